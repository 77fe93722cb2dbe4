/* What a proof by induction came to, for people (text) and for programs (JSON). */
#ifndef CLI_REPORT_PROOF_H
#define CLI_REPORT_PROOF_H

#include "cli/job.h"
#include "solver/induction.h"

ExitStatus proof_status(const Proof *);

/* Verdict, table of cells, counterexamples, what could be left out; to standard output. */
void report_proof_text(Job *, const Proof *);

/* One JSON object (docs/json.md); `proof` is NULL if the run ended with reported errors. */
void report_proof_json(Job *, const Proof *, ExitStatus);

/* `~(a = 1 /\ b \in s)`: what the facts exclude, as TLA+. */
void print_excluded(const FactList *, Text *);

#endif
