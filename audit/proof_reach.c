/* What the rules cannot see however right they are: steps that the binding says nothing of, and
   mistakes that only two of a kind can make when there is one. */
#include <string.h>

#include "audit/proof_run.h"
#include "base/map.h"
#include "base/text.h"

/* ---- steps that are bound to nothing ---- */

typedef struct Unbound {
  const AuditBinding *binding;
  Map entered; /* definitions */
  vec(const Definition *) found;
} Unbound;

static bool is_bound(const AuditBinding *b, const Definition *d) {
  for (int deed = 0; deed < DEED_COUNT; deed++)
    if (binding_operator(b, (Deed)deed, symbol_text(d->name))) return true;
  return false;
}

/* Is it a choice among steps, and no step itself? */
static bool is_choice(const Node *n) {
  return n->kind == NODE_OR || n->kind == NODE_SQUARE || n->kind == NODE_CALL ||
         ((n->kind == NODE_EXISTS || n->kind == NODE_LET) && is_choice(n->kids[0]));
}

static void find_unbound(Unbound *u, const Node *n) {
  if (n->level <= LEVEL_STATE) return;
  const Definition *d = n->kind == NODE_CALL ? n->definition : NULL;
  if (d) {
    uint64_t key = (uint64_t)(uintptr_t)d;
    if (!d->body || d->builtin != BUILTIN_COUNT || is_bound(u->binding, d)) return;
    if (map_find(&u->entered, key)) return;
    map_put(&u->entered, key, 1);
    if (is_choice(d->body))
      find_unbound(u, d->body);
    else
      vec_push(&u->found, d);
    return;
  }
  bool opened = n->kind == NODE_OR || n->kind == NODE_EXISTS || n->kind == NODE_LET ||
                n->kind == NODE_AND || n->kind == NODE_SQUARE;
  for (uint32_t i = 0; opened && i < n->kid_count; i++) find_unbound(u, n->kids[i]);
}

static AuditFinding *remark(ProofRun *run, const char *what, const char *message,
                            const char *advice) {
  AuditFinding *f = audit_add(run->findings, "SPEC", CHANNEL_PROOF, OUTCOME_REVIEW, WEIGHT_INFO);
  f->obligation = what;
  f->message = message;
  f->fix = advice;
  return f;
}

static void report_unbound(ProofRun *run) {
  Unbound u = {.binding = run->channel->binding};
  find_unbound(&u, run->task->model->next);
  Text names = {0};
  for (vec_each(const Definition *, d, &u.found))
    text_format(&names, "%s`%s`", names.length ? ", " : "", symbol_text((*d)->name));
  if (u.found.count) {
    const char *message = proof_print(
        run,
        "what the binding says nothing of is seen by those rules alone that look at all steps: %s",
        text_string(&names));
    AuditFinding *f = remark(run, "actions", message, "say in the binding what these actions do");
    for (vec_each(const Definition *, d, &u.found)) {
      FindingPlace place = finding_place(run->channel->session->diags, (*d)->at, NULL);
      if (place.path) vec_push(&f->places, place);
    }
  }
  text_free(&names);
  map_free(&u.entered);
  vec_free(&u.found);
}

/* ---- one of a kind ---- */

/* Is anything that was decided about elements of this set? */
static bool is_asked(const ProofRun *run, const char *set) {
  const char *inside = proof_print((ProofRun *)run, "\\in %s", set);
  for (vec_each(const Claimed, c, &run->claims))
    if (c->goal && c->goal->formula && strstr(c->goal->formula, inside)) return true;
  return false;
}

void proof_report_reach(ProofRun *run) {
  static const Role roles[] = {ROLE_WORKERS, ROLE_SHARDS, ROLE_ITEMS, ROLE_OPERATIONS};
  report_unbound(run);
  Text sets = {0};
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
    const Node *node = run->channel->sets[roles[i]];
    const char *text = run->channel->binding->roles[roles[i]].text;
    if (!node || node->level > LEVEL_CONSTANT || !is_asked(run, text)) continue;
    const Value *set = evaluate(run->task->evaluator, node, NULL, NULL);
    if (set) set = value_enumerate(run->task->values, set);
    bool is_new = !strstr(text_string(&sets), proof_print(run, "`%s`", text));
    if (set && set->count == 1 && is_new)
      text_format(&sets, "%s`%s`", sets.length ? ", " : "", text);
  }
  if (sets.length)
    remark(run, "sizes",
           proof_print(run, "mistakes that take two are not seen where there is one element: %s",
                       text_string(&sets)),
           "audit it with two as well");
  text_free(&sets);
}
