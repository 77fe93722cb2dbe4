"""The files that `cairn prove` writes: the graph of a proof, its page, counterexamples."""
import html.parser
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

CAIRN = os.environ["CAIRN"]
HERE = pathlib.Path(__file__).resolve().parent
COMMIT = HERE.parent.parent / "specs" / "commit" / "TwoPhaseCommitProof.tla"
SVG = "{http://www.w3.org/2000/svg}"
VOID = {"meta"}  # without an end


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.words = [], [], [], []
        self.rows, self.inside = [], {}
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes[key] for key in ("href", "src") if key in attributes]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.words.append(data)
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data + " "


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def prove(self, *arguments):
        run = subprocess.run([CAIRN, "prove", str(COMMIT), "--json", *map(str, arguments)],
                             capture_output=True, text=True, timeout=60)
        report = json.loads(run.stdout)
        assert run.returncode == report["exit_status"], run
        return report

    def written(self, name, *arguments):
        path = self.folder / name
        option = {"html": "--html"}.get(name.rsplit(".", 1)[1], "--graph")
        return self.prove(*arguments, option, path), path.read_text()


class Graphs(Files):
    ALL = ("--inv", "Ind", "--safe", "AllOrNothing")

    @staticmethod
    def edges(report):
        return {(c["lemma"], used) for c in report["cells"] for used in c["rests_on"] if c["lemma"] not in (used, None)}

    def test_the_graph_for_graphviz_has_an_edge_for_each_lemma_that_a_cell_rests_on(self):
        report, text = self.written("proof.dot", *self.ALL)
        self.assertEqual(set(re.findall(r'^  "(.+)" -> "(.+)" \[', text, re.M)), self.edges(report))
        self.assertIn('"CommitWasVoted" -> "VotesWereSent" [label="DecideCommit"]', text)
        self.assertIn('"CommittedWereTold" [style=dashed]', text)

    def test_the_picture_shows_the_same(self):
        report, text = self.written("proof.svg", *self.ALL)
        root = xml.etree.ElementTree.fromstring(text)
        titles = [t.text.split(" rests on ") for t in root.iter(SVG + "title")]
        self.assertEqual({(a, b.split(" after ")[0]) for a, b in titles}, self.edges(report))
        names = {t.text for t in root.iter(SVG + "text")}
        self.assertEqual(names, {*report["lemmas"], *report["safety"]})

    def test_what_rests_on_something_stands_above_it_and_nothing_overlaps(self):
        report, text = self.written("proof.svg", *self.ALL)
        root = xml.etree.ElementTree.fromstring(text)
        boxes = {}
        for group in root.iter(SVG + "g"):
            box = group.find(SVG + "rect").attrib
            boxes[group.find(SVG + "text").text] = tuple(int(box[k]) for k in ("x", "y", "width"))
        for above, below in self.edges(report):
            self.assertLess(boxes[above][1], boxes[below][1])
        for x, y, width in boxes.values():
            self.assertFalse([b for b in boxes.values() if b[1] == y and x < b[0] < x + width])

    def test_each_size_has_a_file(self):
        self.prove("--inv", "Ind", "--sizes", "Participant=2..3", "--graph", self.folder / "g.dot")
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["g.2.dot", "g.dot"])


class Pages(Files):
    WEAK = ("--inv", "TypeOK,CommitWasVoted", "--safe", "AllOrNothing", "--ctis", "2")

    def test_the_page_has_each_cell_with_verdict_time_and_core(self):
        report, text = self.written("proof.html", *Graphs.ALL)
        page = Page(text)
        matrix = {row[0].strip(): row[1:] for row in page.rows[1:]}
        head = [name.strip() for name in page.rows[0]]
        self.assertEqual(head[1:], ["Init", *(a["name"] for a in report["actions"])])
        for cell in report["cells"]:
            if cell["lemma"] and cell["action"]:
                square = matrix[cell["lemma"]][head.index(cell["action"]) - 1].split()
                self.assertEqual((square[0], square[2]), (cell["verdict"], "s"))
                self.assertEqual([name.strip(",") for name in square[3:]], cell["rests_on"])

    def test_counterexamples_are_there_in_full(self):
        report, text = self.written("weak.html", *self.WEAK)
        words = "".join(Page(text).words)
        examples = [e for c in report["cells"] if c["counterexample"]
                    for e in (c["counterexample"], *c["more_counterexamples"])]
        self.assertGreaterEqual(len(examples), 3)
        self.assertEqual(text.count('<pre class="cti">'), len(examples))
        for example in examples:
            for fact in example["facts"]:
                self.assertIn(fact, words)

    def test_it_needs_nothing_beside_itself(self):
        _, text = self.written("proof.html", *Graphs.ALL)
        page = Page(text)
        self.assertTrue(all(link.startswith("#") and link[1:] in page.ids for link in page.links))
        self.assertFalse(re.search(r"@import|<script|<link|url\((?!#)", text))

    def test_it_is_made_for_narrow_and_dark_screens(self):
        _, text = self.written("proof.html", *Graphs.ALL)
        self.assertIn('<meta name="viewport" content="width=device-width, initial-scale=1">', text)
        self.assertIn("prefers-color-scheme:dark", text)
        self.assertEqual(text.count("<table>"), text.count('<div class="wide"><table>'))

    def test_what_means_something_in_html_is_written_otherwise(self):
        _, text = self.written("weak.html", *self.WEAK)
        self.assertIn("&lt;" if "<<" in text else "|-&gt;", text)
        self.assertNotIn("|->", text)

    def test_a_file_that_cannot_be_written_is_an_error(self):
        self.assertEqual(self.prove("--inv", "Ind", "--html", "/no/such/folder/p.html")["exit_status"], 65)


class Counterexamples(Files):
    def test_each_is_a_trace_of_two_states(self):
        self.prove(*Pages.WEAK, "--out", self.folder / "ctis")
        names = sorted(p.name for p in (self.folder / "ctis").iterdir())
        self.assertIn("CommitWasVoted-DecideCommit-2.itf.json", names)
        self.assertIn("AllOrNothing-safety-1.itf.json", names)
        trace = json.loads((self.folder / "ctis" / "CommitWasVoted-DecideCommit-1.itf.json").read_text())
        self.assertEqual(len(trace["states"]), 2)

    def test_an_execution_that_breaks_the_lemma_has_a_file_of_its_own(self):
        self.prove("--inv", "TypeOK", "--lemma", "VotesAreRemembered", "--out", self.folder)
        path = self.folder / "VotesAreRemembered-CoordinatorCrash-1-execution.itf.json"
        self.assertGreater(len(json.loads(path.read_text())["states"]), 2)


if __name__ == "__main__":
    unittest.main()
