/* Initial states, successors with the actions taken, and checking of steps. */
#include "evaluation.h"

#include "base/map.h"
#include "base/vec.h"

enum { MOST_STATES = 8 };

typedef struct Found {
  Bench *bench;
  uint32_t count;
  const char *states[64]; /* "1, 2 Action n=3" */
} Found;

static const char *action_text(Bench *b, const Action *action) {
  Arena *m = b->session.memory;
  const char *text = action->definition ? symbol_text(action->definition->name) : "";
  for (uint32_t i = 0; i < action->argument_count; i++) {
    const char *v = action->arguments[i] ? bench_text(b, action->arguments[i]) : "?";
    text = arena_format(m, "%s %s=%s", text, symbol_text(action->names[i]), v);
  }
  return text;
}

static bool note_state(State state, const Action *action, void *env) {
  Found *found = env;
  Bench *b = found->bench;
  const char *text = "";
  for (uint32_t i = 0; i < b->spec->variable_count; i++)
    text = arena_format(b->session.memory, "%s%s%s", text, i ? ", " : "", bench_text(b, state[i]));
  cr_assert(found->count < 64);
  const char *label = action_text(b, action);
  found->states[found->count++] =
      arena_format(b->session.memory, "%s%s%s", text, *label && *label != ' ' ? " " : "", label);
  return true;
}

static const char *joined(Bench *b, const Found *found) {
  const char *text = "";
  for (uint32_t i = 0; i < found->count; i++)
    text = arena_format(b->session.memory, "%s%s%s", text, i ? "; " : "", found->states[i]);
  return text;
}

static const char *fault_text(Bench *b) {
  const Fault *fault = evaluator_fault(b->evaluator);
  return arena_format(b->session.memory, "%s %s", fault_code(fault->kind), fault->message);
}

/* All that is found, in order, then the fault if there is one. */
static const char *search(Bench *b, const char *formula, State now) {
  Found found = {.bench = b};
  const Node *node = bench_node(b, formula);
  bool good = now ? each_successor(b->evaluator, node, now, note_state, &found)
                  : each_initial(b->evaluator, node, note_state, &found);
  const char *text = joined(b, &found);
  return good ? text : arena_format(b->session.memory, "%s! %s", text, fault_text(b));
}

typedef struct Case {
  const char *formula, *want;
} Case;

static void check_cases(const char *module, const int *now_numbers, size_t count,
                        const Case *cases) {
  Bench b;
  bench_open(&b, module);
  const Value *now[MOST_STATES];
  for (uint32_t i = 0; now_numbers && i < b.spec->variable_count; i++)
    now[i] = value_int(b.values, now_numbers[i]);
  for (size_t i = 0; i < count; i++) {
    const char *got = search(&b, cases[i].formula, now_numbers ? now : NULL);
    cr_expect_str_eq(got, cases[i].want, "%s\n  is   %s\n  want %s", cases[i].formula, got,
                     cases[i].want);
  }
  bench_close(&b);
}

#define CASES(module, now, cases) check_cases(module, now, sizeof cases / sizeof *cases, cases)

static const char xy[] = "EXTENDS Integers, Sequences\nVARIABLES x, y\nvars == <<x, y>>\n"
                         "Is(v, n) == v = n\nPair == vars\nSmall == 0 .. 1\n"
                         "Both(P(_), n) == P(n) /\\ y = n\n";

Test(search, initial_states_assign_what_has_no_value_and_test_the_rest) {
  static const Case cases[] = {
      {"x = 1 /\\ y = 2", "1, 2"},
      {"x \\in 1 .. 2 /\\ y = x", "1, 1; 2, 2"},
      {"x = 1 /\\ x = 2 /\\ y = 0", ""},
      {"x = 1 /\\ x \\in {1, 2} /\\ y = x + 1", "1, 2"},
      {"(x = 1 \\/ x = 2) /\\ y = 0", "1, 0; 2, 0"},
      {"\\E n \\in 1 .. 2 : x = n /\\ y = n", "1, 1 n=1; 2, 2 n=2"},
      {"vars = <<3, 4>>", "3, 4"},
      {"vars \\in {<<3, 4>>, <<5, 6>>}", "3, 4; 5, 6"},
      {"<<x, y>> = <<3>>", ""},
      {"Is(x, 1) /\\ Is(y, 2)", "1, 2"},
      {"IF TRUE THEN x = 1 /\\ y = 1 ELSE x = 2", "1, 1"},
      {"CASE FALSE -> x = 1 [] OTHER -> x = 2 /\\ y = 2", "2, 2"},
      {"LET n == 4 IN x = n /\\ y = n", "4, 4"},
      {"Both(LAMBDA n : x = n, 5)", "5, 5 Both P=? n=5"},
      {"x = 1 /\\ (x = 1 => y = 7)", "1, 7"},
      {"x \\in {n \\in 1 .. 4 : n % 2 = 0} /\\ y = 0", "2, 0; 4, 0"},
      {"x \\in [1 .. 1 -> 1 .. 2] /\\ y = 0", "<<1>>, 0; <<2>>, 0"},
      {"x = [n \\in 1 .. 2 |-> n] /\\ y = SUBSET {1}", "<<1, 2>>, {{}, {1}}"},
      {"FALSE", ""},
      /* Refused as by TLC. */
      {"x = 1", "! R0120 the action leaves a variable without a next value: y in an initial state"},
      {"x \\in Nat /\\ y = 1", "! R0116 the set is infinite or too large to be enumerated: Nat"},
      {"x = y /\\ y = 1", "! R0121 a variable is read before it has a value: y"},
      {"x > 1 /\\ x = 2", "! R0121 a variable is read before it has a value: x"},
      {"x = [n \\in Nat |-> n] /\\ y = 1",
       "! R0116 the set is infinite or too large to be enumerated: a function on Nat"},
      {"x' = 1 /\\ y = 1 /\\ x = 1", "! R0122 a variable is read where there is no state: x'"},
      {"(x = 1 \\/ 1 = \"a\") /\\ y = 1",
       "1, 1! R0107 values of different kinds are compared: 1 and \"a\""},
      {"5", "! R0101 a Boolean was expected: 5"},
  };
  static Case fixed[sizeof cases / sizeof *cases];
  memcpy(fixed, cases, sizeof cases);
  fixed[1].want = "1, 1; 2, 2";
  CASES(xy, NULL, fixed);
}

static const char actions[] =
    "EXTENDS Integers, Sequences, FiniteSets\nVARIABLES x, y\nvars == <<x, y>>\n"
    "Up(n) == x' = x + n /\\ UNCHANGED y\n"
    "Stay == UNCHANGED vars\n"
    "Pick == \\E n \\in 1 .. 2 : x' = n /\\ y' = n\n"
    "Guarded == /\\ x > 0\n           /\\ \\E n \\in {7} : y' = n\n           /\\ x' = x\n"
    "Set(v, e) == v' = e\n"
    "Is(v, e) == v = e\n"
    "Next == \\/ \\E n \\in 1 .. 2 : Up(n)\n        \\/ Stay\n        \\/ Pick\n"
    "Each == \\A i \\in 1 .. 2 : IF i = 1 THEN x' = i ELSE y' = i\n"
    "Do(A, B) == A /\\ B\n"
    "Apply(Op(_)) == Op(3)\n"
    "Only(n) == x' = n\n";

Test(search, successors_come_with_the_action_taken) {
  static const int now[] = {1, 5};
  static const Case cases[] = {
      {"Next", "2, 5 Up n=1; 3, 5 Up n=2; 1, 5 Stay; 1, 1 Pick n=1; 2, 2 Pick n=2"},
      {"Guarded", "1, 7 Guarded n=7"},
      {"Set(x, 3) /\\ Set(y, x)", "3, 1"},
      {"x' = x + 1 /\\ y' = x' + 1", "2, 3"},
      {"x' \\in 1 .. 2 /\\ y' = 0", "1, 0; 2, 0"},
      {"x' = 2 /\\ x' = 3 /\\ y' = 0", ""},
      {"x' = 2 /\\ x' > 1 /\\ y' = 0", "2, 0"},
      {"(x' = 1 \\/ x' = 2) /\\ (y' = 1 \\/ y' = 2)", "1, 1; 1, 2; 2, 1; 2, 2"},
      {"UNCHANGED vars", "1, 5"},
      {"UNCHANGED <<vars, x>>", "1, 5"},
      {"Is(x', 3) /\\ Is(y', x)", "3, 1"}, /* an argument with a prime */
      {"x' = 1 /\\ UNCHANGED vars", "1, 5"},
      {"x' = 2 /\\ UNCHANGED vars", ""},
      {"vars' = <<y, x>>", "5, 1"},
      {"[Up(1)]_vars", "2, 5 Up n=1; 1, 5"},
      {"<<Up(0)>>_vars", ""},
      {"<<Up(1)>>_vars", "2, 5 Up n=1"},
      {"Each", "1, 2 Each"},
      {"Do(x' = 1, y' = 2)", "1, 2 Do A=? B=?"},
      {"Do(x' = 1 \\/ x' = 2, \\E n \\in 3 .. 4 : y' = n)",
       "1, 3 Do A=? B=?; 1, 4 Do A=? B=?; 2, 3 Do A=? B=?; 2, 4 Do A=? B=?"},
      {"Apply(Only) /\\ y' = 4", "3, 4"},
      {"Apply(LAMBDA n : x' = n /\\ y' = n)", "3, 3 n=3"},
      {"LET A == x' = 8 IN A /\\ y' = 9", "8, 9"},
      {"\\E n \\in {1} : LET m == n + 1 IN (x' = n \\/ x' = m) /\\ y' = m", "1, 2 n=1; 2, 2 n=1"},
      {"\\E <<a, b>> \\in {<<3, 4>>} : x' = a /\\ y' = b", "3, 4 a=3 b=4"},
      {"ENABLED (x' = 5 /\\ x = 2) /\\ Stay", ""},
      {"ENABLED (x' = 5 /\\ x = 1) /\\ Stay", "1, 5"},
      {"~ ENABLED <<Stay>>_vars /\\ Stay", "1, 5"},
      {"x = 1 => (x' = 1 /\\ y' = 1)", "1, 1"},
      {"\\A i \\in {} : x' = i", "! R0120 the action leaves a variable without a next value: x, y"},
      /* Each alternative of a guard is explored, as in TLC. */
      {"(x = 1 \\/ x = \"a\") /\\ Stay",
       "1, 5! R0107 values of different kinds are compared: 1 and \"a\""},
      {"x' = y' /\\ y' = 1", "! R0119 a primed variable is read before it has a value: y'"},
      {"1 = x' /\\ y' = 1", "! R0119 a primed variable is read before it has a value: x'"},
      {"x' = 1", "! R0120 the action leaves a variable without a next value: y"},
      {"x' \\in Nat /\\ y' = 1", "! R0116 the set is infinite or too large to be enumerated: Nat"},
      {"Do(x' = 1, 1 \\div 0 = y')", "! R0111 division by zero"},
  };
  CASES(actions, now, cases);
}

Test(search, once_all_variables_have_values_the_rest_is_a_test) {
  static const int now[] = {1, 5};
  static const Case steps[] = {
      {"Stay /\\ (x = 1 \\/ y = 5)", "1, 5"},
      {"Stay /\\ (x = 1 \\/ x = \"a\")", "1, 5"},
      {"(x = 1 \\/ y = 5) /\\ Stay", "1, 5; 1, 5"},
      {"x' = 1 /\\ y' = 5 /\\ (Stay \\/ Stay)", "1, 5"},
      {"x' = 1 /\\ (y' = 5 \\/ y' = 5) /\\ (\\E n \\in 1 .. 2 : n < y')", "1, 5; 1, 5"},
      {"x' = 1 /\\ y' = 5 /\\ (\\A n \\in 1 .. 2 : (n = x' \\/ n < y'))", "1, 5"},
      {"x' = 1 /\\ (x' = 1 \\/ x = 1) /\\ y' = 5", "1, 5; 1, 5"},
  };
  static const Case initial[] = {
      {"x = 1 /\\ y = 2 /\\ (x = 1 \\/ y = 2)", "1, 2"},
      {"x = 1 /\\ (x = 1 \\/ x = 1) /\\ y = 2", "1, 2; 1, 2"},
  };
  CASES(actions, now, steps);
  CASES(xy, NULL, initial);
}

Test(search, a_function_of_actions_is_followed_for_its_argument) {
  static const char module[] = "EXTENDS Integers\nVARIABLES x, y\n"
                               "Set[n \\in 1 .. 3] == x' = n /\\ y' = y\n"
                               "Pair[m, n \\in 1 .. 3] == x' = m /\\ y' = n\n"
                               "Down[n \\in 0 .. 3] == IF n = 0 THEN x' = y /\\ UNCHANGED y "
                               "ELSE Down[n - 1]\n";
  static const int now[] = {1, 5};
  static const Case steps[] = {
      {"Set[2]", "2, 5"},
      {"\\E n \\in {1, 3} : Set[n]", "1, 5 n=1; 3, 5 n=3"},
      {"Set[x] /\\ x' = 1", "1, 5"},
      {"Set[2] \\/ Set[3]", "2, 5; 3, 5"},
      {"Pair[2, 3]", "2, 3"},
      {"Down[3]", "5, 5"},
      {"LET Go[n \\in 1 .. 2] == x' = n /\\ y' = x IN Go[2]", "2, 1"},
      {"ENABLED Set[1] /\\ UNCHANGED <<x, y>>", "1, 5"},
      {"Set[4]", "! R0108 a function is applied outside its domain: 4 is not in 1..3"},
  };
  CASES(module, now, steps);
}

Test(search, a_variable_that_is_to_be_a_subset_becomes_each_one) {
  static const int now[] = {1, 5};
  static const Case steps[] = {
      {"x' \\subseteq {1, 2} /\\ y' = 0", "{}, 0; {1}, 0; {2}, 0; {1, 2}, 0"},
      {"x' \\in {{1}, {2}} /\\ y' = 0 /\\ x' \\subseteq {2, 3}", "{2}, 0"},
      {"ENABLED (x' \\subseteq {1} /\\ x' # {} /\\ y' = 0) /\\ Stay", "1, 5"},
      {"x' \\subseteq Nat /\\ y' = 0",
       "! R0116 the set is infinite or too large to be enumerated: SUBSET Nat"},
      {"x' \\subseteq 1 /\\ y' = 0", "! R0103 a set was expected: 1"},
  };
  static const Case initial[] = {{"x \\subseteq {3} /\\ y = x", "{}, {}; {3}, {3}"}};
  CASES(actions, now, steps);
  CASES(xy, NULL, initial);
}

Test(search, nested_alternatives_do_not_disturb_each_other) {
  static const int now[] = {0, 0};
  static const Case cases[] = {
      /* the same bound name is in use further out when B is followed a second time */
      {"LET B(v) == \\E n \\in 1 .. 2 : v' = n \\/ v' = n + 10 IN B(x) /\\ B(y)",
       "1, 1; 1, 11; 1, 2; 1, 12; 11, 1; 11, 11; 11, 2; 11, 12; "
       "2, 1; 2, 11; 2, 2; 2, 12; 12, 1; 12, 11; 12, 2; 12, 12"},
      {"\\A i \\in 1 .. 2 : \\E n \\in {i, 5} : (IF i = 1 THEN x' = n ELSE y' = n) \\/ "
       "(IF i = 1 THEN x' = n + 20 ELSE y' = n + 20)",
       "1, 2 n=2; 1, 22 n=2; 1, 5 n=5; 1, 25 n=5; 21, 2 n=2; 21, 22 n=2; 21, 5 n=5; 21, 25 n=5; "
       "5, 2 n=2; 5, 22 n=2; 5, 5 n=5; 5, 25 n=5; 25, 2 n=2; 25, 22 n=2; 25, 5 n=5; 25, 25 n=5"},
      /* an argument that reads the next state is not remembered across its values */
      {"LET P(e) == y' = e IN x' \\in 1 .. 2 /\\ P(x' + 1)", "1, 2; 2, 3"},
      {"LET e == x' + 1 IN x' \\in 1 .. 2 /\\ y' = e + e", "1, 4; 2, 6"},
      {"LET f[n \\in Nat] == IF n = 0 THEN x' ELSE f[n - 1] + 1 IN x' \\in 1 .. 2 /\\ y' = f[3]",
       "1, 4; 2, 5"},
      {"LET P(v) == (\\E n \\in 1 .. 2 : x' = n /\\ y' = v') IN P(x)", "1, 1 P v=0; 2, 2 P v=0"},
  };
  CASES(actions, now, cases);
}

/* The number of reachable states, by breadth-first search. */
typedef struct Reached {
  Bench *bench;
  vec(const Value *) states; /* each a tuple of all variables */
  Map seen;
} Reached;

static bool reach(State state, const Action *action, void *env) {
  Reached *r = env;
  (void)action;
  const Value *whole = value_tuple(r->bench->values, r->bench->spec->variable_count, state);
  if (map_find(&r->seen, (uintptr_t)whole)) return true;
  map_put(&r->seen, (uintptr_t)whole, 1);
  vec_push(&r->states, whole);
  return true;
}

static uint32_t count_reachable(const char *module) {
  Bench b;
  bench_open(&b, module);
  Reached r = {.bench = &b};
  const Node *init = bench_node(&b, "Init"), *next = bench_node(&b, "Next");
  cr_assert(each_initial(b.evaluator, init, reach, &r), "%s", fault_text(&b));
  for (uint32_t i = 0; i < r.states.count; i++)
    cr_assert(each_successor(b.evaluator, next, r.states.at[i]->items, reach, &r), "%s",
              fault_text(&b));
  uint32_t count = r.states.count;
  vec_free(&r.states);
  map_free(&r.seen);
  bench_close(&b);
  return count;
}

Test(search, jugs_of_three_and_five_gallons_reach_sixteen_states) {
  uint32_t count = count_reachable(
      "EXTENDS Integers\nVARIABLES small, big\n"
      "Min(a, b) == IF a < b THEN a ELSE b\n"
      "Init == small = 0 /\\ big = 0\n"
      "Fill == \\/ small' = 3 /\\ big' = big\n        \\/ big' = 5 /\\ small' = small\n"
      "Empty == \\/ small' = 0 /\\ big' = big\n         \\/ big' = 0 /\\ small' = small\n"
      "Pour == LET d == Min(small, 5 - big) IN big' = big + d /\\ small' = small - d\n"
      "Back == LET d == Min(big, 3 - small) IN small' = small + d /\\ big' = big - d\n"
      "Next == Fill \\/ Empty \\/ Pour \\/ Back\n");
  cr_expect(count == 16, "%u", count);
}

Test(search, two_phase_commit_of_three_has_288_states) {
  uint32_t count = count_reachable(
      "EXTENDS Integers\nVARIABLES rm, tm, prepared, msgs\n"
      "RM == {\"r1\", \"r2\", \"r3\"}\n"
      "vars == <<rm, tm, prepared, msgs>>\n"
      "Init == /\\ rm = [r \\in RM |-> \"working\"]\n        /\\ tm = \"init\"\n"
      "        /\\ prepared = {}\n        /\\ msgs = {}\n"
      "Receive(r) == /\\ tm = \"init\"\n              /\\ [type |-> \"p\", rm |-> r] \\in msgs\n"
      "              /\\ prepared' = prepared \\cup {r}\n"
      "              /\\ UNCHANGED <<rm, tm, msgs>>\n"
      "Commit == /\\ tm = \"init\"\n          /\\ prepared = RM\n          /\\ tm' = \"done\"\n"
      "          /\\ msgs' = msgs \\cup {[type |-> \"commit\"]}\n"
      "          /\\ UNCHANGED <<rm, prepared>>\n"
      "Abort == /\\ tm = \"init\"\n         /\\ tm' = \"done\"\n"
      "         /\\ msgs' = msgs \\cup {[type |-> \"abort\"]}\n"
      "         /\\ UNCHANGED <<rm, prepared>>\n"
      "Prepare(r) == /\\ rm[r] = \"working\"\n"
      "              /\\ rm' = [rm EXCEPT ![r] = \"prepared\"]\n"
      "              /\\ msgs' = msgs \\cup {[type |-> \"p\", rm |-> r]}\n"
      "              /\\ UNCHANGED <<tm, prepared>>\n"
      "Choose(r) == /\\ rm[r] = \"working\"\n"
      "             /\\ rm' = [rm EXCEPT ![r] = \"aborted\"]\n"
      "             /\\ UNCHANGED <<tm, prepared, msgs>>\n"
      "GetCommit(r) == /\\ [type |-> \"commit\"] \\in msgs\n"
      "                /\\ rm' = [rm EXCEPT ![r] = \"committed\"]\n"
      "                /\\ UNCHANGED <<tm, prepared, msgs>>\n"
      "GetAbort(r) == /\\ [type |-> \"abort\"] \\in msgs\n"
      "               /\\ rm' = [rm EXCEPT ![r] = \"aborted\"]\n"
      "               /\\ UNCHANGED <<tm, prepared, msgs>>\n"
      "Next == \\/ Commit \\/ Abort\n"
      "        \\/ \\E r \\in RM : \\/ Receive(r) \\/ Prepare(r) \\/ Choose(r)\n"
      "                         \\/ GetCommit(r) \\/ GetAbort(r)\n");
  cr_expect(count == 288, "%u", count);
}

typedef struct Stop {
  Bench *bench;
  const Node *invariant;
  int count;
} Stop;

static bool stop_when_false(State state, const Action *action, void *env) {
  Stop *stop = env;
  bool truth;
  (void)action;
  stop->count++;
  cr_expect(evaluate_truth(stop->bench->evaluator, stop->invariant, state, NULL, &truth));
  return truth;
}

Test(search, visitor_may_evaluate_and_can_stop) {
  Bench b;
  bench_open(&b, xy);
  Stop stop = {.bench = &b, .invariant = bench_node(&b, "x + y < 3")};
  const Node *init = bench_node(&b, "x \\in 0 .. 9 /\\ y = 1");
  cr_expect(each_initial(b.evaluator, init, stop_when_false, &stop));
  cr_expect(stop.count == 3, "%d", stop.count);
  bench_close(&b);
}

Test(search, fault_in_an_action_names_the_calls_around_it) {
  Bench b;
  bench_open(&b, "EXTENDS Integers\nVARIABLE x\nB(n) == x' = n \\div 0\n"
                 "A == x = 1 /\\ B(7)\nNext == x = 1 /\\ TRUE /\\ A");
  const Value *now[] = {value_int(b.values, 1)};
  Found found = {.bench = &b};
  cr_expect(!each_successor(b.evaluator, bench_node(&b, "Next"), now, note_state, &found));
  const Fault *fault = evaluator_fault(b.evaluator);
  cr_expect(fault->kind == FAULT_ZERO_DIVISOR);
  cr_assert(fault->call_count == 3);
  cr_expect_str_eq(symbol_text(fault->calls[0].definition->name), "B");
  cr_expect_str_eq(symbol_text(fault->calls[1].definition->name), "A");
  cr_expect_str_eq(symbol_text(fault->calls[2].definition->name), "Next");
  bench_close(&b);
}

Test(search, calls_that_were_left_are_not_named_in_a_fault) {
  Bench b;
  bench_open(&b, "EXTENDS Integers\nVARIABLE x\nGuard == x = 1\n"
                 "Next == Guard /\\ x' = 1 \\div 0");
  const Value *now[] = {value_int(b.values, 1)};
  Found found = {.bench = &b};
  cr_expect(!each_successor(b.evaluator, bench_node(&b, "Next"), now, note_state, &found));
  cr_expect(evaluator_fault(b.evaluator)->call_count == 1);
  bench_close(&b);
}

typedef struct Step {
  const char *formula;
  int x, y;         /* the next state; before, it is 1, 5 */
  const char *want; /* the action taken, "no", or a fault */
} Step;

static const char *check_step(Bench *b, const Step *step) {
  const Value *now[] = {value_int(b->values, 1), value_int(b->values, 5)};
  const Value *to[] = {value_int(b->values, step->x), value_int(b->values, step->y)};
  bool answer;
  Action action;
  const Node *node = bench_node(b, step->formula);
  if (!is_step(b->evaluator, node, now, to, 0, NULL, &answer, &action)) return fault_text(b);
  return answer ? action_text(b, &action) : "no";
}

Test(search, a_step_is_checked_and_its_action_named) {
  static const Step steps[] = {
      {"Next", 3, 5, "Up n=2"},
      {"Next", 1, 5, "Stay"},
      {"Next", 2, 2, "Pick n=2"},
      {"Next", 4, 4, "no"},
      {"x' \\in Nat /\\ y' = 3", 1000, 3, ""},
      {"x' \\in Nat /\\ y' = 3", -1, 3, "no"},
      {"1 = x' /\\ y' = 1", 1, 1, ""},
      /* not assigned, so free: the checked state has a value */
      {"x' = 9", 9, 77, ""},
      /* an alternative that fails does not hide one that holds */
      {"(x' = 1 \\div 0 \\/ x' = 4) /\\ y' = 4", 4, 4, ""},
      {"(x' = 1 \\div 0 \\/ x' = 4) /\\ y' = 4", 5, 4, "R0111 division by zero"},
      {"\\E n \\in Nat : x' = n /\\ y' = n", 7, 7, " n=7"},
      {"\\E s \\in Seq(Int) : x' = Len(s) /\\ y' = 5", 2, 5, " s=<<-32, -32>>"},
      {"\\E n \\in Nat : x' = n /\\ y' = n", 5000, 5000,
       "R0116 the set is infinite or too large to be enumerated: "
       "no witness was found among small values"},
      {"\\E n \\in Nat : n > 7 /\\ x' = 3", 4, 4,
       "R0116 the set is infinite or too large to be enumerated: "
       "no witness was found among small values"},
  };
  Bench b;
  bench_open(&b, actions);
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    const char *got = check_step(&b, &steps[i]);
    cr_expect_str_eq(got, steps[i].want, "%s -> %d, %d is %s", steps[i].formula, steps[i].x,
                     steps[i].y, got);
  }
  bench_close(&b);
}

Test(search, hints_are_tried_where_a_set_cannot_be_listed) {
  Bench b;
  bench_open(&b, actions);
  const Node *node = bench_node(&b, "\\E n \\in Nat : x' = n /\\ y' = n");
  const Value *big = value_int(b.values, 5000), *now[] = {big, big}, *to[] = {big, big};
  Hint hint = {.node = node, .value = big};
  bool answer;
  Action action;
  cr_assert(is_step(b.evaluator, node, now, to, 1, &hint, &answer, &action));
  cr_expect(answer);
  cr_expect_str_eq(action_text(&b, &action), " n=5000");
  bench_close(&b);
}

Test(search, a_state_is_checked_against_the_initial_predicate) {
  Bench b;
  bench_open(&b, xy);
  const Node *init = bench_node(&b, "x \\in 0 .. 9 /\\ y = x + 1");
  const Value *good[] = {value_int(b.values, 3), value_int(b.values, 4)};
  const Value *bad[] = {value_int(b.values, 3), value_int(b.values, 5)};
  bool answer;
  Action action;
  cr_expect(is_step(b.evaluator, init, NULL, good, 0, NULL, &answer, &action) && answer);
  cr_expect(is_step(b.evaluator, init, NULL, bad, 0, NULL, &answer, &action) && !answer);
  bench_close(&b);
}
