/* Reading JSON (RFC 8259) into a tree in which each value knows its place, so that a
   mistake in a rule pack, a binding or a record is shown with a caret under it.

   Numbers stay as they are spelled: integers of any size lose nothing.  What is not
   JSON, invalid UTF-8, a key that an object has twice and nesting deeper than
   JSON_TREE_DEPTH are reported as mistakes. */
#ifndef BASE_JSON_TREE_H
#define BASE_JSON_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

enum { JSON_TREE_DEPTH = 200 };

typedef enum JsonKind {
  JSON_NULL,
  JSON_BOOLEAN,
  JSON_NUMBER,
  JSON_STRING,
  JSON_LIST,
  JSON_OBJECT
} JsonKind;

typedef struct JsonTree JsonTree;

struct JsonTree {
  JsonKind kind;
  Span at;          /* from the first to the last character */
  const char *key;  /* of a member of an object; else NULL */
  Span key_at;      /* with its quotes */
  const char *text; /* of a string, without quotes and escapes; of a number, as spelled */
  bool truth;       /* of a Boolean */
  uint32_t count;   /* of elements or members */
  const JsonTree *first, *next;
};

#define json_tree_each(T, parent) \
  const JsonTree *T = (parent)->first; \
  T; \
  T = T->next

/* The file, which was added to the diagnostics, as one value; NULL after reported
   errors.  Everything lives in the arena. */
const JsonTree *json_tree_read(Arena *, Diags *, uint32_t file);

/* A member of an object; NULL if it has none of this name, or is no object. */
const JsonTree *json_tree_member(const JsonTree *, const char *key);

/* Whether a number is an integer that fits; sets it if so. */
bool json_tree_int(const JsonTree *, int64_t *);

#endif
