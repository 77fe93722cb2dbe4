/* Names, arities and levels inside proofs and USE or HIDE.  Nothing of it is kept: the operators
   made on the way are forgotten when the proof has been read.

   Scopes: what ASSUME introduces is known in the proof of its step; after SUFFICES it is known in
   the steps that follow instead, as is what TAKE, PICK and DEFINE introduce.  The name of a step
   is known from its own proof on to the end of the proof that it belongs to. */
#include "frontend/elaborate_proof.h"

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
    if (!set || proof_formula(outer, NULL, set) == LEVEL_CONSTANT) continue;
    Diag *d =
        place_report(outer, DIAG_S0405, set->at,
                     "this set is no constant, but a temporal formula is said of its element");
    diag_label(d, s->formula->at, "the temporal formula");
  }
}

static Level elaborate_pick(Place *with, const ProofStep *s) {
  Place outer = *with;
  Level bounds = proof_bounds(with, s->bounds);
  const Syntax *label = proof_find_label(s->formula);
  Level body = label ? LEVEL_CONSTANT : proof_formula(with, NULL, s->formula);
  if (body == LEVEL_TEMPORAL) check_pick(&outer, s);
  return level_higher(bounds, body);
}

static Operator *operator_for_step(const Place *p, const ProofStep *s) {
  Unit *unit = arena_new(p->analysis->session->memory, Unit);
  *unit = (Unit){.kind = UNIT_THEOREM, .at = s->at, .head.name = s->name, .body = s->formula};
  return operator_create_inside(p, (OperatorShape){.name = s->name, .unit = unit});
}

static Level elaborate_claim(Place *with, const ProofStep *s, const ProofStep *before,
                             Operator **op) {
  if (s->sequent) return proof_sequent(with, s->sequent);
  if (s->kind == STEP_ASSERT && s->name.text) *op = operator_for_step(with, s);
  const Syntax *said = without_at_sign(before, s->formula);
  if (said != s->formula || !*op) {
    *op = NULL;
    return proof_formula(with, NULL, said);
  }
  return proof_formula_as(*op, with, NULL, said);
}

static Level elaborate_items(const Place *p, const ProofStep *s) {
  Level level = LEVEL_CONSTANT;
  for (uint32_t i = 0; i < s->item_count; i++)
    level = level_higher(level, proof_formula(p, NULL, s->items[i]));
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
  case STEP_HAVE: return proof_formula(with, NULL, s->formula);
  case STEP_TAKE: return proof_bounds(with, s->bounds);
  case STEP_PICK: return elaborate_pick(with, s);
  case STEP_WITNESS: return elaborate_items(with, s);
  case STEP_DEFINE: define_all(with, s); break;
  case STEP_USE: proof_facts(with, s->facts); break;
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
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0405, s->at,
                        "%s in the proof of a temporal formula takes constants only",
                        proof_step_word(s->kind));
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
  if (proof->facts) proof_facts(&p, proof->facts);
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
  if (theorem->sequent) level = proof_sequent(&p, theorem->sequent);
  p.labels = NULL;
  if (theorem->proof) read_proof(&p, theorem->proof, level == LEVEL_TEMPORAL);
  leave(&visit, a, ctx);
}

void proof_elaborate_use(Analysis *a, Context *ctx, const ModuleUse *use) {
  Visit visit;
  Place p = enter(&visit, a, ctx, use->at);
  if (use->facts) proof_facts(&p, use->facts);
  leave(&visit, a, ctx);
}
