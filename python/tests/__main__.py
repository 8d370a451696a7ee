"""Runs all tests and counts them: ``python3 -m tests FILE`` writes how many passed, failed and were skipped to a file."""

import sys
import unittest
from pathlib import Path


def main(counts):
    """Runs the tests; exits with 1 if any failed or none ran."""
    folder = Path(__file__).resolve().parent
    suite = unittest.defaultTestLoader.discover(str(folder), top_level_dir=str(folder.parent))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    for _, reason in result.skipped:
        print(f"  skipped: {reason}")
    # A test with several cases that fail is one test.
    failed = {case.id().split(" ")[0] for case, _ in result.failures + result.errors}
    passed = result.testsRun - len(failed) - len(result.skipped)
    Path(counts).write_text(f"{passed} {len(failed)} {len(result.skipped)}\n")
    sys.exit(0 if result.wasSuccessful() and passed else 1)


if __name__ == "__main__":
    main(sys.argv[1])
