/* Names, arities and levels inside proofs and USE or HIDE.  Nothing of it is kept: the operators
   made on the way are forgotten when the proof has been read.

   Scopes: what ASSUME introduces is known in the proof of its step; after SUFFICES it is known in
   the steps that follow instead, as is what TAKE, PICK and DEFINE introduce.  The name of a step
   is known from its own proof on to the end of the proof that it belongs to. */
#include <string.h>

#include "base/panic.h"
#include "frontend/elaborate.h"

static Diag *report(const Place *p, DiagCode code, Span at, const char *text) {
  return diag_report(p->analysis->session->diags, code, at, "%s", text);
}

static Level higher(Level one, Level other) { return one > other ? one : other; }

/* Expressions. */

static Walk find_label(const Syntax *s, void *found) {
  if (s->kind == SYNTAX_LABEL) *(const Syntax **)found = s;
  return s->kind == SYNTAX_LABEL ? WALK_STOP : WALK_ON;
}

static Operator *operator_for(const Place *p, Name name) {
  return operator_create_inside(p, (OperatorShape){.name = name});
}

/* As the body of an operator, since levels are checked by definitions. */
static Level elaborate_as(Operator *op, const Place *p, const Limit *limit, const Syntax *s) {
  op->state = OPERATOR_BUSY;
  Place inside = operator_inside(op, p);
  LabelScope labels = {.scope = inside.scope};
  if (p->labels) inside.labels = &labels;
  if (limit) inside.limit = *limit;
  operator_finish(p->analysis, op, elaborate(&inside, s));
  return op->definition.level;
}

static Level elaborate_formula(const Place *p, const Limit *limit, const Syntax *s) {
  return elaborate_as(operator_for(p, (Name){p->analysis->nameless, s->at}), p, limit, s);
}

static Level elaborate_set(const Place *p, const Syntax *s) {
  const Limit limit = {LEVEL_ACTION, "the set of a new name", s->at};
  return elaborate_formula(p, &limit, s);
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

static bool is_new_name(const Entity *e) {
  return e->kind == ENTITY_CONSTANT || e->kind == ENTITY_VARIABLE ||
         (e->kind == ENTITY_OPERATOR && e != &e->op->entity);
}

/* The same NEW again, in a step inside or after, changes nothing. */
static bool is_new_again(const Place *p, const Assumption *a) {
  const Entity *e = scope_find(p->scope, a->fresh.name.text);
  if (!e || !is_new_name(e)) return false;
  const NewName *known = (const NewName *)e;
  return !known->bound && known->kind == a->kind && known->arity == a->fresh.arity;
}

/* All sets stand outside the scope of the names. */
static Level declare_bounds(Place *p, SyntaxBounds bounds) {
  Place outer = *p;
  Level level = LEVEL_CONSTANT;
  for (uint32_t i = 0; i < bounds.count; i++) {
    const SyntaxBound *b = &bounds.at[i];
    if (b->set) level = higher(level, elaborate_set(&outer, b->set));
    for (uint32_t j = 0; j < b->name_count; j++) declare(p, b->names[j], 0, true, NEW_CONSTANT);
  }
  return level;
}

/* Sequents. */

/* In a sequent inside another one nothing can refer to what depends on its new names. */
static void refuse_label(const Place *p, const Syntax *s) {
  const Syntax *label = NULL;
  syntax_walk(s, find_label, &label);
  if (!label) return;
  report(p, DIAG_S0115, label->lambda->name.at,
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
    return elaborate_formula(at->place, NULL, a->formula);
  }
  Level level = a->set ? elaborate_set(at->place, a->set) : LEVEL_CONSTANT;
  if (!is_new_again(at->place, a))
    declare(at->place, a->fresh.name, a->fresh.arity, false, a->kind);
  at->unlabelled |= at->inner;
  return higher(level, level_of_new(a->kind));
}

static void report_boxes(const Place *p, const Sequent *s) {
  Diag *d =
      report(p, DIAG_S0118, s->at,
             s->always_assumed ? "`[]ASSUME` without `[]PROVE`" : "`[]PROVE` without `[]ASSUME`");
  diag_help(d, "both have a box or neither has");
}

static Level declare_sequent(SequentPlace at, const Sequent *s) {
  Level level = LEVEL_CONSTANT;
  for (uint32_t i = 0; i < s->assumption_count; i++)
    level = higher(level, declare_assumption(&at, &s->assumptions[i]));
  if (at.unlabelled) refuse_label(at.place, s->goal);
  if (s->always_assumed != s->always_proved) report_boxes(at.place, s);
  return higher(level, elaborate_formula(at.place, NULL, s->goal));
}

static Level elaborate_sequent(Place *p, const Sequent *s) {
  return declare_sequent((SequentPlace){p, false, false}, s);
}

/* Facts. */

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
  Diag *d = report(p, DIAG_S0118, s->at,
                   "HIDE takes names of theorems, assumptions and steps, and this is none");
  if (s->kind == SYNTAX_CALL && !s->kid_count)
    diag_help(d, "a definition is hidden by HIDE DEF %s", symbol_text(s->name));
}

static const char *step_word(StepKind kind) {
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

const char *proof_step_noun(const Entity *e) { return step_word(e->step->kind); }

static void check_step_as_fact(const Place *p, const Syntax *s, const Entity *e) {
  bool fact = !e->step || (e->step->kind != STEP_DEFINE && e->step->kind != STEP_USE);
  if (fact) return;
  diag_report(p->analysis->session->diags, DIAG_S0118, s->at, "step %s is %s and not a fact",
              symbol_text(s->name), step_word(e->step->kind));
}

static void check_fact(const Place *p, const Facts *facts, const Fact *fact) {
  const Syntax *s = fact->formula;
  if (fact->sequent) {
    Place inside = *p;
    elaborate_sequent(&inside, fact->sequent);
  }
  if (!s) return;
  if (facts->hidden) check_hidden(p, s);
  bool named = is_plain_name(p, s);
  const Entity *e = named ? find_named(p, s) : NULL;
  if (named && !e) return;
  if (e && e->kind == ENTITY_THEOREM)
    check_step_as_fact(p, s, e);
  else if (!e || e->kind != ENTITY_INSTANCE)
    elaborate_formula(p, NULL, s);
}

static bool has_definition(const Entity *e) {
  if (e->kind == ENTITY_THEOREM) return !e->step || e->step->kind == STEP_DEFINE;
  return e->kind == ENTITY_INSTANCE ||
         (e->kind == ENTITY_OPERATOR && !is_new_name(e) && !is_step_name(e->name.text));
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

static void check_facts(const Place *p, const Facts *facts) {
  for (uint32_t i = 0; i < facts->fact_count; i++) check_fact(p, facts, &facts->facts[i]);
  for (uint32_t i = 0; i < facts->operator_count; i++) check_meant_operator(p, facts->operators[i]);
}

/* Steps. */

static bool claims(StepKind kind) {
  return kind != STEP_DEFINE && kind != STEP_USE && kind != STEP_INSTANCE;
}

/* Of two steps with one name the first counts, if both claim something or both do not. */
static bool is_named_again(const Place *p, const ProofStep *s) {
  const Entity *known = place_find(p, s->name.text);
  if (!known) return false;
  return claims(s->kind) == (known->kind != ENTITY_THEOREM || claims(known->step->kind));
}

static void name_step(Place *p, const ProofStep *s, Operator *op) {
  if (!s->name.text || is_named_again(p, s)) return;
  if (op) {
    place_declare(p, &op->entity);
    return;
  }
  Entity *e = arena_new(p->analysis->session->memory, Entity);
  *e = (Entity){.kind = ENTITY_THEOREM, .name = s->name};
  e->step = s;
  place_declare(p, e);
}

static bool is_infix(const ProofStep *s) {
  if (!s || s->kind != STEP_ASSERT || !s->formula) return false;
  return s->formula->kind == SYNTAX_PRODUCT ||
         (s->formula->kind == SYNTAX_OPERATION && s->formula->kid_count == 2);
}

/* `@ = e` goes on from the right side of the step before. */
static const Syntax *without_at_sign(const ProofStep *before, const Syntax *s) {
  bool infix = s->kind == SYNTAX_OPERATION && s->kid_count == 2 && is_infix(before);
  return infix && s->kids[0]->kind == SYNTAX_AT ? s->kids[1] : s;
}

static void check_pick(const Place *outer, const ProofStep *s) {
  for (uint32_t i = 0; i < s->bounds.count; i++) {
    const Syntax *set = s->bounds.at[i].set;
    if (!set || elaborate_formula(outer, NULL, set) == LEVEL_CONSTANT) continue;
    Diag *d = report(outer, DIAG_S0405, set->at,
                     "this set is no constant, but a temporal formula is said of its element");
    diag_label(d, s->formula->at, "the temporal formula");
  }
}

static Level elaborate_pick(Place *with, const ProofStep *s) {
  Place outer = *with;
  Level bounds = declare_bounds(with, s->bounds);
  const Syntax *label = NULL;
  syntax_walk(s->formula, find_label, &label);
  Level body = label ? LEVEL_CONSTANT : elaborate_formula(with, NULL, s->formula);
  if (body == LEVEL_TEMPORAL) check_pick(&outer, s);
  return higher(bounds, body);
}

static Operator *operator_for_step(const Place *p, const ProofStep *s) {
  Unit *unit = arena_new(p->analysis->session->memory, Unit);
  *unit = (Unit){.kind = UNIT_THEOREM, .at = s->at, .head.name = s->name, .body = s->formula};
  return operator_create_inside(p, (OperatorShape){.name = s->name, .unit = unit});
}

static Level elaborate_claim(Place *with, const ProofStep *s, const ProofStep *before,
                             Operator **op) {
  if (s->sequent) return elaborate_sequent(with, s->sequent);
  if (s->kind == STEP_ASSERT && s->name.text) *op = operator_for_step(with, s);
  const Syntax *said = without_at_sign(before, s->formula);
  if (said != s->formula || !*op) {
    *op = NULL;
    return elaborate_formula(with, NULL, said);
  }
  return elaborate_as(*op, with, NULL, said);
}

static Level elaborate_items(const Place *p, const ProofStep *s) {
  Level level = LEVEL_CONSTANT;
  for (uint32_t i = 0; i < s->item_count; i++)
    level = higher(level, elaborate_formula(p, NULL, s->items[i]));
  return level;
}

static void define_all(Place *with, const ProofStep *s) {
  for (uint32_t i = 0; i < s->definition_count; i++) elaborate_let_unit(with, s->definitions[i]);
}

/* INSTANCE M: what M defines is known in the steps that follow. */
static void import_all(Place *with, const ProofStep *s) {
  const Context *copy = instance_context(instance_create(with, s->definitions[0])->instance);
  bool quiet = with->quiet;
  with->quiet = true;
  for (uint32_t i = 0; copy && i < copy->names.count; i++)
    if (name_is_visible(&copy->names.entries[i]))
      place_declare(with, copy->names.entries[i].entity);
  with->quiet = quiet;
}

/* Puts what the step introduces into `with`; `op` is set if it is an expression. */
static Level elaborate_step(Place *with, const ProofStep *s, const ProofStep *before,
                            Operator **op) {
  switch (s->kind) {
  case STEP_ASSERT:
  case STEP_SUFFICES: return elaborate_claim(with, s, before, op);
  case STEP_CASE:
  case STEP_HAVE: return elaborate_formula(with, NULL, s->formula);
  case STEP_TAKE: return declare_bounds(with, s->bounds);
  case STEP_PICK: return elaborate_pick(with, s);
  case STEP_WITNESS: return elaborate_items(with, s);
  case STEP_DEFINE: define_all(with, s); break;
  case STEP_USE: check_facts(with, s->facts); break;
  case STEP_INSTANCE: import_all(with, s); break;
  case STEP_QED: break;
  }
  return LEVEL_CONSTANT;
}

static bool must_be_constant(StepKind kind) {
  return kind == STEP_HAVE || kind == STEP_TAKE || kind == STEP_WITNESS || kind == STEP_CASE;
}

static void check_level(const Place *p, const ProofStep *s, Level level, bool temporal) {
  if (!temporal || level == LEVEL_CONSTANT || !must_be_constant(s->kind)) return;
  Diag *d =
      diag_report(p->analysis->session->diags, DIAG_S0405, s->at,
                  "%s in the proof of a temporal formula takes constants only", step_word(s->kind));
  diag_note(d, "this one speaks of states, which change while the formula is about all of them");
}

static bool read_proof(const Place *outer, const Proof *proof, bool temporal);

/* Is what the step proves, or what its proof is about, temporal? */
static bool has_temporal_goal(const ProofStep *s, Level level, bool temporal) {
  if (level == LEVEL_TEMPORAL) return true;
  return temporal && (s->kind == STEP_CASE || s->kind == STEP_QED);
}

static bool is_known_after(StepKind kind) {
  return kind == STEP_SUFFICES || kind == STEP_PICK || kind == STEP_TAKE || kind == STEP_DEFINE ||
         kind == STEP_INSTANCE;
}

static bool read_step(Place *p, const ProofStep *s, const ProofStep *before, bool temporal) {
  LabelScope labels = {0};
  Place with = *p;
  Operator *op = NULL;
  with.labels = s->name.text ? &labels : NULL;
  Level level = elaborate_step(&with, s, before, &op);
  check_level(p, s, level, temporal);
  name_step(p, s, op);
  name_step(&with, s, op);
  with.labels = NULL;
  const Place *own = s->kind == STEP_ASSERT ? &with : p;
  if (s->proof && !read_proof(own, s->proof, has_temporal_goal(s, level, temporal))) return false;
  if (is_known_after(s->kind)) *p = with;
  return true;
}

/* Names are looked up one by one, which takes too long where so many are known. */
enum { PROOF_NAMES_MAX = 1000 };

static bool goes_on(const Place *p, const ProofStep *s) {
  if (p->scope && p->scope->depth > PROOF_NAMES_MAX) return false;
  return analysis_goes_on(p->analysis, s->at);
}

/* False if it has not been read to the end, since there are too many names. */
static bool read_proof(const Place *outer, const Proof *proof, bool temporal) {
  Place p = *outer;
  if (proof->facts) check_facts(&p, proof->facts);
  for (uint32_t i = 0; i < proof->step_count; i++) {
    const ProofStep *s = proof->steps[i], *before = i ? proof->steps[i - 1] : NULL;
    if (!goes_on(&p, s) || !read_step(&p, s, before, temporal)) return false;
  }
  return true;
}

/* Reading without a trace. */

typedef struct Visit {
  Operator *root; /* in whose frame everything stands */
  Operator *last, *last_in_context;
  bool incomplete;
  Uses *uses;
  LetGroup group;
} Visit;

static Place enter(Visit *v, Analysis *a, Context *ctx, Span at) {
  *v = (Visit){NULL, a->last_operator, ctx->last_operator, ctx->incomplete, a->uses, {{0}}};
  a->uses = NULL;
  v->root = operator_create(a, ctx, &ctx->around, (OperatorShape){.name = {a->nameless, at}});
  v->root->state = OPERATOR_BUSY;
  Place around = {.analysis = a, .context = ctx};
  Place inside = operator_inside(v->root, &around);
  inside.group = &v->group;
  inside.proving = true;
  return inside;
}

static bool stands_inside(const Operator *op, const Operator *root) {
  const Frame *f = &op->frame;
  while (f->parent && f != &root->frame) f = f->parent;
  return f == &root->frame;
}

/* Copies of instances outside and standard operators may have been elaborated on the way. */
static void forget_operators(Analysis *a, const Visit *v) {
  Operator *tail = v->last, *op = tail ? tail->next : a->first_operator, *next;
  for (; op; op = next) {
    next = op->next;
    if (stands_inside(op, v->root)) continue;
    if (tail)
      tail->next = op;
    else
      a->first_operator = op;
    tail = op;
  }
  if (tail)
    tail->next = NULL;
  else
    a->first_operator = NULL;
  a->last_operator = tail;
}

static void leave(Visit *v, Analysis *a, Context *ctx) {
  forget_operators(a, v);
  ctx->last_operator = v->last_in_context;
  if (ctx->last_operator)
    ctx->last_operator->next_in_context = NULL;
  else
    ctx->operators = NULL;
  a->uses = v->uses;
  ctx->incomplete = v->incomplete;
  vec_free(&v->group.definitions);
}

void proof_elaborate(Analysis *a, Context *ctx, const Unit *theorem, Level level) {
  Visit visit;
  Place p = enter(&visit, a, ctx, theorem->at);
  LabelScope labels = {0};
  if (theorem->head.name.text) p.labels = &labels;
  if (theorem->sequent) level = elaborate_sequent(&p, theorem->sequent);
  p.labels = NULL;
  if (theorem->proof) read_proof(&p, theorem->proof, level == LEVEL_TEMPORAL);
  leave(&visit, a, ctx);
}

void proof_elaborate_use(Analysis *a, Context *ctx, const ModuleUse *use) {
  Visit visit;
  Place p = enter(&visit, a, ctx, use->at);
  if (use->facts) check_facts(&p, use->facts);
  leave(&visit, a, ctx);
}
