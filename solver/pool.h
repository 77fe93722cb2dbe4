/* Threads that wait for work.  The caller's own thread is one of them. */
#ifndef SOLVER_POOL_H
#define SOLVER_POOL_H

#include <stdint.h>

typedef struct Pool Pool;

Pool *pool_create(uint32_t workers); /* at least 1 */
void pool_destroy(Pool *);

/* Each worker runs the work once, the caller as number 0; returns when all are done. */
typedef void PoolWork(uint32_t worker, void *env);
void pool_run(Pool *, PoolWork *, void *env);

#endif
