"""The kernel: its attributes, the network that it holds, and simulating it."""

import atexit
import os
import time

import numpy

import volley
from volley.machine import require_own_process

from . import given, lacking, recorders
from .specifications import RULES
from .errors import NESTErrors, refusals
from .models import Models
from .network import Network
from .parameters import Parameter
from .projections import HiddenInput, Projection, Recording

_DEFAULT_SEED = 143202461
_LARGEST_SEED = 2**32 - 1

# Attributes that may be set, with their defaults, by name.
SETTABLE = {
    "resolution": 0.1,
    "rng_seed": _DEFAULT_SEED,
    "local_num_threads": 1,
    "total_num_virtual_procs": 1,
    "print_time": False,
    "overwrite_files": False,
    "data_path": "",
    "data_prefix": "",
    "biological_time": 0.0,
    "dict_miss_is_error": True,
}

# Attributes that NEST lets a script set and Volley has at one value only.
FIXED = {
    "tics_per_ms": 1000.0,
    "rng_type": "philox",
    "off_grid_spiking": False,
    "adaptive_target_buffers": True,
    "buffer_size_spike_data": 2,
    "buffer_size_target_data": 2,
    "growth_factor_buffer_target_data": 1.5,
    "max_buffer_size_target_data": 16777216,
    "spike_buffer_grow_extra": 0.5,
    "spike_buffer_shrink_limit": 0.2,
    "spike_buffer_shrink_spare": 0.1,
    "use_wfr": True,
    "wfr_comm_interval": 1.0,
    "wfr_tol": 0.0001,
    "wfr_max_iterations": 15,
    "wfr_interpolation_order": 3,
    "structural_plasticity_synapses": {},
    "structural_plasticity_update_interval": 10000,
    "use_compressed_spikes": True,
    "keep_source_table": True,
    "update_time_limit": float("inf"),
    "min_delay": None,
    "max_delay": None,
}

READ_ONLY = (
    "kernel_status",
    "num_processes",
    "network_size",
    "num_connections",
    "connection_rules",
    "node_models",
    "synapse_models",
    "local_spike_counter",
    "recording_backends",
    "to_do",
    "ms_per_tic",
    "tics_per_step",
    "fingerprint",
)

ATTRIBUTES = (*SETTABLE, *FIXED, *READ_ONLY)


class Job:
    """What holds for all kernels of a process: how it was started, alone or as one of an MPI job.

    threads: ranks of a process where a script does not say how many, seeding: "rank" or "neuron".
    """

    def __init__(self, threads=1, seeding="rank"):
        self.threads = threads
        self.seeding = seeding
        with refusals("NESTError"):
            self.java = volley.SessionJob.join()
        self.rank = int(self.java.process())
        self.processes = int(self.java.processes())

    def session(self, resolution, threads, seed):
        """A session on the ranks of this process."""
        with refusals("BadProperty"):
            settings = volley.Settings(seed, volley.Seeding.valueOf(self.seeding.upper()))
            return self.java.open(resolution, threads, settings, volley.SimulationProgress.NONE)


class Kernel:
    """Attributes, models and the network."""

    def __init__(self, job):
        self.job = job
        self.status = {**SETTABLE, "local_num_threads": job.threads}
        self.models = Models()
        self.network = Network(self)
        self.spikes_before = 0
        self.spikes_of_last_run = 0
        self.prepared = False

    def new_session(self):
        """A session of Volley's with the attributes that the kernel has now."""
        return self.job.session(self.status["resolution"], self.status["local_num_threads"], self.status["rng_seed"])

    def ranks_of(self, ids):
        """The rank that owns each of some neurons, which are dealt in turn; of a device, 0."""
        layers = self.network.visible
        firsts = [layer.first for layer in layers]
        of = numpy.searchsorted(firsts, ids, side="right") - 1
        shifts = numpy.array([layer.first_global - layer.first if layer.is_neurons else 0 for layer in layers], int)
        is_neuron = numpy.array([layer.is_neurons for layer in layers], bool)
        return numpy.where(is_neuron[of], ids + shifts[of], 0) % self._total_num_virtual_procs()

    # Attributes.

    def get(self, name):
        """The value of an attribute."""
        if name == "kernel_status":
            return {key: self.get(key) for key in ATTRIBUTES if key != "kernel_status"}
        if name in ("biological_time", "total_num_virtual_procs", *READ_ONLY, "min_delay", "max_delay"):
            return getattr(self, "_" + name)()
        if name in self.status:
            return self.status[name]
        if name in FIXED:
            return FIXED[name]
        if name in lacking.ATTRIBUTES:
            raise NotImplementedError(f"kernel attribute {name}: Volley has no such attribute")
        raise NESTErrors.UndefinedName(f"kernel attribute {name}: expected one of {', '.join(sorted(ATTRIBUTES))}")

    def _biological_time(self):
        session = self.network.session
        return float(session.timeMs()) if session is not None else 0.0

    def _total_num_virtual_procs(self):
        return self.status["local_num_threads"] * self.job.processes

    def _num_processes(self):
        return self.job.processes

    def _network_size(self):
        return self.network.nodes

    def _num_connections(self):
        self.network.build_connections()
        return sum(synapse.connections for synapse in self.models.synapses.values())

    def _connection_rules(self):
        return tuple(RULES)

    def _node_models(self):
        return tuple(self.models.nodes)

    def _synapse_models(self):
        return tuple(self.models.synapses)

    def _recording_backends(self):
        return ("ascii", "memory")

    def _to_do(self):
        return 0

    def _ms_per_tic(self):
        return 1 / FIXED["tics_per_ms"]

    def _tics_per_step(self):
        return round(self.status["resolution"] * FIXED["tics_per_ms"])

    def _local_spike_counter(self):
        return self.spikes_of_last_run

    def _fingerprint(self):
        session = self.network.session
        return f"{session.fingerprint() & (1 << 64) - 1:016x}" if session is not None else "0" * 16

    def _delays(self):
        """The delays of connections but those of recorders; where they are drawn, the extremes of what can be."""
        network = self.network
        network.build_connections()
        delays = [[]]
        for one in network.connections:
            if isinstance(one, (Recording, HiddenInput)):
                continue
            delay = one.synapse.delay
            if not isinstance(delay, Parameter):
                delays.append(numpy.ravel(delay))
            elif isinstance(one, Projection):
                delays.append([network.session.minDelayMs(), network.session.maxDelayMs()])
            else:
                delays.append(network.drawn_delays(one))
        found = numpy.concatenate(delays)
        return found if len(found) else numpy.array([self.status["resolution"]])

    def _min_delay(self):
        return float(self._delays().min())

    def _max_delay(self):
        return float(self._delays().max())

    def set(self, values):
        """Sets attributes, all of them or none."""
        before = dict(self.status)
        try:
            for name, value in values.items():
                self._set(name, value)
        except Exception:
            self.status = before
            raise

    def _set(self, name, value):
        if name in READ_ONLY:
            raise NESTErrors.BadProperty(f"kernel attribute {name} is read only")
        if name in FIXED:
            if isinstance(value, numpy.ndarray) or value != FIXED[name]:
                raise NotImplementedError(f"kernel attribute {name} {value}: Volley has no such setting")
            return
        if name in lacking.ATTRIBUTES:
            raise NotImplementedError(f"kernel attribute {name}: Volley has no such attribute")
        if name not in SETTABLE:
            raise NESTErrors.UnaccessedDictionaryEntry(
                f"kernel attribute {name}: expected one of {', '.join(sorted(SETTABLE))}"
            )
        value = self._typed(name, value)
        if name == "biological_time":
            self._require(value == 0 and not self.network.simulated, name, value, "0 before the first Simulate")
        elif name == "dict_miss_is_error":
            if not value:
                raise NotImplementedError("dict_miss_is_error False: Volley refuses what it does not know")
        elif name == "total_num_virtual_procs":
            self._require(value % self.job.processes == 0, name, value, f"a multiple of {self.job.processes} processes")
            self._set("local_num_threads", value // self.job.processes)
        elif name in ("resolution", "local_num_threads"):
            self._require(value == self.status[name] or not self.network.nodes, name, value, "to be set before Create")
            self._require(value > 0, name, value, "more than 0")
            if value != self.status[name] and self.network.session is not None:
                self.network.rebuild()
            self.status[name] = value
        elif name == "rng_seed":
            self._require(value > 0, name, value, "1 to 2^32 - 1")
            self._require(not self.network.simulated, name, value, "to be set before Simulate")
            if value != self.status[name] and self.network.session is not None:
                self.network.rebuild()
            self.status[name] = value
        else:
            self.status[name] = value

    @staticmethod
    def _typed(name, value):
        """A value of the type that the attribute has."""
        what = f"kernel attribute {name}"
        default = SETTABLE[name]
        if isinstance(default, bool):
            return given.flag(what, value)
        if isinstance(default, str):
            return given.word(what, value)
        if isinstance(default, float):
            return given.finite(what, value)
        return given.whole(what, value, most=_LARGEST_SEED if name == "rng_seed" else given.LARGEST)

    @staticmethod
    def _require(is_met, name, value, expected):
        if not is_met:
            raise NESTErrors.BadProperty(f"{name} {value}: expected {expected}")

    # Simulation.

    def prepare(self):
        """Builds what is not built yet, and makes the files of recorders."""
        if self.prepared:
            raise NESTErrors.NESTError("Prepare after Prepare: expected Cleanup between them")
        self._make_ready()
        self.prepared = True

    def _make_ready(self):
        network = self.network
        if not network.neurons:
            network.create(self.models.node("parrot_neuron"), 1, {}, hidden_id=0)
        network.build()
        recorders.open_files(network)

    def run(self, duration):
        """Simulates on, for a time in ms."""
        if not self.prepared:
            raise NESTErrors.NESTError("Run without Prepare: expected Prepare, or Simulate")
        duration = given.finite("duration", duration, "BadParameter")
        network = self.network
        start = time.perf_counter()
        self._make_ready()
        with refusals("BadParameter"):
            network.session.simulate(duration)
        network.simulated = True
        for layer in network.layers:
            layer.known.clear()
        spikes = int(network.session.ownSpikes()) - network.own_hidden_spikes()
        self.spikes_of_last_run = spikes - self.spikes_before
        self.spikes_before = spikes
        if self.status["print_time"] and self.job.rank == 0:
            seconds = time.perf_counter() - start
            factor = seconds * 1000 / duration if duration else 0
            print(
                f"[ 100% ] Model time: {self.get('biological_time'):.1f} ms, Real-time factor: {factor:.4f}", flush=True
            )

    def cleanup(self):
        """Writes the files of recorders."""
        if not self.prepared:
            raise NESTErrors.NESTError("Cleanup without Prepare: expected Prepare")
        recorders.write_files(self.network)
        self.prepared = False


_CURRENT = {}


def current():
    """The kernel that calls act on."""
    require_own_process()
    if "kernel" not in _CURRENT:
        _CURRENT["kernel"] = Kernel(job())
    return _CURRENT["kernel"]


def job():
    """How this process was started."""
    if "job" not in _CURRENT:
        _CURRENT["job"] = Job(**_CURRENT.get("terms", {}))
        atexit.register(leave)
        os.register_at_fork(after_in_child=lambda: atexit.unregister(leave))
    return _CURRENT["job"]


def use(threads=1, seeding="rank"):
    """Says what holds where a script does not say it, before it creates anything.

    threads: ranks of a process, seeding: "rank", or "neuron" for networks that are the same on any number of ranks.
    """
    reset()
    _CURRENT["terms"] = {"threads": threads, "seeding": seeding}
    if "job" in _CURRENT:
        job().threads, job().seeding = threads, seeding


def reset():
    """Replaces the kernel by a new one."""
    require_own_process()
    if "kernel" in _CURRENT:
        _CURRENT.pop("kernel").network.close()


def leave():
    """Ends the session, and leaves the job in good order; a process that ends without fails its job."""
    reset()
    _CURRENT.pop("job").java.close()
