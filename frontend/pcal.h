/* PlusCal algorithms as their translator has them at its end: macros expanded, labels
   added, names that clash renamed, calls and jumps replaced by assignments.  Nobody
   evaluates this tree.  The translator prints it and records the checksum of that text, so
   a reader that does the same can tell that an algorithm is no longer the one that was
   translated.  What it does is what the translator of the TLA+ tools does, in the same
   order and with the same quirks; what it cannot read it gives up, without a message.

     Pcal *algorithm = pcal_read(text, length);
     if (algorithm) { pcal_print(algorithm, style, &out); pcal_destroy(algorithm); }       */
#ifndef FRONTEND_PCAL_H
#define FRONTEND_PCAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

typedef struct Pcal Pcal;

/* How the tree is printed: versions of the translator differ, and options of its command
   line that no file records. */
typedef struct PcalStyle {
  bool columns;         /* of /\ and \/, as since July 2021 */
  const char *fairness; /* of processes that do not say: "unfair", "wf" or "sf" */
} PcalStyle;

/* The first algorithm in a text; NULL if there is none that can be read with certainty. */
Pcal *pcal_read(const char *text, size_t length);
void pcal_destroy(Pcal *);

bool pcal_is_fair(const Pcal *); /* it begins with --fair algorithm */

/* The first label that had to be made up; NULL if there is none. */
const char *pcal_added_label(const Pcal *);

/* The text whose checksum is recorded; false if it is nested too deeply. */
bool pcal_print(const Pcal *, PcalStyle, Text *out);

#endif
