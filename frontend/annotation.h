/* Type annotations in comments, as Apalache reads them: `\* @type: Set(Int);`. */
#ifndef FRONTEND_ANNOTATION_H
#define FRONTEND_ANNOTATION_H

#include "base/arena.h"
#include "base/diag.h"

typedef enum TypeKind {
  TYPE_INT,
  TYPE_BOOL,
  TYPE_STR,
  TYPE_SET,      /* one part */
  TYPE_SEQ,      /* one part */
  TYPE_FUNCTION, /* argument, result */
  TYPE_TUPLE,
  TYPE_RECORD /* names */
} TypeKind;

typedef struct Type {
  TypeKind kind;
  uint32_t count;
  const struct Type *const *parts;
  const char *const *names;
} Type;

/* The type that the comments right before a name say it has; NULL if they say none, or
   one of another kind (a name for a set of constants, a variable, ...).  `$name` is
   looked up among the `@typeAlias: name = type;` of the file. */
const Type *annotation_find(Arena *, const Diags *, Span name);

#endif
