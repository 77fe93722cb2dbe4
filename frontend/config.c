/* The grammar of configuration files (TLC's ModelConfig). */
#include "frontend/config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "base/source.h"
#include "base/text.h"
#include "frontend/config_advice.h"
#include "frontend/config_lexer.h"
#include "frontend/operators.h"
#include "frontend/scope.h"

typedef struct Reader {
  Session *session;
  Config *config;
  const ConfigTokens *tokens;
  ConfigToken *next;
  Span check_deadlock_at;
} Reader;

/* What follows a keyword, and where it goes. */
typedef enum Shape {
  SHAPE_CONSTANTS,
  SHAPE_NAME,
  SHAPE_NAMES,
  SHAPE_TRUTH,
  SHAPE_IDLE /* names that nobody looks at */
} Shape;

typedef struct Statement {
  const char *keyword;
  Shape shape;
  size_t field; /* of Config: a Name or a NameList */
} Statement;

static const Statement statements[] = {
    {"CONSTANT", SHAPE_CONSTANTS, 0},
    {"CONSTANTS", SHAPE_CONSTANTS, 0},
    {"INIT", SHAPE_NAME, offsetof(Config, init)},
    {"NEXT", SHAPE_NAME, offsetof(Config, next)},
    {"SPECIFICATION", SHAPE_NAME, offsetof(Config, specification)},
    {"VIEW", SHAPE_NAME, offsetof(Config, view)},
    {"ALIAS", SHAPE_NAME, offsetof(Config, alias)},
    {"POSTCONDITION", SHAPE_NAMES, offsetof(Config, postconditions)},
    {"POSTCONDITIONS", SHAPE_NAMES, offsetof(Config, postconditions)},
    {"INVARIANT", SHAPE_NAMES, offsetof(Config, invariants)},
    {"INVARIANTS", SHAPE_NAMES, offsetof(Config, invariants)},
    {"PROPERTY", SHAPE_NAMES, offsetof(Config, properties)},
    {"PROPERTIES", SHAPE_NAMES, offsetof(Config, properties)},
    {"CONSTRAINT", SHAPE_NAMES, offsetof(Config, constraints)},
    {"CONSTRAINTS", SHAPE_NAMES, offsetof(Config, constraints)},
    {"ACTION_CONSTRAINT", SHAPE_NAMES, offsetof(Config, action_constraints)},
    {"ACTION_CONSTRAINTS", SHAPE_NAMES, offsetof(Config, action_constraints)},
    {"SYMMETRY", SHAPE_NAMES, offsetof(Config, symmetry)},
    {"CHECK_DEADLOCK", SHAPE_TRUTH, 0},
    {"TYPE", SHAPE_IDLE, 0},
    {"TYPE_CONSTRAINT", SHAPE_IDLE, 0},
    {"_PERIODIC", SHAPE_IDLE, 0},
    {"_POSSIBLE", SHAPE_NAMES, offsetof(Config, possible)},
    {"_RL_REWARD", SHAPE_IDLE, 0},
};

enum { STATEMENT_COUNT = sizeof statements / sizeof *statements };

static const Statement *find_statement(const ConfigToken *t) {
  if (t->kind != CONFIG_TOKEN_NAME) return NULL;
  for (size_t i = 0; i < STATEMENT_COUNT; i++)
    if (strcmp(statements[i].keyword, symbol_text(t->text)) == 0) return &statements[i];
  return NULL;
}

/* SPEC for SPECIFICATION, DEADLOCK for CHECK_DEADLOCK. */
enum { SHORTENED_MIN = 4 };

const char *config_guess_keyword(const char *name) {
  Guess guess = guess_start(name);
  for (size_t i = 0; i < STATEMENT_COUNT; i++) guess_consider(&guess, statements[i].keyword);
  if (guess.best || strlen(name) < SHORTENED_MIN) return guess.best;
  for (size_t i = 0; i < STATEMENT_COUNT; i++)
    if (strstr(statements[i].keyword, name)) return statements[i].keyword;
  return NULL;
}

/* Tokens. */

static Diag *report(const Reader *r, DiagCode code, Span at, const char *message) {
  return diag_report(r->session->diags, code, at, "%s", message);
}

static bool accept(Reader *r, ConfigTokenKind kind) {
  if (r->next->kind != kind) return false;
  r->next++;
  return true;
}

static const char *token_text(const ConfigToken *t) {
  return t->kind == CONFIG_TOKEN_END ? "the end of the file" : symbol_text(t->text);
}

/* Is this the end of what belongs to a statement? */
static bool at_statement(const Reader *r) {
  return r->next->kind == CONFIG_TOKEN_END || find_statement(r->next);
}

static void skip_to_statement(Reader *r) {
  while (!at_statement(r)) r->next++;
}

static bool report_unexpected(Reader *r, const char *wanted) {
  Diag *d = diag_report(r->session->diags, DIAG_C0103, r->next->at, "%s is expected, not `%s`",
                        wanted, token_text(r->next));
  config_advise(d, r->tokens, r->next, wanted);
  skip_to_statement(r);
  return false;
}

/* An operator goes by its canonical name, however it is spelled. */
static bool read_operator(Reader *r, Name *name) {
  if (r->next->kind != CONFIG_TOKEN_OTHER) return false;
  const char *spelling = symbol_text(r->next->text);
  Op op = op_find(spelling, strlen(spelling));
  if (op == OP_COUNT) return false;
  const char *canonical = op_infos[op].ascii;
  *name = (Name){symbol_intern(r->session->symbols, canonical, strlen(canonical)), r->next->at};
  r->next++;
  return true;
}

/* `A`, or `I!A`, or an operator such as `++`. */
static bool read_name(Reader *r, Name *name) {
  ConfigToken *first = r->next;
  if (read_operator(r, name)) return true;
  if (first->kind != CONFIG_TOKEN_NAME || find_statement(first))
    return report_unexpected(r, "a name");
  *name = (Name){first->text, first->at};
  r->next++;
  while (r->next->kind == CONFIG_TOKEN_BANG && r->next[1].kind == CONFIG_TOKEN_NAME) {
    const char *whole = arena_format(r->session->memory, "%s!%s", symbol_text(name->text),
                                     symbol_text(r->next[1].text));
    name->text = symbol_intern(r->session->symbols, whole, strlen(whole));
    name->at.end = r->next[1].at.end;
    r->next += 2;
  }
  return true;
}

/* Values. */

static const ConfigValue *read_value(Reader *r, int depth);

enum { DEEPEST_VALUE = 100 };

static const ConfigValue *make_set(Reader *r, Span at, uint32_t count,
                                   const ConfigValue *const *items) {
  ConfigValue *set = arena_new(r->session->memory, ConfigValue);
  const ConfigValue **copy = arena_array(r->session->memory, const ConfigValue *, count);
  for (uint32_t i = 0; i < count; i++) copy[i] = items[i];
  *set = (ConfigValue){.kind = CONFIG_SET, .at = at, .count = count, .items = copy};
  return set;
}

static const ConfigValue *read_set(Reader *r, int depth) {
  Span at = r->next[-1].at;
  vec(const ConfigValue *) items = {0};
  const ConfigValue *set = NULL, *item = NULL;
  if (r->next->kind != CONFIG_TOKEN_CLOSE_BRACE) do {
      item = read_value(r, depth + 1);
      if (item) vec_push(&items, item);
    } while (item && accept(r, CONFIG_TOKEN_COMMA));
  bool complete = items.count == 0 || item;
  if (complete && accept(r, CONFIG_TOKEN_CLOSE_BRACE)) {
    at.end = r->next[-1].at.end;
    set = make_set(r, at, items.count, items.at);
  } else if (complete) {
    report_unexpected(r, "`,` or `}`");
  }
  vec_free(&items);
  return set;
}

static const ConfigValue *report_expression(Reader *r, Span at) {
  size_t length;
  bool quote = diags_text(r->session->diags, at.file, &length)[at.start] == '\'';
  Diag *d = report(r, DIAG_C0104, at, "a configuration cannot hold an expression");
  diag_help(d, "%s",
            quote ? "a string is written in double quotes; a word without any is a model value"
                  : "define an operator in the specification and write `<-` and its name");
  skip_to_statement(r);
  return NULL;
}

static const ConfigValue *read_value(Reader *r, int depth) {
  ConfigToken *t = r->next;
  ConfigValue *value = arena_new(r->session->memory, ConfigValue);
  *value = (ConfigValue){.at = t->at, .text = t->text};
  if (depth > DEEPEST_VALUE || at_statement(r)) {
    report_unexpected(r, "a value");
    return NULL;
  }
  r->next++;
  if (t->kind == CONFIG_TOKEN_OPEN_BRACE) return read_set(r, depth);
  bool truth =
      strcmp(symbol_text(t->text), "TRUE") == 0 || strcmp(symbol_text(t->text), "FALSE") == 0;
  if (t->kind == CONFIG_TOKEN_INTEGER)
    value->kind = CONFIG_NUMBER;
  else if (t->kind == CONFIG_TOKEN_TEXT)
    value->kind = CONFIG_STRING;
  else if (t->kind == CONFIG_TOKEN_NAME)
    value->kind = truth ? CONFIG_BOOLEAN : CONFIG_NAME;
  else
    return report_expression(r, t->at);
  if (r->next->kind == CONFIG_TOKEN_OTHER || r->next->kind == CONFIG_TOKEN_OPEN_PAREN)
    return report_expression(r, r->next->at);
  return value;
}

/* Statements. */

static void read_names(Reader *r, NameList *names) {
  while (!at_statement(r)) {
    Name name;
    if (!read_name(r, &name)) return;
    vec_push(names, name);
  }
}

static bool report_twice(Reader *r, const ConfigToken *keyword, Span first) {
  Diag *d = diag_report(r->session->diags, DIAG_C0105, keyword->at, "%s is given twice",
                        symbol_text(keyword->text));
  diag_label(d, first, "first here");
  return false;
}

static void read_single(Reader *r, const ConfigToken *keyword, Name *name) {
  Name read;
  if (!read_name(r, &read)) return;
  if (name->text)
    report_twice(r, keyword, name->at);
  else
    *name = read;
  if (!at_statement(r)) report_unexpected(r, "the next statement");
}

static bool read_module(Reader *r, Name *module) {
  if (!accept(r, CONFIG_TOKEN_OPEN_BRACKET)) return true;
  if (!read_name(r, module)) return false;
  return accept(r, CONFIG_TOKEN_CLOSE_BRACKET) || report_unexpected(r, "`]`");
}

/* `(1, a, ...)` after the name of a constant with parameters. */
static bool read_arguments(Reader *r, ConfigBinding *b) {
  if (!accept(r, CONFIG_TOKEN_OPEN_PAREN)) return true;
  vec(const ConfigValue *) all = {0};
  const ConfigValue *one;
  do {
    one = read_value(r, 0);
    if (one) vec_push(&all, one);
  } while (one && accept(r, CONFIG_TOKEN_COMMA));
  const ConfigValue **copy = arena_array(r->session->memory, const ConfigValue *, all.count);
  for (uint32_t i = 0; i < all.count; i++) copy[i] = all.at[i];
  b->argument_count = all.count;
  b->arguments = copy;
  vec_free(&all);
  return one && (accept(r, CONFIG_TOKEN_CLOSE_PAREN) || report_unexpected(r, "`,` or `)`"));
}

static bool read_binding(Reader *r) {
  ConfigBinding b = {0};
  if (!read_name(r, &b.name) || !read_arguments(r, &b)) return false;
  bool equals = accept(r, CONFIG_TOKEN_EQUALS);
  if (!equals && b.argument_count) return report_unexpected(r, "`=`");
  if (!equals && !accept(r, CONFIG_TOKEN_ARROW)) return report_unexpected(r, "`=` or `<-`");
  if (!read_module(r, &b.module)) return false;
  if (equals)
    b.value = read_value(r, 0);
  else if (!read_name(r, &b.other))
    return false;
  if (equals && !b.value) return false;
  vec_push(&r->config->bindings, b);
  return true;
}

static void read_check_deadlock(Reader *r, const ConfigToken *keyword) {
  const char *word = symbol_text(r->next->text);
  bool yes = strcmp(word, "TRUE") == 0;
  if (!yes && strcmp(word, "FALSE") != 0) {
    report_unexpected(r, "TRUE or FALSE");
    return;
  }
  r->next++;
  if (r->config->has_check_deadlock) {
    report_twice(r, keyword, r->check_deadlock_at);
    return;
  }
  r->config->has_check_deadlock = true;
  r->config->check_deadlock = yes;
  r->check_deadlock_at = keyword->at;
  if (!at_statement(r)) report_unexpected(r, "the next statement");
}

static void read_idle(Reader *r, const ConfigToken *keyword) {
  NameList names = {0};
  diag_report(r->session->diags, DIAG_C0209, keyword->at, "%s is read, but has no effect",
              symbol_text(keyword->text));
  read_names(r, &names);
  vec_free(&names);
}

static void read_statement(Reader *r, const Statement *statement) {
  const ConfigToken *keyword = r->next++;
  void *field = (char *)r->config + statement->field;
  switch (statement->shape) {
  case SHAPE_CONSTANTS:
    while (!at_statement(r) && read_binding(r)) continue;
    return;
  case SHAPE_NAME: read_single(r, keyword, field); return;
  case SHAPE_NAMES: read_names(r, field); return;
  case SHAPE_TRUTH: read_check_deadlock(r, keyword); return;
  case SHAPE_IDLE: read_idle(r, keyword); return;
  }
  never("shape of a statement");
}

static void report_no_statement(Reader *r) {
  Diag *d = diag_report(r->session->diags, DIAG_C0102, r->next->at, "`%s` starts no statement",
                        token_text(r->next));
  config_advise(d, r->tokens, r->next, "a statement");
  r->next++;
  skip_to_statement(r);
}

static void read_all(Reader *r) {
  while (r->next->kind != CONFIG_TOKEN_END) {
    const Statement *statement = find_statement(r->next);
    if (statement)
      read_statement(r, statement);
    else
      report_no_statement(r);
  }
}

static Config *read_range(Session *s, Span range) {
  unsigned errors = diags_errors(s->diags);
  Config *config = calloc(1, sizeof *config);
  if (!config) panic("out of memory");
  config->file = range.file;
  ConfigTokens tokens = {0};
  config_scan(s, range, &tokens);
  Reader r = {.session = s, .config = config, .tokens = &tokens, .next = tokens.at};
  read_all(&r);
  vec_free(&tokens);
  if (diags_errors(s->diags) == errors) return config;
  config_destroy(config);
  return NULL;
}

Config *config_read(Session *s, uint32_t file) {
  size_t length;
  diags_text(s->diags, file, &length);
  return read_range(s, (Span){file, 0, (uint32_t)length});
}

/* The offset behind the dashes of `---- CONFIG NAME ----`, or `length`. */
static uint32_t find_block(const char *text, uint32_t from, uint32_t length, const char *name) {
  static const char start[] = "---- CONFIG ";
  size_t width = strlen(name);
  for (const char *at = text + from; (at = strstr(at, start)); at++) {
    const char *rest = at + strlen(start);
    rest += strspn(rest, " ");
    if (strncmp(rest, name, width) != 0 || !strchr(" -", rest[width]) || !rest[width]) continue;
    rest += width;
    rest += strspn(rest, " ");
    return (uint32_t)(rest + strspn(rest, "-") - text);
  }
  return length;
}

Config *config_read_block(Session *s, Span behind, Symbol name, bool *found) {
  *found = false;
  if (behind.file == NO_SPAN.file) return NULL;
  size_t size;
  const char *text = diags_text(s->diags, behind.file, &size);
  uint32_t length = (uint32_t)size;
  uint32_t start = find_block(text, behind.start, length, symbol_text(name));
  *found = start < length;
  if (!*found) return NULL;
  const char *end = strstr(text + start, "====");
  return read_range(s, (Span){behind.file, start, end ? (uint32_t)(end - text) : length});
}

Config *config_load(Session *s, const char *path) {
  uint32_t file;
  return source_read(s->diags, path, &file) ? config_read(s, file) : NULL;
}

void config_destroy(Config *c) {
  if (!c) return;
  vec_free(&c->invariants);
  vec_free(&c->properties);
  vec_free(&c->constraints);
  vec_free(&c->action_constraints);
  vec_free(&c->symmetry);
  vec_free(&c->postconditions);
  vec_free(&c->possible);
  vec_free(&c->bindings);
  free(c);
}
