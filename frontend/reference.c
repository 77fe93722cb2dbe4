/* Uses of names: finding what is meant, and the nodes for calling it or passing
   it on as an argument. */
#include <string.h>

#include "base/panic.h"
#include "base/text.h"
#include "frontend/builtins.h"
#include "frontend/elaborate.h"

static const char *format(const Place *p, const char *pattern, const char *text) {
  Text t = {0};
  for (; *pattern; pattern++)
    if (*pattern == '$')
      text_append(&t, text);
    else
      text_append_char(&t, *pattern);
  char *result = arena_copy(p->analysis->session->memory, text_string(&t), t.length);
  text_free(&t);
  return result;
}

/* Finding. */

static const Entity *find_unqualified(const Place *p, Symbol name, Span at) {
  const Entity *found = place_find(p, name);
  if (found || context_is_silent(p->context)) return found;
  unknown_report(p, name, at);
  return NULL;
}

static const Entity *find_in_instance(const Place *p, Context *ctx, const char *text, Symbol name,
                                      Span at) {
  const NameEntry *entry = names_find(&ctx->names, name);
  if (entry && name_is_visible(entry)) return entry->entity;
  if (context_is_silent(ctx)) return NULL;
  Diag *d = place_report(p, DIAG_S0101, at, format(p, "`$` is not defined", text));
  diag_label(d, ctx->module->syntax->name.at, "not by this module");
  unknown_explain_in(p, d, ctx, name);
  return NULL;
}

static bool is_followed_by(const Place *p, Span at, char c) {
  size_t length;
  const char *text = diags_text(p->analysis->session->diags, at.file, &length) + at.end;
  return text[strspn(text, " \t")] == c;
}

static void report_arity(const Place *p, const Reference *r, uint32_t has, uint32_t given,
                         Span definition) {
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0104, r->mention.at,
                        "`%s` has %u parameter%s, but %u argument%s given", r->text, has,
                        has == 1 ? "" : "s", given, given == 1 ? " is" : "s are");
  diag_label(d, definition, "it is introduced here");
  if (has && !given && is_followed_by(p, r->mention.at, '['))
    diag_help(d, "an operator is applied with parentheses: %s(...)", r->text);
  else if (has && !given)
    diag_help(d, "an operator with parameters is not a value by itself");
  else if (!has && given)
    diag_help(d, "a function is applied with brackets: %s[...]", r->text);
}

/* The arguments of `I(x)!`, as meanings of the parameters of the instance. */
static bool bind_arguments(const Place *p, const Reference *r, const Instance *instance,
                           const Syntax *call, const Binding **bindings) {
  if (r->mention.bare && !call->kid_count) return true;
  if (call->kid_count != instance->parameter_count) {
    report_arity(p, r, instance->parameter_count, call->kid_count, r->entity->name.at);
    return false;
  }
  for (uint32_t i = 0; i < call->kid_count; i++) {
    Binding *b = arena_new(p->analysis->session->memory, Binding);
    const Entity *parameter = instance->parameters[i];
    *b = (Binding){*bindings, parameter, elaborate_argument(p, call->kids[i], parameter->arity)};
    *bindings = b;
  }
  return true;
}

/* The copy of the module that `I` or `J!I(x)` stands for; NULL: reported. */
static Context *find_instance(const Place *p, const Mention *m, const char **text,
                              const Binding **bindings) {
  const Syntax *qualifier = m->qualifier;
  Reference r;
  if (qualifier->kind != SYNTAX_CALL) {
    place_report(p, DIAG_S0111, qualifier->at, "a subexpression is not an instance of a module");
    return NULL;
  }
  Mention mention = {qualifier->name, qualifier->qualifier, qualifier->name_at, qualifier->at,
                     m->bare};
  if (!reference_find(p, mention, &r)) return NULL;
  if (r.entity->kind != ENTITY_INSTANCE) {
    Diag *d = place_report(p, DIAG_S0106, r.mention.at,
                           format(p, "`$` is not an instance of a module", r.text));
    diag_label(d, r.entity->name.at, "it is introduced here");
    return NULL;
  }
  *text = r.text;
  *bindings = r.bindings;
  Instance *instance = r.entity->instance;
  if (!bind_arguments(p, &r, instance, qualifier, bindings)) return NULL;
  return instance_context(instance);
}

bool reference_find(const Place *p, Mention m, Reference *r) {
  *r = (Reference){.text = symbol_text(m.name), .mention = m};
  if (!m.qualifier) {
    r->entity = find_unqualified(p, m.name, m.at);
  } else {
    const char *prefix;
    Context *ctx = find_instance(p, &m, &prefix, &r->bindings);
    if (!ctx) return false;
    r->text = arena_format(p->analysis->session->memory, "%s!%s", prefix, symbol_text(m.name));
    r->entity = find_in_instance(p, ctx, r->text, m.name, m.at);
  }
  if (r->entity) place_note(p, m.at, r->entity);
  return r->entity != NULL;
}

/* Calling. */

/* A parameter or bound name. */
typedef struct Local {
  const Frame *frame;
  uint32_t slot;
  Symbol name;
} Local;

static Local local_of(const Entity *e) { return (Local){e->frame, e->slot, e->name.text}; }

static Node *local_node(const Place *p, NodeKind kind, Local local, Span at, uint32_t kid_count) {
  Node *n = node_new(p->analysis, kind, at, kid_count);
  n->name = local.name;
  n->up = p->frame->depth - local.frame->depth;
  n->slot = local.slot;
  return n;
}

/* Parameters of instances are the first slots of every operator of the copy. */
static Node *parameter_node(const Place *p, NodeKind kind, const Entity *parameter, Span at,
                            uint32_t kid_count) {
  for (const Frame *f = p->frame; f; f = f->parent)
    for (uint32_t i = 0; i < f->op->prefix_count; i++)
      if (f->op->prefix[i] == parameter)
        return local_node(p, kind, (Local){f, i, parameter->name.text}, at, kid_count);
  never("parameter of an instance outside it");
}

static const Node *prefix_argument(const Place *p, const Reference *r, const Entity *parameter) {
  for (const Binding *b = r->bindings; b; b = b->next)
    if (b->parameter == parameter) return b->value;
  return parameter_node(p, NODE_LOCAL, parameter, r->mention.at, 0);
}

static Place argument_place(const Place *p, const ParameterFacts *facts, const Reference *r) {
  return facts->raises ? place_limited(p, facts->most, r->text, r->mention.at)
                       : place_absorbed(p, facts->most, r->text, r->mention.at);
}

/* It has been elaborated before the operator was known. */
static void check_prefix_argument(const Place *p, const Operator *op, uint32_t i, const Node *n) {
  if (p->context->eager && n->level > op->facts[i].most)
    level_report_argument(p->analysis, n, symbol_text(op->definition.name), op->facts[i].most);
}

/* `Op(n = 1)`, where n is a parameter's name and nothing else. */
static bool names_argument(const Place *p, const Syntax *argument, Symbol parameter) {
  if (argument->kind != SYNTAX_OPERATION || argument->op != OP_EQ || argument->qualifier)
    return false;
  const Syntax *left = argument->kids[0];
  if (left->kind != SYNTAX_CALL || left->kid_count || left->qualifier) return false;
  if (left->name != parameter || place_find(p, parameter)) return false;
  Diag *d = place_report(p, DIAG_S0101, left->at,
                         format(p, "`$` is not defined", symbol_text(parameter)));
  diag_help(d, "arguments have no names but their places: write the value alone");
  return true;
}

static void fill_arguments(const Place *p, const Reference *r, Operator *op, Node *n,
                           const Syntax *const *arguments) {
  for (uint32_t i = 0; i < n->kid_count; i++) {
    if (i < op->prefix_count) {
      n->kids[i] = prefix_argument(p, r, op->prefix[i]);
      check_prefix_argument(p, op, i, n->kids[i]);
      continue;
    }
    Place at = argument_place(p, &op->facts[i], r);
    const Syntax *argument = arguments[i - op->prefix_count];
    const FormalParameter *parameter = &op->definition.parameters[i];
    n->kids[i] = names_argument(&at, argument, parameter->name)
                     ? elaborate_mistake(p, argument->at)
                     : elaborate_argument(&at, argument, parameter->arity);
  }
}

static Operator *resolve(const Place *p, Operator *op) {
  if (op->override) op = op->override;
  operator_ensure(p->analysis, op);
  if (op->state == OPERATOR_BUSY) op->self_reference = true;
  return op;
}

static const Node *call_operator(const Place *p, const Reference *r, Operator *op, uint32_t count,
                                 const Syntax *const *arguments) {
  op = resolve(p, op);
  uint32_t arity = operator_arity(op);
  if (count != arity) {
    report_arity(p, r, arity, count, op->definition.at);
    return elaborate_mistake(p, r->mention.at);
  }
  if (!level_fits(p, op->definition.level, r->mention.at, format(p, "`$`", r->text)))
    return elaborate_mistake(p, r->mention.at);
  bool builtin = op->definition.builtin != BUILTIN_COUNT;
  Node *n = node_new(p->analysis, builtin ? NODE_BUILTIN : NODE_CALL, r->mention.whole,
                     op->prefix_count + count);
  n->definition = &op->definition;
  if (builtin)
    n->builtin = op->definition.builtin;
  else
    n->name = op->definition.name;
  if (op->frame.parent) n->up = p->frame->depth - op->frame.parent->depth;
  fill_arguments(p, r, op, n, arguments);
  return node_level(n);
}

static bool check_arity(const Place *p, const Reference *r, uint32_t has, uint32_t given) {
  if (has == given) return true;
  report_arity(p, r, has, given, r->entity->name.at);
  return false;
}

/* An operator parameter or constant takes values of any level. */
static const Node *fill_plain(const Place *p, Node *n, const Syntax *const *arguments) {
  for (uint32_t i = 0; i < n->kid_count; i++) n->kids[i] = elaborate_argument(p, arguments[i], 0);
  return node_level(n);
}

const Node *reference_call(const Place *p, const Reference *r, uint32_t count,
                           const Syntax *const *arguments) {
  const Entity *e = r->entity;
  NodeKind local = count ? NODE_CALL_LOCAL : NODE_LOCAL;
  Node *n = NULL;
  switch (e->kind) {
  case ENTITY_VARIABLE:
    if (!check_arity(p, r, 0, count)) break;
    if (!level_fits(p, LEVEL_STATE, r->mention.at, format(p, "variable `$`", r->text))) break;
    n = node_new(p->analysis, NODE_VARIABLE, r->mention.whole, 0);
    n->variable = e->variable;
    return node_level(n);
  case ENTITY_CONSTANT:
    if (!check_arity(p, r, e->constant->arity, count)) break;
    n = node_new(p->analysis, NODE_CONSTANT, r->mention.whole, count);
    n->constant = e->constant;
    return fill_plain(p, n, arguments);
  case ENTITY_LOCAL:
    if (!check_arity(p, r, e->arity, count)) break;
    n = local_node(p, local, local_of(e), r->mention.whole, count);
    return fill_plain(p, n, arguments);
  case ENTITY_PARAMETER:
    if (!check_arity(p, r, e->arity, count)) break;
    n = parameter_node(p, local, e, r->mention.whole, count);
    return fill_plain(p, n, arguments);
  case ENTITY_OPERATOR: return call_operator(p, r, e->op, count, arguments);
  case ENTITY_INSTANCE: {
    Diag *d = place_report(p, DIAG_S0106, r->mention.at,
                           format(p, "`$` is an instance, not a value", r->text));
    diag_help(d, "name one of its definitions: %s!Name", r->text);
    break;
  }
  case ENTITY_THEOREM:
    if (e->step)
      diag_report(p->analysis->session->diags, DIAG_S0118, r->mention.at,
                  "step %s is %s and not an expression", r->text, proof_step_noun(e));
    else
      place_report(p, DIAG_S0107, r->mention.at,
                   "a theorem with ASSUME and PROVE is not an expression");
    break;
  }
  return elaborate_mistake(p, r->mention.at);
}

/* Passing on. */

static bool check_shape(const Place *p, const Reference *r, uint32_t has, uint32_t wanted) {
  if (has == wanted) return true;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0105, r->mention.at,
                        "an operator with %u parameter%s is needed here, `%s` has %u", wanted,
                        wanted == 1 ? "" : "s", r->text, has);
  diag_label(d, r->entity->name.at, "it is introduced here");
  return false;
}

static OperatorShape anonymous_shape(const Place *p, Span at, uint32_t arity) {
  Parameter *parameters = arena_array(p->analysis->session->memory, Parameter, arity);
  for (uint32_t i = 0; i < arity; i++) {
    const char *name = arena_format(p->analysis->session->memory, "%u", i + 1);
    parameters[i].name.text = symbol_intern(p->analysis->session->symbols, name, strlen(name));
    parameters[i].name.at = at;
  }
  return (OperatorShape){
      .name = {p->analysis->nameless, at}, .parameter_count = arity, .parameters = parameters};
}

/* `LAMBDA 1, ..., n : callee(1, ..., n)`, made in a place without LET. */
static Operator *wrap(const Place *p, const Reference *r, uint32_t arity, Place *inside) {
  Place outside = *p;
  outside.group = NULL;
  Operator *op = operator_create_inside(&outside, anonymous_shape(p, r->mention.at, arity));
  *inside = operator_inside(op, p);
  return op;
}

static const Node *slot_node(const Place *inside, uint32_t slot, Span at) {
  const FormalParameter *parameter = &inside->frame->op->definition.parameters[slot];
  return local_node(inside, NODE_LOCAL, (Local){inside->frame, slot, parameter->name}, at, 0);
}

static const Node *operator_node(const Place *p, Operator *op, Span at) {
  Node *n = node_new(p->analysis, NODE_OPERATOR, at, 0);
  n->name = op->definition.name;
  n->definition = &op->definition;
  if (op->frame.parent) n->up = p->frame->depth - op->frame.parent->depth;
  return node_level(n);
}

/* Is it a parameter of an instance around the place? */
static bool is_around(const Place *p, const Entity *parameter) {
  for (const Frame *f = p->frame; f; f = f->parent)
    for (uint32_t i = 0; i < f->op->prefix_count; i++)
      if (f->op->prefix[i] == parameter) return true;
  return false;
}

/* An operator takes the parameters of the instances in its name first. */
static uint32_t passed_arity(const Place *p, const Operator *op) {
  uint32_t arity = operator_arity(op);
  for (uint32_t i = 0; i < op->prefix_count; i++) arity += !is_around(p, op->prefix[i]);
  return arity;
}

static const Node *pass_prefixed(const Place *p, const Reference *r, Operator *op, uint32_t arity) {
  Place inside;
  Operator *wrapper = wrap(p, r, arity, &inside);
  Node *call = node_new(p->analysis, NODE_CALL, r->mention.at, op->definition.parameter_count);
  call->name = op->definition.name;
  call->definition = &op->definition;
  if (op->frame.parent) call->up = inside.frame->depth - op->frame.parent->depth;
  for (uint32_t i = 0, slot = 0; i < call->kid_count; i++)
    call->kids[i] = i < op->prefix_count && is_around(p, op->prefix[i])
                        ? prefix_argument(&inside, r, op->prefix[i])
                        : slot_node(&inside, slot++, r->mention.at);
  operator_finish(p->analysis, wrapper, node_level(call));
  return operator_node(p, wrapper, r->mention.at);
}

static bool takes_operators(const Place *p, const Operator *op) {
  for (uint32_t i = 0; i < op->definition.parameter_count; i++)
    if (op->definition.parameters[i].arity &&
        (i >= op->prefix_count || !is_around(p, op->prefix[i])))
      return true;
  return false;
}

/* `I(x)!Op` is no name of an operator. */
static bool check_bare(const Place *p, const Reference *r) {
  const Syntax *q = r->mention.qualifier;
  while (q && q->kind == SYNTAX_CALL && !q->kid_count) q = q->qualifier;
  if (!q) return true;
  Diag *d = place_report(p, DIAG_S0105, q->at,
                         format(p, "the name of the operator `$` has no arguments here", r->text));
  diag_help(d, "a LAMBDA can give them: LAMBDA x : I(a)!Op(x)");
  return false;
}

static const Node *pass_operator(const Place *p, const Reference *r, Operator *op, uint32_t arity) {
  op = resolve(p, op);
  if (!check_bare(p, r) || !check_shape(p, r, passed_arity(p, op), arity))
    return elaborate_mistake(p, r->mention.at);
  if (takes_operators(p, op)) {
    place_report(p, DIAG_S0105, r->mention.at,
                 format(p, "`$` takes operators itself and cannot be an argument", r->text));
    return elaborate_mistake(p, r->mention.at);
  }
  if (!level_fits(p, op->definition.level, r->mention.at, format(p, "`$`", r->text)))
    return elaborate_mistake(p, r->mention.at);
  return op->prefix_count ? pass_prefixed(p, r, op, arity) : operator_node(p, op, r->mention.at);
}

static const Node *pass_constant(const Place *p, const Reference *r, uint32_t arity) {
  Place inside;
  Operator *wrapper = wrap(p, r, arity, &inside);
  Node *n = node_new(p->analysis, NODE_CONSTANT, r->mention.at, arity);
  n->constant = r->entity->constant;
  for (uint32_t i = 0; i < arity; i++) n->kids[i] = slot_node(&inside, i, r->mention.at);
  operator_finish(p->analysis, wrapper, node_level(n));
  return operator_node(p, wrapper, r->mention.at);
}

const Node *reference_pass(const Place *p, const Reference *r, uint32_t arity) {
  const Entity *e = r->entity;
  switch (e->kind) {
  case ENTITY_OPERATOR: return pass_operator(p, r, e->op, arity);
  case ENTITY_CONSTANT:
    if (!check_shape(p, r, e->constant->arity, arity)) break;
    return pass_constant(p, r, arity);
  case ENTITY_LOCAL:
    if (!check_shape(p, r, e->arity, arity)) break;
    return node_level(local_node(p, NODE_LOCAL, local_of(e), r->mention.at, 0));
  case ENTITY_PARAMETER:
    if (!check_shape(p, r, e->arity, arity)) break;
    return parameter_node(p, NODE_LOCAL, e, r->mention.at, 0);
  case ENTITY_VARIABLE:
  case ENTITY_INSTANCE:
  case ENTITY_THEOREM: check_shape(p, r, 0, arity); break;
  }
  return elaborate_mistake(p, r->mention.at);
}
