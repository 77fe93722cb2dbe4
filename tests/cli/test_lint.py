"""`cairn lint`: what no check shows, because everything holds."""
import os
import re
import unittest

from program import ProgramTest, ROOT, Run

FOLDER = os.path.join(ROOT, "tests", "cli", "lint")
LEASES = os.path.join(FOLDER, "Leases.tla")

CLOCK = """---- MODULE Clock ----
EXTENDS Naturals
VARIABLES hour
Init == hour = 1
Tick == hour' = {step}
Next == Tick
Spec == Init /\\ [][Next]_hour /\\ WF_hour(Next)
TypeOK == hour \\in 1..12
Twelve == []<>(hour = 12)
Near == hour < 13
{more}
====
"""
BY_ONE = "IF hour = 12 THEN 1 ELSE hour + 1"


def said(run):
    """The warnings, as pairs of code and message."""
    return re.findall(r"^warning\[(W\d+)\]: (.*)", run.out, re.MULTILINE)


def with_code(run, code):
    return [message for found, message in said(run) if found == code]


class Lint(ProgramTest):
    def clock(self, cfg, step=BY_ONE, more="", *words):
        self.write("Clock.tla", CLOCK.format(step=step, more=more))
        self.write("Clock.cfg", cfg)
        return self.cairn("lint", "Clock.tla", *words)

    def test_the_check_finds_nothing_where_the_lints_do(self):
        self.assertEqual(Run("check", "--engine=explicit", "--no-deadlock", LEASES).status, 0)
        self.assertEqual(Run("lint", LEASES).status, 21)

    def test_a_tautological_mutual_exclusion_is_named(self):
        self.assertEqual(with_code(Run("lint", LEASES), "W0001"),
                         ["no state can violate `MutualExclusion`: it is true in every state that "
                          "the types of the variables allow"])

    def test_three_dead_actions_are_named_with_the_guard_that_keeps_them_so(self):
        run = Run("lint", LEASES)
        self.assertEqual(with_code(run, "W0004"),
                         [f"the action `{name}Rebuild` never happens"
                          for name in ("Start", "Finish", "Abort")])
        self.assertIn('never true where all else is: `state = "degraded"`', run.out)

    def test_a_fence_that_no_property_needs_is_named(self):
        run = Run("lint", LEASES)
        self.assertIn("all that is checked holds without the guard `held[w] >= written` of `Write`",
                      with_code(run, "W0005"))
        self.assertIn("without it more steps are possible between the same states", run.out)

    def test_a_guard_that_only_repeats_what_stands_around_it_is_a_remark(self):
        run = Run("lint", LEASES)
        self.assertRegex(run.out, r"info\[W0005\]: \S+Leases.tla:63:6: .* and no step is added")

    def test_an_implication_without_its_premise_is_named(self):
        self.assertEqual(with_code(Run("lint", LEASES), "W0002"),
                         ["`RebuildsWhileDegraded` says nothing here: `spare` is never true"])

    def test_a_property_in_no_configuration_is_named(self):
        self.assertEqual(with_code(Run("lint", LEASES), "W0003"),
                         ["no configuration checks `NoNewerHolder`, and nothing uses it"])

    def test_a_specification_that_is_not_checked_is_no_property_that_is_not(self):
        self.clock("SPECIFICATION Spec\nINVARIANTS TypeOK Near\nPROPERTY Twelve\n")
        with open(self.path("Clock.tla"), encoding="utf-8") as text:
            spec = text.read()
        at = spec.rindex("====")
        self.write("Clock.tla", spec[:at] + "Fair == Spec /\\ WF_<<TypeOK>>(Next)\n"
                   "InParts == /\\ TypeOK /\\ [][Next]_<<TypeOK>>\n           /\\ \\A i \\in {1} : WF_<<TypeOK>>(Next)\n"
                   "Ends == <>TypeOK /\\ []<>TypeOK\n" + spec[at:])
        self.assertEqual(with_code(self.cairn("lint", "Clock.tla"), "W0003"),
                         ["no configuration checks `Ends`, and nothing uses it"])

    def test_a_property_in_another_configuration_of_the_folder_is_checked(self):
        cfg = "SPECIFICATION Spec\nINVARIANT TypeOK\n"
        self.assertEqual(len(with_code(self.clock(cfg), "W0003")), 2)
        self.write("Other.cfg", "SPECIFICATION Spec\nINVARIANT Near\nPROPERTY Twelve\n")
        self.assertEqual(with_code(self.cairn("lint", "Clock.tla"), "W0003"), [])

    def test_a_variable_that_is_only_written_is_named_and_so_is_the_subscript_without_it(self):
        run = Run("lint", LEASES)
        self.assertEqual(len(with_code(run, "W0006")), 1)
        self.assertIn("`audit` is written and never read", with_code(run, "W0006")[0])
        self.assertIn("leaves `audit` out", with_code(run, "W0007")[0])

    def test_liveness_with_a_constraint_is_named(self):
        cfg = "SPECIFICATION Spec\nINVARIANTS TypeOK Near\nPROPERTY Twelve\n"
        self.assertEqual(with_code(self.clock(cfg), "W0008"), [])
        run = self.clock(cfg + "CONSTRAINT Near\n")
        self.assertEqual(with_code(run, "W0008"),
                         ["`Twelve` is a liveness property, and the constraint leaves behaviours out"])

    def test_liveness_with_symmetry_is_named(self):
        more = "Sym == {[x \\in {1} |-> 1]}"
        cfg = "SPECIFICATION Spec\nINVARIANTS TypeOK Near\nPROPERTY Twelve\nSYMMETRY Sym\n"
        self.assertEqual(with_code(self.clock(cfg, more=more), "W0008"),
                         ["`Twelve` is a liveness property, and the symmetry leaves behaviours out"])

    def test_a_specification_without_a_flaw_has_no_lint(self):
        run = Run("lint", os.path.join(FOLDER, "Fenced.tla"))
        self.assertEqual((run.status, run.out), (0, "No lint.\n"))

    def test_what_holds_only_as_far_as_was_searched_is_no_warning(self):
        cfg = "SPECIFICATION Spec\nINVARIANT Grows\nPROPERTY Twelve\nCHECK_DEADLOCK FALSE\n"
        more = "Grows == hour > 0 \\/ hour < 0"
        run = self.clock(cfg, "IF hour > 0 THEN hour + 1 ELSE hour - 1", more)
        self.assertEqual(with_code(run, "W0004") + with_code(run, "W0005"), [])

    def test_a_violated_specification_is_not_asked_for_its_guards(self):
        cfg = "SPECIFICATION Spec\nINVARIANT Near\nPROPERTY Twelve\n"
        run = self.clock(cfg, "hour + 1")
        self.assertIn("open[W0004]: which actions can happen is not known: the specification "
                      "violates its properties", run.out)
        self.assertEqual(with_code(run, "W0005"), [])

    def test_the_report_for_programs_has_all_findings(self):
        report = Run("lint", "--json", LEASES).json
        self.assertEqual(report["exit_status"], 21)
        warned = [f for f in report["findings"] if f["severity"] == "WARN"]
        self.assertEqual(len(warned), len(report["diagnostics"]))
        self.assertTrue(all(f["assurance"] == "proved" for f in warned))
        self.assertEqual({f["location"]["file"] for f in warned}, {LEASES})

    def test_check_lints_as_well_if_asked(self):
        run = Run("check", "--engine=explicit", "--no-deadlock", "--lint", LEASES)
        self.assertEqual(run.status, 21)
        self.assertIn("holds", run.out.splitlines()[0])
        self.assertEqual(len(with_code(run, "W0004")), 3)

    def test_lint_and_check_and_audit_find_the_same(self):
        self.write("bind.json", '{"schema": 1}')
        audit = self.cairn("audit", LEASES, "--bind=bind.json", "--json").json["findings"]
        wanted = {(f["rule"], f["message"]) for f in Run("lint", "--json", LEASES).json["findings"]
                  if f["severity"] == "WARN"}
        self.assertGreaterEqual({rule for rule, _ in wanted}, {"W0001", "W0004", "W0005"})
        self.assertEqual({(f["rule"], f["message"]) for f in audit
                          if f["channel"] == "lint" and f["weight"] == "WARN"}, wanted)
        check = Run("check", "--engine=explicit", "--no-deadlock", "--lint", LEASES)
        self.assertEqual(set(said(check)), wanted)

    def test_a_specification_that_cannot_be_evaluated_says_so(self):
        run = self.clock("SPECIFICATION Spec\nINVARIANT TypeOK\n", "hour + (1 \\div (hour - 1))")
        self.assertIn("open[W0004]: which actions can happen is not known: the specification cannot "
                      "be evaluated: ", run.out)

    def test_a_theorem_need_not_be_in_a_configuration(self):
        more = "THEOREM Always == Spec => []Near\nLEMMA Once ==\n  Spec => Near"
        run = self.clock("SPECIFICATION Spec\nINVARIANTS TypeOK Near\nPROPERTY Twelve\n", more=more)
        self.assertEqual(with_code(run, "W0003"), [])

    ALGORITHM = """---- MODULE Two ----
\\* BEGIN TRANSLATION
VARIABLES pc, x
Init == pc = "a" /\\ x = 0
a == pc = "a" /\\ pc' = "b" /\\ x' = 1
b == pc = "b" /\\ pc' = "Done" /\\ x' = x
Next == a \\/ b
Termination == <>(pc = "Done")
\\* END TRANSLATION
TypeOK == pc \\in {"a", "b", "Done"} /\\ x \\in {0, 1} /\\ (x = 0 <=> pc = "a")
====
"""

    def test_what_pluscal_was_translated_to_is_nobodys_mistake(self):
        self.write("Two.cfg", "INIT Init\nNEXT Next\nINVARIANT TypeOK\nCHECK_DEADLOCK FALSE\n")
        self.write("Two.tla", self.ALGORITHM)
        self.assertEqual(said(self.cairn("lint", "Two.tla")), [])
        self.write("Two.tla", self.ALGORITHM.replace("BEGIN TRANSLATION", "by hand"))
        self.assertEqual({code for code, _ in said(self.cairn("lint", "Two.tla"))}, {"W0003", "W0005"})

    def test_a_violation_counts_more_than_a_lint(self):
        lease = os.path.join(ROOT, "specs", "lease", "LeaseNoFence.tla")
        self.assertEqual(Run("check", "--lint", lease).status, 12)

    def test_a_mistake_in_the_specification_is_reported_as_by_other_commands(self):
        self.write("Broken.tla", "---- MODULE Broken ----\nx ==\n====\n")
        self.assertEqual(self.cairn("lint", "Broken.tla").status, 150)
        self.assertEqual(self.cairn("lint").status, 64)


if __name__ == "__main__":
    unittest.main()
