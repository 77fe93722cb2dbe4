#include "frontend/parser_state.h"

static const Token fence = {.kind = TOKEN_END};

const Token *parser_raw(const Parser *p) { return &p->tokens[p->at]; }

const Token *parser_ahead(const Parser *p, uint32_t n) {
  uint32_t last = p->token_count - 1;
  return &p->tokens[p->at + n < last ? p->at + n : last];
}

const Token *parser_peek(const Parser *p) {
  const Token *t = &p->tokens[p->at];
  bool outside = t->column <= p->bullets.column || p->at >= p->end;
  return p->panicking || outside ? &fence : t;
}

bool parser_is(const Parser *p, TokenKind kind) { return parser_peek(p)->kind == kind; }

bool parser_is_op(const Parser *p, Op op) {
  const Token *t = parser_peek(p);
  return t->kind == TOKEN_OPERATOR && t->op == op;
}

const Token *parser_next(Parser *p) {
  const Token *t = &p->tokens[p->at];
  if (p->at + 1 < p->token_count) p->at++;
  return t;
}

bool parser_accept(Parser *p, TokenKind kind) {
  if (!parser_is(p, kind)) return false;
  parser_next(p);
  return true;
}

bool parser_expect(Parser *p, TokenKind kind) {
  if (parser_accept(p, kind)) return true;
  parser_unexpected(p, token_noun(kind));
  return false;
}

bool parser_expect_part(Parser *p, TokenKind kind, uint32_t opener) {
  if (parser_accept(p, kind)) return true;
  parser_missing_part(p, token_noun(kind), &p->tokens[opener]);
  return false;
}

bool parser_starts_unit(const Parser *p, const Token *t) {
  switch ((int)t->kind) {
  case TOKEN_END:
  case TOKEN_SEPARATOR:
  case TOKEN_MODULE_END:
  case TOKEN_ASSUME:
  case TOKEN_ASSUMPTION:
  case TOKEN_AXIOM:
  case TOKEN_CONSTANT:
  case TOKEN_CONSTANTS:
  case TOKEN_COROLLARY:
  case TOKEN_EXTENDS:
  case TOKEN_HIDE:
  case TOKEN_INSTANCE:
  case TOKEN_LEMMA:
  case TOKEN_LOCAL:
  case TOKEN_PROPOSITION:
  case TOKEN_RECURSIVE:
  case TOKEN_THEOREM:
  case TOKEN_USE:
  case TOKEN_VARIABLE:
  case TOKEN_VARIABLES: return true;
  default: return t->defines && t->first && t->column <= p->unit_column;
  }
}

bool parser_close(Parser *p, uint32_t opener, TokenKind closer) {
  if (parser_accept(p, closer)) return true;
  if (p->panicking) return false;
  const Token *open = &p->tokens[opener];
  const Token *t = parser_raw(p);
  bool outside =
      t->column <= p->bullets.column && !parser_at_next_item(p) && !parser_starts_unit(p, t);
  if (outside || t->kind == TOKEN_BAD || t->kind == TOKEN_DEFINES || t->kind == TOKEN_BANG ||
      parser_follows_backslash_word(p)) {
    parser_unexpected(p, token_noun(closer));
    return false;
  }
  Diag *d = parser_fail(
      p, DIAG_P0004, parser_span(p, t),
      arena_format(p->memory, "expected %s, found %s", token_noun(closer), parser_quote(p, t)));
  if (d) diag_label(d, parser_span(p, open), "to close this %s", token_noun(open->kind));
  if (d) parser_advise_closing(p, d, open);
  return false;
}

Span parser_span(const Parser *p, const Token *t) { return (Span){p->file, t->start, t->end}; }

Span parser_span_from(const Parser *p, uint32_t first) {
  uint32_t start = p->tokens[first].start;
  uint32_t end = p->at > first ? p->tokens[p->at - 1].end : start;
  return (Span){p->file, start, end};
}

static void report_reserved(Parser *p, const Token *t, const char *what) {
  const char *word = parser_quote(p, t);
  parser_fail(p, DIAG_P0009, parser_span(p, t),
              arena_format(p->memory, "%s is a reserved word and cannot be %s", word, what));
}

Name parser_name(Parser *p, const char *what) {
  const Token *t = parser_peek(p);
  if (t->kind == TOKEN_IDENTIFIER) {
    parser_next(p);
    return (Name){t->text, parser_span(p, t)};
  }
  if (token_is_word(t, p->source) && t->end > t->start)
    report_reserved(p, t, what);
  else
    parser_unexpected(p, what);
  return (Name){0};
}

Name parser_word(Parser *p, const char *what) {
  const Token *t = parser_peek(p);
  if (t->kind == TOKEN_END || t->kind == TOKEN_IDENTIFIER || !token_is_word(t, p->source))
    return parser_name(p, what);
  parser_next(p);
  Symbol text = symbol_intern(p->session->symbols, p->source + t->start, t->end - t->start);
  return (Name){text, parser_span(p, t)};
}

Syntax *parser_node(Parser *p, SyntaxKind kind, uint32_t first, uint32_t mark) {
  uint32_t count = p->kids.count - mark;
  const Syntax *const *kids = count ? p->kids.at + mark : NULL;
  Syntax *e = syntax_create(p->memory, kind, parser_span_from(p, first), count, kids);
  p->kids.count = mark;
  return e;
}

static void report_depth(Parser *p, Span at) {
  parser_fail(
      p, DIAG_P0010, at,
      arena_format(p->memory, "this is nested more than %d levels deep", SYNTAX_HEIGHT_MAX));
  p->panicking = p->stopped = true;
}

const Syntax *parser_done(Parser *p, Syntax *e) {
  syntax_measure(e);
  if (e->height > SYNTAX_HEIGHT_MAX) {
    report_depth(p, parser_span(p, parser_raw(p)));
    return parser_mistake(p);
  }
  return e;
}

const Syntax *parser_mistake(const Parser *p) {
  return syntax_create(p->memory, SYNTAX_ERROR, parser_span(p, parser_raw(p)), 0, NULL);
}

void parser_push(Parser *p, const Syntax *e) { vec_push(&p->kids, e); }

bool parser_enter(Parser *p) {
  if (++p->nesting <= SYNTAX_HEIGHT_MAX) return true;
  if (!p->stopped) report_depth(p, parser_span(p, parser_raw(p)));
  return false;
}

void parser_leave(Parser *p) { p->nesting--; }
