#include "audit/guard.h"

#include "base/map.h"
#include "frontend/build.h"
#include "frontend/rewrite.h"

typedef struct Finder {
  GuardList *found;
  Map entered; /* definitions and guards */
  const char *action;
} Finder;

static bool is_new(Finder *f, const void *thing) {
  uint64_t key = (uint64_t)(uintptr_t)thing;
  if (map_find(&f->entered, key)) return false;
  map_put(&f->entered, key, 1);
  return true;
}

static void find(Finder *, const Node *);

static void find_in_call(Finder *f, const Node *call) {
  const Definition *d = call->definition;
  if (!d->body || d->builtin != BUILTIN_COUNT || !is_new(f, d)) return;
  const char *outer = f->action;
  f->action = symbol_text(d->name);
  find(f, d->body);
  f->action = outer;
}

static void find(Finder *f, const Node *n) {
  if (n->level <= LEVEL_STATE) return;
  if (n->kind == NODE_CALL) find_in_call(f, n);
  bool opened = n->kind == NODE_AND || n->kind == NODE_OR || n->kind == NODE_EXISTS ||
                n->kind == NODE_LET || n->kind == NODE_IF || n->kind == NODE_SQUARE;
  for (uint32_t i = 0; opened && i < n->kid_count; i++) {
    const Node *kid = n->kids[i];
    if (n->kind == NODE_AND && kid->level <= LEVEL_STATE && is_new(f, kid))
      vec_push(f->found, ((Guard){kid, f->action}));
    find(f, kid);
  }
}

GuardList guards_find(const Node *next) {
  GuardList found = {0};
  Finder f = {.found = &found, .action = "Next"};
  find(&f, next);
  map_free(&f.entered);
  return found;
}

static const Node *without(Rewriting *r, const Node *n) {
  const Guard *guard = r->env;
  if (n == guard->node) return build_truth(r->spec, true);
  return n->level <= LEVEL_STATE ? n : NULL;
}

const Node *guard_drop(Spec *spec, const Guard *guard, const Node *n) {
  Guard wanted = *guard;
  Rewriting r = {spec, without, &wanted};
  return rewrite(&r, n);
}
