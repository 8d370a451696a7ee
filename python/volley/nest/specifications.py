"""The rules and synapses of Connect, in the spellings that PyNEST allows."""

import jpype
import numpy

import volley

from . import given, lacking
from .errors import NESTErrors, refusals
from .models import checked_synapse_value
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
# Java's largest long.
_MOST_CONNECTIONS = 2**63 - 1

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
            raise NESTErrors.ArgumentType(f"syn_spec {specification!r}: expected a name or a dictionary")
        values = dict(specification)
        name = values.pop("synapse_model", "static_synapse")
        if not isinstance(name, str):
            raise NESTErrors.NESTError(f"synapse_model {name!r}: expected a name")
        self.model = models.synapse(name)
        checked = {key: checked_synapse_value(name, key, value) for key, value in values.items()}
        if self.model.has_one_weight and "weight" in checked:
            raise NESTErrors.BadProperty(
                f"weight of {name} in Connect: expected it from SetDefaults or CopyModel, one for all"
            )
        self.weight = checked.get("weight", self.model.weight)
        self.delay = checked.get("delay", self.model.defaults["delay"])
        self.has_delay = "delay" in checked

    @property
    def arrays(self):
        """Whether there is a weight or delay for each connection."""
        return isinstance(self.weight, numpy.ndarray) or isinstance(self.delay, numpy.ndarray)

    def java(self, unit):
        """Volley's synapse, with weights in the unit of the targets."""
        weight, delay = (
            volley.Distribution.constant(1.0) if isinstance(value, numpy.ndarray) else _drawn(value)
            for value in (self.weight, self.delay)
        )
        return volley.Synapse(weight, unit, delay, jpype.java.util.OptionalLong.empty())

    def with_values(self, weight, delay):
        """The same synapse with another weight and delay."""
        other = object.__new__(Synapse)
        other.model, other.weight, other.delay, other.has_delay = self.model, weight, delay, self.has_delay
        return other


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
            raise NESTErrors.ArgumentType(f"conn_spec {specification!r}: expected a name or a dictionary")
        values = dict(specification)
        self.name = given.word("rule", values.pop("rule", "all_to_all"))
        if self.name not in RULES:
            known = ", ".join(RULES)
            if self.name in lacking.RULES:
                raise NotImplementedError(f"rule {self.name} is not among Volley's: {known}")
            raise NESTErrors.IllegalConnection(f"rule {self.name}: expected one of {known}")
        self.switches = {
            name: given.flag(f"{name} of rule {self.name}", values.pop(name, default))
            for name, default in _SWITCHES.items()
        }
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

        self._require_possible()

    def _require_possible(self):
        if self.name == "one_to_one" and not self.switches["allow_autapses"]:
            raise NotImplementedError("allow_autapses False of rule one_to_one is not among what Volley's rules can do")
        if self.name == "pairwise_poisson" and not self.switches["allow_multapses"]:
            raise NESTErrors.BadProperty(
                "allow_multapses False of rule pairwise_poisson: expected True, since it connects pairs several times"
            )

    def _number(self, name, value):
        if isinstance(value, Parameter):
            raise NotImplementedError(f"{name} of rule {self.name} drawn: Volley's rules take a number")
        what = f"{name} of rule {self.name}"
        if name in ("p", "pairwise_avg_num_conns"):
            return given.number(what, value)
        return given.whole(what, value, most=_MOST_CONNECTIONS if name == "N" else given.LARGEST)

    @property
    def is_deterministic(self):
        """Whether nothing is drawn."""
        return self.name in ("all_to_all", "one_to_one")

    @property
    def draws_their_number(self):
        """Whether the number of connections is drawn, too."""
        return self.name in ("pairwise_bernoulli", "pairwise_poisson")

    def java(self):
        """Volley's rule."""
        rules = volley.ConnectionRule
        autapses, multapses = self.switches["allow_autapses"], self.switches["allow_multapses"]
        with refusals("BadProperty"):
            if self.name == "one_to_one":
                return rules.oneToOne()
            if self.name == "all_to_all":
                rule = rules.allToAll()
                return rule if autapses else rule.withoutAutapses()
            (value,) = self.values.values()
            if self.name in ("pairwise_bernoulli", "pairwise_poisson"):
                call = rules.pairwiseBernoulli if self.name == "pairwise_bernoulli" else rules.pairwisePoisson
                rule = call(value)
            else:
                words = self.name.split("_")
                rule = getattr(rules, words[0] + "".join(word.capitalize() for word in words[1:]))(value)
                rule = rule if multapses else rule.withoutMultapses()
            return rule if autapses else rule.withoutAutapses()
