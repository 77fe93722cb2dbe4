"""No input crashes the program or is passed over in silence."""
import os
import random
import unittest

from program import COUNTER, ProgramTest


class Inputs(ProgramTest):
    def expect(self, status, words, *command):
        run = self.cairn(*command)
        self.assertEqual(run.status, status, run.err[:2000])
        self.assertIn(words, run.err)
        return run

    def test_a_missing_file(self):
        self.expect(150, "cannot read", "check", "Missing.tla")

    def test_a_directory(self):
        os.mkdir(self.path("Folder.tla"))
        self.expect(150, "is a directory", "check", "Folder.tla")

    def test_a_file_that_may_not_be_read(self):
        path = self.write("Secret.tla", COUNTER)
        os.chmod(path, 0)
        if os.access(path, os.R_OK):
            self.skipTest("the user may read everything")
        self.expect(150, "cannot read", "check", "Secret.tla")

    def test_a_configuration_behind_the_module_is_taken_where_there_is_no_file(self):
        block = "---- CONFIG Count ----\nINIT Init NEXT Next\nINVARIANT %s\n====\n"
        text = COUNTER.replace("MODULE Counter", "MODULE Count") + block
        self.write("Count.tla", text % "Missing")
        self.expect(151, "Count.tla", "check", "Count.tla")
        self.write("Count.cfg", "INIT Init NEXT Next")
        self.assertNotIn("Missing", self.cairn("check", "Count.tla").err)

    def test_an_empty_file(self):
        self.write("Empty.tla", "")
        self.expect(150, "Empty.tla", "check", "Empty.tla")

    def test_a_file_without_a_module(self):
        self.write("Prose.tla", "Dear reader,\nthis is no specification.\n")
        self.expect(150, "MODULE", "parse", "Prose.tla")

    def test_a_configuration_in_the_place_of_its_module(self):
        self.write("Count.cfg", "INIT Init NEXT Next\n")
        self.expect(150, "this is a configuration: name its module", "check", "Count.cfg")

    def test_a_module_in_the_place_of_a_command(self):
        self.expect(64, "did you mean `cairn check Counter.tla`?", "Counter.tla")

    def test_a_check_that_names_no_invariant_says_what_was_looked_for(self):
        self.write("Counter.tla", COUNTER)
        words = "no invariant is named (INVARIANT, --inv): only %sfailed assertions"
        for command in ("check", "simulate"):
            self.assertIn(words % "", self.cairn(command, "--no-deadlock", "Counter.tla").out)
            run = self.cairn(command, "--no-deadlock", "--inv", "Fine", "Counter.tla")
            self.assertNotIn("no invariant is named", run.out)
        run = self.cairn("check", "--length=1", "Counter.tla")
        self.assertIn(words % "deadlocks, ", run.out)

    def test_nul_bytes(self):
        self.write("Nul.tla", COUNTER.encode().replace(b"x = 0", b"x = \0"))
        self.expect(150, "NUL", "check", "Nul.tla")

    def test_text_that_is_not_utf_8(self):
        self.write("Latin.tla", COUNTER.encode().replace(b"Small", b"Sm\xe4ll"))
        self.assertIn(self.cairn("check", "Latin.tla").status, (150,))

    def test_ten_megabytes_of_random_bytes(self):
        self.write("Noise.tla", random.Random(1).randbytes(10_000_000))
        run = self.cairn("check", "Noise.tla")
        self.assertIn(run.status, (150,))
        self.assertLess(len(run.err), 20_000)

    def test_ten_megabytes_of_random_text(self):
        letters = "ab01 \n/\\<>[](){}=_'\"~|-*.,:+x"
        self.write("Text.tla", "---- MODULE Text ----\n" +
                   "".join(random.Random(2).choices(letters, k=10_000_000)))
        run = self.cairn("check", "Text.tla")
        self.assertEqual(run.status, 150)
        self.assertLess(len(run.err), 100_000)

    def test_every_prefix_of_a_module(self):
        for length in range(0, len(COUNTER), 7):
            self.write("Cut.tla", COUNTER[:length].replace("Counter", "Cut"))
            run = self.cairn("parse", "Cut.tla")
            self.assertEqual(run.status, 150, f"{length} bytes: {run.err}")
            self.assertTrue(run.err)

    def test_very_deep_nesting(self):
        deep = "(" * 100_000 + "1" + ")" * 100_000
        self.write("Deep.tla", f"---- MODULE Deep ----\nX == {deep}\n====\n")
        self.expect(150, "nest", "parse", "Deep.tla")

    def test_very_deep_recursion(self):
        self.write("Loop.tla", """---- MODULE Loop ----
EXTENDS Naturals
RECURSIVE F(_)
F(n) == 1 + F(n + 1)
ASSUME F(0) = 0
====
""")
        self.expect(10, "deep", "check", "Loop.tla")

    def test_a_wrong_configuration(self):
        self.write("Counter.tla", COUNTER)
        for text, words in (("INIT Init\nNEXT Next\nINVARIANT Smal\n", "Small"),
                            ("INIT\n", "a name is expected"), ("INVARINAT Small\n", "INVARIANT"),
                            ("INIT Init NEXT Next INVARIANT Small, Fine\n", ","),
                            ("CONSTANT N = 1 + 1\n", "+"), ("\x01\x02", "Counter.cfg")):
            self.write("Counter.cfg", text)
            run = self.cairn("check", "Counter.tla")
            self.assertEqual(run.status, 151, text)
            self.assertIn(words, run.err, text)

    def test_a_module_with_nothing_to_check(self):
        self.write("Idle.tla", "---- MODULE Idle ----\nTwo == 2\n====\n")
        self.expect(151, "nothing to check", "check", "Idle.tla")

    def test_a_configuration_that_is_missing(self):
        self.write("Counter.tla", COUNTER)
        run = self.cairn("check", "--config=Nowhere.cfg", "Counter.tla")
        self.assertIn(run.status, (151,))
        self.assertIn("Nowhere.cfg", run.err)

    def test_the_errors_of_a_run_in_json(self):
        self.write("Broken.tla", "---- MODULE Broken ----\nA == 1 +\nB == Undefined\n====\n")
        run = self.cairn("check", "--format=json", "Broken.tla")
        self.assertEqual(run.status, 150)
        self.assertEqual(run.json["verdict"], "error")
        self.assertEqual(run.json["exit_status"], 150)
        first = run.json["diagnostics"][0]
        self.assertEqual(first["severity"], "error")
        self.assertTrue(first["code"])


if __name__ == "__main__":
    unittest.main()
