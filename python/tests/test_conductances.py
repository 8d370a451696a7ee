"""Neurons with synaptic conductances, as scripts of NEST use them."""

import tempfile
import unittest

import numpy

import volley.nest as nest


def _alpha(times, arrivals, peak, tau):
    """A conductance after spikes: the sum of alpha functions."""
    ages = numpy.maximum(0.0, times[:, None] - numpy.array(arrivals))
    return (peak * numpy.e * ages / tau * numpy.exp(-ages / tau)).sum(axis=1)


class _RateCurve:
    """The rate of adaptive neurons under currents of a mean and a standard deviation, each measured in a new network."""

    NEURONS = 20
    TIME = 500.0

    def __init__(self, params):
        self.params = params

    def rate(self, mean, std):
        nest.ResetKernel()
        nest.SetKernelStatus({"local_num_threads": 2})
        neurons = nest.Create("aeif_cond_exp", self.NEURONS, self.params)
        noise = nest.Create("noise_generator")
        recorder = nest.Create("spike_recorder")
        nest.Connect(noise, neurons, "all_to_all")
        nest.Connect(neurons, recorder, "all_to_all")
        noise.set(mean=mean, std=std, start=0.0, stop=self.TIME, origin=0.0)
        nest.Simulate(self.TIME)
        return recorder.n_events * 1000.0 / (self.NEURONS * self.TIME)


class ConductanceTest(unittest.TestCase):
    def setUp(self):
        nest.ResetKernel()

    def test_should_check_what_is_set_against_the_neurons_own_values(self):
        neuron = nest.Create("aeif_cond_exp", params={"V_peak": 30.0, "V_th": 5.0, "V_reset": 2.0})
        neuron.set(t_ref=2.0, V_th=6.0)
        for wrong in ({"V_peak": 1.0}, {"Delta_T": 0.001}):
            with self.assertRaisesRegex(nest.NESTErrors.BadProperty, next(iter(wrong))):
                neuron.set(wrong)
        self.assertEqual((30.0, 2.0, 6.0), (neuron.V_peak, neuron.Delta_T, neuron.V_th))

    def test_should_write_potentials_and_conductances_to_a_file(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        nest.SetKernelStatus({"overwrite_files": True, "data_path": folder.name, "data_prefix": "cond-"})
        self.assertEqual(
            ("V_m", "g_ex", "g_in", "t_ref_remaining"), tuple(nest.GetDefaults("iaf_cond_alpha")["recordables"])
        )
        neuron = nest.Create("iaf_cond_alpha", params={"tau_syn_ex": 1.5, "V_reset": -65.0, "V_th": -50.0})
        meter = nest.Create(
            "multimeter",
            params={"interval": 0.1, "record_from": ["g_ex", "V_m", "g_in"], "record_to": "ascii", "label": "trace"},
        )
        exciting = nest.Create("spike_generator", params={"spike_times": numpy.array([4.0, 12.0])})
        inhibiting = nest.Create("spike_generator", params={"spike_times": numpy.array([7.5])})
        nest.Connect(exciting, neuron, syn_spec={"weight": 12.0})
        nest.Connect(inhibiting, neuron, syn_spec={"weight": -30.0, "delay": 2.0})
        nest.Connect(meter, neuron)
        nest.Simulate(30.0)
        sender, times, g_ex, potential, g_in = numpy.loadtxt(meter.filenames[0], skiprows=3).T
        self.assertEqual({neuron.global_id}, {*sender})
        numpy.testing.assert_allclose(g_ex, _alpha(times, [5.0, 13.0], 12.0, 1.5), atol=1e-3)
        numpy.testing.assert_allclose(g_in, _alpha(times, [9.5], 30.0, 2.0), atol=1e-3)
        self.assertTrue((potential[times < 5.05] == -70.0).all())
        self.assertTrue(potential[times < 12.0].max() > -66.0)
        inhibited = potential[(times > 10.0) & (times < 13.05)]
        self.assertTrue((numpy.diff(inhibited) < 0.0).all(), inhibited)

    def test_should_fire_faster_the_more_current_there_is(self):
        params = {"a": 4.0, "b": 80.8, "V_th": -50.4, "Delta_T": 2.0, "V_reset": -70.6, "t_ref": 5.0, "V_peak": -40.0}
        curve = _RateCurve(params)
        rates = [curve.rate(mean, 0.0) for mean in (400.0, 900.0, 1400.0)]
        self.assertEqual(0.0, rates[0])
        self.assertTrue(0.0 < rates[1] < rates[2] < 200.0, rates)
        self.assertTrue(0.0 < curve.rate(400.0, 1500.0) < rates[2])

    def test_should_start_at_the_default_of_the_leak(self):
        self.assertEqual(-70.6, nest.Create("aeif_cond_exp", params={"E_L": -65.0}).V_m)
        self.assertEqual(-70.0, nest.Create("iaf_cond_alpha", params={"E_L": -65.0}).V_m)

    def test_should_take_weights_of_conductance_among_others(self):
        conductances, currents = nest.Create("iaf_cond_alpha", 2), nest.Create("iaf_psc_exp", 2)
        generator = nest.Create("spike_generator", params={"spike_times": [1.0]})
        nest.Connect(generator, conductances + currents, syn_spec={"weight": 5.0})
        nest.Simulate(4.0)
        self.assertTrue(all(potential > -70.0 for potential in conductances.V_m + currents.V_m))

    def test_should_refuse_variables_by_name(self):
        with self.assertRaisesRegex(NotImplementedError, "w of aeif_cond_exp"):
            nest.Create("aeif_cond_exp", params={"w": 20.0})
        with self.assertRaisesRegex(nest.NESTErrors.BadProperty, "expected at least V_th"):
            nest.Create("aeif_cond_exp", params={"V_peak": -60.0})
