#include "audit/propose.h"

#include <string.h>

#include "audit/binding.h"
#include "audit/kernel_walk.h"

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

/* Something that a role could be bound to. */
static bool fits(const Proposal *p, Role role, Symbol name) {
  if (is_variable(p, name)) return role_arity(role) == 0;
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

static void miss(Proposal *p, const char *name) {
  text_format(p->missing, "%s%s", p->missing->length ? ", " : "", name);
}

static void propose_roles(Proposal *p) {
  json_key(p->out, "roles");
  json_open(p->out, '{');
  for (int role = 0; role < ROLE_COUNT; role++) {
    const char *list = role_infos[role].names, *name;
    size_t length;
    while (!p->roles[role] && (name = next_name(&list, &length))) {
      Symbol symbol = intern(p, name, length);
      if (fits(p, (Role)role, symbol)) p->roles[role] = symbol_text(symbol);
    }
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

static bool propose_action(Proposal *p, Deed deed, const Definition *d) {
  const char **arguments = arena_array(p->session->memory, const char *, d->parameter_count + 1);
  bool shard_used = false;
  for (uint32_t i = 0; i < d->parameter_count; i++) {
    arguments[i] = argument_for(p, symbol_text(d->parameters[i].name), &shard_used);
    if (!arguments[i]) return false;
  }
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
      const Definition *d = spec_find(p->spec, intern(p, name, length));
      found = d && d->level == LEVEL_ACTION && propose_action(p, (Deed)deed, d);
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

static void propose_network(Proposal *p) {
  const char *list = "network|msgs|messages|net|channel", *name;
  size_t length;
  while ((name = next_name(&list, &length))) {
    Symbol symbol = intern(p, name, length);
    if (!is_variable(p, symbol)) continue;
    json_key(p->out, "network");
    json_open(p->out, '{');
    json_key(p->out, "variable");
    json_string(p->out, symbol_text(symbol));
    json_key(p->out, "kind");
    json_string(p->out, "set");
    json_close(p->out);
    return;
  }
  miss(p, "network");
}

void binding_propose(Session *session, Spec *spec, Json *out, Text *missing) {
  Proposal p = {.session = session, .spec = spec, .out = out, .missing = missing};
  json_open(out, '{');
  json_key(out, "schema");
  json_int(out, 1);
  find_bounds(&p);
  propose_roles(&p);
  propose_actions(&p);
  propose_invariant(&p);
  propose_network(&p);
  json_close(out);
  miss(&p, "volatile");
  vec_free(&p.bounds);
}
