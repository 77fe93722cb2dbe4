/* Every operator of every standard module, applied to symbolic values: the symbolic
   evaluator finds what the concrete one finds, or says that it does not where
   libraries.def says so.  An operator that has no row there is a failure, too.

     CAIRN_SEED=n CAIRN_CASES=n    choose the states, and how many of them      */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/standard.h"
#include "world.h"

typedef enum RowKind { ROW_SAME, ROW_REFUSED, ROW_FAILS, ROW_OUTSIDE } RowKind;

typedef struct Row {
  RowKind kind;
  const char *module, *name, *expression;
} Row;

static const Row rows[] = {
#define SAME(module, name, expression) {ROW_SAME, #module, name, expression},
#define REFUSED(module, name, expression, why) {ROW_REFUSED, #module, name, expression},
#define FAILS(module, name, expression, why) {ROW_FAILS, #module, name, expression},
#define OUTSIDE(module, name, why) {ROW_OUTSIDE, #module, name, NULL},
#include "libraries.def"
#undef SAME
#undef REFUSED
#undef FAILS
#undef OUTSIDE
};
enum { ROWS = sizeof rows / sizeof *rows };

/* ---- states ---- */

static const char module[] = "---- MODULE Test ----\n"
                             "EXTENDS Integers, Sequences, FiniteSets, TLC, %s\n"
                             "VARIABLES i, k, n, x, s, t, z, q, p, f, h, b, o, e, u\n"
                             "R == [a, d \\in 1..3 |-> <<a, d>> \\in e]\n"
                             "In(a, d) == <<a, d>> \\in e\n"
                             "G == [node |-> 1..3, edge |-> e]\n"
                             "U == [node |-> 1..3, edge |-> u]\n"
                             "====\n";

typedef enum Shape { SHAPE_WHOLE, SHAPE_SET, SHAPE_SEQUENCE } Shape;
enum { MOST_VALUES = 4 };

/* What each variable can be, in the order of their declaration: one of the values; or
   any subset of them, or any sequence of some of them in their order. */
static const struct {
  Shape shape;
  const char *values[MOST_VALUES];
} variables[] = {
    {SHAPE_WHOLE, {"1", "2", "3"}},
    {SHAPE_WHOLE, {"0", "1", "2", "3"}},
    {SHAPE_WHOLE, {"-7", "-1", "3", "10"}},
    {SHAPE_WHOLE, {"\"a\"", "\"b\"", "\"c\""}},
    {SHAPE_SET, {"1", "2", "3"}},
    {SHAPE_WHOLE, {"{}", "{1, 2}", "{3}", "{2, 5}"}},
    {SHAPE_WHOLE, {"{}", "{{1}}", "{{1, 2}, {2}}", "{{3}, {1, 2}}"}},
    {SHAPE_SEQUENCE, {"1", "2", "1", "3"}},
    {SHAPE_WHOLE, {"<<1>>", "<<2>>", "<<1, 2>>", "<<3, 1, 2>>"}},
    {SHAPE_WHOLE,
     {"<<1, 2, 3>>", "<<2, 1, 2>>", "[a \\in {2, 3} |-> a + 1]", "[a \\in {1} |-> 3]"}},
    {SHAPE_WHOLE, {"<<1, 2, 3>>", "[a \\in 0..3 |-> a]", "<<>>", "[a \\in {2, 5} |-> 3]"}},
    {SHAPE_WHOLE,
     {"<<>>", "\"a\" :> 1", "(\"a\" :> 2 @@ \"b\" :> 1)", "(\"b\" :> 1 @@ \"c\" :> 2)"}},
    {SHAPE_WHOLE,
     {"[tag |-> \"Some\", value |-> 1]", "[tag |-> \"Some\", value |-> 3]",
      "[tag |-> \"None\", value |-> \"U_OF_UNIT\"]"}},
    {SHAPE_SET, {"<<1, 2>>", "<<2, 3>>", "<<3, 1>>", "<<1, 1>>"}},
    {SHAPE_SET, {"{1, 2}", "{2, 3}", "{3}"}},
};
enum { VARIABLES = sizeof variables / sizeof *variables };

typedef struct Sweep {
  World world;
  const char *module; /* of the world; NULL: there is none */
  const Value *values[VARIABLES][MOST_VALUES];
  uint32_t counts[VARIABLES];
  const Sym *state[VARIABLES];
  uint64_t samples, same, refused, wrong;
  Random random;
} Sweep;

static const Sym *symbolic(World *w, Shape shape, uint32_t count, const Value *const *values) {
  SymMember members[MOST_VALUES];
  const Sym *items = sym_tuple(w->encoder, 0, NULL);
  if (shape == SHAPE_WHOLE) return world_choice(w, count, values);
  for (uint32_t i = 0; i < count; i++) {
    const Sym *item = sym_value(w->encoder, values[i]);
    members[i] = (SymMember){world_input(w), item};
    items = sym_ite(w->encoder, members[i].in, sym_append(w->encoder, items, item), items);
  }
  return shape == SHAPE_SET ? sym_set(w->encoder, count, members) : items;
}

static bool open_world(Sweep *sweep, const char *name) {
  World *w = &sweep->world;
  char text[sizeof module + 64];
  if (sweep->module) world_close(w);
  sweep->module = NULL;
  snprintf(text, sizeof text, module, name);
  if (!world_open(w, text)) return false;
  sweep->module = name;
  for (uint32_t v = 0; v < VARIABLES; v++) {
    uint32_t count = 0;
    while (count < MOST_VALUES && variables[v].values[count]) {
      sweep->values[v][count] = world_value(w, variables[v].values[count]);
      if (!sweep->values[v][count++]) return false;
    }
    sweep->counts[v] = count;
  }
  return true;
}

static void make_state(Sweep *sweep) {
  world_renew(&sweep->world);
  for (uint32_t v = 0; v < VARIABLES; v++)
    sweep->state[v] =
        symbolic(&sweep->world, variables[v].shape, sweep->counts[v], sweep->values[v]);
}

/* ---- comparison ---- */

typedef struct Outcome {
  bool values; /* the same value, at least once */
  bool given_up;
  bool differs;
} Outcome;

static void print_value(const char *label, const Value *value) {
  Text text = {0};
  if (value) value_print(value, &text);
  printf("    %s %s\n", label, value ? text_string(&text) : "nothing");
  text_free(&text);
}

static void explain(Sweep *sweep, const Value *const *state, const Value *concrete,
                    const Value *decoded, uint64_t kinds) {
  for (uint32_t v = 0; v < VARIABLES; v++)
    print_value(symbol_text(sweep->world.spec->variables[v]->name), state[v]);
  print_value("concrete:", concrete);
  if (!concrete) printf("      %s\n", evaluator_fault(sweep->world.evaluator)->message);
  print_value("symbolic:", decoded);
  printf("    failures:");
  print_kinds(kinds);
  printf("\n");
}

static void compare(Sweep *sweep, const Node *node, const Sym *value, uint32_t mark,
                    Outcome *outcome) {
  World *w = &sweep->world;
  Valuation *valuation = world_valuation(w, draw_next(&sweep->random));
  const Value *state[VARIABLES], *decoded = NULL;
  for (uint32_t v = 0; v < VARIABLES; v++)
    state[v] = sym_decode(w->encoder, sweep->state[v], valuation);
  uint64_t kinds = failing_kinds(valuation, failures_after(w, mark));
  const Value *concrete = evaluate(w->evaluator, node, state, NULL);
  bool same;
  if (kinds) {
    same = kinds & GIVEN_UP || (!concrete && kinds & kind_bit(evaluator_fault(w->evaluator)->kind));
    outcome->given_up |= (kinds & GIVEN_UP) != 0;
  } else {
    decoded = value_normal(w->values, sym_decode(w->encoder, value, valuation));
    same = concrete && decoded == value_normal(w->values, concrete);
    outcome->values |= same;
  }
  if (!same && !outcome->differs) explain(sweep, state, concrete, decoded, kinds);
  outcome->differs |= !same;
  valuation_destroy(valuation);
}

static const char *mistake(const Row *row, const Outcome *outcome) {
  if (outcome->differs) return "the evaluators differ";
  if (row->kind == ROW_REFUSED) return outcome->given_up ? NULL : "it is not refused";
  if (outcome->given_up) return "it is refused";
  if (row->kind == ROW_FAILS) return outcome->values ? "it has a value" : NULL;
  return outcome->values ? NULL : "there is no value to compare";
}

static void report(Sweep *sweep, const Row *row, const char *wrong) {
  if (wrong) {
    printf("not ok: %s!%s: %s: %s\n", row->module, row->name, row->expression, wrong);
    sweep->wrong++;
  } else if (row->kind == ROW_REFUSED) {
    sweep->refused++;
  } else {
    sweep->same++;
  }
}

static void check_row(Sweep *sweep, const Row *row) {
  World *w = &sweep->world;
  if (row->kind == ROW_OUTSIDE) return;
  bool ready = sweep->module && !strcmp(sweep->module, row->module);
  if (!ready && !open_world(sweep, row->module)) return report(sweep, row, "no module");
  make_state(sweep);
  const Node *node = world_expression(w, row->expression);
  if (!node) return report(sweep, row, "no expression");
  uint32_t mark = w->encoder->failures.count;
  const Sym *value = encode(w->encoder, node, sweep->state, NULL);
  Outcome outcome = {0};
  for (uint64_t i = 0; i < sweep->samples; i++) compare(sweep, node, value, mark, &outcome);
  report(sweep, row, mistake(row, &outcome));
}

/* ---- nothing is left out ---- */

static bool has_row(const char *module_name, const char *name, size_t length) {
  for (uint32_t i = 0; i < ROWS; i++) {
    if (strcmp(rows[i].module, module_name)) continue;
    if (!strcmp(rows[i].name, "*")) return true;
    if (strlen(rows[i].name) == length && !strncmp(rows[i].name, name, length)) return true;
  }
  return false;
}

/* The name of what a line defines: "f(x) ==", "f[x \in S] ==", "a + b ==" or "-. a ==". */
static size_t defined_name(const char *line, size_t length, const char **name) {
  static const char *const others[] = {"LOCAL ", "THEOREM ", "LEMMA ", "(*", "COROLLARY "};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (!strncmp(line, others[i], strlen(others[i]))) return 0;
  const char *end = NULL;
  for (size_t i = 0; !end && i + 3 <= length; i++)
    if (!strncmp(line + i, " ==", 3)) end = line + i;
  if (!end || isspace((unsigned char)*line)) return 0;
  const char *first = line;
  while (first < end && !strchr(" ([", *first)) first++;
  *name = line;
  if (first < end && *first == ' ' && *line != '-') {
    *name = ++first;
    while (first < end && *first != ' ') first++;
  }
  return (size_t)(first - *name);
}

static void check_module(Sweep *sweep, const StandardModule *m) {
  const char *end = m->text + m->length;
  for (const char *line = m->text; line < end;) {
    const char *stop = memchr(line, '\n', (size_t)(end - line)), *name = NULL;
    size_t length = stop ? (size_t)(stop - line) : (size_t)(end - line);
    size_t size = defined_name(line, length, &name);
    if (size && !has_row(m->name, name, size)) {
      printf("not ok: %s!%.*s has no row\n", m->name, (int)size, name);
      sweep->wrong++;
    }
    line += length + 1;
  }
}

int main(void) {
  Sweep sweep = {.random = {environment_number("CAIRN_SEED", 1)},
                 .samples = environment_number("CAIRN_CASES", 100)};
  for (size_t i = 0; i < standard_module_count; i++) check_module(&sweep, &standard_modules[i]);
  for (uint32_t i = 0; i < ROWS; i++) check_row(&sweep, &rows[i]);
  if (sweep.module) world_close(&sweep.world);
  printf("%lu operators as expected, %lu refused as expected, %lu wrong\n",
         (unsigned long)sweep.same, (unsigned long)sweep.refused, (unsigned long)sweep.wrong);
  return sweep.wrong != 0;
}
