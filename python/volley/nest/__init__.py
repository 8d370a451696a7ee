"""PyNEST's calls, done by Volley: the same names, units (mV, ms, pA, pF) and meanings.

``python3 -m volley.nest SCRIPT`` runs a script that imports ``nest``. What Volley lacks is refused by name.
"""

import sys
import types

import volley

from . import lacking, math, random, raster_plot, voltage_trace
from .calls import *  # noqa: F403
from .calls import __all__ as _calls
from .core import ATTRIBUTES, current, use
from .errors import NESTError, NESTErrors


class _NestModule(types.ModuleType):
    """The module, with the kernel's attributes as its own."""

    def __getattr__(self, name):
        if name in ATTRIBUTES:
            return current().get(name)
        if name == "__version__":
            return f"3.10 as done by {volley.Version.program()}"
        if name == "verbosity":
            return get_verbosity()  # noqa: F405
        if name in lacking.CALLS:
            raise NotImplementedError(f"nest.{name} is not among Volley's calls: it has {lacking.CALLS[name]}")
        if name in lacking.MODULES:
            raise NotImplementedError(f"nest.{name} is not among Volley's modules: it has {lacking.MODULES[name]}")
        if name in lacking.ATTRIBUTES:
            raise NotImplementedError(f"nest.{name} is not among Volley's kernel attributes")
        raise AttributeError(f"nest has no {name}")

    def __setattr__(self, name, value):
        if name in ATTRIBUTES:
            current().set({name: value})
        elif name == "verbosity":
            set_verbosity(value)  # noqa: F405
        elif name in self.__dict__ or name.startswith("__"):
            super().__setattr__(name, value)
        else:
            raise AttributeError(f"nest has no {name} to be set: expected a kernel attribute")


class _KernelErrors:
    """``nest.kernel``, of which scripts use the errors."""

    NESTError = NESTError
    NESTErrors = NESTErrors


kernel = _KernelErrors
# What a script keeps with the kernel.
userdict = {}
__all__ = [
    *_calls,
    "NESTError",
    "NESTErrors",
    "kernel",
    "math",
    "random",
    "raster_plot",
    "use",
    "userdict",
    "voltage_trace",
]
sys.modules[__name__].__class__ = _NestModule
