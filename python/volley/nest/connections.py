"""Connect in all its spellings, and collections of connections."""

import json

import jpype
import numpy

import volley

from . import lacking
from .errors import NESTErrors, refusals
from .models import (
    CURRENT_GENERATOR,
    MULTIMETER,
    NEURON,
    SPIKE_GENERATOR,
    SPIKE_RECORDER,
    checked_synapse_value,
)
from .nodes import NodeCollection
from .parameters import Parameter

RULES = {
    "all_to_all": (),
    "one_to_one": (),
    "fixed_indegree": ("indegree",),
    "fixed_outdegree": ("outdegree",),
    "fixed_total_number": ("N",),
    "pairwise_bernoulli": ("p",),
    "pairwise_poisson": ("pairwise_avg_num_conns",),
}
_SWITCHES = {"allow_autapses": True, "allow_multapses": True, "make_symmetric": False}


class CollocatedSynapses:
    """Several synapses for each pair that a rule connects."""

    def __init__(self, *specifications):
        self.syn_specs = specifications


class Synapse:
    """What a connection is like: a weight and a delay, each a number, a parameter to be drawn, or an array."""

    def __init__(self, models, specification):
        if specification is None:
            specification = {}
        elif isinstance(specification, str):
            specification = {"synapse_model": specification}
        elif not isinstance(specification, dict):
            raise TypeError(f"syn_spec {specification!r}: expected a name or a dictionary")
        values = dict(specification)
        name = values.pop("synapse_model", "static_synapse")
        if not isinstance(name, str):
            raise NESTErrors.NESTError(f"synapse_model {name!r}: expected a name")
        self.model = models.synapse(name)
        checked = {key: checked_synapse_value(name, key, value) for key, value in values.items()}
        self.weight = _plain(checked.get("weight", self.model.defaults["weight"]), "weight")
        self.delay = _plain(checked.get("delay", self.model.defaults["delay"]), "delay")

    @property
    def arrays(self):
        """Whether there is a weight or delay for each connection."""
        return isinstance(self.weight, numpy.ndarray) or isinstance(self.delay, numpy.ndarray)

    def java(self, unit):
        """Volley's synapse, with weights in the unit of the targets."""
        weight, delay = (volley.Distribution.constant(1.0) if isinstance(value, numpy.ndarray) else _drawn(value)
                         for value in (self.weight, self.delay))
        return volley.Synapse(weight, unit, delay, jpype.java.util.OptionalLong.empty())

    def with_values(self, weight, delay):
        """The same synapse with another weight and delay."""
        other = object.__new__(Synapse)
        other.model, other.weight, other.delay = self.model, weight, delay
        return other


def _plain(value, name):
    if isinstance(value, Parameter):
        return value
    try:
        array = numpy.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise NESTErrors.BadProperty(f"{name} {value!r}: expected a number, an array or a parameter") from None
    return array if array.ndim else float(array)


def _drawn(value):
    return value.distribution() if isinstance(value, Parameter) else volley.Distribution.constant(value)


class Rule:
    """A rule of connection with its parameters."""

    def __init__(self, specification):
        if specification is None:
            specification = "all_to_all"
        if isinstance(specification, str):
            specification = {"rule": specification}
        elif not isinstance(specification, dict):
            raise TypeError(f"conn_spec {specification!r}: expected a name or a dictionary")
        values = dict(specification)
        self.name = values.pop("rule", "all_to_all")
        if self.name not in RULES:
            known = ", ".join(RULES)
            if self.name in lacking.RULES:
                raise NotImplementedError(f"rule {self.name} is not among Volley's: {known}")
            raise NESTErrors.IllegalConnection(f"rule {self.name}: expected one of {known}")
        self.switches = {name: bool(values.pop(name, default)) for name, default in _SWITCHES.items()}
        self.values = {}
        for name in RULES[self.name]:
            if name not in values:
                raise NESTErrors.BadProperty(f"rule {self.name} without {name}: expected {name}")
            self.values[name] = self._number(name, values.pop(name))
        for name in values:
            if name in lacking.CONNECTION_KEYS:
                raise NotImplementedError(f"{name} of a rule: Volley's nodes have no positions")
            raise NESTErrors.UnaccessedDictionaryEntry(
                f"{name} of rule {self.name}: expected {', '.join((*RULES[self.name], *_SWITCHES))}"
            )
        if self.switches["make_symmetric"]:
            raise NotImplementedError("make_symmetric is not among what Volley's rules can do")

    def _number(self, name, value):
        if isinstance(value, Parameter):
            raise NotImplementedError(f"{name} of rule {self.name} drawn: Volley's rules take a number")
        return value

    @property
    def is_deterministic(self):
        """Whether nothing is drawn."""
        return self.name in ("all_to_all", "one_to_one")

    def java(self):
        """Volley's rule."""
        rules = volley.ConnectionRule
        autapses, multapses = self.switches["allow_autapses"], self.switches["allow_multapses"]
        with refusals("BadProperty"):
            if self.name == "all_to_all":
                return rules.allToAll() if autapses else rules.pairwiseBernoulli(1.0).withoutAutapses()
            if self.name == "one_to_one":
                return rules.oneToOne()
            (value,) = self.values.values()
            if self.name in ("pairwise_bernoulli", "pairwise_poisson"):
                call = rules.pairwiseBernoulli if self.name == "pairwise_bernoulli" else rules.pairwisePoisson
                rule = call(float(value))
            else:
                words = self.name.split("_")
                rule = getattr(rules, words[0] + "".join(word.capitalize() for word in words[1:]))(self._whole(value))
                rule = rule if multapses else rule.withoutMultapses()
            return rule if autapses else rule.withoutAutapses()

    def _whole(self, value):
        if value != int(value):
            raise NESTErrors.BadProperty(f"{value} of rule {self.name}: expected a whole number")
        return int(value)


class Projection:
    """Connections of neurons to neurons."""

    is_device = False

    def __init__(self, sources, targets, rule, synapse, unit, edges=None):
        self.sources = sources
        self.targets = targets
        self.rule = rule
        self.synapse = synapse
        self.unit = unit
        self.edges = edges
        self.made = 0

    def make(self, network):
        """Lets Volley connect."""
        layers = [network.neuron_view(network.layers_of(ids)) for ids in (self.sources, self.targets)]
        rule = self.rule if self.edges is None else self.edges
        with refusals("BadProperty"):
            self.made = int(network.session.connect(*layers, rule, self.synapse.java(self.unit)))
        self.synapse.model.connections += self.made

    def unmake(self):
        """Forgets what has been made."""
        self.synapse.model.connections -= self.made
        self.made = 0


class Input:
    """Connections of one generator to neurons, of one weight and delay."""

    is_device = True

    def __init__(self, source, layer, place, targets, synapse, unit):
        self.source = source
        self.layer = layer
        self.place = place
        self.targets = targets
        self.synapse = synapse
        self.unit = unit
        self.made = 0

    def make(self, network):
        """Lets Volley connect."""
        targets = network.neuron_view(network.layers_of(self.targets))
        rule = volley.ConnectionRule.allToAll()
        with refusals("BadProperty"):
            network.session.connect(self.layer.view[self.place], targets, rule, self.synapse.java(self.unit))
        self.made = len(self.targets)
        self.synapse.model.connections += self.made

    unmake = Projection.unmake

    def pairs(self):
        """Ids of sources and targets."""
        return numpy.full(len(self.targets), self.source), self.targets


class HiddenInput(Input):
    """A generator's connection to the hidden neuron that repeats its spikes."""

    def make(self, network):
        """Lets Volley connect."""
        delay = volley.Distribution.constant(network.resolution)
        synapse = volley.Synapse(volley.Distribution.constant(1.0), self.unit, delay, jpype.java.util.OptionalLong.empty())
        with refusals("BadProperty"):
            generator = self.layer.view[self.place]
            network.session.connect(generator, self.targets.view, volley.ConnectionRule.allToAll(), synapse)

    def unmake(self):
        """Nothing of it is counted."""

    def pairs(self):
        """It has no connection that a script knows of."""
        return numpy.empty(0, int), numpy.empty(0, int)


class Recording:
    """Connections of neurons to one recorder, or of one multimeter to neurons."""

    is_device = True

    def __init__(self, recorder, layer, place, neurons, synapse, hidden=None):
        self.recorder = recorder
        self.layer = layer
        self.place = place
        self.neurons = neurons
        self.synapse = synapse
        self.hidden = hidden
        self.made = 0

    def make(self, network):
        """Lets Volley record."""
        neurons = self.hidden.view if self.hidden else network.neuron_view(network.layers_of(self.neurons))
        with refusals("IllegalConnection"):
            network.session.connect(neurons, self.layer.view[self.place])
        self.made = len(self.neurons)
        self.synapse.model.connections += self.made

    unmake = Projection.unmake

    def pairs(self):
        """Ids of sources and targets."""
        recorder = numpy.full(len(self.neurons), self.recorder)
        pair = self.neurons, recorder
        return pair[::-1] if self.layer.model.kind == MULTIMETER else pair


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


class SynapseCollection:
    """Connections, one by one: arrays of sources, targets, weights and delays."""

    _FIELDS = ("source", "target", "weight", "delay", "synapse_model", "target_thread", "synapse_id", "port", "receptor")

    def __init__(self, columns):
        object.__setattr__(self, "_columns", columns)

    def __len__(self):
        return len(self._columns["source"])

    def __iter__(self):
        return (self[place] for place in range(len(self)))

    def __getitem__(self, key):
        if not isinstance(key, (slice, list, tuple, numpy.ndarray)):
            if not -len(self) <= key < len(self):
                raise IndexError(f"index {key} of {len(self)} connections")
            key = [key]
        return SynapseCollection({name: column[key] for name, column in self._columns.items()})

    def __eq__(self, other):
        if not isinstance(other, SynapseCollection):
            return NotImplemented
        return all(numpy.array_equal(self._columns[name], other._columns[name]) for name in self._FIELDS)

    __hash__ = None

    def __str__(self):
        return f"{len(self)} connections of weight {self._bounds('weight')} and delay {self._bounds('delay')} ms"

    def _bounds(self, name):
        column = self._columns[name]
        return f"{column.min():g} to {column.max():g}" if len(column) else "none"

    def sources(self):
        """The sources' ids."""
        return iter(self._columns["source"].tolist())

    def targets(self):
        """The targets' ids."""
        return iter(self._columns["target"].tolist())

    def get(self, keys=None, output=""):
        """Values by name: a list with one for each connection, or the value of a single one; of several a dictionary."""
        names = self._FIELDS if keys is None else [keys] if isinstance(keys, str) else keys
        for name in names:
            if name not in self._columns:
                raise KeyError(f"{name} of connections: expected one of {', '.join(self._FIELDS)}")
        values = {name: self._columns[name].tolist() for name in names}
        if output == "pandas":
            import pandas

            return pandas.DataFrame(values)
        if len(self) == 1:
            values = {name: column[0] for name, column in values.items()}
        if output == "json":
            return json.dumps(values)
        return values[keys] if isinstance(keys, str) else values

    def set(self, params=None, **values):
        """Not possible: weights and delays stay as they were connected."""
        names = ", ".join(params if isinstance(params, dict) else values) or "connections"
        raise NotImplementedError(f"set {names} of connections: Volley's wiring does not change")

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self.get(name)
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __setattr__(self, name, value):
        self.set({name: value})


def get_connections(network, models, source, target, synapse_model):
    """The connections between nodes, between neurons first, then those of devices."""
    network.build()
    names = list(models.synapses)
    ids = [None if nodes is None else numpy.asarray(nodes, dtype=numpy.int64).reshape(-1) for nodes in (source, target)]
    if synapse_model is not None:
        models.synapse(synapse_model)
    parts = [_neuron_columns(network, *ids), *(_device_columns(one, *ids) for one in network.connections if one.is_device)]
    columns = {name: numpy.concatenate([part[name] for part in parts]) for name in ("source", "target", "weight", "delay")}
    columns["synapse_model"] = numpy.concatenate([part["synapse_model"] for part in parts])
    if synapse_model is not None:
        chosen = columns["synapse_model"] == synapse_model
        columns = {name: column[chosen] for name, column in columns.items()}
    size = len(columns["source"])
    columns["target_thread"] = network.rank_of(columns["target"])
    columns["synapse_id"] = numpy.array([names.index(name) for name in columns["synapse_model"]], dtype=int)
    columns["port"] = numpy.arange(size)
    columns["receptor"] = numpy.zeros(size, int)
    return SynapseCollection(columns)


def _neuron_columns(network, source, target):
    """The connections between neurons."""
    projections = [connection for connection in network.connections if not connection.is_device]
    empty = {name: numpy.empty(0, int) for name in ("source", "target")}
    empty |= {name: numpy.empty(0) for name in ("weight", "delay")} | {"synapse_model": numpy.empty(0, object)}
    views = []
    for ids in (source, target):
        wanted = numpy.arange(1, network.nodes + 1) if ids is None else numpy.unique(ids)
        parts = [part for part in network.layers_of(wanted) if part[0].is_neurons]
        if not parts:
            return empty
        views.append(network.neuron_view(parts))
    if not projections:
        return empty
    with refusals("BadProperty"):
        found = network.session.connections(*views)
    models = numpy.array([projection.synapse.model.name for projection in projections], dtype=object)
    return {
        "source": network.ids_of(numpy.array(found.sources())),
        "target": network.ids_of(numpy.array(found.targets())),
        "weight": numpy.array(found.weights()),
        "delay": numpy.array(found.delaysMs()),
        "synapse_model": models[numpy.array(found.projections())],
    }


def _device_columns(connection, source, target):
    sources, targets = connection.pairs()
    chosen = numpy.ones(len(sources), bool)
    for ids, mine in ((source, sources), (target, targets)):
        if ids is not None:
            chosen &= numpy.isin(mine, ids)
    size = int(chosen.sum())
    synapse = connection.synapse
    for value in (synapse.weight, synapse.delay):
        if size and isinstance(value, Parameter):
            raise NotImplementedError(f"GetConnections of a device with a drawn {value.kind} weight or delay: Volley does not tell")
    return {
        "source": sources[chosen],
        "target": targets[chosen],
        "weight": numpy.full(size, synapse.weight),
        "delay": numpy.full(size, synapse.delay),
        "synapse_model": numpy.full(size, synapse.model.name, dtype=object),
    }
