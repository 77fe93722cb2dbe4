#include "solver/lemma.h"

#include <string.h>

#include "base/panic.h"
#include "frontend/build.h"

/* ---- as kernel expressions ---- */

static const Node *value_node(Spec *, const Value *);

typedef vec(const Node *) Nodes;

static Nodes value_nodes(Spec *spec, uint32_t count, const Value *const *items) {
  Nodes nodes = {0};
  for (uint32_t i = 0; i < count; i++) vec_push(&nodes, value_node(spec, items[i]));
  return nodes;
}

static const Node *number_node(Spec *spec, const Value *v) {
  Text text = {0};
  value_print(v, &text);
  const char *digits = text_string(&text);
  bool negative = *digits == '-';
  const Node *n = build_text(spec, NODE_NUMBER, digits + negative);
  text_free(&text);
  return negative ? build_builtin(spec, BUILTIN_NEGATE, 1, &n) : n;
}

static const Node *record_node(Spec *spec, const Value *v) {
  vec(Symbol) names = {0};
  for (uint32_t i = 0; i < v->count; i++) vec_push(&names, v->domain->items[i]->text);
  Nodes items = value_nodes(spec, v->count, v->items);
  const Node *n = build_record(spec, v->count, names.at, items.at);
  vec_free(&names);
  vec_free(&items);
  return n;
}

/* k1 :> v1 @@ k2 :> v2 ... */
static const Node *function_node(Spec *spec, const Value *v) {
  const Node *all = NULL;
  for (uint32_t i = 0; i < v->count; i++) {
    const Node *pair[] = {value_node(spec, v->domain->items[i]), value_node(spec, v->items[i])};
    const Node *one = build_builtin(spec, BUILTIN_SINGLE, 2, pair);
    all = all ? build_builtin(spec, BUILTIN_OVERRIDE, 2, (const Node *[]){all, one}) : one;
  }
  return all;
}

static const Node *composite_node(Spec *spec, const Value *v) {
  if (value_is_record(v)) return record_node(spec, v);
  if (v->kind == VALUE_FUNCTION && !value_is_sequence(v)) return function_node(spec, v);
  Nodes items = value_nodes(spec, v->count, v->items);
  NodeKind kind = v->kind == VALUE_SET ? NODE_SET : NODE_TUPLE;
  const Node *n = build_node(spec, kind, items.count, items.at);
  vec_free(&items);
  return n;
}

static const Node *value_node(Spec *spec, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN: return build_truth(spec, v->truth);
  case VALUE_INTEGER: return number_node(spec, v);
  case VALUE_STRING: return build_text(spec, NODE_STRING, symbol_text(v->text));
  case VALUE_MODEL: return build_text(spec, NODE_MODEL_VALUE, symbol_text(v->text));
  case VALUE_SET:
  case VALUE_FUNCTION: return composite_node(spec, v);
  case VALUE_LAZY:
  case VALUE_RULE: break;
  }
  never("a value in a state is listed");
}

static const Node *fact_node(Spec *spec, const Fact *fact) {
  const Node *place = build_variable(spec, fact->variable);
  for (uint32_t i = 0; i < fact->key_count; i++)
    place =
        build_node(spec, NODE_APPLY, 2, (const Node *[]){place, value_node(spec, fact->keys[i])});
  const Node *value = value_node(spec, fact->value);
  switch (fact->kind) {
  case FACT_EQUALS: return build_builtin(spec, BUILTIN_EQ, 2, (const Node *[]){place, value});
  case FACT_DIFFERS: return build_builtin(spec, BUILTIN_NE, 2, (const Node *[]){place, value});
  case FACT_MEMBER: return build_builtin(spec, BUILTIN_IN, 2, (const Node *[]){value, place});
  case FACT_NOT_MEMBER:
    return build_builtin(spec, BUILTIN_NOT_IN, 2, (const Node *[]){value, place});
  }
  never("kind of fact");
}

const Node *lemma_node(Spec *spec, const FactList *facts) {
  Nodes all = {0};
  for (uint32_t i = 0; i < facts->count; i++) vec_push(&all, fact_node(spec, &facts->at[i]));
  const Node *together = facts->count == 1   ? all.at[0]
                         : facts->count == 0 ? build_truth(spec, true)
                                             : build_node(spec, NODE_AND, all.count, all.at);
  vec_free(&all);
  return build_builtin(spec, BUILTIN_NOT, 1, &together);
}

/* ---- as TLA+ ---- */

/* A value of a symmetric set and the name that stands for it in a lemma. */
typedef struct Place {
  const SymmetricSet *set;
  const Value *value;
  const Value *name; /* a model value that prints as the name */
} Place;

typedef struct Teller {
  Task *task;
  const Found *found;
  SymmetricSets sets;
  bool *told; /* per lemma */
  vec(Place) places;
} Teller;

static bool mentions(const Value *v, const Value *part) {
  if (v == part) return true;
  if (v->kind == VALUE_FUNCTION && mentions(v->domain, part)) return true;
  if (v->kind != VALUE_FUNCTION && v->kind != VALUE_SET) return false;
  for (uint32_t i = 0; i < v->count; i++)
    if (mentions(v->items[i], part)) return true;
  return false;
}

static bool lemma_mentions(const FactList *lemma, const Value *part) {
  for (uint32_t i = 0; i < lemma->count; i++) {
    const Fact *fact = &lemma->at[i];
    if (mentions(fact->value, part)) return true;
    for (uint32_t k = 0; k < fact->key_count; k++)
      if (mentions(fact->keys[k], part)) return true;
  }
  return false;
}

/* Does the name mean something already, in the specification, among the values or in the
   lemma? */
static bool is_taken(const Teller *t, Symbol name) {
  const Spec *spec = t->task->model->spec;
  for (vec_each(Place, p, &t->places))
    if (p->name->text == name) return true;
  if (spec_find(spec, name)) return true;
  for (uint32_t i = 0; i < spec->variable_count; i++)
    if (spec->variables[i]->name == name) return true;
  for (uint32_t i = 0; i < spec->constant_count; i++)
    if (spec->constants[i]->name == name) return true;
  for (vec_each(SymmetricSet, s, &t->sets))
    for (uint32_t i = 0; i < s->set->count; i++)
      if (s->set->items[i]->text == name) return true;
  return false;
}

/* Made of the first letter of the set and a number: `c1 \in Client`; the letter is doubled
   while the name is taken. */
static Symbol free_name(const Teller *t, Symbol set, uint32_t number) {
  char letter = symbol_text(set)[0];
  if (letter >= 'A' && letter <= 'Z') letter = (char)(letter - 'A' + 'a');
  Text text = {0};
  Symbol name = NULL;
  for (uint32_t letters = 1; !name || is_taken(t, name); letters++) {
    text_clear(&text);
    for (uint32_t i = 0; i < letters; i++) text_append_char(&text, letter);
    text_format(&text, "%u", number);
    name = symbol_intern(t->task->session->symbols, text_string(&text), text.length);
  }
  text_free(&text);
  return name;
}

static void find_places(Teller *t, const FactList *lemma) {
  vec_clear(&t->places);
  for (vec_each(SymmetricSet, s, &t->sets)) {
    uint32_t number = 0;
    for (uint32_t i = 0; i < s->set->count; i++) {
      if (!lemma_mentions(lemma, s->set->items[i])) continue;
      Symbol symbol = free_name(t, s->name, ++number);
      vec_push(&t->places, ((Place){s, s->set->items[i], value_model(t->task->values, symbol)}));
    }
  }
}

static FactList replaced(Teller *t, const FactList *lemma, uint32_t count, const Swap *swaps) {
  Arena *memory = t->found->memory;
  Fact *facts = arena_array(memory, Fact, lemma->count + 1);
  for (uint32_t i = 0; i < lemma->count; i++) {
    facts[i] = lemma->at[i];
    const Value **keys = arena_array(memory, const Value *, facts[i].key_count + 1);
    for (uint32_t k = 0; k < facts[i].key_count; k++) {
      keys[k] = lemma->at[i].keys[k];
      for (uint32_t s = 0; s < count; s++) keys[k] = value_swap(t->task->values, keys[k], swaps[s]);
    }
    facts[i].keys = keys;
    for (uint32_t s = 0; s < count; s++)
      facts[i].value = value_swap(t->task->values, facts[i].value, swaps[s]);
  }
  return (FactList){lemma->count, facts};
}

static bool has_fact(const FactList *lemma, const Fact *fact) {
  for (uint32_t i = 0; i < lemma->count; i++) {
    const Fact *own = &lemma->at[i];
    bool same = own->kind == fact->kind && own->variable == fact->variable &&
                own->value == fact->value && own->key_count == fact->key_count;
    for (uint32_t k = 0; same && k < fact->key_count; k++) same = own->keys[k] == fact->keys[k];
    if (same) return true;
  }
  return false;
}

/* The lemma among those found that says at least as much; they are few. */
static int64_t find_stronger(const Teller *t, const FactList *lemma) {
  for (uint32_t i = 0; i < t->found->lemma_count; i++) {
    const FactList *other = &t->found->lemmas[i];
    bool all = other->count <= lemma->count;
    for (uint32_t k = 0; all && k < other->count; k++) all = has_fact(lemma, &other->at[k]);
    if (all) return i;
  }
  return -1;
}

/* Visits all ways of giving the places different values of their sets; false as soon as
   one of them is no lemma.  `apply`: marks those that are as told. */
static bool each_image(Teller *t, const FactList *named, uint32_t place, Swap *chosen, bool apply) {
  if (place == t->places.count) {
    FactList image = replaced(t, named, t->places.count, chosen);
    int64_t stronger = find_stronger(t, &image);
    if (stronger >= 0 && apply && t->found->lemmas[stronger].count == image.count)
      t->told[stronger] = true;
    return stronger >= 0;
  }
  const Place *p = &t->places.at[place];
  for (uint32_t i = 0; i < p->set->set->count; i++) {
    const Value *value = p->set->set->items[i];
    bool taken = false;
    for (uint32_t k = 0; k < place; k++) taken |= chosen[k].b == value;
    if (taken) continue;
    chosen[place] = (Swap){p->name, value};
    if (!each_image(t, named, place + 1, chosen, apply)) return false;
  }
  return true;
}

static void print_quantifiers(const Teller *t, Text *out) {
  for (uint32_t i = 0; i < t->places.count; i++) {
    const Place *p = &t->places.at[i];
    bool first = i == 0 || p[-1].set != p->set;
    bool last = i + 1 == t->places.count || p[1].set != p->set;
    if (first) text_append(out, i ? ", " : "\\A ");
    if (!first) text_append(out, ", ");
    value_print(p->name, out);
    if (last) text_format(out, " \\in %s", symbol_text(p->set->name));
  }
  if (t->places.count) text_append(out, " : ");
}

/* c1 # c2 /\ ... => */
static void print_distinct(const Teller *t, Text *out) {
  uint32_t shown = 0;
  for (uint32_t i = 0; i < t->places.count; i++)
    for (uint32_t k = i + 1; k < t->places.count; k++) {
      if (t->places.at[i].set != t->places.at[k].set) continue;
      text_append(out, shown++ ? " /\\ " : "");
      value_print(t->places.at[i].name, out);
      text_append(out, " # ");
      value_print(t->places.at[k].name, out);
    }
  if (shown) text_append(out, " => ");
}

static bool mentions_model_values(const Value *v) {
  if (v->kind == VALUE_MODEL) return true;
  if (v->kind == VALUE_FUNCTION && mentions_model_values(v->domain)) return true;
  if (v->kind != VALUE_FUNCTION && v->kind != VALUE_SET) return false;
  for (uint32_t i = 0; i < v->count; i++)
    if (mentions_model_values(v->items[i])) return true;
  return false;
}

static bool can_be_written(const FactList *lemma) {
  for (uint32_t i = 0; i < lemma->count; i++) {
    if (mentions_model_values(lemma->at[i].value)) return false;
    for (uint32_t k = 0; k < lemma->at[i].key_count; k++)
      if (mentions_model_values(lemma->at[i].keys[k])) return false;
  }
  return true;
}

/* One line for the lemma and all that it is an image of. */
static bool tell(Teller *t, uint32_t index, TextLines *lines) {
  const FactList *lemma = &t->found->lemmas[index];
  Arena *memory = t->task->session->memory;
  find_places(t, lemma);
  Swap *chosen = arena_array(memory, Swap, t->places.count + 1);
  for (uint32_t i = 0; i < t->places.count; i++)
    chosen[i] = (Swap){t->places.at[i].value, t->places.at[i].name};
  FactList named = replaced(t, lemma, t->places.count, chosen);
  Text text = {0};
  bool quantified = each_image(t, &named, 0, chosen, false);
  if (quantified) {
    each_image(t, &named, 0, chosen, true);
    print_quantifiers(t, &text);
    print_distinct(t, &text);
    facts_print_excluded(&named, &text);
  } else {
    facts_print_excluded(lemma, &text);
  }
  vec_push(lines, arena_copy(memory, text_string(&text), text.length));
  text_free(&text);
  return quantified || can_be_written(lemma);
}

bool lemmas_as_text(Task *task, const Found *found, TextLines *lines) {
  Teller t = {.task = task,
              .found = found,
              .sets = symmetric_sets(task->model->spec, task->evaluator),
              .told = arena_array(found->memory, bool, found->lemma_count + 1)};
  memset(t.told, 0, found->lemma_count + 1);
  bool writable = true;
  for (uint32_t i = 0; i < found->lemma_count; i++)
    if (!t.told[i]) writable = tell(&t, i, lines) && writable;
  vec_free(&t.sets);
  vec_free(&t.places);
  return writable;
}
