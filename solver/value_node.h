/* Values as kernel expressions. */
#ifndef SOLVER_VALUE_NODE_H
#define SOLVER_VALUE_NODE_H

#include "frontend/model.h"
#include "semantics/value.h"

/* Of a value that is listed, as those in states are. */
const Node *value_node(Spec *, const Value *);

#endif
