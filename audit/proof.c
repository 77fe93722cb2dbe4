#include "audit/proof.h"

#include <stdarg.h>
#include <string.h>

#include "audit/proof_run.h"
#include "base/panic.h"
#include "frontend/build.h"

/* The sets that arguments of actions are drawn from. */
static void read_sets(ProofChannel *c) {
  static const Role roles[] = {ROLE_WORKERS, ROLE_SHARDS, ROLE_ITEMS, ROLE_OPERATIONS};
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
    const RoleBinding *b = &c->binding->roles[roles[i]];
    if (b->state == BOUND)
      c->sets[roles[i]] = goal_parse(c->session, c->spec, role_infos[roles[i]].name, b->text);
  }
}

bool proof_channel_open(ProofChannel *c, Session *session, Spec *spec, const Pack *pack,
                        const AuditBinding *binding) {
  *c = (ProofChannel){.session = session, .spec = spec, .pack = pack, .binding = binding};
  if (!binding_check(session, spec, binding)) return false;
  read_sets(c);
  bool good = goals_make(session, spec, pack, binding, &c->goals) &&
              transforms_prepare(session, spec, binding, &c->steps);
  for (uint32_t i = 0; i < binding->inductive_count && good; i++) {
    const char *name = binding->inductive[i];
    Property p = {symbol_intern(session->symbols, name, strlen(name)),
                  goal_parse(session, spec, name, name)};
    good &= p.node != NULL;
    vec_push(&c->inductive, p);
    vec_push(&c->used, p);
  }
  for (uint32_t i = 0; i < c->goals.count; i++)
    if (c->goals.at[i].node)
      vec_push(&c->used, ((Property){c->goals.at[i].name, c->goals.at[i].node}));
  return good;
}

void proof_channel_close(ProofChannel *c) {
  vec_free(&c->inductive);
  vec_free(&c->used);
}

/* ---- findings ---- */

const char *proof_print(ProofRun *run, const char *format, ...) {
  va_list list;
  va_start(list, format);
  const char *text = arena_format_list(run->channel->session->memory, format, list);
  va_end(list);
  return text;
}

/* Of steps that no rule has looked at: let them be looked at. */
static const char *proof_fix(const Goal *goal) {
  if (goal->obligation->form != FORM_COVER) return goal->rule->fix;
  return "say in the binding what this action does, so that the rules look at it; or leave it out";
}

AuditFinding *proof_finding(ProofRun *run, const Goal *goal, Outcome outcome) {
  Weight weight = outcome == OUTCOME_FAIL ? goal->rule->severity : WEIGHT_NONE;
  AuditFinding *f = audit_add(run->findings, goal->rule->id, CHANNEL_PROOF, outcome, weight);
  f->obligation = goal->obligation->id;
  f->pattern = goal->rule->pattern;
  f->formula = goal->formula;
  f->limits = outcome == OUTCOME_NOT_APPLICABLE ? NULL : run->limits;
  f->fix = outcome == OUTCOME_FAIL ? proof_fix(goal) : NULL;
  f->message = goal->obligation->title;
  for (uint32_t i = 0; i < goal->rule->source_count; i++)
    vec_push(&f->citations, goal->rule->sources[i]);
  return f;
}

void proof_open(ProofRun *run, const Goal *goal, const char *reason) {
  AuditFinding *f = proof_finding(run, goal, OUTCOME_OPEN);
  f->message = proof_print(run, "not decided: %s: %s", goal->obligation->title, reason);
}

static void tell_violation(ProofRun *run, AuditFinding *f, const Result *r, const char *title) {
  const Trace *trace = &r->trace;
  uint32_t steps = trace->count ? trace->count - 1 : 0;
  f->outcome = OUTCOME_FAIL;
  f->assurance = ASSURANCE_PROVED;
  f->method = "counterexample";
  f->message = proof_print(run, "not so: %s", title);
  if (steps)
    f->message =
        proof_print(run, "not so: %s; after %u step%s, by %s", title, steps, steps == 1 ? "" : "s",
                    scenario_action(&run->teller, &trace->at[steps].action));
  scenario_tell(&run->teller, trace, f);
  if (!steps) return;
  const ScenarioStep *last = vec_last(&f->scenario);
  if (last->place.path) vec_push(&f->places, last->place);
  if (last->code.path) vec_push(&f->places, last->code);
}

void proof_settle(ProofRun *run, AuditFinding *f, const Decision *d, const char *title) {
  f->message = title;
  switch (d->kind) {
  case DECISION_INDUCTION:
    f->assurance = ASSURANCE_PROVED;
    f->method = "induction";
    return;
  case DECISION_EXHAUSTED:
    f->assurance = ASSURANCE_PROVED;
    f->method = d->states ? proof_print(run, "all %llu states", (unsigned long long)d->states)
                          : "all executions";
    return;
  case DECISION_BOUNDED:
    f->assurance = ASSURANCE_BOUNDED;
    f->method = proof_print(run, "bounded check, %u steps", d->depth);
    return;
  case DECISION_VIOLATED: tell_violation(run, f, d->result, title); return;
  case DECISION_OPEN:
    f->outcome = OUTCOME_OPEN;
    f->weight = WEIGHT_NONE;
    f->message = proof_print(run, "not decided: %s: %s", title, d->reason);
    return;
  }
  never("kind of decision");
}

/* ---- claims ---- */

bool proof_is_passed(const Claimed *c) {
  return c->decision.kind != DECISION_VIOLATED && c->decision.kind != DECISION_OPEN;
}

static bool is_claim(const ProofRun *run, const Goal *goal) {
  bool bounded = run->channel->binding->roles[ROLE_CAPACITY].state == BOUND;
  ObligationForm form = goal->obligation->form;
  return goal->state == GOAL_READY && (form == FORM_STATE || form == FORM_ACTION ||
                                       form == FORM_COVER || (form == FORM_PUMP && bounded));
}

static void collect_claims(ProofRun *run) {
  const Model *model = run->task->model;
  for (vec_each(const Property, p, &model->invariants))
    vec_push(&run->claims, ((Claimed){.property = *p}));
  const Goals *goals = &run->channel->goals;
  for (uint32_t i = 0; i < goals->count; i++) {
    const Goal *goal = &goals->at[i];
    if (is_claim(run, goal))
      vec_push(&run->claims, ((Claimed){.goal = goal, .property = {goal->name, goal->node}}));
  }
}

PropertyList proof_channel_claims(const ProofChannel *c) {
  PropertyList claims = {0};
  for (uint32_t i = 0; i < c->goals.count; i++) {
    const Goal *goal = &c->goals.at[i];
    ObligationForm form = goal->obligation->form;
    if (goal->state == GOAL_READY && (form == FORM_STATE || form == FORM_ACTION))
      vec_push(&claims, ((Property){goal->name, goal->node}));
  }
  return claims;
}

static void decide_claims(ProofRun *run) {
  PropertyList all = {0};
  for (vec_each(const Claimed, c, &run->claims)) vec_push(&all, c->property);
  Decision *decisions = arena_array(run->channel->session->memory, Decision, run->claims.count + 1);
  double start = solver_clock();
  decide(&run->decider, run->task->model->next, &all, decisions);
  double each = (solver_clock() - start) / (run->claims.count ? run->claims.count : 1);
  for (uint32_t i = 0; i < run->claims.count; i++) {
    run->claims.at[i].decision = decisions[i];
    run->claims.at[i].seconds = each;
  }
  vec_free(&all);
}

/* Does what the passed ones speak of happen at all? */
static void find_vacuous(ProofRun *run) {
  PropertyList never_happens = {0};
  vec(uint32_t) of = {0};
  for (uint32_t i = 0; i < run->claims.count; i++) {
    const Claimed *c = &run->claims.at[i];
    if (!c->goal || !c->goal->when || !proof_is_passed(c)) continue;
    const Node *not = build_builtin(run->channel->spec, BUILTIN_NOT, 1, &c->goal->when);
    vec_push(&never_happens, ((Property){c->property.name, not }));
    vec_push(&of, i);
  }
  Decision *decisions = arena_array(run->channel->session->memory, Decision, of.count + 1);
  decide_by_search(&run->decider, run->task->model->next, &never_happens, decisions);
  for (uint32_t i = 0; i < of.count; i++) {
    Claimed *c = &run->claims.at[of.at[i]];
    c->vacuous = decisions[i].kind == DECISION_EXHAUSTED;
    c->unknown = !c->vacuous && decisions[i].kind != DECISION_VIOLATED;
  }
  decisions_free(decisions, of.count);
  vec_free(&never_happens);
  vec_free(&of);
}

static void report_claim(ProofRun *run, const Claimed *c) {
  AuditFinding *f = proof_finding(run, c->goal, OUTCOME_PASS);
  if (c->decision.kind == DECISION_VIOLATED) {
    f->weight = c->goal->rule->severity;
    f->fix = proof_fix(c->goal);
  }
  f->seconds = c->seconds;
  proof_settle(run, f, &c->decision, c->goal->obligation->title);
  proof_tell_scenario(run, c, f);
  if (!c->vacuous && !c->unknown) return;
  f->outcome = OUTCOME_OPEN;
  f->assurance = ASSURANCE_OPEN;
  f->weight = c->vacuous ? WEIGHT_WARN : WEIGHT_NONE;
  f->message = proof_print(run,
                           c->vacuous ? "vacuous: %s, but what this speaks of never happens"
                                      : "not decided: %s: what this speaks of was not seen",
                           c->goal->obligation->title);
}

/* An invariant of the configuration: not of the pack, but what is safe is told by it. */
static void report_invariant(ProofRun *run, const Claimed *c) {
  const char *name = symbol_text(c->property.name);
  bool bad = c->decision.kind == DECISION_VIOLATED;
  AuditFinding *f = audit_add(run->findings, "SPEC", CHANNEL_PROOF, OUTCOME_PASS,
                              bad ? WEIGHT_BLOCK : WEIGHT_NONE);
  f->obligation = name;
  f->limits = run->limits;
  f->seconds = c->seconds;
  proof_settle(run, f, &c->decision, proof_print(run, "the invariant %s holds", name));
  proof_tell_scenario(run, c, f);
}

/* What the configuration asks for and nobody here decides. */
static void report_properties(ProofRun *run) {
  for (vec_each(const Property, p, &run->task->model->properties)) {
    AuditFinding *f = audit_add(run->findings, "SPEC", CHANNEL_PROOF, OUTCOME_OPEN, WEIGHT_NONE);
    f->obligation = symbol_text(p->name);
    f->message = proof_print(run,
                             "not decided: the property %s: audits decide what never happens; that "
                             "something happens at last needs fairness, and another tool",
                             f->obligation);
  }
}

/* ---- a run ---- */

static void report_goal(ProofRun *run, const Goal *goal) {
  if (goal->state == GOAL_UNBOUND) {
    proof_open(run, goal, goal->reason);
    return;
  }
  if (goal->state == GOAL_ABSENT) {
    AuditFinding *f = proof_finding(run, goal, OUTCOME_NOT_APPLICABLE);
    f->message = proof_print(run, "not applicable: %s", goal->reason);
    return;
  }
  for (vec_each(const Claimed, c, &run->claims))
    if (c->goal == goal) {
      report_claim(run, c);
      return;
    }
  switch (goal->obligation->form) {
  case FORM_STATE:
  case FORM_COVER:
  case FORM_ACTION: never("a claim that was not made");
  case FORM_CONSTANT: proof_constant(run, goal); return;
  case FORM_COMPOSE: proof_compose(run, goal); return;
  case FORM_PUMP: proof_pump(run, goal); return;
  case FORM_TRANSFORM: proof_transform(run, goal); return;
  case FORM_LOCAL: proof_local(run, goal); return;
  case FORM_REFINE: proof_refine(run, goal); return;
  case FORM_UNIVERSAL: proof_universal(run, goal); return;
  }
  never("form of an obligation");
}

static bool is_constant(const Spec *spec, Symbol name) {
  for (uint32_t i = 0; i < spec->constant_count; i++)
    if (spec->constants[i]->name == name) return true;
  return false;
}

/* `Fence <- NoFence`: the specification says one thing, and another one is looked at. */
static void describe_replacements(ProofRun *run, Text *text) {
  const Config *config = run->channel->config;
  for (uint32_t i = 0; config && i < config->bindings.count; i++) {
    const ConfigBinding *b = &config->bindings.at[i];
    if (b->value || is_constant(run->channel->spec, b->name.text)) continue;
    text_format(text, "%s%s <- %s", text->length ? ", " : "", symbol_text(b->name.text),
                symbol_text(b->other.text));
  }
}

/* `for Keys = 3, Worker = {ann, bob}`: what a proof is a proof of. */
static const char *describe_constants(ProofRun *run) {
  Text text = {0};
  const Spec *spec = run->channel->spec;
  for (uint32_t i = 0; i < spec->constant_count; i++) {
    const Constant *c = spec->constants[i];
    const Value *value = c->value ? evaluate(run->task->evaluator, c->value, NULL, NULL) : NULL;
    if (!value) continue;
    text_format(&text, "%s%s = ", text.length ? ", " : "", symbol_text(c->name));
    value_print(value, &text);
  }
  describe_replacements(run, &text);
  const Model *m = run->task->model;
  if (m->constraints.count + m->action_constraints.count)
    text_format(&text, "%sexecutions within the constraints", text.length ? ", " : "");
  const char *copy = text.length ? proof_print(run, "%s", text_string(&text)) : NULL;
  text_free(&text);
  return copy;
}

/* What is assumed of the constants is not so: nothing is decided for them. */
static void report_assumptions(ProofRun *run) {
  ProofChannel *channel = run->channel;
  const Spec *spec = channel->spec;
  for (uint32_t i = 0; i < spec->assumption_count; i++) {
    const Property *p = &spec->assumptions[i];
    bool truth = false;
    bool known = evaluate_truth(run->task->evaluator, p->node, NULL, NULL, &truth);
    if (known && truth) continue;
    AuditFinding *f = audit_add(run->findings, "SPEC", CHANNEL_PROOF, OUTCOME_OPEN, WEIGHT_WARN);
    f->obligation = *symbol_text(p->name) ? symbol_text(p->name) : "ASSUME";
    f->limits = run->limits;
    f->message = known
                     ? "an assumption about the constants is false: nothing is decided for them"
                     : proof_print(run, "an assumption about the constants cannot be evaluated: %s",
                                   evaluator_fault(run->task->evaluator)->message);
    f->fix = "choose constants for which the specification is meant";
    FindingPlace place = finding_place(channel->session->diags, p->node->at, NULL);
    vec_push(&f->places, place);
    channel->unassumed = true;
  }
}

static void report_not_inductive(ProofRun *run) {
  if (!run->decider.not_inductive) return;
  AuditFinding *f = audit_add(run->findings, "SPEC", CHANNEL_PROOF, OUTCOME_OPEN, WEIGHT_WARN);
  f->obligation = "inductive";
  f->limits = run->limits;
  f->message = proof_print(run, "the invariant of the binding is not inductive: %s",
                           run->decider.not_inductive);
}

enum { SECONDS_OF_A_SEARCH = 20 };

void proof_channel_run(ProofChannel *channel, Task *task, const EngineOptions *options,
                       AuditFindings *findings) {
  channel->binding = binding_configured(channel->session, channel->spec, channel->binding);
  ProofRun run = {.channel = channel, .task = task, .findings = findings};
  run.decider = (Decider){.task = task,
                          .options = *options,
                          .seconds = SECONDS_OF_A_SEARCH,
                          .patience = patience_begin(),
                          .inductive = channel->inductive};
  run.teller = (Teller){channel->session, channel->spec, channel->binding};
  run.limits = describe_constants(&run);
  report_assumptions(&run);
  collect_claims(&run);
  decide_claims(&run);
  find_vacuous(&run);
  if (channel->scenarios) proof_find_scenarios(&run);
  for (uint32_t i = 0; i < channel->goals.count; i++) report_goal(&run, &channel->goals.at[i]);
  for (vec_each(const Claimed, c, &run.claims))
    if (!c->goal) report_invariant(&run, c);
  report_properties(&run);
  report_not_inductive(&run);
  proof_report_reach(&run);
  for (vec_each(Claimed, c, &run.claims)) {
    decisions_free(&c->decision, 1);
    result_destroy(c->broken);
  }
  vec_free(&run.claims);
}
