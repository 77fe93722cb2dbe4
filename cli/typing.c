#include "cli/typing.h"

#include <string.h>

#include "frontend/parser.h"
#include "solver/shape.h"
#include "solver/suggest.h"

static const char *const usual_names[] = {"TypeOK",  "TypeInvariant",  "TypeInv",
                                          "Types",   "TypeCorrect",    "TypeOk",
                                          "TypesOK", "TypeCorrectness"};

static void append(PropertyList *all, const PropertyList *some) {
  for (vec_each(const Property, p, some)) vec_push(all, *p);
}

static bool is_complete(Job *job, const PropertyList *types, const PropertyList *safety,
                        bool *known) {
  uint32_t width = job->spec->variable_count;
  bool all = true;
  memset(known, 0, width * sizeof *known);
  PropertyList given = {0};
  append(&given, types);
  append(&given, safety);
  if (given.count) shape_known(job->spec, &given, known);
  for (uint32_t v = 0; v < width; v++) all = all && given.count && known[v];
  vec_free(&given);
  return all;
}

/* A state predicate without parameters that is not given already. */
static bool add_named(Job *job, const char *text, PropertyList *types) {
  Symbol name = symbol_intern(job->session.symbols, text, strlen(text));
  Definition *d = spec_find(job->spec, name);
  if (!d || d->parameter_count || !d->body || d->level > LEVEL_STATE) return false;
  for (vec_each(Property, p, types))
    if (p->name == name) return false;
  vec_push(types, ((Property){name, spec_call(job->spec, d, d->at)}));
  return true;
}

/* `x \in S`, as it would be read in the module. */
static const Node *read_formula(Job *job, const char *text) {
  uint32_t file = diags_add_file(job->session.diags, "a guess", text, strlen(text));
  const Syntax *syntax = parse_expression(&job->session, file);
  Definition *d = syntax ? spec_expression(&job->session, &job->spec, syntax) : NULL;
  return d ? spec_call(job->spec, d, d->body->at) : NULL;
}

static void guess(Job *job, const Variable *variable, Typing *typing) {
  Task task = job_task(job);
  Text set = {0};
  if (suggest_shape(&task, variable, true, &set)) {
    const char *text = arena_format(job->session.memory, "%s \\in %s", symbol_text(variable->name),
                                    text_string(&set));
    const Node *node = read_formula(job, text);
    if (node) {
      vec_push(&typing->guessed, ((Property){variable->name, node}));
      vec_push(&typing->texts, text);
    }
  }
  text_free(&set);
}

Typing typing_complete(Job *job, const PropertyList *types, const PropertyList *safety) {
  Typing typing = {0};
  uint32_t width = job->spec->variable_count;
  bool *known = arena_array(job->session.memory, bool, width + 1), complete = false;
  append(&typing.types, types);
  for (size_t i = 0; i < sizeof usual_names / sizeof *usual_names && !complete; i++) {
    complete = is_complete(job, &typing.types, safety, known);
    if (!complete) add_named(job, usual_names[i], &typing.types);
  }
  if (!complete) complete = is_complete(job, &typing.types, safety, known);
  for (uint32_t v = 0; v < width && !complete; v++)
    if (!known[v]) guess(job, job->spec->variables[v], &typing);
  return typing;
}

void typing_free(Typing *typing) {
  vec_free(&typing->types);
  vec_free(&typing->guessed);
  vec_free(&typing->texts);
}
