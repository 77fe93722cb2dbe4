/* What the tests of analysis and binding share. */
#ifndef TESTS_FRONTEND_SESSION_H
#define TESTS_FRONTEND_SESSION_H

#include <stdlib.h>
#include <string.h>

#include "frontend/model.h"

static inline Session open_session(void) {
  return (Session){arena_create(), symbols_create(), diags_create()};
}

static inline void close_session(Session *s) {
  diags_destroy(s->diags);
  symbols_destroy(s->symbols);
  arena_destroy(s->memory);
}

/* A root module `M` with these units; NULL if they are mistaken. */
static inline Spec *analyse(Session *s, const char *units) {
  const char *text = arena_format(s->memory, "---- MODULE M ----\n%s\n====\n", units);
  return spec_analyse(s, diags_add_file(s->diags, "M.tla", text, strlen(text)), NULL);
}

static inline Definition *find(Session *s, const Spec *spec, const char *name) {
  return spec_find(spec, symbol_intern(s->symbols, name, strlen(name)));
}

static inline Config *configure(Session *s, const char *text) {
  return config_read(s, diags_add_file(s->diags, "M.cfg", text, strlen(text)));
}

/* All messages, in the arena of the session. */
static inline const char *messages(Session *s) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  diags_print_text(s->diags, out, false);
  fclose(out);
  const char *copy = arena_copy(s->memory, text, size);
  free(text);
  return copy;
}

static inline bool says(Session *s, const char *what) { return strstr(messages(s), what) != NULL; }

#endif
