/* Why a name is unknown, and what may be meant. */
#include <string.h>

#include "base/text.h"
#include "frontend/builtins.h"
#include "frontend/elaborate.h"
#include "frontend/foreign.h"
#include "frontend/lexer_scan.h"
#include "frontend/standard.h"

static bool is_read(const Place *p) {
  return diags_errors(p->analysis->session->diags) <= DIAG_LIMIT;
}

/* Names that are known elsewhere in the module. */

static const Name *find_later(const SyntaxModule *m, Symbol name) {
  for (uint32_t i = 0; i < m->unit_count; i++) {
    const Unit *u = m->units[i];
    if (u->head.name.text == name) return &u->head.name;
    for (uint32_t j = 0; j < u->parameter_count; j++)
      if (u->parameters[j].name.text == name) return &u->parameters[j].name;
  }
  return NULL;
}

/* Does the name stand inside its own definition? */
static const Operator *find_around(const Place *p, Symbol name) {
  for (const Frame *f = p->frame; f; f = f->parent)
    if (f->op->definition.name == name) return f->op;
  return NULL;
}

static bool explain_order(const Place *p, Diag *d, Symbol name) {
  const Operator *around = find_around(p, name);
  const Name *later = find_later(p->context->module->syntax, name);
  if (around) {
    Text places = {0};
    uint32_t arity = operator_arity(around);
    for (uint32_t i = 0; i < arity; i++) text_append(&places, i ? ", _" : "(_");
    if (arity) text_append_char(&places, ')');
    diag_label(d, around->definition.at, "inside its own definition");
    diag_help(d, "declare it before: RECURSIVE %s%s", symbol_text(name), text_string(&places));
    text_free(&places);
  } else if (later) {
    diag_label(d, later->at, "it is introduced here, after its use");
    diag_help(d, "a name is known from its definition on: move this one up");
  }
  return around || later;
}

/* The tuple of variables that `[][Next]_vars` needs. */

enum { LISTED_MAX = 8 };

static bool explain_vars(const Place *p, Diag *d, Symbol name) {
  if (strcmp(symbol_text(name), "vars") != 0) return false;
  Text list = {0};
  uint32_t count = 0;
  const Names *names = &p->context->names;
  for (uint32_t i = 0; i < names->count; i++) {
    if (names->entries[i].entity->kind != ENTITY_VARIABLE) continue;
    if (count++ < LISTED_MAX)
      text_format(&list, "%s%s", count > 1 ? ", " : "", symbol_text(names->entries[i].name));
  }
  if (count)
    diag_help(d, "define the tuple of all variables before it: vars == <<%s%s>>",
              text_string(&list), count > LISTED_MAX ? ", ..." : "");
  text_free(&list);
  return count > 0;
}

/* What a translation of PlusCal defines. */
static bool explain_algorithm(const Place *p, Diag *d, Symbol name) {
  static const char *const translated[] = {"pc", "vars", "Init", "Next", "Spec", "ProcSet"};
  size_t length;
  uint32_t file = p->context->module->syntax->file;
  const char *text = diags_text(p->analysis->session->diags, file, &length);
  if (!strstr(text, "--algorithm") && !strstr(text, "--fair algorithm")) return false;
  for (size_t i = 0; i < sizeof translated / sizeof *translated; i++)
    if (strcmp(symbol_text(name), translated[i]) == 0) {
      diag_help(d, "the PlusCal algorithm of this module has no translation yet");
      return true;
    }
  return false;
}

/* Standard modules. */

/* Does a line of the text start with the name, and a left side with it? */
static bool defines(const char *text, const char *name) {
  size_t length = strlen(name);
  for (const char *at = text; length > 1 && (at = strstr(at, name)); at += length) {
    const char *after = at + length + strspn(at + length, " ");
    bool left_side = *after == '(' || *after == '[' || strncmp(after, "==", 2) == 0;
    if (at > text && at[-1] == '\n' && left_side) return true;
  }
  return false;
}

static const char *find_standard(const char *name) {
  const char *module = builtin_module_of(name);
  if (module) return strcmp(module, "Naturals") == 0 ? "Integers" : module;
  for (size_t i = 0; i < standard_module_count; i++)
    if (defines(standard_modules[i].text, name)) return standard_modules[i].name;
  return NULL;
}

static void explain_standard(const Place *p, Diag *d, const char *module) {
  if (p->context->module->syntax->extends_count)
    diag_help(d, "it is in the standard module %s: add that to EXTENDS", module);
  else
    diag_help(d, "it is in the standard module %s: `EXTENDS %s` is missing", module, module);
}

/* What the text around a name shows. */

/* Is the name primed anywhere in the file? */
static bool is_primed(const Place *p, const char *name, Span at) {
  size_t length, own = strlen(name);
  const char *text = diags_text(p->analysis->session->diags, at.file, &length);
  for (const char *use = text; (use = strstr(use, name)); use += own)
    if (use[own] == '\'' && (use == text || !scan_is_word(use[-1]))) return true;
  return false;
}

static bool explain_variable(const Place *p, Diag *d, Symbol name, Span at) {
  bool primed = is_primed(p, symbol_text(name), at);
  if (primed) diag_help(d, "if it is a variable, declare it: VARIABLE %s", symbol_text(name));
  return primed;
}

/* The first word of a line that starts with `#`. */
static bool explain_comment(const Place *p, Diag *d, Span at) {
  size_t length;
  const char *text = diags_text(p->analysis->session->diags, at.file, &length);
  uint32_t start = at.start;
  while (start > 0 && strchr(" \t", text[start - 1])) start--;
  if (start == 0 || text[start - 1] != '#' || (start > 1 && text[start - 2] != '\n')) return false;
  diag_help(d, "a comment stands in (* *), or after `\\*` up to the end of the line");
  return true;
}

/* `0xFF`, and `1e6`, which are names. */
static bool explain_number(Diag *d, const char *text) {
  size_t digits = strspn(text, "0123456789");
  char letter = text[digits];
  if (digits == 0 || letter == '\0') return false;
  const char *rest = text + digits + 1;
  if (*rest == '\0' || rest[strspn(rest, "0123456789abcdefABCDEF")]) return false;
  if (strchr("xXbBoO", letter))
    diag_help(d, "numbers of other bases start with a backslash: \\hFF, \\b101, \\o17");
  else if (strchr("eE", letter))
    diag_help(d, "a power of ten is written 10^6");
  else
    return false;
  return true;
}

/* `[]Next_vars` */
static bool explain_subscript(const Place *p, Diag *d, const char *text) {
  SymbolTable *symbols = p->analysis->session->symbols;
  for (const char *line = strchr(text, '_'); line; line = strchr(line + 1, '_')) {
    Symbol action = symbol_intern(symbols, text, (size_t)(line - text));
    Symbol subscript = symbol_intern(symbols, line + 1, strlen(line + 1));
    if (!place_find(p, action) || !place_find(p, subscript)) continue;
    diag_help(d, "an action with a subscript stands in brackets: [%s]_%s", symbol_text(action),
              symbol_text(subscript));
    return true;
  }
  return false;
}

/* `{p1, p2}` */
static void explain_element(const Place *p, Diag *d, const char *name, Span at) {
  size_t length;
  const char *text = diags_text(p->analysis->session->diags, at.file, &length);
  uint32_t start = at.start;
  while (start > 0 && strchr(" \t\r\n", text[start - 1])) start--;
  size_t end = at.end + strspn(text + at.end, " \t\r\n");
  if (start == 0 || !text[end]) return;
  const char before = text[start - 1], after = text[end];
  if ((before == ',' && after == '}') || (after == ',' && (before == '{' || before == ',')))
    diag_help(d, "what stands for itself is a string, \"%s\", or declared: CONSTANT %s", name,
              name);
}

/* All together. */

static bool explain_operator(Diag *d, const char *text) {
  Op op = op_find(text, strlen(text));
  if (op == OP_COUNT || !op_advice(op)) return false;
  diag_help(d, "%s", op_advice(op));
  return true;
}

static bool explain_word(Diag *d, const char *text) {
  const char *advice = foreign_word(text, false);
  if (advice) diag_help(d, "%s", advice);
  return advice;
}

static Guess guess_name(const Place *p, const char *text) {
  Guess guess = guess_start(text);
  guess_consider_scope(&guess, p->scope);
  for (const Context *c = p->context; c; c = c->outer) guess_consider_names(&guess, &c->names);
  return guess;
}

/* `Sequences!Len`, and `Naturals.Nat` */
static bool explain_module(Diag *d, const char *text) {
  if (!standard_find(text)) return false;
  diag_help(d, "%s is a module: what it defines has its own names after EXTENDS %s", text, text);
  return true;
}

static void explain(const Place *p, Diag *d, Symbol name, Span at) {
  const char *text = symbol_text(name);
  if (explain_order(p, d, name) || explain_operator(d, text) || explain_algorithm(p, d, name) ||
      explain_vars(p, d, name) || explain_comment(p, d, at) || explain_module(d, text) ||
      explain_number(d, text) || explain_subscript(p, d, text))
    return;
  Guess guess = guess_name(p, text);
  bool same = guess.best && guess.distance == 0;
  const char *module = same ? NULL : find_standard(text);
  if (module)
    explain_standard(p, d, module);
  else if (!same && explain_word(d, text))
    return;
  else if (guess.best)
    diag_help(d, "did you mean `%s`?", guess.best);
  else if (!explain_variable(p, d, name, at))
    explain_element(p, d, text, at);
}

/* "EXTENDS M" if nothing else is missing, or the name itself. */
static Symbol find_cause(const Place *p, Symbol name) {
  const char *text = symbol_text(name);
  if (find_around(p, name) || find_later(p->context->module->syntax, name)) return name;
  Guess guess = guess_name(p, text);
  const char *module = guess.best && guess.distance == 0 ? NULL : find_standard(text);
  if (!module) return name;
  const char *missing = arena_format(p->analysis->session->memory, "EXTENDS %s", module);
  return symbol_intern(p->analysis->session->symbols, missing, strlen(missing));
}

/* What has been said already: of a module the unknown names, and the standard modules
   that would bring them.  More uses are marked in the first message. */
struct Told {
  struct Told *next;
  const Module *module;
  Symbol cause;
  Diag *message;
  uint32_t marked;
};

enum { MARKED_MAX = 4 };

static bool is_told(const Place *p, Symbol cause, Symbol name, Span at) {
  struct Told *t = p->analysis->told;
  while (t && (t->module != p->context->module || t->cause != cause)) t = t->next;
  if (t && t->marked++ < MARKED_MAX)
    diag_label(t->message, at, cause == name ? "and here" : "and `%s`", symbol_text(name));
  return t;
}

static void tell(const Place *p, Symbol cause, Diag *d) {
  struct Told *t = arena_new(p->analysis->session->memory, struct Told);
  *t = (struct Told){p->analysis->told, p->context->module, cause, d, 0};
  p->analysis->told = t;
}

void unknown_report(const Place *p, Symbol name, Span at) {
  bool read = is_read(p);
  Symbol cause = read ? find_cause(p, name) : name;
  if (read && is_told(p, cause, name, at)) return;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0101, at, "`%s` is not defined",
                        symbol_text(name));
  if (!read) return;
  tell(p, cause, d);
  explain(p, d, name, at);
}

void unknown_explain_in(const Place *p, Diag *d, const Context *instance, Symbol name) {
  if (!is_read(p)) return;
  Guess guess = guess_start(symbol_text(name));
  for (uint32_t i = 0; i < instance->names.count; i++)
    if (name_is_visible(&instance->names.entries[i]))
      guess_consider(&guess, symbol_text(instance->names.entries[i].name));
  if (guess.best) diag_help(d, "did you mean `%s`?", guess.best);
}
