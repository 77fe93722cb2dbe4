#!/usr/bin/env python3
"""Asks for the same verdicts in several ways, and fails if two answers differ.

    bench/agree.py [--ways NAME,...] [--corpus DIR] [--only REGEX] [--limit SECONDS]
                   [--processes N] [--cairn build/release/cairn]

Without --corpus the specifications that ship are checked: specs/ and the small ones of
bench/specs.  In DIR it is the models of DIR/models.tsv (columns module, cfg and length,
paths relative to DIR; a row without a length is left out), or, if there is no such table,
every X.cfg beside an X.tla.

A way that answers `unknown` or needs longer than the limit (of wall time)
has not answered: its number is printed, and it disagrees with nobody.  Compared are the
verdict, the property, the number of steps and of states shown.
"""
import argparse
import collections
import concurrent.futures
import csv
import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
SYMBOLIC = ["--engine", "symbolic"]
WAYS = {
    "auto": SYMBOLIC,
    "z3": [*SYMBOLIC, "--solver", "z3"],
    "cadical": [*SYMBOLIC, "--solver", "cadical"],
    "cvc5": [*SYMBOLIC, "--solver", "smtlib", "--smt-solver", "cvc5"],
    "checked": [*SYMBOLIC, "--cross-check", "cvc5"],
    "jobs2": ["--jobs", "2"],
    "jobs4": ["--jobs", "4"],
}
DEFAULT = ["z3", "cadical", "cvc5", "checked"]

Model = collections.namedtuple("Model", "name module config length")


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def shipped():
    for name, folder in (("specs/expected.tsv", "specs"), ("bench/expected.tsv", "bench")):
        for row in table(os.path.join(ROOT, name)):
            yield Model(row["config"], os.path.join(ROOT, folder, row["module"]),
                        os.path.join(ROOT, folder, row["config"]), row["length"])


def of_folder(folder):
    models = os.path.join(folder, "models.tsv")
    if os.path.exists(models):
        for row in table(models):
            if row["length"]:
                yield Model(row["cfg"], os.path.join(folder, row["module"]),
                            os.path.join(folder, row["cfg"]), row["length"])
        return
    for top, _, files in sorted(os.walk(folder)):
        for file in sorted(files):
            stem = os.path.join(top, file[:-4])
            if file.endswith(".cfg") and os.path.exists(stem + ".tla"):
                yield Model(os.path.relpath(stem, folder), stem + ".tla", stem + ".cfg", "10")


def ask(options, model, way):
    """What is comparable of the answer, or None."""
    command = [options.cairn, "check", "--json", "--timeout", str(options.limit),
               "--length", model.length, "--config", model.config, *WAYS[way], model.module]
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                             timeout=options.limit + 10, cwd=os.path.dirname(model.module),
                             check=False)
        report = json.loads(run.stdout)
    except subprocess.TimeoutExpired:
        return None
    except ValueError:
        return f"status {run.returncode}, {run.stderr.strip().splitlines()[-1:]}"
    if report["verdict"] == "unknown":
        doubt = "the cross check found a solution" in (report["reason"] or "")
        return "contradicted by the cross check" if doubt else None
    answer = report["verdict"]
    if report["property"]:
        answer += f" {report['property']}"
    if answer != "holds":
        answer += f" after {report['depth']} steps, {len(report['trace'] or [])} states shown"
    return answer


def compare(options, model):
    answers = {way: ask(options, model, way) for way in options.ways}
    return model, answers, len({answer for answer in answers.values() if answer}) > 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ways", default=",".join(DEFAULT), help="of " + ", ".join(WAYS))
    parser.add_argument("--corpus", help="a folder of specifications")
    parser.add_argument("--only", default="", help="models whose name has this in it")
    parser.add_argument("--limit", type=int, default=60, help="seconds for one answer")
    parser.add_argument("--processes", type=int, default=1, help="models at the same time")
    parser.add_argument("--cairn", default=os.path.join(ROOT, "build/release/cairn"))
    options = parser.parse_args()
    options.ways = options.ways.split(",")
    options.cairn = os.path.abspath(options.cairn)
    unknown = [way for way in options.ways if way not in WAYS]
    if unknown:
        parser.error(f"there is no way {unknown[0]}; there are {', '.join(WAYS)}")
    if not os.access(options.cairn, os.X_OK):
        parser.error(f"there is no {options.cairn}")
    if not shutil.which("cvc5"):
        print("cvc5 is not installed, and is not asked")
        options.ways = [way for way in options.ways if way not in ("cvc5", "checked")]
    return options


def main():
    options = arguments()
    models = list(of_folder(os.path.abspath(options.corpus)) if options.corpus else shipped())
    models = [model for model in models if re.search(options.only, model.name)]
    silent, different = collections.Counter(), 0
    with concurrent.futures.ThreadPoolExecutor(options.processes) as pool:
        for model, answers, differ in pool.map(lambda m: compare(options, m), models):
            silent.update(way for way, answer in answers.items() if not answer)
            different += differ
            if differ:
                print(f"{model.name}:")
                for way, answer in answers.items():
                    print(f"  {way:8} {answer or 'no answer'}", flush=True)
    print(f"{len(models)} models, {different} with answers that differ; without an answer: " +
          ", ".join(f"{way} {silent[way]}" for way in options.ways))
    return 1 if different or not models else 0


if __name__ == "__main__":
    sys.exit(main())
