#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include "base/text.h"

enum { CHUNK = 64 * 1024 };

static bool refuse(Diags *ds, const char *path) {
  diag_report(ds, DIAG_X0001, NO_SPAN, "cannot read `%s`: %s", path, strerror(errno));
  return false;
}

/* A named pipe must not hang us before there is anybody to write: it is opened
   without waiting, and read with. */
static int open_to_read(const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor >= 0) fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
  return descriptor;
}

static bool read_all(Diags *ds, const char *path, int descriptor, Text *text) {
  char chunk[CHUNK];
  ssize_t got;
  while ((got = read(descriptor, chunk, sizeof chunk)) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse(ds, path);
    text_append_bytes(text, chunk, (size_t)got);
    if (text->length <= SOURCE_LIMIT) continue;
    diag_report(ds, DIAG_X0003, NO_SPAN, "`%s` has more than %d MiB", path,
                SOURCE_LIMIT / (1024 * 1024));
    return false;
  }
  return true;
}

static bool read_file(Diags *ds, const char *path, Text *text) {
  int descriptor = open_to_read(path);
  if (descriptor < 0) return refuse(ds, path);
  struct stat status;
  bool ok = false;
  if (fstat(descriptor, &status))
    refuse(ds, path);
  else if (S_ISDIR(status.st_mode))
    diag_report(ds, DIAG_X0002, NO_SPAN, "`%s` is a directory", path);
  else
    ok = read_all(ds, path, descriptor, text);
  close(descriptor);
  return ok;
}

/* The first byte from there on that is not text, or the length. */
static size_t find_non_text(const Text *text, size_t at) {
  while (at < text->length && text->bytes[at]) {
    utf8proc_int32_t point;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text->bytes + at,
                                             (utf8proc_ssize_t)(text->length - at), &point);
    if (used <= 0) break;
    at += (size_t)used;
  }
  return at;
}

static bool check_text(Diags *ds, uint32_t file, const Text *text) {
  size_t at = find_non_text(text, 0);
  if (at == text->length) return true;
  Span where = {file, (uint32_t)at, (uint32_t)at + 1};
  const char *path;
  unsigned line = 0, column;
  diags_position(ds, where, &path, &line, &column);
  const char *what = text->bytes[at] ? "is not UTF-8" : "is binary: it has a NUL byte";
  Diag *d = diag_report(ds, DIAG_X0004, where, "`%s` %s", path, what);
  diag_label(d, where, "byte 0x%02X, number %zu of the file, in line %u",
             (unsigned char)text->bytes[at], at + 1, line);
  if (text->bytes[at]) diag_help(d, "save the file in the encoding UTF-8");
  return false;
}

static void replace_other_encodings(Text *text) {
  for (size_t at = find_non_text(text, 0); at < text->length && text->bytes[at];
       at = find_non_text(text, at))
    text->bytes[at] = '?';
}

/* Some editors write a byte order mark in front of everything. */
static void drop_mark(Text *text) {
  enum { MARK = 3 };
  if (text->length < MARK || memcmp(text->bytes, "\xEF\xBB\xBF", MARK) != 0) return;
  text->length -= MARK;
  memmove(text->bytes, text->bytes + MARK, text->length);
}

static bool read_text(Diags *ds, const char *path, bool any, uint32_t *file) {
  Text text = {0};
  bool ok = read_file(ds, path, &text);
  if (ok) {
    drop_mark(&text);
    if (any) replace_other_encodings(&text);
    *file = diags_add_file(ds, path, text_string(&text), text.length);
    ok = check_text(ds, *file, &text);
  }
  text_free(&text);
  return ok;
}

bool source_read(Diags *ds, const char *path, uint32_t *file) {
  return read_text(ds, path, false, file);
}

bool source_read_any(Diags *ds, const char *path, uint32_t *file) {
  return read_text(ds, path, true, file);
}
