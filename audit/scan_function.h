/* The functions of a source file: where each starts and ends.

   Found by their shape, without a parser: `fn name` and `func name` and `def name` where a
   language says so, else a name before `(...) {`. */
#ifndef AUDIT_SCAN_FUNCTION_H
#define AUDIT_SCAN_FUNCTION_H

#include "audit/scan_lexer.h"

/* Tokens: from its first word to its last. */
typedef struct ScanFunction {
  uint32_t name, first, last;
} ScanFunction;

typedef vec(ScanFunction) ScanFunctions;

/* In the order in which they start; one may stand inside of another. */
ScanFunctions scan_functions(const ScanText *);

/* Tests that stand among the code, `#[cfg(test)] mod tests { ... }`: nothing is found in them. */
void scan_hide_tests(ScanText *);

#endif
