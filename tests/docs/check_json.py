#!/usr/bin/env python3
"""docs/json.md has a table for each object that the program writes, with exactly its keys.

The heading of a table is the path to the object.  The tables are held against the
reports of runs that end in all kinds of ways.

usage: check_json.py CAIRN SOURCE_FOLDER
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PAGE = "docs/json.md"
HEADING = re.compile(r"### `(.+)`")
ROW = re.compile(r"\| `(.+?)` \| ")

RUNS = (  # kind of report, arguments
    ("report", "check specs/lease/LeaseNoFence.tla"),
    ("report", "check --max-error=2 specs/lease/LeaseNoFence.tla"),
    ("report", "check --engine=explicit specs/lease/LeaseNoFence.tla"),
    ("report", "check tests/cli/fixtures/Counter.tla"),
    ("report", "check --stats --profile tests/cli/fixtures/Counter.tla"),
    ("report", "check tests/cli/fixtures/Deadlock.tla"),
    ("report", "check tests/cli/fixtures/FalseAssume.tla"),
    ("report", "check tests/cli/fixtures/ErrorInInvariant.tla"),
    ("report", "check tests/cli/fixtures/JunctionColumn.tla"),
    ("report", "check --engine=explicit --inv=Inv tests/docs/Calls.tla"),
    ("report", "check missing.tla"),
    ("report", "simulate tests/cli/fixtures/Counter.tla"),
    ("report", "eval 1\\div(0)"),
    ("parse", "parse tests/docs/Tree.tla"),
    ("parse", "parse tests/cli/fixtures/ParseErrors.tla"),
    ("deps", "parse --deps tests/docs/Tree.tla"),
    ("deps", "parse --deps tests/cli/fixtures/MissingModule.tla"),
    ("proof", "prove specs/commit/TwoPhaseCommitProof.tla --inv Ind --lemma VotesAreRemembered"),
    ("proof", "prove specs/commit/TwoPhaseCommitProof.tla --inv Ind"),
    ("proof", "prove specs/commit/TwoPhaseCommitProof.tla --inv TypeOK --safe AllOrNothing"),
    ("proof", "prove tests/proofs/fixtures/Digits.tla --inv TypeOK --refines Abstract!Fair"),
    ("proof", "prove specs/mutex/Peterson.tla --auto"),
    ("kproof", "prove specs/mutex/Peterson.tla --k 9"),
    ("proof", "prove missing.tla"),
    ("sizes", "prove specs/commit/TwoPhaseCommitProof.tla --inv Ind --sizes Participant=2..3"),
    ("lint", "lint tests/cli/lint/Leases.tla"),
    ("lint", "lint --length 1 specs/lease/LeaseNoFence.tla"),
    ("eval", "eval 1+1"),
    ("rules", "audit rules"),
    ("audit", "audit log tests/docs/events.ndjson --map tests/docs/map.json"),
    ("explain", "explain"),
)
TREE = {  # the tables of objects anywhere in the resolved tree, by the key that holds them
    "units[]": "parse.unit", "nested": "parse.modules[]", "parameters[]": "parse.parameter",
    "bounds[]": "parse.bound", "names[]": "parse.name", "extends[]": "parse.mention",
    "fields[]": "parse.mention", "updates[]": "parse.update",
    "substitutions[]": "parse.substitution", "body": "parse.expression",
    "kids[]": "parse.expression", "set": "parse.expression", "value": "parse.expression",
    "qualifier": "parse.expression",
}
FREE = {"state", "values", "bindings", "value", "size", "constants", "for"}  # their keys are the user's names


def described(page):
    tables, path = collections.defaultdict(set), None
    for line in page.splitlines():
        if line.startswith("#"):
            heading = HEADING.fullmatch(line)
            path = heading and heading[1]
        row = path and ROW.match(line)
        if row:
            tables[path].add(row[1])
    return tables


def collect(path, value, found):
    """The keys of each object in a value, by path."""
    if isinstance(value, list):
        for item in value:
            collect(f"{path}[]", item, found)
    if not isinstance(value, dict):
        return
    path = path.replace("sizes.sizes[].proof", "proof").replace("more_counterexamples[]", "counterexample")
    path = path.replace("kproof.about", "proof.about")
    if path.endswith("location"):
        path = "report.location"  # one table for all places
    elif ".diagnostics" in path:
        path = "report" + path[path.index("."):]
    elif path.startswith("report.others[].trace"):
        path = path.replace("others[].", "")  # one table for all traces
    elif path.startswith("parse."):
        path = TREE.get(path.rsplit(".", 1)[-1], path)
    else:  # traces and causes of a proof are those of reports
        path = re.sub(r"^proof\.cells\[\]\.counterexample\.(execution\.)?(?=trace|cause|fault)", "report.", path)
    found[path] |= value.keys()
    for key, item in value.items():
        if key not in FREE or path.startswith("parse."):
            collect(f"{path}.{key}", item, found)


def run(cairn, root, words):
    done = subprocess.run([cairn, *words], cwd=root, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout)


def written(cairn, root):
    found = collections.defaultdict(set)
    for kind, words in RUNS:
        collect(kind, run(cairn, root, words.split() + ["--json"]), found)
    with tempfile.NamedTemporaryFile("r", suffix=".itf.json") as file:
        run(cairn, root, ["check", "--json", "--itf", file.name, "specs/lease/LeaseNoFence.tla"])
        trace = json.load(file)
    trace["states"] = []  # their keys are the variables
    collect("itf", trace, found)
    return found


def main(cairn, root):
    tables, found = described((root / PAGE).read_text()), written(cairn, root)
    problems = [f"{path}: no row for `{key}`"
                for path in sorted(found) for key in sorted(found[path] - tables[path])]
    problems += [f"{path}: `{key}` is not written"
                 for path in sorted(tables) for key in sorted(tables[path] - found[path])]
    for problem in problems:
        print(f"{PAGE}: {problem}")
    print(f"{len(found)} kinds of objects")
    sys.exit(bool(problems))


main(sys.argv[1], pathlib.Path(sys.argv[2]))
