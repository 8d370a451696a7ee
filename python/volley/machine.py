"""Finds a JDK and Volley's jar, and starts the one JVM that a Python process can have."""

import functools
import gc
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import traceback
from pathlib import Path

import jpype
import jpype.config

JDK_VERSION = 25
# Where JPype has its own Java classes: seen from its folder, as pip installs it, or where Debian puts them.
_ARCHIVES = ("../org.jpype.jar", "org.jpype.jar", "/usr/share/java/org.jpype.jar")


# The process that has started the JVM.
_STARTED = {}


class SetupError(RuntimeError):
    """Volley cannot start here: one line says what is missing and how to get it."""


def _version(jdk):
    """Major version of the Java in a folder, 0 if there is none with a shared library."""
    if not _library(jdk).exists():
        return 0
    try:
        lines = (jdk / "release").read_text().splitlines()
    except OSError:
        return 0
    versions = [line.partition("=")[2].strip('"') for line in lines if line.startswith("JAVA_VERSION=")]
    return int(versions[0].split(".")[0].split("-")[0]) if versions else 0


def _library(jdk):
    suffix = ".dylib" if os.uname().sysname == "Darwin" else ".so"
    return jdk / "lib" / "server" / ("libjvm" + suffix)


def find_jdk():
    """The first folder with a new enough Java among JAVA_HOME, the java on PATH and the usual places."""
    on_path = shutil.which("java")
    candidates = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    candidates += [Path(on_path).resolve().parent.parent] if on_path else []
    candidates += sorted(Path("/usr/lib/jvm").glob("*"))
    candidates += sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"))
    candidates += sorted(Path.home().glob(".sdkman/candidates/java/*")) + sorted(Path.home().glob(".jdks/*"))
    for jdk in candidates:
        if _version(jdk) >= JDK_VERSION:
            return jdk
    raise SetupError(
        f"no JDK {JDK_VERSION} or later found in JAVA_HOME, on PATH or in /usr/lib/jvm: "
        f"get one by apt-get install temurin-{JDK_VERSION}-jdk, and set JAVA_HOME"
    )


def find_home():
    """The clone or the installed archive that this package belongs to, by its place or by the volley on PATH."""
    command = shutil.which("volley")
    places = [Path(os.environ["VOLLEY_HOME"])] if os.environ.get("VOLLEY_HOME") else []
    places.append(Path(__file__).resolve().parents[2])
    places += [Path(command).resolve().parents[1]] if command else []
    for place in places:
        if (place / "scripts" / "volley").exists() or (place / "lib" / "volley.jar").exists():
            return place
    raise SetupError(
        "Volley itself is not found: expected VOLLEY_HOME to name its clone or its installed folder, or volley on PATH"
    )


@functools.cache
def find_jar_and_jdk():
    """The jar, which a clone builds first where its sources have changed, and the folder of the Java that runs it."""
    named = os.environ.get("VOLLEY_JAR")
    if named:
        if not Path(named).is_file():
            raise SetupError(f"VOLLEY_JAR {named} is no file: expected Volley's jar")
        return Path(named), find_jdk()
    home = find_home()
    if (home / "lib" / "volley.jar").exists():
        return home / "lib" / "volley.jar", home / "runtime"
    script = home / "scripts" / "volley"
    built = subprocess.run([script, "jar"], stdout=subprocess.PIPE, text=True, check=False)
    if built.returncode != 0:
        raise SetupError(f"{script} jar failed: expected it to build Volley")
    return Path(built.stdout.strip()), find_jdk()


def _jpype_archive():
    beside = Path(jpype.__file__).resolve().parent
    for name in _ARCHIVES:
        if (beside / name).exists():
            return (beside / name).resolve()
    raise SetupError(f"org.jpype.jar is not found beside {beside}: reinstall JPype, on Debian python3-jpype")


def _processes_here():
    """Processes of an MPI job on this host, which share its memory."""
    for name in ("OMPI_COMM_WORLD_LOCAL_SIZE", "MPI_LOCALNRANKS"):
        if os.environ.get(name, "").isdigit():
            return max(1, int(os.environ[name]))
    # Slurm lists 16(x2),1 for 16 on the first two nodes and 1 on the third.
    parts = re.findall(r"(\d+)(?:\(x(\d+)\))?", os.environ.get("SLURM_STEP_TASKS_PER_NODE", ""))
    tasks = [max(1, int(tasks)) for tasks, nodes in parts for _ in range(int(nodes or 1))]
    node = os.environ.get("SLURM_NODEID", "")
    node = int(node) if node.isdigit() else 0
    return tasks[node] if node < len(tasks) else max(tasks, default=1)


def _is_rank():
    """Whether an MPI launcher has started this process."""
    if (os.environ.get("SLURM_STEP_NUM_TASKS") or "1") != "1" and os.environ.get("SLURM_PROCID"):
        return True
    return any(os.environ.get(name) for name in ("OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"))


def start():
    """Starts the JVM, with the options that scripts/start.sh explains; does nothing if it runs."""
    if jpype.isJVMStarted():
        return
    jar, jdk = find_jar_and_jdk()
    build = jar.with_name("build")
    cache = jar.with_name(f"volley-{build.read_text().strip()}.aot" if build.exists() else "volley.aot")
    options = [f"-XX:AOTCache={cache}", "-Xlog:aot*=off", "-Xlog:cds*=off"] if cache.exists() else []
    options += ["-XX:+UseSerialGC", "-Xmn24m", f"-XX:MaxRAMPercentage={85 / _processes_here():.2f}", "-XX:-UsePerfData"]
    options += ["-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-XX:FreqInlineSize=36"]
    options += ["-XX:-PartialPeelLoop", "--enable-native-access=ALL-UNNAMED"]
    options += ["-XX:Tier4MinInvocationThreshold=1", "-XX:CompileThresholdScaling=5", "-XX:CompileCommand=quiet"]
    options += [f"-XX:CompileCommand=CompileThresholdScaling,volley.{it}" for it in ("*::*,0.1", "exchange.*::*,0.05")]
    if _is_rank():
        options += ["-XX:CompileCommand=BackgroundCompilation,volley.*::*,false"]
    callbacks = len(gc.callbacks)
    jpype.startJVM(
        str(_library(jdk)),
        *options,
        *os.environ.get("VOLLEY_JVM", "").split(),
        classpath=[str(jar), str(_jpype_archive())],
        convertStrings=True,
    )
    _STARTED["pid"] = os.getpid()
    gc.callbacks[callbacks:] = [_in_this_process(callback) for callback in gc.callbacks[callbacks:]]
    if threading.current_thread() is threading.main_thread():
        _restore(signal.SIGHUP, signal.SIGTERM)
    else:
        # The thread that has started the JVM is one that the JVM waits for; others, it does not.
        jpype.java.lang.Thread.detach()
    os.register_at_fork(after_in_child=_let_go)
    sys.excepthook = _without_java(sys.excepthook)


def _without_java(hook):
    """Shows a user's mistake that nothing has caught with the lines of Python that led to it, and without Java's."""
    mistake = jpype.JClass("volley.partition.UserException")

    def show(kind, error, trace):
        if isinstance(error, mistake):
            print("Traceback (most recent call last):", file=sys.stderr)
            traceback.print_tb(trace)
            print(f"volley.UserException: {error.getMessage()}", file=sys.stderr)
        else:
            hook(kind, error, trace)

    return show


def _let_go():
    """Keeps a fork from waiting for the JVM's threads, which it lacks, upon a signal or at its end."""
    _restore(signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
    jpype.config.onexit = False


def _in_this_process(callback):
    """JPype lets the JVM collect its garbage when Python does: a fork, which lacks its threads, would wait for ever."""
    here = os.getpid()
    return lambda *arguments: callback(*arguments) if os.getpid() == here else None


def _restore(*signals):
    """Takes back signals that the JVM handles, by a thread of its own."""
    for number in signals:
        signal.signal(number, signal.getsignal(number) or signal.SIG_DFL)


def require_own_process():
    """Refuses to go on in a fork of the process that has started the JVM: it would wait for threads it does not have."""
    if _STARTED.get("pid", os.getpid()) != os.getpid():
        raise SetupError(
            f"process {os.getpid()} is a fork of {_STARTED['pid']}, which runs Volley already: "
            "expected a fork before Volley's first call, or a process that starts anew"
        )
