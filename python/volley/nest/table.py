"""Writes the tables of docs/python.md from the code, what of PyNEST there is: ``python3 -m volley.nest.table``."""

import inspect

from . import calls, core, lacking, math, nodes, random, raster_plot, voltage_trace
from .specifications import RULES
from .synapses import SynapseCollection
from .models import Models


def _line(thing):
    """The first line of what is said of a thing, without its stop."""
    return inspect.getdoc(thing).splitlines()[0].rstrip(".")


def _signature(thing):
    """The names of what a call takes."""
    names = [name for name in inspect.signature(thing).parameters if name != "self"]
    return ", ".join(names)


def _calls():
    rows = []
    for name in calls.__all__:
        thing = getattr(calls, name)
        shown = name if inspect.isclass(thing) else f"{name}({_signature(thing)})"
        rows.append((f"`{shown}`", _line(thing)))
    for module in (random, math, raster_plot, voltage_trace):
        for name in module.__all__:
            thing = getattr(module, name)
            if not _line(thing).startswith("Not among"):
                short = module.__name__.rpartition(".")[2]
                rows.append((f"`{short}.{name}({_signature(thing)})`", _line(thing)))
    return rows


def _methods():
    rows = []
    for kind in (nodes.NodeCollection, SynapseCollection):
        for name, thing in vars(kind).items():
            if not name.startswith("_") and inspect.isfunction(thing):
                rows.append((f"`{kind.__name__}.{name}({_signature(thing)})`", _line(thing)))
    return rows


def _lacks():
    rows = []
    for kind in (lacking.CALLS, lacking.MODULES):
        for reason in dict.fromkeys(kind.values()):
            names = sorted(name for name in kind if kind[name] == reason)
            rows.append((_names(names), f"Volley has {reason}"))
    for module in (random, math):
        for name, thing in vars(module).items():
            is_own = inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
            if is_own and _line(thing).startswith("Not among"):
                rows.append((f"`{module.__name__.rpartition('.')[2]}.{name}`", _line(thing)))
    rows.append((f"kernel attributes {_names(sorted(lacking.ATTRIBUTES))}", "Volley has no such attributes"))
    rows.append((f"values of nodes {_names(sorted(lacking.NODE_KEYS))}", "Volley's nodes have no such values"))
    return rows


def _names(names):
    return ", ".join(f"`{name}`" for name in names)


def _known():
    models = Models()
    return [
        ("node models", _names(models.nodes)),
        ("synapse models", _names(models.synapses)),
        ("rules", _names(RULES)),
        ("kernel attributes", _names(core.SETTABLE)),
        ("kernel attributes to be read", _names((*core.READ_ONLY, "min_delay", "max_delay"))),
        ("recording backends", _names(("memory", "ascii"))),
    ]


def _table(head, rows):
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def tables():
    """The tables, one below the other."""
    return "\n\n".join(
        (
            _table(("call", "what it does"), _calls()),
            _table(("method", "what it does"), _methods()),
            _table(("names", "that there are"), _known()),
            _table(("refused", "why"), _lacks()),
        )
    )


if __name__ == "__main__":
    print(tables())
