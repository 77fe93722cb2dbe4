/* Parts that several JSON reports have in common. */
#ifndef CLI_REPORT_JSON_H
#define CLI_REPORT_JSON_H

#include "base/json.h"
#include "cli/report.h"

enum { JSON_SCHEMA = 1 };

/* Each with its key. */
void json_trace(Json *, const Job *, const Trace *, bool arbitrary); /* first state: not Init's */
void json_fault(Json *, const Job *, const Fault *);
void json_cause(Json *, Job *, const Result *);

#endif
