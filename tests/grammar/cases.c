#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

typedef struct Reader {
  Arena *memory;
  const char *path, *prelude;
  unsigned line;
  Case *open; /* the case being read */
  bool in_text;
  Text text; /* of the file being read */
  Cases *cases;
  bool failed;
} Reader;

static bool starts_with(const char *line, const char *word, const char **rest) {
  size_t length = strlen(word);
  if (strncmp(line, word, length) != 0) return false;
  *rest = line + length;
  return true;
}

static void complain(Reader *r, const char *what) {
  printf("# %s:%u: %s\n", r->path, r->line, what);
  r->failed = true;
}

static void trim(Text *text) {
  while (text->length && text->bytes[text->length - 1] == '\n') text->length--;
  text_append_char(text, '\n');
}

/* The text that has been read is that of the last file of the case. */
static void close_file(Reader *r) {
  if (!r->open || !r->open->files.count) return;
  CaseFile *file = vec_last(&r->open->files);
  if (r->text.length) trim(&r->text);
  if (r->open->wrapped) text_append(&r->text, "====\n");
  file->length = r->text.length;
  file->text = arena_copy(r->memory, text_string(&r->text), r->text.length);
  text_clear(&r->text);
}

static void open_file(Reader *r, const char *name) {
  close_file(r);
  vec_push(&r->open->files, ((CaseFile){arena_copy(r->memory, name, strlen(name)), "", 0}));
}

static void close_case(Reader *r) {
  if (r->open && !r->open->files.count) complain(r, "the case before this has no text");
  close_file(r);
  if (r->open && !r->open->messages) complain(r, "the case before this has no verdict");
}

static void open_case(Reader *r, const char *name) {
  close_case(r);
  vec_push(r->cases, ((Case){.name = arena_copy(r->memory, name, strlen(name)), .line = r->line}));
  r->open = vec_last(r->cases);
  r->in_text = false;
}

static const char *rest_of(Reader *r, const char *rest) {
  return arena_copy(r->memory, rest + (*rest == ' '), strlen(rest + (*rest == ' ')));
}

/* What stands between the sentence and the text. */
static bool read_directive(Reader *r, const char *line) {
  const char *rest;
  bool accept = starts_with(line, "accept", &rest);
  if (accept || starts_with(line, "reject ", &rest)) {
    r->open->accept = accept;
    r->open->messages = rest_of(r, rest);
    return true;
  }
  if (starts_with(line, "says ", &rest)) {
    vec_push(&r->open->says, rest_of(r, rest));
    return true;
  }
  return starts_with(line, "sany ", &rest);
}

static void read_text(Reader *r, const char *line) {
  const char *name;
  if (starts_with(line, "@@@ ", &name)) {
    open_file(r, name);
  } else {
    if (!r->in_text) {
      open_file(r, "Case.tla");
      r->open->wrapped = true;
      text_format(&r->text, "---- MODULE Case ---- %s\n", r->prelude);
    }
    text_append(&r->text, line);
    text_append_char(&r->text, '\n');
  }
  r->in_text = true;
}

static void read_line(Reader *r, const char *line) {
  const char *rest;
  r->line++;
  if (starts_with(line, "### ", &rest))
    open_case(r, rest);
  else if (!r->open && starts_with(line, "prelude ", &rest))
    r->prelude = rest_of(r, rest);
  else if (r->open && (r->in_text || !read_directive(r, line)))
    read_text(r, line);
}

bool cases_read(Arena *memory, const char *path, Cases *cases) {
  Reader r = {.memory = memory, .path = path, .prelude = "", .cases = cases};
  FILE *file = fopen(path, "rb");
  char *line = NULL;
  size_t room = 0;
  for (ssize_t length; file && (length = getline(&line, &room, file)) > 0;) {
    if (line[length - 1] == '\n') line[length - 1] = '\0';
    read_line(&r, line);
  }
  close_case(&r);
  if (!cases->count) complain(&r, "there are no cases");
  free(line);
  text_free(&r.text);
  if (file) fclose(file);
  return !r.failed;
}

void cases_free(Cases *cases) {
  for (vec_each(Case, c, cases)) {
    vec_free(&c->says);
    vec_free(&c->files);
  }
  vec_free(cases);
}
