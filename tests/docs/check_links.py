#!/usr/bin/env python3
"""Every link of the pages leads to a file that is there, and to a heading that it has.

Links to other sites are left alone.

usage: check_links.py SOURCE_FOLDER
"""
import pathlib
import re
import shutil
import subprocess
import sys

CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]*(?:\([^()]*\))?[^()\s]*)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def anchors(page):
    """As GitHub makes them: small letters, no punctuation, dashes for blanks; numbers if repeated."""
    found = set()
    for heading in HEADING.findall(BLOCK.sub("", page.read_text())):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        anchor = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
        again = 1
        while anchor in found:
            anchor, again = f"{anchor.rsplit('-', 1)[0] if again > 1 else anchor}-{again}", again + 1
        found.add(anchor)
    return found


def problems_of(page, root):
    for target in LINK.findall(CODE.sub("", page.read_text())):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.is_relative_to(root) or not file.exists():
            yield f"{page.relative_to(root)}: {target} is not there"
        elif anchor and (file.suffix != ".md" or anchor not in anchors(file)):
            yield f"{page.relative_to(root)}: {target} has no such heading"


def pages(root):
    """Those under version control; without it, those outside of build/."""
    if shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=root,
                                capture_output=True, text=True)
        if listed.returncode == 0:
            return [root / name for name in listed.stdout.splitlines()]
    return [page for page in root.rglob("*.md") if "build" not in page.relative_to(root).parts]


def main(root):
    all_pages = sorted(pages(root))
    problems = [problem for page in all_pages for problem in problems_of(page, root)]
    print("\n".join(problems) or f"the links of {len(all_pages)} pages lead somewhere")
    sys.exit(bool(problems) or len(all_pages) < 5)


main(pathlib.Path(sys.argv[1]).resolve())
