/* PlusCal.  The algorithm stands in a comment and is left alone; what is read is the
   TLA+ that its translator has put behind it.  The translator writes checksums of
   both into the line `\* BEGIN TRANSLATION (chksum(pcal) = "..." /\ chksum(tla) = "...")`.

   The checksum of the TLA+ is that of the lines up to `\* END TRANSLATION`, without their
   ends.  That of the algorithm is of the tree that frontend/pcal.h makes and prints. */
#ifndef FRONTEND_PLUSCAL_H
#define FRONTEND_PLUSCAL_H

#include "base/diag.h"

/* Warns about a translation in the text of a module that has been changed since it was
   made, and about an algorithm that has been changed since then.  Silent if in doubt. */
void pluscal_check(Diags *, Span module);

#endif
