/* The resolved tree as JSON: the modules that the user wrote as they were parsed,
   and with each name what it refers to.  docs/json.md is the description. */
#ifndef FRONTEND_TREE_H
#define FRONTEND_TREE_H

#include "base/json.h"
#include "frontend/parser.h"
#include "frontend/uses.h"

/* Writes the keys `modules` and `declarations` into the object that is open.
   `uses` is what a successful spec_load_noting() filled. */
void tree_write(const Session *, const Uses *, Json *);

#endif
