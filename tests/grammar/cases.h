/* Cases of the grammar: many small texts in one file, each with its verdict.

     prelude EXTENDS Integers VARIABLES x, y

     ### Conjunction and disjunction need parentheses.
     reject P0002 1:13
     says write `(x /\ y) \/ x`
     e == x /\ y \/ x

   A case is a sentence, a verdict, and the text that the verdict is about.  The
   text is what stands between the header and the end of a module `Case`; the
   header, with the prelude of the chapter, is its line 0.  After

     @@@ Outer.tla

   follows the text of a file as it is.  The first such file is the root module; a
   file `.cfg` is bound to it.  Behind the verdict stands every message in the order
   in which it is shown: its code and its place, with the name of the file if that is
   not the root.  `accept` may have warnings.  Each `says` must be among the words
   of the messages, and `sany` tells why we differ from SANY where we do. */
#ifndef TESTS_GRAMMAR_CASES_H
#define TESTS_GRAMMAR_CASES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/vec.h"

typedef struct CaseFile {
  const char *name, *text;
  size_t length;
} CaseFile;

typedef struct Case {
  const char *name;
  unsigned line; /* of its sentence in the chapter */
  bool accept;
  const char *messages; /* "P0002 1:13, S0101 2:4" */
  vec(const char *) says;
  vec(CaseFile) files; /* the root module first */
  bool wrapped;        /* in a module: lines count from 0 */
} Case;

typedef vec(Case) Cases;

/* Reads a chapter; false after a message on standard output if it is malformed. */
bool cases_read(Arena *, const char *path, Cases *) MUST_USE;
void cases_free(Cases *);

#endif
