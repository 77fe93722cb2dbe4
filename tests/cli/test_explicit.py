"""What the explicit engine finds out: verdicts, and what they rest on."""
import json
import unittest

from program import ProgramTest

ENABLING = r"""---- MODULE Inner ----
EXTENDS Naturals
VARIABLES x, y
vars == <<x, y>>
Sum == x + y
Step(a, b) == a' = b
Differ == ENABLED (x' = 0 /\ y' = 1)
Guarded == ENABLED (x # y /\ x' = 0 /\ y' = 1)
Chosen == ENABLED (x' \in {3, 4} /\ y' = x' + 1 /\ y' = 5)
Kept == ENABLED (UNCHANGED vars)
Summed == ENABLED (x' = 7 /\ y' = 8 /\ Sum' = 15)
Passed == ENABLED (Step(x, 1) /\ Step(y, 2) /\ x' # y')
Taken == ENABLED (<<x, y>>' = <<1, 2>>)
Within == ENABLED (x' = {z \in 0..3 : z > 1} /\ y' = 3 /\ y' \in x')
Nested == ENABLED (x' = 1 /\ ENABLED (x' = x + 1 /\ x' = 2 /\ y' = 3) /\ y' = 2)
Composed == ENABLED ((x' = 1 /\ y' = 2) \cdot (x' = x /\ y' = y))
====
"""


class Instances(ProgramTest):
    """ENABLED in an instance is about the variables of the instanced module."""

    def check(self, substitution, invariant, engine="explicit"):
        self.write("Inner.tla", ENABLING)
        self.write("Outer.tla", "---- MODULE Outer ----\nEXTENDS Naturals\nVARIABLES z, w\n"
                                f"I == INSTANCE Inner WITH {substitution}\n"
                                "Init == z = 1 /\\ w = 5\nNext == UNCHANGED <<z, w>>\n"
                                f"Inv == {invariant}\n====\n")
        return self.cairn("check", "--engine", engine, "--init", "Init", "--next", "Next", "--inv",
                          "Inv", "Outer.tla")

    ALWAYS = ("I!Differ", "I!Chosen", "I!Kept", "I!Summed", "I!Passed", "I!Taken", "I!Within",
              "I!Nested")

    def test_one_variable_can_stand_for_two_that_change_apart(self):
        for invariant in self.ALWAYS + ("~I!Guarded",):
            run = self.check("x <- z, y <- z", invariant)
            self.assertEqual((run.status, invariant), (0, invariant), run.out)

    def test_expressions_can_stand_for_variables(self):
        for invariant in ("I!Differ", "I!Guarded", "I!Chosen", "I!Kept", "I!Summed", "I!Passed",
                          "I!Taken", "I!Within", "~I!Nested"):
            run = self.check("x <- z + w, y <- w * 2", invariant)
            self.assertEqual((run.status, invariant), (0, invariant), run.out)

    def test_variables_of_one_module_can_stand_for_those_of_another(self):
        for engine in ("explicit", "symbolic"):
            for invariant in self.ALWAYS + ("I!Guarded", "I!Composed"):
                run = self.check("x <- z, y <- w", invariant, engine)
                self.assertEqual((run.status, invariant), (0, invariant), run.out)

    def test_outside_of_the_instance_its_variables_are_what_stands_for_them(self):
        run = self.check("x <- z, y <- z", "~ENABLED (I!x' = 0 /\\ I!y' = 1)")
        self.assertNotEqual(run.status, 0)
        run = self.check("x <- z, y <- z", "~ENABLED (I!Step(z, 1) /\\ I!Step(z, 2) /\\ w' = w)")
        self.assertEqual(run.status, 0, run.out)

    def test_what_is_not_supported_is_refused(self):
        run = self.check("x <- 5, y <- z", "I!Differ")
        self.assertIn("R0126", run.err)
        run = self.check("x <- z + 1, y <- z", "~I!Composed")
        self.assertIn("R0126", run.err)
        run = self.check("x <- z, y <- z", "I!Differ", "symbolic")
        self.assertIn("this construct is not supported here (ENABLED)", run.out)


class Searches(ProgramTest):
    def check(self, module, cfg, *words):
        self.write("M.tla", f"---- MODULE M ----\nEXTENDS Naturals, TLC, TLCExt\nVARIABLE x\n{module}\n====\n")
        self.write("M.cfg", "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n" + cfg)
        return self.cairn("check", "--engine", "explicit", *words, "M.tla")

    def test_universal_tests_can_be_about_many_values(self):
        run = self.check(r"""Init == (\A i \in 1..100000 : i > 0) /\ x = 0 /\ \A i \in 1..100000 : x # i
                             Next == x' = 0 /\ \A i \in 1..100000 : x < i""", "")
        self.assertEqual((run.status, run.err), (0, ""), run.out)

    def test_a_definition_that_a_configuration_defines_by_itself_ends_in_a_message(self):
        run = self.check(r"""Start == x = 0
                             Begin == Start /\ x = 0
                             Init == Start
                             Next == x' = x""", "CONSTANT Start <- Begin\n")
        self.assertEqual(run.status, 75, run.out)
        self.assertIn("R0125", run.err)

    def test_where_initial_states_are_made_the_level_is_zero(self):
        run = self.check(r"""Init == x = TLCGet("level")
                             Next == TLCGet("level") < 3 /\ x' = TLCGet("level")
                             Inv == x + 1 = TLCGet("level")
                             Post == TLCGet("level") = 0""", "INVARIANT Inv\nPOSTCONDITION Post\n")
        self.assertEqual(run.status, 0, run.out)
        self.assertIn("3 distinct states", run.out)

    def test_a_cached_constant_is_evaluated_once_for_each_value_of_its_names(self):
        run = self.check(r"""Count(v) == CASE TLCSet(1, TLCGet(1) + 1) -> v
                             One(n) == TLCCache(Count(n + 10), {n})
                             ASSUME TLCSet(1, 0)
                             Init == x = One(1) + One(2) + One(1)
                             Next == /\ x' = One(2) + One(1) + One(1)
                                     /\ Assert(TLCGet(1) = 2, "counted once")""", "")
        self.assertEqual(run.status, 0, run.out + run.err)

    def test_a_postcondition_may_speak_of_a_property_that_was_not_checked(self):
        module = r"""Init == x = 0
                     Next == x' = 1 - x
                     Live == <>[](x = 0)
                     Post == CounterExample.state # {}
                     Wrong == 1 > 2"""
        run = self.check(module, "PROPERTY Live\nPOSTCONDITION Post\n")
        self.assertEqual(run.status, 5, run.out)
        self.assertIn("Live was not checked", run.out)
        self.assertEqual(self.check(module, "POSTCONDITION Post\n").status, 10)
        self.assertEqual(self.check(module, "PROPERTY Live\nPOSTCONDITION Wrong\n").status, 10)

    def test_a_state_found_before_an_evaluation_fails_is_looked_at_first(self):
        module = r"""Init == x = 0
                     First(s) == s[1]
                     Next == x' = 1 \/ (x' = 2 /\ First(<<>>) = 1)
                     Inv == x # 1
                     Step == [][x' # 1]_x
                     Other == x # 3"""
        for workers in ("1", "2"):
            for claim in ("INVARIANT Inv", "PROPERTY Step"):
                run = self.check(module, claim + "\n", "--workers", workers)
                self.assertEqual((run.status, claim), (12, claim), run.out)
            run = self.check(module, "INVARIANT Other\n", "--workers", workers)
            self.assertEqual(run.status, 75, run.out)
            self.assertIn("R0108", run.err)
        run = self.check(module + "\nCount == TLCSet(1, x) /\\ Inv", "INVARIANT Count\n")
        self.assertEqual((run.status, run.err), (12, ""), run.out)

    OPERATORS = r"""Init == x = 0
                    Next == x' = (x + 1) % 3
                    Always(P(_), v) == [](P(v))
                    Twice(P(_), v) == Always(P, v)
                    Both(f, g) == f /\ g
                    Apply(F(_), v) == F(v)
                    Box(f) == []f
                    Steps(a, v) == [][a]_v
                    Low(n) == n < 3
                    Lower(n) == n < 2
                    Good == Both(Twice(Low, x), Steps(x' # x, x)) /\ Apply(Box, x < 3)
                    Bad == Both(Twice(Lower, x), Steps(x' # x, x))
                    Worse == Both(Twice(Low, x), Steps(x' > x, x))
                    Worst == Apply(Box, x < 2)"""

    def test_properties_can_be_said_by_operators_of_their_arguments(self):
        for engine in ("explicit", "symbolic"):
            run = self.check(self.OPERATORS, "PROPERTY Good\n", "--engine", engine)
            self.assertEqual((run.status, engine), (0, engine), run.out)
            self.assertNotIn("note:", run.out + run.err)
            for name, depth in (("Bad", "after 2 steps"), ("Worse", "by step 3"),
                                ("Worst", "after 2 steps")):
                run = self.check(self.OPERATORS, f"PROPERTY {name}\n", "--engine", engine)
                self.assertEqual((run.status, name), (12, name), run.out)
                self.assertIn(f"{name} is violated {depth}", run.out)


class Symmetry(ProgramTest):
    def distinct(self, values, sets):
        names = ", ".join(f"v{i}" for i in range(values))
        self.write("Group.tla", r"""---- MODULE Group ----
EXTENDS TLC, FiniteSets
CONSTANT S
VARIABLES x, p, f, g
Init == /\ x \in SUBSET S /\ p \in S
        /\ f = [v \in S |-> v \in x] /\ g = {x, {p}}
Next == UNCHANGED <<x, p, f, g>>
Sym == %s
====
""" % sets)
        self.write("Group.cfg", f"CONSTANT S = {{{names}}}\nINIT Init\nNEXT Next\nSYMMETRY Sym\n")
        run = self.cairn("check", "--engine", "explicit", "--json", "Group.tla")
        return json.loads(run.out)["distinct_states"]

    def test_a_group_of_many_permutations_leaves_one_state_of_each_orbit(self):
        for values in (3, 6):  # 6 and 720 permutations: the element is in the set, or not
            self.assertEqual(self.distinct(values, "Permutations(S)"), 2 * values)

    def test_permutations_of_which_some_are_products_of_others_are_one_group(self):
        sets = r"Permutations(S) \cup Permutations(S \ {CHOOSE v \in S : TRUE})"
        self.assertEqual(self.distinct(6, sets), 12)


if __name__ == "__main__":
    unittest.main()
