/* Places: the scope in which an expression stands and the level allowed there. */
#include <string.h>

#include "frontend/builtins.h"
#include "frontend/elaborate.h"
#include "frontend/lexer_scan.h"

/* The language's own names cannot be introduced again. */
static bool report_language_name(const Place *p, Name name) {
  const char *text = symbol_text(name.text);
  if (!analysis_is_language_name(p->analysis, name.text)) return false;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0103, name.at,
                        "`%s` belongs to the language and cannot be defined", text);
  if (strcmp(text, "'") == 0) diag_help(d, "an action says what the next value is: x' = x + 1");
  return true;
}

const Entity *place_find(const Place *p, Symbol name) {
  const Entity *found = scope_find(p->scope, name);
  return found ? found : context_find(p->context, name);
}

void place_note(const Place *p, Span name, const Entity *entity) {
  Uses *uses = p->analysis->uses;
  bool language = entity->kind == ENTITY_OPERATOR && !entity->op->context;
  if (uses && p->context->eager && !language) uses_note(uses, name, entity);
}

bool name_is_free(const Place *p, Name name) {
  if (!p->context->eager || p->quiet) return true;
  if (report_language_name(p, name)) return false;
  const Entity *other = place_find(p, name.text);
  if (!other) return true;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0102, name.at, "`%s` is already in use",
                        symbol_text(name.text));
  diag_label(d, other->name.at, "it is introduced here");
  diag_help(d, "%s",
            scan_is_word(*symbol_text(name.text))
                ? "TLA+ has no hiding of names: each name has one meaning at a time"
                : "this would define the operator; names are made of letters, digits and `_`");
  return false;
}

void place_declare(Place *p, const Entity *entity) {
  uint32_t depth = p->scope ? p->scope->depth + 1 : 1;
  if (depth > SCOPE_DEPTH_MAX) {
    diag_report(p->analysis->session->diags, DIAG_S0112, entity->name.at,
                "more than %d names are bound here", SCOPE_DEPTH_MAX);
    return;
  }
  name_is_free(p, entity->name);
  place_note(p, entity->name.at, entity);
  Scope *scope = arena_new(p->analysis->session->memory, Scope);
  *scope = (Scope){p->scope, entity->name.text, entity, depth};
  p->scope = scope;
}

void place_bind(Place *p, Name name, uint32_t slot, uint32_t arity) {
  Entity *entity = arena_new(p->analysis->session->memory, Entity);
  *entity = (Entity){.kind = ENTITY_LOCAL, .name = name};
  entity->frame = p->frame;
  entity->slot = slot;
  entity->arity = arity;
  place_declare(p, entity);
}

Diag *place_report(const Place *p, DiagCode code, Span at, const char *text) {
  return diag_report(p->analysis->session->diags, code, at, "%s", text);
}

Place place_limited(const Place *p, Level most, const char *by, Span at) {
  Place inner = *p;
  if (most < p->limit.level) inner.limit = (Limit){most, by, at};
  return inner;
}

/* Inside an operator whose result has the same level whatever its operands have. */
Place place_absorbed(const Place *p, Level most, const char *by, Span at) {
  Place inner = *p;
  inner.limit = (Limit){most, by, at};
  return inner;
}
