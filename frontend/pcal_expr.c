/* Expressions of PlusCal: lines of tokens that keep their columns when others are put in. */
#include <limits.h>
#include <string.h>

#include "frontend/pcal_tree.h"

/* ---- making them ---- */

static PcalToken *pcal_token(Pcal *p, PcalTokenKind kind, const char *text) {
  PcalToken *token = arena_new(p->memory, PcalToken);
  *token = (PcalToken){kind, text, 0};
  return token;
}

PcalExpr *pcal_expr(Pcal *p) { return arena_new(p->memory, PcalExpr); }

PcalLine *pcal_expr_line(Pcal *p, PcalExpr *expr) {
  PcalLine *line = arena_new(p->memory, PcalLine);
  pcal_add(p, &expr->lines, line);
  return line;
}

void pcal_expr_add(Pcal *p, PcalExpr *expr, PcalTokenKind kind, const char *text) {
  PcalLine *line = pcal_last(&expr->lines);
  pcal_add(p, &line->tokens, pcal_token(p, kind, text));
}

PcalExpr *pcal_expr_of(Pcal *p, PcalTokenKind kind, const char *text) {
  PcalExpr *expr = pcal_expr(p);
  pcal_expr_line(p, expr);
  pcal_expr_add(p, expr, kind, text);
  return expr;
}

/* ---- looking at them ---- */

static PcalLine *line_at(const PcalExpr *expr, uint32_t i) { return expr->lines.at[i]; }
static PcalToken *token_in(const PcalLine *line, uint32_t i) { return line->tokens.at[i]; }

static int width(const PcalToken *token) {
  return (int)strlen(token->text) + (token->kind == PCAL_STRING ? 2 : 0);
}

bool pcal_expr_is_empty(const PcalExpr *expr) { return expr->lines.count == 0; }

PcalToken *pcal_expr_first(const PcalExpr *expr) {
  if (pcal_expr_is_empty(expr) || !line_at(expr, 0)->tokens.count) return NULL;
  return token_in(line_at(expr, 0), 0);
}

static bool is_one_token(const PcalExpr *expr) {
  return expr->lines.count == 1 && line_at(expr, 0)->tokens.count == 1;
}

bool pcal_expr_is_true(const PcalExpr *expr) {
  if (expr->lines.count != 1) return false;
  const PcalLine *line = line_at(expr, 0);
  if (line->tokens.count == 1) return pcal_same(token_in(line, 0)->text, "TRUE");
  return line->tokens.count == 3 && pcal_same(token_in(line, 0)->text, "(") &&
         pcal_same(token_in(line, 1)->text, "TRUE") && pcal_same(token_in(line, 2)->text, ")");
}

/* ---- columns ---- */

/* The last token of the nearest line above that does not begin further right. */
static void anchor_line(PcalExpr *expr, uint32_t i) {
  PcalLine *line = line_at(expr, i);
  line->anchor = NULL;
  line->anchor_column = 0;
  if (!line->tokens.count) return;
  int column = token_in(line, 0)->column;
  for (uint32_t j = i; j-- > 0;) {
    const PcalLine *above = line_at(expr, j);
    if (!above->tokens.count || token_in(above, 0)->column > column) continue;
    uint32_t k = 0;
    while (k + 1 < above->tokens.count && token_in(above, k + 1)->column <= column) k++;
    line->anchor = token_in(above, k);
    line->anchor_column = line->anchor->column;
    return;
  }
}

static void shift(PcalLine *line, int by) {
  for (uint32_t i = 0; i < line->tokens.count; i++) token_in(line, i)->column += by;
}

void pcal_expr_normalize(PcalExpr *expr) {
  while (expr->lines.count && !line_at(expr, 0)->tokens.count) pcal_remove(&expr->lines, 0);
  while (expr->lines.count && !line_at(expr, expr->lines.count - 1)->tokens.count)
    expr->lines.count--;
  int least = INT_MAX;
  for (uint32_t i = 0; i < expr->lines.count; i++) {
    const PcalLine *line = line_at(expr, i);
    if (line->tokens.count && token_in(line, 0)->column < least) least = token_in(line, 0)->column;
  }
  for (uint32_t i = 0; i < expr->lines.count; i++) shift(line_at(expr, i), -least);
  for (uint32_t i = 0; i < expr->lines.count; i++) anchor_line(expr, i);
}

/* Moves lines after their anchors. */
static void follow_anchors(Pcal *p, PcalExpr *expr) {
  for (uint32_t i = 0; i < expr->lines.count; i++) {
    PcalLine *line = line_at(expr, i);
    if (!line->anchor) continue;
    int by = line->anchor->column - line->anchor_column;
    line->anchor_column = line->anchor->column;
    if (by < 0) p->failed = true;
    shift(line, by);
  }
}

PcalExpr *pcal_expr_copy(Pcal *p, const PcalExpr *expr) {
  PcalExpr *copy = pcal_expr(p);
  for (uint32_t i = 0; i < expr->lines.count; i++) {
    PcalLine *line = pcal_expr_line(p, copy);
    pcal_work(p, 16 * (line_at(expr, i)->tokens.count + 1));
    for (uint32_t k = 0; k < line_at(expr, i)->tokens.count; k++) {
      PcalToken *token = arena_new(p->memory, PcalToken);
      *token = *token_in(line_at(expr, i), k);
      pcal_add(p, &line->tokens, token);
    }
  }
  pcal_expr_normalize(copy);
  return copy;
}

void pcal_expr_prepend(Pcal *p, PcalExpr *expr, const PcalExpr *before) {
  if (pcal_expr_is_empty(before) || pcal_expr_is_empty(expr)) {
    p->failed = true;
    return;
  }
  uint32_t last = before->lines.count - 1;
  PcalLine *joint = line_at(expr, 0);
  const PcalLine *end = line_at(before, last);
  const PcalToken *token = pcal_last(&end->tokens);
  shift(joint, token->column + width(token));
  for (uint32_t i = 0; i < end->tokens.count; i++)
    pcal_insert(p, &joint->tokens, i, end->tokens.at[i]);
  joint->anchor = end->anchor;
  joint->anchor_column = end->anchor_column;
  for (uint32_t i = 0; i < last; i++) pcal_insert(p, &expr->lines, i, line_at(before, i));
  follow_anchors(p, expr);
}

/* ---- substitution ---- */

/* A token of an expression. */
typedef struct Place {
  uint32_t line, token;
  bool is_none; /* behind the last one */
} Place;

static Place step(const PcalExpr *expr, Place at, uint32_t count) {
  for (; count && !at.is_none; count--) {
    at.token++;
    while (at.line < expr->lines.count && at.token >= line_at(expr, at.line)->tokens.count)
      at = (Place){at.line + 1, 0, false};
    at.is_none = at.line == expr->lines.count;
  }
  return at;
}

static PcalToken *token_at(const PcalExpr *expr, Place at) {
  return token_in(line_at(expr, at.line), at.token);
}

static bool is_sign(const PcalToken *token, const char *text) {
  return token->kind != PCAL_STRING && pcal_same(token->text, text);
}

/* Whether a name of a field or of a bound variable follows: `[x |->`, `, x :`. */
static bool introduces(const PcalExpr *expr, Place at) {
  const PcalToken *token = token_at(expr, at);
  if (!pcal_same(token->text, "[") && !pcal_same(token->text, ",")) return false;
  Place behind = step(expr, at, 2);
  if (behind.is_none) return false;
  return is_sign(token_at(expr, behind), ":") || is_sign(token_at(expr, behind), "|->");
}

static Place find_name(const PcalExpr *expr, const char *name, Place at) {
  if (pcal_expr_is_empty(expr)) at.is_none = true;
  while (!at.is_none) {
    const PcalToken *token = token_at(expr, at);
    uint32_t by = 1;
    if (token->kind != PCAL_STRING) {
      if (pcal_same(token->text, "."))
        by = 2;
      else if (introduces(expr, at))
        by = 3;
      else if (pcal_same(token->text, name))
        break;
    }
    at = step(expr, at, by);
  }
  return at;
}

/* Puts the tokens of `with` where `place` is, behind what is left of its line; the place
   of the last of them. */
static Place put_tokens(Pcal *p, PcalExpr *expr, Place place, PcalExpr *with, bool parenthesize) {
  PcalLine *line = line_at(expr, place.line);
  PcalToken *token = token_at(expr, place);
  int indent = token->column + parenthesize;
  bool replaces = !parenthesize; /* the first token takes the old one's place */
  if (parenthesize) token->kind = PCAL_BUILTIN, token->text = "(";
  for (uint32_t i = 0; i < with->lines.count; i++) {
    const PcalLine *from = line_at(with, i);
    if (i) {
      line = arena_new(p->memory, PcalLine);
      line->anchor = from->anchor;
      line->anchor_column = from->anchor_column;
      pcal_insert(p, &expr->lines, ++place.line, line);
    }
    for (uint32_t k = 0; k < from->tokens.count; k++) {
      token_in(from, k)->column += i ? 0 : indent;
      if (replaces)
        token->text = token_in(from, k)->text, token->kind = token_in(from, k)->kind;
      else
        pcal_add(p, &line->tokens, token_in(from, k));
      replaces = false;
    }
  }
  if (parenthesize) {
    const PcalToken *last = pcal_last(&line->tokens);
    PcalToken *closing = pcal_token(p, PCAL_BUILTIN, ")");
    closing->column = last->column + width(last);
    pcal_add(p, &line->tokens, closing);
  }
  place.token = line->tokens.count - 1;
  return place;
}

/* The token behind what was put in. */
static Place substitute_at(Pcal *p, PcalExpr *expr, Place place, const PcalExpr *with,
                           bool parenthesize) {
  if (is_one_token(expr)) {
    expr->lines = pcal_expr_copy(p, with)->lines;
    return (Place){.is_none = true};
  }
  PcalLine *line = line_at(expr, place.line);
  PcalToken *token = token_at(expr, place);
  PcalList rest = {0};
  for (uint32_t i = place.token + 1; i < line->tokens.count; i++)
    pcal_add(p, &rest, line->tokens.at[i]);
  line->tokens.count = place.token + 1;
  int gap = rest.count ? ((PcalToken *)rest.at[0])->column - (token->column + width(token)) : 0;
  if (is_one_token(with))
    token->text = pcal_expr_first(with)->text, token->kind = pcal_expr_first(with)->kind;
  else
    place = put_tokens(p, expr, place, pcal_expr_copy(p, with), parenthesize);
  line = line_at(expr, place.line);
  if (rest.count) {
    const PcalToken *last = pcal_last(&line->tokens);
    int by = last->column + width(last) + gap - ((PcalToken *)rest.at[0])->column;
    for (uint32_t i = 0; i < rest.count; i++) ((PcalToken *)rest.at[i])->column += by;
    pcal_add_all(p, &line->tokens, &rest);
  }
  follow_anchors(p, expr);
  pcal_work(p, expr->lines.count + rest.count);
  return step(expr, place, 1);
}

static bool is_before(Place a, Place b) {
  return a.line < b.line || (a.line == b.line && a.token < b.token);
}

void pcal_expr_substitute(Pcal *p, PcalExpr *expr, const PcalList *exprs, const PcalList *names,
                          bool parenthesize) {
  Place at = {.is_none = pcal_expr_is_empty(expr)};
  while (!at.is_none && !p->failed) {
    Place next = {.is_none = true};
    uint32_t which = 0;
    for (uint32_t i = 0; i < names->count; i++) {
      Place found = find_name(expr, names->at[i], at);
      if (found.is_none || (!next.is_none && !is_before(found, next))) continue;
      next = found;
      which = i;
    }
    if (next.is_none) return;
    at = substitute_at(p, expr, next, exprs->at[which], parenthesize);
  }
}
