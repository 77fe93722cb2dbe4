/* What is to hold beside an invariant, as obligations about single states and steps: a
   refinement `I /\ [][A]_v /\ fairness` is that Init implies I, that each step from a state
   of the invariant is one of [A]_v, and what steps do not tell is left out and said so.

   M. Abadi and L. Lamport, The existence of refinement mappings (TCS 1991): the mapping
   is the substitution of an INSTANCE. */
#include <string.h>

#include "frontend/parts.h"
#include "solver/claims.h"
#include "solver/induction_run.h"

typedef vec(StepRow) StepRows;

/* All that the property says of one kind, as one formula; NULL if that is nothing. */
static Property conjunction(Task *task, const Property *p, const ClaimList *claims) {
  vec(const Node *) nodes = {0};
  for (vec_each(const Claim, claim, claims)) vec_push(&nodes, claim->node);
  const Node *all = NULL;
  if (nodes.count) all = parts_conjunction(task->model->spec, nodes.count, nodes.at, p->node->at);
  vec_free(&nodes);
  return (Property){p->name, all};
}

static bool report(Task *task, const Property *p) {
  Diag *d = diag_report(task->session->diags, DIAG_C0204, p->node->at,
                        "`%s` says nothing about single states or steps", symbol_text(p->name));
  diag_help(d, "an invariant proves `P`, `[]P`, `[][A]_v`, and `Init /\\ [][Next]_vars` of another "
               "module");
  return false;
}

static bool take_apart(Task *task, const Property *p, PropertyList *states, StepRows *steps) {
  Claims claims = {0};
  bool whole = true;
  if (p->node->level == LEVEL_ACTION)
    vec_push(&claims.steps, ((Claim){p->name, p->node}));
  else
    whole = claims_of_property(p, &claims);
  bool any = claims.initial.count || claims.states.count || claims.steps.count;
  for (vec_each(const Claim, claim, &claims.states))
    vec_push(states, ((Property){p->name, claim->node}));
  StepRow row = {.name = p->name, .whole = whole};
  row.initial = conjunction(task, p, &claims.initial);
  row.step = conjunction(task, p, &claims.steps);
  if (any && (row.initial.node || row.step.node || !whole)) vec_push(steps, row);
  claims_free(&claims);
  return any || report(task, p);
}

static Cell *make_cells(Proof *proof, uint32_t count) {
  Cell *cells = arena_array(proof->memory, Cell, count + 1);
  memset(cells, 0, (count + 1) * sizeof *cells);
  return cells;
}

static void keep(Proof *proof, const PropertyList *states, const StepRows *steps) {
  Property *safety = arena_array(proof->memory, Property, states->count + 1);
  if (states->count) memcpy(safety, states->at, states->count * sizeof *safety);
  proof->safety_count = states->count;
  proof->safety = safety;
  proof->safe = make_cells(proof, states->count);
  proof->step_count = steps->count;
  proof->steps = arena_array(proof->memory, StepRow, steps->count + 1);
  for (uint32_t i = 0; i < steps->count; i++) {
    proof->steps[i] = steps->at[i];
    proof->steps[i].cells = make_cells(proof, proof->action_count);
  }
}

bool proof_add_safety(Task *task, Proof *proof, const PropertyList *given) {
  PropertyList states = {0};
  StepRows steps = {0};
  bool good = true;
  for (vec_each(const Property, p, given)) {
    if (p->node->level <= LEVEL_STATE)
      vec_push(&states, *p);
    else
      good &= take_apart(task, p, &states, &steps);
  }
  keep(proof, &states, &steps);
  vec_free(&states);
  vec_free(&steps);
  return good;
}
