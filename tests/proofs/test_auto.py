#!/usr/bin/env python3
"""Invariants that are found: what the search must not be misled by, and where it ends."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

CAIRN = os.environ["CAIRN"]
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FAVOURITE = HERE / "fixtures/Favourite.tla"


def prove(*arguments):
    run = subprocess.run([CAIRN, "prove", *map(str, arguments), "--auto", "--json"], capture_output=True, text=True, timeout=100)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"], run
    return report


class ElementsThatAreNotAlike(unittest.TestCase):
    def check_only(self, which):
        report = prove(FAVOURITE, "--next", f"Next{which}", "--inv", "TypeOK", "--safe", f"Only{which}")
        self.assertEqual(report["verdict"], "proved")
        self.assertEqual(len(report["found"]["lemmas"]), 2, "of two of the three nodes")
        report = prove(FAVOURITE, "--next", f"Next{which}", "--inv", "TypeOK", "--safe", "Nobody")
        self.assertEqual(report["verdict"], "violated")
        self.assertEqual(len(report["trace"]), 3)

    def test_one_is_chosen_by_CHOOSE(self):
        self.check_only("Chosen")

    def test_one_is_named_in_the_configuration(self):
        self.check_only("Named")

    def test_one_has_the_lowest_rank(self):
        self.check_only("First")

    def test_what_cannot_be_named_is_not_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "Ind.tla"
            prove(FAVOURITE, "--next", "NextChosen", "--inv", "TypeOK", "--safe", "OnlyChosen", "--emit", path)
            self.assertFalse(path.exists())


class TypeInvariants(unittest.TestCase):
    def test_one_with_a_usual_name_is_found(self):
        report = prove(ROOT / "specs/lock/LockServer.tla", "--safe", "OneHolder")
        self.assertEqual(report["verdict"], "proved")
        self.assertIn("TypeOK", [lemma["name"] if isinstance(lemma, dict) else lemma for lemma in report["lemmas"]])

    def test_where_steps_leave_it_nothing_is_said_of_safety(self):
        report = prove(HERE / "fixtures/Leaves.tla", "--safe", "Small")
        self.assertEqual(report["verdict"], "unknown")

    def test_without_one_what_is_seen_first_is_tried_and_proved(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "Ind.tla"
            report = prove(HERE / "fixtures/Untyped.tla", "--safe", "OneInside", "--emit", path)
            self.assertEqual(report["verdict"], "proved")
            self.assertEqual(report["found"]["lemmas"][:2], ["owner \\in Client \\cup {None}", 'stage \\in [Client -> {"out", "in"}]'])
            run = subprocess.run([CAIRN, "prove", path, "-I", HERE / "fixtures", "--config", HERE / "fixtures/Untyped.cfg",
                                  "--inv", "Ind", "--safe", "OneInside"], capture_output=True, text=True, timeout=100)
            self.assertEqual(run.returncode, 0, run)

    def test_a_guess_that_steps_leave_says_nothing_of_safety(self):
        report = prove(HERE / "fixtures/Untyped.tla", "--next", "NextCounting", "--safe", "OneInside")
        self.assertEqual(report["verdict"], "unknown")

    def test_sequences_without_a_bound_are_refused(self):
        report = prove(HERE / "fixtures/Untyped.tla", "--next", "NextQueueing", "--init", "InitQueue", "--safe", "OneInside")
        self.assertIn(report["verdict"], ["unknown", "error"])


class Limits(unittest.TestCase):
    def test_the_time_ends_and_what_is_known_is_told(self):
        report = prove(ROOT / "bench/specs/PaxosBallots.tla", "--config", ROOT / "bench/specs/Paxos5.cfg",
                       "--inv", "TypeOK", "--safe", "Agreement", "--timeout", "4")
        self.assertEqual((report["verdict"], report["exit_status"]), ("unknown", 5))
        self.assertIn("time limit", report["found"]["reason"])
        self.assertGreaterEqual(report["found"]["clear"], 0)


if __name__ == "__main__":
    unittest.main()
