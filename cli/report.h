/* What a run found, for people (text) and for programs (JSON, ITF). */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli/job.h"

ExitStatus result_status(const Result *);

/* The verdict in a sentence or two, as in the headline of the text report. */
void report_headline(const Job *, const Result *, Text *);

/* Headline, trace, cause and statistics to standard output; an evaluation error as
   a diagnostic before the trace. */
void report_text(Job *, const Result *);

/* What the run cost, as tables: with `--stats` by depth, question and action, with
   `--profile` by line. */
void report_statistics(const Job *, const Result *, Text *);

/* The states of a trace, as in the text report. */
void print_execution(const Job *, const Result *, Text *);

/* Report an evaluation error as a diagnostic with its values and calls. */
void report_fault(Job *, const Fault *);

/* One JSON object to standard output (docs/json.md).  `result` is NULL if the run
   ended with reported errors. */
void report_json(Job *, const Result *, ExitStatus);

/* The traces in Apalache's Informal Trace Format (its ADR 015), further ones into files with a
   number: `trace.2.itf.json`.  False after a
   message on standard error. */
bool report_itf(const Job *, const Result *, const char *path) MUST_USE;

/* The path with a number: `trace.itf.json` becomes `trace.2.itf.json`. */
const char *report_numbered(const Job *, const char *path, uint32_t number);

/* A value in the encoding of ITF: `{"#set": [...]}` and so on. */
void json_value(Json *, const Value *);

/* How a variable changed, one line each without indentation: `x: 1 -> 2`,
   `f[a]: 1 -> 2`, `s: + {3}`. */
void print_change(const char *name, const Value *before, const Value *after, const char *indent,
                  Text *);

/* `Send(p1, 3)`, `Init`, ... */
void print_action(const TraceStep *, bool first, Text *);

#endif
