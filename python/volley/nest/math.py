"""Functions of random parameters."""

from dataclasses import replace

import builtins

from .parameters import Parameter

__all__ = ["redraw"]


def redraw(parameter, min, max):
    """The parameter with values outside [min, max] drawn again."""
    if not isinstance(parameter, Parameter):
        raise TypeError(f"redraw of {parameter!r}: expected a parameter of nest.random")
    low, high = parameter.bounds
    return replace(parameter, bounds=(builtins.max(low, float(min)), builtins.min(high, float(max))))


def _lacking(name):
    """A function that says that there is none of its name."""

    def refuse(*_):
        raise NotImplementedError(f"nest.math.{name} is not among Volley's functions of parameters: redraw")

    refuse.__name__ = name
    refuse.__doc__ = "Not among Volley's functions of parameters."
    return refuse


min = _lacking("min")
max = _lacking("max")
exp = _lacking("exp")
sin = _lacking("sin")
cos = _lacking("cos")
