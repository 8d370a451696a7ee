"""Mistakes of users are errors of NEST's kinds, told in a line."""

import unittest

import numpy

import volley.nest as nest

_NOT_NAMES = (3, None, [1, "a"], numpy.array([[1, 2], [3, 4]]))


class MistakesTest(unittest.TestCase):
    def setUp(self):
        nest.ResetKernel()
        self.neurons = nest.Create("iaf_psc_exp", 3)
        self.recorder = nest.Create("spike_recorder")
        nest.Connect(self.neurons, self.recorder)
        nest.Connect(self.neurons, self.neurons)
        self.connections = nest.GetConnections(self.neurons, self.neurons)

    def _assert_refused(self, expected, call, *arguments, **options):
        with self.assertRaises(expected) as raised:
            call(*arguments, **options)
        self.assertIsInstance(raised.exception, nest.NESTError)
        line = str(raised.exception)
        self.assertRegex(line, "expected ")
        self.assertNotIn("\n", line.replace("],\n", "],"))

    def test_should_ask_for_names_where_something_else_is_given(self):
        kind = nest.NESTErrors.ArgumentType
        for wrong in _NOT_NAMES[:1] + _NOT_NAMES[2:]:
            with self.subTest(wrong):
                self._assert_refused(kind, nest.GetDefaults, "iaf_psc_exp", wrong)
                self._assert_refused(kind, nest.GetKernelStatus, wrong)
                self._assert_refused(kind, nest.GetStatus, self.neurons, wrong)
                self._assert_refused(kind, nest.GetStatus, self.connections, wrong)
                self._assert_refused(kind, self.connections.get, wrong)
                self._assert_refused(kind, nest.raster_plot.from_file, wrong)
                self._assert_refused(kind, nest.voltage_trace.from_file, wrong)
        for wrong in _NOT_NAMES:
            with self.subTest(wrong):
                self._assert_refused(kind, self.neurons.get, wrong)
                self._assert_refused(kind, self.recorder.get, "events", wrong)

    def test_should_check_drawn_values_by_the_draws_that_neurons_get(self):
        kind = nest.NESTErrors.BadProperty
        drawn = nest.random.normal(-50.0, 3.3)
        refused = 0
        for _ in range(6):
            nest.Create("parrot_neuron")
            before = nest.network_size
            try:
                nest.Create("iaf_psc_exp", 100, {"V_th": drawn, "V_reset": -60.0})
            except kind:
                refused += 1
                self.assertEqual(before, nest.network_size)
        self.assertIn(refused, range(1, 6))
        neurons = nest.Create("iaf_psc_exp", 100)
        with self.assertRaises(kind):
            neurons.set(V_th=nest.random.normal(-50.0, 30.0))
        self.assertEqual((-55.0,) * 100, neurons.V_th)
        neurons.set(V_th=nest.random.normal(-40.0, 0.1))
        neurons.set(V_th=-50.0)
        nest.Simulate(1.0)

    def test_should_check_delays_of_recorders_only_where_they_are_given(self):
        nest.ResetKernel()
        nest.resolution = 0.4
        neurons = nest.Create("iaf_psc_exp", 2)
        nest.Connect(neurons, neurons, syn_spec={"delay": 1.2})
        nest.Connect(neurons, nest.Create("spike_recorder"))
        with self.assertRaises(nest.NESTErrors.BadProperty):
            nest.Connect(neurons, nest.Create("spike_recorder"), syn_spec={"delay": 1.0})

    def test_should_tell_events_in_one_form(self):
        nest.SetStatus(self.neurons, {"I_e": 1000.0})
        nest.Simulate(100.0)
        with self.assertRaises(nest.NESTErrors.BadProperty):
            self.recorder.time_in_steps = True
        self.recorder.n_events = 0
        self.recorder.time_in_steps = True
        nest.Simulate(100.0)
        self.assertIn("offsets", self.recorder.events)

    def test_should_say_which_names_there_are(self):
        kind = nest.NESTErrors.UndefinedName
        self._assert_refused(kind, nest.GetDefaults, "iaf_psc_exp", "x")
        self._assert_refused(kind, nest.GetDefaults, "iaf_psc_exp", ["V_m", "x"])
        self._assert_refused(kind, nest.GetKernelStatus, "x")
        self._assert_refused(kind, nest.GetStatus, self.neurons, "x")
        self._assert_refused(kind, self.neurons.get, ["V_m", "x"])
        self._assert_refused(kind, self.recorder.get, "events", "x")
        self._assert_refused(kind, self.neurons.get, "V_m", "x")
        self._assert_refused(kind, self.connections.get, "x")

    def test_should_raise_what_scripts_catch_as_pythons(self):
        self._assert_refused(KeyError, self.neurons.get, "x")
        self._assert_refused(TypeError, nest.Create, "iaf_psc_exp", 1, 3)
        self._assert_refused(TypeError, nest.Connect, self.neurons, self.neurons, syn_spec=3)
        self._assert_refused(TypeError, self.neurons.set, 3)
        self._assert_refused(TypeError, nest.math.redraw, 3, 0, 1)

    def test_should_refuse_what_is_no_model(self):
        for wrong in (3, [], None):
            with self.subTest(wrong):
                self._assert_refused(nest.NESTError, nest.SetDefaults, wrong, {"V_m": -60.0})
                self._assert_refused(nest.NESTError, nest.GetDefaults, wrong)
                self._assert_refused(nest.NESTError, nest.CopyModel, wrong, "new")
                self._assert_refused(nest.NESTError, nest.Create, "spike_recorder", 1, {"record_to": wrong})

    def test_should_refuse_forms_of_output_by_name(self):
        for wrong in ("x", 3, numpy.array([1, 2])):
            with self.subTest(wrong):
                self._assert_refused(nest.NESTErrors.BadParameter, self.neurons.get, "V_m", output=wrong)
                self._assert_refused(nest.NESTErrors.BadParameter, self.connections.get, "weight", output=wrong)
                self._assert_refused(nest.NESTErrors.BadParameter, nest.GetStatus, self.neurons, "V_m", wrong)
                self._assert_refused(nest.NESTErrors.BadParameter, nest.GetDefaults, "iaf_psc_exp", None, wrong)

    def test_should_refuse_nodes_and_rows_of_another_shape(self):
        kind = nest.NESTErrors.ArgumentType
        self._assert_refused(kind, nest.GetNodes, 3)
        self._assert_refused(kind, lambda: self.neurons[[1, "a"]])
        self._assert_refused(kind, nest.raster_plot.from_data, [1.0, 2.0])
        self._assert_refused(kind, nest.raster_plot.extract_events, [[1.0], [2.0]])
        self._assert_refused(nest.NESTError, nest.GetLocalNodeCollection, [9])
        self.assertEqual(0, len(nest.GetNodes({"V_m": [1.0, 2.0]})))

    def test_should_refuse_delays_of_recorders_as_of_others(self):
        meter = nest.Create("voltmeter")
        for delay, expected in ((1.55, "not a multiple of dt"), (0.0, "at least one step"), (-1.0, "at least one step")):
            with self.subTest(delay):
                for pre, post in ((self.neurons, nest.Create("spike_recorder")), (meter, self.neurons)):
                    with self.assertRaisesRegex(nest.NESTErrors.BadProperty, f"delay {delay} ms.*{expected}"):
                        nest.Connect(pre, post, syn_spec={"delay": delay})
        generator = nest.Create("poisson_generator")
        with self.assertRaisesRegex(nest.NESTErrors.BadProperty, "delay 0.05 ms"):
            nest.Connect(generator, nest.Create("spike_recorder"), syn_spec={"delay": 0.05})
        self.assertEqual(12, nest.num_connections)

    def test_should_not_let_connections_be_taken_away(self):
        with self.assertRaisesRegex(NotImplementedError, "wiring does not change"):
            self.connections.disconnect()


if __name__ == "__main__":
    unittest.main()
