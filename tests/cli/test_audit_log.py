"""`cairn audit log`: what the events of a real system say about its coordination."""
import gzip
import json
import unittest

from program import ProgramTest

MAP = {
    "schema": 1, "event": "type", "key": "shard", "incarnation": "run",
    "cursor": {"field": "last_key", "in": ["checkpoint"]},
    "epoch": {"field": "epoch", "granted": ["acquire"], "used": ["checkpoint"], "owner": "worker"},
    "range": {"start": "start", "end": "end", "in": ["assign"], "until": ["retire"],
              "at_rest": ["balanced"], "whole": {"start": "", "end": None}},
    "item": {"field": "unit", "submitted": ["submit"], "ended": ["done", "failed"]},
}
GOOD = """{"type":"assign","shard":"s1","start":"","end":"m"}
{"type":"assign","shard":"s2","start":"m","end":null}
{"type":"acquire","shard":"s1","epoch":1,"worker":"w1"}
{"type":"submit","unit":"u1"}
{"type":"checkpoint","shard":"s1","run":1,"epoch":1,"worker":"w1","last_key":"a"}
{"type":"checkpoint","shard":"s1","run":1,"epoch":1,"worker":"w1","last_key":"d"}
{"type":"acquire","shard":"s1","epoch":2,"worker":"w2"}
{"type":"checkpoint","shard":"s1","run":2,"epoch":2,"worker":"w2","last_key":"c"}
{"type":"note","text":"of no concern"}
{"type":"done","unit":"u1"}
{"type":"balanced"}
"""
LINES = GOOD.splitlines()


class LogTest(ProgramTest):
    def audit(self, log, *words, mapping=MAP):
        self.write("map.json", mapping if isinstance(mapping, str) else json.dumps(mapping))
        self.write("events.ndjson", log)
        return self.cairn("audit", "log", "events.ndjson", "--map", "map.json", *words)

    def offences(self, line, *more):
        """What is said when lines are added before the last two of the good log."""
        lines = LINES[:-2] + [line, *more] + LINES[-2:]
        run = self.audit("\n".join(lines) + "\n")
        self.assertEqual(run.status, 20, run.out + run.err)
        return run.out


class Log(LogTest):
    def test_a_log_without_offence_passes(self):
        run = self.audit(GOOD, "--fail-on=open")
        self.assertEqual((run.status, run.err), (0, ""))
        self.assertIn("events.ndjson: 0 BLOCK, 10 pass\n", run.out)

    def test_a_first_checkpoint_without_a_key_loses_none(self):
        run = self.audit(GOOD.replace('"last_key":"a"', '"last_key":null'))
        self.assertEqual((run.status, run.err), (0, ""))

    def test_what_nothing_in_a_log_could_break_is_not_traced(self):
        run = self.audit("\n".join(LINES[:4] + LINES[6:]) + "\n", "--fail-on=open")
        self.assertEqual(run.status, 22)
        self.assertIn("open   D2.3.t        not tried: cursors never go back; nothing in "
                      "events.ndjson could have broken it\n", run.out)
        run = self.audit(LINES[2] + "\n")
        self.assertIn("open   DB.epoch.t    not tried:", run.out)
        self.assertNotIn("pass", run.out)

    def test_a_cursor_that_goes_back_is_shown_with_its_place(self):
        out = self.offences('{"type":"checkpoint","shard":"s1","run":2,"epoch":2,"worker":"w2",'
                            '"last_key":"b"}')
        self.assertIn('BLOCK  D2.3.t        the cursor goes back: 1 of 2 times\n'
                      '         events.ndjson:10:78: shard "s1": "b" comes after "c" of line 8\n', out)

    def test_each_incarnation_has_a_cursor_of_its_own(self):
        out = self.offences('{"type":"checkpoint","shard":"s1","run":1,"epoch":2,"worker":"w2",'
                            '"last_key":"c"}')
        self.assertIn('"c" comes after "d" of line 6', out)

    def test_a_cursor_that_is_lost_is_shown(self):
        for last in ('"last_key":null', '"other":1'):
            out = self.offences('{"type":"checkpoint","shard":"s1","run":2,"epoch":2,'
                                f'"worker":"w2",{last}}}')
            self.assertIn('D2.5.t        the last key is lost: 1 of', out)
            self.assertIn('"c" of line 8 becomes n', out)

    def test_a_cursor_outside_of_its_range_is_shown_also_when_the_range_shrinks(self):
        out = self.offences('{"type":"checkpoint","shard":"s1","run":2,"epoch":2,"worker":"w2",'
                            '"last_key":"m"}')
        self.assertIn('"m" is outside of ["", "m") of line 1', out)
        out = self.offences('{"type":"assign","shard":"s1","start":"","end":"b"}',
                            '{"type":"assign","shard":"s3","start":"b","end":"m"}')
        self.assertIn('events.ndjson:10:39: shard "s1": "c" is outside of ["", "b") of line 10', out)
        self.assertNotIn("do not tile", out)

    def test_epochs_are_never_granted_twice_and_keep_every_digit(self):
        out = self.offences('{"type":"acquire","shard":"s1","epoch":2,"worker":"w3"}')
        self.assertIn('2 is granted again, after 2 of line 7', out)
        out = self.offences('{"type":"acquire","shard":"s1","epoch":9007199254740993,"worker":"w3"}',
                            '{"type":"acquire","shard":"s1","epoch":9007199254740992,"worker":"w3"}')
        self.assertIn('9007199254740992 is granted after 9007199254740993 of line 10', out)

    def test_a_zombie_is_shown(self):
        out = self.offences('{"type":"checkpoint","shard":"s1","run":1,"epoch":1,"worker":"w1",'
                            '"last_key":"e"}')
        self.assertIn('DB.stale.t    an epoch that is not the current one is used: 1 of 4 times\n'
                      '         events.ndjson:10:51: shard "s1": 1 is used after 2 of line 7', out)

    def test_two_owners_of_one_epoch_are_shown(self):
        out = self.offences('{"type":"checkpoint","shard":"s1","run":2,"epoch":2,"worker":"w1",'
                            '"last_key":"e"}')
        self.assertIn('epoch 2 is used by "w1", and belongs to "w2" since line 7', out)

    def test_gaps_and_overlaps_are_shown(self):
        out = self.offences('{"type":"assign","shard":"s2","start":"n","end":null}')
        self.assertIn('there is a gap between it, ["n", null) of line 10, and shard "s1"', out)
        out = self.offences('{"type":"assign","shard":"s2","start":"k","end":null}')
        self.assertIn("there is an overlap between", out)
        out = self.offences('{"type":"retire","shard":"s1"}')
        self.assertIn('the first range ["m", null) of line 2 does not start at ""', out)

    def test_an_empty_range_is_shown(self):
        out = self.offences('{"type":"assign","shard":"s9","start":"q","end":"q"}')
        self.assertIn('["q", "q") holds no key', out)

    def test_items_that_do_not_end_or_end_twice_are_shown(self):
        out = self.offences('{"type":"submit","unit":"u2"}', '{"type":"done","unit":"u1"}')
        self.assertIn('events.ndjson:10:25: "u2" is submitted here and never ends', out)
        self.assertIn('events.ndjson:12:23: "u1" was never submitted, or has ended before', out)

    def test_only_the_first_offending_lines_are_shown_and_all_are_counted(self):
        out = self.offences(*[f'{{"type":"submit","unit":{n}}}' for n in range(500)])
        self.assertIn("an item never ends: 500 of 501 times", out)
        self.assertEqual(out.count("never ends\n"), 10)

    def test_what_no_event_is_about_stays_open(self):
        run = self.audit('{"type":"done","unit":"u"}\n{"type":"submit","unit":"v"}\n'
                         '{"type":"done","unit":"v"}\n')
        self.assertIn("open   D2.3.t        no event of events.ndjson is what the mapping calls "
                      "`cursor.in`", run.out)
        run = self.audit(LINES[3] + "\n" + LINES[9] + "\n", "--fail-on=open")
        self.assertEqual(run.status, 22)


class Malformed(LogTest):
    def test_a_bad_line_is_shown_and_the_rest_is_audited(self):
        lines = {'{"type":"submit","unit":"u1"': ("A0101", 29), '{"type":"submit",,}': ("A0101", 18),
                 '{"type":"note","a":1,"a":2}': ("A0101", 22), "[]": ("A0101", 1),
                 '{"type":"acquire","shard":"s1","epoch":1.5,"worker":"w"}': ("A0102", 40),
                 '{"type":"acquire","epoch":7,"worker":"w"}': ("A0102", 1),
                 '{"shard":"s1"}': ("A0102", 1),
                 '{"type":"checkpoint","shard":"s1","run":2,"epoch":2,"last_key":5}': ("A0102", 64)}
        for line, (code, column) in lines.items():
            run = self.audit("\n".join(LINES[:8] + [line] + LINES[8:]) + "\n")
            with self.subTest(line):
                self.assertEqual(run.status, 65)
                self.assertIn(f"error[{code}]", run.err)
                self.assertIn(f"--> events.ndjson:9:{column}\n", run.err)
                self.assertIn("1 of 12 events of events.ndjson could not be used", run.out)
                self.assertIn("every submitted item ends", run.out)

    def test_a_bad_line_does_not_hide_an_offence(self):
        run = self.audit(GOOD.replace('"last_key":"c"', '"last_key":"x"') + "{\n")
        self.assertEqual(run.status, 20)
        self.assertIn("error[A0101]", run.err)
        self.assertIn('"x" is outside of', run.out)

    def test_a_log_may_end_without_a_line_break_and_have_blank_lines_and_carriage_returns(self):
        run = self.audit("\n" + GOOD.strip().replace("\n", "\r\n\r\n"))
        self.assertEqual((run.status, run.err), (0, ""))

    def test_bytes_that_are_no_text_are_shown(self):
        for line in (b'{"type":"\xff"}', b'{"type":"a\x00"}', b"\x00\x01\x02", b"\xef\xbb\xbf{}",
                     b'{"type":"\xed\xa0\x80"}', b'{"type":"\xc0\xaf"}',
                     b'{"type":"\xf4\x90\x80\x80"}', b'{"type":"\xe2\x82'):
            run = self.audit(GOOD.encode() + line + b"\n")
            self.assertEqual(run.status, 65, line)
            self.assertIn("events.ndjson:12:", run.err)

    def test_a_line_that_is_too_long_is_left_out(self):
        run = self.audit('{"type":"' + "x" * 3_000_000 + '"}\n' + GOOD)
        self.assertEqual(run.status, 65)
        self.assertIn("longer than 1024 KiB", run.err)
        self.assertIn("1 of 12 events", run.out)

    def test_a_long_line_is_left_out_wherever_it_stands(self):
        for before in (0, 1, 700_000, 1_000_000, 1_100_000):
            padding = '{"type":"other","x":"' + "y" * before + '"}\n' if before else ""
            run = self.audit(padding.replace("y" * 1_100_000, "y" * 900_000) +
                             '{"type":"' + "x" * 1_100_000 + '"}\n' + GOOD)
            self.assertEqual(run.status, 65)
            self.assertEqual(run.err.count("longer than 1024 KiB"), 1)

    def test_a_byte_order_mark_at_the_start_is_no_event(self):
        run = self.audit(b"\xef\xbb\xbf" + GOOD.encode())
        self.assertEqual((run.status, run.err), (0, ""))

    def test_half_of_a_pair_of_escapes_is_no_character(self):
        for escape in ("\\ud800", "\\udc00x", "\\ud800\\u0041"):
            run = self.audit(GOOD + '{"type":"' + escape + '"}\n')
            self.assertEqual(run.status, 65, escape)
            self.assertIn("is half of a pair", run.err)
            self.assertIn("events.ndjson:12:10", run.err)
        run = self.audit(GOOD + '{"type":"\\ud83d\\ude00 \\\\ud800"}\n')
        self.assertEqual((run.status, run.err), (0, ""))

    def test_a_compressed_log_is_refused_with_the_program_that_unpacks_it(self):
        run = self.audit(gzip.compress(GOOD.encode()))
        self.assertEqual(run.status, 65)
        self.assertIn("error[X0004]: `events.ndjson` is compressed", run.err)
        self.assertIn("zcat", run.err)

    def test_many_bad_lines_are_counted(self):
        run = self.audit("{\n" * 1000 + GOOD)
        self.assertIn("1000 of 1011 events", run.out)
        self.assertEqual(run.err.count("error[A0101]"), 50)

    def test_a_mistake_in_the_mapping_has_a_place(self):
        for mapping, line, message in (
                ('{"schema": 1,\n "key": "k"}', 1, "needs one of"),
                ('{"schema": 2,\n "key": "k", "item": {}}', 1, "schema"),
                ('{"schema": 1,\n "key": "k", "cursr": {}}', 2, "no `cursr` here"),
                ('{"schema": 1, "key": "k",\n "cursor": {"in": []}}', 2, "field"),
                ('{"schema": 1, "key": "k",\n "cursor": {"field": "c", "in": ["x"]}}', 2, "event"),
                ('{"schema": 1, "key": "k", "event": "e",\n "item": {"field": "c"}}', 2, "submitted"),
                ('{"schema": 1, "key": "k", "order": "\n"}', 1, "not JSON"),
                ('[1]', 1, "schema")):
            run = self.audit(GOOD, mapping=mapping)
            with self.subTest(mapping):
                self.assertEqual(run.status, 65)
                self.assertRegex(run.err, rf"--> map.json:{line}:\d+\n")
                self.assertIn(message, run.err)

    def test_files_that_cannot_be_read_are_errors(self):
        self.write("map.json", json.dumps(MAP))
        self.assertEqual(self.cairn("audit", "log", "none", "--map", "map.json").status, 65)
        self.assertEqual(self.cairn("audit", "log", ".", "--map", "map.json").status, 65)
        self.assertEqual(self.cairn("audit", "log", "map.json", "--map", "none").status, 65)
        self.assertEqual(self.cairn("audit", "log", "map.json").status, 64)


if __name__ == "__main__":
    unittest.main()
