#include "solver/smtlib.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/panic.h"
#include "base/vec.h"

/* A gate or a term whose definition is to be written after those it needs. */
typedef struct Item {
  bool is_term;
  uint32_t index;
} Item;

typedef struct Writer {
  FILE *out;
  const Circuit *circuit;
  const Labels *labels;
  SmtlibInputs *inputs; /* or NULL */
  vec(Item) work;
  bool *gates, *terms; /* already written */
  Arena *memory;       /* digits */
} Writer;

void smtlib_write_gate(FILE *out, const Circuit *circuit, const Labels *labels, uint32_t gate) {
  const char *name = labels ? labels_of_gate(labels, gate) : NULL;
  const char *letter = circuit_gate(circuit, gate)->kind == GATE_INPUT ? "in" : "g";
  if (name)
    fprintf(out, "|%s|", name);
  else
    fprintf(out, "%s%" PRIu32, letter, gate);
}

void smtlib_write_term(FILE *out, const Circuit *circuit, const Labels *labels, Term t) {
  const char *name = labels ? labels_of_term(labels, t) : NULL;
  const char *letter = circuit_term(circuit, t)->kind == TERM_INPUT ? "int" : "t";
  if (name)
    fprintf(out, "|%s|", name);
  else
    fprintf(out, "%s%" PRIu32, letter, t.index);
}

static void put_gate(Writer *w, uint32_t gate) {
  smtlib_write_gate(w->out, w->circuit, w->labels, gate);
}

static void put_literal(Writer *w, Lit lit) {
  if (lit_is_constant(lit)) {
    fputs(lit_is_true(lit) ? " true" : " false", w->out);
    return;
  }
  fputs(lit_negated(lit) ? " (not " : " ", w->out);
  put_gate(w, lit_gate(lit));
  if (lit_negated(lit)) fputs(")", w->out);
}

static void put_term(Writer *w, Term t) {
  fputs(" ", w->out);
  smtlib_write_term(w->out, w->circuit, w->labels, t);
}

static void declare(Writer *w, Item item) {
  fputs("(declare-const ", w->out);
  if (item.is_term)
    smtlib_write_term(w->out, w->circuit, w->labels, (Term){item.index});
  else
    put_gate(w, item.index);
  fputs(item.is_term ? " Int)\n" : " Bool)\n", w->out);
  if (!w->inputs) return;
  if (item.is_term)
    vec_push(&w->inputs->terms, ((Term){item.index}));
  else
    vec_push(&w->inputs->gates, ((Lit){item.index << 1}));
}

static void write_gate(Writer *w, uint32_t index) {
  const Gate *g = circuit_gate(w->circuit, index);
  if (g->kind == GATE_INPUT) {
    declare(w, (Item){false, index});
    return;
  }
  static const char *const names[] = {[GATE_AND] = "and",
                                      [GATE_XOR] = "xor",
                                      [GATE_ITE] = "ite",
                                      [GATE_LE] = "<=",
                                      [GATE_EQ] = "="};
  fputs("(define-fun ", w->out);
  put_gate(w, index);
  fprintf(w->out, " () Bool (%s", names[g->kind]);
  if (g->kind == GATE_LE || g->kind == GATE_EQ) {
    put_term(w, g->left);
    put_term(w, g->right);
  } else {
    for (int i = 0; i < (g->kind == GATE_ITE ? 3 : 2); i++) put_literal(w, g->inputs[i]);
  }
  fputs("))\n", w->out);
}

static void put_number(Writer *w, Integer number) {
  const char *digits = integer_text(w->memory, number);
  if (*digits == '-')
    fprintf(w->out, " (- %s)", digits + 1);
  else
    fprintf(w->out, " %s", digits);
}

/* Rounded down; SMT-LIB's div leaves a remainder that is not negative. */
static void put_quotient(Writer *w, const TermNode *node) {
  fputs(" (ite (< 0", w->out);
  put_term(w, node->right);
  fputs(") (div", w->out);
  put_term(w, node->left);
  put_term(w, node->right);
  fputs(") (div (-", w->out);
  put_term(w, node->left);
  fputs(") (-", w->out);
  put_term(w, node->right);
  fputs(")))", w->out);
}

static void put_operation(Writer *w, const char *name, const TermNode *node) {
  fprintf(w->out, " (%s", name);
  if (node->kind == TERM_ITE) put_literal(w, node->condition);
  put_term(w, node->left);
  put_term(w, node->right);
  fputs(")", w->out);
}

static void put_term_body(Writer *w, const TermNode *node) {
  switch (node->kind) {
  case TERM_CONSTANT: put_number(w, node->constant); return;
  case TERM_INPUT: break;
  case TERM_ADD: put_operation(w, "+", node); return;
  case TERM_MULTIPLY: put_operation(w, "*", node); return;
  case TERM_DIVIDE: put_quotient(w, node); return;
  case TERM_MODULO: put_operation(w, "mod", node); return;
  case TERM_ITE: put_operation(w, "ite", node); return;
  }
  never("kind of term");
}

static void write_term(Writer *w, uint32_t index) {
  const TermNode *node = circuit_term(w->circuit, (Term){index});
  if (node->kind == TERM_INPUT) {
    declare(w, (Item){true, index});
    return;
  }
  fputs("(define-fun ", w->out);
  smtlib_write_term(w->out, w->circuit, w->labels, (Term){index});
  fputs(" () Int", w->out);
  put_term_body(w, node);
  fputs(")\n", w->out);
}

static void want_literal(Writer *w, Lit lit) {
  if (!lit_is_constant(lit) && !w->gates[lit_gate(lit)])
    vec_push(&w->work, ((Item){false, lit_gate(lit)}));
}

static void want_term(Writer *w, Term t) {
  if (!w->terms[t.index]) vec_push(&w->work, ((Item){true, t.index}));
}

static void want_operands(Writer *w, Item item) {
  if (item.is_term) {
    const TermNode *node = circuit_term(w->circuit, (Term){item.index});
    if (node->kind == TERM_CONSTANT || node->kind == TERM_INPUT) return;
    if (node->kind == TERM_ITE) want_literal(w, node->condition);
    want_term(w, node->left);
    want_term(w, node->right);
    return;
  }
  const Gate *g = circuit_gate(w->circuit, item.index);
  if (g->kind == GATE_LE || g->kind == GATE_EQ) {
    want_term(w, g->left);
    want_term(w, g->right);
  } else if (g->kind != GATE_INPUT) {
    for (int i = 0; i < (g->kind == GATE_ITE ? 3 : 2); i++) want_literal(w, g->inputs[i]);
  }
}

/* Operands first; an item stays on the stack until they are written. */
static void write_cone(Writer *w) {
  while (w->work.count) {
    Item item = *vec_last(&w->work);
    bool *written = item.is_term ? &w->terms[item.index] : &w->gates[item.index];
    uint32_t height = w->work.count;
    if (!*written) want_operands(w, item);
    if (w->work.count > height) continue;
    w->work.count--;
    if (*written) continue;
    *written = true;
    if (item.is_term)
      write_term(w, item.index);
    else
      write_gate(w, item.index);
  }
}

void smtlib_write(FILE *out, const Circuit *circuit, const Labels *labels, uint32_t count,
                  const Lit *literals, SmtlibInputs *inputs) {
  Writer w = {
      .out = out, .circuit = circuit, .labels = labels, .inputs = inputs, .memory = arena_create()};
  w.gates = arena_array(w.memory, bool, circuit_gate_count(circuit));
  w.terms = arena_array(w.memory, bool, circuit_term_count(circuit) + 1);
  for (uint32_t i = 0; i < count; i++) {
    want_literal(&w, literals[i]);
    write_cone(&w);
  }
  for (uint32_t i = 0; i < count; i++) {
    fputs("(assert", out);
    put_literal(&w, literals[i]);
    fputs(")\n", out);
  }
  vec_free(&w.work);
  arena_destroy(w.memory);
}
