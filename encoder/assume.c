/* Assumptions, and the failures recorded under them. */
#include "encoder/assume.h"

#include <string.h>

#include "base/panic.h"
#include "encoder/eval.h"

bool assume(Encoder *e, Lit lit) {
  if (lit_is_true(lit)) return true;
  Assumption step = {.lit = lit, .before = path_save(e), .serial = ++e->evaluation->serial};
  if (!path_push(e, lit)) return false;
  vec_push(&e->evaluation->assumed, step);
  return true;
}

uint32_t assume_save(const Encoder *e) { return e->evaluation->assumed.count; }

void assume_rewind(Encoder *e, uint32_t height) {
  Evaluation *v = e->evaluation;
  assert(height <= v->assumed.count);
  if (height == v->assumed.count) return;
  path_rewind(e, v->assumed.at[height].before);
  v->assumed.count = height;
}

PathPoint assume_point(const Encoder *e) {
  const Evaluation *v = e->evaluation;
  uint32_t height = v->assumed.count;
  return (PathPoint){height, height ? v->assumed.at[height - 1].serial : 0};
}

PathPoint assume_base(const Encoder *e) {
  return (PathPoint){1, e->evaluation->assumed.at[0].serial};
}

bool assume_holds(const Encoder *e, PathPoint point) {
  const Evaluation *v = e->evaluation;
  if (point.height > v->assumed.count) return false;
  return point.height == 0 || v->assumed.at[point.height - 1].serial == point.serial;
}

bool assume_suspend(Encoder *e, PathPoint point, Suspension *out) {
  Evaluation *v = e->evaluation;
  uint32_t height = v->assumed.count;
  if (!assume_holds(e, point)) return false;
  *out = (Suspension){.count = height - point.height};
  if (out->count == 0) return true;
  out->taken_back = malloc(out->count * sizeof *out->taken_back);
  if (!out->taken_back) panic("out of memory for %u assumptions", out->count);
  memcpy(out->taken_back, v->assumed.at + point.height, out->count * sizeof *out->taken_back);
  assume_rewind(e, point.height);
  return true;
}

void assume_resume(Encoder *e, Suspension *s) {
  for (uint32_t i = 0; i < s->count; i++) {
    Assumption step = s->taken_back[i];
    step.before = path_save(e);
    bool entered = path_push(e, step.lit);
    assert(entered && "what could be assumed once can be again");
    (void)entered;
    vec_push(&e->evaluation->assumed, step);
  }
  free(s->taken_back);
}

/* ---- failures ---- */

/* The same failure of the same node is one, whenever it happens: otherwise each use
   of a use would double them. */
static bool unite_failure(Encoder *e, uint32_t mark, uint32_t end, const Failure *failure) {
  for (uint32_t i = mark; i < end; i++) {
    Failure *known = &e->failures.at[i];
    if (known->kind != failure->kind || known->node != failure->node) continue;
    known->when = circuit_or(e->circuit, known->when, failure->when);
    return true;
  }
  return false;
}

Outcome outcome_capture(Encoder *e, uint32_t mark, const Sym *value) {
  uint32_t end = mark;
  for (uint32_t i = mark; i < e->failures.count; i++) {
    Failure failure = e->failures.at[i];
    if (!unite_failure(e, mark, end, &failure)) e->failures.at[end++] = failure;
  }
  uint32_t count = end - mark;
  Failure *copy = arena_array(e->memory, Failure, count);
  if (count) memcpy(copy, e->failures.at + mark, count * sizeof *copy);
  e->failures.count = mark;
  return (Outcome){.value = value, .failures = {count, copy}};
}

void outcome_record(Encoder *e, const Outcome *outcome) {
  const Node *place = e->place;
  for (vec_each(const Failure, failure, &outcome->failures)) {
    e->place = failure->node;
    encoder_fail(e, failure->when, failure->kind);
  }
  e->place = place;
}
