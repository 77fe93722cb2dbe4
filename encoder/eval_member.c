/* Membership without listing the set, where its form says what its elements are. */
#include "encoder/form.h"
#include "encoder/sym_internal.h"

/* The expression behind calls, and its frame. */
static const Node *behind_calls(Encoder *e, const Node *node, Frame **frame) {
  while (node->kind == NODE_CALL) {
    const Definition *d = node->definition;
    bool plain = d->builtin == BUILTIN_COUNT && d->slot == UINT32_MAX && !d->recursive &&
                 !d->recursive_function;
    if (!plain) break;
    *frame = frames_call(e, d, node, *frame);
    node = d->body;
  }
  return node;
}

/* A value with symbolic parts is compared part by part, with every element that is
   listed. */
static bool has_parts(const Sym *s) {
  return s->kind == SYM_FUNCTION || s->kind == SYM_SET || s->kind == SYM_UNION;
}

/* ---- filters ---- */

static Lit member_of_filter(Encoder *e, const Sym *element, const Node *filter, Frame *frame) {
  Lit in = encode_member(e, element, filter->bounds[0].set, frame);
  uint32_t height = assume_save(e);
  if (!assume(e, in)) return LIT_FALSE;
  frame = encode_bind(e, frame, &filter->bounds[0], sym_narrow(e, element));
  Lit holds = encode_test(e, filter->kids[0], frame);
  assume_rewind(e, height);
  return circuit_and(e->circuit, in, holds);
}

/* As the concrete evaluator does: what is not the same in all states is not listed. */
static bool is_called_filter(const Node *set) {
  if (set->kind != NODE_CALL || !set->definition->body) return false;
  const Definition *d = set->definition;
  return d->body->kind == NODE_FILTER &&
         (d->parameter_count > 0 || (d->depth == 0 && d->level > LEVEL_CONSTANT));
}

/* Any other one with a name is listed if it can be and is not large, and then asked. */
static bool is_filter_asked(Encoder *e, const Sym *element, const Node *set, Frame *frame,
                            Form filter) {
  if (set == filter.node || is_called_filter(set)) return true;
  if (form_is_large(e, filter.node, filter.frame)) return true;
  if (has_parts(element) && set->level == LEVEL_CONSTANT) {
    uint32_t mark = e->failures.count;
    encode_node(e, set, frame);
    return e->failures.count == mark;
  }
  return lit_is_false(set_is_finite(e, encode_node(e, filter.node->bounds[0].set, filter.frame)));
}

/* ---- UNION {[1..n -> S] : n \in T} ---- */

static bool is_union_of_lazy(const Node *set) {
  if (set->kind != NODE_BUILTIN || set->builtin != BUILTIN_BIG_UNION) return false;
  const Node *map = set->kids[0];
  if (map->kind != NODE_MAP) return false;
  NodeKind element = map->kids[0]->kind;
  return element == NODE_FUNCTION_SET || element == NODE_RECORD_SET || element == NODE_PRODUCT;
}

typedef struct Membership {
  const Node *map;
  const Sym *element;
  vec(Lit) ways;
} Membership;

static bool visit_part(Encoder *e, Frame *frame, Lit in, const Sym *const *chosen, void *env) {
  (void)chosen;
  Membership *m = env;
  const Sym *set = encode_node(e, m->map->kids[0], frame);
  vec_push(&m->ways, circuit_and(e->circuit, in, sym_member(e, m->element, set)));
  return true;
}

static Lit member_of_union(Encoder *e, const Sym *element, const Node *set, Frame *frame) {
  Membership m = {.map = set->kids[0], .element = element};
  encode_bounds(e, m.map, frame, visit_part, &m);
  Lit any = circuit_or_all(e->circuit, m.ways.count, m.ways.at);
  vec_free(&m.ways);
  return any;
}

/* ---- other sets ---- */

/* Sets built on filters of infinite sets, in which membership needs no list. */
static bool has_form(const Node *set) {
  if (set->kind == NODE_BUILTIN)
    return set->builtin == BUILTIN_POWERSET || set->builtin == BUILTIN_SEQ ||
           set->builtin == BUILTIN_CUP || set->builtin == BUILTIN_CAP ||
           set->builtin == BUILTIN_SET_MINUS;
  return set->kind == NODE_FUNCTION_SET || set->kind == NODE_RECORD_SET ||
         set->kind == NODE_PRODUCT || set->kind == NODE_CALL || set->kind == NODE_LOCAL ||
         set->kind == NODE_LET;
}

/* What is only not listed here is no mistake of the specification. */
static void refuse_since(Encoder *e, uint32_t mark) {
  for (uint32_t i = mark; i < e->failures.count; i++)
    if (e->failures.at[i].kind == FAULT_NOT_ENUMERABLE) e->failures.at[i].kind = FAULT_UNSUPPORTED;
}

/* ---- sets of functions, records, ... of elements that cannot be listed ---- */

/* Did evaluation fail on the whole path, and only because something cannot be listed? */
static bool is_unlisted(Encoder *e, uint32_t mark) {
  bool surely = false;
  for (uint32_t i = mark; i < e->failures.count; i++) {
    if (e->failures.at[i].kind != FAULT_NOT_ENUMERABLE) return false;
    surely = surely || lit_is_true(path_reduce(e, e->failures.at[i].when));
  }
  return surely;
}

static bool has_parts_to_ask(const Node *form) {
  bool lazy = form->kind == NODE_BUILTIN &&
              (form->builtin == BUILTIN_POWERSET || form->builtin == BUILTIN_SEQ);
  return lazy || form->kind == NODE_FUNCTION_SET || form->kind == NODE_RECORD_SET ||
         form->kind == NODE_PRODUCT;
}

/* The same set with everything in place of its parts: what is left is the form. */
static const Sym *loosened(Encoder *e, const Node *form, Frame *frame) {
  const Sym **parts = arena_array(e->memory, const Sym *, form->kid_count + 1);
  for (uint32_t i = 0; i <= form->kid_count; i++)
    parts[i] = sym_value(e, value_lazy(e->values, LAZY_ANY, 0, NULL));
  switch ((int)form->kind) {
  case NODE_FUNCTION_SET:
    parts[0] = encode_node(e, form->kids[0], frame);
    return sym_lazy(e, LAZY_FUNCTIONS, 2, parts);
  case NODE_RECORD_SET: return sym_record_set(e, form->kid_count, form->names, parts);
  case NODE_PRODUCT: return sym_lazy(e, LAZY_PRODUCT, form->kid_count, parts);
  }
  return sym_lazy(e, form->builtin == BUILTIN_SEQ ? LAZY_SEQ : LAZY_POWERSET, 1, parts);
}

/* One after the other, as long as all before are members. */
typedef struct Asking {
  Frame *frame;
  Lit all;
} Asking;

static void ask_part(Encoder *e, Asking *a, Lit there, const Sym *part, const Node *set) {
  uint32_t height = assume_save(e);
  if (!assume(e, there)) return;
  Lit member = encode_member(e, part, set, a->frame);
  assume_rewind(e, height);
  Lit passes = circuit_implies(e->circuit, there, member);
  a->all = circuit_and(e->circuit, a->all, passes);
  if (!assume(e, passes)) a->all = LIT_FALSE;
}

/* All elements of a set, or all results of a function. */
static void ask_each(Encoder *e, Asking *a, const Sym *whole, bool set, const Node *of) {
  Candidates c;
  if (!sym_candidates(e, set ? whole : sym_domain(e, whole), &c.count, &c.at)) return;
  for (uint32_t i = 0; i < c.count && !lit_is_false(a->all); i++) {
    uint32_t height = assume_save(e);
    if (!assume(e, c.at[i].in)) continue;
    const Sym *part = set ? c.at[i].value : sym_apply(e, whole, c.at[i].value);
    assume_rewind(e, height);
    ask_part(e, a, c.at[i].in, part, of);
  }
}

static void ask_fields(Encoder *e, Asking *a, const Sym *whole, const Node *form) {
  for (uint32_t i = 0; i < form->kid_count && !lit_is_false(a->all); i++) {
    const Sym *key = form->kind == NODE_PRODUCT
                         ? sym_int(e, (int64_t)i + 1)
                         : sym_value(e, value_string(e->values, form->names[i]));
    ask_part(e, a, LIT_TRUE, sym_apply(e, whole, key), form->kids[i]);
  }
}

static Lit member_of_parts(Encoder *e, const Sym *element, const Node *form, Frame *frame) {
  uint32_t height = assume_save(e);
  Asking a = {.frame = frame, .all = sym_member(e, element, loosened(e, form, frame))};
  if (!assume(e, a.all)) return LIT_FALSE;
  element = sym_narrow(e, element);
  if (form->kind == NODE_RECORD_SET || form->kind == NODE_PRODUCT)
    ask_fields(e, &a, element, form);
  else
    ask_each(e, &a, element, form->kind == NODE_BUILTIN && form->builtin == BUILTIN_POWERSET,
             form->kids[form->kind == NODE_FUNCTION_SET]);
  assume_rewind(e, height);
  return a.all;
}

/* ---- unions, intersections and differences of them ---- */

static bool is_algebra(const Node *form) {
  return form->kind == NODE_BUILTIN &&
         (form->builtin == BUILTIN_CUP || form->builtin == BUILTIN_CAP ||
          form->builtin == BUILTIN_SET_MINUS);
}

/* The right set is asked only where the left one does not decide. */
static Lit member_of_algebra(Encoder *e, const Sym *element, Form f) {
  bool cup = f.node->builtin == BUILTIN_CUP, minus = f.node->builtin == BUILTIN_SET_MINUS;
  Lit left = encode_member(e, element, f.node->kids[0], f.frame);
  uint32_t height = assume_save(e);
  if (!assume(e, lit_xor_sign(left, cup))) return lit_from(cup);
  Lit right = encode_member(e, sym_narrow(e, element), f.node->kids[1], f.frame);
  assume_rewind(e, height);
  return cup ? circuit_or(e->circuit, left, right)
             : circuit_and(e->circuit, left, lit_xor_sign(right, minus));
}

static Lit member_by_form(Encoder *e, const Sym *element, Form f) {
  if (is_algebra(f.node)) return member_of_algebra(e, element, f);
  if (has_parts_to_ask(f.node)) return member_of_parts(e, element, f.node, f.frame);
  return encode_member(e, element, f.node, f.frame);
}

/* Behind names and LET, where the form helps; else as it stands. */
static Form helpful_form(Encoder *e, const Node *set, Frame *frame) {
  Form f = form_behind(e, set, frame);
  bool helps = is_algebra(f.node) || has_parts_to_ask(f.node) ||
               (f.node->kind == NODE_FILTER && f.node != set);
  return helps ? f : (Form){0};
}

Lit encode_member(Encoder *e, const Sym *element, const Node *set, Frame *frame) {
  Frame *inside = frame;
  const Node *form = behind_calls(e, set, &inside);
  if (form->kind == NODE_FILTER && is_filter_asked(e, element, set, frame, (Form){form, inside}))
    return member_of_filter(e, element, form, inside);
  if (has_parts(element) && is_union_of_lazy(form))
    return member_of_union(e, element, form, inside);
  uint32_t mark = e->failures.count;
  const Sym *value = encode_node(e, set, frame);
  Form helpful = is_unlisted(e, mark) ? helpful_form(e, set, frame) : (Form){0};
  if (helpful.node) {
    e->failures.count = mark;
    return member_by_form(e, element, helpful);
  }
  if (has_form(set)) refuse_since(e, mark);
  return sym_member(e, element, value);
}
