#include "base/lines.h"

#include <stdbool.h>
#include <string.h>

static void build_index(Lines *lines) {
  const char *end = lines->text + lines->length, *at = lines->text;
  vec_push(&lines->starts, 0);
  while ((at = memchr(at, '\n', (size_t)(end - at)))) {
    at++;
    vec_push(&lines->starts, (uint32_t)(at - lines->text));
  }
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

Line lines_find(Lines *lines, size_t offset) {
  if (!lines->starts.count) build_index(lines);
  uint32_t index = search(lines, offset);
  bool is_last = index + 1 == lines->starts.count;
  const char *start = lines->text + lines->starts.at[index];
  const char *end =
      is_last ? lines->text + lines->length : lines->text + lines->starts.at[index + 1] - 1;
  if (!is_last && end > start && end[-1] == '\r') end--;
  return (Line){.number = index + 1, .start = start, .end = end};
}

void lines_free(Lines *lines) { vec_free(&lines->starts); }
