/* May what is substituted stand for a constant or variable of a module: arities, levels, and what
   it is applied to there. */
#include "frontend/elaborate.h"

static Level entity_level(const Entity *e) {
  if (e->kind == ENTITY_OPERATOR) return e->op->definition.level;
  return e->kind == ENTITY_VARIABLE ? LEVEL_STATE : LEVEL_CONSTANT;
}

/* Can it stand there at all? */
static Diag *check_kind(const Instance *instance, const Declared *d, const Entity *value, Span at) {
  Diags *diags = instance->place.analysis->session->diags;
  const char *name = symbol_text(d->name.text);
  if (value->kind == ENTITY_INSTANCE || value->kind == ENTITY_THEOREM)
    return diag_report(diags, DIAG_S0303, at, "this cannot stand for `%s`", name);
  if (entity_arity(value) != d->arity)
    return diag_report(diags, DIAG_S0303, at, "`%s` has %u parameters, what stands for it has %u",
                       name, d->arity, entity_arity(value));
  return NULL;
}

static const Entity *find_declaration(const Module *m, Symbol name) {
  const NameEntry *entry = m->context ? names_find(&m->context->names, name) : NULL;
  return entry && entry->entity->kind == ENTITY_CONSTANT ? entry->entity : NULL;
}

/* The most that the module allows for a constant. */
static Level find_most(const Instance *instance, const Declared *d, const LevelUse *use) {
  if (d->variable) return LEVEL_STATE;
  if (!facts_is_constant(instance->place.analysis, instance->module)) return LEVEL_CONSTANT;
  return use ? use->most : LEVEL_TEMPORAL;
}

static Diag *check_levels(const Instance *instance, const Declared *d, const Entity *value,
                          Span at) {
  Analysis *a = instance->place.analysis;
  const char *name = symbol_text(d->name.text);
  const Entity *constant = find_declaration(instance->module, d->name.text);
  const LevelUse *use = NULL;
  if (constant)
    use = facts_find(facts_of_module(a, instance->module), (LevelKey){constant->constant, 0});
  Level level = entity_level(value), most = find_most(instance, d, use);
  if (level > most)
    return diag_report(
        a->session->diags, DIAG_S0304, at, "%s `%s` cannot stand for %s, only for at most %s",
        d->variable ? "variable" : "constant", name, level_noun(level), level_noun(most));
  if (value->kind != ENTITY_OPERATOR || d->arity == 0) return NULL;
  if (!facts_is_leibniz(value->op))
    return diag_report(a->session->diags, DIAG_S0305, at,
                       "what stands for `%s` has more than the value of its argument", name);
  for (uint32_t k = 0; use && k < d->arity; k++)
    if (facts_most(value->op, k) < use->floors[k])
      return diag_report(a->session->diags, DIAG_S0304, at,
                         "`%s` is applied to %s, but what stands for it takes at most %s", name,
                         level_noun(use->floors[k]), level_noun(facts_most(value->op, k)));
  return NULL;
}

bool instance_check_substitution(const Instance *instance, const Declared *d, const Entity *value,
                                 Span at) {
  Diag *diag = check_kind(instance, d, value, at);
  if (!diag && instance->place.context->eager) diag = check_levels(instance, d, value, at);
  if (diag) diag_label(diag, d->name.at, "it is declared here");
  return !diag;
}

/* What is substituted for one constant may become an argument of what is for another. */
static void check_flow(Instance *instance, const LevelFlow *flow) {
  const Module *m = instance->module;
  const Entity *op = NULL, *value = NULL;
  Symbol name = NULL;
  for (uint32_t i = 0; i < m->declared_count; i++) {
    const Entity *constant = find_declaration(m, m->declared[i].name.text);
    const NameEntry *entry = names_find(&instance->substitutions, m->declared[i].name.text);
    if (!constant || !entry) continue;
    if (constant->constant == flow->op.owner) op = entry->entity, name = m->declared[i].name.text;
    if (constant->constant == flow->value.owner) value = entry->entity;
  }
  if (!op || !value || op->kind != ENTITY_OPERATOR || flow->argument >= operator_arity(op->op))
    return;
  Level most = facts_most(op->op, flow->argument);
  if (entity_level(value) <= most) return;
  instance->broken = true;
  diag_report(instance->place.analysis->session->diags, DIAG_S0304, instance->unit->instance.at,
              "`%s` is applied to what becomes %s, but what stands for it takes at most %s",
              symbol_text(name), level_noun(entity_level(value)), level_noun(most));
}

void instance_check_flows(Instance *instance) {
  if (!instance->place.context->eager || !instance->module->context || instance->broken) return;
  const LevelFacts *facts = facts_of_module(instance->place.analysis, instance->module);
  for (uint32_t i = 0; i < facts->flow_count; i++) check_flow(instance, &facts->flows[i]);
}
