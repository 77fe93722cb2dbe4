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
  vec(const Syntax *) lets; /* around the part, the outermost first */
  uint32_t arm;             /* of a CASE, chosen by the selector before; 0: none */
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
  } else if (from->kind == SYNTAX_EXCEPT) {
    if (number == 1) return from->kids[0];
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

/* `!i!j`: the test (1) or the value (2) of the i-th arm of a CASE. */
static const Syntax *select_arm(Selection *s, const Syntax *from, const Syntax *selector) {
  uint64_t number = operand_number(symbol_text(selector->text));
  uint32_t arms = (from->kid_count + 1) / 2;
  if (!s->arm) {
    if (number < 1 || number > arms) return refuse(s, selector, "there is no such arm");
    if (selector == s->whole) return refuse(s, selector, "an arm of a CASE has two parts");
    s->arm = (uint32_t)number;
    return from;
  }
  uint32_t first = 2 * (s->arm - 1);
  bool other = first + 1 == from->kid_count;
  s->arm = 0;
  if (number == 2) return from->kids[other ? first : first + 1];
  return number == 1 && !other ? from->kids[first] : refuse(s, selector, "there is no such part");
}

static const Syntax *select_part(Selection *s, const Syntax *from, const Syntax *selector) {
  while (from->kind == SYNTAX_LABEL) from = from->kids[0];
  const char *text = symbol_text(selector->text);
  if (from->kind == SYNTAX_LET) {
    if (operand_number(text) != 1)
      return refuse(s, selector, "the only part of LET is its body, 1");
    vec_push(&s->lets, from);
    return from->kids[0];
  }
  if (from->kind == SYNTAX_CASE) return select_arm(s, from, selector);
  if (strcmp(text, "()") == 0) return select_body(s, from, selector);
  if (operand_number(text)) return select_operand(s, from, selector);
  return refuse(s, selector, "this selector is not supported here");
}

static const Syntax *find_labelled(Selection *s, const Syntax *from, Symbol label);

static const Syntax *find_labelled_inside(Selection *s, const Syntax *from, Symbol label) {
  uint32_t mark = s->lets.count;
  if (from->kind == SYNTAX_LET) vec_push(&s->lets, from);
  for (uint32_t i = 0; i < from->kid_count; i++) {
    const Syntax *found = find_labelled(s, from->kids[i], label);
    if (found) return found;
  }
  s->lets.count = mark;
  return NULL;
}

/* Labels inside a labelled part are named through its label. */
static const Syntax *find_labelled(Selection *s, const Syntax *from, Symbol label) {
  if (from->kind != SYNTAX_LABEL) return find_labelled_inside(s, from, label);
  return from->lambda->name.text == label ? from : NULL;
}

static bool add_arguments(Selection *s, const Head *head, const Syntax *selector) {
  if (head->parameter_count != selector->kid_count) return false;
  for (uint32_t i = 0; i < head->parameter_count; i++) {
    vec_push(&s->parameters, head->parameters[i]);
    vec_push(&s->arguments, selector->kids[i]);
  }
  return true;
}

/* `!label(x)`: the labelled part, x standing for a name bound around it. */
static const Syntax *select_labelled(Selection *s, const Syntax *from, const Syntax *selector) {
  while (from->kind == SYNTAX_LABEL) from = from->kids[0];
  const Syntax *part = find_labelled(s, from, selector->name);
  if (!part) return refuse(s, selector, "there is no part with this label");
  if (!add_arguments(s, part->lambda, selector))
    return refuse(s, selector, "the label has another number of parameters");
  return part;
}

/* `!Op(x)` behind the number of a LET: what Op is defined as there. */
static const Syntax *select_defined(Selection *s, const Syntax *from, const Syntax *selector) {
  while (from->kind == SYNTAX_LABEL) from = from->kids[0];
  for (uint32_t i = 0; from->kind == SYNTAX_LET && i < from->unit_count; i++) {
    const Unit *u = from->units[i];
    if (u->kind != UNIT_OPERATOR || u->head.name.text != selector->name) continue;
    vec_push(&s->lets, from);
    return add_arguments(s, &u->head, selector)
               ? u->body
               : refuse(s, selector, "the operator has another number of parameters");
  }
  return refuse(s, selector, "a name behind a selector is defined by a LET");
}

static bool is_colon(const Syntax *part) {
  return part->kind == SYNTAX_SELECTOR && strcmp(symbol_text(part->text), ":") == 0;
}

/* The part meant by a chain of selectors.  `:` alone is all of it; before a name it says that
   a definition of a LET follows. */
static const Syntax *follow(Selection *s, const Syntax *chain, const Syntax *body) {
  const Syntax *selected = before(s, chain);
  bool first = !before(s, selected);
  const Syntax *from = first ? body : follow(s, selected, body);
  if (!from) return NULL;
  if (chain->kind == SYNTAX_CALL)
    return !first && selected->kind == SYNTAX_SELECTOR ? select_defined(s, from, chain)
                                                       : select_labelled(s, from, chain);
  if (!is_colon(chain) && !is_colon(selected)) return select_part(s, from, chain);
  if (is_colon(chain) && (first || (selected->kind == SYNTAX_CALL && chain != s->whole)))
    return from;
  return refuse(s, chain, "`!:` stands at the end of a name, or before the name of a definition");
}

/* A part of what stands in LETs still needs their definitions. */
static const Syntax *wrap(Selection *s, const Syntax *part) {
  while (part && s->lets.count) {
    const Syntax *let = vec_pop(&s->lets);
    Arena *memory = s->place->analysis->session->memory;
    Syntax *copy = syntax_create(memory, SYNTAX_LET, let->at, 1, &part);
    copy->unit_count = let->unit_count;
    copy->units = let->units;
    copy->height = let->height;
    part = copy;
  }
  return part;
}

/* What an operator or function is defined as. */
static const Syntax *body_of(const Selection *s, const Unit *u) {
  if (u->kind != UNIT_FUNCTION) return u->body;
  Arena *memory = s->place->analysis->session->memory;
  Syntax *function = syntax_create(memory, SYNTAX_FUNCTION, u->body->at, 1, &u->body);
  function->bounds = u->bounds;
  syntax_measure(function);
  return function;
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
  bool usable = r->entity->kind == ENTITY_OPERATOR && r->entity->op->unit &&
                r->entity->op->state == OPERATOR_DONE && r->entity->op->definition.depth == 0 &&
                operator_arity(r->entity->op) == base->kid_count;
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
  const Syntax *part = wrap(s, follow(s, s->whole, body_of(s, of->unit)));
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
  vec_free(&selection.lets);
  return n;
}
