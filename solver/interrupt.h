/* A request to stop that comes from another thread. */
#ifndef SOLVER_INTERRUPT_H
#define SOLVER_INTERRUPT_H

#include <stdbool.h>

struct Solver;
typedef struct Interrupt Interrupt;

Interrupt *interrupt_create(void);
void interrupt_destroy(Interrupt *);

/* The running query ends with UNKNOWN, and so do all that follow. */
void interrupt_ask(Interrupt *);
bool interrupt_asked(Interrupt *); /* NULL: no */

/* Around a query; nothing for NULL. */
void interrupt_enter(Interrupt *, struct Solver *);
void interrupt_leave(Interrupt *);

#endif
