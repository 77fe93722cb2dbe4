"""What the matrix of `cairn prove` tells beside its verdicts."""
import json
import os
import subprocess
import unittest

CAIRN = os.environ["CAIRN"]
HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "fixtures")
COMMIT = os.path.join(HERE, "..", "..", "specs", "commit", "TwoPhaseCommitProof.tla")


def run(*arguments):
    return subprocess.run([CAIRN, "prove", *arguments], capture_output=True, text=True, timeout=60)


def prove(*arguments):
    done = run(*arguments, "--json")
    report = json.loads(done.stdout)
    assert done.returncode == report["exit_status"], done
    return report


def cell(report, lemma, action):
    return next(c for c in report["cells"] if c["lemma"] == lemma and c["action"] == action)


class Counterexamples(unittest.TestCase):
    WEAK = (COMMIT, "--inv", "TypeOK,CommitWasVoted", "--cell", "CommitWasVoted:DecideCommit")

    def examples(self, *arguments):
        found = cell(prove(*self.WEAK, *arguments), "CommitWasVoted", "DecideCommit")
        return [found["counterexample"], *found["more_counterexamples"]]

    def test_there_is_one_unless_more_are_asked_for(self):
        self.assertEqual(len(self.examples()), 1)

    def test_several_differ_in_the_facts_that_matter(self):
        facts = [frozenset(e["facts"]) for e in self.examples("--ctis", "3")]
        self.assertEqual(len(set(facts)), 3)

    def test_there_are_no_more_than_there_are(self):
        self.assertEqual(len(self.examples("--ctis", "10")), 3)

    def test_the_conjunct_that_breaks_is_told_with_its_bindings(self):
        cause = self.examples()[0]["cause"]
        self.assertEqual(cause["bindings"], {"p": "orders"})


    def test_values_are_the_smallest_ones(self):
        delay = os.path.join(FIXTURES, "Delay.tla")
        state = cell(prove(delay, "--inv", "TypeOK,Safe"), "Safe", "Next")["counterexample"]["trace"][0]["state"]
        self.assertEqual(state, {"x": "0", "y": "7"})

    def test_an_action_that_no_state_enables_is_named(self):
        delay = os.path.join(FIXTURES, "Delay.tla")
        report = prove(delay, "--next", "NextOrNever", "--inv", "TypeOK")
        self.assertEqual([(a["name"], a["enabled"]) for a in report["actions"]], [("Next", True), ("Never", False)])
        self.assertIn("no state of the invariant enables Never", run(delay, "--next", "NextOrNever", "--inv", "TypeOK").stdout)


class Cores(unittest.TestCase):
    def test_a_lemma_that_only_itself_rests_on_is_not_needed_for_safety(self):
        report = prove(COMMIT, "--inv", "Ind", "--safe", "AllOrNothing")
        self.assertEqual(report["redundant"], ["CommittedWereTold"])
        self.assertTrue(all(c["minimal"] for c in report["cells"] if c["verdict"] == "proved"))

    def test_what_a_minimal_core_names_cannot_be_left_out(self):
        report = prove(COMMIT, "--inv", "Ind")
        core = cell(report, "AbortsWereTold", "Commit")["rests_on"]
        for lemma in core:
            rest = ["TypeOK", "AbortsWereTold", *(other for other in core if other != lemma)]
            if lemma == "AbortsWereTold":
                continue
            less = prove(COMMIT, "--inv", ",".join(rest), "--cell", "AbortsWereTold:Commit", "--no-triage")
            self.assertEqual(less["verdict"], "not_inductive", lemma)


if __name__ == "__main__":
    unittest.main()
