"""Running a script by python3 -m volley.nest, and finding Volley."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

import volley
import volley.nest as nest
from volley import machine

_PYTHON = Path(__file__).resolve().parents[1]
_SCRIPT = """\
import sys
import nest
import nest.raster_plot
from nest import random

nest.rng_seed = 3
neurons = nest.Create("iaf_psc_exp", 4, {"V_m": random.uniform(-70.0, -60.0)})
nest.Simulate(10.0)
print(sys.argv[1:], __name__, nest.local_num_threads, nest.biological_time, nest.raster_plot.__name__)
"""

_SCAN = """\
import multiprocessing
import nest

def potential(current):
    nest.ResetKernel()
    neuron = nest.Create("iaf_psc_exp", params={"I_e": current})
    nest.Simulate(1.0)
    return neuron.V_m > -70.0

if __name__ == "__main__":
    for first in range(2):
        with multiprocessing.get_context("fork").Pool(2) as pool:
            print(pool.map(potential, [0.0, 100.0]), flush=True)
        potential(0.0)
"""

_FORK = """\
import gc, os, signal, sys, time

def count_hooks():
    print(len([hook for hook in gc.callbacks if hook.__module__ == "_jpype"]), flush=True)

def hook(*arguments):
    pass

gc.callbacks.append(hook)
os.register_at_fork(after_in_child=count_hooks)
import nest

nest.Simulate(1.0)
gc.callbacks.remove(hook)
child = os.fork()
if child == 0:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10.0)
    os._exit(0)
print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)
child = os.fork()
if child == 0:
    signal.alarm(10)
    sys.exit(7)
print(os.waitpid(child, 0)[1] >> 8)
"""


def _run(script, *options, arguments=(), **environment):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "script.py"
        file.write_text(script)
        command = [sys.executable, "-m", "volley.nest", *options, str(file), *arguments]
        everything = {**os.environ, "PYTHONPATH": str(_PYTHON), **environment}
        return subprocess.run(
            command, cwd=folder, env=everything, capture_output=True, text=True, timeout=120, check=False
        )


class ScriptTest(unittest.TestCase):
    def test_should_run_a_script_that_imports_nest(self):
        done = _run(_SCRIPT, "--threads", "2", arguments=["--order", "5"])
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertEqual("['--order', '5'] __main__ 2 10.0 volley.nest.raster_plot\n", done.stdout)

    def test_should_end_with_an_error_of_python_alone(self):
        done = _run("import nest\nnest.Create('iaf_psc_exp', 1, {'tau_m': -1.0})\n")
        self.assertEqual(1, done.returncode)
        last = done.stderr.splitlines()[-1]
        self.assertTrue(
            last.endswith("BadProperty: tau_m -1.0 ms of iaf_psc_exp: expected a finite number above 0"), last
        )
        self.assertNotIn("java", done.stderr.lower())

    def test_should_end_where_a_thread_has_called_first(self):
        script = "import nest, threading\nt = threading.Thread(target=lambda: nest.Create('iaf_psc_exp'))\nt.start()\nt.join()\n"
        done = _run(script + "print(nest.network_size)\n")
        self.assertEqual((0, "1\n", ""), (done.returncode, done.stdout, done.stderr))

    def test_should_end_a_mistake_in_javas_library_with_its_line(self):
        mistake = "import {}\nvolley.NestModels.named('iaf_psc_exp').with_('tau_m', -1.0)\n"
        alone = subprocess.run(
            [sys.executable, "-c", mistake.format("volley")],
            env={**os.environ, "PYTHONPATH": str(_PYTHON)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        for done in (_run(mistake.format("nest, volley")), alone):
            self.assertEqual(1, done.returncode)
            lines = done.stderr.splitlines()
            self.assertEqual("Traceback (most recent call last):", lines[0])
            line = "volley.UserException: tau_m -1.0 ms of iaf_psc_exp: expected a finite number above 0"
            self.assertEqual(line, lines[-1])
            self.assertNotIn("java", done.stderr.lower())

    def test_should_run_in_forks_from_before_its_first_call_and_refuse_others(self):
        done = _run(_SCAN)
        self.assertEqual("[False, True]\n", done.stdout)
        last = done.stderr.splitlines()[-1]
        self.assertRegex(last, r"SetupError: process \d+ is a fork of \d+, which runs Volley already: expected ")

    def test_should_not_let_a_fork_wait_for_threads_that_it_lacks(self):
        self.assertEqual("0 15 0 7".split(), _run(_FORK).stdout.split())

    def test_should_end_with_the_status_of_the_script(self):
        self.assertEqual(7, _run("import sys, nest\nnest.Simulate(1.0)\nsys.exit(7)\n").returncode)

    def test_should_say_in_a_line_what_is_missing(self):
        done = _run(_SCRIPT, VOLLEY_JAR="/nowhere/volley.jar")
        self.assertEqual(1, done.returncode)
        self.assertEqual("volley.nest: VOLLEY_JAR /nowhere/volley.jar is no file: expected Volley's jar\n", done.stderr)
        nothing = subprocess.run(
            [sys.executable, "-m", "volley.nest", "nothing.py"],
            env={**os.environ, "PYTHONPATH": str(_PYTHON)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        self.assertEqual("volley.nest: nothing.py not found: expected a Python script\n", nothing.stderr)

    def test_should_say_what_it_expects_as_a_number_of_threads(self):
        for wrong in ("0", "-1", "two", "1.5", "", "65537", "3000000000"):
            done = _run(_SCRIPT, f"--threads={wrong}")
            self.assertEqual(2, done.returncode)
            self.assertEqual(
                f"python3 -m volley.nest: error: argument --threads: {wrong}: expected a number from 1 to 65536",
                done.stderr.splitlines()[-1],
            )

    def test_should_find_a_jdk_that_is_new_enough(self):
        with tempfile.TemporaryDirectory() as folder:
            for version, expected in (("17.0.2", 17), ("25.0.3", 25), ("26-ea", 26)):
                library = machine._library(Path(folder))
                library.parent.mkdir(parents=True, exist_ok=True)
                library.touch()
                (Path(folder) / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
                self.assertEqual(expected, machine._version(Path(folder)))
            self.assertEqual(0, machine._version(Path(folder) / "none"))
        self.assertGreaterEqual(machine._version(machine.find_jdk()), machine.JDK_VERSION)

    def test_should_share_memory_with_the_processes_of_the_node(self):
        on_nodes = {"SLURM_STEP_TASKS_PER_NODE": "16(x2),1"}
        for environment, expected in (
            ({}, 1),
            ({"OMPI_COMM_WORLD_LOCAL_SIZE": "4"} | on_nodes, 4),
            ({"MPI_LOCALNRANKS": "2"}, 2),
            ({"SLURM_NODEID": "1"} | on_nodes, 16),
            ({"SLURM_NODEID": "2"} | on_nodes, 1),
            ({"SLURM_NODEID": "3"} | on_nodes, 16),
            ({"SLURM_STEP_TASKS_PER_NODE": "many", "SLURM_NODEID": "x"}, 1),
        ):
            with self.subTest(environment), unittest.mock.patch.dict(os.environ, environment, clear=True):
                self.assertEqual(expected, machine._processes_here())

    def test_should_find_the_classes_of_jpype_beside_its_package(self):
        with tempfile.TemporaryDirectory() as folder:
            package = Path(folder).resolve() / "jpype"
            package.mkdir()
            archive = package.parent / "org.jpype.jar"
            archive.touch()
            with unittest.mock.patch.object(machine.jpype, "__file__", str(package / "__init__.py")):
                self.assertEqual(archive, machine._jpype_archive())

    def test_should_be_installed_by_pip(self):
        for name in ("pip", "setuptools", "wheel"):
            if not importlib.util.find_spec(name):
                self.skipTest(f"no {name}: apt-get install python3-{name}")
        with tempfile.TemporaryDirectory() as folder:
            sources = shutil.copytree(
                _PYTHON, Path(folder) / "sources", ignore=shutil.ignore_patterns("build", "*.egg-info")
            )
            target = Path(folder) / "installed"
            install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-build-isolation", "--no-deps"]
            subprocess.run([*install, "--target", str(target), str(sources)], check=True, capture_output=True, timeout=120)
            self.assertFalse((target / "tests").exists())
            done = _run(_SCRIPT, PYTHONPATH=str(target), VOLLEY_JAR=str(machine.find_jar_and_jdk()[0]))
            self.assertEqual((0, ""), (done.returncode, done.stderr))
            nowhere = _run(_SCRIPT, PYTHONPATH=str(target), VOLLEY_JAR="", VOLLEY_HOME="", PATH="/usr/bin")
            self.assertRegex(nowhere.stderr, "^volley.nest: Volley itself is not found: expected VOLLEY_HOME .*\n$")

    def test_should_have_volleys_classes_by_their_names(self):
        self.assertEqual("iaf_psc_exp", str(volley.NestModels.named("iaf_psc_exp").name()))
        with self.assertRaises(AttributeError):
            volley.NoSuchClass
        with self.assertRaises(AttributeError):
            volley.no_such_thing
        self.assertTrue(nest.__version__.startswith("3.10 as done by volley "))


if __name__ == "__main__":
    unittest.main()
