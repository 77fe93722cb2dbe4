/* One cell of the matrix: its question put to the solver, and what it rests on. */
#include "base/panic.h"
#include "solver/cell_cache.h"
#include "solver/certify.h"
#include "solver/core.h"
#include "solver/induction_run.h"
#include "solver/interrupt.h"

static const char *limit_reason(const Induction *p, const Failed *failed) {
  return p->budget.spent ? p->budget.spent : failed_reason(p->proof->memory, failed->first);
}

/* ---- asking ---- */

void question_assume(const Induction *p, const Question *q, Lits *all) {
  for (uint32_t i = 0; i < p->proof->lemma_count && !q->initial; i++) vec_push(all, p->lemmas[i]);
  vec_push(all, q->step ? q->step->guard : LIT_TRUE);
  vec_push(all, q->bad);
}

/* What was encoded when the budget ran out says nothing. */
Answer induction_ask(Induction *p, const Lits *all) {
  if (p->budget.spent) return ANSWER_UNKNOWN;
  return solver_check(p->solver, all->count, all->at, p->options->engine.deadline);
}

static const char *reason_of_unknown(const Induction *p) {
  return p->budget.spent ? p->budget.spent : solver_reason(p->solver);
}

bool induction_in_time(const Induction *p) {
  double deadline = p->options->engine.deadline;
  if (p->budget.spent || interrupt_asked(p->options->engine.solver.interrupt)) return false;
  return deadline <= 0 || solver_clock() < deadline;
}

void induction_tell(const Induction *p) {
  if (p->options->progress && !p->worker) p->options->progress(p->proof, p->options->progress_env);
}

void cell_unknown(Cell *cell, const char *reason) {
  cell->verdict = CELL_UNKNOWN;
  cell->reason = reason;
}

/* ---- what a cell rests on ---- */

/* Finding a minimal core may take as long as the answer took, and this. */
enum { CORE_SECONDS = 1 };

static void prove(Induction *p, const Question *q, double seconds, Cell *cell) {
  uint32_t count = q->initial ? 0 : p->proof->lemma_count;
  Lits lemmas = {0}, fixed = {0};
  bool *in = arena_array(p->proof->memory, bool, count + 1);
  for (uint32_t i = 0; i < count; i++) {
    vec_push(&lemmas, p->lemmas[i]);
    in[i] = solver_used(p->solver, i);
  }
  vec_push(&fixed, q->step ? q->step->guard : LIT_TRUE);
  vec_push(&fixed, q->bad);
  CoreOptions options = {p->options->engine.deadline, seconds + CORE_SECONDS};
  uint32_t *used = arena_array(p->proof->memory, uint32_t, count + 1);
  cell->minimal = core_minimize(p->solver, &lemmas, &fixed, options, in);
  cell->verdict = CELL_PROVED;
  cell->used = used;
  for (uint32_t i = 0; i < count; i++)
    if (in[i]) used[cell->used_count++] = i;
  vec_free(&lemmas);
  vec_free(&fixed);
}

/* ---- questions ---- */

static void refute(Induction *p, const Question *q, Cell *cell) {
  if (p->worker || p->options->verdicts_only)
    cell->verdict = CELL_REFUTED;
  else if ((cell->cti = cti_find(p, q, cell)))
    cell->verdict = CELL_REFUTED;
}

/* The answer to a question, as the verdict of its cell. */
static void answer(Induction *p, const Question *q, Cell *cell) {
  double start = solver_clock();
  Lits asked = {0};
  question_assume(p, q, &asked);
  switch (induction_ask(p, &asked)) {
  case ANSWER_UNSAT:
    prove(p, q, solver_clock() - start, cell);
    cell_cache_keep(p, q, cell);
    break;
  case ANSWER_SAT: refute(p, q, cell); break;
  case ANSWER_UNKNOWN: cell_unknown(cell, reason_of_unknown(p)); break;
  }
  vec_free(&asked);
  cell->seconds += solver_clock() - start;
}

static void decide(Induction *p, const Question *q, Cell *cell) {
  if (!cell_cache_find(p, q, cell)) answer(p, q, cell);
  certify_cell(p, q, cell);
  certify_by_file(p, q, cell);
}

/* Can what cannot be encoded matter here?  Then the cell is unknown, and says why. */
static bool within_limits(Induction *p, Question q, const Failed *failed, Cell *cell) {
  if (lit_is_false(failed->limit)) return true;
  Lits asked = {0};
  q.bad = failed->limit;
  question_assume(p, &q, &asked);
  Answer found = induction_ask(p, &asked);
  if (found == ANSWER_SAT) cell_unknown(cell, limit_reason(p, failed));
  if (found == ANSWER_UNKNOWN) cell_unknown(cell, reason_of_unknown(p));
  if (found == ANSWER_UNSAT) cell->doubted |= !certify_unsat(p, &asked);
  vec_free(&asked);
  return found == ANSWER_UNSAT;
}

/* Does the predicate hold in the state of the question (`after`: of its step)? */
static void decide_about(Induction *p, Question q, SymState state, SymState after, Cell *cell) {
  Predicate holds = encode_predicate(p->encoder, q.broken->node, state, after);
  Failed failed = failures_sort(p->encoder->circuit, holds.failures);
  q.bad = circuit_or(p->encoder->circuit, failed.error, lit_not(holds.holds));
  if (within_limits(p, q, &failed, cell)) decide(p, &q, cell);
}

static void decide_predicate(Induction *p, Question q, SymState state, Cell *cell) {
  decide_about(p, q, state, NULL, cell);
}

/* Is there a step at all from a state of the invariant? */
static void find_enabled(Induction *p, const Question *q, Cell *cell) {
  double start = solver_clock();
  Lits asked = {0};
  question_assume(p, q, &asked);
  Answer answer = induction_ask(p, &asked);
  if (answer == ANSWER_SAT) cell->verdict = CELL_PROVED;
  if (answer == ANSWER_UNSAT) cell->verdict = CELL_REFUTED;
  if (answer == ANSWER_UNKNOWN) cell_unknown(cell, reason_of_unknown(p));
  vec_free(&asked);
  cell->seconds = solver_clock() - start;
}

/* ---- the kinds of cells ---- */

static void decide_initial(Induction *p, const Property *lemma, Cell *cell) {
  Question q = {.initial = true, .step = &p->initial, .broken = lemma};
  q.action = p->task->model->init;
  if (within_limits(p, q, &p->initial_failed, cell)) decide_predicate(p, q, p->initial.next, cell);
}

/* Of evaluating an action; a failure happens before there is a step. */
static Question ask_for_failure(const Induction *p, uint32_t row, Step *possible) {
  *possible = p->actions[row].step;
  possible->guard = LIT_TRUE;
  return (Question){.row = row,
                    .step = possible,
                    .action = p->proof->actions[row].action.node,
                    .bad = p->actions[row].failed.error};
}

/* Cells of an action that cannot be encoded are unknown. */
static bool is_encoded(Induction *p, uint32_t row, Cell *cell) {
  ActionCode *code = &p->actions[row];
  if (code->limit == REACH_UNASKED) {
    Step possible;
    Question fails = ask_for_failure(p, row, &possible);
    Cell scratch = {0};
    code->limit = within_limits(p, fails, &code->failed, &scratch) ? REACH_NO : REACH_YES;
    code->reason = scratch.reason;
    code->doubted = scratch.doubted;
  }
  cell->doubted |= code->doubted;
  if (code->limit == REACH_YES) cell_unknown(cell, code->reason);
  return code->limit == REACH_NO;
}

static void decide_defined(Induction *p, uint32_t row, Cell *cell) {
  Step possible;
  Question fails = ask_for_failure(p, row, &possible);
  if (is_encoded(p, row, cell)) decide(p, &fails, cell);
}

static void decide_step(Induction *p, CellId id, Cell *cell) {
  const ActionCode *code = &p->actions[id.row];
  Question q = {.row = id.row, .step = &code->step, .broken = &p->proof->lemmas[id.lemma]};
  q.action = p->proof->actions[id.row].action.node;
  if (is_encoded(p, id.row, cell)) decide_predicate(p, q, code->step.next, cell);
}

/* Is each step of the action one of the property? */
static void decide_steps(Induction *p, CellId id, Cell *cell) {
  const ActionCode *code = &p->actions[id.row];
  Question q = {.row = id.row, .step = &code->step, .broken = &p->proof->steps[id.lemma].step};
  q.action = p->proof->actions[id.row].action.node;
  if (is_encoded(p, id.row, cell)) decide_about(p, q, p->arbitrary.values, code->step.next, cell);
}

void cell_decide(Induction *p, CellId id) {
  Cell *cell = proof_cell(p->proof, id);
  p->deciding = id;
  Question enabled = {.row = id.row, .bad = LIT_TRUE};
  Question safe = {0};
  if (id.kind == CELL_DEFINED) solver_turn_over(p->solver); /* the first cell of an action */
  switch (id.kind) {
  case CELL_INITIAL: decide_initial(p, &p->proof->lemmas[id.lemma], cell); break;
  case CELL_DEFINED: decide_defined(p, id.row, cell); break;
  case CELL_ENABLED:
    enabled.step = &p->actions[id.row].step;
    find_enabled(p, &enabled, cell);
    break;
  case CELL_STEP: decide_step(p, id, cell); break;
  case CELL_STARTS: decide_initial(p, &p->proof->steps[id.lemma].initial, cell); break;
  case CELL_STEPS: decide_steps(p, id, cell); break;
  case CELL_SAFE:
    safe.broken = &p->proof->safety[id.lemma];
    decide_predicate(p, safe, p->arbitrary.values, cell);
    break;
  }
  induction_tell(p);
}

void cell_find_started(Induction *p) {
  Question q = {.initial = true, .step = &p->initial, .bad = LIT_TRUE};
  find_enabled(p, &q, &p->proof->started);
}

void cell_find_satisfiable(Induction *p) {
  Question q = {.bad = LIT_TRUE};
  find_enabled(p, &q, &p->proof->satisfiable);
}
