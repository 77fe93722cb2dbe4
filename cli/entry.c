#include "cli/entry.h"

#include <string.h>

#include "frontend/lexer.h"

/* How many more parts are begun than ended with this token. */
static int opening(const Token *t) {
  switch ((int)t->kind) {
  case TOKEN_LEFT_PAREN:
  case TOKEN_LEFT_SQUARE:
  case TOKEN_LEFT_BRACE:
  case TOKEN_LEFT_ANGLE:
  case TOKEN_LET:
  case TOKEN_IF: return 1;
  case TOKEN_RIGHT_PAREN:
  case TOKEN_RIGHT_SQUARE:
  case TOKEN_RIGHT_SQUARE_:
  case TOKEN_RIGHT_BRACE:
  case TOKEN_RIGHT_ANGLE:
  case TOKEN_RIGHT_ANGLE_:
  case TOKEN_IN:
  case TOKEN_ELSE: return -1;
  }
  return 0;
}

static bool can_be_last(const Token *t) {
  switch ((int)t->kind) {
  case TOKEN_OPERATOR: return op_infos[t->op].fixity == FIXITY_POSTFIX;
  case TOKEN_BAD:
  case TOKEN_IDENTIFIER:
  case TOKEN_NUMBER:
  case TOKEN_STRING:
  case TOKEN_AT:
  case TOKEN_RIGHT_PAREN:
  case TOKEN_RIGHT_SQUARE:
  case TOKEN_RIGHT_BRACE:
  case TOKEN_RIGHT_ANGLE: return true;
  }
  return false;
}

static bool is_unfinished(const Tokens *tokens) {
  int open = 0;
  bool bullet = false;
  uint32_t count = tokens->list.count - 1; /* without the end */
  if (!count) return false;
  for (uint32_t i = 0; i < count; i++) {
    const Token *t = &tokens->list.at[i];
    open += opening(t);
    if (t->first) bullet = t->bullet;
  }
  return open > 0 || (open == 0 && (bullet || !can_be_last(&tokens->list.at[count - 1])));
}

bool entry_is_unfinished(const char *text) {
  Tokens tokens = {0};
  Session session = {arena_create(), symbols_create(), diags_create()};
  diags_hush(session.diags, true);
  uint32_t file = diags_add_file(session.diags, "entry", text, strlen(text));
  bool read = lex_expression(&session, file, &tokens);
  bool unfinished = read && !tokens.mistakes && is_unfinished(&tokens);
  tokens_free(&tokens);
  diags_destroy(session.diags);
  symbols_destroy(session.symbols);
  arena_destroy(session.memory);
  return unfinished;
}
