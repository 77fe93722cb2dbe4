"""Several searches at once, and the engine for those who do not want to choose."""
import os
import signal
import subprocess
import time
import unittest

from program import FIXTURES, PROGRAM, ProgramTest, Run, SPECS

LEASE = os.path.join(SPECS, "lease", "LeaseNoFence.tla")
SOUND = os.path.join(SPECS, "lease", "LeaseFencing.tla")
LARGE = """---- MODULE Large ----
EXTENDS Integers
VARIABLE f
Init == f \\in [1..12 -> 0..9]
Next == \\E i \\in 1..12 : f' = [f EXCEPT ![i] = (@ + f[(i % 12) + 1]) % 10]
Inv == \\E i \\in 1..12 : f[i] < 9
====
"""
FACTORS = """---- MODULE Factors ----
EXTENDS Integers
VARIABLES x, y
Init == x \\in 2..2147483647 /\\ y \\in 2..2147483647
Next == UNCHANGED <<x, y>>
Hard == x * y # 3000900501487842683
====
"""


def is_alive(process):
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def children(process):
    with open(f"/proc/{process}/task/{process}/children", encoding="utf-8") as text:
        return [int(word) for word in text.read().split()]


class Portfolio(ProgramTest):
    def test_the_verdict_does_not_depend_on_the_number_of_jobs(self):
        for words in ([LEASE], [SOUND], [os.path.join(FIXTURES, "Deadlock.tla")],
                      [os.path.join(FIXTURES, "IndexOutOfRange.tla")],
                      [os.path.join(FIXTURES, "FalseAssume.tla")], ["--length=30", SOUND]):
            reports = [Run("check", f"--jobs={jobs}", "--json", *words) for jobs in (1, 2, 4)]
            for key in ("verdict", "property", "depth", "exit_status"):
                self.assertEqual(len({run.json[key] for run in reports}), 1, (words, key))
            self.assertEqual(len({run.status for run in reports}), 1, words)

    def test_one_report_is_printed_and_one_trace_written(self):
        path = self.path("trace.itf.json")
        run = Run("check", "--jobs=3", f"--itf={path}", LEASE)
        self.assertEqual(run.out.count("is violated"), 1)
        self.assertTrue(os.path.exists(path))

    def test_who_has_no_answer_does_not_stop_the_others(self):
        self.write("Strings.tla", """---- MODULE Strings ----
EXTENDS Naturals, Sequences, TLC
VARIABLE s
Init == s = {}
Next == \\E n \\in 1..3 : s' = s \\cup {ToString(n)}
Inv == s # {"1", "2", "3"}
====
""")
        run = self.cairn("check", "--jobs=2", "--inv=Inv", "Strings.tla")
        self.assertEqual(run.status, 12, run.out)

    def test_what_cannot_be_encoded_is_searched_state_by_state_unless_an_engine_is_named(self):
        self.write("Sorted.tla", """---- MODULE Sorted ----
EXTENDS Naturals, Sequences, TLC
VARIABLES s, wanted
Init == s = <<3, 1, 2>> /\\ wanted = 1
\\* An order that depends on more than the items.
Next == s' = SortSeq(s, LAMBDA a, b : (a = wanted) /\\ b # wanted) /\\ wanted' \\in 1..3
Inv == s[1] # 2
====
""")
        run = self.cairn("check", "--inv=Inv", "Sorted.tla")
        self.assertEqual(run.status, 12, run.out)
        self.assertIn("searched state by state, since the symbolic engine does not know", run.out)
        self.assertIn("SortSeq", run.out)
        run = self.cairn("check", "--inv=Inv", "--length=1", "Sorted.tla")
        self.assertEqual(run.status, 0, run.out)
        self.assertIn("in executions of up to 1 step (bounded)", run.out)
        run = self.cairn("check", "--engine=symbolic", "--inv=Inv", "Sorted.tla")
        self.assertEqual(run.status, 75, run.out)
        self.assertNotIn("state by state", run.out)

    def test_without_any_answer_the_reason_is_the_one_of_the_search_asked_for(self):
        self.write("Factors.tla", FACTORS)
        run = self.cairn("check", "--jobs=2", "--timeout=1", "--inv=Hard", "Factors.tla")
        self.assertEqual(run.status, 5, run.out)
        self.assertIn("the time limit was reached", run.out)
        self.assertIn("symbolic engine", run.out)

    @unittest.skipUnless(os.path.exists("/proc/self/stat"), "no /proc")
    def test_nobody_is_left_when_the_program_is_killed(self):
        self.write("Factors.tla", FACTORS)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            run = subprocess.Popen([PROGRAM, "check", "--jobs=3", "--inv=Hard", "Factors.tla"], cwd=self.folder.name,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            deadline = time.monotonic() + 20
            started = []
            while len(started) < 3 and time.monotonic() < deadline:
                started = children(run.pid)
            run.send_signal(number)
            self.assertEqual(run.wait(timeout=20), -number)
            while any(map(is_alive, started)) and time.monotonic() < deadline:
                time.sleep(0.01)
            self.assertEqual([child for child in started if is_alive(child)], [])
            self.assertEqual(len(started), 3)


class Auto(ProgramTest):
    def engine(self, *words):
        return Run("check", "--engine=auto", "--json", *words, cwd=self.folder.name).json

    def test_a_small_state_space_is_searched_explicitly(self):
        report = self.engine("--length=30", SOUND)
        self.assertEqual((report["engine"], report["verdict"]), ("explicit", "holds"))
        self.assertTrue(report["exhaustive"])

    def test_an_explicit_search_keeps_to_the_length_as_well(self):
        report = self.engine("--length=5", LEASE)
        self.assertEqual((report["engine"], report["verdict"]), ("explicit", "holds"))
        self.assertEqual(report["depth"], 5)
        self.assertFalse(report["exhaustive"])

    def test_a_large_one_is_searched_symbolically(self):
        self.write("Large.tla", LARGE)
        report = self.engine("--inv=Inv", "Large.tla")
        self.assertEqual((report["engine"], report["verdict"]), ("symbolic", "violated"))

    def test_what_cannot_be_listed_is_searched_symbolically(self):
        self.write("Numbers.tla", """---- MODULE Numbers ----
EXTENDS Integers
VARIABLE x
Init == x \\in Nat
Next == x' = x + 1
Inv == x # 7
====
""")
        report = self.engine("--inv=Inv", "Numbers.tla")
        self.assertEqual((report["engine"], report["verdict"]), ("symbolic", "violated"))


if __name__ == "__main__":
    unittest.main()
