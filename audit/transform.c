#include "audit/transform.h"

#include <string.h>

#include "audit/goal.h"
#include "base/map.h"
#include "base/panic.h"
#include "frontend/build.h"
#include "frontend/rewrite.h"

/* ---- steps that are added, as TLA+ ---- */

/* All variables but those in the list, as a tuple. */
static void append_unchanged(const Spec *spec, uint32_t count, const char *const *changed,
                             Text *out) {
  bool first = true;
  text_append(out, " /\\ UNCHANGED <<");
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    const char *name = symbol_text(spec->variables[v]->name);
    bool is_changed = false;
    for (uint32_t i = 0; i < count; i++) is_changed |= !strcmp(changed[i], name);
    if (is_changed) continue;
    text_format(out, "%s%s", first ? "" : ", ", name);
    first = false;
  }
  text_append(out, ">>");
}

static const Node *parse_step(Session *s, Spec *spec, const char *name, Text *text) {
  const Node *node = goal_parse(s, spec, name, text_string(text));
  text_free(text);
  return node;
}

static const Node *clock_jump(Session *s, Spec *spec, const AuditBinding *b) {
  const RoleBinding *clocks = &b->roles[ROLE_CLOCK];
  Text text = {0};
  for (uint32_t i = 0; i < clocks->variable_count; i++)
    text_format(&text, "%s%s' \\in (%s)", i ? " /\\ " : "", clocks->variables[i],
                b->roles[ROLE_CLOCK_VALUES].text);
  append_unchanged(spec, clocks->variable_count, clocks->variables, &text);
  return parse_step(s, spec, TRANSFORM_STEP_CLOCK, &text);
}

/* One m_ less, or one more. */
static void append_bag_step(const NetworkBinding *n, Text *out) {
  const char *v = n->variable;
  text_format(out, "(\\E m_ \\in DOMAIN %s : (%s' = IF %s[m_] = 1 ", v, v, v);
  text_format(out, "THEN [k_ \\in DOMAIN %s \\ {m_} |-> %s[k_]] ELSE [%s EXCEPT ![m_] = @ - 1]) ",
              v, v, v);
  text_format(out, "\\/ (%s[m_] < %u /\\ %s' = [%s EXCEPT ![m_] = @ + 1]))", v, n->longest, v, v);
}

/* Messages m_ of a set; the one at i_ of a sequence, also of a channel c_. */
static const Node *network_step(Session *s, Spec *spec, const AuditBinding *b) {
  const NetworkBinding *n = &b->network;
  const char *v = n->variable;
  Text text = {0};
  if (n->kind == NETWORK_SET) {
    text_format(&text, "(\\E m_ \\in %s : %s' = %s \\ {m_})", v, v, v);
  } else if (n->kind == NETWORK_BAG) {
    append_bag_step(n, &text);
  } else {
    bool channels = n->kind == NETWORK_CHANNELS;
    const char *q = channels ? arena_format(s->memory, "%s[c_]", v) : v;
    const char *set = channels ? arena_format(s->memory, "%s' = [%s EXCEPT ![c_] = ", v, v)
                               : arena_format(s->memory, "%s' = ", v);
    const char *end = channels ? "]" : "";
    text_format(&text, "(%s\\E i_ \\in 1 .. Len(%s) : ",
                channels ? arena_format(s->memory, "\\E c_ \\in DOMAIN %s : ", v) : "", q);
    text_format(&text, "\\/ %sSubSeq(%s, 1, i_ - 1) \\o SubSeq(%s, i_ + 1, Len(%s))%s ", set, q, q,
                q, end);
    text_format(&text, "\\/ Len(%s) < %u /\\ %s%s \\o <<%s[i_]>>%s ", q, n->longest, set, q, q,
                end);
    text_format(&text,
                "\\/ i_ < Len(%s) /\\ %s[%s EXCEPT ![i_] = %s[i_ + 1], ![i_ + 1] = %s[i_]]%s)", q,
                set, q, q, q, end);
  }
  append_unchanged(spec, 1, &v, &text);
  return parse_step(s, spec, TRANSFORM_STEP_NETWORK, &text);
}

/* Functions that are written out are set back for one process at a time. */
static const Node *crash_step(Session *s, Spec *spec, const AuditBinding *b) {
  const char **names = arena_array(s->memory, const char *, b->volatile_count + 1);
  Text text = {0};
  bool function = strchr(b->volatiles[0].initial, '|') != NULL;
  if (function) text_format(&text, "(\\E p_ \\in DOMAIN %s : ", b->volatiles[0].variable);
  for (uint32_t i = 0; i < b->volatile_count; i++) {
    const VolatileBinding *v = &b->volatiles[i];
    names[i] = v->variable;
    if (function)
      text_format(&text, "%s%s' = [%s EXCEPT ![p_] = (%s)[p_]]", i ? " /\\ " : "", v->variable,
                  v->variable, v->initial);
    else
      text_format(&text, "%s%s' = (%s)", i ? " /\\ " : "", v->variable, v->initial);
  }
  if (function) text_append(&text, ")");
  append_unchanged(spec, b->volatile_count, names, &text);
  return parse_step(s, spec, TRANSFORM_STEP_CRASH, &text);
}

bool transforms_prepare(Session *s, Spec *spec, const AuditBinding *b, TransformSteps *steps) {
  *steps = (TransformSteps){0};
  unsigned errors = diags_errors(s->diags);
  if (b->roles[ROLE_CLOCK].state == BOUND && b->roles[ROLE_CLOCK_VALUES].state == BOUND)
    steps->extra[TRANSFORM_CLOCK_HAVOC] = clock_jump(s, spec, b);
  if (b->network.state == BOUND) steps->extra[TRANSFORM_LOSSY_NETWORK] = network_step(s, spec, b);
  if (b->crashes == BOUND && b->volatile_count)
    steps->extra[TRANSFORM_CRASH] = crash_step(s, spec, b);
  return diags_errors(s->diags) == errors;
}

/* ---- steps that are changed, in the kernel ---- */

typedef struct Change {
  Spec *spec;
  Session *session;
  const AuditBinding *binding;
  Transform transform;
  bool *marked; /* per variable: what guards must not look at, or what is kept */
  bool *frozen; /* per variable: keeps its value */
  uint32_t sites;
} Change;

static void mark(const Spec *spec, bool *marked, const char *name) {
  for (uint32_t v = 0; v < spec->variable_count; v++)
    marked[v] |= !strcmp(symbol_text(spec->variables[v]->name), name);
}

static void mark_role(const Change *c, bool *marked, Role role) {
  const RoleBinding *b = &c->binding->roles[role];
  for (uint32_t i = 0; i < b->variable_count; i++) mark(c->spec, marked, b->variables[i]);
}

/* The variable of `v' = e` or `v' \in S`; NULL if the node is neither. */
static const Variable *assigned(const Node *n) {
  bool form = n->kind == NODE_BUILTIN && (n->builtin == BUILTIN_EQ || n->builtin == BUILTIN_IN);
  const Node *left = form ? n->kids[0] : NULL;
  bool primed = left && left->kind == NODE_PRIME && left->kids[0]->kind == NODE_VARIABLE;
  return primed ? left->kids[0]->variable : NULL;
}

static const Node *keep(Change *c, const Variable *v) {
  const Node *now = build_variable(c->spec, v);
  const Node *next = build_node(c->spec, NODE_PRIME, 1, &now);
  return build_builtin(c->spec, BUILTIN_EQ, 2, (const Node *[]){next, now});
}

static const Node *drop(Change *c) {
  c->sites++;
  return build_truth(c->spec, true);
}

static bool arguments_mention(const Change *c, const Node *call) {
  for (uint32_t i = 0; i < call->kid_count; i++)
    if (mentions_variables(call->kids[i], c->marked)) return true;
  return false;
}

/* Guards that look at what they must not are dropped; a choice by it is made freely. */
static const Node *without_guards(Rewriting *r, const Node *n) {
  Change *c = r->env;
  const Variable *v = assigned(n);
  if (v) return c->frozen[v->index] ? keep(c, v) : n;
  if (!mentions_variables(n, c->marked)) return n;
  if (n->kind == NODE_IF && n->level > LEVEL_STATE && mentions_variables(n->kids[0], c->marked)) {
    c->sites++;
    const Node *sides[] = {rewrite(r, n->kids[1]), rewrite(r, n->kids[2])};
    return build_node(c->spec, NODE_OR, 2, sides);
  }
  bool opened = n->kind == NODE_AND || n->kind == NODE_LET ||
                (n->kind == NODE_CALL && !arguments_mention(c, n));
  if (n->level <= LEVEL_STATE && !opened) return drop(c);
  return n->kind == NODE_BUILTIN || n->kind == NODE_UNCHANGED ? n : NULL;
}

/* ---- what still looks at it ---- */

typedef struct Reads {
  const Change *change;
  const Node *found;
  Map entered;
} Reads;

static void find_read(const Node *n, void *env) {
  Reads *reads = env;
  const Variable *v = assigned(n);
  if (reads->found || n->kind == NODE_UNCHANGED || (v && reads->change->frozen[v->index])) return;
  if (n->kind == NODE_VARIABLE && reads->change->marked[n->variable->index]) reads->found = n;
  const Definition *d = n->kind == NODE_CALL ? n->definition : NULL;
  uint64_t key = (uint64_t)(uintptr_t)d;
  if (d && d->body && d->builtin == BUILTIN_COUNT && !map_find(&reads->entered, key)) {
    map_put(&reads->entered, key, 1);
    find_read(d->body, reads);
  }
  node_children(n, find_read, reads);
}

static const char *still_read(const Change *c, const Node *next) {
  Reads reads = {.change = c};
  find_read(next, &reads);
  map_free(&reads.entered);
  return reads.found ? arena_format(c->session->memory, "something else than a guard depends on %s",
                                    symbol_text(reads.found->variable->name))
                     : NULL;
}

static bool is_deed(const Change *c, const Node *n, Deed deed) {
  return n->kind == NODE_CALL &&
         binding_operator(c->binding, deed, symbol_text(n->definition->name)) != NULL;
}

static bool is_request(const Change *c, const Node *n, Deed deed) {
  const DeedBinding *b = n->kind == NODE_CALL
                             ? binding_operator(c->binding, deed, symbol_text(n->definition->name))
                             : NULL;
  return b && b->request;
}

/* Only in the actions that suspect somebody. */
static const Node *without_suspicions(Rewriting *r, const Node *n) {
  Change *c = r->env;
  bool enters = is_deed(c, n, DEED_EXPIRE) || is_deed(c, n, DEED_GIVE_UP);
  if (!enters) return n->kind == NODE_BUILTIN && n->builtin != BUILTIN_IMPLIES ? n : NULL;
  Rewriting inner = {c->spec, without_guards, c};
  return rewrite(&inner, n);
}

/* Those who asked learn nothing. */
static const Node *without_answer(Rewriting *r, const Node *n) {
  Change *c = r->env;
  const Variable *v = assigned(n);
  if (v && c->marked[v->index]) return c->sites++, keep(c, v);
  return v || n->level <= LEVEL_STATE || n->kind == NODE_BUILTIN ? n : NULL;
}

/* The definition is a copy of ours. */
static void mark_unanswered(const Change *c, Definition *d) {
  const char *name =
      arena_format(c->session->memory, "%s%s", symbol_text(d->name), TRANSFORM_NO_ANSWER);
  d->name = symbol_intern(c->session->symbols, name, strlen(name));
}

static const Node *with_lost_answers(Rewriting *r, const Node *n) {
  Change *c = r->env;
  for (int deed = 0; deed < DEED_COUNT; deed++) {
    if (!is_request(c, n, (Deed)deed)) continue;
    Rewriting inner = {c->spec, without_answer, c};
    const Node *sides[] = {n, rewrite(&inner, n)};
    if (sides[0] == sides[1]) return n;
    mark_unanswered(c, sides[1]->definition);
    return build_node(c->spec, NODE_OR, 2, sides);
  }
  return n->kind == NODE_BUILTIN && n->builtin != BUILTIN_IMPLIES ? n : NULL;
}

/* What takes messages out may leave them in: they arrive twice. */
static const Node *with_duplicates(Rewriting *r, const Node *n) {
  Change *c = r->env;
  const Variable *v = assigned(n);
  if (v && c->marked[v->index] && n->builtin == BUILTIN_EQ) {
    c->sites++;
    const Node *old = build_variable(c->spec, v);
    const Node *both = build_builtin(c->spec, BUILTIN_CUP, 2, (const Node *[]){n->kids[1], old});
    const Node *set = build_node(c->spec, NODE_SET, 2, (const Node *[]){n->kids[1], both});
    return build_builtin(c->spec, BUILTIN_IN, 2, (const Node *[]){n->kids[0], set});
  }
  return v || n->level <= LEVEL_STATE || n->kind == NODE_BUILTIN ? n : NULL;
}

static RewritePart *part_of(const Change *c) {
  switch (c->transform) {
  case TRANSFORM_CLOCK_FREE: return without_guards;
  case TRANSFORM_SPURIOUS_TIMEOUT: return without_suspicions;
  case TRANSFORM_AMBIGUOUS_REPLY: return with_lost_answers;
  case TRANSFORM_LOSSY_NETWORK:
    return c->binding->network.kind == NETWORK_SET ? with_duplicates : NULL;
  case TRANSFORM_CLOCK_HAVOC:
  case TRANSFORM_CRASH: return NULL;
  }
  never("transform");
}

static Change make_change(Session *s, Spec *spec, const AuditBinding *b, Transform transform) {
  Change c = {.spec = spec, .session = s, .binding = b, .transform = transform};
  c.marked = arena_array(s->memory, bool, spec->variable_count + 1);
  c.frozen = arena_array(s->memory, bool, spec->variable_count + 1);
  if (transform == TRANSFORM_CLOCK_FREE || transform == TRANSFORM_SPURIOUS_TIMEOUT) {
    mark_role(&c, c.marked, ROLE_CLOCK);
    mark_role(&c, c.marked, ROLE_DEADLINE);
  }
  if (transform == TRANSFORM_CLOCK_FREE) memcpy(c.frozen, c.marked, spec->variable_count);
  if (transform == TRANSFORM_SPURIOUS_TIMEOUT) mark_role(&c, c.marked, ROLE_FAILURES);
  if (transform == TRANSFORM_AMBIGUOUS_REPLY)
    for (uint32_t i = 0; i < b->volatile_count; i++)
      if (!b->volatiles[i].asked) mark(spec, c.marked, b->volatiles[i].variable);
  if (transform == TRANSFORM_LOSSY_NETWORK) mark(spec, c.marked, b->network.variable);
  return c;
}

Transformed transform_next(Session *s, Spec *spec, const AuditBinding *b,
                           const TransformSteps *steps, Transform transform, const Node *next) {
  Change c = make_change(s, spec, b, transform);
  RewritePart *part = part_of(&c);
  Rewriting r = {spec, part, &c};
  Transformed t = {.next = part ? rewrite(&r, next) : next, .extra = steps->extra[transform]};
  if (t.extra) t.next = build_node(spec, NODE_OR, 2, (const Node *[]){t.next, t.extra});
  t.sites = c.sites;
  if (transform == TRANSFORM_CLOCK_FREE) t.refusal = still_read(&c, t.next);
  if (transform == TRANSFORM_AMBIGUOUS_REPLY && !c.sites)
    t.refusal = "what is asked for changes nothing of `volatile`";
  if (transform == TRANSFORM_LOSSY_NETWORK && part && !c.sites)
    t.refusal = "no action sends or receives by giving the network a new value";
  return t;
}

/* Only inside of the actions of the specification: what is claimed of them stays. */
static const Node *inside_actions(Rewriting *r, const Node *n) {
  Change *c = r->env;
  if (n->kind != NODE_CALL || n->level <= LEVEL_STATE || n->definition->module == NULL) return NULL;
  for (int deed = 0; deed < DEED_COUNT; deed++)
    if (is_deed(c, n, (Deed)deed)) {
      Rewriting inner = {c->spec, part_of(c), c};
      return rewrite(&inner, n);
    }
  return NULL;
}

const Node *transform_claim(Session *s, Spec *spec, const AuditBinding *b, Transform transform,
                            const Node *claim) {
  Change c = make_change(s, spec, b, transform);
  if (!part_of(&c)) return claim;
  Rewriting r = {spec, inside_actions, &c};
  return rewrite(&r, claim);
}
