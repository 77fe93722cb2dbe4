#include "frontend/token.h"

#include <ctype.h>
#include <string.h>

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
  if (t->kind == TOKEN_END) return false;
  return isupper((unsigned char)source[t->start]);
}

/* Brackets, LET and IN among them. */

static TokenKind closer_of(TokenKind opener) {
  if (opener == TOKEN_LEFT_PAREN) return TOKEN_RIGHT_PAREN;
  if (opener == TOKEN_LEFT_SQUARE) return TOKEN_RIGHT_SQUARE;
  if (opener == TOKEN_LEFT_BRACE) return TOKEN_RIGHT_BRACE;
  if (opener == TOKEN_LEFT_ANGLE) return TOKEN_RIGHT_ANGLE;
  if (opener == TOKEN_LET) return TOKEN_IN;
  return TOKEN_END;
}

static TokenKind without_subscript(TokenKind closer) {
  if (closer == TOKEN_RIGHT_SQUARE_) return TOKEN_RIGHT_SQUARE;
  if (closer == TOKEN_RIGHT_ANGLE_) return TOKEN_RIGHT_ANGLE;
  return closer;
}

typedef struct Openers {
  vec(uint32_t) list;
  uint32_t lets; /* among them */
} Openers;

static TokenKind expected_closer(const Token *tokens, const Openers *open) {
  return open->list.count ? closer_of(tokens[*vec_last(&open->list)].kind) : TOKEN_END;
}

static uint32_t pop_opener(const Token *tokens, Openers *open) {
  uint32_t opener = vec_pop(&open->list);
  open->lets -= tokens[opener].kind == TOKEN_LET;
  return opener;
}

/* A closing bracket that does not fit the last open one is left alone; an IN ends
   its LET even if brackets in between have been forgotten. */
static void mark_closer(Token *tokens, uint32_t i, Openers *open) {
  TokenKind closer = without_subscript(tokens[i].kind);
  while (closer == TOKEN_IN && open->lets && expected_closer(tokens, open) != closer)
    pop_opener(tokens, open);
  if (expected_closer(tokens, open) != closer) return;
  uint32_t opener = pop_opener(tokens, open);
  tokens[i].match = opener;
  tokens[opener].match = i;
}

/* The `<<` of `F!<<` is a selector. */
static bool is_selector(const Token *t) {
  return t[-1].kind == TOKEN_BANG && t->kind != TOKEN_LEFT_PAREN && t->kind != TOKEN_LEFT_SQUARE;
}

static void mark_brackets(Tokens *list) {
  Token *tokens = list->list.at;
  Openers open = {0};
  for (uint32_t i = 0; i < list->list.count; i++) {
    if (i > 0 && is_selector(&tokens[i])) continue;
    if (closer_of(tokens[i].kind) != TOKEN_END) {
      vec_push(&open.list, i);
      open.lets += tokens[i].kind == TOKEN_LET;
    } else if (open.list.count) {
      mark_closer(tokens, i, &open);
    }
  }
  vec_free(&open.list);
}

/* Algorithms. */

static bool starts_algorithm(const Token *t, const char *source) {
  static const char *const starts[] = {"--algorithm", "--fair", "algorithm", "process",
                                       "procedure",   "macro",  "begin",     "variables"};
  const char *text = source + t->start;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    size_t length = strlen(starts[i]);
    if (strncmp(text, starts[i], length) == 0 && strchr(" \t\r\n", text[length])) return true;
  }
  return false;
}

uint32_t tokens_find_algorithm(const Tokens *tokens, const char *source) {
  const Token *all = tokens->list.at;
  for (uint32_t i = 1; i + 1 < tokens->list.count; i++)
    if (all[i].first && all[i + 1].kind != TOKEN_DEFINES && starts_algorithm(&all[i], source))
      return i;
  return 0;
}

/* Definitions. */

static bool is_fixity(const Token *t, Fixity fixity) {
  return t->kind == TOKEN_OPERATOR && op_infos[t->op].fixity == fixity;
}

/* After these a prefix operator stands alone: `WITH F <- -.`, `USE DEF -.`. */
static bool lists_operators(const Token *t) {
  return t->kind == TOKEN_LEFT_ARROW || t->kind == TOKEN_COMMA || t->kind == TOKEN_DEF ||
         t->kind == TOKEN_DEFS;
}

/* Is `last` the right operand of `a + b ==`?  Not so after an operator or `==`, as
   in `A == a +` and `B == 1` on the next line. */
static bool starts_infix(const Token *tokens, uint32_t last) {
  if (last < 3 || !is_fixity(&tokens[last - 1], FIXITY_INFIX)) return false;
  const Token *left = &tokens[last - 2], *before = left - 1;
  if (left->kind != TOKEN_IDENTIFIER) return false;
  return left->first || (before->kind != TOKEN_DEFINES &&
                         (before->kind != TOKEN_OPERATOR || is_fixity(before, FIXITY_POSTFIX)));
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
  if (last >= 2 && !t->first && is_fixity(&tokens[last - 1], FIXITY_PREFIX) &&
      !lists_operators(&tokens[last - 2]))
    return last - 1;
  return starts_infix(tokens, last) ? last - 2 : last;
}

void tokens_mark(Tokens *tokens) {
  mark_brackets(tokens);
  for (uint32_t i = 1; i < tokens->list.count; i++) {
    if (tokens->list.at[i].kind != TOKEN_DEFINES) continue;
    uint32_t start = left_side(tokens->list.at, i - 1);
    if (start > 0) tokens->list.at[start].defines = true;
  }
}
