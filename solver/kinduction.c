#include "solver/kinduction.h"

#include "solver/shape.h"

typedef struct Path {
  Task *task;
  const KOptions *options;
  Budget budget; /* what the options allow */
  const PropertyList *properties;
  KProof *proof;
  Encoder *encoder;
  Solver *solver;
  vec(SymState) states;
} Path;

static void give_up(Path *p, const char *reason) {
  p->proof->verdict = K_UNKNOWN;
  p->proof->reason = reason;
}

static Answer ask(Path *p, Lit lit) {
  if (p->budget.spent) return give_up(p, p->budget.spent), ANSWER_UNKNOWN;
  Answer answer = solver_check(p->solver, 1, &lit, p->options->engine.deadline);
  if (answer == ANSWER_UNKNOWN) give_up(p, solver_reason(p->solver));
  return answer;
}

/* Can something happen that cannot be encoded?  Then the proof ends. */
static bool within_limits(Path *p, Lit when, const Failure *failure) {
  Answer answer = ask(p, when);
  if (answer == ANSWER_SAT) give_up(p, fault_title(failure->kind));
  return answer == ANSWER_UNSAT;
}

/* The state arises by a step, or is arbitrary. */
static bool append(Path *p, Step step) {
  for (uint32_t i = 0; i < step.failure_count; i++)
    if (fault_is_limit(step.failures[i].kind) &&
        !within_limits(p, step.failures[i].when, &step.failures[i]))
      return false;
  solver_assert(p->solver, step.guard);
  for (uint32_t i = 0; i < step.failure_count && !p->states.count; i++)
    solver_assert(p->solver, lit_not(step.failures[i].when));
  vec_push(&p->states, step.next);
  return true;
}

/* All properties hold, and can be evaluated, in the last state. */
static bool all_hold(Path *p, Lit *all) {
  Circuit *circuit = p->encoder->circuit;
  *all = LIT_TRUE;
  for (vec_each(Property, property, p->properties)) {
    Predicate holds = encode_predicate(p->encoder, property->node, *vec_last(&p->states), NULL);
    *all = circuit_and(circuit, *all, holds.holds);
    for (uint32_t i = 0; i < holds.failure_count; i++) {
      const Failure *f = &holds.failures[i];
      if (fault_is_limit(f->kind) && !within_limits(p, f->when, f)) return false;
      *all = circuit_and(circuit, *all, lit_not(f->when));
    }
  }
  return true;
}

/* Where that cannot be told they count as different, which excludes no path. */
static Lit equal_states(Path *p, SymState a, SymState b) {
  Circuit *circuit = p->encoder->circuit;
  Lit all = LIT_TRUE;
  for (uint32_t v = 0; v < p->task->model->spec->variable_count; v++)
    all = circuit_and(circuit, all, sym_equal(p->encoder, a[v], b[v]));
  for (vec_each(const Failure, f, &p->encoder->failures))
    all = circuit_and(circuit, all, lit_not(f->when));
  p->encoder->failures.count = 0;
  return all;
}

static void assert_new(Path *p) {
  SymState last = *vec_last(&p->states);
  for (uint32_t i = 0; i + 1 < p->states.count; i++)
    solver_assert(p->solver, lit_not(equal_states(p, p->states.at[i], last)));
}

/* Can evaluating the step fail? */
static Lit fails(Path *p, const Step *step) {
  Lit any = LIT_FALSE;
  for (uint32_t i = 0; i < step->failure_count; i++)
    if (!fault_is_limit(step->failures[i].kind))
      any = circuit_or(p->encoder->circuit, any, step->failures[i].when);
  return any;
}

/* After k states in which all hold, do they in the next one, and is there a next one to be
   evaluated?  SAT: not for this k. */
static Answer take_step(Path *p) {
  Lit before, after;
  if (!all_hold(p, &before)) return ANSWER_UNKNOWN;
  solver_assert(p->solver, before);
  Step step = encode_step(p->encoder, p->task->model->next, *vec_last(&p->states));
  Answer defined = ask(p, fails(p, &step));
  if (defined == ANSWER_UNKNOWN || !append(p, step)) return ANSWER_UNKNOWN;
  if (p->options->simple_path) assert_new(p);
  if (!all_hold(p, &after)) return ANSWER_UNKNOWN;
  Answer answer = ask(p, lit_not(after));
  return answer == ANSWER_UNSAT ? defined : answer;
}

/* The first k states of all executions: bounded model checking. */
static void check_base(Path *p) {
  Model model = *p->task->model;
  model.invariants = *p->properties;
  model.properties = (PropertyList){0};
  model.check_deadlock = false;
  Task task = *p->task;
  task.model = &model;
  EngineOptions options = p->options->engine;
  options.length = p->proof->k;
  options.progress = NULL;
  Result *result = check_symbolic(&task, &options);
  bool holds = result->verdict == VERDICT_HOLDS;
  if (!holds) {
    p->proof->verdict = result->verdict == VERDICT_UNKNOWN ? K_UNKNOWN : K_REFUTED;
    p->proof->execution = result;
    return;
  }
  result_destroy(result);
}

/* Executions are looked at again whenever they can be twice as long. */
static void search(Path *p, const Node *shape) {
  if (!append(p, encode_initial(p->encoder, shape))) return;
  for (uint32_t k = 1; k <= p->options->limit; k++) {
    p->proof->k = k;
    Answer answer = take_step(p);
    if (answer == ANSWER_UNKNOWN) return;
    if (answer == ANSWER_UNSAT) p->proof->verdict = K_PROVED;
    bool last = answer == ANSWER_UNSAT || k == p->options->limit;
    if (last || !(k & (k - 1))) check_base(p);
    if (last || p->proof->execution) return;
  }
}

KProof *prove_by_k_induction(Task *task, const PropertyList *properties, const KOptions *options) {
  double start = solver_clock();
  Spec *spec = task->model->spec;
  bool *used = arena_array(task->session->memory, bool, properties->count + 1);
  const Node *shape = shape_find(task->session, spec, properties, used, task);
  if (!shape) return NULL;
  Arena *memory = arena_create();
  KProof *proof = arena_new(memory, KProof);
  *proof = (KProof){.memory = memory, .verdict = K_UNKNOWN};
  Path p = {.task = task, .options = options, .properties = properties, .proof = proof};
  p.budget = (Budget){.deadline = options->engine.deadline, .memory = options->engine.memory};
  p.encoder = encoder_create(task->values, task->session->symbols, spec, &options->engine.limits);
  encoder_set_budget(p.encoder, &p.budget);
  p.solver = solver_open(p.encoder->circuit, &options->engine.solver);
  search(&p, shape);
  proof->queries = solver_statistics(p.solver).queries;
  proof->solver = solver_name(p.solver);
  solver_close(p.solver);
  encoder_destroy(p.encoder);
  vec_free(&p.states);
  proof->seconds = solver_clock() - start;
  return proof;
}

void kproof_destroy(KProof *proof) {
  if (!proof) return;
  if (proof->execution) result_destroy(proof->execution);
  arena_destroy(proof->memory);
}
