"""What `cairn prove` answers about steps: action properties, and refinement of other specifications."""
import json
import os
import subprocess
import tempfile
import unittest

CAIRN = os.environ["CAIRN"]
HERE = os.path.dirname(os.path.abspath(__file__))
DIGITS = os.path.join(HERE, "fixtures", "Digits.tla")
COMMIT = os.path.join(HERE, "../../specs/commit")


def prove(spec, *arguments):
    run = subprocess.run([CAIRN, "prove", spec, "--json", *arguments], capture_output=True, text=True, timeout=60)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"]
    return report


def cell(report, lemma, action):
    return next(c for c in report["cells"] if c["lemma"] == lemma and c["action"] == action)


class Steps(unittest.TestCase):
    def test_each_action_is_held_against_a_property_of_steps(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--safe", "NeverBack,Grows", "--no-triage")
        self.assertEqual(report["verdict"], "not_inductive")
        for name, action in ("NeverBack", "Small"), ("NeverBack", "Carry"), ("Grows", "Small"):
            self.assertEqual(cell(report, name, action)["verdict"], "proved")
        states = [step["state"] for step in cell(report, "Grows", "Carry")["counterexample"]["trace"]]
        self.assertEqual([state["tens"] for state in states], ["9", "0"])

    def test_an_execution_that_breaks_a_property_of_steps_is_shown(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--safe", "NoNine")
        self.assertEqual(report["verdict"], "refuted")
        example = cell(report, "NoNine", "Small")["counterexample"]
        self.assertEqual((example["first_state"], len(example["execution"]["trace"])), ("reachable", 10))

    def test_an_action_is_a_property_of_steps_and_so_is_what_always_holds(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--safe", "Primed,Abstract!Bounded")
        self.assertEqual(report["verdict"], "proved")
        self.assertEqual(report["safety"], ["Abstract!Bounded"])
        self.assertEqual(report["steps"], [{"name": "Primed", "whole": True}])

    def test_what_neither_states_nor_steps_tell_is_refused(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--safe", "Repeats")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0204"])

    def test_properties_of_a_configuration_are_asked_where_nothing_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            config = os.path.join(folder, "Digits.cfg")
            with open(config, "w") as file:
                file.write("INIT Init\nNEXT Next\nINVARIANT TypeOK\nPROPERTY NeverBack Repeats\n")
            report = prove(DIGITS, "--config", config)
            named = prove(DIGITS, "--config", config, "--inv", "TypeOK")
        self.assertEqual((report["verdict"], report["steps"]), ("proved", [{"name": "NeverBack", "whole": True}]))
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0209"])
        self.assertIn("`Repeats` is not asked", report["diagnostics"][0]["message"])
        self.assertEqual((named["verdict"], named["steps"]), ("proved", []))

    def test_an_invariant_cannot_be_one_of_steps(self):
        report = prove(DIGITS, "--inv", "TypeOK,Primed")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0204"])

    def test_steps_are_not_proved_by_k_induction(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--safe", "NeverBack", "--k", "3")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0204"])


class Refinement(unittest.TestCase):
    def test_each_step_is_one_of_the_other_specification_with_its_variables_replaced(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--refines", "Abstract!Fair")
        self.assertEqual(report["verdict"], "proved")
        for action in "Init", "Small", "Carry":
            self.assertEqual(cell(report, "Abstract!Fair", action)["verdict"], "proved")

    def test_fairness_is_not_proved_and_that_is_told(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--refines", "Abstract!Fair")
        self.assertEqual(report["steps"], [{"name": "Abstract!Fair", "whole": False}])
        text = subprocess.run([CAIRN, "prove", DIGITS, "--inv", "TypeOK", "--refines", "Abstract!Fair"],
                              capture_output=True, text=True, check=True, timeout=60).stdout
        self.assertIn("(of Abstract!Fair initial states and steps)", text.splitlines()[0])

    def test_a_step_that_is_not_one_of_the_other_specification_is_shown_with_an_execution(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--refines", "Abstract!Fair", "--next", "NextLate")
        self.assertEqual(report["verdict"], "refuted")
        example = cell(report, "Abstract!Fair", "LateCarry")["counterexample"]
        self.assertEqual(example["facts"], ["units = 9"])
        self.assertEqual(len(example["execution"]["trace"]), 11)

    def test_a_step_from_a_state_that_no_execution_reaches_is_excluded_by_a_stronger_invariant(self):
        weak = prove(DIGITS, "--inv", "TypeOK", "--refines", "Abstract!Fair", "--next", "NextDrop")
        self.assertEqual(weak["verdict"], "not_inductive")
        example = cell(weak, "Abstract!Fair", "Drop")["counterexample"]
        self.assertEqual(example["first_state"], "excluded")
        strong = prove(DIGITS, "--inv", "Low", "--refines", "Abstract!Fair", "--next", "NextDrop")
        self.assertEqual(strong["verdict"], "proved")

    def test_initial_states_are_those_of_the_other_specification(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--refines", "Abstract!Fair", "--init", "TypeOK")
        self.assertEqual(report["verdict"], "refuted")
        self.assertEqual(cell(report, "Abstract!Fair", "Init")["verdict"], "refuted")

    def test_one_cell_of_a_refinement_can_be_asked_for(self):
        report = prove(DIGITS, "--inv", "TypeOK", "--refines", "Shorter!Fair", "--cell", "Shorter!Fair:Carry",
                       "--no-triage")
        self.assertEqual(cell(report, "Shorter!Fair", "Carry")["verdict"], "refuted")
        self.assertEqual(cell(report, "Shorter!Fair", "Small")["verdict"], "open")

    def test_only_a_specification_is_refined(self):
        for name in "Abstract!Grow", "Abstract!Start":
            report = prove(DIGITS, "--inv", "TypeOK", "--refines", name)
            self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0204"])
        report = prove(DIGITS, "--inv", "TypeOK", "--refines", "Abstract!Nothing")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0202"])

    def test_two_phase_commit_is_a_transaction_and_with_a_hasty_coordinator_it_is_not(self):
        config = os.path.join(COMMIT, "TwoPhaseCommitProof.cfg")
        proof = os.path.join(COMMIT, "TwoPhaseCommitProof.tla")
        good = prove(proof, "--config", config, "--inv", "Ind", "--refines", "Transaction!Spec")
        self.assertEqual(good["verdict"], "proved")
        self.assertIn("CommitWasVoted", cell(good, "Transaction!Spec", "Commit")["rests_on"])
        hasty = os.path.join(COMMIT, "TwoPhaseEarlyCommit.tla")
        bad = prove(hasty, "--inv", "TypeOK", "--refines", "Transaction!Spec", "--cell", "Transaction!Spec:Commit")
        self.assertEqual(bad["verdict"], "refuted")
        example = cell(bad, "Transaction!Spec", "Commit")["counterexample"]
        self.assertEqual(len(example["execution"]["trace"]), 6)


    def test_paxos_is_consensus_and_without_the_reason_for_proposals_it_is_not(self):
        paxos = (os.path.join(COMMIT, "../paxos/PaxosProof.tla"), "--refines", "OneChoice!Spec")
        good = prove(*paxos, "--inv", "Ind")
        self.assertEqual(good["verdict"], "proved")
        self.assertEqual(cell(good, "OneChoice!Spec", "Vote")["rests_on"],
                         ["OneProposalPerBallot", "ProposalsAreSafe", "VotesWereProposed"])
        bad = prove(*paxos, "--inv", "TypeOK,OneProposalPerBallot,VotesWereProposed",
                    "--cell", "OneChoice!Spec:Vote", "--no-triage")
        self.assertEqual(cell(bad, "OneChoice!Spec", "Vote")["verdict"], "refuted")

    def test_the_graph_of_a_proof_starts_from_what_is_refined(self):
        with tempfile.TemporaryDirectory() as folder:
            graph = os.path.join(folder, "graph.dot")
            prove(os.path.join(COMMIT, "TwoPhaseCommitProof.tla"), "--inv", "Ind", "--refines", "Transaction!Spec",
                  "--graph", graph)
            with open(graph, encoding="utf-8") as file:
                self.assertIn('"Transaction!Spec" -> "CommitWasVoted" [label="AbortAlone, Commit"]', file.read())


if __name__ == "__main__":
    unittest.main()
