"""The same network has the same spikes from Python and from Java."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import volley.nest as nest

from . import networks

# What the README shows of `volley run brunel --order 250 --seeding neuron`, on any number of ranks.
_ORDER_250_BY_NEURON = "b87abe91b01baeea"
# What docs/porting.md shows of its network, on two ranks.
_PORTING = "be115669b18651a8"
_PYTHON = Path(__file__).resolve().parents[1]
# What a process sees of a network and of a file of spikes: in one write, since a launcher mixes those of its processes.
_SCRIPT = """\
import sys
import volley.nest as nest
from tests import networks

exc, inh, recorder = networks.brunel(250, 1)
own = nest.local_spike_counter
told = [nest.NumProcesses(), nest.fingerprint, recorder.n_events, len(nest.GetConnections(exc[:2], inh))]
nest.ResetKernel()
nest.set(data_path=sys.argv[1], overwrite_files=True)
to_file = nest.Create("spike_recorder", params={"record_to": "ascii"})
nest.Connect(nest.Create("iaf_psc_exp", 4, {"I_e": 500.0}), to_file)
nest.Simulate(20.0)
nest.Simulate(20.0)
told.append(to_file.n_events)
nest.SyncProcesses()
with open(to_file.filenames[0]) as file:
    told.append(len(file.readlines()))
told.append(own)
sys.stdout.write(" ".join(map(str, told)) + "\\n")
"""
# Neurons with conductances, some of whose values are set between two calls.
_CONDUCTANCES = """\
import sys, zlib
import volley.nest as nest

nest.rng_seed = 5
told = [nest.NumProcesses()]
for model, recorded in (("iaf_cond_alpha", ["V_m", "g_ex", "g_in"]), ("aeif_cond_exp", ["V_m", "g_ex", "g_in", "w"])):
    nest.ResetKernel()
    neurons = nest.Create(model, 70, {"V_m": nest.random.uniform(-70.0, -60.0), "g_L": nest.random.uniform(10.0, 20.0)})
    noise = nest.Create("poisson_generator", params={"rate": 8000.0})
    recorder, meter = nest.Create("spike_recorder"), nest.Create("multimeter", params={"record_from": recorded})
    nest.Connect(noise, neurons, syn_spec={"weight": 6.0})
    weight = nest.math.redraw(nest.random.normal(-2.0, 0.5), -4.0, 0.0)
    nest.Connect(neurons, neurons, {"rule": "fixed_indegree", "indegree": 10}, {"weight": weight, "delay": 1.5})
    nest.Connect(neurons, recorder)
    nest.Connect(meter, neurons)
    nest.Simulate(30.0)
    neurons[::3].set(E_in=-80.0, I_e=200.0)
    nest.Simulate(20.0)
    events = meter.events
    records = [zlib.crc32(events[name].tobytes()) for name in recorded]
    told += [nest.fingerprint, recorder.n_events, *records, zlib.crc32(repr(neurons.V_m).encode())]
sys.stdout.write(" ".join(map(str, told)) + "\\n")
"""
# A recorder's events are gathered from all processes: one that asks alone would wait, or take others' numbers.
_ONE_ASKS = """\
import volley.nest as nest

neurons = nest.Create("iaf_psc_exp", 4, {"I_e": 500.0})
recorder = nest.Create("spike_recorder")
nest.Connect(neurons, recorder)
nest.Simulate(20.0)
if nest.Rank() == 0:
    recorder.n_events
nest.Simulate(20.0)
"""
_TWO_PROCESSES = ["mpirun.openmpi", "--allow-run-as-root", "--oversubscribe", "-np", "2"]


def porting(threads=2):
    """The network of docs/porting.md."""
    nest.ResetKernel()
    nest.local_num_threads = threads
    nest.rng_seed = 1
    rate, weight, delay = 1000 * 2.0 * 20 / (0.1 * 20), 0.1, 1.5
    params = dict(C_m=1.0, tau_m=20.0, t_ref=2.0, E_L=0.0, V_reset=0.0, V_th=20.0, V_m=0.0)
    exc = nest.Create("iaf_psc_delta", 400, params)
    inh = nest.Create("iaf_psc_delta", 100, params)
    noise = nest.Create("poisson_generator", params={"rate": rate})
    excites = {"weight": weight, "delay": delay}
    nest.Connect(noise, exc + inh, syn_spec=excites)
    nest.Connect(exc, exc + inh, {"rule": "fixed_indegree", "indegree": 40}, excites)
    nest.Connect(inh, exc + inh, {"rule": "fixed_indegree", "indegree": 10}, {"weight": -0.5, "delay": delay})
    return exc, inh


class FingerprintTest(unittest.TestCase):
    def test_should_have_the_spikes_of_the_same_network_in_java(self):
        porting()
        nest.Simulate(1000.0)
        self.assertEqual(_PORTING, nest.fingerprint)

    def test_should_not_depend_on_how_the_time_is_divided(self):
        porting()
        with nest.RunManager():
            nest.Run(123.4)
            nest.Run(276.6)
        nest.Simulate(600.0)
        self.assertEqual(_PORTING, nest.fingerprint)

    def test_should_be_the_same_on_any_number_of_threads_when_seeded_by_neuron(self):
        self.addCleanup(nest.use)
        nest.use(seeding="neuron")
        for threads in (1, 2, 3):
            with self.subTest(threads):
                networks.brunel(250, threads)
                self.assertEqual(_ORDER_250_BY_NEURON, nest.fingerprint)

    @unittest.skipUnless(shutil.which("mpirun.openmpi"), "no mpirun: apt-get install openmpi-bin")
    def test_should_be_the_same_on_two_processes(self):
        alone = self._lines([], _SCRIPT)
        together = self._lines(_TWO_PROCESSES, _SCRIPT)
        expected = alone[0].split()
        self.assertEqual(["1", _ORDER_250_BY_NEURON, "8", "11"], expected[:2] + expected[-3:-1])
        told = [line.split() for line in together]
        self.assertEqual([["2", *expected[1:-1]]] * 2, [line[:-1] for line in told])
        own = [int(line[-1]) for line in told]
        self.assertEqual(int(expected[-1]), sum(own))
        self.assertGreater(min(own), 0)

    @unittest.skipUnless(shutil.which("mpirun.openmpi"), "no mpirun: apt-get install openmpi-bin")
    def test_should_record_the_same_conductances_on_two_processes(self):
        (alone,) = self._lines([], _CONDUCTANCES)
        self.assertEqual("1", alone.split()[0])
        self.assertGreater(int(alone.split()[2]), 50)
        together = ["2", *alone.split()[1:]]
        self.assertEqual([together] * 2, [line.split() for line in self._lines(_TWO_PROCESSES, _CONDUCTANCES)])

    @unittest.skipUnless(shutil.which("mpirun.openmpi"), "no mpirun: apt-get install openmpi-bin")
    def test_should_say_that_one_of_two_processes_asks_alone(self):
        done = self._done(_TWO_PROCESSES, _ONE_ASKS)
        self.assertNotEqual(0, done.returncode)
        self.assertIn('has "events of device 0"', done.stderr.replace('rank 0 "', 'rank 0 has "'))
        self.assertNotIn("MPI_ERR", done.stderr)

    def _lines(self, launcher, script):
        """Lines that the processes of a script print."""
        done = self._done(launcher, script)
        self.assertEqual(0, done.returncode, done.stderr)
        return done.stdout.splitlines()

    def _done(self, launcher, script):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "script.py"
            file.write_text(script)
            command = [*launcher, sys.executable, "-m", "volley.nest", "--seeding", "neuron", str(file), folder]
            environment = {**os.environ, "PYTHONPATH": str(_PYTHON)}
            return subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=240,
                check=False,
            )


if __name__ == "__main__":
    unittest.main()
