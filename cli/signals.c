#include "cli/signals.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/panic.h"
#include "cli/exit_status.h"

/* All threads and processes leave the signals to a thread that waits for them. */
struct Signals {
  Interrupt *interrupt;
  sigset_t watched, before;
  pthread_t thread;
};

static void *wait_for_signals(void *env) {
  const Signals *s = env;
  int signal;
  if (sigwait(&s->watched, &signal) == 0) interrupt_ask(s->interrupt);
  if (sigwait(&s->watched, &signal) == 0) _exit(STATUS_UNKNOWN);
  return NULL;
}

Signals *signals_watch(Interrupt *interrupt) {
  Signals *s = calloc(1, sizeof *s);
  if (!s) panic("out of memory");
  s->interrupt = interrupt;
  sigemptyset(&s->watched);
  sigaddset(&s->watched, SIGINT);
  pthread_sigmask(SIG_BLOCK, &s->watched, &s->before);
  if (pthread_create(&s->thread, NULL, wait_for_signals, s))
    panic("no other thread can be started");
  return s;
}

void signals_end(Signals *s) {
  pthread_cancel(s->thread);
  pthread_join(s->thread, NULL);
  pthread_sigmask(SIG_SETMASK, &s->before, NULL);
  free(s);
}
