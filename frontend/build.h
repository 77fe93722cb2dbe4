/* Kernel expressions that nobody wrote: lemmas that were found, parts and variants of
   formulas. */
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

/* A node with one of its children exchanged; of the same level. */
const Node *build_with_kid(Spec *, const Node *, uint32_t kid, const Node *);
/* A call of a copy of its definition that has another body. */
const Node *build_with_body(Spec *, const Node *call, const Node *body);

/* A formula from the body of a definition (of a module), as it is there with values (without
   bound names) in some slots: parameters, or names that are bound around it.  It must not
   depend on others. */
const Node *build_inside(Spec *, const Definition *, const Node *formula, uint32_t count,
                         const uint32_t *slots, const Node *const *values);

#endif
