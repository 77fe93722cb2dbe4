#include "solver/kinduction.h"

#include "solver/arbitrary.h"
#include "solver/failed.h"
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
static bool within_limits(Path *p, const Failed *failed) {
  if (lit_is_false(failed->limit)) return true;
  Answer answer = ask(p, failed->limit);
  if (answer == ANSWER_SAT) give_up(p, failed_reason(p->proof->memory, failed->first));
  return answer == ANSWER_UNSAT;
}

/* All properties hold, and can be evaluated, in the last state. */
static bool all_hold(Path *p, Lit *all) {
  Circuit *circuit = p->encoder->circuit;
  *all = LIT_TRUE;
  for (vec_each(Property, property, p->properties)) {
    Predicate holds = encode_predicate(p->encoder, property->node, *vec_last(&p->states), NULL);
    Failed failed = failures_sort(circuit, holds.failures);
    if (!within_limits(p, &failed)) return false;
    *all = circuit_and(circuit, *all, holds_surely(circuit, &holds));
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

/* After k states in which all hold, do they in the next one, and is there a next one to be
   evaluated?  SAT: not for this k. */
static Answer take_step(Path *p) {
  Lit before, after;
  if (!all_hold(p, &before)) return ANSWER_UNKNOWN;
  solver_assert(p->solver, before);
  Step step = encode_step(p->encoder, p->task->model->next, *vec_last(&p->states));
  Failed failed = failures_sort(p->encoder->circuit, step.failures);
  Answer defined = ask(p, failed.error);
  if (defined == ANSWER_UNKNOWN || !within_limits(p, &failed)) return ANSWER_UNKNOWN;
  solver_assert(p->solver, step.guard);
  vec_push(&p->states, step.next);
  if (p->options->simple_path) assert_new(p);
  if (!all_hold(p, &after)) return ANSWER_UNKNOWN;
  Answer answer = ask(p, lit_not(after));
  return answer == ANSWER_UNSAT ? defined : answer;
}

/* The first k states of all executions: bounded model checking. */
static void check_base(Path *p) {
  Model model = model_unasked(p->task->model);
  model.invariants = *p->properties;
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

/* The first state is an arbitrary one.  False after a reported mistake. */
static bool begin_anywhere(Path *p, const Node *shape) {
  Arbitrary first;
  if (!arbitrary_begin(&first, p->task, p->encoder, shape)) {
    give_up(p, first.reason);
    return first.reason;
  }
  solver_assert(p->solver, first.fits);
  vec_push(&p->states, first.values);
  return true;
}

/* Executions are looked at again whenever they can be twice as long. */
static void search(Path *p) {
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
  const Node *shape = shape_find(task->session, task->model->spec, properties, NULL, task);
  if (!shape) return NULL;
  Arena *memory = arena_create();
  KProof *proof = arena_new(memory, KProof);
  *proof = (KProof){.memory = memory, .verdict = K_UNKNOWN};
  Path p = {.task = task, .options = options, .properties = properties, .proof = proof};
  p.budget = engine_budget(&options->engine);
  p.encoder = task_encoder(task, &options->engine.limits, &p.budget);
  p.solver = solver_open(p.encoder->circuit, &options->engine.solver);
  bool good = begin_anywhere(&p, shape);
  if (p.states.count) search(&p);
  proof->queries = solver_statistics(p.solver).queries;
  proof->solver = solver_name(p.solver);
  solver_close(p.solver);
  encoder_destroy(p.encoder);
  vec_free(&p.states);
  proof->seconds = solver_clock() - start;
  if (good) return proof;
  kproof_destroy(proof);
  return NULL;
}

void kproof_destroy(KProof *proof) {
  if (!proof) return;
  if (proof->execution) result_destroy(proof->execution);
  arena_destroy(proof->memory);
}
