/* The text report: the product's face.  A verdict in one sentence, then how it comes
   about: each step's action and what it changed. */
#include <stdio.h>
#include <string.h>

#include "base/panic.h"
#include "cli/cause.h"
#include "cli/report.h"

ExitStatus result_status(const Result *r) {
  switch (r->verdict) {
  case VERDICT_HOLDS: return STATUS_HOLDS;
  case VERDICT_ASSUMPTION_FALSE:
  case VERDICT_POSTCONDITION_FALSE: return STATUS_ASSUMPTION_FALSE;
  case VERDICT_DEADLOCK: return STATUS_DEADLOCK;
  case VERDICT_VIOLATED: return STATUS_VIOLATED;
  case VERDICT_ASSERTION: return STATUS_ASSERTION;
  case VERDICT_FAULT: return r->assumed ? STATUS_ASSUMPTION_FALSE : STATUS_FAULT;
  case VERDICT_UNKNOWN: return r->fault ? STATUS_FAULT : STATUS_UNKNOWN;
  }
  never("verdict");
}

static const char *plural(uint64_t count) { return count == 1 ? "" : "s"; }

static void print_after(const Result *r, Text *out) {
  uint32_t steps = r->trace.count ? r->trace.count - 1 : r->depth;
  bool of_step = r->verdict == VERDICT_VIOLATED && r->node && r->node->level == LEVEL_ACTION;
  if (!r->trace.count) return;
  if (of_step)
    text_format(out, " by step %u", steps);
  else if (!steps)
    text_append(out, " in an initial state");
  else
    text_format(out, " after %u step%s", steps, plural(steps));
}

/* Most assumptions have no name; all have a place. */
static void headline_claim(const char *what, const Job *job, const Result *r, Text *out) {
  const char *path;
  unsigned line, column;
  bool named = r->property && *r->property;
  text_format(out, "%s%s%s", what, named ? " " : "", named ? r->property : "");
  if (r->node && diags_position(job->session.diags, r->node->at, &path, &line, &column))
    text_format(out, " at %s:%u:%u", path, line, column);
  text_append(out, r->never_true ? " was never true" : " is false");
}

static void headline_holds(const Job *job, const Result *r, Text *out) {
  const Model *m = job->model;
  const char *what = m->invariants.count + m->trace_invariants.count ? "no invariant is violated"
                                                                     : "no error is found";
  if (!m->init)
    text_append(out, "holds: all assumptions are true; there is no behaviour to check");
  else if (r->statistics.distinct_states && r->exhaustive)
    text_format(out, "holds: %s in any of the %llu reachable states (exhaustive, depth %u)", what,
                (unsigned long long)r->statistics.distinct_states, r->depth);
  else if (r->exhaustive)
    text_format(out, "holds: %s; no execution is longer than %u step%s (exhaustive)", what,
                r->depth, plural(r->depth));
  else if (!strcmp(r->engine, "simulate"))
    text_format(out, "no violation in %llu random execution%s (nothing is proved)",
                (unsigned long long)job->options->traces, plural(job->options->traces));
  else
    text_format(out, "no violation in executions of up to %u step%s (bounded)", r->depth,
                plural(r->depth));
}

void report_headline(const Job *job, const Result *r, Text *out) {
  text_format(out, "%s: ", symbol_text(job->spec->name));
  switch (r->verdict) {
  case VERDICT_HOLDS: headline_holds(job, r, out); return;
  case VERDICT_ASSUMPTION_FALSE: headline_claim("assumption", job, r, out); return;
  case VERDICT_POSTCONDITION_FALSE:
    headline_claim(r->never_true ? "_POSSIBLE" : "postcondition", job, r, out);
    return;
  case VERDICT_DEADLOCK: text_append(out, "deadlock"); break;
  case VERDICT_VIOLATED:
    text_format(out, "%s %s is violated", r->of_trace ? "trace invariant" : "invariant",
                r->property);
    break;
  case VERDICT_ASSERTION: text_append(out, "an assertion fails"); break;
  case VERDICT_FAULT: text_append(out, "the specification cannot be evaluated"); break;
  case VERDICT_UNKNOWN:
    text_format(out, "unknown: %s (searched up to %u step%s without finding a violation)",
                r->reason ? r->reason : "no reason given", r->depth, plural(r->depth));
    return;
  }
  print_after(r, out);
}

/* The fields of the alias in place of the variables. */
static void print_alias(const Job *job, const Value *alias, const Value *before, Text *out) {
  for (uint32_t i = 0; i < alias->count; i++) {
    const char *name = symbol_text(alias->domain->items[i]->text);
    const Value *old = before ? value_apply(before, alias->domain->items[i]) : NULL;
    if (old && !job->options->full_states) {
      if (old != alias->items[i]) print_change(name, old, alias->items[i], "    ", out);
      continue;
    }
    text_format(out, "    %s = ", name);
    value_print(alias->items[i], out);
    text_append_char(out, '\n');
  }
}

static void print_state(const Job *job, const TraceStep *step, const TraceStep *before, Text *out) {
  if (step->alias) {
    print_alias(job, step->alias, before ? before->alias : NULL, out);
    return;
  }
  for (uint32_t i = 0; i < job->spec->variable_count; i++) {
    const char *name = symbol_text(job->spec->variables[i]->name);
    if (before && !job->options->full_states) {
      if (before->state[i] != step->state[i])
        print_change(name, before->state[i], step->state[i], "    ", out);
      continue;
    }
    text_format(out, "    %s = ", name);
    value_print(step->state[i], out);
    text_append_char(out, '\n');
  }
}

static bool states_equal(const Job *job, const TraceStep *a, const TraceStep *b) {
  return !memcmp(a->state, b->state, job->spec->variable_count * sizeof *a->state);
}

static void print_trace(const Job *job, const Trace *trace, Text *out) {
  const char *bold = job->color ? "\033[1m" : "", *plain = job->color ? "\033[0m" : "";
  for (uint32_t i = 0; i < trace->count; i++) {
    const TraceStep *step = &trace->at[i], *before = i ? step - 1 : NULL;
    text_format(out, "\n%sState %u: ", bold, i);
    print_action(step, i == 0, out);
    text_format(out, "%s\n", plain);
    if (before && states_equal(job, before, step)) text_append(out, "    nothing changes\n");
    print_state(job, step, before, out);
  }
}

void print_execution(const Job *job, const Result *r, Text *out) {
  print_trace(job, &r->trace, out);
}

static void print_statistics(const Result *r, Text *out) {
  const Statistics *s = &r->statistics;
  text_format(out, "\n%s engine", r->engine);
  if (s->solver) text_format(out, " (%s)", s->solver);
  text_format(out, ", depth %u", r->depth);
  if (s->distinct_states)
    text_format(out, ", %llu distinct states, %llu generated",
                (unsigned long long)s->distinct_states, (unsigned long long)s->generated_states);
  if (s->queries) text_format(out, ", %llu queries", (unsigned long long)s->queries);
  if (s->seconds < 1)
    text_format(out, ", %.0f ms\n", 1000 * s->seconds);
  else
    text_format(out, ", %.1f s\n", s->seconds);
}

/* `(n = 3, s = <<>>)`; what was not evaluated is left out. */
static void print_arguments(const FaultCall *call, Text *out) {
  uint32_t shown = 0;
  for (uint32_t i = 0; call->arguments && i < call->definition->parameter_count; i++) {
    if (!call->arguments[i]) continue;
    text_format(out, "%s%s = %s", shown++ ? ", " : " with ",
                symbol_text(call->definition->parameters[i].name), call->arguments[i]);
  }
}

static void label_call(Diag *d, const FaultCall *call) {
  Text text = {0};
  const char *name = symbol_text(call->definition->name);
  if (!*name) return;
  text_format(&text, "in this call of %s", name);
  print_arguments(call, &text);
  diag_label(d, call->at, "%s", text_string(&text));
  text_free(&text);
}

/* Evaluation errors look like the compiler's: source, caret, values, calls. */
void report_fault(Job *job, const Fault *fault) {
  Diags *diags = job->session.diags;
  Span at = fault->node ? fault->node->at : NO_SPAN;
  Diag *d = diag_report(diags, fault_diag(fault->kind), at, "%s",
                        fault->message ? fault->message : fault_title(fault->kind));
  for (uint32_t i = 0; i < fault->call_count; i++) label_call(d, &fault->calls[i]);
}

static void print_others(const Job *job, const Result *r, Text *out) {
  for (uint32_t i = 0; i < r->others.count; i++) {
    const Finding *f = &r->others.at[i];
    text_format(out, "\nCounterexample %u: %s %s is violated after %u step%s\n", i + 2,
                f->of_trace ? "trace invariant" : "invariant", f->property, f->depth,
                plural(f->depth));
    print_trace(job, &f->trace, out);
  }
}

void report_text(Job *job, const Result *r) {
  Text out = {0};
  const char *ink = r->verdict == VERDICT_HOLDS     ? "\033[1;32m"
                    : r->verdict == VERDICT_UNKNOWN ? "\033[1;33m"
                                                    : "\033[1;31m";
  if (job->color) text_append(&out, ink);
  report_headline(job, r, &out);
  text_append(&out, job->color ? "\033[0m\n" : "\n");
  if (r->fault) report_fault(job, r->fault);
  if (!job->options->quiet) {
    print_cause(job, r, &out);
    print_trace(job, &r->trace, &out);
    print_others(job, r, &out);
    for (uint32_t i = 0; i < r->notes.count; i++) text_format(&out, "\nnote: %s\n", r->notes.at[i]);
    report_statistics(job, r, &out);
    print_statistics(r, &out);
  }
  fwrite(out.bytes, 1, out.length, stdout);
  text_free(&out);
}
