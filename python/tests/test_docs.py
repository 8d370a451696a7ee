"""The page of the Python package is true, and what it lists is tested."""

import ast
import contextlib
import io
import re
import unittest
from pathlib import Path

import volley.nest as nest
from volley.nest import table

_TESTS = Path(__file__).resolve().parent
_PAGE = _TESTS.parents[1] / "docs" / "python.md"


class DocumentTest(unittest.TestCase):
    def setUp(self):
        self.page = _PAGE.read_text()
        nest.ResetKernel()

    def test_should_list_the_calls_that_the_code_has(self):
        self.assertTrue(
            self.page.endswith(table.tables() + "\n"),
            f"tables of {_PAGE}: expected what python3 -m volley.nest.table writes",
        )

    def test_should_show_programs_with_what_they_print(self):
        shown = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", self.page, re.DOTALL)
        self.assertEqual(2, len(shown))
        for program, expected in shown:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(program, str(_PAGE), "exec"), {})  # pylint: disable=exec-used
            self.assertEqual(expected, printed.getvalue())

    def test_should_say_what_is_said_of_mistakes(self):
        said = []
        for values in ({"params": {"tau_m": -20.0}}, {}):
            try:
                nodes = nest.Create("iaf_psc_exp", 2, **values)
                nest.Connect(nodes, nodes, syn_spec={"delay": 1.55})
            except nest.NESTErrors.BadProperty as error:
                said.append(str(error))
        try:
            nest.Connect(nodes, nodes, syn_spec="stdp_synapse")
        except NotImplementedError as error:
            said.append(str(error))
        self.assertEqual(3, len(said))
        for line in said:
            self.assertIn("  " + line + "\n", self.page)

    def test_should_test_every_call(self):
        """A call in a comment, a name or a text does not count: a test calls it, or a function that a test uses does."""
        called = _called()
        shown = re.findall(r"^\| `((?:\w+\.)?\w+)\(", table.tables(), re.MULTILINE)
        self.assertGreater(len(shown), 50)
        self.assertEqual([], [name for name in shown if _spelling(name) not in called])


def _spelling(name):
    """How a test calls what the tables show: a method of any object, of a module or of nest."""
    holder, _, last = name.rpartition(".")
    return f".{last}" if holder.endswith("Collection") else f"nest.{name}"


def _called():
    """What the tests call: names from nest on, and methods."""
    called = set()
    for file in _TESTS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name = ast.unparse(node.func)
                called.update((name, f"nest.{name}", f".{node.func.attr}"))
    return called


if __name__ == "__main__":
    unittest.main()
