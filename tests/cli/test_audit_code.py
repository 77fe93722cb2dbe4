"""`cairn audit code`: where patterns of coordination are, and what may be an anti-pattern."""
import json
import os
import unittest

from program import ProgramTest, ROOT, Run

CODE = os.path.join(ROOT, "tests", "cli", "code")
RULE = {"id": "AP9.s", "rule": "AP9", "message": "sleeping", "fix": "wake up",
        "match": {"c": ["sleep ("]},
        "tests": [{"language": "c", "code": "void f(void) { sleep(1); }", "hits": 1}]}


def places(run, obligation):
    """Pairs of file and line, of each finding of an obligation or a pattern."""
    return [(os.path.basename(f["places"][0]["file"]), f["places"][0]["line"])
            for f in run.json["findings"] if obligation in (f["obligation"], f["rule"])]


class AuditCode(ProgramTest):
    def rules(self, **changes):
        return self.write("rules.json", json.dumps({"schema": 1, "candidates": [dict(RULE, **changes)]}))

    def test_candidates_are_found_with_file_and_line(self):
        run = Run("audit", "code", CODE, "--json")
        self.assertEqual(places(run, "AP5.s"), [("lease.rs", 6)])
        self.assertEqual(places(run, "D2.2.s"), [("lease.rs", 18)])
        self.assertEqual(places(run, "AP6.s"), [("lease.rs", 21)])
        self.assertEqual(places(run, "AP4.s"), [("queue.go", 5)])
        self.assertEqual(places(run, "AP3.s"), [("queue.go", 10)])

    def test_patterns_are_located_with_the_lines_of_their_function(self):
        run = Run("audit", "code", CODE, "--json")
        found = [f for f in run.json["findings"] if f["pattern"] == "cursor" and f["outcome"] == "review"]
        self.assertEqual(len(found), 1)
        place = found[0]["places"][0]
        self.assertEqual((place["line"], place["end_line"], place["note"]), (14, 23, "checkpoint"))
        self.assertEqual(places(run, "lease"), [("lease.rs", 5)])

    def test_a_candidate_is_a_warning_and_does_not_block(self):
        self.assertEqual(Run("audit", "code", CODE).status, 0)
        self.assertEqual(Run("audit", "code", CODE, "--fail-on", "warn").status, 21)

    def test_tests_are_not_searched_and_that_is_said(self):
        run = Run("audit", "code", CODE)
        self.assertNotIn("lease_test.rs", run.out)
        self.assertIn("2 files with 4 functions were searched; 1 files of tests", run.out)

    def test_nothing_to_search_is_open_not_passed(self):
        self.write("notes.txt", "nothing")
        run = self.cairn("audit", "code", ".", "--fail-on", "open")
        self.assertEqual(run.status, 22)

    def test_every_file_that_was_searched_is_an_input(self):
        inputs = Run("audit", "code", CODE, "--json").json["inputs"]
        self.assertEqual([os.path.basename(i["path"]) for i in inputs if i["role"] == "code"],
                         ["lease.rs", "queue.go"])
        self.assertTrue(all(len(i["sha256"]) == 64 for i in inputs))

    def test_a_file_that_is_no_text_is_reported_and_the_rest_is_searched(self):
        self.write("a.c", b"int x\0;")
        self.write("b.c", "bool full(struct r *r, int k) { return k <= r->end; }")
        run = self.cairn("audit", "code", ".", "--json")
        self.assertEqual(run.status, 65)
        self.assertEqual(places(run, "D2.2.s"), [("b.c", 1)])

    def test_other_encodings_are_read_too(self):
        self.write("a.c", b"/* caf\xe9 */\r\nbool f(struct r *r, int k)\r\n{ return k <= r->end; }\r\n")
        run = self.cairn("audit", "code", ".", "--json")
        self.assertEqual((run.status, places(run, "D2.2.s")), (0, [("a.c", 3)]))

    def test_a_long_piece_of_source_is_cut_between_two_characters(self):
        for extra in range(4):
            self.write("a.rs", "fn f() { let _ = " + "a" * extra + "é" * 60 + ".tx.send(1); }")
            note = self.cairn("audit", "code", "a.rs", "--json").json["findings"][0]["places"][0]["note"]
            self.assertRegex(note, "^let _ = a*é+\\.\\.\\.$")

    def test_an_error_that_is_expected_is_not_swallowed(self):
        self.write("a.py", "try:\n    f()\nexcept KeyError:\n    pass\n"
                           "try:\n    f()\nexcept Exception:\n    pass\n")
        run = self.cairn("audit", "code", "a.py", "--json")
        self.assertEqual(places(run, "AP6.error.s"), [("a.py", 7)])

    def test_a_number_of_a_pattern_is_that_number(self):
        rules = self.rules(match={"c": ["sleep ( 60 )"]},
                           tests=[{"language": "c", "code": "void f(void) { sleep(60); sleep(6); }", "hits": 1}])
        self.write("a.c", 'void f(void)\n{\n  sleep(6);\n  sleep(60);\n  sleep("60");\n}\n')
        run = self.cairn("audit", "code", "a.c", "--json", "--code-rules", rules)
        self.assertEqual(places(run, "AP9.s"), [("a.c", 4)])

    def test_retries_without_a_limit_are_candidates(self):
        self.write("a.py", "@retry(stop=stop_never)\ndef f():\n    send()\n\n"
                           "def g():\n    delay *= 2\n    delay = min(delay, 60)\n")
        run = self.cairn("audit", "code", "a.py", "--json")
        self.assertEqual((places(run, "IP8.retry.s"), places(run, "IP8.backoff.s")), ([("a.py", 1)], [("a.py", 6)]))

    def test_what_is_new_since_an_earlier_audit_is_told_and_what_has_gone(self):
        swallowed = "def f():\n    try:\n        g()\n    except Exception:\n        pass\n"
        self.write("a.py", swallowed + "q = queue.Queue()\n")
        old = self.write("old.json", self.cairn("audit", "code", "a.py", "--json").out)
        self.write("a.py", "\n\n" + swallowed + "delay *= 2\n")
        run = self.cairn("audit", "code", "a.py", "--baseline", old, "--json", "--sarif=out.sarif").json
        self.assertEqual({f["obligation"]: f["baseline"] for f in run["findings"] if f["weight"] == "WARN"},
                         {"AP6.error.s": "unchanged", "IP8.backoff.s": "new"})
        self.assertEqual([(f["obligation"], f["baseline"]) for f in run["gone"]], [("AP4.s", "absent")])
        with open(self.path("out.sarif"), encoding="utf-8") as text:
            results = json.load(text)["runs"][0]["results"]
        self.assertEqual({r["baselineState"] for r in results}, {"new", "unchanged"})
        out = self.cairn("audit", "code", "a.py", "--baseline", old).out
        self.assertRegex(out, r"WARN   IP8.backoff.s .* \(new\)\n")
        self.assertRegex(out, r"since the baseline: 1 new, 2 unchanged, 1 gone\ngone   AP4.s +WARN: ")

    def test_a_baseline_that_is_no_report_is_an_error(self):
        self.write("a.py", "x = 1\n")
        for text in ("{", "{}", '{"findings": [1]}'):
            run = self.cairn("audit", "code", "a.py", "--baseline", self.write("old.json", text))
            self.assertEqual(run.status, 65, text)
            self.assertIn("old.json:1:", run.err)
        self.assertEqual(self.cairn("audit", "code", "a.py", "--baseline", "none.json").status, 65)

    def test_headers_with_classes_are_cpp(self):
        self.write("a.h", "\nclass S {\npublic:\n  void add(Job j) { pending_.push_back(j); }\n};\n")
        self.write("b.h", "#pragma once\nclass S {\n  void add(Job j) { pending_.push_back(j); }\n};\n")
        self.assertEqual(places(self.cairn("audit", "code", ".", "--json"), "AP4.s"), [("a.h", 4), ("b.h", 3)])

    def evidence(self, *rules):
        return self.write("evidence.json", json.dumps({"findings": [
            {"rule": rule, "channel": "proof", "outcome": "pass", "weight": "none",
             "assurance": "proved", "message": "of " + rule} for rule in rules]}))

    def test_what_is_not_verified_is_open_and_blocks_when_evidence_was_given(self):
        self.assertIn("open   D2.3          cursor advancement is not verified by a scan",
                      Run("audit", "code", CODE).out)
        run = Run("audit", "code", CODE, "--evidence", self.evidence("D2.3"))
        self.assertEqual(run.status, 20)
        self.assertNotIn("D2.3  ", run.out.replace("pass   D2.3  ", ""))
        self.assertIn("BLOCK  D2.5          that a checkpoint never loses its last key cannot be "
                      "verified from the code", run.out)

    def test_evidence_verifies_what_a_scan_cannot(self):
        run = Run("audit", "code", CODE, "--md", "--evidence",
                  self.evidence("D2.3", "D2.5", "DB", "AP5"))
        self.assertEqual(run.status, 0)
        self.assertIn("### Monotonicity & Ordering Check\n"
                      "- [x] Cursor advancement: `new_key >= old_key` enforced\n"
                      "- [x] Epoch/fence tokens: monotonically increasing, no reuse\n"
                      "- [ ] Shard bounds: half-open [start, end), start < end\n"
                      "- [x] Checkpoint regression: no regression of last_key to None (D2.5)\n", run.out)
        self.assertRegex(run.out, r"\| WARN \| .*/src/lease.rs:6 \| Possible anti-pattern.*\(AP5.s\)")

    def test_a_candidate_is_tied_to_its_rule_where_the_binding_knows_the_code(self):
        binding = self.write("bind.json", json.dumps(
            {"schema": 1, "roles": {}, "actions": {}, "code": {"Acquire": "src/lease.rs:5-12"}}))
        run = Run("audit", "code", CODE, "--bind", binding, "--evidence",
                  self.evidence("D2.2", "D2.3", "D2.5", "DB", "AP5"))
        self.assertEqual(run.status, 0, run.err)
        self.assertRegex(run.out, r"INFO +AP5.s .*; the code of Acquire, of which AP5 is proved\n")
        self.assertRegex(run.out, r"WARN +D2.2.s ")  # in code that the binding does not know
        self.assertIn("Lease logic in `acquire_lease`; the code of Acquire\n", run.out)

    def test_the_markdown_is_the_inline_audit_of_the_charter(self):
        out = Run("audit", "code", CODE, "--md").out
        for part in (f"**Pattern: Lease logic** ({CODE}/src/lease.rs:5–12)\n- **Invariant**: ",
                     "- **Reference**: Gray, Cheriton", "- **Violation scenario**: two workers",
                     "- **Verification**: model check", "### Monotonicity & Ordering Check\n- [ ] Cursor",
                     "### Flags\n| Severity | Location | Issue |", "/src/lease.rs:6 | Possible anti-pattern violation: prohibition #5: ",
                     "### Missing Coverage\n| Pattern | Invariant | Suggested Verification |",
                     "| Lease logic | one worker at a time"):
            self.assertIn(part, out)

    def test_a_team_has_its_own_rules(self):
        self.write("a.c", "void f(void) { sleep(2); }")
        run = self.cairn("audit", "code", "a.c", "--json", "--code-rules", self.rules())
        self.assertEqual(places(run, "AP9.s"), [("a.c", 1)])

    def test_rules_whose_tests_fail_are_not_used(self):
        self.write("a.c", "void f(void) { sleep(2); }")
        run = self.cairn("audit", "code", "a.c", "--code-rules", self.rules(match={"c": ["nap ("]}))
        self.assertEqual(run.status, 65)
        self.assertIn("error[A0301]: AP9.s hits 0 times here, not 1", run.err)

    def test_malformed_rules_are_shown_with_line_and_column(self):
        self.write("a.c", "int x;")
        path = self.write("rules.json", '{"schema": 1,\n "patterns": 3}')
        run = self.cairn("audit", "code", "a.c", "--code-rules", path)
        self.assertEqual(run.status, 65)
        self.assertIn("rules.json:2:14", run.err)

    def test_expressions_and_patterns_that_would_take_hours_are_refused(self):
        self.write("a.c", "int x;")
        for pattern, why in (("$/((a{1,90}){1,90}){1,90}/", "one `{...}` at most"),
                             ("$/a{1,200}/", "more than 100 times"),
                             ("$/(a*)*\\1/", "refer back"),
                             ("$/" + "(" * 5000 + "/", "too long"),
                             ("*** " * 7 + "x", "at most 6 of")):
            run = self.cairn("audit", "code", "a.c", "--code-rules",
                             self.rules(match={"c": [pattern]}))
            self.assertEqual(run.status, 65, pattern[:40])
            self.assertIn(why, run.err)

    def test_many_gaps_take_no_longer_than_one(self):
        self.write("a.c", "void f(void) { " + "a b c d e; " * 500 + "}")
        rules = self.rules(match={"c": ["nap (", "*** a *** b *** c *** d *** e *** f"]},
                           tests=[{"language": "c", "code": "nap(1);", "hits": 1}])
        run = self.cairn("audit", "code", "a.c", "--code-rules", rules, limit=20)
        self.assertEqual(run.status, 0, run.err)

    def test_a_path_that_is_not_there_is_bad_input(self):
        self.assertEqual(self.cairn("audit", "code", "nowhere.c").status, 65)
        self.assertEqual(self.cairn("audit", "code").status, 64)


if __name__ == "__main__":
    unittest.main()
