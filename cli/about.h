/* What a proof is about: these constants, under these assumptions, and nothing else. */
#ifndef CLI_ABOUT_H
#define CLI_ABOUT_H

#include "base/json.h"
#include "base/text.h"
#include "cli/job.h"

/* Lines such as `  for RM = {r1, r2}`; nothing if there is nothing to be said. */
/* "TwoPhase, RM = 2: ", in front of a verdict. */
void print_subject(const Job *, Text *);
void print_about(const Job *, Text *);

/* The first of them: the values of the constants. */
void print_constants(const Job *, Text *);

/* The key `about` with an object (docs/json.md). */
void json_about(Json *, const Job *);

#endif
