/* What each name in the modules of the user refers to, noted while they are
   analysed.  Copies that INSTANCE makes and standard modules are left out: there
   one text has many meanings, or none was asked for. */
#ifndef FRONTEND_USES_H
#define FRONTEND_USES_H

#include "base/map.h"
#include "base/vec.h"
#include "frontend/scope.h"

#define NO_USE UINT32_MAX

/* Zeroed: empty.  Its maker frees it; the entities belong to the session. */
typedef struct Uses {
  vec(const Entity *) entities; /* each that is declared or referred to, once */
  Map ids;                      /* entity -> its index there */
  Map places;                   /* where a name stands -> the index of what it means */
  Map definitions;              /* unit -> Operator */
  const struct Module *modules; /* all that are not nested, the last found first */
} Uses;

/* The first meaning noted for a place stays. */
void uses_note(Uses *, Span name, const Entity *);
void uses_note_definition(Uses *, const Unit *, const Operator *);

uint32_t uses_find(const Uses *, Span name);                      /* NO_USE if nothing was noted */
const Operator *uses_find_definition(const Uses *, const Unit *); /* NULL if there is none */

void uses_free(Uses *);

#endif
