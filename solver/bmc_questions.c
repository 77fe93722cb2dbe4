/* The questions of one depth.  Each is one query under an assumption; a negative
   answer is asserted for good, a positive one becomes a counterexample. */
#include "solver/bmc.h"
#include "solver/failed.h"

static Lit unless(Bmc *b, Lit lit, Lit excluded) {
  return circuit_and(b->encoder->circuit, lit, lit_not(excluded));
}

Lit bmc_way_on(Bmc *b, const Step *step) {
  Circuit *circuit = b->encoder->circuit;
  return circuit_or(circuit, step->guard, failures_any(circuit, step->failures));
}

/* The first failure of one sort that happens in the solver's model, or NULL. */
static const Failure *failure_that_happens(Bmc *b, Failures failures, bool limit) {
  Valuation *v = bmc_model(b);
  const Failure *found = NULL;
  for (uint32_t i = 0; i < failures.count && !found; i++)
    if (fault_is_limit(failures.at[i].kind) == limit && valuation_lit(v, failures.at[i].when))
      found = &failures.at[i];
  return found;
}

/* Asks for what will be shown. */
static Answer find(Bmc *b, Lit lit) {
  Answer answer = bmc_ask(b, lit);
  if (answer == ANSWER_SAT) numbers_lower(b, lit);
  return answer;
}

static uint32_t depth_of_last_state(const Bmc *b) {
  return b->steps.count ? b->steps.count - 1 : 0;
}

/* Remember the first construct that stands between us and HOLDS; the search for
   counterexamples goes on without it. */
static void give_up_on(Bmc *b, const Failure *failure, const char *what) {
  if (b->obstacle) return;
  Arena *memory = b->run.result->memory;
  b->obstacle = arena_new(memory, Fault);
  *b->obstacle = (Fault){.kind = failure->kind, .node = failure->node};
  b->obstacle->message = failed_construct(memory, failure);
  b->reason = arena_format(memory, "%s at depth %u: %s", what, depth_of_last_state(b),
                           failed_reason(memory, failure));
}

/* Can what we cannot encode be reached?  Then it is left out from now on. */
static bool settle_limit(Bmc *b, Lit limit, Failures failures, const char *what) {
  Answer answer = bmc_ask(b, limit);
  if (answer == ANSWER_SAT) give_up_on(b, failure_that_happens(b, failures, true), what);
  return answer != ANSWER_UNKNOWN;
}

/* ---- the questions of one depth; each returns false when the search is over ---- */

bool bmc_step_is_defined(Bmc *b, const Step *step) {
  Failed failed = failures_sort(b->encoder->circuit, step->failures);
  bmc_describe(b, "evaluating the step fails", NULL);
  if (!settle_limit(b, failed.limit, step->failures,
                    b->steps.count ? "a step" : "the initial predicate"))
    return false;
  bmc_assert(b, lit_not(failed.limit));
  Answer answer = find(b, failed.error);
  if (answer == ANSWER_SAT)
    counterexample_step_fault(b, failure_that_happens(b, step->failures, false));
  return answer == ANSWER_UNSAT;
}

/* Shows that a claim does not hold; the failure is the one of the model, or NULL. */
typedef void Show(Bmc *, const void *claim, const Failure *);

/* Can the predicate be false, or fail to evaluate?  Each counterexample is shown. */
static bool claim_is_true(Bmc *b, Symbol name, const Predicate *p, Show *show, const void *claim) {
  Failed failed = failures_sort(b->encoder->circuit, p->failures);
  bmc_describe(b, "violation of", symbol_text(name));
  if (!settle_limit(b, failed.limit, p->failures, symbol_text(name))) return false;
  Lit violated = circuit_or(b->encoder->circuit, failed.error, lit_not(p->holds));
  for (;;) {
    Answer answer = find(b, unless(b, violated, failed.limit));
    if (answer != ANSWER_SAT) return answer == ANSWER_UNSAT;
    show(b, claim, failure_that_happens(b, p->failures, false));
    if (!findings_add(b)) return false;
  }
}

static void show_state(Bmc *b, const void *claim, const Failure *failure) {
  counterexample_claim(b, claim, false, failure);
}

static void show_step(Bmc *b, const void *claim, const Failure *failure) {
  counterexample_claim(b, claim, true, failure);
}

static void show_trace(Bmc *b, const void *claim, const Failure *failure) {
  counterexample_trace(b, claim, failure);
}

static bool claim_holds(Bmc *b, const Claim *claim, bool step) {
  uint32_t first = b->steps.count - 1 - step;
  SymState now = b->steps.at[first].next;
  bmc_stand_at(b, first);
  SymState next = step ? b->steps.at[b->steps.count - 1].next : NULL;
  Predicate p = encode_predicate(b->encoder, claim->node, now, next);
  return claim_is_true(b, claim->name, &p, step ? show_step : show_state, claim);
}

/* The states so far as a sequence of records. */
static const Sym *history(Bmc *b) {
  const Spec *spec = b->run.task->model->spec;
  Encoder *e = b->encoder;
  Symbol *names = arena_array(e->memory, Symbol, b->run.width);
  const Sym **records = arena_array(e->memory, const Sym *, b->steps.count);
  for (uint32_t v = 0; v < b->run.width; v++) names[v] = spec->variables[v]->name;
  for (uint32_t k = 0; k < b->steps.count; k++)
    records[k] = sym_record(e, b->run.width, names, b->steps.at[k].next);
  return sym_tuple(e, b->steps.count, records);
}

static bool trace_claims_hold(Bmc *b) {
  for (vec_each(TraceInvariant, t, &b->run.claims.traces)) {
    const Sym *states = history(b);
    bmc_stand_at(b, b->steps.count - 1);
    Predicate p = encode_predicate_applied(b->encoder, t->definition, 1, &states);
    if (!claim_is_true(b, t->name, &p, show_trace, t)) return false;
  }
  return true;
}

static bool claims_hold(Bmc *b, const ClaimList *claims, bool step) {
  for (vec_each(Claim, claim, claims))
    if (!claim_holds(b, claim, step)) return false;
  return true;
}

/* Of the last state, or of the step to it. */
static bool constrain(Bmc *b, const Property *p, bool step) {
  uint32_t last = b->steps.count - 1;
  SymState now = b->steps.at[last - step].next, next = step ? b->steps.at[last].next : NULL;
  bmc_stand_at(b, last - step);
  Predicate holds = encode_predicate(b->encoder, p->node, now, next);
  Failed failed = failures_sort(b->encoder->circuit, holds.failures);
  bmc_describe(b, "evaluation of", symbol_text(p->name));
  if (!settle_limit(b, failed.limit, holds.failures, symbol_text(p->name))) return false;
  bmc_assert(b, lit_not(failed.limit));
  Answer answer = find(b, failed.error);
  if (answer == ANSWER_SAT)
    counterexample_constraint_fault(b, failure_that_happens(b, holds.failures, false));
  if (answer == ANSWER_UNSAT) bmc_assert(b, holds.holds);
  return answer == ANSWER_UNSAT;
}

/* What lies outside the constraints is not explored. */
static bool stay_in_model(Bmc *b) {
  const Model *model = b->run.task->model;
  bool initial = b->steps.count == 1;
  for (vec_each(Property, p, &model->constraints))
    if (!constrain(b, p, false)) return false;
  for (vec_each(Property, p, &model->action_constraints))
    if (!initial && !constrain(b, p, true)) return false;
  return true;
}

/* Where successors cannot be found by expanding all choices, deadlocks are searched
   for by example. */
static bool settle_unexpanded(Bmc *b, Lit limit, const Predicate *enabled) {
  switch (deadlock_search(b, limit)) {
  case ANSWER_UNSAT: return true;
  case ANSWER_SAT: counterexample_deadlock(b); return false;
  case ANSWER_UNKNOWN: break;
  }
  if (b->run.result->verdict == VERDICT_UNKNOWN) return false;
  return settle_limit(b, limit, enabled->failures, "deadlock");
}

/* A state where looking for a successor fails is none; that failure is met when the
   next step is evaluated. */
static bool can_go_on(Bmc *b) {
  const Model *model = b->run.task->model;
  if (!model->check_deadlock || !model->next) return true;
  SymState now = vec_last(&b->steps)->next;
  bmc_stand_at(b, b->steps.count - 1);
  Predicate enabled = encode_successor(b->encoder, model->next, now);
  Failed failed = failures_sort(b->encoder->circuit, enabled.failures);
  Lit stuck = unless(b, unless(b, lit_not(enabled.holds), failed.error), failed.limit);
  bmc_describe(b, "a state without a step", NULL);
  Answer answer = find(b, stuck);
  if (answer == ANSWER_SAT) counterexample_deadlock(b);
  if (answer != ANSWER_UNSAT) return false;
  bool settled = lit_is_false(failed.limit) || b->foresight.active;
  return settled || settle_unexpanded(b, failed.limit, &enabled);
}

/* Whether the last state of the longest executions has a successor is a question about
   longer ones. */
static bool is_within(const Bmc *b) { return b->steps.count <= b->run.options->length; }

bool bmc_state_is_good(Bmc *b) {
  bool initial = b->steps.count == 1;
  return claims_hold(b, &b->run.claims.states, false) &&
         claims_hold(b, initial ? &b->run.claims.initial : &b->run.claims.steps, !initial) &&
         trace_claims_hold(b) && stay_in_model(b) && (!is_within(b) || can_go_on(b));
}
