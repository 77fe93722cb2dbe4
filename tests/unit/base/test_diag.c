#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

static char *text_of(const Diags *ds, bool color) {
  char *out = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&out, &size);
  diags_print_text(ds, stream, color);
  fclose(stream);
  return out;
}

static void expect(Diags *ds, const char *want) {
  char *got = text_of(ds, false);
  cr_assert(eq(str, got, (char *)want));
  free(got);
  diags_destroy(ds);
}

static uint32_t add(Diags *ds, const char *text) {
  return diags_add_file(ds, "Spec.tla", text, strlen(text));
}

/* The span of the nth (from 0) occurrence of a word in a file. */
static Span find(const Diags *ds, uint32_t file, const char *word, int nth) {
  size_t length;
  const char *text = diags_text(ds, file, &length), *at = strstr(text, word);
  while (nth-- > 0) at = strstr(at + 1, word);
  uint32_t start = (uint32_t)(at - text);
  return (Span){file, start, start + (uint32_t)strlen(word)};
}

Test(diag, puts_labels_of_one_line_under_one_copy_of_it) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "Inv == x = 1 /\\ y = 2 \\/ z\n");
  Diag *d = diag_report(ds, DIAG_P0002, find(ds, file, "\\/", 0), "these need parentheses");
  diag_label(d, find(ds, file, "/\\", 0), "this one binds as strongly");
  diag_help(d, "write `(x = 1 /\\ y = 2) \\/ z`");
  expect(ds, "error[P0002]: these need parentheses\n"
             " --> Spec.tla:1:23\n"
             "  |\n"
             "1 | Inv == x = 1 /\\ y = 2 \\/ z\n"
             "  |              --       ^^\n"
             "  |              |\n"
             "  |              this one binds as strongly\n"
             "  = help: write `(x = 1 /\\ y = 2) \\/ z`\n\n");
}

Test(diag, hangs_several_labels_from_right_to_left) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "a + b + c");
  Diag *d = diag_report(ds, DIAG_P0001, find(ds, file, "b", 0), "message");
  diag_label(d, find(ds, file, "a", 0), "first");
  diag_label(d, find(ds, file, "b", 0), "second");
  diag_label(d, find(ds, file, "c", 0), "third");
  expect(ds, "error[P0001]: message\n"
             " --> Spec.tla:1:5\n"
             "  |\n"
             "1 | a + b + c\n"
             "  | -   ^   - third\n"
             "  | |   |\n"
             "  | |   second\n"
             "  | first\n\n");
}

Test(diag, lets_the_caret_win_where_labels_overlap) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "f[x + 1]");
  Diag *d = diag_report(ds, DIAG_P0001, find(ds, file, "x", 0), "message");
  diag_label(d, find(ds, file, "f[x + 1]", 0), "here");
  expect(ds, "error[P0001]: message\n"
             " --> Spec.tla:1:3\n"
             "  |\n"
             "1 | f[x + 1]\n"
             "  | --^-----\n"
             "  | |\n"
             "  | here\n\n");
}

Test(diag, shows_lines_apart_with_a_gap_between) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n");
  Diag *d = diag_report(ds, DIAG_P0001, find(ds, file, "ten", 0), "message");
  diag_label(d, find(ds, file, "one", 0), "first");
  diag_label(d, find(ds, file, "two", 0), "second");
  expect(ds, "error[P0001]: message\n"
             "  --> Spec.tla:10:1\n"
             "   |\n"
             " 1 | one\n"
             "   | --- first\n"
             " 2 | two\n"
             "   | --- second\n"
             "...\n"
             "10 | ten\n"
             "   | ^^^\n\n");
}

Test(diag, aligns_carets_under_wide_characters_tabs_and_unicode_operators) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "\t\"\xE6\xBC\xA2\xE5\xAD\x97\" \xE2\x88\xA7 e\xCC\x81 x");
  diag_report(ds, DIAG_P0001, find(ds, file, "x", 0), "message");
  expect(ds, "error[P0001]: message\n"
             " --> Spec.tla:1:12\n"
             "  |\n"
             "1 |     \"\xE6\xBC\xA2\xE5\xAD\x97\" \xE2\x88\xA7 e\xCC\x81 x\n"
             "  |                ^\n\n");
}

Test(diag, hides_the_line_break_of_windows) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "a\r\nb\r\n");
  diag_report(ds, DIAG_P0001, (Span){file, 0, 3}, "line break included");
  diag_report(ds, DIAG_P0001, (Span){file, 1, 2}, "the line break itself");
  expect(ds, "error[P0001]: line break included\n"
             " --> Spec.tla:1:1\n"
             "  |\n"
             "1 | a\n"
             "  | ^\n\n"
             "error[P0001]: the line break itself\n"
             " --> Spec.tla:1:2\n"
             "  |\n"
             "1 | a\n"
             "  |  ^\n\n");
}

Test(diag, shows_a_caret_for_an_empty_span_at_the_end_of_a_file) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "abc");
  diag_report(ds, DIAG_P0006, (Span){file, 3, 3}, "no line break");
  file = add(ds, "abc\n");
  diag_report(ds, DIAG_P0006, (Span){file, 4, 4}, "after the last line");
  file = add(ds, "");
  diag_report(ds, DIAG_P0008, (Span){file, 0, 0}, "empty");
  expect(ds, "error[P0006]: no line break\n"
             " --> Spec.tla:1:4\n"
             "  |\n"
             "1 | abc\n"
             "  |    ^\n\n"
             "error[P0006]: after the last line\n"
             " --> Spec.tla:2:1\n"
             "  |\n"
             "2 |\n"
             "  | ^\n\n"
             "error[P0008]: empty\n"
             " --> Spec.tla:1:1\n"
             "  |\n"
             "1 |\n"
             "  | ^\n\n");
}

Test(diag, shows_messages_from_top_to_bottom_and_file_by_file) {
  Diags *ds = diags_create();
  uint32_t one = add(ds, "abc"), other = add(ds, "abc");
  diag_report(ds, DIAG_P0001, (Span){other, 1, 2}, "second");
  diag_report(ds, DIAG_P0001, (Span){one, 2, 3}, "fourth");
  diag_report(ds, DIAG_P0001, (Span){other, 0, 1}, "first");
  diag_report(ds, DIAG_P0002, (Span){one, 0, 3}, "third");
  diag_report(ds, DIAG_P0001, NO_SPAN, "last");
  char *text = text_of(ds, false);
  const char *words[] = {"first", "second", "third", "fourth", "last"};
  const char *next = text;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    next = strstr(next, words[i]);
    cr_assert(ne(ptr, (void *)next, NULL), "%s in its turn in %s", words[i], text);
  }
  free(text);
  diags_destroy(ds);
}

Test(diag, keeps_spans_inside_the_file) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "abc");
  diag_report(ds, DIAG_P0001, (Span){file, 1, 99}, "too long");
  diag_report(ds, DIAG_P0001, (Span){file, 77, 99}, "outside");
  diag_report(ds, DIAG_P0001, (Span){file, 2, 1}, "backwards");
  expect(ds, "error[P0001]: too long\n"
             " --> Spec.tla:1:2\n"
             "  |\n"
             "1 | abc\n"
             "  |  ^^\n\n"
             "error[P0001]: backwards\n"
             " --> Spec.tla:1:3\n"
             "  |\n"
             "1 | abc\n"
             "  |   ^\n\n"
             "error[P0001]: outside\n"
             " --> Spec.tla:1:4\n"
             "  |\n"
             "1 | abc\n"
             "  |    ^\n\n");
}

Test(diag, marks_the_first_and_the_last_line_of_a_long_span) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "Op == \\/ a\n\n      \\/ b\n\nEnd\n");
  Diag *d = diag_report(ds, DIAG_P0001, find(ds, file, "\\/ a\n\n      \\/ b", 0), "message");
  diag_label(d, find(ds, file, "\\/ a\n\n      \\/ b", 0), "all of it");
  expect(ds, "error[P0001]: message\n"
             " --> Spec.tla:1:7\n"
             "  |\n"
             "1 | Op == \\/ a\n"
             "  |       ^^^^\n"
             "...\n"
             "3 |       \\/ b\n"
             "  |       ^^^^ all of it\n\n");
}

Test(diag, shows_labels_in_other_files) {
  Diags *ds = diags_create();
  uint32_t other = diags_add_file(ds, "Other.tla", "x\ny == 1\n", 9);
  uint32_t file = add(ds, "y == 2\n");
  Diag *d = diag_report(ds, DIAG_P0001, find(ds, file, "y", 0), "defined twice");
  diag_label(d, find(ds, other, "y", 0), "first here");
  expect(ds, "error[P0001]: defined twice\n"
             " --> Spec.tla:1:1\n"
             "  |\n"
             "1 | y == 2\n"
             "  | ^\n"
             " ::: Other.tla:2:1\n"
             "  |\n"
             "2 | y == 1\n"
             "  | - first here\n\n");
}

Test(diag, needs_no_place) {
  Diags *ds = diags_create();
  Diag *d = diag_report(ds, DIAG_X0001, NO_SPAN, "cannot read `a`");
  diag_note(d, "first line\nsecond line");
  diag_help(d, "one");
  diag_help(d, "two");
  diag_label(d, (Span){add(ds, "x"), 0, 1}, "%s", "");
  diag_report(ds, DIAG_X0001, NO_SPAN, "cannot read `b`");
  diag_report(ds, DIAG_X0001, NO_SPAN, "cannot read `a`");
  cr_assert(eq(u32, diags_errors(ds), 2));
  expect(ds, "error[X0001]: cannot read `a`\n"
             " ::: Spec.tla:1:1\n"
             "  |\n"
             "1 | x\n"
             "  | -\n"
             "  = note: first line\n"
             "          second line\n"
             "  = help: one\n"
             "  = help: two\n\n"
             "error[X0001]: cannot read `b`\n\n");
}

Test(diag, shows_a_window_of_a_very_long_line) {
  char line[5001];
  memset(line, '.', 5000);
  line[5000] = '\0';
  line[0] = 'a';
  line[2500] = 'b';
  Diags *ds = diags_create();
  uint32_t file = add(ds, line);
  Diag *d = diag_report(ds, DIAG_P0001, (Span){file, 2500, 2501}, "message");
  diag_label(d, (Span){file, 0, 1}, "start");
  char *got = text_of(ds, false), *second = strstr(got, "| ...");
  cr_assert(strstr(got, " --> Spec.tla:1:2501\n") != NULL);
  cr_assert(strstr(got, "\n1 | a......") != NULL);
  cr_assert(strstr(got, "\n  | - start\n1 | ...") != NULL);
  cr_assert(lt(sz, strlen(got), 500));
  char *caret = strchr(second, '^'), *caret_line = strchr(second, '\n') + 1;
  cr_assert(eq(long, caret - caret_line - 4, strchr(second, 'b') - second - 2));
  free(got);
  diags_destroy(ds);
}

Test(diag, sends_no_control_bytes_of_a_file_to_the_terminal) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "a\x1b[31m\x07\x7f\xff\xc2\x9b\xe2\x80\xae z");
  Diag *d = diag_report(ds, DIAG_L0001, find(ds, file, "z", 0), "\x1b and \xff");
  diag_label(d, find(ds, file, "a", 0), "\x08");
  diag_help(d, "\x0c");
  expect(ds, "error[L0001]: \xEF\xBF\xBD and \xEF\xBF\xBD\n"
             " --> Spec.tla:1:13\n"
             "  |\n"
             "1 | a\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD z\n"
             "  | -           ^\n"
             "  | |\n"
             "  | \xEF\xBF\xBD\n"
             "  = help: \xEF\xBF\xBD\n\n");
}

Test(diag, says_the_same_in_colour) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "a + b + c\n");
  Diag *d = diag_report(ds, DIAG_P0001, find(ds, file, "b", 0), "message");
  diag_label(d, find(ds, file, "a", 0), "left");
  diag_help(d, "help");
  char *plain = text_of(ds, false), *inked = text_of(ds, true), *to = inked;
  cr_assert(ne(str, inked, plain));
  for (char *from = inked; *from;)
    if (*from == '\x1b')
      from = strchr(from, 'm') + 1;
    else
      *to++ = *from++;
  *to = '\0';
  cr_assert(eq(str, inked, plain));
  free(plain);
  free(inked);
  diags_destroy(ds);
}

Test(diag, drops_the_same_code_at_the_same_place) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "abc");
  diag_report(ds, DIAG_P0001, (Span){file, 0, 1}, "one");
  diag_label(diag_report(ds, DIAG_P0001, (Span){file, 0, 1}, "two"), (Span){file, 0, 1}, "x");
  diag_report(ds, DIAG_P0002, (Span){file, 0, 1}, "other code");
  diag_report(ds, DIAG_P0001, (Span){file, 0, 2}, "other place");
  cr_assert(eq(u32, diags_errors(ds), 3));
  char *got = text_of(ds, false);
  cr_assert(strstr(got, "two") == NULL);
  free(got);
  diags_destroy(ds);
}

Test(diag, prints_fifty_errors_and_counts_the_rest) {
  Diags *ds = diags_create();
  char text[100];
  memset(text, 'x', sizeof text);
  uint32_t file = diags_add_file(ds, "Spec.tla", text, sizeof text);
  for (uint32_t i = 0; i < 53; i++)
    diag_help(diag_report(ds, DIAG_P0001, (Span){file, i, i + 1}, "number %u", i), "help");
  cr_assert(eq(u32, diags_errors(ds), 53));
  cr_assert(eq(u32, diags_warnings(ds), 0));
  char *got = text_of(ds, false);
  cr_assert(strstr(got, "number 49") != NULL);
  cr_assert(strstr(got, "number 50") == NULL);
  cr_assert(eq(str, strstr(got, "... "), "... and 3 more errors\n"));
  free(got);
  diags_clear(ds);
  cr_assert(eq(u32, diags_errors(ds), 0));
  diag_report(ds, DIAG_P0001, (Span){file, 0, 1}, "again");
  expect(ds,
         "error[P0001]: again\n"
         " --> Spec.tla:1:1\n"
         "  |\n"
         "1 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         "xxxxxxxxxxxxxxxx\n"
         "  | ^\n\n");
}

Test(diag, tells_the_position_of_a_span) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "\xE2\x88\xA7\n\xE2\x88\xA7 x\n");
  const char *path;
  unsigned line, column;
  cr_assert(diags_position(ds, find(ds, file, "x", 0), &path, &line, &column));
  cr_assert(eq(str, (char *)path, "Spec.tla"));
  cr_assert(eq(u32, line, 2));
  cr_assert(eq(u32, column, 3));
  cr_assert(not(diags_position(ds, NO_SPAN, &path, &line, &column)));
  cr_assert(eq(str, (char *)diags_path(ds, file), "Spec.tla"));
  diags_destroy(ds);
}

Test(diag, is_an_object_in_json) {
  Diags *ds = diags_create();
  uint32_t file = add(ds, "a + b\n");
  Diag *d = diag_report(ds, DIAG_P0001, find(ds, file, "b", 0), "message");
  diag_label(d, find(ds, file, "a", 0), "left");
  diag_help(d, "help");
  diag_note(d, "note");
  diag_report(ds, DIAG_X0001, NO_SPAN, "nowhere");
  char *out = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&out, &size);
  Json *j = json_create(stream, false);
  diags_print_json(ds, j);
  json_destroy(j);
  fclose(stream);
  cr_assert(
      eq(str, out,
         "[{\"code\":\"P0001\",\"severity\":\"error\",\"message\":\"message\",\"location\":"
         "{\"file\":\"Spec.tla\",\"line\":1,\"column\":5,\"end_line\":1,\"end_column\":6},"
         "\"labels\":[{\"message\":\"left\",\"location\":"
         "{\"file\":\"Spec.tla\",\"line\":1,\"column\":1,\"end_line\":1,\"end_column\":2}}],"
         "\"notes\":[\"note\"],\"helps\":[\"help\"]},"
         "{\"code\":\"X0001\",\"severity\":\"error\",\"message\":\"nowhere\",\"location\":null,"
         "\"labels\":[],\"notes\":[],\"helps\":[]}]\n"));
  free(out);
  diags_destroy(ds);
}

Test(diag, codes_begin_with_the_letter_of_their_group_and_explain_themselves) {
  for (int code = 0; code < DIAG_COUNT; code++) {
    const DiagInfo *info = &diag_infos[code];
    cr_assert(strchr("XLPSCMAWR", info->code[0]) != NULL, "%s", info->code);
    cr_assert(eq(sz, strspn(info->code + 1, "0123456789"), 4), "%s", info->code);
    cr_assert(eq(sz, strlen(info->code), 5), "%s", info->code);
    cr_assert(info->title[0] && info->explanation[0], "%s", info->code);
  }
}
