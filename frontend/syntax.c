#include "frontend/syntax.h"

#include <string.h>

#include "base/panic.h"

SyntaxPayload syntax_payload(SyntaxKind kind) {
  switch (kind) {
  case SYNTAX_NUMBER:
  case SYNTAX_DECIMAL:
  case SYNTAX_STRING:
  case SYNTAX_SELECTOR: return PAYLOAD_TEXT;
  case SYNTAX_CALL:
  case SYNTAX_FIELD: return PAYLOAD_NAME;
  case SYNTAX_OPERATION:
  case SYNTAX_OPERATOR: return PAYLOAD_OP;
  case SYNTAX_FORALL:
  case SYNTAX_EXISTS:
  case SYNTAX_TEMPORAL_FORALL:
  case SYNTAX_TEMPORAL_EXISTS:
  case SYNTAX_CHOOSE:
  case SYNTAX_FILTER:
  case SYNTAX_MAP:
  case SYNTAX_FUNCTION: return PAYLOAD_BOUNDS;
  case SYNTAX_RECORD:
  case SYNTAX_RECORD_SET: return PAYLOAD_FIELDS;
  case SYNTAX_EXCEPT: return PAYLOAD_UPDATES;
  case SYNTAX_LET: return PAYLOAD_UNITS;
  case SYNTAX_LAMBDA:
  case SYNTAX_LABEL: return PAYLOAD_LAMBDA;
  case SYNTAX_ERROR:
  case SYNTAX_CONJUNCTION:
  case SYNTAX_DISJUNCTION:
  case SYNTAX_SET:
  case SYNTAX_FUNCTION_SET:
  case SYNTAX_TUPLE:
  case SYNTAX_PRODUCT:
  case SYNTAX_AT:
  case SYNTAX_APPLY:
  case SYNTAX_IF:
  case SYNTAX_CASE:
  case SYNTAX_ACTION_BOX:
  case SYNTAX_ACTION_ANGLE:
  case SYNTAX_WEAK_FAIRNESS:
  case SYNTAX_STRONG_FAIRNESS: return PAYLOAD_NONE;
  case SYNTAX_KIND_COUNT: break;
  }
  never("kind of syntax");
}

/* Direct parts, in the order of evaluation; all visitors stop at the first false. */

typedef bool PartVisitor(const Syntax *part, void *env);

static bool each_bound(const SyntaxBounds *bounds, PartVisitor *visit, void *env) {
  for (uint32_t i = 0; i < bounds->count; i++)
    if (bounds->at[i].set && !visit(bounds->at[i].set, env)) return false;
  return true;
}

static bool each_in_unit(const Unit *unit, PartVisitor *visit, void *env) {
  if (!each_bound(&unit->bounds, visit, env)) return false;
  for (uint32_t i = 0; i < unit->substitution_count; i++)
    if (!visit(unit->substitutions[i].value, env)) return false;
  return !unit->body || visit(unit->body, env);
}

static bool each_in_payload(const Syntax *e, PartVisitor *visit, void *env) {
  switch (syntax_payload(e->kind)) {
  case PAYLOAD_NAME:
  case PAYLOAD_OP: return !e->qualifier || visit(e->qualifier, env);
  case PAYLOAD_BOUNDS: return each_bound(&e->bounds, visit, env);
  case PAYLOAD_UNITS:
    for (uint32_t i = 0; i < e->unit_count; i++)
      if (!each_in_unit(e->units[i], visit, env)) return false;
    return true;
  case PAYLOAD_NONE:
  case PAYLOAD_TEXT:
  case PAYLOAD_FIELDS:
  case PAYLOAD_UPDATES:
  case PAYLOAD_LAMBDA: return true;
  }
  never("payload");
}

static bool each_part(const Syntax *e, PartVisitor *visit, void *env) {
  if (!each_in_payload(e, visit, env)) return false;
  for (uint32_t i = 0; i < e->kid_count; i++)
    if (!visit(e->kids[i], env)) return false;
  return true;
}

Syntax *syntax_create(Arena *memory, SyntaxKind kind, Span at, uint32_t kid_count,
                      const Syntax *const *kids) {
  Syntax *e = arena_alloc(memory, 1, sizeof *e + kid_count * sizeof *kids, alignof(Syntax));
  e->kind = kind;
  e->at = at;
  e->height = 1;
  e->kid_count = kid_count;
  if (kid_count) memcpy(e->kids, kids, kid_count * sizeof *kids);
  return e;
}

static bool note_height(const Syntax *part, void *env) {
  uint32_t *height = env;
  if (part->height > *height) *height = part->height;
  return true;
}

void syntax_measure(Syntax *e) {
  uint32_t below = 0;
  each_part(e, note_height, &below);
  e->height = below + 1;
}

typedef struct Walker {
  SyntaxEnter *enter;
  void *env;
} Walker;

static bool walk_part(const Syntax *part, void *env) {
  Walker *w = env;
  switch (w->enter(part, w->env)) {
  case WALK_STOP: return false;
  case WALK_PAST_KIDS: return true;
  case WALK_ON: return each_part(part, walk_part, w);
  }
  never("answer of a walker");
}

bool syntax_walk(const Syntax *root, SyntaxEnter *enter, void *env) {
  return walk_part(root, &(Walker){enter, env});
}

uint32_t syntax_bound_count(SyntaxBounds bounds) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < bounds.count; i++)
    count += bounds.at[i].tuple ? 1 : bounds.at[i].name_count;
  return count;
}
