#include "frontend/generate.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "frontend/annotation.h"

/* ---- the value of a type, as text ----

   `\E g1 \in ..., g2 \in ... : x = VALUE`.  Inside of k sets, sequences or functions there is
   a choice for each combination of k places in them: g1[i1, ..., ik]. */

enum { MOST_DEPTH = 4 };

typedef struct Generator {
  Text bounds;
  uint32_t choices, names;
  uint32_t depth;
  const char *places[MOST_DEPTH];
  Arena *memory;
  bool too_deep;
} Generator;

static void put_domain(Text *out, uint32_t depth) {
  for (uint32_t i = 0; i < depth; i++) text_append(out, i ? " \\X (1..size)" : "(1..size)");
}

/* A fresh choice from a set, at the current places. */
static const char *choice(Generator *g, const char *set) {
  uint32_t number = ++g->choices;
  Text name = {0};
  text_format(&g->bounds, "%sg%" PRIu32 " \\in ", number > 1 ? ", " : "", number);
  if (g->depth) {
    text_append(&g->bounds, "[");
    put_domain(&g->bounds, g->depth);
    text_format(&g->bounds, " -> %s]", set);
  } else {
    text_append(&g->bounds, set);
  }
  text_format(&name, "g%" PRIu32, number);
  for (uint32_t i = 0; i < g->depth; i++) text_format(&name, "%s%s", i ? ", " : "[", g->places[i]);
  if (g->depth) text_append(&name, "]");
  const char *kept = arena_copy(g->memory, text_string(&name), name.length);
  text_free(&name);
  return kept;
}

static const char *value(Generator *, const Type *);

/* One level deeper, at a place of this name. */
static const char *value_at(Generator *g, const char *place, const Type *type) {
  if (g->depth == MOST_DEPTH) {
    g->too_deep = true;
    return "0";
  }
  g->places[g->depth++] = place;
  const char *inner = value(g, type);
  g->depth--;
  return inner;
}

static const char *fresh(Generator *g) { return arena_format(g->memory, "i%" PRIu32, ++g->names); }

static const char *value_set(Generator *g, const Type *type) {
  const char *there = choice(g, "SUBSET (1..size)"), *i = fresh(g);
  const char *element = value_at(g, i, type->parts[0]);
  return arena_format(g->memory, "{%s : %s \\in %s}", element, i, there);
}

static const char *value_sequence(Generator *g, const Type *type) {
  const char *length = choice(g, "(0..size)"), *i = fresh(g);
  const char *item = value_at(g, i, type->parts[0]);
  return arena_format(g->memory, "[%s \\in 1..%s |-> %s]", i, length, item);
}

/* Of places with the same key, the first one has the result.  The empty function stands by
   itself: an evaluator for which keys are too many may still know it. */
static const char *value_function(Generator *g, const Type *type) {
  const char *there = choice(g, "SUBSET (1..size)"), *i = fresh(g), *j = fresh(g), *x = fresh(g);
  const char *key = value_at(g, i, type->parts[0]), *result = value_at(g, j, type->parts[1]);
  const char *domain = arena_format(g->memory, "{%s : %s \\in %s}", key, i, there);
  const char *first = arena_format(g->memory, "CHOOSE %s \\in %s : %s = %s", i, there, key, x);
  return arena_format(g->memory, "IF %s = {} THEN <<>> ELSE [%s \\in %s |-> LET %s == %s IN %s]",
                      there, x, domain, j, first, result);
}

static const char *value_parts(Generator *g, const Type *type) {
  bool record = type->kind == TYPE_RECORD;
  Text text = {0};
  for (uint32_t i = 0; i < type->count; i++) {
    text_append(&text, i ? ", " : record ? "[" : "<<");
    if (record) text_format(&text, "%s |-> ", type->names[i]);
    text_append(&text, value(g, type->parts[i]));
  }
  text_append(&text, record ? "]" : ">>");
  const char *kept = arena_copy(g->memory, text_string(&text), text.length);
  text_free(&text);
  return kept;
}

static const char *value(Generator *g, const Type *type) {
  switch (type->kind) {
  case TYPE_INT: return choice(g, "Int");
  case TYPE_BOOL: return choice(g, "BOOLEAN");
  case TYPE_STR: return choice(g, "STRING");
  case TYPE_SET: return value_set(g, type);
  case TYPE_SEQ: return value_sequence(g, type);
  case TYPE_FUNCTION: return value_function(g, type);
  case TYPE_TUPLE:
  case TYPE_RECORD: return value_parts(g, type);
  }
  return NULL;
}

/* ---- a module that has it ---- */

static bool write_module(Arena *memory, const char *name, const Type *type, Text *out) {
  Generator g = {.memory = memory};
  const char *any = value(&g, type);
  text_format(out,
              "---- MODULE %s ----\nLOCAL INSTANCE Integers\nGenerate(x, size) == \\E %s :\n"
              "  x = %s\n====\n",
              name, text_string(&g.bounds), any);
  text_free(&g.bounds);
  return !g.too_deep;
}

static Operator *find_generator(const Place *p, const Type *type) {
  Analysis *a = p->analysis;
  Arena *memory = a->session->memory;
  const char *name = arena_format(memory, "Generator%" PRIu32, a->spec.node_count);
  Text text = {0};
  bool good = write_module(memory, name, type, &text);
  const char *kept = arena_copy(memory, text_string(&text), text.length);
  const char *path = arena_format(memory, "<generated>/%s.tla", name);
  uint32_t file = good ? diags_add_file(a->session->diags, path, kept, text.length) : 0;
  text_free(&text);
  const SyntaxModule *syntax = good ? parse_module(a->session, file) : NULL;
  if (!syntax) return NULL;
  Context *ctx = context_of_module(a, module_synthetic(a, syntax));
  const Entity *found =
      context_find(ctx, symbol_intern(a->session->symbols, "Generate", strlen("Generate")));
  operator_ensure(a, found->op);
  return found->op;
}

/* ---- equations ---- */

/* The argument, if the node calls this operator of the module Apalache. */
static const Node *argument_of(const Node *n, const char *name) {
  if (n->kind != NODE_CALL || strcmp(n->definition->module, "Apalache") != 0) return NULL;
  return strcmp(symbol_text(n->definition->name), name) ? NULL : n->kids[0];
}

static const Node *refused(const Place *p, Span at, const char *what) {
  Node *n = node_new(p->analysis, NODE_BUILTIN, at, 1), *text;
  n->builtin = BUILTIN_REFUSED;
  n->kids[0] = text = node_new(p->analysis, NODE_STRING, at, 0);
  text->text = symbol_intern(p->analysis->session->symbols, what, strlen(what));
  return n;
}

static const Node *assigned(const Node *left) {
  return left->kind == NODE_PRIME ? left->kids[0] : left;
}

static const Node *generate_guess(const Place *p, Span at, const Node *left, const Node *set) {
  Node *n = node_new(p->analysis, NODE_BUILTIN, at, 2);
  n->builtin = BUILTIN_IN;
  n->kids[0] = left;
  n->kids[1] = set;
  return node_level(n);
}

static const Node *generate_any(const Place *p, Span at, const Node *left, const Node *size) {
  const Session *s = p->analysis->session;
  const Node *name = assigned(left);
  Span at_name = name->kind == NODE_CONSTANT ? name->constant->at : name->variable->at;
  const Type *type = annotation_find(s->memory, s->diags, at_name);
  Operator *op = type ? find_generator(p, type) : NULL;
  if (!op) return NULL;
  Node *n = node_new(p->analysis, NODE_CALL, at, 2);
  n->name = op->definition.name;
  n->definition = &op->definition;
  n->kids[0] = left;
  n->kids[1] = size;
  return node_level(n);
}

const Node *generate_equation(const Place *p, Span at, const Node *left, const Node *right) {
  NodeKind kind = assigned(left)->kind;
  if (kind != NODE_VARIABLE && (kind != NODE_CONSTANT || assigned(left)->kid_count)) return NULL;
  const Node *set = argument_of(right, "Guess"), *size = argument_of(right, "Gen");
  if (set) return generate_guess(p, at, left, set);
  return size ? generate_any(p, at, left, size) : NULL;
}

/* ---- definitions ---- */

const Syntax *generate_guessed(const Place *p, const Unit *u) {
  const Syntax *body = u->kind == UNIT_OPERATOR && !u->head.parameter_count ? u->body : NULL;
  if (!body || body->kind != SYNTAX_CALL || body->qualifier || body->kid_count != 1) return NULL;
  if (strcmp(symbol_text(body->name), "Guess")) return NULL;
  const Entity *known = place_find(p, body->name);
  if (!known || known->kind != ENTITY_OPERATOR) return NULL;
  return strcmp(known->op->definition.module, "Apalache") ? NULL : body->kids[0];
}

/* ORDER BUILTIN: those of the language from NOT to SUBSET_EQ, and comparisons. */
static bool tests(Builtin builtin) {
  return builtin <= BUILTIN_SUBSET_EQ || (builtin >= BUILTIN_LT && builtin <= BUILTIN_GE) ||
         builtin == BUILTIN_IS_FINITE_SET || builtin == BUILTIN_ASSERT ||
         builtin == BUILTIN_PRINT_T;
}

/* Is the value surely TRUE or FALSE?  Definitions are looked into only so deep. */
static bool is_formula(const Node *n, uint32_t depth) {
  enum { MOST = 20 };
  if (depth > MOST) return false;
  switch ((int)n->kind) {
  case NODE_BOOLEAN:
  case NODE_AND:
  case NODE_OR:
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_UNCHANGED:
  case NODE_ENABLED:
  case NODE_SQUARE:
  case NODE_ANGLE:
  case NODE_COMPOSE: return true;
  case NODE_BUILTIN: return tests(n->builtin);
  case NODE_LET:
  case NODE_PRIME: return is_formula(n->kids[0], depth + 1);
  case NODE_IF: return is_formula(n->kids[1], depth + 1) && is_formula(n->kids[2], depth + 1);
  case NODE_CALL:
    if (n->definition->builtin != BUILTIN_COUNT) return tests(n->definition->builtin);
    return n->definition->body && is_formula(n->definition->body, depth + 1);
  }
  return false;
}

const Node *generate_chosen(const Place *p, const Node *exists) {
  if (is_formula(exists->kids[0], 0)) return exists;
  return refused(p, exists->at, "Guess in a LET that is no formula");
}
