#include "solver/shape.h"

#include <stdlib.h>

#include "base/panic.h"
#include "base/text.h"
#include "frontend/parts.h"
#include "solver/suggest.h"

typedef struct Shapes {
  Spec *spec;
  PropertyList conjuncts;
  vec(uint32_t) origins; /* per conjunct: its lemma */
  bool *used;            /* per lemma, or NULL */
  bool *known;           /* per variable */
  vec(const Node *) chosen;
} Shapes;

/* Sets that depend on no state first: then other variables' sets may depend on those. */
typedef enum Pass { PASS_CONSTANT_SET, PASS_SET, PASS_VALUE, PASS_COUNT } Pass;

static bool fits(Pass pass, const Node *set) {
  return pass != PASS_CONSTANT_SET || set->level == LEVEL_CONSTANT;
}

static void choose(Shapes *s, Pass pass) {
  for (uint32_t i = 0; i < s->conjuncts.count; i++) {
    const Node *part = s->conjuncts.at[i].node, *set = NULL;
    const Variable *variable = part_variable(part, pass == PASS_VALUE, &set);
    if (!variable || s->known[variable->index] || !fits(pass, set)) continue;
    s->known[variable->index] = true;
    if (s->used) s->used[s->origins.at[i]] = true;
    vec_push(&s->chosen, part);
  }
}

/* Lists the conjuncts, and chooses from them. */
static void look_at(Shapes *s, const PropertyList *lemmas) {
  for (uint32_t i = 0; i < lemmas->count; i++) {
    PropertyList parts = parts_all(s->spec, &lemmas->at[i], PARTS_OF_CONJUNCTION);
    for (vec_each(Property, part, &parts)) {
      vec_push(&s->conjuncts, *part);
      vec_push(&s->origins, i);
    }
    vec_free(&parts);
  }
  for (Pass pass = PASS_CONSTANT_SET; pass < PASS_COUNT; pass++) choose(s, pass);
}

static void forget(Shapes *s) {
  vec_free(&s->conjuncts);
  vec_free(&s->origins);
  vec_free(&s->chosen);
}

/* What fits the values that are seen first. */
static void advise(Diag *d, const Shapes *s, Task *task) {
  for (uint32_t v = 0; v < s->spec->variable_count; v++) {
    Text set = {0};
    const Variable *variable = s->spec->variables[v];
    if (!s->known[v] && suggest_shape(task, variable, false, &set))
      diag_help(d, "what its first states show fits `%s \\in %s`", symbol_text(variable->name),
                text_string(&set));
    text_free(&set);
  }
}

/* Reports the first variable without a shape, the others in a note. */
static bool all_known(Session *session, const Shapes *s, Task *task) {
  Text missing = {0};
  const Variable *first = NULL;
  for (uint32_t v = 0; v < s->spec->variable_count; v++) {
    if (s->known[v]) continue;
    const Variable *variable = s->spec->variables[v];
    text_format(&missing, "%s`%s`", first ? ", " : "", symbol_text(variable->name));
    if (!first) first = variable;
  }
  if (first) {
    Diag *d =
        diag_report(session->diags, DIAG_C0212, first->at,
                    "the invariant does not say which values %s can have", text_string(&missing));
    diag_help(d,
              "an inductive proof starts in every state of the invariant: add a conjunct "
              "`%s \\in S` (or `%s \\subseteq S`)",
              symbol_text(first->name), symbol_text(first->name));
    if (task) advise(d, s, task);
  }
  text_free(&missing);
  return !first;
}

const Node *shape_find(Session *session, Spec *spec, const PropertyList *lemmas, bool *used,
                       Task *task) {
  Shapes s = {
      .spec = spec, .used = used, .known = calloc(spec->variable_count + 1, sizeof *s.known)};
  if (!s.known) panic("out of memory");
  look_at(&s, lemmas);
  const Node *shape = NULL;
  if (all_known(session, &s, task))
    shape = parts_conjunction(spec, s.chosen.count, s.chosen.at, lemmas->at[0].node->at);
  forget(&s);
  free(s.known);
  return shape;
}

void shape_known(Spec *spec, const PropertyList *lemmas, bool *known) {
  Shapes s = {.spec = spec, .known = known};
  for (uint32_t v = 0; v < spec->variable_count; v++) known[v] = false;
  look_at(&s, lemmas);
  forget(&s);
}
