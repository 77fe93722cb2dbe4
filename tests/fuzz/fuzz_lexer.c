/* Cuts any bytes up into tokens: they follow each other, cover what they say, and
   brackets know their partners. */
#include "frontend/lexer.h"
#include "tests/fuzz/session.h"

static void check_order(const Tokens *tokens, size_t size) {
  uint32_t end = 0;
  for (uint32_t i = 0; i < tokens->list.count; i++) {
    const Token *t = &tokens->list.at[i];
    if (t->start < end || t->end < t->start || t->end > size) panic("token %u is out of order", i);
    end = t->end;
  }
  if (vec_last(&tokens->list)->kind != TOKEN_END) panic("no end");
}

static void check_brackets(const Tokens *tokens) {
  for (uint32_t i = 0; i < tokens->list.count; i++) {
    uint32_t match = tokens->list.at[i].match;
    if (match >= tokens->list.count) panic("token %u has a partner outside", i);
    if (match && tokens->list.at[match].match != i)
      panic("tokens %u and %u are no partners", i, match);
  }
}

static void check(Session *s, bool lexed, Tokens *tokens, size_t size) {
  session_expect(s, lexed && !tokens->mistakes ? tokens : NULL);
  if (lexed) check_order(tokens, size);
  if (lexed) check_brackets(tokens);
  tokens_free(tokens);
  diags_clear(s->diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  Tokens of_module = {0}, of_expression = {0};
  uint32_t file = session_add(&s, "Fuzz.tla", bytes, size);
  check(&s, lex_module(&s, file, &of_module), &of_module, size);
  check(&s, lex_expression(&s, file, &of_expression), &of_expression, size);
  session_end(&s);
  return 0;
}
