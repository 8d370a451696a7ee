"""The nodes and connections that a script has made, and the session of Volley that holds them."""

import bisect
from contextlib import contextmanager

import numpy

from .errors import refusals
from .layers import Devices, Population
from .models import NEURON
from .projections import Recording


class Network:
    """All nodes and connections of one kernel.

    It is built in Volley as far as it has been described once something is connected or asked. What is set afterwards
    in a way that a built network cannot take is set in the description, and the network is built anew, until it is
    simulated.
    """

    def __init__(self, kernel):
        self.kernel = kernel
        self.session = None
        # What files have of recorders whose events have been deleted since.
        self.files = {}
        self.layers = []
        self.visible = []
        self.connections = []
        self.nodes = 0
        self.neurons = 0
        self.simulated = False
        self._created = 0
        self._connected = 0
        self._hidden = {}
        self._every_neuron = None
        # By recorder the nodes that it records.
        self.recorded = {}

    @property
    def resolution(self):
        """The time step in ms."""
        return self.kernel.status["resolution"]

    # Nodes.

    def create(self, model, count, values, hidden_id=None):
        """Adds nodes; hidden ones take the place of a node that there is, and have its id."""
        self._require_open("Create")
        first = self.nodes + 1 if hidden_id is None else hidden_id
        layer = (Population if model.kind == NEURON else Devices)(self, first, count, model, values)
        self.neurons += count if layer.is_neurons else 0
        if hidden_id is None:
            self.nodes += count
            self.visible.append(layer)
        self.layers.append(layer)
        self._every_neuron = None
        return layer

    def remove_last(self):
        """Takes back the nodes that were created last, which nothing has been done with."""
        if self._created == len(self.layers):
            self.rebuild()
        layer = self.layers.pop()
        self.visible.remove(layer)
        self.nodes -= layer.count
        self.neurons -= layer.count if layer.is_neurons else 0
        self._every_neuron = None

    def _require_open(self, call):
        if self.simulated:
            raise NotImplementedError(f"{call} after Simulate: Volley expects the whole network before its first step")

    def set(self, changes):
        """Sets checked values, all of them or none: layers, each with places in it and values by name."""
        done = []
        try:
            for layer, places, values in changes:
                before = layer.values_of(places, values) if len(changes) > 1 else None
                layer.set(places, values)
                done.append((layer, places, before))
        except Exception:
            for layer, places, before in reversed(done):
                layer.set(places, before)
            raise

    def layers_of(self, ids):
        """The layers that nodes are of, each with the places of the nodes in it."""
        found = []
        done = 0
        place = bisect.bisect_right(self.visible, ids[0], key=lambda layer: layer.first) - 1 if len(ids) else 0
        while done < len(ids):
            layer = self.visible[place]
            end = len(ids) if ids[-1] <= layer.last else int(numpy.searchsorted(ids, layer.last + 1))
            if end > done:
                found.append((layer, ids[done:end] - layer.first))
            done = end
            place += 1
        return found

    def neuron_view(self, parts):
        """Volley's view of neurons by layer and place."""
        view = None
        for layer, places in parts:
            if places[-1] - places[0] + 1 == len(places):
                part = layer.view.slice(int(places[0]), int(places[-1]) + 1)
            else:
                part = self.session.neurons(numpy.asarray(places + layer.first_global, dtype=numpy.int32))
            view = part if view is None else view.plus(part)
        return view

    def every_neuron(self):
        """Volley's view of all neurons with ids, which is kept, since it is asked for again and again; or none."""
        if self._every_neuron is None:
            parts = [(layer, numpy.arange(layer.count)) for layer in self.visible if layer.is_neurons]
            self._every_neuron = self.neuron_view(parts) if parts else None
        return self._every_neuron

    def ids_of(self, global_ids):
        """NEST's ids of neurons by Volley's."""
        layers = [layer for layer in self.layers if layer.is_neurons]
        firsts = numpy.array([layer.first_global for layer in layers])
        shifts = numpy.array([layer.first - layer.first_global for layer in layers])
        global_ids = numpy.asarray(global_ids, dtype=numpy.int64)
        return global_ids + shifts[numpy.searchsorted(firsts, global_ids, side="right") - 1]

    def drawn_delays(self, generator):
        """The delays in ms of the connections that a generator has to the targets of one of its connections."""
        view = generator.layer.view[generator.place]
        targets = self.neuron_view(self.layers_of(generator.targets))
        return numpy.array(self.session.connections(view, targets).delaysMs())

    # Building.

    @contextmanager
    def connecting(self):
        """What is connected inside, all of it or nothing."""
        self._require_open("Connect")
        before = len(self.connections), len(self.layers)
        try:
            yield
        except Exception:
            self._undo(*before)
            raise

    def connect(self, connection):
        """Adds a connection, which is refused at once if Volley cannot make it."""
        self.connections.append(connection)
        self.build()

    def _undo(self, connections, layers):
        """Takes back the last connections, and the hidden neurons that they need."""
        if self._connected > connections or self._created > layers:
            self.rebuild()
        for connection in self.connections[connections:]:
            if isinstance(connection, Recording):
                self.recorded[connection.recorder].difference_update(connection.neurons.tolist())
        del self.connections[connections:]
        for layer in self.layers[layers:]:
            self.neurons -= layer.count
        self._hidden = {key: layer for key, layer in self._hidden.items() if layer not in self.layers[layers:]}
        del self.layers[layers:]

    def build(self):
        """Lets Volley create, connect and set what it has not yet."""
        for layer in self.layers:
            if layer.is_neurons and layer.changed:
                layer.send()
        if self.session is None:
            self.session = self.kernel.new_session()
        for layer in self.layers[self._created :]:
            with refusals("BadProperty"):
                layer.create(self.session)
            self._created += 1
        for connection in self.connections[self._connected :]:
            connection.make(self)
            self._connected += 1

    def build_connections(self):
        """Lets Volley connect what it has not yet, if there is anything connected."""
        if self.connections:
            self.build()

    def rebuild(self):
        """Has the network built anew from its description when it is needed next."""
        self.close()
        self.session = None
        self._created = self._connected = 0
        self._every_neuron = None
        for layer in self.layers:
            layer.forget()
        for connection in self.connections:
            connection.unmake()

    def close(self):
        """Ends the session's threads."""
        if self.session is not None:
            self.session.close()

    def parrot_of(self, layer, place, recorder, models):
        """A hidden neuron that repeats the spikes of a generator for a recorder, which records neurons only."""
        key = (layer, place, recorder)
        if key not in self._hidden:
            self._hidden[key] = self.create(models.node("parrot_neuron"), 1, {}, hidden_id=layer.first + place)
        return self._hidden[key]

    def hidden_ids(self):
        """Ids of generators whose spikes are recorded by way of a hidden neuron."""
        return {layer.first for layer in self._hidden.values()}

    def own_hidden_spikes(self):
        """Spikes of hidden neurons that ranks of this process own."""
        first, ranks = self.session.firstRank(), self.session.ranks()
        mine = range(first, first + self.session.threads())
        counts = ((layer.first_global, self.session.spikeCounts(layer.view)) for layer in self._hidden.values())
        return sum(count for global_id, (count,) in counts if global_id % ranks in mine)
