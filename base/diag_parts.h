/* What a Diags is made of; for diag.c and the renderers only. */
#ifndef BASE_DIAG_PARTS_H
#define BASE_DIAG_PARTS_H

#include "base/diag.h"
#include "base/lines.h"
#include "base/vec.h"

typedef struct Source {
  const char *path;
  Lines lines; /* with the text */
} Source;

typedef struct Label {
  Span at; /* within its file, start <= end */
  const char *text;
} Label;

typedef struct Remark {
  bool is_help; /* else a note */
  const char *text;
} Remark;

struct Diag {
  Diags *owner; /* NULL: the message is not kept */
  DiagCode code;
  const char *message;
  vec(Label) labels; /* the first is the primary one */
  vec(Remark) remarks;
};

struct Diags {
  Arena *memory;
  vec(Source) files;
  vec(Diag *) list; /* by file in order of report, and in a file by place */
  unsigned counts[SEVERITY_ERROR + 1];
  vec(Diag *) aside; /* see diags_set_aside */
  unsigned counts_aside[SEVERITY_ERROR + 1];
  bool hushed;
  Diag not_kept;
};

static inline bool span_has_file(Span at) { return at.file != UINT32_MAX; }

#endif
