"""The reports of audits of the same findings, in each form."""
import hashlib
import json
import unittest

from program import ProgramTest

MAP = {"schema": 1, "event": "type", "key": "shard",
       "cursor": {"field": "last_key", "in": ["checkpoint"]},
       "epoch": {"field": "epoch", "granted": ["acquire"], "used": ["checkpoint"]},
       "item": {"field": "unit", "submitted": ["submit"], "ended": ["done"]}}
LOG = """{"type": "acquire", "shard": "s1", "epoch": 1}
{"type": "checkpoint", "shard": "s1", "epoch": 1, "last_key": "m"}
{"type": "checkpoint", "shard": "s1", "epoch": 1, "last_key": "k"}
{"type": "checkpoint", "shard": "s1", "epoch": 1, "last_key": "a"}
{"type": "acquire", "shard": "s1", "epoch": 1}
{"type": "submit", "unit": "u"}
"""


class Reports(ProgramTest):
    def audit(self, *words, log=LOG, name="events.ndjson"):
        self.write("map.json", json.dumps(MAP))
        self.write(name, log)
        return self.cairn("audit", "log", name, "--map", "map.json", *words)


class Json(Reports):
    def test_has_all_findings_and_their_counts(self):
        run = self.audit("--json")
        report = run.json
        self.assertEqual((run.status, report["exit_status"], report["schema"]), (20, 20, 1))
        self.assertEqual(report["summary"]["block"], 3)
        outcomes = {f["obligation"]: f["outcome"] for f in report["findings"]}
        self.assertEqual(outcomes["D2.3.t"], "fail")
        self.assertEqual(outcomes["DB.stale.t"], "pass")
        self.assertEqual(outcomes["AP6.known.t"], "open")
        coverage = {row["pattern"]: row for row in report["coverage"]}
        self.assertEqual(len(coverage), 8)
        self.assertEqual((coverage["cursor"]["traced"], coverage["cursor"]["failed"]), (1, 1))

    def test_knows_its_inputs_by_their_hashes(self):
        inputs = {row["role"]: row for row in self.audit("--json").json["inputs"]}
        self.assertEqual(inputs["log"]["sha256"], hashlib.sha256(LOG.encode()).hexdigest())
        self.assertEqual(inputs["mapping"]["path"], "map.json")

    def test_has_lines_that_could_not_be_read(self):
        report = self.audit("--json", log=LOG + "{").json
        self.assertEqual(report["diagnostics"][0]["code"], "A0101")
        self.assertEqual(report["diagnostics"][0]["location"]["line"], 7)

    def test_of_an_audit_that_could_not_begin_is_an_error(self):
        run = self.cairn("audit", "log", "x", "--map", "missing.json", "--json")
        self.assertEqual((run.status, run.json["verdict"]), (65, "error"))


if __name__ == "__main__":
    unittest.main()
