"""Audits of specifications: the proof channel and bindings."""
import concurrent.futures
import functools
import json
import os
import re
import tempfile
import unittest

from program import COUNTER, SPECS, ProgramTest, Run

FOLDER = os.path.join(SPECS, "coordination")

# The mistakes that ship: which rules refute each of them, and no others do.
MISTAKES = {
    "LeasedShardsNoFence": {"DB.stale.checkpoint.p": 6},
    "LeasedShardsCompleteNoFence": {"DB.stale.complete.p": 7},
    "LeasedShardsParkNoFence": {"DB.stale.park.p": 6},
    "LeasedShardsRenewNoFence": {"DB.stale.renew.p": 6},
    "LeasedShardsByName": {"AP3.reply.p": 6},
    "LeasedShardsClockFence": {"AP2.p": 7, "AP3.timeout.p": 5, "AP3.reply.p": 6, "AP5.p": 5},
    "LeasedShardsReusedEpoch": {"DB.fresh.p": 5, "DB.unique.p": 5, "DB.copy.p": 5, "DB.owner.p": 5},
    "LeasedShardsRefetches": {"DB.unique.p": 6, "DB.copy.p": 6, "DB.owner.p": 6},
    "LeasedShardsSameEpoch": {"DB.fresh.p": 5},
    "LeasedShardsForgetsEpoch": {"DB.epoch.p": 4},
    "LeasedShardsTimestamps": {"AP2.p": 6},
    "LeasedShardsMixedUp": {"DB.local.p": 2, "DB.owner.p": 2},
    "LeasedShardsTellsOthers": {"DB.local.p": 3, "DB.unique.p": 3, "DB.copy.p": 3},
    "LeasedShardsGossip": {"DB.local.p": 5, "DB.epoch.p": 8, "DB.fresh.p": 5},
    "LeasedShardsSkipsByHand": {"IP3.only.p": 2},
    "LeasedShardsReleasesByHand": {"IP1.only.p": 3},
    "LeasedShardsFencesByHand": {"IP2.only.p": 2},
    "LeasedShardsParksByHand": {"IP6.only.p": 2},
    "LeasedShardsHandsOver": {"DA.p": 4},
    "LeasedShardsTwice": {"IP1.free.p": 3},
    "LeasedShardsNoDeadline": {"AP5.p": 3},
    "LeasedShardsSteals": {"DA.p": 3, "IP1.free.p": 3},
    "LeasedShardsRenewsAnew": {"IP1.renew.p": 3},
    "LeasedShardsBackward": {"D2.3.p": 4},
    "LeasedShardsForgetful": {"D2.5.p": 4},
    "LeasedShardsReopen": {"IP6.final.p": 5},
    "SplitShardsAnyMerge": {"D2.2.merge.p": 2, "D2.2.overlap.p": 4},
    "SplitShardsBackward": {"D2.3.p": 3},
    "SplitShardsBehind": {"D2.4.p": 3},
    "SplitShardsClosed": {"D2.2.split.p": 2, "D2.2.overlap.p": 2},
    "SplitShardsEmpty": {"D2.2.split.p": 2, "D2.2.form.p": 2},
    "SplitShardsShort": {"D2.2.gap.p": 1},
    "SplitShardsGap": {"D2.2.split.p": 2, "D2.2.form.p": 2, "D2.2.gap.p": 2, "D2.4.p": 3,
                       "AP6.p": 2},
    "SplitShardsOneByte": {"D2.2.split.p": 2},
    "SplitShardsOneByteMerged": {"D2.2.merge.p": 2},
    "SplitShardsLittleEndian": {"D3.3.p": 0},
    "SplitShardsDecimal": {"D3.3.p": 0},
    "SplitShardsPastEnd": {"D2.4.p": 3},
    "SplitShardsTokenCompared": {"D2.1.p": 3},
    "OperationLogLateRetry2": {"IP5.once.p": 6, "IP5.repeat.p": 6, "IP5.result.p": 6,
                               "AtMostOnce": 6},
    "OperationLogLateRetry3": {"IP5.once.p": 7, "IP5.repeat.p": 7, "IP5.result.p": 7,
                               "AtMostOnce": 7},
    "OperationLogEager": {"IP5.once.p": 5, "IP5.repeat.p": 5, "IP5.result.p": 5,
                          "AtMostOnce": 5},
    "OperationLogNotConsulted": {"IP5.once.p": 5, "IP5.repeat.p": 5, "IP5.result.p": 4,
                                 "AtMostOnce": 5},
    "OperationLogOverwrites": {"IP5.repeat.p": 4, "IP5.result.p": 4},
    "OperationLogReusesNumber": {"IP5.payload.p": 4},
    "OperationLogForgetsAnswer": {"IP5.result.p": 4},
    "OperationLogRetriesInside": {"IP5.once.p": 2},
    "OperationLogInMemory": {"IP6.crash.p": 5},
    "ScanQueueAnyResult": {"IP5.once.p": 9, "IP6.final.p": 7},
    "ScanQueueForgets": {"AP6.p": 6},
    "ScanQueueNoRoom": {"AP4.p": 3},
    "ScanQueueTrustsDetector": {"AP3.timeout.p": 7},
    "ScanQueueTrustsNetwork": {"AP7.p": 6},
}
MODULES = ("LeasedShards", "SplitShards", "OperationLog", "ScanQueue")


def audit(spec, binding, *words):
    return Run("audit", spec + ".tla", "--bind", binding + ".json", *words, cwd=FOLDER)


@functools.lru_cache(None)
def right(module):
    """The audit of a design that ships, as it is."""
    return audit(module, module, "--json")


def proofs(run):
    """What the proof channel decided; lints have their own tests."""
    return [f for f in run.json["findings"]
            if f["channel"] == "proof" and f["outcome"] != "review"]


def remarks(run):
    """What the proof channel cannot see, by what it is about."""
    return {f["obligation"]: f["message"] for f in run.json["findings"]
            if f["channel"] == "proof" and f["outcome"] == "review"}


def by_obligation(run):
    return {f["obligation"]: f for f in proofs(run)}


class Coordination(unittest.TestCase):
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

    def test_each_mistake_is_refuted_by_the_rules_it_is_against_and_by_no_other(self):
        def look(config):
            module = next(m for m in MODULES if config.startswith(m))
            return audit(module + "Mistakes", module, "--config", config + ".cfg", "--json")

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(look, MISTAKES))
        for (config, rules), run in zip(MISTAKES.items(), runs):
            self.assertEqual(run.status, 20, config)
            failed = {f["obligation"]: len(f["scenario"]) for f in proofs(run)
                      if f["outcome"] == "fail"}
            self.assertEqual(failed, rules, config)

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

    def test_a_split_that_only_large_keys_show_to_be_wrong_is_told_with_such_keys(self):
        run = audit("SplitShardsMistakes", "SplitShards", "--config=SplitShardsOneByte.cfg", "--json")
        self.assertEqual([f["obligation"] for f in proofs(run) if f["outcome"] == "fail"],
                         ["D2.2.split.p"])
        found = by_obligation(run)["D2.2.split.p"]
        key = int(re.search(r"\bkey = (-?\d+)", found["message"]).group(1))
        self.assertFalse(0 <= key < 256, found["message"])
        first, last = found["scenario"]
        self.assertTrue(first["told"].startswith("a state with status = "), first["told"])
        self.assertRegex(last["action"], rf"Split\(\d, {key}, \d\)")
        self.assertIn(f"is split at {key}: the keys from there on go to", last["told"])

    def test_lints_hold_guards_against_the_obligations_as_well(self):
        findings = right("LeasedShards").json["findings"]
        guards = [f["message"] for f in findings if f["rule"] == "W0005"]
        self.assertFalse([m for m in guards if "`Checkpoint`" in m], guards)
        self.assertTrue([m for m in guards if "of `Acquire`" in m], guards)
        self.assertFalse([f for f in findings if f["rule"] == "W0003"])

    def test_every_mistake_that_ships_is_in_the_table(self):
        configs = {name[:-4] for name in os.listdir(FOLDER) if name.endswith(".cfg")}
        self.assertEqual(configs - set(MODULES), set(MISTAKES))

    def test_a_violation_is_told_in_the_words_of_the_binding(self):
        run = audit("LeasedShardsMistakes", "LeasedShards", "--config=LeasedShardsNoFence.cfg")
        self.assertIn("worker bob: Acquire(bob, s1) - bob is granted s1", run.out)
        self.assertIn("the lease on s1 runs out, and the worker is not told", run.out)
        self.assertIn("worker ann: Checkpoint(ann, s1, 1) - ann saves a checkpoint of s1 at 1",
                      run.out)

    def test_what_the_own_invariants_of_a_design_do_not_notice_is_noticed(self):
        check = Run("check", "--engine=explicit", "LeasedShardsMistakes.tla",
                    "--config=LeasedShardsNoFence.cfg", "--inv=Ind", cwd=FOLDER)
        self.assertEqual(check.status, 0)


    def changed(self, module, **members):
        with open(os.path.join(FOLDER, module + ".json"), encoding="utf-8") as text:
            binding = json.load(text)
        binding.update(members)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as out:
            json.dump(binding, out)
            out.flush()
            return by_obligation(audit(module, out.name[:-5], "--json"))

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
        found = self.changed("LeasedShards", volatile={"clock": "0"})
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
        found = by_obligation(audit("LeasedShards", "LeasedShards", "--scenarios", "--json"))
        back, stale = found["D2.3.p"], found["DB.stale.checkpoint.p"]
        self.assertEqual(back["without"], "`Forward(s, k)` in Checkpoint")
        self.assertEqual((back["outcome"], len(back["scenario"])), ("pass", 4))
        self.assertEqual(stale["without"], "`CheckpointFenced(w, s)` in Checkpoint")

    def test_of_the_scenarios_of_all_guards_the_shortest_one_is_shown(self):
        found = by_obligation(audit("OperationLog", "OperationLog", "--scenarios", "--json"))
        recent = found["LogIsRecent"]  # the guard of `Submit` comes first, and takes 2 steps
        self.assertEqual(recent["without"], "`asked[i] = \"unpark\"` in Repeat")
        self.assertEqual(len(recent["scenario"]), 2)


# What was tried to get a checkpoint without a fence past the audit: guards that look like one.
NO_FENCES = (
    "TRUE", "held[w][s] # 0", "held[w][s] >= epoch[s]", "held[w][s] = epoch[s]",
    "held[w][s] # 0 /\\ held[w][s] <= epoch[s]", "held[w][s] # 0 /\\ held[w][s] = held[w][s]",
    "epoch[s] = epoch[s]", "Fenced(w, s) \\/ epoch[s] >= 0", "Fenced(w, s) \\/ owner[s] = Nobody",
    "\\E v \\in Worker : Fenced(v, s)", "held[w][s] # 0 /\\ held[w][s] >= epoch[s] - 1",
    "owner[s] \\in {w, Nobody}", "held[w][s] # 0 /\\ deadline[w][s] >= clock",
    "held[w][s] # 0 => epoch[s] # 0", "held[w][s] # 0 /\\ held[w][s] % 2 = epoch[s] % 2",
    "held[w][s] # 0 /\\ cursor[s] <= epoch[s]", "Fenced(w, s) \\/ clock = MaxTime",
    "held[w][s] # 0 /\\ (owner[s] # Nobody => Fenced(owner[s], s))")


def pack_of(*wanted):
    """The text of a pack with these obligations of the built-in one alone."""
    rules = Run("audit", "rules", "--json", cwd=FOLDER).json["rules"]
    obligations = [o for rule in rules for o in rule.get("obligations", ()) if o["id"] in wanted]
    assert len(obligations) == len(wanted)
    return json.dumps({"schema": 1, "name": "few", "title": "Few", "rules": [
        {"id": "F", "kind": "decision", "title": "t", "statement": "s", "obligations": obligations}]})


class Windows(ProgramTest):
    def test_a_log_of_k_operations_gives_a_stale_unpark_of_k_and_four_states(self):
        self.write("pack.json", pack_of("IP5.once.p"))
        for window in (1, 2, 3, 5):
            config = self.write("Late.cfg", "SPECIFICATION Spec\nCONSTANTS\n"
                                f"Window = {window}\nOperations = {window + 2}\n"
                                "MayRepeat <- RepeatForEver\n")
            run = audit("OperationLogMistakes", "OperationLog", "--config", config,
                        "--pack", self.path("pack.json"), "--json")
            found = by_obligation(run)["IP5.once.p"]
            self.assertEqual((found["outcome"], len(found["scenario"])), ("fail", window + 4))
            last = found["scenario"][-1]["action"]
            self.assertRegex(last, r"^Repeat\(\d\)$")


class Fences(ProgramTest):
    """A checkpoint without a fence never passes."""

    def setUp(self):
        super().setUp()
        self.write("pack.json", pack_of("DB.stale.checkpoint.p", "IP3.only.p"))
        with open(os.path.join(FOLDER, "LeasedShards.cfg"), encoding="utf-8") as text:
            small = text.read().replace("Keys = 2", "Keys = 1")
            self.write("LeasedShards.cfg", re.sub(r"INVARIANTS.*?(?=CHECK)", "", small, flags=re.S))
        with open(os.path.join(FOLDER, "LeasedShards.tla"), encoding="utf-8") as text:
            self.spec = text.read()
        with open(os.path.join(FOLDER, "LeasedShards.json"), encoding="utf-8") as text:
            self.binding = json.load(text)

    def judge(self, spec=None, binding=None):
        self.write("LeasedShards.tla", spec or self.spec)
        self.write("bind.json", json.dumps(binding or self.binding))
        self.last = self.cairn("audit", "LeasedShards.tla", "--bind=bind.json", "--pack=pack.json", "--json")
        return {name: found["outcome"] for name, found in by_obligation(self.last).items()}

    def guarded(self, guard):
        fence = "CheckpointFenced(w, s) == Fenced(w, s)"
        self.assertIn(fence, self.spec)
        return self.spec.replace(fence, "CheckpointFenced(w, s) == " + guard)

    def test_with_its_fence_it_passes(self):
        self.assertEqual(self.judge(), {"DB.stale.checkpoint.p": "pass", "IP3.only.p": "pass"})

    def test_what_looks_like_a_fence_is_none(self):
        for guard in NO_FENCES:
            with self.subTest(guard):
                self.assertEqual(self.judge(self.guarded(guard))["DB.stale.checkpoint.p"], "fail")

    def test_a_fence_that_is_checked_too_late_is_none(self):
        late = self.spec.replace("  /\\ CheckpointFenced(w, s)\n", "").replace(
            "cursor' = [cursor EXCEPT ![s] = k]",
            "cursor' = IF Fenced(w, s) THEN [cursor EXCEPT ![s] = k] ELSE cursor")
        self.assertEqual(self.judge(late)["DB.stale.checkpoint.p"], "fail")

    def sneaking(self):
        return self.spec.replace("Next ==\n", "Sneak(w, s, k) ==\n"
            "  /\\ status[s] = \"open\" /\\ Forward(s, k) /\\ held[w][s] # 0\n"
            "  /\\ cursor' = [cursor EXCEPT ![s] = k]\n"
            "  /\\ UNCHANGED <<status, owner, epoch, leases, held>>\nNext ==\n").replace(
            "Checkpoint(w, s, k)\n\nSpec", "Checkpoint(w, s, k) \\/ Sneak(w, s, k)\n\nSpec")

    def test_a_second_way_to_save_a_checkpoint_is_found(self):
        sneak = self.sneaking()
        self.assertEqual(self.judge(sneak), {"DB.stale.checkpoint.p": "pass", "IP3.only.p": "fail"})
        self.binding["actions"]["checkpoint"] = [
            self.binding["actions"]["checkpoint"],
            {"name": "Sneak", "arguments": ["worker", "shard", "key"]}]
        self.assertEqual(self.judge(sneak), {"DB.stale.checkpoint.p": "fail", "IP3.only.p": "pass"})

    def test_a_second_way_is_no_other_kind_of_action_whatever_the_binding_says(self):
        spec = self.sneaking()
        for deed, first in (("tick", "w \\in Worker"), ("unpark", "worker"), ("expire", "worker"),
                            ("split", "worker"), ("crash", "worker"), ("take", "worker")):
            binding = json.loads(json.dumps(self.binding))
            was = binding["actions"].get(deed)
            binding["actions"][deed] = ([was] if was else []) + [
                {"name": "Sneak", "arguments": [first, "shard", "key"]}]
            with self.subTest(deed):
                self.assertEqual(self.judge(spec, binding)["IP3.only.p"], "fail")

    def test_what_the_binding_says_nothing_of_is_said(self):
        self.judge(self.sneaking())
        self.assertIn("`Sneak`", remarks(self.last)["actions"])
        self.judge()
        self.assertNotIn("actions", remarks(self.last))

    def test_a_fence_of_another_shard_is_seen_with_two_shards_and_one_is_said_to_be_few(self):
        spec = self.guarded("\\E t \\in Shard : Fenced(w, t)")
        self.assertEqual(self.judge(spec)["DB.stale.checkpoint.p"], "pass")
        self.assertIn("`Shard`", remarks(self.last)["sizes"])
        with open(self.path("LeasedShards.cfg"), encoding="utf-8") as text:
            self.write("LeasedShards.cfg", text.read().replace("{s1}", "{s1, s2}"))
        self.assertEqual(self.judge(spec)["DB.stale.checkpoint.p"], "fail")
        self.assertNotIn("sizes", remarks(self.last))

    def test_a_fence_that_only_a_configuration_has_is_said_with_the_constants(self):
        with open(self.path("LeasedShards.cfg"), encoding="utf-8") as text:
            self.write("LeasedShards.cfg", text.read().replace(
                "MaxTime = 2", "MaxTime = 2\n  CheckpointFenced <- Fenced"))
        self.assertEqual(self.judge(self.guarded("held[w][s] # 0"))["DB.stale.checkpoint.p"], "pass")
        limits = by_obligation(self.last)["DB.stale.checkpoint.p"]["limits"]
        self.assertIn("CheckpointFenced <- Fenced", limits)

    def test_an_action_without_its_worker_says_nothing_of_fences(self):
        spec = self.spec.replace("Next ==\n", "AnyCheckpoint ==\n  \\E w \\in Worker, s \\in Shard, "
                                 "k \\in Key : Checkpoint(w, s, k)\nNext ==\n", 1)
        self.binding["actions"]["checkpoint"] = "AnyCheckpoint"
        self.assertEqual(self.judge(spec)["DB.stale.checkpoint.p"], "open")
        self.assertIn("say which argument of `AnyCheckpoint` is the worker",
                      by_obligation(self.last)["DB.stale.checkpoint.p"]["message"])

    def test_constants_and_constraints_without_a_zombie_let_nothing_pass(self):
        bare = self.guarded("held[w][s] # 0").replace("Spec ==", "Hide ==\n  \\A w \\in Worker, s \\in "
            "Shard : held[w][s] \\in {0, epoch[s]}\nSpec ==", 1)
        with open(self.path("LeasedShards.cfg"), encoding="utf-8") as text:
            config = text.read()
        rows = (("MaxEpoch = 3", "MaxEpoch = 1"), ("{ann, bob}", "{ann}"), ("Keys = 1", "Keys = 0"),
                ("MaxTime = 2", "MaxTime = 0"), ("{s1}", "{}"), ("CHECK_", "CONSTRAINT Hide\nCHECK_"))
        for old, new in rows:
            self.assertIn(old, config)
            self.write("LeasedShards.cfg", config.replace(old, new))
            with self.subTest(new):
                self.assertEqual(self.judge(bare)["DB.stale.checkpoint.p"], "open")
                self.assertIn("vacuous", by_obligation(self.last)["DB.stale.checkpoint.p"]["message"])
        self.write("LeasedShards.cfg", config + "ACTION_CONSTRAINT Forbid\n")
        forbid = bare.replace("Spec ==", "Forbid ==\n  \\A w \\in Worker, s \\in Shard, k \\in Key :\n    "
                              "Checkpoint(w, s, k) => Fenced(w, s)\nSpec ==", 1)
        self.assertEqual(self.judge(forbid)["DB.stale.checkpoint.p"], "fail")

    def test_a_worker_that_helps_itself_to_the_newest_epoch_is_found(self):
        helps = self.spec.replace("Next ==\n", """Help(w, s) ==
  /\\ held[w][s] # 0
  /\\ held' = [v \\in Worker |-> [held[v] EXCEPT ![s] = IF v = w THEN epoch[s] ELSE 0]]
  /\\ owner' = [owner EXCEPT ![s] = Nobody]
  /\\ UNCHANGED <<status, epoch, cursor, leases>>
Next ==
""", 1).replace("            \\/ Renew(w, s)\n", "            \\/ Renew(w, s)\n            \\/ Help(w, s)\n")
        self.write("pack.json", pack_of("DB.stale.checkpoint.p", "DB.copy.p", "IP1.only.p"))
        expire = self.binding["actions"]["expire"]
        self.binding["actions"]["expire"] = [expire, {"name": "Help", "arguments": ["worker", "shard"]}]
        self.assertEqual(self.judge(helps), {"DB.stale.checkpoint.p": "pass", "DB.copy.p": "fail",
                                             "IP1.only.p": "pass"})

    def test_bindings_that_miss_the_point_let_nothing_pass(self):
        bare = self.guarded("held[w][s] # 0")
        named = {"name": "Checkpoint", "arguments": ["worker", "shard", "key"]}
        rows = [("epoch", "[s \\in Shard |-> IF owner[s] = Nobody THEN 0 ELSE held[owner[s]][s]]"),
                ("epoch", "[s \\in Shard |-> 0]"), ("cached_epoch", "[w \\in Worker |-> epoch]"),
                ("cached_epoch", "deadline"), ("epoch", None), ("cached_epoch", None),
                ("workers", "{}"), ("workers", "{CHOOSE w \\in Worker : TRUE}"), ("shards", "{}"),
                ("no_epoch", "1"),
                ("checkpoint", None), ("checkpoint", {"name": "Renew", "arguments": ["worker", "shard"]}),
                ("checkpoint", "Tick"), ("checkpoint", {**named, "arguments": ["worker", "shard", "k \\in {}"]}),
                ("checkpoint", {**named, "arguments": ["shard", "worker", "key"]})]
        for name, value in rows:
            binding = json.loads(json.dumps(self.binding))
            part = binding["actions" if name == "checkpoint" else "roles"]
            part.pop(name, None)
            if value is not None:
                part[name] = value
            with self.subTest(name=name, value=value):
                found = self.judge(bare, binding)
                passed = [o for o in found.values() if o == "pass"]
                self.assertLess(len(passed), 2, found)
                self.assertTrue(found["DB.stale.checkpoint.p"] != "pass" or
                                found["IP3.only.p"] == "fail", found)


class Messages(ProgramTest):
    """A lease manager by messages: requests carry the epoch, and the store compares it."""

    SPEC = """---- MODULE Messages ----
EXTENDS Naturals
CONSTANTS Worker, Nobody, MaxEpoch
VARIABLES owner, epoch, held, cursor, msgs
vars == <<owner, epoch, held, cursor, msgs>>
Shard == {"s"}
Requests == [from : Worker, shard : Shard, epoch : 1 .. MaxEpoch, key : 1 .. 2]
Init ==
  /\\ owner = [s \\in Shard |-> Nobody]
  /\\ epoch = [s \\in Shard |-> 0]
  /\\ held = [w \\in Worker |-> [s \\in Shard |-> 0]]
  /\\ cursor = [s \\in Shard |-> 0]
  /\\ msgs = {}
Acquire(w, s) ==
  /\\ owner[s] = Nobody /\\ epoch[s] < MaxEpoch
  /\\ owner' = [owner EXCEPT ![s] = w]
  /\\ epoch' = [epoch EXCEPT ![s] = @ + 1]
  /\\ held' = [held EXCEPT ![w][s] = epoch[s] + 1]
  /\\ UNCHANGED <<cursor, msgs>>
Expire(s) ==
  /\\ owner[s] # Nobody
  /\\ owner' = [owner EXCEPT ![s] = Nobody]
  /\\ UNCHANGED <<epoch, held, cursor, msgs>>
Shown(w, s) == held[w][s]
Send(w, s, k) ==
  /\\ held[w][s] # 0
  /\\ msgs' = msgs \\cup {[from |-> w, shard |-> s, epoch |-> Shown(w, s), key |-> k]}
  /\\ UNCHANGED <<owner, epoch, held, cursor>>
Fenced(m) == m.epoch = epoch[m.shard]
Save(m) ==
  /\\ Fenced(m) /\\ cursor[m.shard] < m.key
  /\\ cursor' = [cursor EXCEPT ![m.shard] = m.key]
  /\\ msgs' = msgs \\ {m}
  /\\ UNCHANGED <<owner, epoch, held>>
Next ==
  \\/ \\E w \\in Worker, s \\in Shard : Acquire(w, s) \\/ \\E k \\in 1 .. 2 : Send(w, s, k)
  \\/ \\E s \\in Shard : Expire(s)
  \\/ \\E m \\in msgs : Save(m)
Spec == Init /\\ [][Next]_vars
NotFenced(m) == TRUE
ShowsNewest(w, s) == epoch[s]
====
"""
    CONFIG = ("SPECIFICATION Spec\nCONSTANTS\nWorker = {a, b}\nNobody = Nobody\nMaxEpoch = 2\n"
              "CHECK_DEADLOCK FALSE\n")
    SHOWN = {"name": "Save", "arguments": ["m \\in msgs"],
             "shows": {"epoch": "m.epoch", "worker": "m.from", "shard": "m.shard"}}

    def judge(self, checkpoint, config="", spec=None):
        self.write("Messages.tla", spec or self.SPEC)
        self.write("Messages.cfg", self.CONFIG + config)
        self.write("bind.json", json.dumps({
            "schema": 1,
            "roles": {"workers": "Worker", "shards": "Shard", "epoch": "epoch", "owner": "owner",
                      "cached_epoch": "held", "nobody": "Nobody"},
            "actions": {"checkpoint": checkpoint},
            "volatile": {"held": "[w \\in Worker |-> [s \\in Shard |-> 0]]"},
            "network": {"variable": "msgs", "kind": "set"}}))
        self.write("pack.json", pack_of("DB.stale.checkpoint.p", "DB.unique.p", "IP6.crash.p"))
        self.last = self.cairn("audit", "Messages.tla", "--bind=bind.json", "--pack=pack.json", "--json")
        return {} if self.last.status == 65 else by_obligation(self.last)

    def test_a_request_that_shows_its_epoch_outlives_the_memory_of_its_sender(self):
        found = self.judge(self.SHOWN)
        self.assertEqual({name: f["outcome"] for name, f in found.items()},
                         {"DB.stale.checkpoint.p": "pass", "DB.unique.p": "pass", "IP6.crash.p": "pass"})

    def test_a_store_that_does_not_compare_the_epoch_of_a_request_is_found(self):
        found = self.judge(self.SHOWN, "CONSTANT Fenced <- NotFenced\n")
        self.assertEqual(found["DB.stale.checkpoint.p"]["outcome"], "fail")
        self.assertTrue(found["DB.stale.checkpoint.p"]["scenario"][-1]["action"].startswith("Save("))

    def test_a_request_that_shows_an_epoch_its_sender_was_never_granted_is_found(self):
        found = self.judge(self.SHOWN, "CONSTANT Shown <- ShowsNewest\n")
        self.assertEqual(found["DB.stale.checkpoint.p"]["outcome"], "fail")

    def test_a_guard_that_compares_what_a_request_shows_is_needed(self):
        self.judge(self.SHOWN)
        needless = [f["message"] for f in self.last.json["findings"] if f["rule"] == "W0005"]
        self.assertFalse([m for m in needless if "Fenced(m)" in m], needless)

    def test_without_being_told_what_requests_show_a_crash_is_open_and_nobody_blocks(self):
        spec = self.SPEC.replace("Next ==\n", "Deliver(w, s, m) == m.from = w /\\ m.shard = s /\\ Save(m)\n"
                                 "Next ==\n").replace("\\E m \\in msgs : Save(m)\nSpec",
                                 "\\E w \\in Worker, s \\in Shard : \\E m \\in msgs : Deliver(w, s, m)\nSpec")
        plain = {"name": "Deliver", "arguments": ["worker", "shard", "m \\in msgs"]}
        found = self.judge(plain, spec=spec)
        self.assertEqual(found["IP6.crash.p"]["outcome"], "open")
        self.assertIn("say in the binding what they show", found["IP6.crash.p"]["message"])
        found = self.judge({**plain, "shows": {"epoch": "m.epoch"}}, spec=spec)
        self.assertEqual(found["IP6.crash.p"]["outcome"], "pass")

    def test_what_requests_show_has_to_be_an_expression_of_the_message(self):
        for shown, words in (({"worker": "m.from"}, "the text `epoch`"),
                             ({"epoch": "q.epoch"}, "no expression of Messages"),
                             ({"epoch": "m.epoch", "key": "m.key"}, "no member `key`")):
            self.judge({**self.SHOWN, "shows": shown})
            self.assertEqual(self.last.status, 65, shown)
            self.assertIn(words, self.last.out)


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
        for longest, outcome in ((2, "pass"), (3, "fail")):
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
