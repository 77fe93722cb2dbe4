#include "world.h"

#include <stdio.h>
#include <string.h>

#include "frontend/parser.h"

bool world_open(World *w, const char *module) {
  *w = (World){
      .session = {.memory = arena_create(), .symbols = symbols_create(), .diags = diags_create()}};
  uint32_t file = diags_add_file(w->session.diags, "Test.tla", module, strlen(module));
  w->spec = spec_analyse(&w->session, file, &(SearchPath){0});
  if (!w->spec) {
    diags_print_text(w->session.diags, stdout, false);
    return false;
  }
  w->values = values_create();
  w->evaluator = evaluator_create(w->values, w->session.symbols, w->spec);
  w->encoder = encoder_create(w->values, w->session.symbols, w->spec, &limits_default);
  return true;
}

void world_close(World *w) {
  vec_free(&w->inputs);
  encoder_destroy(w->encoder);
  evaluator_destroy(w->evaluator);
  values_destroy(w->values);
  diags_destroy(w->session.diags);
  symbols_destroy(w->session.symbols);
  arena_destroy(w->session.memory);
}

void world_renew(World *w) {
  encoder_destroy(w->encoder);
  w->encoder = encoder_create(w->values, w->session.symbols, w->spec, &limits_default);
  vec_clear(&w->inputs);
}

const Node *world_expression(World *w, const char *text) {
  Session *s = &w->session;
  diags_clear(s->diags);
  uint32_t file = diags_add_file(s->diags, "expression", text, strlen(text));
  const Syntax *syntax = parse_expression(s, file);
  const Definition *definition = syntax ? spec_expression(s, &w->spec, syntax) : NULL;
  return definition ? definition->body : NULL;
}

const Value *world_value(World *w, const char *text) {
  const Node *node = world_expression(w, text);
  return node ? evaluate(w->evaluator, node, NULL, NULL) : NULL;
}

Lit world_input(World *w) {
  Lit input = circuit_input(w->encoder->circuit);
  vec_push(&w->inputs, input);
  return input;
}

/* A tree of decisions, so that the inputs are known. */
const Sym *world_choice(World *w, uint32_t count, const Value *const *values) {
  Lit guards[256];
  uint32_t made = 1;
  guards[0] = LIT_TRUE;
  while (made < count) {
    Lit input = world_input(w);
    for (uint32_t i = 0, before = made; i < before && made < count; i++) {
      guards[made++] = circuit_and(w->encoder->circuit, guards[i], input);
      guards[i] = circuit_and(w->encoder->circuit, guards[i], lit_not(input));
    }
  }
  Alternative alternatives[256];
  for (uint32_t i = 0; i < count; i++) alternatives[i] = (Alternative){guards[i], values[i]};
  return sym_choice(w->encoder, count, alternatives);
}

Valuation *world_valuation(World *w, uint64_t bits) {
  Valuation *v = valuation_create(w->encoder->circuit);
  for (uint32_t i = 0; i < w->inputs.count; i++)
    valuation_set(v, w->inputs.at[i], bits >> (i % 64) & 1);
  return v;
}

Failures failures_after(const World *w, uint32_t mark) {
  return (Failures){w->encoder->failures.count - mark, w->encoder->failures.at + mark};
}

uint64_t failing_kinds(Valuation *v, Failures failures) {
  uint64_t kinds = 0;
  for (uint32_t i = 0; i < failures.count; i++)
    if (valuation_lit(v, failures.at[i].when)) kinds |= kind_bit(failures.at[i].kind);
  return kinds;
}

static const char *const kind_names[] = {
#define FAULT(name, ...) #name,
#include "semantics/fault.def"
#undef FAULT
};

void print_kinds(uint64_t kinds) {
  for (uint32_t i = 0; i < FAULT_KIND_COUNT; i++)
    if (kinds >> i & 1) printf(" %s", kind_names[i]);
}
