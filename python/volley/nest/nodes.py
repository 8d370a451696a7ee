"""Collections of nodes."""

import json
import numbers
import operator

import numpy

from . import given, lacking, recorders
from .attributes import Attributes
from .core import current
from .errors import NESTErrors
from .models import element_type

_TOLD = ("global_id", "vp", "model", "element_type", "recordables")


class NodeCollection(Attributes):
    """Distinct nodes in the order of their ids, which are numbered from 1 as they are created."""

    # Nodes have no positions.
    spatial = None

    def __init__(self, data=None):
        ids = numpy.asarray([] if data is None else data).reshape(-1)
        if len(ids) and not numpy.issubdtype(ids.dtype, numpy.integer):
            raise NESTErrors.ArgumentType(f"nodes {data!r}: expected ids, which are whole numbers")
        ids = ids.astype(numpy.int64)
        if (numpy.diff(ids) <= 0).any():
            raise NESTErrors.BadProperty("node ids of a NodeCollection: expected distinct ones, ascending")
        network = current().network
        if len(ids) and (ids[0] < 1 or ids[-1] > network.nodes):
            worst = ids[0] if ids[0] < 1 else ids[-1]
            raise NESTErrors.UnknownNode(f"node {worst} of {network.nodes}: expected one that has been created")
        self._of(ids, network)

    @classmethod
    def _make(cls, ids, network):
        nodes = cls.__new__(cls)
        nodes._of(ids, network)
        return nodes

    def _of(self, ids, network):
        object.__setattr__(self, "_ids", ids)
        object.__setattr__(self, "_network", network)

    def _parts(self):
        """The layers of these nodes, each with their places in it."""
        self._require_current()
        return self._network.layers_of(self._ids)

    def _require_current(self):
        if len(self._ids) and self._network is not current().network:
            raise NESTErrors.NESTError("nodes of a kernel that has been reset: expected nodes created since")

    # A sequence.

    def __len__(self):
        return len(self._ids)

    def __iter__(self):
        return (self._make(self._ids[place : place + 1], self._network) for place in range(len(self._ids)))

    def __contains__(self, node):
        node = node._one() if isinstance(node, NodeCollection) else node
        is_id = isinstance(node, numbers.Integral) and not isinstance(node, bool)
        return is_id and bool(numpy.isin(node, self._ids))

    def __getitem__(self, key):
        if isinstance(key, slice):
            if key.step is not None and key.step < 1:
                raise IndexError(f"slice with step {key.step} of nodes: expected a step of 1 or more")
            return self._make(self._ids[key], self._network)
        if isinstance(key, (list, tuple, numpy.ndarray)):
            places = numpy.asarray(key) if len(key) else numpy.empty(0, int)
            if places.ndim != 1 or places.dtype.kind not in "biu":
                raise NESTErrors.ArgumentType(f"indices of nodes {key!r}: expected whole numbers, or flags")
            if places.dtype == bool and len(places) != len(self):
                raise IndexError(f"{len(places)} flags for {len(self)} nodes: expected as many")
            if places.dtype != bool and (numpy.diff(places) <= 0).any():
                raise ValueError("indices of nodes: expected distinct ones, ascending")
            return self._make(self._ids[places], self._network)
        place = operator.index(key)
        if not -len(self) <= place < len(self):
            raise IndexError(f"index {place} of {len(self)} nodes")
        return self._make(self._ids[place % len(self)][None], self._network)

    def __add__(self, other):
        if not isinstance(other, NodeCollection):
            return NotImplemented
        for nodes in (self, other):
            nodes._require_current()
        if not len(self) or not len(other):
            return self if len(self) else other
        ids = numpy.union1d(self._ids, other._ids)
        if len(ids) < len(self) + len(other):
            raise NESTErrors.BadProperty("a node is in both summands: expected distinct nodes")
        return self._make(ids, self._network)

    def __eq__(self, other):
        if not isinstance(other, NodeCollection):
            return NotImplemented
        return self._network is other._network and numpy.array_equal(self._ids, other._ids)

    __hash__ = None

    def __lt__(self, other):
        if not isinstance(other, NodeCollection):
            return NotImplemented
        return self._one() < other._one()

    def __bool__(self):
        return len(self) > 0

    def __array__(self, dtype=None):
        return numpy.array(self._ids, dtype=dtype)

    def _one(self):
        if len(self) != 1:
            raise ValueError(f"{len(self)} nodes: expected one")
        return int(self._ids[0])

    def __index__(self):
        return self._one()

    def __rsub__(self, number):
        return number - self._one()

    def __str__(self):
        parts = ", ".join(
            f"model={layer.model.name}, size={len(places)}, first={places[0] + layer.first}"
            for layer, places in self._network.layers_of(self._ids)
        )
        return f"NodeCollection({parts or '<empty>'})"

    __repr__ = __str__

    def tolist(self):
        """The ids."""
        return self._ids.tolist()

    def index(self, node_id):
        """The place of a node."""
        if node_id not in self:
            raise ValueError(f"{node_id} is not among these nodes")
        return int(numpy.searchsorted(self._ids, int(node_id)))

    # Values.

    def get(self, *params, **options):
        """Parameters, by name: a value, or a tuple with one for each node; of several names, or all, a dictionary.

        A second name, or list of names, picks from what a recorder's events hold. output: "pandas" or "json".
        """
        output = given.output(options.pop("output", ""))
        if options:
            raise NESTErrors.ArgumentType(f"get with {', '.join(options)}: expected output")
        if not params:
            names, values = None, self._all()
        elif isinstance(params[0], str):
            names, values = params[0], self._values(params[0], self._parts())
        else:
            parts = self._parts()
            names, values = None, {name: self._values(name, parts) for name in given.names("get of", params[0])}
        if len(params) > 1:
            values = self._picked(values, params[1])
        plain = values if names is None or len(params) > 1 else {names: values}
        if output == "pandas":
            import pandas

            return pandas.DataFrame(self._rows(plain), index=self.tolist())
        if output == "json":
            return json.dumps(plain, default=lambda value: value.tolist())
        return self._first(values)

    def _rows(self, values):
        return {name: list(column) for name, column in (values if isinstance(values, dict) else {}).items()}

    def _first(self, values):
        """Of one node its value in place of a tuple of one."""
        if isinstance(values, dict):
            return {name: self._first(value) for name, value in values.items()}
        return values[0] if len(self) == 1 else values

    @staticmethod
    def _picked(values, names):
        picked = {}
        for name in given.names("get of events with", names):
            for node in values:
                if not isinstance(node, dict) or name not in node:
                    known = ", ".join(node) if isinstance(node, dict) else "none, since there are no events"
                    raise NESTErrors.UndefinedName(f"{name} of events: expected one of {known}")
            picked[name] = tuple(node[name] for node in values)
        return picked[names] if isinstance(names, str) else picked

    def _all(self):
        parts = self._parts()
        names = sorted({name for layer, _ in parts for name in self._names(layer)})
        return {name: self._values(name, parts, missing=True) for name in names}

    @staticmethod
    def _names(layer):
        told = recorders.TOLD.get(layer.model.kind, ())
        return (*layer.model.defaults, *told, *_TOLD)

    def _values(self, name, parts, missing=False):
        """A tuple with a value for each node of these parts."""
        values = []
        for layer, places in parts:
            if name == "global_id":
                values += (places + layer.first).tolist()
            elif name == "vp":
                ranks = self._network.kernel.ranks_of(places + layer.first) if layer.is_neurons else [-1] * len(places)
                values += [int(rank) for rank in ranks]
            elif name == "model":
                values += [layer.model.name] * len(places)
            elif name == "element_type":
                values += [element_type(layer.model)] * len(places)
            elif name in recorders.TOLD.get(layer.model.kind, ()):
                values += [given.fresh(recorders.told(self._network, layer, int(place), name)) for place in places]
            elif name == "recordables" and layer.is_neurons:
                values += [layer.model.recordables] * len(places)
            elif layer.is_neurons and name in layer.model.defaults:
                values += _spread(layer.get(name), places)
            elif name in layer.model.recordables:
                raise NotImplementedError(f"get {name} of {layer.model.name}: Volley records it, by a multimeter")
            elif not layer.is_neurons and name in layer.model.defaults:
                values += [given.fresh(layer.devices[place][name]) for place in places]
            elif name in lacking.NODE_KEYS:
                raise NotImplementedError(f"get {name} of {layer.model.name}: not among what Volley tells of nodes")
            elif missing:
                values += [None] * len(places)
            else:
                raise NESTErrors.UndefinedName(f"{name} of {layer.model.name}: expected one of {', '.join(sorted(self._names(layer)))}")
        return tuple(values)

    def set(self, params=None, **values):
        """Sets parameters: by name, one for all nodes or one for each, or with a dictionary for each node."""
        if params is not None and values:
            raise NESTErrors.ArgumentType("set with a dictionary and with names: expected one of both")
        params = values if params is None else params
        if isinstance(params, dict):
            self._network.set(self._changes(params))
            return
        if not given.is_dictionaries(params):
            raise NESTErrors.ArgumentType(f"set {params!r}: expected a dictionary, or one for each node")
        if len(params) != len(self):
            raise NESTErrors.ArgumentType(f"{len(params)} dictionaries for {len(self)} nodes: expected one for each")
        self._network.set([change for node, one in zip(self, params) for change in node._changes(one)])

    def _changes(self, params):
        """What is to be set, checked: layers, each with places in it and their values by name."""
        changes = []
        done = 0
        for layer, places in self._parts():
            each = {name: self._part(layer, name, value, done, len(places)) for name, value in params.items()}
            done += len(places)
            if layer.is_neurons:
                changes.append((layer, places, each))
                continue
            for number, place in enumerate(places.tolist()):
                values = {name: value[number] if is_each else value for name, (value, is_each) in each.items()}
                changes.append((layer, place, values))
        return [(layer, places, self._checked(layer, places, values)) for layer, places, values in changes]

    @staticmethod
    def _checked(layer, places, values):
        told = recorders.settable(layer)
        checked = {
            name: recorders.checked(layer, value) if name in told else layer.model.checked(name, value)
            for name, value in values.items()
        }
        layer.require_possible(places, checked)
        return checked

    def _part(self, layer, name, value, done, count):
        """The part of a parameter's values that is a layer's; of devices, with whether it has a value for each."""
        is_each = given.is_sequence(value) and not layer.model.is_list(name)
        if is_each:
            if len(value) not in (len(self), 1):
                raise NESTErrors.BadProperty(
                    f"{name} of {len(value)} values for {len(self)} nodes: expected one, or one for each"
                )
            if len(value) == 1 < len(self) or len(value) == 1 == count and layer.is_neurons:
                value, is_each = value[0], False
            else:
                value = value[done : done + count]
        if layer.is_neurons:
            return given.array(f"{name} of {layer.model.name}", value) if is_each else value
        return value, is_each


def ids_of(nodes):
    """Ids of nodes of this kernel, which are a collection or ids in ascending order."""
    nodes = nodes if isinstance(nodes, NodeCollection) else NodeCollection(nodes)
    nodes._parts()
    return nodes._ids


def _spread(value, places):
    if isinstance(value, numpy.ndarray):
        return value[places].tolist()
    return [value] * len(places)
