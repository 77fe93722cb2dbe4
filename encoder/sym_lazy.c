/* Lazy sets with symbolic parts: how many candidates they have, and which. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

const Sym *lazy_from_value(Encoder *e, const Value *v) {
  bool interval = v->lazy == LAZY_INTERVAL;
  uint32_t count = interval ? 2 : v->part_count;
  const Sym **parts = arena_array(e->memory, const Sym *, count + 1);
  for (uint32_t i = 0; i < count && !interval; i++) parts[i] = sym_value(e, v->parts[i]);
  if (interval) {
    parts[0] = sym_value(e, value_integer(e->values, v->low));
    parts[1] = sym_value(e, value_integer(e->values, v->high));
  }
  Sym *s = sym_new(e, SYM_LAZY);
  s->lazy = v->lazy;
  s->count = count;
  s->parts = parts;
  s->names = v->names;
  return s;
}

bool lazy_is(const Sym *s, LazyKind kind) {
  return s->kind == SYM_LAZY
             ? s->lazy == kind
             : s->kind == SYM_VALUE && s->value->kind == VALUE_LAZY && s->value->lazy == kind;
}

const Sym *lazy_base(Encoder *e, const Sym *lazy) {
  return lazy->kind == SYM_LAZY ? lazy->parts[0] : sym_value(e, lazy->value->parts[0]);
}

/* ---- how many ---- */

enum { MOST_POWER = 20 };
#define ENDLESS UINT64_MAX

static uint64_t plus(uint64_t a, uint64_t b) { return a > ENDLESS - b ? ENDLESS : a + b; }

static uint64_t times(uint64_t a, uint64_t b) {
  if (a == 0 || b == 0) return 0;
  return a > ENDLESS / b ? ENDLESS : a * b;
}

static uint64_t size_of_lazy(Encoder *e, const Sym *s);

static uint64_t size_of_value(Encoder *e, const Value *v) {
  if (!value_is_set(v)) return 0;
  Integer count;
  int64_t small;
  if (value_cardinality(e->values, v, &count))
    return integer_is_small(count, &small) ? (uint64_t)small : ENDLESS;
  const Value *listed = value_enumerate(e->values, v);
  return listed ? listed->count : ENDLESS;
}

/* What alternatives have in common counts once, where they are few. */
static uint64_t size_of_cases(Encoder *e, const Sym *s, uint64_t sum) {
  enum { FEW = 1024 };
  if (sum > FEW || !set_is_listable(e, s)) return sum;
  const Sym *view = set_view(e, s);
  return view ? (uint64_t)view->count + view->symbolic_count : 0;
}

static uint64_t size_of(Encoder *e, const Sym *s) {
  uint64_t size = 0;
  switch (s->kind) {
  case SYM_VALUE: return size_of_value(e, s->value);
  case SYM_SET: return (uint64_t)s->count + s->symbolic_count;
  case SYM_LAZY: return size_of_lazy(e, s);
  case SYM_CHOICE:
    for (uint32_t i = 0; i < s->count; i++)
      size = plus(size, size_of_value(e, s->alternatives[i].value));
    return size_of_cases(e, s, size);
  case SYM_UNION:
    for (uint32_t i = 0; i < s->count; i++) size = plus(size, size_of(e, s->branches[i].value));
    return size_of_cases(e, s, size);
  case SYM_BOOLEAN:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_FUNCTION:
  case SYM_RULE: return 0;
  }
  never("kind of symbolic value");
}

uint64_t sym_size(Encoder *e, const Sym *set) { return size_of(e, set); }

static uint64_t size_of_interval(const Sym *s) {
  int64_t low, high, ignored;
  if (!integer_range(s->parts[0], &low, &ignored) || !integer_range(s->parts[1], &ignored, &high))
    return ENDLESS;
  return high < low ? 0 : (uint64_t)high - (uint64_t)low + 1;
}

/* A key that may be absent is one more choice. */
static uint64_t size_of_functions(Encoder *e, const Sym *s) {
  uint64_t keys = size_of(e, s->parts[0]), results = size_of(e, s->parts[1]);
  uint64_t choices = s->parts[0]->kind == SYM_VALUE ? results : plus(results, 1), size = 1;
  if (keys == ENDLESS && results > 0) return ENDLESS;
  if (choices <= 1) return choices || keys == 0 ? 1 : 0;
  for (uint64_t i = 0; i < keys && size != ENDLESS; i++) size = times(size, choices);
  return size;
}

static uint64_t size_of_product(Encoder *e, const Sym *s) {
  uint64_t size = 1;
  for (uint32_t i = 0; i < s->count; i++) size = times(size, size_of(e, s->parts[i]));
  return size;
}

static uint64_t size_of_lazy(Encoder *e, const Sym *s) {
  uint64_t size = s->count ? (s->lazy == LAZY_INTERVAL ? 0 : size_of(e, s->parts[0])) : ENDLESS;
  switch (s->lazy) {
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY: return ENDLESS;
  case LAZY_INTERVAL: return size_of_interval(s);
  case LAZY_POWERSET: return size > MOST_POWER ? ENDLESS : (uint64_t)1 << size;
  case LAZY_FUNCTIONS: return size_of_functions(e, s);
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return size_of_product(e, s);
  case LAZY_SEQ: return size == 0 ? 1 : ENDLESS;
  case LAZY_CUP: return plus(size, size_of(e, s->parts[1]));
  case LAZY_CAP: return size < size_of(e, s->parts[1]) ? size : size_of(e, s->parts[1]);
  case LAZY_MINUS: return size;
  }
  never("kind of lazy set");
}

bool lazy_is_endless(Encoder *e, const Sym *s) { return size_of_lazy(e, s) > e->limits.candidates; }

bool set_is_infinite(Encoder *e, const Sym *s) {
  if (s->kind == SYM_VALUE) return value_finite(e->values, s->value) == TRUTH_FALSE;
  if (s->kind != SYM_LAZY || s->lazy == LAZY_INTERVAL || s->lazy == LAZY_MINUS) return false;
  if (s->lazy == LAZY_SEQ || s->count == 0) return true;
  bool all = true, some = false;
  for (uint32_t i = 0; i < s->count; i++) {
    bool infinite = set_is_infinite(e, s->parts[i]);
    all = all && infinite;
    some = some || infinite;
  }
  return s->lazy == LAZY_CAP ? all : some;
}

/* ---- listing products ---- */

/* One place of the product: what may stand there; a NULL value is nothing. */
typedef struct Column {
  const Value *key;
  SymMembers options;
} Column;

typedef struct Listing {
  Encoder *e;
  LazyKind kind;
  vec(Column) columns;
  Branches chosen; /* per column so far; `guard` is not used */
  SymMembers out;
} Listing;

static bool add_options(Encoder *e, const Sym *set, Column *column) {
  uint32_t count;
  const SymMember *options;
  if (!sym_candidates(e, set, &count, &options)) return false;
  for (uint32_t i = 0; i < count; i++) vec_push(&column->options, options[i]);
  return true;
}

static const Sym *build_function(Listing *l) {
  Entries entries = {0};
  bool sequence = l->kind != LAZY_RECORDS;
  for (uint32_t i = 0; i < l->chosen.count; i++) {
    const Value *key = l->columns.at[i].key;
    if (!l->chosen.at[i].value) continue;
    vec_push(&entries, ((Entry){key, LIT_TRUE, l->chosen.at[i].value}));
    sequence = sequence && key == value_int(l->e->values, entries.count);
  }
  const Sym *function = sym_function(l->e, entries.count, entries.at, sequence);
  vec_free(&entries);
  return function;
}

static const Sym *build_subset(Listing *l) {
  SymMembers elements = {0};
  for (vec_each(const Branch, b, &l->chosen))
    if (b->value) vec_push(&elements, ((SymMember){LIT_TRUE, b->value}));
  const Sym *set = set_unite(l->e, &elements);
  vec_free(&elements);
  return set;
}

static void list_from(Listing *l, Lit guard) {
  if (!encoder_may_go_on(l->e)) return;
  if (l->chosen.count == l->columns.count) {
    const Sym *built = l->kind == LAZY_POWERSET ? build_subset(l) : build_function(l);
    vec_push(&l->out, ((SymMember){guard, built}));
    return;
  }
  const Column *column = &l->columns.at[l->chosen.count];
  for (uint32_t i = 0; i < column->options.count; i++) {
    Lit both = circuit_and(l->e->circuit, guard, column->options.at[i].in);
    if (lit_is_false(path_reduce(l->e, both))) continue;
    vec_push(&l->chosen, ((Branch){both, column->options.at[i].value}));
    list_from(l, both);
    (void)vec_pop(&l->chosen);
  }
}

static const Sym *finish_listing(Listing *l, bool complete) {
  enum { MOST_COLUMNS = 2000 }; /* list_from() recurs over them */
  if (complete && l->columns.count > MOST_COLUMNS) {
    encoder_fail(l->e, LIT_TRUE, FAULT_LIMIT);
    complete = false;
  }
  if (complete) list_from(l, LIT_TRUE);
  const Sym *set = complete ? set_unite(l->e, &l->out) : NULL;
  for (vec_each(Column, c, &l->columns)) vec_free(&c->options);
  vec_free(&l->columns);
  vec_free(&l->chosen);
  vec_free(&l->out);
  return set && !sym_is_none(set) ? set_view(l->e, set) : NULL;
}

/* Records and products: a column per part. */
static const Sym *list_parts(Encoder *e, const Sym *s) {
  Listing l = {.e = e, .kind = s->lazy};
  bool complete = true;
  for (uint32_t i = 0; i < s->count && complete; i++) {
    const Value *key = s->lazy == LAZY_RECORDS ? s->names[i] : value_int(e->values, (int64_t)i + 1);
    Column column = {.key = key};
    complete = add_options(e, s->parts[i], &column);
    vec_push(&l.columns, column);
  }
  return finish_listing(&l, complete);
}

/* Functions: a column per key, which may be left out if it may be absent. */
static const Sym *list_functions(Encoder *e, const Sym *s) {
  Listing l = {.e = e, .kind = s->lazy};
  const Sym *keys = set_view(e, s->parts[0]);
  bool complete = keys && keys->symbolic_count == 0;
  if (keys && !complete) encoder_fail(e, LIT_TRUE, FAULT_LIMIT);
  for (uint32_t i = 0; complete && i < keys->count; i++) {
    Lit in = path_reduce(e, keys->members[i].in);
    Column column = {.key = keys->members[i].value};
    complete = add_options(e, s->parts[1], &column);
    for (vec_each(SymMember, m, &column.options)) m->in = circuit_and(e->circuit, m->in, in);
    if (!lit_is_true(in)) vec_push(&column.options, ((SymMember){lit_not(in), NULL}));
    vec_push(&l.columns, column);
  }
  return finish_listing(&l, complete);
}

/* Subsets: a column per element, there or not. */
static const Sym *list_subsets(Encoder *e, const Sym *s) {
  Listing l = {.e = e, .kind = s->lazy};
  uint32_t count;
  const SymMember *elements;
  bool complete = sym_candidates(e, s->parts[0], &count, &elements);
  for (uint32_t i = 0; complete && i < count; i++) {
    Column column = {0};
    vec_push(&column.options, ((SymMember){LIT_TRUE, NULL}));
    vec_push(&column.options, elements[i]);
    vec_push(&l.columns, column);
  }
  return finish_listing(&l, complete);
}

/* ---- the other kinds ---- */

static const Sym *list_interval(Encoder *e, const Sym *s) {
  int64_t low = 0, high = -1, ignored;
  integer_range(s->parts[0], &low, &ignored);
  integer_range(s->parts[1], &ignored, &high);
  SymMembers out = {0};
  for (int64_t n = low; n <= high && encoder_may_go_on(e); n++) {
    const Sym *number = sym_int(e, n);
    Lit in = circuit_and(e->circuit, sym_compare(e, BUILTIN_LE, s->parts[0], number),
                         sym_compare(e, BUILTIN_LE, number, s->parts[1]));
    vec_push(&out, ((SymMember){in, number}));
  }
  const Sym *set = set_unite(e, &out);
  vec_free(&out);
  return set_view(e, set);
}

/* Seq(S) is {<<>>} if S is empty, and infinite otherwise. */
static const Sym *list_sequences(Encoder *e, const Sym *s) {
  const Sym *base = set_view(e, s->parts[0]);
  Lits some = {0};
  for (uint32_t i = 0; base && i < base->count; i++) vec_push(&some, base->members[i].in);
  for (uint32_t i = 0; base && i < base->symbolic_count; i++) vec_push(&some, base->symbolic[i].in);
  encoder_fail(e, circuit_or_all(e->circuit, some.count, some.at), FAULT_NOT_ENUMERABLE);
  vec_free(&some);
  const Sym *empty = sym_tuple(e, 0, NULL);
  return set_view(e, sym_set(e, 1, &(SymMember){LIT_TRUE, empty}));
}

static const Sym *view_or_null(Encoder *e, const Sym *set) {
  return sym_is_none(set) ? NULL : set_view(e, set);
}

const Sym *lazy_view(Encoder *e, const Sym *s) {
  if (s->lazy == LAZY_SEQ && set_is_listable(e, s->parts[0])) return list_sequences(e, s);
  if (lazy_is_endless(e, s)) {
    encoder_fail(e, LIT_TRUE, set_is_infinite(e, s) ? FAULT_NOT_ENUMERABLE : FAULT_LIMIT);
    return NULL;
  }
  switch (s->lazy) {
  case LAZY_INTERVAL: return list_interval(e, s);
  case LAZY_POWERSET: return list_subsets(e, s);
  case LAZY_FUNCTIONS: return list_functions(e, s);
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return list_parts(e, s);
  case LAZY_CUP: return view_or_null(e, sym_cup(e, s->parts[0], s->parts[1]));
  case LAZY_CAP: return view_or_null(e, sym_cap(e, s->parts[0], s->parts[1]));
  case LAZY_MINUS: return view_or_null(e, sym_minus(e, s->parts[0], s->parts[1]));
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY:
  case LAZY_SEQ: break;
  }
  never("a lazy set that can be listed");
}

const Sym *sym_powerset(Encoder *e, const Sym *set) { return sym_lazy(e, LAZY_POWERSET, 1, &set); }

/* ---- intervals ---- */

const Sym *sym_interval(Encoder *e, const Sym *low, const Sym *high) {
  return sym_lazy(e, LAZY_INTERVAL, 2, (const Sym *const[]){low, high});
}

/* ---- which are empty ---- */

static Lit view_is_empty(Encoder *e, const Sym *set) {
  const Sym *view = set_view(e, set);
  Lits some = {0};
  for (uint32_t i = 0; view && i < view->count; i++) vec_push(&some, view->members[i].in);
  for (uint32_t i = 0; view && i < view->symbolic_count; i++) vec_push(&some, view->symbolic[i].in);
  Lit inhabited = circuit_or_all(e->circuit, some.count, some.at);
  vec_free(&some);
  return lit_not(inhabited);
}

static Lit some_part_is_empty(Encoder *e, const Sym *lazy) {
  Lit empty = LIT_FALSE;
  for (uint32_t i = 0; i < lazy->count; i++)
    empty = circuit_or(e->circuit, empty, set_is_empty(e, lazy->parts[i]));
  return empty;
}

Lit lazy_is_empty(Encoder *e, const Sym *lazy) {
  switch (lazy->lazy) {
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY:
  case LAZY_POWERSET:
  case LAZY_SEQ: return LIT_FALSE;
  case LAZY_INTERVAL: return sym_compare(e, BUILTIN_GT, lazy->parts[0], lazy->parts[1]);
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return some_part_is_empty(e, lazy);
  case LAZY_FUNCTIONS:
    return circuit_and(e->circuit, set_is_empty(e, lazy->parts[1]),
                       lit_not(set_is_empty(e, lazy->parts[0])));
  case LAZY_CUP:
  case LAZY_CAP:
  case LAZY_MINUS: return lazy_is_endless(e, lazy) ? LIT_FALSE : view_is_empty(e, lazy);
  }
  never("kind of lazy set");
}

static Lit is_empty_case(Encoder *e, const Sym *set, void *unused) {
  if (set->kind == SYM_CHOICE) return sym_test_cases(e, set, true, is_empty_case, unused);
  if (set->kind == SYM_LAZY) return lazy_is_empty(e, set);
  return set_is_endless(e, set) ? LIT_FALSE : view_is_empty(e, set);
}

Lit set_is_empty(Encoder *e, const Sym *set) {
  return sym_test_cases(e, set, true, is_empty_case, NULL);
}

/* ---- products with an empty part ---- */

/* S \cup {} and S \ {} are S. */
static const Sym *without_empty(Encoder *e, const Sym *lazy) {
  const Sym *result = lazy;
  for (uint32_t i = lazy->lazy == LAZY_CUP ? 0 : 1; i < 2; i++)
    result = sym_ite(e, set_is_empty(e, lazy->parts[i]), lazy->parts[1 - i], result);
  return result;
}

static const Value *known_or(const Sym *part, const Value *otherwise) {
  return part->kind == SYM_VALUE ? part->value : otherwise;
}

static const Sym *function_set(Encoder *e, const Value *domain, const Value *results) {
  return sym_value(
      e, value_lazy(e->values, LAZY_FUNCTIONS, 2, (const Value *const[]){domain, results}));
}

/* Empty, and of the same form: what is of the wrong kind for its elements is refused. */
static const Sym *empty_product(Encoder *e, const Sym *lazy, const Value *nothing) {
  const Value **parts = arena_array(e->memory, const Value *, lazy->count);
  Symbol *names = arena_array(e->memory, Symbol, lazy->count);
  for (uint32_t i = 0; i < lazy->count; i++) {
    parts[i] = known_or(lazy->parts[i], nothing);
    if (lazy->lazy == LAZY_RECORDS) names[i] = lazy->names[i]->text;
  }
  return sym_value(e, lazy->lazy == LAZY_RECORDS
                          ? value_record_set(e->values, lazy->count, names, parts)
                          : value_lazy(e->values, lazy->lazy, lazy->count, parts));
}

const Sym *lazy_or_degenerate(Encoder *e, const Sym *lazy) {
  if (lazy->lazy == LAZY_CUP || lazy->lazy == LAZY_MINUS) return without_empty(e, lazy);
  bool functions = lazy->lazy == LAZY_FUNCTIONS;
  if (!functions && lazy->lazy != LAZY_PRODUCT && lazy->lazy != LAZY_RECORDS) return lazy;
  bool endless = false;
  Lit empty = LIT_FALSE; /* some part; of a set of functions, the results */
  for (uint32_t i = 0; i < lazy->count; i++)
    endless = endless || !set_is_listable(e, lazy->parts[i]);
  if (!endless) return lazy;
  for (uint32_t i = functions ? 1 : 0; i < lazy->count; i++)
    empty = circuit_or(e->circuit, empty, set_is_empty(e, lazy->parts[i]));
  Lit no_keys = functions ? set_is_empty(e, lazy->parts[0]) : LIT_FALSE;
  Lit otherwise = circuit_and(e->circuit, lit_not(empty), lit_not(no_keys));
  if (lit_is_true(otherwise)) return lazy;
  const Value *nothing = value_set(e->values, 0, NULL);
  const Value *endless_keys = value_lazy(e->values, LAZY_NAT, 0, NULL);
  const Sym *none = functions ? function_set(e, known_or(lazy->parts[0], endless_keys), nothing)
                              : empty_product(e, lazy, nothing);
  Branch branches[] = {{no_keys, function_set(e, nothing, nothing)},
                       {circuit_and(e->circuit, empty, lit_not(no_keys)), none},
                       {otherwise, lazy}};
  return sym_merge(e, 3, branches);
}
