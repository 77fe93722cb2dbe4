#include "solver/mirror.h"

#include <string.h>

#include "base/panic.h"
#include "solver/actions.h"

enum { MOST_FIELDS = 16 };

typedef struct Record {
  const Task *task;
  uint32_t count;
  Symbol names[MOST_FIELDS];
  const Value *items[MOST_FIELDS];
} Record;

static const Value *text_value(const Task *task, const char *text) {
  return value_string(task->values, symbol_intern(task->session->symbols, text, strlen(text)));
}

static void add(Record *r, const char *name, const Value *v) {
  r->names[r->count] = symbol_intern(r->task->session->symbols, name, strlen(name));
  r->items[r->count++] = v;
}

static const Value *record_value(const Record *r) {
  return value_record(r->task->values, r->count, r->names, r->items);
}

/* ---- actions ---- */

static void add_place(Record *r, const char *line_name, const char *column_name, Span at) {
  const char *path;
  unsigned line = 0, column = 0;
  diags_position(r->task->session->diags, at, &path, &line, &column);
  add(r, line_name, value_int(r->task->values, line));
  add(r, column_name, value_int(r->task->values, column));
}

/* TLC's columns include the last character. */
static const Value *place_value(const Task *task, Span at, const char *module) {
  Record r = {.task = task};
  uint32_t last = at.end > at.start ? at.end - 1 : at.end;
  add_place(&r, "beginLine", "beginColumn", at);
  add_place(&r, "endLine", "endColumn", (Span){at.file, last, last});
  add(&r, "module", text_value(task, module));
  return record_value(&r);
}

/* Only what TLC calls parameters, those of the operator, and of them those with a value. */
static void add_arguments(Record *r, const Action *action) {
  const Task *task = r->task;
  const Value **parameters = calloc((size_t)action->argument_count + 1, sizeof *parameters);
  const Value **values = calloc((size_t)action->argument_count + 1, sizeof *values);
  Symbol *names = calloc((size_t)action->argument_count + 1, sizeof *names);
  uint32_t count = 0;
  if (!parameters || !values || !names) panic("out of memory");
  for (uint32_t i = 0; i < action->argument_count; i++) {
    if (!action->arguments[i]) continue;
    parameters[count] = value_string(task->values, action->names[i]);
    names[count] = action->names[i];
    values[count++] = action->arguments[i];
  }
  if (count) {
    add(r, "context", value_record(task->values, count, names, values));
    add(r, "parameters", value_tuple(task->values, count, parameters));
  }
  free(names);
  free(values);
  free(parameters);
}

/* `d` NULL: it has no name. */
static void add_name(Record *r, const Definition *d, Span at) {
  const Task *task = r->task;
  const char *root = symbol_text(task->model->spec->name);
  add(r, "name", text_value(task, d ? symbol_text(d->name) : "UnnamedAction"));
  add(r, "location", place_value(task, at, d && d->module ? d->module : root));
}

static bool has_constant_bounds(const Node *n) {
  for (uint32_t i = 0; i < n->bound_count; i++)
    if (!n->bounds[i].set || n->bounds[i].set->level != LEVEL_CONSTANT) return false;
  return true;
}

/* TLC says where an action is behind its LETs and choices from constants. */
static Span place_of_action(const Node *body) {
  while (body->kind == NODE_LET || (body->kind == NODE_EXISTS && has_constant_bounds(body)))
    body = body->kids[0];
  return body->at;
}

const Value *mirror_action(const Task *task, const Action *action) {
  Record r = {.task = task};
  const Definition *d = action->definition;
  add_name(&r, d, d ? place_of_action(d->body) : action->at);
  if (d && d->parameter_count) add_arguments(&r, action);
  return record_value(&r);
}

const Value *mirror_counts(const Task *task, uint32_t count, const Symbol *names) {
  Symbol *distinct = calloc((size_t)count + 1, sizeof *distinct);
  const Value **counts = calloc((size_t)count + 1, sizeof *counts);
  uint32_t known = 0;
  if (!distinct || !counts) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = 0;
    while (at < known && distinct[at] != names[i]) at++;
    if (at == known) distinct[known++] = names[i];
  }
  for (uint32_t at = 0; at < known; at++) {
    int64_t n = 0;
    for (uint32_t i = 0; i < count; i++) n += names[i] == distinct[at];
    counts[at] = value_int(task->values, n);
  }
  const Value *record = value_record(task->values, known, distinct, counts);
  free(distinct);
  free(counts);
  return record;
}

/* ---- what is run ---- */

typedef struct Parts {
  const Task *task;
  vec(const Value *) at;
} Parts;

static void put(Parts *p, Symbol name, const char *module, Span at) {
  const Task *task = p->task;
  Record r = {.task = task};
  add(&r, "name", value_string(task->values, name));
  add(&r, "location",
      place_value(task, at, module ? module : symbol_text(task->model->spec->name)));
  vec_push(&p->at, record_value(&r));
}

static void put_node(Parts *p, Symbol name, const Node *n) {
  const Definition *d = n->kind == NODE_CALL ? n->definition : NULL;
  put(p, name, d ? d->module : NULL, d && d->body ? d->body->at : n->at);
}

static void put_claims(Parts *p, const ClaimList *claims) {
  for (vec_each(const Claim, c, claims)) put(p, c->name, NULL, c->node->at);
}

/* Constraints are told with their whole definitions. */
static void put_definitions(Parts *p, const PropertyList *list) {
  for (vec_each(const Property, c, list)) {
    const Definition *d = c->node->kind == NODE_CALL ? c->node->definition : NULL;
    Span at = d && d->body ? (Span){d->at.file, d->at.start, d->body->at.end} : c->node->at;
    put(p, c->name, d ? d->module : NULL, at);
  }
}

static void finish(Record *r, const char *name, Parts *p) {
  add(r, name, value_set(p->task->values, p->at.count, p->at.at));
  vec_clear(&p->at);
}

static void add_behaviour(Record *r, Parts *p) {
  const Model *model = r->task->model;
  Symbol nameless = symbol_intern(r->task->session->symbols, "UnnamedAction", 13);
  Statistics found = {0};
  const Node *init = model->init;
  if (init) put_node(p, init->kind == NODE_CALL ? init->definition->name : nameless, init);
  finish(r, "inits", p);
  ActionTable table = actions_collect(model->next, &found);
  for (vec_each(const ActionStatistics, a, &found.actions))
    put(p, symbol_intern(r->task->session->symbols, a->name, strlen(a->name)), a->module,
        place_of_action(a->node));
  actions_free(&table);
  vec_free(&found.actions);
  finish(r, "actions", p);
  for (uint32_t i = 0; i < model->fairness.count; i++) put_node(p, nameless, model->fairness.at[i]);
  finish(r, "temporals", p);
}

static void add_claims(Record *r, Parts *p) {
  const Model *model = r->task->model;
  Claims claims = {0};
  Parts steps = {.task = r->task}, rest = {.task = r->task};
  for (vec_each(const Property, i, &model->invariants))
    put_node(i->node->level < LEVEL_ACTION ? p : &steps, i->name, i->node);
  for (vec_each(const Property, i, &model->properties))
    if (!claims_of_property(i, &claims)) put_node(&rest, i->name, i->node);
  put_claims(p, &claims.states);
  finish(r, "invariants", p);
  put_claims(p, &claims.initial);
  finish(r, "impliedinits", p);
  put_claims(&steps, &claims.steps);
  finish(r, "impliedactions", &steps);
  finish(r, "impliedtemporals", &rest);
  claims_free(&claims);
  vec_free(&steps.at);
  vec_free(&rest.at);
}

const Value *mirror_spec(const Run *run) {
  const Task *task = run->task;
  const Spec *spec = task->model->spec;
  Record r = {.task = task};
  Parts parts = {.task = task};
  add_behaviour(&r, &parts);
  add_claims(&r, &parts);
  for (uint32_t v = 0; v < spec->variable_count; v++)
    put(&parts, spec->variables[v]->name, NULL, spec->variables[v]->at);
  finish(&r, "variables", &parts);
  put_definitions(&parts, &task->model->action_constraints);
  finish(&r, "actionconstraints", &parts);
  put_definitions(&parts, &task->model->constraints);
  finish(&r, "constraints", &parts);
  vec_free(&parts.at);
  return record_value(&r);
}

/* ---- counterexamples ---- */

static const Value *state_value(const Run *run, const TraceStep *step) {
  const Spec *spec = run->task->model->spec;
  if (step->alias) return step->alias;
  Symbol *names = calloc((size_t)run->width + 1, sizeof *names);
  if (!names) panic("out of memory");
  for (uint32_t v = 0; v < run->width; v++) names[v] = spec->variables[v]->name;
  const Value *record = value_record(run->task->values, run->width, names, step->state);
  free(names);
  return record;
}

/* The states are numbered, so that a state that comes twice is two of them. */
const Value *mirror_counterexample(const Run *run) {
  const Trace *trace = &run->result->trace;
  Values *values = run->task->values;
  const Value **states = calloc((size_t)trace->count + 1, sizeof *states);
  const Value **steps = calloc((size_t)trace->count + 1, sizeof *steps);
  if (!states || !steps) panic("out of memory");
  for (uint32_t i = 0; i < trace->count; i++) {
    const TraceStep *step = &trace->at[i];
    const Value *numbered[] = {value_int(values, (int64_t)i + 1), state_value(run, step)};
    states[i] = value_tuple(values, 2, numbered);
    if (!i) continue;
    const Value *edge[] = {states[i - 1], mirror_action(run->task, &step->action), states[i]};
    steps[i - 1] = value_tuple(values, 3, edge);
  }
  Record r = {.task = run->task};
  add(&r, "action", value_set(values, trace->count ? trace->count - 1 : 0, steps));
  add(&r, "state", value_set(values, trace->count, states));
  free(states);
  free(steps);
  return record_value(&r);
}
