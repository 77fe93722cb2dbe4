"""Running the program under test, with everything a test wants to know of a run."""
import json
import os
import subprocess
import tempfile
import unittest

PROGRAM = os.path.abspath(os.environ.get("CAIRN", "build/release/cairn"))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIXTURES = os.path.join(ROOT, "tests", "cli", "fixtures")
SPECS = os.path.join(ROOT, "specs")

COUNTER = """---- MODULE Counter ----
EXTENDS Naturals, Sequences
VARIABLES x, log
Init == x = 0 /\\ log = <<>>
Add(n) == x + n <= 4 /\\ x' = x + n /\\ log' = Append(log, n)
Next == \\E n \\in 1..2 : Add(n)
Small == x < 3
Fine == x < 9
====
"""


class Run:
    def __init__(self, *words, cwd=None, environment=None, limit=60):
        env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE")}
        env.update(environment or {})
        done = subprocess.run([PROGRAM, *words], cwd=cwd, env=env, timeout=limit,
                              stdin=subprocess.DEVNULL, capture_output=True)
        self.status = done.returncode
        self.out = done.stdout.decode("utf-8")  # what we print is always UTF-8
        self.err = done.stderr.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)


class ProgramTest(unittest.TestCase):
    """Tests with a folder of their own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return path

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def cairn(self, *words, **options):
        return Run(*words, cwd=self.folder.name, **options)

    def check_counter(self, *words, cfg="INIT Init\nNEXT Next\nINVARIANT Small\n", **options):
        self.write("Counter.tla", COUNTER)
        self.write("Counter.cfg", cfg)
        return self.cairn("check", *words, "Counter.tla", **options)
