/* A portfolio: several searches for the same answer, each in a process of its own.  Who
   has a result says whether it is sure and waits; the first one that is sure is told
   to report, the others are killed.  If none is sure, the first of the list reports. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/panic.h"
#include "base/process.h"
#include "cli/command_model.h"

typedef enum News { NEWS_NONE, NEWS_UNSURE, NEWS_SURE, NEWS_DEAD } News;

typedef struct Process {
  pid_t id;
  int news;    /* from it: one byte */
  int command; /* to it: the same */
  News last;
} Process;

/* ---- in the child ---- */

typedef struct Ends {
  int news, command;
} Ends;

/* Blocks until told what to do; the end of the parent is a no. */
static bool may_report(Ends ends, bool sure) {
  char byte = sure ? NEWS_SURE : NEWS_UNSURE;
  if (write(ends.news, &byte, 1) != 1) return false;
  ssize_t got;
  do got = read(ends.command, &byte, 1);
  while (got < 0 && errno == EINTR);
  return got == 1;
}

NO_RETURN static void live(Job *job, const Runner *runner, Ends ends) {
  Task task = job_task(job);
  Result *result = runner->engine(&task, &runner->options);
  ExitStatus status = STATUS_UNKNOWN;
  bool exact = runner->engine != check_explicit || explicit_is_exact(task.model);
  if (may_report(ends, exact && result_is_sure(result))) {
    status = report_result(job, result);
    job_print_diags(job);
  }
  fflush(NULL);
  _exit((int)status);
}

/* ---- in the parent ---- */

static void start(Process *m, Job *job, const Runner *runner) {
  int news[2], command[2];
  pid_t parent = getpid();
  if (pipe(news) || pipe(command)) panic("no pipe for another process");
  fflush(NULL);
  m->id = fork();
  if (m->id < 0) panic("no other process can be started");
  if (m->id == 0) {
    process_end_with(parent);
    close(news[0]);
    close(command[1]);
    live(job, runner, (Ends){news[1], command[0]});
  }
  close(news[1]);
  close(command[0]);
  m->news = news[0];
  m->command = command[1];
}

static void listen_to(Process *m) {
  char byte = NEWS_NONE;
  ssize_t got = read(m->news, &byte, 1);
  if (got < 0 && errno == EINTR) return;
  m->last = got == 1 ? (News)byte : NEWS_DEAD;
}

/* Wait for news; false if all have spoken. */
static bool wait_for_news(uint32_t count, Process *all) {
  vec(struct pollfd) polled = {0};
  vec(Process *) silent = {0};
  for (uint32_t i = 0; i < count; i++) {
    if (all[i].last != NEWS_NONE) continue;
    vec_push(&polled, ((struct pollfd){.fd = all[i].news, .events = POLLIN}));
    vec_push(&silent, &all[i]);
  }
  bool any = silent.count > 0;
  if (any && poll(polled.at, polled.count, -1) > 0)
    for (uint32_t i = 0; i < silent.count; i++)
      if (polled.at[i].revents) listen_to(silent.at[i]);
  vec_free(&polled);
  vec_free(&silent);
  return any;
}

static Process *find_last(uint32_t count, Process *all, News news) {
  for (uint32_t i = 0; i < count; i++)
    if (all[i].last == news) return &all[i];
  return NULL;
}

static Process *choose(uint32_t count, Process *all) {
  Process *sure = NULL;
  while (!sure && wait_for_news(count, all)) sure = find_last(count, all, NEWS_SURE);
  return sure ? sure : find_last(count, all, NEWS_UNSURE);
}

/* Its exit status is ours. */
static ExitStatus let_report(Process *m) {
  int status = 0;
  if (write(m->command, "", 1) != 1) return STATUS_INTERNAL;
  while (waitpid(m->id, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? (ExitStatus)WEXITSTATUS(status) : STATUS_INTERNAL;
}

ExitStatus run_portfolio(Job *job, uint32_t count, const Runner *runners) {
  Process *all = calloc(count, sizeof *all);
  if (!all) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) start(&all[i], job, &runners[i]);
  Process *winner = choose(count, all);
  for (uint32_t i = 0; i < count; i++)
    if (&all[i] != winner) process_stop(all[i].id);
  ExitStatus status = winner ? let_report(winner) : STATUS_INTERNAL;
  for (uint32_t i = 0; i < count; i++) {
    close(all[i].news);
    close(all[i].command);
  }
  free(all);
  return status;
}
