/* Which values may be compared with which, without comparing all with all.

   TLC refuses to compare values of different kinds.  A shape is a fingerprint such
   that values of the same shape can always be compared; nearly all sets have one
   or a few.  Pairs of shapes are judged by representatives, and only where these
   do not decide, pairs of values are. */
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "encoder/sym_internal.h"

enum { ORDINARY_MODEL = 256 }; /* the type of a typed model value is a character */

static uint64_t shape_of_model(const Value *v) {
  const char *name = symbol_text(v->text);
  bool typed = name[0] && name[1] == '_';
  return hash_combine(VALUE_MODEL, typed ? (uint64_t)(unsigned char)name[0] : ORDINARY_MODEL);
}

static uint64_t not_zero(uint64_t hash) { return hash ? hash : 1; }

static uint64_t shape_of_set(Encoder *e, const Value *v) {
  uint64_t common = v->count ? shape_of(e, v->items[0]) : 1;
  for (uint32_t i = 1; i < v->count && common; i++)
    if (shape_of(e, v->items[i]) != common) common = 0;
  return common ? not_zero(hash_combine(hash_mix(VALUE_SET), common)) : 0;
}

static uint64_t shape_of_function(Encoder *e, const Value *v) {
  uint64_t hash = hash_combine(hash_mix(VALUE_FUNCTION), (uintptr_t)v->domain);
  for (uint32_t i = 0; i < v->count; i++) {
    uint64_t item = shape_of(e, v->items[i]);
    if (item == 0) return 0;
    hash = hash_combine(hash, item);
  }
  return not_zero(hash);
}

/* Shapes of composite values that were asked for; open addressing, at most half full. */
typedef struct ShapeSlot {
  const Value *value;
  uint64_t shape;
} ShapeSlot;

struct ShapeTable {
  ShapeSlot *slots;
  uint32_t room, count;
};

static ShapeSlot *find_slot(const struct ShapeTable *t, const Value *v) {
  uint32_t at = (uint32_t)v->hash & (t->room - 1);
  while (t->slots[at].value && t->slots[at].value != v) at = (at + 1) & (t->room - 1);
  return &t->slots[at];
}

/* Old slots stay behind in the encoder's memory: together no more than the new ones. */
static void grow_table(Encoder *e, struct ShapeTable *t) {
  struct ShapeTable old = *t;
  t->room = old.room ? 2 * old.room : 256;
  t->slots = arena_array(e->memory, ShapeSlot, t->room);
  for (uint32_t i = 0; i < old.room; i++)
    if (old.slots[i].value) *find_slot(t, old.slots[i].value) = old.slots[i];
}

static void remember(Encoder *e, const Value *v, uint64_t shape) {
  struct ShapeTable *t = e->shapes;
  if (2 * t->count >= t->room) grow_table(e, t);
  *find_slot(t, v) = (ShapeSlot){v, shape};
  t->count++;
}

static uint64_t shape_of_composite(Encoder *e, const Value *v) {
  if (!e->shapes) e->shapes = arena_new(e->memory, struct ShapeTable);
  if (e->shapes->count) {
    const ShapeSlot *slot = find_slot(e->shapes, v);
    if (slot->value) return slot->shape;
  }
  uint64_t shape = v->kind == VALUE_SET ? shape_of_set(e, v) : shape_of_function(e, v);
  remember(e, v, shape);
  return shape;
}

uint64_t shape_of(Encoder *e, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN:
  case VALUE_INTEGER:
  case VALUE_STRING: return hash_mix((uint64_t)v->kind + 1);
  case VALUE_MODEL: return not_zero(shape_of_model(v));
  case VALUE_SET:
  case VALUE_FUNCTION: return shape_of_composite(e, v);
  case VALUE_LAZY:
  case VALUE_RULE: return 0;
  }
  never("value kind");
}

static uint64_t shape_of_choice(Encoder *e, const Sym *s) {
  uint64_t common = s->count ? shape_of(e, s->alternatives[0].value) : 0;
  for (uint32_t i = 1; i < s->count && common; i++)
    if (shape_of(e, s->alternatives[i].value) != common) common = 0;
  return common;
}

static uint64_t shape_of_entries(Encoder *e, const Sym *s) {
  vec(const Value *) keys = {0};
  for (uint32_t i = 0; i < s->count; i++) vec_push(&keys, s->entries[i].key);
  const Value *domain = value_set(e->values, keys.count, keys.at);
  vec_free(&keys);
  uint64_t hash = hash_combine(hash_mix(VALUE_FUNCTION), (uintptr_t)domain);
  for (uint32_t i = 0; i < s->count; i++) {
    uint64_t item = lit_is_true(s->entries[i].present) ? shape_of_sym(e, s->entries[i].result) : 0;
    if (item == 0) return 0;
    hash = hash_combine(hash, item);
  }
  return not_zero(hash);
}

uint64_t shape_of_sym(Encoder *e, const Sym *s) {
  switch (s->kind) {
  case SYM_VALUE: return shape_of(e, s->value);
  case SYM_BOOLEAN: return hash_mix((uint64_t)VALUE_BOOLEAN + 1);
  case SYM_CHOICE: return shape_of_choice(e, s);
  case SYM_INTEGER:
  case SYM_TERM: return hash_mix((uint64_t)VALUE_INTEGER + 1);
  case SYM_FUNCTION: return shape_of_entries(e, s);
  case SYM_SET: /* may be empty, and that has a shape of its own */
  case SYM_LAZY:
  case SYM_UNION:
  case SYM_RULE: return 0;
  }
  never("kind of symbolic value");
}

typedef enum Verdict { ALWAYS_COMPARABLE, NEVER_COMPARABLE, DEPENDS } Verdict;

static Verdict judge(Encoder *e, const Value *a, const Value *b);

static Verdict judge_sets(Encoder *e, const Value *a, const Value *b) {
  if (a->kind == VALUE_LAZY || b->kind == VALUE_LAZY) return DEPENDS;
  if (a->count == 0 || b->count == 0) return ALWAYS_COMPARABLE;
  if (shape_of(e, a) == 0 || shape_of(e, b) == 0) return DEPENDS;
  return judge(e, a->items[0], b->items[0]) == ALWAYS_COMPARABLE ? ALWAYS_COMPARABLE : DEPENDS;
}

static Verdict judge_functions(Encoder *e, const Value *a, const Value *b) {
  if (a->domain != b->domain)
    return value_equal(e->values, a, b) == TRUTH_INCOMPARABLE ? NEVER_COMPARABLE
                                                              : ALWAYS_COMPARABLE;
  for (uint32_t i = 0; i < a->count; i++)
    if (judge(e, a->items[i], b->items[i]) != ALWAYS_COMPARABLE) return DEPENDS;
  return ALWAYS_COMPARABLE;
}

/* Whether values of the shapes of `a` and `b` can be compared. */
static Verdict judge(Encoder *e, const Value *a, const Value *b) {
  if (value_is_set(a) && value_is_set(b)) return judge_sets(e, a, b);
  if (a->kind == VALUE_FUNCTION && b->kind == VALUE_FUNCTION) return judge_functions(e, a, b);
  if (a->kind == VALUE_RULE || b->kind == VALUE_RULE) return DEPENDS;
  bool refused = a != b && value_equal(e->values, a, b) == TRUTH_INCOMPARABLE;
  return refused ? NEVER_COMPARABLE : ALWAYS_COMPARABLE;
}

/* Values of one shape; each value without a shape is a class of its own. */
typedef struct Class {
  uint64_t shape;
  Alternatives members;
} Class;
typedef vec(Class) Classes;

static Class *class_of(Classes *classes, uint64_t shape) {
  for (uint32_t i = classes->count; shape && i > 0; i--)
    if (classes->at[i - 1].shape == shape) return &classes->at[i - 1];
  vec_push(classes, ((Class){.shape = shape}));
  return vec_last(classes);
}

static Classes classify(Encoder *e, uint32_t count, const Alternative *values) {
  Classes classes = {0};
  for (uint32_t i = 0; i < count; i++) {
    Class *home = class_of(&classes, shape_of(e, values[i].value));
    vec_push(&home->members, values[i]);
  }
  return classes;
}

static void free_classes(Classes *classes) {
  for (vec_each(Class, c, classes)) vec_free(&c->members);
  vec_free(classes);
}

static Lit any_of(Encoder *e, const Alternatives *values) {
  Lits guards = {0};
  for (uint32_t i = 0; i < values->count; i++) vec_push(&guards, values->at[i].guard);
  Lit any = circuit_or_all(e->circuit, guards.count, guards.at);
  vec_free(&guards);
  return any;
}

static void clash_by_pairs(Encoder *e, const Alternatives *a, const Alternatives *b, Lits *out) {
  for (uint32_t i = 0; i < a->count; i++)
    for (uint32_t j = 0; j < b->count; j++)
      if (value_equal(e->values, a->at[i].value, b->at[j].value) == TRUTH_INCOMPARABLE)
        vec_push(out, circuit_and(e->circuit, a->at[i].guard, b->at[j].guard));
}

static void clash_of_classes(Encoder *e, const Class *a, const Class *b, Lits *out) {
  if (a->shape && a->shape == b->shape) return;
  switch (judge(e, a->members.at[0].value, b->members.at[0].value)) {
  case ALWAYS_COMPARABLE: return;
  case NEVER_COMPARABLE:
    vec_push(out, circuit_and(e->circuit, any_of(e, &a->members), any_of(e, &b->members)));
    return;
  case DEPENDS: clash_by_pairs(e, &a->members, &b->members, out); return;
  }
  never("verdict");
}

static Lit united(Encoder *e, Lits *clashes) {
  Lit any = circuit_or_all(e->circuit, clashes->count, clashes->at);
  vec_free(clashes);
  return any;
}

Lit shape_clash(Encoder *e, uint32_t a_count, const Alternative *a, uint32_t b_count,
                const Alternative *b) {
  Lits clashes = {0};
  Classes left = classify(e, a_count, a), right = classify(e, b_count, b);
  for (vec_each(Class, x, &left))
    for (vec_each(Class, y, &right)) clash_of_classes(e, x, y, &clashes);
  free_classes(&left);
  free_classes(&right);
  return united(e, &clashes);
}

Lit shape_clash_within(Encoder *e, uint32_t count, const Alternative *values) {
  Lits clashes = {0};
  Classes classes = classify(e, count, values);
  for (uint32_t i = 0; i < classes.count; i++)
    for (uint32_t j = i + 1; j < classes.count; j++)
      clash_of_classes(e, &classes.at[i], &classes.at[j], &clashes);
  free_classes(&classes);
  return united(e, &clashes);
}
