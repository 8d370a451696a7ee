"""Distributions that parameters, weights and delays are drawn from."""

from .parameters import Parameter

__all__ = ["exponential", "lognormal", "normal", "uniform", "uniform_int"]


def uniform(min=0.0, max=1.0):
    """Uniform on [min, max)."""
    return Parameter("uniform", (float(min), float(max)))


def normal(mean=0.0, std=1.0):
    """Normal."""
    return Parameter("normal", (float(mean), float(std)))


def lognormal(mean=0.0, std=1.0):
    """exp of a normal with this mean and standard deviation."""
    return Parameter("lognormal", (float(mean), float(std)))


def exponential(beta=1.0):
    """Exponential with mean beta."""
    return Parameter("exponential", (float(beta),))


def uniform_int(max):
    """Not among Volley's distributions."""
    raise NotImplementedError("nest.random.uniform_int is not among Volley's distributions: " + ", ".join(__all__[:4]))
