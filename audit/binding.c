#include "audit/binding.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/scope.h"

typedef struct Reader {
  Arena *memory;
  Diags *diags;
  AuditBinding *binding;
} Reader;

static const char *const network_kinds[NETWORK_KIND_COUNT] = {[NETWORK_SET] = "set",
                                                              [NETWORK_SEQUENCE] = "sequence",
                                                              [NETWORK_CHANNELS] = "channels",
                                                              [NETWORK_BAG] = "bag"};

const char *network_kind_name(NetworkKind kind) { return network_kinds[kind]; }

bool role_is_of_variables(Role role) {
  return role == ROLE_CLOCK || role == ROLE_DEADLINE || role == ROLE_FAILURES || role == ROLE_LOCAL;
}

uint32_t role_arity(Role role) { return role == ROLE_ORDER ? 2 : role == ROLE_ENCODE ? 1 : 0; }

FindingPlace binding_code(const AuditBinding *b, const char *name) {
  for (uint32_t i = 0; i < b->code_count; i++)
    if (!strcmp(b->code[i].name, name)) return b->code[i].place;
  return (FindingPlace){0};
}

/* ---- members ---- */

static bool wrong(const Reader *r, Span at, const char *what, const char *needed) {
  diag_report(r->diags, DIAG_A0003, at, "%s is %s", what, needed);
  return false;
}

static Diag *unknown_member(const Reader *r, const JsonTree *member, const char *where) {
  return diag_report(r->diags, DIAG_A0003, member->key_at, "%s has no member `%s`", where,
                     member->key);
}

/* `{"value": null, "reason": "..."}`; sets the reason. */
static bool read_absent(const Reader *r, const JsonTree *item, const char **reason) {
  const JsonTree *value = json_tree_member(item, "value"), *why = json_tree_member(item, "reason");
  if (value && value->kind == JSON_NULL && why && why->kind == JSON_STRING && *why->text)
    return *reason = why->text, true;
  Diag *d = diag_report(r->diags, DIAG_A0003, item->at, "`%s` is null without a reason", item->key);
  diag_help(d, "write {\"value\": null, \"reason\": \"why there is no such thing\"}");
  return false;
}

static bool is_absent(const JsonTree *item) {
  const JsonTree *value = json_tree_member(item, "value");
  return item->kind == JSON_NULL || (value && value->kind == JSON_NULL);
}

static bool read_texts(const Reader *r, const JsonTree *list, const char *what, uint32_t *count,
                       const char *const **texts) {
  bool single = list->kind == JSON_STRING;
  const char **all = arena_array(r->memory, const char *, single ? 1 : list->count + 1);
  *texts = all;
  *count = 0;
  if (single) return all[(*count)++] = list->text, true;
  if (list->kind != JSON_LIST) return wrong(r, list->at, what, "a text or a list of texts");
  for (json_tree_each(item, list)) {
    if (item->kind != JSON_STRING) return wrong(r, item->at, what, "a list of texts");
    all[(*count)++] = item->text;
  }
  return true;
}

/* ---- roles ---- */

static bool read_role(const Reader *r, const JsonTree *item, Role role) {
  RoleBinding *b = &r->binding->roles[role];
  *b = (RoleBinding){.state = BOUND, .at = item->at};
  if (is_absent(item)) return b->state = BOUND_ABSENT, read_absent(r, item, &b->reason);
  if (role_is_of_variables(role)) {
    bool good = read_texts(r, item, item->key, &b->variable_count, &b->variables);
    if (good && b->variable_count) return b->text = b->variables[0], true;
    return good ? wrong(r, item->at, item->key, "a list of at least one variable") : false;
  }
  if (item->kind != JSON_STRING || !*item->text)
    return wrong(r, item->at, item->key, "bound to a text, an expression of the specification");
  return b->text = item->text, true;
}

static bool read_roles(const Reader *r, const JsonTree *roles) {
  if (roles->kind != JSON_OBJECT) return wrong(r, roles->at, "`roles`", "an object");
  bool good = true;
  for (json_tree_each(item, roles)) {
    Role role = role_find(item->key, strlen(item->key));
    if (role != ROLE_COUNT) {
      good &= read_role(r, item, role);
      continue;
    }
    Diag *d = diag_report(r->diags, DIAG_A0003, item->key_at, "there is no role `%s`", item->key);
    Guess guess = guess_start(item->key);
    for (int i = 0; i < ROLE_COUNT; i++) guess_consider(&guess, role_infos[i].name);
    if (guess.best) diag_help(d, "did you mean `%s`?", guess.best);
    good = false;
  }
  return good;
}

/* ---- objects of texts ---- */

typedef struct NamedText {
  const char *name;
  const char **text;
} NamedText;

/* Members that are texts with these names, and not empty; each may be missing. */
static bool read_named_texts(const Reader *r, const JsonTree *object, const char *where,
                             uint32_t count, const NamedText *texts, const char *help) {
  for (json_tree_each(member, object)) {
    uint32_t at = 0;
    while (at < count && strcmp(member->key, texts[at].name) != 0) at++;
    if (at == count || member->kind != JSON_STRING || !*member->text) {
      diag_help(unknown_member(r, member, where), "%s", help);
      return false;
    }
    *texts[at].text = member->text;
  }
  return true;
}

/* ---- actions ---- */

/* `{"epoch": "m.epoch", "worker": "m.from", "shard": "m.shard"}` */
static bool read_shown(const Reader *r, const JsonTree *item, DeedBinding *b) {
  if (item->kind != JSON_OBJECT) return wrong(r, item->at, "`shows`", "an object");
  const NamedText texts[] = {
      {"epoch", &b->shown_epoch}, {"worker", &b->shown_worker}, {"shard", &b->shown_shard}};
  if (!read_named_texts(r, item, "`shows`", 3, texts,
                        "members are the texts epoch, worker and shard"))
    return false;
  return b->shown_epoch || wrong(r, item->at, "`shows`", "an object with the text `epoch`");
}

static bool read_action_member(const Reader *r, const JsonTree *item, DeedBinding *b) {
  if (!strcmp(item->key, "name") && item->kind == JSON_STRING) {
    b->name = item->text;
  } else if (!strcmp(item->key, "told") && item->kind == JSON_STRING) {
    b->told = item->text;
  } else if (!strcmp(item->key, "request") && item->kind == JSON_BOOLEAN) {
    b->request = item->truth;
  } else if (!strcmp(item->key, "arguments")) {
    return read_texts(r, item, "`arguments`", &b->argument_count, &b->arguments);
  } else if (!strcmp(item->key, "shows")) {
    return read_shown(r, item, b);
  } else {
    Diag *d = unknown_member(r, item, "an action");
    diag_help(d,
              "members are the texts name and told, the list arguments, the Boolean request, the "
              "object shows");
    return false;
  }
  return true;
}

static bool read_operator(const Reader *r, const JsonTree *item, const char *key, DeedBinding *b) {
  *b = (DeedBinding){.state = BOUND, .at = item->at};
  if (item->kind == JSON_STRING) return b->name = item->text, true;
  if (item->kind != JSON_OBJECT)
    return wrong(r, item->at, key, "a name or an object, or a list of such");
  bool good = true;
  for (json_tree_each(member, item)) good &= read_action_member(r, member, b);
  if (good && !b->name) return wrong(r, item->at, key, "an action without a `name`");
  return good;
}

static bool read_action(const Reader *r, const JsonTree *item, Deed deed) {
  DeedBinding *b = &r->binding->deeds[deed];
  if (is_absent(item)) {
    *b = (DeedBinding){.state = BOUND_ABSENT, .at = item->at};
    return read_absent(r, item, &b->reason);
  }
  if (item->kind != JSON_LIST) return read_operator(r, item, item->key, b);
  if (!item->count) return wrong(r, item->at, item->key, "a list of at least one action");
  bool good = read_operator(r, item->first, item->key, b);
  for (const JsonTree *other = item->first->next; other; other = other->next) {
    DeedBinding *next = arena_new(r->memory, DeedBinding);
    good &= read_operator(r, other, item->key, next);
    b->next = next;
    b = next;
  }
  return good;
}

static bool read_actions(const Reader *r, const JsonTree *actions) {
  if (actions->kind != JSON_OBJECT) return wrong(r, actions->at, "`actions`", "an object");
  bool good = true;
  for (json_tree_each(item, actions)) {
    Deed deed = deed_find(item->key, strlen(item->key));
    if (deed != DEED_COUNT) {
      good &= read_action(r, item, deed);
      continue;
    }
    Diag *d = diag_report(r->diags, DIAG_A0003, item->key_at, "no rule speaks of an action `%s`",
                          item->key);
    Guess guess = guess_start(item->key);
    for (int i = 0; i < DEED_COUNT; i++) guess_consider(&guess, deed_infos[i].name);
    if (guess.best) diag_help(d, "did you mean `%s`?", guess.best);
    good = false;
  }
  return good;
}

/* ---- the rest ---- */

/* `"value after a crash"`, or that as a member `value`. */
static bool read_volatile_variable(const Reader *r, const JsonTree *item, VolatileBinding *v) {
  *v = (VolatileBinding){.variable = item->key, .at = item->at};
  if (item->kind == JSON_STRING) return v->initial = item->text, true;
  if (item->kind != JSON_OBJECT)
    return wrong(r, item->at, item->key, "bound to a text, its value after a crash");
  for (json_tree_each(member, item)) {
    if (!strcmp(member->key, "value") && member->kind == JSON_STRING) {
      v->initial = member->text;
    } else if (!strcmp(member->key, "asked") && member->kind == JSON_BOOLEAN) {
      v->asked = member->truth;
    } else {
      Diag *d = unknown_member(r, member, "a variable of `volatile`");
      diag_help(d, "members are the text value, the Boolean asked");
      return false;
    }
  }
  return v->initial || wrong(r, item->at, item->key, "bound to an object without a `value`");
}

static bool read_volatile(const Reader *r, const JsonTree *item) {
  AuditBinding *b = r->binding;
  b->crashes = BOUND;
  if (is_absent(item)) return b->crashes = BOUND_ABSENT, read_absent(r, item, &b->crashes_reason);
  if (item->kind != JSON_OBJECT)
    return wrong(r, item->at, "`volatile`", "an object: variables and their values after a crash");
  VolatileBinding *all = arena_array(r->memory, VolatileBinding, item->count + 1);
  bool good = true;
  for (json_tree_each(member, item))
    good &= read_volatile_variable(r, member, &all[b->volatile_count++]);
  b->volatiles = all;
  return good;
}

static bool check_network_members(const Reader *r, const JsonTree *item) {
  for (json_tree_each(member, item)) {
    if (!strcmp(member->key, "variable") || !strcmp(member->key, "kind") ||
        !strcmp(member->key, "longest"))
      continue;
    Diag *d = unknown_member(r, member, "`network`");
    diag_help(d, "members are the texts variable and kind, the number longest");
    return false;
  }
  return true;
}

static bool read_network(const Reader *r, const JsonTree *item) {
  NetworkBinding *n = &r->binding->network;
  *n = (NetworkBinding){.state = BOUND, .at = item->at, .longest = 4};
  if (is_absent(item)) return n->state = BOUND_ABSENT, read_absent(r, item, &n->reason);
  const JsonTree *variable = json_tree_member(item, "variable"),
                 *kind = json_tree_member(item, "kind"),
                 *longest = json_tree_member(item, "longest");
  int64_t most;
  if (!variable || variable->kind != JSON_STRING || !kind || kind->kind != JSON_STRING)
    return wrong(r, item->at, "`network`", "an object with the texts `variable` and `kind`");
  if (longest && (!json_tree_int(longest, &most) || most < 1 || most > 100))
    return wrong(r, longest->at, "`longest`", "a number from 1 to 100");
  if (!check_network_members(r, item)) return false;
  if (longest) n->longest = (uint32_t)most;
  n->variable = variable->text;
  for (int i = 0; i < NETWORK_KIND_COUNT; i++)
    if (!strcmp(kind->text, network_kinds[i])) return n->kind = (NetworkKind)i, true;
  return wrong(r, kind->at, "the kind of a network", "set, sequence, channels or bag");
}

/* "src/shard.rs:120-148" or "src/shard.rs:120". */
static bool read_place(const Reader *r, const JsonTree *item, FindingPlace *place) {
  const char *colon = item->kind == JSON_STRING ? strrchr(item->text, ':') : NULL;
  unsigned long from = 0, to = 0;
  if (colon && isdigit((unsigned char)colon[1])) {
    char *end;
    from = to = strtoul(colon + 1, &end, 10);
    if (*end == '-') to = strtoul(end + 1, &end, 10);
    if (*end) from = 0;
  }
  if (!from || to < from || to > UINT32_MAX)
    return wrong(r, item->at, "a place in code", "a text such as \"src/shard.rs:120-148\"");
  *place = (FindingPlace){.path = arena_copy(r->memory, item->text, (size_t)(colon - item->text)),
                          .line = (uint32_t)from,
                          .end_line = (uint32_t)to};
  return true;
}

static bool read_code(const Reader *r, const JsonTree *code) {
  if (code->kind != JSON_OBJECT) return wrong(r, code->at, "`code`", "an object");
  CodeBinding *all = arena_array(r->memory, CodeBinding, code->count + 1);
  bool good = true;
  for (json_tree_each(item, code)) {
    CodeBinding *c = &all[r->binding->code_count++];
    *c = (CodeBinding){.name = item->key, .at = item->key_at};
    good &= read_place(r, item, &c->place);
  }
  r->binding->code = all;
  return good;
}

/* `{"spec": "Reference!Spec", "citation": "gray1989"}` */
static bool read_refines(const Reader *r, const JsonTree *item) {
  SourceBinding *b = &r->binding->refines;
  *b = (SourceBinding){.state = BOUND, .at = item->at};
  if (is_absent(item)) return b->state = BOUND_ABSENT, read_absent(r, item, &b->reason);
  if (item->kind != JSON_OBJECT) return wrong(r, item->at, "`refines`", "an object");
  const NamedText texts[] = {{"spec", &b->spec}, {"citation", &b->citation}};
  if (!read_named_texts(r, item, "`refines`", 2, texts, "members are the texts spec and citation"))
    return false;
  return b->citation || wrong(r, item->at, "`refines`", "an object with the text `citation`");
}

static bool read_inductive(const Reader *r, const JsonTree *item) {
  r->binding->inductive_at = item->at;
  return read_texts(r, item, "`inductive`", &r->binding->inductive_count, &r->binding->inductive);
}

static bool read_schema(const Reader *r, const JsonTree *item) {
  int64_t version;
  return (json_tree_int(item, &version) && version == 1) || wrong(r, item->at, "`schema`", "1");
}

static bool read_comment(const Reader *r, const JsonTree *item) {
  return item->kind == JSON_STRING || wrong(r, item->at, "`comment`", "a text");
}

static bool read_member(const Reader *r, const JsonTree *item) {
  static const struct {
    const char *key;
    bool (*read)(const Reader *, const JsonTree *);
  } members[] = {
      {"schema", read_schema},       {"comment", read_comment},   {"roles", read_roles},
      {"actions", read_actions},     {"volatile", read_volatile}, {"network", read_network},
      {"inductive", read_inductive}, {"code", read_code},         {"refines", read_refines},
  };
  for (size_t i = 0; i < sizeof members / sizeof *members; i++)
    if (!strcmp(item->key, members[i].key)) return members[i].read(r, item);
  Diag *d = unknown_member(r, item, "a binding");
  diag_help(d, "members are schema, comment, roles, actions, inductive, refines, volatile, "
               "network, code");
  return false;
}

const DeedBinding *binding_operator(const AuditBinding *binding, Deed deed, const char *name) {
  const DeedBinding *b = &binding->deeds[deed];
  while (b && b->state == BOUND && strcmp(b->name, name) != 0) b = b->next;
  return b && b->state == BOUND ? b : NULL;
}

const AuditBinding *binding_read(Arena *memory, Diags *diags, uint32_t file) {
  const JsonTree *root = json_tree_read(memory, diags, file);
  if (!root) return NULL;
  AuditBinding *binding = arena_new(memory, AuditBinding);
  binding->path = diags_path(diags, file);
  Reader r = {memory, diags, binding};
  if (root->kind != JSON_OBJECT) return wrong(&r, root->at, "a binding", "an object"), NULL;
  bool good = json_tree_member(root, "schema") ||
              wrong(&r, root->at, "a binding", "not complete: it needs `\"schema\": 1`");
  for (json_tree_each(item, root)) good &= read_member(&r, item);
  return good ? binding : NULL;
}
