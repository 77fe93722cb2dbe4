"""Bindings and packs: what they may say, what becomes of it, and how they are drafted."""
import json
import re
import unittest

from coordination import FOLDER, MODULES, by_obligation, pack_of, proofs
from program import COUNTER, ProgramTest, Run


class Proposals(ProgramTest):
    def test_a_proposed_binding_fits_its_specification(self):
        for module in MODULES:
            draft = Run("audit", "bind", module + ".tla", cwd=FOLDER)
            self.assertEqual(draft.status, 0)
            path = self.write(module + ".json", draft.out)
            run = Run("audit", module + ".tla", "--bind", path, "--json", cwd=FOLDER)
            self.assertEqual(run.status, 0, run.err)
            self.assertEqual({f["outcome"] for f in proofs(run)}, {"pass", "open"})

    def test_roles_and_actions_are_found_by_their_names(self):
        draft = Run("audit", "bind", "LeasedShards.tla", cwd=FOLDER)
        self.assertEqual(draft.json["roles"]["cached_epoch"], "held")
        self.assertEqual(draft.json["actions"]["checkpoint"],
                         {"name": "Checkpoint", "arguments": ["worker", "shard", "key"]})
        self.assertEqual(draft.json["inductive"], "Ind")
        self.assertIn("nothing was found for universe, items", draft.err)

    SCHEDULER = """---- MODULE Scheduler ----
EXTENDS Naturals, Sequences, Bags
CONSTANTS EXECUTORS, TASKS, NULL
VARIABLES task_state, assignedTo, runQueue, wire
States == {"new", "running"}
Init == /\\ task_state = [t \\in TASKS |-> "new"] /\\ assignedTo = [t \\in TASKS |-> NULL]
        /\\ runQueue = <<>> /\\ wire = EmptyBag
claimTask(e) == /\\ runQueue # <<>> /\\ assignedTo' = [assignedTo EXCEPT ![Head(runQueue)] = e]
                /\\ runQueue' = Tail(runQueue) /\\ UNCHANGED <<task_state, wire>>
SUBMIT(t) == /\\ Len(runQueue) < 2 /\\ runQueue' = Append(runQueue, t)
             /\\ wire' = wire (+) SetToBag({t}) /\\ UNCHANGED <<task_state, assignedTo>>
Arrive(t) == /\\ BagIn(t, wire) /\\ wire' = wire (-) SetToBag({t})
             /\\ UNCHANGED <<task_state, assignedTo, runQueue>>
Next == (\\E e \\in EXECUTORS : claimTask(e)) \\/ \\E t \\in TASKS : SUBMIT(t) \\/ Arrive(t)
====
"""

    def test_names_in_other_styles_are_found_as_well(self):
        self.write("Scheduler.tla", self.SCHEDULER)
        draft = self.cairn("audit", "bind", "Scheduler.tla").json
        self.assertEqual(draft["roles"], {
            "workers": "EXECUTORS", "items": "TASKS", "no_cursor": "NULL", "owner": "assignedTo",
            "nobody": "NULL", "status": "task_state", "queue": "runQueue"})
        self.assertEqual(draft["actions"], {
            "acquire": {"name": "claimTask", "arguments": ["worker"]},
            "submit": {"name": "SUBMIT", "arguments": ["item"]}})

    def test_a_token_that_is_compared_or_counted_is_an_epoch_and_not_opaque(self):
        rows = (("token' = [token EXCEPT ![e] = @ + 1]", {"epoch": "token"}),
                ("token[e] < 3 /\\ UNCHANGED token", {"epoch": "token"}),
                ("token' \\in [EXECUTORS -> TASKS]", {"token": "token"}))
        for step, bound in rows:
            self.write("Scheduler.tla", self.SCHEDULER.replace("wire\nStates", "wire, token\nStates").replace(
                "claimTask(e) == ", f"claimTask(e) == /\\ {step} "))
            roles = self.cairn("audit", "bind", "Scheduler.tla").json["roles"]
            self.assertEqual({r: n for r, n in roles.items() if r in ("epoch", "token")}, bound, step)

    def test_the_token_that_each_worker_has_of_each_shard_is_what_it_was_granted(self):
        self.write("Scheduler.tla", self.SCHEDULER.replace("wire\nStates", "wire, token\nStates").replace(
            "/\\ wire = EmptyBag", "/\\ wire = EmptyBag\n"
            "        /\\ token = [e \\in EXECUTORS |-> [t \\in TASKS |-> 0]]").replace(
            "claimTask(e) == ", "claimTask(e) == /\\ token' = [token EXCEPT ![e][Head(runQueue)] = @ + 1] "))
        roles = self.cairn("audit", "bind", "Scheduler.tla").json["roles"]
        self.assertEqual({r: n for r, n in roles.items() if n == "token"},
                         {"cached_epoch": "token", "local": "token"})

    def test_a_limit_is_no_set_of_what_it_limits(self):
        self.write("Scheduler.tla", self.SCHEDULER.replace("TASKS, NULL", "TASKS, MaxTime, MaxToken, NULL"))
        roles = self.cairn("audit", "bind", "Scheduler.tla").json["roles"]
        self.assertFalse({"clock_values", "tokens"} & set(roles), roles)

    def test_the_kind_of_a_network_is_what_it_is_at_first(self):
        rows = (("EmptyBag", "bag"), ("{}", "set"), ("<<>>", "sequence"),
                ("[t \\in TASKS |-> <<>>]", "channels"), ("[t \\in TASKS |-> 0]", "bag"))
        for value, kind in rows:
            self.write("Scheduler.tla", self.SCHEDULER.replace("wire = EmptyBag", f"wire = {value}"))
            draft = self.cairn("audit", "bind", "Scheduler.tla").json
            self.assertEqual(draft["network"], {"variable": "wire", "kind": kind})

    def test_messages_in_bags_are_lost_and_repeated(self):
        self.write("Scheduler.tla", self.SCHEDULER)
        self.write("Scheduler.cfg", "INIT Init\nNEXT Next\nCONSTRAINT Few\nINVARIANT Once\nCONSTANTS\n"
                   "EXECUTORS = {e}\nTASKS = {t}\nNULL = NULL\n")
        few = "Few == BagCardinality(wire) < 3\nOnce == BagCardinality(wire) <= 2\n====\n"
        self.write("Scheduler.tla", self.SCHEDULER.replace("====\n", few).replace(
            "SUBMIT(t) == ", "SUBMIT(t) == /\\ runQueue = <<>> /\\ assignedTo[t] = NULL"))
        self.write("pack.json", pack_of("AP7.p"))
        for longest, outcome in ((2, "pass"), (3, "open")):  # it speaks of the messages themselves
            self.write("bind.json", json.dumps({"schema": 1, "network": {
                "variable": "wire", "kind": "bag", "longest": longest}}))
            run = self.cairn("audit", "Scheduler.tla", "--bind=bind.json", "--pack=pack.json", "--json")
            self.assertEqual(by_obligation(run)["AP7.p"]["outcome"], outcome, run.out + run.err)

    def test_a_specification_with_other_names_gets_an_empty_draft(self):
        self.write("Counter.tla", COUNTER)
        draft = self.cairn("audit", "bind", "Counter.tla")
        self.assertEqual((draft.status, draft.json["roles"]), (0, {}))

    def test_a_specification_that_cannot_be_read_gets_none(self):
        self.write("Broken.tla", "---- MODULE Broken ----\nx == \n====\n")
        self.assertEqual(self.cairn("audit", "bind", "Broken.tla").status, 150)
        self.assertEqual(self.cairn("audit", "bind").status, 64)


class Bindings(ProgramTest):
    def bind(self, text, spec=COUNTER, cfg="INIT Init\nNEXT Next\n"):
        self.write("Counter.tla", spec)
        self.write("Counter.cfg", cfg)
        self.write("bind.json", text if isinstance(text, str) else json.dumps(text))
        return self.cairn("audit", "Counter.tla", "--bind", "bind.json")

    def found(self, binding, **options):
        self.bind(binding, **options)
        run = self.cairn("audit", "Counter.tla", "--bind", "bind.json", "--json", "--fail-on=open")
        return run.status, by_obligation(run)

    def test_what_is_not_bound_is_open_and_never_passed(self):
        status, found = self.found({"schema": 1})
        self.assertEqual(status, 21)  # `Small` and `Fine` are checked nowhere, which comes first
        self.assertEqual({f["outcome"] for f in found.values()}, {"open"})
        self.assertIn("bind role shards (the set of shards)", found["D2.3.p"]["message"])
        self.assertIn("bind role clock", found["AP5.p"]["message"])

    def universal(self, spec=COUNTER, roles=None, **members):
        obligation = {"id": "T1.p", "title": "it is so", "form": "universal", **members}
        self.write("pack.json", json.dumps({"schema": 1, "name": "ours", "title": "Ours", "rules": [
            {"id": "T1", "kind": "decision", "title": "t", "statement": "s",
             "obligations": [obligation]}]}))
        self.bind({"schema": 1, "roles": roles or {}}, spec=spec)
        return self.cairn("audit", "Counter.tla", "--bind=bind.json", "--pack=pack.json", "--json")

    def universally(self, *words, **members):
        run = self.universal(*words, **members)
        found = by_obligation(run)["T1.p"]
        return found["outcome"], found["message"]

    INTEGERS = COUNTER.replace("EXTENDS Naturals", "EXTENDS Integers")

    def test_a_fact_about_all_integers_is_proved_or_refuted(self):
        space = {"key_space": "Int"}
        names = {"key_": "{key_space}", "other_": "{key_space}"}
        outcome = self.universally(self.INTEGERS, space, **{"for": names},
                                   formula="key_ < other_ => key_ + 1 <= other_")
        self.assertEqual(outcome, ("pass", "it is so"))
        outcome, message = self.universally(self.INTEGERS, space, **{"for": names},
                                            formula="key_ < 5000 \\/ key_ # other_ + 7")
        self.assertEqual(outcome, "fail")
        key, other = map(int, re.search(r"with key = (-?\d+), other = (-?\d+)", message).groups())
        self.assertTrue(key >= 5000 and key == other + 7, message)

    def test_a_fact_about_all_byte_strings_up_to_a_length(self):
        strings = "UNION {[1 .. n -> 0 .. 255] : n \\in 0 .. 3}"
        spec = self.INTEGERS.replace("====\n", "RECURSIVE Le(_, _)\n"
            "Le(a, b) == a = <<>> \\/ (b # <<>> /\\ (a[1] < b[1] \\/ (a[1] = b[1] /\\ Le(Tail(a), Tail(b)))))\n"
            "ByLength(a, b) == Len(a) < Len(b) \\/ (Len(a) = Len(b) /\\ Le(a, b))\n====\n")
        claim = {"for": {"key_": "{key_space}", "other_": "{key_space}"},
                 "formula": "{order}(key_, other_) /\\ key_ # other_ => \\E i_ \\in DOMAIN other_ : (\\A k_ \\in "
                            "1 .. i_ - 1 : k_ \\in DOMAIN key_ /\\ key_[k_] = other_[k_]) /\\ "
                            "(i_ \\in DOMAIN key_ => key_[i_] < other_[i_])"}
        outcome, _ = self.universally(spec, {"key_space": strings, "order": "Le"}, **claim)
        self.assertEqual(outcome, "pass")
        outcome, message = self.universally(spec, {"key_space": strings, "order": "ByLength"}, **claim)
        self.assertEqual(outcome, "fail", message)

    def test_a_fact_about_all_states_is_held_against_one_step(self):
        roles = {"universe": "x \\in Int /\\ log = <<>>"}
        claim = {"for": {"any_": "Int"}, "step": "Add(any_)"}
        outcome, _ = self.universally(self.INTEGERS, roles, **claim, formula="x' - x = any_")
        self.assertEqual(outcome, "pass")
        outcome, message = self.universally(self.INTEGERS, roles, **claim, formula="x' > x")
        self.assertEqual(outcome, "fail")
        outcome, message = self.universally(self.INTEGERS, roles, **claim, assume="x > 4",
                                            formula="any_ < 0", when="any_ > -9")
        self.assertEqual(outcome, "pass")
        outcome, message = self.universally(self.INTEGERS, roles, **claim, assume="x > 4",
                                            formula="any_ < 0", when="any_ > 9")
        self.assertEqual(outcome, "open")
        self.assertIn("vacuous", message)

    def test_what_a_universal_formula_needs_is_said(self):
        outcome, message = self.universally(**{"for": {"any_": "0 .. 9"}}, step="Add(any_)",
                                            formula="TRUE")
        self.assertEqual(outcome, "open")
        self.assertIn("bind role universe", message)
        outcome, message = self.universally(**{"for": {"any_": "0 .. 9"}}, formula="any_ < x")
        self.assertEqual(outcome, "open")
        self.assertIn("it depends on variables", message)
        for names in (None, {}, {"Any": "Int"}, {"any": "Int"}, ["any_"]):
            run = self.universal(formula="TRUE", **({"for": names} if names is not None else {}))
            self.assertEqual(run.status, 65)
            self.assertIn("`for` of T1.p", run.out)

    def test_what_there_is_not_is_not_applicable_and_says_why(self):
        absent = {"value": None, "reason": "nothing waits here"}
        _, found = self.found({"schema": 1, "roles": {"queue": absent}})
        self.assertEqual(found["AP4.p"]["outcome"], "notApplicable")
        self.assertIn("nothing waits here", found["AP4.p"]["message"])

    def test_a_rule_that_speaks_of_what_never_happens_is_vacuous_and_not_passed(self):
        status, found = self.found({"schema": 1, "roles": {
            "shards": "1 .. 2", "cursor": "<<0, 0>>", "no_cursor": "0"}})
        self.assertEqual(found["D2.3.p"]["outcome"], "open")
        self.assertEqual(found["D2.3.p"]["weight"], "WARN")
        self.assertIn("vacuous", found["D2.3.p"]["message"])
        self.assertEqual(status, 21)

    def test_what_cannot_be_evaluated_is_open(self):
        _, found = self.found({"schema": 1, "roles": {
            "shards": "1 .. 2", "cursor": "x", "no_cursor": "0"}})
        self.assertEqual(found["D2.5.p"]["outcome"], "open")

    def test_a_queue_without_a_capacity_is_pumped(self):
        endless = COUNTER.replace("x + n <= 4 /\\ ", "")
        _, found = self.found({"schema": 1, "roles": {"queue": "log"}}, spec=endless)
        self.assertEqual(found["AP4.p"]["outcome"], "fail")
        self.assertEqual(len(found["AP4.p"]["scenario"]), 7)

    def test_a_queue_that_stays_short_without_a_capacity_is_open(self):
        _, found = self.found({"schema": 1, "roles": {"queue": "log"}})
        self.assertEqual(found["AP4.p"]["outcome"], "open")

    def test_a_state_space_without_end_is_checked_as_far_as_it_goes(self):
        endless = COUNTER.replace("x + n <= 4 /\\ ", "").replace(
            "/\\ log' = Append(log, n)", "/\\ log' = log")
        _, found = self.found({"schema": 1, "roles": {
            "shards": "1 .. 1", "cursor": "<<x>>", "no_cursor": "-1"}},
            spec=endless.replace("EXTENDS Naturals", "EXTENDS Integers"))
        self.assertEqual((found["D2.3.p"]["assurance"], found["D2.3.p"]["method"]),
                         ("bounded", "bounded check, 10 steps"))

    def test_mistakes_in_a_binding_are_shown_with_their_place(self):
        rows = [
            ('{"schema": 1, "roles": {"curser": "x"}}', "A0003", 'bind.json:1:25',
             "did you mean `cursor`?"),
            ('{"schema": 1,\n "roles": {"cursor": "logg"}}', "A0004", 'bind.json:2:22',
             "did you mean `log`?"),
            ('{"schema": 1, "roles": {"cursor": null}}', "A0003", 'bind.json:1:35',
             "null without a reason"),
            ('{"schema": 1, "actions": {"checkpoint": "Adds"}}', "A0004", 'bind.json:1:41',
             "did you mean `Add`?"),
            ('{"schema": 1, "actions": {"checkpoint": {"name": "Add", "arguments": []}, "x": 1}}',
             "A0003", 'bind.json:1:75', "no rule speaks of an action"),
            ('{"schema": 1, "actions": {"checkpoint": {"name": "Add", "arguments": ["who"]}}}',
             "A0004", 'bind.json:1:41', "nothing is known of an argument"),
            ('{"schema": 1, "inductive": "Ind"}', "A0004", 'bind.json:1:28', "no operator"),
            ('{"schema": 1, "volatile": {"y": "0"}}', "A0004", 'bind.json:1:33', "no variable"),
            ('{"schema": 1, "volatile": {"x": {"asked": true}}}', "A0003", 'bind.json:1:33',
             "without a `value`"),
            ('{"schema": 1, "volatile": {"x": {"value": "0", "ask": true}}}', "A0003",
             'bind.json:1:48', "no member `ask`"),
            ('{"schema": 1, "network": {"variable": "log", "kind": "heap"}}', "A0003",
             'bind.json:1:54', "set, sequence, channels or bag"),
            ('{"schema": 1, "network": {"variable": "log", "kind": "set", "most": 3}}', "A0003",
             'bind.json:1:61', "no member `most`"),
            ('{"schema": 1, "code": {"Add": "src/add.rs"}}', "A0003", 'bind.json:1:31',
             "a place in code"),
            ('{"schema": 2}', "A0003", 'bind.json:1:12', "`schema`"),
            ('{}', "A0003", 'bind.json:1:1', "schema"),
            ('{"schema": 1, "rolls": {}}', "A0003", 'bind.json:1:15', "no member `rolls`"),
            ('{"schema": 1', "A0001", 'bind.json:1:13', ""),
        ]
        for text, code, place, words in rows:
            run = self.bind(text)
            self.assertEqual(run.status, 65, text)
            for expected in (code, place, words):
                self.assertIn(expected, run.err, text)

    def test_an_expression_of_a_role_is_an_expression_of_the_specification(self):
        run = self.bind({"schema": 1, "roles": {"cursor": "<<x, y>>"}})
        self.assertEqual(run.status, 65)
        self.assertIn("bind.json (cursor):1:6", run.err)
        self.assertIn("`y`", run.err)

    def test_code_of_an_action_is_shown_with_the_violation(self):
        status, found = self.found({"schema": 1, "code": {"Add": "src/add.rs:3-9"}, "roles": {
            "shards": "1 .. 1", "cursor": "<<2 - x>>", "no_cursor": "9"}},
            spec=COUNTER.replace("EXTENDS Naturals", "EXTENDS Integers"))
        self.assertEqual((status, found["D2.3.p"]["outcome"]), (20, "fail"))
        places = found["D2.3.p"]["places"]
        self.assertIn(("src/add.rs", 3), {(p["file"], p["line"]) for p in places})

    def test_an_invariant_that_is_not_inductive_is_said_and_other_methods_go_on(self):
        spec = COUNTER.replace("====\n", "Ind == x \\in 0 .. 2 /\\ log = <<>>\n====\n")
        _, found = self.found({"schema": 1, "inductive": "Ind", "roles": {
            "shards": "1 .. 1", "cursor": "<<x>>", "no_cursor": "9"}}, spec=spec)
        self.assertIn("not inductive", found["inductive"]["message"])
        self.assertIn("states", found["D2.3.p"]["method"])

    def test_liveness_is_open_and_not_passed_in_silence(self):
        spec = COUNTER.replace("====\n", "Ends == <>(x = 4)\n====\n")
        _, found = self.found({"schema": 1}, spec=spec, cfg="INIT Init\nNEXT Next\nPROPERTY Ends\n")
        self.assertEqual(found["Ends"]["outcome"], "open")
        self.assertIn("needs fairness", found["Ends"]["message"])

    def test_a_false_assumption_has_an_exit_status_of_its_own(self):
        for assumed in ("1 + 1 = 3", "1 \\in 2"):
            spec = COUNTER.replace("====\n", f"ASSUME {assumed}\n====\n")
            self.bind({"schema": 1}, spec=spec)
            run = self.cairn("audit", "Counter.tla", "--bind=bind.json", "--json")
            self.assertEqual(run.status, 10, run.out + run.err)
            found = by_obligation(run)["ASSUME"]
            self.assertEqual((found["outcome"], found["weight"]), ("open", "WARN"))

    def test_each_exit_status_comes_when_it_is_asked_for(self):
        def rules(formula, severity="BLOCK", when="{effects}[1] > 0"):
            self.write("pack.json", json.dumps({"schema": 1, "name": "ours", "title": "Ours", "rules": [
                {"id": "T1", "kind": "decision", "title": "t", "statement": "s", "severity": severity,
                 "obligations": [{"id": "T1.p", "title": "t", "form": "state", "formula": formula,
                                  "when": when}]}]}))

        def status(*words):
            return self.cairn("audit", "Counter.tla", "--bind=bind.json", "--pack=pack.json", *words).status

        cfg = "INIT Init\nNEXT Next\nINVARIANT Fine\nCHECK_DEADLOCK FALSE\n"
        spec = COUNTER.replace("Small == x < 3\n", "").replace(
            "Fine == x < 9", "Fine == x \\in 0 .. 4 /\\ log \\in Seq(1 .. 2) /\\ Len(log) <= x")
        self.bind({"schema": 1, "roles": {"effects": "<<x>>"}}, spec=spec, cfg=cfg)
        small, fine = "{effects}[1] < 3", "{effects}[1] < 9"
        rows = [(small, "BLOCK", {"block": 20, "warn": 20, "open": 20}),
                (small, "WARN", {"block": 0, "warn": 21, "open": 21}),
                (small, "INFO", {"block": 0, "warn": 0, "open": 0})]
        for formula, severity, statuses in rows:
            rules(formula, severity)
            for fail_on, wanted in statuses.items():
                found = status("--fail-on", fail_on)
                with self.subTest(severity=severity, fail_on=fail_on):
                    # guards are not asked for while something blocks, which is open
                    self.assertIn(found, {wanted, 22} if fail_on == "open" else {wanted})
        self.bind({"schema": 1}, spec=spec, cfg=cfg)
        rules(fine)
        self.assertEqual([status(f"--fail-on={on}") for on in ("block", "warn", "open")], [0, 0, 22])
        self.assertEqual(status("--fail-on=never"), 64)
        self.assertEqual(self.cairn("audit", "Counter.tla", "--bind=none.json").status, 65)

    def refined(self, reference, citation="gray1989", **refines):
        self.write("Reference.tla", "---- MODULE Reference ----\nEXTENDS Naturals\nVARIABLE n\n"
                   f"{reference}\n====\n")
        spec = COUNTER.replace("====\n", "R == INSTANCE Reference WITH n <- x\n====\n")
        self.write("pack.json", pack_of("AP1.p"))
        self.bind({"schema": 1, "refines": {"citation": citation, **refines}}, spec=spec)
        run = self.cairn("audit", "Counter.tla", "--bind=bind.json", "--pack=pack.json", "--json")
        if run.status == 65:
            return run.out
        return next(f for f in run.json["findings"] if f["obligation"] == "AP1.p")

    def test_a_design_is_a_refinement_of_its_reference(self):
        found = self.refined("Spec == n = 0 /\\ [][n' > n]_n", spec="R!Spec")
        self.assertEqual((found["outcome"], found["method"]), ("pass", "all 12 states"))
        self.assertIn("gray1989", found["citations"])

    def test_a_step_that_the_reference_does_not_have_is_told(self):
        found = self.refined("Spec == n = 0 /\\ [][n' = n + 1]_n", spec="R!Spec")
        self.assertEqual((found["outcome"], len(found["scenario"])), ("fail", 2))
        self.assertEqual(found["scenario"][1]["action"], "Add(2)")

    def test_an_initial_state_that_the_reference_does_not_have_is_told(self):
        found = self.refined("Spec == n = 1 /\\ [][n' > n]_n", spec="R!Spec")
        self.assertEqual((found["outcome"], len(found["scenario"])), ("fail", 1))

    def test_what_a_reference_says_of_all_states_is_held_against_all_states(self):
        found = self.refined("Spec == n = 0 /\\ [](n < 4) /\\ [][n' > n]_n", spec="R!Spec")
        self.assertEqual((found["outcome"], len(found["scenario"])), ("fail", 3))

    def test_fairness_of_a_reference_is_said_not_to_be_decided(self):
        found = self.refined("Spec == n = 0 /\\ [][n' > n]_n /\\ WF_n(n' > n)", spec="R!Spec")
        self.assertEqual(found["outcome"], "pass")
        self.assertIn("what it says of fairness is not decided", found["message"])

    def test_a_reference_of_which_nothing_happens_is_vacuous(self):
        found = self.refined("Spec == n * 0 = 0 /\\ [][n' > n]_(n * 0)", spec="R!Spec")
        self.assertEqual((found["outcome"], found["weight"]), ("open", "WARN"))
        self.assertIn("vacuous", found["message"])

    def test_a_reference_that_says_nothing_of_steps_is_open(self):
        found = self.refined("Spec == n = 0", spec="R!Spec")
        self.assertEqual(found["outcome"], "open")
        self.assertIn("says nothing about steps", found["message"])

    def test_without_a_specification_of_it_a_citation_is_what_there_is(self):
        found = self.refined("Spec == TRUE")
        self.assertEqual((found["outcome"], found["assurance"], found["weight"]),
                         ("review", "asserted", "none"))
        found = self.refined("Spec == TRUE", citation="kleppmann2016")
        self.assertEqual((found["outcome"], found["weight"]), ("review", "WARN"))
        self.assertIn("evidence level 1-2 only", found["message"])

    def test_a_citation_that_no_table_has_is_novel(self):
        found = self.refined("Spec == n = 0 /\\ [][n' > n]_n", citation="nobody2026", spec="R!Spec")
        self.assertEqual((found["outcome"], found["weight"]), ("fail", "BLOCK"))
        self.assertIn("NOVEL/UNJUSTIFIED", found["message"])

    def test_a_reference_has_to_be_there_and_to_be_cited(self):
        self.assertIn("R!Spek", self.refined("Spec == TRUE", spec="R!Spek"))
        for own in ("[][Next]_x", "Next"):
            self.assertIn("no specification of another module", self.refined("Spec == TRUE", spec=own))
        self.bind({"schema": 1, "refines": {"spec": "R!Spec"}})
        run = self.cairn("audit", "Counter.tla", "--bind=bind.json")
        self.assertIn("the text `citation`", run.err)

    def test_several_operators_may_do_the_same(self):
        one, all_ones = {"name": "Add", "arguments": ["n \\in {2}"]}, {"name": "Add", "arguments": ["n \\in 1 .. 2"]}
        roles = {"cursor": "x"}
        _, found = self.found({"schema": 1, "roles": roles, "actions": {"checkpoint": one}})
        self.assertEqual(found["IP3.only.p"]["outcome"], "fail")
        self.assertIn("say in the binding what this action does", found["IP3.only.p"]["fix"])
        _, found = self.found({"schema": 1, "roles": roles, "actions": {"checkpoint": [one, all_ones]}})
        self.assertEqual(found["IP3.only.p"]["outcome"], "pass")
        run = self.bind({"schema": 1, "actions": {"checkpoint": []}})
        self.assertEqual(run.status, 65)
        self.assertIn("a list of at least one action", run.err)

    def test_a_pack_of_a_team_replaces_the_rules(self):
        self.bind({"schema": 1, "roles": {"effects": "<<x>>"}})
        self.write("pack.json", json.dumps({"schema": 1, "name": "ours", "title": "Ours", "rules": [
            {"id": "T1", "kind": "decision", "title": "t", "statement": "s", "severity": "WARN",
             "obligations": [{"id": "T1.p", "title": "it stays small", "form": "state",
                              "formula": "{effects}[1] < 3", "when": "{effects}[1] > 0"}]}]}))
        run = self.cairn("audit", "Counter.tla", "--bind=bind.json", "--pack=pack.json", "--json",
                         "--fail-on=warn")
        self.assertEqual(run.status, 21)
        self.assertEqual([(f["rule"], f["weight"], len(f["scenario"]))
                          for f in proofs(run)], [("T1", "WARN", 3)])

    def test_mistakes_in_a_pack_are_shown_with_their_place(self):
        rule = ('{"schema": 1, "name": "n", "title": "t", "rules": [{"id": "T", "kind": "decision", '
                '"title": "t", "statement": "s", %s}]}')
        rows = [('"obligation": []', "did you mean `obligations`?"),
                ('"severity": "HIGH"', "known are NONE, INFO, WARN, BLOCK"),
                ('"obligations": [{"id": "T.p", "title": "t", "form": "steady"}]', "known are state"),
                ('"obligations": [{"id": "T.p", "title": "t", "form": "state", "formula": "{x} = 1"}]',
                 "{x}, which is no role"),
                ('"obligations": [{"id": "T.p", "title": "t", "form": "compose", "role": "x"}]',
                 "which is no role"),
                ('"source": "gray1989"', "a list of texts")]
        self.bind({"schema": 1})
        for text, words in rows:
            self.write("pack.json", rule % text)
            run = self.cairn("audit", "Counter.tla", "--bind=bind.json", "--pack=pack.json")
            self.assertEqual(run.status, 65, text)
            self.assertIn("A0002", run.err)
            self.assertIn("pack.json:1:", run.err)
            self.assertIn(words, run.err)

    def test_a_formula_that_is_none_of_the_specification_is_reported(self):
        self.bind({"schema": 1, "roles": {"cursor": "x"}})
        self.write("pack.json", json.dumps({"schema": 1, "name": "ours", "title": "Ours", "rules": [
            {"id": "T1", "kind": "decision", "title": "t", "statement": "s", "obligations": [
                {"id": "T1.p", "title": "t", "form": "state", "formula": "{cursor} = unknown"}]}]}))
        run = self.cairn("audit", "Counter.tla", "--bind=bind.json", "--pack=pack.json")
        self.assertEqual(run.status, 65)
        self.assertIn("A0005", run.err)
        self.assertIn("<T1.p>:1:", run.err)

    def test_an_audit_whose_time_is_over_before_anything_is_decided_says_so(self):
        self.bind({"schema": 1, "roles": {"keys": "1 .. 100000"}})
        self.write("pack.json", json.dumps({"schema": 1, "name": "ours", "title": "Ours", "rules": [
            {"id": "T1", "kind": "decision", "title": "t", "statement": "s", "obligations": [
                {"id": "T1.p", "title": "t", "form": "constant",
                 "formula": "\\A a_, b_ \\in {keys} : a_ + b_ = b_ + a_"}]}]}))
        run = self.cairn("audit", "Counter.tla", "--bind=bind.json", "--pack=pack.json", "--json",
                         "--timeout=1")
        self.assertEqual(run.status, 5)
        self.assertEqual(by_obligation(run)["T1.p"]["outcome"], "open")

    def test_an_audit_needs_a_binding(self):
        self.assertEqual(self.cairn("audit", "Counter.tla").status, 64)

    def test_a_specification_that_is_not_there_is_reported(self):
        self.write("bind.json", '{"schema": 1}')
        self.assertEqual(self.cairn("audit", "None.tla", "--bind=bind.json").status, 150)


if __name__ == "__main__":
    unittest.main()
