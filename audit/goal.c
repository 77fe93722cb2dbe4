#include "audit/goal.h"

#include <string.h>

#include "frontend/build.h"
#include "frontend/rewrite.h"

typedef struct Expansion {
  Arena *memory;
  const AuditBinding *binding;
  const char *formula;
  uint32_t name_count; /* bound around it */
  const char *const *names;
  Text out;
  GoalState state;
  const char *reason;
  bool default_order;
} Expansion;

/* That something is not there is stronger than that nothing is known about it. */
static void miss(Expansion *e, bool absent, const char *reason) {
  if (e->state == GOAL_ABSENT || (e->state == GOAL_UNBOUND && !absent)) return;
  e->state = absent ? GOAL_ABSENT : GOAL_UNBOUND;
  e->reason = reason;
}

static bool is_plain(const char *text) { return !text[strcspn(text, " \\[](){}<>=#~/.,:'\"+-*")]; }

static void append_expression(Text *out, const char *text) {
  text_format(out, is_plain(text) ? "%s" : "(%s)", text);
}

static void expand_role(Expansion *e, Role role) {
  const RoleBinding *b = &e->binding->roles[role];
  if (b->state == BOUND) {
    append_expression(&e->out, b->text);
  } else if (role == ROLE_ORDER) {
    text_append(&e->out, "leq_");
    e->default_order = true;
  } else if (role == ROLE_NO_EPOCH) {
    text_append(&e->out, "0");
  } else if (role == ROLE_ENCODABLE || role == ROLE_KEY_SPACE) {
    expand_role(e, role == ROLE_ENCODABLE ? ROLE_KEY_SPACE : ROLE_KEYS);
  } else if (b->state == BOUND_ABSENT) {
    miss(e, true, b->reason);
  } else {
    miss(e, false,
         arena_format(e->memory, "bind role %s (%s)", role_infos[role].name,
                      role_infos[role].meaning));
  }
}

static bool is_bound(const Expansion *e, const char *name) {
  for (uint32_t i = 0; i < e->name_count; i++)
    if (!strcmp(e->names[i], name)) return true;
  return strstr(e->formula, name) != NULL;
}

/* The name of an argument in formulas; those that are not spoken of elsewhere are bound. */
static void expand_argument(Expansion *e, const char *argument, Text *call) {
  const char *in = strstr(argument, "\\in ");
  if (in) {
    size_t length = strcspn(argument, " ");
    text_format(&e->out, "\\E %s : ", argument);
    text_append_bytes(call, argument, length);
    return;
  }
  const char *name = arena_format(e->memory, "%s_", argument);
  text_append(call, name);
  if (is_bound(e, name)) return;
  text_format(&e->out, "\\E %s \\in ", name);
  expand_role(e, role_of_argument(argument, strlen(argument)));
  text_append(&e->out, " : ");
}

static void expand_text(Expansion *e, const char *formula);

/* A request that shows an epoch may have been sent before its sender forgot it: what counts is
   that it is the newest one, and that it is no other worker's. */
static void expand_fence(Expansion *e, const DeedBinding *b) {
  if (!b->shown_epoch) {
    expand_text(e, "{cached_epoch}[worker_][shard_] # {no_epoch} /\\ "
                   "{cached_epoch}[worker_][shard_] = {epoch}[shard_]");
    return;
  }
  text_format(&e->out, "LET shown_ == %s IN ", b->shown_epoch);
  expand_text(e, "shown_ # {no_epoch} /\\ shown_ = {epoch}[shard_] /\\ "
                 "({owner}[shard_] = worker_ \\/ {owner}[shard_] = {nobody}) /\\ "
                 "\\A holder_ \\in {workers} : holder_ # worker_ => "
                 "{cached_epoch}[holder_][shard_] # shown_");
}

/* Whose request it is, and about what, as far as the formula asks.  Behind the action, which says
   of what kind the message is: others need not have the same fields. */
static void expand_shown(Expansion *e, const DeedBinding *b) {
  if (b->shown_worker && is_bound(e, "worker_"))
    text_format(&e->out, " /\\ (%s) = worker_", b->shown_worker);
  if (b->shown_shard && is_bound(e, "shard_"))
    text_format(&e->out, " /\\ (%s) = shard_", b->shown_shard);
}

/* The action; `unfenced`, where it should not happen. */
static void expand_operator(Expansion *e, const DeedBinding *b, bool unfenced) {
  Text call = {0};
  text_append(&e->out, "(");
  text_append(&call, b->name);
  for (uint32_t i = 0; i < b->argument_count; i++) {
    text_append(&call, i ? ", " : "(");
    expand_argument(e, b->arguments[i], &call);
  }
  if (b->argument_count) text_append(&call, ")");
  text_append(&e->out, text_string(&call));
  expand_shown(e, b);
  if (unfenced) {
    text_append(&e->out, " /\\ ~(");
    expand_fence(e, b);
    text_append(&e->out, ")");
  }
  text_append(&e->out, ")");
  text_free(&call);
}

static uint32_t count_words(const char *text, const char *word) {
  uint32_t count = 0;
  while ((text = strstr(text, word)) != NULL) {
    text += strlen(word);
    count++;
  }
  return count;
}

static bool has_argument(const DeedBinding *b, const char *argument) {
  for (uint32_t i = 0; i < b->argument_count; i++)
    if (!strcmp(b->arguments[i], argument)) return true;
  return (b->shown_worker && !strcmp(argument, "worker")) ||
         (b->shown_shard && !strcmp(argument, "shard"));
}

/* A formula that says something else of `worker_` than that there is one is about the worker
   that does it: the binding has to say which one that is. */
static void check_arguments(Expansion *e, Deed deed, bool unfenced) {
  static const char *const names[] = {"worker", "shard", "item", "operation"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (count_words(e->formula, arena_format(e->memory, "%s_", names[i])) + unfenced < 2) continue;
    for (const DeedBinding *b = &e->binding->deeds[deed]; b; b = b->next)
      if (!has_argument(b, names[i]))
        miss(e, false,
             arena_format(e->memory, "say which argument of `%s` is the %s: action %s", b->name,
                          names[i], deed_infos[deed].name));
  }
}

static void expand_deed(Expansion *e, Deed deed, bool unfenced) {
  const DeedBinding *b = &e->binding->deeds[deed];
  if (b->state == BOUND_ABSENT) miss(e, true, b->reason);
  if (b->state == BOUND_NOT)
    miss(e, false, arena_format(e->memory, "bind action %s", deed_infos[deed].name));
  if (b->state != BOUND) return;
  if (!e->name_count) check_arguments(e, deed, unfenced);
  if (b->next) text_append(&e->out, "(");
  for (const DeedBinding *one = b; one; one = one->next) {
    if (one != b) text_append(&e->out, " \\/ ");
    expand_operator(e, one, unfenced);
  }
  if (b->next) text_append(&e->out, ")");
}

static void expand_brace(Expansion *e, const char *word, size_t length) {
  static const char *const starts[] = {"action ", "unfenced "};
  for (int unfenced = 0; unfenced < 2; unfenced++) {
    size_t skip = strlen(starts[unfenced]);
    if (length <= skip || strncmp(word, starts[unfenced], skip) != 0) continue;
    expand_deed(e, deed_find(word + skip, length - skip), unfenced);
    return;
  }
  expand_role(e, role_find(word, length));
}

/* What is in braces replaced. */
static void expand_text(Expansion *e, const char *formula) {
  for (const char *at = formula; *at;) {
    size_t plain = strcspn(at, "{");
    text_append_bytes(&e->out, at, plain);
    at += plain;
    if (!*at) break;
    size_t length = strcspn(at + 1, "}");
    expand_brace(e, at + 1, length);
    at += length + 2;
  }
}

/* The formula with its roles replaced; `leq_` is not defined there. */
static const char *expand(Expansion *e, const char *formula) {
  if (!formula) return NULL;
  e->formula = formula;
  expand_text(e, formula);
  const char *text = arena_copy(e->memory, text_string(&e->out), e->out.length);
  text_free(&e->out);
  e->out = (Text){0};
  return text;
}

/* `{role}`, `{action deed}` and `{unfenced deed}` replaced.  Of what is not bound, or absent, the
   reason is told and the result is no formula. */
static GoalState goal_expand(Arena *memory, const AuditBinding *binding, const char *formula,
                             const char **text, const char **reason) {
  Expansion e = {.memory = memory, .binding = binding, .state = GOAL_READY};
  const char *expanded = expand(&e, formula);
  *text = arena_format(memory, "%s%s", e.default_order ? "LET leq_(a_, b_) == a_ <= b_ IN " : "",
                       expanded);
  *reason = e.reason;
  return e.state;
}

const Node *goal_parse(Session *session, Spec *spec, const char *name, const char *text) {
  const char *path = arena_format(session->memory, "<%s>", name);
  uint32_t file = diags_add_file(session->diags, path, text, strlen(text));
  const Syntax *syntax = parse_expression(session, file);
  Definition *d = syntax ? spec_expression(session, &spec, syntax) : NULL;
  if (!d) return NULL;
  d->name = symbol_intern(session->symbols, name, strlen(name));
  return spec_call(spec, d, d->body->at);
}

static void needs(Goal *goal, Arena *memory, BoundState state, const char *reason,
                  const char *what) {
  if (state == BOUND) return;
  goal->state = state == BOUND_ABSENT ? GOAL_ABSENT : GOAL_UNBOUND;
  goal->reason = state == BOUND_ABSENT ? reason : arena_format(memory, "bind %s", what);
}

static void needs_role(const AuditBinding *b, Goal *goal, Arena *memory, Role role) {
  const RoleBinding *r = &b->roles[role];
  needs(goal, memory, r->state, r->reason,
        arena_format(memory, "role %s (%s)", role_infos[role].name, role_infos[role].meaning));
}

/* Transforms need what they change. */
static void check_transform(const AuditBinding *b, Goal *goal, Arena *memory) {
  const DeedBinding *request = NULL;
  switch (goal->obligation->transform) {
  case TRANSFORM_CLOCK_FREE: needs_role(b, goal, memory, ROLE_CLOCK); return;
  case TRANSFORM_CLOCK_HAVOC:
    needs_role(b, goal, memory, ROLE_CLOCK);
    if (goal->state == GOAL_READY) needs_role(b, goal, memory, ROLE_CLOCK_VALUES);
    return;
  case TRANSFORM_SPURIOUS_TIMEOUT:
    if (b->deeds[DEED_EXPIRE].state == BOUND || b->deeds[DEED_GIVE_UP].state == BOUND) {
      bool known =
          b->roles[ROLE_CLOCK].state != BOUND_NOT || b->roles[ROLE_FAILURES].state != BOUND_NOT;
      needs(goal, memory, known ? BOUND : BOUND_NOT, NULL, "role clock or failures");
      return;
    }
    needs(goal, memory, b->deeds[DEED_EXPIRE].state, b->deeds[DEED_EXPIRE].reason,
          "action expire or give_up");
    return;
  case TRANSFORM_AMBIGUOUS_REPLY:
    for (int i = 0; i < DEED_COUNT; i++)
      for (const DeedBinding *d = &b->deeds[i]; d && d->state == BOUND; d = d->next)
        if (d->request) request = d;
    needs(goal, memory, request || b->crashes != BOUND ? b->crashes : BOUND_NOT, b->crashes_reason,
          request ? "`volatile`, the variables of those who ask" : "actions with `request`: true");
    return;
  case TRANSFORM_LOSSY_NETWORK:
    needs(goal, memory, b->network.state, b->network.reason, "`network`");
    return;
  case TRANSFORM_CRASH:
    needs(goal, memory, b->crashes, b->crashes_reason, "`volatile`, what a crash sets back");
    return;
  }
}

static bool say_formula(Session *s, Spec *spec, const AuditBinding *b, Goal *goal,
                        const char *formula, const char *condition) {
  const Obligation *o = goal->obligation;
  const char *when = NULL, *reason = NULL;
  goal->state = goal_expand(s->memory, b, formula, &goal->formula, &goal->reason);
  GoalState state = condition ? goal_expand(s->memory, b, condition, &when, &reason) : GOAL_READY;
  if (goal->state == GOAL_READY && state != GOAL_READY) {
    goal->state = state;
    goal->reason = reason;
  }
  if (goal->state != GOAL_READY) return true;
  goal->node = goal_parse(s, spec, o->id, goal->formula);
  if (goal->node && when) goal->when = goal_parse(s, spec, o->id, when);
  if (goal->node && (goal->when || !when)) return true;
  diag_report(s->diags, DIAG_A0005, o->at, "%s cannot be said of %s", o->id,
              symbol_text(spec->name));
  return false;
}

static bool make_formula(Session *s, Spec *spec, const AuditBinding *b, Goal *goal) {
  const Obligation *o = goal->obligation;
  const char *formula = o->formula;
  if (o->form == FORM_PUMP && b->roles[ROLE_CAPACITY].state == BOUND)
    formula = arena_format(s->memory, "%s <= {capacity}", formula);
  return say_formula(s, spec, b, goal, formula, o->when);
}

/* As one formula, which need not be one that can be evaluated. */
static const char *print_range(Arena *memory, const Obligation *o, const GoalRange *r) {
  Text text = {0};
  if (r->default_order) text_append(&text, "LET leq_(a_, b_) == a_ <= b_ IN ");
  for (uint32_t i = 0; i < o->range->count; i++)
    text_format(&text, "%s%s \\in %s", i ? ", " : "\\A ", o->range->names[i], r->sets[i]);
  text_append(&text, " : ");
  const char *premises[] = {r->universe, r->assume, r->step};
  bool first = true;
  for (size_t i = 0; i < sizeof premises / sizeof *premises; i++) {
    if (!premises[i]) continue;
    text_format(&text, "%s(%s)", first ? "" : " /\\ ", premises[i]);
    first = false;
  }
  text_format(&text, "%s(%s)", first ? "" : " => ", r->formula);
  const char *copy = arena_copy(memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

/* A claim about all values: read here as well, so that mistakes are shown as they are. */
static bool make_range(Session *s, Spec *spec, const AuditBinding *b, Goal *goal) {
  const Obligation *o = goal->obligation;
  const Range *range = o->range;
  Expansion e = {s->memory, b, NULL, range->count, range->names, .state = GOAL_READY};
  const char **sets = arena_array(s->memory, const char *, range->count);
  for (uint32_t i = 0; i < range->count; i++) sets[i] = expand(&e, range->sets[i]);
  GoalRange *r = arena_new(s->memory, GoalRange);
  *r = (GoalRange){.sets = sets,
                   .assume = expand(&e, range->assume),
                   .step = expand(&e, range->step),
                   .formula = expand(&e, o->formula),
                   .when = expand(&e, o->when),
                   .universe = range->step ? expand(&e, "{universe}") : NULL};
  r->default_order = e.default_order;
  goal->range = r;
  goal->state = e.state;
  goal->reason = e.reason;
  if (goal->state != GOAL_READY) return true;
  goal->formula = print_range(s->memory, o, r);
  goal->node = goal_parse(s, spec, o->id, goal->formula);
  if (goal->node) return true;
  diag_report(s->diags, DIAG_A0005, o->at, "%s cannot be said of %s", o->id,
              symbol_text(spec->name));
  return false;
}

/* A split of what has no ranges is none. */
static bool may_change(const AuditBinding *b, const Obligation *o, Deed deed) {
  bool of_ranges = deed == DEED_SPLIT || deed == DEED_MERGE;
  if (of_ranges && o->by_count && b->roles[ROLE_OWNING].state != BOUND) return false;
  for (uint32_t i = 0; i < o->by_count; i++)
    if (o->by[i] == deed) return true;
  return !o->by_count;
}

/* The role changes in no other step than those of the actions that may change it. */
static bool make_cover(Session *s, Spec *spec, const AuditBinding *b, Goal *goal) {
  const Obligation *o = goal->obligation;
  const char *role = role_infos[o->role].name;
  const char *changes = arena_format(s->memory, "({%s})' # {%s}", role, role);
  Text formula = {0};
  for (int deed = 0; deed < DEED_COUNT; deed++)
    if (b->deeds[deed].state == BOUND && may_change(b, o, (Deed)deed))
      text_format(&formula, "%s{action %s}", formula.length ? " \\/ " : "", deed_infos[deed].name);
  if (formula.length) {
    const char *cover = arena_format(s->memory, "%s => (%s)", changes, text_string(&formula));
    text_free(&formula);
    return say_formula(s, spec, b, goal, cover, changes);
  }
  needs_role(b, goal, s->memory, o->role);
  if (goal->state == GOAL_READY) needs(goal, s->memory, BOUND_NOT, NULL, "the actions");
  return true;
}

/* An action that takes its requests from the network, and nobody has said what they show. */
static bool is_of_messages(const Spec *spec, const AuditBinding *b, const DeedBinding *deed,
                           Arena *memory, SymbolTable *symbols) {
  bool *marked = arena_array(memory, bool, spec->variable_count + 1);
  for (uint32_t v = 0; v < spec->variable_count; v++)
    marked[v] = !strcmp(symbol_text(spec->variables[v]->name), b->network.variable);
  const Definition *d = spec_find(spec, symbol_intern(symbols, deed->name, strlen(deed->name)));
  return d && d->body && mentions_variables(d->body, marked);
}

const char *goal_doubt(Session *s, const Spec *spec, const AuditBinding *b, const Goal *goal) {
  static const char word[] = "{unfenced ";
  const char *at = goal->obligation->formula ? strstr(goal->obligation->formula, word) : NULL;
  if (!at || b->network.state != BOUND) return NULL;
  at += strlen(word);
  const DeedBinding *deed = &b->deeds[deed_find(at, strcspn(at, "}"))];
  for (; deed && deed->state == BOUND; deed = deed->next)
    if (!deed->shown_epoch && is_of_messages(spec, b, deed, s->memory, s->symbols))
      return arena_format(s->memory,
                          "requests of `%s` are messages, and may carry the epoch themselves: say "
                          "in the binding what they show",
                          deed->name);
  return NULL;
}

/* The reference specification; without one, the citation is all there is. */
static bool make_source(Session *s, Spec *spec, const AuditBinding *b, Goal *goal) {
  const SourceBinding *from = &b->refines;
  needs(goal, s->memory, from->state, from->reason,
        "`refines`, the specification that this one is a refinement of, with its citation");
  if (goal->state != GOAL_READY || !from->spec) return true;
  goal->formula = from->spec;
  goal->node = goal_parse(s, spec, goal->obligation->id, from->spec);
  return goal->node != NULL;
}

static bool make_goal(Session *s, Spec *spec, const AuditBinding *b, Goal *goal) {
  const Obligation *o = goal->obligation;
  goal->name = symbol_intern(s->symbols, o->id, strlen(o->id));
  if (o->form == FORM_TRANSFORM) return check_transform(b, goal, s->memory), true;
  if (o->form == FORM_LOCAL) {
    needs_role(b, goal, s->memory, o->role);
    if (goal->state == GOAL_READY) needs_role(b, goal, s->memory, ROLE_WORKERS);
    if (goal->state == GOAL_READY)
      goal->node = goal_parse(s, spec, o->id, b->roles[ROLE_WORKERS].text);
    return goal->state != GOAL_READY || goal->node;
  }
  if (o->form == FORM_COMPOSE) {
    needs_role(b, goal, s->memory, o->role);
    if (goal->state == GOAL_READY) goal->node = goal_parse(s, spec, o->id, b->roles[o->role].text);
    return goal->state != GOAL_READY || goal->node;
  }
  if (o->form == FORM_REFINE) return make_source(s, spec, b, goal);
  if (o->form == FORM_COVER) return make_cover(s, spec, b, goal);
  if (o->form == FORM_UNIVERSAL) return make_range(s, spec, b, goal);
  return make_formula(s, spec, b, goal);
}

bool goals_make(Session *s, Spec *spec, const Pack *pack, const AuditBinding *b, Goals *goals) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < pack->rule_count; i++) count += pack->rules[i].obligation_count;
  *goals = (Goals){.at = arena_array(s->memory, Goal, count + 1)};
  bool good = true;
  for (uint32_t i = 0; i < pack->rule_count; i++)
    for (uint32_t k = 0; k < pack->rules[i].obligation_count; k++) {
      Goal *goal = &goals->at[goals->count++];
      *goal = (Goal){.rule = &pack->rules[i], .obligation = &pack->rules[i].obligations[k]};
      good &= make_goal(s, spec, b, goal);
    }
  return good;
}
