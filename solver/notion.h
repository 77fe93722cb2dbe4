/* Notions: predicates over states that a specification uses itself (its guards, what its
   promises are made of), and comparisons between the numbers it counts with.  Lemmas can be
   told in them, beside facts about single variables. */
#ifndef SOLVER_NOTION_H
#define SOLVER_NOTION_H

#include "base/text.h"
#include "frontend/model.h"
#include "semantics/value.h"

/* A variable, or a function in one applied to a parameter. */
typedef struct NotionPlace {
  const Variable *variable; /* NULL: the notion is a formula */
  bool applied;
} NotionPlace;

typedef struct Notion {
  Spec *spec;
  uint32_t parameter_count;
  const Symbol *names;         /* of the parameters, as they stand in the text */
  const Value *const *domains; /* sets that are listed */
  const char *text;            /* TLA+ */
  /* a formula from the body of a definition, or... */
  const Definition *definition;
  const Node *formula;
  const uint32_t *slots; /* of the parameters in the definition's frame */
  /* ...left <= right */
  NotionPlace left, right;
} Notion;

typedef vec(const Notion *) Notions;

/* With these values for the parameters: a state predicate without parameters. */
const Node *notion_instance(const Notion *, const Value *const *values);

/* Is the word a name in its text that is no parameter? */
bool notion_has_word(const Notion *, const char *word);

/* The same as TLA+, or its negation. */
void notion_print(const Notion *, const Value *const *values, bool holds, Text *);

#endif
