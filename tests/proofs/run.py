#!/usr/bin/env python3
"""Holds one row of specs/proofs.tsv against `cairn prove`.

The invariant is proved and implies safety; without any one of the lemmas that the proof
rests on it is not, and there is a counterexample to induction told in facts; with the wrong
lemma an execution that breaks it is shown.

usage: run.py CAIRN TABLE MODULE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROVED, VIOLATED = 0, 12


def read_row(table, module):
    lines = pathlib.Path(table).read_text().splitlines()
    names = lines[0].split("\t")
    return next(dict(zip(names, line.split("\t"))) for line in lines[1:] if line.split("\t")[0] == module)


def prove(cairn, *arguments):
    run = subprocess.run([cairn, "prove", "--json", *map(str, arguments)], capture_output=True, text=True, timeout=100)
    report = json.loads(run.stdout)
    assert run.returncode == report["exit_status"], run
    return report


def refuted(report):
    return [cell for cell in report["cells"] if cell["verdict"] == "refuted"]


def check_proved(report):
    assert report["verdict"] == "proved" and report["exit_status"] == PROVED, report["verdict"]
    assert all(cell["verdict"] == "proved" for cell in report["cells"])
    assert not report["redundant"], f"nothing rests on {report['redundant']}"


def needed(report):
    """The lemmas that another one, or safety, rests on."""
    return {used for cell in report["cells"] for used in cell["rests_on"] if used != cell["lemma"]}


def check_without(cairn, spec, safe, lemmas, left_out):
    """A module beside nothing else, whose invariant lacks one lemma."""
    rest = [lemma for lemma in lemmas if lemma != left_out]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "Without.tla"
        path.write_text(f"---- MODULE Without ----\nEXTENDS {spec.stem}\nIndWithout == "
                        + " /\\ ".join(rest) + "\n====\n")
        report = prove(cairn, path, "-I", spec.parent, "--config", spec.with_suffix(".cfg"),
                       "--inv", "IndWithout", "--safe", safe, "--length", 3)
    assert report["exit_status"] == VIOLATED, f"proved without {left_out}"
    examples = [cell["counterexample"] for cell in refuted(report)]
    assert examples and all(example["facts"] for example in examples), left_out
    assert all(example["first_state"] != "reachable" for example in examples), left_out


def check_wrong(cairn, spec, inv, wrong):
    report = prove(cairn, spec, "--inv", inv, "--lemma", wrong)
    assert report["verdict"] == "refuted" and report["exit_status"] == VIOLATED, report["verdict"]
    cells = [cell for cell in refuted(report) if cell["lemma"] == wrong]
    assert any(cell["action"] == "Init" or cell["counterexample"]["execution"] for cell in cells), cells


def main():
    cairn, table, module = sys.argv[1:]
    row = read_row(table, module)
    spec = pathlib.Path(table).parent / f"{module}.tla"
    report = prove(cairn, spec, "--inv", row["inv"], "--safe", row["safe"])
    check_proved(report)
    without = needed(report) if row["needed"] == "all" else row["needed"].split(",")
    for lemma in sorted(without):
        check_without(cairn, spec, row["safe"], report["lemmas"], lemma)
    if row["wrong"] != "-":
        check_wrong(cairn, spec, row["inv"], row["wrong"])


if __name__ == "__main__":
    main()
