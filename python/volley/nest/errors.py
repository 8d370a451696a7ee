"""What is raised for users' mistakes: NEST's kinds of errors, one line each."""

from contextlib import contextmanager

import volley


class NESTError(Exception):
    """A user's mistake, told in one line."""

    __str__ = Exception.__str__


# Kinds that scripts may catch as Python's, too, as which PyNEST raises them.
_PYTHONS = {"ArgumentType": TypeError, "UndefinedName": KeyError}


class _Kinds(type):
    """Makes a class of errors for every kind that is asked for by name, as PyNEST does."""

    def __getattr__(cls, kind):
        if kind.startswith("_"):
            raise AttributeError(kind)
        error = type(kind, (NESTError, *filter(None, [_PYTHONS.get(kind)])), {"__module__": __name__})
        setattr(cls, kind, error)
        return error


class NESTErrors(metaclass=_Kinds):
    """The kinds of errors, such as ``NESTErrors.UnknownModelName``."""

    NESTError = NESTError


@contextmanager
def refusals(kind):
    """Turns what Volley refuses into an error of a kind, without a Java trace; anything else it throws is a bug."""
    try:
        yield
    except volley.UserException as refusal:
        raise getattr(NESTErrors, kind)(str(refusal.getMessage())) from None
