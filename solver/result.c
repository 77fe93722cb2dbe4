#include "solver/result.h"

#include <stdarg.h>
#include <string.h>

#include "base/panic.h"

const char *verdict_word(Verdict verdict) {
  switch (verdict) {
  case VERDICT_HOLDS: return "holds";
  case VERDICT_ASSUMPTION_FALSE: return "assumption false";
  case VERDICT_POSTCONDITION_FALSE: return "postcondition false";
  case VERDICT_DEADLOCK: return "deadlock";
  case VERDICT_VIOLATED: return "violated";
  case VERDICT_ASSERTION: return "assertion failed";
  case VERDICT_FAULT: return "evaluation error";
  case VERDICT_UNKNOWN: return "unknown";
  }
  never("verdict");
}

/* The birthday bound. */
double collision_probability(const Statistics *s) {
  const double fingerprints = 18446744073709551616.0;
  double states = (double)s->distinct_states;
  double p = s->seen_bytes ? states * states / 2 / fingerprints : 0;
  return p < 1 ? p : 1;
}

Result *result_create(const char *engine) {
  Result *r = calloc(1, sizeof *r);
  if (!r) panic("out of memory");
  r->memory = arena_create();
  r->engine = engine;
  r->verdict = VERDICT_HOLDS;
  return r;
}

void result_destroy(Result *r) {
  if (!r) return;
  vec_free(&r->notes);
  vec_free(&r->others);
  vec_free(&r->statistics.depths);
  vec_free(&r->statistics.actions);
  vec_free(&r->statistics.questions);
  vec_free(&r->statistics.lines);
  arena_destroy(r->memory);
  free(r);
}

static char *formatted(Arena *memory, const char *format, va_list rest) {
  va_list again;
  va_copy(again, rest);
  int length = vsnprintf(NULL, 0, format, rest);
  char *text = arena_array(memory, char, (size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  return text;
}

void result_note(Result *r, const char *format, ...) {
  va_list rest;
  va_start(rest, format);
  vec_push(&r->notes, formatted(r->memory, format, rest));
  va_end(rest);
}

void result_unknown(Result *r, const char *format, ...) {
  va_list rest;
  va_start(rest, format);
  r->verdict = VERDICT_UNKNOWN;
  r->reason = formatted(r->memory, format, rest);
  va_end(rest);
}

static const char *copy_text(Arena *memory, const char *text) {
  return text ? arena_copy(memory, text, strlen(text)) : NULL;
}

static FaultCall copy_call(Arena *memory, const FaultCall *call) {
  FaultCall copy = *call;
  uint32_t count = call->definition && call->arguments ? call->definition->parameter_count : 0;
  const char **arguments = arena_array(memory, const char *, count);
  for (uint32_t i = 0; i < count; i++) arguments[i] = copy_text(memory, call->arguments[i]);
  copy.arguments = count ? arguments : NULL;
  return copy;
}

void result_fault(Result *r, const Fault *fault) {
  Fault *copy = arena_new(r->memory, Fault);
  FaultCall *calls = arena_array(r->memory, FaultCall, fault->call_count);
  *copy = *fault;
  copy->message = copy_text(r->memory, fault->message);
  for (uint32_t i = 0; i < fault->call_count; i++)
    calls[i] = copy_call(r->memory, &fault->calls[i]);
  copy->calls = calls;
  r->fault = copy;
  r->verdict = fault->kind == FAULT_ASSERTION ? VERDICT_ASSERTION : VERDICT_FAULT;
}

void result_make_trace(Result *r, uint32_t count) {
  r->trace.count = count;
  r->trace.at = arena_array(r->memory, TraceStep, count);
}

static Action copy_action(Arena *memory, const Action *action) {
  Action copy = *action;
  Symbol *names = arena_array(memory, Symbol, action->argument_count);
  const Value **arguments = arena_array(memory, const Value *, action->argument_count);
  for (uint32_t i = 0; i < action->argument_count; i++) {
    names[i] = action->names[i];
    arguments[i] = action->arguments[i];
  }
  copy.names = names;
  copy.arguments = arguments;
  return copy;
}

void result_set_step(Result *r, uint32_t index, State state, uint32_t variable_count,
                     const Action *action) {
  const Value **values = arena_array(r->memory, const Value *, variable_count);
  for (uint32_t i = 0; i < variable_count; i++) values[i] = state[i];
  r->trace.at[index].state = values;
  r->trace.at[index].action = copy_action(r->memory, action);
}
