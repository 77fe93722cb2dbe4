/* INSTANCE: a copy of a module in which other things stand for its constants and
   variables.  A module that declares none is not copied. */
#include "frontend/elaborate.h"

#include <string.h>

typedef vec(Definition *) DefinitionList;

static Diag *report(const Instance *instance, DiagCode code, Span at, const char *pattern,
                    Symbol name) {
  return diag_report(instance->place.analysis->session->diags, code, at, pattern, symbol_text(name),
                     symbol_text(instance->module->name));
}

/* Making. */

static void add_parameters(Instance *instance) {
  Arena *memory = instance->place.analysis->session->memory;
  const Head *head = &instance->unit->head;
  const Entity **all = arena_array(memory, const Entity *, head->parameter_count);
  for (uint32_t i = 0; i < head->parameter_count; i++) {
    Entity *e = arena_new(memory, Entity);
    *e = (Entity){.kind = ENTITY_PARAMETER, .name = head->parameters[i].name};
    e->arity = head->parameters[i].arity;
    all[i] = e;
  }
  instance->parameter_count = head->parameter_count;
  instance->parameters = all;
}

/* Inside a LET the frame around gives access to all outer parameters. */
static void find_surroundings(Instance *instance) {
  const Place *p = &instance->place;
  Surroundings *around = &instance->around;
  *around = p->frame ? (Surroundings){.base = p->frame, .group = p->group} : p->context->around;
  uint32_t outer = around->prefix_count, count = outer + instance->parameter_count;
  const Entity **prefix = arena_array(p->analysis->session->memory, const Entity *, count);
  for (uint32_t i = 0; i < count; i++)
    prefix[i] = i < outer ? around->prefix[i] : instance->parameters[i - outer];
  around->prefix_count = count;
  around->prefix = prefix;
}

static void substitute(Instance *instance);

/* A copy of the text has been met before. */
static void note_instance(const Instance *instance, Module *m) {
  const Place *p = &instance->place;
  if (p->context->instance || p->quiet) return;
  ModuleInstance *note = arena_new(p->analysis->session->memory, ModuleInstance);
  *note = (ModuleInstance){p->context->module->instances, instance->unit, m};
  p->context->module->instances = note;
}

static void find_module(Instance *instance) {
  Analysis *a = instance->place.analysis;
  Name name = instance->unit->instance;
  Module *m = module_find(a, instance->place.context, name);
  instance->module = m;
  note_instance(instance, m);
  if (m && m->busy) {
    module_report_cycle(a, m, name.at);
    instance->place.context->module->failed = true;
    m = NULL;
  }
  if (m && instance->place.context->eager) context_of_module(a, m);
  if (!m || m->failed) instance->broken = true;
}

Entity *instance_create(const Place *p, const Unit *u) {
  Instance *instance = arena_new(p->analysis->session->memory, Instance);
  instance->entity = (Entity){.kind = ENTITY_INSTANCE, .name = u->head.name};
  instance->entity.instance = instance;
  instance->place = *p;
  instance->unit = u;
  find_module(instance);
  add_parameters(instance);
  find_surroundings(instance);
  if (p->context->eager) substitute(instance);
  return &instance->entity;
}

/* Substituting. */

static const Declared *find_declared(const Module *m, Symbol name) {
  const NameEntry *entry = names_find(&m->declared_names, name);
  return entry ? &m->declared[entry - m->declared_names.entries] : NULL;
}

/* The first substitution for a name. */
static const Substitution *find_written(const Instance *instance, Symbol name) {
  const uint64_t *found = map_find(&instance->written, (uintptr_t)name);
  return found ? &instance->unit->substitutions[*found] : NULL;
}

static void list_written(Instance *instance) {
  const Unit *u = instance->unit;
  for (uint32_t i = u->substitution_count; i-- > 0;)
    map_put(&instance->written, (uintptr_t)u->substitutions[i].name.text, i);
}

static void note_substituted(const Instance *instance, Name name) {
  const Context *ctx = instance->module->context;
  const NameEntry *entry = ctx ? names_find(&ctx->names, name.text) : NULL;
  if (entry) place_note(&instance->place, name.at, entry->entity);
}

static void check_written(const Instance *instance) {
  const Unit *u = instance->unit;
  for (uint32_t i = 0; i < u->substitution_count; i++) {
    Name name = u->substitutions[i].name;
    const Substitution *first = find_written(instance, name.text);
    note_substituted(instance, name);
    if (!find_declared(instance->module, name.text)) {
      Diag *d = report(instance, DIAG_S0302, name.at, "`%s` is not a constant or variable of %s",
                       name.text);
      Guess guess = guess_start(symbol_text(name.text));
      for (uint32_t j = 0; j < instance->module->declared_count; j++)
        guess_consider(&guess, symbol_text(instance->module->declared[j].name.text));
      if (guess.best) diag_help(d, "did you mean `%s`?", guess.best);
    } else if (first != &u->substitutions[i]) {
      Diag *d = report(instance, DIAG_S0302, name.at, "`%s` of %s is substituted twice", name.text);
      diag_label(d, first->name.at, "first here");
    }
  }
}

static const Entity *substitute_operator(Instance *instance, const Place *inner,
                                         OperatorShape shape, const Syntax *body) {
  Operator *op = operator_create(inner->analysis, inner->context, &instance->around, shape);
  op->definition.at = body->at;
  operator_elaborate(op, operator_inside(op, inner), shape.parameter_count, shape.parameters, body);
  return &op->entity;
}

/* An expression becomes a definition of its own. */
static const Entity *substitute_expression(Instance *instance, const Place *inner, Name name,
                                           const Syntax *s) {
  OperatorShape shape = {.name = name};
  if (s->kind == SYNTAX_LAMBDA) {
    shape.parameter_count = s->lambda->parameter_count;
    shape.parameters = s->lambda->parameters;
    s = s->kids[0];
  }
  return substitute_operator(instance, inner, shape, s);
}

/* A bare name stands for itself. */
static const Entity *find_bare(const Place *inner, const Syntax *s) {
  if (s->kind == SYNTAX_OPERATOR && !s->qualifier) {
    Operator *language = analysis_language_operator(inner->analysis, s->op);
    if (language) return &language->entity;
    const char *name = op_infos[s->op].ascii;
    return place_find(inner, symbol_intern(inner->analysis->session->symbols, name, strlen(name)));
  }
  bool bare = s->kind == SYNTAX_CALL && !s->qualifier && s->kid_count == 0 &&
              !analysis_is_language_name(inner->analysis, s->name);
  return bare ? place_find(inner, s->name) : NULL;
}

static bool is_qualified(const Syntax *s) {
  return (s->kind == SYNTAX_CALL || s->kind == SYNTAX_OPERATOR) && s->qualifier && !s->kid_count;
}

static const Entity *find_qualifier(const Place *inner, const Syntax *q) {
  if (q->kind != SYNTAX_CALL) return NULL;
  if (!q->qualifier) return place_find(inner, q->name);
  const Entity *outer = find_qualifier(inner, q->qualifier);
  if (!outer || outer->kind != ENTITY_INSTANCE) return NULL;
  const Context *ctx = instance_context(outer->instance);
  const NameEntry *entry = ctx ? names_find(&ctx->names, q->name) : NULL;
  return entry ? entry->entity : NULL;
}

/* The arguments that are still to be given to the names of `I!J!Op`, from the left. */
typedef struct Rest {
  const Syntax *const *arguments;
  uint32_t count;
} Rest;

static const Syntax *apply(const Place *inner, const Syntax *s, const Syntax *qualifier,
                           uint32_t count, Rest *rest) {
  SyntaxKind kind = s->kind == SYNTAX_OPERATOR ? SYNTAX_OPERATION : SYNTAX_CALL;
  const Syntax *const *kids = count ? rest->arguments : s->kids;
  Syntax *call = syntax_create(inner->analysis->session->memory, kind, s->at,
                               count ? count : s->kid_count, kids);
  if (s->kind == SYNTAX_OPERATOR)
    call->op = s->op;
  else
    call->name = s->name;
  call->name_at = s->name_at;
  call->qualifier = qualifier;
  syntax_measure(call);
  rest->arguments += count;
  rest->count -= count;
  return call;
}

/* As for operators with parameters, those of an instance may be left out: `I!` is `I(x)!`. */
static const Syntax *apply_qualifier(const Place *inner, const Syntax *q, Rest *rest) {
  if (!q || q->kind != SYNTAX_CALL) return q;
  const Syntax *outer = apply_qualifier(inner, q->qualifier, rest);
  const Entity *e = find_qualifier(inner, q);
  bool open = e && e->kind == ENTITY_INSTANCE && !q->kid_count;
  uint32_t count = open ? e->instance->parameter_count : 0;
  if (count > rest->count) return q;
  return apply(inner, q, outer, count, rest);
}

/* `J!Op` where an operator is needed: LAMBDA x, y : J!Op(x, y). */
static const Entity *substitute_qualified(Instance *instance, const Place *inner, Name name,
                                          const Syntax *s, uint32_t arity) {
  const Session *session = inner->analysis->session;
  Parameter *parameters = arena_array(session->memory, Parameter, arity);
  const Syntax **arguments = arena_array(session->memory, const Syntax *, arity);
  for (uint32_t i = 0; i < arity; i++) {
    const char *text = arena_format(session->memory, "%u", i + 1);
    parameters[i].name = (Name){symbol_intern(session->symbols, text, strlen(text)), s->at};
    Syntax *argument = syntax_create(session->memory, SYNTAX_CALL, s->at, 0, NULL);
    argument->name = parameters[i].name.text;
    argument->name_at = s->at;
    syntax_measure(argument);
    arguments[i] = argument;
  }
  Rest rest = {arguments, arity};
  const Syntax *qualifier = apply_qualifier(inner, s->qualifier, &rest);
  OperatorShape shape = {name, arity, parameters, NULL};
  return substitute_operator(instance, inner, shape, apply(inner, s, qualifier, rest.count, &rest));
}

static const Entity *resolve_written(Instance *instance, const Place *inner, const Substitution *w,
                                     uint32_t arity) {
  if (arity && selector_is(inner, w->value)) return selector_operator(inner, w->value);
  if (arity && is_qualified(w->value))
    return substitute_qualified(instance, inner, w->name, w->value, arity);
  const Entity *bare = find_bare(inner, w->value);
  if (!bare && w->value->kind == SYNTAX_OPERATOR) {
    report(instance, DIAG_S0101, w->value->at, "the operator for `%s` is not defined",
           w->name.text);
    return NULL;
  }
  if (!bare) return substitute_expression(instance, inner, w->name, w->value);
  place_note(inner, w->value->at, bare);
  if (bare->kind == ENTITY_OPERATOR) operator_ensure(inner->analysis, bare->op);
  return bare;
}

static bool is_taken(const Instance *instance, const Declared *d, const Entity *value) {
  for (const Declared *other = instance->module->declared; other < d; other++) {
    const NameEntry *entry = names_find(&instance->substitutions, other->name.text);
    if (other->variable && entry && entry->entity == value) return true;
  }
  return false;
}

/* A variable is told apart from all others even where the same thing stands for several. */
static const Entity *separate(Instance *instance, const Place *inner, const Declared *d,
                              const Substitution *w, const Entity *value) {
  bool simple = value->kind == ENTITY_VARIABLE || value->kind == ENTITY_OPERATOR;
  if (!simple || is_taken(instance, d, value)) {
    Arena *memory = inner->analysis->session->memory;
    Span at = w ? w->value->at : instance->unit->instance.at;
    Syntax *name = w ? NULL : syntax_create(memory, SYNTAX_CALL, at, 0, NULL);
    if (name) {
      name->name = d->name.text;
      name->name_at = at;
      syntax_measure(name);
    }
    value = substitute_expression(instance, inner, d->name, w ? w->value : name);
  }
  if (value->kind == ENTITY_OPERATOR) value->op->definition.for_variable = true;
  return value;
}

static const Entity *resolve_declared(Instance *instance, const Place *inner, const Declared *d) {
  const Substitution *w = find_written(instance, d->name.text);
  const Entity *value =
      w ? resolve_written(instance, inner, w, d->arity) : place_find(inner, d->name.text);
  if (value && value->kind == ENTITY_OPERATOR) operator_ensure(inner->analysis, value->op);
  if (!value && !w && !context_is_silent(inner->context)) {
    Diag *diag = report(instance, DIAG_S0301, instance->unit->instance.at,
                        "nothing stands for `%s` of module %s", d->name.text);
    diag_label(diag, d->name.at, "it is declared here");
    diag_help(diag, "add WITH %s <- ..., or declare or define %s before the INSTANCE",
              symbol_text(d->name.text), symbol_text(d->name.text));
  }
  if (!value) return NULL;
  Span at = w ? w->value->at : instance->unit->instance.at;
  if (!instance_check_substitution(instance, d, value, at)) return NULL;
  return d->variable ? separate(instance, inner, d, w, value) : value;
}

static void substitute(Instance *instance) {
  instance->substituted = true;
  if (!instance->module || !instance->module->syntax) return;
  Place inner = instance->place;
  Arena *memory = inner.analysis->session->memory;
  for (uint32_t i = 0; i < instance->parameter_count; i++)
    place_declare(&inner, instance->parameters[i]);
  list_written(instance);
  check_written(instance);
  for (uint32_t i = 0; i < instance->module->declared_count; i++) {
    const Declared *d = &instance->module->declared[i];
    const Entity *value = resolve_declared(instance, &inner, d);
    if (value)
      names_add(memory, &instance->substitutions,
                (NameEntry){.name = d->name.text, .entity = value});
    else
      instance->broken = true;
  }
  map_free(&instance->written);
  instance_check_flows(instance);
}

static const Context *context_around(const Context *ctx) {
  return ctx->instance ? ctx->instance->place.context : ctx->outer;
}

static void list_for_variables(const Instance *instance, DefinitionList *list) {
  for (uint32_t i = 0; i < instance->module->declared_count; i++) {
    const Declared *d = &instance->module->declared[i];
    const NameEntry *entry = names_find(&instance->substitutions, d->name.text);
    if (d->variable && entry && entry->entity->kind == ENTITY_OPERATOR)
      vec_push(list, &entry->entity->op->definition);
  }
}

void instance_list_for_variables(const Place *p, Node *n) {
  DefinitionList list = {0};
  for (const Context *ctx = p->context; ctx; ctx = context_around(ctx))
    if (ctx->instance) list_for_variables(ctx->instance, &list);
  Definition **all = arena_array(p->analysis->session->memory, Definition *, list.count);
  for (uint32_t i = 0; i < list.count; i++) all[i] = list.at[i];
  n->definition_count = list.count;
  n->definitions = all;
  vec_free(&list);
}

/* Instances of instances can multiply without end in sight. */
static bool is_too_large(Instance *instance) {
  Analysis *a = instance->place.analysis;
  if (a->spec.definition_count <= DEFINITIONS_MAX) return false;
  if (!a->too_large)
    diag_report(a->session->diags, DIAG_S0112, instance->unit->instance.at,
                "instances make more than %d definitions", DEFINITIONS_MAX);
  a->too_large = true;
  return instance->broken = true;
}

Context *instance_context(Instance *instance) {
  if (!instance->substituted) substitute(instance);
  if (instance->broken) return NULL;
  if (instance->context) return instance->context;
  Analysis *a = instance->place.analysis;
  if (is_too_large(instance)) return NULL;
  instance->context = instance->module->declared_count
                          ? context_of_copy(a, instance->module, instance)
                          : context_of_module(a, instance->module);
  return instance->context;
}
