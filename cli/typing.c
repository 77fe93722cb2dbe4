#include "cli/typing.h"

#include <string.h>

#include "solver/shape.h"

static const char *const usual_names[] = {"TypeOK",  "TypeInvariant",  "TypeInv",
                                          "Types",   "TypeCorrect",    "TypeOk",
                                          "TypesOK", "TypeCorrectness"};

static void append(PropertyList *all, const PropertyList *some) {
  for (vec_each(const Property, p, some)) vec_push(all, *p);
}

static bool is_complete(Job *job, const PropertyList *types, const PropertyList *safety) {
  uint32_t width = job->spec->variable_count;
  bool *known = arena_array(job->session.memory, bool, width + 1), all = true;
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

Typing typing_complete(Job *job, const PropertyList *types, const PropertyList *safety) {
  Typing typing = {0};
  append(&typing.types, types);
  for (size_t i = 0; i < sizeof usual_names / sizeof *usual_names; i++) {
    if (is_complete(job, &typing.types, safety)) break;
    if (add_named(job, usual_names[i], &typing.types)) typing.named = usual_names[i];
  }
  return typing;
}
