/* Deadlocks by example: is there a state such that no choice of inputs denotes a step?
   Ways on that were found in one state are tried in all others, until no state is
   left or one has no way on (Janota, Klieber, Marques-Silva and Clarke, Solving QBF
   with Counterexample Guided Refinement, AI 2016). */
#include "solver/bmc.h"
#include "solver/instance.h"

typedef struct DeadlockSearch {
  Bmc *bmc;
  CircuitMark mark; /* inputs made since then choose the way on */
  Lit way_on;
  Lit suspect;    /* no example so far leads on */
  vec(Lit) fixed; /* the values of all other inputs in the last suspicious state */
} DeadlockSearch;

/* Literals that pin all inputs that do not choose the way on. */
static void fix_inputs(DeadlockSearch *s, Valuation *v) {
  Circuit *circuit = s->bmc->encoder->circuit;
  vec_clear(&s->fixed);
  for (uint32_t g = 1; g < s->mark.gates; g++) {
    Lit input = {g << 1};
    if (circuit_gate(circuit, g)->kind == GATE_INPUT)
      vec_push(&s->fixed, lit_xor_sign(input, !valuation_lit(v, input)));
  }
  for (uint32_t t = 0; t < s->mark.terms; t++) {
    Term input = {t};
    if (circuit_term(circuit, input)->kind == TERM_INPUT) {
      Term value = circuit_constant(circuit, valuation_term(v, input));
      vec_push(&s->fixed, circuit_eq(circuit, input, value));
    }
  }
}

/* A way on in the state that is fixed; then it is an example for all states. */
static Answer learn_example(DeadlockSearch *s) {
  Bmc *b = s->bmc;
  vec_push(&s->fixed, s->way_on);
  Answer answer = bmc_ask_all(b, s->fixed.count, s->fixed.at);
  s->fixed.count--;
  if (answer != ANSWER_SAT) return answer;
  Valuation *v = solver_valuation(b->solver);
  Lit example = instance(b->encoder->circuit, s->way_on, s->mark, v);
  s->suspect = circuit_and(b->encoder->circuit, s->suspect, lit_not(example));
  valuation_destroy(v);
  return answer;
}

/* SAT: a deadlock.  UNSAT: none.  UNKNOWN: neither yet, or the solver gave up. */
static Answer look_once(DeadlockSearch *s) {
  Bmc *b = s->bmc;
  Answer answer = bmc_ask(b, s->suspect);
  if (answer != ANSWER_SAT) return answer;
  Valuation *v = solver_valuation(b->solver);
  fix_inputs(s, v);
  valuation_destroy(v);
  if (learn_example(s) != ANSWER_UNSAT) return ANSWER_UNKNOWN;
  return bmc_ask_all(b, s->fixed.count, s->fixed.at); /* the model again */
}

/* The choices of a step that is encoded already are not among the inputs made since. */
static Lit encode_way_on(Bmc *b) {
  if (!b->ahead.count) return bmc_way_on(b, bmc_next_step(b));
  bmc_stand_at(b, b->steps.count - 1);
  Step another = encode_step(b->encoder, b->run.task->model->next, vec_last(&b->steps)->next);
  return bmc_way_on(b, &another);
}

Answer deadlock_search(Bmc *b, Lit suspect) {
  DeadlockSearch s = {.bmc = b, .suspect = suspect};
  s.mark = circuit_mark(b->encoder->circuit);
  s.way_on = encode_way_on(b);
  Answer answer = ANSWER_UNKNOWN;
  uint32_t most = b->encoder->limits.examples;
  for (uint32_t i = 0; i < most && answer == ANSWER_UNKNOWN; i++) {
    answer = look_once(&s);
    if (b->run.result->verdict == VERDICT_UNKNOWN) break;
  }
  vec_free(&s.fixed);
  return answer;
}
