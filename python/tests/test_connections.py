"""Connect in its spellings, and connections one by one."""

import unittest

import numpy

import volley.nest as nest

_RULES = {
    "all_to_all": ({}, 20),
    "fixed_indegree": ({"indegree": 3}, 15),
    "fixed_outdegree": ({"outdegree": 3}, 12),
    "fixed_total_number": ({"N": 7}, 7),
    "pairwise_bernoulli": ({"p": 1.0}, 20),
}


def _pairs(connections):
    return sorted(zip(connections.source, connections.target))


class ConnectTest(unittest.TestCase):
    def setUp(self):
        nest.ResetKernel()
        self.sources = nest.Create("iaf_psc_exp", 4)
        self.targets = nest.Create("iaf_psc_exp", 5)

    def test_should_connect_by_every_rule(self):
        for rule, (values, expected) in _RULES.items():
            with self.subTest(rule):
                self.setUp()
                nest.Connect(self.sources, self.targets, {"rule": rule, **values}, {"weight": 2.5, "delay": 1.5})
                found = nest.GetConnections(self.sources, self.targets)
                self.assertEqual(expected, len(found))
                self.assertEqual(({2.5}, {1.5}), ({*found.weight}, {*found.delay}))
                self.assertTrue({*found.source} <= {1, 2, 3, 4} and {*found.target} <= {5, 6, 7, 8, 9})

    def test_should_connect_with_poisson_multiplicities(self):
        nest.Connect(self.sources, self.targets, {"rule": "pairwise_poisson", "pairwise_avg_num_conns": 50.0})
        # 1,000 are expected; 6 standard deviations are 190.
        self.assertLess(abs(len(nest.GetConnections()) - 1000), 190)
        nest.Connect(self.sources, self.sources, {"rule": "pairwise_bernoulli", "p": 0.3})
        self.assertEqual(len(nest.GetConnections()), nest.num_connections)

    def test_should_connect_one_to_one_by_name(self):
        nest.Connect(self.sources, self.targets[:4], "one_to_one")
        self.assertEqual([(1, 5), (2, 6), (3, 7), (4, 8)], _pairs(nest.GetConnections()))
        with self.assertRaises(nest.NESTErrors.DimensionMismatch):
            nest.Connect(self.sources, self.targets, "one_to_one")

    def test_should_forbid_autapses_and_multapses(self):
        nest.Connect(self.sources, self.sources, {"rule": "all_to_all", "allow_autapses": False})
        others = [(source, target) for source in (1, 2, 3, 4) for target in (1, 2, 3, 4) if source != target]
        self.assertEqual(others, _pairs(nest.GetConnections()))
        nest.Connect(self.sources, self.targets, {"rule": "fixed_indegree", "indegree": 4, "allow_multapses": False})
        self.assertEqual(20, len({*_pairs(nest.GetConnections(target=self.targets))}))

    def test_should_connect_nothing_where_a_degree_is_0(self):
        for rule, name in {"fixed_indegree": "indegree", "fixed_outdegree": "outdegree"}.items():
            nest.Connect(self.sources, self.targets, {"rule": rule, name: 0, "allow_multapses": False})
        self.assertEqual((0, 0), (nest.num_connections, len(nest.GetConnections())))
        nest.Simulate(1.0)

    def test_should_refuse_weights_and_delays_that_are_no_numbers_by_name(self):
        for name in ("weight", "delay"):
            for value in (float("nan"), float("inf"), [[float("nan")] * 4] * 5):
                with self.subTest(name, value=value), self.assertRaisesRegex(
                    nest.NESTErrors.BadProperty, f"{name} of static_synapse (nan|inf): expected"
                ):
                    nest.Connect(self.sources, self.targets, syn_spec={name: value})
        with self.assertRaises(nest.NESTErrors.BadProperty):
            nest.Connect(self.sources, self.targets, {"rule": ["all_to_all"]})

    def test_should_refuse_switches_that_a_rule_cannot_honour(self):
        with self.assertRaisesRegex(NotImplementedError, "allow_autapses False of rule one_to_one"):
            nest.Connect(self.sources, self.sources, {"rule": "one_to_one", "allow_autapses": False})
        poisson = {"rule": "pairwise_poisson", "pairwise_avg_num_conns": 3.0, "allow_multapses": False}
        with self.assertRaisesRegex(nest.NESTErrors.BadProperty, "allow_multapses False of rule pairwise_poisson"):
            nest.Connect(self.sources, self.targets, poisson)
        self.assertEqual(0, nest.num_connections)

    def test_should_refuse_a_connection_after_values_were_drawn_anew(self):
        nest.Connect(self.sources, self.sources)
        self.sources.V_m = nest.random.uniform(-70.0, -60.0)
        with self.assertRaises(nest.NESTErrors.NESTError):
            nest.Connect(
                self.sources, self.sources, {"rule": "fixed_indegree", "indegree": 50, "allow_multapses": False}
            )
        nest.Simulate(1.0)

    def test_should_take_a_weight_for_each_pair(self):
        weights = numpy.arange(20.0).reshape(5, 4)
        nest.Connect(self.sources, self.targets, syn_spec={"weight": weights, "delay": 1.0})
        found = nest.GetConnections()
        self.assertEqual(20, len(found))
        for one in found:
            self.assertEqual(weights[one.target - 5, one.source - 1], one.weight)

    def test_should_tell_connections_in_nests_order(self):
        nest.Connect(self.sources, self.sources)
        found = nest.GetConnections(self.sources[::2])
        self.assertEqual([1] * 4 + [3] * 4, found.source)
        self.assertEqual([1, 2, 3, 4] * 2, found.target)
        self.assertEqual([*range(8)], found.port)
        nest.CopyModel("static_synapse", "other")
        nest.Connect(self.sources, self.targets[:2], syn_spec="other")
        nest.Connect(self.sources[1:], self.targets[2:3])
        found = nest.GetConnections()
        self.assertEqual(sorted(found.synapse_id), found.synapse_id)
        self.assertEqual([1] * 4 + [2] * 5 + [3] * 5 + [4] * 5, found.source[:19])
        self.assertEqual([1, 2, 3, 4, 7], found.target[4:9])
        self.assertEqual([1, 1, 2, 2, 3, 3, 4, 4], found.source[19:])

    def test_should_connect_arrays_of_ids_that_name_nodes_twice(self):
        pre, post = numpy.array([1, 1, 2]), numpy.array([5, 5, 9])
        nest.Connect(pre, post, "one_to_one", {"weight": [1.0, 2.0, 3.0], "delay": [0.5, 0.6, 0.7]})
        found = nest.GetConnections()
        self.assertEqual(
            [(1, 5, 1.0, 0.5), (1, 5, 2.0, 0.6), (2, 9, 3.0, 0.7)],
            sorted(zip(found.source, found.target, found.weight, numpy.round(found.delay, 9).tolist())),
        )

    def test_should_draw_weights_and_delays(self):
        synapse = {
            "weight": nest.math.redraw(nest.random.normal(20.0, 10.0), min=0.0, max=float("inf")),
            "delay": nest.random.uniform(1.0, 2.0),
        }
        many = nest.Create("iaf_psc_exp", 100)
        nest.Connect(many, many, syn_spec=synapse)
        found = nest.GetConnections(many, many)
        self.assertEqual(10000, len(found))
        self.assertGreaterEqual(min(found.weight), 0.0)
        # The mean of the truncated normal is 20.55; its standard deviation is 9.4 at most, a 100th of that is 0.094.
        self.assertLess(abs(numpy.mean(found.weight) - 20.55), 0.6)
        self.assertTrue(1.0 <= min(found.delay) and max(found.delay) <= 2.0)
        self.assertGreater(len({*found.weight}), 100)

    def test_should_connect_with_synapses_that_were_copied(self):
        nest.CopyModel("static_synapse", "strong", {"weight": 30.0, "delay": 2.0})
        nest.Connect(self.sources, self.targets, syn_spec="strong")
        nest.Connect(self.sources, self.targets, "all_to_all", {"synapse_model": "strong", "delay": 3.0})
        nest.Connect(self.sources[:1], self.targets[:1])
        strong = nest.GetConnections(synapse_model="strong")
        self.assertEqual(({30.0}, {2.0, 3.0}), ({*strong.weight}, {*strong.delay}))
        self.assertEqual(40, nest.GetDefaults("strong")["num_connections"])
        self.assertEqual(1, nest.GetDefaults("static_synapse")["num_connections"])
        self.assertEqual(41, nest.num_connections)

    def test_should_have_one_weight_for_all_connections_of_a_homogeneous_synapse(self):
        nest.CopyModel("static_synapse_hom_w", "equal", {"weight": 4.0})
        with self.assertRaisesRegex(nest.NESTErrors.BadProperty, "weight of equal in Connect"):
            nest.Connect(self.sources, self.targets, syn_spec={"synapse_model": "equal", "weight": 3.0})
        nest.Connect(self.sources, self.targets, syn_spec={"synapse_model": "equal", "delay": 2.0})
        self.assertEqual({4.0}, {*nest.GetConnections().weight})
        with self.assertRaisesRegex(NotImplementedError, "weight of equal after Connect"):
            nest.SetDefaults("equal", {"weight": 7.0})
        nest.SetDefaults("equal", {"weight": 4.0, "delay": 3.0})
        self.assertEqual((4.0, 3.0), nest.GetDefaults("equal", ["weight", "delay"]))

    def test_should_set_all_defaults_of_a_synapse_or_none(self):
        with self.assertRaises(nest.NESTErrors.BadProperty):
            nest.SetDefaults("static_synapse", {"weight": 3.0, "delay": "long"})
        self.assertEqual(1.0, nest.GetDefaults("static_synapse", "weight"))

    def test_should_collocate_synapses(self):
        both = nest.CollocatedSynapses({"weight": 1.0}, {"weight": 2.0, "delay": 2.0})
        nest.Connect(self.sources, self.targets, "all_to_all", both)
        found = nest.GetConnections()
        self.assertEqual([20, 20], [found.weight.count(1.0), found.weight.count(2.0)])
        with self.assertRaises(NotImplementedError):
            nest.Connect(self.sources, self.targets, {"rule": "fixed_indegree", "indegree": 1}, both)

    def test_should_return_connections_on_demand(self):
        self.assertIsNone(nest.Connect(self.sources, self.targets))
        found = nest.Connect(self.sources[:1], self.targets[:1], return_synapsecollection=True)
        self.assertEqual(2, len(found))

    def test_should_count_connections_of_devices(self):
        noise, recorder = nest.Create("poisson_generator"), nest.Create("spike_recorder")
        meter = nest.Create("voltmeter")
        nest.Connect(noise, self.targets, syn_spec={"weight": 7.0})
        nest.Connect(self.targets, recorder)
        nest.Connect(meter, self.sources)
        self.assertEqual([(10, target) for target in range(5, 10)], _pairs(nest.GetConnections(noise)))
        self.assertEqual([(source, 11) for source in range(5, 10)], _pairs(nest.GetConnections(target=recorder)))
        self.assertEqual([(12, target) for target in range(1, 5)], _pairs(nest.GetConnections(meter)))
        self.assertEqual(14, nest.num_connections)

    def test_should_give_a_device_a_weight_for_each_target(self):
        noise = nest.Create("dc_generator", 2, {"amplitude": [100.0, 10.0]})
        nest.Connect(noise, self.targets[:2], syn_spec={"weight": [[1.0, 2.0], [3.0, 4.0]]})
        nest.Simulate(2000.0)
        expected = [-70.0 + 10.0 / 250.0 * (100.0 + 20.0), -70.0 + 10.0 / 250.0 * 340.0]
        numpy.testing.assert_allclose(self.targets[:2].V_m, expected, rtol=1e-9)

    def test_should_connect_devices_one_to_one(self):
        generators = nest.Create("dc_generator", 2, {"amplitude": [100.0, 200.0]})
        nest.Connect(generators, self.targets[:2], "one_to_one", {"weight": [1.0, 3.0]})
        recorders = nest.Create("spike_recorder", 2)
        nest.Connect(self.targets[:2], recorders, "one_to_one")
        self.assertEqual([(5, 12), (6, 13), (10, 5), (11, 6)], _pairs(nest.GetConnections()))
        nest.Simulate(200.0)
        self.assertAlmostEqual(-66.0, self.targets[0].V_m, places=6)
        self.assertEqual((0, {6}), (recorders[0].n_events, {*recorders[1].events["senders"]}))

    def test_should_refuse_to_record_a_node_twice_by_the_same_recorder(self):
        noise = nest.Create("poisson_generator")
        recorder, meter = nest.Create("spike_recorder"), nest.Create("multimeter", params={"record_from": ["V_m"]})
        nest.Connect(self.sources, recorder)
        nest.Connect(meter, self.sources)
        nest.Connect(noise, recorder)
        with self.assertRaisesRegex(NotImplementedError, "a second time to node 2: Volley records each spike once"):
            nest.Connect(self.sources[1:2] + self.targets, recorder)
        with self.assertRaises(NotImplementedError):
            nest.Connect(noise, recorder)
        with self.assertRaises(NotImplementedError):
            nest.Connect([5, 5], recorder.tolist() * 2, "one_to_one")
        with self.assertRaises(nest.NESTErrors.IllegalConnection):
            nest.Connect(meter, self.sources[3])
        self.assertEqual(9, nest.num_connections)
        nest.Connect(self.targets, recorder)
        nest.Simulate(1.0)
        self.assertEqual(14, len(nest.GetConnections()))

    def test_should_connect_all_or_nothing(self):
        noise, recorder = nest.Create("poisson_generator"), nest.Create("spike_recorder")
        nest.Connect(self.sources, self.targets)
        before = nest.num_connections
        with self.assertRaises(nest.NESTError):
            nest.Connect(noise, self.targets + recorder, syn_spec={"delay": 0.25})
        with self.assertRaises(NotImplementedError):
            nest.Connect(
                self.sources, self.targets, "all_to_all", nest.CollocatedSynapses({}, {"synapse_model": "stdp_synapse"})
            )
        with self.assertRaises(nest.NESTError):
            nest.Connect(noise + recorder, self.targets)
        self.assertEqual(before, nest.num_connections)
        self.assertEqual(before, len(nest.GetConnections()))
        nest.Connect(noise, recorder)
        nest.Simulate(1.0)
        self.assertEqual(before + 1, len(nest.GetConnections()))

    def test_should_connect_noise_to_neurons_and_a_recorder_at_once(self):
        noise, recorder = nest.Create("poisson_generator"), nest.Create("spike_recorder")
        nest.Connect(noise, self.targets + recorder)
        self.assertEqual([(10, target) for target in (5, 6, 7, 8, 9, 11)], _pairs(nest.GetConnections(noise)))
        with self.assertRaises(NotImplementedError):
            nest.Connect(noise, self.targets, {"rule": "fixed_indegree", "indegree": 1})

    def test_should_draw_weights_of_noise(self):
        noise = nest.Create("dc_generator", params={"amplitude": 100.0})
        many = nest.Create("iaf_psc_exp", 200)
        nest.Connect(noise, many, syn_spec={"weight": nest.random.uniform(1.0, 2.0)})
        nest.Simulate(500.0)
        # 100 pA bring a neuron with 10 ms and 250 pF to 4 mV above rest.
        potentials = many.V_m
        self.assertTrue(-66.0001 < min(potentials) < -65.8, min(potentials))
        self.assertTrue(-62.2 < max(potentials) < -61.9999, max(potentials))
        found = nest.GetConnections(noise)
        self.assertEqual([*many.tolist()], sorted(found.target))
        self.assertEqual({noise.global_id}, {*found.source})
        driven = dict(zip(many.tolist(), potentials))
        for one in found:
            self.assertAlmostEqual(-70.0 + 4.0 * one.weight, driven[one.target], places=6)

    def test_should_tell_generators_connections_beside_others(self):
        noise = nest.Create("poisson_generator", 2)
        recorder = nest.Create("spike_recorder")
        nest.CopyModel("static_synapse", "strong", {"weight": 30.0})
        nest.Connect(noise[0], recorder)
        nest.Connect(noise, self.targets[:2], syn_spec={"weight": [[1.0, 2.0], [3.0, 4.0]], "delay": 1.5})
        nest.Connect(noise[0], self.targets[:1], syn_spec="strong")
        found = nest.GetConnections(noise, self.targets)
        first, second = noise.tolist()
        expected = [(first, 5, 1.0, 1.5), (first, 5, 30.0, 1.0), (first, 6, 3.0, 1.5)]
        expected += [(second, 5, 2.0, 1.5), (second, 6, 4.0, 1.5)]
        self.assertEqual(expected, sorted(zip(found.source, found.target, found.weight, found.delay)))
        self.assertEqual([first], [*nest.GetConnections(synapse_model="strong").sources()])
        self.assertEqual([first], [*nest.GetConnections(target=recorder).sources()])
        self.assertEqual(6, nest.num_connections)

    def test_should_tell_connections_as_collections(self):
        nest.Connect(self.sources[:2], self.targets[:1], syn_spec={"weight": 3.0})
        found = nest.GetConnections()
        self.assertEqual((2, [3.0, 3.0]), (len(found), found.get("weight")))
        self.assertEqual([1, 2], list(found.sources()))
        self.assertEqual([5, 5], list(found.targets()))
        self.assertEqual({"source": 1, "weight": 3.0}, found[0].get(["source", "weight"]))
        self.assertEqual((1.0, 1.0), nest.GetStatus(found, "delay"))
        self.assertEqual(found[:1], found[0])
        self.assertEqual("static_synapse", found[0].synapse_model)
        with self.assertRaises(NotImplementedError):
            found.weight = 5.0
        with self.assertRaises(IndexError):
            found[2]

    def test_should_refuse_what_cannot_be_connected_and_go_on(self):
        recorder, noise = nest.Create("spike_recorder"), nest.Create("poisson_generator")
        mistakes = {
            "no such rule": (nest.NESTError, (self.sources, self.targets, "by_hand")),
            "no in-degree": (nest.NESTError, (self.sources, self.targets, "fixed_indegree")),
            "too many": (
                nest.NESTError,
                (self.sources, self.targets, {"rule": "fixed_indegree", "indegree": 9, "allow_multapses": False}),
            ),
            "no such key": (nest.NESTError, (self.sources, self.targets, {"rule": "all_to_all", "indegre": 1})),
            "off the grid": (nest.NESTError, (self.sources, self.targets, "all_to_all", {"delay": 1.55})),
            "no delay": (nest.NESTError, (self.sources, self.targets, "all_to_all", {"delay": 0.0})),
            "no such synapse": (nest.NESTError, (self.sources, self.targets, "all_to_all", "glue")),
            "no such parameter": (nest.NESTError, (self.sources, self.targets, "all_to_all", {"wieght": 1.0})),
            "a wrong shape": (
                nest.NESTError,
                (self.sources, self.targets, "all_to_all", {"weight": numpy.ones((4, 5))}),
            ),
            "a list": (nest.NESTError, (self.sources, self.targets, "all_to_all", {"weight": [1.0, 2.0]})),
            "a recorder that sends": (nest.NESTError, (recorder, self.targets)),
            "noise from neurons": (nest.NESTError, (self.sources, noise)),
            "ids that do not ascend": (
                nest.NESTError,
                ([2, 1], self.targets, "all_to_all", {"weight": numpy.ones((5, 2))}),
            ),
            "ids that are named twice": (nest.NESTError, ([1, 1], self.targets)),
            "a broken in-degree": (
                nest.NESTError,
                (self.sources, self.targets, {"rule": "fixed_indegree", "indegree": 2.5}),
            ),
            "a large in-degree": (
                nest.NESTError,
                (self.sources, self.targets, {"rule": "fixed_indegree", "indegree": 2**40}),
            ),
            "a word": (nest.NESTError, (self.sources, self.targets, "all_to_all", {"weight": "5"})),
            "true": (nest.NESTError, (self.sources, self.targets, "all_to_all", {"delay": True})),
            "no flag": (nest.NESTError, (self.sources, self.targets, {"rule": "all_to_all", "allow_autapses": 0})),
            "plasticity": (NotImplementedError, (self.sources, self.targets, "all_to_all", "stdp_synapse")),
            "a mask": (NotImplementedError, (self.sources, self.targets, {"rule": "all_to_all", "mask": {}})),
            "a receptor": (NotImplementedError, (self.sources, self.targets, "all_to_all", {"receptor_type": 1})),
            "three partners": (NotImplementedError, (self.sources, self.targets, "tripartite_bernoulli_with_pool")),
            "a random in-degree": (
                NotImplementedError,
                (self.sources, self.targets, {"rule": "fixed_indegree", "indegree": nest.random.uniform(1, 3)}),
            ),
        }
        for name, (kind, arguments) in mistakes.items():
            with self.subTest(name):
                with self.assertRaises(kind) as raised:
                    nest.Connect(*arguments)
                self.assertNotIn("\n", str(raised.exception))
        self.assertEqual(0, nest.num_connections)
        nest.Connect(self.sources, self.targets)
        nest.Simulate(10.0)
        self.assertEqual(20, len(nest.GetConnections()))


if __name__ == "__main__":
    unittest.main()
