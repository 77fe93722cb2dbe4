/* S \cap T, S \ T and S \subseteq T where T is a filter of an infinite set: T is asked
   about each element of S. */
#include "encoder/form.h"
#include "encoder/sym_internal.h"

static bool is_filter(Form f) { return f.node->kind == NODE_FILTER && f.node->bounds[0].set; }

/* Is it a filter of a set that is not listed, and of one that is surely infinite? */
typedef struct Endless {
  bool filter, infinite;
} Endless;

static Endless endless_filter(Encoder *e, const Node *set, Frame *frame) {
  Form f = form_behind(e, set, frame);
  if (!is_filter(f)) return (Endless){0};
  uint32_t mark = e->failures.count;
  const Sym *whole = encode_node(e, f.node->bounds[0].set, f.frame);
  whole = sym_expect(e, whole, WANT_SET, FAULT_NOT_SET);
  bool known = e->failures.count == mark;
  e->failures.count = mark; /* they are recorded when the set is used */
  if (!known || !set_is_endless(e, whole)) return (Endless){0};
  return (Endless){true, set_is_infinite(e, whole)};
}

typedef struct Asked {
  const Node *set;
  Frame *frame;
} Asked;

static Lit is_member(Encoder *e, SymMember m, Asked asked) {
  uint32_t height = assume_save(e);
  if (!assume(e, m.in)) return LIT_FALSE;
  Lit in = encode_member(e, m.value, asked.set, asked.frame);
  assume_rewind(e, height);
  return in;
}

static const Sym *combine(Encoder *e, Builtin builtin, const Sym *listed, Asked asked) {
  uint32_t count;
  const SymMember *members;
  if (!sym_candidates(e, listed, &count, &members)) return encode_nothing(e);
  Lit all = LIT_TRUE;
  SymMember *kept = arena_array(e->memory, SymMember, count);
  for (uint32_t i = 0; i < count; i++) {
    Lit in = is_member(e, members[i], asked);
    Lit stays = lit_xor_sign(in, builtin == BUILTIN_SET_MINUS);
    kept[i] = (SymMember){circuit_and(e->circuit, members[i].in, stays), members[i].value};
    all = circuit_and(e->circuit, all, circuit_implies(e->circuit, members[i].in, in));
  }
  return builtin == BUILTIN_SUBSET_EQ ? sym_truth(e, all) : sym_set(e, count, kept);
}

/* Whether a filter can be listed may depend on the state. */
static void refuse_if_endless(Encoder *e, uint32_t mark) {
  bool endless = false;
  for (uint32_t i = mark; i < e->failures.count; i++)
    endless = endless || e->failures.at[i].kind == FAULT_NOT_ENUMERABLE;
  for (uint32_t i = mark; endless && i < e->failures.count; i++)
    e->failures.at[i].kind = FAULT_UNSUPPORTED;
}

static const Sym *combine_listed(Encoder *e, Builtin builtin, const Node *node, Frame *frame,
                                 bool infinite) {
  uint32_t mark = e->failures.count;
  const Sym *pair[2];
  for (uint32_t i = 0; i < 2; i++) pair[i] = encode_listed(e, encode_node(e, node->kids[i], frame));
  const Sym *result = encode_applied_builtin(e, builtin, pair);
  bool first = builtin == BUILTIN_CAP && is_filter(form_behind(e, node->kids[0], frame));
  bool any = first || is_filter(form_behind(e, node->kids[1], frame));
  if (any && !infinite) refuse_if_endless(e, mark);
  return result;
}

const Sym *encode_set_operator(Encoder *e, Builtin builtin, const Node *node, Frame *frame) {
  bool cap = builtin == BUILTIN_CAP;
  Endless left = cap ? endless_filter(e, node->kids[0], frame) : (Endless){0};
  Endless right = endless_filter(e, node->kids[1], frame);
  if (left.filter == right.filter)
    return combine_listed(e, builtin, node, frame, left.infinite && right.infinite);
  Asked asked = {node->kids[left.filter ? 0 : 1], frame};
  const Node *other = node->kids[left.filter ? 1 : 0];
  return combine(e, builtin, encode_listed(e, encode_node(e, other, frame)), asked);
}
