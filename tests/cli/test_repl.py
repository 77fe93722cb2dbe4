"""`cairn repl`: expressions and definitions line by line, by pipe and on a terminal."""
import fcntl
import os
import pty
import select
import subprocess
import termios
import time
import unittest

from program import COUNTER, PROGRAM, ProgramTest


class Repl(ProgramTest):
    def repl(self, text, *words):
        done = subprocess.run([PROGRAM, "repl", *words], input=text.encode(), capture_output=True,
                              cwd=self.folder.name, timeout=60)
        return done.stdout.decode().splitlines(), done.stderr.decode(), done.returncode

    def test_each_line_has_its_value(self):
        out, err, status = self.repl("1 + 1\n{x \\in 1..9 : x > 7}\n\n")
        self.assertEqual((out, err, status), (["2", "{8, 9}"], "", 0))

    def test_the_last_line_needs_no_end(self):
        self.assertEqual(self.repl("1 + 1")[0], ["2"])

    def test_definitions_are_kept(self):
        out, err, _ = self.repl("x == 20\nDouble(n) == 2 * n\nDouble(x) + 2\n")
        self.assertEqual((out, err), (["42"], ""))

    def test_a_second_definition_replaces_the_first(self):
        self.assertEqual(self.repl("x == 1\nx == 2\nx\n")[0], ["2"])

    def test_recursive_operators_can_be_defined(self):
        text = "RECURSIVE Fac(_)\nFac(n) == IF n = 0 THEN 1 ELSE n * Fac(n - 1)\nFac(20)\n"
        self.assertEqual(self.repl(text)[0], ["2432902008176640000"])

    def test_a_let_inside_an_expression_is_no_definition(self):
        self.assertEqual(self.repl("LET y == 3 IN y + y\n\"a == b\"\n")[0], ["6", '"a == b"'])

    def test_errors_do_not_end_it(self):
        out, err, status = self.repl("Head(<<>>)\n1 +\n\nnothing\nz == 1 +\n\n7\n")
        self.assertEqual((out, status), (["7"], 0))
        for code in ("R0114", "P0", "S0101"):
            self.assertIn(code, err)

    def test_what_is_open_goes_on_in_the_next_line(self):
        for text in ("{1,\n 2}", "IF TRUE\nTHEN {1, 2}\nELSE 3", "LET y == 1\nIN\n{y, 2}",
                     "{1} \\cup\n{2}", "\\* a comment\n1..2", "(1..\n\n1..2"):
            self.assertEqual(self.repl(text + "\n")[0], ["{1, 2}"], text)

    def test_a_list_goes_on_until_an_empty_line(self):
        text = "f(x) ==\n  /\\ x > 1\n  /\\ \\/ x < 5\n     \\/ x = 9\n\nf(9)\nf(7)\n"
        self.assertEqual(self.repl(text)[:2], (["TRUE", "FALSE"], ""))
        self.assertEqual(self.repl("  /\\ TRUE\n  /\\ 1 = 2")[:2], (["FALSE"], ""))

    def test_lines_are_counted_in_each_entry_by_itself(self):
        err = self.repl("f(a) ==\n  a \\div 0\nf(1)\n1 + * 2\n")[1]
        for place in ("expression:2:3", "1 | f(1)", "expression:1:5"):
            self.assertIn(place, err)

    def test_registers_last(self):
        text = 'TLCSet(1, [a |-> {"x", "y"}])\nbroken(\n\nTLCSet("s:n", (1..3) \\X {TRUE})\n7 7\n'
        text += 'TLCGet(1).a\nCardinality(TLCGet("s:n"))\nDOMAIN TLCGet("all")\n'
        self.assertEqual(self.repl(text)[0], ["TRUE", "TRUE", '{"x", "y"}', "3", "{1}"])

    def test_registers_keep_model_values(self):
        self.write("M.tla", "---- MODULE M ----\nEXTENDS Integers, TLC\nCONSTANT C\n====\n")
        self.write("M.cfg", "CONSTANT C = {c1, c2}\n")
        out, err, _ = self.repl("TLCSet(1, [S |-> C, n |-> 2 ^ 70])\nTLCGet(1).S = C\nTLCGet(1)\n", "M.tla")
        self.assertEqual((out, err), (["TRUE", "TRUE", "[n |-> 1180591620717411303424, S |-> {c1, c2}]"], ""))

    def test_an_evaluation_can_be_limited(self):
        out, err, status = self.repl("\\A x, y, z, u \\in 1..900 : x + y + z + u > 0\n7\n", "--timeout=1")
        self.assertEqual((out, status), (["7"], 0))
        self.assertIn("the time limit was reached", err)

    def test_a_mistaken_definition_is_not_kept(self):
        out, err, _ = self.repl("f(x) == y\nf(1)\n")
        self.assertEqual(out, [])
        self.assertIn("`f` is not defined", err)

    def test_commands(self):
        out, err, _ = self.repl("x == 1\n:definitions\n:forget\n:definitions\n:what\n:quit\n5\n")
        self.assertEqual(out, ["x == 1"])
        self.assertIn("no command `:what`", err)
        self.assertIn("its value", self.repl(":help\n")[0][0])

    def test_what_is_printed_comes_before_the_value(self):
        self.assertEqual(self.repl('Print("seen", 3)\n')[0], ['"seen"  3', "3"])

    def test_it_knows_a_module_and_its_configuration(self):
        self.write("Counter.tla", COUNTER)
        out, err, _ = self.repl("Small\nx + 1\n", "--at-init", "Counter.tla")
        self.assertEqual((out, err), (["TRUE", "1"], ""))

    def test_without_a_state_variables_have_no_value(self):
        self.write("Counter.tla", COUNTER)
        self.assertIn("R0122", self.repl("x + 1\n", "Counter.tla")[1])

    def test_a_module_that_cannot_be_read_is_an_error(self):
        out, err, status = self.repl("1\n", "Missing.tla")
        self.assertEqual((out, status), ([], 150))

    def on_terminal(self, keys):
        """Types the keys, each once the terminal has shown what it waits for; what is shown."""
        state = self.path("state")
        try:
            master, slave = pty.openpty()
        except OSError:
            self.skipTest("this system has no pseudo-terminals")
        env = dict(os.environ, TERM="dumb", XDG_STATE_HOME=state)
        child = subprocess.Popen([PROGRAM, "repl"], stdin=slave, stdout=slave, stderr=slave,
                                 cwd=self.folder.name, env=env, close_fds=True, start_new_session=True,
                                 preexec_fn=lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0))
        self.addCleanup(child.kill)
        os.close(slave)
        shown = self.read_until(master, "cairn> ")
        for key, wanted in keys:
            time.sleep(0.3)  # what comes before the terminal is set up may be thrown away
            os.write(master, key.encode())
            shown += self.read_until(master, wanted)
        time.sleep(0.3)
        os.write(master, b"\x04")
        child.wait(timeout=20)
        os.close(master)
        return shown, state

    def read_until(self, master, wanted):
        shown, deadline = "", time.monotonic() + 20
        while time.monotonic() < deadline and wanted not in shown:
            if select.select([master], [], [], 0.1)[0]:
                shown += os.read(master, 4096).decode("utf-8", "replace")
        return shown

    def test_a_terminal_has_a_prompt_and_a_history(self):
        shown, state = self.on_terminal([("6 * 7\n", "cairn> ")])
        self.assertIn("42", shown)
        with open(os.path.join(state, "cairn", "history")) as file:
            self.assertIn("6", file.read())

    def test_names_and_operators_are_completed(self):
        shown, _ = self.on_terminal([("Cardin\t", "Cardinality"), ("({1, 2, 3})\n", "cairn> ")])
        self.assertIn("Cardinality", shown)
        self.assertIn("3", shown.split("Cardinality")[-1])
        shown, _ = self.on_terminal([("1 \\noti\t", "\\notin"), (" {2}\n", "cairn> ")])
        self.assertIn("\\notin", shown)
        self.assertIn("TRUE", shown)

    def test_what_was_defined_is_completed(self):
        shown, _ = self.on_terminal([("Quadruple(n) == 4 * n\n", "cairn> "),
                                     ("Quadr\t", "Quadruple"), ("(3)\n", "cairn> ")])
        self.assertIn("12", shown)


    def test_ctrl_c_ends_an_evaluation_and_discards_what_was_begun(self):
        shown, _ = self.on_terminal([("\\A x, y, z, u \\in 1..900 : x + y + z + u > 0\n", "> 0"),
                                     ("\x03", "interrupted"), ("(1 +\n", "...> "), ("\x03", "cairn> "),
                                     ("6 * 7\n", "42")])
        self.assertIn("it was interrupted", shown)
        self.assertNotIn("error[P", shown)


class Eval(ProgramTest):
    def test_an_expression_that_never_ends_obeys_the_time_limit(self):
        endless = "\\A x, y, z, u \\in 1..900 : x + y + z + u > 0"
        large = "Cardinality({<<x, y>> : x \\in 1..900, y \\in 1..900}) + Cardinality({<<x>> : x \\in 1..900000})"
        for option, text in (("--timeout=1", endless), ("--memory=30", large)):
            run = self.cairn("eval", option, text)
            self.assertEqual((run.out, run.status), ("", 5))
            self.assertIn("limit was reached", run.err)

    def test_an_expression_is_evaluated_in_the_first_initial_state(self):
        self.write("Counter.tla", COUNTER)
        run = self.cairn("eval", "--at-init", "<<x, log, ENABLED Next>>", "Counter.tla")
        self.assertEqual((run.out, run.status), ("<<0, <<>>, TRUE>>\n", 0))

    def test_there_must_be_an_initial_state(self):
        self.write("None.tla", "---- MODULE None ----\nVARIABLE x\nInit == x \\in {}\nNext == x' = x\n====\n")
        run = self.cairn("eval", "--at-init", "1", "None.tla")
        self.assertIn("no initial state", run.err)
        self.assertNotEqual(run.status, 0)

    def test_constants_come_from_the_configuration(self):
        self.write("C.tla", "---- MODULE C ----\nEXTENDS Integers\nCONSTANT N\nTwice == 2 * N\n====\n")
        self.write("Other.cfg", "CONSTANT N = 21\n")
        run = self.cairn("eval", "--config", "Other.cfg", "Twice", "C.tla")
        self.assertEqual((run.out, run.status), ("42\n", 0))


class Calls(ProgramTest):
    MODULE = """---- MODULE Calls ----
EXTENDS Integers, Sequences
Last(s) == s[Len(s)]
Total(a, b) == a + Last(b)
Fails == Total(5, <<>>)
====
"""

    def test_an_error_names_the_calls_that_led_there_with_their_arguments(self):
        self.write("Calls.tla", self.MODULE)
        run = self.cairn("eval", "Fails", "Calls.tla")
        self.assertIn("in this call of Last with s = <<>>", run.err)
        self.assertIn("in this call of Total with a = 5, b = <<>>", run.err)

    def test_the_json_report_has_them_too(self):
        self.write("Calls.tla", self.MODULE.replace("====", "VARIABLE x\nInit == x = 0\nNext == x' = 0\nInv == Fails = x\n===="))
        fault = self.cairn("check", "--engine=explicit", "--inv=Inv", "--json", "Calls.tla").json["fault"]
        calls = [(c["name"], [(a["name"], a["value"]) for a in c["arguments"]]) for c in fault["calls"]]
        self.assertEqual(calls[:2], [("Last", [("s", "<<>>")]), ("Total", [("a", "5"), ("b", "<<>>")])])


if __name__ == "__main__":
    unittest.main()
