"""The reports of audits: JSON, SARIF and more, of the same findings."""
import hashlib
import json
import unittest

import sarif
from program import ProgramTest, ROOT, Run

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

    def sarif(self, *words, **options):
        self.audit("--sarif=out.sarif", *words, **options)
        with open(self.path("out.sarif")) as file:
            return json.load(file)


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


class Sarif(Reports):
    def setUp(self):
        super().setUp()
        try:
            import jsonschema  # noqa: F401
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")

    def test_fits_the_schema_and_what_github_asks_for(self):
        self.assertEqual(sarif.problems(self.sarif()), [])
        self.assertEqual(sarif.problems(self.sarif(log=LOG + "{")), [])

    def test_of_an_audit_without_offences_has_no_results_but_rules_of_the_pack(self):
        log = self.sarif(log=LOG.splitlines()[0] + "\n" + LOG.splitlines()[1] + "\n")
        self.assertEqual(sarif.problems(log), [])
        self.assertEqual([r["kind"] for r in log["runs"][0]["results"]], ["open", "open"])
        taxonomies = {t["name"]: len(t["taxa"]) for t in log["runs"][0]["taxonomies"]}
        self.assertEqual(taxonomies, {"locked-decisions": 8, "anti-patterns": 7})

    def test_shows_the_first_offence_and_relates_the_others(self):
        results = {r["properties"]["obligation"]: r for r in self.sarif()["runs"][0]["results"]}
        back = results["D2.3.t"]
        region = back["locations"][0]["physicalLocation"]["region"]
        self.assertEqual((region["startLine"], region["startColumn"], region["endColumn"]),
                         (3, 63, 66))
        self.assertEqual(len(back["relatedLocations"]), 1)
        self.assertEqual((back["kind"], back["level"]), ("fail", "error"))
        self.assertEqual(back["taxa"][0]["id"], "D2.3")
        self.assertEqual(results["AP6.t"]["taxa"][0]["toolComponent"]["name"], "anti-patterns")

    def test_finds_the_same_again_after_lines_were_added(self):
        def marks(log):
            return [r["partialFingerprints"] for r in log["runs"][0]["results"]]
        self.assertEqual(marks(self.sarif()), marks(self.sarif(log="\n\n" + LOG)))

    def test_spells_paths_as_relative_references(self):
        log = self.sarif(name="my #1 é.ndjson")
        self.assertEqual(sarif.problems(log), [])
        uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        self.assertEqual(uri["uri"], "my%20%231%20%C3%A9.ndjson")

    def test_of_a_counterexample_has_a_flow_with_a_thread_for_each_process(self):
        folder = "specs/coordination/LeasedShards"
        run = Run("audit", "-q", folder + "Mistakes.tla", "--config", folder + "NoFence.cfg", "--bind",
                  folder + ".json", "--sarif=-", cwd=ROOT)
        self.assertEqual(run.status, 20)
        self.assertEqual(sarif.problems(run.json), [])
        flows = [r["codeFlows"] for r in run.json["runs"][0]["results"] if "codeFlows" in r]
        self.assertEqual(len(flows), 1)
        threads = flows[0][0]["threadFlows"]
        self.assertIn("worker ann", [t.get("id") for t in threads])
        self.assertIn("worker bob", [t.get("id") for t in threads])
        order = sorted(step["executionOrder"] for t in threads for step in t["locations"])
        self.assertEqual(order, list(range(1, len(order) + 1)))

    def test_that_cannot_be_written_is_an_error(self):
        run = self.audit("--sarif=no/such/folder/out.sarif")
        self.assertEqual(run.status, 65)
        self.assertIn("cannot write", run.err)


if __name__ == "__main__":
    unittest.main()
