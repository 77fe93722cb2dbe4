/* Lint: liveness together with what leaves behaviours out. */
#include "audit/kernel_walk.h"
#include "audit/lint_parts.h"

static bool find_liveness(KernelWalk *w, const Node *n) {
  bool eventual = n->kind == NODE_EVENTUALLY || n->kind == NODE_LEADS_TO ||
                  n->kind == NODE_WEAK_FAIRNESS || n->kind == NODE_STRONG_FAIRNESS;
  *(bool *)w->env |= eventual;
  return true;
}

static const Property *liveness_of(const Model *model) {
  for (vec_each(const Property, p, &model->properties)) {
    bool found = false;
    KernelWalk w = {.visit = find_liveness, .env = &found};
    kernel_walk(&w, p->node);
    kernel_walk_free(&w);
    if (found) return p;
  }
  return NULL;
}

static void report_liveness(Lint *l, const Property *property, Span at, const char *what) {
  lint_report(l, DIAG_W0008, EXPLORED_ALL, NULL, at,
              "`%s` is a liveness property, and %s leaves behaviours out",
              symbol_text(property->name), what);
}

void lint_liveness(Lint *l) {
  const Model *m = l->task->model;
  const Config *c = l->options->config;
  const Property *property = liveness_of(m);
  if (!property) return;
  if (c && c->symmetry.count) report_liveness(l, property, c->symmetry.at[0].at, "the symmetry");
  if (m->constraints.count)
    report_liveness(l, property, m->constraints.at[0].node->at, "the constraint");
  if (m->action_constraints.count)
    report_liveness(l, property, m->action_constraints.at[0].node->at, "the action constraint");
}
