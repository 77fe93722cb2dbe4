#!/usr/bin/env python3
"""Checks that each fact of a module of language facts holds.

A fact is a definition without parameters below a comment that says in words what
it states.  It must be true in every state of the module, by both engines: the
explicit one evaluates it with concrete values, the symbolic one with symbolic
values.  Its comment may end with one of these lines:

  \\* expect R0108              evaluating it is an error with this code
  \\* expect R0126 (symbolic)   the same, but only by this engine; the other finds it true
                             (two such lines: each engine has its own)
  \\* expect unknown (symbolic) this engine says that it does not know
  \\* beyond TLC: reason        TLC cannot confirm it, and why

MODULE.cfg, if there is one, gives constants their values.

usage: run.py CAIRN MODULE.tla            compare with Cairn
       run.py --tlc COMMAND MODULE.tla    compare with TLC; COMMAND SPEC -config CFG runs it
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ENGINES = ("explicit", "symbolic")
FACT = re.compile(r"((?:^\\\*.*\n)+)^(\w+) ==", re.MULTILINE)
EXPECT = re.compile(r"\\\* expect (\w\d{4}|unknown)(?: \((\w+)\))?$", re.MULTILINE)


class Fact:
    def __init__(self, comment, name):
        self.name = name
        self.codes = dict.fromkeys(ENGINES)
        self.beyond_tlc = "\\* beyond TLC: " in comment
        for code, engine in EXPECT.findall(comment):
            for one in [engine] if engine else ENGINES:
                self.codes[one] = code


def facts_of(module):
    found = [Fact(*match) for match in FACT.findall(module.read_text())]
    if not found:
        sys.exit(f"{module}: no facts")
    return found


def check(cairn, module, engine, names):
    command = [cairn, "check", "--engine", engine, "--length", "1", "--format", "json"]
    command += ["--inv", ",".join(names), module]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    try:
        return json.loads(run.stdout)
    except ValueError:
        return {"verdict": f"exit status {run.returncode}: {run.stderr}"}


def outcome(report):
    if report.get("fault"):
        return report["fault"]["code"]
    errors = [d["code"] for d in report.get("diagnostics", []) if d["severity"] == "error"]
    return errors[0] if errors else report["verdict"]


def explain(report):
    fault = report.get("fault")
    reasons = [fault["code"], fault["message"]] if fault else []
    reasons += [d["message"] for d in report.get("diagnostics", [])]
    return " ".join([report["verdict"]] + reasons)


def run_cairn(cairn, module, facts):
    wrong = 0
    for engine in ENGINES:
        names = [fact.name for fact in facts if not fact.codes[engine]]
        report = check(cairn, module, engine, names)
        if report["verdict"] == "error":
            sys.exit(f"{module.name}: {explain(report)}")
        if engine == "explicit" and not report["distinct_states"]:
            sys.exit(f"{module.name}: no states, so nothing is tested")
        all_true = report["verdict"] == "holds"
        for fact in facts:
            wanted = fact.codes[engine] or "holds"
            if all_true and wanted == "holds":
                continue
            report = check(cairn, module, engine, [fact.name])
            if outcome(report) != wanted:
                wrong += 1
                print(f"{module.name}: {fact.name}: {engine}: expected {wanted}: {explain(report)}")
    return wrong


def tlc_agrees(command, module, names, holds):
    if not names:
        return True
    text = "INIT Init\nNEXT Next\nINVARIANTS " + " ".join(names) + "\n"
    constants = module.with_suffix(".cfg")
    text += constants.read_text() if constants.exists() else ""
    with tempfile.NamedTemporaryFile("w", suffix=".cfg") as config:
        config.write(text)
        config.flush()
        run = subprocess.run([command, module, "-config", config.name],
                             capture_output=True, text=True)
    refused = run.returncode != 0 and "is violated" not in run.stdout
    if (run.returncode == 0) if holds else refused:
        return True
    print(f"{module.name}: {' '.join(names)}: TLC disagrees:\n{run.stdout}")
    return False


def run_tlc(command, module, facts):
    plain = [f.name for f in facts if not f.codes["explicit"] and not f.beyond_tlc]
    wrong = not tlc_agrees(command, module, plain, True)
    for fact in facts:
        if fact.codes["explicit"] and not fact.beyond_tlc:
            wrong += not tlc_agrees(command, module, [fact.name], False)
    return wrong


def main(words):
    if len(words) == 3 and words[0] == "--tlc":
        module = pathlib.Path(words[2])
        sys.exit(bool(run_tlc(words[1], module, facts_of(module))))
    if len(words) != 2:
        sys.exit(__doc__)
    module = pathlib.Path(words[1])
    sys.exit(bool(run_cairn(words[0], module, facts_of(module))))


main(sys.argv[1:])
