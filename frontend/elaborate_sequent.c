/* What a proof claims and introduces: expressions, new names and sequents. */
#include "base/panic.h"
#include "frontend/elaborate_proof.h"

/* Expressions. */

static Walk find_label(const Syntax *s, void *found) {
  if (s->kind == SYNTAX_LABEL) *(const Syntax **)found = s;
  return s->kind == SYNTAX_LABEL ? WALK_STOP : WALK_ON;
}

const Syntax *proof_find_label(const Syntax *s) {
  const Syntax *label = NULL;
  syntax_walk(s, find_label, &label);
  return label;
}

static Operator *operator_for(const Place *p, Name name) {
  return operator_create_inside(p, (OperatorShape){.name = name});
}

/* As the body of an operator, since levels are checked by definitions. */
Level proof_formula_as(Operator *op, const Place *p, const Limit *limit, const Syntax *s) {
  op->state = OPERATOR_BUSY;
  Place inside = operator_inside(op, p);
  LabelScope labels = {.scope = inside.scope};
  if (p->labels) inside.labels = &labels;
  if (limit) inside.limit = *limit;
  operator_finish(p->analysis, op, elaborate(&inside, s));
  return op->definition.level;
}

Level proof_formula(const Place *p, const Limit *limit, const Syntax *s) {
  return proof_formula_as(operator_for(p, (Name){p->analysis->nameless, s->at}), p, limit, s);
}

static Level elaborate_set(const Place *p, const Syntax *s) {
  const Limit limit = {LEVEL_ACTION, "the set of a new name", s->at};
  return proof_formula(p, &limit, s);
}

/* New names. */

/* In the scope of a proof constants and variables are of this type. */
typedef struct NewName {
  Entity entity; /* first */
  bool bound;    /* by TAKE or PICK */
  NewKind kind;
  uint32_t arity;
} NewName;

static Level level_of_new(NewKind kind) {
  switch (kind) {
  case NEW_CONSTANT: return LEVEL_CONSTANT;
  case NEW_VARIABLE:
  case NEW_STATE: return LEVEL_STATE;
  case NEW_ACTION: return LEVEL_ACTION;
  case NEW_TEMPORAL: return LEVEL_TEMPORAL;
  }
  never("kind of new name");
}

/* An operator of which nothing but its level is known. */
static Operator *operator_of_new(const Place *p, Name name, uint32_t arity, Level level) {
  Parameter *parameters = arena_array(p->analysis->session->memory, Parameter, arity);
  for (uint32_t i = 0; i < arity; i++) parameters[i].name = (Name){p->analysis->nameless, name.at};
  Operator *op = operator_create_inside(p, (OperatorShape){name, arity, parameters, NULL});
  for (uint32_t i = 0; i < arity; i++)
    op->facts[i] = (ParameterFacts){.raises = true, .most = LEVEL_TEMPORAL};
  op->definition.level = level;
  op->state = OPERATOR_DONE;
  return op;
}

static Entity entity_of_new(const Place *p, Name name, uint32_t arity, NewKind kind) {
  Arena *memory = p->analysis->session->memory;
  Entity e = {.kind = ENTITY_CONSTANT, .name = name};
  Level level = level_of_new(kind);
  if (level > LEVEL_STATE || (level == LEVEL_STATE && arity)) {
    e.kind = ENTITY_OPERATOR;
    e.op = operator_of_new(p, name, arity, level);
  } else if (level == LEVEL_STATE) {
    e.kind = ENTITY_VARIABLE;
    e.variable = arena_new(memory, Variable);
    *e.variable = (Variable){.name = name.text, .at = name.at};
  } else {
    e.constant = arena_new(memory, Constant);
    *e.constant = (Constant){.name = name.text, .at = name.at, .arity = arity};
  }
  return e;
}

static void declare(Place *p, Name name, uint32_t arity, bool bound, NewKind kind) {
  Arena *memory = p->analysis->session->memory;
  NewName *n = arena_new(memory, NewName);
  *n = (NewName){entity_of_new(p, name, arity, kind), bound, kind, arity};
  place_declare(p, &n->entity);
}

bool proof_is_new_name(const Entity *e) {
  return e->kind == ENTITY_CONSTANT || e->kind == ENTITY_VARIABLE ||
         (e->kind == ENTITY_OPERATOR && e != &e->op->entity);
}

/* The same NEW again, in a step inside or after, changes nothing. */
static bool is_new_again(const Place *p, const Assumption *a) {
  const Entity *e = scope_find(p->scope, a->fresh.name.text);
  if (!e || !proof_is_new_name(e)) return false;
  const NewName *known = (const NewName *)e;
  return !known->bound && known->kind == a->kind && known->arity == a->fresh.arity;
}

/* All sets stand outside the scope of the names. */
Level proof_bounds(Place *p, SyntaxBounds bounds) {
  Place outer = *p;
  Level level = LEVEL_CONSTANT;
  for (uint32_t i = 0; i < bounds.count; i++) {
    const SyntaxBound *b = &bounds.at[i];
    if (b->set) level = level_higher(level, elaborate_set(&outer, b->set));
    for (uint32_t j = 0; j < b->name_count; j++) declare(p, b->names[j], 0, true, NEW_CONSTANT);
  }
  return level;
}

/* Sequents. */

/* In a sequent inside another one nothing can refer to what depends on its new names. */
static void refuse_label(const Place *p, const Syntax *s) {
  const Syntax *label = proof_find_label(s);
  if (!label) return;
  place_report(p, DIAG_S0115, label->lambda->name.at,
               "no label can follow a NEW name in an ASSUME that stands in another one");
}

typedef struct SequentPlace {
  Place *place; /* gets the new names */
  bool inner;   /* stands in another sequent */
  bool unlabelled;
} SequentPlace;

static Level declare_sequent(SequentPlace at, const Sequent *s);

static Level declare_assumption(SequentPlace *at, const Assumption *a) {
  if (a->sequent) {
    Place inside = *at->place;
    return declare_sequent((SequentPlace){&inside, true, at->unlabelled}, a->sequent);
  }
  if (a->formula) {
    if (at->unlabelled) refuse_label(at->place, a->formula);
    return proof_formula(at->place, NULL, a->formula);
  }
  Level level = a->set ? elaborate_set(at->place, a->set) : LEVEL_CONSTANT;
  if (!is_new_again(at->place, a))
    declare(at->place, a->fresh.name, a->fresh.arity, false, a->kind);
  at->unlabelled |= at->inner;
  return level_higher(level, level_of_new(a->kind));
}

static void report_boxes(const Place *p, const Sequent *s) {
  Diag *d = place_report(p, DIAG_S0118, s->at,
                         s->always_assumed ? "`[]ASSUME` without `[]PROVE`"
                                           : "`[]PROVE` without `[]ASSUME`");
  diag_help(d, "both have a box or neither has");
}

static Level declare_sequent(SequentPlace at, const Sequent *s) {
  Level level = LEVEL_CONSTANT;
  for (uint32_t i = 0; i < s->assumption_count; i++)
    level = level_higher(level, declare_assumption(&at, &s->assumptions[i]));
  if (at.unlabelled) refuse_label(at.place, s->goal);
  if (s->always_assumed != s->always_proved) report_boxes(at.place, s);
  return level_higher(level, proof_formula(at.place, NULL, s->goal));
}

Level proof_sequent(Place *p, const Sequent *s) {
  return declare_sequent((SequentPlace){p, false, false}, s);
}
