#include "solver/mirror.h"

#include <string.h>

#include "base/panic.h"

enum { MOST_FIELDS = 8 };

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

const Value *mirror_action(const Task *task, const Action *action) {
  Record r = {.task = task};
  const Definition *d = action->definition;
  const char *root = symbol_text(task->model->spec->name);
  add(&r, "name", text_value(task, d ? symbol_text(d->name) : "UnnamedAction"));
  add(&r, "location",
      place_value(task, d ? d->body->at : action->at, d && d->module ? d->module : root));
  if (d && d->parameter_count) add_arguments(&r, action);
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
