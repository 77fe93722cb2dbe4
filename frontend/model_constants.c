/* What a configuration says about constants and operators. */
#include <string.h>

#include "base/panic.h"
#include "base/text.h"
#include "frontend/model_parts.h"

/* Values. */

static const Node *leaf(const Binder *b, NodeKind kind, const ConfigValue *v) {
  Node *n = node_new(b->analysis, kind, v->at, 0);
  n->text = v->text;
  return n;
}

static const Node *number(const Binder *b, const ConfigValue *v) {
  const char *digits = symbol_text(v->text);
  if (*digits != '-') return leaf(b, NODE_NUMBER, v);
  ConfigValue positive = *v;
  positive.text = symbol_intern(b->session->symbols, digits + 1, strlen(digits + 1));
  Node *n = node_new(b->analysis, NODE_BUILTIN, v->at, 1);
  n->builtin = BUILTIN_NEGATE;
  n->kids[0] = leaf(b, NODE_NUMBER, &positive);
  return n;
}

static const Node *value_node(const Binder *b, const ConfigValue *v) {
  Node *n;
  switch (v->kind) {
  case CONFIG_NUMBER: return number(b, v);
  case CONFIG_STRING: return leaf(b, NODE_STRING, v);
  case CONFIG_NAME: return leaf(b, NODE_MODEL_VALUE, v);
  case CONFIG_BOOLEAN:
    n = node_new(b->analysis, NODE_BOOLEAN, v->at, 0);
    n->truth = strcmp(symbol_text(v->text), "TRUE") == 0;
    return n;
  case CONFIG_SET:
    n = node_new(b->analysis, NODE_SET, v->at, v->count);
    for (uint32_t i = 0; i < v->count; i++) n->kids[i] = value_node(b, v->items[i]);
    return n;
  }
  never("kind of value");
}

/* Constants. */

static void report_parameters(const Binder *b, Name name, uint32_t has, uint32_t wanted,
                              Span wanted_at) {
  Diag *d = diag_report(b->session->diags, DIAG_C0203, name.at,
                        "`%s` has %u parameter%s, but %u %s needed", symbol_text(name.text), has,
                        has == 1 ? "" : "s", wanted, wanted == 1 ? "is" : "are");
  diag_label(d, wanted_at, "for this");
  if (!has && wanted) diag_help(d, "an operator stands for it by `<-` and its name");
}

static bool report_bound_twice(const Binder *b, const ConfigBinding *binding) {
  diag_report(b->session->diags, DIAG_C0207, binding->name.at, "`%s` is bound twice",
              symbol_text(binding->name.text));
  return false;
}

/* `C <- D` where D is another constant, which must not lead back to C. */
static void bind_to_constant(const Binder *b, Constant *c, Constant *other,
                             const ConfigBinding *binding) {
  if (c->arity != other->arity) {
    report_parameters(b, binding->other, other->arity, c->arity, c->at);
    return;
  }
  for (const Constant *d = other; d;
       d = d->value && d->value->kind == NODE_CONSTANT ? d->value->constant : NULL)
    if (d == c) {
      diag_report(b->session->diags, DIAG_C0207, binding->other.at,
                  "`%s` is bound to itself in a circle", symbol_text(c->name));
      return;
    }
  if (c->arity) {
    diag_report(b->session->diags, DIAG_C0203, binding->other.at,
                "a constant with parameters must be bound to a defined operator");
    return;
  }
  Node *n = node_new(b->analysis, NODE_CONSTANT, binding->other.at, 0);
  n->constant = other;
  c->value = n;
}

static void bind_to_operator(const Binder *b, Constant *c, Operator *op, Name name) {
  operator_ensure(b->analysis, op);
  if (operator_arity(op) != c->arity) {
    report_parameters(b, name, operator_arity(op), c->arity, c->at);
  } else if (op->definition.level != LEVEL_CONSTANT) {
    Diag *d =
        diag_report(b->session->diags, DIAG_C0204, name.at,
                    "`%s` is %s and cannot be the value of constant `%s`", symbol_text(name.text),
                    level_noun(op->definition.level), symbol_text(c->name));
    diag_label(d, op->definition.at, "it is defined here");
  } else {
    c->definition = &op->definition;
  }
}

static const Entity *find_root(const Binder *b, Symbol name) {
  return context_find(b->analysis->root->context, name);
}

/* `C(1, 2) = 3`, `C(1, 4) = 5`: an operator that looks its arguments up. */

static const Node *test_argument(const Binder *b, uint32_t slot, const ConfigValue *v) {
  Node *local = node_new(b->analysis, NODE_LOCAL, v->at, 0);
  local->slot = slot;
  local->name = b->analysis->nameless;
  Node *equal = node_new(b->analysis, NODE_BUILTIN, v->at, 2);
  equal->builtin = BUILTIN_EQ;
  equal->kids[0] = local;
  equal->kids[1] = value_node(b, v);
  return node_level(equal);
}

static const Node *test_arguments(const Binder *b, const ConfigBinding *binding) {
  if (binding->argument_count == 1) return test_argument(b, 0, binding->arguments[0]);
  Node *all = node_new(b->analysis, NODE_AND, binding->name.at, binding->argument_count);
  for (uint32_t i = 0; i < binding->argument_count; i++)
    all->kids[i] = test_argument(b, i, binding->arguments[i]);
  return node_level(all);
}

static bool is_row(const Constant *c, const ConfigBinding *binding) {
  return binding->argument_count == c->arity && binding->name.text == c->name &&
         !binding->module.text;
}

static void bind_table(const Binder *b, Constant *c, const ConfigBinding *first) {
  uint32_t rows = 0, next = 0;
  for (vec_each(ConfigBinding, row, &b->config->bindings)) rows += is_row(c, row);
  Parameter *parameters = arena_array(b->session->memory, Parameter, c->arity);
  for (uint32_t i = 0; i < c->arity; i++)
    parameters[i].name = (Name){b->analysis->nameless, first->name.at};
  OperatorShape shape = {first->name, c->arity, parameters, NULL};
  Operator *op =
      operator_create(b->analysis, b->analysis->root->context, &(Surroundings){0}, shape);
  Node *table = node_new(b->analysis, NODE_CASE, first->name.at, 2 * rows);
  for (vec_each(ConfigBinding, row, &b->config->bindings)) {
    if (!is_row(c, row)) continue;
    table->kids[next++] = test_arguments(b, row);
    table->kids[next++] = value_node(b, row->value);
  }
  operator_finish(b->analysis, op, node_level(table));
  c->definition = &op->definition;
}

static void bind_row(const Binder *b, Constant *c, const ConfigBinding *binding) {
  if (binding->argument_count != c->arity)
    report_parameters(b, binding->name, binding->argument_count, c->arity, c->at);
  else if (c->value || (c->definition && c->definition->name != c->name))
    report_bound_twice(b, binding);
  else if (!c->definition)
    bind_table(b, c, binding);
}

static void bind_constant(const Binder *b, Constant *c, const ConfigBinding *binding) {
  if (binding->argument_count) {
    bind_row(b, c, binding);
  } else if (c->value || c->definition) {
    report_bound_twice(b, binding);
  } else if (binding->value) {
    if (c->arity)
      report_parameters(b, binding->name, 0, c->arity, c->at);
    else
      c->value = value_node(b, binding->value);
  } else {
    const Entity *other = find_root(b, binding->other.text);
    Operator *op;
    if (other && other->kind == ENTITY_CONSTANT)
      bind_to_constant(b, c, other->constant, binding);
    else if ((op = binder_operator(b, binding->other)))
      bind_to_operator(b, c, op, binding->other);
  }
}

/* Overrides. */

/* An operator without parameters that has the value. */
static Operator *value_operator(const Binder *b, const ConfigBinding *binding) {
  OperatorShape shape = {.name = binding->name};
  Operator *op =
      operator_create(b->analysis, b->analysis->root->context, &(Surroundings){0}, shape);
  operator_finish(b->analysis, op, value_node(b, binding->value));
  return op;
}

static bool override(const Binder *b, Operator *op, Operator *by, const ConfigBinding *binding) {
  if (op->override) return report_bound_twice(b, binding);
  if (operator_arity(op) != operator_arity(by)) {
    report_parameters(b, binding->value ? binding->name : binding->other, operator_arity(by),
                      operator_arity(op), op->definition.at);
    return false;
  }
  operator_ensure(b->analysis, by);
  if (op != by) op->override = by;
  return true;
}

/* `Op <- [M] Other`: the definitions of that name in all copies of module M. */
static bool override_in_module(const Binder *b, Operator *by, const ConfigBinding *binding) {
  bool found = false;
  const char *module = symbol_text(binding->module.text);
  for (Operator *op = b->analysis->first_operator; op; op = op->next) {
    if (op->definition.name != binding->name.text || op == by || op->unit == NULL ||
        op->entity.kind != ENTITY_OPERATOR || strcmp(op->definition.module, module) != 0 ||
        (op->frame.parent && !op->context->around.base))
      continue;
    found = true;
    if (!override(b, op, by, binding)) return true;
  }
  return found;
}

/* `C = v` for a name that is nowhere is idle, as in TLC; other mistakes are not. */
static void report_no_target(const Binder *b, const ConfigBinding *binding) {
  const char *text = symbol_text(binding->name.text);
  bool qualified = binding->module.text, known = find_root(b, binding->name.text);
  bool idle = binding->value && !qualified && !known;
  Diag *d = diag_report(b->session->diags, idle ? DIAG_C0208 : DIAG_C0202, binding->name.at,
                        "`%s` is neither a constant nor an operator of %s", text,
                        symbol_text(qualified ? binding->module.text : b->analysis->root->name));
  const char *guess = spec_guess(&b->analysis->spec, text);
  if (!guess) guess = config_guess_keyword(text);
  if (guess) diag_help(d, "did you mean `%s`?", guess);
}

static void bind_one(const Binder *b, const ConfigBinding *binding) {
  const Entity *target = find_root(b, binding->name.text);
  if (!binding->module.text && target && target->kind == ENTITY_CONSTANT) {
    bind_constant(b, target->constant, binding);
    return;
  }
  bool overridable = (binding->module.text && !binding->argument_count) ||
                     (target && target->kind == ENTITY_OPERATOR);
  if (!overridable) {
    report_no_target(b, binding);
    return;
  }
  if (binding->argument_count) {
    report_parameters(b, binding->name, binding->argument_count, 0, target->name.at);
    return;
  }
  Operator *by = binding->value ? value_operator(b, binding) : binder_operator(b, binding->other);
  if (!by) return;
  if (!binding->module.text)
    override(b, target->op, by, binding);
  else if (!override_in_module(b, by, binding))
    report_no_target(b, binding);
}

void binder_report_unbound(const Binder *b) {
  const Spec *spec = &b->analysis->spec;
  Text names = {0};
  const Constant *first = NULL;
  for (uint32_t i = 0; i < spec->constant_count; i++) {
    const Constant *c = spec->constants[i];
    if (c->value || c->definition) continue;
    text_format(&names, "%s%s", first ? ", " : "", symbol_text(c->name));
    if (!first) first = c;
  }
  if (first) {
    Diag *d = diag_report(b->session->diags, DIAG_C0201, first->at, "no value is given for %s",
                          text_string(&names));
    diag_help(d, "write in the configuration file: CONSTANT %s %s", symbol_text(first->name),
              first->arity ? "<- Name, an operator of the module" : "= ...");
  }
  text_free(&names);
}

/* One name bound more than once, as TLC reads it: `<-` counts more than `=`, and of two such
   bindings the last. */

static bool is_same_name(const ConfigBinding *a, const ConfigBinding *b) {
  return a->name.text == b->name.text && a->module.text == b->module.text;
}

static bool is_plain(const ConfigBinding *binding) { return !binding->argument_count; }

static const ConfigBinding *find_better(const Binder *b, const ConfigBinding *binding) {
  const ConfigBinding *end = b->config->bindings.at + b->config->bindings.count, *best = NULL;
  for (const ConfigBinding *other = b->config->bindings.at; is_plain(binding) && other < end;
       other++) {
    bool wins = !other->value == !binding->value ? other > binding : !other->value;
    if (wins && is_plain(other) && is_same_name(other, binding)) best = other;
  }
  return best;
}

static bool is_same_value(const ConfigValue *a, const ConfigValue *b) {
  if (!a || !b) return a == b;
  bool same = a->kind == b->kind && a->text == b->text && a->count == b->count;
  for (uint32_t i = 0; same && i < a->count && a->kind == CONFIG_SET; i++)
    same = is_same_value(a->items[i], b->items[i]);
  return same;
}

static void report_idle(const Binder *b, const ConfigBinding *idle, const ConfigBinding *better) {
  if (idle->other.text == better->other.text && is_same_value(idle->value, better->value)) return;
  Diag *d =
      diag_report(b->session->diags, DIAG_C0211, idle->name.at,
                  "this does not count: `%s` is bound once more", symbol_text(idle->name.text));
  diag_label(d, better->name.at, "this counts");
}

void binder_bind_constants(Binder *b) {
  if (!b->config) return;
  for (vec_each(ConfigBinding, binding, &b->config->bindings)) {
    const ConfigBinding *better = find_better(b, binding);
    if (better)
      report_idle(b, binding, better);
    else
      bind_one(b, binding);
  }
}
