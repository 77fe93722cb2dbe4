/* Parts that several JSON reports have in common. */
#ifndef CLI_REPORT_JSON_H
#define CLI_REPORT_JSON_H

#include "base/json.h"
#include "cli/report.h"

enum { JSON_SCHEMA = 1 };

/* A report about a specification up to its module; in the report of several runs, if the job
   belongs to one. */
Json *json_begin_report(const Job *);
/* The exit status and the diagnostics; then it is complete. */
void json_end_report(Json *, const Job *, ExitStatus);

/* Each with its key. */
void json_trace(Json *, const Job *, const Trace *, bool arbitrary); /* first state: not Init's */
void json_fault(Json *, const Job *, const Fault *);
void json_cause(Json *, Job *, const Result *);

#endif
