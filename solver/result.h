/* What an engine found out: a verdict, and a trace where there is one. */
#ifndef SOLVER_RESULT_H
#define SOLVER_RESULT_H

#include "base/arena.h"
#include "base/vec.h"
#include "frontend/model.h"
#include "semantics/eval.h"

typedef enum Verdict {
  VERDICT_HOLDS,
  VERDICT_ASSUMPTION_FALSE,
  VERDICT_POSTCONDITION_FALSE,
  VERDICT_DEADLOCK,
  VERDICT_VIOLATED,  /* an invariant */
  VERDICT_ASSERTION, /* Assert failed */
  VERDICT_FAULT,     /* evaluation error */
  VERDICT_UNKNOWN
} Verdict;

const char *verdict_word(Verdict); /* "holds", "deadlock", "violated", ... as in JSON */

typedef struct TraceStep {
  const Value *const *state; /* per variable */
  const Value *alias;        /* what the configuration's ALIAS says of it; NULL if nothing */
  Action action;             /* that led here; of the first state: the initial predicate */
} TraceStep;

typedef struct Trace {
  uint32_t count; /* states */
  TraceStep *at;
} Trace;

typedef struct DepthStatistics {
  uint32_t depth;
  uint64_t states; /* explicit: distinct states first found at this depth */
  uint64_t gates, terms, inputs, variables, clauses, queries; /* symbolic, so far */
  uint64_t memory;                                            /* bytes of the process */
  double seconds, solver_seconds;                             /* for this depth */
} DepthStatistics;

/* An action of the next-state relation. */
typedef struct ActionStatistics {
  const char *name;
  const char *module; /* of its definition; NULL if it has none */
  const Node *node;
  Span at;        /* of its definition, if it has one */
  uint32_t first; /* symbolic: the first step that can be one of it; 0: none that was looked at */
  uint64_t taken, distinct; /* explicit: steps found, and those that led to a new state */
} ActionStatistics;

/* What the solver was asked. */
typedef struct QuestionStatistics {
  const char *about, *name; /* "violation of", "TypeOK"; the name may be NULL */
  uint64_t queries;
  double seconds;
} QuestionStatistics;

/* A line of the specification. */
typedef struct LineStatistics {
  Span at; /* something on it */
  uint64_t gates, visits;
  double seconds; /* of encoding */
} LineStatistics;

/* How many new states the expanded states led to. */
typedef struct Degrees {
  uint64_t states;                  /* that were expanded; 0: nothing is known */
  uint64_t least, most, most_of_95; /* of 95 % of them */
  double average;
} Degrees;

typedef struct Statistics {
  uint64_t distinct_states, generated_states; /* explicit */
  uint64_t initial_states;                    /* explicit; once they are all known */
  uint64_t queue;                             /* found and not expanded, on the way */
  uint64_t seen_bytes; /* to know which states were seen, and their parents */
  uint32_t workers;
  Degrees degrees;
  vec(DepthStatistics) depths;
  vec(ActionStatistics) actions;     /* if asked for */
  vec(QuestionStatistics) questions; /* symbolic */
  vec(LineStatistics) lines;         /* if asked for; the most gates first */
  double seconds;
  uint64_t queries, trivial_queries;
  const char *solver; /* NULL if none */
} Statistics;

/* A counterexample. */
typedef struct Finding {
  const char *property;
  const Node *node;
  bool of_trace;
  uint32_t depth;
  Trace trace;
} Finding;

typedef struct Result {
  Arena *memory; /* of everything below */
  Verdict verdict;
  const char *engine;      /* "symbolic", "explicit", "simulate" */
  const char *property;    /* violated invariant or false assumption; NULL if none */
  const Node *node;        /* where it is */
  bool of_trace;           /* the property is one of the whole trace */
  bool never_true;         /* POSTCONDITION_FALSE: the property was to be possible */
  uint32_t depth;          /* steps: of the trace, or how deep was searched */
  bool exhaustive;         /* HOLDS for executions of every length */
  bool assumed;            /* the fault is one of an assumption or of the postcondition */
  Trace trace;             /* count 0 if none */
  vec(Finding) others;     /* further counterexamples, if asked for */
  const Fault *fault;      /* of FAULT and ASSERTION, and UNKNOWN by an unsupported construct */
  const char *reason;      /* of UNKNOWN */
  vec(const char *) notes; /* what was not honoured (properties, ...), each a sentence */
  Statistics statistics;
} Result;

void result_destroy(Result *);

/* That two of the states of an explicit search had the same fingerprint. */
double collision_probability(const Statistics *);

/* ---- for engines ---- */

Result *result_create(const char *engine); /* HOLDS, not exhaustive, depth 0 */
void result_note(Result *, const char *format, ...) PRINTF_LIKE(2, 3);
void result_unknown(Result *, const char *format, ...) PRINTF_LIKE(2, 3);
/* FAULT, or ASSERTION; copies the fault. */
void result_fault(Result *, const Fault *);

/* A trace of `count` states; each step is set once, copying all it is given. */
void result_make_trace(Result *, uint32_t count);
void result_set_step(Result *, uint32_t index, State, uint32_t variable_count, const Action *);

#endif
