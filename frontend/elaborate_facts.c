/* The facts and definitions that BY, USE and HIDE name. */
#include <string.h>

#include "base/panic.h"
#include "frontend/elaborate_proof.h"

static bool is_step_name(Symbol name) { return symbol_text(name)[0] == '<'; }

static bool is_plain_name(const Place *p, const Syntax *s) {
  return s->kind == SYNTAX_CALL && !s->kid_count && !selector_is(p, s) &&
         !analysis_is_language_name(p->analysis, s->name);
}

/* What a name stands for; NULL: reported. */
static const Entity *find_named(const Place *p, const Syntax *s) {
  Reference r;
  Mention mention = {s->name, s->qualifier, s->name_at, s->at, false};
  return reference_find(p, mention, &r) ? r.entity : NULL;
}

static bool can_be_hidden(const Place *p, const Syntax *s) {
  switch ((int)s->kind) {
  case SYNTAX_NUMBER:
  case SYNTAX_DECIMAL:
  case SYNTAX_STRING:
  case SYNTAX_SELECTOR:
  case SYNTAX_LABEL:
  case SYNTAX_LET: return true;
  case SYNTAX_CALL: break;
  default: return false;
  }
  if (analysis_is_language_name(p->analysis, s->name)) return false;
  if (selector_is(p, s)) return true;
  const Entity *e = find_named(p, s);
  return !e || operator_is_formula(e) || e->kind == ENTITY_INSTANCE || is_step_name(e->name.text);
}

static void check_hidden(const Place *p, const Syntax *s) {
  if (can_be_hidden(p, s)) return;
  Diag *d = place_report(p, DIAG_S0118, s->at,
                         "HIDE takes names of theorems, assumptions and steps, and this is none");
  if (s->kind == SYNTAX_CALL && !s->kid_count)
    diag_help(d, "a definition is hidden by HIDE DEF %s", symbol_text(s->name));
}

const char *proof_step_word(StepKind kind) {
  switch (kind) {
  case STEP_ASSERT: return "a sequent";
  case STEP_SUFFICES: return "a SUFFICES";
  case STEP_CASE: return "a CASE";
  case STEP_HAVE: return "a HAVE";
  case STEP_TAKE: return "a TAKE";
  case STEP_PICK: return "a PICK";
  case STEP_WITNESS: return "a WITNESS";
  case STEP_DEFINE: return "a DEFINE";
  case STEP_INSTANCE: return "an INSTANCE";
  case STEP_USE: return "a USE or HIDE";
  case STEP_QED: return "a QED";
  }
  never("kind of step");
}

const char *proof_step_noun(const Entity *e) { return proof_step_word(e->step->kind); }

static void check_step_as_fact(const Place *p, const Syntax *s, const Entity *e) {
  bool fact = !e->step || (e->step->kind != STEP_DEFINE && e->step->kind != STEP_USE);
  if (fact) return;
  diag_report(p->analysis->session->diags, DIAG_S0118, s->at, "step %s is %s and not a fact",
              symbol_text(s->name), proof_step_word(e->step->kind));
}

static void check_fact(const Place *p, const Facts *facts, const Fact *fact) {
  const Syntax *s = fact->formula;
  if (fact->sequent) {
    Place inside = *p;
    proof_sequent(&inside, fact->sequent);
  }
  if (!s) return;
  if (facts->hidden) check_hidden(p, s);
  bool named = is_plain_name(p, s);
  const Entity *e = named ? find_named(p, s) : NULL;
  if (named && !e) return;
  if (e && e->kind == ENTITY_THEOREM)
    check_step_as_fact(p, s, e);
  else if (!e || e->kind != ENTITY_INSTANCE)
    proof_formula(p, NULL, s);
}

static bool has_definition(const Entity *e) {
  if (e->kind == ENTITY_THEOREM) return !e->step || e->step->kind == STEP_DEFINE;
  return e->kind == ENTITY_INSTANCE ||
         (e->kind == ENTITY_OPERATOR && !proof_is_new_name(e) && !is_step_name(e->name.text));
}

static Symbol name_of(const Place *p, const Syntax *s) {
  if (s->kind == SYNTAX_CALL) return s->name;
  const char *name = op_infos[s->op].ascii;
  return symbol_intern(p->analysis->session->symbols, name, strlen(name));
}

static void check_meant_operator(const Place *p, const Syntax *s) {
  Symbol name = name_of(p, s);
  if (!s->qualifier && analysis_is_language_name(p->analysis, name)) {
    diag_report(p->analysis->session->diags, DIAG_S0118, s->at,
                "DEF takes names of definitions, and `%s` belongs to the language",
                symbol_text(name));
    return;
  }
  Reference r;
  Mention mention = {name, s->qualifier, s->name_at, s->at, true};
  const Entity *e = reference_find(p, mention, &r) ? r.entity : NULL;
  if (!e || has_definition(e)) return;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0118, s->at,
                        "DEF takes names of definitions, and `%s` is none", symbol_text(name));
  diag_label(d, e->name.at, "it is introduced here");
}

void proof_facts(const Place *p, const Facts *facts) {
  for (uint32_t i = 0; i < facts->fact_count; i++) check_fact(p, facts, &facts->facts[i]);
  for (uint32_t i = 0; i < facts->operator_count; i++) check_meant_operator(p, facts->operators[i]);
}
