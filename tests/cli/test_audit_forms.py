"""The Markdown of audits beside the forms of the charter: headings, tables, ticks and words, in order."""
import json
import os
import re
import tempfile
import unittest

from program import ProgramTest, ROOT, Run

DESIGN = os.path.join(ROOT, "specs", "coordination", "LeasedShards")
CODE = os.path.join(ROOT, "tests", "cli", "code")

DECISION_FORM = """### Locked Decisions Check
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
| **Problem** |
| **Approach** |
| **Provenance** |
| **Fit** |
| **Trade-offs** |
| **Safety invariant** |
| **Liveness invariant** |
| **Verification** |
### Alternatives Considered
| Alternative | Why Rejected | Reference |
|-------------|-------------|-----------|
### Open Questions
### Flags
| Severity | Location | Issue |
|----------|----------|-------|
### Missing Coverage
### Related Skills
"""
PATTERN_FORM = ["- **Invariant**: ", "- **Reference**: ", "- **Violation scenario**: ", "- **Verification**: "]
CODE_FORM = """### Monotonicity & Ordering Check
- [ ] Cursor advancement: `new_key >= old_key` enforced
- [ ] Epoch/fence tokens: monotonically increasing, no reuse
- [ ] Shard bounds: half-open [start, end), start < end
- [ ] Checkpoint regression: no regression of last_key to None (D2.5)
### Flags
| Severity | Location | Issue |
|----------|----------|-------|
### Missing Coverage
| Pattern | Invariant | Suggested Verification |
|---------|-----------|----------------------|
### Related Skills
"""
NOVEL = """
**Provenance**: Level 0 — NOVEL/UNJUSTIFIED
**WARNING**: No established reference found. This pattern requires:
- Extra review from a second opinion
- Property-based tests covering all invariants
- Consider whether an existing proven pattern could substitute
"""
ADDITION = """
### Suggested Reference Addition
Add to section: [boundary section name]
| Title | Authors / Source | Year | Why It Matters |
|-------|-----------------|------|----------------|
| [title](URL) | [authors] | [year] | [relevance to our project] |
"""


class Forms(ProgramTest):
    def expect_in_order(self, form, text):
        at = 0
        for line in form.splitlines():
            found = text.find("\n" + line, at)
            self.assertGreaterEqual(found, 0, f"{line!r} is not there, or not behind what it follows")
            at = found + 1

    @classmethod
    def setUpClass(cls):
        """One audit of the design, in all forms."""
        cls.shared = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.shared.cleanup)
        cls.forms = {form: os.path.join(cls.shared.name, form) for form in ("md", "html", "json")}
        run = Run("audit", DESIGN + ".tla", "--bind", DESIGN + ".json", "--doc", DESIGN + ".md",
                  "--scenarios", "--json", *(f"--{form}={cls.forms[form]}" for form in ("md", "html")))
        with open(cls.forms["json"], "w") as file:
            file.write(run.out)

    def report(self, form):
        with open(self.forms[form]) as file:
            return file.read()

    def test_a_design_is_a_decision_record_in_the_form_of_the_charter(self):
        out = self.report("md")
        self.assertTrue(out.startswith("## Distributed Systems Decision: "))
        self.expect_in_order(DECISION_FORM, out)

    def test_headings_of_a_design_are_those_of_the_charter_and_ours_come_after(self):
        heads = re.findall(r"^### (.*)", self.report("md"), re.MULTILINE)
        form = re.findall(r"^### (.*)", DECISION_FORM, re.MULTILINE)
        self.assertEqual([head for head in heads if head in form], form)
        self.assertEqual(heads[:len(form) - 1], form[:-1])

    def test_an_implementation_is_the_inline_audit_of_each_pattern(self):
        out = Run("audit", "code", CODE, "--md").out
        blocks = re.split(r"^\*\*Pattern: ", out, flags=re.MULTILINE)[1:]
        self.assertEqual(len(blocks), 3)
        for block in blocks:
            lines = block.splitlines()
            self.assertRegex(lines[0], r"^[A-Z][a-z -]+\*\* \([^ ]+\.rs:\d+–\d+(, [^ ]+:\d+–\d+)*\)$")
            for line, start in zip(lines[1:], PATTERN_FORM):
                self.assertTrue(line.startswith(start), line)
        self.expect_in_order(CODE_FORM, out)

    def test_each_function_is_named_once_with_its_pattern(self):
        for line in re.findall(r"^\*\*Pattern: .*\((.*)\)$", Run("audit", "code", CODE, "--md").out,
                               re.MULTILINE):
            places = line.split(", ")
            self.assertEqual(len(places), len(set(places)))

    def test_flags_have_the_words_of_the_charter(self):
        out = Run("audit", "code", CODE, "--md").out
        self.assertRegex(out, r"\| WARN \| \S+:6 \| Possible anti-pattern violation: prohibition #5: the wall")
        self.assertRegex(out, r"\| WARN \| \S+ \| Missing verification strategy for Lease logic: one worker")
        folder = os.path.join(ROOT, "specs", "coordination", "LeasedShards")
        out = Run("audit", folder + "Mistakes.tla", "--config", folder + "NoFence.cfg", "--bind",
                  folder + ".json", "--md").out
        self.assertRegex(out, r"\| BLOCK \| \S+:\d+ \| Contradicts locked decision B: ")
        self.assertIn("- [ ] Conflicts with Decision B — resolution required\n", out)

    def test_a_pattern_that_a_log_bears_out_could_have_a_stronger_test(self):
        traced = {"findings": [{"rule": "D2.3", "pattern": "cursor", "channel": "log", "outcome": "pass",
                                "weight": "none", "assurance": "traced", "message": "m"}]}
        self.write("traced.json", json.dumps(traced))
        out = self.cairn("audit", "code", CODE, "--evidence", "traced.json", "--md").out
        self.assertRegex(out, r"\| INFO \| \S+ \| Stronger test available for Cursor advancement, "
                              r"which is traced: property test")

    def test_what_cannot_be_verified_blocks_an_implementation(self):
        run = Run("audit", "code", CODE, "--mode", "implementation", "--md")
        self.assertEqual(run.status, 20)
        self.assertRegex(run.out, r"\| BLOCK \| \S+ \| cursor advancement is not verified by a scan")

    def test_a_design_without_a_reference_is_novel(self):
        self.write("new.md", self.cairn("audit", "record", "new", "Shiny").out)
        out = self.cairn("audit", "record", "check", "new.md", "--md").out
        self.assertIn(NOVEL, out)
        self.assertIn(ADDITION, out)
        self.assertIn("No citation for Shiny — NOVEL/UNJUSTIFIED (REC.provenance) |\n", out)
        self.assertIn("- /deep-research — ", out)

    def test_what_could_happen_is_told_in_every_form(self):
        for form in ("md", "html", "json"):
            with self.subTest(form):
                self.assertRegex(self.report(form), r"[Ww]ithout\W.*Forward\(s, k\)(`|</code>) in Checkpoint")
                self.assertRegex(self.report(form), r"Checkpoint\(ann, s1, 1\)")
        proofs = self.forms["json"]
        out = Run("audit", "code", CODE, "--evidence", proofs, "--md").out
        self.assertIn("- **Violation scenario**: without `Forward(s, k)` in Checkpoint it is not so that "
                      "cursors never go back:\n  0. Init — at first\n", out)
        out = Run("audit", "record", "render", DESIGN + ".md", "--form", "madr", "--evidence", proofs).out
        self.assertIn("  - without `Forward(s, k)` in Checkpoint it breaks:\n    0. Init - at first\n", out)


if __name__ == "__main__":
    unittest.main()
