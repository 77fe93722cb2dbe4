"""Of which constants a proof of `cairn prove` is, and under which assumptions."""
import json
import os
import subprocess
import unittest

CAIRN = os.environ["CAIRN"]
HERE = os.path.dirname(os.path.abspath(__file__))
RANGING = os.path.join(HERE, "fixtures", "Ranging.tla")
COMMIT = os.path.join(HERE, "..", "..", "specs", "commit", "TwoPhaseCommitProof.tla")


def run(*arguments):
    return subprocess.run([CAIRN, "prove", *arguments], capture_output=True, text=True, timeout=60)


def prove(*arguments):
    done = run(*arguments, "--json")
    report = json.loads(done.stdout)
    assert done.returncode == report["exit_status"], done
    return report


def with_range(name):
    return prove(RANGING, "--config", os.devnull, "--cinit", name, "--inv", "Ind", "--safe", "Small")


class Sizes(unittest.TestCase):
    def test_a_lemma_that_holds_at_one_size_and_not_at_the_next_is_not_proved(self):
        report = prove(RANGING, "--inv", "Ind", "--safe", "Small", "--sizes", "N=2..4")
        self.assertEqual([(s["size"], s["proof"]["verdict"]) for s in report["sizes"]],
                         [({"N": 2}, "proved"), ({"N": 3}, "proved"), ({"N": 4}, "refuted")])
        self.assertEqual((report["verdict"], report["exit_status"]), ("not_proved", 12))

    def test_a_set_gets_as_many_elements(self):
        report = prove(COMMIT, "--inv", "Ind", "--safe", "AllOrNothing", "--sizes", "Participant=2..4")
        self.assertEqual(report["verdict"], "proved")
        self.assertEqual([s["proof"]["about"]["constants"]["Participant"] for s in report["sizes"]],
                         ["{orders, stock}", "{orders, stock, billing}",
                          "{orders, stock, billing, Participant_1}"])

    def test_the_verdict_in_words_names_each_size(self):
        out = run(RANGING, "--inv", "Ind", "--sizes", "N=2..3", "--quiet").stdout
        self.assertIn("Ranging, N = 2: proved", out)
        self.assertIn("  N = 3: proved\n", out)

    def test_sizes_of_several_constants_are_combined(self):
        out = run(RANGING, "--inv", "Ind", "--sizes", "N=2..3,N=3", "--quiet").stdout
        self.assertIn("  N = 3, N = 3: proved\n", out)

    def test_a_constant_that_the_configuration_does_not_bind_has_no_size(self):
        report = prove(RANGING, "--inv", "Ind", "--sizes", "M=2..3")
        self.assertEqual([d["code"] for d in report["sizes"][0]["proof"]["diagnostics"]], ["C0214"])
        self.assertEqual((report["verdict"], report["exit_status"]), ("error", 151))

    def test_each_size_is_proved_by_the_method_that_was_asked_for(self):
        report = prove(RANGING, "--inv", "Ind", "--safe", "Small", "--sizes", "N=2..4", "--k", "2")
        self.assertEqual([(s["size"], s["proof"]["verdict"], s["proof"]["k"]) for s in report["sizes"]],
                         [({"N": 2}, "proved", 1), ({"N": 3}, "proved", 1), ({"N": 4}, "unknown", 2)])
        out = run(RANGING, "--inv", "Ind", "--safe", "Small", "--sizes", "N=4", "--k", "1").stdout
        self.assertIn("Ranging, N = 4: unknown", out)
        report = prove(COMMIT, "--auto", "--inv", "TypeOK", "--safe", "AllOrNothing", "--sizes", "Participant=2..3")
        self.assertEqual([s["proof"]["verdict"] for s in report["sizes"]], ["proved", "proved"])
        self.assertTrue(all(s["proof"]["found"]["lemmas"] for s in report["sizes"]))

    def test_what_is_no_range_is_refused(self):
        for words in (["N"], ["N=4..2"], ["N=1..99999"], ["N=2..3x"], ["N=2", "--auto", "--emit", "Found.tla"]):
            self.assertEqual(run(RANGING, "--inv", "Ind", "--sizes", *words).returncode, 64, words)


class Ranges(unittest.TestCase):
    def test_a_proof_can_be_of_all_constants_in_a_range(self):
        report = with_range("Few")
        self.assertEqual((report["verdict"], report["about"]["ranging"]), ("proved", ["N"]))
        self.assertEqual([a["name"] for a in report["actions"]], ["Send"])

    def test_one_of_them_is_enough_to_refute(self):
        report = with_range("More")
        self.assertEqual(report["verdict"], "refuted")
        safe = next(c for c in report["cells"] if c["action"] is None)
        self.assertEqual(safe["counterexample"]["execution"]["trace"][0]["state"]["N"], "4")

    def test_a_constant_keeps_its_value(self):
        report = with_range("More")
        self.assertTrue(all(c["verdict"] == "proved" for c in report["cells"] if c["lemma"] == "More"))


class Assumptions(unittest.TestCase):
    def test_the_proof_names_them(self):
        report = prove(RANGING, "--inv", "Ind")
        self.assertEqual(report["about"]["assumptions"], ["N > 1", "Finite == N < 100"])
        out = run(RANGING, "--inv", "Ind").stdout
        self.assertIn("  for N = 3\n  where ASSUME N > 1 is true\n", out)

    def test_a_false_one_proves_nothing(self):
        report = prove(RANGING, "--inv", "Ind", "--sizes", "N=1")
        self.assertEqual(report["sizes"][0]["proof"]["verdict"], "assumption_false")
        self.assertEqual(report["exit_status"], 10)

    def test_no_initial_state_proves_nothing(self):
        report = prove(RANGING, "--init", "Nowhere", "--inv", "Ind")
        self.assertEqual((report["verdict"], report["reason"]), ("vacuous", "no state satisfies Init"))

    def test_an_invariant_of_the_initial_states_alone_is_not_inductive(self):
        self.assertEqual(prove(RANGING, "--inv", "OnlyInit")["verdict"], "refuted")


if __name__ == "__main__":
    unittest.main()
