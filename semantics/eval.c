/* Expressions: the dispatch over node kinds, and the kinds that need no more than
   a few lines. */
#include <string.h>

#include "base/panic.h"
#include "semantics/evaluator.h"

static const Value *eval_number(Evaluator *e, const Node *n) {
  Integer integer;
  ArenaMark mark = arena_save(e->numbers);
  if (!integer_parse(e->numbers, symbol_text(n->text), 10, &integer)) never("digits of a NUMBER");
  const Value *v = value_integer(e->values, integer);
  arena_rewind(e->numbers, mark);
  return v;
}

static const Value *eval_variable(Evaluator *e, const Node *n) {
  const Moment *at = &e->at;
  const char *name = symbol_text(n->variable->name);
  e->reads |= READS_NOW;
  if (!at->now) return fault_at(e, FAULT_NO_STATE, n, "%s%s", name, at->primed ? "'" : "");
  const Value *v = at->now[n->variable->index];
  if (v) return v;
  if (at->primed) return fault_at(e, FAULT_NO_NEXT_VALUE, n, "%s'", name);
  return fault_at(e, FAULT_NO_INITIAL_VALUE, n, "%s", name);
}

Answer truth_of(Evaluator *e, const Node *n, const Value *v) {
  if (!v) return ANSWER_FAULT;
  if (v == e->yes) return ANSWER_YES;
  if (v == e->no) return ANSWER_NO;
  fault_value(e, FAULT_NOT_BOOLEAN, n, v);
  return ANSWER_FAULT;
}

Answer eval_truth(Evaluator *e, const Node *n, Frame *f) { return truth_of(e, n, eval(e, n, f)); }

const Value *eval_whole(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval(e, n, f);
  return v && v->kind == VALUE_RULE ? rule_list(e, n, v) : v;
}

const Value *eval_element(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval_whole(e, n, f);
  return v && v->kind == VALUE_LAZY ? value_normal(e->values, v) : v;
}

const Value *eval_set_value(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval(e, n, f);
  return !v || value_is_set(v) ? v : fault_value(e, FAULT_NOT_SET, n, v);
}

const Value *made(Evaluator *e, const Node *n, const Value *v) {
  if (v->depth > VALUE_DEPTH_LIMIT)
    return fault_at(e, FAULT_TOO_DEEP, n, "a value with more than %d levels", VALUE_DEPTH_LIMIT);
  if (v->kind != VALUE_SET || !v->mixed) return v;
  for (uint32_t i = 1; i < v->count; i++)
    if (value_equal(e->values, v->items[i - 1], v->items[i]) == TRUTH_INCOMPARABLE)
      return fault_pair(e, FAULT_INCOMPARABLE, n, v->items[i - 1], "and", v->items[i]);
  return fault_value(e, FAULT_INCOMPARABLE, n, v);
}

static const Value *eval_and(Evaluator *e, const Node *n, Frame *f) {
  for (uint32_t i = 0; i < n->kid_count; i++) {
    Answer answer = eval_truth(e, n->kids[i], f);
    if (answer != ANSWER_YES) return answer == ANSWER_NO ? e->no : NULL;
  }
  return e->yes;
}

static const Value *eval_or(Evaluator *e, const Node *n, Frame *f) {
  for (uint32_t i = 0; i < n->kid_count; i++) {
    Answer answer = eval_truth(e, n->kids[i], f);
    if (answer != ANSWER_NO) return answer == ANSWER_YES ? e->yes : NULL;
  }
  return e->no;
}

/* The branch to be taken, NULL after a fault. */
static const Node *if_branch(Evaluator *e, const Node *n, Frame *f) {
  Answer test = eval_truth(e, n->kids[0], f);
  return test == ANSWER_FAULT ? NULL : n->kids[test == ANSWER_YES ? 1 : 2];
}

const Node *case_branch(Evaluator *e, const Node *n, Frame *f) {
  for (uint32_t i = 0; i + 1 < n->kid_count; i += 2) {
    Answer test = eval_truth(e, n->kids[i], f);
    if (test != ANSWER_NO) return test == ANSWER_YES ? n->kids[i + 1] : NULL;
  }
  if (n->kid_count % 2) return n->kids[n->kid_count - 1];
  fault_at(e, FAULT_NO_CASE, n, "%s", "");
  return NULL;
}

static const Value *unsupported(Evaluator *e, const Node *n, const char *why) {
  return fault_at(e, FAULT_UNSUPPORTED, n, "%s: %s", node_noun(n->kind), why);
}

/* One level of the tree; the kinds whose value is that of a kid are left to
   eval_kids. */
static const Value *eval_kind(Evaluator *e, const Node *n, Frame *f) {
  switch (n->kind) {
  case NODE_NUMBER: return eval_number(e, n);
  case NODE_STRING: return value_string(e->values, n->text);
  case NODE_BOOLEAN: return boolean(e, n->truth);
  case NODE_MODEL_VALUE: return value_model(e->values, n->text);
  case NODE_LOCAL: return eval_local(e, n, f);
  case NODE_VARIABLE: return eval_variable(e, n);
  case NODE_CONSTANT: return eval_constant(e, n, f);
  case NODE_CALL: return eval_call(e, n, f);
  case NODE_CALL_LOCAL: return eval_call_local(e, n, f);
  case NODE_OPERATOR: return unsupported(e, n, "an operator is not a value");
  case NODE_BUILTIN: return eval_builtin(e, n, n->builtin, f);
  case NODE_AND: return eval_and(e, n, f);
  case NODE_OR: return eval_or(e, n, f);
  case NODE_FORALL:
  case NODE_EXISTS: return eval_quantifier(e, n, f);
  case NODE_CHOOSE: return eval_choose(e, n, f);
  case NODE_SET: return eval_set(e, n, f);
  case NODE_FILTER: return eval_filter(e, n, f);
  case NODE_MAP: return eval_map(e, n, f);
  case NODE_FUNCTION: return eval_function(e, n, f);
  case NODE_FUNCTION_SET: return eval_lazy(e, n, LAZY_FUNCTIONS, f);
  case NODE_RECORD: return eval_record(e, n, f);
  case NODE_RECORD_SET: return eval_record_set(e, n, f);
  case NODE_TUPLE: return eval_tuple(e, n, f);
  case NODE_PRODUCT: return eval_lazy(e, n, LAZY_PRODUCT, f);
  case NODE_APPLY: return eval_apply(e, n, f);
  case NODE_EXCEPT: return eval_except(e, n, f);
  case NODE_PRIME: return eval_prime(e, n, f);
  case NODE_ENABLED: return eval_enabled(e, n, f);
  case NODE_UNCHANGED: return eval_unchanged(e, n, f);
  case NODE_SQUARE: return eval_square(e, n, f);
  case NODE_ANGLE: return eval_angle(e, n, f);
  case NODE_COMPOSE: return unsupported(e, n, "its meaning needs a state in between");
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS: return unsupported(e, n, "a temporal formula has no value in a state");
  case NODE_ERROR: return unsupported(e, n, "it was reported before");
  case NODE_IF:
  case NODE_CASE:
  case NODE_LET:
  case NODE_KIND_COUNT: break;
  }
  never("node kind");
}

/* Goes down IF, CASE and LET without using the C stack. */
static const Value *eval_tail(Evaluator *e, const Node *n, Frame *f) {
  while (n) {
    if (n->kind == NODE_IF) {
      n = if_branch(e, n, f);
    } else if (n->kind == NODE_CASE) {
      n = case_branch(e, n, f);
    } else if (n->kind == NODE_LET) {
      let_enter(e, n, f);
      n = n->kids[0];
    } else {
      return eval(e, n, f);
    }
  }
  return NULL;
}

static bool is_tail(NodeKind kind) {
  return kind == NODE_IF || kind == NODE_CASE || kind == NODE_LET;
}

static const Value *eval_open(Evaluator *e, const Node *n, Frame *f) {
  return is_tail(n->kind) ? eval_tail(e, n, f) : eval_kind(e, n, f);
}

/* Nodes that mention no bound names and have no side effects.  The level of a
   node is not asked: whether states were read is seen when it is evaluated. */
static bool is_closed(Evaluator *e, const Node *n);

static bool has_closed_kids(Evaluator *e, const Node *n) {
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (!is_closed(e, n->kids[i])) return false;
  return true;
}

/* What is printed, or depends on more than the operands. */
static bool has_effect(Builtin builtin) {
  return builtin == BUILTIN_PRINT || builtin == BUILTIN_PRINT_T || builtin == BUILTIN_JAVA_TIME ||
         builtin == BUILTIN_TLC_GET || builtin == BUILTIN_TLC_SET ||
         builtin == BUILTIN_RANDOM_ELEMENT;
}

static bool find_closed(Evaluator *e, const Node *n) {
  switch (n->kind) {
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_CONSTANT:
  case NODE_AND:
  case NODE_OR:
  case NODE_SET:
  case NODE_FUNCTION_SET:
  case NODE_RECORD:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT:
  case NODE_APPLY:
  case NODE_IF:
  case NODE_CASE: return has_closed_kids(e, n);
  case NODE_CALL:
    return n->definition->depth == 0 && n->definition->builtin == BUILTIN_COUNT &&
           has_closed_kids(e, n);
  case NODE_BUILTIN: return !has_effect(n->builtin) && has_closed_kids(e, n);
  case NODE_OPERATOR: return n->definition->depth == 0;
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_CHOOSE:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION:
  case NODE_EXCEPT:
  case NODE_LET:
  case NODE_LOCAL:
  case NODE_CALL_LOCAL:
  case NODE_VARIABLE:
  case NODE_PRIME:
  case NODE_ENABLED:
  case NODE_UNCHANGED:
  case NODE_SQUARE:
  case NODE_ANGLE:
  case NODE_COMPOSE:
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS:
  case NODE_ERROR: return false;
  case NODE_KIND_COUNT: break;
  }
  never("node kind");
}

static bool is_closed(Evaluator *e, const Node *n) {
  if (evaluator_fact(e, n)->closed == CLOSED_UNKNOWN) {
    bool closed = find_closed(e, n);
    evaluator_fact(e, n)->closed = closed ? CLOSED_YES : CLOSED_NO;
  }
  return evaluator_fact(e, n)->closed == CLOSED_YES;
}

/* The first evaluation that reads no state is also the last one. */
static const Value *eval_closed(Evaluator *e, const Node *n, Frame *f) {
  uint32_t reads = e->reads;
  e->reads = 0;
  const Value *v = eval_open(e, n, f);
  if (e->reads) evaluator_fact(e, n)->closed = CLOSED_NO;
  if (v && !e->reads && v->kind != VALUE_RULE) evaluator_fact(e, n)->value = v;
  e->reads |= reads;
  return v;
}

const Value *eval(Evaluator *e, const Node *n, Frame *f) {
  if (n->kind == NODE_LOCAL) return eval_local(e, n, f);
  if (n->kind == NODE_VARIABLE) return eval_variable(e, n);
  const Fact *fact = evaluator_fact(e, n);
  if (fact->value) return fact->value;
  if (evaluator_too_deep(e)) return fault_at(e, FAULT_TOO_DEEP, n, "%s", "");
  if (fact->closed != CLOSED_NO && is_closed(e, n)) return eval_closed(e, n, f);
  return eval_open(e, n, f);
}
