/* Counterexamples to induction: made small, made concrete, confirmed, and told in as
   few facts as matter. */
#include <string.h>

#include "base/panic.h"
#include "solver/core.h"
#include "solver/induction_run.h"

enum {
  CALLS = 600,     /* of the solver at most, for lowering inputs */
  LIFT_SECONDS = 5 /* at most, for leaving out facts */
};

/* ---- as small as possible ---- */

typedef struct Minimizer {
  Induction *p;
  Lits *asked;
  Valuation *model;
  uint32_t calls;
} Minimizer;

/* Fewest elements and first alternatives: try to give all inputs their least value, the
   earlier ones first. */
static void lower_input(Minimizer *m, uint32_t gate) {
  bool least = circuit_input_least(m->p->encoder->circuit, gate);
  Lit input = {gate << 1}, low = lit_xor_sign(input, !least);
  bool is_low = valuation_lit(m->model, low);
  vec_push(m->asked, low);
  if (is_low) return;
  if (m->calls < CALLS) {
    m->calls++;
    if (induction_ask(m->p, m->asked) == ANSWER_SAT) {
      valuation_destroy(m->model);
      m->model = solver_valuation(m->p->solver);
      return;
    }
  }
  *vec_last(m->asked) = lit_not(low);
}

static void lower_inputs(Minimizer *m, const Inputs *inputs) {
  const Circuit *circuit = m->p->encoder->circuit;
  for (uint32_t gate = inputs->gates_from; gate < inputs->gates_to; gate++)
    if (circuit_gate(circuit, gate)->kind == GATE_INPUT) lower_input(m, gate);
}

/* An integer without bounds: the smallest of a few magnitudes. */
static void lower_term(Minimizer *m, Term term) {
  static const int64_t bounds[] = {0, 1, 2, 4, 8, 16, 64, 256};
  Circuit *circuit = m->p->encoder->circuit;
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds && m->calls < CALLS; i++, m->calls++) {
    Term low = circuit_constant(circuit, integer_from(-bounds[i]));
    Term high = circuit_constant(circuit, integer_from(bounds[i]));
    vec_push(m->asked,
             circuit_and(circuit, circuit_le(circuit, low, term), circuit_le(circuit, term, high)));
    if (induction_ask(m->p, m->asked) == ANSWER_SAT) {
      valuation_destroy(m->model);
      m->model = solver_valuation(m->p->solver);
      return;
    }
    m->asked->count--;
  }
}

static void lower_terms(Minimizer *m, const Inputs *inputs) {
  for (uint32_t t = inputs->terms_from; t < inputs->terms_to; t++)
    if (circuit_term(m->p->encoder->circuit, (Term){t})->kind == TERM_INPUT)
      lower_term(m, (Term){t});
}

static const Inputs *step_inputs(const Induction *p, const Question *q) {
  if (!q->step) return NULL;
  return q->initial ? &p->initial_inputs : &p->actions[q->row].inputs;
}

/* The model after as many inputs as possible are false; the caller destroys it. */
static Valuation *minimize(Induction *p, const Question *q, Lits *asked) {
  Minimizer m = {.p = p, .asked = asked, .model = solver_valuation(p->solver)};
  const Inputs *of_step = step_inputs(p, q);
  if (!q->initial) {
    lower_terms(&m, &p->arbitrary.inputs);
    lower_inputs(&m, &p->arbitrary.inputs);
  }
  if (of_step) lower_terms(&m, of_step);
  if (of_step) lower_inputs(&m, of_step);
  return m.model;
}

/* ---- made concrete ---- */

static State decode_state(Induction *p, SymState state, Valuation *model) {
  const Value **values = arena_array(p->proof->memory, const Value *, p->width + 1);
  for (uint32_t v = 0; v < p->width; v++)
    values[v] = value_normal(p->task->values, sym_decode(p->encoder, state[v], model));
  return values;
}

static Hint *decode_hints(Induction *p, const Step *step, Valuation *model) {
  Hint *hints = arena_array(p->proof->memory, Hint, step->pick_count + 1);
  for (uint32_t i = 0; i < step->pick_count; i++)
    hints[i] = (Hint){step->picks[i].node, sym_decode(p->encoder, step->picks[i].value, model)};
  return hints;
}

typedef struct Decoded {
  State before, after; /* `before` NULL: an initial state; `after` NULL: about one state */
  uint32_t hint_count;
  const Hint *hints;
} Decoded;

static Decoded decode(Induction *p, const Question *q, Valuation *model) {
  Decoded d = {0};
  if (!q->initial) d.before = decode_state(p, p->arbitrary.values, model);
  if (!q->step) return d;
  if (q->broken) d.after = decode_state(p, q->step->next, model);
  d.hint_count = q->step->pick_count;
  d.hints = decode_hints(p, q->step, model);
  return d;
}

/* ---- confirmed ---- */

NO_RETURN static void not_confirmed(const Induction *p, const Decoded *d, const char *what) {
  Text text = {0};
  const State states[] = {d->before, d->after};
  for (int i = 0; i < 2; i++)
    for (uint32_t v = 0; states[i] && v < p->width; v++) {
      text_format(&text, "  %s%s = ", symbol_text(p->task->model->spec->variables[v]->name),
                  i ? "'" : "");
      value_print(states[i][v], &text);
      text_append(&text, "\n");
    }
  panic("a counterexample to induction is not confirmed: %s\n%s", what, text_string(&text));
}

static bool cannot_tell(Induction *p, Cell *cell, const char *what) {
  cell->verdict = CELL_UNKNOWN;
  cell->reason = arena_format(p->proof->memory, "a counterexample was found, but %s: %s", what,
                              evaluator_fault(p->task->evaluator)->message);
  return false;
}

/* All lemmas hold in the first state. */
static bool confirm_lemmas(Induction *p, const Decoded *d, Cell *cell) {
  for (uint32_t i = 0; i < p->proof->lemma_count; i++) {
    bool truth = false;
    const Property *lemma = &p->proof->lemmas[i];
    if (!evaluate_truth(p->task->evaluator, lemma->node, d->before, NULL, &truth))
      return cannot_tell(p, cell, "a lemma cannot be evaluated in its first state");
    if (!truth) not_confirmed(p, d, symbol_text(lemma->name));
  }
  return true;
}

static bool confirm_step(Induction *p, const Question *q, const Decoded *d, Action *action,
                         Cell *cell) {
  bool taken = false;
  if (!is_step(p->task->evaluator, q->action, d->before, d->after, d->hint_count, d->hints, &taken,
               action))
    return cannot_tell(p, cell, "its step cannot be evaluated");
  if (!taken) not_confirmed(p, d, "the step is not possible");
  return true;
}

static bool visit(State next, const Action *action, void *env) {
  (void)next, (void)action, (void)env;
  return true;
}

/* The property does not hold, or evaluating fails: of a fault the result is told. */
static void confirm_broken(Induction *p, const Question *q, const Decoded *d, Result *result) {
  Evaluator *evaluator = p->task->evaluator;
  bool truth = false;
  if (!q->broken) {
    if (each_successor(evaluator, q->action, d->before, visit, NULL))
      not_confirmed(p, d, "the action can be evaluated");
    result_fault(result, evaluator_fault(evaluator));
    return;
  }
  bool of_step = q->broken->node->level == LEVEL_ACTION;
  State state = q->step && !of_step ? d->after : d->before;
  if (!evaluate_truth(evaluator, q->broken->node, state, of_step ? d->after : NULL, &truth))
    result_fault(result, evaluator_fault(evaluator));
  else if (truth)
    not_confirmed(p, d, symbol_text(q->broken->name));
  else
    result->verdict = VERDICT_VIOLATED;
}

static Result *confirm(Induction *p, const Question *q, const Decoded *d, Cell *cell) {
  Action none = {.at = q->action ? q->action->at : q->broken->node->at}, action = none;
  if (d->before && !confirm_lemmas(p, d, cell)) return NULL;
  if (d->after && !confirm_step(p, q, d, &action, cell)) return NULL;
  Result *result = result_create("induction");
  result->property = q->broken ? symbol_text(q->broken->name) : NULL;
  result->node = q->broken ? q->broken->node : q->action;
  uint32_t count = (uint32_t)(d->before != NULL) + (d->after != NULL), at = 0;
  result_make_trace(result, count);
  result->depth = count - 1;
  if (d->before) result_set_step(result, at++, d->before, p->width, &none);
  if (d->after) result_set_step(result, at, d->after, p->width, &action);
  confirm_broken(p, q, d, result);
  return result;
}

/* ---- the facts that matter ---- */

static FactList pick_facts(Induction *p, const FactList *all, const bool *in) {
  Fact *kept = arena_array(p->proof->memory, Fact, all->count + 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < all->count; i++)
    if (in[i]) kept[count++] = all->at[i];
  return (FactList){count, kept};
}

/* Facts such that in every state of the layout that has them, the same choices make a
   step that breaks the property.  All facts if they are not enough. */
static FactList lift(Induction *p, const Question *q, const Decoded *d, Valuation *model) {
  Circuit *circuit = p->encoder->circuit;
  FactList all = facts_of(p->proof->memory, p->task->model->spec, p->arbitrary.values, d->before,
                          GRAIN_COARSE);
  Lits facts = {0}, fixed = {0}, asked = {0};
  for (uint32_t i = 0; i < all.count; i++)
    vec_push(&facts, fact_literal(p->encoder, &all.at[i], p->arbitrary.values));
  Lit guard = q->step ? q->step->guard : LIT_TRUE;
  if (q->step) inputs_fix(circuit, step_inputs(p, q), model, &fixed);
  vec_push(&fixed, lit_not(circuit_and(circuit, guard, q->bad)));
  for (vec_each(Lit, lit, &facts)) vec_push(&asked, *lit);
  for (vec_each(Lit, lit, &fixed)) vec_push(&asked, *lit);
  if (induction_ask(p, &asked) == ANSWER_UNSAT) {
    bool *in = arena_array(p->proof->memory, bool, all.count + 1);
    for (uint32_t i = 0; i < all.count; i++) in[i] = solver_used(p->solver, i);
    CoreOptions options = {.deadline = p->options->engine.deadline, .seconds = LIFT_SECONDS};
    core_minimize(p->solver, &facts, &fixed, options, in);
    all = pick_facts(p, &all, in);
  }
  vec_free(&facts);
  vec_free(&fixed);
  vec_free(&asked);
  return all;
}

static Cti *find_one(Induction *p, const Question *q, Lits *asked, Cell *cell) {
  Valuation *model = minimize(p, q, asked);
  Decoded d = decode(p, q, model);
  Result *step = confirm(p, q, &d, cell);
  Cti *cti = NULL;
  if (step) {
    cti = arena_new(p->proof->memory, Cti);
    *cti = (Cti){.step = step};
    if (d.before) cti->facts = lift(p, q, &d, model);
    if (!p->options->no_triage) triage(p, q, cti);
  }
  valuation_destroy(model);
  return cti;
}

/* ---- different ones ---- */

/* Another one has another first state, and not one with the same facts. */
static Lit exclude(Induction *p, const Question *q, const Cti *cti) {
  Arena *memory = p->proof->memory;
  SymState state = q->initial ? p->initial.next : p->arbitrary.values;
  FactList facts = cti->facts;
  if (!facts.count)
    facts =
        facts_of(memory, p->task->model->spec, state, cti->step->trace.at[0].state, GRAIN_COARSE);
  Lit all = LIT_TRUE;
  for (uint32_t i = 0; i < facts.count; i++)
    all = circuit_and(p->encoder->circuit, all, fact_literal(p->encoder, &facts.at[i], state));
  return lit_not(all);
}

static bool ask_again(Induction *p, const Question *q, const Lits *excluded, Lits *asked) {
  vec_clear(asked);
  question_assume(p, q, asked);
  for (vec_each(Lit, lit, excluded)) vec_push(asked, *lit);
  return induction_ask(p, asked) == ANSWER_SAT;
}

static void discard(const Cti *cti) {
  result_destroy(cti->step);
  if (cti->execution) result_destroy(cti->execution);
}

static Lit excluding_lemma(Induction *p, const Cti *cti) {
  Lit all = LIT_TRUE;
  for (uint32_t i = 0; i < cti->blocked_by.count; i++)
    all = circuit_and(p->encoder->circuit, all,
                      fact_literal(p->encoder, &cti->blocked_by.at[i], p->arbitrary.values));
  return lit_not(all);
}

/* A state that cannot be reached may hide one that can: with the lemmas that exclude the
   ones so far there may be another, up to some point. */
static Cti *prefer_reachable(Induction *p, const Question *q, Cti *first) {
  enum { MOST = 4 };
  Lits asked = {0}, lemmas = {0};
  Cti *cti = first;
  for (int n = 0; n < MOST && cti && cti->triage == TRIAGE_BLOCKED; n++) {
    Cell other = {0};
    vec_push(&lemmas, excluding_lemma(p, cti));
    if (cti != first) discard(cti);
    cti = ask_again(p, q, &lemmas, &asked) ? find_one(p, q, &asked, &other) : NULL;
  }
  vec_free(&asked);
  vec_free(&lemmas);
  if (cti == first || !cti) return first;
  bool reached = cti->triage == TRIAGE_REACHED;
  discard(reached ? first : cti);
  return reached ? cti : first;
}

const Cti *cti_find(Induction *p, const Question *q, Cell *cell) {
  Lits asked = {0}, excluded = {0};
  question_assume(p, q, &asked);
  Cti *first = find_one(p, q, &asked, cell);
  if (first) first = prefer_reachable(p, q, first);
  Cti *last = first;
  for (uint32_t n = 1; last && n < p->options->examples; n++) {
    vec_push(&excluded, exclude(p, q, last));
    if (!ask_again(p, q, &excluded, &asked)) break;
    Cell other = {0};
    last->next = find_one(p, q, &asked, &other);
    last = last->next;
  }
  vec_free(&asked);
  vec_free(&excluded);
  return first;
}
