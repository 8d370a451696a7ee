"""Runs a script that imports nest: ``python3 -m volley.nest [--threads N] [--seeding rank|neuron] SCRIPT ARGS``."""

import argparse
import os
import re
import runpy
import sys

import volley.nest as nest
from volley.machine import SetupError, find_jar_and_jdk


_MOST_THREADS = 65536


def _positive(text):
    if not re.fullmatch("[1-9][0-9]{0,4}", text) or int(text) > _MOST_THREADS:
        raise argparse.ArgumentTypeError(f"{text}: expected a number from 1 to {_MOST_THREADS}")
    return int(text)


def _arguments():
    parser = argparse.ArgumentParser(prog="python3 -m volley.nest", description="Runs a PyNEST script with Volley.", allow_abbrev=False)
    parser.add_argument("--threads", type=_positive, default=1, help="ranks where the script sets no local_num_threads")
    parser.add_argument(
        "--seeding", choices=("rank", "neuron"), default="rank", help="neuron: the same on any number of ranks"
    )
    parser.add_argument("script", help="a Python file that imports nest")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="of the script")
    return parser.parse_args()


def main():
    """Puts volley.nest in nest's place and runs the script."""
    arguments = _arguments()
    if not os.path.exists(arguments.script):
        sys.exit(f"volley.nest: {arguments.script} not found: expected a Python script")
    try:
        # The JVM starts with the script's first call: what the script forks before may use Volley, too.
        find_jar_and_jdk()
    except SetupError as error:
        sys.exit(f"volley.nest: {error}")
    nest.use(arguments.threads, arguments.seeding)
    sys.modules["nest"] = nest
    for name in [name for name in sys.modules if name.startswith("volley.nest.")]:
        sys.modules[name.replace("volley.nest", "nest", 1)] = sys.modules[name]
    sys.argv = [arguments.script, *arguments.arguments]
    sys.path.insert(0, os.path.dirname(os.path.abspath(arguments.script)))
    try:
        runpy.run_path(arguments.script, run_name="__main__")
    except SystemExit:
        raise
    except BaseException:
        if nest.NumProcesses() > 1:
            # The other processes would wait for this one's calls: that it ends without leaving the job ends theirs.
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
            os._exit(1)
        raise


if __name__ == "__main__":
    main()
