"""Which solver answers, what another one says to it, and what is written for others."""
import os
import re
import shutil
import subprocess
import unittest

from program import ProgramTest, Run, SPECS

LEASE = os.path.join(SPECS, "lease", "LeaseNoFence.tla")
SOUND = os.path.join(SPECS, "lease", "LeaseFencing.tla")
NUMBERS = """---- MODULE Numbers ----
EXTENDS Integers
VARIABLE x
Init == x \\in Int /\\ x < 0
Next == x' = x - 1
Far == x > -12
Below == x < 0
====
"""

SAT_SOLVERS = [name for name in ("cadical", "picosat", "minisat", "kissat") if shutil.which(name)]


def clauses(path):
    """The clauses of a DIMACS file, and what its comments say of variables."""
    found, legend = [], {}
    with open(path, encoding="utf-8") as text:
        for line in text:
            named = re.match(r"c (\d+): (.*)", line)
            if named:
                legend[int(named[1])] = named[2]
            elif line.startswith("p cnf "):
                head = [int(word) for word in line.split()[2:]]
            elif not line.startswith("c"):
                found.append([int(word) for word in line.split()[:-1]])
    return head, found, legend


class Solvers(ProgramTest):
    def program(self, answer):
        """A solver that always gives the same answer."""
        path = self.write("solver", f"#!/bin/sh\necho {answer}\n")
        os.chmod(path, 0o755)
        return path

    def test_every_back_end_finds_the_same(self):
        for solver in ("auto", "z3", "cadical"):
            run = Run("check", f"--solver={solver}", LEASE)
            if "this build has no solver" not in run.err:
                self.assertIn("NoLostEdit is violated after 7 steps", run.out, solver)

    def test_integers_that_are_only_compared_are_for_the_boolean_solver(self):
        self.write("Numbers.tla", NUMBERS)
        self.write("Sums.tla", NUMBERS.replace("Numbers", "Sums").replace("x - 1", "x + x"))
        for solver, name in (("cadical", "(cadical)"), ("z3", "(z3 (integers))")):
            run = self.cairn("check", f"--solver={solver}", "--inv=Below", "--length=30", "Numbers.tla")
            if "this build has no solver" in run.err:
                continue
            self.assertIn("no violation in executions of up to 30 steps", run.out)
            self.assertIn(name, run.out)
            run = self.cairn("check", f"--solver={solver}", "--inv=Below", "--length=3", "Sums.tla")
            self.assertIn("no violation", run.out)
            self.assertIn("(z3 (integers))", run.out)

    def test_numbers_in_a_counterexample_are_as_small_as_they_can_be(self):
        self.write("Small.tla", """---- MODULE Small ----
EXTENDS Integers
VARIABLES x, y
Init == x \\in Nat /\\ y \\in Nat /\\ x > y + 2
Next == y' \\in Nat /\\ y' > x /\\ x' = x
Near == y < x + 10
Sum == y + y < 200
From == x \\in Nat /\\ y \\in 0..90000 /\\ y > 70
Apart == x # y + 5000
====
""")
        ways = ["auto", "z3", "cadical"] + (["smtlib"] if shutil.which("cvc5") else [])
        for solver in ways:
            for words, wanted in ((["--inv=Near"], [(3, 0), (3, 13)]),
                                  (["--inv=Sum"], [(103, 100)]),
                                  (["--init=From", "--inv=Apart"], [(5071, 71)])):
                run = self.cairn("check", f"--solver={solver}", "--json", "--length=1", *words, "Small.tla")
                if "this build has no solver" in run.err:
                    continue
                states = [step["state"] for step in run.json["trace"]]
                self.assertEqual([(int(s["x"]), int(s["y"])) for s in states], wanted, (solver, words))

    @unittest.skipUnless(shutil.which("cvc5"), "cvc5 is not installed")
    def test_another_program_can_be_the_solver(self):
        run = Run("check", "--solver=smtlib", LEASE)
        self.assertEqual(run.status, 12, run.out + run.err)
        self.assertIn("NoLostEdit is violated after 7 steps", run.out)
        self.assertIn("(cvc5)", run.out)
        self.write("Numbers.tla", NUMBERS)
        run = self.cairn("check", "--solver=smtlib", "--inv=Far", "Numbers.tla")
        self.assertIn("Far is violated in an initial state", run.out)

    @unittest.skipUnless(shutil.which("cvc5"), "cvc5 is not installed")
    def test_a_cross_check_says_how_much_it_confirms(self):
        run = Run("check", "--cross-check=cvc5", "--length=4", SOUND)
        self.assertEqual(run.status, 0)
        confirmed, asked = re.search(r"cvc5 confirmed (\d+) of (\d+) queries", run.out).groups()
        self.assertEqual(confirmed, asked)
        self.assertGreater(int(asked), 0)

    def test_a_contradiction_between_solvers_is_no_verdict(self):
        run = Run("check", "--cross-check", self.program("sat"), "--length=4", SOUND)
        self.assertEqual(run.status, 5)
        self.assertIn("the cross check found a solution", run.out)

    def test_a_cross_check_without_an_answer_changes_nothing(self):
        run = Run("check", "--cross-check", self.program("unknown"), "--length=4", SOUND)
        self.assertEqual(run.status, 0)
        self.assertRegex(run.out, r"confirmed 0 of \d+ queries")

    def test_a_solver_that_says_nothing_is_no_verdict(self):
        for answer in ("timeout", "unknown", "sat"):  # sat without values
            run = Run("check", "--solver=smtlib", "--smt-solver", self.program(answer), LEASE)
            self.assertEqual(run.status, 5, answer)
            self.assertIn("unknown: ", run.out)

    def test_queries_for_another_program_go_where_temporary_files_belong(self):
        seen = self.path("seen")
        path = self.write("solver", f"#!/bin/sh\necho $1 >> {seen}\necho unsat\n")
        os.chmod(path, 0o755)
        words = ("check", "--solver=smtlib", "--smt-solver", path, "--length=2", SOUND)
        self.assertEqual(Run(*words, environment={"TMPDIR": self.folder.name}).status, 0)
        with open(seen, encoding="utf-8") as names:
            for name in names:
                self.assertTrue(name.startswith(self.folder.name), name)
        self.assertEqual(sorted(os.listdir(self.folder.name)), ["seen", "solver"])
        run = Run(*words, environment={"TMPDIR": self.path("nowhere")})
        self.assertEqual(run.status, 5)
        self.assertIn("no file can be made for the other solver", run.out)

    def test_a_program_that_is_not_there_is_wrong_usage(self):
        for words in (["--cross-check=no-such-solver"],
                      ["--solver=smtlib", "--smt-solver=./no-such-solver"]):
            run = Run("check", *words, LEASE)
            self.assertEqual(run.status, 64)
            self.assertIn("no-such-solver", run.err)


class Dumps(ProgramTest):
    def dump(self, option, *words):
        run = Run("check", option, self.path("out"), *words)
        return run, [os.path.join(self.path("out"), name)
                     for name in sorted(os.listdir(self.path("out")))]

    def test_queries_are_written_with_names_from_the_specification(self):
        run, files = self.dump("--smt-dump", LEASE)
        self.assertEqual(run.status, 12)
        with open(files[-1], encoding="utf-8") as last:
            text = last.read()
        self.assertTrue(text.startswith("; depth 7: violation of NoLostEdit\n"), text[:60])
        self.assertIn('|stage@6[alice] = "editing"|', text)
        self.assertRegex(text, r"\(check-sat\)\n; \S.*: sat in ")

    @unittest.skipUnless(shutil.which("cvc5"), "cvc5 is not installed")
    def test_another_solver_reads_what_is_written(self):
        for path in self.dump("--smt-dump", LEASE)[1][-3:]:
            with open(path, encoding="utf-8") as text:
                answer = re.search(r": (sat|unsat) in ", text.read())[1]
            said = subprocess.run(["cvc5", path], capture_output=True, text=True, timeout=60)
            self.assertEqual(said.stdout.strip(), answer)

    def test_clauses_are_written_with_what_their_variables_mean(self):
        run, files = self.dump("--dimacs-dump", LEASE)
        self.assertEqual(run.status, 12)
        (variables, count), found, legend = clauses(files[-1])
        self.assertEqual(len(found), count)
        self.assertEqual({abs(literal) for clause in found for literal in clause} -
                         set(range(1, variables + 1)), set())
        self.assertIn('stage@6[alice] = "editing"', legend.values())

    @unittest.skipUnless(SAT_SOLVERS, "no solver of clauses is installed")
    def test_solvers_of_clauses_read_what_is_written(self):
        self.write("Numbers.tla", NUMBERS)
        for words in ([LEASE], ["--inv=Far", self.path("Numbers.tla")],
                      ["--inv=Below", "--length=4", self.path("Numbers.tla")]):
            for path in self.dump("--dimacs-dump", *words)[1][-4:]:
                with open(path, encoding="utf-8") as text:
                    answer = re.findall(r"^c .*: (sat|unsat) in ", text.read(), re.M)[0]
                for solver in SAT_SOLVERS:
                    said = subprocess.run([solver, path], capture_output=True, timeout=60)
                    self.assertEqual(said.returncode, {"sat": 10, "unsat": 20}[answer], (solver, path))
            shutil.rmtree(self.path("out"))

    def test_integers_that_are_only_compared_have_clauses(self):
        self.write("Numbers.tla", NUMBERS)
        run, files = self.dump("--dimacs-dump", "--inv=Far", self.path("Numbers.tla"))
        self.assertEqual(run.status, 12)
        (_, count), found, _ = clauses(files[0])
        self.assertEqual(len(found), count)
        self.assertGreater(count, 1)

    def test_a_query_that_calculates_with_integers_has_no_clauses(self):
        self.write("Sums.tla", NUMBERS.replace("Numbers", "Sums").replace("x - 1", "x + x"))
        run, files = self.dump("--dimacs-dump", "--inv=Below", "--length=2", self.path("Sums.tla"))
        self.assertEqual(run.status, 0)
        with open(files[-1], encoding="utf-8") as text:
            self.assertIn("calculates with integers", text.read())

    def test_a_folder_that_cannot_be_made_is_said_before_the_run(self):
        for option in ("--smt-dump", "--dimacs-dump"):
            run = Run("check", option, self.path("a/b/c"), LEASE)
            self.assertEqual(run.status, 65)
            self.assertIn("a/b/c", run.err)


if __name__ == "__main__":
    unittest.main()
