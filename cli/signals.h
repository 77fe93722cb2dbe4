/* Ctrl-C asks a run to end with what it has found so far; asked twice, it ends at once. */
#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

#include "solver/interrupt.h"

typedef struct Signals Signals;

/* Before any other thread starts.  The interrupt lives longer. */
Signals *signals_watch(Interrupt *);
void signals_end(Signals *);

#endif
