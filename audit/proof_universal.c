/* Goals about all values, also about those that no configuration has: a formula is true of
   any values of its names, after a step from any state of the role `universe`.

   A module is made that extends the specification.  The names are variables of it, which have
   any value of their sets at first and keep it; its one step is the one that the goal speaks
   of.  Whether the claim can be broken there is asked of the solver, for which integers have no
   bounds; what breaks it is replayed like every execution. */
#include <string.h>

#include "audit/proof_run.h"

typedef struct Universal {
  ProofRun *run;
  const Goal *goal;
  Spec *spec;
  Model *model;
  Evaluator *evaluator;
} Universal;

#define CLAIM "Audit_Claim"
#define NEVER "Audit_Never"

/* ---- the module ---- */

static void append_names(const Range *range, Text *out) {
  for (uint32_t i = 0; i < range->count; i++)
    text_format(out, "%s%s", i ? ", " : "", range->names[i]);
}

/* A claim of values alone has one state, in which the variables say nothing. */
static void append_state(const Universal *u, Text *out) {
  if (u->goal->range->universe) {
    text_format(out, "  /\\ (%s)\n", u->goal->range->universe);
    return;
  }
  const Spec *spec = u->run->channel->spec;
  for (uint32_t v = 0; v < spec->variable_count; v++)
    text_format(out, "  /\\ %s = 0\n", symbol_text(spec->variables[v]->name));
}

static const char *or_true(const char *formula) { return formula ? formula : "TRUE"; }

static const char *write_module(const Universal *u) {
  const Range *range = u->goal->obligation->range;
  const GoalRange *r = u->goal->range;
  Text out = {0};
  text_format(&out, "---- MODULE Audit_ ----\nEXTENDS %s\nVARIABLES ",
              symbol_text(u->run->channel->spec->name));
  append_names(range, &out);
  if (r->default_order) text_append(&out, "\nleq_(a_, b_) == a_ <= b_");
  text_append(&out, "\nAudit_Init ==\n");
  append_state(u, &out);
  for (uint32_t i = 0; i < range->count; i++)
    text_format(&out, "  /\\ %s \\in %s\n", range->names[i], r->sets[i]);
  text_format(&out, "  /\\ (%s)\nAudit_Next == (%s) /\\ UNCHANGED <<", or_true(r->assume),
              r->step ? r->step : "FALSE");
  append_names(range, &out);
  const char *step = or_true(r->step), *when = or_true(r->when);
  text_format(&out, ">>\n" CLAIM " == (%s) => (%s)\n" NEVER " == ~((%s) /\\ (%s))\n====\n", step,
              r->formula, step, when);
  const char *text = arena_copy(u->run->channel->session->memory, text_string(&out), out.length);
  text_free(&out);
  return text;
}

static bool open_module(Universal *u) {
  ProofChannel *channel = u->run->channel;
  u->spec = spec_analyse_beside(channel->session, channel->spec, "Audit_", write_module(u));
  if (!u->spec) return false;
  ModelOptions options = {.init = "Audit_Init", .next = "Audit_Next", .no_deadlock = true};
  u->model = model_bind(channel->session, u->spec, channel->config, &options);
  if (!u->model) return false;
  u->evaluator = evaluator_create(u->run->task->values, channel->session->symbols, u->spec);
  return true;
}

static void close_module(Universal *u) {
  evaluator_destroy(u->evaluator);
  model_destroy(u->model);
}

/* ---- the question ---- */

/* Can a definition of the module be false, at first or after the step? */
static Result *ask(const Universal *u, const char *name) {
  Session *session = u->run->channel->session;
  Definition *d = spec_find(u->spec, symbol_intern(session->symbols, name, strlen(name)));
  PropertyList claims = {0};
  vec_push(&claims, ((Property){d->name, spec_call(u->spec, d, d->at)}));
  Task task = {session, u->model, u->run->task->values, u->evaluator};
  Decider decider = u->run->decider;
  decider.task = &task;
  Model model = decider_model(&decider, u->model->next, &claims);
  model.constraints = model.action_constraints = (PropertyList){0};
  task.model = &model;
  EngineOptions options = decider.options;
  options.deadline = decider_deadline(&decider);
  options.length = u->goal->range->step ? 1 : 0;
  Result *r = check_symbolic(&task, &options);
  vec_free(&claims);
  return r;
}

/* ---- the answer ---- */

static bool is_first(const GoalRange *r, uint32_t i) {
  for (uint32_t k = 0; k < i; k++)
    if (!strcmp(r->sets[k], r->sets[i])) return false;
  return true;
}

/* `all of Shard, Int, from all states of AnyRanges` */
static const char *describe_range(const Universal *u) {
  const Range *range = u->goal->obligation->range;
  const GoalRange *r = u->goal->range;
  Text text = {0};
  for (uint32_t i = 0; i < range->count; i++)
    if (is_first(r, i)) text_format(&text, "%s%s", i ? ", " : "all of ", r->sets[i]);
  if (r->universe) text_format(&text, ", from all states of %s", r->universe);
  const char *copy = proof_print(u->run, "%s", text_string(&text));
  text_free(&text);
  return copy;
}

/* The value that one of the names has; `word` is without the `_` behind it. */
static const Value *find_value(const Universal *u, const TraceStep *step, const char *word,
                               size_t length) {
  for (uint32_t v = 0; v < u->spec->variable_count; v++) {
    const char *name = symbol_text(u->spec->variables[v]->name);
    if (strlen(name) == length + 1 && !strncmp(name, word, length) && name[length] == '_')
      return step->state[v];
  }
  return NULL;
}

/* `key = 256, other = 1` */
static const char *describe_values(const Universal *u, const TraceStep *step) {
  const Range *range = u->goal->obligation->range;
  Text text = {0};
  for (uint32_t i = 0; i < range->count; i++) {
    size_t length = strlen(range->names[i]) - 1;
    text_format(&text, "%s%.*s = ", i ? ", " : "", (int)length, range->names[i]);
    value_print(find_value(u, step, range->names[i], length), &text);
  }
  const char *copy = proof_print(u->run, "%s", text_string(&text));
  text_free(&text);
  return copy;
}

/* What is done in the step, with the arguments that it has there; no definition if the step is
   no action of the binding. */
static Action find_action(const Universal *u, const TraceStep *step) {
  static const char action[] = "{action ";
  ProofChannel *channel = u->run->channel;
  const char *text = u->goal->obligation->range->step;
  if (strncmp(text, action, strlen(action)) != 0) return (Action){0};
  const char *word = text + strlen(action);
  Deed deed = deed_find(word, strcspn(word, "}"));
  if (deed == DEED_COUNT) return (Action){0};
  const DeedBinding *b = &channel->binding->deeds[deed];
  const Value **values =
      arena_array(channel->session->memory, const Value *, b->argument_count + 1);
  for (uint32_t i = 0; i < b->argument_count; i++)
    values[i] = find_value(u, step, b->arguments[i], strlen(b->arguments[i]));
  Symbol name = symbol_intern(channel->session->symbols, b->name, strlen(b->name));
  return (Action){.definition = spec_find(channel->spec, name),
                  .argument_count = b->argument_count,
                  .arguments = values};
}

/* `a state with start = <<0, 3>>, end = <<3, 5>>` */
static const char *describe_state(const Universal *u, const TraceStep *step) {
  const Spec *spec = u->run->channel->spec;
  Text text = {0};
  text_append(&text, "a state with ");
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    Symbol name = spec->variables[v]->name;
    uint32_t at = 0;
    while (u->spec->variables[at]->name != name) at++;
    text_format(&text, "%s%s = ", v ? ", " : "", symbol_text(name));
    value_print(step->state[at], &text);
  }
  const char *copy = proof_print(u->run, "%s", text_string(&text));
  text_free(&text);
  return copy;
}

static void tell_step(const Universal *u, Trace *trace, AuditFinding *f) {
  Action action = find_action(u, &trace->at[0]);
  if (action.definition) trace->at[1].action = action;
  Teller teller = u->run->teller;
  teller.spec = u->spec;
  scenario_tell(&teller, trace, f);
  f->scenario.at[0].action = u->goal->range->universe;
  f->scenario.at[0].told = describe_state(u, &trace->at[0]);
  const ScenarioStep *last = vec_last(&f->scenario);
  if (last->place.path) vec_push(&f->places, last->place);
  if (last->code.path) vec_push(&f->places, last->code);
}

static void report_broken(Universal *u, Result *r) {
  AuditFinding *f = proof_finding(u->run, u->goal, OUTCOME_FAIL);
  f->assurance = ASSURANCE_PROVED;
  f->method = "counterexample";
  f->message = proof_print(u->run, "not so: %s; with %s", u->goal->obligation->title,
                           describe_values(u, &r->trace.at[0]));
  if (r->trace.count > 1) tell_step(u, &r->trace, f);
}

static void report_kept(Universal *u, double start) {
  Result *r = ask(u, NEVER);
  bool vacuous = r->verdict == VERDICT_HOLDS;
  const char *title = u->goal->obligation->title;
  if (vacuous || r->verdict == VERDICT_VIOLATED) {
    AuditFinding *f = proof_finding(u->run, u->goal, vacuous ? OUTCOME_OPEN : OUTCOME_PASS);
    f->weight = vacuous ? WEIGHT_WARN : WEIGHT_NONE;
    f->assurance = vacuous ? ASSURANCE_OPEN : ASSURANCE_PROVED;
    f->method = describe_range(u);
    f->seconds = solver_clock() - start;
    if (vacuous)
      f->message =
          proof_print(u->run, "vacuous: %s, but there is nothing that this speaks of", title);
  } else {
    proof_open(u->run, u->goal, "whether there is anything that this speaks of is not known");
  }
  result_destroy(r);
}

static void decide_universal(Universal *u) {
  double start = solver_clock();
  Result *r = ask(u, CLAIM);
  if (r->verdict == VERDICT_VIOLATED)
    report_broken(u, r);
  else if (r->verdict == VERDICT_HOLDS)
    report_kept(u, start);
  else
    proof_open(u->run, u->goal, decider_reason(&u->run->decider, r));
  result_destroy(r);
}

void proof_universal(ProofRun *run, const Goal *goal) {
  Universal u = {.run = run, .goal = goal};
  if (!goal->range->universe && goal->node->level > LEVEL_CONSTANT)
    proof_open(run, goal, "it depends on variables");
  else if (!open_module(&u))
    proof_open(run, goal, "it cannot be said in a module that extends this one");
  else
    decide_universal(&u);
  close_module(&u);
}
