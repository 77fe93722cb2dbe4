"""Audits of the designs that ship: what is proved, and what becomes of it if they are changed."""
import json
import os
import unittest

from coordination import FOLDER, MISTAKES, MODULES, audit, by_obligation, pack_of, proofs, right
from program import ProgramTest, Run


class Designs(ProgramTest):
    def test_the_right_designs_pass_and_nothing_is_left_open(self):
        for module in MODULES:
            run = right(module)
            self.assertEqual(run.status, 0, module)
            outcomes = {f["outcome"] for f in proofs(run)}
            self.assertEqual(outcomes, {"pass", "notApplicable"}, module)

    def test_what_has_to_be_proved_is_proved_for_executions_of_every_length(self):
        wanted = {"LeasedShards": ("D2.3.p", "D2.5.p", "DB.epoch.p", "DB.fresh.p", "DB.unique.p",
                                   "DB.stale.checkpoint.p", "IP6.final.p", "AP5.p", "IP6.crash.p"),
                  "SplitShards": ("D2.2.overlap.p", "D2.2.gap.p", "D2.3.p", "D2.4.p", "D2.5.p"),
                  "OperationLog": ("IP5.once.p", "AP4.p"),
                  "ScanQueue": ("AP4.p", "AP6.p", "AP7.p", "IP6.final.p")}
        for module, obligations in wanted.items():
            found = by_obligation(right(module))
            for obligation in obligations:
                self.assertEqual((found[obligation]["assurance"], found[obligation]["method"]),
                                 ("proved", "induction"), (module, obligation))

    def test_each_obligation_has_a_design_that_keeps_it_and_a_mistake_its_rule_alone_refutes(self):
        rules = Run("audit", "rules", "--json", cwd=FOLDER).json["rules"]
        rule_of = {o["id"]: rule["id"] for rule in rules for o in rule.get("obligations", ())}
        asked = set(rule_of)
        kept = {f["obligation"] for module in MODULES
                for f in proofs(right(module)) if f["outcome"] == "pass"}
        alone = {obligation for refuted in MISTAKES.values() for obligation in refuted
                 if len({rule_of.get(o) for o in refuted}) == 1}
        self.assertGreaterEqual(len(asked), 30)
        self.assertEqual(asked - kept, set())
        self.assertEqual(asked, alone)

    def test_splits_and_merges_and_encodings_are_right_for_all_keys_there_are(self):
        found = by_obligation(right("SplitShards"))
        methods = {name: found[name]["method"] for name in ("D2.2.split.p", "D2.2.merge.p", "D3.3.p")}
        self.assertEqual(methods, {
            "D2.2.split.p": "all of Shard, Int, from all states of AnyRanges",
            "D2.2.merge.p": "all of Shard, Int, from all states of AnyRanges",
            "D3.3.p": "all of Encodable"})

    def test_lints_hold_guards_against_the_obligations_as_well(self):
        findings = right("LeasedShards").json["findings"]
        guards = [f["message"] for f in findings if f["rule"] == "W0005"]
        self.assertFalse([m for m in guards if "`Checkpoint`" in m], guards)
        self.assertTrue([m for m in guards if "of `Acquire`" in m], guards)
        self.assertFalse([f for f in findings if f["rule"] == "W0003"])

    def few(self, module, *obligations):
        """The audit of a design with these obligations alone."""
        return by_obligation(audit(module, module, "--scenarios", "--json", "--pack",
                                   self.write("pack.json", pack_of(*obligations))))

    def changed(self, module, *obligations, **members):
        with open(os.path.join(FOLDER, module + ".json"), encoding="utf-8") as text:
            binding = json.load(text)
        binding.update(members)
        path = self.write(module + ".json", json.dumps(binding))
        pack = ["--pack", self.write("pack.json", pack_of(*obligations))] if obligations else []
        return by_obligation(audit(module, path[:-5], "--json", *pack))

    def test_a_log_of_operations_that_is_kept_in_memory_does_not_survive_a_crash(self):
        found = self.changed("OperationLog", volatile={"log": "<<>>"})
        self.assertEqual(found["IP6.crash.p"]["outcome"], "fail")
        self.assertEqual(found["IP6.crash.p"]["scenario"][-1]["told"],
                         "somebody crashes, and forgets")

    def test_a_crash_that_changes_nothing_is_vacuous(self):
        found = self.changed("OperationLog", volatile={"log": "log"})
        self.assertEqual(found["IP6.crash.p"]["outcome"], "open")
        self.assertIn("vacuous", found["IP6.crash.p"]["message"])

    def test_a_timeout_is_open_if_nobody_says_what_it_may_know(self):
        with open(os.path.join(FOLDER, "ScanQueue.json"), encoding="utf-8") as text:
            roles = json.load(text)["roles"]
        del roles["failures"], roles["clock"]
        found = self.changed("ScanQueue", roles=roles)
        self.assertEqual(found["AP3.timeout.p"]["outcome"], "open")
        self.assertIn("bind role clock or failures", found["AP3.timeout.p"]["message"])

    def test_requests_that_nobody_waits_for_are_open(self):
        found = self.changed("LeasedShards", "DB.epoch.p", "AP3.reply.p", volatile={"clock": "0"})
        self.assertEqual(found["AP3.reply.p"]["outcome"], "open")
        self.assertIn("changes nothing", found["AP3.reply.p"]["message"])

    def test_a_lost_answer_takes_nothing_from_the_memory_of_who_was_asked(self):
        answers = {"answers": '[i \\in Number |-> "none"]'}
        found = self.changed("OperationLog", volatile={**answers, "log": {"value": "log",
                                                                          "asked": True}})
        self.assertEqual(found["AP3.reply.p"]["outcome"], "pass")
        found = self.changed("OperationLog", volatile={**answers, "log": "log"})
        self.assertEqual(found["AP3.reply.p"]["outcome"], "fail")

    def test_of_what_holds_the_guard_is_shown_that_keeps_it_so(self):
        found = self.few("LeasedShards", "D2.3.p", "DB.stale.checkpoint.p")
        back, stale = found["D2.3.p"], found["DB.stale.checkpoint.p"]
        self.assertEqual(back["without"], "`Forward(s, k)` in Checkpoint")
        self.assertEqual((back["outcome"], len(back["scenario"])), ("pass", 4))
        self.assertEqual(stale["without"], "`CheckpointFenced(w, s)` in Checkpoint")

    def test_of_the_scenarios_of_all_guards_the_shortest_one_is_shown(self):
        found = by_obligation(audit("OperationLog", "OperationLog", "--scenarios", "--json"))
        recent = found["LogIsRecent"]  # the guard of `Submit` comes first, and takes 2 steps
        self.assertEqual(recent["without"], "`asked[i] = \"unpark\"` in Repeat")
        self.assertEqual(len(recent["scenario"]), 2)


if __name__ == "__main__":
    unittest.main()
