/* The part of a violated invariant that is false in the last state, for reports. */
#ifndef CLI_CAUSE_H
#define CLI_CAUSE_H

#include "cli/job.h"
#include "semantics/blame.h"

/* False if there is no smaller cause to name than the property itself. */
bool find_cause(Job *, const Result *, Blame *);

/* The source text of a node on one line, shortened. */
void print_source(const Job *, const Node *, Text *);

/* The line of the source where a place begins, without its indentation. */
void print_source_line(const Job *, Span at, Text *);

/* Where and what, in two lines. */
void print_cause(Job *, const Result *, Text *);

#endif
