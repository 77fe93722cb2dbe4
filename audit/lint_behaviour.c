/* Lints of the next-state relation: actions that never happen, guards that nobody needs. */
#include <string.h>

#include "audit/lint_parts.h"
#include "base/text.h"
#include "frontend/build.h"
#include "frontend/rewrite.h"
#include "frontend/variants.h"

/* ---- actions ---- */

static bool happened(const Result *r, const ActionStatistics *a) {
  return strcmp(r->engine, "symbolic") ? a->taken > 0 : a->first > 0;
}

static const ActionStatistics *find_action(const Result *r, const char *name) {
  for (vec_each(const ActionStatistics, a, &r->statistics.actions))
    if (!strcmp(a->name, name)) return a;
  return NULL;
}

/* The properties are not asked for: whether they hold with more steps is another matter. */
static Model only_behaviour(const Lint *l, const Node *next) {
  Model model = model_unasked(l->task->model);
  model.next = next;
  return model;
}

/* The guard without which the action can happen; NULL if no single one keeps it from that. */
static const Variant *find_obstacle(const Lint *l, const Variants *guards, const char *action) {
  LintOptions counting = *l->options;
  counting.engine.coverage = true;
  Lint with_actions = *l;
  with_actions.options = &counting;
  for (vec_each(const Variant, v, guards)) {
    if (!v->name || strcmp(symbol_text(v->name), action) != 0 || lint_out_of_time(l)) continue;
    Model model = only_behaviour(l, v->node);
    Result *r;
    lint_explore(&with_actions, &model, &r);
    const ActionStatistics *a = find_action(r, action);
    bool alive = a && happened(r, a);
    result_destroy(r);
    if (alive) return v;
  }
  return NULL;
}

static void report_dead(Lint *l, const Variants *guards, const ActionStatistics *a) {
  const Variant *obstacle = find_obstacle(l, guards, a->name);
  AuditFinding *f = lint_report(l, DIAG_W0004, l->explored, l->base, a->at,
                                "the action `%s` never happens", a->name);
  if (!obstacle) return;
  Span at = obstacle->part->at;
  const char *note =
      arena_format(l->memory, "never true where all else is: `%s`", lint_source(l, at));
  lint_add_place(l, f, at, note);
}

/* Why not all of it was explored. */
static const char *trouble(const Lint *l) {
  const Result *r = l->base;
  if (l->explored == EXPLORED_UNKNOWN) return r->reason;
  if (r->verdict == VERDICT_FAULT || r->verdict == VERDICT_ASSERTION)
    return arena_format(l->memory, "the specification cannot be evaluated: %s", r->fault->message);
  if (r->verdict == VERDICT_ASSUMPTION_FALSE) return "an assumption is false";
  return "the specification violates its properties";
}

void lint_actions(Lint *l) {
  if (l->explored == EXPLORED_UNKNOWN || l->explored == EXPLORED_BROKEN) {
    lint_report_open(l, DIAG_W0004, "which actions can happen is not known: %s", trouble(l));
    return;
  }
  Variants guards = variants_without_guard(l->task->model->spec, l->task->model->next);
  for (vec_each(const ActionStatistics, a, &l->base->statistics.actions))
    if (!happened(l->base, a)) report_dead(l, &guards, a);
  vec_free(&guards);
}

/* ---- guards ---- */

/* Liveness is not decided here, and a guard may be there for it. */
static bool has_undecided(const Lint *l) {
  return l->task->model->properties.count && l->base->notes.count;
}

/* Is every step without the guard one of the specification as it is, or of no change? */
static bool adds_no_step(const Lint *l, const Variant *v) {
  Spec *spec = l->task->model->spec;
  const Node **variables = arena_array(l->memory, const Node *, spec->variable_count + 1);
  for (uint32_t i = 0; i < spec->variable_count; i++)
    variables[i] = build_variable(spec, spec->variables[i]);
  const Node *kids[] = {l->task->model->next,
                        build_node(spec, NODE_TUPLE, spec->variable_count, variables)};
  Property known_step = {spec->name, build_node(spec, NODE_SQUARE, 2, kids)};
  Model model = only_behaviour(l, v->node);
  vec_push(&model.invariants, known_step);
  Result *r;
  Explored explored = lint_explore(l, &model, &r);
  result_destroy(r);
  vec_free(&model.invariants);
  return explored == EXPLORED_ALL;
}

static const char *difference(const Lint *l, uint64_t with, uint64_t without) {
  if (with == without) return "without it more steps are possible between the same states";
  return arena_format(l->memory, "without it %llu states are reached instead of %llu",
                      (unsigned long long)without, (unsigned long long)with);
}

/* A guard that only repeats what stands around it is a matter of taste. */
static void report_needless(Lint *l, const Variant *v, Explored explored, const Result *r) {
  Span at = v->part->at;
  uint64_t with = l->base->statistics.distinct_states, without = r->statistics.distinct_states;
  bool same = with && with == without && adds_no_step(l, v);
  bool taste = same || lint_is_generated(l, at);
  if (taste && l->options->no_remarks) return;
  if (has_undecided(l) || taste) explored = EXPLORED_BOUNDED;
  const char *of = v->name ? arena_format(l->memory, " of `%s`", symbol_text(v->name)) : "";
  AuditFinding *f = lint_report(l, DIAG_W0005, explored, r, at,
                                "all that is checked holds without the guard `%s`%s%s",
                                lint_source(l, at), of, same ? ", and no step is added" : "");
  f->limits = lint_limits(l, r->exhaustive ? EXPLORED_ALL : EXPLORED_BOUNDED, r);
  if (with && without && !same) lint_add_place(l, f, at, difference(l, with, without));
}

static const Node *true_for_guard(Rewriting *w, const Node *n) {
  const Variant *v = w->env;
  return n == v->part ? build_truth(w->spec, true) : NULL;
}

static const Node *without_guard(Rewriting *w, const Node *n) {
  const Variant *v = w->env;
  if (n->kind != NODE_CALL || n->definition->name != v->name) return NULL;
  Rewriting inside = {.spec = w->spec, .part = true_for_guard, .env = w->env};
  return rewrite(&inside, n);
}

/* A claim that names the action means the action as it is then. */
static PropertyList claims_of_variant(const Lint *l, const Variant *v, const PropertyList *claims) {
  Rewriting w = {.spec = l->task->model->spec, .part = without_guard, .env = (void *)v};
  PropertyList changed = {0};
  for (vec_each(const Property, p, claims)) {
    bool names_actions = p->node->level > LEVEL_STATE && v->name;
    vec_push(&changed, ((Property){p->name, names_actions ? rewrite(&w, p->node) : p->node}));
  }
  return changed;
}

static bool judge_guard(Lint *l, const Variant *v, const PropertyList *claims) {
  if (lint_out_of_time(l)) return false;
  Model model = *l->task->model;
  model.invariants = claims_of_variant(l, v, claims);
  model.next = v->node;
  Result *r;
  Explored explored = lint_explore_without(l, &model, &r);
  if (explored == EXPLORED_ALL || explored == EXPLORED_BOUNDED) report_needless(l, v, explored, r);
  result_destroy(r);
  vec_free(&model.invariants);
  return explored != EXPLORED_UNKNOWN;
}

/* The invariants, and what else is held against the specification and is true of it. */
static PropertyList all_claims(const Lint *l) {
  PropertyList claims = {0};
  for (vec_each(const Property, p, &l->task->model->invariants)) vec_push(&claims, *p);
  const PropertyList *also = l->options->also;
  PropertyList kept = {0};
  for (uint32_t i = 0; also && i < also->count; i++) vec_push(&kept, also->at[i]);
  Result *r = NULL;
  if (kept.count) lint_keep_true(l, &kept, &r);
  result_destroy(r);
  for (vec_each(const Property, p, &kept)) vec_push(&claims, *p);
  vec_free(&kept);
  return claims;
}

/* Those that could not be judged, the first few by name. */
static void add_name(const Lint *l, const Variant *v, uint32_t before, Text *names) {
  enum { A_FEW = 5 };
  if (before < A_FEW)
    text_format(names, "%s`%s`%s%s", before ? ", " : "", lint_source(l, v->part->at),
                v->name ? " of " : "", v->name ? symbol_text(v->name) : "");
  if (before == A_FEW) text_append(names, ", ...");
}

static void judge_guards(Lint *l, const PropertyList *claims) {
  const Model *model = l->task->model;
  Variants guards = variants_without_guard(model->spec, model->next);
  Text names = {0};
  uint32_t open = 0;
  for (vec_each(const Variant, v, &guards))
    if (!judge_guard(l, v, claims)) add_name(l, v, open++, &names);
  if (open)
    lint_report_open(l, DIAG_W0005, "of %u guards, %u could not be judged within the limits: %s",
                     guards.count, open, text_string(&names));
  text_free(&names);
  vec_free(&guards);
}

void lint_guards(Lint *l) {
  const Model *model = l->task->model;
  if (l->options->no_guards) {
    lint_report_open(l, DIAG_W0005, "which guards are needed is asked when nothing is violated");
    return;
  }
  PropertyList claims = all_claims(l);
  if (!claims.count && !model->trace_invariants.count && !model->properties.count)
    lint_report_open(l, DIAG_W0005, "which guards are needed is not known: nothing is checked");
  else if (l->explored == EXPLORED_ALL || l->explored == EXPLORED_BOUNDED)
    judge_guards(l, &claims);
  vec_free(&claims);
}
