/* For tests of the engines: a spec as text, through the whole program, to a result. */
#ifndef TESTS_CHECKED_H
#define TESTS_CHECKED_H

#include "solver/engine.h"

typedef struct Checked {
  Session session;
  Config *config;
  Task task;
  Result *result;
} Checked;

typedef Result *Engine(Task *, const EngineOptions *);

/* `body` is what stands between the header of the module, which extends Integers,
   Sequences, FiniteSets and TLC, and its end. */
Checked checked_run(Engine *, const char *body, const char *config, const EngineOptions *);
void checked_free(Checked *);

/* The value of the i-th variable in the k-th state of the trace, as text. */
const char *checked_value(Checked *, uint32_t k, uint32_t variable);

/* A value as text, as long as the result. */
const char *checked_text(Checked *, const Value *);

typedef struct Expected {
  Verdict verdict;
  uint32_t depth;
  bool exhaustive;
  const char *property; /* NULL: none */
} Expected;

/* Up to ten steps, or walks of as many. */
extern const EngineOptions ten_steps;

/* What an engine says within ten steps, of the symbolic one also when it looks ahead. */
void expect_of(Engine *, const char *body, const char *config, Expected);
/* What the explicit and the symbolic one say. */
void expect_both(const char *body, const char *config, Expected);

#endif
