/* A value made anew from images of its parts. */
#ifndef SOLVER_REBUILD_H
#define SOLVER_REBUILD_H

#include "semantics/value.h"

/* The image of a part; NULL if it has none. */
typedef const Value *ValueImage(void *env, const Value *part);

/* Sets of the images of their elements, functions from the images of their arguments to those
   of their results, and so on; what has no parts is its own image.  NULL if a part has no
   image, or if two arguments of a function have the same one. */
const Value *value_rebuild(Values *, const Value *, ValueImage *, void *env);

#endif
