/* Proofs taken apart, after the parser has found where they end.

     proof -> PROOF? (OBVIOUS | OMITTED | BY facts | (step proof?)* QED-step proof?)

   This reads the same tokens once more. */
#include <string.h>

#include "base/vec.h"
#include "frontend/lexer_scan.h"
#include "frontend/parser_state.h"

static const Proof *parse_proof(Parser *p, uint32_t above);

static void fail(Parser *p, const Token *at, const char *message, const char *help) {
  Diag *d = parser_fail(p, DIAG_P0012, parser_span(p, at), message);
  if (d) diag_help(d, "%s", help);
}

/* Copies a list into the arena. */
#define vec_keep(p, T, list, into, count_into) \
  do { \
    (count_into) = (list)->count; \
    T *kept_items = arena_array((p)->memory, T, (count_into)); \
    for (uint32_t kept_i = 0; kept_i < (count_into); kept_i++) \
      kept_items[kept_i] = (list)->at[kept_i]; \
    (into) = kept_items; \
    vec_free(list); \
  } while (0)

/* Sequents. */

bool parser_at_assume(const Parser *p) {
  return parser_is(p, TOKEN_ASSUME) ||
         (parser_is_op(p, OP_BOX) && parser_ahead(p, 1)->kind == TOKEN_ASSUME);
}

static bool accept_level(Parser *p, NewKind *kind) {
  switch ((int)parser_peek(p)->kind) {
  case TOKEN_CONSTANT: *kind = NEW_CONSTANT; break;
  case TOKEN_VARIABLE: *kind = NEW_VARIABLE; break;
  case TOKEN_STATE: *kind = NEW_STATE; break;
  case TOKEN_ACTION: *kind = NEW_ACTION; break;
  case TOKEN_TEMPORAL: *kind = NEW_TEMPORAL; break;
  default: return false;
  }
  parser_next(p);
  return true;
}

/* label -> id ("(" ... ")")? "::", before ASSUME */
static bool at_labelled_assume(const Parser *p) {
  if (!parser_is(p, TOKEN_IDENTIFIER)) return false;
  uint32_t ahead = 1;
  const Token *opening = parser_ahead(p, 1);
  if (opening->kind == TOKEN_LEFT_PAREN && opening->match) ahead = opening->match + 1 - p->at;
  return parser_ahead(p, ahead)->kind == TOKEN_LABELS &&
         parser_ahead(p, ahead + 1)->kind == TOKEN_ASSUME;
}

/* assumption -> NEW? level? parameter ("\in" expression)? | label? assume | expression */
static Assumption parse_assumption_item(Parser *p) {
  Assumption item = {0};
  if (at_labelled_assume(p))
    while (parser_next(p)->kind != TOKEN_LABELS) continue;
  if (parser_at_assume(p)) {
    item.sequent = parse_assume_prove(p);
    return item;
  }
  bool fresh = parser_accept(p, TOKEN_NEW);
  if (!accept_level(p, &item.kind) && !fresh) {
    item.formula = parse_whole_expression(p);
    return item;
  }
  item.fresh = parse_parameter(p);
  if (!parser_is_op(p, OP_IN)) return item;
  parser_next(p);
  item.set = parse_whole_expression(p);
  return item;
}

static bool accept_box(Parser *p) {
  if (!parser_is_op(p, OP_BOX)) return false;
  parser_next(p);
  return true;
}

/* assume -> "[]"? ASSUME item ("," item)* "[]"? PROVE expression */
const Sequent *parse_assume_prove(Parser *p) {
  Sequent *s = arena_new(p->memory, Sequent);
  uint32_t first = p->at;
  vec(Assumption) items = {0};
  if (parser_enter(p)) {
    s->always_assumed = accept_box(p);
    parser_next(p);
    do {
      Assumption item = parse_assumption_item(p);
      vec_push(&items, item);
    } while (parser_accept(p, TOKEN_COMMA));
    s->always_proved = accept_box(p);
    parser_expect(p, TOKEN_PROVE);
    s->goal = parse_whole_expression(p);
  }
  parser_leave(p);
  vec_keep(p, Assumption, &items, s->assumptions, s->assumption_count);
  s->at = parser_span_from(p, first);
  return s;
}

/* Facts. */

static bool accept_module(Parser *p) {
  if (!parser_accept(p, TOKEN_MODULE)) return false;
  parser_word(p, "the name of a module");
  return true;
}

static Fact parse_fact(Parser *p) {
  Fact fact = {0};
  if (accept_module(p)) return fact;
  if (parser_at_assume(p))
    fact.sequent = parse_assume_prove(p);
  else
    fact.formula = parse_whole_expression(p);
  return fact;
}

static bool at_operators(const Parser *p) {
  return parser_is(p, TOKEN_DEF) || parser_is(p, TOKEN_DEFS);
}

static const Syntax *parse_symbol(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  Op op = parser_next(p)->op;
  Syntax *s = parser_node(p, SYNTAX_OPERATOR, first, mark);
  s->op = op;
  s->name_at = s->at;
  return parser_done(p, s);
}

/* operator -> MODULE word | symbol | reference; NULL for the first and for a mistake */
static const Syntax *parse_meant_operator(Parser *p) {
  if (accept_module(p)) return NULL;
  if (parser_is(p, TOKEN_OPERATOR)) return parse_symbol(p);
  const Token *first = parser_raw(p);
  const Syntax *s = parse_operand(p, NO_OP);
  bool name = (s->kind == SYNTAX_CALL || s->kind == SYNTAX_OPERATOR) && !s->kid_count;
  if (name) return s;
  fail(p, first, "DEF is followed by names of definitions", "write BY facts DEF Op, I!Op, +");
  return NULL;
}

/* facts -> (BY | USE | HIDE) ONLY? (fact ("," fact)*)? ((DEF | DEFS) operator ("," ...)*)? */
static const Facts *parse_facts(Parser *p) {
  Facts *facts = arena_new(p->memory, Facts);
  vec(Fact) all = {0};
  vec(const Syntax *) operators = {0};
  facts->hidden = parser_next(p)->kind == TOKEN_HIDE;
  parser_accept(p, TOKEN_ONLY);
  while (!at_operators(p)) {
    Fact fact = parse_fact(p);
    vec_push(&all, fact);
    if (!parser_accept(p, TOKEN_COMMA)) break;
  }
  if (at_operators(p)) {
    do {
      parser_next(p);
      const Syntax *s = parse_meant_operator(p);
      if (s) vec_push(&operators, s);
    } while (parser_is(p, TOKEN_COMMA));
  }
  vec_keep(p, Fact, &all, facts->facts, facts->fact_count);
  vec_keep(p, const Syntax *, &operators, facts->operators, facts->operator_count);
  return facts;
}

/* Names of steps: `<2>`, then the name or nothing, then dots. */

typedef struct StepToken {
  bool relative, deeper; /* `<*>` or `<+>`; the second */
  uint32_t level;
  uint32_t length; /* without dots; 0: it has no name */
} StepToken;

enum { STEP_LEVEL_MAX = 1000000 };

static StepToken read_step(const Parser *p, const Token *t) {
  const char *text = p->source + t->start;
  uint32_t length = t->end - t->start, at = 1;
  StepToken step = {.relative = !scan_is_digit(text[1]), .deeper = text[1] == '+'};
  for (; at < length && text[at] != '>'; at++)
    if (!step.relative && step.level < STEP_LEVEL_MAX)
      step.level = step.level * 10 + (uint32_t)(text[at] - '0');
  while (length > at && text[length - 1] == '.') length--;
  if (at + 1 < length && scan_is_word(text[at + 1])) step.length = length;
  return step;
}

Name parser_step_name(Parser *p) {
  const Token *t = parser_next(p);
  StepToken step = read_step(p, t);
  if (step.relative || !step.length)
    fail(p, t, "this names no step", "only steps written like <1>2 have names");
  Symbol text = symbol_intern(p->session->symbols, p->source + t->start, step.length);
  return (Name){text, {p->file, t->start, t->start + step.length}};
}

/* Where a step is named, zeros before its level mean nothing. */
static Name parse_new_step_name(Parser *p) {
  const Token *t = parser_raw(p);
  Name name = parser_step_name(p);
  uint32_t zeros = 0;
  while (p->source[t->start + 1 + zeros] == '0' && scan_is_digit(p->source[t->start + 2 + zeros]))
    zeros++;
  if (!zeros) return name;
  const char *text = arena_format(p->memory, "<%s", symbol_text(name.text) + 1 + zeros);
  name.text = symbol_intern(p->session->symbols, text, strlen(text));
  return name;
}

/* Steps. */

/* bounds -> bound ("," bound)* | id ("," id)* */
static SyntaxBounds parse_taken(Parser *p) {
  const Token *t = parser_raw(p);
  while (t->kind == TOKEN_IDENTIFIER && t[1].kind == TOKEN_COMMA) t += 2;
  bool bounded = t->kind == TOKEN_LEFT_ANGLE || (t[1].kind == TOKEN_OPERATOR && t[1].op == OP_IN);
  return bounded ? parse_bounds(p, false) : parser_single_bound(p, parse_bound_names(p));
}

static void parse_witnesses(Parser *p, ProofStep *step) {
  vec(const Syntax *) items = {0};
  do {
    const Syntax *item = parse_whole_expression(p);
    vec_push(&items, item);
  } while (parser_accept(p, TOKEN_COMMA));
  vec_keep(p, const Syntax *, &items, step->items, step->item_count);
}

static void parse_definitions(Parser *p, ProofStep *step) {
  vec(const Unit *) units = {0};
  if (!parser_raw(p)->defines) parser_unexpected(p, "a definition");
  while (parser_raw(p)->defines && !p->panicking) {
    const Unit *unit = parse_definition(p, p->at, false);
    vec_push(&units, unit);
  }
  vec_keep(p, const Unit *, &units, step->definitions, step->definition_count);
}

static void parse_brought(Parser *p, ProofStep *step) {
  const Unit **unit = arena_array(p->memory, const Unit *, 1);
  *unit = parse_instance(p, p->at, false, (Head){0});
  step->definitions = unit;
  step->definition_count = 1;
}

static void parse_claim(Parser *p, ProofStep *step) {
  if (parser_at_assume(p))
    step->sequent = parse_assume_prove(p);
  else
    step->formula = parse_whole_expression(p);
}

static StepKind step_kind(const Parser *p) {
  switch ((int)parser_raw(p)->kind) {
  case TOKEN_QED: return STEP_QED;
  case TOKEN_SUFFICES: return STEP_SUFFICES;
  case TOKEN_CASE: return STEP_CASE;
  case TOKEN_HAVE: return STEP_HAVE;
  case TOKEN_TAKE: return STEP_TAKE;
  case TOKEN_PICK: return STEP_PICK;
  case TOKEN_WITNESS: return STEP_WITNESS;
  case TOKEN_DEFINE: return STEP_DEFINE;
  case TOKEN_INSTANCE: return STEP_INSTANCE;
  case TOKEN_USE:
  case TOKEN_HIDE: return STEP_USE;
  default: return parser_raw(p)->defines ? STEP_DEFINE : STEP_ASSERT;
  }
}

static void parse_step_body(Parser *p, ProofStep *step) {
  step->kind = step_kind(p);
  bool keyword = step->kind != STEP_ASSERT && step->kind != STEP_USE &&
                 step->kind != STEP_INSTANCE && !parser_raw(p)->defines;
  if (keyword) parser_next(p);
  switch (step->kind) {
  case STEP_ASSERT:
  case STEP_SUFFICES: parse_claim(p, step); break;
  case STEP_CASE:
  case STEP_HAVE: step->formula = parse_whole_expression(p); break;
  case STEP_TAKE: step->bounds = parse_taken(p); break;
  case STEP_PICK:
    step->bounds = parse_bounds(p, true);
    parser_expect(p, TOKEN_COLON);
    step->formula = parse_whole_expression(p);
    break;
  case STEP_WITNESS: parse_witnesses(p, step); break;
  case STEP_DEFINE: parse_definitions(p, step); break;
  case STEP_INSTANCE: parse_brought(p, step); break;
  case STEP_USE: step->facts = parse_facts(p); break;
  case STEP_QED: break;
  }
}

static bool may_have_proof(StepKind kind) {
  return kind == STEP_ASSERT || kind == STEP_SUFFICES || kind == STEP_CASE || kind == STEP_PICK ||
         kind == STEP_QED;
}

/* Does the proof of a step on this level start here? */
static bool at_proof(const Parser *p, uint32_t level) {
  const Token *t = parser_raw(p);
  if (t->kind != TOKEN_STEP)
    return t->kind == TOKEN_PROOF || t->kind == TOKEN_BY || t->kind == TOKEN_OBVIOUS ||
           t->kind == TOKEN_OMITTED;
  StepToken step = read_step(p, t);
  return step.relative ? step.deeper : step.level > level;
}

static const ProofStep *parse_step(Parser *p, uint32_t level) {
  ProofStep *step = arena_new(p->memory, ProofStep);
  uint32_t first = p->at;
  const Token *t = parser_raw(p);
  if (t->kind == TOKEN_STEP && read_step(p, t).length)
    step->name = parse_new_step_name(p);
  else
    parser_expect(p, TOKEN_STEP);
  if (p->panicking) return step;
  parse_step_body(p, step);
  step->at = parser_span_from(p, first);
  if (!p->panicking && may_have_proof(step->kind) && at_proof(p, level))
    step->proof = parse_proof(p, level);
  return step;
}

/* `<*>` and `<+>` begin at level 0 if no step is around them. */
static const uint32_t no_level = UINT32_MAX;

static uint32_t first_level(Parser *p, uint32_t above) {
  StepToken step = read_step(p, parser_raw(p));
  return step.relative ? above + 1 : step.level;
}

static bool is_on_level(const Parser *p, uint32_t level) {
  if (parser_raw(p)->kind != TOKEN_STEP) return false;
  StepToken step = read_step(p, parser_raw(p));
  return step.relative ? !step.deeper : step.level == level;
}

/* The steps end without QED, or another level begins. */
static void report_layout(Parser *p, uint32_t level) {
  const Token *t = parser_raw(p);
  if (t->kind != TOKEN_STEP) {
    fail(p, t > p->tokens ? t - 1 : t, "this proof ends without a QED step",
         "the last step is written <1> QED");
    return;
  }
  fail(p, t,
       arena_format(p->memory,
                    "the steps before this one are on level %u, and no proof begins here", level),
       "a step is proved by steps of a higher level behind it, the last of which is QED");
}

static void parse_steps(Parser *p, Proof *proof, uint32_t level) {
  vec(const ProofStep *) steps = {0};
  const ProofStep *step;
  do {
    step = parse_step(p, level);
    vec_push(&steps, step);
    if (step->kind != STEP_QED && !p->panicking && !is_on_level(p, level)) report_layout(p, level);
  } while (step->kind != STEP_QED && !p->panicking);
  vec_keep(p, const ProofStep *, &steps, proof->steps, proof->step_count);
}

static const Proof *parse_proof(Parser *p, uint32_t above) {
  Proof *proof = arena_new(p->memory, Proof);
  if (!parser_enter(p)) {
    parser_leave(p);
    return proof;
  }
  parser_accept(p, TOKEN_PROOF);
  if (parser_is(p, TOKEN_BY))
    proof->facts = parse_facts(p);
  else if (parser_is(p, TOKEN_STEP))
    parse_steps(p, proof, first_level(p, above));
  else if (!parser_accept(p, TOKEN_OBVIOUS) && !parser_accept(p, TOKEN_OMITTED))
    parser_unexpected(p, "a step, BY, OBVIOUS or OMITTED");
  parser_leave(p);
  return proof;
}

/* Reading again. */

typedef struct Again {
  uint32_t at, end, unit_column, nesting, mistakes;
  uint32_t kids, names, bounds, parameters, updates, substitutions, units;
  bool conflicting, hushed;
} Again;

static Again go_back(Parser *p, uint32_t first, bool quiet) {
  Again before = {p->at,
                  p->end,
                  p->unit_column,
                  p->nesting,
                  p->mistakes,
                  p->kids.count,
                  p->names.count,
                  p->bounds.count,
                  p->parameters.count,
                  p->updates.count,
                  p->substitutions.count,
                  p->units.count,
                  p->conflicting,
                  diags_hush(p->session->diags, quiet)};
  p->at = first;
  p->unit_column = 0; /* what stands in the first column is no unit */
  p->bullets = (Bullets){0};
  p->end = before.at;
  p->proving = true;
  return before;
}

/* True if all has been read again and has no mistake. */
static bool come_again(Parser *p, const Again *before) {
  bool good = p->at == before->at && !p->panicking && p->mistakes == before->mistakes;
  if (p->at < before->at) parser_unexpected(p, "the end of the proof");
  diags_hush(p->session->diags, before->hushed);
  p->at = before->at;
  p->end = before->end;
  p->unit_column = before->unit_column;
  p->nesting = before->nesting;
  p->conflicting = before->conflicting;
  p->kids.count = before->kids;
  p->names.count = before->names;
  p->bounds.count = before->bounds;
  p->parameters.count = before->parameters;
  p->updates.count = before->updates;
  p->substitutions.count = before->substitutions;
  p->units.count = before->units;
  p->bullets = (Bullets){0};
  p->proving = p->panicking = p->stopped = false;
  return good;
}

const Proof *parse_proof_again(Parser *p, uint32_t first, bool quiet) {
  Again before = go_back(p, first, quiet);
  const Proof *proof = parse_proof(p, no_level);
  return come_again(p, &before) ? proof : NULL;
}

const Facts *parse_use_again(Parser *p, uint32_t first) {
  Again before = go_back(p, first, false);
  const Facts *facts = parse_facts(p);
  return come_again(p, &before) ? facts : NULL;
}
