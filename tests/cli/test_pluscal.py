"""Algorithms and their translations: a change of either is noticed by the checksums that the
translator of the TLA+ tools has recorded in tests/cli/fixtures/pluscal."""
import glob
import os
import re
import unittest

from program import FIXTURES, ProgramTest

ALGORITHMS = sorted(glob.glob(os.path.join(FIXTURES, "pluscal", "*.tla")))
WORDS = re.compile(r"\w+|/\\|\\/|\\\w+|[-+:=<>]+|[^\w\s]")


class Algorithm(ProgramTest):
    def parts(self, path):
        """What stands before the algorithm, the algorithm, and what follows it."""
        with open(path, encoding="utf-8") as file:
            text = file.read()
        start = re.search(r"--(fair )?algorithm \w+", text).end()
        end = text.index("BEGIN TRANSLATION")
        end = text.rindex("*)", 0, end)
        return text[:start], text[start:end], text[end:]

    def warnings(self, path, algorithm, ending=None):
        before, _, behind = self.parts(path)
        name = os.path.basename(path)
        self.write(name, before + algorithm + (ending or behind))
        run = self.cairn("parse", name)
        return re.findall(r"^warning\[(P001[56])\]", run.err, re.M)

    def each(self):
        return [(path, self.parts(path)[1]) for path in ALGORITHMS]

    def test_what_the_translator_wrote_is_right(self):
        self.assertGreaterEqual(len(ALGORITHMS), 5)
        for path, algorithm in self.each():
            self.assertEqual(self.warnings(path, algorithm), [])

    def test_comments_and_blanks_do_not_count(self):
        for path, algorithm in self.each():
            for changed in (algorithm.replace("\n", " \\* said\n"), algorithm + "(* (* a *) b *)",
                            algorithm.replace(";", " ; "), algorithm.replace("\n", "\r\n")):
                self.assertEqual(self.warnings(path, changed), [])

    def test_another_number_anywhere_is_another_algorithm(self):
        for path, algorithm in self.each():
            for number in re.finditer(r"(?<=[ (\[<{])\d+\b", algorithm):
                changed = algorithm[:number.start()] + "7" + algorithm[number.end():]
                # The translator records the same sum for all fair algorithms, and leaves out
                # what is below labels inside of conditions inside of others.
                unseen = "Fair" in path or algorithm[:number.start()].endswith(
                    ("assert mine[", "s2: result := acc + "))
                expected = [] if unseen else ["P0016"]
                self.assertEqual(self.warnings(path, changed), expected, changed)

    def test_a_changed_list_is_another_algorithm(self):
        path = os.path.join(FIXTURES, "pluscal", "Buffer.tla")
        algorithm = self.parts(path)[1]
        changed = algorithm.replace("                \\/ Head", "             \\/ Head")
        self.assertNotEqual(algorithm, changed)
        self.assertEqual(self.warnings(path, changed), ["P0016"])

    def test_labels_fairness_and_names_belong_to_the_algorithm(self):
        path = os.path.join(FIXTURES, "pluscal", "Buffer.tla")
        algorithm = self.parts(path)[1]
        for old, new in (("late: ", ""), ("fair+ process", "fair process"), ("mine", "own"),
                         ("mark:", "mark:+"),
                         ('"a\\"b"', '"ab"'), ("goto start", "goto send")):
            self.assertIn(old, algorithm)
            self.assertEqual(self.warnings(path, algorithm.replace(old, new)), ["P0016"], new)

    def test_fairness_of_the_whole_belongs_to_it(self):
        path = os.path.join(FIXTURES, "pluscal", "Fair.tla")
        text = "".join(self.parts(path)).replace("--fair algorithm", "--algorithm")
        self.write("Fair.tla", text)
        self.assertIn("warning[P0016]", self.cairn("parse", "Fair.tla").err)

    def test_what_cannot_be_read_is_not_judged(self):
        path = os.path.join(FIXTURES, "pluscal", "Workers.tla")
        algorithm = self.parts(path)[1]
        for changed in (algorithm.replace("end while", "end"), algorithm.replace(" := ", " ≔ "),
                        algorithm.replace("goto Done", "goto nowhere"), ""):
            self.assertEqual(self.warnings(path, changed), [])
        text = "".join(self.parts(path)).replace("-termination", "-version 1.4")
        self.write("Workers.tla", text.replace("{1, 2}", "{1, 3}"))
        self.assertNotIn("P0016", self.cairn("parse", "Workers.tla").err)

    def test_a_wanted_change_is_said_in_the_file(self):
        path = os.path.join(FIXTURES, "pluscal", "Buffer.tla")
        _, algorithm, ending = self.parts(path)
        ending = re.sub(r'chksum\(pcal\) = "\w+"', r"chksum(pcal) \\in STRING", ending)
        self.assertEqual(self.warnings(path, algorithm.replace("1..2", "1..3"), ending), [])

    def test_no_single_word_gone_goes_unnoticed(self):
        path = os.path.join(FIXTURES, "pluscal", "Counting.tla")
        algorithm = self.parts(path)[1]
        noticed = 0
        for word in WORDS.finditer(algorithm):
            changed = algorithm[:word.start()] + algorithm[word.end():]
            found = self.warnings(path, changed)
            self.assertIn(found, ([], ["P0016"]))  # what is no algorithm any more is not judged
            noticed += len(found)
        self.assertGreater(noticed, 10)

    def test_sums_of_the_first_translators_are_known(self):
        translation = "x == 1\ny == 2\n"
        text = ("---- MODULE Old ----\n(* --algorithm A { } *)\n\\* BEGIN TRANSLATION - the hash of "
                "the PCal code: PCal-00000000000000000000000000000000\n%s\\* END TRANSLATION - the "
                "hash of the generated TLA code (remove to silence divergence warnings): "
                "TLA-%s\n====\n")
        right = "3c9d5782afb8c4f295577b5554531db8"
        self.write("Old.tla", text % (translation, right))
        self.assertNotIn("warning", self.cairn("parse", "Old.tla").err)
        self.write("Old.tla", text % (translation.replace("2", "3"), right))
        self.assertIn("warning[P0015]", self.cairn("parse", "Old.tla").err)


if __name__ == "__main__":
    unittest.main()
