#!/usr/bin/env python3
"""docs/architecture.md has a row for every source file, and no row for what is not there.

usage: check_architecture.py SOURCE_FOLDER
"""
import pathlib
import re
import sys

PAGE = "docs/architecture.md"
FOLDERS = ("base", "frontend", "semantics", "encoder", "solver", "audit", "cli")
SUFFIXES = (".h", ".c", ".def")

HEADING = re.compile(r"### `(\w+)/`")
ROW = re.compile(r"\| `(\w+)((?:\.\w+ ?)+)` \| \S")


def described(page):
    """The files that the rows speak of, as folder/name."""
    found, folder = [], None
    for line in page.splitlines():
        if line.startswith("#"):
            heading = HEADING.fullmatch(line)
            folder = heading and heading[1]
        row = folder and ROW.match(line)
        if row:
            found += [f"{folder}/{row[1]}{suffix}" for suffix in row[2].split()]
    return found


def present(root):
    return {f"{folder}/{file.name}" for folder in FOLDERS for file in (root / folder).iterdir()
            if file.suffix in SUFFIXES}


def main(root):
    named, there = described((root / PAGE).read_text()), present(root)
    problems = [f"{PAGE}: no row for {file}" for file in sorted(there - set(named))]
    problems += [f"{PAGE}: {file} does not exist" for file in sorted(set(named) - there)]
    problems += [f"{PAGE}: two rows for {file}" for file in sorted(named) if named.count(file) > 1]
    print("\n".join(problems) or f"{len(named)} files are described")
    sys.exit(bool(problems))


main(pathlib.Path(sys.argv[1]))
