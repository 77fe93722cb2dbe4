"""What a run reports, as text, JSON and ITF."""
import json
import os
import unittest

from program import COUNTER, FIXTURES, ProgramTest, Run, SPECS

ENGINES = ("symbolic", "explicit")
LEASE = os.path.join(SPECS, "lease", "LeaseNoFence.tla")


class Text(ProgramTest):
    def test_a_violation_shows_verdict_actions_and_changes(self):
        for engine in ENGINES:
            run = self.check_counter(f"--engine={engine}")
            self.assertEqual(run.status, 12)
            self.assertTrue(run.out.startswith("Counter: invariant Small is violated after 2 steps\n"))
            self.assertIn("State 0: initial state\n    x = 0\n    log = <<>>\n", run.out)
            self.assertIn("State 1: Add(", run.out)
            self.assertIn("    x: 0 -> ", run.out)

    def test_only_what_changed_is_shown_unless_asked_for(self):
        brief, full = Run("check", LEASE), Run("check", "--full-states", LEASE)
        self.assertNotIn("holder = alice", brief.out)
        self.assertIn("holder = alice", full.out)

    def test_a_violation_names_the_part_that_is_false_and_its_bindings(self):
        run = Run("check", os.path.join(SPECS, "paxos", "PaxosMinorityQuorum.tla"))
        self.assertIn("Paxos.tla:118:35: v = w\n  where v = ", run.out)

    def test_a_bounded_search_does_not_claim_more(self):
        run = self.check_counter("--inv=Fine", "--length=1")
        self.assertEqual(run.status, 0)
        self.assertIn("no violation in executions of up to 1 step (bounded)", run.out)

    def test_an_exhausted_search_says_so(self):
        run = self.check_counter("--inv=Fine", "--no-deadlock", "--engine=explicit")
        self.assertEqual(run.status, 0)
        self.assertIn("holds:", run.out)
        self.assertIn("(exhaustive", run.out)

    def test_quiet_prints_the_verdict_only(self):
        run = self.check_counter("--quiet")
        self.assertEqual(run.out, "Counter: invariant Small is violated after 2 steps\n")

    def test_an_evaluation_error_shows_source_values_and_trace(self):
        for engine in ENGINES:
            run = Run("check", f"--engine={engine}", os.path.join(FIXTURES, "IndexOutOfRange.tla"))
            self.assertEqual(run.status, 75)
            self.assertIn("error[R0108]", run.err)
            self.assertIn("^", run.err)
            self.assertIn("State 2:", run.out)

    def test_a_deadlock_shows_the_way_into_it(self):
        for engine in ENGINES:
            run = Run("check", f"--engine={engine}", os.path.join(FIXTURES, "Deadlock.tla"))
            self.assertEqual(run.status, 11)
            self.assertIn("deadlock after 3 steps", run.out)

    def test_what_an_engine_does_not_honour_is_said(self):
        run = self.check_counter(
            cfg="INIT Init\nNEXT Next\nINVARIANT Fine\nPROPERTY Later\nCHECK_DEADLOCK FALSE\n")
        self.assertEqual(run.status, 151)  # no such property

    def test_an_operator_that_no_engine_evaluates_is_refused_by_name(self):
        self.write("Guesses.tla", """---- MODULE Guesses ----
EXTENDS Apalache, Integers
VARIABLE x
Init == x = 1 + Guess({1, 2})
Next == x' = x
Inv == x = 1
====
""")
        for engine in ENGINES:
            run = self.cairn("check", f"--engine={engine}", "--inv=Inv", "Guesses.tla")
            self.assertEqual(run.status, 75)
            self.assertIn("Guess", run.out + run.err)
            self.assertNotIn("no violation", run.out)

    def test_the_same_input_gives_the_same_trace(self):
        self.assertEqual(Run("check", LEASE).out.split("engine")[0],
                         Run("check", LEASE).out.split("engine")[0])


class Several(ProgramTest):
    def test_different_counterexamples_are_shown_one_after_the_other(self):
        run = self.check_counter("--max-error=3")
        self.assertEqual(run.status, 12)
        self.assertTrue(run.out.startswith("Counter: invariant Small is violated after 2 steps\n"))
        self.assertIn("\nCounterexample 2: invariant Small is violated after 2 steps\n", run.out)
        self.assertIn("\nCounterexample 3: invariant Small is violated after", run.out)
        self.assertNotIn("Counterexample 4", run.out)

    def test_a_view_says_what_is_different(self):
        # x is 1 or 2, then 3 or 4
        self.write("Counter.tla", COUNTER.replace("====", "Last == x > 2\n===="))
        report = self.cairn("check", "--inv=Small", "--max-error=9", "--view=Last", "--length=2",
                            "--json", "Counter.tla").json
        self.assertEqual(len(report["others"]), 0)

    def test_a_variable_in_place_of_a_definition_is_told_apart_from_a_typing_mistake(self):
        self.write("Counter.tla", COUNTER)
        run = self.cairn("check", "--inv=Small", "--view=x", "Counter.tla")
        self.assertEqual(run.status, 151)
        self.assertIn("a definition is needed, such as Name == x", run.err)
        self.assertNotIn("did you mean", run.err)

    def test_each_has_a_file(self):
        self.check_counter("--max-error=2", "--itf=trace.itf.json")
        self.assertTrue(os.path.exists(self.path("trace.itf.json")))
        self.assertTrue(os.path.exists(self.path("trace.2.itf.json")))

    def test_an_engine_that_finds_only_one_says_so(self):
        self.assertIn("only the symbolic engine finds several",
                      self.check_counter("--engine=explicit", "--max-error=2").out)


class Statistics(ProgramTest):
    SPEC = """---- MODULE Lights ----
EXTENDS Naturals
VARIABLES on, count
Init == on = FALSE /\\ count = 0
Switch == on' = ~on /\\ UNCHANGED count
Blow == count = 3 /\\ on' = FALSE /\\ count' = 0
Count(n) == on /\\ count + n < 3
            /\\ count' = count + n /\\ UNCHANGED on
Next == Switch \\/ Blow \\/ \\E n \\in 1..2 : Count(n)
Dim == count < 9
====
"""

    def check(self, *words):
        self.write("Lights.tla", self.SPEC)
        return self.cairn("check", "--inv=Dim", "--length=4", *words, "Lights.tla")

    def test_say_which_actions_can_be_taken_first_in_which_step_and_which_never(self):
        out = self.check("--stats").out
        self.assertRegex(out, r"\n +1  Switch \(Lights.tla:5\)\n")
        self.assertRegex(out, r"\n +2  Count \(Lights.tla:7\)\n")
        self.assertRegex(out, r"\n +never  Blow \(Lights.tla:6\)\n")

    def test_the_actions_of_a_relation_without_a_name_are_counted(self):
        self.write("Flip.tla", "---- MODULE Flip ----\nEXTENDS Integers\nVARIABLE x\nInit == x = 0\n"
                   "Spec == Init /\\ [][x' = 1 - x \\/ (x = 2 /\\ x' = 0)]_x\nInv == x < 2\n====\n")
        self.write("Flip.cfg", "SPECIFICATION Spec\nINVARIANT Inv\n")
        actions = self.cairn("check", "--stats=json", "Flip.tla").json["statistics"]["actions"]
        self.assertEqual([(a["name"], a["first_step"]) for a in actions],
                         [("Spec.1", 1), ("Spec.2", None)])

    def test_have_a_row_for_each_depth_and_each_question(self):
        out = self.check("--stats").out
        for depth in range(5):
            self.assertRegex(out, rf"\n +{depth}( +[0-9.]+){{8}}\n")
        self.assertRegex(out, r"\n +\d+ +[0-9.]+  a step of Count\n")

    def test_are_not_shown_unless_asked_for(self):
        out = self.check().out
        self.assertNotIn("first step", out)
        self.assertNotIn("a step of", out)

    def test_as_json_are_part_of_the_report(self):
        for words in (["--stats=json"], ["--stats", "json"]):
            statistics = self.check(*words).json["statistics"]
            self.assertEqual({a["name"]: a["first_step"] for a in statistics["actions"]},
                             {"Switch": 1, "Count": 2, "Blow": None})
            self.assertEqual(statistics["actions"][0]["location"]["line"], 5)
            gates = [depth["gates"] for depth in statistics["depths"]]
            self.assertEqual(gates, sorted(gates))
            self.assertTrue(all(depth["memory"] > 0 for depth in statistics["depths"]))

    def test_of_a_profile_add_up_to_the_gates_of_the_circuit(self):
        report = self.check("--profile", "--json").json
        lines = report["statistics"]["lines"]
        self.assertIn(7, [line["location"]["line"] for line in lines])
        self.assertEqual([line["gates"] for line in lines],
                         sorted((line["gates"] for line in lines), reverse=True))
        total = sum(line["gates"] for line in lines)
        gates = report["statistics"]["depths"][-1]["gates"]
        self.assertLessEqual(total, gates)
        self.assertGreater(total, gates // 2)

    def test_of_a_profile_show_the_source(self):
        self.assertIn("Lights.tla:8: /\\ count' = count + n", self.check("--profile").out)

    def test_take_no_other_form(self):
        self.assertEqual(self.check("--stats=xml").status, 64)


class JsonReport(ProgramTest):
    KEYS = {"schema", "spec", "module", "verdict", "property", "depth", "engine", "distinct_states",
            "trace", "statistics", "diagnostics", "exit_status", "reason", "fault"}

    def test_every_outcome_is_one_object_with_the_same_keys(self):
        outcomes = {"Violated": ("violated", 12), "Deadlock": ("deadlock", 11),
                    "AssertFails": ("assertion", 14), "IndexOutOfRange": ("evaluation error", 75),
                    "FalseAssume": ("assumption", 10), "ParseError": ("error", 150)}
        for name, (verdict, status) in outcomes.items():
            run = Run("check", "--format=json", os.path.join(FIXTURES, name + ".tla"))
            self.assertEqual(run.status, status, name)
            self.assertLessEqual(self.KEYS, set(run.json), name)
            self.assertIn(verdict, run.json["verdict"], name)
            self.assertEqual(run.json["exit_status"], status, name)
            self.assertEqual(run.json["schema"], 1)

    def test_the_trace_has_actions_values_and_changes(self):
        report = self.check_counter("--format=json").json
        self.assertEqual(report["property"], "Small")
        self.assertEqual(report["depth"], 2)
        self.assertEqual(len(report["trace"]), 3)
        self.assertEqual(report["cause"]["text"], "x < 3")
        last = report["trace"][-1]
        self.assertEqual(last["action"]["name"], "Add")
        self.assertEqual(last["action"]["arguments"][0]["name"], "n")
        self.assertEqual(last["action"]["location"]["line"], 6)
        self.assertEqual(last["changed"], ["x", "log"])
        self.assertIn(last["state"]["x"], ("3", "4"))
        self.assertEqual(last["values"]["x"], {"#bigint": last["state"]["x"]})
        self.assertIn("#tup", last["values"]["log"])

    def test_the_explicit_engine_counts_states(self):
        report = self.check_counter("--inv=Fine", "--no-deadlock", "--engine=explicit",
                                    "--format=json").json
        self.assertEqual(report["verdict"], "holds")
        self.assertTrue(report["exhaustive"])
        self.assertEqual(report["distinct_states"], 12)
        self.assertIsNone(report["trace"])

    def test_the_symbolic_engine_has_statistics_per_depth(self):
        report = self.check_counter("--inv=Fine", "--length=1", "--format=json").json
        self.assertEqual([d["depth"] for d in report["statistics"]["depths"]], [0, 1])
        self.assertIsNone(report["distinct_states"])
        self.assertFalse(report["exhaustive"])

    def test_a_mistaken_rule_pack_leaves_a_report(self):
        self.write("pack.json", "{")
        run = self.cairn("audit", "rules", "--pack=pack.json", "--json")
        self.assertEqual(run.status, 65)
        self.assertEqual(run.json["verdict"], "error")
        self.assertEqual(run.json["diagnostics"][0]["code"], "A0001")

    def test_a_false_assumption_without_a_name_has_a_place(self):
        report = Run("check", "--json", os.path.join(FIXTURES, "FalseAssume.tla")).json
        self.assertIsNone(report["property"])
        self.assertEqual(report["location"]["line"], 6)


class Itf(ProgramTest):
    def test_a_counterexample_is_written_as_itf(self):
        out = self.path("trace.itf.json")
        self.assertEqual(Run("check", "--itf", out, LEASE).status, 12)
        with open(out) as file:
            trace = json.load(file)
        self.assertEqual(trace["#meta"]["format"], "ITF")
        self.assertEqual(len(trace["states"]), 8)
        for index, state in enumerate(trace["states"]):
            self.assertEqual(state["#meta"]["index"], index)
            self.assertEqual(set(state) - {"#meta"}, set(trace["vars"]))
        first = trace["states"][0]
        self.assertEqual(first["token"], {"#bigint": "0"})
        self.assertEqual(first["file"], {"#set": []})
        self.assertEqual(first["stage"], {"#map": [["alice", "idle"], ["bob", "idle"]]})

    def test_a_file_that_cannot_be_written_is_an_error(self):
        run = Run("check", "--itf", self.path("no/such/folder/x.json"), LEASE)
        self.assertEqual(run.status, 65)
        self.assertIn("cannot write", run.err)

    def test_without_a_counterexample_no_file_is_written(self):
        out = self.path("trace.itf.json")
        self.check_counter("--inv=Fine", "--length=1", f"--itf={out}")
        self.assertFalse(os.path.exists(out))


class SmtDump(ProgramTest):
    def test_each_query_is_written_as_smt_lib(self):
        os.mkdir(self.path("smt"))
        self.assertEqual(Run("check", "--smt-dump", self.path("smt"), LEASE).status, 12)
        files = sorted(os.listdir(self.path("smt")))
        self.assertGreater(len(files), 1)
        with open(os.path.join(self.path("smt"), files[-1])) as query:
            self.assertIn("(check-sat", query.read())


if __name__ == "__main__":
    unittest.main()
