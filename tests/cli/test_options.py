"""Commands and options."""
import os
import tempfile
import unittest

from program import ProgramTest, ROOT, Run


class Options(ProgramTest):
    def test_without_a_command_says_that_one_is_needed(self):
        run = self.cairn()
        self.assertEqual(run.status, 64)
        self.assertIn("a command is needed", run.err)

    def test_an_unknown_command_gets_a_suggestion(self):
        for words in (["chek", "X.tla"], ["help", "chek"]):
            run = self.cairn(*words)
            self.assertEqual(run.status, 64)
            self.assertIn("no command `chek`; did you mean `check`?", run.err)

    def test_help_about_a_command_is_that_of_the_command(self):
        self.assertEqual(self.cairn("help", "prove").out, self.cairn("prove", "--help").out)
        self.assertEqual(self.cairn("help").out, self.cairn("-h").out)

    def test_an_unknown_option_gets_a_suggestion(self):
        run = self.cairn("check", "--lenght=3", "X.tla")
        self.assertEqual(run.status, 64)
        self.assertIn("did you mean `--length`", run.err)

    def test_the_word_another_checker_has_for_an_option_is_known(self):
        for word, ours in (("--bound=3", "--length=N"), ("--depth", "--length=N"),
                           ("--invariant=A", "--inv=NAME"), ("--cfg=a", "--config=FILE")):
            run = self.cairn("check", word, "X.tla")
            self.assertEqual(run.status, 64)
            self.assertIn(f"; it is `{ours}`\n", run.err)

    def test_a_word_after_one_dash_is_not_read_as_letters(self):
        for word, ours in (("-config", "--config=FILE"), ("-workers", "--workers=N"),
                           ("-deadlock", "--no-deadlock"), ("-dump", "--dump=FILE")):
            run = self.cairn("check", word, "X.tla")
            self.assertEqual(run.status, 64)
            self.assertIn(f"`{word}` is `{ours}` here\n", run.err)

    def test_letters_may_still_stand_together(self):
        self.assertEqual(self.check_counter("-qk1").status, 0)

    def test_an_option_of_another_command_is_unknown_here(self):
        self.assertEqual(self.cairn("parse", "--length=3", "X.tla").status, 64)

    def test_an_option_without_its_value_says_what_it_needs(self):
        run = self.cairn("check", "--length")
        self.assertEqual(run.status, 64)
        self.assertIn("--length=N", run.err)

    def test_a_number_must_be_one(self):
        for word in ("--length=ten", "--length=-1", "--length=", "--length=99999999999999999999"):
            run = self.cairn("check", word, "X.tla")
            self.assertEqual(run.status, 64, word)
            self.assertIn("needs a number", run.err)

    def test_values_may_follow_after_a_blank_or_an_equals_sign(self):
        for words in (["--length=1"], ["--length", "1"], ["-k", "1"], ["-k1"]):
            run = self.check_counter(*words)
            self.assertEqual(run.status, 0, words)
            self.assertIn("up to 1 step ", run.out)

    def test_after_two_dashes_everything_is_a_word(self):
        self.write("--odd.tla", "---- MODULE odd ----\n====\n")
        self.assertNotIn("no option", self.cairn("parse", "--", "--odd.tla").err)

    def test_two_specifications_are_one_too_many(self):
        self.assertEqual(self.cairn("check", "A.tla", "B.tla").status, 64)

    def test_an_unknown_engine_solver_or_format_is_refused(self):
        for word in ("--engine=fast", "--solver=none", "--format=xml", "--color=blue"):
            run = self.check_counter(word)
            self.assertEqual(run.status, 64, word)

    def test_the_extension_may_be_left_out(self):
        self.check_counter()
        self.assertEqual(self.cairn("check", "Counter").status, 12)

    def test_invariants_on_the_command_line_replace_those_configured(self):
        self.assertEqual(self.check_counter("--inv=Fine", "--no-deadlock").status, 0)
        self.assertEqual(self.check_counter("--inv=Fine,Small", "--no-deadlock").status, 12)
        self.assertEqual(self.check_counter("--inv=Fine", "--inv", "Small").status, 12)

    def test_init_and_next_on_the_command_line_replace_those_configured(self):
        run = self.check_counter("--next=Nowhere")
        self.assertEqual(run.status, 151)
        self.assertIn("Nowhere", run.err)

    def test_deadlocks_are_reported_unless_switched_off(self):
        self.assertEqual(self.check_counter("--inv=Fine").status, 11)
        self.assertEqual(self.check_counter("--inv=Fine", "--no-deadlock").status, 0)
        self.assertEqual(self.check_counter("--inv=Fine", "--no-deadlock=1").status, 0)
        self.assertEqual(self.check_counter("--inv=Fine", "--no-deadlock=0").status, 11)

    def test_help_lists_every_command_and_its_options(self):
        usage = self.cairn("--help")
        self.assertEqual(usage.status, 0)
        for command in ("check", "simulate", "eval", "parse", "explain", "audit"):
            self.assertIn(command, usage.out)
            self.assertEqual(self.cairn(command, "--help").status, 0)

    def test_each_audit_has_its_own_help_and_its_own_options(self):
        overview = self.cairn("help", "audit").out
        for audit in ("bind", "code", "log", "record", "cite", "rules", "SPEC.tla"):
            self.assertIn(f"cairn audit {audit} ", overview)
            text = self.cairn("help", "audit", audit)
            self.assertEqual((text.status, text.out.split("\n")[0].split()[:4]),
                             (0, ["usage:", "cairn", "audit", audit]))
            self.assertEqual(text.out, self.cairn("audit", audit, "--help").out)
        self.assertNotIn("--map", self.cairn("help", "audit", "code").out)
        run = self.cairn("audit", "code", "--map", "x.json", "src")
        self.assertEqual(run.status, 64)
        self.assertIn("no option `--map` here\ncairn: `cairn help audit code` lists", run.err)

    def test_help_lists_the_exit_statuses_of_the_command_and_no_others(self):
        def statuses(command):
            text = self.cairn("help", *command.split()).out.split("exit status:\n")[1]
            return [int(line.split()[0]) for line in text.splitlines()]
        self.assertEqual(statuses("explain"), [0, 64, 70])
        self.assertEqual(statuses("lint"), [0, 5, 10, 21, 64, 65, 70, 75, 150, 151])
        self.assertEqual(statuses("audit log"), [0, 20, 21, 22, 23, 64, 65, 70])
        self.assertNotIn(20, statuses("check"))

    def test_the_help_of_check_is_the_golden_one(self):
        with open(os.path.join(ROOT, "tests", "cli", "golden", "check_help.txt")) as golden:
            self.assertEqual(self.cairn("check", "--help").out, golden.read())

    def test_dump_writes_each_state_of_an_explicit_search_once(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "states")
            run = self.cairn("check", "--engine=explicit", "--json", "--dump", path,
                             os.path.join(ROOT, "specs", "lease", "LeaseFencing.tla"))
            with open(path) as states:
                text = states.read()
            self.assertEqual(text.count("State "), run.json["distinct_states"])
            self.assertEqual(len(set(text.split("State ")[1:])), run.json["distinct_states"])
            self.assertIn("/\\ holder = Nobody", text)

    def test_a_dump_as_a_graph_has_each_state_and_the_steps_between_them(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "states.dot")
            run = self.cairn("check", "--engine=explicit", "--json", "--workers=2", "--dump", path,
                             os.path.join(ROOT, "specs", "lease", "LeaseFencing.tla"))
            with open(path) as graph:
                lines = graph.read().splitlines()
            edges = [line for line in lines if "->" in line.split("[")[0]]
            nodes = [line.split('"')[1] for line in lines if "[label" in line and line not in edges]
            self.assertEqual(len(set(nodes)), run.json["distinct_states"])
            self.assertEqual(len(edges), run.json["statistics"]["generated_states"] - 1)
            for edge in edges:
                self.assertIn(edge.split('"')[1], nodes)
                self.assertIn(edge.split('"')[3], nodes)

    def test_a_search_depth_first_finds_the_same_states(self):
        for spec in ("lease/LeaseFencing", "commit/TwoPhaseCommit"):
            path = os.path.join(ROOT, "specs", spec + ".tla")
            wide, deep = (self.cairn("check", "--engine=explicit", "--json", "--search", order,
                                     path).json for order in ("breadth-first", "depth-first"))
            self.assertEqual(wide["verdict"], deep["verdict"])
            self.assertEqual(wide["distinct_states"], deep["distinct_states"])
            self.assertEqual(wide["statistics"]["generated_states"],
                             deep["statistics"]["generated_states"])
            self.assertTrue(deep["exhaustive"])

    def test_a_search_depth_first_ends_at_a_violation_with_its_execution(self):
        self.write("Deep.tla", """---- MODULE Deep ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 9 /\\ (x' = x + 1 \\/ x' = 9)
Inv == x < 9
====
""")
        run = self.cairn("check", "--engine=explicit", "--search=depth-first", "--inv=Inv", "--json",
                         "Deep.tla")
        self.assertEqual(run.status, 12)
        self.assertEqual(run.json["trace"][-1]["state"]["x"], "9")
        self.assertEqual(len(run.json["trace"]), 2)

    def test_an_unknown_order_of_search_is_wrong_usage(self):
        self.assertEqual(self.cairn("check", "--search=sideways", "Deep.tla").status, 64)

    def test_an_assumption_or_postcondition_that_fails_has_the_status_of_a_false_one(self):
        self.write("After.tla", """---- MODULE After ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = 1 - x
Post == 1 = "a"
====
""")
        self.write("After.cfg", "INIT Init\nNEXT Next\nPOSTCONDITION Post\n")
        run = self.cairn("check", "--engine=explicit", "After.tla")
        self.assertEqual(run.status, 10)
        self.assertIn("cannot be evaluated", run.out)

    def test_a_dump_that_cannot_be_written_is_bad_input(self):
        spec = os.path.join(ROOT, "specs", "lease", "LeaseFencing.tla")
        run = self.cairn("check", "--engine=explicit", "--dump", "/nowhere/at/all", spec)
        self.assertEqual(run.status, 65)
        self.assertEqual(self.cairn("check", "--engine=symbolic", "--dump", "x", spec).status, 65)

    def test_the_version_is_that_of_the_build(self):
        run = self.cairn("--version")
        with open(os.path.join(ROOT, "CMakeLists.txt")) as build:
            version = build.read().split("VERSION ")[2].split()[0]
        lines = run.out.splitlines()
        self.assertEqual(lines[0], f"cairn {version}")
        self.assertEqual([line.split()[0] for line in lines], ["cairn", "z3", "cadical", "compiler"])
        self.assertRegex(lines[1], r"^z3 \d+\.\d+")

    def test_manual_and_completion_name_every_long_option(self):
        help_text = self.cairn("check", "--help").out
        manual = self.cairn("--manual").out.replace("\\-", "-")
        completion = self.cairn("--completion").out
        words = [w.split("=")[0] for w in help_text.split() if w.startswith("--")]
        self.assertGreater(len(words), 10)
        for word in words:
            self.assertIn(word, manual)
            self.assertIn(word, completion)

    def test_modules_are_also_looked_for_in_library_folders(self):
        os.mkdir(self.path("lib"))
        self.write("lib/Lib.tla", "---- MODULE Lib ----\nTwo == 2\n====\n")
        self.write("User.tla", "---- MODULE User ----\nEXTENDS Lib\nASSUME Two = 2\n====\n")
        self.assertEqual(self.cairn("parse", "User.tla").status, 150)
        self.assertEqual(self.cairn("parse", "-I", "lib", "User.tla").status, 0)
        self.assertEqual(self.cairn("check", "--library=lib", "User.tla").status, 0)

    def test_colour_comes_only_when_asked_for_or_on_a_terminal(self):
        self.assertNotIn("\033", self.check_counter().out)
        self.assertIn("\033", self.check_counter("--color=always").out)
        self.assertNotIn("\033", self.check_counter("--color=never").out)

    def test_a_deadline_ends_in_unknown(self):
        self.write("Slow.tla", """---- MODULE Slow ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
====
""")
        run = self.cairn("check", "--engine=explicit", "--timeout=1", "Slow.tla")
        self.assertEqual(run.status, 5)
        self.assertIn("unknown: the time limit was reached", run.out)

    def test_a_memory_limit_ends_in_unknown(self):
        self.write("Big.tla", """---- MODULE Big ----
EXTENDS Naturals
VARIABLE x
Init == x = {}
Next == \\E n \\in 1..40 : x' = x \\cup {n, 1000 + n}
====
""")
        run = self.cairn("check", "--engine=explicit", "--memory=60", "--timeout=50", "Big.tla")
        self.assertEqual(run.status, 5)
        self.assertIn("memory limit", run.out)

    def test_evaluates_expressions_with_and_without_a_module(self):
        self.assertEqual(Run("eval", "{x * x : x \\in 1..3}").out, "{1, 4, 9}\n")
        self.write("Counter.tla", COUNTER_WITH_CONSTANT)
        self.write("Counter.cfg", "CONSTANT N = 5\n")
        self.assertEqual(self.cairn("eval", "Twice(N)", "Counter.tla").out, "10\n")

    def test_evaluation_errors_of_eval_show_the_place(self):
        run = Run("eval", "<<1, 2>>[3]")
        self.assertEqual(run.status, 75)
        self.assertIn("error[R0108]", run.err)
        self.assertIn("3 is not in 1..2", run.err)

    def test_simulation_with_the_same_seed_is_the_same(self):
        self.check_counter()
        first = self.cairn("simulate", "--seed=7", "--format=json", "Counter.tla").json
        second = self.cairn("simulate", "--seed=7", "--format=json", "Counter.tla").json
        self.assertEqual(first["trace"], second["trace"])
        self.assertEqual(first["verdict"], "violated")

    def test_audit_rules_are_shown_as_tables_and_as_json(self):
        text = Run("audit", "rules")
        self.assertEqual(text.status, 0)
        self.assertIn("| D2.3 |", text.out)
        rules = Run("audit", "rules", "--format=json").json["rules"]
        self.assertEqual(sum(rule["kind"] == "anti-pattern" for rule in rules), 7)

    def test_a_mistaken_rule_pack_is_explained(self):
        for content, words in (("{", "not JSON"), ("{}", "schema"),
                               ('{"schema": 1, "name": "n", "title": "t"}', "rules")):
            run = self.cairn("audit", "rules", "--pack", self.write("pack.json", content))
            self.assertEqual(run.status, 65)
            self.assertIn(words, run.err)


COUNTER_WITH_CONSTANT = """---- MODULE Counter ----
EXTENDS Naturals
CONSTANT N
Twice(x) == 2 * x
====
"""

if __name__ == "__main__":
    unittest.main()
