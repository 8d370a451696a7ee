"""The models of nodes and synapses: their parameters, by NEST's names, and the defaults that scripts may change."""

import jpype
import numpy

import volley

from . import given, lacking
from .errors import NESTErrors, refusals
from .parameters import Parameter

NEURON, SPIKE_GENERATOR, CURRENT_GENERATOR, SPIKE_RECORDER, MULTIMETER = (
    "neuron",
    "spike generator",
    "current generator",
    "spike recorder",
    "multimeter",
)

# What a node has in NEST beside the parameters of its model, with its default: by kind of node.
_RECORDING = {"record_to": "memory", "label": "", "time_in_steps": False}
_STIMULATION = {"label": ""}
_EXTRA = {
    NEURON: {},
    SPIKE_GENERATOR: _STIMULATION,
    CURRENT_GENERATOR: _STIMULATION,
    SPIKE_RECORDER: _RECORDING,
    MULTIMETER: _RECORDING,
}

# Parameters that NEST has and Volley has at one value only.
_FIXED = {
    "spike_generator": {"precise_times": False, "allow_offgrid_times": False, "shift_now_spikes": False},
    "step_current_generator": {"allow_offgrid_times": False},
    "inhomogeneous_poisson_generator": {"allow_offgrid_times": False},
}


def _kind(java):
    for interface, kind in (
        ("NeuronModel", NEURON),
        ("SpikeSource", SPIKE_GENERATOR),
        ("CurrentSource", CURRENT_GENERATOR),
        ("SpikeRecorder", SPIKE_RECORDER),
        ("Multimeter", MULTIMETER),
    ):
        if isinstance(java, getattr(volley, interface)):
            return kind
    return None


class _Row:
    """A row of a model's table of parameters."""

    def __init__(self, java):
        kind = str(java.kind())
        self.is_list = kind == "LIST"
        self.is_each = kind == "EACH"
        self.is_flag = str(java.range()) == "FLAG"
        self.default = float(java.defaultValue())
        # The last number that was found to be in its range.
        self.accepted = self.default

    def has_as_default(self, value):
        """Whether a value is the one that the parameter has unless it is given."""
        if isinstance(value, (Parameter, numpy.ndarray)):
            return isinstance(value, numpy.ndarray) and value.size == 0
        return value == self.default or value != value and self.default != self.default


class NodeModel:
    """A model of neurons or devices with the defaults of nodes that are still to be created."""

    def __init__(self, name, java, defaults=None):
        self.name = name
        self.java = java
        self.kind = _kind(java)
        self.table = {str(row.name()): _Row(row) for row in java.parameters()}
        self.fixed = _FIXED.get(str(java.name()), {})
        self.extra = _EXTRA[self.kind]
        # Parameters whose values may be refused for those of others, or for the time step.
        self.constrained = tuple(str(name) for name in java.constrained()) if self.kind == NEURON else ()
        # The last of their values, and the time step, that were found to go together.
        self.accepted = None
        self.defaults = dict(defaults) if defaults is not None else self._first_defaults()

    def _first_defaults(self):
        values = {}
        for name, row in self.table.items():
            values[name] = numpy.empty(0) if row.is_list else bool(row.default) if row.is_flag else row.default
        if "V_m" in values:
            # NEST's neurons start at the default of E_L, whatever E_L is given.
            values["V_m"] = self.table["E_L"].default
        values.update(self.fixed)
        values.update(self.extra)
        if self.kind == MULTIMETER:
            values["record_from"] = ["V_m"] if isinstance(self.java, volley.Voltmeter) else []
        return values

    def set(self, values):
        """Changes defaults, all of them or none."""
        defaults = {**self.defaults, **{name: self.checked(name, value) for name, value in values.items()}}
        if self.kind == NEURON:
            # Whether the refractory time is whole steps shows where nodes are created: the resolution may still change.
            together = {name: value for name, value in defaults.items() if name != "t_ref"}
            self.require_valid(together, 1, 1.0)
        self.defaults = defaults

    def require_valid(self, values, count, resolution):
        """Refuses values of neurons, or of one device, that do not go together."""
        with refusals("BadProperty"):
            java = self.with_values(values)
            if self.kind == NEURON:
                java.populate(volley.PopulationShare.whole(count, 0), resolution)
            else:
                java.requireValid(resolution)

    def require_together(self, values, resolution):
        """Refuses values of a neuron's constrained parameters, in their order, that do not go together."""
        if self.accepted != (values, resolution):
            with refusals("BadProperty"):
                self.java.requireTogether(values, resolution)
            self.accepted = values, resolution

    def is_list(self, name):
        """Whether a parameter's value is a list."""
        return name == "record_from" or name in self.table and self.table[name].is_list

    def is_each(self, name):
        """Whether a parameter may differ between the neurons of a population."""
        return name in self.table and self.table[name].is_each

    @property
    def recordables(self):
        """Names of what a multimeter may record of it."""
        return tuple(str(name) for name in self.java.recordables()) if self.kind == NEURON else ()

    def checked(self, name, value):
        """The value as it is kept.

        Raises an error if there is no such parameter, or it cannot have that value.
        """
        if name not in self.defaults:
            if name in lacking.NODE_KEYS:
                raise NotImplementedError(f"{name} of {self.name}: Volley's nodes have no such parameter")
            names = ", ".join(sorted(self.defaults))
            raise NESTErrors.UnaccessedDictionaryEntry(f"parameter {name} of {self.name}: expected one of {names}")
        if name in self.fixed:
            if not isinstance(value, (bool, numpy.bool_)) or value != self.fixed[name]:
                raise NotImplementedError(f"{name} {value} of {self.name}: Volley has {self.fixed[name]} only")
            return value
        if name == "record_to":
            return self._backend(value)
        what = f"{name} of {self.name}"
        if name == "record_from":
            names = [value] if isinstance(value, str) else given.items(what, value)
            return [given.word(what, item) for item in names]
        if name in self.extra:
            return (given.flag if isinstance(self.extra[name], bool) else given.word)(what, value)
        return self._number(name, value)

    def _backend(self, value):
        value = value[0] if isinstance(value, (list, tuple)) and len(value) == 1 else value
        given.word(f"record_to of {self.name}", value)
        if value in lacking.RECORDING_BACKENDS:
            raise NotImplementedError(f"record_to {value} is not among Volley's: memory, ascii")
        if value not in ("memory", "ascii"):
            raise NESTErrors.BadProperty(f"record_to {value} of {self.name}: expected memory or ascii")
        return value

    def _number(self, name, value):
        row = self.table[name]
        what = f"{name} of {self.name}"
        if isinstance(value, Parameter):
            if not self.is_each(name):
                raise NotImplementedError(f"{name} of {self.name} drawn: Volley draws parameters of neurons only")
        elif self.is_list(name):
            value = given.row(what, given.items(what, value))
        elif isinstance(value, numpy.ndarray) and value.ndim:
            value = given.row(what, value)
        elif row.is_flag:
            value = given.flag(what, value)
        else:
            value = given.number(what, value)
            if value != value:
                raise NESTErrors.BadProperty(f"{name} nan of {self.name}: expected a finite number")
        is_number = isinstance(value, float)
        if not row.has_as_default(value) and not (is_number and value == row.accepted):
            with refusals("BadProperty"):
                self.java.with_(name, java_value(value))
            if is_number:
                row.accepted = value
        return value

    def with_values(self, values):
        """Volley's model with these parameters."""
        java = self.java
        for name, value in values.items():
            if name == "record_from":
                java = java.recordFrom(*value)
            elif name in self.table and not self.table[name].has_as_default(value):
                java = java.with_(name, java_value(value))
        return java


def java_value(value):
    """A parameter's value as Volley takes it."""
    if isinstance(value, Parameter):
        return value.distribution()
    if isinstance(value, numpy.ndarray):
        return jpype.JArray(jpype.JDouble)(numpy.ascontiguousarray(value, dtype=numpy.float64))
    return float(value)


class SynapseModel:
    """A static synapse with the defaults of connections that are still to be made."""

    def __init__(self, name, has_one_weight, weight=1.0, delay=1.0):
        self.name = name
        self.has_one_weight = has_one_weight
        self.defaults = {"weight": weight, "delay": delay, "receptor_type": 0}
        self.connections = 0

    def set(self, values):
        """Changes defaults, all of them or none; the weight that all connections have only before there are any."""
        checked = {key: checked_synapse_value(self.name, key, value) for key, value in values.items()}
        if self.has_one_weight and self.connections and checked.get("weight", self.weight) != self.weight:
            raise NotImplementedError(f"weight of {self.name} after Connect: Volley's wiring does not change")
        self.defaults.update(checked)

    @property
    def weight(self):
        """The weight of connections that are given none."""
        return self.defaults["weight"]


def checked_synapse_value(model, key, value):
    """A value of a synapse as it is kept."""
    if key in ("weight", "delay"):
        return value if isinstance(value, Parameter) else checked_number(f"{key} of {model}", value)
    if key == "receptor_type":
        if given.whole(f"{key} of {model}", value) != 0:
            raise NotImplementedError(f"receptor_type {value}: Volley's models have but one receptor, 0")
        return value
    if key in lacking.SYNAPSE_KEYS:
        raise NotImplementedError(f"{key} of {model}: Volley's synapses are static")
    raise NESTErrors.UnaccessedDictionaryEntry(f"parameter {key} of {model}: expected weight, delay, receptor_type")


def checked_number(what, value):
    """A finite number, or an array of them."""
    if not given.is_sequence(value):
        return given.finite(what, value)
    found = given.array(what, value)
    if not numpy.isfinite(found).all():
        raise NESTErrors.BadProperty(f"{what} {found[~numpy.isfinite(found)][0]}: expected finite numbers")
    return found


class Models:
    """All models by name, with copies that a script has made."""

    SYNAPSES = ("static_synapse", "static_synapse_hpc", "static_synapse_lbl", "static_synapse_hom_w")

    def __init__(self):
        self.nodes = {}
        for java in volley.NestModels.all():
            if _kind(java):
                self.nodes[str(java.name())] = NodeModel(str(java.name()), java)
        self.synapses = {name: SynapseModel(name, name.endswith("hom_w")) for name in self.SYNAPSES if not name.endswith("lbl")}

    def node(self, name):
        """A model of nodes."""
        given.word("model", name)
        if name in self.nodes:
            return self.nodes[name]
        if name in lacking.NODE_MODELS:
            raise NotImplementedError(f"{name} is not among Volley's models: {', '.join(self.nodes)}")
        raise NESTErrors.UnknownModelName(f"model {name}: expected one of {', '.join(self.nodes)}")

    def synapse(self, name):
        """A model of synapses."""
        given.word("synapse model", name)
        if name in self.synapses:
            return self.synapses[name]
        plain = name[:-4] if name.endswith(("_hpc", "_lbl")) else name
        if plain in lacking.SYNAPSE_MODELS or name in self.SYNAPSES:
            raise NotImplementedError(f"{name} is not among Volley's synapses: {', '.join(self.synapses)}")
        raise NESTErrors.UnknownSynapseType(f"synapse {name}: expected one of {', '.join(self.synapses)}")

    def copy(self, existing, new, values):
        """Gives a copy of a model a name, and its defaults other values."""
        given.word("CopyModel of", existing)
        if new in self.nodes or new in self.synapses:
            raise NESTErrors.NewModelNameExists(f"model {new}: expected a name that no model has")
        if existing in self.nodes:
            base = self.node(existing)
            model = NodeModel(new, base.java, base.defaults)
            model.set(values)
            self.nodes[new] = model
        else:
            base = self.synapse(existing)
            model = SynapseModel(new, base.has_one_weight, base.weight, base.defaults["delay"])
            model.set(values)
            self.synapses[new] = model

    def set_defaults(self, name, values):
        """Changes a model's defaults."""
        if given.word("SetDefaults of", name) in self.synapses:
            self.synapses[name].set(values)
            return
        self.node(name).set(values)

    def defaults(self, name):
        """A model's defaults, and what else NEST tells of it."""
        if given.word("GetDefaults of", name) in self.synapses:
            model = self.synapses[name]
            return {**model.defaults, "synapse_model": name, "num_connections": model.connections}
        model = self.node(name) if name not in lacking.SYNAPSE_MODELS else self.synapse(name)
        told = {**given.fresh(model.defaults), "model": name, "element_type": element_type(model)}
        return {**told, "recordables": model.recordables} if model.kind == NEURON else told


def element_type(model):
    """NEST's name of the kind of a node."""
    return {
        NEURON: "neuron",
        SPIKE_GENERATOR: "stimulator",
        CURRENT_GENERATOR: "stimulator",
        SPIKE_RECORDER: "recorder",
        MULTIMETER: "recorder",
    }[model.kind]
