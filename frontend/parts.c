#include "frontend/parts.h"

#include "base/text.h"
#include "frontend/build.h"
#include "frontend/elaborate.h"

typedef struct Parts {
  Spec *spec;
  PartsOf of;
  bool all; /* whether or not they have names */
} Parts;

static void split(const Parts *, const Node *, PropertyList *out);

/* ---- splitting ---- */

static void split_inside(const Parts *p, const Node *n, PropertyList *out) {
  PropertyList inside = {0};
  split(p, n->kids[0], &inside);
  for (vec_each(Property, part, &inside))
    vec_push(out, ((Property){part->name,
                              inside.count > 1 ? build_with_kid(p->spec, n, 0, part->node) : n}));
  vec_free(&inside);
}

static bool has_name(const PropertyList *parts) {
  for (vec_each(Property, part, parts))
    if (part->name) return true;
  return false;
}

static Symbol numbered(const Parts *p, Symbol name, const char *between, uint32_t number) {
  Text text = {0};
  text_format(&text, "%s%s%u", symbol_text(name), between, number);
  Symbol symbol =
      symbol_intern(p->spec->analysis->session->symbols, text_string(&text), text.length);
  text_free(&text);
  return symbol;
}

bool definition_opens(const Definition *d) {
  return d->body && d->builtin == BUILTIN_COUNT && !d->recursive && !d->recursive_function &&
         d->slot == UINT32_MAX;
}

static void split_call(const Parts *p, const Node *call, PropertyList *out) {
  const Definition *d = call->definition;
  PropertyList inside = {0};
  if (definition_opens(d)) split(p, d->body, &inside);
  bool open = inside.count > 1 && (p->all || has_name(&inside));
  if (inside.count == 1 && inside.at[0].name && !p->all && p->of == PARTS_OF_DISJUNCTION)
    vec_push(out, ((Property){inside.at[0].name, call}));
  else if (!open && !(p->all && inside.count == 1))
    vec_push(out, ((Property){d->name, call}));
  else
    for (uint32_t i = 0; i < inside.count; i++) {
      Symbol name = inside.at[i].name ? inside.at[i].name : numbered(p, d->name, ".", i + 1);
      vec_push(out, ((Property){name, build_with_body(p->spec, call, inside.at[i].node)}));
    }
  vec_free(&inside);
}

/* `x \subseteq S` as `x \in SUBSET S`. */
static const Node *as_membership(const Parts *p, const Node *n) {
  if (!p->all || n->kind != NODE_BUILTIN || n->builtin != BUILTIN_SUBSET_EQ) return n;
  Node *powerset = node_new(p->spec->analysis, NODE_BUILTIN, n->kids[1]->at, 1);
  powerset->builtin = BUILTIN_POWERSET;
  powerset->kids[0] = n->kids[1];
  Node *in = node_new(p->spec->analysis, NODE_BUILTIN, n->at, 2);
  in->builtin = BUILTIN_IN;
  in->kids[0] = n->kids[0];
  in->kids[1] = node_level(powerset);
  return node_level(in);
}

static void split(const Parts *p, const Node *n, PropertyList *out) {
  bool conjunction = p->of == PARTS_OF_CONJUNCTION;
  if (n->kind == (conjunction ? NODE_AND : NODE_OR)) {
    for (uint32_t i = 0; i < n->kid_count; i++) split(p, n->kids[i], out);
  } else if (n->kind == (conjunction ? NODE_FORALL : NODE_EXISTS) || n->kind == NODE_LET) {
    split_inside(p, n, out);
  } else if (n->kind == NODE_CALL) {
    split_call(p, n, out);
  } else if (n->kind == NODE_SQUARE && !conjunction) {
    split(p, n->kids[0], out);
  } else {
    vec_push(out, ((Property){NULL, as_membership(p, n)}));
  }
}

static uint32_t count_name(const PropertyList *parts, uint32_t count, Symbol name) {
  uint32_t same = 0;
  for (uint32_t i = 0; i < count; i++) same += parts->at[i].name == name;
  return same;
}

/* Names for those without, different ones for all. */
static void name_parts(const Parts *p, Symbol formula, PropertyList *parts) {
  vec(Symbol) names = {0};
  for (uint32_t i = 0; i < parts->count; i++) {
    Symbol name = parts->at[i].name;
    if (!name) name = parts->count > 1 ? numbered(p, formula, ".", i + 1) : formula;
    parts->at[i].name = name;
  }
  for (uint32_t i = 0; i < parts->count; i++) {
    uint32_t before = count_name(parts, i, parts->at[i].name);
    vec_push(&names, before ? numbered(p, parts->at[i].name, "#", before + 1) : parts->at[i].name);
  }
  for (uint32_t i = 0; i < parts->count; i++) parts->at[i].name = names.at[i];
  vec_free(&names);
}

static PropertyList take_apart(const Parts *p, const Property *formula) {
  PropertyList parts = {0};
  const Node *n = formula->node;
  bool named = n->kind == NODE_CALL && definition_opens(n->definition);
  if (!named) {
    split(p, n, &parts);
  } else {
    PropertyList inside = {0};
    split(p, n->definition->body, &inside);
    for (vec_each(Property, part, &inside))
      vec_push(&parts, ((Property){part->name, build_with_body(p->spec, n, part->node)}));
    vec_free(&inside);
  }
  name_parts(p, formula->name, &parts);
  return parts;
}

PropertyList parts_by_name(Spec *spec, const Property *formula, PartsOf of) {
  return take_apart(&(Parts){.spec = spec, .of = of}, formula);
}

PropertyList parts_all(Spec *spec, const Property *formula, PartsOf of) {
  return take_apart(&(Parts){.spec = spec, .of = of, .all = true}, formula);
}

const Node *parts_conjunction(Spec *spec, uint32_t count, const Node *const *nodes, Span at) {
  if (count == 1) return nodes[0];
  Node *n = node_new(spec->analysis, count ? NODE_AND : NODE_BOOLEAN, at, count);
  if (!count) n->truth = true;
  for (uint32_t i = 0; i < count; i++) n->kids[i] = nodes[i];
  return node_level(n);
}

/* ---- memberships ---- */

/* The calls around a node, from the inside out. */
typedef struct Around {
  const struct Around *outer;
  const Node *call;
} Around;

static const Variable *variable_meant(const Node *n, const Around *around) {
  for (; around; around = around->outer) {
    bool parameter = n->kind == NODE_LOCAL && n->up == 0 && n->slot < around->call->kid_count;
    if (!parameter) break;
    n = around->call->kids[n->slot];
  }
  return n->kind == NODE_VARIABLE ? n->variable : NULL;
}

static const Variable *find_variable(const Node *n, const Around *around, Builtin form,
                                     const Node **set) {
  if (n->kind == NODE_CALL && definition_opens(n->definition))
    return find_variable(n->definition->body, &(Around){around, n}, form, set);
  if (n->kind == NODE_LET) return find_variable(n->kids[0], around, form, set);
  if (n->kind != NODE_BUILTIN || n->builtin != form) return NULL;
  *set = n->kids[1];
  return variable_meant(n->kids[0], around);
}

const Variable *part_variable(const Node *n, bool equal, const Node **set) {
  return find_variable(n, NULL, equal ? BUILTIN_EQ : BUILTIN_IN, set);
}
