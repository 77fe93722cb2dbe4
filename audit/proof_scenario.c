/* What would happen: for each claim that holds, the shortest of the executions that break it
   when one guard is left out, and that guard. */
#include "audit/guard.h"
#include "audit/proof_run.h"

enum { FEW_STATES = 5000 };

static const char *text_of(ProofRun *run, const Node *n) {
  size_t length;
  const char *text = diags_text(run->channel->session->diags, n->at.file, &length);
  return proof_print(run, "%.*s", (int)(n->at.end - n->at.start), text + n->at.start);
}

/* The claims that hold, as they are without the guard. */
static void collect(ProofRun *run, const Guard *guard, PropertyList *claims) {
  for (vec_each(const Claimed, c, &run->claims)) {
    if (!proof_is_passed(c) || c->vacuous) continue;
    const Node *node = guard_drop(run->channel->spec, guard, c->property.node);
    vec_push(claims, ((Property){c->property.name, node}));
  }
}

static void keep(ProofRun *run, const Guard *guard, Symbol name, Decision *decision) {
  for (vec_each(Claimed, c, &run->claims)) {
    if (c->property.name != name || !proof_is_passed(c)) continue;
    if (c->broken && c->broken->trace.count <= decision->result->trace.count) return;
    result_destroy(c->broken);
    c->broken = decision->result;
    c->guard = proof_print(run, "`%s` in %s", text_of(run, guard->node), guard->action);
    decision->result = NULL;
    return;
  }
}

static void try_without(ProofRun *run, const Guard *guard) {
  PropertyList claims = {0};
  collect(run, guard, &claims);
  const Node *next = guard_drop(run->channel->spec, guard, run->task->model->next);
  Decision *decisions = arena_array(run->channel->session->memory, Decision, claims.count + 1);
  Decider decider = run->decider;
  decider.options.most_states = FEW_STATES;
  if (claims.count) decide_by_listing(&decider, next, &claims, decisions);
  for (uint32_t i = 0; i < claims.count; i++)
    if (decisions[i].kind == DECISION_VIOLATED) keep(run, guard, claims.at[i].name, &decisions[i]);
  decisions_free(decisions, claims.count);
  vec_free(&claims);
}

void proof_find_scenarios(ProofRun *run) {
  GuardList guards = guards_find(run->task->model->next);
  for (vec_each(const Guard, guard, &guards)) try_without(run, guard);
  vec_free(&guards);
}

void proof_tell_scenario(ProofRun *run, const Claimed *c, AuditFinding *f) {
  if (!c->broken || f->outcome != OUTCOME_PASS) return;
  f->without = c->guard;
  scenario_tell(&run->teller, &c->broken->trace, f);
}
