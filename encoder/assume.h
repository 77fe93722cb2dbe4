/* Assumptions on the path that can be taken back and put on again.

   An argument is evaluated at its first use but under the path where the call
   stands, so that one evaluation serves all uses; the assumptions made since are
   suspended meanwhile.  Its failures are recorded anew at each use. */
#ifndef ENCODER_ASSUME_H
#define ENCODER_ASSUME_H

#include "encoder/sym.h"

/* A point on the path that can be found again. */
typedef struct PathPoint {
  uint32_t height, serial;
} PathPoint;

/* What evaluating an expression once has come to. */
typedef struct Outcome {
  const Sym *value; /* NULL: not evaluated yet */
  Failures failures;
} Outcome;

/* Assumptions: path_push with a memory, so that a stretch of the path can be taken
   back and put on again. */
bool assume(Encoder *, Lit);
uint32_t assume_save(const Encoder *);
void assume_rewind(Encoder *, uint32_t height);
PathPoint assume_point(const Encoder *);
bool assume_holds(const Encoder *, PathPoint); /* has the path not left it? */
PathPoint assume_base(const Encoder *);        /* where the call from outside was made */

/* Evaluate at an earlier point of the path.  False if it has been left for good. */
typedef struct Suspension {
  uint32_t count;
  struct Assumption *taken_back;
} Suspension;
bool assume_suspend(Encoder *, PathPoint, Suspension *);
void assume_resume(Encoder *, Suspension *);

/* Failures recorded since a mark: taken out, and recorded again. */
Outcome outcome_capture(Encoder *, uint32_t mark, const Sym *value);
void outcome_record(Encoder *, const Outcome *);

#endif
