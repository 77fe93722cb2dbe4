#include "solver/cell_jobs.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/panic.h"
#include "base/process.h"
#include "solver/interrupt.h"

enum { PATIENCE = 50 }; /* milliseconds between looks at whether to stop */

typedef struct Worker {
  pid_t id;
  int news; /* from it; -1 after its end */
} Worker;

struct CellJobs {
  Induction *p;
  const CellIds *cells;
  int baton[2]; /* a pipe with one number in it: the cell to be taken next */
  uint32_t count;
  Worker *workers;
};

/* Before the lemmas and the reason of a cell. */
typedef struct Record {
  uint32_t index; /* in the list of cells */
  uint32_t reason_length;
  uint64_t queries;
  Cell cell;
} Record;

/* ---- in a worker ---- */

static bool write_all(int file, const void *bytes, size_t length) {
  for (size_t done = 0; done < length;) {
    ssize_t written = write(file, (const char *)bytes + done, length - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    done += (size_t)written;
  }
  return true;
}

static bool read_all(int file, void *bytes, size_t length) {
  for (size_t done = 0; done < length;) {
    ssize_t got = read(file, (char *)bytes + done, length - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += (size_t)got;
  }
  return true;
}

static bool send_cell(int file, uint32_t index, const Cell *cell, uint64_t queries) {
  const char *reason = cell->reason ? cell->reason : "";
  Record record = {.index = index, .queries = queries, .cell = *cell};
  record.reason_length = (uint32_t)strlen(reason);
  return write_all(file, &record, sizeof record) &&
         write_all(file, cell->used, cell->used_count * sizeof *cell->used) &&
         write_all(file, reason, record.reason_length);
}

/* A solver of its own: what it has of threads does not survive a fork. */
static void use_new_solver(Induction *p) {
  SolverOptions options = p->options->engine.solver;
  options.interrupt = NULL;
  p->solver = solver_open(p->encoder->circuit, &options);
  solver_assert(p->solver, p->arbitrary.fits);
  p->second = NULL;
  p->worker = true;
}

/* Whoever has the number puts the next one back at once. */
static uint32_t take_cell(const CellJobs *jobs) {
  uint32_t index, next;
  if (!read_all(jobs->baton[0], &index, sizeof index)) return UINT32_MAX;
  next = index < jobs->cells->count ? index + 1 : index;
  return write_all(jobs->baton[1], &next, sizeof next) ? index : UINT32_MAX;
}

NO_RETURN static void work(CellJobs *jobs, int news) {
  Induction *p = jobs->p;
  use_new_solver(p);
  for (uint32_t i; (i = take_cell(jobs)) < jobs->cells->count;) {
    CellId id = jobs->cells->at[i];
    uint64_t before = solver_statistics(p->solver).queries;
    if (induction_in_time(p)) cell_decide(p, id);
    uint64_t queries = solver_statistics(p->solver).queries - before;
    if (!send_cell(news, i, proof_cell(p->proof, id), queries)) break;
  }
  _exit(0);
}

/* ---- here ---- */

static void start(CellJobs *jobs, Worker *w) {
  int news[2];
  pid_t parent = getpid();
  if (pipe(news)) panic("no pipe for another process");
  w->id = fork();
  if (w->id < 0) panic("no other process can be started");
  if (w->id == 0) {
    process_end_with(parent);
    close(news[0]);
    work(jobs, news[1]);
  }
  close(news[1]);
  w->news = news[0];
}

CellJobs *cell_jobs_begin(Induction *p, uint32_t processes, const CellIds *cells) {
  CellJobs *jobs = arena_new(p->proof->memory, CellJobs);
  *jobs = (CellJobs){.p = p, .cells = cells};
  jobs->count = processes < cells->count ? processes : cells->count;
  jobs->workers = arena_array(p->proof->memory, Worker, jobs->count + 1);
  uint32_t first = 0;
  if (pipe(jobs->baton) || !write_all(jobs->baton[1], &first, sizeof first))
    panic("no pipe for other processes");
  fflush(NULL);
  for (uint32_t i = 0; i < jobs->count; i++) start(jobs, &jobs->workers[i]);
  return jobs;
}

/* Verdicts come in any order, and each goes to its place. */
static bool receive(CellJobs *jobs, int file) {
  Record record;
  Arena *memory = jobs->p->proof->memory;
  if (!read_all(file, &record, sizeof record)) return false;
  uint32_t *used = arena_array(memory, uint32_t, record.cell.used_count + 1);
  char *reason = arena_array(memory, char, record.reason_length + 1);
  if (!read_all(file, used, record.cell.used_count * sizeof *used)) return false;
  if (!read_all(file, reason, record.reason_length)) return false;
  reason[record.reason_length] = '\0';
  Cell *cell = proof_cell(jobs->p->proof, jobs->cells->at[record.index]);
  *cell = record.cell;
  cell->used = used;
  cell->reason = record.reason_length ? reason : NULL;
  jobs->p->proof->queries += record.queries;
  induction_tell(jobs->p);
  return true;
}

/* False if all have ended. */
static bool listen(CellJobs *jobs) {
  struct pollfd *polled = arena_array(jobs->p->proof->memory, struct pollfd, jobs->count + 1);
  bool any = false;
  for (uint32_t i = 0; i < jobs->count; i++) {
    polled[i] = (struct pollfd){.fd = jobs->workers[i].news, .events = POLLIN};
    any |= polled[i].fd >= 0;
  }
  if (!any || poll(polled, jobs->count, PATIENCE) <= 0) return any;
  for (uint32_t i = 0; i < jobs->count; i++) {
    if (polled[i].fd < 0 || !polled[i].revents || receive(jobs, polled[i].fd)) continue;
    close(polled[i].fd);
    jobs->workers[i].news = -1;
  }
  return true;
}

void cell_jobs_end(CellJobs *jobs, bool wanted) {
  Interrupt *interrupt = jobs->p->options->engine.solver.interrupt;
  while (wanted && !interrupt_asked(interrupt) && listen(jobs)) continue;
  for (uint32_t i = 0; i < jobs->count; i++) {
    if (jobs->workers[i].news >= 0) close(jobs->workers[i].news);
    process_stop(jobs->workers[i].id);
  }
  close(jobs->baton[0]);
  close(jobs->baton[1]);
}
