/* How long to go on with one question: in seconds of work, not of the clock on the wall, so that
   answers are the same on a machine that is busy with other things. */
#ifndef AUDIT_PATIENCE_H
#define AUDIT_PATIENCE_H

typedef struct Patience {
  double since, worked; /* the clocks when the run began: of the wall, and of its own work */
} Patience;

Patience patience_begin(void);
/* Seconds of work since then. */
double patience_spent(const Patience *);
/* When so many more seconds of work are over, as it went so far. */
double patience_deadline(const Patience *, double seconds);

#endif
