"""Events in memory and in files, and their pictures."""

import contextlib
import importlib.util
import io
import tempfile
import unittest
from pathlib import Path

import numpy

import volley.nest as nest


class OwnArraysTest(unittest.TestCase):
    """What is told may be changed in place: it is the script's own."""

    def setUp(self):
        nest.ResetKernel()

    def test_should_not_change_what_is_asked_again(self):
        neuron, recorder = nest.Create("iaf_psc_exp", 1, {"I_e": 1000.0}), nest.Create("spike_recorder")
        nest.Connect(neuron, recorder)
        nest.Simulate(50.0)
        times = recorder.events["times"]
        self.assertGreater(len(times), 1)
        before = times.copy()
        times /= 1000.0
        nest.GetStatus(recorder, "events")[0]["times"][:] = 0
        self.assertEqual(before.tolist(), recorder.events["times"].tolist())

    def test_should_not_move_what_generators_send(self):
        generator = nest.Create("spike_generator", 1, {"spike_times": [10.0, 20.0]})
        times = generator.spike_times
        times += 5.0
        self.assertEqual([10.0, 20.0], list(generator.spike_times))

    def test_should_not_change_defaults(self):
        nest.GetDefaults("multimeter")["record_from"].append("x")
        nest.SetDefaults("spike_generator", {"spike_times": [1.0]})
        nest.GetDefaults("spike_generator", "spike_times")[0] = 7.0
        self.assertEqual([], nest.GetDefaults("multimeter")["record_from"])
        self.assertEqual([1.0], list(nest.GetDefaults("spike_generator", "spike_times")))


class RecorderTest(unittest.TestCase):
    def setUp(self):
        nest.ResetKernel()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        nest.data_path = folder.name

    def _spikes(self, **params):
        """A recorder of two neurons, after 40 ms: they spike at 13.9 and 29.8 ms."""
        neurons = nest.Create("iaf_psc_exp", 2, {"I_e": 500.0})
        recorder = nest.Create("spike_recorder", params=params)
        nest.Connect(neurons, recorder)
        nest.Simulate(40.0)
        return recorder

    def test_should_have_events_in_memory(self):
        recorder = self._spikes()
        self.assertEqual(4, recorder.n_events)
        self.assertEqual([1, 2, 1, 2], recorder.events["senders"].tolist())
        self.assertEqual([13.9, 13.9, 29.8, 29.8], recorder.get("events", "times").tolist())
        self.assertEqual([1, 2, 1, 2], nest.GetStatus(recorder, "events")[0]["senders"].tolist())
        self.assertEqual({"times", "senders"}, {*recorder.get("events", ["times", "senders"])})
        self.assertEqual((), recorder.filenames)

    def test_should_refuse_other_recordables_after_simulating(self):
        multimeter = nest.Create("multimeter", params={"record_from": ["V_m"]})
        nest.Connect(multimeter, nest.Create("iaf_psc_exp"))
        nest.Simulate(10.0)
        with self.assertRaisesRegex(NotImplementedError, "record_from of multimeter after Simulate"):
            multimeter.record_from = ["I_syn_ex"]
        self.assertEqual(10.0, nest.biological_time)

    def test_should_have_events_in_steps(self):
        events = self._spikes(time_in_steps=True).events
        self.assertEqual([139, 139, 298, 298], events["times"].tolist())
        self.assertEqual([0.0] * 4, events["offsets"].tolist())

    def test_should_record_between_start_and_stop(self):
        self.assertEqual([29.8, 29.8], self._spikes(start=20.0, stop=30.0).events["times"].tolist())

    def test_should_delete_events(self):
        recorder = self._spikes()
        recorder.n_events = 0
        self.assertEqual(0, recorder.n_events)
        nest.Simulate(10.0)
        self.assertEqual([45.7, 45.7], recorder.events["times"].tolist())
        with self.assertRaises(nest.NESTError):
            recorder.n_events = 3

    def test_should_have_no_events_before_a_simulation_or_a_connection(self):
        recorder, meter = nest.Create("spike_recorder"), nest.Create("voltmeter")
        for device in (recorder, meter):
            self.assertEqual((0, 0), (device.n_events, len(device.events["times"])))
        nest.Create("parrot_neuron")
        nest.Simulate(1.0)
        self.assertEqual((0, 0), (recorder.n_events, meter.n_events))

    def test_should_tell_of_each_time_what_all_neurons_had(self):
        neurons = nest.Create("iaf_psc_exp", 2, {"I_e": [0.0, 100.0], "V_m": [-70.0, -60.0]})
        meter = nest.Create("multimeter", params={"record_from": ["V_m", "I_syn_ex"], "interval": 0.5})
        nest.Connect(meter, neurons)
        nest.Simulate(1.0)
        events = meter.events
        self.assertEqual([1, 2, 1, 2], events["senders"].tolist())
        self.assertEqual([0.5, 0.5, 1.0, 1.0], events["times"].tolist())
        expected = [-70.0, -66.0 + 6.0 * numpy.exp(-0.05), -70.0, -66.0 + 6.0 * numpy.exp(-0.1)]
        numpy.testing.assert_allclose(events["V_m"], expected, rtol=1e-12)
        self.assertEqual([0.0] * 4, events["I_syn_ex"].tolist())

    def test_should_write_spikes_as_nest_does(self):
        recorder = self._spikes(record_to="ascii", label="spikes")
        file = self.folder / "spikes-3-0.dat"
        self.assertEqual((str(file),), recorder.filenames)
        lines = file.read_text().splitlines()
        self.assertEqual("sender\ttime_ms", lines[2])
        self.assertEqual(["1\t13.900", "2\t13.900", "1\t29.800", "2\t29.800"], lines[3:])
        self.assertEqual(4, recorder.n_events)
        nest.Simulate(10.0)
        self.assertEqual(6, len(numpy.loadtxt(file, skiprows=3)))

    def test_should_keep_in_a_file_what_is_deleted_from_memory(self):
        recorder = self._spikes(record_to="ascii")
        recorder.n_events = 0
        nest.Simulate(10.0)
        lines = Path(recorder.filenames[0]).read_text().splitlines()[3:]
        self.assertEqual(2, recorder.n_events)
        times = [line.split()[1] for line in lines]
        self.assertEqual(["13.900", "13.900", "29.800", "29.800", "45.700", "45.700"], times)

    def test_should_write_traces(self):
        neuron = nest.Create("iaf_psc_exp")
        params = {"record_from": ["V_m", "I_syn_ex"], "record_to": "ascii", "interval": 0.1}
        meter = nest.Create("multimeter", params=params)
        nest.Connect(meter, neuron)
        nest.Simulate(1.0)
        self.assertEqual((10, 4), numpy.loadtxt(meter.filenames[0], skiprows=3).shape)
        self.assertEqual(
            "sender\ttime_ms\tV_m\tI_syn_ex", (self.folder / "multimeter-2-0.dat").read_text().splitlines()[2]
        )

    def test_should_overwrite_files_only_if_told_so(self):
        self._spikes(record_to="ascii")
        nest.ResetKernel()
        nest.data_path = str(self.folder)
        with self.assertRaisesRegex(nest.NESTError, "exists"):
            self._spikes(record_to="ascii")
        nest.ResetKernel()
        nest.SetKernelStatus({"data_path": str(self.folder), "overwrite_files": True})
        self.assertEqual(4, self._spikes(record_to="ascii").n_events)

    def test_should_tell_where_a_file_cannot_be_written(self):
        nest.data_path = str(self.folder / "nowhere")
        with self.assertRaisesRegex(nest.NESTError, "cannot be written"):
            self._spikes(record_to="ascii")

    def test_should_name_the_quantities_of_a_model(self):
        meter = nest.Create("multimeter", params={"record_from": ["g_ex"]})
        with self.assertRaisesRegex(nest.NESTErrors.IllegalConnection, "V_m, I_syn_ex, I_syn_in, I"):
            nest.Connect(meter, nest.Create("iaf_psc_exp"))

    def test_should_print_the_time_on_demand(self):
        nest.print_time = True
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            self._spikes()
        self.assertRegex(printed.getvalue(), r"\[ 100% \] Model time: 40.0 ms, Real-time factor: \d+\.\d+")

    @unittest.skipUnless(importlib.util.find_spec("matplotlib"), "no matplotlib: apt-get install python3-matplotlib")
    def test_should_draw_spikes_and_potentials(self):
        import matplotlib

        matplotlib.use("Agg")
        import matplotlib.pyplot as plt

        self.addCleanup(plt.close, "all")
        neuron = nest.Create("iaf_psc_exp", 2, {"I_e": 500.0})
        recorder, meter = nest.Create("spike_recorder"), nest.Create("voltmeter")
        to_file = nest.Create("spike_recorder", params={"record_to": "ascii"})
        nest.Connect(neuron, recorder)
        nest.Connect(neuron, to_file)
        nest.Connect(meter, neuron)
        with self.assertRaises(nest.NESTError):
            nest.raster_plot.from_device(recorder)
        nest.Simulate(40.0)
        for device in (recorder, to_file):
            axes = nest.raster_plot.from_device(device, hist=True, title="Spikes")
            self.assertEqual([13.9, 13.9, 29.8, 29.8], axes.lines[0].get_xdata().tolist())
            self.assertEqual("Spikes", axes.get_title())
            self.assertEqual(2, len(axes.figure.axes))
        # A bin of 5 ms with a spike of each neuron is a rate of 200 spikes/s.
        self.assertEqual(200.0, max(bar.get_height() for bar in axes.figure.axes[1].patches))
        self.assertEqual(2, len(nest.voltage_trace.from_device(meter)))
        (line,) = nest.voltage_trace.from_device(meter, neurons=[2])
        self.assertEqual(meter.events["V_m"][1::2].tolist(), line.get_ydata().tolist())
        with self.assertRaises(nest.NESTError):
            nest.voltage_trace.from_device(recorder)
        self._assert_draws_files(to_file.filenames[0], meter)
        nest.raster_plot.show()
        nest.voltage_trace.show()

    def _assert_draws_files(self, spikes, meter):
        """What is in files, in one or several, and in arrays."""
        for draw in (
            nest.raster_plot.from_file(spikes),
            nest.raster_plot.from_file_numpy([spikes]),
            nest.raster_plot.from_file_pandas((spikes,)),
        ):
            self.assertEqual([13.9, 13.9, 29.8, 29.8], draw.lines[0].get_xdata().tolist())
        data = numpy.loadtxt(spikes, skiprows=3)
        self.assertEqual([[1.0, 13.9]], nest.raster_plot.extract_events(data, time=20.0, sel=[1]).tolist())
        self.assertEqual([29.8] * 2, nest.raster_plot.extract_events(data, time=(20.0, 40.0))[:, 1].tolist())
        drawn = nest.raster_plot.from_data(data, sel=[2], hist=False)
        self.assertEqual([2.0, 2.0], drawn.lines[0].get_ydata().tolist())
        events = meter.events
        rows = zip(events["senders"], events["times"], events["V_m"])
        trace = self.folder / "trace.dat"
        trace.write_text("#\n#\nsender\ttime_ms\tV_m\n" + "".join("%d\t%.3f\t%r\n" % row for row in rows))
        (first, _) = nest.voltage_trace.from_file(str(trace))
        self.assertEqual(events["V_m"][::2].tolist(), first.get_ydata().tolist())


if __name__ == "__main__":
    unittest.main()
