/* PlusCal.  The algorithm stands in a comment and is left alone; what is read is the
   TLA+ that its translator has put behind it.  The translator writes checksums of
   both into the line `\* BEGIN TRANSLATION (chksum(pcal) = "..." /\ chksum(tla) = "...")`.

   The checksum of the TLA+ is the CRC-32 (ISO 3309, as in Java's CRC32) of the lines up
   to `\* END TRANSLATION`, without their ends.  That of the algorithm is one of the
   translator's own data, and is not computed. */
#ifndef FRONTEND_PLUSCAL_H
#define FRONTEND_PLUSCAL_H

#include "base/diag.h"

/* Warns about a translation in the text of a module that has been changed since it
   was made. */
void pluscal_check(Diags *, Span module);

#endif
