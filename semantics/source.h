/* What the value of an expression depends on, as far as that can be told from its text:
   variables, applications of variables to simple keys, and names bound further out.

   Two states that agree on the sources of an expression agree on its value, so that it can be
   remembered; see recall.h. */
#ifndef SEMANTICS_SOURCE_H
#define SEMANTICS_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "frontend/kernel.h"

/* A name bound outside of the expression, seen from its frame. */
typedef struct SourceName {
  uint32_t up, slot;
} SourceName;

/* A variable, its result for a key, or a name. */
typedef struct Source {
  const Variable *variable; /* NULL: the name */
  const Node *literal;      /* the key, if it is no name */
  bool keyed;
  SourceName name; /* the source, or its key */
} Source;

enum { SOURCES_MOST = 6 };

typedef struct Sources {
  uint32_t count;
  Source at[SOURCES_MOST];
} Sources;

/* The frame that a part of the expression is evaluated in: the expression's own or one that
   surrounds it; or that of a call inside of it. */
typedef struct SourceScope {
  uint32_t up;                  /* where `definition` is NULL: how far out */
  const Definition *definition; /* of the call */
  const Node *const *arguments; /* of the call, in `caller` */
  const struct SourceScope *caller;
  const struct SourceScope *parent; /* NULL for operators of a module */
  const struct SourceBound *bound;  /* names bound inside of the expression */
} SourceScope;

/* Adds those of an expression about one state.  False, with nothing added, if there are too many
   or it may look at anything else.  `closed`: no names are bound around the expression. */
bool sources_add(Sources *, const Node *, const SourceScope *, bool closed);

/* A call that can be looked into: of a definition of a module that is not recursive. */
bool source_is_plain_call(const Node *);

#endif
