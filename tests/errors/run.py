#!/usr/bin/env python3
"""Checks what evaluation errors are reported for, case by case.

expressions.cases and behaviours.cases say how cases are written.  An expression is
evaluated by `cairn eval`, and as an invariant by the symbolic engine; a behaviour by
both engines.

usage: run.py CAIRN FILE.cases            compare with Cairn
       run.py --tlc COMMAND FILE.cases    compare with TLC, as far as it tells errors from
                                          values; COMMAND SPEC runs it
"""
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HEAD = "---- MODULE Case ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n"
ANYTHING = "-"  # this engine answers something else, and it is not an error of evaluation


class Case:
    def __init__(self, name, outcome, expression=None, parts=None):
        wanted, _, symbolic = outcome.partition(" | ")
        self.name, self.expression, self.parts = name, expression, parts
        self.wanted, self.symbolic = wanted.strip(), (symbolic or wanted).strip().split()
        self.fails = re.fullmatch(r"R\d{4}", self.wanted) is not None

    def module(self):
        if self.parts:
            lines = [f"{name} == {text}" for name, text in self.parts]
            return HEAD + "VARIABLES x, y\n" + "\n".join(lines) + "\n====\n"
        value = f"({self.expression}) = ({self.expression})"
        inv = f"LET e == {self.expression} IN e = e" if self.fails else value
        return HEAD + f"VARIABLE n\nInit == n = 0\nNext == n' = n\nInv == {inv}\n====\n"


def read(path):
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    if path.stem == "expressions":
        pairs = [line.split(" ==> ") for line in lines if line]
        return [Case(e, outcome, expression=e) for e, outcome in pairs]
    cases = []
    for block in "\n".join(lines).strip().split("\n\n"):
        name, *parts, outcome = block.strip().split("\n")
        cases.append(Case(name, outcome.removeprefix("==> "), parts=[p.split(": ", 1) for p in parts]))
    return cases


def run(*words, cwd):
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def check(cairn, case, engine, folder):
    (folder / "Case.tla").write_text(case.module())
    words = [cairn, "check", "--engine", engine, "--length", "4", "--no-deadlock", "--json"]
    if not case.parts or any(name == "Inv" for name, _ in case.parts):
        words += ["--inv", "Inv"]
    _, out, err = run(*words, "Case.tla", cwd=folder)
    try:
        report = json.loads(out)
    except ValueError:
        return err
    return report["fault"]["code"] if report["fault"] else report["verdict"]


def evaluate(cairn, case, folder):
    _, out, err = run(cairn, "eval", case.expression, cwd=folder)
    found = re.search(r"^error\[(\w+)\]", err, re.MULTILINE)
    return found.group(1) if found else out.strip()


def judge(cairn, case):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wrong = []
        got = check(cairn, case, "explicit", folder) if case.parts else evaluate(cairn, case, folder)
        if got != case.wanted:
            wrong.append(f"{case.name}: wanted {case.wanted}, got {got}")
        if case.symbolic != [ANYTHING]:
            got = check(cairn, case, "symbolic", folder)
            good = got in case.symbolic if case.fails else got == "holds"
            if not good:
                wrong.append(f"{case.name}: symbolic: wanted {' '.join(case.symbolic)}, got {got}")
        return wrong


def judge_by_tlc(command, case):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        text = case.module()
        config = "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n"
        if case.parts:
            config += "INVARIANT Inv\n" if any(n == "Inv" for n, _ in case.parts) else ""
        else:
            text = HEAD + f'ASSUME PrintT(<<"value", {case.expression}>>)\n====\n'
            config = ""
        (folder / "Case.tla").write_text(text)
        (folder / "Case.cfg").write_text(config)
        _, out, _ = run(command, "Case.tla", cwd=folder)
        failed = "Error:" in out
        if failed != case.fails:
            return [f"{case.name}: TLC disagrees:\n{out}"]
        return []


def main(words):
    by_tlc = len(words) == 3 and words[0] == "--tlc"
    if not by_tlc and len(words) != 2:
        sys.exit(__doc__)
    program, path = words[1:] if by_tlc else words
    cases = read(pathlib.Path(path))
    if len(cases) < 10:
        sys.exit(f"{path}: hardly any cases")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda c: judge_by_tlc(program, c) if by_tlc else judge(program, c), cases)
    wrong = [line for result in results for line in result]
    print("\n".join(wrong + [f"{len(cases)} cases, {len(wrong)} wrong"]))
    sys.exit(bool(wrong))


main(sys.argv[1:])
