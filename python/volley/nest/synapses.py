"""Connections one by one."""

import json
import operator

import numpy

from . import given
from .attributes import Attributes
from .errors import NESTErrors, refusals
from .nodes import ids_of
from .parameters import Parameter
from .projections import Input, Projection, Recording

_NONE = {
    **{name: numpy.empty(0, int) for name in ("source", "target")},
    **{name: numpy.empty(0) for name in ("weight", "delay")},
    "synapse_model": numpy.empty(0, object),
}


class SynapseCollection(Attributes):
    """Connections, one by one: arrays of sources, targets, weights and delays."""

    _FIELDS = (
        "source",
        "target",
        "weight",
        "delay",
        "synapse_model",
        "target_thread",
        "synapse_id",
        "port",
        "receptor",
    )

    def __init__(self, columns):
        object.__setattr__(self, "_columns", columns)

    def __len__(self):
        return len(self._columns["source"])

    def __iter__(self):
        return (self[place] for place in range(len(self)))

    def __getitem__(self, key):
        if not isinstance(key, (slice, list, tuple, numpy.ndarray)):
            key = operator.index(key)
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
        """Values by name: a list with one for each connection, of a single one its value; of several a dictionary."""
        given.output(output)
        names = self._FIELDS if keys is None else given.names("get of connections with", keys)
        for name in names:
            if name not in self._columns:
                raise NESTErrors.UndefinedName(f"{name} of connections: expected one of {', '.join(self._FIELDS)}")
        values = {name: self._columns[name].tolist() for name in names}
        if output == "pandas":
            import pandas

            return pandas.DataFrame(values)
        if len(self) == 1:
            values = {name: column[0] for name, column in values.items()}
        if output == "json":
            return json.dumps(values)
        return values[keys] if isinstance(keys, str) else values

    def disconnect(self):
        """Not possible: the wiring does not change."""
        raise NotImplementedError("disconnect of connections: Volley's wiring does not change")

    def set(self, params=None, **values):
        """Not possible: weights and delays stay as they were connected."""
        names = ", ".join(params if isinstance(params, dict) else values) or "connections"
        raise NotImplementedError(f"set {names} of connections: Volley's wiring does not change")


def get_connections(network, models, source, target, synapse_model):
    """The connections between nodes in NEST's order: by synapse model, then between neurons by source, then of devices."""
    network.build()
    names = list(models.synapses)
    ids = [None if nodes is None else ids_of(nodes) for nodes in (source, target)]
    if synapse_model is not None:
        models.synapse(synapse_model)
    parts = [
        _neuron_columns(network, *ids),
        *_generator_columns(network, *ids),
        *(_recorder_columns(one, *ids) for one in network.connections if isinstance(one, Recording)),
    ]
    columns = {
        name: numpy.concatenate([part[name] for part in parts]) for name in ("source", "target", "weight", "delay")
    }
    columns["synapse_model"] = numpy.concatenate([part["synapse_model"] for part in parts])
    columns["synapse_id"] = numpy.array([names.index(name) for name in columns["synapse_model"]], dtype=int)
    if synapse_model is not None:
        chosen = numpy.flatnonzero(columns["synapse_model"] == synapse_model)
    else:
        chosen = numpy.argsort(columns["synapse_id"], kind="stable")
    columns = {name: column[chosen] for name, column in columns.items()}
    size = len(chosen)
    columns["target_thread"] = network.kernel.ranks_of(columns["target"])
    columns["port"] = numpy.arange(size)
    columns["receptor"] = numpy.zeros(size, int)
    return SynapseCollection(columns)


def _neuron_columns(network, source, target):
    """The connections between neurons."""
    projections = [connection for connection in network.connections if isinstance(connection, Projection)]
    sources, targets = (_neurons(network, ids) for ids in (source, target))
    if not projections or sources is None or targets is None:
        return _NONE
    columns = _columns(network, sources, targets, projections, network.ids_of)
    order = numpy.argsort(columns["source"], kind="stable")
    return {name: column[order] for name, column in columns.items()}


def _generator_columns(network, source, target):
    """The connections of each generator."""
    inputs = {}
    for connection in network.connections:
        if isinstance(connection, Input) and (source is None or connection.source in source):
            inputs.setdefault(connection.source, []).append(connection)
    targets = _neurons(network, target)
    if targets is None:
        return
    for generator, mine in inputs.items():
        view = mine[0].layer.view[mine[0].place]
        yield _columns(network, view, targets, mine, lambda numbers, id=generator: numpy.full(len(numbers), id))


def _neurons(network, ids):
    """Volley's view of those of some nodes, or of all, that are neurons; none if there are none."""
    if ids is None:
        return network.every_neuron()
    parts = [part for part in network.layers_of(numpy.unique(ids)) if part[0].is_neurons]
    return network.neuron_view(parts) if parts else None


def _columns(network, sources, targets, connections, source_ids):
    """What Volley tells of the connections that have been made of some sources, by their numbers."""
    with refusals("BadProperty"):
        found = network.session.connections(sources, targets)
    models = numpy.array([connection.synapse.model.name for connection in connections], dtype=object)
    return {
        "source": source_ids(numpy.array(found.sources())),
        "target": network.ids_of(numpy.array(found.targets())),
        "weight": numpy.array(found.weights()),
        "delay": numpy.array(found.delaysMs()),
        "synapse_model": models[numpy.array(found.projections())],
    }


def _recorder_columns(recording, source, target):
    sources, targets = recording.pairs()
    chosen = numpy.ones(len(sources), bool)
    for ids, mine in ((source, sources), (target, targets)):
        if ids is not None:
            chosen &= numpy.isin(mine, ids)
    size = int(chosen.sum())
    synapse = recording.synapse
    for value in (synapse.weight, synapse.delay):
        if size and isinstance(value, Parameter):
            raise NotImplementedError(
                f"GetConnections of a recorder with a drawn {value.kind} weight or delay: Volley draws none for it"
            )
    return {
        "source": sources[chosen],
        "target": targets[chosen],
        "weight": numpy.full(size, synapse.weight),
        "delay": numpy.full(size, synapse.delay),
        "synapse_model": numpy.full(size, synapse.model.name, dtype=object),
    }
