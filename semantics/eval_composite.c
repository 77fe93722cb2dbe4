/* Sets, tuples and records written out; sets given by an operator. */
#include "base/panic.h"
#include "semantics/evaluator.h"
#include "semantics/value_table.h"

/* Pushes the values of all kids; false after a fault. */
static bool push_all(Evaluator *e, const Node *n, Frame *f, Code *evaluate_kid) {
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    const Value *v = evaluate_kid(e, n->kids[i], f);
    if (!v) {
      e->operands.count = base;
      return false;
    }
    vec_push(&e->operands, v);
  }
  return true;
}

const Value *eval_set(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  if (!push_all(e, n, f, eval_element)) return NULL;
  const Value *v = value_set(e->values, n->kid_count, e->operands.at + base);
  e->operands.count = base;
  return made(e, n, v);
}

const Value *eval_tuple(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  if (!push_all(e, n, f, eval_result)) return NULL;
  const Value *domain = values_sequence_domain(e->values, n->kid_count);
  const Value *v = function_of(e, n, domain, e->operands.at + base);
  e->operands.count = base;
  return v;
}

/* The names are sorted once; fields written twice are a mistake that was reported. */
const Value *record_domain(Evaluator *e, const Node *n) {
  if (evaluator_fact(e, n)->domain) return evaluator_fact(e, n)->domain;
  uint32_t *order = arena_array(e->prepared, uint32_t, n->kid_count);
  const Value **names = arena_array(e->prepared, const Value *, n->kid_count);
  for (uint32_t i = 0; i < n->kid_count; i++) names[i] = value_string(e->values, n->names[i]);
  const Value *domain = value_set(e->values, n->kid_count, names);
  assert(domain->count == n->kid_count);
  for (uint32_t i = 0; i < n->kid_count; i++) order[i] = (uint32_t)value_find(domain, names[i]);
  evaluator_fact(e, n)->order = order;
  return evaluator_fact(e, n)->domain = domain;
}

const Value *eval_record(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  if (!push_all(e, n, f, eval_result)) return NULL;
  for (uint32_t i = 0; i < n->kid_count; i++) vec_push(&e->operands, NULL);
  const Value *domain = record_domain(e, n);
  const uint32_t *order = evaluator_fact(e, n)->order;
  const Value **items = e->operands.at + base, **sorted = items + n->kid_count;
  for (uint32_t i = 0; i < n->kid_count; i++) sorted[order[i]] = items[i];
  const Value *v = function_of(e, n, domain, sorted);
  e->operands.count = base;
  return v;
}

const Value *eval_record_set(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  if (!push_all(e, n, f, eval_set_value)) return NULL;
  const Value *v = value_record_set(e->values, n->kid_count, n->names, e->operands.at + base);
  e->operands.count = base;
  return v;
}

const Value *eval_lazy(Evaluator *e, const Node *n, LazyKind lazy, Frame *f) {
  uint32_t base = e->operands.count;
  if (!push_all(e, n, f, eval_set_value)) return NULL;
  const Value *v = value_lazy(e->values, lazy, n->kid_count, e->operands.at + base);
  e->operands.count = base;
  return v;
}
