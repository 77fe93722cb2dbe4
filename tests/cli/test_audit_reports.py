"""The reports of audits of the same findings, in each form."""
import hashlib
import html.parser
import json
import unittest

from program import ProgramTest

MAP = {"schema": 1, "event": "type", "key": "shard",
       "cursor": {"field": "last_key", "in": ["checkpoint"]},
       "epoch": {"field": "epoch", "granted": ["acquire"], "used": ["checkpoint"]},
       "item": {"field": "unit", "submitted": ["submit"], "ended": ["done"]}}
LOG = """{"type": "acquire", "shard": "s1", "epoch": 1}
{"type": "checkpoint", "shard": "s1", "epoch": 1, "last_key": "m"}
{"type": "checkpoint", "shard": "s1", "epoch": 1, "last_key": "k"}
{"type": "checkpoint", "shard": "s1", "epoch": 1, "last_key": "a"}
{"type": "acquire", "shard": "s1", "epoch": 1}
{"type": "submit", "unit": "u"}
"""


class Reports(ProgramTest):
    def audit(self, *words, log=LOG, name="events.ndjson"):
        self.write("map.json", json.dumps(MAP))
        self.write(name, log)
        return self.cairn("audit", "log", name, "--map", "map.json", *words)


class Json(Reports):
    def test_has_all_findings_and_their_counts(self):
        run = self.audit("--json")
        report = run.json
        self.assertEqual((run.status, report["exit_status"], report["schema"]), (20, 20, 1))
        self.assertEqual(report["summary"]["block"], 3)
        outcomes = {f["obligation"]: f["outcome"] for f in report["findings"]}
        self.assertEqual(outcomes["D2.3.t"], "fail")
        self.assertEqual(outcomes["DB.stale.t"], "pass")
        self.assertEqual(outcomes["AP6.known.t"], "open")
        coverage = {row["pattern"]: row for row in report["coverage"]}
        self.assertEqual(len(coverage), 8)
        self.assertEqual((coverage["cursor"]["traced"], coverage["cursor"]["failed"]), (1, 1))

    def test_knows_its_inputs_by_their_hashes(self):
        inputs = {row["role"]: row for row in self.audit("--json").json["inputs"]}
        self.assertEqual(inputs["log"]["sha256"], hashlib.sha256(LOG.encode()).hexdigest())
        self.assertEqual(inputs["mapping"]["path"], "map.json")

    def test_has_lines_that_could_not_be_read(self):
        report = self.audit("--json", log=LOG + "{").json
        self.assertEqual(report["diagnostics"][0]["code"], "A0101")
        self.assertEqual(report["diagnostics"][0]["location"]["line"], 7)

    def test_of_an_audit_that_could_not_begin_is_an_error(self):
        run = self.cairn("audit", "log", "x", "--map", "missing.json", "--json")
        self.assertEqual((run.status, run.json["verdict"]), (65, "error"))


class Page(html.parser.HTMLParser):
    """What a page is made of: elements that are open, their attributes, and whether they close in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.outside, self.heads, self.wrong = [], set(), [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if "id" in attributes and attributes["id"] in self.ids:
            self.wrong.append(f"two elements {attributes['id']}")
        self.ids.add(attributes.get("id"))
        if tag in ("script", "link", "img", "iframe") or "src" in attributes:
            self.outside.append(tag)
        if tag == "a":
            self.links.append(attributes["href"])
        if tag in ("h1", "h2", "h3"):
            self.heads.append(int(tag[1]))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


class Html(Reports):
    def page(self, *words, **options):
        self.audit(*words, "--html=page.html", **options)
        with open(self.path("page.html")) as file:
            return file.read()

    def test_is_well_formed_and_needs_nothing_else(self):
        text = self.page()
        page = Page(text)
        self.assertEqual((page.wrong, page.open, page.outside), ([], [], []))
        self.assertNotRegex(text, r"url\(|@import|https?://")
        self.assertEqual(page.heads[0], 1)
        self.assertEqual(page.heads.count(1), 1)
        self.assertTrue(all(b <= a + 1 for a, b in zip(page.heads, page.heads[1:])))

    def test_of_nothing_to_complain_about_is_a_page_too(self):
        page = Page(self.page(log=LOG.splitlines()[0] + "\n"))
        self.assertEqual((page.wrong, page.open), ([], []))

    def test_counts_lead_to_their_findings(self):
        page = Page(self.page())
        self.assertIn("#block", page.links)
        self.assertTrue(all(link[1:] in page.ids for link in page.links))

    def test_what_a_scan_finds_in_many_places_is_one_card(self):
        self.write("many.c", "".join(f"int f{i}(struct r *r, int k) {{ return k <= r->end; }}\n"
                                     for i in range(500)))
        self.cairn("audit", "code", "many.c", "--html=page.html")
        with open(self.path("page.html")) as file:
            text = file.read()
        self.assertEqual(text.count("a comparison includes the end of a range"), 1)
        self.assertEqual(text.count("many.c:"), 500)
        self.assertEqual(Page(text).wrong, [])
        self.assertIn("<summary>More places</summary>", text)

    def test_names_between_backticks_are_code_and_signs_are_escaped(self):
        self.write("a.c", "bool f(struct r *r, int k) { return k <= r->end; }")
        self.cairn("audit", "code", "a.c", "--html=page.html")
        with open(self.path("page.html")) as file:
            text = file.read()
        self.assertIn("<strong>What to do:</strong> compare with <code>&lt;</code></p>", text)
        self.assertIn("<code>&lt;= r-&gt;end</code>", text)


if __name__ == "__main__":
    unittest.main()
