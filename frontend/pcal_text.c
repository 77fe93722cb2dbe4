/* The text of an algorithm as the translator reads it: tabs and comments are spaces. */
#include <string.h>

#include "frontend/pcal_tree.h"

enum { TAB = 8 };

typedef struct Cleaner {
  const char *at, *end;
  Text *out;
  int column;
  int depth; /* of comments inside the algorithm */
  bool quoted, done;
  bool clean; /* nothing but ASCII outside of comments */
} Cleaner;

static bool is_here(const Cleaner *c, const char *text) {
  size_t length = strlen(text);
  return (size_t)(c->end - c->at) >= length && !memcmp(c->at, text, length);
}

static void put(Cleaner *c, char byte) {
  text_append_char(c->out, byte);
  c->column++;
}

static void put_spaces(Cleaner *c, int count) {
  for (int i = 0; i < count; i++) put(c, ' ');
}

static void end_line(Cleaner *c) {
  if (c->quoted) c->clean = false;
  c->at += is_here(c, "\r\n") ? 2 : 1;
  put(c, ' ');
  put(c, '\n');
  c->column = 0;
}

/* Spaces in place of a character: as many as Java has code units for it. */
static void blank(Cleaner *c) {
  unsigned char byte = (unsigned char)*c->at++;
  if (byte < 0x80 || byte >= 0xc0) put_spaces(c, byte >= 0xf0 ? 2 : 1);
}

static void skip_line(Cleaner *c) {
  put(c, ' ');
  while (c->at < c->end && !strchr("\r\n", *c->at)) c->at++;
}

/* A character of the algorithm itself. */
static void keep(Cleaner *c) {
  unsigned char byte = (unsigned char)*c->at;
  if (byte >= 0x80 || !byte) c->clean = false;
  if (c->quoted && byte == '\\' && c->at + 1 < c->end && !strchr("\r\n", c->at[1]))
    put(c, *c->at++);
  else if (byte == '"')
    c->quoted = !c->quoted;
  put(c, *c->at++);
}

static void step(Cleaner *c) {
  if (*c->at == '\r' || *c->at == '\n') {
    end_line(c);
  } else if (*c->at == '\t') {
    c->at++;
    put_spaces(c, TAB - c->column % TAB);
  } else if (!c->quoted && is_here(c, "(*")) {
    c->depth++, c->at += 2, put_spaces(c, 2);
  } else if (!c->quoted && is_here(c, "*)")) {
    if (c->depth == 0) c->done = true;
    if (c->depth > 0) c->depth--;
    c->at += 2, put_spaces(c, 2);
  } else if (c->depth) {
    blank(c);
  } else if (!c->quoted && is_here(c, "\\*")) {
    skip_line(c);
  } else {
    keep(c);
  }
}

/* Where the word is that begins an algorithm. */
static const char *find_start(const char *text, const char *end, bool *fair) {
  for (const char *at = text; (at = memchr(at, '-', (size_t)(end - at))); at++) {
    Cleaner here = {.at = at, .end = end};
    *fair = is_here(&here, "--fair");
    if (*fair || is_here(&here, "--algorithm")) return at;
  }
  return NULL;
}

static int column_of(const char *text, const char *at) {
  const char *line = at;
  while (line > text && !strchr("\r\n", line[-1])) line--;
  Text before = {0};
  Cleaner c = {.at = line, .end = at, .out = &before, .depth = 1};
  while (c.at < at) {
    if (*c.at == '\t')
      c.at++, put_spaces(&c, TAB - c.column % TAB);
    else
      blank(&c);
  }
  text_free(&before);
  return c.column;
}

const char *pcal_clean_text(Pcal *p, const char *text, size_t length, int *column) {
  const char *start = find_start(text, text + length, &p->fair);
  if (!start) return NULL;
  start += p->fair ? strlen("--fair") : strlen("--algorithm");
  *column = column_of(text, start);
  Text out = {0};
  Cleaner c = {start, text + length, &out, *column, 0, false, false, true};
  while (c.at < c.end && !c.done) step(&c);
  const char *clean = NULL;
  if (c.done && c.clean) clean = arena_copy(p->memory, out.bytes, out.length);
  text_free(&out);
  return clean;
}
