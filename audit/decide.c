#include "audit/decide.h"

#include <string.h>

#include "base/panic.h"
#include "solver/induction.h"

typedef vec(uint32_t) Indices;

Model decider_model(const Decider *d, const Node *next, const PropertyList *claims) {
  Model m = model_unasked(d->task->model);
  m.next = next;
  m.invariants = *claims;
  memset(&m.symmetry, 0, sizeof m.symmetry);
  m.view = m.alias = NULL;
  return m;
}

/* ---- induction ---- */

static bool is_proved(const Cell *cell) { return cell->verdict == CELL_PROVED; }

/* The first cell that keeps the invariant from being inductive, in words; NULL if none. */
static const char *find_gap(const Decider *d, const Proof *proof) {
  Arena *memory = d->task->session->memory;
  if (proof->verdict == PROOF_VACUOUS) return "no state satisfies it";
  if (proof->satisfiable.verdict != CELL_PROVED) return "it could not be looked at";
  for (uint32_t i = 0; i < proof->lemma_count; i++) {
    const char *lemma = symbol_text(proof->lemmas[i].name);
    if (!is_proved(&proof->initial[i]))
      return arena_format(memory, "%s need not hold initially", lemma);
    for (uint32_t a = 0; a < proof->action_count; a++)
      if (!is_proved(&proof->actions[a].cells[i]))
        return arena_format(memory, "%s need not hold after %s", lemma,
                            symbol_text(proof->actions[a].action.name));
  }
  for (uint32_t a = 0; a < proof->action_count; a++)
    if (!is_proved(&proof->actions[a].defined))
      return arena_format(memory, "%s need not be defined",
                          symbol_text(proof->actions[a].action.name));
  return NULL;
}

static bool claim_is_proved(const Proof *proof, const Property *claim) {
  for (uint32_t i = 0; i < proof->safety_count; i++)
    if (proof->safety[i].name == claim->name) return is_proved(&proof->safe[i]);
  for (uint32_t i = 0; i < proof->step_count; i++) {
    if (proof->steps[i].name != claim->name) continue;
    uint32_t proved = 0;
    while (proved < proof->action_count && is_proved(&proof->steps[i].cells[proved])) proved++;
    return proved == proof->action_count;
  }
  return false;
}

/* A short search spares the proof of what is not even an invariant. */
static bool may_be_inductive(Decider *d, const Node *next) {
  enum { A_FEW_STATES = 300 };
  Model model = decider_model(d, next, &d->inductive);
  Task task = *d->task;
  task.model = &model;
  EngineOptions options = d->options;
  options.most_states = A_FEW_STATES;
  Result *r = check_explicit(&task, &options);
  bool may_be = r->verdict != VERDICT_VIOLATED;
  if (!may_be && next == d->task->model->next)
    d->not_inductive = arena_format(d->task->session->memory, "%s does not hold after %u steps",
                                    r->property, r->trace.count - 1);
  result_destroy(r);
  return may_be;
}

static void decide_by_induction(Decider *d, const Node *next, const PropertyList *claims,
                                Decision *out) {
  PropertyList none = {0};
  Model model = decider_model(d, next, &none);
  Task task = *d->task;
  task.model = &model;
  if (!may_be_inductive(d, next)) return;
  ProofOptions options = {.engine = d->options, .verdicts_only = true};
  Proof *proof = prove_induction(&task, &d->inductive, claims, &options);
  const char *gap = proof ? find_gap(d, proof) : "it does not say which values variables have";
  if (gap && next == d->task->model->next) d->not_inductive = gap;
  for (uint32_t i = 0; i < claims->count && !gap; i++)
    if (claim_is_proved(proof, &claims->at[i])) out[i].kind = DECISION_INDUCTION;
  proof_destroy(proof);
}

/* ---- searching ---- */

typedef Result *SearchEngine(Task *, const EngineOptions *);

/* One engine on some claims. */
typedef struct Search {
  Decider *decider;
  const Node *next;
  const PropertyList *claims;
  Decision *out;
  SearchEngine *engine;
  bool last;   /* no engine comes after this one: its reasons are final */
  bool *aside; /* claims that this engine cannot evaluate */
} Search;

double decider_deadline(const Decider *d) {
  double whole = d->options.deadline;
  if (d->seconds <= 0) return whole;
  double own = patience_deadline(&d->patience, d->seconds);
  return whole > 0 && whole < own ? whole : own;
}

/* The claims that nothing is known about yet. */
static Indices undecided(const Search *s) {
  Indices open = {0};
  for (uint32_t i = 0; i < s->claims->count; i++) {
    const Decision *d = &s->out[i];
    if (d->kind == DECISION_OPEN && !d->reason && !s->aside[i]) vec_push(&open, i);
  }
  return open;
}

const char *decider_reason(const Decider *d, const Result *r) {
  const char *text = r->reason;
  if (r->fault) text = r->fault->message ? r->fault->message : fault_title(r->fault->kind);
  return arena_format(d->task->session->memory, "%s", text ? text : verdict_word(r->verdict));
}

/* Does the result speak of one claim?  Then it is settled, or set aside. */
static bool settle_one(const Search *s, const Indices *open, Result *r, bool *kept) {
  for (vec_each(uint32_t, i, open)) {
    if (!r->property || strcmp(r->property, symbol_text(s->claims->at[*i].name)) != 0) continue;
    Decision *decision = &s->out[*i];
    *kept = r->verdict == VERDICT_VIOLATED;
    if (*kept)
      *decision = (Decision){.kind = DECISION_VIOLATED, .result = r};
    else if (s->last)
      decision->reason = decider_reason(s->decider, r);
    s->aside[*i] = true;
    return true;
  }
  return false;
}

static void settle_all(const Search *s, const Indices *open, const Result *r) {
  for (vec_each(uint32_t, i, open)) {
    Decision *decision = &s->out[*i];
    if (r->verdict == VERDICT_HOLDS && r->exhaustive)
      *decision = (Decision){.kind = DECISION_EXHAUSTED, .states = r->statistics.distinct_states};
    else if (r->verdict == VERDICT_HOLDS && s->last)
      *decision = (Decision){.kind = DECISION_BOUNDED, .depth = r->depth};
    else if (s->last)
      decision->reason = decider_reason(s->decider, r);
  }
}

/* One run on all claims that are open; false if another one would find nothing more. */
static bool search_once(const Search *s) {
  Indices open = undecided(s);
  if (!open.count) return false;
  PropertyList some = {0};
  for (vec_each(uint32_t, i, &open)) vec_push(&some, s->claims->at[*i]);
  Model model = decider_model(s->decider, s->next, &some);
  Task task = *s->decider->task;
  task.model = &model;
  EngineOptions options = s->decider->options;
  options.deadline = decider_deadline(s->decider);
  Result *r = s->engine(&task, &options);
  bool kept = false, again = settle_one(s, &open, r, &kept);
  if (!again) settle_all(s, &open, r);
  if (!kept) result_destroy(r);
  vec_free(&some);
  vec_free(&open);
  return again;
}

static void search_with(SearchEngine *engine, bool last, Decider *d, const Node *next,
                        const PropertyList *claims, Decision *out) {
  bool *aside = arena_array(d->task->session->memory, bool, claims->count + 1);
  Search s = {d, next, claims, out, engine, last, aside};
  while (search_once(&s)) continue;
}

static void search(Decider *d, const Node *next, const PropertyList *claims, Decision *out) {
  search_with(check_explicit, false, d, next, claims, out);
  search_with(check_symbolic, true, d, next, claims, out);
}

static void begin(const PropertyList *claims, Decision *out) {
  for (uint32_t i = 0; i < claims->count; i++) out[i] = (Decision){.kind = DECISION_OPEN};
}

void decide_by_listing(Decider *d, const Node *next, const PropertyList *claims, Decision *out) {
  begin(claims, out);
  search_with(check_explicit, false, d, next, claims, out);
}

void decide_by_search(Decider *d, const Node *next, const PropertyList *claims, Decision *out) {
  begin(claims, out);
  search(d, next, claims, out);
}

void decide(Decider *d, const Node *next, const PropertyList *claims, Decision *out) {
  begin(claims, out);
  if (d->inductive.count) decide_by_induction(d, next, claims, out);
  search(d, next, claims, out);
}

void decisions_free(Decision *decisions, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    result_destroy(decisions[i].result);
    decisions[i].result = NULL;
  }
}
