"""PyNEST's functions."""

import enum
import sys
from contextlib import contextmanager

import numpy

from . import core, given
from .connector import Connector
from .errors import NESTErrors
from .core import current
from .nodes import NodeCollection, ids_of
from .parameters import Parameter
from .specifications import CollocatedSynapses
from .synapses import SynapseCollection, get_connections

__all__ = [
    "Cleanup",
    "CollocatedSynapses",
    "Connect",
    "CopyModel",
    "Create",
    "GetConnections",
    "GetDefaults",
    "GetKernelStatus",
    "GetLocalNodeCollection",
    "GetLocalVPs",
    "GetNodes",
    "GetStatus",
    "NodeCollection",
    "NumProcesses",
    "Parameter",
    "PrintNodes",
    "Prepare",
    "Rank",
    "ResetKernel",
    "Run",
    "RunManager",
    "SetDefaults",
    "SetKernelStatus",
    "SetStatus",
    "Simulate",
    "SyncProcesses",
    "SynapseCollection",
    "VerbosityLevel",
    "get",
    "get_verbosity",
    "message",
    "set",
    "set_verbosity",
]


class VerbosityLevel(enum.IntEnum):
    """How severe a message is: those below the level that is set are not shown."""

    ALL = 0
    DEBUG = 5
    STATUS = 7
    INFO = 10
    PROGRESS = 15
    DEPRECATED = 18
    WARNING = 20
    ERROR = 30
    FATAL = 40
    QUIET = 100


_verbosity = [VerbosityLevel.INFO]


# Kernel.


def ResetKernel():
    """Removes all nodes and connections, and gives models and attributes their defaults."""
    core.reset()


def SetKernelStatus(params):
    """Sets attributes of the kernel, by name."""
    current().set(given.dictionary("SetKernelStatus", params))


def GetKernelStatus(keys=None):
    """Attributes of the kernel: all of them, one, or a tuple of several."""
    if keys is None:
        return current().get("kernel_status")
    if isinstance(keys, str):
        return current().get(keys)
    return tuple(current().get(key) for key in given.names("GetKernelStatus of", keys))


def set(**kwargs):
    """Sets attributes of the kernel."""
    current().set(kwargs)


def get(*args):
    """Attributes of the kernel, as GetKernelStatus has them."""
    return GetKernelStatus(*args) if len(args) < 2 else GetKernelStatus(args)


# Nodes.


def Create(model, n=1, params=None, positions=None):
    """Creates n nodes with parameters: by name one for all or one for each, or with a dictionary for each node."""
    if positions is not None:
        raise NotImplementedError("Create with positions: Volley's nodes have no positions")
    kernel = current()
    found = kernel.models.node(model)
    count = given.whole("Create of n", n, least=1, kind="ArgumentType")
    if not (params is None or isinstance(params, dict) or given.is_dictionaries(params)):
        raise NESTErrors.ArgumentType(f"Create with params {params!r}: expected a dictionary, or one for each node")
    values = given.fresh(found.defaults)
    once = {}
    if isinstance(params, dict):
        once = {name: value for name, value in params.items() if _is_for_all(found, name, value)}
        values.update({name: found.checked(name, value) for name, value in once.items()})
    layer = kernel.network.create(found, count, values)
    nodes = NodeCollection._make(numpy.arange(layer.first, layer.last + 1), kernel.network)
    rest = {name: value for name, value in params.items() if name not in once} if isinstance(params, dict) else params
    try:
        if rest:
            nodes.set(rest)
        layer.require_valid()
    except Exception:
        kernel.network.remove_last()
        raise
    return nodes


def _is_for_all(model, name, value):
    return not given.is_sequence(value) or model.is_list(name)


def GetNodes(properties=None, local_only=False):
    """All nodes, or those whose values are these."""
    network = current().network
    nodes = NodeCollection._make(numpy.arange(1, network.nodes + 1), network)
    properties = {} if properties is None else given.dictionary("GetNodes", properties)
    if local_only:
        nodes = GetLocalNodeCollection(nodes)
    kept = numpy.ones(len(nodes), bool)
    for name, value in properties.items():
        kept &= numpy.array([numpy.array_equal(_value_or_none(node, name), value) for node in nodes], bool)
    return nodes[kept]


def _value_or_none(node, name):
    try:
        return node.get(name)
    except KeyError:
        return None


def PrintNodes():
    """Prints the ids of all nodes by model."""
    for layer in current().network.visible:
        ids = f"{layer.first} ... {layer.last}" if layer.count > 1 else str(layer.first)
        print(f"{ids:>20} {layer.model.name}")


def SetStatus(nodes, params, val=None):
    """Sets parameters of nodes: a dictionary, one for each, or a name and its value."""
    if isinstance(nodes, (NodeCollection, SynapseCollection)):
        collection = nodes
    else:
        collection = NodeCollection(nodes)
    if not len(collection):
        return
    collection.set({params: val} if isinstance(params, str) else params)


def GetStatus(nodes, keys=None, output=""):
    """Parameters of nodes or connections: for each a value, a tuple of values, or a dictionary of all."""
    if not isinstance(nodes, (NodeCollection, SynapseCollection)):
        nodes = NodeCollection(nodes)
    if given.output(output):
        return nodes.get(*([] if keys is None else [keys]), output=output)
    if keys is None:
        return tuple(node.get() for node in nodes)
    if isinstance(keys, str):
        return nodes._values(keys, nodes._parts()) if isinstance(nodes, NodeCollection) else tuple(one.get(keys) for one in nodes)
    keys = given.names("GetStatus of", keys)
    return tuple(tuple(node.get(key) for key in keys) for node in nodes)


# Models.


def SetDefaults(model, params, val=None):
    """Sets parameters of all nodes or connections of a model that are still to be created."""
    params = {params: val} if isinstance(params, str) else given.dictionary("SetDefaults", params)
    current().models.set_defaults(model, params)


def GetDefaults(model, keys=None, output=""):
    """Parameters of a model: all of them, one, or a tuple of several."""
    current().network.build_connections()
    defaults = current().models.defaults(model)
    if given.output(output):
        raise NotImplementedError(f"GetDefaults with output {output}: Volley has dictionaries")
    if keys is None:
        return defaults
    values = []
    for key in given.names(f"GetDefaults of {model} with", keys):
        if key not in defaults:
            raise NESTErrors.UndefinedName(f"{key} of {model}: expected one of {', '.join(sorted(defaults))}")
        values.append(defaults[key])
    return values[0] if isinstance(keys, str) else tuple(values)


def CopyModel(existing, new, params=None):
    """Gives a copy of a model a name and defaults of its own."""
    params = {} if params is None else given.dictionary("CopyModel", params)
    current().models.copy(existing, given.word("CopyModel new", new), params)


# Connections.


def Connect(pre, post, conn_spec=None, syn_spec=None, return_synapsecollection=False):
    """Connects nodes by a rule and a synapse, each a name or a dictionary."""
    kernel = current()
    Connector(kernel.network, kernel.models).connect(pre, post, conn_spec, syn_spec)
    return GetConnections(pre, post) if return_synapsecollection else None


def GetConnections(source=None, target=None, synapse_model=None, synapse_label=None):
    """The connections from some nodes to others, of one synapse model or all."""
    if synapse_label is not None:
        raise NotImplementedError("GetConnections by synapse_label: Volley's synapses have no labels")
    kernel = current()
    return get_connections(kernel.network, kernel.models, source, target, synapse_model)


# Simulation.


def Simulate(t):
    """Simulates on, for t ms."""
    with RunManager():
        Run(t)


def Prepare():
    """Builds the network, to be simulated by Run."""
    current().prepare()


def Run(t):
    """Simulates on, for t ms, between Prepare and Cleanup."""
    current().run(t)


def Cleanup():
    """Ends what Prepare began: writes the files of recorders."""
    current().cleanup()


@contextmanager
def RunManager():
    """Prepare, what is done inside, and Cleanup."""
    Prepare()
    try:
        yield
    finally:
        Cleanup()


# Processes.


def Rank():
    """The number of this process, from 0."""
    return core.job().rank


def NumProcesses():
    """Number of processes."""
    return core.job().processes


def SyncProcesses():
    """Returns once every process has come here."""
    network = current().network
    if NumProcesses() > 1:
        network.build()
        network.session.fingerprint()


def GetLocalVPs():
    """The numbers of the ranks of this process."""
    threads = current().get("local_num_threads")
    return list(range(Rank() * threads, (Rank() + 1) * threads))


def GetLocalNodeCollection(nodes):
    """Those of some nodes that are this process's."""
    ids = ids_of(nodes)
    return NodeCollection(ids[numpy.isin(current().ranks_of(ids), GetLocalVPs())])


# Messages.


def set_verbosity(level):
    """Says from which level on messages are shown; it has a name, such as "M_WARNING", or is a VerbosityLevel."""
    _verbosity[0] = _level(level)


def get_verbosity():
    """The level from which on messages are shown."""
    return _verbosity[0]


def message(text, severity=VerbosityLevel.INFO, function=None):
    """Prints a message of a script's own, if it is severe enough; NEST before 3.10 has level, sender and text."""
    if function is not None and _is_level(text):
        text, severity, function = function, text, severity
    level = _level(severity)
    if level >= _verbosity[0]:
        print(f"{level.name} {function + ': ' if function else ''}{text}", file=sys.stderr)


def _is_level(name):
    return isinstance(name, str) and name.startswith("M_") and name[2:] in VerbosityLevel.__members__


def _level(level):
    if isinstance(level, VerbosityLevel):
        return level
    if not _is_level(level):
        names = ", ".join(f"M_{name}" for name in VerbosityLevel.__members__)
        raise NESTErrors.BadParameter(f"verbosity {level!r}: expected a VerbosityLevel, or one of {names}")
    return VerbosityLevel[level[2:]]
