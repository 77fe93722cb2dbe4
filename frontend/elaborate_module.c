/* Contexts: what a module imports, declares and defines, unit by unit. */
#include <string.h>

#include "base/panic.h"
#include "frontend/builtins.h"
#include "frontend/elaborate.h"

const Entity *context_find(const Context *ctx, Symbol name) {
  for (; ctx; ctx = ctx->outer) {
    const NameEntry *entry = names_find(&ctx->names, name);
    if (entry) return entry->entity;
  }
  return NULL;
}

bool context_is_silent(const Context *ctx) {
  for (; ctx; ctx = ctx->outer)
    if (ctx->incomplete || ctx->module->incomplete) return true;
  return false;
}

static Place place_of(Analysis *a, Context *ctx) {
  return (Place){.analysis = a, .context = ctx, .limit = {.level = LEVEL_TEMPORAL}};
}

/* Names. */

static void introduce_entry(Analysis *a, Context *ctx, Name name, NameEntry entry) {
  Place p = place_of(a, ctx);
  if (!name_is_free(&p, name) || names_find(&ctx->names, name.text)) return;
  place_note(&p, name.at, entry.entity);
  names_add(a->session->memory, &ctx->names, entry);
}

/* A formula or an instance that has the name of another of its kind is not the one meant by
   the name. */
static bool is_second(Analysis *a, Context *ctx, Name name, const Entity *entity) {
  const NameEntry *known = names_find(&ctx->names, name.text);
  if (!known || !ctx->eager || known->entity->kind != entity->kind) return false;
  bool same = entity->kind == ENTITY_INSTANCE
                  ? entity->instance->parameter_count == known->entity->instance->parameter_count
                  : operator_is_formula(entity) && operator_is_formula(known->entity);
  if (!same) return false;
  Diag *d =
      diag_report(a->session->diags, DIAG_S0207, name.at,
                  "`%s` is introduced twice, and the first one counts", symbol_text(name.text));
  diag_label(d, known->entity->name.at, "first here");
  return true;
}

static void introduce(Analysis *a, Context *ctx, Name name, const Entity *entity, bool local) {
  if (is_second(a, ctx, name, entity)) return;
  introduce_entry(a, ctx, name, (NameEntry){.name = name.text, .entity = entity, .local = local});
}

/* The same definition may come on several ways, also in several copies. */
static bool is_same(const Entity *one, const Entity *other) {
  if (one == other) return true;
  if (one->kind == ENTITY_INSTANCE && other->kind == ENTITY_INSTANCE)
    return one->instance->unit == other->instance->unit;
  return one->kind == ENTITY_OPERATOR && other->kind == ENTITY_OPERATOR && one->op->unit &&
         one->op->unit == other->op->unit;
}

static void report_conflict(Analysis *a, const NameEntry *entry, const Entity *known, Span at,
                            bool mild) {
  Diag *d = diag_report(a->session->diags, mild ? DIAG_S0205 : DIAG_S0204, at,
                        mild ? "this brings in another `%s`, which is ignored"
                             : "this brings in another `%s`",
                        symbol_text(entry->name));
  diag_label(d, known->name.at, mild ? "the one used" : "one");
  diag_label(d, entry->entity->name.at, mild ? "the one ignored" : "the other");
}

/* EXTENDS takes the first of two definitions; INSTANCE only if they have as many parameters. */
static bool is_mild(const Entity *one, const Entity *other, bool extending) {
  return one->kind == ENTITY_OPERATOR && other->kind == ENTITY_OPERATOR &&
         (extending || operator_arity(one->op) == operator_arity(other->op));
}

static void import_entry(Analysis *a, Context *ctx, NameEntry entry, Span at, bool extending) {
  NameEntry *known = names_find(&ctx->names, entry.name);
  if (!known)
    names_add(a->session->memory, &ctx->names, entry);
  else if (is_same(known->entity, entry.entity))
    known->local &= entry.local;
  else if (ctx->eager)
    report_conflict(a, &entry, known->entity, at, is_mild(known->entity, entry.entity, extending));
}

static void import_extended(Analysis *a, Context *ctx, const Context *from, Span at) {
  for (uint32_t i = 0; i < from->names.count; i++)
    if (!from->names.entries[i].local) import_entry(a, ctx, from->names.entries[i], at, true);
}

static void import_modules(Analysis *a, Context *ctx, const Context *from) {
  for (uint32_t i = 0; i < from->modules.count; i++)
    if (!names_find(&ctx->modules, from->modules.entries[i].name))
      names_add(a->session->memory, &ctx->modules, from->modules.entries[i]);
}

static void import_instance(Analysis *a, Context *ctx, const Context *from, const Unit *u) {
  for (uint32_t i = 0; i < from->names.count; i++) {
    NameEntry entry = from->names.entries[i];
    if (entry.local || entry.substituted) continue;
    entry.local = u->local;
    import_entry(a, ctx, entry, u->instance.at, false);
  }
}

/* Declarations. */

static const Entity *declare(Analysis *a, const Unit *u, const Parameter *parameter) {
  Arena *memory = a->session->memory;
  Entity *e = arena_new(memory, Entity);
  e->name = parameter->name;
  if (u->kind == UNIT_VARIABLES) {
    e->kind = ENTITY_VARIABLE;
    e->variable = arena_new(memory, Variable);
    *e->variable = (Variable){.name = e->name.text, .at = e->name.at};
  } else {
    e->kind = ENTITY_CONSTANT;
    e->constant = arena_new(memory, Constant);
    *e->constant = (Constant){.name = e->name.text, .at = e->name.at, .arity = parameter->arity};
  }
  return e;
}

/* The same declaration again changes nothing. */
static bool is_declared_again(Analysis *a, Context *ctx, const Unit *u,
                              const Parameter *parameter) {
  const NameEntry *known = names_find(&ctx->names, parameter->name.text);
  if (!known || !ctx->eager || u->local) return false;
  const Entity *e = known->entity;
  bool same = u->kind == UNIT_VARIABLES
                  ? e->kind == ENTITY_VARIABLE
                  : e->kind == ENTITY_CONSTANT && e->constant->arity == parameter->arity;
  if (!same) return false;
  Diag *d = diag_report(a->session->diags, DIAG_S0207, parameter->name.at, "`%s` is declared twice",
                        symbol_text(parameter->name.text));
  diag_label(d, e->name.at, "first here");
  return true;
}

/* In a copy the substitution takes the place of what is declared. */
static void enter_declarations(Analysis *a, Context *ctx, const Unit *u) {
  for (uint32_t i = 0; i < u->parameter_count; i++) {
    const Parameter *parameter = &u->parameters[i];
    if (is_declared_again(a, ctx, u, parameter)) continue;
    const NameEntry *value =
        ctx->instance ? names_find(&ctx->instance->substitutions, parameter->name.text) : NULL;
    NameEntry entry = {.name = parameter->name.text, .substituted = value != NULL};
    entry.entity = value ? value->entity : declare(a, u, parameter);
    introduce_entry(a, ctx, parameter->name, entry);
  }
}

/* Definitions. */

static void postpone(Context *ctx, Operator *op) {
  op->state = OPERATOR_PENDING;
  if (ctx->pending)
    ctx->last_pending->next_pending = op;
  else
    ctx->pending = op;
  ctx->last_pending = op;
}

static void enter_recursive(Analysis *a, Context *ctx, const Unit *u) {
  for (uint32_t i = 0; i < u->parameter_count; i++) {
    OperatorShape shape = operator_recursive_shape(a, u, i);
    Operator *op = operator_declare_recursive(a, operator_create(a, ctx, &ctx->around, shape));
    introduce(a, ctx, shape.name, &op->entity, false);
    ctx->open_recursions++;
  }
}

static Operator *find_awaited(const Context *ctx, Symbol name) {
  const NameEntry *known = names_find(&ctx->names, name);
  bool awaited = known && known->entity->kind == ENTITY_OPERATOR &&
                 known->entity->op->state == OPERATOR_DECLARED && known->entity->op->context == ctx;
  return awaited ? known->entity->op : NULL;
}

/* The text of a primitive operator is its documentation. */
static bool make_primitive(Analysis *a, Operator *op) {
  const Definition *d = &op->definition;
  Builtin builtin = builtin_find(d->module, symbol_text(d->name));
  if (builtin == BUILTIN_COUNT || op->prefix_count ||
      builtin_infos[builtin].arity != d->parameter_count)
    return false;
  operator_make_builtin(a, op, builtin);
  return true;
}

static void define(Analysis *a, Context *ctx, Operator *op, const Place *inside) {
  if (ctx->eager) operator_elaborate_unit(op, inside);
  if (!make_primitive(a, op) && !ctx->eager) postpone(ctx, op);
}

static void enter_definition(Analysis *a, Context *ctx, const Unit *u) {
  Place p = place_of(a, ctx);
  Operator *awaited = find_awaited(ctx, u->head.name.text);
  if (awaited) {
    place_note(&p, u->head.name.at, &awaited->entity);
    if (operator_adopt(a, awaited, u)) define(a, ctx, awaited, &p);
    if (u->local) names_find(&ctx->names, u->head.name.text)->local = true;
    ctx->open_recursions--;
    operator_complete_recursive(a);
    return;
  }
  Operator *op = operator_create(a, ctx, &ctx->around, operator_shape(u));
  define(a, ctx, op, &p);
  introduce(a, ctx, u->head.name, &op->entity, u->local);
}

static void enter_theorem(Analysis *a, Context *ctx, Name name) {
  Entity *e = arena_new(a->session->memory, Entity);
  *e = (Entity){.kind = ENTITY_THEOREM, .name = name};
  introduce(a, ctx, name, e, false);
}

/* What stands between RECURSIVE and a definition has been refused. */
static void enter_proof(Analysis *a, Context *ctx, const Unit *u, Level level) {
  if (ctx->eager && !a->open_recursions && (u->sequent || u->proof))
    proof_elaborate(a, ctx, u, level);
}

/* ASSUME and THEOREM: formulas that may have a name. */
static void enter_formula(Analysis *a, Context *ctx, const Unit *u) {
  bool named = u->head.name.text != NULL, assumed = u->kind == UNIT_ASSUMPTION;
  if (!u->body) {
    if (named) enter_theorem(a, ctx, u->head.name);
    enter_proof(a, ctx, u, LEVEL_CONSTANT);
    return;
  }
  if (!ctx->eager && !named) return;
  OperatorShape shape = operator_shape(u);
  if (!named) shape.name = (Name){a->nameless, u->body->at};
  Operator *op = operator_create(a, ctx, &ctx->around, shape);
  if (ctx->eager) {
    Place p = place_of(a, ctx);
    Place inside = operator_inside(op, &p);
    if (assumed) inside.limit = (Limit){LEVEL_CONSTANT, "ASSUME", u->at};
    operator_elaborate(op, inside, 0, NULL, u->body);
  } else {
    postpone(ctx, op);
  }
  if (named) introduce(a, ctx, shape.name, &op->entity, u->local);
  enter_proof(a, ctx, u, op->definition.level);
  if (!assumed || !ctx->eager) return;
  if (ctx->assumptions)
    ctx->last_assumption->next_pending = op;
  else
    ctx->assumptions = op;
  ctx->last_assumption = op;
}

/* Instances and nested modules. */

static void enter_instance(Analysis *a, Context *ctx, const Unit *u) {
  Place p = place_of(a, ctx);
  Entity *e = instance_create(&p, u);
  e->instance->next = ctx->instances;
  ctx->instances = e->instance;
  if (u->head.name.text) {
    introduce(a, ctx, u->head.name, e, u->local);
    return;
  }
  Context *copy = instance_context(e->instance);
  if (copy)
    import_instance(a, ctx, copy, u);
  else
    ctx->incomplete = true;
}

/* A nested module hides no other. */
static void check_module_name(Analysis *a, const Context *ctx, Name name) {
  const Module *other = module_find_nested(ctx, name.text);
  if (!other) other = module_find_loaded(a, name.text);
  if (!other) return;
  Diag *d = diag_report(a->session->diags, DIAG_S0206, name.at, "there is another module %s",
                        symbol_text(name.text));
  diag_label(d, other->syntax->name.at, "it is here");
}

static void enter_nested(Analysis *a, Context *ctx, const Unit *u) {
  if (ctx->eager) check_module_name(a, ctx, u->module->name);
  Module *m = module_nested(a, ctx, u->module);
  if (!ctx->eager) return;
  context_of_module(a, m);
  ctx->module->failed |= m->failed;
}

/* From a RECURSIVE declaration to the definition there are only definitions. */
static bool may_interrupt(UnitKind kind) {
  return kind == UNIT_RECURSIVE || kind == UNIT_OPERATOR || kind == UNIT_FUNCTION ||
         kind == UNIT_INSTANCE;
}

static void check_section(Analysis *a, const Context *ctx, Span at) {
  if (!ctx->eager || !ctx->open_recursions) return;
  for (uint32_t i = ctx->names.count; i-- > 0;) {
    const Entity *e = ctx->names.entries[i].entity;
    if (e->kind != ENTITY_OPERATOR || e->op->state != OPERATOR_DECLARED) continue;
    Diag *d = diag_report(a->session->diags, DIAG_S0113, at,
                          "only definitions may stand between `RECURSIVE %s` and its definition",
                          symbol_text(e->name.text));
    diag_label(d, e->name.at, "declared here");
    return;
  }
}

static void enter(Analysis *a, Context *ctx, const Unit *u) {
  if (!may_interrupt(u->kind)) check_section(a, ctx, u->at);
  switch (u->kind) {
  case UNIT_CONSTANTS:
  case UNIT_VARIABLES: enter_declarations(a, ctx, u); return;
  case UNIT_RECURSIVE: enter_recursive(a, ctx, u); return;
  case UNIT_OPERATOR:
  case UNIT_FUNCTION: enter_definition(a, ctx, u); return;
  case UNIT_INSTANCE: enter_instance(a, ctx, u); return;
  case UNIT_ASSUMPTION:
  case UNIT_THEOREM: enter_formula(a, ctx, u); return;
  case UNIT_MODULE: enter_nested(a, ctx, u); return;
  }
  never("kind of unit");
}

static void report_undefined(Analysis *a, const Context *ctx) {
  for (uint32_t i = 0; ctx->eager && i < ctx->names.count; i++) {
    const Entity *e = ctx->names.entries[i].entity;
    if (e->kind == ENTITY_OPERATOR && e->op->context == ctx && e->op->state == OPERATOR_DECLARED)
      operator_report_undefined(a, e->op);
  }
}

/* Contexts. */

static void extend(Analysis *a, Context *ctx, Module *other, Span at) {
  if (other->busy) {
    module_report_cycle(a, other, at);
    ctx->incomplete = true;
    return;
  }
  bool copied = ctx->instance && other->declared_count;
  Context *from = copied ? context_of_copy(a, other, ctx->instance) : context_of_module(a, other);
  import_modules(a, ctx, from);
  import_extended(a, ctx, from, at);
  ctx->incomplete |= context_is_silent(from);
}

/* Those before a unit, from number `use` on; returns how many there are up to it. */
static uint32_t enter_uses(Analysis *a, Context *ctx, uint32_t use, uint32_t unit) {
  const SyntaxModule *m = ctx->module->syntax;
  for (; use < m->use_count && m->uses[use].before <= unit; use++) {
    check_section(a, ctx, m->uses[use].at);
    if (ctx->eager && !a->open_recursions) proof_elaborate_use(a, ctx, &m->uses[use]);
  }
  return use;
}

static void fill(Analysis *a, Context *ctx) {
  const Module *m = ctx->module;
  if (!analysis_goes_on(a, m->syntax->name.at)) {
    ctx->incomplete = true;
    return;
  }
  uint32_t open = a->open_recursions;
  for (uint32_t i = 0; i < m->extended_count; i++)
    extend(a, ctx, m->extended[i], m->syntax->extends[i].at);
  uint32_t use = 0;
  for (uint32_t i = 0; i < m->syntax->unit_count; i++) {
    use = enter_uses(a, ctx, use, i);
    enter(a, ctx, m->syntax->units[i]);
  }
  enter_uses(a, ctx, use, m->syntax->unit_count);
  report_undefined(a, ctx);
  a->open_recursions = open;
}

static Context *create(Analysis *a, Module *m) {
  Context *ctx = arena_new(a->session->memory, Context);
  ctx->module = m;
  ctx->outer = m->outer;
  if (m->outer) ctx->around = m->outer->around;
  return ctx;
}

Context *context_of_module(Analysis *a, Module *m) {
  if (m->context) return m->context;
  unsigned errors = diags_errors(a->session->diags);
  m->busy = true;
  m->context = create(a, m);
  m->context->eager = !m->standard && (!m->outer || m->outer->eager);
  fill(a, m->context);
  m->busy = false;
  m->failed |= diags_errors(a->session->diags) > errors;
  return m->context;
}

typedef struct CopiedModule {
  struct CopiedModule *next;
  const Module *module;
  Context *context;
} CopiedModule;

Context *context_of_copy(Analysis *a, Module *m, Instance *instance) {
  for (CopiedModule *c = instance->copies; c; c = c->next)
    if (c->module == m) return c->context;
  CopiedModule *copy = arena_new(a->session->memory, CopiedModule);
  *copy = (CopiedModule){instance->copies, m, create(a, m)};
  instance->copies = copy;
  copy->context->instance = instance;
  copy->context->around = instance->around;
  fill(a, copy->context);
  return copy->context;
}
