"""The page of the Python package is true, and what it lists is tested."""

import contextlib
import io
import re
import unittest
from pathlib import Path

import volley.nest as nest
from volley.nest import calls, table

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
        tests = "".join(file.read_text() for file in _TESTS.glob("*.py"))
        names = [name for name in calls.__all__ if name not in ("Parameter", "SynapseCollection")]
        self.assertEqual([], [name for name in names if not re.search(rf"\bnest\.{name}\b", tests)])


if __name__ == "__main__":
    unittest.main()
