/* Elements of sets that are better not listed: the form of the expression says how one
   is found.  An element of {x \in S : P} is one of S that satisfies P, an element of
   {e : x \in S} is e for one of S, and so on inwards. */
#include "encoder/form.h"

#include "base/panic.h"

/* ---- what stands behind names ---- */

static bool behind_slot(Slot slot, Form *form) {
  if (slot.kind != SLOT_THUNK || slot.thunk->rule) return false;
  *form = (Form){slot.thunk->node, slot.thunk->frame};
  return true;
}

static bool behind_call(Encoder *e, Form *form) {
  const Node *call = form->node;
  const Definition *d = call->definition;
  if (d->builtin != BUILTIN_COUNT || d->recursive || d->recursive_function) return false;
  if (d->slot != UINT32_MAX) return behind_slot(frames_slot(form->frame, call->up, d->slot), form);
  *form = (Form){d->body, frames_call(e, d, call, form->frame)};
  return true;
}

static bool behind_constant(Encoder *e, Form *form) {
  const Constant *c = form->node->constant;
  if (!c->definition || c->value || c->definition->recursive || form->node->kid_count > 0)
    return false;
  *form = (Form){c->definition->body, frames_call(e, c->definition, form->node, form->frame)};
  return true;
}

Form form_behind(Encoder *e, const Node *node, Frame *frame) {
  Form form = {node, frame};
  for (bool named = true; named;) {
    const Node *n = form.node;
    named = n->kind == NODE_CALL       ? behind_call(e, &form)
            : n->kind == NODE_CONSTANT ? behind_constant(e, &form)
            : n->kind == NODE_LOCAL    ? behind_slot(frames_slot(form.frame, n->up, n->slot), &form)
                                       : false;
    if (form.node->kind != NODE_LET) continue;
    form = (Form){form.node->kids[0], frames_let(e, form.node, form.frame)};
    named = true;
  }
  return form;
}

static bool is_builtin(const Node *node, Builtin builtin) {
  return node->kind == NODE_BUILTIN && node->builtin == builtin;
}

/* ---- how many elements there may be ---- */

static uint64_t times(uint64_t a, uint64_t b) {
  if (a == 0 || b == 0) return 0;
  return a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

static uint64_t size_of(Encoder *, const Node *, Frame *);

static uint64_t size_of_bounds(Encoder *e, Form f) {
  uint64_t size = 1;
  for (uint32_t i = 0; i < f.node->bound_count; i++)
    size = f.node->bounds[i].set ? times(size, size_of(e, f.node->bounds[i].set, f.frame)) : 0;
  return size;
}

/* UNION {S : x \in T}: as if all were as large as the last, which often is the largest. */
static uint64_t size_of_union(Encoder *e, Form map) {
  Frame *frame = map.frame;
  uint64_t parts = 1;
  for (uint32_t i = 0; i < map.node->bound_count; i++) {
    const Bound *bound = &map.node->bounds[i];
    Candidates c;
    if (!bound->set || !sym_candidates(e, encode_node(e, bound->set, map.frame), &c.count, &c.at))
      return 0;
    if (c.count == 0) return 0;
    parts = times(parts, c.count);
    frame = encode_bind(e, frame, bound, c.at[c.count - 1].value);
  }
  return times(parts, size_of(e, map.node->kids[0], frame));
}

static uint64_t size_of_builtin(Encoder *e, Form f) {
  const Node *const *kids = f.node->kids;
  if (is_builtin(f.node, BUILTIN_BIG_UNION)) {
    Form map = form_behind(e, kids[0], f.frame);
    if (map.node->kind == NODE_MAP) return size_of_union(e, map);
  }
  if (is_builtin(f.node, BUILTIN_SET_MINUS) || is_builtin(f.node, BUILTIN_CAP))
    return size_of(e, kids[0], f.frame);
  if (is_builtin(f.node, BUILTIN_CUP)) {
    uint64_t left = size_of(e, kids[0], f.frame), right = size_of(e, kids[1], f.frame);
    return left > UINT64_MAX - right ? UINT64_MAX : left + right;
  }
  return sym_size(e, encode_node(e, f.node, f.frame));
}

static uint64_t size_of(Encoder *e, const Node *node, Frame *frame) {
  Form f = form_behind(e, node, frame);
  if (f.node->kind == NODE_FILTER || f.node->kind == NODE_MAP) return size_of_bounds(e, f);
  if (f.node->kind == NODE_BUILTIN) return size_of_builtin(e, f);
  return sym_size(e, encode_node(e, node, frame));
}

static bool has_form(Encoder *e, Form f) {
  if (f.node->kind == NODE_FILTER || f.node->kind == NODE_MAP) return true;
  if (is_builtin(f.node, BUILTIN_BIG_UNION))
    return form_behind(e, f.node->kids[0], f.frame).node->kind == NODE_MAP;
  bool algebra = is_builtin(f.node, BUILTIN_SET_MINUS) || is_builtin(f.node, BUILTIN_CAP) ||
                 is_builtin(f.node, BUILTIN_CUP);
  for (uint32_t i = 0; algebra && i < 2; i++)
    if (has_form(e, form_behind(e, f.node->kids[i], f.frame))) return true;
  return false;
}

bool form_is_large(Encoder *e, const Node *node, Frame *frame) {
  Form f = form_behind(e, node, frame);
  if (!has_form(e, f)) return false;
  uint32_t mark = e->failures.count;
  uint64_t size = size_of(e, f.node, f.frame);
  e->failures.count = mark; /* they are recorded when the set is used */
  const Acting *acting = &e->evaluation->acting;
  bool exact = acting->mode == ACTION_ENABLED && !acting->any_order;
  bool cheap = exact || node_is_closed_constant(e, node);
  return size > (cheap ? e->limits.constants : e->limits.listing);
}

/* ---- an arbitrary element ---- */

/* One for each bound, assumed to be one; false if there is none. */
static bool pick_bounds(Encoder *e, Form *f, Lit *possible) {
  *possible = LIT_TRUE;
  for (uint32_t i = 0; i < f->node->bound_count; i++) {
    Lit some;
    const Bound *bound = &f->node->bounds[i];
    if (!bound->set) return encode_fail(e, FAULT_UNBOUNDED), false;
    const Sym *element = form_pick(e, bound->set, f->frame, &some);
    *possible = circuit_and(e->circuit, *possible, some);
    if (!assume(e, some)) return false;
    f->frame = encode_bind(e, f->frame, bound, element);
  }
  return true;
}

static const Sym *pick_filtered(Encoder *e, Form f, Lit *possible) {
  const Sym *element = form_pick(e, f.node->bounds[0].set, f.frame, possible);
  uint32_t height = assume_save(e);
  if (!assume(e, *possible)) return encode_nothing(e);
  f.frame = encode_bind(e, f.frame, &f.node->bounds[0], element);
  Lit holds = encode_test(e, f.node->kids[0], f.frame);
  assume_rewind(e, height);
  *possible = circuit_and(e->circuit, *possible, holds);
  return element;
}

/* Of {e : x \in S}: e; of UNION {e : x \in S}: an element of e. */
static const Sym *pick_mapped(Encoder *e, Form map, bool united, Lit *possible) {
  uint32_t height = assume_save(e);
  const Sym *element = encode_nothing(e);
  Lit some = LIT_TRUE;
  if (pick_bounds(e, &map, possible)) {
    const Node *body = map.node->kids[0];
    element = united ? form_pick(e, body, map.frame, &some) : encode_element(e, body, map.frame);
  }
  assume_rewind(e, height);
  *possible = circuit_and(e->circuit, *possible, some);
  return element;
}

/* S \ T, S \cap T */
static const Sym *pick_pair(Encoder *e, Form f, Lit *possible) {
  const Sym *element = form_pick(e, f.node->kids[0], f.frame, possible);
  uint32_t height = assume_save(e);
  if (!assume(e, *possible)) return encode_nothing(e);
  Lit other = encode_member(e, element, f.node->kids[1], f.frame);
  assume_rewind(e, height);
  *possible = circuit_and(e->circuit, *possible,
                          lit_xor_sign(other, is_builtin(f.node, BUILTIN_SET_MINUS)));
  return element;
}

static const Sym *pick_cup(Encoder *e, Form f, Lit *possible) {
  Lit side = circuit_input(e->circuit), some[2];
  const Sym *elements[2];
  for (uint32_t i = 0; i < 2; i++) elements[i] = form_pick(e, f.node->kids[i], f.frame, &some[i]);
  *possible = circuit_ite(e->circuit, side, some[0], some[1]);
  return sym_ite(e, side, elements[0], elements[1]);
}

const Sym *form_pick(Encoder *e, const Node *node, Frame *frame, Lit *possible) {
  Form f = form_behind(e, node, frame);
  const Node *outer = e->place;
  e->place = f.node;
  const Sym *element;
  *possible = LIT_FALSE;
  if (!form_is_large(e, node, frame))
    element = sym_pick(e, encode_node(e, node, frame), possible);
  else if (f.node->kind == NODE_FILTER)
    element = pick_filtered(e, f, possible);
  else if (f.node->kind == NODE_MAP)
    element = pick_mapped(e, f, false, possible);
  else if (is_builtin(f.node, BUILTIN_BIG_UNION))
    element = pick_mapped(e, form_behind(e, f.node->kids[0], f.frame), true, possible);
  else if (is_builtin(f.node, BUILTIN_CUP))
    element = pick_cup(e, f, possible);
  else
    element = pick_pair(e, f, possible);
  e->place = outer;
  return element;
}

/* ---- as what to choose from ---- */

Source source_of(Encoder *e, const Node *set, Frame *frame) {
  Source source = {.form = {set, frame}};
  if (form_is_large(e, set, frame))
    e->evaluation->acting.large = true;
  else
    source.set = encode_node(e, set, frame);
  return source;
}

Source source_of_subsets(Encoder *e, const Node *set, Frame *frame) {
  return (Source){.set = sym_powerset(e, encode_node(e, set, frame)), .form = {set, frame}};
}

const Sym *source_pick(Encoder *e, const Source *s, Lit *possible) {
  return s->set ? sym_pick(e, s->set, possible)
                : form_pick(e, s->form.node, s->form.frame, possible);
}

Lit source_member(Encoder *e, const Sym *element, const Source *s) {
  return s->set ? sym_member(e, element, s->set)
                : encode_member(e, element, s->form.node, s->form.frame);
}
