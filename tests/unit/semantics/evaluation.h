/* Expressions of TLA+ against what they must evaluate to.  A row that must fail
   expects the code of the fault, and a part of its message if there is more. */
#ifndef TESTS_EVALUATION_H
#define TESTS_EVALUATION_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "frontend/model.h"
#include "semantics/eval.h"

typedef struct Bench {
  Session session;
  Spec *spec;
  Values *values;
  Evaluator *evaluator;
} Bench;

/* `module` has the units of a module M, or is NULL for all standard modules.  The
   bench stays where it is: the analysis refers to its session. */
static void bench_open(Bench *b, const char *module) {
  *b = (Bench){.session = {arena_create(), symbols_create(), diags_create()}};
  b->values = values_create();
  if (!module) return;
  const char *text = arena_format(b->session.memory, "---- MODULE M ----\n%s\n====\n", module);
  uint32_t file = diags_add_file(b->session.diags, "M.tla", text, strlen(text));
  b->spec = spec_analyse(&b->session, file, &(SearchPath){0});
  if (!b->spec) diags_print_text(b->session.diags, stderr, false);
  cr_assert(b->spec != NULL);
}

static void bench_close(Bench *b) {
  evaluator_destroy(b->evaluator);
  values_destroy(b->values);
  diags_destroy(b->session.diags);
  symbols_destroy(b->session.symbols);
  arena_destroy(b->session.memory);
}

/* The expression as a node; it is the body of a definition of its own. */
static const Node *bench_node(Bench *b, const char *expression) {
  uint32_t file = diags_add_file(b->session.diags, expression, expression, strlen(expression));
  const Syntax *syntax = parse_expression(&b->session, file);
  Definition *definition = syntax ? spec_expression(&b->session, &b->spec, syntax) : NULL;
  if (!definition) diags_print_text(b->session.diags, stderr, false);
  cr_assert(definition != NULL, "%s", expression);
  if (!b->evaluator) b->evaluator = evaluator_create(b->values, b->session.symbols, b->spec);
  return definition->body;
}

static const char *bench_text(Bench *b, const Value *v) {
  Text text = {0};
  value_print(v, &text);
  const char *copy = arena_copy(b->session.memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

/* What the expression is: a value's text, or code and message of a fault. */
static const char *bench_evaluate(Bench *b, const char *expression, State now, State next) {
  const Node *node = bench_node(b, expression);
  const Value *v = evaluate(b->evaluator, node, now, next);
  if (v) return bench_text(b, v);
  const Fault *fault = evaluator_fault(b->evaluator);
  return arena_format(b->session.memory, "%s %s", fault_code(fault->kind), fault->message);
}

typedef struct Row {
  const char *expression, *want;
} Row;

static bool is_fault(const char *text) { return text[0] == 'R' && text[1] == '0'; }

/* "R0108" or "R0108 3 is not": the code, and what the message must mention. */
static bool is_wanted(const char *got, const char *want) {
  if (!is_fault(want)) return strcmp(got, want) == 0;
  return strncmp(got, want, 5) == 0 && (!want[5] || strstr(got, want + 6));
}

static inline void bench_check_rows(Bench *b, size_t count, const Row *rows) {
  for (size_t i = 0; i < count; i++) {
    const char *got = bench_evaluate(b, rows[i].expression, NULL, NULL);
    cr_expect(is_wanted(got, rows[i].want), "%s\n  is   %s\n  want %s", rows[i].expression, got,
              rows[i].want);
  }
}

static inline void check_rows(const char *module, size_t count, const Row *rows) {
  Bench b;
  bench_open(&b, module);
  bench_check_rows(&b, count, rows);
  bench_close(&b);
}

#define CHECK(module, rows) check_rows(module, sizeof rows / sizeof *rows, rows)

#endif
