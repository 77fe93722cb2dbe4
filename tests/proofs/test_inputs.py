"""What `cairn prove` says about input that it cannot use, and what it advises."""
import json
import os
import re
import subprocess
import tempfile
import pathlib
import unittest

CAIRN = os.environ["CAIRN"]
FIXTURES = pathlib.Path(__file__).resolve().parent / "fixtures"
WRONG, MAILBOX = FIXTURES / "Wrong.tla", FIXTURES / "Mailbox.tla"


def prove(*arguments):
    run = subprocess.run([CAIRN, "prove", *map(str, arguments), "--json"], capture_output=True, text=True, timeout=60)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"], run
    return report


class Mistakes(unittest.TestCase):
    def refused(self, code, *arguments):
        report = prove(WRONG, *arguments)
        self.assertEqual(report["verdict"], "error")
        self.assertEqual([d["code"] for d in report["diagnostics"]], [code])
        self.assertEqual(report["exit_status"], 151)
        return report["diagnostics"][0]

    def test_an_unknown_lemma_is_named_with_what_may_be_meant(self):
        diagnostic = self.refused("C0202", "--inv", "Types", "--lemma", "Untypde")
        self.assertIn("Untypde", json.dumps(diagnostic))
        self.assertIn("Untyped", json.dumps(diagnostic["helps"]))

    def test_a_temporal_formula_is_no_invariant(self):
        self.assertIn("temporal", self.refused("C0204", "--inv", "Types,Always")["message"])

    def test_an_action_is_no_invariant(self):
        self.refused("C0204", "--inv", "Types,Grows")

    def test_an_operator_with_parameters_is_no_lemma(self):
        self.refused("C0204", "--inv", "Types", "--lemma", "Of")

    def test_an_unknown_cell_is_named(self):
        self.assertIn("Untyped:Give", self.refused("C0213", "--inv", "Types,Untyped", "--cell", "Untyped:Give")["message"])

    def test_an_unknown_next_state_action_is_named(self):
        self.refused("C0202", "--inv", "Types", "--next", "Nxt")


class Shapes(unittest.TestCase):
    def test_sequences_of_any_length_are_refused_with_advice(self):
        report = prove(MAILBOX, "--inv", "Ind")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0215"])
        self.assertEqual(report["diagnostics"][0]["location"]["line"], 13)
        self.assertIn("--max-seq", report["diagnostics"][0]["helps"][0])

    def test_sets_of_any_number_are_refused_with_advice(self):
        report = prove(WRONG, "--inv", "Owners,Numbers")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0215"])

    def test_a_variable_without_a_shape_gets_one_that_fits_its_first_values(self):
        report = prove(WRONG, "--inv", "Untyped")
        self.assertEqual([d["code"] for d in report["diagnostics"]], ["C0212"])
        found = [re.search(r"`(.+)`", text)[1] for text in report["diagnostics"][0]["helps"][1:]]
        self.assertEqual(found, [
            'owner \\in [Worker -> {"none", "me"}]',
            "queue \\in Seq(Worker)",
            "names \\in SUBSET Worker",
            'log \\in [from : Nat, kind : {"start"}] \\cup [by : Worker]',
            "gap \\in Int",
        ])

    def test_what_is_suggested_is_a_shape(self):
        found = [re.search(r"`(.+)`", text)[1]
                 for text in prove(WRONG, "--inv", "Untyped")["diagnostics"][0]["helps"][1:]]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "Fits.tla"
            path.write_text("---- MODULE Fits ----\nEXTENDS Wrong\nFound ==\n  /\\ " + "\n  /\\ ".join(found) + "\n====\n")
            report = prove(path, "-I", FIXTURES, "--config", WRONG.with_suffix(".cfg"), "--inv", "Found", "--max-seq", 2)
        self.assertEqual(report["verdict"], "proved")


class BoundedSequences(unittest.TestCase):
    def test_a_proof_about_them_says_so(self):
        report = prove(MAILBOX, "--inv", "Ind", "--max-seq", 3)
        self.assertEqual((report["verdict"], report["about"]["max_seq"]), ("proved", 3))
        text = subprocess.run([CAIRN, "prove", str(MAILBOX), "--inv", "Ind", "--max-seq", "3"],
                              capture_output=True, text=True, timeout=60).stdout
        self.assertIn("  where Seq(S) has the sequences of length up to 3 and no others\n", text)

    def test_a_step_beyond_the_bound_breaks_the_type_by_name(self):
        report = prove(MAILBOX, "--inv", "Ind", "--max-seq", 2)
        broken = [(c["lemma"], c["action"]) for c in report["cells"] if c["verdict"] == "refuted"]
        self.assertEqual(broken, [("TypeOK", "Send")])

    def test_all_lengths_up_to_the_bound_are_looked_at(self):
        """Something is wrong with the longest one only."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "Longest.tla"
            path.write_text("---- MODULE Longest ----\nEXTENDS Mailbox\nNotFull == Len(box) # 3\nEmpty == Len(box) # 0\n====\n")
            for lemma in ("NotFull", "Empty"):
                report = prove(path, "-I", FIXTURES, "--inv", "TypeOK", "--safe", lemma, "--max-seq", 3)
                self.assertEqual(report["verdict"], "refuted", lemma)

    def test_the_bound_has_one_of_its_own(self):
        run = subprocess.run([CAIRN, "prove", str(MAILBOX), "--inv", "Ind", "--max-seq", "1001"],
                             capture_output=True, text=True, timeout=60)
        self.assertEqual(run.returncode, 64)


if __name__ == "__main__":
    unittest.main()
