#!/usr/bin/env python3
"""Plots what `cairn parse` costs from 1 KB to 10 MB of input: it should be a line.

    bench/parse.py [--json] [--runs N] [SHAPE ...]

Each SHAPE is a kind of module, made here; without any, all are taken.  For each size the
table has the least CPU time of N runs (3), the time per byte, and a bar for that time, so
that a cost linear in the input shows as bars of one length.  The line below a shape says
how much longer ten times the input takes, between the last two sizes: 10 is linear.

`CAIRN` is the program to time (build/release/cairn).
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile

CAIRN = os.path.abspath(os.environ.get("CAIRN", "build/release/cairn"))
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


def definition(i):
    """One of a mix of definitions as people write them."""
    before = max(i - 1, 0)
    return (
        f"Op{i}(a, b) == IF a > b THEN a + {i} ELSE b * {i}\n",
        f"Set{i} == {{e \\in 0..{i} : e % 2 = 0 /\\ Op{before}(e, N) > 3}}\n",
        f"Act{i}(p) ==\n  /\\ pc[p] = \"l{i}\"\n  /\\ x' = [x EXCEPT ![p] = @ + 1]\n"
        f"  /\\ \\/ y' = y + {i}\n     \\/ /\\ y > 0\n        /\\ y' = y - 1\n  /\\ UNCHANGED pc\n",
        f"Fun{i} == [q \\in Proc |-> LET z == x[q] + {i} IN <<z, z * 2, \"text {i}\">>]\n",
        f"\\* A remark on {i}.\nInv{i} == \\A p \\in Proc : \\E r \\in {{1, {i}}} : r # y => Fun{before}[p][1] > r\n",
        f"Next{i} == \\E p \\in Proc : Act{max(i - 3, 0)}(p)\n",
    )[i % 6]


def short_definition(i):
    return f"D{i}(a) == x + a * {i} > 0\n"


def repeated(piece):
    """Pieces until there are so many bytes; each knows its number."""
    def make(size):
        pieces, bytes_made = [], 0
        while bytes_made < size:
            pieces.append(piece(len(pieces)))
            bytes_made += len(pieces[-1])
        return "".join(pieces)
    return make


def listed(before, piece, after):
    """A single definition, on a single line, of many parts."""
    items = repeated(lambda i: piece(i) + ", ")
    return lambda size: f"{before}{items(size)}{piece(0)}{after}\n"


def labels(size):
    """A definition with labels, and as many that name them."""
    count = max(1, size // 40)
    return ("L ==\n" + "".join(f"  /\\ l{i} :: x > {i}\n" for i in range(count)) +
            "".join(f"U{i} == L!l{i}\n" for i in range(count)))


SHAPES = {
    "definitions": repeated(definition),
    "short definitions": repeated(short_definition),
    "one list": lambda size: "A ==\n" + repeated(lambda i: f"  /\\ x > {i}\n")(size),
    "one line": listed("A == <<", lambda i: f"<<{i}, \"a\">>", ">>"),
    "variables": listed("VARIABLES ", lambda i: f"v{i}", ""),
    "recursive functions": repeated(lambda i: f"f{i}[n \\in Nat] == IF n = 0 THEN 0 ELSE f{i}[n - 1]\n"),
    "nested modules": repeated(lambda i: f"---- MODULE N{i} ----\nA == {i}\n====\nI{i} == INSTANCE N{i}\n"),
    "proofs": repeated(lambda i: f"THEOREM T{i} == {i} = {i}\n<1>1. {i} = {i} OBVIOUS\n<1>. QED BY <1>1\n"),
    "labels": labels,
    "comments": lambda size: f"(* {'word ' * (size // 5)} *)\n",
    "mistakes": repeated(lambda i: f"M{i} == unknown{i} + 1\n"),
}


def module(shape, size):
    return ("---- MODULE Big ----\nEXTENDS Integers, Sequences\nCONSTANTS N, Proc\nVARIABLES x, y, pc\n"
            f"{SHAPES[shape](size)}====\n")


def cpu_time(words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([CAIRN, "parse", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def plot(shape, options, folder):
    path = os.path.join(folder, "Big.tla")
    times = []
    for size in SIZES:
        with open(path, "w", encoding="utf-8") as file:
            file.write(module(shape, size))
        real = os.path.getsize(path)
        words = (["--json"] if options.json else []) + [path]
        seconds = min(cpu_time(words) for _ in range(options.runs))
        times.append((real, seconds))
        per_byte = 1e9 * seconds / real
        bar = "#" * min(60, round(per_byte / 10))
        print(f"  {real:>10,} bytes {1000 * seconds:10.1f} ms {per_byte:8.0f} ns/byte {bar}", flush=True)
    (small, before), (large, after) = times[-2:]
    print(f"  ten times the input takes {after / before * small / large * 10:.1f} times as long\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=", ".join(SHAPES))
    parser.add_argument("--json", action="store_true", help="write the resolved tree, too")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    unknown = [shape for shape in options.shapes if shape not in SHAPES]
    if unknown or not os.access(CAIRN, os.X_OK):
        sys.exit(f"bench/parse.py: no shape {unknown[0]}" if unknown else f"bench/parse.py: there is no {CAIRN}")
    with tempfile.TemporaryDirectory() as folder:
        for shape in options.shapes or SHAPES:
            print(shape)
            plot(shape, options, folder)


main()
