#include "solver/induction.h"

#include <string.h>

#include "frontend/parts.h"
#include "solver/cell_jobs.h"
#include "solver/induction_run.h"
#include "solver/interrupt.h"
#include "solver/shape.h"

/* ---- the arbitrary state ---- */

/* What a lemma says of it.  Where that cannot be encoded it says nothing. */
static Lit assume_lemma(Induction *p, const Property *lemma) {
  Circuit *circuit = p->encoder->circuit;
  Predicate holds = encode_predicate(p->encoder, lemma->node, p->arbitrary.values, NULL);
  Failed failed = failures_sort(p->encoder->circuit, holds.failures);
  Lit good = circuit_and(circuit, holds.holds, lit_not(failed.error));
  return circuit_or(circuit, good, failed.limit);
}

static bool begin_anywhere(Induction *p, const Node *shape) {
  if (!arbitrary_begin(&p->arbitrary, p->task, p->encoder, shape)) {
    p->proof->verdict = PROOF_UNKNOWN;
    p->proof->reason = p->arbitrary.reason;
    return false;
  }
  solver_assert(p->solver, p->arbitrary.fits);
  for (uint32_t i = 0; i < p->proof->lemma_count; i++)
    p->lemmas[i] = assume_lemma(p, &p->proof->lemmas[i]);
  return true;
}

/* ---- the obligations ---- */

static void encode_initial_state(Induction *p) {
  p->initial_inputs = inputs_begin(p->encoder);
  p->initial = encode_initial(p->encoder, p->task->model->init);
  inputs_end(p->encoder, &p->initial_inputs);
  p->initial_failed = failures_sort(p->encoder->circuit, p->initial.failures);
}

static void encode_actions(Induction *p) {
  for (uint32_t row = 0; row < p->proof->action_count; row++) {
    ActionCode *code = &p->actions[row];
    code->inputs = inputs_begin(p->encoder);
    code->step = encode_step(p->encoder, p->proof->actions[row].action.node, p->arbitrary.values);
    inputs_end(p->encoder, &code->inputs);
    code->failed = failures_sort(p->encoder->circuit, code->step.failures);
  }
}

static bool is_named(const char *cell, const char *lemma, const char *column) {
  size_t length = strlen(lemma);
  return !strncmp(cell, lemma, length) && cell[length] == ':' && !strcmp(cell + length + 1, column);
}

/* If one cell is asked for by name: that one, and what is to be known of its action. */
static bool is_asked(const Proof *proof, const char *cell, CellId id) {
  if (!cell) return true;
  if (id.kind == CELL_SAFE) return false;
  if (id.kind == CELL_DEFINED || id.kind == CELL_ENABLED) return true;
  bool initial = id.kind == CELL_INITIAL || id.kind == CELL_STARTS;
  const char *column = initial ? "Init" : symbol_text(proof->actions[id.row].action.name);
  bool steps = id.kind == CELL_STARTS || id.kind == CELL_STEPS;
  Symbol row = steps ? proof->steps[id.lemma].name : proof->lemmas[id.lemma].name;
  return is_named(cell, symbol_text(row), column);
}

static CellIds list_asked(const Induction *p) {
  CellIds all = proof_cells(p->proof), asked = {0};
  for (vec_each(CellId, id, &all))
    if (is_asked(p->proof, p->options->cell, *id)) vec_push(&asked, *id);
  vec_free(&all);
  return asked;
}

/* Of a cell that other processes have refuted the counterexample is still to be found. */
static bool is_open(const Proof *proof, CellId id) {
  const Cell *cell = proof_cell(proof, id);
  return cell->verdict == CELL_OPEN ||
         (cell->verdict == CELL_REFUTED && !cell->cti && id.kind != CELL_ENABLED);
}

static bool is_vacuous(Induction *p) {
  cell_find_satisfiable(p);
  cell_find_started(p);
  return p->proof->satisfiable.verdict == CELL_REFUTED || p->proof->started.verdict == CELL_REFUTED;
}

static void prove_all(Induction *p) {
  encode_actions(p);
  encode_initial_state(p);
  CellIds cells = list_asked(p);
  CellJobs *jobs = NULL;
  if (p->options->processes > 1) jobs = cell_jobs_begin(p, p->options->processes, &cells);
  bool worth = !is_vacuous(p);
  if (jobs) cell_jobs_end(jobs, worth);
  for (vec_each(CellId, id, &cells))
    if (worth && is_open(p->proof, *id) && induction_in_time(p)) cell_decide(p, *id);
  vec_free(&cells);
}

/* False after a reported mistake. */
static bool run(Induction *p, const Node *shape) {
  Task *task = p->task;
  p->encoder = task_encoder(task, &p->options->engine.limits, &p->budget);
  SolverOptions solver = p->options->engine.solver;
  solver.integers_as_terms = true;
  p->solver = solver_open(p->encoder->circuit, &solver);
  bool begun = begin_anywhere(p, shape);
  if (begun) {
    prove_all(p);
    p->proof->interrupted = interrupt_asked(p->options->engine.solver.interrupt);
    proof_conclude(p->proof);
    if (p->budget.spent && p->proof->verdict == PROOF_UNKNOWN) p->proof->reason = p->budget.spent;
  }
  p->proof->queries += solver_statistics(p->solver).queries;
  p->proof->solver = solver_name(p->solver);
  solver_close(p->second);
  solver_close(p->solver);
  encoder_destroy(p->encoder);
  return begun || p->arbitrary.reason;
}

/* What is false of the constants would make everything true. */
static bool assumptions_hold(Induction *p) {
  Result *result = result_create("induction");
  evaluator_set_budget(p->task->evaluator, &p->budget);
  bool hold = check_assumptions(p->task, result);
  evaluator_set_budget(p->task->evaluator, NULL);
  if (!hold && result->verdict == VERDICT_ASSUMPTION_FALSE) {
    p->proof->verdict = PROOF_ASSUMPTION;
    p->proof->assumption = result->node;
  } else if (!hold) {
    p->proof->verdict = PROOF_UNKNOWN;
    p->proof->reason = arena_format(p->proof->memory, "an assumption cannot be evaluated (%s)",
                                    result->fault->message ? result->fault->message
                                                           : fault_title(result->fault->kind));
  }
  result_destroy(result);
  return hold;
}

/* ---- lemmas ---- */

static bool cell_exists(const Proof *proof, const char *cell) {
  CellIds all = proof_cells(proof);
  bool found = false;
  for (vec_each(CellId, id, &all))
    if (id->kind != CELL_DEFINED && id->kind != CELL_ENABLED) found |= is_asked(proof, cell, *id);
  vec_free(&all);
  return found;
}

/* Is it called after the formula and a number, `Inv.2`? */
static bool is_numbered(const Property *part, const Property *formula) {
  size_t length = strlen(symbol_text(formula->name));
  return !strncmp(symbol_text(part->name), symbol_text(formula->name), length) &&
         symbol_text(part->name)[length] == '.';
}

static bool all_numbered(const PropertyList *parts, const Property *formula) {
  for (vec_each(Property, part, parts))
    if (!is_numbered(part, formula)) return false;
  return true;
}

/* The conjuncts of all that is given; but one of several formulas, none of whose conjuncts
   has a name, is one lemma. */
static PropertyList list_lemmas(const Model *model, const PropertyList *inductive) {
  Spec *spec = model->spec;
  PropertyList lemmas = {0};
  for (vec_each(Property, formula, inductive)) {
    if (formula->node == model->rigid.node) {
      vec_push(&lemmas, *formula);
      continue;
    }
    PropertyList parts = parts_by_name(spec, formula, PARTS_OF_CONJUNCTION);
    if (inductive->count > 1 && all_numbered(&parts, formula)) {
      vec_push(&lemmas, *formula);
    } else {
      for (vec_each(Property, part, &parts)) vec_push(&lemmas, *part);
    }
    vec_free(&parts);
  }
  return lemmas;
}

Proof *prove_induction(Task *task, const PropertyList *inductive, const PropertyList *safety,
                       const ProofOptions *options) {
  double start = solver_clock();
  Spec *spec = task->model->spec;
  PropertyList lemmas = list_lemmas(task->model, inductive);
  Proof *proof = proof_create(task, &lemmas);
  const Node *shape = shape_find(task->session, spec, &lemmas, proof->shapes, task);
  if (!proof_add_safety(task, proof, safety)) shape = NULL;
  vec_free(&lemmas);
  if (shape && options->cell && !cell_exists(proof, options->cell)) {
    Diag *d = diag_report(task->session->diags, DIAG_C0213, NO_SPAN, "there is no cell `%s`",
                          options->cell);
    diag_help(d, "`Lemma:Action` or `Lemma:Init`; the names are those of the table");
    shape = NULL;
  }
  proof->partial = options->cell != NULL;
  Induction p = {.task = task,
                 .options = options,
                 .budget = engine_budget(&options->engine),
                 .proof = proof,
                 .width = spec->variable_count,
                 .lemmas = arena_array(proof->memory, Lit, proof->lemma_count + 1),
                 .actions = arena_array(proof->memory, ActionCode, proof->action_count + 1)};
  if (!shape || (assumptions_hold(&p) && !run(&p, shape))) {
    proof_destroy(proof);
    return NULL;
  }
  proof->seconds = solver_clock() - start;
  return proof;
}
