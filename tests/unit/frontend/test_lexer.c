#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "base/text.h"
#include "frontend/lexer.h"

typedef struct Fixture {
  Session session;
  Tokens tokens;
} Fixture;

static Fixture lex(const char *source) {
  Fixture f = {.session = {arena_create(), symbols_create(), diags_create()}};
  uint32_t file = diags_add_file(f.session.diags, "Spec.tla", source, strlen(source));
  if (!lex_expression(&f.session, file, &f.tokens)) vec_clear(&f.tokens.list);
  return f;
}

static void close(Fixture *f) {
  tokens_free(&f->tokens);
  diags_destroy(f->session.diags);
  symbols_destroy(f->session.symbols);
  arena_destroy(f->session.memory);
}

/* The source, cut at the borders of its tokens. */
static void check_cut(const char *source, const char *want) {
  Fixture f = lex(source);
  Text got = {0};
  for (vec_each(Token, t, &f.tokens.list)) {
    if (t->kind == TOKEN_END) break;
    if (got.length) text_append_char(&got, ' ');
    text_append_bytes(&got, source + t->start, t->end - t->start);
  }
  cr_assert(eq(str, (char *)text_string(&got), (char *)want));
  text_free(&got);
  close(&f);
}

static void check_columns(const char *source, uint32_t count, const uint32_t *want) {
  Fixture f = lex(source);
  cr_assert(eq(u32, f.tokens.list.count, count + 1));
  for (uint32_t i = 0; i < count; i++)
    cr_assert(eq(u32, f.tokens.list.at[i].column, want[i]), "token %u of %s", i, source);
  close(&f);
}

Test(lexer, takes_the_longest_symbol) {
  check_cut("a<=>b<=c=<d<:e<-f<g", "a <=> b <= c =< d <: e <- f < g");
  check_cut("|->|-|=||||", "|-> |- |= || ||");
  check_cut("::=:=:>:::", "::= := :> :: :");
  check_cut("-+->-->-.---|-", "-+-> -- > -. -- -| -");
  check_cut("...x..y.z", "... x .. y . z");
  check_cut("^+^*^#^^^", "^+ ^* ^# ^^ ^");
  check_cut("[]_v]_v>>_v>>", "[] _v ]_ v >>_ v >>");
  check_cut("//\\/=\\/\\", "// \\/ = \\/ \\");
}

Test(lexer, takes_backslash_words_by_their_longest_known_prefix) {
  check_cut("\\Ex \\inb \\oT \\T", "\\E x \\in b \\o T \\ T");
  check_cut("\\EE \\AA \\exists \\forall", "\\EE \\AA \\exists \\forall");
}

Test(lexer, tells_numbers_from_names) {
  check_cut("1 1a a1 _1 1_ 0x10 1e5 __", "1 1a a1 _ 1 1 _ 0x10 1e5 _ _");
  check_cut("1..2 1.5", "1 .. 2 1 . 5");
  check_cut("\\b012 \\o78 \\hfg", "\\b01 2 \\o7 8 \\hf g");
}

Test(lexer, cuts_fairness_from_its_subscript) {
  check_cut("WF_v SF_<<x>> SFx", "WF_ v SF_ << x >> SFx");
}

Test(lexer, sees_proof_steps_everywhere) {
  check_cut("<1>1. <2>a.. <+> <*>x <1>* <1>- x<1>y", "<1>1. <2>a.. <+> <*>x <1>* <1>- x <1>y");
  check_cut("x < 1 > y", "x < 1 > y");
}

Test(lexer, skips_comments_that_nest) {
  check_cut("a(* x (* y *) \\* z *)b \\* c (*\nd", "a b d");
  check_cut("(*)*) + (**) 1", "+ 1");
}

Test(lexer, counts_columns_in_characters_with_tabs_to_multiples_of_eight) {
  check_columns("a\tb", 2, (uint32_t[]){1, 9});
  check_columns("\t\tb\n  c", 2, (uint32_t[]){17, 3});
  check_columns("1234567\tb", 2, (uint32_t[]){1, 9});
  check_columns("12345678\tb", 2, (uint32_t[]){1, 17});
  check_columns("\"äöü\" ∧ b", 3, (uint32_t[]){1, 7, 9});
  check_columns("(* ∀\n*) b\r\n  c\rd", 3, (uint32_t[]){4, 3, 1});
}

Test(lexer, replaces_the_escapes_of_strings) {
  Fixture f = lex("\"a\\\"b\\\\c\\n\\t\\r\\f\"");
  cr_assert(eq(str, (char *)symbol_text(f.tokens.list.at[0].text), "a\"b\\c\n\t\r\f"));
  close(&f);
}

Test(lexer, knows_which_junctions_can_be_bullets) {
  Fixture f = lex("/\\ \\/ ∧ ∨ \\land \\lor");
  static const bool want[] = {true, true, true, true, false, false};
  for (uint32_t i = 0; i < 6; i++) cr_assert(eq(int, f.tokens.list.at[i].bullet, want[i]));
  close(&f);
}

/* The tokens at which a definition starts, by index. */
static void check_definitions(const char *source, const char *want) {
  Fixture f = lex(source);
  Text got = {0};
  for (vec_each(Token, t, &f.tokens.list))
    if (t->defines) text_format(&got, "%u:%u ", t->start, t->column);
  cr_assert(eq(str, (char *)text_string(&got), (char *)want), "%s", source);
  text_free(&got);
  close(&f);
}

Test(lexer, marks_where_definitions_start) {
  check_definitions(". A == 1 B(x) == 2", "2:3 9:10 ");
  check_definitions(". f[x \\in S] == 1", "2:3 ");
  check_definitions(". y a ++ b == 1", "4:5 ");
  check_definitions(". -. a == 1", "2:3 ");
  check_definitions(". a ^+ == 1", "2:3 ");
  check_definitions("DEF ++\na == 1", "7:1 ");
  check_definitions("op <- -.\na == 1", "9:1 ");
  check_definitions(". A == a +\nB == 1", "2:3 11:1 ");
}

Test(lexer, stops_after_twenty_mistakes) {
  Fixture f = lex("? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a ? a "
                  "? a ? a ? a ? a");
  cr_assert(eq(u32, diags_errors(f.session.diags), MISTAKES_MAX + 1));
  close(&f);
}
