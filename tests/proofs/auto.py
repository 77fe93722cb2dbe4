#!/usr/bin/env python3
"""Holds one row of auto.tsv against `cairn prove --auto`.

Safety is proved without an invariant of ours; what is found is written as a module that is
proved once more by itself, in no more lines than the row allows; and of the mistaken
variant an execution is shown.

usage: auto.py CAIRN ROOT MODULE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROVED, VIOLATED = 0, 12


def read_row(module):
    lines = (pathlib.Path(__file__).parent / "auto.tsv").read_text().splitlines()
    names = lines[0].split("\t")
    return next(dict(zip(names, line.split("\t"))) for line in lines[1:] if line.split("\t")[0] == module)


def prove(cairn, *arguments):
    run = subprocess.run([cairn, "prove", "--json", *map(str, arguments)], capture_output=True, text=True, timeout=100)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"], run
    return report


def main():
    cairn, root, module = sys.argv[1:]
    row, root = read_row(module), pathlib.Path(root)
    spec, config = root / f"{module}.tla", root / f"{row['config']}.cfg"
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "Found.tla"
        report = prove(cairn, spec, "--config", config, "--auto", "--inv", "TypeOK", "--safe", row["safe"], "--emit", found)
        assert report["verdict"] == "proved" and report["exit_status"] == PROVED, report["verdict"]
        assert 0 < len(report["found"]["lemmas"]) <= int(row["lines"]), report["found"]["lemmas"]
        again = prove(cairn, found, "-I", spec.parent, "--config", config, "--inv", "Ind", "--safe", row["safe"])
        assert again["verdict"] == "proved", "what was emitted is not inductive"
    wrong, config = root / f"{row['wrong']}.tla", root / f"{row['wrong_config']}.cfg"
    report = prove(cairn, wrong, "--config", config, "--auto", "--inv", "TypeOK", "--safe", row["safe"])
    assert report["verdict"] == "violated" and report["exit_status"] == VIOLATED, report["verdict"]
    assert len(report["trace"]) > 1


if __name__ == "__main__":
    main()
