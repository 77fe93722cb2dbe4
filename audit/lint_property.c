/* Lints of invariants: those that no state can violate, those that never say anything. */
#include "audit/lint_parts.h"
#include "frontend/build.h"
#include "frontend/parts.h"
#include "frontend/variants.h"
#include "solver/shape.h"

/* ---- what the types imply ---- */

static bool is_type(const Property *part) {
  const Node *set;
  return part_variable(part->node, false, &set) != NULL;
}

/* All states in which each variable has the values that some invariant gives it; NULL if one
   has none.  That is no mistake of the user here. */
static const Node *any_typed_state(Lint *l) {
  Session *session = l->task->session;
  Model *model = l->task->model;
  bool *used = arena_array(l->memory, bool, model->invariants.count + 1);
  bool hushed = diags_hush(session->diags, true);
  const Node *shape = shape_find(session, model->spec, &model->invariants, used, NULL);
  diags_hush(session->diags, hushed);
  return shape;
}

/* Is the predicate true in all states of the types?  They are the initial states of a
   system that makes no step. */
static Explored implied_by_types(const Lint *l, const Node *types, const Property *part) {
  Model model = model_unasked(l->task->model);
  PropertyList only = {0};
  vec_push(&only, *part);
  model.invariants = only;
  model.constraints = model.action_constraints = (PropertyList){0};
  model.init = types;
  model.next = build_truth(model.spec, false);
  model.symmetry.count = 0;
  model.view = model.alias = NULL;
  Task task = *l->task;
  task.model = &model;
  EngineOptions options = l->options->engine;
  options.length = 0;
  Result *r = check_symbolic(&task, &options);
  Explored explored = r->verdict == VERDICT_HOLDS     ? EXPLORED_ALL
                      : r->verdict == VERDICT_UNKNOWN ? EXPLORED_UNKNOWN
                                                      : EXPLORED_BROKEN;
  result_destroy(r);
  vec_free(&only);
  return explored;
}

static void report_tautology(Lint *l, const Property *part, const char *why) {
  lint_report(l, DIAG_W0001, EXPLORED_ALL, NULL, part->node->at, "no state can violate `%s`: %s",
              symbol_text(part->name), why);
}

/* Counts the conjuncts that could not be judged. */
static uint32_t judge_invariant(Lint *l, const Node *types, const Property *invariant) {
  uint32_t open = 0;
  PropertyList parts = parts_all(l->task->model->spec, invariant, PARTS_OF_CONJUNCTION);
  for (vec_each(const Property, part, &parts)) {
    if (is_type(part)) continue;
    if (part->node->level == LEVEL_CONSTANT) {
      report_tautology(l, part, "it does not speak of the variables");
      continue;
    }
    if (part->node->level > LEVEL_STATE) continue;
    Explored explored = types ? implied_by_types(l, types, part) : EXPLORED_UNKNOWN;
    if (explored == EXPLORED_ALL)
      report_tautology(l, part, "it is true in every state that the types of the variables allow");
    open += explored == EXPLORED_UNKNOWN;
  }
  vec_free(&parts);
  return open;
}

static void find_tautologies(Lint *l) {
  const PropertyList *invariants = &l->task->model->invariants;
  if (!invariants->count) return;
  const Node *types = any_typed_state(l);
  uint32_t open = 0;
  for (vec_each(const Property, i, invariants)) open += judge_invariant(l, types, i);
  if (open && !types)
    lint_report_open(l, DIAG_W0001,
                     "whether %u conjuncts can be violated at all is not known: no invariant says "
                     "which values each variable can have",
                     open);
  else if (open)
    lint_report_open(l, DIAG_W0001,
                     "whether %u conjuncts can be violated at all could not be decided", open);
}

/* ---- what is never premised ---- */

static bool is_dull(const Variant *v) { return v->part->level == LEVEL_CONSTANT; }

static void report_vacuous(Lint *l, const Variants *all, const PropertyList *silent,
                           Explored explored, const Result *r) {
  for (vec_each(const Property, s, silent)) {
    for (vec_each(const Variant, v, all)) {
      if (v->node != s->node) continue;
      lint_report(l, DIAG_W0002, explored, r, v->part->at, "`%s` says nothing here: `%s` is %s",
                  symbol_text(s->name), lint_source(l, v->part->at),
                  v->is_set ? "always empty" : "never true");
    }
  }
}

static void find_vacuous(Lint *l) {
  const Model *model = l->task->model;
  for (vec_each(const Property, invariant, &model->invariants)) {
    Variants all = variants_vacuous(model->spec, invariant);
    PropertyList asked = {0};
    for (vec_each(const Variant, v, &all))
      if (!is_dull(v)) vec_push(&asked, ((Property){invariant->name, v->node}));
    if (asked.count && !lint_out_of_time(l)) {
      Result *r;
      Explored explored = lint_keep_true(l, &asked, &r);
      if (explored == EXPLORED_ALL || explored == EXPLORED_BOUNDED)
        report_vacuous(l, &all, &asked, explored, r);
      result_destroy(r);
    }
    vec_free(&asked);
    vec_free(&all);
  }
}

void lint_properties(Lint *l) {
  find_tautologies(l);
  find_vacuous(l);
}
