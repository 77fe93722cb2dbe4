#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "base/vec.h"
#include "frontend/parser.h"
#include "frontend/printer.h"
#include "frontend/syntax_dump.h"
#include "tests/unit/random.h"

/* Random trees of every kind that the parser can make. */

typedef struct Maker {
  Session session;
  Random random;
} Maker;

typedef struct Kids {
  const Syntax *at[8];
  uint32_t count;
} Kids;

static Maker maker_open(void) {
  return (Maker){{arena_create(), symbols_create(), diags_create()}, random_start()};
}

static void maker_close(Maker *m) {
  diags_destroy(m->session.diags);
  symbols_destroy(m->session.symbols);
  arena_destroy(m->session.memory);
}

static const Syntax *make(Maker *m, int depth);

static uint32_t below(Maker *m, uint32_t limit) {
  return (uint32_t)random_below(&m->random, limit);
}

static Symbol symbol(Maker *m, const char *text) {
  return symbol_intern(m->session.symbols, text, strlen(text));
}

static Symbol some_name(Maker *m) {
  static const char *const names[] = {"x", "y", "f", "Init", "a1", "_b", "1c"};
  return symbol(m, names[below(m, 7)]);
}

static Syntax *node(Maker *m, SyntaxKind kind, Kids kids) {
  return syntax_create(m->session.memory, kind, (Span){0}, kids.count, kids.at);
}

static const Syntax *done(Syntax *e) {
  syntax_measure(e);
  return e;
}

static Kids some(Maker *m, uint32_t count, int depth) {
  Kids kids = {.count = count};
  for (uint32_t i = 0; i < count; i++) kids.at[i] = make(m, depth);
  return kids;
}

static const Syntax *make_text(Maker *m, SyntaxKind kind, const char *const *texts,
                               uint32_t count) {
  Syntax *e = node(m, kind, (Kids){0});
  e->text = symbol(m, texts[below(m, count)]);
  return done(e);
}

static const Syntax *make_leaf(Maker *m) {
  static const char *const numbers[] = {"0", "12", "\\b01", "\\hFF"};
  static const char *const decimals[] = {"1.5", "0.25"};
  static const char *const strings[] = {"", "a", "two words", "\"\\\n\t", "ü ∀", "(* no *)"};
  switch (below(m, 6)) {
  case 0: return make_text(m, SYNTAX_NUMBER, numbers, 4);
  case 1: return make_text(m, SYNTAX_DECIMAL, decimals, 2);
  case 2: return make_text(m, SYNTAX_STRING, strings, 6);
  case 3: return done(node(m, SYNTAX_AT, (Kids){0}));
  default: {
    Syntax *e = node(m, SYNTAX_CALL, (Kids){0});
    e->name = some_name(m);
    return done(e);
  }
  }
}

static const Name *make_names(Maker *m, uint32_t count) {
  Name *names = arena_array(m->session.memory, Name, count);
  for (uint32_t i = 0; i < count; i++) names[i].text = some_name(m);
  return names;
}

static SyntaxBound make_bound(Maker *m, bool bounded, int depth) {
  SyntaxBound b = {.name_count = 1 + below(m, 2), .tuple = bounded && below(m, 3) == 0};
  b.names = make_names(m, b.name_count);
  if (bounded) b.set = make(m, depth);
  return b;
}

static SyntaxBounds make_bounds(Maker *m, uint32_t count, bool bounded, int depth) {
  SyntaxBound *list = arena_array(m->session.memory, SyntaxBound, count);
  for (uint32_t i = 0; i < count; i++) list[i] = make_bound(m, bounded, depth);
  return (SyntaxBounds){count, list};
}

/* One name, or a tuple of them. */
static SyntaxBounds make_single(Maker *m, bool bounded, int depth) {
  SyntaxBounds bounds = make_bounds(m, 1, bounded, depth);
  SyntaxBound *b = (SyntaxBound *)bounds.at;
  if (!b->tuple) b->name_count = 1;
  return bounds;
}

static const Syntax *make_bound_form(Maker *m, int depth) {
  static const SyntaxKind kinds[] = {
      SYNTAX_FORALL, SYNTAX_EXISTS, SYNTAX_TEMPORAL_FORALL, SYNTAX_TEMPORAL_EXISTS, SYNTAX_CHOOSE,
      SYNTAX_FILTER, SYNTAX_MAP,    SYNTAX_FUNCTION};
  SyntaxKind kind = kinds[below(m, 8)];
  Syntax *e = node(m, kind, some(m, 1, depth));
  bool bounded = below(m, 4) > 0;
  if (kind == SYNTAX_TEMPORAL_FORALL || kind == SYNTAX_TEMPORAL_EXISTS)
    e->bounds = make_bounds(m, 1, false, depth);
  else if (kind == SYNTAX_CHOOSE)
    e->bounds = make_single(m, bounded, depth);
  else if (kind == SYNTAX_FILTER)
    e->bounds = make_single(m, true, depth);
  else if (kind == SYNTAX_MAP || kind == SYNTAX_FUNCTION || bounded)
    e->bounds = make_bounds(m, 1 + below(m, 2), true, depth);
  else
    e->bounds = make_bounds(m, 1, false, depth);
  return done(e);
}

static const Head *make_head(Maker *m, Symbol name, uint32_t count) {
  Head *head = arena_new(m->session.memory, Head);
  Parameter *parameters = arena_array(m->session.memory, Parameter, count);
  for (uint32_t i = 0; i < count; i++) parameters[i].name.text = some_name(m);
  *head = (Head){{name, {0}}, count, parameters};
  return head;
}

static Op some_op(Maker *m) {
  Op op;
  do op = (Op)below(m, OP_COUNT);
  while (op == OP_TIMES);
  return op;
}

static const Syntax *make_argument(Maker *m, int depth) {
  switch (below(m, 6)) {
  case 0: {
    Syntax *e = node(m, SYNTAX_OPERATOR, (Kids){0});
    e->op = some_op(m);
    return done(e);
  }
  case 1: {
    Syntax *e = node(m, SYNTAX_LAMBDA, some(m, 1, depth));
    e->lambda = make_head(m, NULL, 1 + below(m, 2));
    return done(e);
  }
  default: return make(m, depth);
  }
}

static const Syntax *make_call(Maker *m, int depth) {
  Kids kids = {.count = below(m, 3)};
  for (uint32_t i = 0; i < kids.count; i++) kids.at[i] = make_argument(m, depth);
  Syntax *e = node(m, SYNTAX_CALL, kids);
  e->name = some_name(m);
  if (depth > 0 && below(m, 4) == 0) e->qualifier = make_call(m, depth - 1);
  return done(e);
}

static const Syntax *make_selector(Maker *m, int depth) {
  static const char *const texts[] = {"1", "<<", ">>", ":", "@", "()"};
  const char *text = texts[below(m, 6)];
  Kids kids = {.at = {make_call(m, depth)}, .count = 1};
  if (*text == '(') kids.at[kids.count++] = make_argument(m, depth);
  Syntax *e = node(m, SYNTAX_SELECTOR, kids);
  e->text = symbol(m, text);
  return done(e);
}

static const Syntax *make_operation(Maker *m, int depth) {
  Op op = some_op(m);
  Syntax *e =
      node(m, SYNTAX_OPERATION, some(m, op_infos[op].fixity == FIXITY_INFIX ? 2 : 1, depth));
  e->op = op;
  if (below(m, 20) == 0) e->qualifier = make_call(m, depth);
  return done(e);
}

static const Syntax *make_record(Maker *m, int depth) {
  uint32_t count = 1 + below(m, 2);
  Syntax *e = node(m, below(m, 2) ? SYNTAX_RECORD : SYNTAX_RECORD_SET, some(m, count, depth));
  e->fields = make_names(m, count);
  return done(e);
}

static const Syntax *make_except(Maker *m, int depth) {
  uint32_t count = 1 + below(m, 2);
  Kids kids = some(m, 1, depth);
  SyntaxUpdate *updates = arena_array(m->session.memory, SyntaxUpdate, count);
  for (uint32_t i = 0; i < count; i++) {
    updates[i].step_count = 1 + below(m, 2);
    for (uint32_t s = 0; s <= updates[i].step_count; s++) kids.at[kids.count++] = make(m, depth);
  }
  Syntax *e = node(m, SYNTAX_EXCEPT, kids);
  e->update_count = count;
  e->updates = updates;
  return done(e);
}

static const Syntax *make_let(Maker *m, int depth) {
  uint32_t count = 1 + below(m, 2);
  const Unit **units = arena_array(m->session.memory, const Unit *, count);
  for (uint32_t i = 0; i < count; i++) {
    Unit *unit = arena_new(m->session.memory, Unit);
    unit->kind = below(m, 3) ? UNIT_OPERATOR : UNIT_FUNCTION;
    unit->head = *make_head(m, some_name(m), unit->kind == UNIT_OPERATOR ? below(m, 3) : 0);
    if (unit->kind == UNIT_FUNCTION) unit->bounds = make_bounds(m, 1, true, depth);
    unit->body = make(m, depth);
    units[i] = unit;
  }
  Syntax *e = node(m, SYNTAX_LET, some(m, 1, depth));
  e->unit_count = count;
  e->units = units;
  return done(e);
}

static const Syntax *make_label(Maker *m, int depth) {
  Syntax *e = node(m, SYNTAX_LABEL, some(m, 1, depth));
  e->lambda = make_head(m, some_name(m), below(m, 2));
  return done(e);
}

static const Syntax *make_field(Maker *m, int depth) {
  Syntax *e = node(m, SYNTAX_FIELD, some(m, 1, depth));
  e->name = some_name(m);
  return done(e);
}

/* Kinds that are nothing but children. */
static const Syntax *make_plain(Maker *m, int depth) {
  static const struct {
    SyntaxKind kind;
    uint32_t least, most;
  } kinds[] = {
      {SYNTAX_CONJUNCTION, 1, 3},     {SYNTAX_DISJUNCTION, 1, 3},  {SYNTAX_SET, 0, 3},
      {SYNTAX_FUNCTION_SET, 2, 2},    {SYNTAX_TUPLE, 0, 3},        {SYNTAX_PRODUCT, 2, 3},
      {SYNTAX_APPLY, 2, 3},           {SYNTAX_IF, 3, 3},           {SYNTAX_CASE, 2, 5},
      {SYNTAX_ACTION_BOX, 2, 2},      {SYNTAX_ACTION_ANGLE, 2, 2}, {SYNTAX_WEAK_FAIRNESS, 2, 2},
      {SYNTAX_STRONG_FAIRNESS, 2, 2}, {SYNTAX_CONJUNCTION, 2, 3}};
  uint32_t i = below(m, sizeof kinds / sizeof *kinds);
  uint32_t count = kinds[i].least + below(m, kinds[i].most - kinds[i].least + 1);
  return done(node(m, kinds[i].kind, some(m, count, depth)));
}

static const Syntax *make(Maker *m, int depth) {
  if (depth <= 0) return make_leaf(m);
  switch (below(m, 16)) {
  case 0: return make_bound_form(m, depth - 1);
  case 1: return make_call(m, depth - 1);
  case 2: return make_selector(m, depth - 1);
  case 3: return make_record(m, depth - 1);
  case 4: return make_except(m, depth - 1);
  case 5: return make_let(m, depth - 1);
  case 6: return make_label(m, depth - 1);
  case 7: return make_field(m, depth - 1);
  case 8:
  case 9:
  case 10:
  case 11: return make_plain(m, depth - 1);
  default: return make_operation(m, depth - 1);
  }
}

static const Syntax *parse_text(Session *s, const char *text) {
  return parse_expression(s, diags_add_file(s->diags, "printed", text, strlen(text)));
}

Test(printer, prints_random_trees_as_text_that_parses_to_the_same_tree) {
  Maker m = maker_open();
  for (int i = 0; i < 4000; i++) {
    const Syntax *tree = make(&m, 1 + i % 4);
    Text text = {0}, want = {0}, got = {0};
    print_expression(tree, &text);
    const Syntax *again = parse_text(&m.session, text_string(&text));
    syntax_dump(tree, &want);
    if (again)
      syntax_dump(again, &got);
    else
      diags_print_text(m.session.diags, stderr, false);
    cr_assert(again && syntax_equal(tree, again), "tree %d, printed as\n%s\nwant %s\ngot  %s", i,
              text_string(&text), text_string(&want), text_string(&got));
    text_free(&text);
    text_free(&want);
    text_free(&got);
  }
  maker_close(&m);
}

/* Random modules. */

static Parameter make_parameter(Maker *m) {
  static const char *const symbols[] = {"+", "\\prec", "-.", "^+", "\\o"};
  static const uint32_t arities[] = {2, 2, 1, 1, 2};
  uint32_t i = below(m, 10);
  if (i < 5) return (Parameter){{symbol(m, symbols[i]), {0}}, arities[i]};
  return (Parameter){{some_name(m), {0}}, below(m, 3)};
}

static const Parameter *make_parameters(Maker *m, uint32_t count, bool plain) {
  Parameter *parameters = arena_array(m->session.memory, Parameter, count);
  for (uint32_t i = 0; i < count; i++) {
    parameters[i] = make_parameter(m);
    if (plain) parameters[i] = (Parameter){{some_name(m), {0}}, 0};
  }
  return parameters;
}

/* `Op(a, F(_))`, `a + b`, `-. a` or `a ^+`. */
static Head make_definition_head(Maker *m) {
  Parameter name = make_parameter(m);
  Head head = {.name = name.name, .parameter_count = name.arity};
  bool symbolic =
      op_find(symbol_text(name.name.text), strlen(symbol_text(name.name.text))) != OP_COUNT;
  head.parameters = make_parameters(m, head.parameter_count, symbolic);
  return head;
}

static void fill_instance(Maker *m, Unit *unit, int depth) {
  uint32_t count = below(m, 3);
  Substitution *all = arena_array(m->session.memory, Substitution, count);
  for (uint32_t i = 0; i < count; i++)
    all[i] = (Substitution){make_parameter(m).name, make_argument(m, depth)};
  unit->instance.text = some_name(m);
  unit->substitution_count = count;
  unit->substitutions = all;
  if (below(m, 3)) unit->head = *make_head(m, some_name(m), below(m, 3));
}

static const SyntaxModule *make_module(Maker *m, int depth);

static const Unit *make_unit(Maker *m, int depth) {
  static const UnitKind kinds[] = {UNIT_CONSTANTS,  UNIT_VARIABLES, UNIT_RECURSIVE,
                                   UNIT_OPERATOR,   UNIT_FUNCTION,  UNIT_INSTANCE,
                                   UNIT_ASSUMPTION, UNIT_THEOREM,   UNIT_MODULE};
  Unit *unit = arena_new(m->session.memory, Unit);
  unit->kind = kinds[below(m, 9)];
  bool declares = unit->kind <= UNIT_RECURSIVE;
  if (declares) unit->parameter_count = 1 + below(m, 3);
  unit->parameters = make_parameters(m, unit->parameter_count, unit->kind == UNIT_VARIABLES);
  if (unit->kind == UNIT_MODULE) {
    unit->module = make_module(m, depth - 1);
  } else if (unit->kind == UNIT_INSTANCE) {
    fill_instance(m, unit, depth);
  } else if (!declares) {
    if (unit->kind == UNIT_OPERATOR) unit->head = make_definition_head(m);
    if (unit->kind != UNIT_OPERATOR && below(m, 2)) unit->head.name.text = some_name(m);
    if (unit->kind == UNIT_FUNCTION) unit->head.name.text = some_name(m);
    if (unit->kind == UNIT_FUNCTION) unit->bounds = make_bounds(m, 1 + below(m, 2), true, depth);
    unit->body = make(m, depth);
  }
  bool definition = unit->kind >= UNIT_OPERATOR && unit->kind <= UNIT_INSTANCE;
  unit->local = definition && below(m, 4) == 0;
  return unit;
}

static const SyntaxModule *make_module(Maker *m, int depth) {
  SyntaxModule *module = arena_new(m->session.memory, SyntaxModule);
  uint32_t count = depth > 0 ? below(m, 6) : 0;
  const Unit **units = arena_array(m->session.memory, const Unit *, count);
  for (uint32_t i = 0; i < count; i++) units[i] = make_unit(m, depth);
  module->name.text = some_name(m);
  module->extends_count = below(m, 3);
  module->extends = make_names(m, module->extends_count);
  module->unit_count = count;
  module->units = units;
  return module;
}

Test(printer, prints_random_modules_as_text_that_parses_to_the_same_tree) {
  Maker m = maker_open();
  for (int i = 0; i < 2000; i++) {
    const SyntaxModule *module = make_module(&m, 1 + i % 3);
    Text text = {0};
    print_module(module, &text);
    uint32_t file = diags_add_file(m.session.diags, "printed", text_string(&text), text.length);
    const SyntaxModule *again = parse_module(&m.session, file);
    if (!again) diags_print_text(m.session.diags, stderr, false);
    cr_assert(again && syntax_module_equal(module, again), "module %d, printed as\n%s", i,
              text_string(&text));
    text_free(&text);
  }
  maker_close(&m);
}

/* What is printed for a source text. */
static void check(const char *source, const char *want) {
  Maker m = maker_open();
  const Syntax *e = parse_text(&m.session, source);
  cr_assert(ne(ptr, (void *)e, NULL), "%s", source);
  Text text = {0};
  print_expression(e, &text);
  cr_assert(eq(str, (char *)text_string(&text), (char *)want));
  text_free(&text);
  maker_close(&m);
}

Test(printer, writes_no_parentheses_that_are_not_needed) {
  check("((a) + (b * c)) = (d)", "a + b * c = d");
  check("(a + b) * c", "(a + b) * c");
  check("(a - b) - c", "a - b - c");
  check("a - (b - c)", "a - (b - c)");
  check("(a /\\ b) \\/ c", "(a /\\ b) \\/ c");
  check("(\\A x \\in S : x) => (\\E y : y)", "(\\A x \\in S : x) => \\E y : y");
  check("~(a => b)", "~(a => b)");
  check("UNCHANGED (x')", "UNCHANGED (x')");
  check("(f')[x]", "f'[x]");
}

Test(printer, keeps_lists_with_one_item_per_line) {
  check("/\\ a\n/\\ \\/ b\n   \\/ c", "/\\ a\n/\\ \\/ b\n   \\/ c");
  check("x = (/\\ a\n     /\\ b)", "x = (/\\ a\n     /\\ b)");
}

Test(printer, puts_a_case_that_is_not_the_last_arm_into_parentheses) {
  check("CASE a -> (CASE b -> c) [] d -> e", "CASE a -> (CASE b -> c) [] d -> e");
  check("CASE a -> b [] c -> (CASE d -> e)", "CASE a -> b [] c -> CASE d -> e");
}

Test(printer, keeps_symbols_apart_that_would_be_read_as_one) {
  check("F( + )", "F( + )");
  check("- -a", "- -a");
  check("I! !!(a, b)", "I! !!(a, b)");
  check("I! =(a, b)", "I! =(a, b)");
  check("<<F!: >>_v", "<<F!: >>_v");
}

Test(printer, puts_a_negative_number_behind_a_tighter_operator_into_parentheses) {
  check("a * -b", "a * (-b)");
  check("a + -b", "a + -b");
  check("-(a -- \\A x, y : x)", "-(a -- \\A x, y : x)");
}

Test(printer, puts_a_case_at_the_end_of_an_arm_into_parentheses) {
  check("CASE a -> (LET b == c IN (CASE d -> e)) [] f -> g",
        "CASE a -> LET b == c\n          IN (CASE d -> e) [] f -> g");
}
