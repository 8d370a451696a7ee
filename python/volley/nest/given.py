"""What users give, as numbers, flags and words: what is something else is refused, never made to fit."""

import math
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


def finite(what, value, kind="BadProperty"):
    """A number that is neither nan nor infinite."""
    found = number(what, value, kind)
    if not math.isfinite(found):
        raise getattr(NESTErrors, kind)(f"{what} {found}: expected a finite number")
    return found


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


def names(what, value):
    """Names, of which there may be but one, as a list."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, (list, tuple, set, numpy.ndarray)) or not all(isinstance(one, str) for one in found):
        raise NESTErrors.ArgumentType(f"{what} {value!r}: expected a name, or several")
    return list(found)


def output(value):
    """A form of output: none, pandas or json."""
    if not isinstance(value, str) or value not in ("", "pandas", "json"):
        raise NESTErrors.BadParameter(f"output {value!r}: expected pandas or json")
    return value


def table(what, value, columns):
    """Rows of so many numbers or more, as an array of floats; there may be none."""
    found = numpy.empty((0, columns)) if is_sequence(value) and not len(value) else array(what, value)
    if found.ndim != 2 or found.shape[1] < columns:
        raise NESTErrors.ArgumentType(f"{what} of shape {found.shape}: expected rows of {columns} numbers")
    return found


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


def fresh(value):
    """The value itself if it cannot be changed in place, else one like it, for others to change as they like."""
    if isinstance(value, numpy.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {name: fresh(one) for name, one in value.items()}
    return list(value) if isinstance(value, list) else value


def row(what, value):
    """Numbers one after another, as an array of floats of its own."""
    found = array(what, value)
    if found.ndim != 1:
        raise NESTErrors.BadProperty(f"{what} of shape {found.shape}: expected one number after another")
    return found
