"""Raster plots of recorded spikes by matplotlib, with a histogram of the rate below."""

import numpy

from . import given
from .core import current
from .errors import NESTErrors
from .nodes import NodeCollection

__all__ = ["extract_events", "from_data", "from_device", "from_file", "from_file_numpy", "from_file_pandas", "show"]

_HEAD_LINES = 3


def from_device(detec, **kwargs):
    """Draws the spikes of a spike recorder."""
    if not isinstance(detec, NodeCollection) or len(detec) != 1:
        raise NESTErrors.NESTError("from_device: expected one spike_recorder")
    if detec.model != "spike_recorder":
        raise NESTErrors.NESTError(f"from_device of a {detec.model}: expected a spike_recorder")
    if detec.record_to == "ascii":
        return from_file(list(detec.filenames), **kwargs)
    events = detec.events
    if not len(events["senders"]):
        raise NESTErrors.NESTError("No events recorded!")
    times = events["times"] * (current().get("resolution") if detec.time_in_steps else 1.0)
    kwargs.setdefault("title", f"Raster plot from device '{detec.global_id}'")
    return _make_plot(times, events["senders"], **kwargs)


def from_file(fname, **kwargs):
    """Draws the spikes in a file, or in several."""
    names = given.names("from_file of", fname)
    tables = [numpy.loadtxt(name, skiprows=_HEAD_LINES, ndmin=2) for name in names]
    return from_data(numpy.concatenate([table for table in tables if table.size] or [numpy.empty((0, 2))]), **kwargs)


from_file_numpy = from_file_pandas = from_file


def from_data(data, sel=None, **kwargs):
    """Draws spikes from rows of sender and time in ms; sel: senders to be drawn."""
    data = given.table("from_data of rows", data, 2)
    if not len(data):
        raise NESTErrors.NESTError("No data to plot.")
    chosen = data if sel is None else extract_events(data, sel=sel)
    return _make_plot(chosen[:, 1], chosen[:, 0], **kwargs)


def extract_events(data, time=None, sel=None):
    """The rows with times in [time[0], time[1]), or before a single time, of the senders in sel."""
    data = given.table("extract_events of rows", data, 2)
    kept = numpy.ones(len(data), bool)
    if time is not None:
        first, last = (0.0, time) if numpy.ndim(time) == 0 else time
        kept &= (data[:, 1] >= first) & (data[:, 1] < last)
    if sel is not None:
        kept &= numpy.isin(data[:, 0], sel)
    return data[kept]


def _make_plot(times, senders, hist=True, hist_binwidth=5.0, grayscale=False, title=None, xlabel="Time (ms)"):
    """Axes of the raster, with a histogram of the rate by neuron in bins of hist_binwidth ms below."""
    import matplotlib.pyplot as plt

    color = "black" if grayscale else "tab:blue"
    figure = plt.figure()
    if not hist:
        raster = figure.add_subplot()
        raster.set_xlabel(xlabel)
    else:
        raster, rate = figure.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": [4, 1]})
        edges = numpy.arange(numpy.min(times), numpy.max(times) + 2 * hist_binwidth, hist_binwidth)
        counts, _ = numpy.histogram(times, bins=edges)
        neurons = len(numpy.unique(senders))
        rate.bar(edges[:-1], 1000.0 * counts / (hist_binwidth * neurons), hist_binwidth, align="edge", color=color)
        rate.set_ylabel("Rate (Hz)")
        rate.set_xlabel(xlabel)
    raster.plot(times, senders, ".", color=color, markersize=3)
    raster.set_ylabel("Neuron ID")
    raster.set_title(title or "Raster plot")
    return raster


def show():
    """Shows all plots."""
    import matplotlib.pyplot as plt

    plt.show()
