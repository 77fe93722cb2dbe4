/* One run of a command on a specification: everything read, and all that a report
   needs, with one owner. */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "cli/exit_status.h"
#include "cli/options.h"
#include "cli/sizes.h"
#include "solver/engine.h"

typedef struct Job {
  const Options *options;
  Session session;
  const char *path;        /* of the root module; NULL if there is none */
  const char *config_path; /* of the configuration file; NULL if there is none */
  Spec *spec;
  Config *config;
  Model *model;
  Values *values;
  Evaluator *evaluator;
  const Sizing *sizing;        /* changes the configuration; or NULL */
  struct Interrupt *interrupt; /* or NULL */
  const struct Job *before;    /* whose registers go on; or NULL */
  Json *report;                /* where a report that is one of several goes; or NULL */
  bool json, color;
} Job;

void job_open(Job *, const Options *);
void job_close(Job *);

/* Read and analyse the specification named by a word of the command line (`.tla`
   may be left out); false after reported errors. */
bool job_load(Job *, const char *word) MUST_USE;
/* Also notes what names refer to (frontend/uses.h). */
bool job_load_noting(Job *, const char *word, struct Uses *) MUST_USE;
bool job_read(Job *, const char *word, struct Uses *) MUST_USE; /* see spec_read */

/* The same for a module that is in no file; it is looked at as if it were in that one. */
bool job_load_text(Job *, const char *path, const char *text) MUST_USE;

/* Read the configuration and bind it; makes values and evaluator. */
bool job_bind(Job *) MUST_USE;

/* The status that goes with the errors reported so far. */
ExitStatus job_error_status(const Job *);

/* Print what was reported to standard error, unless the report is JSON. */
void job_print_diags(const Job *);

Task job_task(Job *);

#endif
