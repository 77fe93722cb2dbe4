/* What an evaluator remembers of earlier states never changes what it finds in a new one:
   one that has seen them all is held against one that has seen none. */
#include "evaluation.h"

#include "base/vec.h"

static const char module[] =
    "EXTENDS Integers, Sequences, FiniteSets, TLC\n"
    "VARIABLES x, f, s\n"
    "Bound(n) == x < n\n"
    "Deep(i) == LET twice(k) == 2 * k\n"
    "               here == f[i]\n"
    "           IN \\A j \\in 1..2 : twice(j) > here \\/ j = x\n"
    "RECURSIVE Sum(_, _)\n"
    "Sum(g, S) == IF S = {} THEN 0\n"
    "             ELSE LET e == CHOOSE e \\in S : TRUE IN g[e] + Sum(g, S \\ {e})\n"
    "Apply(Op(_), v) == Op(v)\n"
    "Both == /\\ x \\in 0..2\n"
    "        /\\ \\A i \\in DOMAIN f : f[i] >= 0\n"
    "Shift(i) == i + x\n"
    "Low(i) == /\\ f[i] = 0\n"
    "          /\\ f' = [f EXCEPT ![i] = 1]\n"
    "          /\\ UNCHANGED <<x, s>>\n"
    "High(i, n) == /\\ f[i] = 1 /\\ Len(s) < n\n"
    "              /\\ s' = Append(s, x)\n"
    "              /\\ UNCHANGED f /\\ x' = x\n"
    "Late(i, j) == \\/ f[j] = x /\\ x' = f[i] /\\ UNCHANGED <<f, s>>\n"
    "              \\/ f[i] > f[j] /\\ UNCHANGED <<f, s, x>>\n"
    "Next == \\E i \\in 1..2 : Low(i) \\/ High(i, 2) \\/ Late(i, 3 - i) \\/ Low(3 - i)\n";

static const char *const expressions[] = {
    "Both",
    "\\A i \\in 1..2 : Deep(i)",
    "Sum(f, {1, 2}) > x",
    "\\E i \\in 1..2 : Apply(LAMBDA k : k + x, i) = f[i]",
    "\\E i \\in 1..2 : Apply(Shift, i) = f[i]",
    "LET i == x IN \\A j \\in 1..2 : f[j] # i",
    "LET k == f[1] IN \\E j \\in {k} : j = x",
    "\\A i \\in 1..2 : \\E j \\in 1..2 : f[i] = f[j] + x",
    "{i \\in 1..2 : Bound(f[i])} = {}",
    "[i \\in 1..2 |-> f[i] + x][1] = 1",
    "(CHOOSE i \\in 0..9 : i > x /\\ i > f[2]) = 2",
    "\\A i \\in 1..Len(s) : s[i] = x",
    "x = 1 /\\ (\\A i \\in 1..2 : f[i] = 1) /\\ s = <<>>",
    "\\A i \\in 1..2 : s[i] = 0",
    "ENABLED Next",
    "ENABLED (x' = x + 1 /\\ Low(1))",
    "\\A i \\in 1..2 : ENABLED High(i, 1)",
};

enum { STATES = 3 * 4 * 3, EXPRESSIONS = sizeof expressions / sizeof *expressions };

/* x in 0..2, f two bits, s one of three sequences. */
static void make_state(Values *values, uint32_t number, const Value **state) {
  const Value *bits[] = {value_int(values, number / 3 % 2), value_int(values, number / 6 % 2)};
  const Value *items[] = {value_int(values, 0), value_int(values, 1)};
  state[0] = value_int(values, number % 3);
  state[1] = value_tuple(values, 2, bits);
  state[2] = value_tuple(values, number / 12, items);
}

static const char *fault_of(Bench *b) {
  const Fault *fault = evaluator_fault(b->evaluator);
  return arena_format(b->session.memory, "%s %s", fault_code(fault->kind), fault->message);
}

static const char *value_in(Bench *b, const Node *node, State now) {
  const Value *v = evaluate(b->evaluator, node, now, NULL);
  return v ? bench_text(b, v) : fault_of(b);
}

static const char *truth_in(Bench *b, const Node *node, State now) {
  bool truth;
  if (!evaluate_predicate(b->evaluator, node, now, &truth)) return fault_of(b);
  return truth ? "TRUE" : "FALSE";
}

typedef struct Successors {
  Bench *bench;
  const char *text;
} Successors;

static bool note_successor(State next, const Action *action, void *env) {
  Successors *all = env;
  const char *name = action->definition ? symbol_text(action->definition->name) : "";
  all->text = arena_format(all->bench->session.memory, "%s%s:", all->text, name);
  for (uint32_t v = 0; v < 3; v++)
    all->text = arena_format(all->bench->session.memory, "%s %s", all->text,
                             bench_text(all->bench, next[v]));
  all->text = arena_format(all->bench->session.memory, "%s; ", all->text);
  return true;
}

static const char *successors_of(Bench *b, const Node *node, State now) {
  Successors all = {b, ""};
  bool good = each_successor(b->evaluator, node, now, note_successor, &all);
  return good ? all.text : fault_of(b);
}

typedef const char *Answer(Bench *, const Node *, State);

/* The same question to a fresh evaluator. */
static const char *answer_afresh(Bench *b, Answer *answer, const Node *node, State now) {
  Evaluator *old = b->evaluator;
  b->evaluator = evaluator_create(b->values, b->session.symbols, b->spec);
  const char *text = answer(b, node, now);
  evaluator_destroy(b->evaluator);
  b->evaluator = old;
  return text;
}

/* Twice, so that everything has come before. */
static void check_all_states(Answer *answer, const char *expression) {
  Bench b;
  bench_open(&b, module);
  const Node *node = bench_node(&b, expression);
  for (uint32_t i = 0; i < 2 * STATES; i++) {
    const Value *state[3];
    make_state(b.values, i % STATES, state);
    const char *got = answer(&b, node, state), *want = answer_afresh(&b, answer, node, state);
    cr_expect_str_eq(got, want, "%s in state %u: %s, not %s", expression, i, got, want);
  }
  bench_close(&b);
}

Test(recall, values_are_what_they_are_without_a_memory) {
  for (uint32_t i = 0; i < EXPRESSIONS; i++) check_all_states(value_in, expressions[i]);
}

Test(recall, predicates_are_what_they_are_without_a_memory) {
  for (uint32_t i = 0; i < EXPRESSIONS; i++) check_all_states(truth_in, expressions[i]);
}

Test(recall, successors_are_what_they_are_without_a_memory) {
  check_all_states(successors_of, "Next");
  check_all_states(successors_of, "\\E i \\in 1..3 : Low(i) \\/ High(i, 1)");
  check_all_states(successors_of,
                   "Low(1) \\/ Late(2, 1) \\/ (s # <<>> /\\ Head(s) = 0 /\\ Low(2))");
}

typedef struct Printed {
  uint32_t times;
} Printed;

static void count_print(const char *text, void *env) {
  (void)text;
  ((Printed *)env)->times++;
}

Test(recall, what_prints_is_evaluated_each_time) {
  Bench b;
  Printed printed = {0};
  const Value *state[3];
  bench_open(&b, module);
  make_state(b.values, 0, state);
  const Node *node = bench_node(&b, "\\A i \\in {1} : PrintT(x)");
  evaluator_on_print(b.evaluator, count_print, &printed);
  for (uint32_t i = 0; i < 3; i++) truth_in(&b, node, state);
  cr_expect_eq(printed.times, 3);
  bench_close(&b);
}

Test(recall, what_asks_the_checker_is_evaluated_each_time) {
  Bench b;
  const Value *state[3];
  bench_open(&b, module);
  make_state(b.values, 0, state);
  const Node *node = bench_node(&b, "\\E i \\in {x + 1} : i = TLCGet(\"level\")");
  evaluator_set_level(b.evaluator, 1);
  cr_expect_str_eq(truth_in(&b, node, state), "TRUE");
  evaluator_set_level(b.evaluator, 2);
  cr_expect_str_eq(truth_in(&b, node, state), "FALSE");
  bench_close(&b);
}
