/* The JSON report: one object, whatever happened.  docs/json.md describes it. */
#include <string.h>

#include "cli/cause.h"
#include "cli/report_json.h"

static void write_printed(Json *j, const Value *value) {
  Text text = {0};
  value_print(value, &text);
  json_string(j, text_string(&text));
  text_free(&text);
}

static void write_span(Json *j, const Job *job, const char *key, Span at) {
  json_key(j, key);
  diags_print_location(job->session.diags, at, j);
}

static void write_action(Json *j, const Job *job, const TraceStep *step, bool first) {
  const Action *a = &step->action;
  json_key(j, "action");
  json_open(j, '{');
  json_text(j, "name", first ? "Init" : a->definition ? symbol_text(a->definition->name) : NULL);
  json_key(j, "arguments");
  json_open(j, '[');
  for (uint32_t i = 0; !first && i < a->argument_count; i++) {
    json_open(j, '{');
    json_text(j, "name", a->names && a->names[i] ? symbol_text(a->names[i]) : NULL);
    json_key(j, "value");
    if (a->arguments[i])
      write_printed(j, a->arguments[i]);
    else
      json_null(j);
    json_close(j);
  }
  json_close(j);
  write_span(j, job, "location", first ? NO_SPAN : a->at);
  json_close(j);
}

typedef void WriteValue(Json *, const Value *);

static void write_state(Json *j, const Job *job, const TraceStep *step, const char *key,
                        WriteValue *write) {
  json_key(j, key);
  json_open(j, '{');
  for (uint32_t i = 0; i < job->spec->variable_count; i++) {
    json_key(j, symbol_text(job->spec->variables[i]->name));
    write(j, step->state[i]);
  }
  json_close(j);
}

static void write_changed(Json *j, const Job *job, const TraceStep *step, bool first) {
  json_key(j, "changed");
  json_open(j, '[');
  for (uint32_t i = 0; i < job->spec->variable_count; i++)
    if (first || step[-1].state[i] != step->state[i])
      json_string(j, symbol_text(job->spec->variables[i]->name));
  json_close(j);
}

void json_trace(Json *j, const Job *job, const Trace *trace, bool arbitrary) {
  json_key(j, "trace");
  if (!trace->count) {
    json_null(j);
    return;
  }
  json_open(j, '[');
  for (uint32_t i = 0; i < trace->count; i++) {
    const TraceStep *step = &trace->at[i];
    json_open(j, '{');
    json_number(j, "index", i);
    write_action(j, job, step, i == 0 && !arbitrary);
    write_changed(j, job, step, i == 0);
    write_state(j, job, step, "state", write_printed);
    write_state(j, job, step, "values", json_value);
    json_key(j, "alias");
    if (step->alias)
      write_printed(j, step->alias);
    else
      json_null(j);
    json_close(j);
  }
  json_close(j);
}

static void write_others(Json *j, const Job *job, const Result *r) {
  json_key(j, "others");
  json_open(j, '[');
  for (vec_each(const Finding, f, &r->others)) {
    json_open(j, '{');
    json_text(j, "property", f->property);
    json_number(j, "depth", f->depth);
    json_trace(j, job, &f->trace, false);
    json_close(j);
  }
  json_close(j);
}

static void write_double(Json *j, const char *key, double number) {
  json_key(j, key);
  json_double(j, number, 6);
}

static void write_actions(Json *j, const Job *job, const Statistics *s) {
  json_key(j, "actions");
  json_open(j, '[');
  for (vec_each(const ActionStatistics, action, &s->actions)) {
    json_open(j, '{');
    json_text(j, "name", action->name);
    write_span(j, job, "location", action->at);
    json_key(j, "first_step");
    if (action->first)
      json_int(j, action->first);
    else
      json_null(j);
    json_number(j, "taken", action->taken);
    json_number(j, "distinct", action->distinct);
    json_close(j);
  }
  json_close(j);
}

static void write_degrees(Json *j, const Degrees *d) {
  json_key(j, "degrees");
  if (!d->states) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  json_number(j, "least", d->least);
  write_double(j, "average", d->average);
  json_number(j, "most", d->most);
  json_number(j, "most_of_95", d->most_of_95);
  json_close(j);
}

static void write_questions(Json *j, const Statistics *s) {
  json_key(j, "questions");
  json_open(j, '[');
  for (vec_each(const QuestionStatistics, question, &s->questions)) {
    json_open(j, '{');
    json_text(j, "about", question->about);
    json_text(j, "name", question->name);
    json_number(j, "queries", question->queries);
    write_double(j, "seconds", question->seconds);
    json_close(j);
  }
  json_close(j);
}

static void write_lines(Json *j, const Job *job, const Statistics *s) {
  json_key(j, "lines");
  json_open(j, '[');
  for (vec_each(const LineStatistics, line, &s->lines)) {
    json_open(j, '{');
    write_span(j, job, "location", line->at);
    json_number(j, "gates", line->gates);
    json_number(j, "visits", line->visits);
    write_double(j, "seconds", line->seconds);
    json_close(j);
  }
  json_close(j);
}

static void write_depths(Json *j, const Statistics *s) {
  json_key(j, "depths");
  json_open(j, '[');
  for (uint32_t i = 0; i < s->depths.count; i++) {
    const DepthStatistics *d = &s->depths.at[i];
    json_open(j, '{');
    json_number(j, "depth", d->depth);
    json_number(j, "states", d->states);
    json_number(j, "gates", d->gates);
    json_number(j, "inputs", d->inputs);
    json_number(j, "variables", d->variables);
    json_number(j, "terms", d->terms);
    json_number(j, "clauses", d->clauses);
    json_number(j, "queries", d->queries);
    json_number(j, "memory", d->memory);
    write_double(j, "solver_seconds", d->solver_seconds);
    write_double(j, "seconds", d->seconds);
    json_close(j);
  }
  json_close(j);
}

static void write_statistics(Json *j, const Job *job, const Result *r) {
  const Statistics *s = &r->statistics;
  json_key(j, "statistics");
  json_open(j, '{');
  write_double(j, "seconds", s->seconds);
  json_text(j, "solver", s->solver);
  json_number(j, "queries", s->queries);
  json_number(j, "trivial_queries", s->trivial_queries);
  json_number(j, "generated_states", s->generated_states);
  json_number(j, "workers", s->workers);
  json_number(j, "seen_bytes", s->seen_bytes);
  json_key(j, "collision_probability");
  json_double(j, collision_probability(s), 3);
  write_degrees(j, &s->degrees);
  write_depths(j, s);
  write_actions(j, job, s);
  write_questions(j, s);
  write_lines(j, job, s);
  json_close(j);
}

static void write_call(Json *j, const Job *job, const FaultCall *call) {
  const Definition *d = call->definition;
  json_open(j, '{');
  json_text(j, "name", symbol_text(d->name));
  write_span(j, job, "location", call->at);
  json_key(j, "arguments");
  json_open(j, '[');
  for (uint32_t i = 0; i < d->parameter_count; i++) {
    json_open(j, '{');
    json_text(j, "name", symbol_text(d->parameters[i].name));
    json_text(j, "value", call->arguments ? call->arguments[i] : NULL);
    json_close(j);
  }
  json_close(j);
  json_close(j);
}

void json_fault(Json *j, const Job *job, const Fault *f) {
  json_key(j, "fault");
  if (!f) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  json_text(j, "code", fault_code(f->kind));
  json_text(j, "message", f->message ? f->message : fault_title(f->kind));
  write_span(j, job, "location", f->node ? f->node->at : NO_SPAN);
  json_key(j, "calls");
  json_open(j, '[');
  for (uint32_t i = 0; i < f->call_count; i++) write_call(j, job, &f->calls[i]);
  json_close(j);
  json_close(j);
}

void json_cause(Json *j, Job *job, const Result *r) {
  Blame blame;
  json_key(j, "cause");
  if (!find_cause(job, r, &blame)) {
    json_null(j);
    return;
  }
  Text text = {0};
  print_source(job, blame.node, &text);
  json_open(j, '{');
  json_text(j, "text", text_string(&text));
  write_span(j, job, "location", blame.node->at);
  json_key(j, "bindings");
  json_open(j, '{');
  for (uint32_t i = 0; i < blame.binding_count; i++) {
    json_key(j, symbol_text(blame.bindings[i].name));
    write_printed(j, blame.bindings[i].value);
  }
  json_close(j);
  json_close(j);
  text_free(&text);
}

static void write_notes(Json *j, const Result *r) {
  json_key(j, "notes");
  json_open(j, '[');
  for (uint32_t i = 0; i < r->notes.count; i++) json_string(j, r->notes.at[i]);
  json_close(j);
}

static void write_result(Json *j, Job *job, const Result *r) {
  bool counted = !strcmp(r->engine, "explicit");
  json_text(j, "verdict", verdict_word(r->verdict));
  json_text(j, "property", r->property && *r->property ? r->property : NULL);
  write_span(j, job, "location", r->node ? r->node->at : NO_SPAN);
  json_number(j, "depth", r->depth);
  json_text(j, "engine", r->engine);
  json_key(j, "exhaustive");
  json_bool(j, r->exhaustive);
  json_key(j, "distinct_states");
  if (counted)
    json_int(j, (int64_t)r->statistics.distinct_states);
  else
    json_null(j);
  json_text(j, "reason", r->reason);
  json_fault(j, job, r->fault);
  json_cause(j, job, r);
  json_trace(j, job, &r->trace, false);
  write_others(j, job, r);
  write_statistics(j, job, r);
  write_notes(j, r);
}

/* A run that ended before any engine: the same keys. */
static void write_no_result(Json *j) {
  static const char *const keys[] = {"property",   "location",        "depth",  "engine",
                                     "exhaustive", "distinct_states", "reason", "fault",
                                     "cause",      "trace",           "others", "statistics",
                                     "notes"};
  json_text(j, "verdict", "error");
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) json_text(j, keys[i], NULL);
}

Json *json_begin_report(const Job *job) {
  Json *j = job->report ? job->report : json_create(stdout, true);
  json_open(j, '{');
  json_number(j, "schema", JSON_SCHEMA);
  json_text(j, "spec", job->path);
  json_text(j, "module", job->spec ? symbol_text(job->spec->name) : NULL);
  return j;
}

void json_end_report(Json *j, const Job *job, ExitStatus status) {
  json_number(j, "exit_status", (uint64_t)status);
  json_key(j, "diagnostics");
  diags_print_json(job->session.diags, j);
  json_close(j);
  if (!job->report) json_destroy(j);
}

void report_json(Job *job, const Result *r, ExitStatus status) {
  Json *j = json_begin_report(job);
  if (r)
    write_result(j, job, r);
  else
    write_no_result(j);
  json_end_report(j, job, status);
}
