#include "spec_fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "frontend/parser.h"

static Spec *analyse(Session *s, const char *units) {
  const char *text = arena_format(
      s->memory, "---- MODULE Test ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n%s\n====\n",
      units);
  uint32_t file = diags_add_file(s->diags, "Test.tla", text, strlen(text));
  Spec *spec = spec_analyse(s, file, &(SearchPath){0});
  if (!spec) diags_print_text(s->diags, stderr, false);
  cr_assert(spec, "the text must be a module");
  return spec;
}

Fixture fixture_open_with_limits(const char *units, const Limits *limits) {
  Arena *memory = arena_create();
  Fixture f = {.session = arena_new(memory, Session)};
  *f.session = (Session){.memory = memory, .symbols = symbols_create(), .diags = diags_create()};
  f.spec = analyse(f.session, units);
  f.values = values_create();
  f.evaluator = evaluator_create(f.values, f.session->symbols, f.spec);
  f.encoder = encoder_create(f.values, f.session->symbols, f.spec, limits);
  f.initial = encode_initial(f.encoder, fixture_node(&f, "Init"));
  cr_assert(f.initial.failures.count == 0, "Init must not fail");
  return f;
}

Fixture fixture_open(const char *units) { return fixture_open_with_limits(units, &limits_default); }

void fixture_close(Fixture *f) {
  encoder_destroy(f->encoder);
  evaluator_destroy(f->evaluator);
  values_destroy(f->values);
  diags_destroy(f->session->diags);
  symbols_destroy(f->session->symbols);
  arena_destroy(f->session->memory);
}

const Node *fixture_node(Fixture *f, const char *expression) {
  Session *s = f->session;
  uint32_t file = diags_add_file(s->diags, "expression", expression, strlen(expression));
  const Syntax *syntax = parse_expression(s, file);
  const Definition *definition = syntax ? spec_expression(s, &f->spec, syntax) : NULL;
  if (!definition) diags_print_text(s->diags, stderr, false);
  cr_assert(definition, "%s must be an expression", expression);
  return definition->body;
}

bool same_value(Fixture *f, const Value *value, const char *text) {
  const Value *wanted = evaluate(f->evaluator, fixture_node(f, text), NULL, NULL);
  cr_assert(wanted, "%s must have a value", text);
  if (value_normal(f->values, value) == value_normal(f->values, wanted)) return true;
  Text got = {0};
  value_print(value, &got);
  fprintf(stderr, "wanted %s, got %s\n", text, text_string(&got));
  text_free(&got);
  return false;
}

/* ---- all valuations of the inputs made so far ---- */

typedef struct Sweep {
  uint32_t count;
  Lit inputs[16];
  uint64_t next; /* valuation */
} Sweep;

static Sweep sweep_start(const Fixture *f) {
  Sweep s = {0};
  const Circuit *c = f->encoder->circuit;
  for (uint32_t gate = 1; gate < circuit_gate_count(c); gate++) {
    if (circuit_gate(c, gate)->kind != GATE_INPUT) continue;
    cr_assert(s.count < 16, "too many inputs for a test");
    s.inputs[s.count++] = (Lit){2 * gate};
  }
  return s;
}

/* The next valuation that denotes an initial state, or NULL. */
static Valuation *sweep_next(const Fixture *f, Sweep *s) {
  while (s->next < (uint64_t)1 << s->count) {
    Valuation *v = valuation_create(f->encoder->circuit);
    for (uint32_t i = 0; i < s->count; i++) valuation_set(v, s->inputs[i], s->next >> i & 1);
    s->next++;
    if (valuation_lit(v, f->initial.guard)) return v;
    valuation_destroy(v);
  }
  return NULL;
}

static Failures recorded(const Encoder *e, uint32_t mark) {
  return (Failures){e->failures.count - mark, e->failures.at + mark};
}

static bool any_fails(Valuation *v, Failures failures) {
  for (uint32_t i = 0; i < failures.count; i++)
    if (valuation_lit(v, failures.at[i].when)) return true;
  return false;
}

static bool fails_as(Valuation *v, Failures failures, FaultKind kind) {
  for (uint32_t i = 0; i < failures.count; i++)
    if (failures.at[i].kind == kind && valuation_lit(v, failures.at[i].when)) return true;
  return false;
}

/* ---- expressions ---- */

typedef vec(const Value *) Found;

static const Value *set_of(Fixture *f, Found *found) {
  const Value *set = value_set(f->values, found->count, found->at);
  vec_free(found);
  return set;
}

static const Value *decode(Fixture *f, const Sym *s, Valuation *v) {
  return value_normal(f->values, sym_decode(f->encoder, s, v));
}

const Value *possible_values(Fixture *f, const char *expression) {
  Encoder *e = f->encoder;
  uint32_t mark = e->failures.count;
  const Sym *value = encode(e, fixture_node(f, expression), f->initial.next, NULL);
  Found found = {0};
  Sweep s = sweep_start(f);
  for (Valuation *v; (v = sweep_next(f, &s)); valuation_destroy(v))
    if (!any_fails(v, recorded(e, mark)))
      vec_push(&found, decode(f, value, v));
  return set_of(f, &found);
}

const Value *failing_values(Fixture *f, const char *expression, FaultKind kind, const char *of) {
  Encoder *e = f->encoder;
  const Sym *shown = encode(e, fixture_node(f, of), f->initial.next, NULL);
  uint32_t mark = e->failures.count;
  encode(e, fixture_node(f, expression), f->initial.next, NULL);
  Found found = {0};
  Sweep s = sweep_start(f);
  for (Valuation *v; (v = sweep_next(f, &s)); valuation_destroy(v))
    if (fails_as(v, recorded(e, mark), kind))
      vec_push(&found, decode(f, shown, v));
  return set_of(f, &found);
}

/* ---- actions ---- */

static const Value *states_of(Fixture *f, const Step *step) {
  Found found = {0};
  Sweep s = sweep_start(f);
  for (Valuation *v; (v = sweep_next(f, &s)); valuation_destroy(v)) {
    if (!valuation_lit(v, step->guard) || any_fails(v, step->failures)) continue;
    const Value *items[8];
    for (uint32_t i = 0; i < f->spec->variable_count; i++) items[i] = decode(f, step->next[i], v);
    bool one = f->spec->variable_count == 1;
    vec_push(&found, one ? items[0] : value_tuple(f->values, f->spec->variable_count, items));
  }
  return set_of(f, &found);
}

const Value *successors(Fixture *f, const char *action) {
  Step step = encode_step(f->encoder, fixture_node(f, action), f->initial.next);
  return states_of(f, &step);
}

const Value *initial_states(Fixture *f, const char *predicate) {
  Step step = encode_initial(f->encoder, fixture_node(f, predicate));
  return states_of(f, &step);
}

bool step_fails(Fixture *f, const char *action, FaultKind kind) {
  Step step = encode_step(f->encoder, fixture_node(f, action), f->initial.next);
  bool fails = false;
  Sweep s = sweep_start(f);
  for (Valuation *v; (v = sweep_next(f, &s)); valuation_destroy(v))
    fails = fails || fails_as(v, step.failures, kind);
  return fails;
}

const Value *enabled_values(Fixture *f, const char *action, const char *of) {
  const Sym *shown = encode(f->encoder, fixture_node(f, of), f->initial.next, NULL);
  Predicate enabled = encode_enabled(f->encoder, fixture_node(f, action), f->initial.next);
  Found found = {0};
  Sweep s = sweep_start(f);
  for (Valuation *v; (v = sweep_next(f, &s)); valuation_destroy(v)) {
    cr_assert(!any_fails(v, enabled.failures), "%s", action);
    if (valuation_lit(v, enabled.holds)) vec_push(&found, decode(f, shown, v));
  }
  return set_of(f, &found);
}
