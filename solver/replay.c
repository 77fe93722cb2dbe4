#include "solver/replay.h"

#include "base/panic.h"
#include "solver/mirror.h"

static void print_state(Text *text, const Spec *spec, State state) {
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    text_format(text, "  %s = ", symbol_text(spec->variables[v]->name));
    if (state[v])
      value_print(state[v], text);
    else
      text_append(text, "(nothing)");
    text_append(text, "\n");
  }
}

void replay_failed(Run *run, const Candidate *c, const char *what) {
  Text text = {0};
  for (uint32_t i = 0; i < c->count; i++) {
    text_format(&text, "state %u\n", i + 1);
    print_state(&text, run->task->model->spec, c->states[i]);
  }
  panic("a counterexample of the %s engine does not replay: %s\n%s", run->result->engine, what,
        text_string(&text));
}

/* For those who ask in an alias: the states so far. */
typedef struct Telling {
  Run *run;
  uint32_t count;
} Telling;

static const Value *tell_trace(const Telling *t) {
  const Trace *trace = &t->run->result->trace;
  State *states = calloc((size_t)t->count + 1, sizeof *states);
  const Value **actions = calloc((size_t)t->count + 1, sizeof *actions);
  if (!states || !actions) panic("out of memory");
  for (uint32_t i = 0; i < t->count; i++) {
    states[i] = trace->at[i].state;
    actions[i] = mirror_action(t->run->task, &trace->at[i].action);
  }
  const Value *told = run_history(t->run, t->count, states, run_simulates(t->run) ? actions : NULL);
  free(actions);
  free(states);
  return told;
}

static const Value *tell(void *env, Inquiry inquiry, State now) {
  const Telling *t = env;
  const TraceStep *steps = t->run->result->trace.at;
  if (inquiry == INQUIRY_TRACE) return now ? tell_trace(t) : NULL;
  if (inquiry != INQUIRY_ACTION) return run_answer(t->run, inquiry, now);
  if (!run_simulates(t->run)) return NULL;
  uint32_t at = t->count;
  if (at == t->run->result->trace.count || steps[at].state != now) at = t->count - 1;
  return mirror_action(t->run->task, &steps[at].action);
}

/* An alias that cannot be evaluated in some state says nothing of it, as in TLC.  Of the
   last state, primes mean the state itself. */
static void tell_alias(Run *run, uint32_t i) {
  Trace *trace = &run->result->trace;
  TraceStep *step = &trace->at[i], *next = i + 1 < trace->count ? step + 1 : step;
  Telling telling = {run, i + 1};
  Evaluator *evaluator = run->task->evaluator;
  run_set_position(run, i);
  evaluator_on_inquiry(evaluator, tell, &telling);
  const Value *v = evaluate(evaluator, run->task->model->alias, step->state, next->state);
  evaluator_on_inquiry(evaluator, run_answer, run);
  if (v && value_is_record(v)) step->alias = v;
}

static void tell_aliases(Run *run) {
  for (uint32_t i = 0; run->task->model->alias && i < run->result->trace.count; i++)
    tell_alias(run, i);
}

bool replay(Run *run, const Candidate *c) {
  const Model *model = run->task->model;
  bool certain = true;
  result_make_trace(run->result, c->count);
  for (uint32_t i = 0; i < c->count; i++) {
    bool taken = false;
    Action action = {0};
    uint32_t hint_count = c->hints ? c->hint_counts[i] : 0;
    const Hint *hints = c->hints ? c->hints[i] : NULL;
    run_set_position(run, i ? i - 1 : 0);
    if (!is_step(run->task->evaluator, i ? model->next : model->init, i ? c->states[i - 1] : NULL,
                 c->states[i], hint_count, hints, &taken, &action)) {
      result_fault(run->result, evaluator_fault(run->task->evaluator));
      result_unknown(run->result, "a trace was found, but step %u of it cannot be evaluated: %s", i,
                     run->result->fault->message);
      run->result->trace.count = 0;
      return false;
    }
    if (!taken && (c->hints || !evaluator_ever_looked_outside(run->task->evaluator)))
      replay_failed(run, c, i ? "a step is none of Next" : "no initial state");
    if (!taken) action = (Action){.at = (i ? model->next : model->init)->at};
    certain = certain && taken;
    result_set_step(run->result, i, c->states[i], run->width, &action);
  }
  if (!certain)
    result_note(run->result,
                "the trace was found but cannot be replayed: the specification looks at "
                "registers, chance or the search");
  run->result->depth = c->count ? c->count - 1 : 0;
  tell_aliases(run);
  run_set_position(run, run->result->depth);
  return true;
}
