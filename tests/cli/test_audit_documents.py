"""`cairn audit record` and `cairn audit cite`: decisions, where they come from, and what bears them out."""
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from program import PROGRAM, ProgramTest, ROOT, Run, SPECS

RECORD = """## Distributed Systems Decision: Leased shards

### Locked Decisions Check
- [x] No conflict with D2.1–D2.5, D3.3, Decision A/B

### Anti-Pattern Check
- [x] No novel consensus protocols
- [x] No clock synchronization assumptions
- [x] No conflating "no response" with "failure"
- [x] No unbounded queues
- [x] No wall-clock timeouts for correctness
- [x] No silent work drops
- [x] No network reliability assumptions

### Decision Record
| Field | Detail |
|-------|--------|
| **Problem** | Two workers must not scan one shard |
| **Approach** | Leases with fencing epochs |
| **Provenance** | Level 4 — Gray & Cheriton, Leases, SOSP 1989 |
| **Fit** | There is a store with compare-and-set \\| etcd |
| **Trade-offs** | Work stops while a lease runs out |
| **Safety invariant** | `OneOwner` |
| **Liveness invariant** | `EventuallyDone`, under WF_vars(Next) |
| **Verification** | `Leases.cfg`, by induction |

### Alternatives Considered
| Alternative | Why Rejected | Reference |
|-------------|-------------|-----------|
| Locks without fencing | A paused client writes late | kleppmann2016 |
| Chubby | Not ours to run | https://example.org/chubby |

### Open Questions
None.
"""
RULES = ["D2.3", "AP1", "AP2", "AP3", "AP4", "AP5", "AP6", "AP7"]


def evidence(**outcomes):
    """A report in which each rule holds unless it is told otherwise."""
    findings = []
    for rule in RULES:
        outcome = outcomes.get(rule, "pass")
        findings.append({"rule": rule, "obligation": rule + ".p", "channel": "proof",
                         "outcome": outcome, "weight": "BLOCK" if outcome == "fail" else "none",
                         "assurance": "proved" if outcome == "pass" else "open",
                         "message": outcomes.get("message", "of " + rule)})
    return json.dumps({"schema": 1, "findings": findings})


PEOPLES_MADR = """# How keys are kept

## Context and Problem Statement

Keys are many.

## Considered Options

* "Trees"
* Lists

## Decision Outcome

Chosen option: "Trees", because they are fast.
"""
WEIGHED = """
## Pros and Cons of the Options

### Trees

* Good, because fast
* Bad, because large

### Lists

* Bad, because slow
"""

class Documents(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("Leases.cfg", "INIT Init\nNEXT Next\nINVARIANT OneOwner\nPROPERTY EventuallyDone\n")
        self.write("evidence.json", evidence())

    def check(self, record, *words):
        self.write("record.md", record)
        return self.cairn("audit", "record", "check", "record.md", "--config=Leases.cfg",
                          "--evidence=evidence.json", *words)

    def expect(self, old, new, *messages, status=20, record=RECORD):
        self.assertIn(old, record)
        run = self.check(record.replace(old, new))
        with self.subTest(new):
            self.assertEqual(run.status, status, run.out + run.err)
            for message in messages:
                self.assertIn(message, run.out)


class Check(Documents):
    def test_a_complete_record_passes(self):
        run = self.check(RECORD, "--fail-on=open")
        self.assertEqual((run.status, run.err), (0, ""), run.out)
        self.assertIn("provenance: Level 4 (Peer-reviewed), gray1989", run.out)

    def test_every_field_is_needed_and_placeholders_are_none(self):
        for field, text in (("Problem", "Two workers must not scan one shard"),
                            ("Fit", "There is a store with compare-and-set \\| etcd"),
                            ("Safety invariant", "`OneOwner`")):
            self.expect(f"| **{field}** | {text} |", f"| **{field}** | |",
                        f"the field {field} is not filled")
            self.expect(f"| **{field}** | {text} |", f"| **{field}** | [to be written] |",
                        f"the field {field} is not filled\n         record.md:")
            self.expect(f"| **{field}** | {text} |\n", "", f"the field {field} is missing")

    def test_provenance_has_a_level_and_a_reference_that_is_known(self):
        text = "Level 4 — Gray & Cheriton, Leases, SOSP 1989"
        for good in ("Level 4 - gray1989", "[Level 4] — https://doi.org/10.1145/74850.74870",
                     "Level 4: Leases: An Efficient Fault-Tolerant Mechanism"):
            self.expect(text, good, status=0)
        self.expect(text, "Gray & Cheriton 1989", "provenance starts with its level of evidence")
        self.expect(text, "Level 9 - gray1989", "provenance starts with its level of evidence")
        self.expect(text, "Level 4 - somebody, 2003", "in no table of citations")
        self.expect(text, "Level 5 - gray1989", "Level 5 is claimed, but gray1989 is of level 4")
        self.expect(text, "Level 1 - kleppmann2017", "Evidence level 1-2 only — consider stronger "
                    "reference", status=0)
        self.expect("| **Provenance** | " + text + " |", "",
                    "No citation for Leased shards — NOVEL/UNJUSTIFIED")

    def test_a_novel_pattern_needs_three_things_more(self):
        text = "Level 4 — Gray & Cheriton, Leases, SOSP 1989"
        self.expect(text, "Level 0 — NOVEL/UNJUSTIFIED", "No established reference found",
                    "needs extra review from a second opinion",
                    "needs property-based tests or proofs covering all invariants",
                    "Extra review from a second opinion".lower())
        run = self.check(RECORD.replace(text, "Level 0 — NOVEL/UNJUSTIFIED; reviewed by B. Second")
                         .replace("by induction", "proved by induction"))
        self.assertEqual(run.status, 20)
        self.assertNotIn("L0.review", run.out)
        self.assertNotIn("L0.tests", run.out)
        self.assertIn("L0.novel", run.out)

    def test_a_safety_invariant_is_a_property_that_is_checked(self):
        self.expect("`OneOwner`", "`TwoOwners`", "`TwoOwners` is checked by no configuration")
        self.expect("`OneOwner`", "one owner at a time", "names no property", status=0)

    def test_a_property_that_an_audit_found_vacuous_is_none(self):
        self.write("evidence.json", json.dumps({"findings": [
            {"rule": "vacuous", "channel": "lint", "outcome": "fail", "weight": "WARN",
             "assurance": "open", "message": "invariant OneOwner is a tautology"}]}))
        self.expect("`OneOwner`", "`OneOwner` ", "`OneOwner`: invariant OneOwner is a tautology")

    def test_without_configuration_and_evidence_it_is_not_known_what_is_checked(self):
        self.write("record.md", RECORD)
        run = self.cairn("audit", "record", "check", "record.md", "--fail-on=open")
        self.assertIn("whether `OneOwner` is checked is not known", run.out)
        self.assertIn('the tick at "No unbounded queues" has no evidence', run.out)
        self.assertEqual(run.status, 21)

    def test_a_liveness_invariant_names_its_fairness(self):
        self.expect(", under WF_vars(Next)", "", "names no fairness", status=0)

    def test_what_verification_names_is_there(self):
        self.expect("`Leases.cfg`", "`tests/none.rs`", "`tests/none.rs` is not there")
        self.expect("`Leases.cfg`, by induction", "we test it", "Missing verification strategy for "
                    "Leased shards", status=0)

    def test_alternatives_have_reasons_and_references(self):
        self.expect("A paused client writes late", "", "Locks without fencing: why it was rejected")
        self.expect("| kleppmann2016 |", "| |", "Locks without fencing: there is no reference",
                    status=0)
        self.expect("kleppmann2016", "somebody", "its reference is in no table", status=0)
        rows = RECORD[RECORD.index("| Locks"):RECORD.index("\n### Open")]
        self.expect(rows, "", "no alternative is considered")

    def test_ticks_are_there_and_ticked_and_borne_out(self):
        self.expect("- [x] No unbounded queues\n", "", 'nothing is said about "No unbounded queues"')
        self.expect("[x] No unbounded", "[ ] No unbounded", '"No unbounded queues" is not ticked')
        self.expect("- [x] No conflict with D2.1–D2.5, D3.3, Decision A/B",
                    "- [ ] Conflicts with D2.3 — resolution required",
                    "Contradicts a locked decision: Conflicts with D2.3")
        self.write("evidence.json", evidence(AP4="open"))
        self.expect("", "", 'the tick at "No unbounded queues" has no evidence', status=0)
        self.write("evidence.json", evidence(AP4="fail", message="Len(q) grows"))
        self.expect("", "", "Anti-pattern violation: prohibition #4: Len(q) grows")
        self.write("evidence.json", evidence(**{"D2.3": "fail"}))
        self.expect("", "", "Contradicts locked decision D2.3: of D2.3")

    def test_open_questions_are_listed(self):
        self.expect("None.", "- How long is a lease?", "INFO   REC.questions    open question: How long",
                    status=0)

    def test_several_records_in_a_file_are_all_checked(self):
        run = self.check(RECORD + "\n" + RECORD.replace("`OneOwner`", "[what]"))
        self.assertIn("the field Safety invariant is not filled\n         record.md:58:", run.out)

    def test_a_file_without_a_record_and_one_that_is_no_text_are_errors(self):
        for text in ("# Notes\n\nNothing.\n", "", b"\xff\xfe", b"## Distributed\x00"):
            run = self.check(text)
            self.assertEqual(run.status, 65)
            self.assertRegex(run.err, r"error\[(A0202|X0004)\]")

    def test_evidence_that_is_no_report_is_an_error(self):
        for text in ("{}", "[1]", '{"findings": [{"rule": 1}]}', "{"):
            self.write("evidence.json", text)
            run = self.check(RECORD)
            self.assertEqual(run.status, 65)
            self.assertRegex(run.err, r"error\[A0(203|001)\]")


class Evidence(Documents):
    LOG = '{"type": "grant", "shard": "s", "epoch": 1}\n'
    MAP = {"schema": 1, "event": "type", "key": "shard",
           "epoch": {"field": "epoch", "granted": ["grant"]}}

    def setUp(self):
        super().setUp()
        self.write("events.ndjson", self.LOG)
        self.write("map.json", json.dumps(self.MAP))
        run = self.cairn("audit", "log", "events.ndjson", "--map=map.json", "--json",
                         "--lock=evidence.lock")
        self.assertEqual(run.status, 0)
        self.write("log.json", run.out)
        self.record = RECORD.replace("`Leases.cfg`", "`Leases.cfg`, `evidence.lock`")

    def test_a_record_whose_evidence_is_what_it_was_passes(self):
        run = self.check(self.record, "--fail-on=open")
        self.assertEqual(run.status, 0, run.out)
        self.assertIn("3 inputs of evidence.lock are what they were", run.out)

    def test_a_record_whose_evidence_has_changed_is_stale(self):
        self.write("events.ndjson", self.LOG + self.LOG.replace("1", "2"))
        run = self.check(self.record)
        self.assertEqual(run.status, 23)
        self.assertIn("`events.ndjson` has changed since it was audited\n         evidence.lock:", run.out)
        os.remove(self.path("events.ndjson"))
        run = self.check(self.record)
        self.assertEqual(run.status, 23)
        self.assertIn("`events.ndjson` is not there any more", run.out)

    def test_a_report_that_is_given_as_evidence_can_be_stale_too(self):
        run = self.check(RECORD, "--evidence=log.json")
        self.assertEqual(run.status, 0, run.out)
        self.write("map.json", json.dumps(self.MAP) + "\n")
        run = self.check(RECORD, "--evidence=log.json")
        self.assertEqual(run.status, 23)
        self.assertIn("`map.json` has changed", run.out)

    def test_another_version_or_pack_makes_evidence_stale(self):
        with open(self.path("evidence.lock")) as file:
            lock = json.load(file)
        self.write("evidence.lock", json.dumps(lock | {"tool": {"version": "0.0.1"}}))
        self.assertIn("it was written by version 0.0.1", self.check(self.record).out)
        lock["inputs"][-1]["sha256"] = "0" * 64
        self.write("evidence.lock", json.dumps(lock))
        self.assertIn("`coordination.json (built in)` has changed", self.check(self.record).out)

    def test_what_blocks_comes_before_what_is_stale(self):
        self.write("events.ndjson", "")
        self.assertEqual(self.check(self.record.replace("`OneOwner`", "[what]")).status, 20)

    def test_a_rule_is_explained_by_the_id_that_a_report_shows(self):
        for words, shown in (("D2.3.p", "D2.3.p: cursors never go back"), ("D2.3.t", "D2.3: Cursors are monotone"),
                             ("DB", "DB.stale.renew.p: "), ("AP5", "source:     gray1989: Gray, Cheriton"),
                             ("D2.2.split.p", "key_ \\in {key_space}"), ("DB.local.p", "role:       local")):
            run = self.cairn("audit", "rules", words)
            self.assertEqual(run.status, 0, words)
            self.assertIn(shown, run.out)
        self.assertNotIn("DB.fresh.p", self.cairn("audit", "rules", "DB.epoch.p").out)
        run = self.cairn("audit", "rules", "D9")
        self.assertEqual((run.status, run.out), (64, ""))
        self.assertIn("no rule `D9`", run.err)

    def test_rules_that_are_printed_can_be_read_as_a_pack(self):
        rules = self.cairn("audit", "rules", "--json").out
        pack = self.write("pack.json", rules)
        self.assertEqual(self.cairn("audit", "rules", "--json", "--pack", pack).out, rules)

    def test_whatever_an_audit_reads_is_in_its_lock(self):
        self.write("events.ndjson", '{"shard":"s","cursor":1}\n')
        self.write("map.json", '{"schema":1,"key":"shard","cursor":{"field":"cursor"}}')
        self.write("pack.json", self.cairn("audit", "rules", "--json").out)
        self.write("refs.json", "[]")
        self.write("a.c", "int x;")
        self.write("rules.json", '{"schema":1,"patterns":[]}')
        shared = ["--pack=pack.json", "--refs=refs.json", "--lock=evidence.lock"]
        for words, own in ((["log", "events.ndjson", "--map=map.json"], ["events.ndjson", "map.json"]),
                           (["code", "a.c", "--code-rules=rules.json"], ["a.c", "rules.json"])):
            self.assertEqual(self.cairn("audit", *words, *shared).status, 0)
            with open(self.path("evidence.lock")) as file:
                paths = [i["path"] for i in json.load(file)["inputs"]]
            self.assertEqual(sorted(paths), sorted(own + ["pack.json", "refs.json"]))

    def test_a_lock_that_is_none_is_an_error(self):
        for text in ("{}", '{"inputs": []}', '{"tool": {"version": "1"}, "inputs": [1]}', "["):
            self.write("evidence.lock", text)
            run = self.check(self.record)
            self.assertEqual(run.status, 65)
            self.assertRegex(run.err, r"error\[A0(203|001)\]")


class Design(unittest.TestCase):
    """The record of the leased shards, with the audit of their specification as evidence."""

    def audit(self, spec, *words):
        folder = "specs/coordination/LeasedShards"
        return Run("audit", spec, "--bind", folder + ".json", "--doc", folder + ".md", *words, cwd=ROOT)

    def test_a_record_is_borne_out_by_proofs(self):
        run = self.audit("specs/coordination/LeasedShards.tla")
        self.assertEqual(run.status, 0, run.out)
        self.assertRegex(run.out, r"pass +REC.safety +`EpochsAreUnique` is checked \(proved: record\)")

    def test_level_5_is_earned_by_a_proof_that_the_design_is_what_it_cites(self):
        folder = os.path.join(ROOT, "specs", "coordination", "LeasedShards")
        with open(folder + ".md", encoding="utf-8") as text:
            record = text.read()
        for source, earned in (("Gray & Cheriton, Leases, SOSP 1989", True), ("ongaro2014", False)):
            with tempfile.TemporaryDirectory() as out:
                paths = [os.path.join(out, name) for name in ("record.md", "proofs.json")]
                with open(paths[0], "w", encoding="utf-8") as text:
                    text.write(re.sub(r"Level 4 — [^|]*", f"Level 5 — {source} ", record))
                run = Run("audit", folder + ".tla", "--bind", folder + ".json", "--doc", paths[0], "--json")
                with open(paths[1], "w", encoding="utf-8") as text:
                    text.write(run.out)
                again = Run("audit", "record", "check", paths[0], "--evidence", paths[1], "--json")
            for report in (run, again):
                level = [f for f in report.json["findings"] if f["obligation"] == "REC.level"]
                self.assertEqual([f["outcome"] for f in level], ["pass" if earned else "fail"])

    def test_a_counterexample_takes_its_tick_away(self):
        run = self.audit("specs/coordination/LeasedShardsMistakes.tla", "--md",
                         "--config=specs/coordination/LeasedShardsNoFence.cfg")
        self.assertEqual(run.status, 20)
        self.assertIn("## Distributed Systems Decision: Shards under leases with fencing epochs\n\n"
                      "### Locked Decisions Check\n- [ ] Conflicts with Decision B — resolution required\n",
                      run.out)
        self.assertIn("| Contradicts locked decision B: not so: stale epochs", run.out)

    def test_all_modules_are_inputs_of_the_evidence(self):
        run = self.audit("specs/coordination/LeasedShardsMistakes.tla", "--lock",
                         "--config=specs/coordination/LeasedShardsNoFence.cfg")
        self.assertEqual({(i["role"], i["path"].rsplit("/", 1)[-1]) for i in run.json["inputs"]},
                         {("specification", "LeasedShardsMistakes.tla"), ("module", "LeasedShards.tla"),
                          ("module", "FencedLease.tla"), ("configuration", "LeasedShardsNoFence.cfg"),
                          ("binding", "LeasedShards.json"), ("record", "LeasedShards.md"),
                          ("pack", "coordination.json (built in)")})


class Review(ProgramTest):
    def test_every_step_of_the_review_ends_as_the_page_says(self):
        with open(os.path.join(ROOT, "docs", "audit.md")) as page:
            steps = re.search(r"## A design review.*?```sh\n(.*?)```", page.read(), re.DOTALL)[1]
        for name in os.listdir(os.path.join(SPECS, "coordination")):
            shutil.copy(os.path.join(SPECS, "coordination", name), self.folder.name)
        os.makedirs(self.path("bin"))
        os.symlink(PROGRAM, self.path("bin/cairn"))
        environment = dict(os.environ, PATH=self.path("bin") + ":" + os.environ["PATH"])
        for step in steps.splitlines():
            command, _, rest = step.partition(" # ")
            done = subprocess.run(["sh", "-c", command], cwd=self.folder.name, env=environment,
                                  capture_output=True, text=True)
            with self.subTest(command):
                self.assertEqual(done.returncode, int(rest.split()[0]) if rest else 0,
                                 done.stdout + done.stderr)
        for name in ("review.html", "audit.sarif", "evidence.lock",
                     "decisions/0001-shards-under-leases-with-fencing-epochs.md"):
            self.assertTrue(os.path.getsize(self.path(name)), name)


class Write(Documents):
    def test_a_new_record_is_the_form_of_the_charter(self):
        run = self.cairn("audit", "record", "new", "Leased shards")
        self.assertEqual(run.status, 0)
        self.assertIn("## Distributed Systems Decision: Leased shards\n\n### Locked Decisions Check\n"
                      "- [ ] No conflict with D2.1–D2.5, D3.3, Decision A/B\n\n"
                      "### Anti-Pattern Check\n- [ ] No novel consensus protocols\n", run.out)
        self.assertIn("| **Provenance** | [Level N] — [citation with URL/paper] |\n", run.out)
        run = self.check(run.out)
        self.assertEqual(run.status, 20)
        self.assertIn("the field Problem is not filled", run.out)

    def test_a_record_that_is_written_again_is_the_same(self):
        self.write("record.md", RECORD)
        self.assertEqual(self.cairn("audit", "record", "render", "record.md").out, RECORD)

    def test_other_forms_keep_everything(self):
        self.write("record.md", RECORD)
        for form in ("madr", "nygard"):
            out = self.cairn("audit", "record", "render", "record.md", "--form", form).out
            self.write("other.md", out)
            with self.subTest(form):
                self.assertEqual(self.cairn("audit", "record", "render", "other.md").out, RECORD)
                self.assertEqual(self.check(out, "--fail-on=open").status, 0)

    def test_ticks_are_computed_from_evidence(self):
        self.write("record.md", RECORD)
        self.write("evidence.json", evidence(AP4="fail", AP5="open"))
        out = self.cairn("audit", "record", "render", "record.md", "--evidence=evidence.json").out
        self.assertIn("- [ ] No unbounded queues\n- [ ] No wall-clock timeouts for correctness\n"
                      "- [x] No silent work drops\n", out)
        self.write("evidence.json", evidence(**{"D2.3": "fail"}))
        out = self.cairn("audit", "record", "render", "record.md", "--evidence=evidence.json").out
        self.assertIn("- [ ] Conflicts with D2.3 — resolution required\n", out)

    def test_madr_has_a_file_for_each_record_with_machine_evidence(self):
        self.write("record.md", RECORD)
        run = self.cairn("audit", "record", "render", "record.md", "--madr=decisions",
                         "--evidence=evidence.json")
        self.assertEqual(run.status, 0)
        with open(self.path("decisions/0001-leased-shards.md")) as file:
            text = file.read()
        self.assertTrue(text.startswith("---\nstatus: proposed\n---\n\n# Leased shards\n"))
        confirmation = text[text.index("### Confirmation"):text.index("## Pros and Cons")]
        self.assertIn("Machine evidence:\n\n- D2.3.p: proved - of D2.3\n", confirmation)
        run = self.check(text, "--fail-on=open")
        self.assertEqual(run.status, 0, run.out)

    def test_options_of_madr_are_alternatives_but_for_the_chosen_one(self):
        for mark in ("* ", "- ", "1. "):
            self.write("plain.md", PEOPLES_MADR.replace("* ", mark))
            out = self.cairn("audit", "record", "check", "plain.md").out
            self.assertIn("Lists: why it was rejected is not said\n", out)
            self.assertNotIn("Trees", out)
            self.assertNotIn("no alternative is considered", out)

    def test_what_speaks_for_and_against_the_chosen_option_are_its_consequences(self):
        self.write("plain.md", PEOPLES_MADR + WEIGHED)
        out = self.cairn("audit", "record", "render", "plain.md").out
        self.assertIn("| **Trade-offs** | * Good, because fast * Bad, because large |", out)
        self.assertIn("| Lists | * Bad, because slow |", out)

    def test_what_is_fenced_is_an_example_and_is_kept(self):
        fenced = "```\n## Context and Problem Statement\n\n  * no bullet\n```"
        self.write("old.md", f"# 3. Trees\n\n## Context\n\nOne.\n\n{fenced}\n\n## Decision\n\nTrees.\n")
        out = self.cairn("audit", "record", "render", "old.md", "--form=nygard").out
        self.assertIn(f"## Context\n\nOne.\n\n{fenced}\n\n**Fit**", out)
        self.assertIn("## Decision\n\nTrees.\n", out)

    def test_without_any_tick_that_is_said_once(self):
        self.write("plain.md", PEOPLES_MADR)
        out = self.cairn("audit", "record", "check", "plain.md").out
        self.assertEqual(out.count("REC.ticks"), 1)
        self.assertIn("say it in a line that starts with `**Safety invariant**:`", out)

    def test_that_nothing_is_open_is_not_said_for_anybody(self):
        self.write("plain.md", PEOPLES_MADR)
        out = self.cairn("audit", "record", "render", "plain.md").out
        self.assertIn("### Open Questions\n[anything unresolved", out)
        self.write("record.md", out)
        self.assertIn("whether anything is open is not said",
                      self.cairn("audit", "record", "check", "record.md").out)

    def test_records_that_people_wrote_are_read(self):
        self.write("adr.md", "# 7. Use leases\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n"
                   "## Context\n\nTwo workers.\n\n## Decision\n\nWe use leases.\n\n"
                   "## Consequences\n\nWaiting.\n")
        out = self.cairn("audit", "record", "render", "adr.md").out
        self.assertIn("## Distributed Systems Decision: Use leases\n", out)
        self.assertIn("| **Problem** | Two workers. |\n| **Approach** | We use leases. |\n", out)
        self.write("madr.md", "---\nstatus: accepted\ndate: 2026-01-02\n---\n# Use leases\n\n"
                   "## Context and Problem Statement\n\nTwo\nworkers.\n\n## Considered Options\n\n"
                   "* Leases\n* Locks\n\n## Decision Outcome\n\nChosen option: \"Leases\".\n\n"
                   "### Consequences\n\n* Good, because safe\n\n## Pros and Cons of the Options\n\n"
                   "### Locks\n\n* Bad, because of pauses\n")
        out = self.cairn("audit", "record", "render", "madr.md").out
        self.assertIn("| **Problem** | Two workers. |\n", out)
        self.assertIn("| Locks | * Bad, because of pauses |  |\n", out)


class Reports(Documents):
    def test_the_markdown_of_a_design_has_record_flags_and_missing_references(self):
        self.write("evidence.json", evidence(AP4="fail"))
        record = RECORD.replace("Level 4 — Gray & Cheriton, Leases, SOSP 1989", "")
        out = self.check(record, "--md").out
        self.assertTrue(out.startswith("## Distributed Systems Decision: Leased shards\n"))
        self.assertIn("- [ ] No unbounded queues\n", out)
        self.assertIn("### Flags\n| Severity | Location | Issue |\n|----------|----------|-------|\n"
                      "| BLOCK | record.md:10 | Anti-pattern violation: prohibition #4", out)
        self.assertIn("| BLOCK | record.md:20 | No citation for Leased shards — "
                      "NOVEL/UNJUSTIFIED (REC.provenance) |\n", out)
        self.assertIn("### Suggested Reference Addition\n", out)

    def test_a_page_has_the_record_and_what_was_found(self):
        self.check(RECORD.replace("Leased shards", "<Leases> & \"more\""), "--html=page.html")
        with open(self.path("page.html")) as file:
            page = file.read()
        self.assertIn("Decision: &lt;Leases&gt; &amp; &quot;more&quot;", page)
        self.assertNotIn("<Leases>", page)
        self.assertNotIn("src=", page)


class Cite(ProgramTest):
    ENTRY = {"id": "lamport2002", "type": "book", "title": "Specifying Systems",
             "author": [{"family": "Lamport", "given": "Leslie"}], "publisher": "Addison-Wesley",
             "issued": {"date-parts": [[2002]]},
             "URL": "https://lamport.azurewebsites.net/tla/book.html",
             "custom": {"level": 1, "concepts": ["specification"], "section": "Verification"}}

    def add(self, **changes):
        entry = {k: v for k, v in (self.ENTRY | changes).items() if v is not None}
        self.write("entry.json", json.dumps(entry))
        return self.cairn("audit", "cite", "add", "entry.json", "--refs", "refs.json")

    def test_the_built_in_table_is_right(self):
        self.assertEqual(self.cairn("audit", "cite", "check").status, 0)

    def test_the_table_has_all_that_the_charter_names(self):
        out = self.cairn("audit", "rules", "--md").out
        for key in ("gray1989 kleppmann2016 ongaro2014 corbett2012 bacon2017 leach2017 akidau2015 "
                    "herlihy1990 chandy1985 hayashibara2004 blumofe1999 fischer1985 garciamolina1987 "
                    "mohan1992 foundationdb2021 newcombe2015 lamport1978 kulkarni2014 bailis2014 "
                    "chang2006bigtable").split():
            self.assertIn(f"| {key} | ", out)
        for row in ("D2.3 | .* | Hard safety invariant; \\[Bacon and others 2017\\]",
                    "D3.3 | .*Bigtable, FoundationDB, CockroachDB; .*2006.*2021.*2020",
                    "AP5 | .* | Clocks for liveness only; ", "AP7 | .*Bailis, Kingsbury 2014",
                    "L2 | Industry whitepapers | ",
                    "ongaro2014 | 4 | .* \\(USENIX ATC 14\\), 2014"):
            self.assertRegex(out, "(?m)^\\| " + row.replace(" | ", " \\| "))

    def test_each_concept_that_the_charter_names_has_a_reference(self):
        concepts = ("leases", "fencing tokens", "consensus", "raft", "range sharding",
                    "cursor restart", "idempotency keys", "exactly-once", "linearizability",
                    "distributed snapshots", "failure detection", "work stealing", "FLP", "sagas",
                    "WAL", "ARIES", "DST", "TLA+", "causal ordering", "HLC")
        run = self.cairn("audit", "cite", "gap", *concepts)
        self.assertEqual(run.status, 0, run.out)

    def test_a_new_citation_is_suggested_and_kept(self):
        run = self.add()
        self.assertEqual(run.status, 0, run.err)
        self.assertIn("### Suggested Reference Addition\nAdd to section: Verification\n", run.out)
        self.assertIn("| [Specifying Systems](https://lamport.azurewebsites.net/tla/book.html) | "
                      "Lamport, Addison-Wesley | 2002 | specification |\n", run.out)
        self.assertEqual(self.add(id="again", title="Again").status, 0)
        with open(self.path("refs.json")) as file:
            self.assertEqual([c["id"] for c in json.load(file)], ["lamport2002", "again"])
        self.assertEqual(self.cairn("audit", "cite", "check", "refs.json").out, "32 citations\n")

    def test_a_citation_with_a_mistake_is_not_added(self):
        self.add()
        for changes, message in (({}, "two citations"), ({"id": "x", "type": "tweet"}, "no such type"),
                                 ({"id": "x", "issued": None}, "needs a year"),
                                 ({"id": "x", "author": []}, "list `author`"),
                                 ({"id": "x", "URL": None}, "`URL` or a `DOI`"),
                                 ({"id": "x", "URL": "javascript:0"}, "no address"),
                                 ({"id": "x", "custom": {"level": 6}}, "level of evidence"),
                                 ({"id": "x", "custom": {"level": 1}}, "list `concepts`")):
            run = self.add(**changes)
            with self.subTest(message):
                self.assertEqual(run.status, 65)
                self.assertIn("error[A0201]", run.err)
                self.assertIn(message, run.err)
        with open(self.path("refs.json")) as file:
            self.assertEqual(len(json.load(file)), 1)

    def test_a_concept_without_citation_is_a_gap_with_four_searches(self):
        run = self.cairn("audit", "cite", "gap", "bloom clock", "Fencing Tokens")
        self.assertEqual(run.status, 20)
        self.assertIn("BLOCK  L0            No citation for bloom clock — NOVEL/UNJUSTIFIED", run.out)
        for search in ("paper SOSP OSDI VLDB", "production implementation",
                       "formal verification TLA+", "failure mode post-mortem"):
            self.assertIn(f'    "bloom clock" {search}\n', run.out)
        self.assertIn("Fencing Tokens: level", run.out)

    def test_a_citation_closes_a_gap(self):
        self.add(custom={"level": 3, "concepts": ["bloom clock"]})
        run = self.cairn("audit", "cite", "gap", "bloom clock", "--refs=refs.json")
        self.assertEqual(run.status, 0)

    def test_the_patterns_of_implementations_have_citations(self):
        self.assertEqual(self.cairn("audit", "cite", "gap").status, 0)


if __name__ == "__main__":
    unittest.main()
