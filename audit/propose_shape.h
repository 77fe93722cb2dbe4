/* What a variable is for, as far as its value at first and its use tell. */
#ifndef AUDIT_PROPOSE_SHAPE_H
#define AUDIT_PROPOSE_SHAPE_H

#include "audit/binding.h"

/* Is it compared or counted up by Next?  Then it is a fencing token, say, and not opaque. */
bool shape_is_counted(Session *, const Spec *, Symbol variable);

/* Is it a function to functions in Init: what each worker has of each shard? */
bool shape_is_nested(Session *, const Spec *, Symbol variable);

/* The kind of a network by its value in Init; a set if that is not said. */
NetworkKind shape_of_network(Session *, const Spec *, Symbol variable);

#endif
