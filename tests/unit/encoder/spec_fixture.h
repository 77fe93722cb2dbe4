/* A specification from text, and what its symbolic states can be.

   The text declares variables and defines Init, which gives the states that
   expressions are then evaluated in.  Results are compared as TLA+ text. */
#ifndef UNIT_ENCODER_SPEC_FIXTURE_H
#define UNIT_ENCODER_SPEC_FIXTURE_H

#include "encoder/symbolic.h"
#include "semantics/eval.h"

typedef struct Fixture {
  Session *session; /* in its own memory: the front end keeps pointers to it */
  Spec *spec;
  Values *values;
  Evaluator *evaluator;
  Encoder *encoder;
  Step initial;
} Fixture;

/* Stops the test if the text is not a module or has no Init. */
Fixture fixture_open(const char *units);
Fixture fixture_open_with_limits(const char *units, const Limits *);
void fixture_close(Fixture *);

const Node *fixture_node(Fixture *, const char *expression);

/* Do these stand for the same value? */
bool same_value(Fixture *, const Value *, const char *text);

/* The set of values that an expression has in the initial states, where it does not
   fail. */
const Value *possible_values(Fixture *, const char *expression);
/* The set of values of `of` in the initial states where the expression fails so. */
const Value *failing_values(Fixture *, const char *expression, FaultKind, const char *of);
/* The set of tuples of variables in states that an action leads to, or that satisfy
   an initial predicate. */
const Value *successors(Fixture *, const char *action);
const Value *initial_states(Fixture *, const char *predicate);
/* The same where encoding the step fails in this way. */
bool step_fails(Fixture *, const char *action, FaultKind);
/* The set of values of `of` in the initial states where the action is enabled. */
const Value *enabled_values(Fixture *, const char *action, const char *of);

#define check_values(f, expression, text) \
  cr_assert(same_value((f), possible_values((f), (expression)), (text)), "%s", (expression))
#define check_failing(f, expression, kind, of, text) \
  cr_assert(same_value((f), failing_values((f), (expression), (kind), (of)), (text)), "%s", \
            (expression))
#define check_successors(f, action, text) \
  cr_assert(same_value((f), successors((f), (action)), (text)), "%s", (action))
#define check_initial(f, predicate, text) \
  cr_assert(same_value((f), initial_states((f), (predicate)), (text)), "%s", (predicate))
#define check_enabled(f, action, of, text) \
  cr_assert(same_value((f), enabled_values((f), (action), (of)), (text)), "%s", (action))

#endif
