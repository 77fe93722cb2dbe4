/* Lints: mistakes of a specification that no run of a checker shows, because everything
   holds.  Each comes with its proof or its witness, or says within which bounds it was
   looked for.

   - a property that no state of the right types can violate, or that never says anything
   - a property that no configuration checks
   - an action that can never happen
   - a guard that no property needs: without it, everything still holds
   - a variable that is written and never read
   - a subscript that leaves a variable out
   - symmetry or constraints together with liveness */
#ifndef AUDIT_LINT_H
#define AUDIT_LINT_H

#include "audit/finding.h"
#include "solver/engine.h"

typedef struct LintOptions {
  EngineOptions engine;     /* `length` is how deep the symbolic search goes where states
                               cannot be enumerated; `deadline`: of all lints together */
  double seconds;           /* of work that they may take together; 0: as many as it takes */
  const char *path;         /* of the root module */
  const Config *config;     /* NULL if there is none */
  const PropertyList *also; /* what else is held against the specification, and may need a guard:
                               predicates of states or steps.  NULL: nothing */
  const PropertyList *used; /* what is asked for elsewhere, and need not be in a configuration.
                               NULL: nothing */
  bool no_guards;           /* something is violated as it is: that comes first */
  bool no_remarks;          /* leave out what is a matter of taste */
} LintOptions;

/* What is wrong with a bound model: as findings, whose rules are the codes W0001, ..., and,
   but for what could not be decided, as diagnostics.  Texts live in the session. */
void lint_specification(Task *, const LintOptions *, AuditFindings *);

#endif
