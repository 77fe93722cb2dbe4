#include "checked.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
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

const EngineOptions ten_steps = {.length = 10, .traces = 100, .seed = 1};
static const EngineOptions looking_ahead = {.length = 10, .foresight = 2};

static void expect_from(Engine *engine, const EngineOptions *options, const char *body,
                        const char *config, Expected want) {
  Checked c = checked_run(engine, body, config, options);
  const Result *r = c.result;
  cr_assert(r->verdict == want.verdict, "%s: verdict %s, not %s (%s)", r->engine,
            verdict_word(r->verdict), verdict_word(want.verdict), r->reason ? r->reason : "");
  cr_assert(r->depth == want.depth, "%s: depth %u, not %u", r->engine, r->depth, want.depth);
  cr_assert(r->exhaustive == want.exhaustive, "%s: exhaustive is %d", r->engine, r->exhaustive);
  const char *property = r->property ? r->property : "none";
  cr_assert(eq(str, (char *)property, (char *)(want.property ? want.property : "none")));
  if (r->trace.count) cr_assert(eq(u32, r->trace.count, want.depth + 1));
  checked_free(&c);
}

void expect_of(Engine *engine, const char *body, const char *config, Expected want) {
  expect_from(engine, &ten_steps, body, config, want);
  if (engine == check_symbolic) expect_from(engine, &looking_ahead, body, config, want);
}

void expect_both(const char *body, const char *config, Expected want) {
  expect_of(check_explicit, body, config, want);
  expect_of(check_symbolic, body, config, want);
}
