#include "frontend/parser.h"

#include <string.h>

#include "frontend/parser_state.h"

static const SyntaxModule *parse_module_body(Parser *p);

/* EXTENDS, units and end of a module. */

static const Unit *parse_inner_module(Parser *p) {
  Unit *unit = arena_new(p->memory, Unit);
  unit->kind = UNIT_MODULE;
  uint32_t first = p->at;
  if (!parser_enter(p)) {
    parser_leave(p);
    return unit;
  }
  unit->module = parse_module_body(p);
  unit->at = parser_span_from(p, first);
  parser_leave(p);
  return unit;
}

/* local -> LOCAL (definition | instance) */
static const Unit *parse_local(Parser *p) {
  uint32_t first = p->at;
  parser_next(p);
  if (parser_raw(p)->defines) return parse_definition(p, first, true);
  if (parser_is(p, TOKEN_INSTANCE)) return parse_instance(p, first, true, (Head){0});
  parser_unexpected(p, "a definition or INSTANCE after LOCAL");
  return NULL;
}

/* USE and HIDE speak to provers only: step over them up to the next unit. */
static void parse_use(Parser *p) {
  uint32_t first = p->at;
  do parser_next(p);
  while (!parser_starts_unit(p, parser_raw(p)) && !parser_raw(p)->defines);
  ModuleUse use = {parser_span_from(p, first), p->units.count, parse_use_again(p, first)};
  vec_push(&p->uses, use);
}

/* unit -> declaration | definition | instance | theorem | module | "----" */
static const Unit *parse_unit(Parser *p) {
  const Token *t = parser_raw(p);
  switch ((int)t->kind) {
  case TOKEN_SEPARATOR:
    if (parser_ahead(p, 1)->kind == TOKEN_MODULE) return parse_inner_module(p);
    parser_next(p);
    return NULL;
  case TOKEN_CONSTANT:
  case TOKEN_CONSTANTS: return parse_parameters_unit(p, UNIT_CONSTANTS);
  case TOKEN_VARIABLE:
  case TOKEN_VARIABLES: return parse_parameters_unit(p, UNIT_VARIABLES);
  case TOKEN_RECURSIVE: return parse_parameters_unit(p, UNIT_RECURSIVE);
  case TOKEN_ASSUME:
  case TOKEN_ASSUMPTION:
  case TOKEN_AXIOM:
  case TOKEN_THEOREM:
  case TOKEN_LEMMA:
  case TOKEN_PROPOSITION:
  case TOKEN_COROLLARY: return parse_theorem(p);
  case TOKEN_INSTANCE: return parse_instance(p, p->at, false, (Head){0});
  case TOKEN_LOCAL: return parse_local(p);
  case TOKEN_USE:
  case TOKEN_HIDE: parse_use(p); return NULL;
  default:
    if (t->defines) return parse_definition(p, p->at, false);
    parser_no_unit(p);
    return NULL;
  }
}

/* After a mistake: on to where the next unit starts, judged by its column. */
static void recover(Parser *p, uint32_t first) {
  if (p->stopped) return;
  if (p->at == first) parser_next(p);
  for (;; parser_next(p)) {
    const Token *t = parser_raw(p);
    if (t->kind == TOKEN_END || t->kind == TOKEN_MODULE_END || t->kind == TOKEN_SEPARATOR) break;
    if (!t->first || t->column > p->unit_column) continue;
    if (parser_starts_unit(p, t) || parser_at_stray_definition(p)) break;
  }
  p->panicking = false;
}

/* Leaves what a rule was reading when it gave up. */
static void forget_items(Parser *p, uint32_t units) {
  p->kids.count = p->names.count = p->bounds.count = p->parameters.count = 0;
  p->updates.count = p->substitutions.count = 0;
  p->units.count = units;
}

static void parse_units(Parser *p) {
  while (!p->stopped && parser_raw(p)->kind != TOKEN_END &&
         parser_raw(p)->kind != TOKEN_MODULE_END) {
    uint32_t first = p->at, units = p->units.count;
    p->last_column = p->unit_column;
    p->unit_column = parser_raw(p)->column;
    p->bullets = (Bullets){0};
    p->conflicting = false;
    const Unit *unit = parse_unit(p);
    if (p->panicking) {
      recover(p, first);
      forget_items(p, units);
    } else if (unit) {
      vec_push(&p->units, unit);
    }
  }
}

static void parse_extends(Parser *p, SyntaxModule *module) {
  uint32_t mark = p->names.count;
  if (!parser_accept(p, TOKEN_EXTENDS)) return;
  do {
    Name name = parser_word(p, "the name of a module");
    vec_push(&p->names, name);
  } while (parser_accept(p, TOKEN_COMMA));
  vec_take(p, Name, names, mark, module->extends, module->extends_count);
  parser_check_extends(p);
}

static void expect_module_end(Parser *p, const SyntaxModule *module, uint32_t mark) {
  if (p->panicking || parser_accept(p, TOKEN_MODULE_END)) return;
  const Token *end = parser_raw(p);
  if (p->at > 0 && end[-1].kind == TOKEN_BAD) {
    p->panicking = true;
    return;
  }
  Diag *d = parser_fail(
      p, DIAG_P0006, module->name.at,
      arena_format(p->memory, "module `%s` has no end", symbol_text(module->name.text)));
  bool has_inner = false;
  for (uint32_t i = mark; i < p->units.count; i++) has_inner |= p->units.at[i]->kind == UNIT_MODULE;
  if (d && has_inner)
    diag_help(d, "each module in it takes a `====` of its own");
  else if (d)
    diag_help(d, "end it with a line of at least four `=`: ====");
}

/* module -> "----" MODULE word "----" (EXTENDS word ("," word)*)? unit* "====" */
static const SyntaxModule *parse_module_body(Parser *p) {
  uint32_t first = p->at, mark = p->units.count, uses = p->uses.count;
  SyntaxModule *module = arena_new(p->memory, SyntaxModule);
  module->file = p->file;
  parser_expect(p, TOKEN_SEPARATOR);
  parser_expect(p, TOKEN_MODULE);
  module->name = parser_word(p, "the name of the module");
  parser_expect(p, TOKEN_SEPARATOR);
  p->unit_column = parser_raw(p)->column;
  parse_extends(p, module);
  if (p->panicking) recover(p, p->at);
  parse_units(p);
  if (module->name.text) expect_module_end(p, module, mark);
  vec_take(p, const Unit *, units, mark, module->units, module->unit_count);
  for (uint32_t i = uses; i < p->uses.count; i++) p->uses.at[i].before -= mark;
  vec_take(p, ModuleUse, uses, uses, module->uses, module->use_count);
  module->at = parser_span_from(p, first);
  return module;
}

/* Entry points. */

static Parser open_parser(const Session *session, uint32_t file, const Tokens *tokens) {
  size_t length;
  return (Parser){.session = session,
                  .memory = session->memory,
                  .source = diags_text(session->diags, file, &length),
                  .file = file,
                  .tokens = tokens->list.at,
                  .token_count = tokens->list.count,
                  .end = tokens->list.count};
}

static void close_parser(Parser *p) {
  vec_free(&p->kids);
  vec_free(&p->names);
  vec_free(&p->bounds);
  vec_free(&p->parameters);
  vec_free(&p->updates);
  vec_free(&p->substitutions);
  vec_free(&p->units);
  vec_free(&p->uses);
}

static const SyntaxModule *parse_tokens(Session *session, uint32_t file, const Tokens *tokens) {
  if (tokens->mistakes >= MISTAKES_MAX) return NULL;
  Parser p = open_parser(session, file, tokens);
  const SyntaxModule *module = parse_module_body(&p);
  if (p.mistakes + tokens->mistakes > 0) module = NULL;
  close_parser(&p);
  return module;
}

const SyntaxModule *parse_module(Session *session, uint32_t file) {
  Tokens tokens = {0};
  bool found = lex_module(session, file, &tokens);
  const SyntaxModule *module = found ? parse_tokens(session, file, &tokens) : NULL;
  tokens_free(&tokens);
  return module;
}

const SyntaxModule *parse_named_module(Session *session, Span behind, const char *name) {
  Tokens tokens = {0};
  bool found = lex_named_module(session, behind, name, &tokens);
  const SyntaxModule *module = found ? parse_tokens(session, behind.file, &tokens) : NULL;
  tokens_free(&tokens);
  return module;
}

const Syntax *parse_expression(Session *session, uint32_t file) {
  const Syntax *e = NULL;
  Tokens tokens = {0};
  if (lex_expression(session, file, &tokens) && tokens.mistakes < MISTAKES_MAX) {
    Parser p = open_parser(session, file, &tokens);
    e = parse_whole_expression(&p);
    if (!parser_is(&p, TOKEN_END)) parser_unexpected(&p, "the end of the expression");
    if (p.mistakes + tokens.mistakes > 0) e = NULL;
    close_parser(&p);
  }
  tokens_free(&tokens);
  return e;
}
