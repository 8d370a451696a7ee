"""Distributions that parameters, weights and delays are drawn from."""

from . import given
from .parameters import Parameter

__all__ = ["exponential", "lognormal", "normal", "uniform", "uniform_int"]


def uniform(min=0.0, max=1.0):
    """Uniform on [min, max)."""
    return Parameter("uniform", (given.number("min", min), given.number("max", max)))


def normal(mean=0.0, std=1.0):
    """Normal."""
    return Parameter("normal", (given.number("mean", mean), given.number("std", std)))


def lognormal(mean=0.0, std=1.0):
    """exp of a normal with this mean and standard deviation."""
    return Parameter("lognormal", (given.number("mean", mean), given.number("std", std)))


def exponential(beta=1.0):
    """Exponential with mean beta."""
    return Parameter("exponential", (given.number("beta", beta),))


def uniform_int(max):
    """Not among Volley's distributions."""
    raise NotImplementedError("nest.random.uniform_int is not among Volley's distributions: " + ", ".join(__all__[:4]))
