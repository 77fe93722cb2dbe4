/* What expressions evaluate to. */
#include "evaluation.h"

Test(eval, logic_goes_from_left_to_right_as_far_as_needed) {
  static const Row rows[] = {
      {"TRUE /\\ FALSE", "FALSE"},
      {"FALSE /\\ 1", "FALSE"},
      {"1 /\\ FALSE", "R0101 1"},
      {"TRUE \\/ (1 = \"a\")", "TRUE"},
      {"FALSE \\/ (1 = \"a\")", "R0107 1 and \"a\""},
      {"FALSE => 1", "TRUE"},
      {"TRUE => FALSE", "FALSE"},
      {"TRUE => 1", "R0101"},
      {"FALSE <=> FALSE", "TRUE"},
      {"~TRUE", "FALSE"},
      {"~5", "R0101"},
      {"IF 1 = 1 THEN \"yes\" ELSE 1 \\div 0", "\"yes\""},
      {"IF 3 THEN 1 ELSE 2", "R0101"},
      {"CASE 1 = 2 -> \"a\" [] 1 = 1 -> \"b\" [] TRUE -> \"c\"", "\"b\""},
      {"CASE 1 = 2 -> \"a\" [] OTHER -> \"c\"", "\"c\""},
      {"CASE 1 = 2 -> \"a\"", "R0110"},
  };
  CHECK(NULL, rows);
}

Test(eval, integers_are_of_any_size_and_division_is_floored) {
  static const Row rows[] = {
      {"1 + 2 * 3", "7"},
      {"2 - 5", "-3"},
      {"2 ^ 100", "1267650600228229401496703205376"},
      {"(2 ^ 100) \\div (2 ^ 98)", "4"},
      {"2 ^ 100 - 2 ^ 100 + 1", "1"},
      {"9223372036854775807 + 1", "9223372036854775808"},
      {"-9223372036854775807 - 2", "-9223372036854775809"},
      {"4611686018427387904 * 4", "18446744073709551616"},
      {"(-7) \\div 2", "-4"},
      {"-7 \\div 2", "-3"}, /* unary minus binds less tightly */
      {"7 \\div (-2)", "-4"},
      {"(-7) % 3", "2"},
      {"7 % 3", "1"},
      {"7 % 0", "R0112"},
      {"7 % (-3)", "R0112"},
      {"1 \\div 0", "R0111"},
      {"0 ^ 0", "R0113"},
      {"2 ^ (-1)", "R0113"},
      {"2 ^ 0", "1"},
      {"2 ^ (2 ^ 100)", "R0127"},
      {"1 + TRUE", "R0102 TRUE"},
      {"1 + \"a\"", "R0102"},
      {"-{}", "R0102"},
      {"3 < 4", "TRUE"},
      {"4 <= 4", "TRUE"},
      {"2 ^ 70 > 2 ^ 69", "TRUE"},
      {"-(2 ^ 70) >= 0", "FALSE"},
      {"\"a\" < \"b\"", "R0102"},
      {"2 .. 4", "{2, 3, 4}"},
      {"3 .. 2", "{}"},
      {"1 .. \"a\"", "R0102"},
      {"100000 \\in 1 .. 100000", "TRUE"},
      {"1 / 2", "R0126"},
  };
  static const char module[] = "EXTENDS Integers, Reals";
  CHECK(module, rows);
}

Test(eval, sets) {
  static const Row rows[] = {
      {"{3, 1, 2, 1}", "{1, 2, 3}"},
      {"{}", "{}"},
      {"{1, \"a\"}", "R0107"},
      {"{[a |-> 1], [b |-> 2]}", "{[a |-> 1], [b |-> 2]}"},
      {"{<<1>>, <<\"a\", \"b\">>}", "{<<1>>, <<\"a\", \"b\">>}"},
      {"{1, 2} \\cup {2, 3}", "{1, 2, 3}"},
      {"{1} \\cup {\"a\"}", "R0107"},
      {"{1, 2, 3} \\cap {2, 3, 4}", "{2, 3}"},
      {"{1, 2, 3} \\ {2}", "{1, 3}"},
      {"{1, 2} \\subseteq {1, 2, 3}", "TRUE"},
      {"{1, 4} \\subseteq {1, 2, 3}", "FALSE"},
      {"{1} \\subseteq Nat", "TRUE"},
      {"Nat \\subseteq {1}", "FALSE"},
      {"1 \\subseteq {1}", "R0103"},
      {"{<<1, 2>>, <<3, 4>>, <<5, 6>>} \\ {<<3, 4>>}", "{<<1, 2>>, <<5, 6>>}"},
      {"{{1}, {2}} \\ {{2}}", "{{1}}"},
      {"{{1}, {2}} \\ {{3}}", "{{1}, {2}}"},
      {"{{1}, {2}} \\ {{\"a\"}}", "R0107"},
      {"1 \\in 2", "R0103"},
      {"{1} \\cup 2", "R0103 2"},
      {"SUBSET {1, 2}", "{{}, {1}, {2}, {1, 2}}"},
      {"SUBSET Nat", "SUBSET Nat"},
      {"{{1}} \\in SUBSET (SUBSET Nat)", "TRUE"},
      {"UNION {{1, 2}, {2, 3}, {}}", "{1, 2, 3}"},
      {"UNION {1}", "R0103"},
      {"UNION SUBSET {1, 2}", "{1, 2}"},
      {"3 \\in UNION {Nat, {-1}}", "TRUE"},
      {"Cardinality({1, 1, 2})", "2"},
      {"Cardinality(SUBSET (1 .. 40))", "1099511627776"},
      {"Cardinality(Nat)", "R0116"},
      {"IsFiniteSet(Nat)", "FALSE"},
      {"IsFiniteSet(SUBSET (1 .. 40))", "TRUE"},
      {"Nat \\cap {-1, 0, 1}", "{0, 1}"},
      {"5 \\in Nat \\ {0}", "TRUE"},
      {"BOOLEAN", "{FALSE, TRUE}"},
      {"{x \\in 1 .. 5 : x % 2 = 1}", "{1, 3, 5}"},
      {"{<<x, y>> \\in {1, 2} \\X {1, 2} : x < y}", "{<<1, 2>>}"},
      {"{x \\in 1 .. 5 : x}", "R0101"},
      {"{x \\in Nat : x < 3}", "R0116"},
      {"{p \\in (0 .. 1000) \\X (0 .. 1000) : p[1] + p[2] = 0}", "{<<0, 0>>}"},
      {"{p \\in (1 .. 10000) \\X (0 .. 1000) : p[1] + p[2] = 0}", "R0116"},
      {"5 \\in {x \\in Nat : x > 3}", "TRUE"},
      {"2 \\in {x \\in Nat : x > 3}", "FALSE"},
      {"{[a |-> 5]} \\subseteq [a : {x \\in Nat : x > 3}]", "TRUE"},
      {"{[a |-> 5], [a |-> 2]} \\subseteq [a : {x \\in Nat : x > 3}]", "FALSE"},
      {"[{1} -> 4..5] \\subseteq [{1} -> {x \\in Nat : x > 3}]", "TRUE"},
      {"{{5}, {2}} \\cap SUBSET {x \\in Nat : x > 3}", "{{5}}"},
      {"{<<5>>, <<2>>} \\ Seq({x \\in Nat : x > 3})", "{<<2>>}"},
      {"LET S == [a : {x \\in Nat : x > 3}] IN {[a |-> 5]} \\subseteq S", "TRUE"},
      {"{[a |-> 5]} \\cup [a : {x \\in Nat : x > 3}]", "R0116"},
      {"{x * x : x \\in {-2, 2, 3}}", "{4, 9}"},
      {"{x + y : x, y \\in 1 .. 2}", "{2, 3, 4}"},
      {"{<<x, y>> : x \\in {1}, y \\in {2, 3}}", "{<<1, 2>>, <<1, 3>>}"},
      {"{x : <<x, y>> \\in {<<1, 2>>, <<3, 4>>}}", "{1, 3}"},
      {"{x : <<x, y>> \\in {<<1>>}}", "R0118"},
      {"{x : x \\in 5}", "R0103"},
      {"{1, 2} \\X {3}", "{<<1, 3>>, <<2, 3>>}"},
      {"<<1, 2, 3>> \\in Nat \\X Nat \\X Nat", "TRUE"},
      {"<<1, 2>> \\in Nat \\X Nat \\X Nat", "FALSE"},
      {"{Nat, Int}", "{Nat, Int}"},
  };
  CHECK(NULL, rows);
}

Test(eval, quantifiers_and_choose) {
  static const Row rows[] = {
      {"\\A x \\in 1 .. 3 : x > 0", "TRUE"},
      {"\\A x \\in 1 .. 3 : x > 1", "FALSE"},
      {"\\E x \\in 1 .. 3 : x > 2", "TRUE"},
      {"\\E x \\in {} : 1", "FALSE"},
      {"\\A x \\in {} : 1", "TRUE"},
      {"\\E x \\in 1 .. 3, y \\in 4 .. 5 : x + y = 8", "TRUE"},
      {"\\A x, y \\in 1 .. 3 : x + y < 6", "FALSE"},
      {"\\E <<x, y>> \\in {<<1, 2>>} : x < y", "TRUE"},
      {"\\E x \\in {2, 1} : x = 1 \\/ x = \"a\"", "TRUE"}, /* 1 comes first */
      {"\\A x \\in 1 .. 2 : x", "R0101"},
      {"\\E x \\in Nat : x = 3", "R0116"},
      {"\\E x : x = 3", "R0117"},
      {"CHOOSE x \\in {3, 1, 2} : x > 1", "2"},
      {"CHOOSE x \\in {3, 1, 2} : x > 5", "R0109 {1, 2, 3}"},
      {"CHOOSE x : x \\notin {1}", "R0117"},
      {"CHOOSE <<x, y>> \\in {1, 2} \\X {1, 2} : x > y", "<<2, 1>>"},
      {"CHOOSE s \\in SUBSET {1, 2, 3} : Cardinality(s) = 2", "{1, 2}"},
      {"CHOOSE x \\in Nat : x > 1", "R0116"},
      {"\\A i \\in 1 .. 3 : \\E j \\in 1 .. 3 : i + j = 4", "TRUE"},
  };
  CHECK(NULL, rows);
}

Test(eval, functions) {
  static const Row rows[] = {
      {"[x \\in 1 .. 3 |-> x * x]", "<<1, 4, 9>>"},
      {"[x \\in {0, 1} |-> x * x]", "(0 :> 0 @@ 1 :> 1)"},
      {"[x \\in {\"a\", \"b\"} |-> 1]", "[a |-> 1, b |-> 1]"},
      {"[x \\in {} |-> 1]", "<<>>"},
      {"[x \\in 1 .. 2, y \\in 1 .. 2 |-> x + y][1, 2]", "3"},
      {"[x, y \\in 1 .. 2 |-> x + y][<<2, 2>>]", "4"},
      {"[<<x, y>> \\in {<<1, 2>>} |-> x + y][1, 2]", "3"},
      {"[x \\in 1 .. 2 |-> x][3]", "R0108 3 is not in 1..2"},
      {"<<5, 6>>[0]", "R0108"},
      {"[a |-> 1].b", "R0108 \"b\" is not in {\"a\"}"},
      {"5[1]", "R0104"},
      {"{1}[1]", "R0104"},
      {"DOMAIN <<5, 6>>", "{1, 2}"},
      {"DOMAIN [a |-> 1, b |-> 2]", "{\"a\", \"b\"}"},
      {"DOMAIN 5", "R0104"},
      {"[n \\in Nat |-> n + 1][5]", "6"},
      {"[n \\in Nat |-> n + 1][-5]", "R0108 -5 is not in Nat"},
      {"DOMAIN [n \\in Nat |-> n + 1]", "Nat"},
      {"[n \\in Nat |-> [m \\in Nat |-> n + m]][2][3]", "5"},
      {"[n \\in 1 .. 2 |-> [m \\in Nat |-> n + m]][2][3]", "5"},
      {"[n \\in Nat |-> n] = [n \\in Nat |-> n]", "R0116"},
      {"[[n \\in Nat |-> n] EXCEPT ![3] = 7][3]", "7"},
      {"[[n \\in Nat |-> n] EXCEPT ![3] = @ + 7][3]", "10"},
      {"[[n \\in Nat |-> n] EXCEPT ![3] = 7][4]", "4"},
      {"[<<1, 2>> EXCEPT ![1] = 5]", "<<5, 2>>"},
      {"[<<1, 2>> EXCEPT ![1] = @ + 1, ![2] = @ + 1]", "<<2, 3>>"},
      {"[<<1, 2>> EXCEPT ![1] = 5, ![1] = @ + 1]", "<<6, 2>>"},
      {"[<<1, 2>> EXCEPT ![3] = 1 \\div 0]", "<<1, 2>>"}, /* no-op, as in TLC */
      {"[[a |-> 1] EXCEPT !.b = 2]", "[a |-> 1]"},
      {"[[a |-> [b |-> <<1, 2>>]] EXCEPT !.a.b[2] = @ + 5]", "[a |-> [b |-> <<1, 7>>]]"},
      {"[[x, y \\in 1 .. 2 |-> 0] EXCEPT ![1, 2] = 3][1, 2]", "3"},
      {"[5 EXCEPT ![1] = 2]", "R0104"},
      {"[a |-> 1, b |-> 2].b", "2"},
      {"[b |-> 1, a |-> 2]", "[a |-> 2, b |-> 1]"},
      {"[{1, 2} -> {\"a\"}]", "{<<\"a\", \"a\">>}"},
      {"Cardinality([1 .. 3 -> 1 .. 4])", "64"},
      {"[1 .. 2 -> Nat]", "[{1, 2} -> Nat]"},
      {"<<1, 2>> \\in [1 .. 2 -> Nat]", "TRUE"},
      {"<<1, -2>> \\in [1 .. 2 -> Nat]", "FALSE"},
      {"[a |-> 1, b |-> {}] \\in [a : Nat, b : SUBSET Nat]", "TRUE"},
      {"[a : {1, 2}, b : {3}]", "{[a |-> 1, b |-> 3], [a |-> 2, b |-> 3]}"},
      {"[5 -> {1}]", "R0103"},
      {"[a : 5]", "R0103"},
      {"<<1, 2>> = [i \\in 1 .. 2 |-> i]", "TRUE"},
      {"[a |-> 1] = [x \\in {\"a\"} |-> 1]", "TRUE"},
      {"[x \\in SUBSET {1} |-> x][{1}]", "{1}"},
  };
  CHECK(NULL, rows);
}

Test(eval, sequences) {
  static const Row rows[] = {
      {"<<>>", "<<>>"},
      {"Len(<<1, 2>>)", "2"},
      {"Len(\"abc\")", "3"},
      {"Len({})", "R0105"},
      {"<<1>> \\o <<2, 3>>", "<<1, 2, 3>>"},
      {"\"ab\" \\o \"c\"", "\"abc\""},
      {"<<1>> \\o 2", "R0105"},
      {"Append(<<1>>, {})", "<<1, {}>>"},
      {"Append(<<>>, SUBSET {1})", "<<{{}, {1}}>>"},
      {"Head(<<1, 2>>)", "1"},
      {"Tail(<<1, 2>>)", "<<2>>"},
      {"Head(<<>>)", "R0114"},
      {"Tail(<<>>)", "R0114"},
      {"SubSeq(<<1, 2, 3>>, 2, 3)", "<<2, 3>>"},
      {"SubSeq(<<1, 2, 3>>, 3, 2)", "<<>>"},
      {"SubSeq(<<1, 2, 3>>, 2, 4)", "R0115"},
      {"SubSeq(<<1, 2, 3>>, 0, 1)", "R0115"},
      {"SelectSeq(<<1, 2, 3, 4>>, LAMBDA x : x % 2 = 0)", "<<2, 4>>"},
      {"SelectSeq(<<1, 2>>, LAMBDA x : x)", "R0101"},
      {"SortSeq(<<3, 1, 2>>, <)", "<<1, 2, 3>>"},
      {"SortSeq(<<3, 1, 2>>, LAMBDA a, b : a > b)", "<<3, 2, 1>>"},
      {"<<1, 2>> \\in Seq(Nat)", "TRUE"},
      {"<<1, -2>> \\in Seq(Nat)", "FALSE"},
      {"Seq({1})", "Seq({1})"},
      {"[i \\in 1 .. 0 |-> i] = <<>>", "TRUE"},
      {"Len([i \\in 1 .. 3 |-> i])", "3"},
      {"Len([i \\in 0 .. 3 |-> i])", "R0105"},
  };
  CHECK(NULL, rows);
}

Test(eval, module_tlc) {
  static const Row rows[] = {
      {"1 :> 2", "<<2>>"},
      {"(\"a\" :> 1) @@ (\"b\" :> 2)", "[a |-> 1, b |-> 2]"},
      {"(1 :> 2) @@ (1 :> 3)", "<<2>>"},
      {"(1 :> 2) @@ 5", "R0104"},
      {"(1 :> 2) @@ (\"a\" :> 2)", "R0107"},
      {"Cardinality(Permutations({1, 2, 3}))", "6"},
      {"Permutations({1, 2})", "{<<1, 2>>, <<2, 1>>}"},
      {"Permutations({})", "{<<>>}"},
      {"Assert(TRUE, 1 \\div 0)", "TRUE"},
      {"Assert(1 = 2, \"so it is\")", "R0123 so it is"},
      {"Assert(1 = 2, <<1>>)", "R0123 <<1>>"},
      {"Print(1, 2)", "2"},
      {"PrintT(1)", "TRUE"},
      {"ToString(<<1, \"a\">>)", "\"<<1, \\\"a\\\">>\""},
      {"TLCEval({x \\in 1 .. 3 : TRUE})", "{1, 2, 3}"},
      {"TLCGet(\"level\")", "0"},
      {"TLCSet(1, 2) /\\ TLCGet(1) = 2", "TRUE"},
      {"TLCGet(7)", "R0129 7"},
      {"TLCGet(\"distinct\")", "R0126"},
      {"RandomElement({1})", "1"},
      {"RandomElement({})", "R0109"},
      {"zeroPadN(42, 5)", "\"00042\""},
      {"zeroPadN(123, 2)", "\"123\""},
      {"5 \\in Any", "TRUE"},
  };
  CHECK(NULL, rows);
}

Test(eval, equality_is_refused_where_tlc_refuses_it) {
  static const Row rows[] = {
      {"1 = 1", "TRUE"},
      {"1 /= 1", "FALSE"},
      {"1 = \"a\"", "R0107"},
      {"1 = TRUE", "R0107"},
      {"1 = {}", "R0107"},
      {"1 = <<>>", "R0107"},
      {"{} = <<>>", "R0107"},
      {"<<1>> = [a |-> 1]", "R0107"},
      {"[a |-> 1] = [b |-> 1]", "FALSE"},
      {"<<1>> = <<1, 2>>", "FALSE"},
      {"<<1>> = <<\"a\">>", "R0107"},
      {"1 \\in {\"a\"}", "R0107"},
      {"\"a\" \\in Nat", "R0107"},
      {"5 \\in STRING", "R0107"},
      {"\"abc\" \\in STRING", "TRUE"},
      {"1 \\notin {1}", "FALSE"},
      {"Nat = Nat", "TRUE"},
      {"Nat = {1}", "FALSE"},
      {"Nat = Seq({1})", "R0116"},
      {"SUBSET (1 .. 40) = SUBSET (1 .. 41)", "FALSE"},
  };
  CHECK(NULL, rows);
}

Test(eval, let_and_operators) {
  static const Row rows[] = {
      {"LET x == 5 IN x + x", "10"},
      {"LET x == 1 \\div 0 IN 7", "7"}, /* by need */
      {"LET F(x) == x + 1 IN F(F(1))", "3"},
      {"LET F(x, y) == x IN F(1, 1 \\div 0)", "1"},
      {"LET F(Op(_), x) == Op(Op(x)) IN F(LAMBDA y : y * 3, 2)", "18"},
      {"LET F(Op(_, _), x) == Op(x, 2) IN F(+, 1)", "3"},
      {"LET Twice(Op(_), x) == Op(Op(x))  G(Op(_)) == Twice(Op, 3) IN G(LAMBDA y : y + 1)", "5"},
      {"LET a == 2  F(x) == x + a IN {F(y) : y \\in 1 .. 2}", "{3, 4}"},
      {"\\A i \\in 1 .. 3 : LET j == i * 2 IN j = i + i", "TRUE"},
      {"LET f[n \\in Nat] == IF n = 0 THEN 1 ELSE n * f[n - 1] IN f[20]", "2432902008176640000"},
      {"LET f[n \\in 0 .. 5] == IF n = 0 THEN 1 ELSE n * f[n - 1] IN f",
       "(0 :> 1 @@ 1 :> 1 @@ 2 :> 2 @@ 3 :> 6 @@ 4 :> 24 @@ 5 :> 120)"},
      {"LET f[n \\in Nat] == IF n < 2 THEN n ELSE f[n - 1] + f[n - 2] IN f[90]",
       "2880067194370816120"}, /* results are remembered */
      {"LET f[x, y \\in 0 .. 3] == IF x = 0 THEN y ELSE f[x - 1, y] + 1 IN f[3, 2]", "5"},
      {"LET RECURSIVE Sum(_) Sum(s) == IF s = {} THEN 0 ELSE LET x == CHOOSE x \\in s : TRUE IN x "
       "+ Sum(s \\ {x}) IN Sum(1 .. 10)",
       "55"},
      {"LET f == [n \\in Nat |-> n * 2] IN f[f[3]]", "12"},
      {"LET F(i) == [n \\in Nat |-> n * i] IN F(2)[3] + F(5)[3]", "21"},
      {"[i \\in 1 .. 3 |-> LET f == [n \\in Nat |-> n * i] IN f[2] + f[3]]", "<<5, 10, 15>>"},
      {"LET F(f) == f[1] + f[2] IN F([n \\in Nat |-> n + 1])", "5"},
  };
  CHECK(NULL, rows);
}

Test(eval, definitions_of_modules) {
  static const char module[] = "EXTENDS Integers, Sequences, FiniteSets\n"
                               "CONSTANT C\n"
                               "fact[n \\in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]\n"
                               "RECURSIVE Gcd(_, _)\n"
                               "Gcd(a, b) == IF b = 0 THEN a ELSE Gcd(b, a % b)\n"
                               "Positive == {n \\in Nat : n > 0}\n"
                               "Max(s) == CHOOSE x \\in s : \\A y \\in s : x >= y\n"
                               "RECURSIVE Even(_), Odd(_)\n"
                               "Even(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)\n"
                               "Odd(n) == IF n = 0 THEN FALSE ELSE Even(n - 1)\n"
                               "RECURSIVE Endless(_)\n"
                               "Endless(n) == 1 + Endless(n + 1)\n"
                               "a (+) b == <<a, b>>\n"
                               "RECURSIVE Wide(_)\n"
                               "Wide(n) == IF n = 0 THEN 0 ELSE 1 + Wide(n - 1)\n"
                               "RECURSIVE Nest(_)\n"
                               "Nest(n) == IF n = 0 THEN 0 ELSE <<Nest(n - 1)>>\n";
  static const Row rows[] = {
      {"fact[10]", "3628800"},
      {"fact[-1]", "R0108"},
      {"fact[30] \\div fact[29]", "30"},
      {"Gcd(48, 36)", "12"},
      {"5 \\in Positive", "TRUE"},
      {"0 \\in Positive", "FALSE"},
      {"<<1, 2>> \\in [1 .. 2 -> Positive]", "TRUE"},
      {"<<1, 0>> \\in [1 .. 2 -> Positive]", "FALSE"},
      {"<<1>> \\in [1 .. 2 -> Positive]", "FALSE"},
      {"[a |-> 1, b |-> {2}] \\in [b : SUBSET Positive, a : Positive]", "TRUE"},
      {"[a |-> 1, b |-> {0}] \\in [b : SUBSET Positive, a : Positive]", "FALSE"},
      {"[a |-> 1] \\in [b : Positive]", "FALSE"},
      {"<<1, <<2, 3>>>> \\in Positive \\X Seq(Positive)", "TRUE"},
      {"0 \\in Positive \\cup {0}", "TRUE"},
      {"5 \\in [1 .. 2 -> Positive]", "R0107"},
      {"Max({3, 7, 5})", "7"},
      {"Even(100)", "TRUE"},
      {"Odd(100)", "FALSE"},
      {"Endless(1)", "R0125"},
      {"1 (+) 2", "<<1, 2>>"},
      {"Wide(1000)", "1000"},
      {"Nest(5)", "<<<<<<<<<<0>>>>>>>>>>"},
      {"C", "R0124 C"},
      {"Max({})", "R0109"},
  };
  CHECK(module, rows);
}

Test(eval, temporal_formulas_are_refused_by_name) {
  static const Row rows[] = {
      {"[](1 = 1)", "R0126"},
      {"<>(1 = 1)", "R0126"},
      {"(1 = 1) ~> (1 = 2)", "R0126"},
  };
  CHECK(NULL, rows);
}

Test(eval, a_fault_names_the_calls_on_the_way_with_their_arguments) {
  Bench b;
  bench_open(&b, "EXTENDS Integers\nInner(f, i) == f[i]\nOuter(n) == Inner(<<1, 2>>, n + 1)");
  const Node *node = bench_node(&b, "Outer(2) = 1");
  cr_assert(evaluate(b.evaluator, node, NULL, NULL) == NULL);
  const Fault *fault = evaluator_fault(b.evaluator);
  cr_expect_str_eq(fault->message, "a function is applied outside its domain: 3 is not in 1..2");
  cr_assert(fault->call_count == 2);
  cr_expect_str_eq(symbol_text(fault->calls[0].definition->name), "Inner");
  cr_expect_str_eq(fault->calls[0].arguments[0], "<<1, 2>>");
  cr_expect_str_eq(fault->calls[0].arguments[1], "3");
  cr_expect_str_eq(symbol_text(fault->calls[1].definition->name), "Outer");
  cr_expect_str_eq(fault->calls[1].arguments[0], "2");
  bench_close(&b);
}

Test(eval, a_fault_of_a_deep_recursion_keeps_the_innermost_calls) {
  Bench b;
  bench_open(&b,
             "EXTENDS Integers\nRECURSIVE F(_)\nF(n) == IF n = 0 THEN 1 \\div 0 ELSE 1 + F(n - 1)");
  cr_assert(evaluate(b.evaluator, bench_node(&b, "F(100)"), NULL, NULL) == NULL);
  const Fault *fault = evaluator_fault(b.evaluator);
  cr_expect(fault->kind == FAULT_ZERO_DIVISOR);
  cr_expect(fault->call_count == 8);
  cr_expect_str_eq(fault->calls[0].arguments[0], "0");
  cr_expect_str_eq(fault->calls[7].arguments[0], "7");
  bench_close(&b);
}

static void remember_text(const char *text, void *env) { snprintf(env, 64, "%s", text); }

Test(eval, print_goes_to_the_hook) {
  Bench b;
  bench_open(&b, "EXTENDS TLC");
  char got[64] = "";
  const Node *node = bench_node(&b, "PrintT(<<\"a\", 1>>)");
  evaluator_on_print(b.evaluator, remember_text, got);
  evaluate(b.evaluator, node, NULL, NULL);
  cr_expect_str_eq(got, "<<\"a\", 1>>");
  bench_close(&b);
}

Test(eval, level_is_what_the_engine_says) {
  Bench b;
  bench_open(&b, "EXTENDS TLC");
  const Node *node = bench_node(&b, "TLCGet(\"level\")");
  evaluator_set_level(b.evaluator, 7);
  cr_expect_str_eq(bench_text(&b, evaluate(b.evaluator, node, NULL, NULL)), "7");
  evaluator_set_level(b.evaluator, 8);
  cr_expect_str_eq(bench_text(&b, evaluate(b.evaluator, node, NULL, NULL)), "8");
  bench_close(&b);
}

Test(eval, membership_does_not_depend_on_what_was_asked_before) {
  static const char module[] = "EXTENDS Integers, Sequences\n"
                               "Maps(T) == {f \\in [{1} -> {x \\in T : x < 5}] : f[1] # 4}\n"
                               "In(f, T) == f \\in Maps(T)\n"
                               "Large == {y \\in 1 .. 3 : y > 7}";
  static const Row rows[] = {
      {"In(<<4>>, Nat)", "FALSE"},
      {"In(<<3>>, Nat)", "TRUE"},
      {"In(<<3, 3>>, 3)", "R0103"},
      {"In(<<3, 3>>, Nat) \\/ In(<<3, 3>>, 3)", "R0103"},
      {"Large", "{}"},
      {"<<\"a\">> \\in Seq(Large)", "FALSE"},
  };
  CHECK(module, rows);
}

Test(eval, states_and_primes) {
  Bench b;
  bench_open(&b, "EXTENDS Integers, Sequences\nVARIABLES x, y\n"
                 "Double(v) == v * 2\nxy == <<x, y>>\nTwice == x + x\nP(v) == v' = v + 1\n"
                 "f[n \\in Nat] == IF n = 0 THEN x ELSE f[n - 1] + 1\n"
                 "Large == {n \\in 1 .. 3 : n > x + 2}");
  const Value *one = value_int(b.values, 1), *two = value_int(b.values, 2);
  const Value *now[] = {one, two}, *next[] = {two, two};
  static const Row rows[] = {
      {"\"a\" \\in Large", "R0107"},
      {"Large = {} /\\ \"a\" \\in Large", "R0107"},
      {"\"a\" \\in Large", "R0107"},
      {"Large = {} /\\ 1 \\in Large", "FALSE"},
      {"x", "1"},
      {"x'", "2"},
      {"x' + x", "3"},
      {"Double(x)'", "4"},
      {"Double(x') + Double(x)", "6"},
      {"xy'", "<<2, 2>>"},
      {"Twice + Twice'", "6"},
      {"(x + y)'", "4"},
      {"P(x)", "TRUE"},
      {"P(y)", "FALSE"},
      {"UNCHANGED x", "FALSE"},
      {"UNCHANGED <<y>>", "TRUE"},
      {"UNCHANGED xy", "FALSE"},
      {"[x' = 5]_y", "TRUE"},
      {"[x' = 5]_xy", "FALSE"},
      {"<<x' = 2>>_x", "TRUE"},
      {"<<x' = 2>>_y", "FALSE"},
      {"f[3]", "4"},
      {"f[3] + f'[3]", "9"},
      {"LET v == x IN v + v'", "3"},
      {"LET g[n \\in 0 .. 3] == n + x IN g[1] + g[1]'", "5"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const char *got = bench_evaluate(&b, rows[i].expression, now, next);
    cr_expect(is_wanted(got, rows[i].want), "%s is %s", rows[i].expression, got);
  }
  cr_expect(is_wanted(bench_evaluate(&b, "x", NULL, NULL), "R0122 x"));
  cr_expect(is_wanted(bench_evaluate(&b, "x'", now, NULL), "R0122 x'"));
  next[1] = NULL;
  cr_expect(is_wanted(bench_evaluate(&b, "x' + y'", now, next), "R0119 y'"));
  bench_close(&b);
}

Test(eval, a_function_by_rule_outlives_the_call_that_made_it) {
  static const char module[] =
      "EXTENDS Integers, TLC\n"
      "Make(i) == [n \\in Nat |-> n * i]\n"
      "Twice(f) == [n \\in Nat |-> f[f[n]]]\n"
      "Triple == Make(3)\n"
      "Fib[n \\in Nat] == IF n < 2 THEN n ELSE Fib[n - 1] + Fib[n - 2]\n"
      "Local(k) == LET g[n \\in 0 .. k] == IF n = 0 THEN 0 ELSE n + g[n - 1] IN g[k]\n"
      "Pick(b) == IF b THEN Triple ELSE Make(5)\n";
  static const Row rows[] = {
      {"Twice(Make(3))[2]", "18"},
      {"Twice(Twice(Triple))[1]", "81"},
      {"{Twice(Make(i))[1] : i \\in 1 .. 4}", "{1, 4, 9, 16}"},
      {"LET f == Make(2) g == Twice(f) IN g[1] + f[1] + g[2]", "14"},
      {"[i \\in 1 .. 3 |-> Local(i * 10)]", "<<55, 210, 465>>"},
      {"\\A i \\in 1 .. 50 : Local(i) = (i * (i + 1)) \\div 2", "TRUE"},
      {"Fib[60] + Triple[1] + Fib[61]", "4052739537884"},
      {"Pick(TRUE)[2] + Pick(FALSE)[2]", "16"},
      {"LET h == [i \\in 1 .. 2 |-> Make(i)] IN h[1][7] + h[2][7]", "21"},
      {"LET F(g) == g[1] + g[2] IN {F(Make(i)) : i \\in 1 .. 3}", "{3, 6, 9}"},
      {"Make(2) @@ (1 :> 2)", "R0116 a function on Nat"},
      {"<<Make(2), 1>>[1][7]", "14"},
      {"{Make(2)}", "R0116"},
      {"[i \\in 1 .. 2 |-> 2 * i] = [Make(2) EXCEPT ![1] = 2]", "R0116"},
  };
  CHECK(module, rows);
}
