/* The table of values: each normal value is stored once. */
#include "semantics/value.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "semantics/value_table.h"

/* The finalizer of splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom
   number generators, OOPSLA 2014). */
static uint64_t mix(uint64_t hash, uint64_t item) {
  uint64_t h = hash * 0x9e3779b97f4a7c15u + item;
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9u;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebu;
  return h ^ (h >> 31);
}

uint64_t value_hash_start(ValueKind kind, uint64_t extra) {
  return mix(0x51ed270b7a1c3d95u + (uint64_t)kind, extra);
}

uint64_t value_hash_items(uint64_t hash, uint32_t count, const Value *const *items) {
  for (uint32_t i = 0; i < count; i++) hash = mix(hash, items[i]->hash);
  return hash;
}

static uint64_t hash_text(ValueKind kind, Symbol text) {
  uint64_t hash = value_hash_start(kind, 0);
  for (const char *s = symbol_text(text); *s; s++) hash = mix(hash, (unsigned char)*s);
  return hash;
}

static ValueSlot *make_slots(size_t room) {
  ValueSlot *slots = calloc(room, sizeof *slots);
  if (!slots) panic("out of memory for %zu values", room);
  return slots;
}

static void rehash(Values *values) {
  size_t room = 2 * values->room;
  ValueSlot *slots = make_slots(room);
  for (size_t i = 0; i < values->room; i++) {
    ValueSlot slot = values->slots[i];
    if (!slot.value) continue;
    size_t at = slot.hash & (room - 1);
    while (slots[at].value) at = (at + 1) & (room - 1);
    slots[at] = slot;
  }
  free(values->slots);
  values->slots = slots;
  values->room = room;
}

static bool same_items(uint32_t count, const Value *const *a, const Value *const *b) {
  for (uint32_t i = 0; i < count; i++)
    if (a[i] != b[i]) return false;
  return true;
}

static bool same_lazy(const Value *a, const Value *b) {
  return a->lazy == b->lazy && a->part_count == b->part_count &&
         same_items(a->part_count, a->parts, b->parts) &&
         (a->lazy != LAZY_RECORDS || same_items(a->part_count, a->names, b->names)) &&
         (a->lazy != LAZY_INTERVAL ||
          (integer_compare(a->low, b->low) == 0 && integer_compare(a->high, b->high) == 0));
}

/* Parts are in the table already, so they are compared as pointers. */
static bool same(const Value *a, const Value *b) {
  if (a->kind != b->kind) return false;
  switch (a->kind) {
  case VALUE_BOOLEAN: return a->truth == b->truth;
  case VALUE_INTEGER: return integer_compare(a->integer, b->integer) == 0;
  case VALUE_STRING:
  case VALUE_MODEL: return a->text == b->text;
  case VALUE_SET: return a->count == b->count && same_items(a->count, a->items, b->items);
  case VALUE_FUNCTION: return a->domain == b->domain && same_items(a->count, a->items, b->items);
  case VALUE_LAZY: return same_lazy(a, b);
  case VALUE_RULE: return false;
  }
  never("value kind");
}

/* A value takes no more room than its kind needs; its items lie right behind. */
static size_t size_of(const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN:
  case VALUE_INTEGER:
  case VALUE_STRING:
  case VALUE_MODEL: return offsetof(Value, integer) + sizeof v->integer;
  case VALUE_SET:
  case VALUE_FUNCTION: return offsetof(Value, items) + sizeof v->items;
  case VALUE_LAZY:
  case VALUE_RULE: return sizeof *v;
  }
  never("value kind");
}

static Value *copy_value(Values *values, const Value *v, uint32_t item_count) {
  size_t size = size_of(v);
  Value *copy = arena_alloc(values->memory, 1, size + item_count * sizeof(Value *), alignof(Value));
  memcpy(copy, v, size);
  return copy;
}

static void copy_items(Value *owner, uint32_t count, const Value *const *items) {
  const Value **copy = (const Value **)(void *)((char *)owner + size_of(owner));
  if (count) memcpy((void *)copy, items, count * sizeof *items);
  owner->items = copy;
}

static const Value *const *copy_parts(Values *values, uint32_t count, const Value *const *items) {
  if (count == 0) return NULL;
  const Value **copy = arena_array(values->memory, const Value *, count);
  memcpy((void *)copy, items, count * sizeof *items);
  return copy;
}

/* Neighbours in canonical order are the ones that differ earliest, so if any two
   elements cannot be compared, two neighbours cannot; model values without a type, which
   compare with everything, are passed over. */
static bool is_mixed(Values *values, const Value *set) {
  const Value *last = NULL;
  for (uint32_t i = 0; i < set->count; i++) {
    const Value *item = set->items[i];
    if (last && value_equal(values, last, item) == TRUTH_INCOMPARABLE) return true;
    if (item->kind != VALUE_MODEL || !last || value_model_type(item)) last = item;
  }
  return false;
}

static uint32_t depth_of(const Value *v) {
  uint32_t depth = 0;
  for (uint32_t i = 0; i < v->count; i++) {
    const Value *item = v->items[i];
    bool composite = item->kind == VALUE_SET || item->kind == VALUE_FUNCTION;
    if (composite && item->depth > depth) depth = item->depth;
  }
  return depth + 1;
}

static bool is_sequence_domain(const Value *set) {
  int64_t first, last;
  if (set->count == 0) return true;
  const Value *low = set->items[0], *high = set->items[set->count - 1];
  return low->kind == VALUE_INTEGER && high->kind == VALUE_INTEGER &&
         integer_is_small(low->integer, &first) && first == 1 &&
         integer_is_small(high->integer, &last) && last == set->count;
}

static Value *store_set(Values *values, const Value *candidate) {
  Value *fresh = copy_value(values, candidate, candidate->count);
  copy_items(fresh, candidate->count, candidate->items);
  fresh->sequence_domain = is_sequence_domain(fresh);
  fresh->depth = depth_of(fresh);
  return fresh;
}

static Value *store_function(Values *values, const Value *candidate) {
  Value *fresh = copy_value(values, candidate, candidate->count);
  copy_items(fresh, candidate->count, candidate->items);
  fresh->depth = depth_of(fresh);
  if (fresh->domain->depth >= fresh->depth) fresh->depth = fresh->domain->depth + 1;
  return fresh;
}

/* Digits and arrays become the table's. */
static Value *store_lazy(Values *values, const Value *candidate) {
  Value *fresh = copy_value(values, candidate, 0);
  fresh->low = integer_add(values->memory, fresh->low, integer_from(0));
  fresh->high = integer_add(values->memory, fresh->high, integer_from(0));
  fresh->parts = copy_parts(values, candidate->part_count, candidate->parts);
  if (fresh->lazy == LAZY_RECORDS)
    fresh->names = copy_parts(values, candidate->part_count, candidate->names);
  return fresh;
}

static Value *store(Values *values, const Value *candidate) {
  if (candidate->kind == VALUE_SET) return store_set(values, candidate);
  if (candidate->kind == VALUE_FUNCTION) return store_function(values, candidate);
  if (candidate->kind == VALUE_LAZY) return store_lazy(values, candidate);
  Value *fresh = copy_value(values, candidate, 0);
  if (fresh->kind == VALUE_INTEGER)
    fresh->integer = integer_add(values->memory, fresh->integer, integer_from(0));
  return fresh;
}

const Value *values_intern(Values *values, const Value *candidate) {
  size_t at = candidate->hash & (values->room - 1);
  for (const ValueSlot *slot; (slot = &values->slots[at])->value;
       at = (at + 1) & (values->room - 1))
    if (slot->hash == candidate->hash && same(slot->value, candidate)) return slot->value;
  Value *fresh = store(values, candidate);
  values->slots[at] = (ValueSlot){.value = fresh, .hash = fresh->hash};
  if (2 * ++values->count > values->room) rehash(values);
  /* Last, for comparing may add values to the table. */
  if (fresh->kind == VALUE_SET && fresh->depth <= VALUE_DEPTH_LIMIT)
    fresh->mixed = is_mixed(values, fresh);
  return fresh;
}

static const Value *intern_integer(Values *values, Integer integer) {
  uint64_t hash = value_hash_start(VALUE_INTEGER, integer_hash(integer));
  return values_intern(values, &(Value){.kind = VALUE_INTEGER, .hash = hash, .integer = integer});
}

Values *values_create(void) {
  Values *values = calloc(1, sizeof *values);
  if (!values) panic("out of memory");
  values->memory = arena_create();
  values->room = 4096;
  values->slots = make_slots(values->room);
  for (int i = 0; i < 2; i++)
    values->truths[i] =
        values_intern(values, &(Value){.kind = VALUE_BOOLEAN,
                                       .hash = value_hash_start(VALUE_BOOLEAN, (uint64_t)i),
                                       .truth = i == 1});
  for (int64_t i = SMALL_LOW; i <= SMALL_HIGH; i++)
    values->small[i - SMALL_LOW] = intern_integer(values, integer_from(i));
  values->empty = values_sorted_set(values, 0, NULL);
  return values;
}

void values_destroy(Values *values) {
  if (!values) return;
  free(values->slots);
  vec_free(&values->sequence_domains);
  vec_free(&values->sorted);
  arena_destroy(values->memory);
  free(values);
}

size_t values_count(const Values *values) { return values->count; }

uint64_t values_fingerprint(uint32_t count, const Value *const *items) {
  return value_hash_items(mix(0x8f1bbcdcbfa53e0bu, count), count, items);
}

const Value *value_boolean(Values *values, bool truth) { return values->truths[truth]; }

const Value *value_int(Values *values, int64_t i) {
  if (i >= SMALL_LOW && i <= SMALL_HIGH) return values->small[i - SMALL_LOW];
  return intern_integer(values, integer_from(i));
}

const Value *value_integer(Values *values, Integer integer) {
  int64_t small;
  return integer_is_small(integer, &small) ? value_int(values, small)
                                           : intern_integer(values, integer);
}

static const Value *intern_text(Values *values, ValueKind kind, Symbol text) {
  return values_intern(values, &(Value){.kind = kind, .hash = hash_text(kind, text), .text = text});
}

const Value *value_string(Values *values, Symbol text) {
  return intern_text(values, VALUE_STRING, text);
}

const Value *value_model(Values *values, Symbol text) {
  return intern_text(values, VALUE_MODEL, text);
}
