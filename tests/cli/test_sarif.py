"""SARIF of every kind of audit: held against what GitHub asks for, and against the public schema
where `./dev schema` has fetched it (SARIF_SCHEMA names the file)."""
import json
import os
import sys
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
DESIGN = os.path.join("specs", "coordination", "LeasedShards")
PUBLIC = os.environ.get("SARIF_SCHEMA")
SKIPPED = 77  # as tests/cli/CMakeLists.txt has it


class Sarif(ProgramTest):
    def of_log(self, log=LOG, name="events.ndjson"):
        self.write("map.json", json.dumps(MAP))
        self.write(name, log)
        return self.cairn("audit", "log", name, "--map", "map.json", "--sarif=-").json

    def of_design(self, *words):
        return Run("audit", "-q", *words, "--bind", DESIGN + ".json", "--sarif=-", cwd=ROOT).json

    def of_mistake(self):
        return self.of_design(DESIGN + "Mistakes.tla", "--config", DESIGN + "NoFence.cfg")

    def of_all_channels(self):
        yield "log", self.of_log()
        yield "log that cannot be read", self.of_log(LOG + "{")
        yield "code", Run("audit", "code", "tests/cli/code", "--sarif=-", cwd=ROOT).json
        yield "mistake", self.of_mistake()
        yield "design and record", self.of_design(DESIGN + ".tla", "--doc", DESIGN + ".md")
        self.write("new.md", self.cairn("audit", "record", "new", "A topic").out)
        yield "record", self.cairn("audit", "record", "check", "new.md", "--sarif=-").json


class AsGithubWantsIt(Sarif):
    def test_every_channel_fits_the_schema_of_what_we_write(self):
        for channel, log in self.of_all_channels():
            with self.subTest(channel):
                self.assertEqual(sarif.problems(log), [])

    def test_an_audit_without_offences_has_no_results_but_rules_of_the_pack(self):
        log = self.of_log("".join(LOG.splitlines(True)[:2]))
        self.assertEqual(sarif.problems(log), [])
        self.assertEqual([r["kind"] for r in log["runs"][0]["results"]], ["open"] * 5)
        taxonomies = {t["name"]: len(t["taxa"]) for t in log["runs"][0]["taxonomies"]}
        self.assertEqual(taxonomies, {"locked-decisions": 8, "anti-patterns": 7})

    def test_the_first_offence_is_shown_and_the_others_are_related(self):
        results = {r["properties"]["obligation"]: r for r in self.of_log()["runs"][0]["results"]}
        back = results["D2.3.t"]
        region = back["locations"][0]["physicalLocation"]["region"]
        self.assertEqual((region["startLine"], region["startColumn"], region["endColumn"]),
                         (3, 63, 66))
        self.assertEqual(len(back["relatedLocations"]), 1)
        self.assertEqual((back["kind"], back["level"]), ("fail", "error"))
        self.assertEqual(back["taxa"][0]["id"], "D2.3")
        self.assertEqual(results["AP6.t"]["taxa"][0]["toolComponent"]["name"], "anti-patterns")

    def test_the_gravest_results_come_first(self):
        levels = [r["level"] for r in self.of_log()["runs"][0]["results"]]
        order = ["error", "warning", "note", "none"]
        self.assertEqual(levels, sorted(levels, key=order.index))

    def test_the_same_is_found_again_after_lines_were_added(self):
        def marks(log):
            return [r["partialFingerprints"] for r in log["runs"][0]["results"]]
        self.assertEqual(marks(self.of_log()), marks(self.of_log("\n\n" + LOG)))

    def place(self, log):
        result = log["runs"][0]["results"][0]
        return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    def test_paths_are_relative_references(self):
        log = self.of_log(name="my #1 é.ndjson")
        self.assertEqual(sarif.problems(log), [])
        self.assertEqual(self.place(log), "my%20%231%20%C3%A9.ndjson")

    def test_absolute_paths_in_the_working_folder_are_relative_too(self):
        log = Run("audit", "code", os.path.join(ROOT, "tests/cli/code"), "--sarif=-", cwd=ROOT).json
        self.assertEqual(self.place(log)[:14], "tests/cli/code")

    def test_a_counterexample_is_a_flow_with_a_thread_for_each_process(self):
        log = self.of_mistake()
        flows = [r["codeFlows"] for r in log["runs"][0]["results"] if "codeFlows" in r]
        self.assertEqual(len(flows), 1)
        threads = flows[0][0]["threadFlows"]
        self.assertIn("worker ann", [t.get("id") for t in threads])
        self.assertIn("worker bob", [t.get("id") for t in threads])
        order = sorted(step["executionOrder"] for t in threads for step in t["locations"])
        self.assertEqual(order, list(range(1, len(order) + 1)))

    def test_texts_of_a_pack_are_cut_where_github_cuts_them(self):
        with open(os.path.join(ROOT, "audit", "packs", "coordination.json")) as file:
            pack = json.load(file)
        for rule in pack["rules"]:
            rule["statement"] = "é" * 700
        self.write("pack.json", json.dumps(pack))
        self.write("map.json", json.dumps(MAP))
        self.write("events.ndjson", LOG)
        log = self.cairn("audit", "log", "events.ndjson", "--map", "map.json", "--pack", "pack.json",
                         "--sarif=-").json
        self.assertEqual(sarif.problems(log), [])

    def test_of_too_many_results_the_first_25000_are_there_and_it_is_said(self):
        self.write("many.c", "".join(f"int f{i}(struct r *r, int k) {{ return k <= r->end; }}\n"
                                     for i in range(25010)))
        run = self.cairn("audit", "code", "many.c", "--sarif=-")
        self.assertEqual(sarif.problems(run.json, each=False), [])
        self.assertEqual(len(run.json["runs"][0]["results"]), 25000)
        told = run.json["runs"][0]["invocations"][0]["toolExecutionNotifications"]
        self.assertRegex(told[0]["message"]["text"], r"^\d+ of 25\d\d\d results are left out")

    def test_a_report_that_cannot_be_written_is_an_error(self):
        self.write("map.json", json.dumps(MAP))
        self.write("events.ndjson", LOG)
        run = self.cairn("audit", "log", "events.ndjson", "--map", "map.json",
                         "--sarif=no/such/folder/out.sarif")
        self.assertEqual(run.status, 65)
        self.assertIn("cannot write", run.err)


class Public(Sarif):
    """The schema that OASIS publishes."""

    def setUp(self):
        super().setUp()
        with open(PUBLIC) as file:
            schema = json.load(file)
        self.assertIn("sarif-schema-2.1.0", schema["id"])
        from jsonschema import Draft4Validator
        self.validator = Draft4Validator(schema)

    def mistakes(self, log):
        return [f"{list(e.absolute_path)}: {e.message}" for e in self.validator.iter_errors(log)]

    def test_every_channel_fits_it(self):
        for channel, log in self.of_all_channels():
            with self.subTest(channel):
                self.assertEqual(self.mistakes(log), [])

    def test_it_would_tell(self):
        log = self.of_log()
        log["runs"][0]["results"][0]["level"] = "grave"
        log["runs"][0]["tool"]["driver"]["nom"] = "Cairn"
        self.assertEqual(len(self.mistakes(log)), 2)


def skip(why):
    print("SKIPPED:", why)
    sys.exit(SKIPPED)


if __name__ == "__main__":
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        skip("Python's jsonschema is not installed (Debian: python3-jsonschema)")
    if sys.argv[1:] == ["Public"] and not (PUBLIC and os.path.exists(PUBLIC)):
        skip("the public schema is not there; `./dev schema` fetches it with pip")
    unittest.main()
