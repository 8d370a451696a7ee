"""Nodes of one model that one call has created, with their values."""

import jpype
import numpy

from . import recorders
from .errors import NESTErrors, refusals
from .models import java_value
from .parameters import Parameter

# Parameters that neurons may be refused once they have been simulated.
_LASTING = frozenset(("tau_syn_ex", "tau_syn_in"))

_POTENTIAL = "V_m"


class Layer:
    """Nodes first, first + 1, ... of a model; ids are NEST's, from 1."""

    def __init__(self, network, first, count, model):
        self.network = network
        self.first = first
        self.count = count
        self.model = model
        self.view = None
        self.known = {}

    @property
    def last(self):
        """Id of the last node."""
        return self.first + self.count - 1

    def forget(self):
        """What Volley has made of it is no more."""
        self.view = None
        self.known.clear()

    def _send(self, view, values):
        """Changes what is built; if it cannot be changed, builds anew, which is possible before the first step."""
        changed = jpype.java.util.HashMap()
        for name, value in values.items():
            changed.put(name, java_value(value))
        try:
            with refusals("BadProperty"):
                self.network.session.set(view, changed)
        except NESTErrors.BadProperty:
            if self.network.simulated:
                raise
            self.network.rebuild()


class Population(Layer):
    """Neurons: Volley's view of them has the global ids from first_global on.

    values: by name one for all, an array, or a parameter to be drawn. What is set neuron by neuron is kept in changed,
    by name the neurons that it is of, until Volley is to know.
    """

    is_neurons = True

    def __init__(self, network, first, count, model, values):
        super().__init__(network, first, count, model)
        self.values = values
        self.changed = {}
        self.first_global = network.neurons

    def require_valid(self):
        """Refuses values that do not go together; drawn ones are those that Volley draws for these very neurons."""
        if any(isinstance(value, Parameter) for name, value in self.values.items() if name != _POTENTIAL):
            self.network.build()
        else:
            self.model.require_valid(self.values, self.count, self.network.resolution)

    def require_possible(self, places, values):
        """Refuses values of some of the neurons that do not go with their others, or that these cannot be given."""
        for name, value in values.items():
            if not self.model.is_each(name) and value != self.values[name]:
                self._require_common(name, value, len(places))
        constrained = self.model.constrained
        if values.keys().isdisjoint(constrained):
            return
        if any(isinstance(value, Parameter) for value in values.values()):
            # Volley refuses them when it draws them.
            return
        mine = {**self.values_of(places, [name for name in constrained if name not in values]), **values}
        together = [mine[name] for name in constrained]
        if any(isinstance(value, (Parameter, numpy.ndarray)) for value in together):
            self.model.require_valid(mine, len(places), self.network.resolution)
        else:
            self.model.require_together(together, self.network.resolution)

    def _require_common(self, name, value, count):
        what = f"{name} {value} of {self.model.name}"
        if self.network.simulated:
            raise NotImplementedError(f"{what} after Simulate: Volley takes it before")
        if count < self.count:
            raise NotImplementedError(f"{what}: Volley takes it for all {self.count} neurons of a call of Create")

    def values_of(self, places, names):
        """Values of some of the neurons as they are: by name one for all of these, or an array."""
        place = places[0] if len(places) == 1 else places
        every = {name: self.get(name) for name in names}
        return {name: value[place] if isinstance(value, numpy.ndarray) else value for name, value in every.items()}

    def create(self, session):
        """Lets Volley create them."""
        self.view = session.create(self.model.with_values(self.values), self.count)
        self.changed.clear()

    def forget(self):
        """What Volley has made of them is no more."""
        super().forget()
        self.changed.clear()

    def get(self, name):
        """A parameter, or V_m as it is now: one for all, or an array."""
        value = self.values[name]
        is_told = not isinstance(value, Parameter) and (name != _POTENTIAL or not self.network.simulated)
        if is_told or name in self.changed:
            return value
        if name not in self.known:
            self.network.build()
            with refusals("BadProperty"):
                self.known[name] = numpy.array(self.network.session.values(self.view, name))
        return self.known[name]

    def set(self, places, values):
        """Sets parameters of some of the neurons, by name one for all of these or an array."""
        whole = len(places) == self.count
        is_each = self.model.is_each
        values = {name: value for name, value in values.items() if is_each(name) or value != self.values[name]}
        if any(isinstance(value, Parameter) for value in values.values()):
            self._draw(places, values, whole)
            return
        if self.network.simulated and not _LASTING.isdisjoint(values):
            self._set_at_once(places, values)
            return
        for name, value in values.items():
            if whole:
                self.values[name] = value
            else:
                self._own(name)[places] = value
            if self.view is not None:
                if name not in self.changed:
                    self.changed[name] = numpy.zeros(self.count, bool)
                self.changed[name][places] = True

    def _own(self, name):
        """The values of a parameter as an array of one for each neuron, to be changed."""
        value = self.values[name]
        if name not in self.changed or not isinstance(value, numpy.ndarray):
            value = self.get(name)
            value = numpy.array(value) if numpy.ndim(value) else numpy.full(self.count, value, dtype=float)
            self.values[name] = value
        return value

    def _draw(self, places, values, whole):
        """Sets parameters of which some are drawn: for all neurons in the description, for some of them in Volley."""
        if whole and not self.network.simulated:
            before = self.values
            self._redraw({**before, **values}, before)
            return
        self._set_at_once(places, values)

    def _redraw(self, values, before):
        """Has the network built anew with these values, or, where their draws are refused, as it was."""
        self.network.rebuild()
        self.values = values
        try:
            self.network.build()
        except NESTErrors.NESTError:
            self.network.rebuild()
            self.values = before
            raise

    def _set_at_once(self, places, values):
        """Sets parameters in Volley, which draws or refuses them, and takes over what they are then."""
        self.network.build()
        self._send(self.network.neuron_view([(self, places)]), values)
        self.known.clear()
        for name in values:
            self.values[name] = numpy.array(self.network.session.values(self.view, name))

    def send(self):
        """Lets Volley know what has been changed: parameters together, since they are to go together, then V_m."""
        changed, self.changed = self.changed, {}
        parameters = [name for name in changed if name != _POTENTIAL]
        groups = [parameters, [_POTENTIAL] if _POTENTIAL in changed else []]
        for names in filter(None, groups):
            places = numpy.flatnonzero(numpy.logical_or.reduce([changed[name] for name in names]))
            values = {name: value[places] if numpy.ndim(value) else value for name, value in self._described(names)}
            self._send(self.network.neuron_view([(self, places)]), values)
            if self.view is None:
                return
        self.known.clear()

    def _described(self, names):
        return ((name, self.values[name]) for name in names)


class Devices(Layer):
    """Devices, each with a dictionary of its values, and a view of Volley's of its own."""

    is_neurons = False

    def __init__(self, network, first, count, model, values):
        super().__init__(network, first, count, model)
        self.devices = [dict(values) for _ in range(count)]

    def require_valid(self):
        """Refuses values that do not go together."""
        for values in self.devices:
            self.model.require_valid(values, 1, self.network.resolution)

    def require_possible(self, place, values):
        """Refuses values of a device that do not go with its others, or that it cannot be given now."""
        if "record_from" in values and self.network.simulated:
            raise NotImplementedError(f"record_from of {self.model.name} after Simulate: Volley takes it before")
        before = self.devices[place]
        if "time_in_steps" in values and values["time_in_steps"] != before["time_in_steps"]:
            recorders.require_none(self.network, self, place, "time_in_steps")
        self.model.require_valid({**before, **values}, 1, self.network.resolution)

    def values_of(self, place, names):
        """Values of a device as they are."""
        return {name: self.devices[place][name] for name in names if name in self.devices[place]}

    def create(self, session):
        """Lets Volley create them."""
        self.view = [session.create(self.model.with_values(values)) for values in self.devices]

    def set(self, place, values):
        """Sets parameters of a device, and deletes events where n_events is among the values."""
        before = self.devices[place]
        after = {name: value for name, value in values.items() if name in before}
        self.devices[place] = {**before, **after}
        try:
            if self.view is not None:
                self._change(place, after)
        except NESTErrors.NESTError:
            self.devices[place] = before
            raise
        if "n_events" in values:
            recorders.clear(self.network, self, place)

    def _change(self, place, values):
        """Lets Volley know what has been changed."""
        if "record_from" in values:
            self.network.rebuild()
            return
        sent = {name: value for name, value in values.items() if name in self.model.table}
        if sent:
            self._send(self.view[place], sent)
