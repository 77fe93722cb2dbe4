/* What the lints share: the specification, how its variants are explored, and how what is
   found is said. */
#ifndef AUDIT_LINT_PARTS_H
#define AUDIT_LINT_PARTS_H

#include "audit/lint.h"
#include "audit/patience.h"

/* How far it is known that nothing is wrong. */
typedef enum Explored {
  EXPLORED_BROKEN,  /* something is */
  EXPLORED_ALL,     /* in all states that can be reached */
  EXPLORED_BOUNDED, /* in executions of so many steps */
  EXPLORED_UNKNOWN
} Explored;

typedef struct Lint {
  Task *task;
  const LintOptions *options;
  AuditFindings *findings;
  Arena *memory;
  Patience patience;
  Result *base; /* of the specification as it is, with its actions */
  Explored explored;
  Diag *diag; /* of the last finding; NULL if it has none */
} Lint;

/* All states one by one if there are not too many, else symbolically; the caller destroys
   the result. */
Explored lint_explore(const Lint *, const Model *, Result **);
/* The same without a part of it.  If what is left cannot be evaluated any more, and the whole
   could be, then that is what the part is there for: BROKEN. */
Explored lint_explore_without(const Lint *, const Model *, Result **);
/* Leaves only those of the predicates that are true always, as far as the search gets; NULL: the
   result is of no interest. */
Explored lint_keep_true(const Lint *, PropertyList *, Result **);
bool lint_out_of_time(const Lint *);

/* "in all 120 states", "within 10 steps": what the finding is sure of. */
const char *lint_limits(const Lint *, Explored, const Result *);

/* A finding: WARN, with a diagnostic, if it is sure of all states; else INFO. */
AuditFinding *lint_report(Lint *, DiagCode, Explored, const Result *, Span, const char *format, ...)
    PRINTF_LIKE(6, 7);
/* Another place that has to do with the last finding. */
void lint_add_place(Lint *, AuditFinding *, Span, const char *note);
AuditFinding *lint_report_open(Lint *, DiagCode, const char *format, ...) PRINTF_LIKE(3, 4);

/* The text of the specification at a place, on one line, shortened. */
const char *lint_source(const Lint *, Span);

/* Does it stand in what PlusCal was translated to?  Nobody wrote that, and nobody is to mend it. */
bool lint_is_generated(const Lint *, Span);

void lint_actions(Lint *);    /* that never happen */
void lint_guards(Lint *);     /* that no property needs */
void lint_properties(Lint *); /* that cannot be violated, or say nothing */
void lint_unchecked(Lint *);  /* properties that are in no configuration */
void lint_variables(Lint *);  /* never read, or left out of a subscript */
void lint_liveness(Lint *);   /* with symmetry or constraints */

#endif
