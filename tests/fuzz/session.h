/* What the fuzz targets of the front end share. */
#ifndef TESTS_FUZZ_SESSION_H
#define TESTS_FUZZ_SESSION_H

#include <stddef.h>
#include <stdint.h>

#include "base/panic.h"
#include "frontend/parser.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static inline Session session_start(void) {
  return (Session){arena_create(), symbols_create(), diags_create()};
}

static inline uint32_t session_add(Session *s, const char *path, const void *bytes, size_t size) {
  return diags_add_file(s->diags, path, bytes, size);
}

/* Whoever returns failure has reported it, and the report can be printed. */
static inline void session_expect(Session *s, const void *result) {
  if (!result && !diags_errors(s->diags)) panic("failure without a message");
  FILE *out = fopen("/dev/null", "w");
  diags_print_text(s->diags, out, true);
  fclose(out);
}

static inline void session_end(Session *s) {
  diags_destroy(s->diags);
  symbols_destroy(s->symbols);
  arena_destroy(s->memory);
}

#endif
