#!/usr/bin/env python3
"""Holds the explicit search against TLC, on the same models and the same machine.

    bench/explicit.py --tlc TLC --corpus DIR [--cairn build/release/cairn]
                      [--models FILE] [--only REGEX] [--workers N] [--least N] [--most N]

TLC is a command that takes a module, -config FILE and TLC's other options, and uses
$TLC_WORKERS workers.  FILE (DIR/models.tsv) has the columns module, cfg, distinct and
explicit (`yes` where an exhaustive search is feasible); paths are relative to DIR.

Both tools check the same configuration without its temporal properties, written to a
scratch folder, for TLC would spend time on liveness.  Both times are those of the search
alone: Cairn's own, and for TLC from the line that says that initial states are computed
to the one that says that it is done, so that starting Java and parsing do not count.
A tool that fails, or does not find the known number of states, is listed and not compared.
"""
import argparse
import csv
import glob
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
KEYWORD = re.compile(
    r"(CONSTANTS?|INIT|NEXT|SPECIFICATION|INVARIANTS?|PROPERTY|PROPERTIES|CONSTRAINTS?|"
    r"ACTION_CONSTRAINTS?|ACTION-CONSTRAINTS?|SYMMETRY|VIEW|CHECK_DEADLOCK|POSTCONDITION|ALIAS)\b")

# Modules about proofs, which TLC does not bring along.
PROOF_MODULES = ("TLAPS", "*Theorems", "*Induction")
# What TLC needs to be told before it evaluates A \\cdot B.
COMPOSITION = "-Dtlc2.tool.impl.Tool.cdot=true"


def without_properties(text):
    kept, keep = [], True
    for line in text.splitlines():
        keyword = KEYWORD.match(line.strip())
        if keyword:
            keep = not keyword.group(1).startswith("PROPERT")
        if keep:
            kept.append(line)
    return "\n".join(kept) + "\n"


def user_seconds(before):
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_cairn(options, module, config):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        ["timeout", str(options.limit), options.cairn, "check", "--engine", "explicit", "--json",
         "--workers", str(options.workers), "--config", config, module],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        report = json.loads(run.stdout)
    except ValueError:
        return None
    found = report["statistics"]
    return {"distinct": report["distinct_states"], "generated": found["generated_states"],
            "seconds": found["seconds"], "cpu": user_seconds(before),
            "seen": found.get("seen_bytes")}


def run_tlc(options, module, config, library):
    environment = dict(os.environ, TLC_WORKERS=str(options.workers), TLC_COMMUNITY="1",
                       JAVA_TOOL_OPTIONS=f"-DTLA-Library={library} {COMPOSITION}")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = end = counts = None
    process = subprocess.Popen(["timeout", str(options.limit), options.tlc, module, "-config", config],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               env=environment)
    for line in process.stdout:
        now = time.monotonic()
        if line.startswith("Computing initial states"):
            start = now
        if line.startswith("Model checking completed") or line.startswith("The depth of the complete"):
            end = end or now
        found = re.match(r"([\d,]+) states generated.*?, ([\d,]+) distinct states found, 0 ", line)
        if found:
            counts = [int(n.replace(",", "")) for n in found.groups()]
    process.wait()
    if not (start and end and counts):
        return None
    return {"distinct": counts[1], "generated": counts[0], "seconds": end - start,
            "cpu": user_seconds(before)}


def models(options):
    with open(options.models or os.path.join(options.corpus, "models.tsv"), newline="") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t")
                if row["explicit"] == "yes" and row["distinct"]
                and options.least <= int(row["distinct"]) <= options.most
                and re.search(options.only, row["cfg"])]
    return sorted(rows, key=lambda row: int(row["distinct"]))


def compare(options, row, scratch):
    module = os.path.join(options.corpus, row["module"])
    config = os.path.join(scratch, os.path.basename(row["cfg"]))
    with open(os.path.join(options.corpus, row["cfg"])) as original:
        with open(config, "w") as stripped:
            stripped.write(without_properties(original.read()))
    name, expected = os.path.splitext(os.path.basename(row["cfg"]))[0], int(row["distinct"])
    cairn = run_cairn(options, module, config)
    tlc = run_tlc(options, module, config, scratch)
    if not cairn or not tlc or cairn["distinct"] != expected or tlc["distinct"] != expected:
        print(f"{name:28} {expected:9} not compared: cairn found {cairn and cairn['distinct']}, "
              f"TLC {tlc and tlc['distinct']}", flush=True)
        return None
    rates = [tool["generated"] / max(tool["seconds"], 1e-6) for tool in (cairn, tlc)]
    seen = f"{cairn['seen'] / expected:5.1f}" if cairn["seen"] else "    -"
    print(f"{name:28} {expected:9} {cairn['seconds']:8.2f} {rates[0]:10.0f} {tlc['seconds']:8.2f} "
          f"{rates[1]:10.0f} {rates[0] / rates[1]:7.1f} {tlc['cpu'] / cairn['cpu']:7.1f} {seen}",
          flush=True)
    return rates[0] / rates[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tlc", default=os.environ.get("TLC"))
    parser.add_argument("--corpus", default=os.environ.get("CORPUS"))
    parser.add_argument("--cairn", default=os.environ.get(
        "CAIRN", os.path.join(ROOT, "build", "release", "cairn")))
    parser.add_argument("--models")
    parser.add_argument("--only", default=".")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--least", type=int, default=10000)
    parser.add_argument("--most", type=int, default=1000000)
    parser.add_argument("--limit", type=int, default=300, help="seconds per run")
    options = parser.parse_args()
    if not options.tlc or not options.corpus:
        sys.exit("bench/explicit.py: which TLC, and which corpus? --tlc and --corpus")
    print(f"{'model':28} {'distinct':>9} {'cairn s':>8} {'states/s':>10} {'TLC s':>8} "
          f"{'states/s':>10} {'faster':>7} {'by CPU':>7} bytes/state")
    with tempfile.TemporaryDirectory() as scratch:
        for module in PROOF_MODULES:
            for path in glob.glob(os.path.join(ROOT, "frontend", "standard", module + ".tla")):
                shutil.copy(path, scratch)
        factors = [f for f in (compare(options, row, scratch) for row in models(options)) if f]
    if factors:
        print(f"{len(factors)} models: {statistics.median(factors):.1f} times as fast in the median, "
              f"{min(factors):.1f} at least")


if __name__ == "__main__":
    main()
