/* The dispatch: what each kind of node means. */
#include "encoder/eval.h"

#include "base/panic.h"

void encode_fail(Encoder *e, FaultKind kind) { encoder_fail(e, LIT_TRUE, kind); }

const Sym *encode_nothing(Encoder *e) { return sym_choice(e, 0, NULL); }

Context context_enter(Encoder *e, Context inner) {
  Context outer = e->evaluation->context;
  e->evaluation->context = inner;
  return outer;
}

static const Sym *failed(Encoder *e, FaultKind kind) {
  encode_fail(e, kind);
  return encode_nothing(e);
}

/* ---- leaves ---- */

static const Sym *encode_number(Encoder *e, const Node *node) {
  Integer number;
  bool parsed = integer_parse(e->memory, symbol_text(node->text), 10, &number);
  assert(parsed && "the lexer lets only digits pass");
  (void)parsed;
  return sym_value(e, value_integer(e->values, number));
}

static const Sym *encode_variable(Encoder *e, const Variable *variable) {
  const View *now = &e->evaluation->context.now;
  if (!now->values) return failed(e, now->missing);
  if (!now->assigned) return sym_narrow(e, now->values[variable->index]);
  Lit assigned = path_reduce(e, now->assigned[variable->index]);
  encoder_fail(e, lit_not(assigned), now->missing);
  const Sym *value = now->values[variable->index];
  return value && !lit_is_false(assigned) ? sym_narrow(e, value) : encode_nothing(e);
}

/* ---- composites ---- */

/* Parts of a lazy set stay lazy. */
static void encode_kids(Encoder *e, const Node *node, Frame *frame, const Sym **out) {
  bool results = node->kind == NODE_TUPLE || node->kind == NODE_RECORD;
  for (uint32_t i = 0; i < node->kid_count; i++)
    out[i] = node->kind == NODE_SET ? encode_element(e, node->kids[i], frame)
             : results              ? encode_result(e, node->kids[i], frame)
                                    : encode_node(e, node->kids[i], frame);
}

static bool has_rules(Encoder *e, uint32_t count, const Sym *const *parts) {
  bool some = false;
  for (uint32_t i = 0; i < count; i++) some = some || !lit_is_false(rules_in(e, parts[i]));
  return some;
}

static const Sym *encode_parts(Encoder *e, const Node *node, const Sym *const *parts) {
  uint32_t count = node->kid_count;
  const Sym *whole = node->kind == NODE_TUPLE ? sym_tuple(e, count, parts)
                                              : sym_record(e, count, node->names, parts);
  return has_rules(e, count, parts) ? encode_with_rules(e, whole) : whole;
}

static const Sym *encode_set(Encoder *e, const Node *node, const Sym *const *elements) {
  SymMember *members = arena_array(e->memory, SymMember, node->kid_count);
  for (uint32_t i = 0; i < node->kid_count; i++)
    members[i] = (SymMember){.in = LIT_TRUE, .value = elements[i]};
  return sym_set(e, node->kid_count, members);
}

static const Sym *encode_composite(Encoder *e, const Node *node, Frame *frame) {
  const Sym **kids = arena_array(e->memory, const Sym *, node->kid_count);
  encode_kids(e, node, frame, kids);
  uint32_t count = node->kid_count;
  if (node->kind == NODE_SET) return encode_set(e, node, kids);
  if (node->kind == NODE_TUPLE || node->kind == NODE_RECORD) return encode_parts(e, node, kids);
  if (node->kind == NODE_RECORD_SET) return sym_record_set(e, count, node->names, kids);
  if (node->kind == NODE_PRODUCT) return sym_lazy(e, LAZY_PRODUCT, count, kids);
  assert(node->kind == NODE_FUNCTION_SET);
  return sym_lazy(e, LAZY_FUNCTIONS, count, kids);
}

/* ---- states ---- */

Context context_primed(Context c) {
  c.now = c.next;
  c.next = (View){.missing = FAULT_NO_STATE};
  c.primed = true;
  return c;
}

const Sym *encode_prime(Encoder *e, const Node *operand, Frame *frame) {
  Context outer = e->evaluation->context;
  context_enter(e, context_primed(outer));
  const Sym *value = encode_node(e, operand, frame);
  context_enter(e, outer);
  return value;
}

Lit encode_unchanged(Encoder *e, const Node *operand, Frame *frame) {
  const Sym *before = encode_listed(e, encode_node(e, operand, frame));
  const Sym *after = encode_listed(e, encode_prime(e, operand, frame));
  return sym_equal(e, after, before);
}

static Lit encode_square(Encoder *e, const Node *node, Frame *frame) {
  Lit action = encode_test(e, node->kids[0], frame);
  uint32_t height = assume_save(e);
  if (!assume(e, lit_not(action))) return LIT_TRUE;
  Lit stutters = encode_unchanged(e, node->kids[1], frame);
  assume_rewind(e, height);
  return circuit_or(e->circuit, action, stutters);
}

static Lit encode_angle(Encoder *e, const Node *node, Frame *frame) {
  Lit action = encode_test(e, node->kids[0], frame);
  uint32_t height = assume_save(e);
  if (!assume(e, action)) return LIT_FALSE;
  Lit stutters = encode_unchanged(e, node->kids[1], frame);
  assume_rewind(e, height);
  return circuit_and(e->circuit, action, lit_not(stutters));
}

/* ---- dispatch ---- */

static const Sym *dispatch(Encoder *e, const Node *node, Frame *frame) {
  switch (node->kind) {
  case NODE_ERROR:
  case NODE_KIND_COUNT: break;
  case NODE_NUMBER: return encode_number(e, node);
  case NODE_STRING: return sym_value(e, value_string(e->values, node->text));
  case NODE_BOOLEAN: return sym_truth(e, lit_from(node->truth));
  case NODE_MODEL_VALUE: return sym_value(e, value_model(e->values, node->text));
  case NODE_LOCAL: return encode_local(e, node, frame);
  case NODE_VARIABLE: return encode_variable(e, node->variable);
  case NODE_CONSTANT: return encode_constant(e, node, frame);
  case NODE_CALL: return encode_call(e, node, frame);
  case NODE_CALL_LOCAL: return encode_call_local(e, node, frame);
  case NODE_OPERATOR: break;
  case NODE_BUILTIN: return encode_builtin(e, node->builtin, node, frame);
  case NODE_AND: return sym_truth(e, encode_and(e, node, frame));
  case NODE_OR: return sym_truth(e, encode_or(e, node, frame));
  case NODE_FORALL:
  case NODE_EXISTS: return sym_truth(e, encode_quantifier(e, node, frame));
  case NODE_CHOOSE: return encode_choose(e, node, frame);
  case NODE_FILTER: return encode_filter(e, node, frame);
  case NODE_MAP: return encode_map(e, node, frame);
  case NODE_FUNCTION: return encode_function(e, node, frame);
  case NODE_SET:
  case NODE_FUNCTION_SET:
  case NODE_RECORD:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT: return encode_composite(e, node, frame);
  case NODE_APPLY: return encode_apply(e, node, frame);
  case NODE_EXCEPT: return encode_except(e, node, frame);
  case NODE_IF: return encode_if(e, node, frame);
  case NODE_CASE: return encode_case(e, node, frame);
  case NODE_LET: return encode_node(e, node->kids[0], frames_let(e, node, frame));
  case NODE_PRIME: return encode_prime(e, node->kids[0], frame);
  case NODE_ENABLED:
    if (node->definition_count > 0) return failed(e, FAULT_UNSUPPORTED); /* as of \cdot */
    return sym_truth(e, encode_enabled_node(e, node->kids[0], frame));
  case NODE_UNCHANGED: return sym_truth(e, encode_unchanged(e, node->kids[0], frame));
  case NODE_SQUARE: return sym_truth(e, encode_square(e, node, frame));
  case NODE_ANGLE: return sym_truth(e, encode_angle(e, node, frame));
  case NODE_COMPOSE:
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS: return failed(e, FAULT_UNSUPPORTED);
  }
  never("a node that the analysis does not let pass");
}

/* Where others find the answer, not everything is tried. */
static bool is_worth_it(Evaluation *v, const Limits *limits) {
  return !v->acting.any_order || v->effort++ < limits->effort;
}

bool evaluation_deepen(Encoder *e) {
  Evaluation *v = e->evaluation;
  if (!encoder_may_go_on(e)) return false;
  if (v->depth < e->limits.depth && is_worth_it(v, &e->limits)) return v->depth++, true;
  encode_fail(e, FAULT_LIMIT);
  return false;
}

const Sym *encode_node(Encoder *e, const Node *node, Frame *frame) {
  const Sym *once = encode_once(e, node);
  return once ? once : encode_here(e, node, frame);
}

const Sym *encode_here(Encoder *e, const Node *node, Frame *frame) {
  const Node *outer = encoder_enter(e, node);
  const Sym *value;
  if (evaluation_deepen(e)) {
    value = dispatch(e, node, frame);
    e->evaluation->depth--;
  } else {
    value = encode_nothing(e);
  }
  encoder_leave(e, outer);
  return value;
}

Lit encode_test(Encoder *e, const Node *node, Frame *frame) {
  const Sym *value = encode_node(e, node, frame);
  const Node *outer = e->place;
  e->place = node;
  Lit truth = sym_is_true(e, value);
  e->place = outer;
  return truth;
}
