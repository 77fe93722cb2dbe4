#include "audit/log_audit.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/log_check.h"
#include "base/panic.h"

enum { BUFFER = 2 * LOG_LONGEST_LINE };

typedef struct Stream {
  Arena *memory;
  Diags *diags;
  const char *path;
  FILE *in;
  LogReader *reader;
  LogCheck *check;
  LogSummary *summary;
  uint64_t line; /* the number of the one at hand */
  char *buffer;
  size_t used;   /* bytes in the buffer */
  bool too_long; /* what comes up to the next line break belongs to a line that is left out */
} Stream;

/* Only the first of them are kept; the rest is counted. */
static void report(Stream *s, DiagCode code, const char *line, size_t length,
                   const LogFault *fault) {
  if (s->summary->unreadable++ >= DIAG_LIMIT) return;
  uint32_t file = diags_add_excerpt(s->diags, s->path, (uint32_t)s->line, line, length);
  Span at = {file, fault->start, fault->end};
  Diag *d = diag_report(s->diags, code, at, "%s", fault->message);
  if (fault->other_end)
    diag_label(d, (Span){file, fault->other_start, fault->other_end}, "here it is, too");
}

static bool is_blank(const char *line, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (!strchr(" \t\r", line[i]) || !line[i]) return false;
  return true;
}

/* Some programs write a byte order mark in front of everything. */
static size_t mark_length(const Stream *s, const char *line, size_t length) {
  return s->line == 1 && length >= 3 && !memcmp(line, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

static void leave_out(Stream *s, const char *line) {
  LogFault fault = {.end = 1};
  snprintf(fault.message, sizeof fault.message, "this line is longer than %d KiB",
           LOG_LONGEST_LINE / 1024);
  s->summary->events++;
  report(s, DIAG_A0101, line, 40, &fault);
}

static void take_line(Stream *s, const char *line, size_t length) {
  s->line++;
  size_t mark = mark_length(s, line, length);
  line += mark;
  length -= mark;
  if (is_blank(line, length)) return;
  if (length > LOG_LONGEST_LINE) {
    leave_out(s, line);
    return;
  }
  s->summary->events++;
  LogFault fault;
  const LogValue *fields = log_read(s->reader, line, length, &fault);
  if (!fields)
    report(s, DIAG_A0101, line, length, &fault);
  else if (!log_check_event(s->check, fields, (LogPlace){s->line, line}, &fault))
    report(s, DIAG_A0102, line, length, &fault);
}

/* All lines that are complete; what is left moves to the front. */
static void take_lines(Stream *s) {
  char *start = s->buffer, *end = s->buffer + s->used, *stop;
  while ((stop = memchr(start, '\n', (size_t)(end - start)))) {
    if (!s->too_long) take_line(s, start, (size_t)(stop - start));
    s->too_long = false;
    start = stop + 1;
  }
  s->used = (size_t)(end - start);
  memmove(s->buffer, start, s->used);
  if (s->too_long) s->used = 0;
  if (s->used <= LOG_LONGEST_LINE) return;
  s->line++;
  leave_out(s, s->buffer);
  s->too_long = true;
  s->used = 0;
}

/* The first bytes of what gzip and zstd write. */
static const char *unpacker_of(const Stream *s) {
  if (s->used < 4) return NULL;
  if (!memcmp(s->buffer, "\x1F\x8B", 2)) return "zcat";
  return memcmp(s->buffer, "\x28\xB5\x2F\xFD", 4) ? NULL : "zstdcat";
}

static bool refuse_packed(Stream *s, const char *unpacker) {
  Diag *d = diag_report(s->diags, DIAG_X0004, NO_SPAN, "`%s` is compressed", s->path);
  diag_help(d, "give what `%s` makes of it on standard input, as the file `-`", unpacker);
  return false;
}

static bool read_stream(Stream *s) {
  size_t got;
  while ((got = fread(s->buffer + s->used, 1, BUFFER - s->used, s->in))) {
    s->used += got;
    const char *unpacker = s->line || s->too_long ? NULL : unpacker_of(s);
    if (unpacker) return refuse_packed(s, unpacker);
    take_lines(s);
  }
  if (ferror(s->in)) {
    diag_report(s->diags, DIAG_X0001, NO_SPAN, "cannot read `%s`: %s", s->path, strerror(errno));
    return false;
  }
  if (s->used) take_line(s, s->buffer, s->used);
  return true;
}

static void add_unreadable(const Stream *s, AuditFindings *findings) {
  if (!s->summary->unreadable) return;
  AuditFinding *f = audit_add(findings, "LOG", CHANNEL_LOG, OUTCOME_OPEN, WEIGHT_NONE);
  f->obligation = "LOG.readable";
  f->method = "log";
  f->message = arena_format(s->memory, "%" PRIu64 " of %" PRIu64 " events of %s could not be used",
                            s->summary->unreadable, s->summary->events, s->path);
}

static bool audit_stream(Stream *s, const LogMap *map, AuditFindings *findings) {
  s->reader = log_reader_create(map);
  s->check = log_check_create(s->memory, map, s->path);
  s->buffer = malloc(BUFFER);
  if (!s->buffer) panic("out of memory");
  bool ok = read_stream(s);
  log_check_finish(s->check, findings);
  add_unreadable(s, findings);
  s->summary->keys = log_check_keys(s->check);
  free(s->buffer);
  log_check_destroy(s->check);
  log_reader_destroy(s->reader);
  return ok;
}

bool log_audit(Arena *memory, Diags *diags, const LogMap *map, const char *path,
               AuditFindings *findings, LogSummary *summary) {
  bool standard = !strcmp(path, "-");
  Stream s = {.memory = memory, .diags = diags, .summary = summary};
  s.path = standard ? "standard input" : path;
  s.in = standard ? stdin : fopen(path, "r");
  *summary = (LogSummary){0};
  if (!s.in) {
    diag_report(diags, DIAG_X0001, NO_SPAN, "cannot read `%s`: %s", path, strerror(errno));
    return false;
  }
  bool ok = audit_stream(&s, map, findings);
  if (!standard) fclose(s.in);
  return ok;
}
