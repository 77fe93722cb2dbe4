/* Golden tests: NAME.tla beside NAME.expected, what must come out of it. */
#ifndef TESTS_GOLDEN_GOLDEN_H
#define TESTS_GOLDEN_GOLDEN_H

#include "base/diag.h"
#include "base/text.h"

/* Appends what comes out of the fixture, whose folder is the current one. */
typedef void GoldenRun(const char *name, Text *out);

/* The main function of a runner: `RUNNER DIRECTORY [--update]`. */
int golden_main(int count, char **words, GoldenRun *);

void golden_read(const char *path, Text *into); /* nothing, if there is no such file */
void golden_messages(const Diags *, Text *out);

#endif
