/* Units: declarations, definitions, instances. */
#include <string.h>

#include "frontend/parser_state.h"

static Unit *new_unit(Parser *p, UnitKind kind) {
  Unit *unit = arena_new(p->memory, Unit);
  unit->kind = kind;
  return unit;
}

static Symbol op_symbol(const Parser *p, Op op) {
  const char *text = op_infos[op].ascii;
  return symbol_intern(p->session->symbols, text, strlen(text));
}

static Name op_name(Parser *p, const Token *t, Op op) {
  if (op == OP_TIMES)
    parser_complain(p, DIAG_P0012, parser_span(p, t),
                    "the Cartesian product cannot be declared or defined");
  return (Name){op_symbol(p, op), parser_span(p, t)};
}

/* Parameters. */

/* places -> "(" "_" ("," "_")* ")" */
static uint32_t parse_places(Parser *p) {
  uint32_t opener = p->at, count = 0;
  if (!parser_accept(p, TOKEN_LEFT_PAREN)) return 0;
  do {
    parser_expect(p, TOKEN_UNDERSCORE);
    count++;
  } while (parser_accept(p, TOKEN_COMMA));
  parser_close(p, opener, TOKEN_RIGHT_PAREN);
  return count;
}

/* After the `_`: an infix operator and another `_`, or a postfix operator. */
static Parameter parse_symbol_parameter(Parser *p) {
  if (!parser_is(p, TOKEN_OPERATOR)) {
    parser_unexpected(p, "an operator after the `_`");
    return (Parameter){0};
  }
  const Token *t = parser_next(p);
  Parameter parameter = {op_name(p, t, t->op), 1};
  if (op_infos[t->op].fixity == FIXITY_INFIX) {
    parser_expect(p, TOKEN_UNDERSCORE);
    parameter.arity = 2;
  }
  return parameter;
}

/* parameter -> id places? | "_" infix "_" | "_" postfix | prefix "_" */
Parameter parse_parameter(Parser *p) {
  if (parser_accept(p, TOKEN_UNDERSCORE)) return parse_symbol_parameter(p);
  if (parser_is(p, TOKEN_OPERATOR)) {
    const Token *t = parser_next(p);
    Op op = t->op == OP_MINUS ? OP_NEGATIVE : t->op;
    parser_expect(p, TOKEN_UNDERSCORE);
    return (Parameter){op_name(p, t, op), 1};
  }
  Parameter parameter = {parser_name(p, "a name"), 0};
  parameter.arity = parse_places(p);
  return parameter;
}

/* declaration -> (CONSTANT | VARIABLE | RECURSIVE ...) parameter ("," parameter)* */
const Unit *parse_parameters_unit(Parser *p, UnitKind kind) {
  uint32_t first = p->at, mark = p->parameters.count;
  parser_next(p);
  do {
    if (parser_starts_unit(p, parser_raw(p)))
      parser_missing(p, kind == UNIT_VARIABLES ? "the name of a variable" : "a name");
    Parameter parameter = kind == UNIT_VARIABLES
                              ? (Parameter){parser_name(p, "the name of a variable"), 0}
                              : parse_parameter(p);
    vec_push(&p->parameters, parameter);
  } while (parser_accept(p, TOKEN_COMMA));
  parser_check_declaration(p, kind);
  Unit *unit = new_unit(p, kind);
  vec_take(p, Parameter, parameters, mark, unit->parameters, unit->parameter_count);
  unit->at = parser_span_from(p, first);
  return unit;
}

/* Definitions. */

/* parameters -> "(" parameter ("," parameter)* ")" */
static void parse_head_parameters(Parser *p, Head *head) {
  uint32_t opener = p->at, mark = p->parameters.count;
  parser_expect(p, TOKEN_LEFT_PAREN);
  parser_refuse_empty_parentheses(p);
  do {
    Parameter parameter = parse_parameter(p);
    vec_push(&p->parameters, parameter);
  } while (parser_accept(p, TOKEN_COMMA));
  parser_close(p, opener, TOKEN_RIGHT_PAREN);
  vec_take(p, Parameter, parameters, mark, head->parameters, head->parameter_count);
}

/* head -> prefix id | id infix id | id postfix */
static Head parse_symbol_head(Parser *p) {
  uint32_t mark = p->parameters.count;
  Parameter operand = {0};
  Head head = {0};
  if (parser_is(p, TOKEN_IDENTIFIER)) {
    operand.name = parser_name(p, "a parameter");
    vec_push(&p->parameters, operand);
  }
  const Token *t = parser_next(p);
  head.name = op_name(p, t, t->op);
  if (op_infos[t->op].fixity != FIXITY_POSTFIX) {
    operand.name = parser_name(p, "a parameter");
    vec_push(&p->parameters, operand);
  }
  vec_take(p, Parameter, parameters, mark, head.parameters, head.parameter_count);
  return head;
}

static const Unit *parse_body(Parser *p, uint32_t first, Unit *unit) {
  parser_expect(p, TOKEN_DEFINES);
  unit->body = parse_whole_expression(p);
  unit->at = parser_span_from(p, first);
  return unit;
}

/* function -> id "[" bounds "]" "==" expression */
static const Unit *parse_function_definition(Parser *p, uint32_t first, Unit *unit) {
  unit->kind = UNIT_FUNCTION;
  unit->head.name = parser_name(p, "the name of a function");
  uint32_t opener = p->at;
  parser_expect(p, TOKEN_LEFT_SQUARE);
  unit->bounds = parse_bounds(p, false);
  parser_close(p, opener, TOKEN_RIGHT_SQUARE);
  return parse_body(p, first, unit);
}

/* definition -> (id parameters? | symbol head | function) "==" (expression | instance) */
const Unit *parse_definition(Parser *p, uint32_t first, bool local) {
  Unit *unit = new_unit(p, UNIT_OPERATOR);
  unit->local = local;
  const Token *after = parser_ahead(p, 1);
  if (after->kind == TOKEN_LEFT_SQUARE) return parse_function_definition(p, first, unit);
  if (parser_is(p, TOKEN_OPERATOR) || after->kind == TOKEN_OPERATOR) {
    unit->head = parse_symbol_head(p);
    return parse_body(p, first, unit);
  }
  unit->head.name = parser_name(p, "a name");
  if (parser_is(p, TOKEN_LEFT_PAREN)) parse_head_parameters(p, &unit->head);
  if (parser_ahead(p, 1)->kind != TOKEN_INSTANCE) return parse_body(p, first, unit);
  parser_expect(p, TOKEN_DEFINES);
  return parse_instance(p, first, local, unit->head);
}

/* Instances. */

static bool is_substitution(const Token *t, const Token *after) {
  return after->kind == TOKEN_LEFT_ARROW &&
         (t->kind == TOKEN_IDENTIFIER || t->kind == TOKEN_OPERATOR);
}

/* substitution -> (id | operator) "<-" argument */
static void parse_substitution(Parser *p) {
  Substitution s = {0};
  const Token *t = parser_peek(p);
  if (t->kind == TOKEN_OPERATOR)
    s.name = op_name(p, parser_next(p), t->op);
  else
    s.name = parser_name(p, "the name of a constant or variable of the module");
  parser_expect(p, TOKEN_LEFT_ARROW);
  s.value = parse_argument(p);
  vec_push(&p->substitutions, s);
}

/* instance -> INSTANCE word (WITH substitution ("," substitution)*)? */
const Unit *parse_instance(Parser *p, uint32_t first, bool local, Head head) {
  uint32_t mark = p->substitutions.count;
  Unit *unit = new_unit(p, UNIT_INSTANCE);
  unit->local = local;
  unit->head = head;
  parser_next(p);
  unit->instance = parser_word(p, "the name of a module");
  if (parser_accept(p, TOKEN_WITH)) {
    parse_substitution(p);
    while (parser_is(p, TOKEN_COMMA) && is_substitution(parser_ahead(p, 1), parser_ahead(p, 2))) {
      parser_next(p);
      parse_substitution(p);
    }
  }
  vec_take(p, Substitution, substitutions, mark, unit->substitutions, unit->substitution_count);
  unit->at = parser_span_from(p, first);
  return unit;
}
