/* Operators that look at more than their operands.  What they answer is known where it is the
   same for all executions of one length, and where it cannot make a difference. */
#include "encoder/eval.h"

#include <string.h>

static const Sym *refuse(Encoder *e) {
  encode_fail(e, FAULT_UNSUPPORTED);
  return encode_nothing(e);
}

static bool is_named(const Value *key, const char *name) {
  return key->kind == VALUE_STRING && !strcmp(symbol_text(key->text), name);
}

/* As many states as the execution has so far, and one more for the next state. */
static const Sym *get_level(Encoder *e) {
  const Evaluation *v = e->evaluation;
  return v->level ? sym_int(e, v->level + v->context.primed) : refuse(e);
}

/* Registers, and what the concrete evaluator knows without a search. */
static const Sym *get_settled(Encoder *e, const Value *key) {
  Evaluator *concrete = e->evaluation->concrete;
  bool clock = is_named(key, "duration");
  const Value *value = clock ? NULL : evaluator_get(concrete, e->place, key);
  if (value) return sym_value(e, value);
  encode_fail(e, clock ? FAULT_UNSUPPORTED : evaluator_fault(concrete)->kind);
  return encode_nothing(e);
}

static bool is_register(const Value *key) {
  return evaluator_is_register(key) || is_named(key, "all") || is_named(key, "all:named");
}

static const Sym *get(Encoder *e, const Sym *key) {
  if (key->kind != SYM_VALUE) return refuse(e);
  if (is_named(key->value, "level")) return get_level(e);
  if (is_register(key->value) && e->evaluation->registers.set) return refuse(e);
  return get_settled(e, key->value);
}

static const Sym *get_or(Encoder *e, const Sym *key, const Sym *otherwise) {
  if (key->kind != SYM_VALUE || e->evaluation->registers.set) return refuse(e);
  Evaluator *concrete = e->evaluation->concrete;
  const Value *value =
      evaluator_is_register(key->value) ? evaluator_get(concrete, e->place, key->value) : NULL;
  return value ? sym_value(e, value) : encode_normal(e, otherwise);
}

/* What nobody reads can be set to anything. */
static const Sym *set(Encoder *e, const Sym *key) {
  if (key->kind != SYM_VALUE || e->evaluation->registers.read) return refuse(e);
  if (is_named(key->value, "exit") || is_named(key->value, "pause")) return refuse(e);
  if (!evaluator_is_register(key->value)) encode_fail(e, FAULT_NO_REGISTER);
  return sym_truth(e, LIT_TRUE);
}

const Sym *encode_outside(Encoder *e, Builtin builtin, const Sym *const *x) {
  switch ((int)builtin) {
  case BUILTIN_TLC_GET: return get(e, x[0]);
  case BUILTIN_TLC_GET_OR_DEFAULT: return get_or(e, x[0], x[1]);
  case BUILTIN_TLC_SET: return set(e, x[0]);
  }
  return refuse(e);
}
