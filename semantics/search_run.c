/* Initial states, successors, ENABLED, and checking of steps. */
#include <string.h>

#include "base/panic.h"
#include "semantics/search.h"
#include "semantics/value_table.h"

/* Arguments are evaluated for the report if they have not been needed. */
static const Value *argument_value(Evaluator *e, const Slot *slot) {
  const Value *v = NULL;
  if (slot->kind == SLOT_VALUE) v = slot->value;
  if (slot->kind == SLOT_THUNK && memo_valid(e, &slot->thunk->memo)) v = slot->thunk->memo.value;
  if (!v && slot->kind == SLOT_THUNK && slot->thunk->node->level <= LEVEL_STATE)
    v = eval(e, slot->thunk->node, slot->thunk->frame);
  return v && v->kind != VALUE_RULE ? value_normal(e->values, v) : NULL;
}

static void label_arguments(Search *s, Action *action, const Frame *f) {
  uint32_t count = action->definition->parameter_count;
  Symbol *names = region_alloc(&s->e->region, count * sizeof *names);
  const Value **values = region_alloc(&s->e->region, count * sizeof *values);
  for (uint32_t i = 0; i < count; i++) {
    names[i] = action->definition->parameters[i].name;
    values[i] = argument_value(s->e, &f->slots[i]);
  }
  action->argument_count = count;
  action->names = names;
  action->arguments = values;
}

/* Does it bind names of this frame?  Only the innermost of several bindings by
   the same node says what they are bound to. */
static bool is_reported(const Search *s, const Binding *binding, const Frame *f) {
  if (binding->frame != f) return false;
  const Binding *inner = s->bindings;
  while (inner->node != binding->node || inner->frame != f) inner = inner->outer;
  return inner == binding;
}

static uint32_t count_names(const Search *s, const Frame *f) {
  uint32_t count = 0;
  for (const Binding *binding = s->bindings; binding; binding = binding->outer) {
    if (!is_reported(s, binding, f)) continue;
    for (uint32_t i = 0; i < binding->node->bound_count; i++)
      count += binding->node->bounds[i].count;
  }
  return count;
}

/* The names bound in a frame, the outermost first: filled from the end. */
static void label_bindings(Search *s, Action *action, const Frame *f) {
  uint32_t count = count_names(s, f), at = count;
  Symbol *names = region_alloc(&s->e->region, count * sizeof *names);
  const Value **values = region_alloc(&s->e->region, count * sizeof *values);
  for (const Binding *binding = s->bindings; binding; binding = binding->outer) {
    if (!is_reported(s, binding, f)) continue;
    for (uint32_t i = binding->node->bound_count; i-- > 0;) {
      const Bound *bound = &binding->node->bounds[i];
      for (uint32_t j = bound->count; j-- > 0;) {
        names[--at] = bound->names[j];
        values[at] = argument_value(s->e, &f->slots[bound->slots[j]]);
      }
    }
  }
  action->argument_count = count;
  action->names = names;
  action->arguments = values;
}

static void search_label(Search *s, Action *action) {
  const Call *label = s->label;
  *action = (Action){.at = label ? label->node->at : s->root->at,
                     .definition = label ? label->frame->definition : NULL};
  if (s->e->unnamed && s->kind != SEARCH_CHECK) return;
  if (label && action->definition->parameter_count > 0)
    label_arguments(s, action, label->frame);
  else
    label_bindings(s, action, label ? label->frame : s->root_frame);
}

/* Names of the variables without a value, or NULL if there is none. */
static const char *unassigned(const Search *s) {
  const char *names = NULL;
  const Spec *spec = s->e->spec;
  for (uint32_t i = 0; i < spec->variable_count; i++) {
    if (s->state[spec->variables[i]->index]) continue;
    const char *name = symbol_text(spec->variables[i]->name);
    names = names ? arena_format(s->e->messages, "%s, %s", names, name) : name;
  }
  return names;
}

bool search_is_complete(Search *s) {
  const char *missing = unassigned(s);
  if (!missing) return true;
  const Node *n = s->label ? s->label->node : s->root;
  const char *where = s->kind == SEARCH_INITIAL ? " in an initial state" : "";
  fault_at(s->e, FAULT_UNASSIGNED, n, "%s%s", missing, where);
  return false;
}

/* A state that has been found is one of the search; before, there is none. */
static bool visit(Search *s, const Action *action) {
  int64_t level = s->e->outside.level;
  s->e->outside.level = s->level;
  bool on = s->visit(s->state, action, s->env);
  s->e->outside.level = level;
  return on;
}

static bool go_end(Search *s, const Next *me) {
  (void)me;
  if (s->kind == SEARCH_ENABLED) {
    s->found = true;
    return false;
  }
  if (!search_is_complete(s)) return search_fail(s);
  Action action;
  search_label(s, s->action ? s->action : &action);
  s->found = true;
  return s->kind == SEARCH_CHECK ? false : visit(s, &action);
}

static bool search_run(Search *s) {
  Next end = {.go = go_end};
  s->root_frame = frame_for(s->e, s->root);
  search_follow(s, s->root, s->root_frame, true, &end);
  return !s->failed;
}

const Value **search_make_state(Evaluator *e) {
  size_t size = (e->spec->variable_count + 1) * sizeof(const Value *);
  const Value **state = region_alloc(&e->region, size);
  memset((void *)state, 0, size);
  return state;
}

bool each_initial(Evaluator *e, const Node *init, Visit *found, void *env) {
  Entry entry = evaluator_enter(e, NULL, NULL);
  const Value **state = search_make_state(e);
  e->at.now = state;
  Search s = {.e = e,
              .kind = SEARCH_INITIAL,
              .root = init,
              .state = state,
              .visit = found,
              .env = env,
              .level = e->outside.level};
  e->outside.level = 0;
  bool good = search_run(&s);
  e->outside.level = s.level;
  evaluator_leave(e, &entry, true);
  return good;
}

bool each_successor(Evaluator *e, const Node *next, State now, Visit *found, void *env) {
  Entry entry = evaluator_enter(e, now, NULL);
  const Value **state = search_make_state(e);
  e->at.next = state;
  Search s = {.e = e,
              .kind = SEARCH_STEP,
              .root = next,
              .state = state,
              .visit = found,
              .env = env,
              .level = e->outside.level};
  bool good = search_run(&s);
  evaluator_leave(e, &entry, true);
  return good;
}

static Stand make_stand(Evaluator *e, const Node *n) {
  size_t size = n->definition_count * sizeof(const Value *);
  const Value **values = region_alloc(&e->region, size);
  if (size) memset((void *)values, 0, size);
  return (Stand){n->definition_count, n->definitions, values};
}

/* What only arguments say could be bound to different things. */
static bool can_stand(Evaluator *e, const Node *n) {
  for (uint32_t i = 0; i < n->definition_count; i++) {
    const Definition *d = n->definitions[i];
    if (d->level != LEVEL_CONSTANT && d->parameter_count == 0) continue;
    fault_at(e, FAULT_UNSUPPORTED, n,
             "ENABLED in an instance in which variable %s is no expression of states",
             symbol_text(d->name));
    return false;
  }
  return true;
}

/* Whether a step exists depends on `now` alone. */
const Value *eval_enabled(Evaluator *e, const Node *n, Frame *f) {
  if (!can_stand(e, n)) return NULL;
  Moment outside = e->at;
  uint32_t reads = e->reads;
  RegionMark mark = region_mark(&e->region);
  const Value **state = search_make_state(e);
  Search s = {.e = e, .kind = SEARCH_ENABLED, .root = n->kids[0], .root_frame = f, .state = state};
  Next end = {.go = go_end};
  Stand stand = make_stand(e, n);
  e->at.next = state;
  e->at.next_stand = stand.count ? &stand : NULL;
  e->at.next_stamp = ++e->stamps;
  search_follow(&s, n->kids[0], f, true, &end);
  e->at = outside;
  e->reads = reads | (e->reads & (READS_NOW | READS_OUTSIDE));
  evaluator_release(e, mark);
  return s.failed ? NULL : boolean(e, s.found);
}

const Value *search_candidates(Search *s, const Node *exists, const Bound *bound,
                               const Value *set) {
  Evaluator *e = s->e;
  const Value *listed = value_enumerate(e->values, set);
  if (listed) return listed;
  s->guessed = bound->set ? bound->set : exists;
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < s->hint_count; i++) {
    const Hint *hint = &s->hints[i];
    if (hint->node == exists && value_member(e->values, hint->value, set) == TRUTH_TRUE)
      vec_push(&e->operands, hint->value);
  }
  const Value *small = values_sample(e->values, set);
  for (uint32_t i = 0; i < small->count; i++) vec_push(&e->operands, small->items[i]);
  const Value *candidates = value_set(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  return candidates;
}

/* No alternative held: is that certain? */
static bool check_verdict(Search *s) {
  if (s->found) return true;
  if (s->kept.node) {
    s->e->fault = s->kept;
    return false;
  }
  if (s->failed) return false;
  if (!s->guessed) return true;
  fault_at(s->e, FAULT_NOT_ENUMERABLE, s->guessed, "no witness was found among small values");
  return false;
}

bool is_step(Evaluator *e, const Node *next, State now, State to, uint32_t hint_count,
             const Hint *hints, bool *answer, Action *action) {
  Entry entry = evaluator_enter(e, now ? now : to, now ? to : NULL);
  Search s = {.e = e,
              .kind = SEARCH_CHECK,
              .root = next,
              .state = (const Value **)to, /* full, so nothing is assigned */
              .hint_count = hint_count,
              .hints = hints,
              .action = action};
  int64_t level = e->outside.level;
  if (!now) e->outside.level = 0;
  search_run(&s);
  e->outside.level = level;
  bool known = check_verdict(&s);
  *answer = known && s.found;
  evaluator_leave(e, &entry, !s.found);
  return known;
}
