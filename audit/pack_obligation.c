/* The obligations of a rule: reading them. */
#include <ctype.h>
#include <string.h>

#include "audit/pack_read.h"

static const char *const form_names[FORM_COUNT] = {
    [FORM_STATE] = "state",         [FORM_ACTION] = "action", [FORM_CONSTANT] = "constant",
    [FORM_COMPOSE] = "compose",     [FORM_PUMP] = "pump",     [FORM_TRANSFORM] = "transform",
    [FORM_UNIVERSAL] = "universal", [FORM_COVER] = "cover",   [FORM_LOCAL] = "local",
    [FORM_REFINE] = "refine",
};

static const char *const transform_names[TRANSFORM_COUNT] = {
    [TRANSFORM_CLOCK_FREE] = "clock-free",
    [TRANSFORM_CLOCK_HAVOC] = "clock-havoc",
    [TRANSFORM_SPURIOUS_TIMEOUT] = "spurious-timeout",
    [TRANSFORM_AMBIGUOUS_REPLY] = "ambiguous-reply",
    [TRANSFORM_LOSSY_NETWORK] = "lossy-network",
    [TRANSFORM_CRASH] = "crash",
};

const char *obligation_form_name(ObligationForm form) { return form_names[form]; }
const char *transform_name(Transform transform) { return transform_names[transform]; }

/* The deed of `action deed` or `unfenced deed`; NULL if it is a role. */
static const char *deed_of_brace(const char *word, size_t length) {
  static const char *const starts[] = {"action ", "unfenced "};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (length > strlen(starts[i]) && !strncmp(word, starts[i], strlen(starts[i])))
      return word + strlen(starts[i]);
  return NULL;
}

/* `{role}`, `{action deed}` or `{unfenced deed}`: is that what stands in each pair of braces? */
static bool check_braces(const PackReader *r, Span at, const char *id, const char *formula) {
  for (const char *open = strchr(formula, '{'); open; open = strchr(open + 1, '{')) {
    const char *word = open + 1, *close = strchr(open, '}');
    size_t length = close ? (size_t)(close - word) : 0;
    const char *deed = deed_of_brace(word, length);
    bool known = deed ? deed_find(deed, length - (size_t)(deed - word)) != DEED_COUNT
                      : role_find(word, length) != ROLE_COUNT;
    if (known) continue;
    Diag *d = diag_report(r->diags, DIAG_A0002, at, "a formula of %s has {%.*s}, which is no role",
                          id, (int)length, word);
    diag_help(d, "sets with braces are written by a definition of the specification, or as "
                 "intervals");
    return false;
  }
  return true;
}

static bool read_formula(const PackReader *r, const JsonTree *object, const char *key,
                         const char *id, const char **formula) {
  if (!pack_read_optional(r, object, key, id, formula)) return false;
  return !*formula || check_braces(r, json_tree_member(object, key)->at, id, *formula);
}

static bool read_role(const PackReader *r, const JsonTree *object, Obligation *o) {
  const char *name;
  if (!pack_read_text(r, object, "role", o->id, &name)) return false;
  o->role = role_find(name, strlen(name));
  if (o->role != ROLE_COUNT) return true;
  diag_report(r->diags, DIAG_A0002, json_tree_member(object, "role")->at,
              "%s is about `%s`, which is no role", o->id, name);
  return false;
}

static bool wrong_deeds(const PackReader *r, Span at, const Obligation *o) {
  diag_report(r->diags, DIAG_A0002, at, "`by` of %s is a list of what actions do", o->id);
  return false;
}

/* `"by": ["checkpoint", "split"]` */
static bool read_deeds(const PackReader *r, const JsonTree *object, Obligation *o) {
  const JsonTree *list = json_tree_member(object, "by");
  if (!list) return true;
  if (list->kind != JSON_LIST) return wrong_deeds(r, list->at, o);
  Deed *deeds = arena_array(r->memory, Deed, list->count + 1);
  for (json_tree_each(item, list)) {
    if (item->kind != JSON_STRING) return wrong_deeds(r, item->at, o);
    deeds[o->by_count] = deed_find(item->text, strlen(item->text));
    if (deeds[o->by_count++] == DEED_COUNT) return wrong_deeds(r, item->at, o);
  }
  o->by = deeds;
  return true;
}

static bool is_identifier(const char *text) {
  size_t length = strlen(text);
  return isalpha((unsigned char)*text) && text[length - 1] == '_' &&
         strspn(text, "abcdefghijklmnopqrstuvwxyz_") == length;
}

static bool wrong_names(const PackReader *r, Span at, const Obligation *o) {
  Diag *d = diag_report(r->diags, DIAG_A0002, at,
                        "`for` of %s is an object: names to the sets that they are from", o->id);
  diag_help(d, "such names are small letters with `_` behind them, as in `key_`");
  return false;
}

/* `"for": {"key_": "{keys}"}` */
static bool read_names(const PackReader *r, const JsonTree *object, const Obligation *o,
                       Range *range) {
  const JsonTree *list = json_tree_member(object, "for");
  if (!list || list->kind != JSON_OBJECT || !list->count)
    return wrong_names(r, list ? list->at : object->at, o);
  const char **names = arena_array(r->memory, const char *, list->count);
  const char **sets = arena_array(r->memory, const char *, list->count);
  for (json_tree_each(item, list)) {
    if (!is_identifier(item->key)) return wrong_names(r, item->key_at, o);
    names[range->count] = item->key;
    if (!read_formula(r, list, item->key, o->id, &sets[range->count++])) return false;
  }
  range->names = names;
  range->sets = sets;
  return true;
}

static bool read_range(const PackReader *r, const JsonTree *object, Obligation *o) {
  Range *range = arena_new(r->memory, Range);
  o->range = range;
  return read_names(r, object, o, range) &&
         read_formula(r, object, "assume", o->id, &range->assume) &&
         read_formula(r, object, "step", o->id, &range->step);
}

/* What belongs to the form. */
static bool read_form(const PackReader *r, const JsonTree *object, Obligation *o) {
  uint32_t word;
  if (!pack_read_word(r, object, "form", o->id, FORM_COUNT, form_names, &word)) return false;
  o->form = (ObligationForm)word;
  if (o->form == FORM_COMPOSE || o->form == FORM_COVER || o->form == FORM_LOCAL)
    return read_role(r, object, o) && read_deeds(r, object, o);
  if (o->form == FORM_REFINE) return true;
  if (o->form == FORM_TRANSFORM) {
    bool good =
        pack_read_word(r, object, "transform", o->id, TRANSFORM_COUNT, transform_names, &word);
    if (good) o->transform = (Transform)word;
    return good;
  }
  if (o->form == FORM_UNIVERSAL && !read_range(r, object, o)) return false;
  if (!read_formula(r, object, "formula", o->id, &o->formula)) return false;
  if (o->formula) return o->at = json_tree_member(object, "formula")->at, true;
  return pack_read_text(r, object, "formula", o->id, &o->formula);
}

static bool read_obligation(const PackReader *r, const JsonTree *object, const Rule *rule,
                            Obligation *o) {
  static const char *const members[] = {"id",   "title", "form",   "transform", "formula", "when",
                                        "role", "for",   "assume", "step",      "by",      NULL};
  *o = (Obligation){.role = ROLE_COUNT, .at = object->at};
  return pack_read_text(r, object, "id", rule->id, &o->id) &&
         pack_read_text(r, object, "title", o->id, &o->title) && read_form(r, object, o) &&
         read_formula(r, object, "when", o->id, &o->when) &&
         pack_check_members(r, object, o->id, members);
}

bool pack_read_obligations(const PackReader *r, const JsonTree *object, Rule *rule) {
  const JsonTree *list = json_tree_member(object, "obligations");
  if (!list) return true;
  if (list->kind != JSON_LIST) {
    diag_report(r->diags, DIAG_A0002, list->at, "the obligations of %s are a list", rule->id);
    return false;
  }
  Obligation *all = arena_array(r->memory, Obligation, list->count + 1);
  for (json_tree_each(item, list))
    if (!read_obligation(r, item, rule, &all[rule->obligation_count++])) return false;
  rule->obligations = all;
  return true;
}
