#include "frontend/config_advice.h"

#include <string.h>
#include <strings.h>

static bool is_text(const ConfigToken *t, const char *text) {
  return strcmp(symbol_text(t->text), text) == 0;
}

static bool is_any_of(const ConfigToken *t, const char *const *texts) {
  for (; *texts; texts++)
    if (is_text(t, *texts)) return true;
  return false;
}

/* Signs that start comments elsewhere. */
static const char *advise_comment(const ConfigToken *t) {
  static const char *const signs[] = {"#", "//", "--", "/*", "##", NULL};
  return is_any_of(t, signs) ? "a comment stands in (* *), or after `\\*` up to the end of the line"
                             : NULL;
}

static const char *advise_equals(const ConfigToken *t) {
  if (t->kind == CONFIG_TOKEN_ARROW) return "an operator is replaced as a whole: Op <- Other";
  return is_text(t, "==") || is_text(t, ":=") ? "a constant gets a value by `=`, as in N = 3, or "
                                                "an operator of the module by `<-`"
                                              : NULL;
}

/* `N <- 3`, `S = [0, 1]`, `INVARIANT x > 0` */
static const char *advise_name(const ConfigToken *t, const ConfigToken *before) {
  bool value = t->kind == CONFIG_TOKEN_INTEGER || t->kind == CONFIG_TOKEN_TEXT ||
               t->kind == CONFIG_TOKEN_OPEN_BRACE;
  if (value && before->kind == CONFIG_TOKEN_ARROW)
    return "a value stands behind `=`; behind `<-` stands the name of an operator";
  if (before->kind == CONFIG_TOKEN_OPEN_BRACKET)
    return "a set is written {a, b}; `[Module]` says in which module a name is replaced";
  if (t->kind == CONFIG_TOKEN_END) return NULL;
  return "a configuration has names only: define the formula in the module, and name it here";
}

static const char *advise_word(const ConfigToken *t) {
  static const char *const others[] = {"VARIABLE", "VARIABLES", "EXTENDS", "MODULE",
                                       "ASSUME",   "INSTANCE",  "THEOREM", NULL};
  if (is_any_of(t, others)) return "this is said in the module";
  return NULL;
}

static const char *advise_statement(const ConfigToken *t) {
  if (t->kind == CONFIG_TOKEN_NAME) return advise_word(t);
  return "a configuration has names only: define the formula in the module, and name it here";
}

static bool is_truth(const ConfigToken *t) {
  return strcasecmp(symbol_text(t->text), "TRUE") == 0 ||
         strcasecmp(symbol_text(t->text), "FALSE") == 0;
}

static const char *find_advice(const ConfigToken *t, const ConfigToken *before,
                               const char *wanted) {
  const char *comment = advise_comment(t);
  if (comment) return comment;
  if (t->kind == CONFIG_TOKEN_COMMA) return "names follow each other without commas";
  if (strstr(wanted, "`=`")) return advise_equals(t);
  if (strcmp(wanted, "TRUE or FALSE") == 0)
    return is_truth(t) ? "truth values are written in capitals" : NULL;
  if (strcmp(wanted, "`,` or `}`") == 0 && t->kind != CONFIG_TOKEN_END)
    return "the elements of a set are separated by commas, and `}` ends it";
  if (strcmp(wanted, "the next statement") == 0) return advise_statement(t);
  if (strcmp(wanted, "a name") == 0 && t->kind != CONFIG_TOKEN_NAME) return advise_name(t, before);
  return NULL;
}

void config_advise(Diag *d, const ConfigTokens *all, const ConfigToken *t, const char *wanted) {
  const char *advice = find_advice(t, t > all->at ? t - 1 : t, wanted);
  if (advice) {
    diag_help(d, "%s", advice);
    return;
  }
  const char *keyword =
      t->kind == CONFIG_TOKEN_NAME ? config_guess_keyword(symbol_text(t->text)) : NULL;
  if (keyword && strcmp(keyword, symbol_text(t->text)) != 0)
    diag_help(d, "did you mean %s?", keyword);
  else if (keyword)
    diag_help(d, "the statement before it names nothing");
}
