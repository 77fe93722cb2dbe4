#include "solver/labels.h"

#include <inttypes.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "base/text.h"

enum { LONGEST = 100 };

struct Labels {
  Arena *memory;
  SymbolTable *symbols;
  Map gates, terms; /* -> the name */
  Map taken;        /* the symbols of all names */
};

/* What names are given in: a step, and whether literals that stand negated are next. */
typedef struct Naming {
  Labels *labels;
  bool negated;
} Naming;

Labels *labels_create(void) {
  Labels *n = calloc(1, sizeof *n);
  if (!n) panic("out of memory");
  n->memory = arena_create();
  n->symbols = symbols_create();
  return n;
}

void labels_destroy(Labels *n) {
  if (!n) return;
  map_free(&n->gates);
  map_free(&n->terms);
  map_free(&n->taken);
  symbols_destroy(n->symbols);
  arena_destroy(n->memory);
  free(n);
}

static bool is_taken(Labels *n, const Text *name) {
  Symbol symbol = symbol_intern(n->symbols, text_string(name), name->length);
  if (map_find(&n->taken, (uintptr_t)symbol)) return true;
  map_put(&n->taken, (uintptr_t)symbol, 1);
  return false;
}

/* Fit for a quoted symbol of SMT-LIB, short, and not in use. */
static const char *make_name(Labels *n, const char *wanted, uint32_t index) {
  Text name = {0};
  for (const char *c = wanted; *c && name.length < LONGEST; c++)
    text_append_char(&name, *c == '|' ? ':' : *c == '\\' ? '/' : *c < ' ' ? ' ' : *c);
  if (strlen(wanted) > LONGEST) text_append(&name, "...");
  if (is_taken(n, &name)) {
    text_format(&name, " #%" PRIu32, index);
    is_taken(n, &name);
  }
  const char *kept = arena_copy(n->memory, text_string(&name), name.length);
  text_free(&name);
  return kept;
}

/* Name one literal; the first name of a gate stays. */
static void labels_add(Labels *n, Lit lit, const char *name) {
  uint32_t gate = lit_gate(lit);
  if (lit_is_constant(lit) || map_find(&n->gates, gate)) return;
  Text text = {0};
  text_format(&text, lit_negated(lit) ? "not (%s)" : "%s", name);
  map_put(&n->gates, gate, (uintptr_t)make_name(n, text_string(&text), gate));
  text_free(&text);
}

static const char *find(const Map *map, uint32_t key) {
  const uint64_t *found = map_find(map, key);
  return found ? (const char *)(uintptr_t)*found : NULL;
}

const char *labels_of_gate(const Labels *n, uint32_t gate) { return find(&n->gates, gate); }
const char *labels_of_term(const Labels *n, Term t) { return find(&n->terms, t.index); }

/* ---- the literals of a symbolic value ---- */

static void add_lit(Naming *n, Lit lit, const char *name) {
  if (lit_negated(lit) == n->negated) labels_add(n->labels, lit, name);
}

/* `what` RELATION value */
static void add_about(Naming *n, Lit lit, const Value *value, const char *relation,
                      const char *what) {
  Text text = {0};
  if (*relation == '=') {
    text_format(&text, "%s = ", what);
    value_print(value, &text);
  } else {
    value_print(value, &text);
    text_format(&text, " %s %s", relation, what);
  }
  add_lit(n, lit, text_string(&text));
  text_free(&text);
}

static void add_value(Naming *n, const Sym *s, const char *what);

static void add_result(Naming *n, const Entry *entry, const char *what) {
  Text text = {0};
  text_format(&text, "%s[", what);
  value_print(entry->key, &text);
  text_append(&text, "]");
  add_value(n, entry->result, text_string(&text));
  text_free(&text);
}

static void add_function(Naming *n, const Sym *s, const char *what) {
  Text domain = {0};
  text_format(&domain, "DOMAIN %s", what);
  for (uint32_t i = 0; i < s->count; i++) {
    add_about(n, s->entries[i].present, s->entries[i].key, "in", text_string(&domain));
    add_result(n, &s->entries[i], what);
  }
  text_free(&domain);
}

static void add_bits(Naming *n, const Sym *s, const char *what) {
  for (uint32_t i = 0; i < s->count; i++) {
    Text text = {0};
    text_format(&text, "bit %" PRIu32 " of %s", i, what);
    add_lit(n, s->bits[i], text_string(&text));
    text_free(&text);
  }
}

static void add_term(Naming *n, Term term, const char *what) {
  if (!map_find(&n->labels->terms, term.index))
    map_put(&n->labels->terms, term.index, (uintptr_t)make_name(n->labels, what, term.index));
}

static void add_value(Naming *n, const Sym *s, const char *what) {
  switch (s->kind) {
  case SYM_VALUE:
  case SYM_LAZY:
  case SYM_RULE: return;
  case SYM_BOOLEAN: add_lit(n, s->truth, what); return;
  case SYM_CHOICE:
    for (uint32_t i = 0; i < s->count; i++)
      add_about(n, s->alternatives[i].guard, s->alternatives[i].value, "=", what);
    return;
  case SYM_INTEGER: add_bits(n, s, what); return;
  case SYM_TERM: add_term(n, s->term, what); return;
  case SYM_SET:
    for (uint32_t i = 0; i < s->count; i++)
      add_about(n, s->members[i].in, s->members[i].value, "in", what);
    for (uint32_t i = 0; i < s->symbolic_count; i++) add_value(n, s->symbolic[i].value, what);
    return;
  case SYM_FUNCTION: add_function(n, s, what); return;
  case SYM_UNION:
    for (uint32_t i = 0; i < s->count; i++) add_value(n, s->branches[i].value, what);
    return;
  }
  never("kind of symbolic value");
}

static void add_at(Naming *n, const Sym *s, Symbol name, uint32_t depth) {
  Text what = {0};
  text_format(&what, "%s@%" PRIu32, symbol_text(name), depth);
  add_value(n, s, text_string(&what));
  text_free(&what);
}

void labels_add_step(Labels *labels, const Spec *spec, const Step *step, uint32_t depth) {
  for (int negated = 0; negated < 2; negated++) {
    Naming n = {.labels = labels, .negated = negated};
    for (uint32_t v = 0; v < spec->variable_count; v++)
      add_at(&n, step->next[v], spec->variables[v]->name, depth);
    for (uint32_t i = 0; i < step->pick_count; i++) {
      const Node *node = step->picks[i].node;
      bool named = node_has_bounds(node) && node->bound_count == 1 && node->bounds[0].count == 1;
      if (named) add_at(&n, step->picks[i].value, node->bounds[0].names[0], depth);
    }
  }
  Text guard = {0};
  text_format(&guard, depth ? "step %" PRIu32 " is taken" : "state %" PRIu32 " is initial", depth);
  labels_add(labels, step->guard, text_string(&guard));
  text_free(&guard);
}
