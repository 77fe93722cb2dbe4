#include "audit/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"

enum { NO_STATE = UINT32_MAX };

/* A step as others see it: the action, its arguments, and what it leads to but for the
   variable. */
typedef struct Seen {
  uint64_t label, target;
} Seen;

typedef vec(Seen) SeenList;

typedef struct Visited {
  const Value **state;
  uint32_t parent, same; /* the next of equal hash */
  Action action;         /* that led here, in the memory of the composition */
} Visited;

typedef struct Composer {
  Task *task;
  Composition *result;
  const Hiding *hiding;
  const Value *process; /* whose part is hidden; NULL: all */
  uint32_t width, most;
  vec(Visited) all;
  Map known, classes;
  uint32_t now;      /* being expanded */
  SeenList *collect; /* the steps of a state; NULL while searching */
} Composer;

/* What is left of a hidden variable: of a function, what it has for the other processes. */
static const Value *visible(const Composer *c, const Value *value) {
  bool function = c->process && value->kind == VALUE_FUNCTION;
  int64_t at = function ? value_find(value->domain, c->process) : -1;
  if (!c->process) return NULL;
  if (at < 0) return value;
  const Value **results = calloc(value->count, sizeof *results);
  if (!results) panic("out of memory");
  memcpy(results, value->items, value->count * sizeof *results);
  results[at] = value_boolean(c->task->values, false);
  const Value *rest = value_function(c->task->values, value->domain, results);
  free(results);
  return rest;
}

static const Value *seen_of(const Composer *c, State state, uint32_t v) {
  return c->hiding->variables[v] ? visible(c, state[v]) : state[v];
}

static uint64_t hash_state(const Composer *c, State state, bool without) {
  uint64_t hash = 7;
  for (uint32_t v = 0; v < c->width; v++) {
    const Value *value = without ? seen_of(c, state, v) : state[v];
    hash = hash_combine(hash, (uint64_t)(uintptr_t)value);
  }
  return hash;
}

/* Is it a step that must not depend on what is hidden? */
static bool is_foreign(const Composer *c, const Action *action) {
  if (!c->process) return true;
  const Value *actor = c->hiding->actor(action, c->hiding->env);
  return actor && actor != c->process;
}

static uint64_t hash_action(const Action *a) {
  uint64_t hash = hash_mix((uint64_t)(uintptr_t)a->definition);
  if (!a->definition) hash = hash_mix(((uint64_t)a->at.file << 32) | a->at.start);
  for (uint32_t i = 0; i < a->argument_count; i++)
    hash = hash_combine(hash, (uint64_t)(uintptr_t)a->arguments[i]);
  return hash;
}

static bool is_same(const Composer *c, const Visited *seen, State state) {
  return !memcmp(seen->state, state, c->width * sizeof *state);
}

static uint32_t find_state(const Composer *c, uint64_t hash, State state) {
  const uint64_t *first = map_find(&c->known, hash);
  uint32_t at = first ? (uint32_t)*first : NO_STATE;
  while (at != NO_STATE && !is_same(c, &c->all.at[at], state)) at = c->all.at[at].same;
  return at;
}

static Action copy_action(Arena *memory, const Action *action) {
  Action copy = *action;
  const Value **arguments = arena_array(memory, const Value *, action->argument_count + 1);
  Symbol *names = arena_array(memory, Symbol, action->argument_count + 1);
  if (action->argument_count) {
    memcpy(arguments, action->arguments, action->argument_count * sizeof *arguments);
    memcpy(names, action->names, action->argument_count * sizeof *names);
  }
  copy.arguments = arguments;
  copy.names = names;
  return copy;
}

static bool add(State state, const Action *action, void *env) {
  Composer *c = env;
  uint64_t hash = hash_state(c, state, false);
  if (find_state(c, hash, state) != NO_STATE) return true;
  const uint64_t *same = map_find(&c->known, hash);
  Visited v = {.parent = c->now, .same = same ? (uint32_t)*same : NO_STATE};
  v.state = arena_array(c->result->memory, const Value *, c->width + 1);
  memcpy(v.state, state, c->width * sizeof *state);
  v.action = copy_action(c->result->memory, action);
  map_put(&c->known, hash, c->all.count);
  vec_push(&c->all, v);
  return c->all.count <= c->most;
}

static bool collect(State state, const Action *action, void *env) {
  Composer *c = env;
  if (!is_foreign(c, action)) return true;
  vec_push(c->collect, ((Seen){hash_action(action), hash_state(c, state, true)}));
  return true;
}

static bool unknown(Composer *c, const char *reason) {
  c->result->verdict = COMPOSE_UNKNOWN;
  c->result->reason = reason;
  return false;
}

static bool visit_all(Composer *c) {
  Evaluator *e = c->task->evaluator;
  c->now = NO_STATE;
  bool good = each_initial(e, c->task->model->init, add, c);
  for (c->now = 0; good && c->now < c->all.count && c->all.count <= c->most; c->now++) {
    State state = c->all.at[c->now].state;
    good = each_successor(e, c->task->model->next, state, add, c);
  }
  c->result->states = c->all.count;
  if (!good) return unknown(c, fault_title(evaluator_fault(e)->kind));
  return c->all.count <= c->most || unknown(c, "there are too many states");
}

static int compare(const void *a, const void *b) {
  const Seen *x = a, *y = b;
  if (x->label != y->label) return x->label < y->label ? -1 : 1;
  return x->target < y->target ? -1 : x->target > y->target;
}

/* False if they cannot be told; the result then says why. */
static bool steps_of(Composer *c, uint32_t state, SeenList *steps) {
  Evaluator *e = c->task->evaluator;
  vec_clear(steps);
  c->collect = steps;
  if (!each_successor(e, c->task->model->next, c->all.at[state].state, collect, c))
    return unknown(c, fault_title(evaluator_fault(e)->kind));
  if (steps->count) qsort(steps->at, steps->count, sizeof *steps->at, compare);
  return true;
}

/* The first step of one that the other has not; none if there is none. */
static const Seen *missing(const SeenList *one, const SeenList *other) {
  for (vec_each(const Seen, s, one)) {
    bool found = false;
    for (uint32_t i = 0; i < other->count && !found; i++) found = !compare(s, &other->at[i]);
    if (!found) return s;
  }
  return NULL;
}

/* ---- the counterexample ---- */

typedef struct Chosen {
  Composer *composer;
  Seen wanted;
  bool (*found)(const Composer *, State, const Action *); /* instead of `wanted`; NULL */
  const Value **state;
  Action action;
} Chosen;

static bool pick(State state, const Action *action, void *env) {
  Chosen *p = env;
  Composer *c = p->composer;
  if (p->found ? !p->found(c, state, action)
               : hash_action(action) != p->wanted.label ||
                     hash_state(c, state, true) != p->wanted.target)
    return true;
  p->state = arena_array(c->result->memory, const Value *, c->width + 1);
  memcpy(p->state, state, c->width * sizeof *state);
  p->action = copy_action(c->result->memory, action);
  return false;
}

/* The way to a state, and a step from it. */
static void tell_way(Composer *c, uint32_t has, const Chosen *p) {
  Composition *r = c->result;
  uint32_t length = 1;
  for (uint32_t at = has; at != NO_STATE; at = c->all.at[at].parent) length++;
  r->trace = (Trace){length, arena_array(r->memory, TraceStep, length)};
  r->trace.at[length - 1] = (TraceStep){.state = p->state, .action = p->action};
  for (uint32_t at = has; at != NO_STATE; at = c->all.at[at].parent)
    r->trace.at[--length - 1] =
        (TraceStep){.state = c->all.at[at].state, .action = c->all.at[at].action};
}

static void tell(Composer *c, uint32_t has, uint32_t has_not, Seen step) {
  Composition *r = c->result;
  r->verdict = COMPOSE_VIOLATED;
  r->here = c->all.at[has].state;
  r->there = c->all.at[has_not].state;
  Chosen p = {.composer = c, .wanted = step};
  each_successor(c->task->evaluator, c->task->model->next, r->here, pick, &p);
  tell_way(c, has, &p);
}

static bool are_alike(const Composer *c, uint32_t a, uint32_t b) {
  for (uint32_t v = 0; v < c->width; v++)
    if (seen_of(c, c->all.at[a].state, v) != seen_of(c, c->all.at[b].state, v)) return false;
  return true;
}

static bool is_kept(const Value *before, const Value *after, const Value *key) {
  bool functions = before->kind == VALUE_FUNCTION && after->kind == VALUE_FUNCTION;
  return before == after || !functions || value_apply(before, key) == value_apply(after, key);
}

/* Does a step from the state that is being expanded change what others have than who takes it? */
static bool is_written(const Composer *c, State state, const Action *action) {
  const Value *actor = c->hiding->actor(action, c->hiding->env);
  const Value **before = c->all.at[c->now].state;
  const Value *processes = c->hiding->processes;
  for (uint32_t v = 0; actor && v < c->width; v++)
    for (uint32_t i = 0; c->hiding->variables[v] && i < processes->count; i++) {
      const Value *process = processes->items[i];
      if (process != actor && !is_kept(before[v], state[v], process)) return true;
    }
  return false;
}

static void find_writes(Composer *c) {
  for (c->now = 0; c->now < c->all.count; c->now++) {
    Chosen p = {.composer = c, .found = is_written};
    each_successor(c->task->evaluator, c->task->model->next, c->all.at[c->now].state, pick, &p);
    if (!p.state) continue;
    c->result->verdict = COMPOSE_WRITTEN;
    tell_way(c, c->now, &p);
    return;
  }
}

/* Each state with the first one of its class. */
static void compare_classes(Composer *c) {
  SeenList first = {0}, other = {0};
  for (uint32_t i = 0; i < c->all.count && c->result->verdict == COMPOSE_HOLDS; i++) {
    uint64_t hash = hash_state(c, c->all.at[i].state, true);
    const uint64_t *class = map_find(&c->classes, hash);
    if (!class) {
      map_put(&c->classes, hash, i);
      continue;
    }
    uint32_t head = (uint32_t) * class;
    if (!are_alike(c, head, i)) continue; /* their hashes are equal by chance */
    c->result->pairs++;
    if (!steps_of(c, head, &first) || !steps_of(c, i, &other)) break;
    const Seen *gone = missing(&first, &other), *new = gone ? NULL : missing(&other, &first);
    if (gone) tell(c, head, i, *gone);
    if (new) tell(c, i, head, *new);
  }
  vec_free(&first);
  vec_free(&other);
}

/* For each process what is hidden of it. */
static void compare_processes(Composer *c) {
  const Value *processes = c->hiding->processes;
  find_writes(c);
  for (uint32_t i = 0; i < processes->count && c->result->verdict == COMPOSE_HOLDS; i++) {
    c->process = processes->items[i];
    map_free(&c->classes);
    c->classes = (Map){0};
    compare_classes(c);
  }
}

Composition *compose(Task *task, const Hiding *hiding, uint32_t most_states) {
  Arena *memory = arena_create();
  Composition *result = arena_new(memory, Composition);
  *result = (Composition){.memory = memory, .verdict = COMPOSE_HOLDS};
  Composer c = {.task = task,
                .result = result,
                .hiding = hiding,
                .width = task->model->spec->variable_count,
                .most = most_states};
  evaluator_name_arguments(task->evaluator, true);
  bool visited = visit_all(&c);
  if (visited && hiding->processes) compare_processes(&c);
  if (visited && !hiding->processes) compare_classes(&c);
  if (result->verdict == COMPOSE_HOLDS && !result->pairs) result->verdict = COMPOSE_VACUOUS;
  vec_free(&c.all);
  map_free(&c.known);
  map_free(&c.classes);
  return result;
}

void composition_destroy(Composition *c) {
  if (c) arena_destroy(c->memory);
}
