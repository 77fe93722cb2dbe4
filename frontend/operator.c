/* Operators: the making of definitions and the elaboration of their bodies. */
#include <assert.h>

#include "base/panic.h"
#include "base/text.h"
#include "frontend/builtins.h"
#include "frontend/elaborate.h"

static void enlist_in_context(Context *ctx, Operator *op) {
  if (ctx->last_operator)
    ctx->last_operator->next_in_context = op;
  else
    ctx->operators = op;
  ctx->last_operator = op;
}

static void enlist(Analysis *a, Operator *op) {
  if (op->context) enlist_in_context(op->context, op);
  if (a->last_operator)
    a->last_operator->next = op;
  else
    a->first_operator = op;
  a->last_operator = op;
}

static void add_parameters(Analysis *a, Operator *op, OperatorShape shape) {
  uint32_t count = op->prefix_count + shape.parameter_count;
  FormalParameter *all = arena_array(a->session->memory, FormalParameter, count);
  op->facts = arena_array(a->session->memory, ParameterFacts, count);
  for (uint32_t i = 0; i < count; i++) {
    op->facts[i].most = LEVEL_TEMPORAL;
    if (i < op->prefix_count) {
      all[i] = (FormalParameter){op->prefix[i]->name.text, op->prefix[i]->arity};
    } else {
      const Parameter *p = &shape.parameters[i - op->prefix_count];
      all[i] = (FormalParameter){p->name.text, p->arity};
    }
  }
  op->definition.parameter_count = op->definition.slot_count = count;
  op->definition.parameters = all;
}

static void join_frame(Operator *op, const Frame *parent, LetGroup *group) {
  op->frame = (Frame){.parent = parent, .op = op, .depth = parent ? parent->depth + 1 : 0};
  op->definition.depth = op->frame.depth;
  op->definition.slot = UINT32_MAX;
  op->group = parent ? group : NULL;
}

/* A definition in a LET without parameters is computed once per entry.  Of the
   copies that an INSTANCE makes there, only those in use belong to the LET. */
static void join_group(Operator *op) {
  if (!op->group) return;
  if (op->definition.parameter_count == 0)
    op->definition.slot = op->frame.parent->op->definition.slot_count++;
  vec_push(&op->group->definitions, &op->definition);
  op->group = NULL;
}

static void note_definition(Analysis *a, const Operator *op) {
  if (a->uses && op->unit && op->context && op->context->eager)
    uses_note_definition(a->uses, op->unit, op);
}

static Operator *create(Analysis *a, Context *ctx, OperatorShape shape, uint32_t prefix_count,
                        const Entity *const *prefix) {
  Operator *op = arena_new(a->session->memory, Operator);
  op->entity = (Entity){.kind = ENTITY_OPERATOR, .name = shape.name, .op = op};
  op->context = ctx;
  op->unit = shape.unit;
  op->prefix_count = prefix_count;
  op->prefix = prefix;
  op->definition.name = shape.name.text;
  op->definition.module = ctx ? symbol_text(ctx->module->name) : "";
  op->definition.at = shape.name.at;
  op->definition.id = a->spec.definition_count++;
  op->definition.builtin = BUILTIN_COUNT;
  add_parameters(a, op, shape);
  enlist(a, op);
  note_definition(a, op);
  return op;
}

Operator *operator_create(Analysis *a, Context *ctx, const Surroundings *around,
                          OperatorShape shape) {
  Operator *op = create(a, ctx, shape, around->prefix_count, around->prefix);
  join_frame(op, around->base, around->group);
  return op;
}

Operator *operator_create_inside(const Place *p, OperatorShape shape) {
  Operator *op = create(p->analysis, p->context, shape, 0, NULL);
  join_frame(op, p->frame, p->group);
  return op;
}

OperatorShape operator_shape(const Unit *u) {
  return (OperatorShape){u->head.name, u->head.parameter_count, u->head.parameters, u};
}

/* Of the declared name, whose parameters are known by number only. */
OperatorShape operator_recursive_shape(Analysis *a, const Unit *u, uint32_t index) {
  const Parameter *declared = &u->parameters[index];
  Parameter *parameters = arena_array(a->session->memory, Parameter, declared->arity);
  for (uint32_t i = 0; i < declared->arity; i++)
    parameters[i].name = (Name){a->nameless, declared->name.at};
  return (OperatorShape){declared->name, declared->arity, parameters, NULL};
}

void operator_report_undefined(Analysis *a, const Operator *op) {
  diag_report(a->session->diags, DIAG_S0110, op->definition.at,
              "`%s` is declared RECURSIVE but never defined", symbol_text(op->definition.name));
}

/* Recursive operators.  What they say about levels is known when the last of those that are
   declared together has its definition (SANY's recursive sections). */

Operator *operator_declare_recursive(Analysis *a, Operator *op) {
  if (!a->open_recursions++) a->first_recursive = op;
  op->definition.recursive = true;
  for (uint32_t i = 0; i < op->definition.parameter_count; i++)
    op->facts[i] = (ParameterFacts){.raises = true, .most = LEVEL_ACTION};
  return op;
}

static void check_recursive(Analysis *a, const Operator *op) {
  for (uint32_t i = op->prefix_count; i < op->definition.parameter_count; i++) {
    const FormalParameter *p = &op->definition.parameters[i];
    if (op->facts[i].most >= LEVEL_ACTION) continue;
    diag_report(a->session->diags, DIAG_S0114, op->definition.at,
                "parameter `%s` of recursive operator `%s` is primed", symbol_text(p->name),
                symbol_text(op->definition.name));
  }
}

void operator_complete_recursive(Analysis *a) {
  if (--a->open_recursions) return;
  Operator *first = a->first_recursive;
  for (Operator *op = first; op; op = op->next)
    if (op->definition.body) facts_of_body(a, op, FACTS_SILENT);
  level_refresh(first);
  for (Operator *op = first; op; op = op->next) {
    if (!op->definition.body || !op->context || !op->context->eager) continue;
    facts_of_body(a, op, FACTS_VERIFY);
    if (op->definition.recursive) check_recursive(a, op);
  }
}

/* RECURSIVE Op(_, _) */
static void help_with_declaration(Diag *d, const Unit *u) {
  Text places = {0};
  for (uint32_t i = 0; i < u->head.parameter_count; i++) text_append(&places, i ? ", _" : "(_");
  if (places.length) text_append_char(&places, ')');
  diag_help(d, "the declaration shows the parameters: RECURSIVE %s%s",
            symbol_text(u->head.name.text), text_string(&places));
  text_free(&places);
}

bool operator_adopt(Analysis *a, Operator *op, const Unit *u) {
  op->state = OPERATOR_DONE; /* not awaited any more */
  if (u->head.parameter_count != operator_arity(op)) {
    Diag *d = diag_report(a->session->diags, DIAG_S0110, u->head.name.at,
                          "`%s` has %u parameter%s here, but is declared RECURSIVE with %u",
                          symbol_text(u->head.name.text), u->head.parameter_count,
                          u->head.parameter_count == 1 ? "" : "s", operator_arity(op));
    diag_label(d, op->definition.at, "declared here");
    help_with_declaration(d, u);
    return false;
  }
  FormalParameter *all = (FormalParameter *)op->definition.parameters; /* still ours alone */
  for (uint32_t i = 0; i < u->head.parameter_count; i++)
    all[op->prefix_count + i] =
        (FormalParameter){u->head.parameters[i].name.text, u->head.parameters[i].arity};
  op->unit = u;
  op->definition.at = u->head.name.at;
  note_definition(a, op);
  return true;
}

bool operator_is_formula(const Entity *e) {
  if (e->kind != ENTITY_OPERATOR || !e->op->unit) return e->kind == ENTITY_THEOREM;
  return e->op->unit->kind == UNIT_THEOREM || e->op->unit->kind == UNIT_ASSUMPTION;
}

uint32_t operator_arity(const Operator *op) {
  return op->definition.parameter_count - op->prefix_count;
}

uint32_t entity_arity(const Entity *e) {
  switch (e->kind) {
  case ENTITY_CONSTANT: return e->constant->arity;
  case ENTITY_OPERATOR: return operator_arity(e->op);
  case ENTITY_LOCAL:
  case ENTITY_PARAMETER: return e->arity;
  case ENTITY_INSTANCE: return e->instance->parameter_count;
  case ENTITY_VARIABLE:
  case ENTITY_THEOREM: return 0;
  }
  never("kind of entity");
}

Place operator_inside(const Operator *op, const Place *around) {
  return (Place){.analysis = around->analysis,
                 .context = op->context,
                 .frame = &op->frame,
                 .scope = around->scope,
                 .at_sign = around->at_sign,
                 .quiet = around->quiet,
                 .proving = around->proving,
                 .limit = {.level = LEVEL_TEMPORAL}};
}

static void report_own_name(const Place *p, Name parameter, const Operator *op) {
  if (parameter.text != op->entity.name.text || !p->context->eager || p->quiet) return;
  if (op->definition.recursive || !op->unit) return;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0102, parameter.at,
                        "parameter `%s` has the name of its operator", symbol_text(parameter.text));
  diag_label(d, op->entity.name.at, "the operator");
}

static void bind_parameters(Place *p, const Operator *op, uint32_t count,
                            const Parameter *parameters) {
  if (analysis_is_language_name(p->analysis, op->entity.name.text)) p->quiet = true; /* reported */
  for (uint32_t i = 0; i < count; i++) report_own_name(p, parameters[i].name, op);
  for (uint32_t i = 0; i < count; i++)
    place_bind(p, parameters[i].name, op->prefix_count + i, parameters[i].arity);
}

void operator_finish(Analysis *a, Operator *op, const Node *body) {
  bool eager = op->context && op->context->eager && !a->open_recursions;
  op->definition.body = body;
  op->definition.level = body->level;
  op->state = OPERATOR_DONE;
  facts_of_body(a, op, eager ? FACTS_REPORT : FACTS_SILENT);
  if (a->lenient) level_loosen(op);
  join_group(op);
}

void operator_elaborate(Operator *op, Place inside, uint32_t count, const Parameter *parameters,
                        const Syntax *body) {
  op->state = OPERATOR_BUSY;
  bind_parameters(&inside, op, count, parameters);
  LabelScope labels = {.scope = inside.scope};
  if (op->unit && op->unit->head.name.text) inside.labels = &labels;
  operator_finish(inside.analysis, op, elaborate(&inside, body));
}

/* A label in the set of its argument is one of the definition around, if there is any. */
static void elaborate_function_unit(Operator *op, Place inside) {
  op->state = OPERATOR_BUSY;
  if (!op->definition.recursive) place_declare(&inside, &op->entity);
  LabelScope labels = {.scope = inside.scope};
  operator_finish(
      inside.analysis, op,
      elaborate_function(&inside, &labels, op->entity.name.at, op->unit->bounds, op->unit->body));
  op->definition.recursive_function = op->self_reference;
  if (op->self_reference) level_refresh(op);
}

void operator_elaborate_unit(Operator *op, const Place *around) {
  const Unit *u = op->unit;
  Place inside = operator_inside(op, around);
  if (u->kind == UNIT_FUNCTION) {
    inside.labels = around->labels;
    elaborate_function_unit(op, inside);
  } else
    operator_elaborate(op, inside, u->head.parameter_count, u->head.parameters, u->body);
}

void operator_ensure(Analysis *a, Operator *op) {
  Context *ctx = op->context;
  Place around = {.analysis = a, .context = ctx};
  while (op->state == OPERATOR_PENDING) {
    Operator *first = ctx->pending;
    assert(first);
    ctx->pending = first->next_pending;
    operator_elaborate_unit(first, &around);
  }
}

/* A primitive used as an argument has a body like any other definition. */
void operator_make_builtin(Analysis *a, Operator *op, Builtin builtin) {
  uint32_t count = op->definition.parameter_count;
  Node *body = node_new(a, NODE_BUILTIN, op->definition.at, count);
  body->builtin = builtin;
  body->definition = *builtin_infos[builtin].module ? &op->definition : NULL;
  for (uint32_t i = 0; i < count; i++) {
    Node *kid = node_new(a, NODE_LOCAL, op->definition.at, 0);
    kid->slot = i;
    kid->name = op->definition.parameters[i].name;
    body->kids[i] = kid;
    if (*builtin_infos[builtin].module)
      op->facts[i] = (ParameterFacts){.raises = true, .most = LEVEL_ACTION};
  }
  op->definition.builtin = builtin;
  operator_finish(a, op, node_level(body));
}
