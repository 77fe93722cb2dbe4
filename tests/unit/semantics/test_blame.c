/* Which part of a false predicate is to blame. */
#include "semantics/blame.h"
#include "tests/unit/semantics/evaluation.h"

/* The source text of the part, then the bindings. */
static const char *blamed(Bench *b, const char *predicate) {
  Blame blame;
  const Node *node = bench_node(b, predicate);
  if (!evaluate_blame(b->evaluator, b->session.memory, node, NULL, NULL, &blame)) return "nothing";
  size_t length;
  const char *source = diags_text(b->session.diags, blame.node->at.file, &length);
  Span at = blame.node->at;
  Text text = {0};
  text_append_bytes(&text, source + at.start, at.end - at.start);
  for (uint32_t i = 0; i < blame.binding_count; i++) {
    text_format(&text, "; %s = ", symbol_text(blame.bindings[i].name));
    value_print(blame.bindings[i].value, &text);
  }
  const char *copy = arena_copy(b->session.memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

static const struct {
  const char *what, *predicate, *expected;
} rows[] = {
    {"a predicate that holds has no part to blame", "1 = 1", "nothing"},
    {"one that cannot be evaluated has none", "1 = \"a\"", "nothing"},
    {"a plain predicate is its own part", "1 = 2", "1 = 2"},
    {"the first conjunct that is false", "1 = 1 /\\ 2 = 3 /\\ 4 = 5", "2 = 3"},
    {"the right side of an implication", "1 = 1 => (2 = 2 /\\ 3 = 4)", "3 = 4"},
    {"the body of a quantifier, with the first values that break it",
     "\\A x \\in 1..3, y \\in 1..3 : x + y < 5", "x + y < 5; x = 2; y = 3"},
    {"values bound as a tuple", "\\A <<x, y>> \\in {<<1, 2>>, <<4, 3>>} : x < y",
     "x < y; x = 4; y = 3"},
    {"the branch that was taken", "IF 1 = 1 THEN 2 = 3 ELSE TRUE", "2 = 3"},
    {"the arm that was taken", "CASE 1 = 2 -> TRUE [] OTHER -> 3 = 4", "3 = 4"},
    {"the body of a LET", "LET a == 1 IN a = 2", "a = 2"},
    {"the body of a called operator", "LET Less(a, b) == a < b IN \\A x \\in 1..2 : Less(x, 2)",
     "a < b; x = 2"},
    {"a negated quantifier as a whole, with its witness", "~ \\E x \\in 1..3 : x > 2",
     "~ \\E x \\in 1..3 : x > 2; x = 3"},
    {"a disjunction as a whole", "1 = 2 \\/ 3 = 4", "1 = 2 \\/ 3 = 4"},
};

Test(blame, names_the_smallest_part_that_is_false) {
  Bench b;
  bench_open(&b, NULL);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const char *got = blamed(&b, rows[i].predicate);
    cr_assert_str_eq(got, rows[i].expected, "%s: got %s", rows[i].what, got);
  }
  bench_close(&b);
}
