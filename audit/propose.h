/* A binding proposed from the names of a specification: a draft for somebody who knows what
   they mean. */
#ifndef AUDIT_PROPOSE_H
#define AUDIT_PROPOSE_H

#include "audit/roles.h"
#include "base/json.h"
#include "base/text.h"
#include "frontend/model.h"

/* Writes the binding; `missing` gets the roles and actions that nothing was found for, one
   after the other with commas. */
void binding_propose(Session *, Spec *, Json *, Text *missing);

#endif
