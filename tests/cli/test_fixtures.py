"""Specs with one mistake each: fixtures/expected.tsv says what the answer must be."""
import csv
import os
import unittest

from program import FIXTURES, Run

with open(os.path.join(FIXTURES, "expected.tsv"), encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))


class FixtureTest(unittest.TestCase):
    def each(self, check, *options):
        for row in ROWS:
            for engine in ("explicit", "symbolic"):
                with self.subTest(config=row["config"], engine=engine):
                    check(row, Run("check", "--engine", engine, "--config", row["config"], *options,
                                   row["module"], cwd=FIXTURES))

    def test_every_mistake_has_its_exit_status_and_a_message_that_names_it(self):
        def check(row, run):
            said = run.out + run.err
            self.assertIn(str(run.status), row["exit"].split("|"), said)
            self.assertTrue(any(word in said for word in row["mentions"].split("|")), said)
        self.each(check)

    def test_every_mistake_is_found_after_the_fewest_steps(self):
        def check(row, run):
            if row["steps"]:
                self.assertEqual(str(run.json["depth"]), row["steps"])
        self.each(check, "--format", "json")

    def test_every_configuration_has_its_row(self):
        files = {name for name in os.listdir(FIXTURES) if name.endswith(".cfg")}
        self.assertEqual(files, {row["config"] for row in ROWS})


if __name__ == "__main__":
    unittest.main()
