#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "frontend/parser.h"
#include "frontend/syntax_dump.h"
#include "tests/unit/random.h"

static Session open_session(void) {
  return (Session){arena_create(), symbols_create(), diags_create()};
}

static void close_session(Session *s) {
  diags_destroy(s->diags);
  symbols_destroy(s->symbols);
  arena_destroy(s->memory);
}

static const SyntaxModule *parse(Session *s, const Text *text) {
  return parse_module(s, diags_add_file(s->diags, "Spec.tla", text_string(text), text->length));
}

static const Syntax *parse_one(Session *s, const char *text) {
  return parse_expression(s, diags_add_file(s->diags, "e", text, strlen(text)));
}

static void repeat(Text *text, const char *part, unsigned times) {
  while (times-- > 0) text_append(text, part);
}

static char *messages(const Session *s) {
  char *out = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&out, &size);
  diags_print_text(s->diags, stream, false);
  fclose(stream);
  return out;
}

Test(parser, parses_one_expression_that_fills_the_text) {
  Session s = open_session();
  Text got = {0};
  syntax_dump(parse_one(&s, "  1 + (* one *) x' \n"), &got);
  cr_assert(eq(str, (char *)text_string(&got), "(+ 1 (' x))"));
  text_free(&got);
  close_session(&s);
}

Test(parser, refuses_what_comes_after_the_expression) {
  Session s = open_session();
  cr_assert(eq(ptr, (void *)parse_one(&s, "1 2"), NULL));
  cr_assert(eq(u32, diags_errors(s.diags), 1));
  close_session(&s);
}

Test(parser, refuses_the_same_text_again_though_its_messages_are_kept_once) {
  Session s = open_session();
  uint32_t file = diags_add_file(s.diags, "Spec.tla", "---- MODULE M ----\nA == (\n====", 31);
  cr_assert(eq(ptr, (void *)parse_module(&s, file), NULL));
  cr_assert(eq(ptr, (void *)parse_module(&s, file), NULL));
  close_session(&s);
}

Test(parser, gives_spans_without_surrounding_parentheses) {
  Session s = open_session();
  const Syntax *e = parse_one(&s, "(a + b) * c");
  cr_assert(eq(u32, e->at.start, 0));
  cr_assert(eq(u32, e->at.end, 11));
  cr_assert(eq(u32, e->kids[0]->at.start, 1));
  cr_assert(eq(u32, e->kids[0]->at.end, 6));
  cr_assert(eq(u32, e->name_at.start, 8));
  close_session(&s);
}

Test(parser, knows_the_height_of_trees_through_bounds_and_definitions) {
  Session s = open_session();
  cr_assert(eq(u32, parse_one(&s, "x")->height, 1));
  cr_assert(eq(u32, parse_one(&s, "\\A x \\in {{{1}}} : TRUE")->height, 5));
  cr_assert(eq(u32, parse_one(&s, "LET f[x \\in S] == ~~~x IN f")->height, 5));
  cr_assert(eq(u32, parse_one(&s, "I(~~x)!y")->height, 5));
  close_session(&s);
}

static Walk count_calls(const Syntax *e, void *env) {
  unsigned *count = env;
  *count += e->kind == SYNTAX_CALL;
  return WALK_ON;
}

Test(parser, makes_trees_whose_walk_sees_every_part) {
  Session s = open_session();
  unsigned count = 0;
  const Syntax *e = parse_one(&s, "LET I == INSTANCE M WITH a <- b IN \\E x \\in c : J(d)!f[e].g");
  cr_assert(syntax_walk(e, count_calls, &count));
  cr_assert(eq(u32, count, 6)); /* b, c, J(d)!f, J(d), d, e */
  close_session(&s);
}

/* Nesting of every kind ends with one message and not with a full stack. */

static void check_too_deep(const char *before, const char *open, const char *close,
                           const char *after) {
  Session s = open_session();
  Text text = {0};
  text_append(&text, "---- MODULE Spec ----\nA == ");
  text_append(&text, before);
  repeat(&text, open, 20000);
  text_append(&text, "1");
  repeat(&text, close, 20000);
  text_append(&text, after);
  text_append(&text, "\nB == )\n====\n");
  cr_assert(eq(ptr, (void *)parse(&s, &text), NULL));
  char *got = messages(&s);
  cr_assert(ne(ptr, strstr(got, "error[P0010]"), NULL), "%s: %.300s", open, got);
  cr_assert(eq(u32, diags_errors(s.diags), 1));
  free(got);
  text_free(&text);
  close_session(&s);
}

Test(parser, bounds_the_nesting_of_expressions) {
  check_too_deep("", "(", ")", "");
  check_too_deep("", "{", "}", "");
  check_too_deep("", "<<", ">>", "");
  check_too_deep("", "[x |-> ", "]", "");
  check_too_deep("", "~", "", "");
  check_too_deep("", "- ", "", "");
  check_too_deep("", "1 + ", "", "");
  check_too_deep("", "x => (", ")", "");
  check_too_deep("", "", "'", "");
  check_too_deep("f", "[", "]", "");
  check_too_deep("", "f[", "]", "");
  check_too_deep("", "", "[1]", "");
  check_too_deep("", "", ".f", "");
  check_too_deep("", "F(", ")", "");
  check_too_deep("I", "!I", "!1", "");
  check_too_deep("", "/\\ ", "", "");
  check_too_deep("", "\\A x : ", "", "");
  check_too_deep("", "CHOOSE x \\in ", " : 1", "");
  check_too_deep("", "IF a THEN b ELSE ", "", "");
  check_too_deep("", "IF ", " THEN 1 ELSE 1", "");
  check_too_deep("", "CASE a -> ", "", "");
  check_too_deep("", "LET x == 1 IN ", "", "");
  check_too_deep("", "LET x == ", " IN x", "");
  check_too_deep("", "l :: ", "", "");
  check_too_deep("F(", "LAMBDA x : F(", ")", ")");
  check_too_deep("", "[a -> ", "]", "");
  check_too_deep("", "[f EXCEPT ![1] = ", "]", "");
  check_too_deep("", "WF_x(", ")", "");
  check_too_deep("", "[x]_(", ")", "");
}

Test(parser, bounds_the_nesting_of_modules_and_assumptions) {
  Session s = open_session();
  Text modules = {0}, assumptions = {0};
  repeat(&modules, "---- MODULE M ----\n", 20000);
  cr_assert(eq(ptr, (void *)parse(&s, &modules), NULL));
  text_append(&assumptions, "---- MODULE M ----\nTHEOREM ");
  repeat(&assumptions, "ASSUME ", 20000);
  cr_assert(eq(ptr, (void *)parse(&s, &assumptions), NULL));
  cr_assert(eq(u32, diags_errors(s.diags), 2));
  text_free(&modules);
  text_free(&assumptions);
  close_session(&s);
}

Test(parser, accepts_what_is_just_within_the_bound) {
  Session s = open_session();
  Text text = {0};
  repeat(&text, "1 + ", SYNTAX_HEIGHT_MAX - 1);
  text_append(&text, "1");
  const Syntax *e = parse_one(&s, text_string(&text));
  cr_assert(ne(ptr, (void *)e, NULL));
  cr_assert(eq(u32, e->height, SYNTAX_HEIGHT_MAX));
  text_free(&text);
  close_session(&s);
}

/* Speed. */

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Seconds that a machine ten times slower, with sanitizers, would still keep, and
   that anything quadratic in a million would not. */
enum { BEARABLE = 20, LARGE = 1000 * 1000 };

static void check_large(const char *header, const char *part) {
  Session s = open_session();
  Text text = {0};
  text_append(&text, header);
  while (text.length < LARGE) text_append(&text, part);
  double start = seconds();
  cr_assert(eq(ptr, (void *)parse(&s, &text), NULL));
  cr_assert(lt(dbl, seconds() - start, BEARABLE), "%s", part);
  cr_assert(le(u32, diags_errors(s.diags), 21), "%s", part);
  text_free(&text);
  close_session(&s);
}

Test(parser, rejects_ten_megabytes_of_random_bytes_at_once) {
  Session s = open_session();
  Random random = random_start();
  Text text = {0};
  text_append(&text, "---- MODULE M ----\n");
  while (text.length < 10 * LARGE) {
    uint64_t word = random_next(&random);
    text_append_bytes(&text, (const char *)&word, sizeof word);
  }
  double start = seconds();
  cr_assert(eq(ptr, (void *)parse(&s, &text), NULL));
  cr_assert(lt(dbl, seconds() - start, BEARABLE));
  cr_assert(le(u32, diags_errors(s.diags), 21));
  text_free(&text);
  close_session(&s);
}

Test(parser, has_no_quadratic_behaviour) {
  static const char header[] = "---- MODULE M ----\n";
  check_large("", "- -- --- ");
  check_large("", "----     ");
  check_large(header, "(* ");
  check_large(header, "(");
  check_large(header, ") ");
  check_large(header, "LET ( ");
  check_large(header, "( IN ");
  check_large(header, "== ");
  check_large(header, ")== ");
  check_large(header, "<< >>_ ");
  check_large(header, "x \\mod ");
  check_large(header, "A = 1\n");
  check_large(header, "<1>");
  check_large(header, "\"\n");
}
