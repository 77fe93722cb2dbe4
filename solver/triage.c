/* Is the first state of a counterexample to induction one that can be reached?

   If its facts, negated, are inductive relative to the invariant, it cannot be: adding
   that lemma removes it (Bradley's relative induction, VMCAI 2011).  Dropping facts
   while that stays so makes the lemma stronger and shorter.  Otherwise bounded model
   checking may find an execution that breaks the property: then it is wrong. */
#include <string.h>

#include "solver/induction_run.h"

enum {
  LEMMA_CALLS = 3000, /* of the solver, for finding a lemma */
  LEMMA_FACTS = 3     /* in a lemma that is looked for among all subsets of the facts */
};

typedef struct Cube {
  Induction *p;
  FactList facts;
  bool *in;     /* which of the facts are in the cube */
  Lit *now;     /* in the arbitrary state */
  Lit *initial; /* in the initial state */
  Lit **after;  /* per action, in its second state */
  uint32_t calls;
} Cube;

static Lit *literals(Induction *p, const FactList *facts, SymState state) {
  Lit *all = arena_array(p->proof->memory, Lit, facts->count + 1);
  for (uint32_t i = 0; i < facts->count; i++)
    all[i] = fact_literal(p->encoder, &facts->at[i], state);
  return all;
}

static Cube make_cube(Induction *p, FactList facts) {
  Arena *memory = p->proof->memory;
  Cube c = {.p = p, .facts = facts, .in = arena_array(memory, bool, facts.count + 1)};
  memset(c.in, 0, facts.count);
  c.now = literals(p, &facts, p->arbitrary.values);
  c.initial = literals(p, &facts, p->initial.next);
  c.after = arena_array(memory, Lit *, p->proof->action_count + 1);
  for (uint32_t a = 0; a < p->proof->action_count; a++)
    c.after[a] = literals(p, &facts, p->actions[a].step.next);
  return c;
}

static Lit conjunction(const Cube *c, const Lit *of) {
  Circuit *circuit = c->p->encoder->circuit;
  Lit all = LIT_TRUE;
  for (uint32_t i = 0; i < c->facts.count; i++)
    if (c->in[i]) all = circuit_and(circuit, all, of[i]);
  return all;
}

static bool is_impossible(Cube *c, const Lits *asked) {
  c->calls++;
  return induction_ask(c->p, asked) == ANSWER_UNSAT;
}

static bool excluded_initially(Cube *c) {
  Lits asked = {0};
  vec_push(&asked, c->p->initial.guard);
  vec_push(&asked, conjunction(c, c->initial));
  bool no = is_impossible(c, &asked);
  vec_free(&asked);
  return no;
}

/* No step leads from the invariant, without the cube, into the cube. */
static bool excluded_after(Cube *c, uint32_t action) {
  Induction *p = c->p;
  Question step = {
      .row = action, .step = &p->actions[action].step, .bad = conjunction(c, c->after[action])};
  Lits asked = {0};
  question_assume(p, &step, &asked);
  vec_push(&asked, lit_not(conjunction(c, c->now)));
  bool no = is_impossible(c, &asked);
  vec_free(&asked);
  return no;
}

static bool is_excluded(Cube *c) {
  if (!excluded_initially(c)) return false;
  for (uint32_t a = 0; a < c->p->proof->action_count; a++)
    if (!excluded_after(c, a)) return false;
  return true;
}

/* Subsets with `more` further facts, taken from `from` on: short lemmas are the ones that
   people understand, and the strongest. */
static bool find_subset(Cube *c, uint32_t from, uint32_t more) {
  if (!more) return is_excluded(c);
  for (uint32_t i = from; i < c->facts.count && c->calls < LEMMA_CALLS; i++) {
    c->in[i] = true;
    if (find_subset(c, i + 1, more - 1)) return true;
    c->in[i] = false;
  }
  return false;
}

/* All facts, then as few of them as go one by one. */
static bool find_by_dropping(Cube *c) {
  memset(c->in, 1, c->facts.count);
  if (!is_excluded(c)) return false;
  for (uint32_t i = 0; i < c->facts.count && c->calls < 2 * LEMMA_CALLS; i++) {
    c->in[i] = false;
    c->in[i] = !is_excluded(c);
  }
  return true;
}

static FactList chosen_facts(const Cube *c) {
  Fact *facts = arena_array(c->p->proof->memory, Fact, c->facts.count + 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < c->facts.count; i++)
    if (c->in[i]) facts[count++] = c->facts.at[i];
  return (FactList){count, facts};
}

static bool is_blocked(Induction *p, Cti *cti) {
  Cube c = make_cube(p, cti->facts);
  bool found = false;
  for (uint32_t size = 1; size <= LEMMA_FACTS && size <= c.facts.count && !found; size++)
    found = find_subset(&c, 0, size);
  if (!found && c.facts.count > LEMMA_FACTS) found = find_by_dropping(&c);
  if (found) cti->blocked_by = chosen_facts(&c);
  return found;
}

/* Bounded model checking of the one property. */
static Result *find_execution(Induction *p, const Property *broken) {
  Model model = model_unasked(p->task->model);
  vec_push(&model.invariants, *broken);
  Task task = *p->task;
  task.model = &model;
  EngineOptions options = p->options->engine;
  options.progress = NULL;
  Result *result = check_symbolic(&task, &options);
  vec_free(&model.invariants);
  return result;
}

/* Executions that keep to nothing but Next: how far was looked is said as well. */
static void look_for_execution(Induction *p, const Question *q, Cti *cti) {
  Result *result = find_execution(p, q->broken);
  cti->depth = result->depth;
  if (result->verdict == VERDICT_VIOLATED) {
    cti->triage = TRIAGE_REACHED;
    cti->execution = result;
    return;
  }
  result_destroy(result);
}

void triage(Induction *p, const Question *q, Cti *cti) {
  if (q->initial || !q->broken) return;
  if (is_blocked(p, cti))
    cti->triage = TRIAGE_BLOCKED;
  else
    look_for_execution(p, q, cti);
}
