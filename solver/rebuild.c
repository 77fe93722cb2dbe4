#include "solver/rebuild.h"

#include <assert.h>
#include <stdlib.h>

#include "base/panic.h"

typedef struct Rebuild {
  Values *values;
  ValueImage *image;
  void *env;
} Rebuild;

/* NULL if one of them has none; else the caller frees them. */
static const Value **images(const Rebuild *r, uint32_t count, const Value *const *items) {
  const Value **all = calloc(count + 1, sizeof *all);
  if (!all) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) {
    all[i] = r->image(r->env, items[i]);
    if (all[i]) continue;
    free(all);
    return NULL;
  }
  return all;
}

static const Value *set(const Rebuild *r, const Value *v) {
  const Value **elements = images(r, v->count, v->items);
  if (!elements) return NULL;
  const Value *made = value_set(r->values, v->count, elements);
  free(elements);
  return made;
}

/* Results in the order of the new arguments. */
static const Value *function_on(const Rebuild *r, const Value *v, const Value *domain,
                                const Value *const *keys, const Value *const *results) {
  const Value **sorted = calloc(v->count + 1, sizeof *sorted);
  if (!sorted) panic("out of memory");
  for (uint32_t i = 0; i < v->count; i++) {
    int64_t place = value_find(domain, keys[i]);
    assert(place >= 0);
    sorted[place] = results[i];
  }
  const Value *made = value_function(r->values, domain, sorted);
  free(sorted);
  return made;
}

static const Value *function(const Rebuild *r, const Value *v) {
  const Value *domain = r->image(r->env, v->domain), *made = NULL;
  if (!domain || domain->kind != VALUE_SET || domain->count != v->count) return NULL;
  const Value **keys = images(r, v->count, v->domain->items);
  const Value **results = keys ? images(r, v->count, v->items) : NULL;
  if (results) made = function_on(r, v, domain, keys, results);
  free(keys);
  free(results);
  return made;
}

static const Value *record_set(const Rebuild *r, const Value *v, const Value *const *parts) {
  Symbol *names = calloc(v->part_count + 1, sizeof *names);
  if (!names) panic("out of memory");
  for (uint32_t i = 0; i < v->part_count; i++) names[i] = v->names[i]->text;
  const Value *made = value_record_set(r->values, v->part_count, names, parts);
  free(names);
  return made;
}

static const Value *lazy(const Rebuild *r, const Value *v) {
  if (!v->part_count) return v;
  const Value **parts = images(r, v->part_count, v->parts);
  if (!parts) return NULL;
  const Value *made = v->lazy == LAZY_RECORDS
                          ? record_set(r, v, parts)
                          : value_lazy(r->values, v->lazy, v->part_count, parts);
  free(parts);
  return made;
}

const Value *value_rebuild(Values *values, const Value *v, ValueImage *image, void *env) {
  const Rebuild r = {values, image, env};
  switch (v->kind) {
  case VALUE_BOOLEAN:
  case VALUE_INTEGER:
  case VALUE_STRING:
  case VALUE_MODEL:
  case VALUE_RULE: return v;
  case VALUE_SET: return set(&r, v);
  case VALUE_FUNCTION: return function(&r, v);
  case VALUE_LAZY: return lazy(&r, v);
  }
  never("kind of value");
}
