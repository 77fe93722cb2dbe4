/* Models: a specification with its constants bound and its operators found. */
#include "frontend/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "frontend/model_parts.h"

/* Names. */

Name binder_name(const Binder *b, const char *text) {
  return (Name){symbol_intern(b->session->symbols, text, strlen(text)), NO_SPAN};
}

static Diag *report_unknown(const Binder *b, Name name) {
  const char *text = symbol_text(name.text);
  Diag *d = diag_report(b->session->diags, DIAG_C0202, name.at, "`%s` is not defined in %s", text,
                        symbol_text(b->analysis->root->name));
  const char *guess = spec_guess(&b->analysis->spec, text);
  const char *keyword = config_guess_keyword(text);
  if (keyword)
    diag_help(d, "did you mean the keyword %s?", keyword);
  else if (guess && !strcmp(guess, text))
    diag_help(d, "a definition is needed, such as Name == %s", text);
  else if (guess)
    diag_help(d, "did you mean `%s`?", guess);
  return d;
}

Operator *binder_operator(const Binder *b, Name name) {
  Definition *d = spec_find(&b->analysis->spec, name.text);
  if (!d) report_unknown(b, name);
  return d ? operator_of(d) : NULL;
}

static bool check_found(const Binder *b, const Definition *d, const Wanted *w) {
  Diag *diag = NULL;
  const char *text = symbol_text(w->name.text);
  if (d->parameter_count)
    diag = diag_report(b->session->diags, DIAG_C0203, w->name.at,
                       "`%s` has parameters and cannot be %s", text, w->role);
  else if (d->level > w->most)
    diag = diag_report(b->session->diags, DIAG_C0204, w->name.at,
                       "`%s` is %s, but %s must be at most %s", text, level_noun(d->level), w->role,
                       level_noun(w->most));
  if (diag) diag_label(diag, d->at, "it is defined here");
  return !diag;
}

Definition *spec_effective(Definition *d) {
  Operator *by = operator_of(d)->override;
  return by ? &by->definition : d;
}

Definition *binder_find(const Binder *b, Wanted w) {
  Operator *op = binder_operator(b, w.name);
  if (!op) return NULL;
  Definition *d = spec_effective(&op->definition);
  return check_found(b, d, &w) ? d : NULL;
}

static const Node *find_call(const Binder *b, Wanted w) {
  Definition *d = binder_find(b, w);
  return d ? spec_call(&b->analysis->spec, d, d->at) : NULL;
}

static const Node *find_optional(const Binder *b, const char *role, const Name *name, Level most) {
  return name && name->text ? find_call(b, (Wanted){role, *name, most}) : NULL;
}

/* Lists. */

static void add_property(const Binder *b, PropertyList *list, Wanted w) {
  const Node *call = find_call(b, w);
  if (!call) return;
  Property property = {w.name.text, call};
  vec_push(list, property);
}

static void add_properties(const Binder *b, PropertyList *list, const char *role,
                           const NameList *names, Level most) {
  for (vec_each(Name, name, names)) add_property(b, list, (Wanted){role, *name, most});
}

/* PROPERTY: an action by itself says nothing of an execution. */
static void add_temporal(const Binder *b, Name name) {
  const Node *call = find_call(b, (Wanted){"a property", name, LEVEL_TEMPORAL});
  if (!call) return;
  if (call->level == LEVEL_ACTION) {
    Diag *d =
        diag_report(b->session->diags, DIAG_C0204, name.at,
                    "`%s` is %s, but a property must speak of the first state or of executions",
                    symbol_text(name.text), level_noun(call->level));
    diag_label(d, call->definition->at, "it is defined here");
    diag_help(d, "[][%s]_vars says that each step is one, where vars is the tuple of variables",
              symbol_text(name.text));
    return;
  }
  Property property = {name.text, binder_inline_property(b, call)};
  vec_push(&b->model->properties, property);
}

/* An invariant with a parameter speaks about the sequence of states. */
static bool add_trace_invariant(const Binder *b, Name name) {
  Definition *d = spec_find(&b->analysis->spec, name.text);
  if (d) d = spec_effective(d);
  if (!d || d->parameter_count != 1 || d->parameters[0].arity || d->builtin != BUILTIN_COUNT)
    return false;
  if (d->level > LEVEL_CONSTANT) {
    Diag *diag = diag_report(b->session->diags, DIAG_C0204, name.at,
                             "`%s` is %s, but a trace invariant must be a constant expression: "
                             "it knows the states by its parameter",
                             symbol_text(name.text), level_noun(d->level));
    diag_label(diag, d->at, "it is defined here");
  } else {
    TraceInvariant invariant = {name.text, d};
    vec_push(&b->model->trace_invariants, invariant);
  }
  return true;
}

static void add_invariant(const Binder *b, Name name) {
  if (add_trace_invariant(b, name)) return;
  add_property(b, &b->model->invariants, (Wanted){"an invariant", name, LEVEL_ACTION});
}

/* All of them as one formula, or NULL. */
static const Node *bind_postconditions(const Binder *b, const NameList *names) {
  if (names->count == 1)
    return find_call(b, (Wanted){"a postcondition", names->at[0], LEVEL_ACTION});
  if (names->count == 0) return NULL;
  Node *all = node_new(b->analysis, NODE_AND, names->at[0].at, names->count);
  bool complete = true;
  for (uint32_t i = 0; i < names->count; i++) {
    all->kids[i] = find_call(b, (Wanted){"a postcondition", names->at[i], LEVEL_ACTION});
    complete &= all->kids[i] != NULL;
  }
  return complete ? node_level(all) : NULL;
}

static void bind_lists(Binder *b, const ModelOptions *options) {
  Model *m = b->model;
  const Config *c = b->config;
  if (options && options->invariants.count) {
    for (vec_each(const char *, name, &options->invariants))
      add_invariant(b, binder_name(b, *name));
  } else if (c) {
    for (vec_each(Name, name, &c->invariants)) add_invariant(b, *name);
  }
  for (uint32_t i = 0; options && i < options->properties.count; i++) {
    Name name = binder_name(b, options->properties.at[i]);
    add_property(b, &m->properties, (Wanted){"a property", name, LEVEL_TEMPORAL});
  }
  if (options && options->view)
    m->view = find_call(b, (Wanted){"a view", binder_name(b, options->view), LEVEL_STATE});
  if (!c) return;
  if (!options || !options->properties.count)
    for (vec_each(Name, name, &c->properties)) add_temporal(b, *name);
  add_properties(b, &m->constraints, "a constraint", &c->constraints, LEVEL_STATE);
  add_properties(b, &m->action_constraints, "an action constraint", &c->action_constraints,
                 LEVEL_ACTION);
  add_properties(b, &m->possible, "what is to be possible", &c->possible, LEVEL_ACTION);
  for (vec_each(Name, name, &c->symmetry)) {
    const Node *call = find_call(b, (Wanted){"a symmetry", *name, LEVEL_CONSTANT});
    if (call) vec_push(&m->symmetry, call);
  }
  if (!(options && options->view)) m->view = find_optional(b, "a view", &c->view, LEVEL_STATE);
  m->alias = find_optional(b, "an alias", &c->alias, LEVEL_ACTION);
  m->postcondition = bind_postconditions(b, &c->postconditions);
}

/* Behaviour. */

static bool exists(const Binder *b, const char *name) {
  return spec_find(&b->analysis->spec, binder_name(b, name).text) != NULL;
}

static void bind_specification(Binder *b, const Node **init, const Node **next) {
  Wanted w = {"a specification", b->config->specification, LEVEL_TEMPORAL};
  const Node *call = find_call(b, w);
  if (call) binder_take_apart(b, call, init, next);
}

/* One half of the behaviour: as the command line says, else as the configuration. */
static const Node *bind_half(Binder *b, Wanted w, const char *option, const Name *configured,
                             const Node *from_specification) {
  if (option)
    w.name = binder_name(b, option);
  else if (configured && configured->text)
    w.name = *configured;
  else
    return from_specification;
  return find_call(b, w);
}

static void report_half(const Binder *b) {
  diag_report(b->session->diags, DIAG_C0206, NO_SPAN, "%s is given, but no %s",
              b->model->init ? "an initial predicate" : "a next-state action",
              b->model->init ? "next-state action" : "initial predicate");
}

/* What is not said is found under the name that TLA+ users give to it; but if
   nothing is said, only if there are both. */
static void bind_defaults(Binder *b) {
  Model *m = b->model;
  bool has_init = exists(b, "Init"), has_next = exists(b, "Next");
  if (!m->init && !m->next && !(has_init && has_next)) return;
  Wanted init = {"an initial predicate", binder_name(b, "Init"), LEVEL_STATE};
  Wanted next = {"a next-state action", binder_name(b, "Next"), LEVEL_ACTION};
  if (!m->init && has_init) m->init = find_call(b, init);
  if (!m->next && has_next) m->next = find_call(b, next);
}

static void check_behaviour(const Binder *b) {
  const Model *m = b->model;
  if (!m->init != !m->next) {
    report_half(b);
    return;
  }
  if (m->init || m->invariants.count + m->trace_invariants.count + m->properties.count == 0) return;
  Diag *d = diag_report(b->session->diags, DIAG_C0206, NO_SPAN,
                        "there are properties to check, but no behaviour");
  diag_help(d, "give INIT and NEXT, or a SPECIFICATION");
}

/* The command line may replace what the configuration says twice. */
static void check_single(const Binder *b, const ModelOptions *o) {
  const Config *c = b->config;
  if (!c || !c->specification.text || o->init || o->next) return;
  const Name *half = c->init.text ? &c->init : &c->next;
  if (!half->text) return;
  Diag *d = diag_report(b->session->diags, DIAG_C0210, half->at,
                        "the behaviour is given by INIT or NEXT and by a SPECIFICATION");
  diag_label(d, c->specification.at, "the specification");
}

static void bind_behaviour(Binder *b, const ModelOptions *options) {
  static const ModelOptions none;
  const ModelOptions *o = options ? options : &none;
  const Config *c = b->config;
  const Node *init = NULL, *next = NULL;
  unsigned errors = diags_errors(b->session->diags);
  bool both = o->init && o->next;
  check_single(b, o);
  if (c && c->specification.text && !both) bind_specification(b, &init, &next);
  b->model->init = bind_half(b, (Wanted){"an initial predicate", {0}, LEVEL_STATE}, o->init,
                             c ? &c->init : NULL, init);
  b->model->next = bind_half(b, (Wanted){"a next-state action", {0}, LEVEL_ACTION}, o->next,
                             c ? &c->next : NULL, next);
  if (diags_errors(b->session->diags) > errors) return;
  bind_defaults(b);
  if (diags_errors(b->session->diags) == errors) check_behaviour(b);
}

static void bind_constants(Binder *b, const ModelOptions *options) {
  unsigned errors = diags_errors(b->session->diags);
  binder_bind_constants(b);
  if (options && options->cinit) binder_bind_cinit(b, options->cinit);
  if (diags_errors(b->session->diags) == errors) binder_report_unbound(b);
  if (options && options->bounds_sequences) binder_bound_sequences(b, options->max_seq);
  binder_redirect(b);
}

Model *model_bind(Session *s, Spec *spec, const Config *config, const ModelOptions *options) {
  unsigned errors = diags_errors(s->diags);
  Model *model = calloc(1, sizeof *model);
  if (!model) panic("out of memory");
  model->spec = spec;
  Binder b = {.session = s, .analysis = spec->analysis, .config = config, .model = model};
  bind_constants(&b, options);
  model->bounds_sequences = options && options->bounds_sequences;
  model->max_seq = options ? options->max_seq : 0;
  bind_lists(&b, options);
  bind_behaviour(&b, options);
  if (diags_errors(s->diags) == errors && options && options->cinit)
    binder_add_rigid(&b, options->cinit);
  vec_free(&b.conditions);
  model->check_deadlock = !(options && options->no_deadlock) &&
                          !(config && config->has_check_deadlock && !config->check_deadlock);
  if (diags_errors(s->diags) == errors) return model;
  model_destroy(model);
  return NULL;
}

Model model_unasked(const Model *m) {
  Model unasked = *m;
  unasked.invariants = unasked.properties = unasked.possible = (PropertyList){0};
  memset(&unasked.trace_invariants, 0, sizeof unasked.trace_invariants);
  unasked.postcondition = NULL;
  unasked.check_deadlock = false;
  return unasked;
}

void model_destroy(Model *m) {
  if (!m) return;
  vec_free(&m->invariants);
  vec_free(&m->trace_invariants);
  vec_free(&m->properties);
  vec_free(&m->constraints);
  vec_free(&m->action_constraints);
  vec_free(&m->possible);
  vec_free(&m->symmetry);
  vec_free(&m->fairness);
  free(m);
}
