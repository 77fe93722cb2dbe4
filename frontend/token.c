#include "frontend/token.h"

#include <ctype.h>

#include "base/panic.h"

const char *token_noun(TokenKind kind) {
  static const char *const nouns[TOKEN_KIND_COUNT] = {
#define TOKEN(kind, noun) [TOKEN_##kind] = noun,
#define KEYWORD(kind, word) [TOKEN_##kind] = "`" word "`",
#define PUNCTUATION(kind, ascii, unicode) [TOKEN_##kind] = "`" ascii "`",
#include "frontend/token.def"
#undef TOKEN
#undef KEYWORD
#undef PUNCTUATION
  };
  if (kind >= TOKEN_KIND_COUNT) never("token kind");
  return nouns[kind];
}

bool token_is_word(const Token *t, const char *source) {
  if (t->kind == TOKEN_IDENTIFIER) return true;
  if (t->kind == TOKEN_END || t->kind == TOKEN_WF || t->kind == TOKEN_SF) return false;
  return isupper((unsigned char)source[t->start]);
}

/* Brackets. */

static TokenKind closer_of(TokenKind opener) {
  if (opener == TOKEN_LEFT_PAREN) return TOKEN_RIGHT_PAREN;
  if (opener == TOKEN_LEFT_SQUARE) return TOKEN_RIGHT_SQUARE;
  if (opener == TOKEN_LEFT_BRACE) return TOKEN_RIGHT_BRACE;
  if (opener == TOKEN_LEFT_ANGLE) return TOKEN_RIGHT_ANGLE;
  return TOKEN_END;
}

static TokenKind without_subscript(TokenKind closer) {
  if (closer == TOKEN_RIGHT_SQUARE_) return TOKEN_RIGHT_SQUARE;
  if (closer == TOKEN_RIGHT_ANGLE_) return TOKEN_RIGHT_ANGLE;
  return closer;
}

/* A closing bracket that does not fit the last open one is left alone, and so is
   the `<<` of a selector, `F!<<`. */
static void mark_brackets(Tokens *tokens) {
  vec(uint32_t) open = {0};
  for (uint32_t i = 0; i < tokens->list.count; i++) {
    Token *t = &tokens->list.at[i];
    if (i > 0 && t[-1].kind == TOKEN_BANG && t->kind != TOKEN_LEFT_PAREN &&
        t->kind != TOKEN_LEFT_SQUARE)
      continue;
    if (closer_of(t->kind) != TOKEN_END) {
      vec_push(&open, i);
      continue;
    }
    if (open.count == 0) continue;
    Token *opener = &tokens->list.at[*vec_last(&open)];
    if (t->kind == TOKEN_COMMA) opener->lists = true;
    if (without_subscript(t->kind) != closer_of(opener->kind)) continue;
    t->match = vec_pop(&open);
    opener->match = i;
  }
  vec_free(&open);
}

/* Definitions. */

static bool is_fixity(const Token *t, Fixity fixity) {
  return t->kind == TOKEN_OPERATOR && op_infos[t->op].fixity == fixity;
}

/* The index at which the left side that ends at `last` starts; 0 if what is
   there is no left side (token 0 belongs to the module header). */
static uint32_t left_side(const Token *tokens, uint32_t last) {
  const Token *t = &tokens[last];
  if ((t->kind == TOKEN_RIGHT_PAREN || t->kind == TOKEN_RIGHT_SQUARE) && t->match > 0)
    return tokens[t->match - 1].kind == TOKEN_IDENTIFIER ? t->match - 1 : 0;
  if (is_fixity(t, FIXITY_POSTFIX) && last > 0)
    return tokens[last - 1].kind == TOKEN_IDENTIFIER ? last - 1 : 0;
  if (t->kind != TOKEN_IDENTIFIER) return 0;
  if (last >= 1 && is_fixity(&tokens[last - 1], FIXITY_PREFIX)) return last - 1;
  if (last >= 2 && is_fixity(&tokens[last - 1], FIXITY_INFIX) &&
      tokens[last - 2].kind == TOKEN_IDENTIFIER)
    return last - 2;
  return last;
}

void tokens_mark(Tokens *tokens) {
  mark_brackets(tokens);
  for (uint32_t i = 1; i < tokens->list.count; i++) {
    if (tokens->list.at[i].kind != TOKEN_DEFINES) continue;
    uint32_t start = left_side(tokens->list.at, i - 1);
    if (start > 0) tokens->list.at[start].defines = true;
  }
}
