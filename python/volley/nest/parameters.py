"""Random parameters: what ``nest.random`` and ``nest.math`` make. They only describe; Volley draws."""

import math
from dataclasses import dataclass, replace

import volley

from . import given
from .errors import NESTErrors, refusals


_EVERYTHING = (-math.inf, math.inf)


@dataclass(frozen=True)
class Parameter:
    """A distribution that values of nodes or connections are drawn from.

    kind: name of the distribution, arguments: those of Volley's ``Distribution`` of that name,
    bounds: values outside are drawn again, limits: values outside are moved to the nearest.
    """

    kind: str
    arguments: tuple
    bounds: tuple = _EVERYTHING
    limits: tuple = _EVERYTHING

    def distribution(self):
        """Volley's distribution."""
        with refusals("BadProperty"):
            java = self._plain()
            if self.bounds != _EVERYTHING:
                java = java.redraw(*self.bounds)
            low, high = self.limits
            if low == high:
                return volley.Distribution.constant(low)
            return java if self.limits == _EVERYTHING else java.clamp(low, high)

    def _plain(self):
        distributions = volley.Distribution
        if self.kind == "negative":
            return self.arguments[0]._plain().negative()
        return getattr(distributions, self.kind)(*self.arguments)

    def _scaled(self, factor):
        if factor == 0:
            return Parameter("constant", (0.0,))
        first, second = (*self.arguments, None)[:2]
        if self.kind == "constant":
            arguments = (first * factor,)
        elif self.kind == "normal":
            arguments = (first * factor, second * abs(factor))
        elif self.kind == "uniform":
            arguments = tuple(sorted((first * factor, second * factor)))
        elif self.kind == "lognormal" and factor > 0:
            arguments = (first + math.log(factor), second)
        elif self.kind == "exponential" and factor > 0:
            arguments = (first * factor,)
        elif self.kind in ("lognormal", "exponential") and factor < 0:
            return Parameter("negative", (self._scaled(-factor),))._within(self, factor)
        elif self.kind == "negative" and factor > 0:
            arguments = (self.arguments[0]._scaled(factor),)
        else:
            raise self._lacking(f"times {factor}")
        return replace(self, arguments=arguments)._within(self, factor)

    def _within(self, other, factor):
        """The same, with another's bounds and limits times a factor."""
        scaled = [tuple(sorted(bound * factor for bound in pair)) for pair in (other.bounds, other.limits)]
        return replace(self, bounds=scaled[0], limits=scaled[1])

    def _shifted(self, offset):
        if self.kind == "constant":
            arguments = (self.arguments[0] + offset,)
        elif self.kind == "normal":
            arguments = (self.arguments[0] + offset, self.arguments[1])
        elif self.kind == "uniform":
            arguments = tuple(argument + offset for argument in self.arguments)
        else:
            raise self._lacking(f"plus {offset}")
        bounds, limits = (tuple(bound + offset for bound in pair) for pair in (self.bounds, self.limits))
        return replace(self, arguments=arguments, bounds=bounds, limits=limits)

    def _lacking(self, what):
        return NotImplementedError(f"nest.random.{self.kind} {what} is not among Volley's distributions")

    def _operand(self, operation, value):
        """A number, which is all that a parameter can be combined with."""
        if isinstance(value, Parameter):
            raise self._lacking(f"{operation} nest.random.{value.kind}")
        return given.number(f"nest.random.{self.kind} {operation}", value)

    def __mul__(self, factor):
        return self._scaled(self._operand("times", factor))

    __rmul__ = __mul__

    def __truediv__(self, divisor):
        divisor = self._operand("over", divisor)
        if divisor == 0:
            raise NESTErrors.BadProperty(f"nest.random.{self.kind} over 0: expected another number")
        return self._scaled(1 / divisor)

    def __add__(self, offset):
        return self._shifted(self._operand("plus", offset))

    __radd__ = __add__

    def __sub__(self, offset):
        return self._shifted(-self._operand("minus", offset))

    def __rsub__(self, number):
        return self._scaled(-1.0)._shifted(self._operand("from", number))

    def __neg__(self):
        return self._scaled(-1.0)

    def __rtruediv__(self, number):
        raise self._lacking(f"under {number}")

    def __pow__(self, exponent):
        raise self._lacking(f"to the power of {exponent}")

    def __lt__(self, other):
        raise self._lacking("compared")

    __le__ = __gt__ = __ge__ = __lt__

    def is_spatial(self):
        """Whether it depends on positions, which no parameter does."""
        return False

    def GetValue(self):
        """Not possible: values are drawn where nodes are created or connected."""
        raise self._lacking("GetValue")

    def apply(self, *_):
        """Not possible: values are drawn where nodes are created or connected."""
        raise self._lacking("apply")
