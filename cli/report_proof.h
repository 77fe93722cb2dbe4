/* What a proof by induction came to, for people (text) and for programs (JSON). */
#ifndef CLI_REPORT_PROOF_H
#define CLI_REPORT_PROOF_H

#include "cli/job.h"
#include "solver/lemma.h"

ExitStatus proof_status(const Proof *);

/* Verdict, table of cells, counterexamples, what could be left out; to standard output. */
void report_proof_text(Job *, const Proof *);

/* One JSON object (docs/json.md); `proof` is NULL if the run ended with reported errors. */
void report_proof_json(Job *, const Proof *, ExitStatus);

/* Into the files of --graph, --html and --out.  False after a message. */
bool report_proof_files(Job *, const Proof *) MUST_USE;

/* The same for an invariant that was found, with its lemmas as TLA+; JSON: `proof` is NULL
   if none was found. */
void report_found_text(Job *, const Proof *, const Found *, const TextLines *);
void report_found_json(Job *, const Proof *, const Found *, const TextLines *, ExitStatus);

#endif
