"""`cairn explain`: each diagnostic is explained, and its examples are what it says."""
import os
import re
import unittest

from program import ProgramTest, ROOT, Run

PRELUDE = "---- MODULE Case ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n"


def files_of(text):
    """Pairs of name and content; the root module first."""
    if not text.startswith("@@@ "):
        return [("Case.tla", f"{PRELUDE}{text}====\n")]
    parts = re.split(r"^@@@ (.*)\n?", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2]))


class Explain(ProgramTest):
    def codes_of(self, code, text):
        """The codes that come out of an example, and the exit status."""
        files = files_of(text)
        for name, content in files:
            self.write(name, content)
        root, runs = files[0][0], "Init ==" in text
        if code[0] == "W":
            run = self.cairn("lint", root)
        elif code[0] == "R" and not runs:
            run = self.cairn("eval", "e", root)
        elif code[0] == "R" or any(name.endswith(".cfg") for name, _ in files):
            run = self.cairn("check", "--engine=explicit", "--no-deadlock", root)
        else:
            run = self.cairn("parse", root)
        for name, _ in files:
            os.remove(self.path(name))
        return re.findall(r"^(?:error|warning)\[(\w+)\]", run.out + run.err, re.MULTILINE), run.status

    def test_every_code_is_explained_and_has_an_example_or_a_reason_why_not(self):
        with open(os.path.join(ROOT, "cli", "explain", "examples.txt")) as file:
            sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", file.read(), re.M | re.S))
        rows = Run("explain", "--json").json["codes"]
        self.assertEqual(sorted(sections), sorted(row["code"] for row in rows))
        for row in rows:
            with self.subTest(row["code"]):
                self.assertTrue(row["title"] and row["explanation"])
                if row["wrong"] is None:
                    self.assertRegex(sections[row["code"]], r"^none \w.*\.\n")
                self.assertEqual(row["wrong"] is None, row["right"] is None)

    def test_the_wrong_example_has_the_mistake_and_no_other(self):
        for row in Run("explain", "--json").json["codes"]:
            if row["wrong"] is None:
                continue
            codes, _ = self.codes_of(row["code"], row["wrong"])
            with self.subTest(row["code"]):
                self.assertEqual(codes, [row["code"]])

    def test_the_right_example_has_no_mistake(self):
        for row in Run("explain", "--json").json["codes"]:
            if row["right"] is None:
                continue
            codes, status = self.codes_of(row["code"], row["right"])
            with self.subTest(row["code"]):
                self.assertEqual((codes, status), ([], 0))

    def test_one_code_is_shown_in_full_whatever_its_case(self):
        for word in ("P0002", "p0002"):
            run = Run("explain", word)
            self.assertEqual(run.status, 0)
            self.assertTrue(run.out.startswith("error[P0002]: operators need parentheses\n"))
            self.assertIn("Wrong:", run.out)
            self.assertIn("Right:", run.out)

    def test_without_a_code_all_are_listed(self):
        lines = Run("explain").out.splitlines()
        self.assertEqual(len(lines), len(Run("explain", "--json").json["codes"]))
        self.assertIn("P0002  operators need parentheses", lines)

    def test_an_unknown_code_is_an_error_of_usage(self):
        run = Run("explain", "P9999")
        self.assertEqual(run.status, 64)
        self.assertIn("`P9999`", run.err)


if __name__ == "__main__":
    unittest.main()
