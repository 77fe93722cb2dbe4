"""How `cairn prove` runs: several processes, cells that were proved before, Ctrl-C."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import unittest

CAIRN = os.environ["CAIRN"]
HERE = pathlib.Path(__file__).resolve().parent
COMMIT = HERE.parent.parent / "specs" / "commit"
PIGEONS = HERE / "fixtures" / "Pigeons.tla"
COSTS = ("seconds", "queries", "cached")


def prove(*arguments):
    run = subprocess.run([CAIRN, "prove", *map(str, arguments), "--json"], capture_output=True, text=True, timeout=60)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"], run
    return report


def without_costs(value):
    if isinstance(value, list):
        return [without_costs(item) for item in value]
    if isinstance(value, dict):
        return {key: without_costs(item) for key, item in value.items() if key not in COSTS}
    return value


class Processes(unittest.TestCase):
    def assert_same(self, *arguments):
        alone = without_costs(prove(*arguments))
        for jobs in (2, 3, 20):
            self.assertEqual(without_costs(prove(*arguments, "--jobs", jobs)), alone)
        return alone

    def test_a_proof_does_not_depend_on_their_number(self):
        report = self.assert_same(COMMIT / "TwoPhaseCommitProof.tla", "--inv", "Ind", "--safe", "AllOrNothing")
        self.assertEqual(report["verdict"], "proved")

    def test_nor_do_counterexamples(self):
        report = self.assert_same(COMMIT / "TwoPhaseCommitProof.tla", "--inv", "TypeOK,CommitWasVoted",
                                  "--safe", "AllOrNothing", "--ctis", 2)
        self.assertEqual(report["verdict"], "not_inductive")

    def test_nor_does_one_cell(self):
        self.assert_same(COMMIT / "TwoPhaseCommitProof.tla", "--inv", "Ind", "--cell", "YesBinds:VoteYes")
        self.assert_same(COMMIT / "TwoPhaseCommitProof.tla", "--inv", "TypeOK,YesBinds", "--refines", "Transaction!Spec",
                         "--length", "3")


class Cache(unittest.TestCase):
    """A copy of two-phase commit, one lemma of which is changed between two runs."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.spec = pathlib.Path(self.folder.name) / "TwoPhaseCommitProof.tla"
        for name in ("TwoPhaseCommitProof.tla", "TwoPhaseCommitProof.cfg", "TwoPhaseCommit.tla",
                     "AtomicCommit.tla"):
            if (COMMIT / name).exists():
                shutil.copy(COMMIT / name, self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def prove(self, *more):
        return prove(self.spec, "--inv", "Ind", "--safe", "AllOrNothing", "--cache",
                     pathlib.Path(self.folder.name) / "cells", *more)

    def change(self, old, new):
        text = self.spec.read_text()
        assert old in text
        self.spec.write_text(text.replace(old, new))

    @staticmethod
    def proved_again(report):
        """Cells that the circuit alone does not decide rest on something."""
        return {(c["lemma"], c["action"]) for c in report["cells"] if c["rests_on"] and not c["cached"]}

    def test_nothing_is_proved_twice(self):
        first, second = self.prove(), self.prove("--jobs", 2)
        self.assertTrue(self.proved_again(first))
        self.assertFalse(self.proved_again(second))
        self.assertEqual(without_costs(second), without_costs(first))

    def test_after_a_change_of_a_lemma_what_rests_on_it_is_proved_again_and_nothing_else(self):
        lemma, cells = "VotesWereSent", self.prove()["cells"]
        self.change("\\A p \\in votes : Yes(p)", "\\A p \\in votes : Yes(p) \\/ (log = \"commit\" /\\ Told(\"abort\"))")
        hanging = {(c["lemma"], c["action"]) for c in cells
                   if c["rests_on"] and (c["lemma"] == lemma or lemma in c["rests_on"])}
        again = self.proved_again(self.prove())
        self.assertTrue(again)
        self.assertLessEqual(again, hanging)
        self.assertIn(("CommitWasVoted", "DecideCommit"), again)

    def test_a_lemma_that_became_too_weak_is_not_proved_from_what_it_was(self):
        self.prove()
        self.change("VotesWereSent ==", "VotesWereSent == log = \"none\" /\\ log # \"none\" =>")
        report = self.prove("--no-triage")
        self.assertEqual(report["verdict"], "not_inductive")
        broken = [(c["lemma"], c["action"]) for c in report["cells"] if c["verdict"] == "refuted"]
        self.assertEqual(broken, [("CommitWasVoted", "DecideCommit")])

    def test_a_changed_action_is_looked_at_again(self):
        self.prove()
        other = pathlib.Path(self.folder.name) / "TwoPhaseCommit.tla"
        text = other.read_text()
        other.write_text(text.replace("votes = Participant", "votes # {}", 1))
        self.assertNotEqual(other.read_text(), text)
        self.assertEqual(self.prove("--no-triage")["verdict"], "not_inductive")

    def test_other_constants_are_other_cells(self):
        self.prove()
        report = self.prove("--sizes", "Participant=2")["sizes"][0]["proof"]
        self.assertIn(("CommitWasVoted", "DecideCommit"), self.proved_again(report))

    def test_what_is_no_file_of_ours_is_not_believed(self):
        self.prove()
        for path in (pathlib.Path(self.folder.name) / "cells").iterdir():
            lines = path.read_text().splitlines()
            path.write_text("\n".join([*lines[:2], "0" * 64, *lines[3:]]))
        self.assertIn(("CommitWasVoted", "DecideCommit"), self.proved_again(self.prove()))


class Interrupts(unittest.TestCase):
    """A cell that takes forever is interrupted once the others are told to be decided."""

    def interrupted(self, *arguments):
        with subprocess.Popen([CAIRN, "prove", str(PIGEONS), "--safe", "Shared", "--verbose", *arguments],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            for line in run.stderr:
                if line.startswith(self.decided):
                    break
            run.send_signal(signal.SIGINT)
            out, _ = run.communicate(timeout=20)
            return run.returncode, out

    decided = "6 of 7 cells"

    def test_what_is_decided_so_far_is_told(self):
        status, out = self.interrupted("--inv", "TypeOK")
        self.assertEqual(status, 5)
        self.assertIn("Pigeons: unknown: interrupted", out)
        self.assertIn("interrupted: 6 of 7 cells were decided", out)

    def test_also_by_several_processes(self):
        status, out = self.interrupted("--inv", "TypeOK", "--json", "--jobs", "2")
        report = json.loads(out)
        self.assertEqual((status, report["verdict"], report["interrupted"]), (5, "unknown", True))
        verdicts = [c["verdict"] for c in report["cells"] if c["lemma"] != "Shared"]
        self.assertEqual(set(verdicts), {"proved"})

    def test_no_further_size_is_begun(self):
        status, out = self.interrupted("--inv", "TypeOK", "--sizes", "Holes=14..16", "--quiet")
        self.assertEqual(status, 5)
        self.assertIn("  Holes = 15: not asked\n", out)


SLOW = """---- MODULE Slow ----
EXTENDS Integers
VARIABLE x
RECURSIVE Fib(_)
Fib(n) == IF n < 2 THEN n ELSE Fib(n - 1) + Fib(n - 2)
Init == x = 0
Next == x' = IF x < 5 THEN x + 1 ELSE 0
Endless == x' = IF Fib(100) > 5 /\\ x < 5 THEN x + 1 ELSE 0
TypeOK == x \\in 0..5
Large == x = 3 => \\A a, b, c, d \\in 1..300 : x + a + b + c + d > 0
Walk == [][\\A a, b, c, d \\in 1..300 : x' + a + b + c + d > 0]_x
====
"""


class Limits(unittest.TestCase):
    """An expression that never ends obeys the time limit and is never taken for an answer."""

    def prove(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            spec = pathlib.Path(folder, "Slow.tla")
            spec.write_text(SLOW)
            return prove(spec, "--timeout", 1, *arguments)

    def assert_unknown(self, *arguments):
        report = self.prove(*arguments)
        self.assertEqual(report["exit_status"], 5)
        return report

    def test_in_an_action(self):
        self.assertEqual(self.assert_unknown("--inv=TypeOK", "--next=Endless")["reason"], "the time limit was reached")

    def test_in_a_lemma(self):
        self.assert_unknown("--inv=TypeOK,Large")

    def test_in_a_property_of_steps(self):
        self.assert_unknown("--inv=TypeOK", "--safe=Walk")

    def test_in_k_induction(self):
        self.assert_unknown("--inv=TypeOK", "--safe=Large", "--k=3")

    def test_in_the_search_for_an_invariant(self):
        self.assert_unknown("--auto", "--inv=TypeOK", "--safe=Large")


if __name__ == "__main__":
    unittest.main()
