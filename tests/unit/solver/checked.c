#include "checked.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void write_file(const char *path, const char *head, const char *body, const char *tail) {
  FILE *out = fopen(path, "w");
  cr_assert(out != NULL);
  fprintf(out, "%s%s%s", head, body, tail);
  fclose(out);
}

Checked checked_run(Engine *engine, const char *body, const char *config,
                    const EngineOptions *options) {
  char folder[] = "/tmp/cairn-spec-XXXXXX", spec_path[64], config_path[64];
  cr_assert(mkdtemp(folder) != NULL);
  snprintf(spec_path, sizeof spec_path, "%s/Test.tla", folder);
  snprintf(config_path, sizeof config_path, "%s/Test.cfg", folder);
  write_file(spec_path, "---- MODULE Test ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n",
             body, "\n====\n");
  write_file(config_path, "", config, "\n");
  Checked c = {.session = {arena_create(), symbols_create(), diags_create()}};
  Session *session = &c.session;
  SearchPath path = {0};
  ModelOptions model_options = {0};
  Spec *spec = spec_load(session, spec_path, &path);
  c.config = config_load(session, config_path);
  Model *model = spec && c.config ? model_bind(session, spec, c.config, &model_options) : NULL;
  diags_print_text(session->diags, stderr, false);
  cr_assert(model != NULL);
  c.task = (Task){session, model, values_create(), NULL};
  c.task.evaluator = evaluator_create(c.task.values, session->symbols, spec);
  EngineOptions used = *options;
  if (!used.limits.choice) used.limits = limits_default;
  c.result = engine(&c.task, &used);
  remove(spec_path);
  remove(config_path);
  rmdir(folder);
  return c;
}

void checked_free(Checked *c) {
  result_destroy(c->result);
  evaluator_destroy(c->task.evaluator);
  values_destroy(c->task.values);
  model_destroy(c->task.model);
  config_destroy(c->config);
  diags_destroy(c->session.diags);
  symbols_destroy(c->session.symbols);
  arena_destroy(c->session.memory);
}

const char *checked_value(Checked *c, uint32_t k, uint32_t variable) {
  cr_assert(k < c->result->trace.count);
  return checked_text(c, c->result->trace.at[k].state[variable]);
}

const char *checked_text(Checked *c, const Value *value) {
  Text text = {0};
  value_print(value, &text);
  const char *copy = arena_copy(c->result->memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}
