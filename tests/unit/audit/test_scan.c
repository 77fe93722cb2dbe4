/* Scanning source code: tokens, functions, patterns, and the rules that are built in. */
#include "audit/scan.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "audit/scan_function.h"
#include "base/text.h"

/* The tokens with blanks between, the ends of statements as |. */
static void expect_tokens(Language language, const char *text, const char *expected) {
  ScanText s = scan_text(language, text, (uint32_t)strlen(text));
  Text out = {0};
  for (vec_each(const ScanToken, t, &s.tokens)) {
    if (out.length) text_append_char(&out, ' ');
    if (t->kind == SCAN_END)
      text_append_char(&out, '|');
    else
      text_append_bytes(&out, text + t->start, t->end - t->start);
  }
  cr_expect(eq(str, (char *)text_string(&out), (char *)expected));
  text_free(&out);
  scan_text_free(&s);
}

/* Name and lines of each function: `f 1-3, g 2-2`. */
static void expect_functions(Language language, const char *text, const char *expected) {
  ScanText s = scan_text(language, text, (uint32_t)strlen(text));
  ScanFunctions all = scan_functions(&s);
  Text out = {0};
  for (vec_each(const ScanFunction, f, &all)) {
    const ScanToken *name = &s.tokens.at[f->name];
    uint32_t first = 1, last = 1;
    for (uint32_t i = 0; i < s.tokens.at[f->last].start; i++) {
      first += text[i] == '\n' && i < s.tokens.at[f->first].start;
      last += text[i] == '\n';
    }
    text_format(&out, "%s%.*s %u-%u", out.length ? ", " : "", (int)(name->end - name->start),
                text + name->start, first, last);
  }
  cr_expect(eq(str, (char *)text_string(&out), (char *)expected));
  text_free(&out);
  vec_free(&all);
  scan_text_free(&s);
}

Test(scan, comments_are_left_out_and_nest_in_rust) {
  expect_tokens(LANGUAGE_C, "a /* b /* c */ d // e\nf", "a d f");
  expect_tokens(LANGUAGE_RUST, "a /* b /* c */ d */ e", "a e");
  expect_tokens(LANGUAGE_PYTHON, "a # b\nc", "a | c");
  expect_tokens(LANGUAGE_GO, "a /* never closed", "a");
}

Test(scan, strings_are_one_token_whatever_stands_in_them) {
  expect_tokens(LANGUAGE_C, "f(\"a\\\"// b\", 'c')", "f ( \"a\\\"// b\" , 'c' )");
  expect_tokens(LANGUAGE_RUST, "r#\"a \" b\"# b\"x\" c", "r#\"a \" b\"# b\"x\" c");
  expect_tokens(LANGUAGE_CPP, "R\"x(a)\" )x\" b", "R\"x(a)\" )x\" b");
  expect_tokens(LANGUAGE_PYTHON, "x = '''a\n'b'\n''' + f\"{y}\"", "x = '''a\n'b'\n''' + f\"{y}\"");
  expect_tokens(LANGUAGE_GO, "`a\n\\` b", "`a\n\\` b");
  expect_tokens(LANGUAGE_TYPESCRIPT, "`a ${b}\n` c", "`a ${b}\n` c");
  expect_tokens(LANGUAGE_JAVA, "\"\"\"\n a \"b\"\n\"\"\" c", "\"\"\"\n a \"b\"\n\"\"\" c");
}

Test(scan, templates_of_typescript_hold_code_with_templates) {
  expect_tokens(LANGUAGE_TYPESCRIPT, "`a ${f(`}`, '}', {b: 1})} c` d",
                "`a ${f(`}`, '}', {b: 1})} c` d");
  expect_tokens(LANGUAGE_TYPESCRIPT, "`a \\` ${ `never closed", "`a \\` ${ `never closed");
}

Test(scan, regular_expressions_of_javascript_are_no_division) {
  expect_tokens(LANGUAGE_TYPESCRIPT, "x = /[/'\"]`\\//g.test(y) / 2",
                "x = /[/'\"]`\\// g . test ( y ) / 2");
  expect_tokens(LANGUAGE_TYPESCRIPT, "a / b / c; return /'/;", "a / b / c ; return /'/ ;");
}

Test(scan, quotes_in_numbers_of_c_start_no_character) {
  expect_tokens(LANGUAGE_CPP, "x = 1'000'000; y = 'a';", "x = 1'000'000 ; y = 'a' ;");
}

Test(scan, a_string_that_is_not_closed_ends_with_its_line) {
  expect_tokens(LANGUAGE_C, "x = \"abc\ny", "x = \"abc y");
}

Test(scan, lifetimes_of_rust_are_no_characters) {
  expect_tokens(LANGUAGE_RUST, "&'a str, 'b', '\\n'", "& 'a str , 'b' , '\\n'");
}

Test(scan, line_breaks_end_statements_where_the_language_says_so) {
  expect_tokens(LANGUAGE_GO, "a := f(1,\n 2)\nb++\nif x {\n}\n",
                "a := f ( 1 , 2 ) | b ++ | if x { } |");
  expect_tokens(LANGUAGE_TYPESCRIPT, "a = b\n  .c()\nd = 1 +\n 2\n", "a = b . c ( ) | d = 1 + 2 |");
  expect_tokens(LANGUAGE_PYTHON, "a = [1,\n 2]\nb = 1 + \\\n 2\n",
                "a = [ 1 , 2 ] | b = 1 + \\ 2 |");
  expect_tokens(LANGUAGE_JAVA, "a\n= b;", "a = b ;");
}

Test(scan, functions_are_found_by_their_shape) {
  expect_functions(LANGUAGE_RUST,
                   "impl A {\n  pub fn f<T: X>(&self, t: T) -> R<T>\n  where T: Y {\n    if g(t) { "
                   "}\n  }\n}\nfn h();",
                   "f 2-5");
  expect_functions(LANGUAGE_GO,
                   "func (a *A) F(x int) (int, error) {\n\treturn g(x)\n}\nfunc G() {}",
                   "F 1-3, G 4-4");
  expect_functions(LANGUAGE_C,
                   "static int\nf(int a)\n{\n  while (a) { a--; }\n  return a;\n}\nint g(void);",
                   "f 1-6");
  expect_functions(
      LANGUAGE_JAVA,
      "class A {\n  @Override public int f(int a) throws E {\n    return new B() { }.x;\n  }\n}",
      "f 2-4");
  expect_functions(LANGUAGE_CPP, "int A::f(int a) const noexcept {\n}\n", "f 1-2");
  expect_functions(LANGUAGE_TYPESCRIPT,
                   "const f = async (a: T) => {\n}\nclass A { g(): X { } }\nfunction h() { }",
                   "f 1-2, g 3-3, h 4-4");
  expect_functions(LANGUAGE_PYTHON,
                   "class A:\n    async def f(self,\n        x):\n        return x\n\n    def "
                   "g(self): return 1\nz = 2\n",
                   "f 2-4, g 6-6");
}

Test(scan, what_initializes_members_is_no_function) {
  expect_functions(LANGUAGE_CPP, "A::A(int a)\n  : a_(a), b_{f(a)}\n{\n}\nA::B() : c_{1} {}\n",
                   "A 1-4, B 5-5");
}

Test(scan, macros_with_blocks_are_no_functions_in_c) {
  expect_functions(LANGUAGE_C, "int f(list *l) {\n  LIST_EACH(i, l) {\n  }\n}\nint g(void) { }",
                   "f 1-4, g 5-5");
}

Test(scan, tests_among_the_code_of_rust_are_hidden) {
  const char *text = "fn f() {}\n#[cfg(test)]\nmod tests {\n  fn g() {}\n}\nfn h() {}";
  ScanText s = scan_text(LANGUAGE_RUST, text, (uint32_t)strlen(text));
  scan_hide_tests(&s);
  ScanFunctions all = scan_functions(&s);
  cr_expect(eq(u32, all.count, 2));
  vec_free(&all);
  scan_text_free(&s);
}

Test(scan, a_header_with_classes_is_cpp) {
  cr_expect(
      eq(int, language_of_text(LANGUAGE_C, "a.h", "#pragma once\nclass A {};"), LANGUAGE_CPP));
  cr_expect(eq(int, language_of_text(LANGUAGE_C, "a.h", "struct a { int class; };"), LANGUAGE_C));
  cr_expect(eq(int, language_of_text(LANGUAGE_C, "a.c", "\nclass A"), LANGUAGE_C));
}

Test(scan, many_brackets_that_do_not_fit_take_no_time) {
  enum { MANY = 400000 };
  char *text = malloc(MANY + 1);
  for (int i = 0; i < MANY; i++) text[i] = i < MANY / 2 ? '(' : ']';
  text[MANY] = 0;
  ScanText s = scan_text(LANGUAGE_C, text, MANY);
  cr_expect(eq(u32, s.tokens.count, MANY));
  scan_text_free(&s);
  free(text);
}

Test(scan, brackets_that_do_not_fit_are_lived_with) {
  expect_functions(LANGUAGE_C, "int f(int a { ) } }\nint g(int b) { return b; }", "g 2-2");
  expect_tokens(LANGUAGE_C, ")]}([{", ") ] } ( [ {");
}

static bool matches(const char *pattern, const char *text) {
  Arena *memory = arena_create();
  const char *why;
  ScanPattern p;
  cr_assert(scan_pattern_compile(memory, pattern, &p, &why));
  ScanText s = scan_text(LANGUAGE_JAVA, text, (uint32_t)strlen(text));
  bool found = false;
  uint32_t end;
  for (uint32_t i = 0; i < s.tokens.count; i++)
    found = found || scan_pattern_match(&p, &s, i, s.tokens.count, &end);
  scan_text_free(&s);
  scan_pattern_free(&p);
  arena_destroy(memory);
  return found;
}

Test(scan, a_gap_does_not_reach_over_the_end_of_a_statement) {
  cr_expect(matches("now ( ) ... <", "a = now() + 1 < b;"));
  cr_expect_not(matches("now ( ) ... <", "a = now(); c < b;"));
  cr_expect(matches("now ( ) *** <", "a = now(); c < b;"));
}

Test(scan, brackets_around_types_compare_nothing) {
  cr_expect(matches("now ( ) <>", "x = now() < y;"));
  cr_expect(matches("now ( ) <>", "x = now() >= y;"));
  cr_expect_not(matches("now ( ) ... <>", "f(now()), Map<Lease> m"));
}

Test(scan, words_are_compared_by_their_parts) {
  cr_expect(matches("$/(^|_)epoch(_|$)/", "x = fenceEpoch;"));
  cr_expect(matches("$/^http_server_id$/", "HTTPServerId"));
  cr_expect_not(matches("$/(^|_)epoch(_|$)/", "x = epochs;"));
}

Test(scan, the_start_of_a_statement_can_be_asked_for) {
  cr_expect(matches("^ q . offer (", "x(); q.offer(1);"));
  cr_expect_not(matches("^ q . offer (", "return q.offer(1);"));
}

static Arena *memory;
static Diags *diags;

static bool read_rules(const char *text, ScanRules *rules) {
  memory = arena_create();
  diags = diags_create();
  return scan_rules_read(memory, diags, diags_add_file(diags, "scan.json", text, strlen(text)),
                         rules);
}

static void finish(void) {
  diags_destroy(diags);
  arena_destroy(memory);
}

Test(scan, every_rule_that_is_built_in_passes_its_tests) {
  ScanRules rules;
  cr_assert(read_rules((const char *)pack_scan, &rules));
  bool good = scan_rules_test(memory, diags, &rules);
  if (!good) diags_print_text(diags, stderr, false);
  cr_expect(good);
  scan_rules_free(&rules);
  finish();
}

Test(scan, all_eight_patterns_have_a_rule) {
  ScanRules rules;
  cr_assert(read_rules((const char *)pack_scan, &rules));
  bool found[PATTERN_COUNT] = {false};
  for (vec_each(const LocateRule, rule, &rules.locate)) found[rule->pattern] = true;
  for (int i = 0; i < PATTERN_COUNT; i++) cr_expect(found[i], "%s", pattern_infos[i].id);
  scan_rules_free(&rules);
  finish();
}

static void expect_mistake(const char *text) {
  ScanRules rules;
  cr_expect_not(read_rules(text, &rules), "%s", text);
  cr_expect(diags_errors(diags) > 0);
  finish();
}

Test(scan, mistakes_in_rules_are_reported) {
  expect_mistake("{}");
  expect_mistake("{\"schema\": 2}");
  expect_mistake("{\"schema\": 1, \"patterns\": {}}");
  expect_mistake("{\"schema\": 1, \"patterns\": [{\"pattern\": \"lease\"}]}");
  expect_mistake(
      "{\"schema\": 1, \"patterns\": [{\"pattern\": \"lease\", \"names\": \"(\", \"tests\": "
      "[{\"language\": \"c\", \"code\": \"x\", \"hits\": 0}]}]}");
  expect_mistake(
      "{\"schema\": 1, \"candidates\": [{\"id\": \"A\", \"rule\": \"AP1\", \"message\": \"m\", "
      "\"fix\": \"f\", \"match\": {\"cobol\": [\"x\"]}, \"tests\": "
      "[{\"language\": \"c\", \"code\": \"x\", \"hits\": 0}]}]}");
}

Test(scan, a_test_that_fails_is_reported_at_its_place) {
  ScanRules rules;
  cr_assert(read_rules(
      "{\"schema\": 1, \"patterns\": [{\"pattern\": \"lease\", \"names\": \"lease\", \"tests\": "
      "[{\"language\": \"c\", \"code\": \"int x;\", \"hits\": 1}]}]}",
      &rules));
  cr_expect_not(scan_rules_test(memory, diags, &rules));
  scan_rules_free(&rules);
  finish();
}
