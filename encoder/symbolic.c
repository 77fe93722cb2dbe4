/* The encoder itself, and expressions evaluated for callers outside. */
#include "encoder/symbolic.h"

#include <stdlib.h>

#include "base/panic.h"
#include "encoder/eval.h"

Encoder *encoder_create(Values *values, SymbolTable *symbols, const Spec *spec,
                        const Limits *limits) {
  Encoder *e = calloc(1, sizeof *e);
  Evaluation *v = calloc(1, sizeof *v);
  if (!e || !v) panic("out of memory");
  *v = (Evaluation){.spec = spec,
                    .concrete = evaluator_create(values, symbols, spec),
                    .registers = {.set = true, .read = true}};
  *e = (Encoder){.circuit = circuit_create(),
                 .values = values,
                 .symbols = symbols,
                 .memory = arena_create(),
                 .limits = *limits,
                 .evaluation = v};
  return e;
}

void encoder_set_budget(Encoder *e, Budget *budget) {
  e->budget = budget;
  evaluator_set_budget(e->evaluation->concrete, budget);
}

const Node *encoder_spent_at(const Encoder *e) { return e->spent_at; }

/* What was not evaluated to the end is unknown, whatever else was found. */
Outcome evaluation_outcome(Encoder *e, uint32_t mark) {
  if (e->budget && e->budget->spent)
    vec_push(&e->failures, ((Failure){.when = LIT_TRUE, .kind = FAULT_LIMIT, .node = e->place}));
  return outcome_capture(e, mark, NULL);
}

void encoder_settle_like(Encoder *e, const Evaluator *evaluator) {
  evaluator_settle_like(e->evaluation->concrete, evaluator);
}

void encoder_settle_registers(Encoder *e, const Evaluator *evaluator, RegisterUse use) {
  e->evaluation->registers = use;
  evaluator_copy_registers(e->evaluation->concrete, evaluator);
}

void encoder_set_level(Encoder *e, int64_t level) { e->evaluation->level = level; }

static void evaluation_destroy(Evaluation *v) {
  for (vec_each(Rule *, rule, &v->rules)) {
    map_free(&(*rule)->cells);
    map_free(&(*rule)->under_way);
  }
  vec_free(&v->rules);
  vec_free(&v->assumed);
  vec_free(&v->picks);
  map_free(&v->constants);
  map_free(&v->closed);
  map_free(&v->once);
  map_free(&v->functions);
  evaluator_destroy(v->concrete);
  free(v);
}

void encoder_destroy(Encoder *e) {
  if (!e) return;
  evaluation_destroy(e->evaluation);
  profile_destroy(e->profile);
  path_free(e);
  vec_free(&e->failures);
  circuit_destroy(e->circuit);
  arena_destroy(e->memory);
  free(e);
}

/* Nothing that was cached under the path of another call is valid in this one. */
void evaluation_begin(Encoder *e, View now, View next) {
  Evaluation *v = e->evaluation;
  assert(v->assumed.count == 0 && "calls from outside do not nest");
  vec_push(&v->assumed, ((Assumption){LIT_TRUE, path_save(e), ++v->serial}));
  v->context = (Context){.now = now, .next = next};
  v->expanded = 0;
  v->effort = 0;
  map_clear(&v->once);
  map_clear(&v->functions);
}

void evaluation_end(Encoder *e) {
  assert(e->evaluation->assumed.count == 1);
  assume_rewind(e, 0);
}

View view_of(SymState state) { return (View){.values = state, .missing = FAULT_NO_STATE}; }

const Sym *encode(Encoder *e, const Node *node, SymState now, SymState next) {
  evaluation_begin(e, view_of(now), view_of(next));
  const Node *outer = encoder_enter(e, node); /* also of what listing the value costs */
  const Sym *value = encode_listed(e, encode_node(e, node, frames_create(e, 0, NULL)));
  encoder_leave(e, outer);
  evaluation_end(e);
  return value;
}

Lit encode_truth(Encoder *e, const Node *node, SymState now, SymState next) {
  evaluation_begin(e, view_of(now), view_of(next));
  Lit truth = encode_test(e, node, frames_create(e, 0, NULL));
  evaluation_end(e);
  return truth;
}

static Predicate with_failures(Encoder *e, Lit holds, uint32_t mark) {
  return (Predicate){holds, evaluation_outcome(e, mark).failures};
}

Predicate encode_predicate(Encoder *e, const Node *node, SymState now, SymState next) {
  uint32_t mark = e->failures.count;
  Lit holds = encode_truth(e, node, now, next);
  return with_failures(e, holds, mark);
}

Predicate encode_predicate_applied(Encoder *e, const Definition *d, uint32_t count,
                                   const Sym *const *arguments) {
  uint32_t mark = e->failures.count;
  const Node *outer = encoder_enter(e, d->body);
  evaluation_begin(e, view_of(NULL), view_of(NULL));
  Operator operator= {.definition = d};
  Lit holds = sym_is_true(e, encode_applied_operator(e, &operator, count, arguments));
  encoder_leave(e, outer);
  evaluation_end(e);
  return with_failures(e, holds, mark);
}
