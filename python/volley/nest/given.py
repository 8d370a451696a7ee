"""What users give, as numbers, flags and words: what is something else is refused, never made to fit."""

import numbers

import numpy

from .errors import NESTErrors

# Java's largest int.
LARGEST = 2**31 - 1


def _plain(value):
    """The item of an array that has but one and no dimension; anything else as it is."""
    return value[()] if isinstance(value, numpy.ndarray) and value.ndim == 0 else value


def _is_flag(value):
    return isinstance(value, (bool, numpy.bool_))


def number(what, value, kind="BadProperty"):
    """A number as a float, which a word, or true or false, is not."""
    value = _plain(value)
    if _is_flag(value) or not isinstance(value, numbers.Real):
        raise getattr(NESTErrors, kind)(f"{what} {value!r}: expected a number")
    try:
        return float(value)
    except OverflowError:
        raise getattr(NESTErrors, kind)(f"{what} {value}: expected a number of 64 bits") from None


def whole(what, value, least=0, most=LARGEST, kind="BadProperty"):
    """A whole number, 0 ... 2^31 - 1 unless said otherwise."""
    value = _plain(value)
    if _is_flag(value) or not isinstance(value, numbers.Integral):
        raise getattr(NESTErrors, kind)(f"{what} {value!r}: expected a whole number")
    if not least <= value <= most:
        raise NESTErrors.BadProperty(f"{what} {value}: expected {least} to {most}")
    return int(value)


def flag(what, value):
    """True or False."""
    value = _plain(value)
    if not _is_flag(value):
        raise NESTErrors.BadProperty(f"{what} {value!r}: expected True or False")
    return bool(value)


def word(what, value):
    """A string."""
    if not isinstance(value, str):
        raise NESTErrors.BadProperty(f"{what} {value!r}: expected a string")
    return value


def dictionary(call, value):
    """A dictionary with names as keys."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise NESTErrors.ArgumentType(f"{call} with {value!r}: expected a dictionary of values by name")
    return value


def is_dictionaries(value):
    """Whether it is a sequence of dictionaries."""
    return isinstance(value, (list, tuple)) and all(isinstance(one, dict) for one in value)


def is_sequence(value):
    """Whether it is a sequence, but no string."""
    return isinstance(value, (list, tuple, range)) or isinstance(value, numpy.ndarray) and value.ndim > 0


def items(what, value):
    """A sequence that is no string."""
    if not is_sequence(value):
        raise NESTErrors.BadProperty(f"{what} {value!r}: expected a list")
    return value


def array(what, value):
    """Numbers as an array of floats of its own."""
    try:
        found = numpy.asarray(value)
    except ValueError:
        raise NESTErrors.BadProperty(f"{what} {value!r}: expected as many numbers in each row") from None
    if found.dtype.kind not in "iuf":
        raise NESTErrors.BadProperty(f"{what} {value!r}: expected numbers")
    return found.astype(float)
