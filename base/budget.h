/* Time and memory that a computation may use, and whether it is still wanted.  Asked
   often: the clock and the system are looked at now and then only.  Once something has run out it
   stays so. */
#ifndef BASE_BUDGET_H
#define BASE_BUDGET_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Budget {
  double deadline;                       /* on budget_clock(); 0: none */
  uint64_t memory;                       /* resident bytes of the process; 0: no limit */
  const volatile sig_atomic_t *unwanted; /* set by a signal; or NULL */
  const char *spent; /* what has run out, as the end of a sentence; NULL: nothing */
  uint32_t asked;
} Budget;

double budget_clock(void);           /* seconds, monotonic */
uint64_t budget_memory_in_use(void); /* resident bytes of this process; 0: not known */

/* Look at once. */
bool budget_look(Budget *);

/* Is anything left?  Of NULL there always is. */
static inline bool budget_left(Budget *b) {
  enum { LOOK_EVERY = 1024 };
  if (!b) return true;
  if (b->spent) return false;
  return ++b->asked % LOOK_EVERY != 0 || budget_look(b);
}

#endif
