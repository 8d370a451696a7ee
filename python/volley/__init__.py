"""Volley, a distributed simulator of spiking neuron networks, from Python.

``volley.nest`` has PyNEST's calls. Everything else of Volley is its Java API: ``volley.Session``,
``volley.NestModels``, ``volley.ConnectionRule`` and all other public classes are here by their names.
"""

import jpype

from .machine import SetupError, start

__all__ = ["SetupError", "start"]

_PACKAGES = (
    "simulation",
    "models",
    "partition",
    "partition.connect",
    "partition.random",
    "networks",
    "results",
    "launcher",
)


def __getattr__(name):
    """A public Java class of Volley by its name, which starts the JVM."""
    if not name[:1].isupper():
        raise AttributeError(f"volley has no {name}")
    start()
    for package in _PACKAGES:
        try:
            globals()[name] = jpype.JClass(f"volley.{package}.{name}")
            return globals()[name]
        except TypeError:
            continue
    raise AttributeError(f"volley has no class {name} in " + ", ".join(_PACKAGES))
