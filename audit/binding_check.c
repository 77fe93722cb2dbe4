/* Bindings held against a specification: is all that they name there? */
#include <ctype.h>
#include <string.h>

#include "audit/binding.h"
#include "base/text.h"
#include "frontend/elaborate.h"

typedef struct Checker {
  Session *session;
  Spec *spec;
  const AuditBinding *binding;
} Checker;

static Symbol intern(const Checker *c, const char *text) {
  return symbol_intern(c->session->symbols, text, strlen(text));
}

static bool is_name(const char *text) {
  if (!isalpha((unsigned char)*text) && *text != '_') return false;
  for (; *text; text++)
    if (!isalnum((unsigned char)*text) && *text != '_' && *text != '!') return false;
  return true;
}

static const Variable *find_variable(const Checker *c, const char *name) {
  for (uint32_t i = 0; i < c->spec->variable_count; i++)
    if (!strcmp(symbol_text(c->spec->variables[i]->name), name)) return c->spec->variables[i];
  return NULL;
}

static bool is_constant(const Checker *c, const char *name) {
  for (uint32_t i = 0; i < c->spec->constant_count; i++)
    if (!strcmp(symbol_text(c->spec->constants[i]->name), name)) return true;
  return false;
}

static bool unknown(const Checker *c, Span at, const char *name, const char *kind) {
  Diag *d = diag_report(c->session->diags, DIAG_A0004, at, "`%s` is no %s of %s", name, kind,
                        symbol_text(c->spec->name));
  const char *guess = spec_guess(c->spec, name);
  if (guess) diag_help(d, "did you mean `%s`?", guess);
  return false;
}

static bool check_variable(const Checker *c, Span at, const char *name) {
  return find_variable(c, name) || unknown(c, at, name, "variable");
}

static bool check_operator(const Checker *c, Span at, const char *name, uint32_t arity) {
  const Definition *d = spec_find(c->spec, intern(c, name));
  if (!d) return unknown(c, at, name, "operator");
  if (d->parameter_count == arity) return true;
  Diag *diag =
      diag_report(c->session->diags, DIAG_A0004, at, "`%s` takes %u arguments, and %u are meant",
                  name, d->parameter_count, arity);
  diag_label(diag, d->at, "it is defined here");
  return false;
}

/* An expression by itself; mistakes are shown in its own text, and where it stands. */
static bool check_expression(const Checker *c, Span at, const char *what, const char *text) {
  Diags *diags = c->session->diags;
  bool known = !is_name(text) || find_variable(c, text) || is_constant(c, text) ||
               spec_find(c->spec, intern(c, text)) || !strcmp(text, "TRUE") ||
               !strcmp(text, "FALSE") || !strcmp(text, "BOOLEAN");
  if (!known) return unknown(c, at, text, "name");
  const char *path = arena_format(c->session->memory, "%s (%s)", c->binding->path, what);
  uint32_t file = diags_add_file(diags, path, text, strlen(text));
  const Syntax *syntax = parse_expression(c->session, file);
  Spec *spec = c->spec;
  if (syntax && spec_expression(c->session, &spec, syntax)) return true;
  diag_report(diags, DIAG_A0004, at, "`%s` is bound to what is no expression of %s", what,
              symbol_text(c->spec->name));
  return false;
}

static bool check_role(const Checker *c, Role role) {
  const RoleBinding *b = &c->binding->roles[role];
  if (b->state != BOUND) return true;
  bool good = true;
  for (uint32_t i = 0; i < b->variable_count; i++)
    good &= check_variable(c, b->at, b->variables[i]);
  if (role_is_of_variables(role)) return good;
  if (role == ROLE_TOKEN) return check_variable(c, b->at, b->text);
  uint32_t arity = role_arity(role);
  return arity ? check_operator(c, b->at, b->text, arity)
               : check_expression(c, b->at, role_infos[role].name, b->text);
}

static bool check_argument(const Checker *c, Span at, const char *argument) {
  if (role_of_argument(argument, strlen(argument)) != ROLE_COUNT || strstr(argument, "\\in "))
    return true;
  Diag *d = diag_report(c->session->diags, DIAG_A0004, at, "nothing is known of an argument `%s`",
                        argument);
  diag_help(d, "it is worker, shard, other, key, item, operation or token, or says where it is "
               "from: \"x \\\\in S\"");
  return false;
}

/* What a request shows is said of the parameters that the binding names: `m \in msgs`. */
static bool check_shown(const Checker *c, const DeedBinding *b, const char *what,
                        const char *shown) {
  if (!shown) return true;
  Text text = {0};
  for (uint32_t i = 0; i < b->argument_count; i++)
    if (strstr(b->arguments[i], "\\in ")) text_format(&text, "\\E %s : ", b->arguments[i]);
  text_format(&text, "LET shown_ == %s IN shown_ = shown_", shown);
  bool good = check_expression(c, b->at, what,
                               arena_copy(c->session->memory, text_string(&text), text.length));
  text_free(&text);
  return good;
}

static bool check_operator_of_deed(const Checker *c, const DeedBinding *b) {
  const Definition *d = spec_find(c->spec, intern(c, b->name));
  if (!d) return unknown(c, b->at, b->name, "operator");
  bool good = !b->argument_count || check_operator(c, b->at, b->name, b->argument_count);
  for (uint32_t i = 0; i < b->argument_count; i++)
    good &= check_argument(c, b->at, b->arguments[i]);
  return good && check_shown(c, b, "shows: epoch", b->shown_epoch) &&
         check_shown(c, b, "shows: worker", b->shown_worker) &&
         check_shown(c, b, "shows: shard", b->shown_shard);
}

static bool check_deed(const Checker *c, const DeedBinding *b) {
  bool good = true;
  for (; b && b->state == BOUND; b = b->next) good &= check_operator_of_deed(c, b);
  return good;
}

/* Each design is a refinement of itself, which says nothing. */
static bool check_refines(const Checker *c) {
  const SourceBinding *from = &c->binding->refines;
  if (from->state != BOUND || !from->spec) return true;
  if (is_name(from->spec) && strchr(from->spec, '!'))
    return check_expression(c, from->at, "refines", from->spec);
  Diag *d = diag_report(c->session->diags, DIAG_A0004, from->at,
                        "`%s` is no specification of another module", from->spec);
  diag_help(d, "a reference is named as in `Reference!Spec`, where Reference is an INSTANCE");
  return false;
}

static bool check_rest(const Checker *c) {
  const AuditBinding *b = c->binding;
  bool good = true;
  for (uint32_t i = 0; i < b->volatile_count; i++) {
    const VolatileBinding *v = &b->volatiles[i];
    good &= check_variable(c, v->at, v->variable) &&
            check_expression(c, v->at, v->variable, v->initial);
  }
  for (uint32_t i = 0; i < b->inductive_count; i++)
    good &= check_operator(c, b->inductive_at, b->inductive[i], 0);
  for (uint32_t i = 0; i < b->code_count; i++)
    good &= spec_find(c->spec, intern(c, b->code[i].name)) ||
            unknown(c, b->code[i].at, b->code[i].name, "operator");
  good &= check_refines(c);
  if (b->network.state == BOUND) good &= check_variable(c, b->network.at, b->network.variable);
  return good;
}

/* ---- what a configuration changes ---- */

static const char *effective_name(Session *s, const Spec *spec, const char *name) {
  Definition *d = spec_find(spec, symbol_intern(s->symbols, name, strlen(name)));
  return d ? symbol_text(spec_effective(d)->name) : name;
}

static DeedBinding configured_deed(Session *s, const Spec *spec, const DeedBinding *b) {
  DeedBinding copy = *b;
  if (b->state == BOUND) copy.name = effective_name(s, spec, b->name);
  if (!b->next) return copy;
  DeedBinding *next = arena_new(s->memory, DeedBinding);
  *next = configured_deed(s, spec, b->next);
  copy.next = next;
  return copy;
}

const AuditBinding *binding_configured(Session *s, const Spec *spec, const AuditBinding *binding) {
  AuditBinding *copy = arena_new(s->memory, AuditBinding);
  *copy = *binding;
  for (int deed = 0; deed < DEED_COUNT; deed++)
    copy->deeds[deed] = configured_deed(s, spec, &binding->deeds[deed]);
  CodeBinding *code = arena_array(s->memory, CodeBinding, binding->code_count + 1);
  for (uint32_t i = 0; i < binding->code_count; i++) {
    code[i] = binding->code[i];
    code[i].name = effective_name(s, spec, code[i].name);
  }
  copy->code = code;
  return copy;
}

bool binding_check(Session *session, Spec *spec, const AuditBinding *binding) {
  Checker c = {session, spec, binding};
  bool good = true;
  for (int role = 0; role < ROLE_COUNT; role++) good &= check_role(&c, (Role)role);
  for (int deed = 0; deed < DEED_COUNT; deed++) good &= check_deed(&c, &binding->deeds[deed]);
  return check_rest(&c) && good;
}
