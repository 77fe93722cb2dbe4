/* Assumptions and theorems.  A proof is stepped over, since a model checker has no use for it,
   and then taken apart, if that is possible, for its names and levels. */
#include "frontend/lexer_scan.h"
#include "frontend/parser_state.h"

/* theorem -> (THEOREM | ASSUME | ...) (id "==")? (expression | assume) proof? */
const Unit *parse_theorem(Parser *p) {
  uint32_t first = p->at;
  Unit *unit = arena_new(p->memory, Unit);
  TokenKind word = parser_next(p)->kind;
  bool assumed = word == TOKEN_ASSUME || word == TOKEN_ASSUMPTION || word == TOKEN_AXIOM;
  unit->kind = assumed ? UNIT_ASSUMPTION : UNIT_THEOREM;
  if (parser_is(p, TOKEN_IDENTIFIER) && parser_ahead(p, 1)->kind == TOKEN_DEFINES) {
    unit->head.name = parser_name(p, "a name");
    parser_next(p);
  }
  if (!assumed && parser_at_assume(p))
    unit->sequent = parse_assume_prove(p);
  else
    unit->body = parse_whole_expression(p);
  unit->at = parser_span_from(p, first);
  uint32_t proof = p->at, mistakes = p->mistakes;
  if (!assumed && !p->panicking) skip_proof(p);
  if (p->at > proof && !p->panicking)
    unit->proof = parse_proof_again(p, proof, p->mistakes > mistakes);
  return unit;
}

/* Proofs.

     proof -> PROOF? (OBVIOUS | OMITTED | BY ... | (step proof?)* QED-step)

   A leaf proof (OBVIOUS, OMITTED, BY and its facts, a QED that needs none) ends
   at the next step or unit, a definition included.  The body of any other step
   may hold definitions and most keywords, and ends at the next step or leaf.
   So the end of the whole proof is found without keeping track of levels. */

static bool starts_leaf(const Token *t) {
  return t->kind == TOKEN_BY || t->kind == TOKEN_OBVIOUS || t->kind == TOKEN_OMITTED ||
         t->kind == TOKEN_PROOF;
}

/* `BY DEF +`: the symbol is a name there. */
static bool is_named_symbol(const Token *t) {
  bool prefix = op_infos[t->op].fixity == FIXITY_PREFIX || t->op == OP_MINUS;
  return t[-1].kind == TOKEN_DEF || t[-1].kind == TOKEN_DEFS ||
         (t[-1].kind == TOKEN_COMMA && !prefix);
}

/* A step token stands for the step's fact where an expression is expected. */
static bool expects_expression_after(const Token *t) {
  switch ((int)t->kind) {
  case TOKEN_OPERATOR: return op_infos[t->op].fixity != FIXITY_POSTFIX && !is_named_symbol(t);
  case TOKEN_COMMA:
  case TOKEN_COLON:
  case TOKEN_BY:
  case TOKEN_ONLY:
  case TOKEN_USE:
  case TOKEN_HIDE:
  case TOKEN_PROVE:
  case TOKEN_LEFT_PAREN:
  case TOKEN_LEFT_ANGLE:
  case TOKEN_LEFT_BRACE:
  case TOKEN_LEFT_SQUARE: return true;
  default: return false;
  }
}

static bool is_step_keyword(TokenKind kind) {
  return kind == TOKEN_STEP || kind == TOKEN_SUFFICES || kind == TOKEN_NEW ||
         kind == TOKEN_DEFINE || kind == TOKEN_COMMA || kind == TOKEN_ASSUME;
}

/* Does a unit of the module start here, `leaf` saying what is being read? */
static bool ends_proof(const Parser *p, const Token *t, bool leaf, uint32_t lets) {
  const Token *before = t - 1;
  if (t->kind == TOKEN_END || t->kind == TOKEN_SEPARATOR || t->kind == TOKEN_MODULE_END)
    return true;
  if (t->defines) return leaf && lets == 0;
  if (!parser_starts_unit(p, t)) return false;
  if (t->kind == TOKEN_RECURSIVE || t->kind == TOKEN_LOCAL) return leaf && lets == 0;
  if (t->kind == TOKEN_INSTANCE && before->kind == TOKEN_DEFINES) return false;
  return !(is_step_keyword(before->kind) && !leaf) &&
         !(before->kind == TOKEN_OPERATOR && before->op == OP_BOX);
}

/* After these words a proof, or the part of it, is complete. */
static bool completes_proof(const Token *t) {
  return t->kind == TOKEN_QED || t->kind == TOKEN_OBVIOUS || t->kind == TOKEN_OMITTED;
}

/* `<*>name`: which level it is on, and so what it names, is not known to others. */
static void check_step(Parser *p, const Token *step) {
  const char *text = p->source + step->start;
  bool relative = text[1] == '*' || text[1] == '+';
  if (!relative || step->end - step->start <= 3 || !scan_is_word(text[3])) return;
  Diag *d = parser_complain(p, DIAG_P0012, parser_span(p, step),
                            "a step with a name says its level by a number");
  if (d) diag_help(d, "write <1>%.*s", (int)(step->end - step->start - 3), text + 3);
}

void skip_proof(Parser *p) {
  const Token *t = parser_raw(p);
  if (!starts_leaf(t) && t->kind != TOKEN_STEP) return;
  bool leaf = true;
  uint32_t lets = 0;
  for (; !ends_proof(p, t, leaf, lets); t = parser_raw(p)) {
    if (t->kind == TOKEN_STEP && !expects_expression_after(t - 1)) {
      check_step(p, t);
      leaf = parser_ahead(p, 1)->kind == TOKEN_QED;
      lets = 0;
    }
    if (starts_leaf(t))
      leaf = true, lets = 0;
    else if (completes_proof(t - 1) && t->kind != TOKEN_STEP) {
      if (!parser_at_stray_definition(p)) parser_unexpected(p, "a step of the proof, or its end");
      return;
    }
    if (t->kind == TOKEN_LET) lets++;
    if (t->kind == TOKEN_IN && lets > 0) lets--;
    parser_next(p);
  }
}
