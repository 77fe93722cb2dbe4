/* Labels: where they may stand, and which parameters they need (Lamport, TLA+ Version 2,
   section 6.4). */
#include "frontend/elaborate.h"

static Diag *report(const Place *p, DiagCode code, Span at, const char *pattern, Symbol label) {
  return diag_report(p->analysis->session->diags, code, at, pattern, symbol_text(label));
}

/* Names bound between the definition, or the label around, and here. */
static bool is_bound_here(const Place *p, const Entity *e) {
  for (const Scope *s = p->scope; s && s != p->labels->scope; s = s->outer)
    if (s->entity == e) return e->kind == ENTITY_LOCAL;
  return false;
}

static bool has_parameter(const Head *head, Symbol name) {
  for (uint32_t i = 0; i < head->parameter_count; i++)
    if (head->parameters[i].name.text == name) return true;
  return false;
}

static void check_given(const Place *p, const Head *head) {
  for (uint32_t i = 0; i < head->parameter_count; i++) {
    Name name = head->parameters[i].name;
    const Entity *e = place_find(p, name.text);
    const Head before = {.parameter_count = i, .parameters = head->parameters};
    if (!e || !is_bound_here(p, e)) {
      Diag *d = report(p, DIAG_S0116, name.at, "`%s` is no name that is bound around the label",
                       name.text);
      if (e) diag_label(d, e->name.at, "it is introduced here");
    } else if (has_parameter(&before, name.text)) {
      report(p, DIAG_S0116, name.at, "`%s` is a parameter of the label twice", name.text);
    }
  }
}

/* Whoever refers to the part says what all its bound names are. */
static void check_missing(const Place *p, const Head *head) {
  for (const Scope *s = p->scope; s && s != p->labels->scope; s = s->outer) {
    if (s->entity->kind != ENTITY_LOCAL || has_parameter(head, s->name)) continue;
    Diag *d = report(p, DIAG_S0116, head->name.at, "the label needs the parameter `%s`", s->name);
    diag_label(d, s->entity->name.at, "it is bound here, around the label");
  }
}

static void check_new(const Place *p, Name name) {
  const NameEntry *other = names_find(&p->labels->names, name.text);
  if (other) {
    Diag *d = report(p, DIAG_S0117, name.at, "there is another label `%s`", name.text);
    diag_label(d, other->entity->name.at, "it is here");
    return;
  }
  Arena *memory = p->analysis->session->memory;
  Entity *label = arena_new(memory, Entity);
  *label = (Entity){.kind = ENTITY_LOCAL, .name = name};
  names_add(memory, &p->labels->names, (NameEntry){.name = name.text, .entity = label});
}

const Node *elaborate_label(const Place *p, const Syntax *s) {
  const Head *head = s->lambda;
  if (!p->context->eager || p->quiet) return elaborate(p, s->kids[0]);
  LabelScope labels = {.scope = p->scope};
  Place inner = *p;
  inner.labels = &labels;
  const Node *n = elaborate(&inner, s->kids[0]);
  if (!p->labels) {
    report(p, DIAG_S0115, head->name.at, "label `%s` stands in no definition", head->name.text);
  } else if (p->at_sign) {
    report(p, DIAG_S0115, head->name.at, "label `%s` stands in an update of EXCEPT",
           head->name.text);
  } else {
    check_given(p, head);
    check_missing(p, head);
    check_new(p, head->name);
  }
  return n;
}
