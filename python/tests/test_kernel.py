"""The kernel's attributes, simulating, and processes."""

import math
import tempfile
import unittest
from pathlib import Path

import volley.nest as nest


class KernelTest(unittest.TestCase):
    def setUp(self):
        nest.ResetKernel()

    def test_should_have_nests_attributes_and_defaults(self):
        self.assertEqual((0.1, 143202461, 1), (nest.resolution, nest.rng_seed, nest.local_num_threads))
        self.assertEqual((0.1, 1), nest.GetKernelStatus(("resolution", "num_processes")))
        self.assertEqual(0.0, nest.GetKernelStatus()["biological_time"])
        self.assertEqual((0.1, 0.0), nest.get("resolution", "biological_time"))
        self.assertIn("iaf_psc_alpha", nest.node_models)
        self.assertIn("static_synapse", nest.synapse_models)
        self.assertIn("fixed_indegree", nest.connection_rules)

    def test_should_set_attributes_in_every_spelling(self):
        nest.SetKernelStatus({"resolution": 0.2, "rng_seed": 7})
        nest.local_num_threads = 2
        nest.set(print_time=False, overwrite_files=True)
        self.assertEqual(
            (0.2, 7, 2, True), tuple(nest.get("resolution", "rng_seed", "local_num_threads", "overwrite_files"))
        )
        self.assertEqual(2, nest.total_num_virtual_procs)
        nest.ResetKernel()
        self.assertEqual((0.1, 143202461, 1), (nest.resolution, nest.rng_seed, nest.local_num_threads))
        nest.total_num_virtual_procs = 3
        self.assertEqual([0, 1, 2], nest.GetLocalVPs())

    def test_should_refuse_attributes(self):
        mistakes = {
            "no_such": nest.NESTError,
            "num_processes": nest.NESTError,
            "resolution": nest.NESTError,
            "local_num_threads": nest.NESTError,
            "rng_seed": nest.NESTError,
            "use_compressed_spikes": NotImplementedError,
            "rng_type": NotImplementedError,
        }
        values = {"resolution": -0.1, "local_num_threads": 0, "rng_seed": 0, "use_compressed_spikes": False}
        for name, kind in mistakes.items():
            with self.subTest(name), self.assertRaises(kind):
                nest.SetKernelStatus({name: values.get(name, "other")})
        nest.SetKernelStatus({"use_compressed_spikes": True})
        nest.Create("parrot_neuron")
        with self.assertRaises(nest.NESTErrors.BadProperty):
            nest.resolution = 0.5
        with self.assertRaises(AttributeError):
            nest.no_such = 1
        with self.assertRaises(AttributeError):
            nest.no_such

    def test_should_refuse_values_of_another_type(self):
        mistakes = {
            "resolution": ["0.1", True, float("nan")],
            "local_num_threads": [2.7, "2", True, 10**12],
            "rng_seed": [1.5, "1", 2**32],
            "print_time": [1, "no"],
            "data_path": [5],
            "use_compressed_spikes": [],
        }
        for name, values in mistakes.items():
            before = nest.get(name)
            for value in values:
                with self.subTest(name, value=value), self.assertRaises(nest.NESTError) as raised:
                    nest.set(**{name: value})
                self.assertNotIn("\n", str(raised.exception))
            self.assertEqual(before, nest.get(name))
        for duration in ("1", None, float("nan"), float("inf"), -1.0, 1e300):
            with self.subTest(duration), self.assertRaises(nest.NESTError):
                nest.Simulate(duration)
        for call in (nest.SetKernelStatus, lambda value: nest.SetDefaults("iaf_psc_exp", value)):
            with self.assertRaises(nest.NESTErrors.ArgumentType):
                call(5)
        self.assertEqual(0.0, nest.biological_time)

    def test_should_take_a_resolution_after_a_question(self):
        self.assertEqual(0, len(nest.GetConnections()))
        nest.set(resolution=0.25, local_num_threads=2)
        nest.Create("iaf_psc_exp")
        nest.Simulate(0.25)
        self.assertEqual((0.25, [0, 1]), (nest.biological_time, nest.GetLocalVPs()))

    def test_should_set_all_attributes_or_none(self):
        with self.assertRaises(nest.NESTErrors.BadProperty):
            nest.set(resolution=0.2, rng_seed=0)
        self.assertEqual((0.1, 143202461), (nest.resolution, nest.rng_seed))

    def test_should_refuse_calls_by_name(self):
        lacking = nest.lacking
        for name in (*lacking.CALLS, *lacking.MODULES, *lacking.ATTRIBUTES):
            with self.subTest(name), self.assertRaisesRegex(NotImplementedError, rf"nest\.{name} is not among"):
                getattr(nest, name)
        for name in lacking.ATTRIBUTES:
            with self.subTest(name), self.assertRaisesRegex(NotImplementedError, name):
                nest.GetKernelStatus(name)
        nodes = nest.Create("iaf_psc_exp", 2)
        for name in lacking.NODE_KEYS:
            with self.subTest(name), self.assertRaisesRegex(NotImplementedError, name):
                nodes.get(name)
            with self.subTest(name), self.assertRaisesRegex(NotImplementedError, name):
                nodes.set({name: 1.0})
        for name in ("exp", "sin", "cos"):
            with self.subTest(name), self.assertRaisesRegex(NotImplementedError, name):
                getattr(nest.math, name)(1.0)
        with self.assertRaises(NotImplementedError):
            nest.random.uniform_int(3)

    def test_should_tell_the_extremes_of_delays(self):
        neurons = nest.Create("iaf_psc_exp", 2)
        self.assertEqual((0.1, 0.1), (nest.min_delay, nest.max_delay))
        nest.Connect(neurons, neurons, syn_spec={"delay": 2.0})
        nest.Connect(neurons, neurons, syn_spec={"weight": 1.0, "delay": [[0.5, 1.0], [3.0, 1.0]]})
        self.assertEqual((0.5, 3.0), (nest.min_delay, nest.max_delay))
        nest.Connect(neurons, neurons, syn_spec={"delay": nest.random.uniform(1.0, 2.0)})
        self.assertNotEqual(nest.min_delay, nest.min_delay)

    def test_should_simulate_in_pieces(self):
        nest.Create("iaf_psc_exp", params={"I_e": 500.0})
        nest.Simulate(10.0)
        nest.Prepare()
        nest.Run(5.0)
        nest.Run(2.5)
        nest.Cleanup()
        with nest.RunManager():
            nest.Run(2.5)
        self.assertEqual(20.0, nest.biological_time)
        self.assertEqual(0, nest.local_spike_counter)
        nest.Simulate(100.0)
        self.assertEqual(6, nest.local_spike_counter)

    def test_should_take_values_between_runs(self):
        neuron = nest.Create("iaf_psc_delta", params={"V_th": 0.0})
        nest.Prepare()
        nest.Run(5.0)
        neuron.I_e = 100.0
        nest.Run(10.0)
        nest.Cleanup()
        self.assertAlmostEqual(-70 + 0.4 * 10 * (1 - math.exp(-1)), neuron.V_m, places=9)

    def test_should_take_nodes_and_files_between_prepare_and_run(self):
        with tempfile.TemporaryDirectory() as folder:
            nest.data_path = folder
            nest.Prepare()
            neuron = nest.Create("iaf_psc_exp", params={"I_e": 500.0})
            recorder = nest.Create("spike_recorder", params={"record_to": "ascii"})
            nest.Connect(neuron, recorder)
            (file,) = map(Path, recorder.filenames)
            file.write_text("kept")
            with self.assertRaisesRegex(nest.NESTError, "exists"):
                nest.Run(20.0)
            file.unlink()
            nest.Run(20.0)
            nest.Cleanup()
            self.assertIn("13.900", file.read_text())

    def test_should_keep_what_a_script_gives_it_to_keep(self):
        nest.userdict["nodes"] = [1, 2]
        self.assertEqual([1, 2], nest.userdict.pop("nodes"))

    def test_should_simulate_what_was_changed_since_prepare(self):
        nest.Create("iaf_psc_delta")
        nest.Prepare()
        nest.rng_seed = 5
        nest.Run(1.0)
        nest.Cleanup()
        self.assertEqual(1.0, nest.biological_time)

    def test_should_refuse_to_run_out_of_order_or_off_the_grid(self):
        nest.Create("iaf_psc_exp")
        with self.assertRaises(nest.NESTError):
            nest.Run(1.0)
        with self.assertRaises(nest.NESTError):
            nest.Cleanup()
        with self.assertRaisesRegex(nest.NESTErrors.BadParameter, "0.15 ms is not a multiple of dt 0.1 ms"):
            nest.Simulate(0.15)
        nest.Simulate(1.0)
        self.assertEqual(1.0, nest.biological_time)

    def test_should_simulate_without_neurons(self):
        nest.Simulate(5.0)
        self.assertEqual(5.0, nest.biological_time)
        self.assertEqual(0, nest.network_size)

    def test_should_take_a_seed_after_connecting(self):
        fingerprints = []
        for early in (True, False):
            nest.ResetKernel()
            nest.rng_seed = 5 if early else 6
            neurons = nest.Create("iaf_psc_delta", 100)
            noise = nest.Create("poisson_generator", params={"rate": 20000.0})
            nest.Connect(noise, neurons, syn_spec={"weight": 1.0})
            nest.rng_seed = 5
            nest.Simulate(100.0)
            fingerprints.append(nest.fingerprint)
        self.assertEqual(fingerprints[0], fingerprints[1])
        self.assertNotEqual("0" * 16, fingerprints[0])

    def test_should_be_one_process_by_itself(self):
        self.assertEqual((0, 1), (nest.Rank(), nest.NumProcesses()))
        nest.SyncProcesses()
        nodes = nest.Create("iaf_psc_exp", 4)
        self.assertEqual(nodes, nest.GetLocalNodeCollection(nodes))

    def test_should_keep_the_verbosity(self):
        self.addCleanup(nest.set_verbosity, nest.get_verbosity())
        nest.set_verbosity("M_WARNING")
        self.assertEqual(nest.VerbosityLevel.WARNING, nest.get_verbosity())
        nest.verbosity = nest.VerbosityLevel.ERROR
        self.assertEqual((nest.VerbosityLevel.ERROR,) * 2, (nest.get_verbosity(), nest.verbosity))
        for level in ("M_LOUD", "WARNING", 20, None):
            with self.subTest(level), self.assertRaises(nest.NESTErrors.BadParameter):
                nest.verbosity = level

    def test_should_print_messages_to_the_error_stream(self):
        import contextlib
        import io

        self.addCleanup(nest.set_verbosity, nest.get_verbosity())
        with contextlib.redirect_stderr(io.StringIO()) as printed:
            nest.message("M_INFO", "script", "so far")
            nest.message("so good")
            nest.verbosity = nest.VerbosityLevel.WARNING
            nest.message("not shown")
            nest.message("too far", nest.VerbosityLevel.ERROR)
        self.assertEqual("INFO script: so far\nINFO so good\nERROR too far\n", printed.getvalue())


class ParameterTest(unittest.TestCase):
    """Arithmetic of random parameters, held against the numbers that Volley draws."""

    def _drawn(self, parameter):
        nest.ResetKernel()
        return nest.Create("iaf_psc_exp", 20000, {"I_e": parameter}).I_e

    def test_should_shift_and_scale_distributions(self):
        random = nest.random
        # Mean and standard deviation; the mean of 20,000 draws is 6 standard errors, sd / 23.6, from it at most.
        cases = {
            "uniform": (4.0 + 2.0 * random.uniform(0.0, 1.0), 5.0, 2.0 / 12**0.5),
            "normal": (10.0 - random.normal(1.0, 2.0) * 3.0, 7.0, 6.0),
            "exponential": (random.exponential(2.0) / 4.0, 0.5, 0.5),
            "negative": (-random.exponential(2.0), -2.0, 2.0),
            "lognormal": (random.lognormal(0.0, 0.5) * 2.0, 2.0 * 1.1331, 2.0 * 0.6039),
            "negative lognormal": (-2.0 * random.lognormal(0.0, 0.5) * 2.0, -4.0 * 1.1331, 4.0 * 0.6039),
            "constant": (0.0 * random.normal(1.0, 2.0) + 3.0, 3.0, 1e-9),
        }
        for name, (parameter, mean, deviation) in cases.items():
            with self.subTest(name):
                drawn = self._drawn(parameter)
                self.assertLess(abs(sum(drawn) / len(drawn) - mean), deviation / 23.6)

    def test_should_redraw_within_bounds_that_move_along(self):
        drawn = self._drawn(-2.0 * nest.math.redraw(nest.random.normal(0.0, 1.0), 0.0, 1.0) + 1.0)
        self.assertTrue(-1.0 <= min(drawn) < -0.99 and 0.99 < max(drawn) <= 1.0)

    def test_should_move_values_to_limits(self):
        drawn = self._drawn(-2.0 * nest.math.min(nest.math.max(nest.random.normal(0.0, 1.0), 0.0), 1.0) + 1.0)
        # Half of the values are below 0, and 15.87 % above 1; 6 standard deviations of 20,000 draws are 424 and 310.
        self.assertEqual((-1.0, 1.0), (min(drawn), max(drawn)))
        self.assertLess(abs(drawn.count(1.0) - 10000), 424)
        self.assertLess(abs(drawn.count(-1.0) - 3173), 310)
        with self.assertRaises(NotImplementedError):
            nest.math.redraw(nest.math.max(nest.random.normal(), 0.0), 0.0, 1.0)
        with self.assertRaises(TypeError):
            nest.math.max(1.0, 2.0)

    def test_should_refuse_sums_of_distributions(self):
        normal = nest.random.normal()
        refused = {
            "sum": lambda: normal + normal,
            "product": lambda: normal * normal,
            "difference": lambda: normal - normal,
            "quotient": lambda: normal / normal,
            "inverse": lambda: 1.0 / normal,
            "power": lambda: normal**2,
            "comparison": lambda: normal < 1.0,
            "shifted exponential": lambda: nest.random.exponential() + 1.0,
            "value": normal.GetValue,
            "values": lambda: normal.apply(None),
        }
        for name, call in refused.items():
            with self.subTest(name), self.assertRaisesRegex(NotImplementedError, r"nest\.random\."):
                call()
        self.assertFalse(normal.is_spatial())
        mistakes = {
            "word": lambda: normal * "2",
            "zero": lambda: normal / 0,
            "mean": lambda: nest.random.normal("0"),
            "bound": lambda: nest.math.redraw(normal, 0.0, "1"),
        }
        for name, call in mistakes.items():
            with self.subTest(name), self.assertRaises(nest.NESTErrors.BadProperty):
                call()
        with self.assertRaises(nest.NESTError):
            nest.Create("iaf_psc_exp", params={"I_e": nest.random.normal(0.0, -1.0)})


if __name__ == "__main__":
    unittest.main()
