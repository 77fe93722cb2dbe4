/* Kernel expressions made from outside of the front end: lemmas that were found. */
#ifndef FRONTEND_BUILD_H
#define FRONTEND_BUILD_H

#include "frontend/model.h"

/* A node without place, of the level that its children give it.  `text` belongs to kinds
   that have one. */
const Node *build_text(Spec *, NodeKind, const char *text);
const Node *build_truth(Spec *, bool);
const Node *build_variable(Spec *, const Variable *);
const Node *build_node(Spec *, NodeKind, uint32_t count, const Node *const *kids);
const Node *build_builtin(Spec *, Builtin, uint32_t count, const Node *const *kids);
const Node *build_record(Spec *, uint32_t count, const Symbol *names, const Node *const *kids);

#endif
