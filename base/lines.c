#include "base/lines.h"

#include <stdbool.h>
#include <string.h>

#include "base/display.h"

enum { MARK_DISTANCE = 128 };

/* A mark every so many characters, if the line is that long. */
static void mark_line(Lines *lines, const char *start, const char *end) {
  uint32_t column = 1;
  while (end - start > MARK_DISTANCE) {
    start += display_bytes(start, end, MARK_DISTANCE);
    if (start == end) return;
    column += MARK_DISTANCE;
    LineMark mark = {(uint32_t)(start - lines->text), column};
    vec_push(&lines->marks, mark);
  }
}

static void build_index(Lines *lines) {
  const char *end = lines->text + lines->length, *at = lines->text;
  vec_push(&lines->starts, 0);
  const char *start = at;
  while ((at = memchr(at, '\n', (size_t)(end - at)))) {
    mark_line(lines, start, at);
    start = ++at;
    vec_push(&lines->starts, (uint32_t)(at - lines->text));
  }
  mark_line(lines, start, end);
}

/* The last line that starts at the offset or before. */
static uint32_t search(const Lines *lines, size_t offset) {
  uint32_t low = 0, high = lines->starts.count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (lines->starts.at[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static uint32_t number_of(const Lines *lines, uint32_t index) {
  uint32_t first = 0, before = lines->before;
  for (vec_each(const uint32_t, restart, &lines->restarts)) {
    if (*restart > lines->starts.at[index]) break;
    first = search(lines, *restart);
    before = 0;
  }
  return before + index - first + 1;
}

Line lines_find(Lines *lines, size_t offset) {
  if (!lines->starts.count) build_index(lines);
  uint32_t index = search(lines, offset);
  bool is_last = index + 1 == lines->starts.count;
  const char *start = lines->text + lines->starts.at[index];
  const char *end =
      is_last ? lines->text + lines->length : lines->text + lines->starts.at[index + 1] - 1;
  if (!is_last && end > start && end[-1] == '\r') end--;
  return (Line){.number = number_of(lines, index), .start = start, .end = end};
}

/* The last mark at the offset or before; NULL if there is none. */
static const LineMark *find_mark(const Lines *lines, size_t offset) {
  uint32_t low = 0, high = lines->marks.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (lines->marks.at[middle].offset <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? &lines->marks.at[low - 1] : NULL;
}

unsigned lines_column(const Lines *lines, const Line *line, size_t offset) {
  const LineMark *mark = find_mark(lines, offset);
  const char *start = line->start, *end = lines->text + offset;
  bool useful = mark && lines->text + mark->offset > start;
  if (useful) start = lines->text + mark->offset;
  return (useful ? mark->column : 1) + display_length(start, end);
}

void lines_free(Lines *lines) {
  vec_free(&lines->restarts);
  vec_free(&lines->starts);
  vec_free(&lines->marks);
}
