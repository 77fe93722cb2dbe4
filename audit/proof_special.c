/* Goals that are no claims about states or steps of the specification as it is: facts about
   values, queues without a bound, changed specifications. */
#include <string.h>

#include "audit/proof_run.h"
#include "base/panic.h"
#include "frontend/build.h"
#include "frontend/rewrite.h"
#include "semantics/blame.h"

/* ---- facts about values ---- */

/* The names that were bound where it is false: `key_ = 1, other_ = 2`. */
static const char *find_witness(ProofRun *run, const Node *node) {
  Blame blame;
  Arena *memory = run->channel->session->memory;
  if (!evaluate_blame(run->task->evaluator, memory, node, NULL, NULL, &blame)) return "";
  Text text = {0};
  for (uint32_t i = 0; i < blame.binding_count; i++) {
    text_format(&text, "%s%s = ", i ? ", " : " for ", symbol_text(blame.bindings[i].name));
    value_print(blame.bindings[i].value, &text);
  }
  const char *copy = proof_print(run, "%s", text_string(&text));
  text_free(&text);
  return copy;
}

void proof_constant(ProofRun *run, const Goal *goal) {
  Evaluator *e = run->task->evaluator;
  bool holds, happens = true;
  if (goal->node->level > LEVEL_CONSTANT) {
    proof_open(run, goal, "it depends on variables");
    return;
  }
  Budget budget = {.deadline = decider_deadline(&run->decider)};
  evaluator_set_budget(e, &budget);
  bool known = evaluate_truth(e, goal->node, NULL, NULL, &holds) &&
               (!goal->when || evaluate_truth(e, goal->when, NULL, NULL, &happens));
  evaluator_set_budget(e, NULL);
  if (!known) {
    proof_open(run, goal, proof_print(run, "%s", evaluator_fault(e)->message));
    return;
  }
  const char *title = goal->obligation->title;
  AuditFinding *f = proof_finding(run, goal, holds ? OUTCOME_PASS : OUTCOME_FAIL);
  f->assurance = ASSURANCE_PROVED;
  f->method = "all values";
  if (!holds) f->message = proof_print(run, "not so: %s%s", title, find_witness(run, goal->node));
  if (!holds || happens) return;
  f->outcome = OUTCOME_OPEN;
  f->weight = WEIGHT_WARN;
  f->assurance = ASSURANCE_OPEN;
  f->message = proof_print(run, "vacuous: %s, but there is nothing that this speaks of", title);
}

/* ---- queues without a bound ---- */

enum { PUMP_LENGTH = 6 };

/* No capacity was bound: does the queue become longer and longer? */
void proof_pump(ProofRun *run, const Goal *goal) {
  Spec *spec = run->channel->spec;
  const Node *longest = build_text(spec, NODE_NUMBER, proof_print(run, "%d", PUMP_LENGTH - 1));
  const Node *bounded = build_builtin(spec, BUILTIN_LE, 2, (const Node *[]){goal->node, longest});
  PropertyList claims = {0};
  vec_push(&claims, ((Property){goal->name, bounded}));
  Decision decision;
  decide_by_search(&run->decider, run->task->model->next, &claims, &decision);
  vec_free(&claims);
  if (decision.kind == DECISION_VIOLATED) {
    AuditFinding *f = proof_finding(run, goal, OUTCOME_FAIL);
    proof_settle(run, f, &decision,
                 proof_print(run, "%s: it grows to %d", goal->obligation->title, PUMP_LENGTH));
    decisions_free(&decision, 1);
    return;
  }
  proof_open(run, goal, "bind role capacity; with these constants the queue stays short");
}

/* ---- changed specifications ---- */

/* The steps that are added are those of no action. */
static bool is_cover(const Claimed *c) {
  return c->goal && c->goal->obligation->form == FORM_COVER;
}

/* What has passed as it is has to pass when it is changed. */
static void claims_of_changed(ProofRun *run, Transform transform, PropertyList *claims) {
  ProofChannel *channel = run->channel;
  for (vec_each(const Claimed, c, &run->claims)) {
    if (!proof_is_passed(c) || c->vacuous || is_cover(c)) continue;
    const Node *node = c->goal ? transform_claim(channel->session, channel->spec, channel->binding,
                                                 transform, c->property.node)
                               : c->property.node;
    vec_push(claims, ((Property){c->property.name, node}));
  }
}

uint32_t proof_weakest(uint32_t count, const Decision *decisions) {
  static const int ranks[] = {[DECISION_INDUCTION] = 0,
                              [DECISION_EXHAUSTED] = 1,
                              [DECISION_BOUNDED] = 2,
                              [DECISION_OPEN] = 3,
                              [DECISION_VIOLATED] = 4};
  uint32_t weakest = 0;
  for (uint32_t i = 1; i < count; i++) {
    int rank = ranks[decisions[i].kind], best = ranks[decisions[weakest].kind];
    uint32_t steps = decisions[i].result ? decisions[i].result->trace.count : 0;
    uint32_t fewest = decisions[weakest].result ? decisions[weakest].result->trace.count : 0;
    if (rank > best || (rank == best && steps < fewest)) weakest = i;
  }
  return weakest;
}

/* Some variable gets another value. */
static const Node *changes_something(Spec *spec) {
  const Node *any = build_truth(spec, false);
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    const Node *now = build_variable(spec, spec->variables[v]);
    const Node *next = build_node(spec, NODE_PRIME, 1, &now);
    const Node *differs = build_builtin(spec, BUILTIN_NE, 2, (const Node *[]){next, now});
    any = build_node(spec, NODE_OR, 2, (const Node *[]){any, differs});
  }
  return any;
}

/* Can the steps be taken that were added, and do they change anything? */
static bool adds_steps(ProofRun *run, const Transformed *t) {
  if (!t->extra) return true;
  Spec *spec = run->channel->spec;
  const Node *real =
      build_node(spec, NODE_AND, 2, (const Node *[]){t->extra, changes_something(spec)});
  PropertyList claims = {0};
  const char *name = "adds steps";
  const Node *not = build_builtin(spec, BUILTIN_NOT, 1, &real);
  vec_push(&claims,
           ((Property){symbol_intern(run->channel->session->symbols, name, strlen(name)), not }));
  Decision decision;
  decide_by_search(&run->decider, t->next, &claims, &decision);
  bool adds = decision.kind == DECISION_VIOLATED;
  decisions_free(&decision, 1);
  vec_free(&claims);
  return adds;
}

/* An invariant about the messages themselves, which are often all that were ever sent: a lost one
   breaks it, and nobody need be harmed. */
static const char *doubt_invariant(const ProofRun *run, Transform transform, const Claimed *c) {
  const ProofChannel *channel = run->channel;
  const Spec *spec = channel->spec;
  if (transform != TRANSFORM_LOSSY_NETWORK) return NULL;
  bool *marked = arena_array(channel->session->memory, bool, spec->variable_count + 1);
  for (uint32_t v = 0; v < spec->variable_count; v++)
    marked[v] = !strcmp(symbol_text(spec->variables[v]->name), channel->binding->network.variable);
  return mentions_variables(c->property.node, marked)
             ? "it speaks of the messages themselves, which are lost and repeated"
             : NULL;
}

/* A violation that may be none is not shown as one. */
static void doubt(ProofRun *run, Transform transform, const PropertyList *claims,
                  Decision *decisions) {
  ProofChannel *channel = run->channel;
  for (vec_each(const Claimed, c, &run->claims)) {
    const char *reason =
        c->goal ? goal_doubt(channel->session, channel->spec, channel->binding, c->goal)
                : doubt_invariant(run, transform, c);
    for (uint32_t i = 0; reason && i < claims->count; i++) {
      if (claims->at[i].name != c->property.name || decisions[i].kind != DECISION_VIOLATED)
        continue;
      decisions_free(&decisions[i], 1);
      decisions[i] = (Decision){.kind = DECISION_OPEN, .reason = reason};
    }
  }
}

static void settle_transform(ProofRun *run, const Goal *goal, const PropertyList *claims,
                             const Decision *decisions) {
  const char *title = goal->obligation->title;
  uint32_t weakest = proof_weakest(claims->count, decisions);
  const Decision *d = &decisions[weakest];
  bool bad = d->kind == DECISION_VIOLATED;
  AuditFinding *f = proof_finding(run, goal, bad ? OUTCOME_FAIL : OUTCOME_PASS);
  const char *name = symbol_text(claims->at[weakest].name);
  if (bad || d->kind == DECISION_OPEN) title = proof_print(run, "%s (%s)", title, name);
  proof_settle(run, f, d, title);
}

void proof_transform(ProofRun *run, const Goal *goal) {
  ProofChannel *channel = run->channel;
  Transform transform = goal->obligation->transform;
  Transformed t = transform_next(channel->session, channel->spec, channel->binding, &channel->steps,
                                 transform, run->task->model->next);
  PropertyList claims = {0};
  claims_of_changed(run, transform, &claims);
  if (t.refusal) {
    proof_open(run, goal, t.refusal);
  } else if (!claims.count) {
    proof_open(run, goal, "nothing that is safe was found that could survive");
  } else if (!adds_steps(run, &t)) {
    AuditFinding *f = proof_finding(run, goal, OUTCOME_OPEN);
    f->weight = WEIGHT_WARN;
    f->message = proof_print(run, "vacuous: %s, but what is to be survived never happens",
                             goal->obligation->title);
  } else {
    Decision *decisions = arena_array(channel->session->memory, Decision, claims.count);
    double start = solver_clock();
    decide(&run->decider, t.next, &claims, decisions);
    doubt(run, transform, &claims, decisions);
    settle_transform(run, goal, &claims, decisions);
    vec_last(&run->findings->all)->seconds = solver_clock() - start;
    decisions_free(decisions, claims.count);
  }
  vec_free(&claims);
}
