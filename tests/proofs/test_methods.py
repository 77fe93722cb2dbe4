"""What `cairn prove` answers to invariants that are strong, weak, wrong, empty or misshapen."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

CAIRN = os.environ["CAIRN"]
FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")
BEN_OR = os.path.join(FIXTURES, "../../../specs/consensus")


def prove(module, *arguments):
    run = subprocess.run([CAIRN, "prove", os.path.join(FIXTURES, module), "--json", *arguments],
                         capture_output=True, text=True, timeout=60)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"]
    return report


def with_size(size, *arguments):
    with tempfile.NamedTemporaryFile("w", suffix=".cfg") as config:
        config.write(f"CONSTANT N = {size}\n")
        config.flush()
        return prove("Quorum.tla", "--config", config.name, *arguments)


def cell(report, lemma, action):
    return next(c for c in report["cells"] if c["lemma"] == lemma and c["action"] == action)


class Methods(unittest.TestCase):
    def test_a_property_that_one_step_does_not_prove_is_proved_by_several(self):
        self.assertEqual(prove("Delay.tla", "--inv", "TypeOK,Safe")["verdict"], "not_inductive")
        self.assertEqual(prove("Delay.tla", "--k", "3", "--inv", "TypeOK,Safe")["verdict"], "unknown")
        report = prove("Delay.tla", "--k", "9", "--inv", "TypeOK,Safe")
        self.assertEqual((report["verdict"], report["k"]), ("proved", 4))

    def test_k_induction_shows_an_execution_that_breaks_the_property(self):
        report = prove("Delay.tla", "--k", "3", "--inv", "TypeOK", "--safe", "Wrong")
        self.assertEqual((report["verdict"], report["depth"]), ("violated", 0))

    def test_states_that_go_round_are_left_out_unless_any_path_is_asked_for(self):
        arguments = ("--inv", "TypeOK,Safe", "--k", "9")
        report = prove("Loops.tla", *arguments)
        self.assertEqual((report["verdict"], report["k"]), ("proved", 5))
        self.assertEqual(prove("Loops.tla", *arguments, "--any-path")["verdict"], "unknown")

    def test_k_induction_is_relative_to_lemmas(self):
        report = prove("Loops.tla", "--inv", "TypeOK,Safe", "--lemma", "Low", "--k", "9", "--any-path")
        self.assertEqual((report["verdict"], report["k"]), ("proved", 1))

    def test_k_rises_until_an_execution_refutes(self):
        report = prove("Loops.tla", "--next", "Climb", "--inv", "TypeOK,Below", "--k", "1000000")
        self.assertEqual((report["verdict"], report["depth"]), ("violated", 33))

    def test_k_induction_proves_nothing_of_steps_that_cannot_be_evaluated(self):
        arguments = ("Loops.tla", "--next", "NextFails", "--inv", "TypeOK,Safe", "--k")
        self.assertEqual(prove(*arguments, "1")["verdict"], "unknown")
        report = prove(*arguments, "9")
        self.assertEqual((report["verdict"], report["k"]), ("proved", 5))

    def test_a_variable_without_a_shape_is_named(self):
        report = prove("Delay.tla", "--inv", "Untyped")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0212"])
        self.assertIn("`y`", report["diagnostics"][0]["message"])

    def test_an_invariant_that_no_state_satisfies_proves_nothing(self):
        report = prove("Delay.tla", "--inv", "Impossible", "--safe", "Safe")
        self.assertEqual((report["verdict"], report["exit_status"]), ("vacuous", 12))

    def test_a_set_of_values_that_a_step_leaves_is_no_invariant(self):
        report = prove("Delay.tla", "--inv", "Boundary")
        self.assertEqual(report["verdict"], "not_inductive")
        broken = cell(report, "Boundary.1", "Next")["counterexample"]
        self.assertGreater(int(broken["trace"][1]["state"]["x"]), 1)

    def test_an_invariant_of_steps_is_refused(self):
        report = prove("Delay.tla", "--inv", "TypeOK,Next")
        self.assertEqual(report["diagnostics"][0]["code"], "C0204")

    def test_an_unknown_cell_is_refused(self):
        report = prove("Delay.tla", "--inv", "TypeOK,Safe", "--cell", "Safe:Nothing")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0213"])

    def test_a_lemma_may_hold_at_one_size_and_not_at_the_next(self):
        self.assertEqual(with_size(3, "--inv", "Ind", "--safe", "Small")["verdict"], "proved")
        report = with_size(4, "--inv", "Ind", "--safe", "Small")
        self.assertEqual(report["verdict"], "refuted")
        self.assertEqual(len(cell(report, "Small", None)["counterexample"]["execution"]["trace"]), 5)

    def test_a_lemma_may_hold_with_one_liar_and_not_with_two(self):
        arguments = (os.path.join(BEN_OR, "BenOrProof.tla"), "--inv", "Ind", "--lemma", "HalfAtMost",
                     "--cell", "HalfAtMost:SendProposal", "--no-triage")
        self.assertEqual(cell(prove(*arguments), "HalfAtMost", "SendProposal")["verdict"], "proved")
        report = prove(*arguments, "--config", os.path.join(BEN_OR, "BenOrProof11.cfg"))
        self.assertEqual(cell(report, "HalfAtMost", "SendProposal")["verdict"], "refuted")

    def test_an_action_that_cannot_be_evaluated_in_a_state_of_the_invariant_is_told(self):
        report = with_size(3, "--next", "NextFails", "--inv", "Ind")
        fails = cell(report, None, "Divide")
        self.assertEqual(fails["verdict"], "refuted")
        self.assertIsNotNone(fails["counterexample"]["fault"])


class Traps(unittest.TestCase):
    """Invariants that hold for the wrong reason, or do not hold although they look right."""

    def test_a_set_that_cannot_be_evaluated_is_not_taken_for_an_empty_one(self):
        report = prove("Loops.tla", "--inv", "Mixed")
        self.assertEqual(report["verdict"], "unknown")
        self.assertIn("different kinds", report["reason"])

    def test_an_invariant_of_initial_states_alone_is_left_by_the_first_step(self):
        report = prove("Loops.tla", "--inv", "TypeOK,AtStart")
        self.assertEqual(report["verdict"], "refuted")
        example = cell(report, "AtStart", "Next.1")["counterexample"]
        self.assertEqual([step["state"]["x"] for step in example["execution"]["trace"]], ["0", "1"])

    def test_an_invariant_in_which_nothing_happens_is_proved_and_the_action_named(self):
        report = prove("Loops.tla", "--next", "Stuck", "--inv", "TypeOK,AtStart")
        self.assertEqual(report["verdict"], "proved")
        self.assertEqual(report["actions"], [{"name": "Stuck", "enabled": False}])

    def test_what_is_found_of_one_node_is_not_taken_for_true_of_those_that_are_named_or_chosen(self):
        report = prove("Favourites.tla", "--auto", "--inv", "TypeOK", "--safe", "OnlyFavourites")
        self.assertEqual(report["verdict"], "proved")
        lemmas = sorted(report["found"]["lemmas"])
        self.assertEqual(len(lemmas), 2)
        for favourite in ("a", "c"):
            self.assertFalse([lemma for lemma in lemmas if lemma.startswith(f"{favourite} ")])

    def test_what_only_the_named_or_the_chosen_node_does_is_found(self):
        for wrong in ("Nobody", "NotTheBoss"):
            report = prove("Favourites.tla", "--auto", "--inv", "TypeOK", "--safe", wrong)
            self.assertEqual((report["verdict"], report["depth"]), ("violated", 2))


if __name__ == "__main__":
    unittest.main()
