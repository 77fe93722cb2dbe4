#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/display.h"
#include "base/lines.h"
#include "tests/unit/random.h"

static void check(const char *text, size_t offset, uint32_t number, const char *content) {
  Lines lines = {.text = text, .length = strlen(text)};
  Line line = lines_find(&lines, offset);
  cr_assert(eq(u32, line.number, number));
  cr_assert(eq(sz, (size_t)(line.end - line.start), strlen(content)));
  cr_assert(zero(int, memcmp(line.start, content, strlen(content))), "not \"%s\"", content);
  lines_free(&lines);
}

Test(lines, own_their_line_break) {
  check("ab\ncd\n", 0, 1, "ab");
  check("ab\ncd\n", 2, 1, "ab");
  check("ab\ncd\n", 3, 2, "cd");
  check("ab\ncd\n", 6, 3, "");
}

Test(lines, may_end_without_a_line_break) {
  check("ab\ncd", 4, 2, "cd");
  check("ab\ncd", 5, 2, "cd");
  check("", 0, 1, "");
}

Test(lines, past_the_end_are_the_last) { check("ab\ncd", 100, 2, "cd"); }

Test(lines, end_in_lf_or_crlf) {
  check("ab\r\ncd\r\n", 1, 1, "ab");
  check("ab\r\ncd\r\n", 3, 1, "ab");
  check("ab\r\ncd\r\n", 4, 2, "cd");
  check("a\rb\n\r\n", 0, 1, "a\rb");
  check("a\rb\n\r\n", 4, 2, "");
}

Test(lines, are_found_as_by_counting) {
  Random random = random_start();
  char text[400];
  for (size_t i = 0; i < sizeof text; i++) text[i] = random_below(&random, 7) ? 'x' : '\n';
  Lines lines = {.text = text, .length = sizeof text};
  uint32_t number = 1;
  for (size_t i = 0; i < sizeof text; i++) {
    cr_assert(eq(u32, lines_find(&lines, i).number, number), "byte %zu", i);
    number += text[i] == '\n';
  }
  lines_free(&lines);
}

Test(lines, count_from_one_again_behind_a_restart) {
  Lines lines = {.text = "a\nb\nc\nd", .length = 7, .before = 10};
  vec_push(&lines.restarts, 2);
  vec_push(&lines.restarts, 6);
  static const uint32_t numbers[] = {11, 1, 2, 1};
  for (size_t i = 0; i < 4; i++) cr_assert(eq(u32, lines_find(&lines, 2 * i).number, numbers[i]));
  lines_free(&lines);
}

/* Words of ASCII, longer characters, and bytes that are no text. */
static size_t fill_line(Random *r, char *at, size_t room) {
  static const char *const pieces[] = {"a", "word ", "\u2200", "\u00fc", "\xff", "\xe2\x88"};
  size_t used = 0, wanted = random_below(r, room);
  while (used + 8 < wanted) {
    const char *piece = pieces[random_below(r, 6)];
    memcpy(at + used, piece, strlen(piece));
    used += strlen(piece);
  }
  at[used] = '\n';
  return used + 1;
}

Test(lines, count_characters_also_in_long_lines) {
  static char text[20000];
  Random random = random_start();
  size_t length = 0;
  for (int i = 0; i < 10; i++) length += fill_line(&random, text + length, 1900);
  Lines lines = {.text = text, .length = length};
  for (size_t offset = 0; offset < length; offset++) {
    Line line = lines_find(&lines, offset);
    unsigned counted = display_length(line.start, text + offset) + 1;
    bool inside = text + offset != display_boundary(line.start, text + offset);
    if (!inside) cr_assert(eq(u32, lines_column(&lines, &line, offset), counted), "%zu", offset);
  }
  lines_free(&lines);
}
