#include "solver/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/panic.h"

/* As much as the main thread usually has: evaluations are recursive. */
enum { STACK_SIZE = 8 * 1024 * 1024 + 64 * 1024 };

typedef struct Thread {
  struct Pool *pool;
  uint32_t number;
  pthread_t id;
} Thread;

struct Pool {
  uint32_t count;
  Thread *threads; /* without the caller's */
  pthread_mutex_t lock;
  pthread_cond_t start, end;
  uint64_t round; /* of work, from 1 */
  uint32_t busy;
  bool closing;
  PoolWork *work;
  void *env;
};

/* False if there will be no more work. */
static bool wait_for_round(Pool *p, uint64_t round) {
  pthread_mutex_lock(&p->lock);
  while (p->round < round && !p->closing) pthread_cond_wait(&p->start, &p->lock);
  bool on = p->round >= round;
  pthread_mutex_unlock(&p->lock);
  return on;
}

static void *thread_main(void *env) {
  Thread *thread = env;
  Pool *p = thread->pool;
  for (uint64_t round = 1; wait_for_round(p, round); round++) {
    p->work(thread->number, p->env);
    pthread_mutex_lock(&p->lock);
    if (--p->busy == 0) pthread_cond_signal(&p->end);
    pthread_mutex_unlock(&p->lock);
  }
  return NULL;
}

static void start_threads(Pool *p) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK_SIZE);
  for (uint32_t i = 0; i + 1 < p->count; i++) {
    p->threads[i] = (Thread){.pool = p, .number = i + 1};
    if (pthread_create(&p->threads[i].id, &attributes, thread_main, &p->threads[i]))
      panic("no thread can be started");
  }
  pthread_attr_destroy(&attributes);
}

Pool *pool_create(uint32_t workers) {
  Pool *p = calloc(1, sizeof *p);
  if (!p) panic("out of memory");
  p->count = workers;
  p->threads = calloc(workers, sizeof *p->threads);
  if (!p->threads) panic("out of memory");
  pthread_mutex_init(&p->lock, NULL);
  pthread_cond_init(&p->start, NULL);
  pthread_cond_init(&p->end, NULL);
  start_threads(p);
  return p;
}

void pool_destroy(Pool *p) {
  if (!p) return;
  pthread_mutex_lock(&p->lock);
  p->closing = true;
  pthread_cond_broadcast(&p->start);
  pthread_mutex_unlock(&p->lock);
  for (uint32_t i = 0; i + 1 < p->count; i++) pthread_join(p->threads[i].id, NULL);
  pthread_mutex_destroy(&p->lock);
  pthread_cond_destroy(&p->start);
  pthread_cond_destroy(&p->end);
  free(p->threads);
  free(p);
}

void pool_run(Pool *p, PoolWork *work, void *env) {
  pthread_mutex_lock(&p->lock);
  p->work = work;
  p->env = env;
  p->busy = p->count - 1;
  p->round++;
  pthread_cond_broadcast(&p->start);
  pthread_mutex_unlock(&p->lock);
  work(0, env);
  pthread_mutex_lock(&p->lock);
  while (p->busy) pthread_cond_wait(&p->end, &p->lock);
  pthread_mutex_unlock(&p->lock);
}
