/* Making nodes, and the levels of Specifying Systems, section 17.2. */
#include "frontend/elaborate.h"

#include <string.h>

#include "base/panic.h"

Node *node_new(Analysis *a, NodeKind kind, Span at, uint32_t kid_count) {
  Node *n =
      arena_alloc(a->session->memory, 1, sizeof *n + kid_count * sizeof *n->kids, alignof(Node));
  n->kind = kind;
  n->at = at;
  n->id = a->spec.node_count++;
  n->kid_count = kid_count;
  return n;
}

const Node *node_level(Node *n) {
  n->level = level_of(n);
  return n;
}

static void raise(const Node *child, void *level) {
  if (child->level > *(Level *)level) *(Level *)level = child->level;
}

static Level highest_child(const Node *n) {
  Level level = LEVEL_CONSTANT;
  node_children(n, raise, &level);
  return level;
}

/* An argument counts only where the body of the operator lets its level show. */
static Level level_of_call(const Node *n) {
  Level level = n->definition->level;
  const ParameterFacts *facts = operator_of(n->definition)->facts;
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (facts[i].raises) raise(n->kids[i], &level);
  return level;
}

/* What stands for it may speak of constants that have become variables. */
static Level level_of_constant(const Node *n) {
  Level level = highest_child(n);
  const Definition *d = n->constant->definition;
  return d && d->level > level ? d->level : level;
}

Level level_of(const Node *n) {
  switch (n->kind) {
  case NODE_ERROR:
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_LOCAL: return LEVEL_CONSTANT;
  case NODE_VARIABLE:
  case NODE_ENABLED: return LEVEL_STATE;
  case NODE_PRIME:
  case NODE_UNCHANGED:
  case NODE_SQUARE:
  case NODE_ANGLE:
  case NODE_COMPOSE: return LEVEL_ACTION;
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS: return LEVEL_TEMPORAL;
  case NODE_CALL: return level_of_call(n);
  case NODE_BUILTIN: return n->definition ? level_of_call(n) : highest_child(n);
  case NODE_OPERATOR: return n->definition->level;
  case NODE_CONSTANT: return level_of_constant(n);
  case NODE_CALL_LOCAL:
  case NODE_AND:
  case NODE_OR:
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_CHOOSE:
  case NODE_SET:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION:
  case NODE_FUNCTION_SET:
  case NODE_RECORD:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT:
  case NODE_APPLY:
  case NODE_EXCEPT:
  case NODE_IF:
  case NODE_CASE:
  case NODE_LET: return highest_child(n);
  case NODE_KIND_COUNT: break;
  }
  never("kind of node");
}

/* Nodes are immutable to all who read them; their levels are not final before
   the recursive definitions that they stand in are complete. */
static void refresh_node(const Node *n, void *changed) {
  node_children(n, refresh_node, changed);
  Level level = level_of(n);
  if (level <= n->level) return;
  ((Node *)n)->level = level;
  *(bool *)changed = true;
}

static bool refresh_operator(Operator *op) {
  bool changed = false;
  if (!op->definition.body) return false;
  refresh_node(op->definition.body, &changed);
  if (op->definition.body->level <= op->definition.level) return changed;
  op->definition.level = op->definition.body->level;
  return true;
}

/* Levels only rise, so this ends; soon, if passes go to and fro, since definitions
   mostly refer to those near them. */
void level_refresh(Operator *first) {
  vec(Operator *) all = {0};
  for (Operator *op = first; op; op = op->next) vec_push(&all, op);
  bool changed = true;
  for (bool forward = true; changed; forward = !forward) {
    changed = false;
    for (uint32_t i = 0; i < all.count; i++)
      changed |= refresh_operator(all.at[forward ? i : all.count - 1 - i]);
  }
  vec_free(&all);
}

static void recompute_node(const Node *n, void *env) {
  node_children(n, recompute_node, env);
  ((Node *)n)->level = level_of(n);
}

void level_recompute(Operator *op) {
  recompute_node(op->definition.body, NULL);
  op->definition.level = op->definition.body->level;
}

typedef struct Loose {
  const char *module, *name, *parameters;
} Loose;

static const Loose loose[] = {
#define LOOSE(module, name, parameters) {module, name, parameters},
#include "frontend/loose.def"
#undef LOOSE
};

void level_loosen(Operator *op) {
  bool own = op->context && !op->context->module->standard;
  if (own && op->definition.builtin == BUILTIN_COUNT) return;
  const char *module = op->definition.module, *name = symbol_text(op->definition.name);
  for (size_t i = 0; i < sizeof loose / sizeof *loose; i++) {
    if (strcmp(loose[i].module, module) != 0 || strcmp(loose[i].name, name) != 0) continue;
    for (uint32_t k = 0; loose[i].parameters[k] && k < operator_arity(op); k++) {
      ParameterFacts *facts = &op->facts[op->prefix_count + k];
      char kind = loose[i].parameters[k];
      if (kind == 'a' || kind == 'i') facts->most = LEVEL_TEMPORAL;
      if (kind == 'w' || kind == 'i') facts->raises = false;
    }
  }
}

const char *level_noun(Level level) {
  switch (level) {
  case LEVEL_CONSTANT: return "a constant expression";
  case LEVEL_STATE: return "a state expression (of one state)";
  case LEVEL_ACTION: return "an action (of two states)";
  case LEVEL_TEMPORAL: return "a temporal formula";
  }
  never("level");
}

bool level_fits(const Place *p, Level level, Span at, const char *what) {
  if (level <= p->limit.level) return true;
  Diag *d =
      diag_report(p->analysis->session->diags, DIAG_S0401, at, "%s is %s, but %s takes at most %s",
                  what, level_noun(level), p->limit.by, level_noun(p->limit.level));
  if (p->limit.at.file != at.file || p->limit.at.start != at.start)
    diag_label(d, p->limit.at, "because of this");
  if (strcmp(p->limit.by, "`'`") == 0)
    diag_help(d, "a prime speaks of the next state; nothing speaks of the one after it");
  if (strcmp(p->limit.by, "ASSUME") == 0)
    diag_help(d, "an assumption speaks of constants; what holds of variables is an invariant");
  return false;
}

void level_report_argument(Analysis *a, const Node *n, const char *of, Level most) {
  diag_report(a->session->diags, DIAG_S0401, n->at, "this is %s, but %s takes at most %s",
              level_noun(n->level), of, level_noun(most));
}

/* What a mistake has been reported of, such as `F'` of a temporal formula F, mixes with all. */
static bool is_mistaken(const Node *n) {
  return n->kind == NODE_ERROR || (n->kid_count == 1 && n->kids[0]->kind == NODE_ERROR);
}

/* A formula that mixes actions and temporal formulas has no meaning in TLA+. */
bool level_check_mixture(const Place *p, const Node *n, const char *what) {
  const Node *action = NULL, *temporal = NULL;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    if (is_mistaken(n->kids[i])) continue;
    if (n->kids[i]->level == LEVEL_ACTION && !action) action = n->kids[i];
    if (n->kids[i]->level == LEVEL_TEMPORAL && !temporal) temporal = n->kids[i];
  }
  if (!action || !temporal) return true;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0402, action->at,
                        "%s cannot join this action with a temporal formula", what);
  diag_label(d, temporal->at, "the temporal formula");
  diag_help(d, "turn the action into a formula: [][A]_v");
  return false;
}
