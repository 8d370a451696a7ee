"""Creating nodes, collections of them, and their values."""

import unittest

import numpy

import volley.nest as nest


class NodeTest(unittest.TestCase):
    def setUp(self):
        nest.ResetKernel()


class NodeCollectionTest(NodeTest):
    def test_should_refuse_nodes_of_a_kernel_that_was_reset(self):
        old = nest.Create("iaf_psc_exp", 2)
        nest.ResetKernel()
        new = nest.Create("iaf_psc_exp", 4)
        for name, call in {
            "sum": lambda: old + new[2:],
            "other sum": lambda: new[2:] + old,
            "connect": lambda: nest.Connect(new, old),
            "connections": lambda: nest.GetConnections(old),
            "local": lambda: nest.GetLocalNodeCollection(old),
            "get": lambda: old.I_e,
        }.items():
            with self.subTest(name), self.assertRaisesRegex(nest.NESTError, "kernel that has been reset"):
                call()

    def test_should_refuse_what_is_no_node(self):
        nest.Create("iaf_psc_exp", 4)
        for ids in ([0], [77], [2, 1], [1, 1], [1.5], ["1"]):
            with self.subTest(ids), self.assertRaises(nest.NESTError):
                nest.NodeCollection(ids)
            with self.subTest(ids), self.assertRaises(nest.NESTError):
                nest.GetConnections(target=ids)

    def test_should_refuse_what_is_no_number(self):
        neurons = nest.Create("iaf_psc_delta", 2)
        for name in ("V_m", "E_L", "I_e"):
            with self.assertRaisesRegex(nest.NESTErrors.BadProperty, f"{name} nan of iaf_psc_delta"):
                neurons.set({name: float("nan")})
        self.assertEqual((-70.0, -70.0), neurons.V_m)

    def test_should_number_nodes_from_1_in_the_order_of_their_creation(self):
        neurons = nest.Create("iaf_psc_exp", 3)
        recorder = nest.Create("spike_recorder")
        more = nest.Create("parrot_neuron", 2)
        self.assertEqual([1, 2, 3], neurons.tolist())
        self.assertEqual(4, recorder.global_id)
        self.assertEqual((5, 6), more.global_id)
        self.assertEqual(6, nest.network_size)

    def test_should_be_a_sequence(self):
        nodes = nest.Create("iaf_psc_exp", 10)
        self.assertEqual(10, len(nodes))
        self.assertEqual([2, 3, 4], nodes[1:4].tolist())
        self.assertEqual([1, 4, 7, 10], nodes[::3].tolist())
        self.assertEqual(10, nodes[-1].global_id)
        self.assertEqual([1, 9], nodes[[0, 8]].tolist())
        self.assertEqual([2], nodes[numpy.arange(10) == 1].tolist())
        self.assertEqual(list(range(1, 11)), [node.global_id for node in nodes])
        self.assertIn(7, nodes)
        self.assertNotIn(11, nodes)
        self.assertEqual(3, nodes.index(4))
        self.assertEqual([], nodes[[]].tolist())
        self.assertIn(nodes[3], nodes)
        for other in (2.5, "2", True, "a"):
            self.assertNotIn(other, nodes)
            with self.assertRaises(ValueError):
                nodes.index(other)
        self.assertEqual(1, min(nodes).global_id)
        with self.assertRaises(IndexError):
            nodes[10]

    def test_should_add_up_in_the_order_of_ids(self):
        first = nest.Create("iaf_psc_exp", 2)
        second = nest.Create("iaf_psc_alpha", 2)
        self.assertEqual([1, 2, 3, 4], (second + first).tolist())
        self.assertEqual(first + second, nest.NodeCollection([1, 2, 3, 4]))
        self.assertNotEqual(first, second)
        self.assertEqual(first, nest.NodeCollection() + first)
        with self.assertRaises(nest.NESTError):
            first + first[:1]

    def test_should_refuse_nodes_that_there_are_not(self):
        nest.Create("iaf_psc_exp", 2)
        for ids in ([3], [0], [2, 1], [1, 1]):
            with self.subTest(ids), self.assertRaises(nest.NESTError):
                nest.NodeCollection(ids)

    def test_should_refuse_nodes_of_a_kernel_that_has_been_reset(self):
        nodes = nest.Create("iaf_psc_exp", 2)
        nest.ResetKernel()
        nest.Create("iaf_psc_exp", 2)
        with self.assertRaisesRegex(nest.NESTError, "reset"):
            nodes.get("V_m")
        with self.assertRaisesRegex(nest.NESTError, "reset"):
            nest.Connect(nodes, nodes)

    def test_should_find_nodes_by_their_values(self):
        nest.Create("iaf_psc_exp", 2, {"C_m": [200.0, 300.0]})
        nest.Create("spike_recorder")
        self.assertEqual([1, 2, 3], nest.GetNodes().tolist())
        self.assertEqual([2], nest.GetNodes({"C_m": 300.0}).tolist())
        self.assertEqual([3], nest.GetNodes({"model": "spike_recorder"}).tolist())

    def test_should_print_nodes_by_model(self):
        import contextlib
        import io

        nest.Create("iaf_psc_exp", 3)
        nest.Create("spike_recorder")
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            nest.PrintNodes()
        self.assertEqual(
            ["1 ... 3 iaf_psc_exp", "4 spike_recorder"], [line.strip() for line in printed.getvalue().splitlines()]
        )


class ValueTest(NodeTest):
    def test_should_have_nests_defaults(self):
        node = nest.Create("iaf_psc_alpha")
        self.assertEqual((-70.0, 250.0, 10.0, -55.0), tuple(node.get(name) for name in ("V_m", "C_m", "tau_m", "V_th")))
        self.assertEqual(("V_m", "I_syn_ex", "I_syn_in", "I"), node.recordables)
        self.assertEqual("neuron", node.element_type)

    def test_should_start_at_nests_potential_whatever_the_resting_potential_is(self):
        self.assertEqual(-70.0, nest.Create("iaf_psc_exp", params={"E_L": -65.0}).V_m)

    def test_should_set_values_of_all_and_of_each(self):
        nodes = nest.Create("iaf_psc_exp", 3, {"I_e": [1.0, 2.0, 3.0], "C_m": 100.0})
        self.assertEqual((1.0, 2.0, 3.0), nodes.I_e)
        self.assertEqual((100.0,) * 3, nodes.get("C_m"))
        nodes.set(I_e=5.0, tau_m=[8.0, 9.0, 10.0])
        nodes[1:].V_th = -52.0
        nodes[2].set({"V_th": -51.0})
        self.assertEqual({"I_e": (5.0,) * 3, "tau_m": (8.0, 9.0, 10.0)}, nodes.get(["I_e", "tau_m"]))
        self.assertEqual((-55.0, -52.0, -51.0), nodes.V_th)

    def test_should_set_values_over_several_populations(self):
        nodes = nest.Create("iaf_psc_exp", 2) + nest.Create("iaf_psc_delta", 2)
        nodes.I_e = [1.0, 2.0, 3.0, 4.0]
        self.assertEqual((2.0, 3.0), nodes[1:3].I_e)

    def test_should_set_a_dictionary_for_each_node(self):
        nodes = nest.Create("poisson_generator", 2, [{"rate": 1.0}, {"rate": 2.0}])
        self.assertEqual((1.0, 2.0), nodes.rate)
        nest.SetStatus(nodes, [{"rate": 3.0}, {"start": 5.0}])
        self.assertEqual(((3.0, 0.0), (2.0, 5.0)), nest.GetStatus(nodes, ["rate", "start"]))
        nest.SetStatus(nodes, "rate", [6.0, 7.0])
        self.assertEqual((6.0, 7.0), nest.GetStatus(nodes, "rate"))
        nest.SetStatus([1], {"rate": 8.0})
        self.assertEqual(8.0, nest.GetStatus(nodes)[0]["rate"])

    def test_should_give_a_list_to_all_where_a_parameter_is_a_list(self):
        generators = nest.Create("spike_generator", 2, {"spike_times": [1.0, 2.0]})
        generators[1].spike_times = [3.0]
        self.assertEqual([[1.0, 2.0], [3.0]], [times.tolist() for times in generators.spike_times])

    def test_should_draw_the_same_values_on_any_number_of_threads(self):
        drawn = []
        for threads in (1, 3):
            nest.ResetKernel()
            nest.local_num_threads = threads
            drawn.append(nest.Create("iaf_psc_exp", 200, {"V_m": nest.random.uniform(-70.0, -55.0)}).V_m)
        self.assertEqual(drawn[0], drawn[1])
        self.assertTrue(-70.0 <= min(drawn[0]) < -69.0 < -56.0 < max(drawn[0]) < -55.0)

    def test_should_tell_values_in_other_forms(self):
        import json

        nodes = nest.Create("iaf_psc_exp", 2, {"I_e": [1.0, 2.0]})
        self.assertEqual({"I_e": [1.0, 2.0]}, json.loads(nodes.get("I_e", output="json")))

    def test_should_have_defaults_of_models_and_of_copies(self):
        nest.SetDefaults("iaf_psc_exp", {"tau_m": 15.0})
        nest.CopyModel("iaf_psc_exp", "pyramidal", {"C_m": 300.0})
        nest.SetDefaults("iaf_psc_exp", "tau_m", 12.0)
        node = nest.Create("pyramidal")
        self.assertEqual((15.0, 300.0, "pyramidal"), (node.tau_m, node.C_m, node.model))
        self.assertEqual(12.0, nest.GetDefaults("iaf_psc_exp", "tau_m"))
        self.assertEqual((12.0, -55.0), nest.GetDefaults("iaf_psc_exp", ["tau_m", "V_th"]))
        self.assertEqual(300.0, nest.GetDefaults("pyramidal")["C_m"])

    def test_should_refuse_defaults_that_do_not_go_together(self):
        with self.assertRaisesRegex(nest.NESTErrors.BadProperty, "V_th -91.0 mV"):
            nest.SetDefaults("iaf_psc_exp", {"tau_m": 5.0, "V_th": -91.0})
        with self.assertRaisesRegex(nest.NESTErrors.BadProperty, "V_th -91.0 mV"):
            nest.CopyModel("iaf_psc_exp", "pyramidal", {"V_th": -91.0})
        self.assertEqual((10.0, -55.0), nest.GetDefaults("iaf_psc_exp", ["tau_m", "V_th"]))
        self.assertNotIn("pyramidal", nest.node_models)
        nest.SetDefaults("iaf_psc_exp", {"t_ref": 0.25})
        nest.resolution = 0.25
        self.assertEqual(0.25, nest.Create("iaf_psc_exp").t_ref)

    def test_should_go_on_after_values_that_are_refused(self):
        refused = {
            "tau_m": {"tau_m": -20.0},
            "V_reset": {"V_reset": -50.0},
            "no_such": {"no_such": 1.0},
            "word": {"tau_m": "long"},
            "length": {"I_e": [1.0, 2.0, 3.0]},
            "t_ref": {"t_ref": 0.25},
        }
        for name, values in refused.items():
            with self.subTest(name):
                with self.assertRaises(nest.NESTError) as raised:
                    nest.Create("iaf_psc_exp", 2, values)
                self.assertNotIn("\n", str(raised.exception))
                nodes = nest.Create("iaf_psc_exp", 2)
                self.assertEqual([1, 2], nodes.tolist())
                with self.assertRaises(nest.NESTError):
                    nodes.set(values)
                self.assertEqual((-55.0, -55.0), nodes.V_th)
                nest.Simulate(1.0)
                nest.ResetKernel()

    def test_should_refuse_values_of_another_type(self):
        for count in (2.7, 2.0, "2", None, True, 10**12):
            with self.subTest(count), self.assertRaises(nest.NESTError):
                nest.Create("iaf_psc_alpha", count)
        mistakes = {
            "a word": ("iaf_psc_exp", {"I_e": "5"}),
            "true": ("iaf_psc_exp", {"I_e": True}),
            "too large": ("iaf_psc_exp", {"I_e": 10**400}),
            "words": ("iaf_psc_exp", {"I_e": ["1", "2"]}),
            "a matrix of odd rows": ("iaf_psc_exp", {"I_e": [[1.0], [1.0, 2.0]]}),
            "a matrix": ("iaf_psc_exp", {"I_e": numpy.ones((2, 2))}),
            "a matrix for a list": ("spike_generator", {"spike_times": numpy.ones((1, 2))}),
            "a number for a flag": ("iaf_psc_delta", {"refractory_input": 0.5}),
            "a number for a list": ("spike_generator", {"spike_times": 1.0}),
            "a word for a list": ("spike_generator", {"spike_times": "12"}),
            "a number for a label": ("spike_recorder", {"label": 5}),
            "a number for a switch": ("spike_recorder", {"time_in_steps": 1}),
            "numbers for names": ("multimeter", {"record_from": [1, 2]}),
        }
        for name, (model, values) in mistakes.items():
            with self.subTest(name), self.assertRaises(nest.NESTErrors.BadProperty) as raised:
                nest.Create(model, 2, values)
            self.assertNotIn("\n", str(raised.exception))
        with self.assertRaises(nest.NESTErrors.BadProperty):
            nest.Create(["iaf_psc_exp"])
        with self.assertRaises(TypeError):
            nest.Create("iaf_psc_exp", 2, "tau_m")
        self.assertEqual(0, nest.network_size)

    def test_should_refuse_values_of_devices_that_do_not_go_together(self):
        mistakes = {
            "poisson_generator": {"start": 20.0, "stop": 10.0},
            "spike_generator": {"spike_times": [2.0, 1.0]},
            "step_current_generator": {"amplitude_times": [1.0, 2.0], "amplitude_values": [1.0]},
            "inhomogeneous_poisson_generator": {"rate_times": [1.0], "rate_values": [1.0, 2.0]},
            "dc_generator": {"start": 0.25},
            "noise_generator": {"dt": 0.25},
            "voltmeter": {"interval": 0.25},
            "spike_recorder": {"start": 2.0, "stop": 1.0},
        }
        for model, values in mistakes.items():
            with self.subTest(model):
                with self.assertRaises(nest.NESTErrors.BadProperty):
                    nest.Create(model, params=values)
                device = nest.Create(model)
                before = device.get()
                with self.assertRaises(nest.NESTErrors.BadProperty):
                    device.set(values)
                self.assertEqual(str(before), str(device.get()))

    def test_should_set_what_neurons_have_in_common_for_all_of_a_call(self):
        neurons = nest.Create("iaf_psc_delta", 4)
        with self.assertRaisesRegex(NotImplementedError, "refractory_input True of iaf_psc_delta: .* all 4 neurons"):
            neurons[:2].refractory_input = True
        neurons[:2].refractory_input = False
        neurons.refractory_input = True
        nest.Connect(neurons, neurons)
        self.assertEqual((True,) * 4, neurons.refractory_input)
        nest.Simulate(1.0)
        neurons.set(refractory_input=True, I_e=5.0)
        self.assertEqual((5.0,) * 4, neurons.I_e)

    def test_should_set_all_nodes_or_none(self):
        neurons = nest.Create("iaf_psc_exp", 2, {"I_e": 1.0}) + nest.Create("iaf_psc_delta", 2, {"I_e": 1.0})
        generators = nest.Create("poisson_generator", 2, {"rate": 1.0})
        recorder = nest.Create("spike_recorder")
        nest.Connect(neurons, recorder)
        attempts = {
            "one value": (neurons, {"I_e": 2.0, "tau_syn_ex": 1.0}),
            "a value for each": (generators, {"rate": [5.0, -5.0]}),
            "dictionaries": (neurons, [{"I_e": 2.0}, {"I_e": 3.0}, {"I_e": 4.0}, {"V_th": -80.0}]),
            "devices": (generators + recorder, {"origin": 3.0, "rate": 9.0}),
        }
        for name, (nodes, values) in attempts.items():
            with self.subTest(name), self.assertRaises(nest.NESTError):
                nodes.set(values)
        self.assertEqual((1.0,) * 4, neurons.I_e)
        self.assertEqual((1.0, 1.0), generators.rate)
        self.assertEqual((0.0, 0.0), generators.origin)

    def test_should_set_all_devices_or_none_where_one_is_refused_when_it_is_connected(self):
        neuron = nest.Create("iaf_psc_exp")
        generators = nest.Create("spike_generator", 2, {"spike_times": [1.0], "spike_weights": [2.0]})
        nest.Connect(generators[1], neuron)
        nest.Simulate(1.0)
        with self.assertRaises(nest.NESTErrors.BadProperty):
            generators.spike_weights = [3.0]
        self.assertEqual([2.0, 2.0], [weights[0] for weights in generators.spike_weights])

    def test_should_tell_the_rank_of_a_node(self):
        nest.local_num_threads = 2
        self.assertEqual({0, 1}, {*nest.Create("iaf_psc_exp", 4).vp})
        self.assertEqual(-1, nest.Create("spike_recorder").vp)

    def test_should_refuse_models_by_name(self):
        with self.assertRaisesRegex(NotImplementedError, "aeif_cond_alpha is not among Volley's models: iaf_psc_delta, "):
            nest.Create("aeif_cond_alpha")
        with self.assertRaises(nest.NESTErrors.UnknownModelName):
            nest.Create("no_such_model")
        with self.assertRaises(nest.NESTErrors.BadProperty):
            nest.Create("iaf_psc_exp", 0)
        with self.assertRaises(NotImplementedError):
            nest.Create("iaf_psc_exp", positions=[[0.0, 0.0]])
        with self.assertRaises(AttributeError):
            nest.Create("iaf_psc_exp").no_such

    def test_should_refuse_what_a_device_cannot_have(self):
        with self.assertRaises(NotImplementedError):
            nest.Create("spike_recorder", params={"record_to": "sionlib"})
        with self.assertRaises(nest.NESTError):
            nest.Create("spike_recorder", params={"record_to": "paper"})
        with self.assertRaises(NotImplementedError):
            nest.Create("spike_generator", params={"precise_times": True})
        with self.assertRaises(NotImplementedError):
            nest.Create("poisson_generator", params={"rate": nest.random.uniform(1.0, 2.0)})


class TimeTest(NodeTest):
    """Values that change between two simulations."""

    def test_should_tell_and_set_the_potential_as_it_is(self):
        nodes = nest.Create("iaf_psc_delta", 2, {"E_L": 0.0, "V_m": 10.0, "V_reset": 0.0, "V_th": 20.0, "tau_m": 20.0})
        nest.Simulate(20.0)
        numpy.testing.assert_allclose(nodes.V_m, 10.0 * numpy.exp(-1.0), rtol=1e-12)
        nodes[1].V_m = 5.0
        numpy.testing.assert_allclose(nodes.V_m, [10.0 * numpy.exp(-1.0), 5.0], rtol=1e-12)

    def test_should_follow_a_current_that_is_set(self):
        neuron = nest.Create("iaf_psc_exp")
        recorder = nest.Create("spike_recorder")
        nest.Connect(neuron, recorder)
        nest.Simulate(100.0)
        self.assertEqual(0, recorder.n_events)
        neuron.I_e = 500.0
        nest.Simulate(100.0)
        self.assertEqual(113.9, recorder.events["times"][0])

    def test_should_follow_a_rate_and_an_amplitude_that_are_set(self):
        neuron = nest.Create("parrot_neuron")
        noise = nest.Create("poisson_generator")
        recorder = nest.Create("spike_recorder")
        nest.Connect(noise, neuron)
        nest.Connect(neuron, recorder)
        nest.Simulate(100.0)
        noise.rate = 10000.0
        nest.Simulate(1000.0)
        noise.set(rate=0.0)
        nest.Simulate(2.0)
        events = recorder.n_events
        nest.Simulate(100.0)
        # 10,000 spikes are expected; 6 standard deviations are 600.
        self.assertLess(abs(events - 10000), 600)
        self.assertEqual(events, recorder.n_events)

    def test_should_repeat_a_protocol_by_its_origin(self):
        generator = nest.Create("poisson_generator", params={"rate": 10000.0, "start": 10.0, "stop": 50.0})
        recorder = nest.Create("spike_recorder")
        nest.Connect(generator, recorder)
        for _ in range(3):
            generator.origin = nest.biological_time
            nest.Simulate(100.0)
        times = recorder.events["times"]
        self.assertEqual({1}, {*recorder.events["senders"]})
        self.assertTrue(((times % 100.0 > 10.0) & (times % 100.0 < 50.1)).all())
        # 400 spikes a trial are expected; 6 standard deviations are 120.
        self.assertTrue((abs(numpy.histogram(times, bins=[0, 100, 200, 300])[0] - 400) < 120).all())

    def test_should_refuse_at_once_what_neurons_cannot_be_given_any_more(self):
        for name, value in {"tau_syn_ex": 1.0, "rho": 0.1}.items():
            nest.ResetKernel()
            neurons = nest.Create("iaf_psc_exp", 3, {"I_e": 300.0})
            nest.Simulate(5.0)
            neurons.I_e = 400.0
            for nodes in (neurons, neurons[:2]):
                with self.subTest(name, count=len(nodes)):
                    before = nodes.get([name, "tau_m"])
                    with self.assertRaises((nest.NESTError, NotImplementedError)):
                        nodes.set({name: value, "tau_m": 5.0})
                    self.assertEqual(before, nodes.get([name, "tau_m"]))
            self.assertEqual((400.0,) * 3, neurons.I_e)
            nest.Simulate(5.0)

    def test_should_take_time_constants_that_go_together(self):
        neurons = nest.Create("iaf_psc_exp", 2)
        nest.Simulate(1.0)
        neurons.set(tau_syn_ex=1.0, tau_syn_in=1.0)
        self.assertEqual(((1.0,) * 2,) * 2, (neurons.tau_syn_ex, neurons.tau_syn_in))

    def test_should_hold_values_against_those_that_were_drawn(self):
        neurons = nest.Create("iaf_psc_delta", 50, {"V_th": nest.random.uniform(-60.0, -50.0)})
        nest.Simulate(1.0)
        lowest = min(neurons.V_th)
        with self.assertRaises(nest.NESTErrors.BadProperty):
            neurons.V_reset = lowest + 1e-9
        neurons.V_reset = lowest - 1e-9
        nest.Simulate(1.0)

    def test_should_refuse_to_change_the_network_after_its_first_step(self):
        neuron = nest.Create("iaf_psc_exp")
        nest.Simulate(1.0)
        with self.assertRaises(NotImplementedError):
            nest.Create("iaf_psc_exp")
        with self.assertRaises(NotImplementedError):
            nest.Connect(neuron, neuron)
        nest.Simulate(1.0)
        self.assertEqual(2.0, nest.biological_time)


if __name__ == "__main__":
    unittest.main()
