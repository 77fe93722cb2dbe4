/* Goals about two executions side by side: nothing depends on a token but the token, and on the
   memory of a worker nobody but the worker. */
#include <string.h>

#include "audit/compose.h"
#include "audit/proof_run.h"

static Hiding hide(ProofRun *run) {
  uint32_t count = run->channel->spec->variable_count;
  bool *hidden = arena_array(run->channel->session->memory, bool, count + 1);
  memset(hidden, 0, count + 1);
  return (Hiding){.variables = hidden};
}

static bool hide_variable(ProofRun *run, Hiding *hiding, const char *name) {
  const Spec *spec = run->channel->spec;
  bool found = false;
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    bool is_it = !strcmp(symbol_text(spec->variables[v]->name), name);
    ((bool *)hiding->variables)[v] |= is_it;
    found |= is_it;
  }
  return found;
}

/* ---- the answer ---- */

static void tell_steps(ProofRun *run, const Composition *c, AuditFinding *f) {
  f->assurance = ASSURANCE_PROVED;
  f->method = "two executions side by side";
  scenario_tell(&run->teller, &c->trace, f);
  const ScenarioStep *step = vec_last(&f->scenario);
  if (step->place.path) vec_push(&f->places, step->place);
  if (step->code.path) vec_push(&f->places, step->code);
}

/* What is hidden, as it is on the other side. */
static void print_difference(const Spec *spec, const Composition *c, Text *out) {
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    if (c->here[v] == c->there[v]) continue;
    text_format(out, "%s%s = ", out->length ? ", " : "", symbol_text(spec->variables[v]->name));
    value_print(c->there[v], out);
  }
}

static void tell_difference(ProofRun *run, const Goal *goal, const Composition *c) {
  AuditFinding *f = proof_finding(run, goal, OUTCOME_FAIL);
  const TraceStep *last = &c->trace.at[c->trace.count - 1];
  const char *action = scenario_action(&run->teller, &last->action);
  if (c->verdict == COMPOSE_WRITTEN) {
    f->message = proof_print(run, "not so: %s; %s changes what another one has",
                             goal->obligation->title, action);
    tell_steps(run, c, f);
    return;
  }
  Text other = {0};
  print_difference(run->channel->spec, c, &other);
  f->message = proof_print(run, "not so: %s; %s is possible here, and not with %s",
                           goal->obligation->title, action, text_string(&other));
  tell_steps(run, c, f);
  text_free(&other);
}

static void report(ProofRun *run, const Goal *goal, const Hiding *hiding) {
  double start = solver_clock();
  Budget budget = {.deadline = decider_deadline(&run->decider)};
  evaluator_set_budget(run->task->evaluator, &budget);
  Composition *c = compose(run->task, hiding, run->decider.options.most_states);
  evaluator_set_budget(run->task->evaluator, NULL);
  switch (c->verdict) {
  case COMPOSE_HOLDS: {
    AuditFinding *f = proof_finding(run, goal, OUTCOME_PASS);
    f->assurance = ASSURANCE_PROVED;
    f->method = proof_print(run, "%u pairs of all %u states side by side", c->pairs, c->states);
    f->seconds = solver_clock() - start;
    break;
  }
  case COMPOSE_VACUOUS: {
    AuditFinding *f = proof_finding(run, goal, OUTCOME_OPEN);
    f->weight = WEIGHT_WARN;
    f->message = proof_print(run, "vacuous: %s, but no two states differ in that alone",
                             goal->obligation->title);
    break;
  }
  case COMPOSE_WRITTEN:
  case COMPOSE_VIOLATED: tell_difference(run, goal, c); break;
  case COMPOSE_UNKNOWN: proof_open(run, goal, proof_print(run, "%s", c->reason)); break;
  }
  composition_destroy(c);
}

/* ---- the goals ---- */

void proof_compose(ProofRun *run, const Goal *goal) {
  const char *name = run->channel->binding->roles[goal->obligation->role].text;
  Hiding hiding = hide(run);
  if (hide_variable(run, &hiding, name))
    report(run, goal, &hiding);
  else
    proof_open(run, goal, proof_print(run, "%s is no variable", name));
}

/* The worker whose action it is, by the arguments that the binding gives it. */
static const Value *find_worker(const Action *action, const void *env) {
  const AuditBinding *binding = env;
  if (!action->definition) return NULL;
  const char *name = symbol_text(action->definition->name);
  for (int deed = 0; deed < DEED_COUNT; deed++) {
    const DeedBinding *b = binding_operator(binding, (Deed)deed, name);
    for (uint32_t i = 0; b && i < b->argument_count && i < action->argument_count; i++)
      if (!strcmp(b->arguments[i], "worker")) return action->arguments[i];
  }
  return NULL;
}

void proof_local(ProofRun *run, const Goal *goal) {
  const AuditBinding *binding = run->channel->binding;
  const RoleBinding *local = &binding->roles[goal->obligation->role];
  Hiding hiding = hide(run);
  for (uint32_t i = 0; i < local->variable_count; i++)
    hide_variable(run, &hiding, local->variables[i]);
  hiding.actor = find_worker;
  hiding.env = binding;
  const Value *workers = goal->node->level == LEVEL_CONSTANT
                             ? evaluate(run->task->evaluator, goal->node, NULL, NULL)
                             : NULL;
  if (workers) workers = value_enumerate(run->task->values, workers);
  hiding.processes = workers;
  if (workers)
    report(run, goal, &hiding);
  else
    proof_open(run, goal, "the role workers is no set of which all elements are known");
}
