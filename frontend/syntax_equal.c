/* Equality of trees: everything counts but where it stands. */
#include "base/panic.h"
#include "frontend/syntax.h"

static bool names_equal(uint32_t count, const Name *a, const Name *b) {
  for (uint32_t i = 0; i < count; i++)
    if (a[i].text != b[i].text) return false;
  return true;
}

static bool maybe_equal(const Syntax *a, const Syntax *b) {
  return a && b ? syntax_equal(a, b) : a == b;
}

static bool bounds_equal(const SyntaxBounds *a, const SyntaxBounds *b) {
  if (a->count != b->count) return false;
  for (uint32_t i = 0; i < a->count; i++) {
    const SyntaxBound *x = &a->at[i], *y = &b->at[i];
    if (x->name_count != y->name_count || x->tuple != y->tuple ||
        !names_equal(x->name_count, x->names, y->names) || !maybe_equal(x->set, y->set))
      return false;
  }
  return true;
}

static bool parameters_equal(uint32_t count, const Parameter *a, const Parameter *b) {
  for (uint32_t i = 0; i < count; i++)
    if (a[i].name.text != b[i].name.text || a[i].arity != b[i].arity) return false;
  return true;
}

static bool heads_equal(const Head *a, const Head *b) {
  return a->name.text == b->name.text && a->parameter_count == b->parameter_count &&
         parameters_equal(a->parameter_count, a->parameters, b->parameters);
}

static bool substitutions_equal(const Unit *a, const Unit *b) {
  if (a->substitution_count != b->substitution_count) return false;
  for (uint32_t i = 0; i < a->substitution_count; i++)
    if (a->substitutions[i].name.text != b->substitutions[i].name.text ||
        !syntax_equal(a->substitutions[i].value, b->substitutions[i].value))
      return false;
  return true;
}

static bool units_equal(const Unit *a, const Unit *b) {
  if (a->kind != b->kind || a->local != b->local || !heads_equal(&a->head, &b->head)) return false;
  if (a->parameter_count != b->parameter_count ||
      !parameters_equal(a->parameter_count, a->parameters, b->parameters))
    return false;
  if (a->module && b->module ? !syntax_module_equal(a->module, b->module) : a->module != b->module)
    return false;
  return bounds_equal(&a->bounds, &b->bounds) && maybe_equal(a->body, b->body) &&
         a->instance.text == b->instance.text && substitutions_equal(a, b);
}

static bool unit_lists_equal(uint32_t count, const Unit *const *a, const Unit *const *b) {
  for (uint32_t i = 0; i < count; i++)
    if (!units_equal(a[i], b[i])) return false;
  return true;
}

static bool updates_equal(const Syntax *a, const Syntax *b) {
  if (a->update_count != b->update_count) return false;
  for (uint32_t i = 0; i < a->update_count; i++)
    if (a->updates[i].step_count != b->updates[i].step_count) return false;
  return true;
}

static bool payloads_equal(const Syntax *a, const Syntax *b) {
  switch (syntax_payload(a->kind)) {
  case PAYLOAD_NONE: return true;
  case PAYLOAD_TEXT: return a->text == b->text;
  case PAYLOAD_NAME: return a->name == b->name && maybe_equal(a->qualifier, b->qualifier);
  case PAYLOAD_OP: return a->op == b->op && maybe_equal(a->qualifier, b->qualifier);
  case PAYLOAD_BOUNDS: return bounds_equal(&a->bounds, &b->bounds);
  case PAYLOAD_FIELDS: return names_equal(a->kid_count, a->fields, b->fields);
  case PAYLOAD_UPDATES: return updates_equal(a, b);
  case PAYLOAD_UNITS:
    return a->unit_count == b->unit_count && unit_lists_equal(a->unit_count, a->units, b->units);
  case PAYLOAD_LAMBDA: return heads_equal(a->lambda, b->lambda);
  }
  never("payload");
}

bool syntax_equal(const Syntax *a, const Syntax *b) {
  if (a->kind != b->kind || a->kid_count != b->kid_count || !payloads_equal(a, b)) return false;
  for (uint32_t i = 0; i < a->kid_count; i++)
    if (!syntax_equal(a->kids[i], b->kids[i])) return false;
  return true;
}

bool syntax_module_equal(const SyntaxModule *a, const SyntaxModule *b) {
  return a->name.text == b->name.text && a->extends_count == b->extends_count &&
         names_equal(a->extends_count, a->extends, b->extends) && a->unit_count == b->unit_count &&
         unit_lists_equal(a->unit_count, a->units, b->units);
}
