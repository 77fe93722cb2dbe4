/* Names of subexpressions, `Op(x)!2!(y)` (Lamport, TLA+ Version 2, section 6.4).

   The part that is meant gets an operator of its own, with the parameters of the
   operator it is part of and, after those, the bound names that a `!(y)` gives a
   value.  Without any values, as in `Op!@!<<`, it is an operator itself, that can be an
   argument of others. */
#include <stdlib.h>
#include <string.h>

#include "frontend/elaborate.h"
#include "frontend/label_table.h"

typedef struct Selection {
  const Place *place;
  Context *context; /* of the operator; NULL: a LET around the place defines it */
  const Syntax *whole;
  vec(Parameter) parameters;
  vec(const Syntax *) arguments;
  vec(const Syntax *) lets; /* around the part, the outermost first */
  uint32_t arm;             /* of a CASE, chosen by the selector before; 0: none */
  bool as_operator;         /* there are no arguments */
  const Syntax *named;      /* the part that has been reached, if it is given by its name there */
  LabelTable **labels;      /* of the part that has been reached, or NULL */
} Selection;

typedef vec(const Syntax *) ArgumentList;

static const Syntax *refuse(const Selection *s, const Syntax *selector, const char *why) {
  Diag *d = diag_report(s->place->analysis->session->diags, DIAG_S0111, selector->at, "%s", why);
  diag_help(d, "define the part as an operator of its own and use its name");
  return NULL;
}

/* `Op`, `I!Op(x)`, `I!+`, `I!+(x, y)` */
static bool is_name(const Syntax *s) {
  return s->kind == SYNTAX_CALL || s->kind == SYNTAX_OPERATION || s->kind == SYNTAX_OPERATOR;
}

static Symbol name_of(const Place *p, const Syntax *s) {
  if (s->kind == SYNTAX_CALL) return s->name;
  const char *name = op_infos[s->op].ascii;
  return symbol_intern(p->analysis->session->symbols, name, strlen(name));
}

/* What a name means, without a report if it means nothing. */
static const Entity *peek(const Place *p, const Syntax *call) {
  if (!is_name(call)) return NULL;
  if (!call->qualifier) return call->kind == SYNTAX_CALL ? place_find(p, call->name) : NULL;
  const Entity *around = peek(p, call->qualifier);
  if (!around || around->kind != ENTITY_INSTANCE) return NULL;
  const Context *ctx = instance_context(around->instance);
  const NameEntry *entry = ctx ? names_find(&ctx->names, name_of(p, call)) : NULL;
  return entry ? entry->entity : NULL;
}

bool selector_is_label(const Place *p, const Syntax *s) {
  if (!is_name(s) || !s->qualifier) return false;
  if (s->qualifier->kind == SYNTAX_SELECTOR || selector_is_label(p, s->qualifier)) return true;
  const Entity *around = peek(p, s->qualifier);
  return around && (around->kind == ENTITY_OPERATOR || around->kind == ENTITY_THEOREM);
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

/* The string that `.name` stands for. */
static const Syntax *field_name(const Selection *s, const Syntax *field) {
  Arena *memory = s->place->analysis->session->memory;
  Syntax *name = syntax_create(memory, SYNTAX_STRING, field->name_at, 0, NULL);
  name->text = field->name;
  syntax_measure(name);
  return name;
}

static const Syntax *select_operand(Selection *s, const Syntax *from, const Syntax *selector) {
  uint64_t number = operand_number(symbol_text(selector->text));
  if (syntax_payload(from->kind) == PAYLOAD_BOUNDS) {
    if (number >= 1 && number <= from->bounds.count && from->bounds.at[number - 1].set)
      return from->bounds.at[number - 1].set;
  } else if (from->kind == SYNTAX_EXCEPT) {
    if (number == 1) return from->kids[0];
  } else if (from->kind == SYNTAX_FIELD) {
    if (number == 1) return from->kids[0];
    if (number == 2) return field_name(s, from);
  } else if (has_plain_kids(from->kind)) {
    if (number >= 1 && number <= from->kid_count) return from->kids[number - 1];
  }
  return refuse(s, selector, "there is no such part");
}

static void add_parameter(Selection *s, Parameter parameter, const Syntax *argument) {
  vec_push(&s->parameters, parameter);
  if (!s->as_operator) vec_push(&s->arguments, argument);
}

/* `!(e)` or `!@`: the body of a quantifier or the like, its bound names having values or
   becoming parameters. */
static const Syntax *select_body(Selection *s, const Syntax *from, const Syntax *selector) {
  if (syntax_payload(from->kind) != PAYLOAD_BOUNDS)
    return refuse(s, selector, "this part binds no names");
  uint32_t given = 1;
  for (uint32_t i = 0; i < from->bounds.count; i++) {
    const SyntaxBound *b = &from->bounds.at[i];
    for (uint32_t j = 0; j < b->name_count; j++, given++) {
      bool has_value = given < selector->kid_count;
      if (!has_value && !s->as_operator) return refuse(s, selector, "too few values are given");
      Parameter parameter = {.name = b->names[j]};
      add_parameter(s, parameter, has_value ? selector->kids[given] : NULL);
    }
  }
  return s->as_operator || given == selector->kid_count
             ? from->kids[0]
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

static const Syntax *unlabelled(const Syntax *part) {
  while (part->kind == SYNTAX_LABEL) part = part->kids[0];
  return part;
}

/* Where the text of the operator stands, so far as names of parts need it. */
static Place written_place(const Selection *s) {
  return (Place){.analysis = s->place->analysis,
                 .context = s->context ? s->context : s->place->context,
                 .scope = s->context ? NULL : s->place->scope};
}

/* Of `Op(a)!1!(b)`, the name of a part: a, b. */
static void list_arguments(const Syntax *part, ArgumentList *all) {
  const Syntax *of = part->kind == SYNTAX_SELECTOR ? part->kids[0] : part->qualifier;
  if (of) list_arguments(of, all);
  for (uint32_t i = part->kind == SYNTAX_SELECTOR ? 1 : 0; i < part->kid_count; i++)
    vec_push(all, part->kids[i]);
}

/* In a text that names a part of another operator: one of the arguments of that name; if it has
   none, that part is the only operand. */
static const Syntax *select_from_name(Selection *s, const Syntax *from, const Syntax *selector) {
  ArgumentList all = {0};
  list_arguments(from, &all);
  uint64_t number = operand_number(symbol_text(selector->text));
  const Syntax *found = NULL;
  if (all.count)
    found = number >= 1 && number <= all.count ? all.at[number - 1] : NULL;
  else if (number == 1)
    found = s->named = from;
  vec_free(&all);
  return found ? found : refuse(s, selector, "there is no such part");
}

/* A part of what is given by the name of a part has a longer name. */
static const Syntax *lengthen(Selection *s, const Syntax *name, const Syntax *selector) {
  if (selector->kid_count > 1)
    return refuse(s, selector, "values for bound names cannot be given through another name");
  Syntax *longer =
      syntax_create(s->place->analysis->session->memory, SYNTAX_SELECTOR, selector->at, 1, &name);
  longer->text = selector->text;
  syntax_measure(longer);
  return s->named = longer;
}

static const Syntax *select_part(Selection *s, const Syntax *from, const Syntax *selector) {
  from = unlabelled(from);
  const char *text = symbol_text(selector->text);
  if (from->kind == SYNTAX_LET) {
    if (operand_number(text) != 1)
      return refuse(s, selector, "the only part of LET is its body, 1");
    vec_push(&s->lets, from);
    return from->kids[0];
  }
  if (s->named == from) return lengthen(s, from, selector);
  Place written = written_place(s);
  if (selector_is(&written, from)) return select_from_name(s, from, selector);
  if (from->kind == SYNTAX_CASE) return select_arm(s, from, selector);
  if (strcmp(text, s->as_operator ? "@" : "()") == 0) return select_body(s, from, selector);
  if (operand_number(text)) return select_operand(s, from, selector);
  return refuse(s, selector,
                s->as_operator ? "a name that stands for an operator has no arguments; `!@` is "
                                 "the part below bound names"
                               : "`!@` can only stand in the name of an operator that is an "
                                 "argument");
}

/* Pushes the LETs around a part, the outermost first. */
static void push_lets(Selection *s, const LetChain *chain) {
  if (!chain) return;
  push_lets(s, chain->outer);
  vec_push(&s->lets, chain->let);
}

static bool add_arguments(Selection *s, uint32_t count, const Parameter *parameters,
                          const Syntax *selector) {
  if (selector->kid_count != (s->as_operator ? 0 : count)) return false;
  for (uint32_t i = 0; i < count; i++)
    add_parameter(s, parameters[i], s->as_operator ? NULL : selector->kids[i]);
  return true;
}

static bool add_head(Selection *s, const Head *head, const Syntax *selector) {
  return add_arguments(s, head->parameter_count, head->parameters, selector);
}

/* `!label(x)`: the labelled part, x standing for a name bound around it. */
static const Syntax *select_labelled(Selection *s, const Syntax *from, const Syntax *selector) {
  LabelTable *own = NULL; /* of a part that no table is kept of */
  LabelTable **table = s->labels ? s->labels : &own;
  Arena *memory = s->place->analysis->session->memory;
  LabelRow *row = label_table_find(table, memory, from, name_of(s->place, selector));
  if (!row) return refuse(s, selector, "there is no part with this label");
  if (!add_head(s, row->part->lambda, selector))
    return refuse(s, selector, "the label has another number of parameters");
  push_lets(s, row->lets);
  s->labels = &row->inside;
  return row->part;
}

/* `!Op(x)` behind the number of a LET: what Op is defined as there. */
static const Syntax *select_defined(Selection *s, const Syntax *from, const Syntax *selector) {
  from = unlabelled(from);
  for (uint32_t i = 0; from->kind == SYNTAX_LET && i < from->unit_count; i++) {
    const Unit *u = from->units[i];
    if (u->kind != UNIT_OPERATOR || u->head.name.text != name_of(s->place, selector)) continue;
    vec_push(&s->lets, from);
    return add_head(s, &u->head, selector)
               ? u->body
               : refuse(s, selector, "the operator has another number of parameters");
  }
  return refuse(s, selector, "a name behind a selector is defined by a LET");
}

static bool is_colon(const Syntax *part) {
  return part->kind == SYNTAX_SELECTOR && strcmp(symbol_text(part->text), ":") == 0;
}

/* `Op` of `F!1!Op` or `F!:!Op`: a definition of a LET. */
static bool is_defined_by_let(const Selection *s, const Syntax *part) {
  const Syntax *selected = is_name(part) ? before(s, part) : NULL;
  return selected && selected->kind == SYNTAX_SELECTOR;
}

/* `!:` is the whole of what an operator is defined as.  After a label it says that a
   definition of a LET follows. */
static bool may_be_whole(const Selection *s, const Syntax *chain, const Syntax *selected) {
  if (!before(s, selected) || is_defined_by_let(s, selected)) return true;
  return is_name(selected) && chain != s->whole;
}

/* The part meant by a chain of selectors. */
static const Syntax *follow(Selection *s, const Syntax *chain, const Syntax *body) {
  const Syntax *selected = before(s, chain);
  bool first = !before(s, selected);
  const Syntax *from = first ? body : follow(s, selected, body);
  if (!from) return NULL;
  bool whole = first || is_defined_by_let(s, selected);
  bool labelled = is_name(chain) && !is_defined_by_let(s, chain);
  if (labelled) return select_labelled(s, whole ? from : from->kids[0], chain);
  if (is_colon(chain) && may_be_whole(s, chain, selected)) return from;
  s->labels = NULL;
  if (is_defined_by_let(s, chain)) return select_defined(s, from, chain);
  if (!is_colon(chain) && !is_colon(selected)) return select_part(s, from, chain);
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

static Walk find_selector(const Syntax *s, void *unused) {
  (void)unused;
  return s->kind == SYNTAX_SELECTOR ? WALK_STOP : WALK_ON;
}

/* In a proof all that has a text has parts.  That they exist is all that is asked of them, and
   nothing where the text speaks of parts itself. */
static bool is_left_to_provers(Selection *s, const Syntax *base, const Entity *e) {
  bool operator= e->kind == ENTITY_OPERATOR && e->op->context;
  if (!s->place->proving || (!operator&& e->kind != ENTITY_THEOREM)) return false;
  if (!operator|| !e->op->unit || e->op->state != OPERATOR_DONE) return true;
  uint32_t wanted = s->as_operator ? 0 : operator_arity(e->op);
  if (base->kid_count != wanted) return false;
  s->labels = NULL;
  const Syntax *body = body_of(s, e->op->unit);
  if (syntax_walk(body, find_selector, NULL)) follow(s, s->whole, body);
  return true;
}

/* What a LET defines has parts where its own text could stand. */
static bool is_near(const Place *p, const Operator *op) {
  return op->definition.depth == 0 || op->context == p->context;
}

/* SANY forgets the instance in `I!<<!Op`, and takes the name for the one known without it. */
static void refuse_parts_of_instance(const Selection *s, const Entity *instance) {
  const char *name = symbol_text(instance->name.text);
  Diag *d = diag_report(s->place->analysis->session->diags, DIAG_S0111, s->whole->at,
                        "`%s` is an instance, of which names are parts and nothing else", name);
  diag_help(d, "what its module defines is %s!Name", name);
}

static Operator *find_operator(Selection *s, const Syntax *base, Reference *r) {
  if (!is_name(base)) {
    refuse(s, s->whole, "only a name can be followed by a selector");
    return NULL;
  }
  Mention mention = {name_of(s->place, base), base->qualifier, base->name_at, s->whole->at, false};
  if (!reference_find(s->place, mention, r)) return NULL;
  if (r->entity->kind == ENTITY_OPERATOR) operator_ensure(s->place->analysis, r->entity->op);
  bool usable = r->entity->kind == ENTITY_OPERATOR && r->entity->op->unit &&
                r->entity->op->state == OPERATOR_DONE &&
                base->kid_count == (s->as_operator ? 0 : operator_arity(r->entity->op)) &&
                is_near(s->place, r->entity->op);
  if (usable && r->entity->op->context->module->standard) {
    refuse(s, s->whole,
           "what the standard modules say is written in our own words, which have no names");
    return NULL;
  }
  if (usable) return r->entity->op;
  if (is_left_to_provers(s, base, r->entity)) return NULL;
  if (r->entity->kind == ENTITY_INSTANCE) {
    refuse_parts_of_instance(s, r->entity);
    return NULL;
  }
  refuse(s, s->whole,
         s->as_operator
             ? "only an operator defined by a module has parts, and has no arguments where it "
               "is one itself"
             : "only an operator defined by a module has parts, and needs its arguments");
  return NULL;
}

/* The names were free where the operator was defined, and need not be so here. */
static Operator *make_operator(Selection *s, const Operator *of, const Syntax *part) {
  Analysis *a = s->place->analysis;
  Parameter *parameters = arena_array(a->session->memory, Parameter, s->parameters.count);
  for (uint32_t i = 0; i < s->parameters.count; i++) parameters[i] = s->parameters.at[i];
  OperatorShape shape = {of->entity.name, s->parameters.count, parameters, NULL};
  Place around = {.analysis = a, .context = of->context, .quiet = true};
  Operator *op;
  if (s->context) {
    op = operator_create(a, of->context, &of->context->around, shape);
  } else {
    around = *s->place;
    around.quiet = true;
    around.group = NULL;
    op = operator_create_inside(&around, shape);
  }
  operator_elaborate(op, operator_inside(op, &around), shape.parameter_count, parameters, part);
  return op;
}

static bool is_too_large(const Selection *s) {
  Analysis *a = s->place->analysis;
  if (a->spec.definition_count <= DEFINITIONS_MAX) return false;
  if (!a->too_large)
    diag_report(a->session->diags, DIAG_S0112, s->whole->at,
                "names of parts make more than %d definitions", DEFINITIONS_MAX);
  return a->too_large = true;
}

/* The operator for the part; NULL: reported. */
static Operator *find_part(Selection *s, Reference *r) {
  if (is_too_large(s)) return NULL;
  const Syntax *base = find_base(s);
  Operator *of = find_operator(s, base, r);
  if (!of || !add_arguments(s, operator_arity(of), of->unit->head.parameters, base)) return NULL;
  s->context = of->definition.depth == 0 ? of->context : NULL;
  s->labels = &of->labels;
  const Syntax *part = wrap(s, follow(s, s->whole, body_of(s, of->unit)));
  return part ? make_operator(s, of, part) : NULL;
}

static void end_selection(Selection *s) {
  vec_free(&s->parameters);
  vec_free(&s->arguments);
  vec_free(&s->lets);
}

const Node *elaborate_selector(const Place *p, const Syntax *s) {
  Selection selection = {.place = p, .whole = s};
  Reference r;
  const Node *n = NULL;
  Operator *part = find_part(&selection, &r);
  if (part) {
    r.entity = &part->entity;
    n = reference_call(p, &r, selection.arguments.count, selection.arguments.at);
  }
  end_selection(&selection);
  return n ? n : elaborate_mistake(p, s->at);
}

bool selector_is(const Place *p, const Syntax *s) {
  return s->kind == SYNTAX_SELECTOR || selector_is_label(p, s);
}

const Entity *selector_operator(const Place *p, const Syntax *s) {
  Selection selection = {.place = p, .whole = s, .as_operator = true};
  Reference r;
  Operator *part = find_part(&selection, &r);
  if (part && r.bindings) refuse(&selection, s, "an instance with parameters cannot stand here");
  end_selection(&selection);
  return part && !r.bindings ? &part->entity : NULL;
}

const Node *elaborate_selector_argument(const Place *p, const Syntax *s, uint32_t arity) {
  Selection selection = {.place = p, .whole = s, .as_operator = true};
  Reference r;
  Operator *part = find_part(&selection, &r);
  end_selection(&selection);
  if (!part) return elaborate_mistake(p, s->at);
  r.entity = &part->entity;
  return reference_pass(p, &r, arity);
}
