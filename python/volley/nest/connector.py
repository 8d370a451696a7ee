"""Connect: finds what is to be connected to what."""

import numpy

import volley

from .errors import NESTErrors, refusals
from .models import CURRENT_GENERATOR, MULTIMETER, NEURON, SPIKE_GENERATOR, SPIKE_RECORDER
from .nodes import NodeCollection, ids_of
from .parameters import Parameter
from .projections import HiddenInput, Input, Projection, Recording
from .specifications import CollocatedSynapses, Rule, Synapse


class Connector:
    """Turns a call of Connect into connections that Volley can make."""

    def __init__(self, network, models):
        self.network = network
        self.models = models

    def connect(self, pre, post, conn_spec, syn_spec):
        """Connects nodes to nodes, which are collections or sequences of ids."""
        with self.network.connecting():
            if isinstance(syn_spec, CollocatedSynapses):
                self._connect_collocated(pre, post, conn_spec, syn_spec)
            else:
                self._connect(pre, post, conn_spec, syn_spec)

    def _connect(self, pre, post, conn_spec, syn_spec):
        rule = Rule(conn_spec)
        synapse = Synapse(self.models, syn_spec)
        pre, post = _ids(pre, rule), _ids(post, rule)
        if not len(pre) or not len(post):
            raise NESTErrors.IllegalConnection("no nodes: expected sources and targets")
        if rule.name == "one_to_one" and len(pre) != len(post):
            raise NESTErrors.DimensionMismatch(
                f"one_to_one of {len(pre)} sources and {len(post)} targets: expected as many"
            )
        _require_shape(synapse, rule, len(pre), len(post))
        sources, targets = self._by_kind(pre), self._by_kind(post)
        if len(sources) + len(targets) > 2 and (rule.name != "all_to_all" or synapse.arrays):
            raise NotImplementedError(
                f"neurons and devices in one Connect with rule {rule.name}: expected a call for each"
            )
        for source_kind, source_ids in sources.items():
            for target_kind, target_ids in targets.items():
                self._connect_alike(source_kind, source_ids, target_kind, target_ids, rule, synapse)

    def _connect_collocated(self, pre, post, conn_spec, syn_spec):
        if not Rule(conn_spec).is_deterministic:
            raise NotImplementedError("CollocatedSynapses with a rule that draws: Volley draws every projection anew")
        for specification in syn_spec.syn_specs:
            self._connect(pre, post, conn_spec, specification)

    def _by_kind(self, ids):
        """The ids by the kind of their nodes, in their order."""
        kinds = {}
        for layer, _ in self.network.layers_of(numpy.unique(ids)):
            kinds.setdefault(layer.model.kind, []).append((ids >= layer.first) & (ids <= layer.last))
        return {kind: ids[numpy.logical_or.reduce(chosen)] for kind, chosen in kinds.items()}

    def _connect_alike(self, source_kind, pre, target_kind, post, rule, synapse):
        """Connects nodes of one kind to nodes of one kind."""
        if source_kind == NEURON and target_kind == NEURON:
            self._connect_neurons(pre, post, rule, synapse)
        elif source_kind in (SPIKE_GENERATOR, CURRENT_GENERATOR) and target_kind == NEURON:
            self._drive(pre, post, rule, synapse)
        elif source_kind == SPIKE_GENERATOR and target_kind == SPIKE_RECORDER:
            self._record_generators(pre, post, rule, synapse)
        elif source_kind == NEURON and target_kind == SPIKE_RECORDER:
            self._record(post, pre, rule, synapse)
        elif source_kind == MULTIMETER and target_kind == NEURON:
            self._record(pre, post, rule, synapse)
        else:
            raise NESTErrors.IllegalConnection(
                f"a {source_kind} to a {target_kind}: expected nodes that can be connected"
            )

    def _partners(self, devices, others, rule):
        """Of each device its number among them, its layer and place, and the numbers of the nodes it is connected with."""
        if not rule.is_deterministic:
            raise NotImplementedError(f"rule {rule.name} with devices: Volley has all_to_all and one_to_one for them")
        for number, device in enumerate(devices):
            ((layer, places),) = self.network.layers_of(device[None])
            partners = numpy.array([number]) if rule.name == "one_to_one" else numpy.arange(len(others))
            yield number, layer, int(places[0]), partners

    def _drive(self, generators, neurons, rule, synapse):
        for number, layer, place, targets in self._partners(generators, neurons, rule):
            for chosen, alike in _by_value(synapse, rule, number, targets):
                for unit, ids in self._by_unit(neurons[chosen]):
                    unit = volley.WeightUnit.NONE if layer.model.kind == CURRENT_GENERATOR else unit
                    self.network.connect(Input(int(generators[number]), layer, place, ids, alike, unit))

    def _record(self, recorders, neurons, rule, synapse):
        self._require_steps(synapse)
        for number, layer, place, recorded in self._partners(recorders, neurons, rule):
            ids = numpy.unique(neurons[recorded])
            self._require_once(int(recorders[number]), layer, ids)
            self.network.connect(Recording(int(recorders[number]), layer, place, ids, synapse))

    def _require_steps(self, synapse):
        """Refuses delays given to or from recorders, which nothing comes of, as those between neurons."""
        if synapse.has_delay and not isinstance(synapse.delay, Parameter):
            for delay in numpy.unique(synapse.delay).tolist():
                with refusals("BadProperty"):
                    volley.Steps.countFromOne("delay", delay, self.network.resolution)

    def _require_once(self, recorder, layer, ids):
        """Refuses to record nodes a second time by the same recorder."""
        recorded = self.network.recorded.setdefault(recorder, set())
        again = recorded.intersection(ids.tolist())
        if again:
            what = f"{layer.model.name} {recorder} a second time to node {min(again)}"
            if layer.model.kind == MULTIMETER:
                raise NESTErrors.IllegalConnection(f"{what}: expected nodes that it does not record yet")
            raise NotImplementedError(f"{what}: Volley records each spike once")
        recorded.update(ids.tolist())

    def _record_generators(self, generators, recorders, rule, synapse):
        self._require_steps(synapse)
        for number, layer, place, targets in self._partners(generators, recorders, rule):
            source = int(generators[number])
            for recorder in recorders[targets]:
                ((recorder_layer, places),) = self.network.layers_of(recorder[None])
                self._require_once(int(recorder), recorder_layer, numpy.array([source]))
                hidden = self.network.parrot_of(layer, place, int(recorder), self.models)
                self.network.connect(HiddenInput(source, layer, place, hidden, synapse, volley.WeightUnit.MILLIVOLT))
                self.network.connect(
                    Recording(int(recorder), recorder_layer, int(places[0]), numpy.array([source]), synapse, hidden)
                )

    def _by_unit(self, ids):
        """Neurons by the unit of the weights that they take."""
        units = {}
        for layer, places in self.network.layers_of(numpy.unique(ids)):
            unit = str(layer.model.java.weightUnit().name())
            units.setdefault("MILLIVOLT" if unit == "NONE" else unit, []).append(places + layer.first)
        return [
            (volley.WeightUnit.valueOf(unit), numpy.sort(numpy.concatenate(parts))) for unit, parts in units.items()
        ]

    def _connect_neurons(self, pre, post, rule, synapse):
        if synapse.arrays or len(numpy.unique(pre)) < len(pre) or len(numpy.unique(post)) < len(post):
            self._connect_edges(pre, post, rule, synapse)
            return
        parts = self._by_unit(post)
        if len(parts) > 1 and rule.name in ("one_to_one", "fixed_outdegree", "fixed_total_number"):
            raise NotImplementedError(
                f"rule {rule.name} to neurons with weights in mV and in pA: expected a call for each"
            )
        for unit, ids in parts:
            self.network.connect(Projection(pre, ids, rule, synapse, unit))

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


def _require_shape(synapse, rule, sources, targets):
    """Refuses arrays that do not have a value for each connection: targets by sources, or pairs of one_to_one."""
    expected = {"all_to_all": (targets, sources), "one_to_one": (sources,)}.get(rule.name)
    for name, value in (("weight", synapse.weight), ("delay", synapse.delay)):
        if not isinstance(value, numpy.ndarray):
            continue
        if rule.name in ("fixed_indegree", "fixed_outdegree", "fixed_total_number"):
            raise NotImplementedError(
                f"an array of {name}s with rule {rule.name}: Volley takes a number or a parameter"
            )
        if value.shape != expected:
            values = f"{' x '.join(map(str, expected))} values, " if expected else ""
            raise NESTErrors.NESTError(
                f"{name} of shape {value.shape} with rule {rule.name}: expected {values}a number or a parameter"
            )


def _by_value(synapse, rule, number, targets):
    """Groups of a generator's targets of one weight and delay, each with a synapse of these."""
    if not synapse.arrays:
        return [(targets, synapse)]
    columns = []
    for value in (synapse.weight, synapse.delay):
        if isinstance(value, numpy.ndarray):
            columns.append(value[targets] if rule.name == "one_to_one" else value[targets, number])
        elif isinstance(value, float):
            columns.append(numpy.full(len(targets), value))
        else:
            raise NotImplementedError(
                "weights and delays from a device, of which some are drawn: expected numbers or arrays"
            )
    pairs, members = numpy.unique(numpy.stack(columns, axis=1), axis=0, return_inverse=True)
    return [
        (targets[members.reshape(-1) == pair], synapse.with_values(float(weight), float(delay)))
        for pair, (weight, delay) in enumerate(pairs)
    ]


def _ints(places):
    return numpy.ascontiguousarray(places, dtype=numpy.int32)


def _ids(nodes, rule):
    """Ids of nodes that may be named twice in a sequence for one_to_one."""
    if isinstance(nodes, NodeCollection):
        return ids_of(nodes)
    ids = numpy.asarray(nodes)
    if ids.ndim != 1 or not numpy.issubdtype(ids.dtype, numpy.integer):
        raise NESTErrors.ArgumentType(f"nodes {nodes!r}: expected a NodeCollection or a sequence of ids")
    distinct = NodeCollection(numpy.unique(ids))
    if rule.name == "one_to_one":
        return ids
    if len(distinct) < len(ids):
        raise NESTErrors.ArgumentType(f"rule {rule.name} with nodes that are named twice: expected one_to_one")
    return ids_of(ids)
