"""Every command that the README and the pages of docs/ show does what they show."""
import os
import re
import unittest

from program import ROOT, Run


def examples():
    """Pairs of command words and shown output, from the blocks that start with `$ cairn`."""
    blocks = []
    for page in ("README.md", "docs/audit.md"):
        with open(os.path.join(ROOT, page), encoding="utf-8") as text:
            blocks += re.findall(r"```(?:console|text)\n(.*?)```", text.read(), re.DOTALL)
    for block in blocks:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            if command.startswith("cairn "):
                yield command, shown


def without_costs(text):
    return re.sub(r"[0-9.]+ m?s\b|[0-9]+ queries", "COST", text).strip()


class Readme(unittest.TestCase):
    def test_there_are_examples(self):
        self.assertGreaterEqual(len(list(examples())), 3)

    def test_each_example_prints_what_is_shown(self):
        import shlex
        for command, shown in examples():
            with self.subTest(command):
                run = Run(*shlex.split(command)[1:], cwd=ROOT)
                self.assertEqual(without_costs(run.out + run.err), without_costs(shown))


if __name__ == "__main__":
    unittest.main()
