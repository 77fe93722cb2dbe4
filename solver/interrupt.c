#include "solver/interrupt.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/panic.h"
#include "solver/solver.h"

struct Interrupt {
  pthread_mutex_t lock;
  struct Solver *running;
  bool asked;
};

Interrupt *interrupt_create(void) {
  Interrupt *i = calloc(1, sizeof *i);
  if (!i || pthread_mutex_init(&i->lock, NULL)) panic("out of memory");
  return i;
}

void interrupt_destroy(Interrupt *i) {
  if (i) pthread_mutex_destroy(&i->lock);
  free(i);
}

void interrupt_ask(Interrupt *i) {
  pthread_mutex_lock(&i->lock);
  i->asked = true;
  if (i->running) solver_interrupt(i->running);
  pthread_mutex_unlock(&i->lock);
}

bool interrupt_asked(Interrupt *i) {
  if (!i) return false;
  pthread_mutex_lock(&i->lock);
  bool asked = i->asked;
  pthread_mutex_unlock(&i->lock);
  return asked;
}

void interrupt_enter(Interrupt *i, struct Solver *solver) {
  if (!i) return;
  pthread_mutex_lock(&i->lock);
  i->running = solver;
  if (i->asked) solver_interrupt(solver);
  pthread_mutex_unlock(&i->lock);
}

void interrupt_leave(Interrupt *i) {
  if (!i) return;
  pthread_mutex_lock(&i->lock);
  i->running = NULL;
  pthread_mutex_unlock(&i->lock);
}
