/* Bounded model checking (Biere, Cimatti, Clarke and Zhu, Symbolic Model Checking
   without BDDs, TACAS 1999), with one incremental solver: executions grow step by
   step; at each depth every question is asked under an assumption, and its negation
   is asserted for good when the answer is no.  So the first counterexample found is
   a shortest one.

   Order at depth k: does evaluating the step into state k fail; is there such a
   step; the properties of state k (or of the step); then, within the constraints,
   is state k a deadlock. */
#include "solver/bmc.h"

#include <string.h>

#include "base/panic.h"
#include "solver/registers.h"
#include "solver/sweep.h"
#include "solver/symmetry_break.h"

void bmc_describe(Bmc *b, const char *about, const char *name) {
  uint32_t depth = b->steps.count + b->growing;
  b->question = costs_question(b, about, name);
  if (!b->labels) return;
  solver_describe(b->solver,
                  arena_format(b->encoder->memory, "depth %u: %s%s%s", depth ? depth - 1 : 0, about,
                               name ? " " : "", name ? name : ""));
}

/* What was being encoded when the budget ran out is where the time went. */
static Answer spent(Bmc *b) {
  const char *path;
  unsigned line, column;
  Result *result = b->run.result;
  const Node *node = encoder_spent_at(b->encoder);
  if (node && diags_position(b->run.task->session->diags, node->at, &path, &line, &column))
    result_unknown(result, "%s while %s:%u was encoded", b->run.budget.spent, path, line);
  else
    result_unknown(result, "%s", b->run.budget.spent);
  return ANSWER_UNKNOWN;
}

static void forget_model(Bmc *b) {
  valuation_destroy(b->model);
  b->model = NULL;
}

Valuation *bmc_model(Bmc *b) {
  if (!b->model) b->model = solver_valuation(b->solver);
  return b->model;
}

Answer bmc_try(Bmc *b, uint32_t count, const Lit *lits) {
  forget_model(b);
  double before = solver_statistics(b->solver).seconds;
  Answer answer = solver_check(b->solver, count, lits, b->run.options->deadline);
  assert(b->question < b->run.result->statistics.questions.count && "it has been described");
  QuestionStatistics *question = &b->run.result->statistics.questions.at[b->question];
  question->queries++;
  question->seconds += solver_statistics(b->solver).seconds - before;
  return answer;
}

Answer bmc_ask_all(Bmc *b, uint32_t count, const Lit *lits) {
  const EngineOptions *options = b->run.options;
  if (b->run.budget.spent) return spent(b);
  Answer answer = bmc_try(b, count, lits);
  if (answer != ANSWER_UNKNOWN) return answer;
  bool late = options->deadline > 0 && solver_clock() > options->deadline;
  result_unknown(b->run.result, "%s",
                 late ? "the time limit was reached" : solver_reason(b->solver));
  return answer;
}

Answer bmc_ask(Bmc *b, Lit lit) {
  if (lit_is_false(lit) && !b->run.budget.spent) return ANSWER_UNSAT;
  if (b->foresight.active) {
    vec_push(&b->foresight.bad, circuit_and(b->encoder->circuit, b->foresight.path, lit));
    return ANSWER_UNSAT;
  }
  Answer answer = bmc_ask_all(b, 1, &lit);
  if (answer == ANSWER_UNSAT) solver_assert(b->solver, lit_not(lit));
  return answer;
}

void bmc_assert(Bmc *b, Lit lit) {
  Foresight *f = &b->foresight;
  if (f->active)
    f->path = circuit_and(b->encoder->circuit, f->path, lit);
  else
    solver_assert(b->solver, lit);
}

void bmc_stand_at(Bmc *b, uint32_t state) { encoder_set_level(b->encoder, (int64_t)state + 1); }

const Step *bmc_next_step(Bmc *b) {
  const Model *model = b->run.task->model;
  if (b->steps.count)
    bmc_stand_at(b, b->steps.count - 1);
  else
    encoder_set_level(b->encoder, 0); /* there is no state yet */
  if (!b->ahead.count)
    vec_push(&b->ahead, b->steps.count
                            ? encode_step(b->encoder, model->next, vec_last(&b->steps)->next)
                            : encode_initial(b->encoder, model->init));
  return &b->ahead.at[0];
}

void bmc_take_step(Bmc *b) {
  vec_push(&b->steps, *bmc_next_step(b));
  b->ahead.count--;
  memmove(b->ahead.at, b->ahead.at + 1, b->ahead.count * sizeof *b->ahead.at);
}

/* ---- depth by depth ---- */

typedef enum Growth { GROWTH_DONE, GROWTH_EXHAUSTED, GROWTH_OVER } Growth;

/* One step more.  EXHAUSTED: no execution is that long. */
static Growth grow(Bmc *b) {
  Step step = *bmc_next_step(b);
  if (b->labels) labels_add_step(b->labels, b->run.task->model->spec, &step, b->steps.count);
  b->growing = true;
  if (!bmc_step_is_defined(b, &step)) return GROWTH_OVER;
  bmc_assert(b, step.guard);
  bmc_take_step(b);
  b->growing = false;
  breaker_extend(b->breaker);
  bmc_describe(b, "an execution of this length", NULL);
  Answer answer = bmc_ask(b, LIT_TRUE);
  if (answer == ANSWER_UNSAT) return GROWTH_EXHAUSTED;
  if (answer == ANSWER_UNKNOWN) return GROWTH_OVER;
  if (!b->run.options->unswept && !b->ahead.count) sweep_state(b);
  return GROWTH_DONE;
}

static void report(Bmc *b, uint32_t depth) {
  SolverStatistics solver = solver_statistics(b->solver);
  b->run.result->statistics.queries = solver.queries;
  b->run.result->statistics.trivial_queries = solver.trivial;
  run_report_depth(&b->run, (DepthStatistics){
                                .depth = depth,
                                .gates = circuit_gate_count(b->encoder->circuit),
                                .terms = circuit_term_count(b->encoder->circuit),
                                .inputs = circuit_input_count(b->encoder->circuit),
                                .variables = solver.variables,
                                .clauses = solver.clauses,
                                .queries = solver.queries,
                                .solver_seconds = solver.seconds - b->solver_seconds,
                            });
  b->solver_seconds = solver.seconds;
}

static void search(Bmc *b) {
  Result *result = b->run.result;
  uint32_t length = b->run.task->model->next ? b->run.options->length : 0;
  for (uint32_t depth = 0; depth <= length; depth++) {
    if (!run_may_go_on(&b->run)) return;
    foresee(b, length - depth + 1);
    Growth growth = grow(b);
    result->exhaustive = growth == GROWTH_EXHAUSTED && !b->obstacle;
    if (growth == GROWTH_EXHAUSTED) break;
    if (growth == GROWTH_OVER || !bmc_state_is_good(b) || !coverage_extend(b)) return;
    result->depth = depth;
    report(b, depth);
  }
  if (!b->obstacle) return;
  result_unknown(result, "%s", b->reason);
  result->fault = b->obstacle;
  result->node = b->obstacle->node;
}

static void note_cross_check(Bmc *b) {
  const char *program = b->run.options->solver.cross_check;
  SolverStatistics s = solver_statistics(b->solver);
  if (!program) return;
  result_note(b->run.result, "%s confirmed %llu of %llu queries without a solution", program,
              (unsigned long long)s.confirmed, (unsigned long long)(s.confirmed + s.unconfirmed));
}

Result *check_symbolic(Task *task, const EngineOptions *options) {
  Bmc b = {0};
  if (run_begin(&b.run, task, options, "symbolic")) {
    b.encoder = task_encoder(task, &options->limits, &b.run.budget);
    encoder_settle_like(b.encoder, task->evaluator);
    encoder_settle_registers(b.encoder, task->evaluator,
                             (RegisterUse){.set = model_sets_registers(task->model),
                                           .read = model_reads_registers(task->model)});
    b.solver = solver_open(b.encoder->circuit, &options->solver);
    if (options->solver.smt_folder || options->solver.dimacs_folder) b.labels = labels_create();
    solver_use_labels(b.solver, b.labels);
    bmc_describe(&b, "evaluating the step fails", NULL);
    if (options->profile) b.encoder->profile = profile_create();
    b.breaker = breaker_create(&b);
    if (options->coverage) coverage_begin(&b);
    b.foresight.next = options->foresight;
    search(&b);
    findings_finish(&b);
    costs_of_lines(&b);
    note_cross_check(&b);
    b.run.result->statistics.solver = solver_name(b.solver);
    forget_model(&b);
    solver_close(b.solver);
    breaker_destroy(b.breaker);
    labels_destroy(b.labels);
    encoder_destroy(b.encoder);
    vec_free(&b.steps);
    vec_free(&b.ahead);
    map_free(&b.swept_in_vain);
    vec_free(&b.foresight.bad);
    vec_free(&b.findings);
  }
  return run_end(&b.run);
}
