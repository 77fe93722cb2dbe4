#include "cli/emission.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool is_defined(Job *job, const char *name) {
  return spec_find(job->spec, symbol_intern(job->session.symbols, name, strlen(name))) != NULL;
}

/* The word, unless the specification has its own meaning for it. */
static const char *free_word(Job *job, const char *word, const char *end) {
  const char *name = arena_format(job->session.memory, "%s%s", word, end);
  return is_defined(job, name)
             ? free_word(job, arena_format(job->session.memory, "Found%s", word), end)
             : word;
}

static void append_names(const PropertyList *properties, Text *out) {
  for (vec_each(const Property, p, properties))
    text_format(out, "  /\\ %s\n", symbol_text(p->name));
}

/* Functions are written with operators of TLC. */
static bool needs_tlc(const TextLines *lines) {
  for (uint32_t i = 0; i < lines->count; i++)
    if (strstr(lines->at[i], ":>")) return true;
  return false;
}

Emission emission_make(Job *job, const char *module, const Invented *v) {
  const char *lemma = free_word(job, "Lemma", "1"), *spec = symbol_text(job->spec->name);
  Emission e = {.module = module, .invariant = free_word(job, "Ind", ""), .invented = *v};
  text_format(&e.text, "---- MODULE %s ----\n", module);
  text_format(&e.text, "\\* An inductive invariant of %s, found by cairn.\n", spec);
  text_format(&e.text, "EXTENDS %s%s\n\n", spec, needs_tlc(v->lemmas) ? ", TLC" : "");
  for (uint32_t i = 0; i < v->lemmas->count; i++)
    text_format(&e.text, "%s%u == %s\n", lemma, i + 1, v->lemmas->at[i]);
  text_format(&e.text, "\n%s ==\n", e.invariant);
  append_names(v->types, &e.text);
  append_names(v->safety, &e.text);
  for (uint32_t i = 0; i < v->lemmas->count; i++)
    text_format(&e.text, "  /\\ %s%u\n", lemma, i + 1);
  text_append(&e.text, "====\n");
  return e;
}

/* Beside the specification, so that the modules that it extends are found. */
static const char *path_beside(Job *job, const char *module) {
  const char *slash = strrchr(job->path, '/');
  int length = slash ? (int)(slash + 1 - job->path) : 0;
  return arena_format(job->session.memory, "%.*s%s.tla", length, job->path, module);
}

Proof *emission_prove(Job *job, const Emission *e, const ProofOptions *options, Options *bound,
                      Job *reader) {
  *bound = *job->options;
  bound->invariants = (TextList){0};
  vec_push(&bound->invariants, e->invariant);
  for (vec_each(const Property, p, e->invented.safety))
    vec_push(&bound->invariants, symbol_text(p->name));
  job_open(reader, bound);
  reader->sizing = job->sizing;
  bool read = job_load_text(reader, path_beside(job, e->module), text_string(&e->text));
  reader->path = job->path; /* the configuration is that of the specification */
  Proof *proof = NULL;
  if (read && job_bind(reader)) {
    const PropertyList *all = &reader->model->invariants;
    PropertyList inductive = {.at = all->at, .count = 1};
    PropertyList safety = {.at = all->at + 1, .count = all->count - 1};
    Task task = job_task(reader);
    if (all->count == bound->invariants.count)
      proof = prove_induction(&task, &inductive, &safety, options);
  }
  vec_free(&bound->invariants);
  return proof;
}

bool emission_write(const char *path, const char *text) {
  FILE *out = fopen(path, "w");
  if (!out) {
    fprintf(stderr, "cairn: cannot write %s: %s\n", path, strerror(errno));
    return false;
  }
  fputs(text, out);
  bool written = !ferror(out);
  return !fclose(out) && written;
}
