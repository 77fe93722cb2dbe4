/* Functions as entries with presence literals; records, tuples and sequences too. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* ---- making ---- */

static int by_key(const void *a, const void *b) {
  return value_compare(((const Entry *)a)->key, ((const Entry *)b)->key);
}

static bool is_sorted(const Entries *entries) {
  for (uint32_t i = 1; i < entries->count; i++)
    if (by_key(&entries->at[i - 1], &entries->at[i]) > 0) return false;
  return true;
}

static const Sym *concrete_function(Encoder *e, const Entries *entries) {
  vec(const Value *) keys = {0}, results = {0};
  for (vec_each(const Entry, entry, entries)) {
    vec_push(&keys, entry->key);
    vec_push(&results, value_normal(e->values, entry->result->value));
  }
  const Value *domain = value_set(e->values, keys.count, keys.at);
  const Value *function = value_function(e->values, domain, results.at);
  vec_free(&keys);
  vec_free(&results);
  return sym_value(e, function);
}

static const Sym *make_view(Encoder *e, uint32_t count, const Entry *entries, bool sequence) {
  Sym *s = sym_new(e, SYM_FUNCTION);
  s->count = count;
  s->entries = sym_keep(e, entries, count, sizeof *entries);
  s->sequence = sequence;
  return s;
}

const Sym *sym_function(Encoder *e, uint32_t count, const Entry *entries, bool sequence) {
  Entries live = {0};
  bool concrete = true, failed = false;
  for (uint32_t i = 0; i < count; i++) {
    Lit present = path_reduce(e, entries[i].present);
    if (lit_is_false(present)) continue;
    concrete = concrete && lit_is_true(present) && entries[i].result->kind == SYM_VALUE;
    failed = failed || (lit_is_true(present) && sym_is_none(entries[i].result));
    vec_push(&live, ((Entry){entries[i].key, present, entries[i].result}));
  }
  if (!is_sorted(&live)) qsort(live.at, live.count, sizeof *live.at, by_key);
  const Sym *function = failed     ? sym_none(e)
                        : concrete ? concrete_function(e, &live)
                                   : make_view(e, live.count, live.at, sequence);
  vec_free(&live);
  return function;
}

/* ---- views ---- */

static const Sym *view_of_value(Encoder *e, const Value *v) {
  Entry *entries = arena_array(e->memory, Entry, v->count + 1);
  for (uint32_t i = 0; i < v->count; i++)
    entries[i] = (Entry){v->domain->items[i], LIT_TRUE, sym_value(e, v->items[i])};
  Sym *s = sym_new(e, SYM_FUNCTION);
  s->count = v->count;
  s->entries = entries;
  s->sequence = value_is_sequence(v);
  return s;
}

static const Sym *view_of_choice(Encoder *e, const Sym *s) {
  Branches branches = {0};
  for (uint32_t i = 0; i < s->count; i++)
    vec_push(&branches,
             ((Branch){s->alternatives[i].guard, sym_value(e, s->alternatives[i].value)}));
  const Sym *view = function_select(e, branches.count, branches.at);
  vec_free(&branches);
  return view;
}

const Sym *function_view(Encoder *e, const Sym *s) {
  switch (s->kind) {
  case SYM_FUNCTION: return s;
  case SYM_VALUE: return view_of_value(e, s->value);
  case SYM_CHOICE: return view_of_choice(e, s);
  case SYM_UNION: return function_select(e, s->count, s->branches);
  case SYM_BOOLEAN:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_SET:
  case SYM_LAZY:
  case SYM_RULE: break;
  }
  never("a function with entries");
}

const Entry *function_find(const Sym *view, const Value *key) {
  uint32_t low = 0, high = view->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const Entry *entry = &view->entries[middle];
    if (entry->key == key) return entry;
    if (value_compare(entry->key, key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

Lit function_has_key(Encoder *e, const Sym *view, bool string) {
  Lits ways = {0};
  for (uint32_t i = 0; i < view->count; i++)
    if ((view->entries[i].key->kind == VALUE_STRING) == string)
      vec_push(&ways, view->entries[i].present);
  Lit any = circuit_or_all(e->circuit, ways.count, ways.at);
  vec_free(&ways);
  return any;
}

Lit function_is_record(Encoder *e, const Sym *view) {
  return circuit_and(e->circuit, function_has_key(e, view, true),
                     lit_not(function_has_key(e, view, false)));
}

/* ---- merging ---- */

/* The entry of one branch for a key. */
typedef struct Seat {
  uint32_t branch;
  Entry entry;
} Seat;
typedef vec(Seat) Seats;

static int by_seat(const void *a, const void *b) {
  const Seat *x = a, *y = b;
  if (x->entry.key != y->entry.key) return value_compare(x->entry.key, y->entry.key);
  return x->branch < y->branch ? -1 : x->branch > y->branch;
}

/* The entry for a key that branches [from, to) of the seats have. */
static Entry merge_entry(Encoder *e, const Branches *views, uint32_t count, const Seat *seats) {
  Cases cases = {0};
  Branches results = {0};
  for (vec_each(const Branch, b, views)) vec_push(&cases, ((Case){b->guard, LIT_FALSE}));
  for (uint32_t i = 0; i < count; i++) {
    cases.at[seats[i].branch].lit = seats[i].entry.present;
    Lit guard = views->at[seats[i].branch].guard;
    vec_push(&results, ((Branch){guard, seats[i].entry.result}));
  }
  Entry merged = {seats[0].entry.key, sym_select(e, cases.count, cases.at),
                  sym_merge(e, results.count, results.at)};
  vec_free(&cases);
  vec_free(&results);
  return merged;
}

static const Sym *merge_views(Encoder *e, const Branches *views) {
  Seats seats = {0};
  Entries entries = {0};
  bool sequence = true;
  for (uint32_t b = 0; b < views->count; b++) {
    const Sym *view = views->at[b].value;
    sequence = sequence && view->sequence;
    for (uint32_t i = 0; i < view->count; i++) vec_push(&seats, ((Seat){b, view->entries[i]}));
  }
  if (seats.count) qsort(seats.at, seats.count, sizeof *seats.at, by_seat);
  for (uint32_t i = 0, end; i < seats.count; i = end) {
    for (end = i + 1; end < seats.count && seats.at[end].entry.key == seats.at[i].entry.key;) end++;
    Entry merged = merge_entry(e, views, end - i, seats.at + i);
    if (!lit_is_false(merged.present)) vec_push(&entries, merged);
  }
  const Sym *merged = make_view(e, entries.count, entries.at, sequence);
  vec_free(&seats);
  vec_free(&entries);
  return merged;
}

const Sym *function_select(Encoder *e, uint32_t count, const Branch *branches) {
  Branches views = {0};
  for (uint32_t i = 0; i < count; i++)
    if (!lit_is_false(path_reduce(e, branches[i].guard)))
      vec_push(&views, ((Branch){branches[i].guard, function_view(e, branches[i].value)}));
  const Sym *merged = views.count == 1 ? views.at[0].value : merge_views(e, &views);
  vec_free(&views);
  return merged;
}

/* ---- domain ---- */

static const Value *domain_of_value(const Value *f) {
  return f->kind == VALUE_FUNCTION ? f->domain : f->rule_domain;
}

static const Sym *domain_of_choice(Encoder *e, const Sym *f) {
  Alternatives domains = {0};
  for (uint32_t i = 0; i < f->count; i++)
    vec_push(&domains,
             ((Alternative){f->alternatives[i].guard, domain_of_value(f->alternatives[i].value)}));
  const Sym *domain = sym_choice(e, domains.count, domains.at);
  vec_free(&domains);
  return domain;
}

static const Sym *domain_of_case(Encoder *e, const Sym *f, void *env) {
  (void)env;
  if (f->kind == SYM_VALUE) return sym_value(e, domain_of_value(f->value));
  if (f->kind == SYM_CHOICE) return domain_of_choice(e, f);
  if (f->kind == SYM_RULE) return f->domain;
  Member *members = arena_array(e->memory, Member, f->count + 1);
  for (uint32_t i = 0; i < f->count; i++)
    members[i] = (Member){f->entries[i].present, f->entries[i].key};
  return set_make(e, f->count, members, 0, NULL);
}

const Sym *sym_domain(Encoder *e, const Sym *f) {
  f = sym_expect(e, f, WANT_FUNCTION, FAULT_NOT_FUNCTION);
  return sym_map_cases(e, f, false, domain_of_case, NULL);
}
