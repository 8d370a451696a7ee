"""Functions of random parameters."""

import builtins
import math
from dataclasses import replace

from . import given
from .errors import NESTErrors
from .parameters import Parameter

__all__ = ["max", "min", "redraw"]


def redraw(parameter, min, max):
    """The parameter with values outside [min, max] drawn again."""
    _require_parameter("redraw", parameter)
    if parameter.limits != (-math.inf, math.inf):
        raise NotImplementedError("redraw of nest.math.min or max: Volley redraws first")
    low, high = parameter.bounds
    low, high = builtins.max(low, given.number("min", min)), builtins.min(high, given.number("max", max))
    return replace(parameter, bounds=(low, high))


def min(x, value):
    """The smaller of a parameter's value and a number."""
    _require_parameter("min", x)
    value = given.number("value", value)
    low, high = x.limits
    return replace(x, limits=(builtins.min(low, value), builtins.min(high, value)))


def max(x, value):
    """The larger of a parameter's value and a number."""
    _require_parameter("max", x)
    value = given.number("value", value)
    low, high = x.limits
    return replace(x, limits=(builtins.max(low, value), builtins.max(high, value)))


def _require_parameter(call, parameter):
    if not isinstance(parameter, Parameter):
        raise NESTErrors.ArgumentType(f"{call} of {parameter!r}: expected a parameter of nest.random")


def _lacking(name):
    """A function that says that there is none of its name."""

    def refuse(*_):
        raise NotImplementedError(
            f"nest.math.{name} is not among Volley's functions of parameters: {', '.join(__all__)}"
        )

    refuse.__name__ = name
    refuse.__doc__ = "Not among Volley's functions of parameters."
    return refuse


exp = _lacking("exp")
sin = _lacking("sin")
cos = _lacking("cos")
