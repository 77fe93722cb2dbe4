/* A counterexample to induction in words: what breaks, in which states, by which step, and
   whether that can happen. */
#include "base/panic.h"
#include "cli/cause.h"
#include "cli/report.h"
#include "cli/report_proof_parts.h"

static void print_state(const Job *job, const TraceStep *step, Text *out) {
  for (uint32_t v = 0; v < job->spec->variable_count; v++) {
    text_format(out, "    %s = ", symbol_text(job->spec->variables[v]->name));
    value_print(step->state[v], out);
    text_append(out, "\n");
  }
}

static void print_facts(const Job *job, const Cti *cti, Text *out) {
  const TraceStep *first = &cti->step->trace.at[0];
  if (job->options->full_states || !cti->facts.count) {
    text_append(out, "  in the state\n");
    print_state(job, first, out);
    return;
  }
  text_append(out, "  in every state of the invariant with\n");
  for (uint32_t i = 0; i < cti->facts.count; i++) {
    text_append(out, "    ");
    fact_print(&cti->facts.at[i], out);
    text_append(out, "\n");
  }
}

static void print_step(const Job *job, const Cti *cti, Text *out) {
  if (cti->step->trace.count < 2) return;
  const TraceStep *before = &cti->step->trace.at[0], *after = before + 1;
  text_append(out, "  by the step ");
  print_action(after, false, out);
  text_append(out, "\n");
  for (uint32_t v = 0; v < job->spec->variable_count; v++)
    if (before->state[v] != after->state[v])
      print_change(symbol_text(job->spec->variables[v]->name), before->state[v], after->state[v],
                   "    ", out);
}

static void print_triage(Job *job, const Cti *cti, Text *out) {
  switch (cti->triage) {
  case TRIAGE_REACHED:
    text_format(out, "  It is wrong: an execution breaks it after %u steps.\n",
                cti->execution->depth);
    print_execution(job, cti->execution, out);
    return;
  case TRIAGE_BLOCKED:
    text_append(out, "  That state cannot be reached: with the invariant, this lemma is "
                     "inductive and excludes it:\n    ");
    facts_print_excluded(&cti->blocked_by, out);
    text_append(out, "\n");
    return;
  case TRIAGE_UNKNOWN:
    if (cti->depth)
      text_format(out, "  Nothing like that happens in executions of up to %u steps.\n",
                  cti->depth);
    return;
  }
  never("triage");
}

void print_cti(Job *job, const Cti *cti, bool initial, Text *out) {
  if (cti->step->fault)
    text_format(out, "  it cannot be evaluated: %s\n",
                cti->step->fault->message ? cti->step->fault->message
                                          : fault_title(cti->step->fault->kind));
  print_cause(job, cti->step, out);
  if (initial) {
    text_append(out, "  in the initial state\n");
    print_state(job, &cti->step->trace.at[0], out);
    return;
  }
  print_facts(job, cti, out);
  print_step(job, cti, out);
  print_triage(job, cti, out);
}
