"""What a script has connected, in the pieces that Volley connects at once."""

from dataclasses import dataclass

import jpype
import numpy

import volley

from .errors import refusals
from .models import MULTIMETER


@dataclass(eq=False)
class Projection:
    """Connections of neurons to neurons."""

    sources: numpy.ndarray
    targets: numpy.ndarray
    rule: object
    synapse: object
    unit: object
    edges: object = None
    made: int = 0

    def make(self, network):
        """Lets Volley connect."""
        layers = [network.neuron_view(network.layers_of(ids)) for ids in (self.sources, self.targets)]
        rule = self.rule.java() if self.edges is None else self.edges
        with refusals("BadProperty"):
            self.made = int(network.session.connect(*layers, rule, self.synapse.java(self.unit)))
        if self.rule.draws_their_number:
            self.made = int(network.session.projectionSizes()[-1])
        self.synapse.model.connections += self.made

    def unmake(self):
        """Forgets what has been made."""
        self.synapse.model.connections -= self.made
        self.made = 0


@dataclass(eq=False)
class Input:
    """Connections of one generator to neurons, of one weight and delay."""

    source: int
    layer: object
    place: int
    targets: numpy.ndarray
    synapse: object
    unit: object
    made: int = 0

    def make(self, network):
        """Lets Volley connect."""
        targets = network.neuron_view(network.layers_of(self.targets))
        rule = volley.ConnectionRule.allToAll()
        with refusals("BadProperty"):
            network.session.connect(self.layer.view[self.place], targets, rule, self.synapse.java(self.unit))
        self.made = len(self.targets)
        self.synapse.model.connections += self.made

    unmake = Projection.unmake


class HiddenInput(Input):
    """A generator's connection to the hidden neuron that repeats its spikes."""

    def make(self, network):
        """Lets Volley connect."""
        delay = volley.Distribution.constant(network.resolution)
        synapse = volley.Synapse(
            volley.Distribution.constant(1.0), self.unit, delay, jpype.java.util.OptionalLong.empty()
        )
        with refusals("BadProperty"):
            generator = self.layer.view[self.place]
            network.session.connect(generator, self.targets.view, volley.ConnectionRule.allToAll(), synapse)

    def unmake(self):
        """Nothing of it is counted."""


@dataclass(eq=False)
class Recording:
    """Connections of neurons to one recorder, or of one multimeter to neurons."""

    recorder: int
    layer: object
    place: int
    neurons: numpy.ndarray
    synapse: object
    hidden: object = None
    made: int = 0

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
