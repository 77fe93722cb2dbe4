/* Names of subexpressions, `Op(x)!2!(y)` (Lamport, TLA+ Version 2, section 6.4).

   The part that is meant gets an operator of its own, with the parameters of the
   operator it is part of and, after those, the bound names that a `!(y)` gives a
   value. */
#include <stdlib.h>
#include <string.h>

#include "frontend/elaborate.h"

typedef struct Selection {
  const Place *place;
  const Syntax *whole;
  vec(Parameter) parameters;
  vec(const Syntax *) arguments;
} Selection;

static const Syntax *refuse(const Selection *s, const Syntax *selector, const char *why) {
  Diag *d = diag_report(s->place->analysis->session->diags, DIAG_S0111, selector->at, "%s", why);
  diag_help(d, "define the part as an operator of its own and use its name");
  return NULL;
}

/* What a name means, without a report if it means nothing. */
static const Entity *peek(const Place *p, const Syntax *call) {
  if (call->kind != SYNTAX_CALL) return NULL;
  if (!call->qualifier) return place_find(p, call->name);
  const Entity *around = peek(p, call->qualifier);
  if (!around || around->kind != ENTITY_INSTANCE) return NULL;
  const Context *ctx = instance_context(around->instance);
  const NameEntry *entry = ctx ? names_find(&ctx->names, call->name) : NULL;
  return entry ? entry->entity : NULL;
}

bool selector_is_label(const Place *p, const Syntax *s) {
  if (s->kind != SYNTAX_CALL || !s->qualifier) return false;
  if (s->qualifier->kind == SYNTAX_SELECTOR || selector_is_label(p, s->qualifier)) return true;
  const Entity *around = peek(p, s->qualifier);
  return around && around->kind == ENTITY_OPERATOR;
}

/* What a selector or a label selects from; NULL for the operator's name. */
static const Syntax *before(const Selection *s, const Syntax *part) {
  if (part->kind == SYNTAX_SELECTOR) return part->kids[0];
  return selector_is_label(s->place, part) ? part->qualifier : NULL;
}

static bool has_plain_kids(SyntaxKind kind) {
  static const SyntaxKind kinds[] = {
      SYNTAX_CALL,       SYNTAX_OPERATION,    SYNTAX_CONJUNCTION,   SYNTAX_DISJUNCTION,
      SYNTAX_SET,        SYNTAX_FUNCTION_SET, SYNTAX_RECORD,        SYNTAX_RECORD_SET,
      SYNTAX_TUPLE,      SYNTAX_PRODUCT,      SYNTAX_APPLY,         SYNTAX_IF,
      SYNTAX_ACTION_BOX, SYNTAX_ACTION_ANGLE, SYNTAX_WEAK_FAIRNESS, SYNTAX_STRONG_FAIRNESS};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i] == kind) return true;
  return false;
}

/* The number meant by `2`, `<<` (1) or `>>` (2); 0 if it is another selector. */
static uint64_t operand_number(const char *text) {
  if (strcmp(text, "<<") == 0) return 1;
  if (strcmp(text, ">>") == 0) return 2;
  return strspn(text, "0123456789") == strlen(text) ? strtoull(text, NULL, 10) : 0;
}

static const Syntax *select_operand(Selection *s, const Syntax *from, const Syntax *selector) {
  uint64_t number = operand_number(symbol_text(selector->text));
  if (syntax_payload(from->kind) == PAYLOAD_BOUNDS) {
    if (number >= 1 && number <= from->bounds.count && from->bounds.at[number - 1].set)
      return from->bounds.at[number - 1].set;
  } else if (has_plain_kids(from->kind)) {
    if (number >= 1 && number <= from->kid_count) return from->kids[number - 1];
  }
  return refuse(s, selector, "there is no such part");
}

/* `!(e)`: the body of a quantifier or the like, its bound names having values. */
static const Syntax *select_body(Selection *s, const Syntax *from, const Syntax *selector) {
  if (syntax_payload(from->kind) != PAYLOAD_BOUNDS)
    return refuse(s, selector, "this part binds no names");
  uint32_t given = 1;
  for (uint32_t i = 0; i < from->bounds.count; i++) {
    const SyntaxBound *b = &from->bounds.at[i];
    if (b->tuple) return refuse(s, selector, "tuples of bound names cannot be given values");
    for (uint32_t j = 0; j < b->name_count; j++, given++) {
      if (given >= selector->kid_count) return refuse(s, selector, "too few values are given");
      Parameter parameter = {.name = b->names[j]};
      vec_push(&s->parameters, parameter);
      vec_push(&s->arguments, selector->kids[given]);
    }
  }
  return given == selector->kid_count ? from->kids[0]
                                      : refuse(s, selector, "too many values are given");
}

/* A part of what stands in a LET still needs its definitions. */
static const Syntax *in_let(const Selection *s, const Syntax *let, const Syntax *part) {
  Syntax *copy = syntax_create(s->place->analysis->session->memory, SYNTAX_LET, let->at, 1, &part);
  copy->unit_count = let->unit_count;
  copy->units = let->units;
  copy->height = let->height;
  return copy;
}

static const Syntax *select_part(Selection *s, const Syntax *from, const Syntax *selector) {
  while (from->kind == SYNTAX_LABEL) from = from->kids[0];
  if (from->kind == SYNTAX_LET) {
    const Syntax *part = select_part(s, from->kids[0], selector);
    return part ? in_let(s, from, part) : NULL;
  }
  const char *text = symbol_text(selector->text);
  if (strcmp(text, "()") == 0) return select_body(s, from, selector);
  if (operand_number(text)) return select_operand(s, from, selector);
  return refuse(s, selector, "this selector is not supported here");
}

static const Syntax *find_labelled(Selection *s, const Syntax *from, Symbol label);

static const Syntax *find_labelled_inside(Selection *s, const Syntax *from, Symbol label) {
  for (uint32_t i = 0; i < from->kid_count; i++) {
    const Syntax *found = find_labelled(s, from->kids[i], label);
    if (found) return from->kind == SYNTAX_LET ? in_let(s, from, found) : found;
  }
  return NULL;
}

/* Labels inside a labelled part are named through its label. */
static const Syntax *find_labelled(Selection *s, const Syntax *from, Symbol label) {
  if (from->kind != SYNTAX_LABEL) return find_labelled_inside(s, from, label);
  return from->lambda->name.text == label ? from : NULL;
}

static const Syntax *find_label(const Syntax *part) {
  while (part->kind == SYNTAX_LET) part = part->kids[0];
  return part;
}

/* `!label(x)`: the labelled part, x standing for a name bound around it. */
static const Syntax *select_labelled(Selection *s, const Syntax *from, const Syntax *selector) {
  while (from->kind == SYNTAX_LABEL) from = from->kids[0];
  const Syntax *part = find_labelled(s, from, selector->name);
  if (!part) return refuse(s, selector, "there is no part with this label");
  const Head *head = find_label(part)->lambda;
  if (head->parameter_count != selector->kid_count)
    return refuse(s, selector, "the label has another number of parameters");
  for (uint32_t i = 0; i < head->parameter_count; i++) {
    vec_push(&s->parameters, head->parameters[i]);
    vec_push(&s->arguments, selector->kids[i]);
  }
  return part;
}

/* The part meant by a chain of selectors; the first may be `:`, all of it. */
static const Syntax *follow(Selection *s, const Syntax *chain, const Syntax *body) {
  const Syntax *selected = before(s, chain);
  bool first = !before(s, selected);
  const Syntax *from = first ? body : follow(s, selected, body);
  if (!from) return NULL;
  if (chain->kind == SYNTAX_CALL) return select_labelled(s, from, chain);
  if (first && strcmp(symbol_text(chain->text), ":") == 0) return from;
  return select_part(s, from, chain);
}

static const Syntax *find_base(const Selection *s) {
  const Syntax *base = s->whole;
  while (before(s, base)) base = before(s, base);
  return base;
}

static Operator *find_operator(Selection *s, const Syntax *base, Reference *r) {
  if (base->kind != SYNTAX_CALL) {
    refuse(s, s->whole, "only a name can be followed by a selector");
    return NULL;
  }
  Mention mention = {base->name, base->qualifier, base->name_at, s->whole->at};
  if (!reference_find(s->place, mention, r)) return NULL;
  if (r->entity->kind == ENTITY_OPERATOR) operator_ensure(s->place->analysis, r->entity->op);
  bool usable =
      r->entity->kind == ENTITY_OPERATOR && r->entity->op->unit &&
      r->entity->op->state == OPERATOR_DONE && r->entity->op->unit->kind != UNIT_FUNCTION &&
      r->entity->op->definition.depth == 0 && operator_arity(r->entity->op) == base->kid_count;
  if (usable) return r->entity->op;
  refuse(s, s->whole, "only an operator defined by a module has parts, and needs its arguments");
  return NULL;
}

/* The names were free where the operator was defined, and need not be so here. */
static Operator *make_operator(Selection *s, const Operator *of, const Syntax *part) {
  Analysis *a = s->place->analysis;
  Parameter *parameters = arena_array(a->session->memory, Parameter, s->parameters.count);
  for (uint32_t i = 0; i < s->parameters.count; i++) parameters[i] = s->parameters.at[i];
  OperatorShape shape = {of->entity.name, s->parameters.count, parameters, NULL};
  Operator *op = operator_create(a, of->context, &of->context->around, shape);
  Place around = {.analysis = a, .context = of->context, .quiet = true};
  operator_elaborate(op, operator_inside(op, &around), shape.parameter_count, parameters, part);
  return op;
}

static const Node *call_part(Selection *s, Reference *r, const Syntax *base) {
  Operator *of = find_operator(s, base, r);
  if (!of) return elaborate_mistake(s->place, s->whole->at);
  for (uint32_t i = 0; i < base->kid_count; i++) {
    vec_push(&s->parameters, of->unit->head.parameters[i]);
    vec_push(&s->arguments, base->kids[i]);
  }
  const Syntax *part = follow(s, s->whole, of->unit->body);
  if (!part) return elaborate_mistake(s->place, s->whole->at);
  Reference to_part = *r;
  to_part.entity = &make_operator(s, of, part)->entity;
  return reference_call(s->place, &to_part, s->arguments.count, s->arguments.at);
}

const Node *elaborate_selector(const Place *p, const Syntax *s) {
  Selection selection = {.place = p, .whole = s};
  Reference r;
  const Node *n = call_part(&selection, &r, find_base(&selection));
  vec_free(&selection.parameters);
  vec_free(&selection.arguments);
  return n;
}
