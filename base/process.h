/* Processes that this one starts. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <sys/types.h>

/* Called in a child: it is killed when its parent, the process `parent`, ends for
   whatever reason.  Does nothing where the system has no such thing. */
void process_end_with(pid_t parent);

/* Kill a child and wait for its end. */
void process_stop(pid_t child);

#endif
