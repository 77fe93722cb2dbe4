"""What specifications ask beyond their states: files, and the run they are part of."""
import gzip
import unittest

from program import ProgramTest

# <<[a |-> 1, b |-> "x"], {2, 3}, s1, "x", [a |-> 0], 1..2, 5 :> TRUE>> as TLC 2025 wrote it: its
# numbers of strings, fields that come again as numbers of their first coming.
PICKLE = (b"\x07\x00\x07"
          b"\x04\x00\x00\x00\x02\x03\x00\x00\x01\xd4\xff\xff\xff\xff\x00\x00\x00\x01a"
          b"\x01\x00\x00\x00\x01\x03\x00\x00\x01\xd5\xff\xff\xff\xff\x00\x00\x00\x01b"
          b"\x03\x00\x00\x01\xd6\xff\xff\xff\xff\x00\x00\x00\x01x"
          b"\x05\x00\x00\x00\x02\x01\x00\x00\x00\x02\x01\x00\x00\x00\x03"
          b"\x15\x00\x01"
          b"\x1a\x00\x04"
          b"\x04\x00\x00\x00\x01\x1a\x00\x02\x01\x00\x00\x00\x00"
          b"\x17\x00\x00\x00\x01\x00\x00\x00\x02"
          b"\x09\x00\x01\x00\x00\x00\x00\x05\x00\x00\x00\x05\x00\x01")
PICKLED = '<<[a |-> 1, b |-> "x"], {2, 3}, s1, "x", [a |-> 0], {1, 2}, (5 :> TRUE)>>'

MODEL_VALUES = """---- MODULE Names ----
EXTENDS IOUtils
CONSTANTS A, S
====
"""


class Files(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("Names.tla", MODEL_VALUES)
        self.write("Names.cfg", "CONSTANTS A = a0\n  S = {s1, s2}\n")

    def test_values_that_tlc_has_written_are_read(self):
        self.write("value", PICKLE)
        self.write("packed", gzip.compress(PICKLE))
        for name, compressed in (("value", "FALSE"), ("packed", "TRUE")):
            run = self.cairn("eval", f'IODeserialize("{name}", {compressed})', "Names.tla")
            self.assertEqual((run.err, run.out), ("", PICKLED + "\n"))

    def test_model_values_are_numbered_as_the_configuration_has_them(self):
        run = self.cairn("eval", 'IOSerialize(<<A, S>>, "value", FALSE)', "Names.tla")
        self.assertEqual(run.out, "TRUE\n")
        with open(self.path("value"), "rb") as file:
            self.assertEqual(file.read(), b"\x07\x00\x02\x15\x00\x00\x05\xff\xff\xff\xfe"
                                          b"\x15\x00\x01\x15\x00\x02")
        run = self.cairn("eval", 'IODeserialize("value", FALSE)', "Names.tla")
        self.assertEqual(run.out, "<<a0, {s1, s2}>>\n")

    def test_a_file_that_is_cut_off_is_no_value(self):
        for length in range(0, len(PICKLE), 7):
            self.write("value", PICKLE[:length])
            run = self.cairn("eval", 'IODeserialize("value", FALSE)', "Names.tla")
            self.assertIn("R0128", run.err)

    def test_a_file_that_is_nested_without_end_is_no_value(self):
        self.write("value", b"\x07\x00\x01" * 200000)
        run = self.cairn("eval", 'IODeserialize("value", FALSE)')
        self.assertIn("R0128", run.err)


WALK = """---- MODULE Walk ----
EXTENDS Integers, Sequences, TLC, TLCExt
CONSTANT K
VARIABLES x, y
vars == <<x, y>>
TypeOK == x \\in Nat
Init == x = 0 /\\ y = 0
Up(n) == x' = x + n /\\ y' = y
Down == LET z == 1 IN x > 1 /\\ x' = x - z /\\ y' = 0
Next == (\\E n \\in 1..K : Up(n)) \\/ Down
Spec == Init /\\ [][Next]_vars /\\ WF_vars(Next)
Bound == x < 4
Safe == []TypeOK
Live == <>(x = 4)
Steps == [][x' # 17]_vars
Led == TLCGet("level") < 3 \\/ PrintT(<<"led", TLCGet("action").name>>)
Behind == [][PrintT(<<"behind", TLCGet("action").name, TLCGet("action")'.context>>)]_vars
Told == TLCGet("level") < 3 \\/ PrintT(<<"told", [i \\in 1..Len(Trace) |-> Trace[i]._action.name]>>)
Counted == TLCGet("level") < 3 \\/ PrintT(<<"counted", TLCGet("stats").behavior.actions, TLCGet("diameter")>>)
Ends == TLCSet("exit", TLCGet("level") = 3)
Fails == x < 3 \\/ Head(<<>>) = 1
Names(S) == {s.name : s \\in S}
Post == LET s == TLCGet("spec") IN PrintT(<<"post", [f \\in DOMAIN s |-> Names(s[f])]>>)
Places == PrintT(<<"places", {s.location : s \\in TLCGet("spec").actions}>>)
After == PrintT(<<"after", Len(ToTrace(CounterExample))>>)
Never == FALSE
====
"""


class Run(ProgramTest):
    def walk(self, cfg, *words, command="simulate"):
        self.write("Walk.tla", WALK)
        self.write("Walk.cfg", "CONSTANT K = 1\n" + cfg)
        return self.cairn(command, *words, "Walk.tla")

    def simulate(self, cfg, *words):
        return self.walk("INIT Init\nNEXT Next\n" + cfg, "--traces=1", "--depth=2", *words)

    def test_a_walk_knows_which_action_led_to_its_states(self):
        run = self.simulate("INVARIANT Led\n")
        self.assertIn('<<"led", "Up">>', run.out)

    def test_a_step_is_seen_from_its_first_state(self):
        run = self.simulate("PROPERTY Behind\n")
        self.assertIn('<<"behind", "Init", [n |-> 1]>>\n<<"behind", "Up", [n |-> 1]>>', run.out)

    def test_the_trace_of_a_walk_has_its_actions(self):
        run = self.simulate("INVARIANT Told\n")
        self.assertIn('<<"told", <<"Init", "Up", "Up">>>>', run.out)

    def test_a_walk_counts_its_actions(self):
        run = self.simulate("INVARIANT Counted\n")
        self.assertIn('<<"counted", [Up |-> 2], 1>>', run.out)

    def test_a_specification_can_ask_what_is_run(self):
        run = self.walk("SPECIFICATION Spec\nINVARIANT TypeOK\nPROPERTY Safe Live Steps\n"
                        "CONSTRAINT Bound\nPOSTCONDITION Post\n", "--engine=explicit", command="check")
        expected = ('[actions |-> {"Up", "Down"}, actionconstraints |-> {}, constraints |-> {"Bound"}, '
                    'impliedactions |-> {"Steps"}, impliedinits |-> {}, impliedtemporals |-> {"Live"}, '
                    'inits |-> {"Init"}, invariants |-> {"TypeOK", "Safe"}, '
                    'temporals |-> {"UnnamedAction"}, variables |-> {"x", "y"}]')
        self.assertIn(f'<<"post", {expected}>>', run.out)

    def test_actions_are_where_tlc_says(self):
        run = self.walk("SPECIFICATION Spec\nCONSTRAINT Bound\nPOSTCONDITION Places\n",
                        "--engine=explicit", command="check")
        for line, first, last in ((8, 10, 29), (9, 23, 51)):
            self.assertIn(f"[beginColumn |-> {first}, beginLine |-> {line}, endColumn |-> {last}, "
                          f'endLine |-> {line}, module |-> "Walk"]', run.out)

    def test_the_postcondition_is_evaluated_after_an_error(self):
        cfg = "INIT Init\nNEXT Next\nINVARIANT Fails\nPOSTCONDITION After\n"
        for command in (["check", "--engine=explicit"], ["simulate", "--traces=9"]):
            run = self.walk(cfg, *command[1:], command=command[0])
            self.assertEqual(run.status, 75)
            self.assertIn('<<"after", ', run.out)

    def test_the_postcondition_is_evaluated_when_the_specification_ends_the_search(self):
        for post, status in (("After", 5), ("Never", 10)):
            cfg = f"INIT Init\nNEXT Next\nINVARIANT Ends\nPOSTCONDITION {post}\n"
            for command in (["check", "--engine=explicit"], ["simulate", "--traces=9"]):
                run = self.walk(cfg, *command[1:], command=command[0])
                self.assertEqual(run.status, status, run.out)


if __name__ == "__main__":
    unittest.main()
