#include "solver/induction.h"

#include <string.h>

#include "base/panic.h"
#include "frontend/parts.h"
#include "solver/induction_run.h"
#include "solver/shape.h"

/* ---- failures ---- */

typedef struct Failed {
  Lit error; /* the concrete evaluator fails, too */
  Lit limit; /* we cannot tell */
  const Failure *first_limit;
} Failed;

static Failed sort_failures(Induction *p, uint32_t count, const Failure *failures) {
  Circuit *circuit = p->encoder->circuit;
  Failed all = {LIT_FALSE, LIT_FALSE, NULL};
  for (uint32_t i = 0; i < count; i++) {
    bool limit = fault_is_limit(failures[i].kind);
    Lit *sum = limit ? &all.limit : &all.error;
    *sum = circuit_or(circuit, *sum, failures[i].when);
    if (limit && !all.first_limit) all.first_limit = &failures[i];
  }
  return all;
}

static const char *limit_reason(Induction *p, const Failure *failure) {
  return arena_format(p->proof->memory, "%s (%s)", fault_title(failure->kind),
                      node_construct(failure->node));
}

/* ---- asking ---- */

void question_assume(const Induction *p, const Question *q, Lits *all) {
  for (uint32_t i = 0; i < p->proof->lemma_count && !q->initial; i++) vec_push(all, p->lemmas[i]);
  vec_push(all, q->step ? q->step->guard : LIT_TRUE);
  vec_push(all, q->bad);
}

Answer induction_ask(Induction *p, const Lits *all) {
  return solver_check(p->solver, all->count, all->at, p->options->engine.deadline);
}

static void unknown(Cell *cell, const char *reason) {
  cell->verdict = CELL_UNKNOWN;
  cell->reason = reason;
}

/* Asking once more with what was needed often needs less. */
enum { CORE_ROUNDS = 3 };

static void shrink_core(Induction *p, const Question *q, Indices *used) {
  for (uint32_t round = 0; round < CORE_ROUNDS && used->count > 1; round++) {
    Lits asked = {0};
    for (vec_each(uint32_t, i, used)) vec_push(&asked, p->lemmas[*i]);
    vec_push(&asked, q->step ? q->step->guard : LIT_TRUE);
    vec_push(&asked, q->bad);
    uint32_t before = used->count, kept = 0;
    if (induction_ask(p, &asked) == ANSWER_UNSAT) {
      for (uint32_t i = 0; i < before; i++)
        if (solver_used(p->solver, i)) used->at[kept++] = used->at[i];
      used->count = kept;
    }
    vec_free(&asked);
    if (used->count == before) break;
  }
}

static void prove(Induction *p, const Question *q, Cell *cell) {
  Indices used = {0};
  for (uint32_t i = 0; i < p->proof->lemma_count && !q->initial; i++)
    if (solver_used(p->solver, i)) vec_push(&used, i);
  shrink_core(p, q, &used);
  uint32_t *kept = arena_array(p->proof->memory, uint32_t, used.count + 1);
  if (used.count) memcpy(kept, used.at, used.count * sizeof *kept);
  cell->verdict = CELL_PROVED;
  cell->used_count = used.count;
  cell->used = kept;
  vec_free(&used);
}

/* The answer to a question, as the verdict of its cell. */
static void decide(Induction *p, const Question *q, Cell *cell) {
  double start = solver_clock();
  Lits asked = {0};
  question_assume(p, q, &asked);
  switch (induction_ask(p, &asked)) {
  case ANSWER_UNSAT: prove(p, q, cell); break;
  case ANSWER_SAT:
    cell->cti = cti_find(p, q, &asked, cell);
    if (cell->cti) cell->verdict = CELL_REFUTED;
    break;
  case ANSWER_UNKNOWN: unknown(cell, solver_reason(p->solver)); break;
  }
  vec_free(&asked);
  cell->seconds += solver_clock() - start;
  if (p->options->progress) p->options->progress(p->proof, p->options->progress_env);
}

/* Can what cannot be encoded matter here?  Then the cell is unknown. */
static bool within_limits(Induction *p, Question q, const Failed *failed, Cell *cell) {
  if (lit_is_false(failed->limit)) return true;
  Lits asked = {0};
  q.bad = failed->limit;
  question_assume(p, &q, &asked);
  Answer answer = induction_ask(p, &asked);
  vec_free(&asked);
  if (answer == ANSWER_SAT) unknown(cell, limit_reason(p, failed->first_limit));
  if (answer == ANSWER_UNKNOWN) unknown(cell, solver_reason(p->solver));
  return answer == ANSWER_UNSAT;
}

/* Does the predicate hold in the state of the question? */
static void decide_predicate(Induction *p, Question q, SymState state, Cell *cell) {
  Predicate holds = encode_predicate(p->encoder, q.broken->node, state, NULL);
  Failed failed = sort_failures(p, holds.failure_count, holds.failures);
  q.bad = circuit_or(p->encoder->circuit, failed.error, lit_not(holds.holds));
  if (within_limits(p, q, &failed, cell)) decide(p, &q, cell);
}

/* ---- the obligations ---- */

static bool is_asked(const Induction *p, const char *lemma, const char *column) {
  const char *cell = p->options->cell;
  if (!cell) return true;
  size_t length = strlen(lemma);
  return !strncmp(cell, lemma, length) && cell[length] == ':' && !strcmp(cell + length + 1, column);
}

static bool all_decided_in_time(const Induction *p) {
  double deadline = p->options->engine.deadline;
  return deadline <= 0 || solver_clock() < deadline;
}

static void prove_initial(Induction *p) {
  const Node *init = p->task->model->init;
  p->initial_inputs = inputs_begin(p->encoder);
  p->initial = encode_initial(p->encoder, init);
  inputs_end(p->encoder, &p->initial_inputs);
  Failed failed = sort_failures(p, p->initial.failure_count, p->initial.failures);
  for (uint32_t i = 0; i < p->proof->lemma_count; i++) {
    const Property *lemma = &p->proof->lemmas[i];
    Cell *cell = &p->proof->initial[i];
    Question q = {.initial = true, .step = &p->initial, .action = init, .broken = lemma};
    if (!is_asked(p, symbol_text(lemma->name), "Init")) continue;
    if (within_limits(p, q, &failed, cell)) decide_predicate(p, q, p->initial.next, cell);
  }
}

/* Is there a step at all from a state of the invariant? */
static void find_enabled(Induction *p, Question q, Cell *cell) {
  double start = solver_clock();
  Lits asked = {0};
  q.bad = LIT_TRUE;
  question_assume(p, &q, &asked);
  Answer answer = induction_ask(p, &asked);
  if (answer == ANSWER_SAT) cell->verdict = CELL_PROVED;
  if (answer == ANSWER_UNSAT) cell->verdict = CELL_REFUTED;
  if (answer == ANSWER_UNKNOWN) unknown(cell, solver_reason(p->solver));
  vec_free(&asked);
  cell->seconds = solver_clock() - start;
}

static void encode_actions(Induction *p) {
  for (uint32_t row = 0; row < p->proof->action_count; row++) {
    ActionCode *code = &p->actions[row];
    code->inputs = inputs_begin(p->encoder);
    code->step = encode_step(p->encoder, p->proof->actions[row].action.node, p->arbitrary.next);
    inputs_end(p->encoder, &code->inputs);
  }
}

static void prove_action(Induction *p, uint32_t row) {
  ActionRow *action = &p->proof->actions[row];
  ActionCode *code = &p->actions[row];
  Failed failed = sort_failures(p, code->step.failure_count, code->step.failures);
  Question q = {.row = row, .step = &code->step, .action = action->action.node};
  Step possible = code->step; /* a failure happens before there is a step */
  possible.guard = LIT_TRUE;
  Question fails = {.row = row, .step = &possible, .action = q.action, .bad = failed.error};
  if (!within_limits(p, fails, &failed, &action->defined)) {
    for (uint32_t i = 0; i < p->proof->lemma_count; i++)
      unknown(&action->cells[i], action->defined.reason);
    return;
  }
  decide(p, &fails, &action->defined);
  find_enabled(p, q, &action->enabled);
  for (uint32_t i = 0; i < p->proof->lemma_count; i++) {
    q.broken = &p->proof->lemmas[i];
    const char *name = symbol_text(action->action.name);
    if (is_asked(p, symbol_text(q.broken->name), name) && all_decided_in_time(p))
      decide_predicate(p, q, code->step.next, &action->cells[i]);
  }
}

static void prove_safety(Induction *p) {
  for (uint32_t i = 0; i < p->proof->safety_count; i++) {
    Question q = {.broken = &p->proof->safety[i]};
    if (!p->options->cell) decide_predicate(p, q, p->arbitrary.next, &p->proof->safe[i]);
  }
}

/* ---- the arbitrary state ---- */

/* What a lemma says of it.  Where that cannot be encoded it says nothing. */
static Lit assume_lemma(Induction *p, const Property *lemma) {
  Circuit *circuit = p->encoder->circuit;
  Predicate holds = encode_predicate(p->encoder, lemma->node, p->arbitrary.next, NULL);
  Failed failed = sort_failures(p, holds.failure_count, holds.failures);
  Lit good = circuit_and(circuit, holds.holds, lit_not(failed.error));
  return circuit_or(circuit, good, failed.limit);
}

static bool make_arbitrary_state(Induction *p, const Node *shape) {
  p->inputs = inputs_begin(p->encoder);
  p->arbitrary = encode_initial(p->encoder, shape);
  inputs_end(p->encoder, &p->inputs);
  Failed failed = sort_failures(p, p->arbitrary.failure_count, p->arbitrary.failures);
  if (!lit_is_false(failed.limit)) {
    p->proof->verdict = PROOF_UNKNOWN;
    p->proof->reason = limit_reason(p, failed.first_limit);
    return false;
  }
  solver_assert(p->solver, p->arbitrary.guard);
  solver_assert(p->solver, lit_not(failed.error));
  for (uint32_t i = 0; i < p->proof->lemma_count; i++)
    p->lemmas[i] = assume_lemma(p, &p->proof->lemmas[i]);
  return true;
}

static void find_satisfiable(Induction *p) {
  Question q = {0};
  find_enabled(p, q, &p->proof->satisfiable);
}

/* ---- the verdict ---- */

typedef struct Tally {
  bool refuted, reached, unknown;
} Tally;

static void tally(const Cell *cell, bool initial, Tally *t) {
  t->unknown |= cell->verdict == CELL_UNKNOWN || cell->verdict == CELL_OPEN;
  t->refuted |= cell->verdict == CELL_REFUTED;
  if (cell->verdict != CELL_REFUTED || !cell->cti) return;
  t->reached |= initial || cell->cti->triage == TRIAGE_REACHED;
}

static void tally_asked(const Cell *cell, bool initial, bool partial, Tally *t) {
  if (!partial || cell->verdict != CELL_OPEN) tally(cell, initial, t);
}

static void conclude(Proof *proof) {
  Tally t = {0};
  for (uint32_t i = 0; i < proof->lemma_count; i++)
    tally_asked(&proof->initial[i], true, proof->partial, &t);
  for (uint32_t i = 0; i < proof->safety_count; i++)
    tally_asked(&proof->safe[i], false, proof->partial, &t);
  for (uint32_t a = 0; a < proof->action_count; a++) {
    tally_asked(&proof->actions[a].defined, false, proof->partial, &t);
    for (uint32_t i = 0; i < proof->lemma_count; i++)
      tally_asked(&proof->actions[a].cells[i], false, proof->partial, &t);
  }
  if (proof->satisfiable.verdict == CELL_REFUTED)
    proof->verdict = PROOF_VACUOUS;
  else if (t.reached)
    proof->verdict = PROOF_REFUTED;
  else if (t.refuted)
    proof->verdict = PROOF_NOT_INDUCTIVE;
  else if (t.unknown || proof->satisfiable.verdict == CELL_UNKNOWN)
    proof->verdict = PROOF_UNKNOWN;
  else
    proof->verdict = PROOF_PROVED;
  if (proof->verdict == PROOF_UNKNOWN && !proof->reason)
    proof->reason = "not all cells could be decided";
}

/* ---- a run ---- */

static const Property *keep(Proof *proof, const PropertyList *list) {
  Property *kept = arena_array(proof->memory, Property, list->count + 1);
  if (list->count) memcpy(kept, list->at, list->count * sizeof *kept);
  return kept;
}

static Cell *make_cells(Proof *proof, uint32_t count) {
  Cell *cells = arena_array(proof->memory, Cell, count + 1);
  memset(cells, 0, (count + 1) * sizeof *cells);
  return cells;
}

static Proof *make_proof(Task *task, const PropertyList *lemmas, const PropertyList *safety) {
  Arena *memory = arena_create();
  Proof *proof = arena_new(memory, Proof);
  *proof = (Proof){.memory = memory, .lemma_count = lemmas->count, .safety_count = safety->count};
  proof->lemmas = keep(proof, lemmas);
  proof->safety = keep(proof, safety);
  proof->shapes = arena_array(memory, bool, lemmas->count + 1);
  memset(proof->shapes, 0, lemmas->count + 1);
  Spec *spec = task->model->spec;
  const Node *formula = task->model->next;
  const char *nameless = "Next";
  Symbol name = formula->kind == NODE_CALL
                    ? formula->definition->name
                    : symbol_intern(task->session->symbols, nameless, strlen(nameless));
  Property next = {name, formula};
  PropertyList actions = parts_by_name(spec, &next, PARTS_OF_DISJUNCTION);
  proof->action_count = actions.count;
  proof->actions = arena_array(memory, ActionRow, actions.count + 1);
  for (uint32_t i = 0; i < actions.count; i++)
    proof->actions[i] =
        (ActionRow){.action = actions.at[i], .cells = make_cells(proof, lemmas->count)};
  vec_free(&actions);
  proof->initial = make_cells(proof, lemmas->count);
  proof->safe = make_cells(proof, safety->count);
  return proof;
}

static void prove_all(Induction *p) {
  find_satisfiable(p);
  if (p->proof->satisfiable.verdict == CELL_REFUTED) return;
  encode_actions(p);
  prove_initial(p);
  for (uint32_t row = 0; row < p->proof->action_count && all_decided_in_time(p); row++)
    prove_action(p, row);
  if (all_decided_in_time(p)) prove_safety(p);
}

static void run(Induction *p, const Node *shape) {
  Task *task = p->task;
  p->encoder = encoder_create(task->values, task->session->symbols, task->model->spec,
                              &p->options->engine.limits);
  p->solver = solver_open(p->encoder->circuit, &p->options->engine.solver);
  if (make_arbitrary_state(p, shape)) {
    prove_all(p);
    conclude(p->proof);
  }
  p->proof->queries = solver_statistics(p->solver).queries;
  p->proof->solver = solver_name(p->solver);
  solver_close(p->solver);
  encoder_destroy(p->encoder);
}

/* Every cell that can be asked for. */
static bool cell_exists(const Proof *proof, const char *cell) {
  for (uint32_t i = 0; i < proof->lemma_count; i++) {
    const char *name = symbol_text(proof->lemmas[i].name);
    size_t length = strlen(name);
    if (strncmp(cell, name, length) != 0 || cell[length] != ':') continue;
    const char *column = cell + length + 1;
    if (!strcmp(column, "Init")) return true;
    for (uint32_t a = 0; a < proof->action_count; a++)
      if (!strcmp(column, symbol_text(proof->actions[a].action.name))) return true;
  }
  return false;
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
static PropertyList list_lemmas(Spec *spec, const PropertyList *inductive) {
  PropertyList lemmas = {0};
  for (vec_each(Property, formula, inductive)) {
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
  PropertyList lemmas = list_lemmas(spec, inductive);
  Proof *proof = make_proof(task, &lemmas, safety);
  const Node *shape = shape_find(task->session, spec, &lemmas, proof->shapes);
  vec_free(&lemmas);
  if (shape && options->cell && !cell_exists(proof, options->cell)) {
    Diag *d = diag_report(task->session->diags, DIAG_C0213, NO_SPAN, "there is no cell `%s`",
                          options->cell);
    diag_help(d, "`Lemma:Action` or `Lemma:Init`; the names are those of the table");
    shape = NULL;
  }
  if (!shape) {
    proof_destroy(proof);
    return NULL;
  }
  proof->partial = options->cell != NULL;
  Induction p = {.task = task,
                 .options = options,
                 .proof = proof,
                 .width = spec->variable_count,
                 .lemmas = arena_array(proof->memory, Lit, proof->lemma_count + 1),
                 .actions = arena_array(proof->memory, ActionCode, proof->action_count + 1)};
  run(&p, shape);
  proof->seconds = solver_clock() - start;
  return proof;
}

/* ---- the result ---- */

static void destroy_cell(const Cell *cell) {
  if (!cell->cti) return;
  result_destroy(cell->cti->step);
  if (cell->cti->execution) result_destroy(cell->cti->execution);
}

void proof_destroy(Proof *proof) {
  if (!proof) return;
  for (uint32_t i = 0; i < proof->lemma_count; i++) destroy_cell(&proof->initial[i]);
  for (uint32_t i = 0; i < proof->safety_count; i++) destroy_cell(&proof->safe[i]);
  for (uint32_t a = 0; a < proof->action_count; a++) {
    destroy_cell(&proof->actions[a].defined);
    for (uint32_t i = 0; i < proof->lemma_count; i++) destroy_cell(&proof->actions[a].cells[i]);
  }
  arena_destroy(proof->memory);
}

const char *proof_word(ProofVerdict verdict) {
  switch (verdict) {
  case PROOF_PROVED: return "proved";
  case PROOF_REFUTED: return "refuted";
  case PROOF_NOT_INDUCTIVE: return "not_inductive";
  case PROOF_VACUOUS: return "vacuous";
  case PROOF_UNKNOWN: return "unknown";
  }
  never("verdict of a proof");
}

const char *cell_word(CellVerdict verdict) {
  switch (verdict) {
  case CELL_OPEN: return "open";
  case CELL_PROVED: return "proved";
  case CELL_REFUTED: return "refuted";
  case CELL_UNKNOWN: return "unknown";
  }
  never("verdict of a cell");
}

static bool uses(const Cell *cell, uint32_t lemma) {
  for (uint32_t i = 0; i < cell->used_count; i++)
    if (cell->used[i] == lemma) return true;
  return false;
}

bool proof_is_redundant(const Proof *proof, uint32_t lemma) {
  if (proof->shapes[lemma]) return false;
  for (uint32_t i = 0; i < proof->safety_count; i++)
    if (uses(&proof->safe[i], lemma)) return false;
  for (uint32_t a = 0; a < proof->action_count; a++)
    for (uint32_t i = 0; i < proof->lemma_count; i++)
      if (i != lemma && uses(&proof->actions[a].cells[i], lemma)) return false;
  return true;
}
