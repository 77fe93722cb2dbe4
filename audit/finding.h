/* What an audit finds: the one thing that all channels (proof, log, code, documents,
   lints) write and all reports (Markdown, JSON, SARIF, HTML) read.

   A finding is about one obligation of one rule.  What was proved, and what could not be
   looked at, are findings as well: nothing is passed in silence. */
#ifndef AUDIT_FINDING_H
#define AUDIT_FINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/vec.h"

typedef enum Channel {
  CHANNEL_PROOF,
  CHANNEL_LINT,
  CHANNEL_LOG,
  CHANNEL_CODE,
  CHANNEL_DOCUMENT
} Channel;

/* SARIF's kinds (2.1.0, section 3.27.9). */
typedef enum Outcome {
  OUTCOME_PASS,
  OUTCOME_FAIL,
  OUTCOME_OPEN,           /* could not be decided, or is not bound: never a pass */
  OUTCOME_REVIEW,         /* somebody has to judge */
  OUTCOME_INFORMATIONAL,  /* an improvement that is possible */
  OUTCOME_NOT_APPLICABLE, /* with the reason */
} Outcome;

typedef enum Weight { WEIGHT_NONE, WEIGHT_INFO, WEIGHT_WARN, WEIGHT_BLOCK } Weight;

/* Held against an earlier audit, as SARIF does. */
typedef enum BaselineState {
  BASELINE_NONE, /* there is none */
  BASELINE_NEW,
  BASELINE_UNCHANGED,
  BASELINE_ABSENT /* of a finding of the earlier one: it has gone */
} BaselineState;

/* How sure it is, weakest first. */
typedef enum Assurance {
  ASSURANCE_OPEN,
  ASSURANCE_ASSERTED, /* a document says so */
  ASSURANCE_TESTED,   /* a test is named, and exists */
  ASSURANCE_TRACED,   /* seen in a log */
  ASSURANCE_BOUNDED,  /* no violation in so many steps */
  ASSURANCE_PROVED,   /* by induction, or because the state space was exhausted */
} Assurance;

enum {
  CHANNEL_COUNT = CHANNEL_DOCUMENT + 1,
  OUTCOME_COUNT = OUTCOME_NOT_APPLICABLE + 1,
  WEIGHT_COUNT = WEIGHT_BLOCK + 1,
  ASSURANCE_COUNT = ASSURANCE_PROVED + 1,
  BASELINE_COUNT = BASELINE_ABSENT + 1
};

/* Lines and columns count from 1; 0 where there is none.  Columns are characters. */
typedef struct FindingPlace {
  const char *path;
  uint32_t line, column, end_line, end_column;
  const char *note; /* what is there; may be NULL */
} FindingPlace;

/* Where a span of the specification stands; path NULL if it stands nowhere. */
FindingPlace finding_place(const Diags *, Span, const char *note);

/* One step of an execution, in the words of the binding. */
typedef struct ScenarioStep {
  const char *actor;  /* "worker w1"; NULL: nobody in particular */
  const char *action; /* "Checkpoint(w1, s1)" */
  const char *told;   /* one sentence: what happens */
  const char *state;  /* the variables that changed, as TLA+; may be NULL */
  FindingPlace place; /* of the action in the specification; path NULL if none */
  FindingPlace code;  /* of the code that is bound to it; path NULL if none */
} ScenarioStep;

typedef struct AuditFinding AuditFinding;

struct AuditFinding {
  const char *rule;       /* "D2.3", "AP5", "LINT-dead-action": of the pack */
  const char *obligation; /* "D2.3.p"; NULL if the rule has no more than one */
  const char *pattern;    /* "lease", "cursor", ...; NULL if of no pattern */
  Channel channel;
  Outcome outcome;
  Weight weight;
  Assurance assurance;
  BaselineState baseline;
  const char *message; /* one sentence, for a person */
  const char *method;  /* "induction", "bounded check", "scan", ...; NULL if none */
  const char *formula; /* what was decided, as TLA+; NULL if none */
  const char *limits;  /* what of exactly: constants, sizes, bound; NULL if of everything */
  const char *fix;     /* what to do; NULL */
  const char *without; /* the guard that the scenario leaves out; NULL if it happens as it is */
  double seconds;      /* negative if not measured */
  vec(FindingPlace) places;
  vec(ScenarioStep) scenario;
  vec(const char *) citations; /* ids of the citation table */
  vec(const char *) evidence;  /* paths of files that bear it out */
};

typedef struct AuditFindings {
  vec(AuditFinding) all;
} AuditFindings;

/* Texts belong to whoever made the finding and outlive it (an arena, as a rule). */
AuditFinding *audit_add(AuditFindings *, const char *rule, Channel, Outcome, Weight);
/* A copy of a finding of another list, whose texts outlive it. */
void audit_add_copy(AuditFindings *, const AuditFinding *);
void audit_free(AuditFindings *);

/* The counts that decide an exit status. */
uint32_t audit_count(const AuditFindings *, Weight);
uint32_t audit_open(const AuditFindings *);

/* As they stand in reports: "proof", "pass", "BLOCK", "proved", ... */
const char *channel_name(Channel);
const char *outcome_name(Outcome);
const char *weight_name(Weight);
const char *assurance_name(Assurance);
const char *baseline_name(BaselineState); /* NULL if there is none */

#endif
