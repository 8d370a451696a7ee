"""What recorders have recorded: events in memory, and files in the form of NEST's ASCII backend."""

import os
from pathlib import Path

import numpy

import volley

from . import given
from .errors import NESTErrors, refusals
from .models import MULTIMETER, SPIKE_RECORDER

# What is told of recorders beside their parameters.
TOLD = {SPIKE_RECORDER: ("events", "n_events", "filenames"), MULTIMETER: ("events", "n_events", "filenames")}

_BACKEND_VERSION = 2
_DECIMALS = 3


def told(network, layer, place, name):
    """A recorder's events, their number, or its files."""
    device = layer.devices[place]
    if name == "filenames":
        return (str(file_of(network, layer, place)),) if device["record_to"] == "ascii" else ()
    if name == "events" and device["record_to"] != "memory":
        return {key: numpy.empty(0) for key in _columns(layer, device)}
    if name == "events":
        return events(network, layer, place)
    return int(network.session.events(layer.view[place])) if _is_built(network, layer, place) else 0


def _columns(layer, device):
    times = ("times", "offsets") if device["time_in_steps"] else ("times",)
    return ("senders", *times, *(device["record_from"] if layer.model.kind == MULTIMETER else ()))


def events(network, layer, place):
    """All that a recorder has recorded since it was cleared, by time."""
    device = layer.devices[place]
    if not _is_built(network, layer, place):
        return {key: numpy.empty(0, int if key == "senders" else float) for key in _columns(layer, device)}
    key = (place, "events")
    if key not in layer.known:
        layer.known[key] = _read(network, layer, place)
    return layer.known[key]


def _is_built(network, layer, place):
    """Whether Volley has a recorder, with something connected to it."""
    return layer.view is not None and bool(network.recorded.get(layer.first + place))


def require_none(network, layer, place, name):
    """Refuses to set what events are told in while there are events."""
    if _is_built(network, layer, place) and len(events(network, layer, place)["times"]):
        raise NESTErrors.BadProperty(f"{name} of {layer.model.name} with events: expected n_events to be set to 0 before")


def _read(network, layer, place):
    device = layer.devices[place]
    with refusals("BadProperty"):
        is_meter = layer.model.kind == MULTIMETER
        found = _traces(network, layer.view[place]) if is_meter else _spikes(network, layer.view[place])
    if device["time_in_steps"]:
        senders, times = found.pop("senders"), found.pop("times")
        steps = numpy.rint(times / network.resolution).astype(int)
        found = {"senders": senders, "times": steps, "offsets": numpy.zeros(len(steps)), **found}
    return found


def _spikes(network, view):
    trains = network.session.spikes(view)
    senders = network.ids_of(numpy.array(trains.senders()))
    times = numpy.array(trains.timesMs())
    hidden = network.hidden_ids()
    if hidden:
        # A hidden neuron repeats a generator's spike a step after it was sent.
        repeated = numpy.isin(senders, list(hidden))
        times = numpy.where(repeated, numpy.round(times - network.resolution, 9), times)
        order = numpy.lexsort((senders, times))
        senders, times = senders[order], times[order]
    return {"senders": senders, "times": times}


def _traces(network, view):
    traces = network.session.traces(view)
    senders = network.ids_of(numpy.array(traces.senders()))
    times = numpy.array(traces.timesMs())
    found = {"senders": numpy.tile(senders, len(times)), "times": numpy.repeat(times, len(senders))}
    values = traces.values()
    for name in values.keySet():
        rows = numpy.array(values.get(name)).reshape(len(senders), len(times))
        found[str(name)] = numpy.ascontiguousarray(rows.T).reshape(-1)
    return found


def settable(layer):
    """Names of what may be set of a recorder beside its parameters."""
    return ("n_events",) if layer.model.kind in TOLD else ()


def checked(layer, n_events):
    """A number of events that may be set."""
    what = f"n_events of {layer.model.name}"
    return given.whole(what, n_events, most=0)


def clear(network, layer, place):
    """Deletes what a recorder has recorded, but for what its file has."""
    if not _is_built(network, layer, place):
        return
    file = file_of(network, layer, place)
    if layer.devices[place]["record_to"] == "ascii" and file in network.files:
        network.files[file] += _rows(events(network, layer, place))
    with refusals("BadProperty"):
        network.session.clear(layer.view[place])
    layer.known.clear()


def file_of(network, layer, place):
    """The file of a recorder: folder, prefix, label or model, id, and 0 for the one that writes."""
    label = layer.devices[place]["label"] or layer.model.name
    width = len(str(network.nodes))
    status = network.kernel.status
    name = f"{status['data_prefix']}{label}-{layer.first + place:0{width}d}-0.dat"
    return Path(os.path.join(status["data_path"], name))


def _recorders_to_file(network):
    for layer in network.visible:
        if layer.model.kind in TOLD:
            for place, device in enumerate(layer.devices):
                if device["record_to"] == "ascii":
                    yield layer, place


def open_files(network):
    """Makes the files of recorders that are to write, and refuses to overwrite any that was there before."""
    for layer, place in _recorders_to_file(network):
        file = file_of(network, layer, place)
        if file in network.files:
            continue
        if _writes(network):
            _open(file, network.kernel.status["overwrite_files"])
        network.files[file] = ""


def _writes(network):
    """Whether this is the process that writes files."""
    return network.kernel.job.rank == 0


def _open(file, overwrites):
    if file.exists() and not overwrites:
        raise NESTErrors.NESTError(f"{file} exists: expected overwrite_files, another data_path or another label")
    try:
        file.write_text("")
    except OSError as error:
        raise NESTErrors.NESTError(f"{file} cannot be written: {error.strerror}") from None


def write_files(network):
    """Writes what recorders have recorded so far to their files; every process is to call it."""
    for layer, place in _recorders_to_file(network):
        found = events(network, layer, place)
        if _writes(network):
            file = file_of(network, layer, place)
            file.write_text(_head(found) + network.files[file] + _rows(found))


def _head(found):
    """The lines before the events."""
    names = {
        "senders": "sender",
        "times": "time_step" if "offsets" in found else "time_ms",
        "offsets": "time_offset",
    }
    columns = "\t".join(names.get(name, name) for name in found)
    return (
        f"# Volley version: {_version()}\n# RecordingBackendASCII version: {_BACKEND_VERSION}\n{columns}\n"
    )


def _rows(found):
    """A line for each event."""
    columns = [column.tolist() for column in found.values()]
    form = "\t".join(
        "%d" if numpy.issubdtype(column.dtype, numpy.integer) else f"%.{_DECIMALS}f" for column in found.values()
    )
    return "".join([form % row + "\n" for row in zip(*columns)])


def _version():
    return str(volley.Version.program())
