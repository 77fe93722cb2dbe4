/* Several counterexamples: those found so far, and what makes the next one different.
   Two are the same if they have as many states, and the view of each state is the same
   (Apalache's rule); without a view, if the states are. */
#include "solver/bmc.h"

static bool wants_more(const Bmc *b) {
  const Result *r = b->run.result;
  return r->verdict == VERDICT_VIOLATED && b->findings.count < b->run.options->most_errors;
}

/* Can the view of a state be another one than that of the state shown? */
static Lit view_differs(Bmc *b, SymState state, State shown) {
  const Model *model = b->run.task->model;
  const Value *value = evaluate(b->run.task->evaluator, model->view, shown, NULL);
  if (!value) return LIT_FALSE;
  Encoder *e = b->encoder;
  uint32_t mark = e->failures.count;
  const Sym *view = encode(e, model->view, state, NULL);
  Lit differs = lit_not(sym_equal(e, view, sym_value(e, value)));
  differs = circuit_and(e->circuit, differs, lit_not(failures_since(e, mark)));
  e->failures.count = mark;
  return differs;
}

static Lit state_differs(Bmc *b, SymState state, State shown) {
  if (b->run.task->model->view) return view_differs(b, state, shown);
  Encoder *e = b->encoder;
  uint32_t mark = e->failures.count;
  Lit differs = LIT_FALSE;
  for (uint32_t v = 0; v < b->run.width; v++) {
    Lit equal = sym_equal(e, state[v], sym_value(e, shown[v]));
    differs = circuit_or(e->circuit, differs, lit_not(equal));
  }
  Lit other = failures_since(e, mark); /* values of other kinds are different */
  e->failures.count = mark;
  return circuit_or(e->circuit, differs, other);
}

static void exclude_shown(Bmc *b) {
  const Trace *shown = &b->run.result->trace;
  Lit differs = LIT_FALSE;
  for (uint32_t k = 0; k < shown->count; k++) {
    bmc_stand_at(b, k);
    run_set_position(&b->run, k);
    Lit here = state_differs(b, b->steps.at[k].next, shown->at[k].state);
    differs = circuit_or(b->encoder->circuit, differs, here);
  }
  solver_assert(b->solver, differs);
}

bool findings_add(Bmc *b) {
  Result *r = b->run.result;
  if (r->verdict != VERDICT_VIOLATED) return false;
  vec_push(&b->findings, ((Finding){r->property, r->node, r->of_trace, r->depth, r->trace}));
  if (!wants_more(b)) return false;
  exclude_shown(b);
  r->verdict = VERDICT_HOLDS;
  r->of_trace = false;
  return true;
}

/* Whatever came later, the first one is the verdict. */
void findings_finish(Bmc *b) {
  Result *r = b->run.result;
  if (!b->findings.count) return;
  const Finding *first = &b->findings.at[0];
  if (b->findings.count < b->run.options->most_errors && r->reason)
    result_note(r, "the search for further counterexamples ended early: %s", r->reason);
  r->verdict = VERDICT_VIOLATED;
  r->property = first->property;
  r->node = first->node;
  r->of_trace = first->of_trace;
  r->depth = first->depth;
  r->trace = first->trace;
  r->fault = NULL;
  r->reason = NULL;
  r->exhaustive = false;
  for (uint32_t i = 1; i < b->findings.count; i++) vec_push(&r->others, b->findings.at[i]);
}
