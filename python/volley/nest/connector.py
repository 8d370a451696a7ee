"""Connect: finds what is to be connected to what."""

import numpy

import volley

from .errors import NESTErrors, refusals
from .models import CURRENT_GENERATOR, MULTIMETER, NEURON, SPIKE_GENERATOR, SPIKE_RECORDER
from .nodes import NodeCollection
from .projections import HiddenInput, Input, Projection, Recording
from .specifications import CollocatedSynapses, Rule, Synapse


class Connector:
    """Turns a call of Connect into connections that Volley can make."""

    def __init__(self, network, models):
        self.network = network
        self.models = models

    def connect(self, pre, post, conn_spec, syn_spec):
        """Connects nodes to nodes, which are collections or sequences of ids."""
        if isinstance(syn_spec, CollocatedSynapses):
            self._connect_collocated(pre, post, conn_spec, syn_spec)
            return
        rule = Rule(conn_spec)
        synapse = Synapse(self.models, syn_spec)
        pre, post = _ids(pre, rule), _ids(post, rule)
        if not len(pre) or not len(post):
            raise NESTErrors.IllegalConnection("no nodes: expected sources and targets")
        if rule.name == "one_to_one" and len(pre) != len(post):
            raise NESTErrors.DimensionMismatch(f"one_to_one of {len(pre)} sources and {len(post)} targets: expected as many")
        synapse = self._shaped(synapse, rule, len(pre), len(post))
        sources, targets = self._by_kind(pre), self._by_kind(post)
        for source_kind, source_places in sources.items():
            for target_kind, target_places in targets.items():
                self._connect_kinds(
                    source_kind, pre, source_places, target_kind, post, target_places, rule, synapse, len(sources) + len(targets)
                )

    def _connect_collocated(self, pre, post, conn_spec, syn_spec):
        if not Rule(conn_spec).is_deterministic:
            raise NotImplementedError("CollocatedSynapses with a rule that draws: Volley draws every projection anew")
        for specification in syn_spec.syn_specs:
            self.connect(pre, post, conn_spec, specification)

    def _shaped(self, synapse, rule, sources, targets):
        """The synapse with its arrays as targets by sources, or one for each of one_to_one's pairs."""
        expected = {"all_to_all": (targets, sources), "one_to_one": (sources,)}.get(rule.name)
        for name, value in (("weight", synapse.weight), ("delay", synapse.delay)):
            if not isinstance(value, numpy.ndarray):
                continue
            if rule.name in ("fixed_indegree", "fixed_outdegree", "fixed_total_number"):
                raise NotImplementedError(f"an array of {name}s with rule {rule.name}: Volley takes a number or a parameter")
            if expected is None or value.shape != expected:
                raise NESTErrors.NESTError(
                    f"{name} of shape {value.shape} with rule {rule.name}: expected "
                    + (" x ".join(map(str, expected)) + " values, " if expected else "")
                    + "a number or a parameter"
                )
        return synapse

    def _by_kind(self, ids):
        """Places of the ids by the kind of their nodes."""
        kinds = {}
        for layer in self.network.visible:
            places = numpy.flatnonzero((ids >= layer.first) & (ids <= layer.last))
            if len(places):
                kinds.setdefault(layer.model.kind, []).append(places)
        return {kind: numpy.sort(numpy.concatenate(places)) for kind, places in kinds.items()}

    def _connect_kinds(self, source_kind, pre, source_places, target_kind, post, target_places, rule, synapse, kinds):
        generators = (SPIKE_GENERATOR, CURRENT_GENERATOR)
        if source_kind == NEURON and target_kind == NEURON:
            if kinds > 2:
                raise NotImplementedError("neurons and devices in one Connect: expected a call for each")
            self._connect_neurons(pre, post, rule, synapse)
        elif source_kind in generators and target_kind == NEURON:
            self._pairwise(pre, source_places, post, target_places, rule, synapse, self._drive)
        elif source_kind == SPIKE_GENERATOR and target_kind == SPIKE_RECORDER:
            self._pairwise(pre, source_places, post, target_places, rule, synapse, self._record_generator)
        elif source_kind == NEURON and target_kind == SPIKE_RECORDER:
            self._pairwise(post, target_places, pre, source_places, rule, synapse, self._record)
        elif source_kind == MULTIMETER and target_kind == NEURON:
            self._pairwise(pre, source_places, post, target_places, rule, synapse, self._record)
        else:
            raise NESTErrors.IllegalConnection(f"a {source_kind} to a {target_kind}: expected nodes that can be connected")

    def _pairwise(self, devices, device_places, others, other_places, rule, synapse, connect):
        """Connects device by device, as far as the rule says so, with the device's weights and delays."""
        if not rule.is_deterministic:
            if others is not None and rule.name != "all_to_all":
                raise NotImplementedError(f"rule {rule.name} with devices: Volley has all_to_all and one_to_one for them")
        for device_place in device_places:
            if rule.name == "one_to_one":
                if device_place not in other_places:
                    continue
                places = numpy.array([device_place])
            else:
                places = other_places
            layer, place = self._device(devices[device_place])
            for chosen, one in self._uniform(synapse, rule, device_place, places):
                connect(devices[device_place], layer, place, others[chosen], one)

    def _device(self, node_id):
        ((layer, places),) = self.network.layers_of(numpy.array([node_id]))
        return layer, int(places[0])

    @staticmethod
    def _uniform(synapse, rule, device_place, places):
        """Groups of a device's partners of one weight and delay, with a synapse of these."""
        if not synapse.arrays:
            return [(places, synapse)]
        columns = []
        for value in (synapse.weight, synapse.delay):
            if isinstance(value, numpy.ndarray):
                columns.append(value[places] if rule.name == "one_to_one" else value[places, device_place])
            else:
                columns.append(numpy.full(len(places), value))
        pairs, members = numpy.unique(numpy.stack(columns, axis=1), axis=0, return_inverse=True)
        return [
            (places[members.reshape(-1) == number], synapse.with_values(float(weight), float(delay)))
            for number, (weight, delay) in enumerate(pairs)
        ]

    def _drive(self, source, layer, place, targets, synapse):
        for unit, ids in self._by_unit(targets):
            unit = volley.WeightUnit.NONE if layer.model.kind == CURRENT_GENERATOR else unit
            self.network.connect(Input(source, layer, place, ids, synapse, unit))

    def _record(self, recorder, layer, place, neurons, synapse):
        self.network.connect(Recording(recorder, layer, place, numpy.unique(neurons), synapse))

    def _record_generator(self, source, layer, place, recorders, synapse):
        for recorder in recorders:
            hidden = self.network.parrot_of(layer, place, int(recorder), self.models)
            recorder_layer, recorder_place = self._device(recorder)
            self.network.connect(HiddenInput(source, layer, place, hidden, synapse, volley.WeightUnit.MILLIVOLT))
            self.network.connect(
                Recording(int(recorder), recorder_layer, recorder_place, numpy.array([source]), synapse, hidden)
            )

    def _by_unit(self, ids):
        """Neurons by the unit of the weights that they take."""
        units = {}
        for layer, places in self.network.layers_of(numpy.unique(ids)):
            unit = str(layer.model.java.weightUnit().name())
            units.setdefault("MILLIVOLT" if unit == "NONE" else unit, []).append(places + layer.first)
        return [(volley.WeightUnit.valueOf(unit), numpy.sort(numpy.concatenate(parts))) for unit, parts in units.items()]

    def _connect_neurons(self, pre, post, rule, synapse):
        if synapse.arrays or len(numpy.unique(pre)) < len(pre) or len(numpy.unique(post)) < len(post):
            self._connect_edges(pre, post, rule, synapse)
            return
        parts = self._by_unit(post)
        if len(parts) > 1 and rule.name in ("one_to_one", "fixed_outdegree", "fixed_total_number"):
            raise NotImplementedError(f"rule {rule.name} to neurons with weights in mV and in pA: expected a call for each")
        for unit, ids in parts:
            self.network.connect(Projection(pre, ids, rule.java(), synapse, unit))

    def _connect_edges(self, pre, post, rule, synapse):
        """Connects pair by pair."""
        if rule.name == "all_to_all":
            sources, targets = numpy.tile(pre, len(post)), numpy.repeat(post, len(pre))
            kept = numpy.ones(len(sources), bool) if rule.switches["allow_autapses"] else sources != targets
        elif rule.name == "one_to_one":
            sources, targets = pre, post
            kept = numpy.ones(len(sources), bool)
        else:
            raise NESTErrors.NESTError(f"rule {rule.name} with nodes that are named twice: expected one_to_one")
        for unit, ids in self._by_unit(targets):
            chosen = kept & numpy.isin(targets, ids)
            source_set, source_places = numpy.unique(sources[chosen], return_inverse=True)
            target_set, target_places = numpy.unique(targets[chosen], return_inverse=True)
            with refusals("BadProperty"):
                edges = volley.ConnectionRule.edges(_ints(source_places), _ints(target_places))
                if isinstance(synapse.weight, numpy.ndarray):
                    edges = edges.withWeights(synapse.weight.reshape(-1)[chosen])
                if isinstance(synapse.delay, numpy.ndarray):
                    edges = edges.withDelays(synapse.delay.reshape(-1)[chosen])
            self.network.connect(Projection(source_set, target_set, rule, synapse, unit, edges))


def _ints(places):
    return numpy.ascontiguousarray(places, dtype=numpy.int32)


def _ids(nodes, rule):
    """Ids of nodes that may be named twice in a sequence for one_to_one."""
    if isinstance(nodes, NodeCollection):
        nodes._parts()
        return nodes._ids
    ids = numpy.asarray(nodes)
    if ids.ndim != 1 or not numpy.issubdtype(ids.dtype, numpy.integer):
        raise NESTErrors.ArgumentType(f"nodes {nodes!r}: expected a NodeCollection or a sequence of ids")
    NodeCollection(numpy.unique(ids))
    if rule.name != "one_to_one" and len(numpy.unique(ids)) < len(ids):
        raise ValueError(f"rule {rule.name} with nodes that are named twice: expected one_to_one")
    return ids if rule.name == "one_to_one" else numpy.unique(ids)
