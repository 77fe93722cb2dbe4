"""`cairn parse`: the resolved tree, the graph of modules, several files, where modules are found."""
import glob
import os
import unittest

from program import ProgramTest, ROOT, Run


class Source:
    """A file, and what stands in a range of it."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.lines = file.read().split("\n")

    def text(self, line, column, end_line, end_column):
        lines = self.lines[line - 1:end_line]
        lines[-1] = lines[-1][:end_column - 1]
        lines[0] = lines[0][column - 1:]
        return "\n".join(lines)


def objects(value):
    """All objects inside a value."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, (dict, list)):
            yield from objects(item)


class Tree(ProgramTest):
    def tree(self, text):
        self.write("Spec.tla", text)
        return self.cairn("parse", "--json", "Spec.tla").json

    def uses(self, tree, name):
        """The declarations that the uses of a name refer to, in order."""
        return [tree["declarations"][o["refers_to"]] for o in objects(tree["modules"])
                if o.get("name") == name and o.get("refers_to") is not None]

    def check_names(self, source, tree):
        for o in objects(tree["modules"]):
            if "name_range" in o:
                written = source.text(*o["name_range"])
                if o["name"].isidentifier() and written not in "ℕℤℝ":
                    self.assertEqual(written, o["name"])
                else:  # an operator symbol may have other spellings
                    self.assertTrue(written and not any(map(str.isspace, written)), o)
        for declared in tree["declarations"]:
            self.assertNotEqual(declared["location"], None, declared)

    def test_ranges_of_names_cut_the_names_out_of_the_source(self):
        paths = glob.glob(os.path.join(ROOT, "tests", "language", "*.tla"))
        self.assertGreater(len(paths), 10)
        for path in paths:
            tree = Run("parse", "--json", path).json
            root = [m for m in tree["modules"] if m["file"] == path]
            self.check_names(Source(path), {**tree, "modules": root})

    def test_names_refer_to_what_introduced_them(self):
        tree = self.tree("""---- MODULE Spec ----
EXTENDS Naturals
CONSTANT N
VARIABLE x
Init == x = N
Next == \\E y \\in 1..N : x' = x + y
Local == LET z == 3 IN z
====
""")
        for name, kind, line, column in (("N", "constant", 3, 10), ("x", "variable", 4, 10),
                                         ("y", "bound", 6, 12), ("z", "operator", 7, 14)):
            for found in self.uses(tree, name):
                place = found["location"]
                self.assertEqual((found["kind"], place["line"], place["column"]), (kind, line, column))
            self.assertTrue(self.uses(tree, name))
        self.assertEqual(self.uses(tree, "+")[0]["location"]["file"], "<standard>/Naturals.tla")

    def test_a_bound_name_is_another_one_in_each_scope(self):
        tree = self.tree("---- MODULE Spec ----\nA == {i \\in {1} : i = 1}\nB == {i \\in {2} : i = 2}\n====\n")
        self.assertEqual([u["location"]["line"] for u in self.uses(tree, "i")], [2, 3])

    def test_through_an_instance_a_name_refers_to_the_module_that_defines_it(self):
        self.write("Lib.tla", "---- MODULE Lib ----\nCONSTANT C\nOp == C\n====\n")
        tree = self.tree("---- MODULE Spec ----\nI == INSTANCE Lib WITH C <- 1\nA == I!Op\n====\n")
        self.assertEqual(self.uses(tree, "Op")[0]["location"]["file"], "Lib.tla")
        self.assertEqual([u["location"]["file"] for u in self.uses(tree, "C")], ["Lib.tla", "Lib.tla"])
        self.assertEqual([m["name"] for m in tree["modules"]], ["Spec", "Lib"])

    def test_definitions_have_their_levels(self):
        tree = self.tree("""---- MODULE Spec ----
VARIABLE x
A == 1
B == x
C == x'
D == []C
E(y) == y
====
""".replace("[]C", "[][C]_x"))
        levels = {u["name"]: u["level"] for u in tree["modules"][0]["units"] if "name" in u}
        self.assertEqual(levels, {"A": "constant", "B": "state", "C": "action", "D": "temporal",
                                  "E": "constant"})

    def test_long_lines_have_right_columns(self):
        text = "A == <<%s>>" % ", ".join(f'"ü{i}"' for i in range(2000))
        tree = self.tree(f"---- MODULE Spec ----\n{text}\n====\n")
        source = Source(self.path("Spec.tla"))
        strings = [o for o in objects(tree["modules"]) if o.get("kind") == "STRING"]
        self.assertEqual(len(strings), 2000)
        for string in strings:
            self.assertEqual(source.text(*string["range"]), f'"{string["text"]}"')

    def test_a_warning_does_not_change_the_status(self):
        spec = os.path.join(ROOT, "tests", "golden", "analysis", "a_translation_was_changed.tla")
        run = self.cairn("parse", spec)
        self.assertEqual(run.status, 0)
        self.assertIn("warning[P0015]", run.err)
        tree = self.cairn("parse", "--json", spec).json
        self.assertEqual([d["severity"] for d in tree["diagnostics"]], ["warning"])
        self.assertEqual((tree["exit_status"], tree["module"]), (0, "a_translation_was_changed"))

    def test_mistakes_leave_no_tree(self):
        tree = self.tree("---- MODULE Spec ----\nA == B\n====\n")
        self.assertNotIn("modules", tree)
        self.assertEqual(tree["exit_status"], 150)


class Several(ProgramTest):
    def test_each_file_has_its_line(self):
        self.write("A.tla", "---- MODULE A ----\n====\n")
        self.write("B.tla", "---- MODULE B ----\nVARIABLE x\n====\n")
        run = self.cairn("parse", "A.tla", "B.tla")
        self.assertEqual(run.status, 0)
        self.assertEqual([line.split(":")[0] for line in run.out.splitlines()], ["A", "B"])

    def test_one_mistaken_file_is_enough_to_fail_and_the_others_are_read(self):
        self.write("A.tla", "---- MODULE A ----\nx == y\n====\n")
        self.write("B.tla", "---- MODULE B ----\n====\n")
        run = self.cairn("parse", "A.tla", "B.tla", "missing.tla")
        self.assertEqual(run.status, 150)
        self.assertIn("B: no errors", run.out)
        self.assertIn("A.tla:2:6", run.err)
        self.assertIn("missing.tla", run.err)


class Dependencies(ProgramTest):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("lib"))
        self.write("lib/Lib.tla", "---- MODULE Lib ----\nLOCAL INSTANCE Naturals\n====\n")
        self.write("Spec.tla", """---- MODULE Spec ----
EXTENDS Lib
---- MODULE Inner ----
EXTENDS Sequences
====
I == INSTANCE Inner
A == LET J == INSTANCE Lib IN 1
====
""")

    def test_says_where_each_module_was_found_and_who_needs_it(self):
        graph = self.cairn("parse", "--deps", "--json", "-I", "lib", "Spec.tla").json
        found = {m["name"]: (m["origin"], m["file"]) for m in graph["modules"]}
        self.assertEqual(found["Spec"], ("file", "Spec.tla"))
        self.assertEqual(found["Lib"], ("file", "lib/Lib.tla"))
        self.assertEqual(found["Inner"], ("nested", "Spec.tla"))
        self.assertEqual(found["Naturals"], ("embedded", "<standard>/Naturals.tla"))
        needed = {m["name"]: m["needed_by"] for m in graph["modules"]}
        self.assertEqual(needed["Lib"], ["Spec"])
        self.assertIn("Inner", needed["Sequences"])
        needs = [(n["kind"], n["name"], n["as"]) for n in graph["modules"][0]["needs"]]
        self.assertEqual(needs, [("EXTENDS", "Lib", None), ("INSTANCE", "Inner", "I"),
                                 ("INSTANCE", "Lib", "J")])

    def test_as_text(self):
        out = self.cairn("parse", "--deps", "-I", "lib", "Spec.tla").out
        self.assertIn("Lib: lib/Lib.tla\n  local instances Naturals\n  needed by Spec\n", out)
        self.assertIn("Spec: Spec.tla\n  extends Lib\n  instances Inner as I\n", out)

    def test_as_dot(self):
        out = self.cairn("parse", "--deps", "--format=dot", "-I", "lib", "Spec.tla").out
        self.assertTrue(out.startswith("digraph modules {"))
        self.assertIn("m0 -> m1", out)
        self.assertEqual(self.cairn("parse", "--format=dot", "Spec.tla").status, 64)

    def test_a_missing_module_is_part_of_the_graph(self):
        run = self.cairn("parse", "--deps", "Spec.tla")
        self.assertEqual(run.status, 150)
        self.assertIn("Lib: missing\n", run.out)
        self.assertIn("S0201", run.err)


class Search(ProgramTest):
    def setUp(self):
        super().setUp()
        for number, folder in enumerate((".", "one", "two")):
            os.makedirs(self.path(folder), exist_ok=True)
            self.module(f"{folder}/Lib.tla", number)
        self.write("Spec.tla", "---- MODULE Spec ----\nEXTENDS Lib\nASSUME Which = 1\n====\n")

    def module(self, path, number):
        self.write(path, f"---- MODULE Lib ----\nWhich == {number}\n====\n")

    def found(self, *words, **environment):
        out = self.cairn("parse", "--deps", *words, "Spec.tla", environment=environment).out
        return next((l.split(": ")[1] for l in out.splitlines() if l.startswith("Lib: ")), None)

    def test_first_beside_the_file(self):
        self.assertEqual(self.found("-I", "one", TLA_PATH="two"), "Lib.tla")

    def test_then_in_the_library_folders_in_order(self):
        os.remove(self.path("Lib.tla"))
        self.assertEqual(self.found("-I", "one", "-I", "two"), "one/Lib.tla")
        self.assertEqual(self.found("-I", "two", "-I", "one", TLA_PATH="one"), "two/Lib.tla")

    def test_then_in_those_of_tla_path_in_order(self):
        os.remove(self.path("Lib.tla"))
        self.assertEqual(self.found(TLA_PATH="nowhere::two:one"), "two/Lib.tla")
        self.assertEqual(self.found(TLA_PATH=""), "missing")

    def test_then_among_the_embedded_modules(self):
        self.write("Spec.tla", "---- MODULE Spec ----\nEXTENDS Lib, Bags\n====\n")
        self.write("two/Bags.tla", "---- MODULE Bags ----\n====\n")
        self.assertIn("Bags: embedded", self.cairn("parse", "--deps", "Spec.tla").out)
        run = self.cairn("parse", "--deps", "Spec.tla", environment={"TLA_PATH": "two"})
        self.assertIn("Bags: two/Bags.tla", run.out)

    def test_every_command_looks_there(self):
        os.remove(self.path("Lib.tla"))
        for words in (["check", "Spec.tla"], ["eval", "Which", "Spec.tla"], ["parse", "Spec.tla"]):
            self.assertEqual(self.cairn(*words, environment={"TLA_PATH": "one"}).status, 0, words)


if __name__ == "__main__":
    unittest.main(verbosity=2)
