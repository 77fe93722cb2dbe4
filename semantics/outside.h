/* What expressions can look at beside states: the checker that evaluates them, its
   registers, chance, files and programs.  Inside the evaluator.

   Each operator notes that it has looked outside, so that nothing that depends on it is
   remembered for longer than TLC would. */
#ifndef SEMANTICS_OUTSIDE_H
#define SEMANTICS_OUTSIDE_H

#include "base/random.h"
#include "base/vec.h"
#include "semantics/eval.h"

typedef struct Register {
  const Value *key, *value;
} Register;
typedef vec(Register) RegisterList;

/* What was counted and is not yet in the register. */
typedef struct Count {
  Symbol name;
  int64_t more;
} Count;

/* Random choices: how many were made since a public call began, and in which state. */
typedef struct Chance {
  State state; /* may be NULL */
  uint64_t place, draws;
} Chance;

typedef struct Outside {
  int64_t level;                  /* 0: no state yet */
  const SearchProgress *progress; /* NULL: no search is under way */
  SearchSettings settings;        /* mode NULL: no run is */
  uint64_t seed;
  double start; /* of the evaluator's life, in seconds */
  Chance chance;
  RegisterList registers, kept;
  vec(Count) counts;
  bool exit_wanted, exit_was_wanted, programs;
  uint32_t last, ever; /* READS_OUTSIDE of the last public call, and of all */
  AnswerHook *answer;
  void *answer_env;
  const Value *counterexample; /* NULL: none */
} Outside;

void outside_open(Outside *);
void outside_close(Outside *);

/* Operands as what an operator needs; NULL or false after a fault. */
const char *outside_text(Evaluator *, const Node *, const Value *);
const Value *outside_sequence(Evaluator *, const Node *, const Value *);
const Value *outside_record(Evaluator *, const Node *, const Value *);
const Value *outside_string(Evaluator *, const char *text, size_t length);
/* The record with these fields. */
typedef struct Field {
  const char *name;
  const Value *value;
} Field;
const Value *outside_make_record(Evaluator *, uint32_t count, const Field *);

/* The operators, by file. */
/* NULL if nobody knows. */
const Value *checker_ask(Evaluator *, Inquiry);
void checker_settle_counts(Evaluator *);
const Value *checker_get(Evaluator *, const Node *, const Value *key);
const Value *checker_set(Evaluator *, const Node *, const Value *key, const Value *);
const Value *checker_get_or(Evaluator *, const Value *key, const Value *otherwise);
const Value *checker_trace(Evaluator *, const Node *);
const Value *checker_counterexample(Evaluator *);
const Value *checker_to_trace(Evaluator *, const Node *, const Value *counterexample);
const Value *checker_fingerprint(Evaluator *, const Value *);
const Value *chance_element(Evaluator *, const Node *, const Value *set);
const Value *chance_subset(Evaluator *, const Node *, const Value *const *);
const Value *chance_set_of_subsets(Evaluator *, const Node *, const Value *const *);
const Value *builtin_json(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_files(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_pickle(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_programs(Evaluator *, const Node *, Builtin, const Value *const *);

/* JSON: false after a fault. */
typedef enum JsonForm { JSON_AS_IT_IS, JSON_LIST, JSON_OBJECT } JsonForm;
bool json_write(Evaluator *, const Node *, const Value *, JsonForm, Text *);
/* The value of a text from start to end; `where` names it in messages. */
const Value *json_read(Evaluator *, const Node *, const char *text, size_t length,
                       const char *where);

/* Whole files; false after a fault. */
bool file_read(Evaluator *, const Node *, const char *path, Text *);
bool file_write(Evaluator *, const Node *, const char *path, const Text *, const char *mode);

#endif
