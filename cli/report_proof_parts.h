/* What several reports of a proof have in common. */
#ifndef CLI_REPORT_PROOF_PARTS_H
#define CLI_REPORT_PROOF_PARTS_H

#include "cli/job.h"
#include "solver/induction.h"

/* In one line, without its end. */
void print_proof_verdict(const Job *, const Proof *, Text *);

/* `initial`: of an initial state. */
void print_cti(Job *, const Cti *, bool initial, Text *);

/* A page in HTML. */
void print_proof_html(Job *, const Proof *, Text *);

#endif
