/* Where a design is from: each of its steps is one of a reference specification, or changes
   nothing there; and that is cited.

   M. Abadi and L. Lamport, The existence of refinement mappings (TCS 1991): the mapping is the
   substitution of an INSTANCE. */
#include <string.h>

#include "audit/proof_run.h"
#include "frontend/build.h"
#include "solver/claims.h"

/* What the reference asks of single states and steps. */
typedef struct Reference {
  PropertyList claims;
  const Node *rests; /* no step changes what it speaks of; NULL if it does not say */
  bool whole;        /* or there is more, such as fairness, that steps do not tell */
} Reference;

static const Node *differs(Spec *spec, const Node *subscript) {
  const Node *next = build_node(spec, NODE_PRIME, 1, &subscript);
  return build_builtin(spec, BUILTIN_NE, 2, (const Node *[]){next, subscript});
}

/* Initial states are the states in which Init is true. */
static const Node *initially(ProofRun *run, const Node *claim) {
  return build_builtin(run->channel->spec, BUILTIN_IMPLIES, 2,
                       (const Node *[]){run->task->model->init, claim});
}

static void add_claim(ProofRun *run, Reference *r, const char *what, const Node *node) {
  const char *name = proof_print(run, "%s %u", what, r->claims.count + 1);
  Symbol symbol = symbol_intern(run->channel->session->symbols, name, strlen(name));
  vec_push(&r->claims, ((Property){symbol, node}));
}

static Reference read_reference(ProofRun *run, const Goal *goal) {
  Spec *spec = run->channel->spec;
  Claims parts = {0};
  Reference r = {0};
  Property whole = {goal->name, goal->node};
  const Node *changes = NULL;
  r.whole = claims_of_property(&whole, &parts);
  for (vec_each(const Claim, c, &parts.initial))
    add_claim(run, &r, "initial states", initially(run, c->node));
  for (vec_each(const Claim, c, &parts.states)) add_claim(run, &r, "states", c->node);
  for (vec_each(const Claim, c, &parts.steps)) {
    add_claim(run, &r, "steps", c->node);
    if (c->node->kind != NODE_SQUARE) continue;
    const Node *change = differs(spec, c->node->kids[1]);
    changes = changes ? build_node(spec, NODE_OR, 2, (const Node *[]){changes, change}) : change;
  }
  if (changes) r.rests = build_builtin(spec, BUILTIN_NOT, 1, &changes);
  if (!parts.steps.count) vec_clear(&r.claims);
  claims_free(&parts);
  return r;
}

/* Does anything happen of which the reference speaks? */
static bool is_vacuous(ProofRun *run, const Reference *r) {
  if (!r->rests) return false;
  const char *name = "nothing happens";
  PropertyList claims = {0};
  vec_push(&claims, ((Property){symbol_intern(run->channel->session->symbols, name, strlen(name)),
                                r->rests}));
  Decision decision;
  decide_by_search(&run->decider, run->task->model->next, &claims, &decision);
  bool vacuous = decision.kind == DECISION_EXHAUSTED;
  decisions_free(&decision, 1);
  vec_free(&claims);
  return vacuous;
}

/* This one, and not what the rule itself rests on. */
static void cite(AuditFinding *f, const Citation *c) {
  vec_clear(&f->citations);
  vec_push(&f->citations, c->id);
}

static void settle(ProofRun *run, const Goal *goal, const Reference *r, const Citation *c) {
  const SourceBinding *from = &run->channel->binding->refines;
  Decision *decisions = arena_array(run->channel->session->memory, Decision, r->claims.count);
  double start = solver_clock();
  decide(&run->decider, run->task->model->next, &r->claims, decisions);
  const Decision *weakest = &decisions[proof_weakest(r->claims.count, decisions)];
  bool bad = weakest->kind == DECISION_VIOLATED;
  AuditFinding *f = proof_finding(run, goal, bad ? OUTCOME_FAIL : OUTCOME_PASS);
  proof_settle(run, f, weakest,
               bad ? proof_print(run, "%s: `%s`", goal->obligation->title, from->spec)
                   : proof_print(run, "%s: `%s`, %s%s", goal->obligation->title, from->spec, c->id,
                                 r->whole ? "" : "; what it says of fairness is not decided"));
  f->seconds = solver_clock() - start;
  cite(f, c);
  if (f->outcome == OUTCOME_PASS && is_vacuous(run, r)) {
    f->outcome = OUTCOME_OPEN;
    f->weight = WEIGHT_WARN;
    f->assurance = ASSURANCE_OPEN;
    f->message = proof_print(run, "vacuous: nothing happens of which `%s` speaks", from->spec);
  }
  decisions_free(decisions, r->claims.count);
}

/* There is a reference, and no specification of it that could be looked at. */
static void believe(ProofRun *run, const Goal *goal, const Citation *c) {
  AuditFinding *f = proof_finding(run, goal, OUTCOME_REVIEW);
  f->assurance = ASSURANCE_ASSERTED;
  f->method = "binding";
  f->weight = c->level <= 2 ? WEIGHT_WARN : WEIGHT_NONE;
  f->message =
      proof_print(run, "taken over from %s (Level %d, %s), says the binding%s", c->id, c->level,
                  evidence_level_name(c->level),
                  c->level <= 2 ? ": evidence level 1-2 only, consider stronger reference" : "");
  f->fix = "write its steps down as a specification, and name that under `refines`";
  cite(f, c);
}

static void refuse(ProofRun *run, const Goal *goal, const char *citation) {
  AuditFinding *f = proof_finding(run, goal, OUTCOME_FAIL);
  f->message = proof_print(run, "NOVEL/UNJUSTIFIED: `%s` is in no table of citations", citation);
  f->fix = "add it with `cairn audit cite add`, and give the table with --refs";
}

static bool is_violated(const ProofRun *run) {
  for (vec_each(const Claimed, c, &run->claims))
    if (c->decision.kind == DECISION_VIOLATED) return true;
  return false;
}

void proof_refine(ProofRun *run, const Goal *goal) {
  const ProofChannel *channel = run->channel;
  const char *id = channel->binding->refines.citation;
  const Citation *citation = channel->citations ? citation_find(channel->citations, id) : NULL;
  if (!citation) {
    refuse(run, goal, id);
    return;
  }
  if (!goal->node) {
    believe(run, goal, citation);
    return;
  }
  if (is_violated(run)) {
    proof_open(run, goal, "where the design is from is asked when nothing is violated");
    return;
  }
  Reference reference = read_reference(run, goal);
  if (reference.claims.count)
    settle(run, goal, &reference, citation);
  else
    proof_open(run, goal,
               proof_print(run, "`%s` says nothing about steps, as Init /\\ [][Next]_vars does",
                           channel->binding->refines.spec));
  vec_free(&reference.claims);
}
