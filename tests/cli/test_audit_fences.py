"""Audits of leases: what is a fence, and what only looks like one."""
import json
import os
import re
import unittest

from coordination import FOLDER, by_obligation, pack_of, remarks
from program import ProgramTest

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
        with open(os.path.join(FOLDER, "FencedLease.tla"), encoding="utf-8") as text:
            self.write("FencedLease.tla", text.read())
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
            self.write("LeasedShards.cfg", text.read().replace("{s1}", "{s1, s2}").replace(
                "MaxEpoch = 3", "MaxEpoch = 2").replace("MaxTime = 2", "MaxTime = 1"))
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

    def test_an_invariant_about_messages_that_were_sent_does_not_block_because_one_is_lost(self):
        self.judge(self.SHOWN)
        sent = self.SPEC.replace("msgs' = msgs \\ {m}", "msgs' = msgs").replace(
            "====\n", "Sent == \\A s \\in Shard : cursor[s] # 0 => \\E m \\in msgs : m.key = cursor[s]\n====\n")
        self.write("Messages.tla", sent)
        self.write("Messages.cfg", self.CONFIG + "INVARIANT Sent\n")
        self.write("pack.json", pack_of("AP7.p"))
        run = self.cairn("audit", "Messages.tla", "--bind=bind.json", "--pack=pack.json", "--json")
        found = by_obligation(run)
        self.assertEqual((found["Sent"]["outcome"], found["AP7.p"]["outcome"]), ("pass", "open"))
        self.assertIn("speaks of the messages themselves", found["AP7.p"]["message"])

    def test_messages_of_another_kind_show_nothing(self):
        mixed = self.SPEC.replace("/\\ msgs = {}", '/\\ msgs = {[hello |-> "all"]}').replace(
            "Save(m) ==\n  /\\ Fenced(m)", "Save(m) ==\n  /\\ \"epoch\" \\in DOMAIN m /\\ Fenced(m)")
        self.assertEqual(self.judge(self.SHOWN, spec=mixed)["DB.stale.checkpoint.p"]["outcome"], "pass")
        found = self.judge(self.SHOWN, "CONSTANT Fenced <- NotFenced\n", spec=mixed)
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


if __name__ == "__main__":
    unittest.main()
