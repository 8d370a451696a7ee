"""Plots of recorded membrane potentials by matplotlib."""

import numpy

from . import given
from .errors import NESTErrors
from .nodes import NodeCollection

__all__ = ["from_device", "from_file", "show"]

_HEAD_LINES = 3


def from_device(detec, neurons=None, title=None, grayscale=False, timeunit="ms"):
    """Draws the V_m that a voltmeter or multimeter has recorded, of all neurons or of some."""
    if not isinstance(detec, NodeCollection) or len(detec) != 1 or detec.model not in ("voltmeter", "multimeter"):
        raise NESTErrors.NESTError("from_device: expected one voltmeter or multimeter")
    if detec.record_to == "ascii":
        return from_file(list(detec.filenames), title, grayscale)
    events = detec.events
    if "V_m" not in events or not len(events["times"]):
        raise NESTErrors.NESTError("No events recorded!")
    factors = {"ms": 1.0, "s": 1e-3}
    if timeunit not in factors:
        raise NESTErrors.NESTError(f"timeunit {timeunit}: expected ms or s")
    wanted = None if neurons is None else numpy.asarray(neurons)
    return _draw(
        events["senders"],
        events["times"] * factors[timeunit],
        events["V_m"],
        wanted,
        title or "Membrane potential",
        grayscale,
        timeunit,
    )


def from_file(fname, title=None, grayscale=False):
    """Draws V_m from a file with sender, time in ms and V_m in its first columns, or from several."""
    names = given.names("from_file of", fname)
    tables = [numpy.loadtxt(name, skiprows=_HEAD_LINES, ndmin=2) for name in names]
    rows = given.table("from_file of rows", numpy.concatenate(tables or [[]]), 3)
    if not len(rows):
        raise NESTErrors.NESTError("No data to plot.")
    return _draw(rows[:, 0], rows[:, 1], rows[:, 2], None, title or "Membrane potential", grayscale, "ms")


def _draw(senders, times, potentials, wanted, title, grayscale, timeunit):
    """Lines of the plot, one for each neuron."""
    import matplotlib.pyplot as plt

    lines = []
    for sender in numpy.unique(senders if wanted is None else wanted):
        mine = senders == sender
        style = {"color": "black"} if grayscale else {}
        lines += plt.plot(times[mine], potentials[mine], label=f"Neuron {int(sender)}", **style)
    plt.title(title)
    plt.xlabel(f"Time ({timeunit})")
    plt.ylabel("Membrane potential (mV)")
    plt.legend(loc="best")
    return lines


def show():
    """Shows all plots."""
    import matplotlib.pyplot as plt

    plt.show()
