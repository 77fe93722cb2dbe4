#include "audit/propose.h"

#include <ctype.h>
#include <string.h>

#include "audit/binding.h"
#include "audit/kernel_walk.h"
#include "audit/propose_shape.h"

/* `p \in S` somewhere in the next-state relation. */
typedef struct Bounded {
  const char *name, *set; /* the set as it is written */
} Bounded;

typedef struct Proposal {
  Session *session;
  Spec *spec;
  Json *out;
  Text *missing;
  const char *roles[ROLE_COUNT]; /* what they are bound to, or NULL */
  vec(Bounded) bounds;
  vec(Symbol) names;       /* of variables, constants and definitions */
  vec(const char *) deeds; /* operators that do something */
} Proposal;

static Symbol intern(const Proposal *p, const char *text, size_t length) {
  return symbol_intern(p->session->symbols, text, length);
}

static bool is_variable(const Proposal *p, Symbol name) {
  for (uint32_t i = 0; i < p->spec->variable_count; i++)
    if (p->spec->variables[i]->name == name) return true;
  return false;
}

static bool is_constant(const Proposal *p, Symbol name) {
  for (uint32_t i = 0; i < p->spec->constant_count; i++)
    if (p->spec->constants[i]->name == name) return true;
  return false;
}

/* ---- what may be what ---- */

static bool is_of_epochs(Role role) {
  return role == ROLE_EPOCH || role == ROLE_CACHED_EPOCH || role == ROLE_LOCAL;
}

/* What is called a token may be either; and what each worker has of each shard is no one's
   but its own. */
static bool is_other_token(const Proposal *p, Role role, Symbol name) {
  const char *text = symbol_text(name);
  size_t length = strlen(text), token = strlen("token");
  if (role == ROLE_EPOCH && shape_is_nested(p->session, p->spec, name)) return true;
  bool called = length >= token && (!strcmp(text + length - token, "token") ||
                                    !strcmp(text + length - token, "Token"));
  if (role != ROLE_TOKEN && !(is_of_epochs(role) && called)) return false;
  bool counted = shape_is_counted(p->session, p->spec, name);
  if (role == ROLE_TOKEN) return counted;
  bool cached = role != ROLE_EPOCH && !shape_is_nested(p->session, p->spec, name);
  return !counted || cached;
}

/* Something that a role could be bound to. */
static bool fits(const Proposal *p, Role role, Symbol name) {
  if (is_variable(p, name)) return role_arity(role) == 0 && !is_other_token(p, role, name);
  if (role_is_of_variables(role) || role == ROLE_TOKEN) return false;
  if (is_constant(p, name)) return role_arity(role) == 0;
  const Definition *d = spec_find(p->spec, name);
  return d && d->level <= LEVEL_STATE && d->parameter_count == role_arity(role);
}

/* The next of several names between bars; NULL after the last. */
static const char *next_name(const char **list, size_t *length) {
  const char *name = *list;
  *length = strcspn(name, "|");
  *list = name + *length + (name[*length] == '|');
  return *length ? name : NULL;
}

/* ---- names that are like others ---- */

/* The words of a name, small and with `_` between them: `taskState` and `TASK_STATE` are
   `task_state`. */
static void split_words(const char *name, size_t length, Text *out) {
  for (size_t i = 0; i < length; i++) {
    bool upper = isupper((unsigned char)name[i]) != 0;
    bool starts = upper && i &&
                  (islower((unsigned char)name[i - 1]) ||
                   (i + 1 < length && islower((unsigned char)name[i + 1]) && name[i - 1] != '_'));
    char c = (char)tolower((unsigned char)name[i]);
    if (starts) text_append(out, "_");
    text_append_bytes(out, &c, 1);
  }
}

typedef enum Likeness { LIKE_SAME, LIKE_END, LIKE_START } Likeness;

/* Are the words the same, or the last or the first ones of the other name? */
static bool are_like(const char *words, const char *other, Likeness likeness) {
  size_t length = strlen(words), whole = strlen(other);
  if (likeness == LIKE_SAME || whole <= length + 1) return !strcmp(words, other);
  const char *end = other + whole - length;
  bool is_limit = !strncmp(other, "max_", 4) || !strncmp(other, "min_", 4); /* `MaxTime` */
  if (likeness == LIKE_END) return end[-1] == '_' && !strcmp(end, words) && !is_limit;
  return other[length] == '_' && !strncmp(other, words, length);
}

typedef bool Fits(const Proposal *, int what, Symbol name);

/* The name of the specification, of those that fit, that is like one of a list. */
static const char *find_like(const Proposal *p, const char *list, Likeness likeness, Fits *fit,
                             int what) {
  const char *name, *found = NULL;
  size_t length;
  while (!found && (name = next_name(&list, &length))) {
    Text words = {0};
    split_words(name, length, &words);
    for (vec_each(Symbol, s, &p->names)) {
      Text other = {0};
      split_words(symbol_text(*s), strlen(symbol_text(*s)), &other);
      bool like = are_like(text_string(&words), text_string(&other), likeness);
      text_free(&other);
      if (!like || !fit(p, what, *s)) continue;
      found = symbol_text(*s);
      break;
    }
    text_free(&words);
  }
  return found;
}

static void list_names(Proposal *p) {
  const Spec *spec = p->spec;
  for (uint32_t i = 0; i < spec->variable_count; i++) vec_push(&p->names, spec->variables[i]->name);
  for (uint32_t i = 0; i < spec->constant_count; i++) vec_push(&p->names, spec->constants[i]->name);
  const Definition *d;
  for (uint32_t i = 0; (d = spec_definition(spec, i)); i++) vec_push(&p->names, d->name);
}

static void miss(Proposal *p, const char *name) {
  text_format(p->missing, "%s%s", p->missing->length ? ", " : "", name);
}

/* Does another role have the name? Sets that stand for nothing may be the same. */
static bool is_taken(const Proposal *p, Role role, const char *name) {
  for (int other = 0; other < ROLE_COUNT; other++)
    if (other != (int)role && p->roles[other] && !strcmp(p->roles[other], name)) return true;
  return false;
}

/* Of names that are only like the usual ones: what changes is a variable, and the rest none. */
static bool wants_variable(Role role) {
  switch ((int)role) {
  case ROLE_CURSOR:
  case ROLE_TOKEN:
  case ROLE_START:
  case ROLE_END:
  case ROLE_EPOCH:
  case ROLE_CACHED_EPOCH:
  case ROLE_OWNER:
  case ROLE_STATUS:
  case ROLE_QUEUE:
  case ROLE_PAYLOAD:
  case ROLE_RESULT:
  case ROLE_EFFECTS: return true;
  }
  return role_is_of_variables(role);
}

static bool fits_role(const Proposal *p, int role, Symbol name) {
  if (is_variable(p, name) != wants_variable((Role)role)) return false;
  return fits(p, (Role)role, name) && !is_taken(p, (Role)role, symbol_text(name));
}

/* The usual names first; then what is like them, where nothing else has the name. */
static void find_roles(Proposal *p) {
  for (int role = 0; role < ROLE_COUNT; role++) {
    const char *list = role_infos[role].names, *name;
    size_t length;
    while (!p->roles[role] && (name = next_name(&list, &length))) {
      Symbol symbol = intern(p, name, length);
      if (fits(p, (Role)role, symbol)) p->roles[role] = symbol_text(symbol);
    }
  }
  for (int likeness = LIKE_SAME; likeness <= LIKE_END; likeness++)
    for (int role = 0; role < ROLE_COUNT; role++)
      if (!p->roles[role])
        p->roles[role] = find_like(p, role_infos[role].names, (Likeness)likeness, fits_role, role);
}

static void propose_roles(Proposal *p) {
  find_roles(p);
  json_key(p->out, "roles");
  json_open(p->out, '{');
  for (int role = 0; role < ROLE_COUNT; role++) {
    if (!p->roles[role]) {
      if (!role_has_default((Role)role)) miss(p, role_infos[role].name);
      continue;
    }
    json_key(p->out, role_infos[role].name);
    json_string(p->out, p->roles[role]);
  }
  json_close(p->out);
}

/* ---- actions ---- */

static bool note_bounds(KernelWalk *walk, const Node *n) {
  Proposal *p = walk->env;
  for (uint32_t i = 0; n->kind == NODE_EXISTS && i < n->bound_count; i++) {
    const Bound *b = &n->bounds[i];
    size_t size;
    const char *text = b->set ? diags_text(p->session->diags, b->set->at.file, &size) : NULL;
    if (!text || b->tuple) continue;
    const Span at = b->set->at;
    Bounded found = {symbol_text(b->names[0]),
                     arena_copy(p->session->memory, text + at.start, at.end - at.start)};
    vec_push(&p->bounds, found);
  }
  return true;
}

static void find_bounds(Proposal *p) {
  const Definition *next = spec_find(p->spec, intern(p, "Next", strlen("Next")));
  if (!next || !next->body) return;
  KernelWalk walk = {.visit = note_bounds, .env = p};
  kernel_walk(&walk, next->body);
  kernel_walk_free(&walk);
}

static bool is_drawn_from(const Proposal *p, const char *word, const char *set) {
  Role role = role_of_argument(word, strlen(word));
  bool drawn = p->roles[role] && !strcmp(p->roles[role], set);
  bool owning = role == ROLE_SHARDS && p->roles[ROLE_OWNING];
  return drawn || (owning && !strcmp(p->roles[ROLE_OWNING], set));
}

/* What a parameter is, by the set that it is bound to where the action is taken; NULL if
   nobody knows. */
static const char *argument_for(const Proposal *p, const char *name, bool *shard_used) {
  static const char *const words[] = {"worker", "shard", "key", "item", "operation", "token"};
  const char *set = NULL;
  for (vec_each(const Bounded, b, &p->bounds))
    if (!strcmp(b->name, name)) set = b->set;
  if (!set) return NULL;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!is_drawn_from(p, words[i], set)) continue;
    if (strcmp(words[i], "shard") != 0 || !*shard_used) {
      *shard_used |= !strcmp(words[i], "shard");
      return words[i];
    }
    return "other";
  }
  return arena_format(p->session->memory, "%s \\in %s", name, set);
}

static bool fits_deed(const Proposal *p, int deed, Symbol name) {
  const Definition *d = spec_find(p->spec, name);
  return deed < DEED_COUNT && d && d->level == LEVEL_ACTION &&
         strcmp(symbol_text(name), "Next") != 0;
}

static bool is_proposed(const Proposal *p, const char *name) {
  for (vec_each(const char *, other, &p->deeds))
    if (!strcmp(*other, name)) return true;
  return false;
}

static bool propose_action(Proposal *p, Deed deed, Symbol name) {
  const Definition *d = spec_find(p->spec, name);
  const char **arguments = arena_array(p->session->memory, const char *, d->parameter_count + 1);
  bool shard_used = false;
  for (uint32_t i = 0; i < d->parameter_count; i++) {
    arguments[i] = argument_for(p, symbol_text(d->parameters[i].name), &shard_used);
    if (!arguments[i]) return false;
  }
  vec_push(&p->deeds, symbol_text(name));
  json_key(p->out, deed_infos[deed].name);
  if (!d->parameter_count) return json_string(p->out, symbol_text(d->name)), true;
  bool pretty = json_set_pretty(p->out, false);
  json_open(p->out, '{');
  json_key(p->out, "name");
  json_string(p->out, symbol_text(d->name));
  json_key(p->out, "arguments");
  json_open(p->out, '[');
  for (uint32_t i = 0; i < d->parameter_count; i++) json_string(p->out, arguments[i]);
  json_close(p->out);
  json_close(p->out);
  json_set_pretty(p->out, pretty);
  return true;
}

static void propose_actions(Proposal *p) {
  json_key(p->out, "actions");
  json_open(p->out, '{');
  for (int deed = 0; deed < DEED_COUNT; deed++) {
    const char *list = deed_infos[deed].names, *name;
    size_t length;
    bool found = false;
    while (!found && (name = next_name(&list, &length))) {
      Symbol symbol = intern(p, name, length);
      found = fits_deed(p, deed, symbol) && propose_action(p, (Deed)deed, symbol);
    }
    for (int starts = 0; starts < 2 && !found; starts++) {
      name = find_like(p, deed_infos[deed].names, starts ? LIKE_START : LIKE_SAME, fits_deed, deed);
      found = name && !is_proposed(p, name) &&
              propose_action(p, (Deed)deed, intern(p, name, strlen(name)));
    }
    if (!found) miss(p, deed_infos[deed].name);
  }
  json_close(p->out);
}

static void propose_invariant(Proposal *p) {
  const char *list = "Ind|IndInv|Inductive|InductiveInvariant|IInv", *name;
  size_t length;
  while ((name = next_name(&list, &length))) {
    const Definition *d = spec_find(p->spec, intern(p, name, length));
    if (!d || d->level != LEVEL_STATE || d->parameter_count) continue;
    json_key(p->out, "inductive");
    json_string(p->out, symbol_text(d->name));
    return;
  }
}

/* ---- the network ---- */

static bool fits_network(const Proposal *p, int what, Symbol name) {
  return what == 0 && is_variable(p, name);
}

static void propose_network(Proposal *p) {
  static const char names[] = "network|msgs|messages|net|channel|channels|chan|wire|mailbox";
  const char *name = NULL;
  for (int likeness = LIKE_SAME; likeness <= LIKE_END && !name; likeness++)
    name = find_like(p, names, (Likeness)likeness, fits_network, 0);
  if (!name) {
    miss(p, "network");
    return;
  }
  json_key(p->out, "network");
  json_open(p->out, '{');
  json_key(p->out, "variable");
  json_string(p->out, name);
  json_key(p->out, "kind");
  json_string(p->out, network_kind_name(
                          shape_of_network(p->session, p->spec, intern(p, name, strlen(name)))));
  json_close(p->out);
}

void binding_propose(Session *session, Spec *spec, Json *out, Text *missing) {
  Proposal p = {.session = session, .spec = spec, .out = out, .missing = missing};
  json_open(out, '{');
  json_key(out, "schema");
  json_int(out, 1);
  list_names(&p);
  find_bounds(&p);
  propose_roles(&p);
  propose_actions(&p);
  propose_invariant(&p);
  propose_network(&p);
  json_close(out);
  miss(&p, "volatile");
  vec_free(&p.bounds);
  vec_free(&p.names);
  vec_free(&p.deeds);
}
