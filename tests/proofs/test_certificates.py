"""Second opinions on proved cells: another solver, and proofs that a program of ten lines checks."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CAIRN = os.environ["CAIRN"]
HERE = pathlib.Path(__file__).resolve().parent
COMMIT = HERE.parent.parent / "specs" / "commit" / "TwoPhaseCommitProof.tla"
BAKERY = HERE.parent.parent / "bench" / "specs" / "BakeryProof.tla"
PIGEONS = HERE / "fixtures" / "Pigeons.tla"


def prove(*arguments, path=None):
    env = dict(os.environ, PATH=path) if path else None
    run = subprocess.run([CAIRN, "prove", *map(str, arguments), "--json"], capture_output=True, text=True,
                         timeout=60, env=env)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"], run
    return report


def read_clauses(path):
    words = [line.split() for line in path.read_text().splitlines() if line[0] not in "pc"]
    return [[int(word) for word in line[:-1]] for line in words]


def propagates_to_conflict(clauses, literals):
    """Does unit propagation alone find that the literals cannot all be true?"""
    true, changed = set(literals), True
    while changed:
        changed = False
        for clause in clauses:
            if any(literal in true for literal in clause):
                continue
            open_literals = [literal for literal in clause if -literal not in true]
            if not open_literals:
                return True
            if len(open_literals) == 1:
                true.add(open_literals[0])
                changed = True
    return False


def is_refutation(clauses, lemmas):
    """Reverse unit propagation: each clause follows from those before, the last one is empty."""
    known = list(clauses)
    for lemma in lemmas:
        if not propagates_to_conflict(known, [-literal for literal in lemma]):
            return False
        known.append(lemma)
    return bool(lemmas) and not lemmas[-1]


class SecondSolver(unittest.TestCase):
    def proved(self, report):
        return [c for c in report["cells"] if c["verdict"] == "proved"]

    def test_each_cell_of_the_boolean_solver_is_confirmed_by_z3(self):
        report = prove(COMMIT, "--inv", "Ind", "--safe", "AllOrNothing", "--certify")
        self.assertEqual({c["certified"] for c in self.proved(report)}, {"z3", "circuit"})
        self.assertTrue(all(c["certified"] == "z3" for c in self.proved(report) if c["rests_on"]))

    def test_so_is_what_other_processes_or_an_earlier_run_have_proved(self):
        with tempfile.TemporaryDirectory() as cache:
            arguments = (COMMIT, "--inv", "Ind", "--cache", cache, "--jobs", 2)
            prove(*arguments)
            report = prove(*arguments, "--certify")
        self.assertTrue(any(c["cached"] for c in self.proved(report)))
        self.assertTrue(all(c["certified"] for c in self.proved(report)))

    def test_without_the_option_nobody_confirms(self):
        report = prove(COMMIT, "--inv", "Ind")
        self.assertEqual({c["certified"] for c in self.proved(report)}, {None})

    @unittest.skipUnless(shutil.which("cvc5"), "there is no cvc5")
    def test_cells_with_integers_are_confirmed_by_cvc5(self):
        report = prove(BAKERY, "--inv", "Ind", "--cell", "FlagsInTime:SeeFlag", "--certify")
        cell = next(c for c in report["cells"] if c["lemma"] == "FlagsInTime" and c["action"] == "SeeFlag")
        self.assertEqual((cell["verdict"], cell["certified"]), ("proved", "cvc5"))

    def test_without_cvc5_that_is_said(self):
        arguments = (BAKERY, "--inv", "Ind", "--cell", "FlagsInTime:SeeFlag", "--certify")
        report = prove(*arguments, path="/nowhere")
        cell = next(c for c in report["cells"] if c["lemma"] == "FlagsInTime" and c["action"] == "SeeFlag")
        self.assertEqual((cell["verdict"], cell["certified"]), ("proved", None))
        text = subprocess.run([CAIRN, "prove", *map(str, arguments)], capture_output=True, text=True,
                              env=dict(os.environ, PATH="/nowhere"), timeout=60).stdout
        self.assertIn("that takes cvc5", text)


class Drat(unittest.TestCase):
    def written(self, *arguments):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        report = prove(*arguments, "--drat", folder.name)
        files = sorted(pathlib.Path(folder.name).glob("**/*.cnf"))
        return report, [(f, read_clauses(f), read_clauses(f.with_suffix(".drat"))) for f in files]

    def test_the_checker_refuses_what_does_not_follow(self):
        self.assertTrue(is_refutation([[1, 2], [1, -2], [-1, 2], [-1, -2]], [[1], []]))
        self.assertFalse(is_refutation([[1, 2], [1, -2], [-1, 2], [-1, -2]], [[]]))
        self.assertFalse(is_refutation([[1, 2], [1, -2], [-1, 2]], [[1], []]))

    def test_each_boolean_cell_has_a_proof(self):
        report, proofs = self.written(COMMIT, "--inv", "Ind", "--safe", "AllOrNothing")
        self.assertEqual(len(proofs), sum(c["drat"] for c in report["cells"]))
        self.assertTrue(all(c["drat"] for c in report["cells"]))
        for path, clauses, lemmas in proofs:
            self.assertTrue(is_refutation(clauses, lemmas), path.name)

    def test_a_proof_that_takes_a_search_is_one_too(self):
        _, proofs = self.written(PIGEONS, "--inv", "TypeOK", "--safe", "Shared", "--sizes", "Holes=4")
        clauses, lemmas = next((c, l) for path, c, l in proofs if path.name == "Shared-safety.cnf")
        self.assertFalse(is_refutation(clauses, [[]]), "nothing had to be learnt")
        self.assertTrue(is_refutation(clauses, lemmas))

    def test_cells_in_which_integers_are_only_compared_have_one(self):
        report, proofs = self.written(BAKERY, "--inv", "Ind", "--cell", "FlagsInTime:SeeFlag")
        self.assertEqual(len(proofs), sum(c["drat"] for c in report["cells"]))
        self.assertTrue(any("FlagsInTime" in path.name for path, _, _ in proofs), proofs)
        for path, clauses, lemmas in proofs:
            self.assertTrue(is_refutation(clauses, lemmas), path.name)

    def test_cells_that_calculate_with_integers_have_none(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "Twice.tla"
            path.write_text("---- MODULE Twice ----\nEXTENDS Integers\nVARIABLES x, y\nInit == x = 2 /\\ y = 4\n"
                            "Next == x' = x + y /\\ y' = x\nInv == x \\in Int /\\ y \\in Int /\\ x > 0 /\\ y > 0\n====\n")
            report, proofs = self.written(path, "--inv", "Inv")
            self.assertEqual(report["verdict"], "proved")
        self.assertNotIn("Inv.3-Next.cnf", [path.name for path, _, _ in proofs])
        self.assertIn("Inv.4-Next.cnf", [path.name for path, _, _ in proofs])

    @unittest.skipUnless(shutil.which("drat-trim"), "there is no drat-trim")
    def test_the_usual_checker_accepts_them(self):
        _, proofs = self.written(PIGEONS, "--inv", "TypeOK", "--safe", "Shared", "--sizes", "Holes=4")
        for path, _, _ in proofs:
            run = subprocess.run(["drat-trim", path, path.with_suffix(".drat")], capture_output=True, text=True)
            self.assertIn("s VERIFIED", run.stdout, path.name)


if __name__ == "__main__":
    unittest.main()
