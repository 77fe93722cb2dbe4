/* Names of subexpressions, `Op(x)!2!(y)` (Lamport, TLA+ Version 2, section 6.4).

   The part that is meant gets an operator of its own, with the parameters of the
   operator it is part of and, after those, the bound names that a `!(y)` gives a
   value.  Without any values, as in `Op!@!<<`, it is an operator itself, that can be an
   argument of others. */
#include "frontend/selector.h"

#include <string.h>

bool selection_is_name(const Syntax *s) {
  return s->kind == SYNTAX_CALL || s->kind == SYNTAX_OPERATION || s->kind == SYNTAX_OPERATOR;
}

Symbol selection_name(const Place *p, const Syntax *s) {
  if (s->kind == SYNTAX_CALL) return s->name;
  const char *name = op_infos[s->op].ascii;
  return symbol_intern(p->analysis->session->symbols, name, strlen(name));
}

/* What a name means, without a report if it means nothing. */
static const Entity *peek(const Place *p, const Syntax *call) {
  if (!selection_is_name(call)) return NULL;
  if (!call->qualifier) return call->kind == SYNTAX_CALL ? place_find(p, call->name) : NULL;
  const Entity *around = peek(p, call->qualifier);
  if (!around || around->kind != ENTITY_INSTANCE) return NULL;
  const Context *ctx = instance_context(around->instance);
  const NameEntry *entry = ctx ? names_find(&ctx->names, selection_name(p, call)) : NULL;
  return entry ? entry->entity : NULL;
}

bool selector_is_label(const Place *p, const Syntax *s) {
  if (!selection_is_name(s) || !s->qualifier) return false;
  if (s->qualifier->kind == SYNTAX_SELECTOR || selector_is_label(p, s->qualifier)) return true;
  const Entity *around = peek(p, s->qualifier);
  return around && (around->kind == ENTITY_OPERATOR || around->kind == ENTITY_THEOREM);
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
  while (selection_before(s, base)) base = selection_before(s, base);
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
  if (syntax_walk(body, find_selector, NULL)) selection_follow(s, s->whole, body);
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
  if (!selection_is_name(base)) {
    selection_refuse(s, s->whole, "only a name can be followed by a selector");
    return NULL;
  }
  Mention mention = {selection_name(s->place, base), base->qualifier, base->name_at, s->whole->at,
                     false};
  if (!reference_find(s->place, mention, r)) return NULL;
  if (r->entity->kind == ENTITY_OPERATOR) operator_ensure(s->place->analysis, r->entity->op);
  bool usable = r->entity->kind == ENTITY_OPERATOR && r->entity->op->unit &&
                r->entity->op->state == OPERATOR_DONE &&
                base->kid_count == (s->as_operator ? 0 : operator_arity(r->entity->op)) &&
                is_near(s->place, r->entity->op);
  if (usable && r->entity->op->context->module->standard) {
    selection_refuse(
        s, s->whole,
        "what the standard modules say is written in our own words, which have no names");
    return NULL;
  }
  if (usable) return r->entity->op;
  if (is_left_to_provers(s, base, r->entity)) return NULL;
  if (r->entity->kind == ENTITY_INSTANCE) {
    refuse_parts_of_instance(s, r->entity);
    return NULL;
  }
  selection_refuse(
      s, s->whole,
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
  if (!of || !selection_add_arguments(s, operator_arity(of), of->unit->head.parameters, base))
    return NULL;
  s->context = of->definition.depth == 0 ? of->context : NULL;
  s->labels = &of->labels;
  const Syntax *part = wrap(s, selection_follow(s, s->whole, body_of(s, of->unit)));
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
  if (part && r.bindings)
    selection_refuse(&selection, s, "an instance with parameters cannot stand here");
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
