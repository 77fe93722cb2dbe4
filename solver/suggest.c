#include "solver/suggest.h"

#include <string.h>

#include "solver/states.h"

typedef vec(const Value *) Samples; /* each once */

typedef struct NamedSet {
  Symbol name;
  const Value *set;
} NamedSet;

typedef struct Guess {
  Task *task;
  vec(NamedSet) constants; /* those that are finite sets */
  bool bounded;
  Text *out;
} Guess;

enum { STATES_MOST = 500, SECONDS_MOST = 1 };

static void add(Samples *samples, const Value *value) {
  for (vec_each(const Value *, s, samples))
    if (*s == value) return;
  vec_push(samples, value);
}

/* ---- the first states ---- */

static bool note(State next, const Action *action, void *env) {
  (void)action;
  States *states = env;
  states_add(states, next, NULL, STATES_NO_PARENT);
  return states_count(states) < STATES_MOST;
}

/* What cannot be evaluated ends the search, not the suggestion. */
static States *explore(Task *task) {
  Evaluator *evaluator = task->evaluator;
  Budget budget = {.deadline = solver_clock() + SECONDS_MOST};
  States *states = states_create(task->model->spec->variable_count, 0);
  evaluator_set_budget(evaluator, &budget);
  bool good = each_initial(evaluator, task->model->init, note, states);
  for (uint32_t i = 0; good && i < states_count(states) && states_count(states) < STATES_MOST; i++)
    good = each_successor(evaluator, task->model->next, states_get(states, i), note, states);
  evaluator_set_budget(evaluator, NULL);
  return states;
}

/* ---- sets that have all samples ---- */

static bool describe(Guess *g, const Samples *samples);

/* By the name of a constant, as `1..n`, or as it is. */
static void describe_exactly(Guess *g, const Value *set) {
  for (vec_each(NamedSet, c, &g->constants))
    if (c->set == set) {
      text_append(g->out, symbol_text(c->name));
      return;
    }
  if (set->sequence_domain && set->count)
    text_format(g->out, "1..%u", set->count);
  else
    value_print(set, g->out);
}

static uint32_t count_common(const Value *set, const Samples *samples) {
  uint32_t count = 0;
  for (vec_each(const Value *const, s, samples)) count += value_find(set, *s) >= 0;
  return count;
}

/* The constant that has most of them, and of those the smallest; NULL if none has any. */
static const NamedSet *best_constant(const Guess *g, const Samples *samples) {
  const NamedSet *best = NULL;
  uint32_t most = 0;
  for (vec_each(NamedSet, c, &g->constants)) {
    uint32_t count = count_common(c->set, samples);
    bool better = count > most || (best && count == most && c->set->count < best->set->count);
    if (count && better) best = c, most = count;
  }
  return best;
}

/* Strings and model values: the constants that have them, and a list of the rest. */
static bool describe_names(Guess *g, const Samples *samples) {
  const NamedSet *best = best_constant(g, samples);
  Samples rest = {0};
  for (vec_each(const Value *const, s, samples))
    if (!best || value_find(best->set, *s) < 0) vec_push(&rest, *s);
  if (best) text_append(g->out, symbol_text(best->name));
  if (best && rest.count) text_append(g->out, " \\cup ");
  if (best && rest.count)
    describe_names(g, &rest);
  else if (!best)
    value_print(value_set(g->task->values, rest.count, rest.at), g->out);
  vec_free(&rest);
  return true;
}

static void describe_interval(Guess *g, const Samples *samples) {
  const Value *least = samples->at[0], *greatest = samples->at[0];
  for (vec_each(const Value *const, s, samples)) {
    if (value_compare(*s, least) < 0) least = *s;
    if (value_compare(*s, greatest) > 0) greatest = *s;
  }
  value_print(least, g->out);
  text_append(g->out, "..");
  value_print(greatest, g->out);
}

static bool describe_numbers(Guess *g, const Samples *samples) {
  if (g->bounded) {
    describe_interval(g, samples);
    return true;
  }
  bool negative = false;
  for (vec_each(const Value *const, s, samples)) negative |= integer_sign((*s)->integer) < 0;
  text_append(g->out, negative ? "Int" : "Nat");
  return true;
}

/* The elements of all of them together, or the results of functions. */
static bool describe_items(Guess *g, const Samples *samples) {
  Samples items = {0};
  for (vec_each(const Value *const, s, samples))
    for (uint32_t i = 0; i < (*s)->count; i++) add(&items, (*s)->items[i]);
  bool known = items.count && describe(g, &items);
  vec_free(&items);
  return known;
}

static bool describe_sets(Guess *g, const Samples *samples) {
  text_append(g->out, "SUBSET ");
  size_t start = g->out->length;
  if (!describe_items(g, samples)) return false;
  if (!strstr(text_string(g->out) + start, "\\cup")) return true;
  Text inner = {0};
  text_append(&inner, text_string(g->out) + start);
  g->out->length = start;
  text_format(g->out, "(%s)", text_string(&inner));
  text_free(&inner);
  return true;
}

/* Those with the same domain. */
static bool describe_records(Guess *g, const Samples *samples) {
  const Value *fields = samples->at[0]->domain;
  bool known = true;
  text_append(g->out, "[");
  for (uint32_t i = 0; i < fields->count && known; i++) {
    Samples values = {0};
    for (vec_each(const Value *const, s, samples)) add(&values, (*s)->items[i]);
    text_format(g->out, "%s%s : ", i ? ", " : "", symbol_text(fields->items[i]->text));
    known = describe(g, &values);
    vec_free(&values);
  }
  text_append(g->out, "]");
  return known;
}

static bool describe_functions(Guess *g, const Samples *samples) {
  text_append(g->out, "[");
  describe_exactly(g, samples->at[0]->domain);
  text_append(g->out, " -> ");
  bool known = describe_items(g, samples);
  text_append(g->out, "]");
  return known;
}

static bool describe_sequences(Guess *g, const Samples *samples) {
  text_append(g->out, "Seq(");
  bool known = describe_items(g, samples);
  text_append(g->out, ")");
  return known;
}

/* ---- kinds ---- */

static bool all_sequences(const Samples *samples) {
  for (vec_each(const Value *const, s, samples))
    if (!value_is_sequence(*s)) return false;
  return true;
}

static bool one_domain(const Samples *samples) {
  for (vec_each(const Value *const, s, samples))
    if ((*s)->domain != samples->at[0]->domain) return false;
  return true;
}

static bool describe_kind(Guess *g, const Samples *samples) {
  const Value *first = samples->at[0];
  switch (first->kind) {
  case VALUE_BOOLEAN: text_append(g->out, "BOOLEAN"); return true;
  case VALUE_INTEGER: return describe_numbers(g, samples);
  case VALUE_STRING:
  case VALUE_MODEL: return describe_names(g, samples);
  case VALUE_SET: return describe_sets(g, samples);
  case VALUE_FUNCTION:
    if (all_sequences(samples) && !(first->count && one_domain(samples)))
      return describe_sequences(g, samples);
    return value_is_record(first) ? describe_records(g, samples) : describe_functions(g, samples);
  case VALUE_LAZY:
  case VALUE_RULE: return false;
  }
  return false;
}

/* Functions and records with other domains are other kinds, sequences are one. */
static bool same_kind(const Value *a, const Value *b) {
  if (a->kind != b->kind) return false;
  if (a->kind != VALUE_FUNCTION || a->domain == b->domain) return true;
  return value_is_sequence(a) && value_is_sequence(b);
}

/* The union of a set for each kind. */
static bool describe(Guess *g, const Samples *samples) {
  Samples rest = {0};
  for (vec_each(const Value *const, s, samples)) vec_push(&rest, *s);
  bool known = true;
  for (bool first = true; rest.count && known; first = false) {
    Samples kind = {0}, others = {0};
    for (vec_each(const Value *, s, &rest))
      if (same_kind(rest.at[0], *s))
        vec_push(&kind, *s);
      else
        vec_push(&others, *s);
    text_append(g->out, first ? "" : " \\cup ");
    known = describe_kind(g, &kind);
    vec_free(&kind);
    vec_free(&rest);
    rest = others;
  }
  vec_free(&rest);
  return known;
}

/* ---- a variable ---- */

static void find_constants(Guess *g) {
  const Spec *spec = g->task->model->spec;
  for (uint32_t i = 0; i < spec->constant_count; i++) {
    const Constant *c = spec->constants[i];
    const Node *node = c->arity ? NULL : c->value;
    if (!node && !c->arity && c->definition) node = c->definition->body;
    const Value *value = node ? evaluate(g->task->evaluator, node, NULL, NULL) : NULL;
    if (value) value = value_normal(g->task->values, value);
    if (value && value->kind == VALUE_SET) vec_push(&g->constants, ((NamedSet){c->name, value}));
  }
}

bool suggest_shape(Task *task, const Variable *variable, bool bounded, Text *out) {
  Samples samples = {0};
  Text text = {0};
  Guess g = {.task = task, .bounded = bounded, .out = &text};
  States *states = explore(task);
  for (uint32_t i = 0; i < states_count(states); i++)
    add(&samples, states_get(states, i)[variable->index]);
  find_constants(&g);
  bool known = samples.count && describe(&g, &samples);
  if (known) text_append(out, text_string(&text));
  text_free(&text);
  vec_free(&samples);
  vec_free(&g.constants);
  states_destroy(states);
  return known;
}
