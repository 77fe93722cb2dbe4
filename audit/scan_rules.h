/* The rules of the code channel, as data (audit/packs/scan.json): where patterns of coordination
   are, and what may be an anti-pattern.

     {"schema": 1,
      "patterns": [{"pattern": "lease", "names": "REGEX", "uses": ["PATTERN", ...], "tests":
   [...]}], "candidates": [{"id": "AP4.s", "rule": "AP4", "message": "...", "fix": "...", "match":
   {"rust": ["PATTERN", ...], "any": [...]}, "tests": [...]}]}

   A pattern is located in a function by its name, or by what it uses.  Each rule carries tests,
   `{"language": "rust", "code": "...", "hits": 1}`, which `scan_rules_test` runs. */
#ifndef AUDIT_SCAN_RULES_H
#define AUDIT_SCAN_RULES_H

#include "audit/pattern.h"
#include "audit/scan_pattern.h"
#include "base/diag.h"
#include "base/json_tree.h"

typedef vec(ScanPattern) ScanPatterns;

typedef struct ScanTest {
  Language language;
  const char *code;
  int64_t hits;
  Span at;
} ScanTest;

typedef struct LocateRule {
  Pattern pattern;
  regex_t *names; /* of functions; NULL if names say nothing */
  ScanPatterns uses;
  vec(ScanTest) tests;
} LocateRule;

typedef struct CandidateRule {
  const char *id, *rule, *message, *fix;
  ScanPatterns match[LANGUAGE_COUNT];
  vec(ScanTest) tests;
} CandidateRule;

typedef struct ScanRules {
  vec(LocateRule) locate;
  vec(CandidateRule) candidates;
} ScanRules;

/* From a file already added to the diagnostics; false after reported errors.  Texts live in
   the arena. */
bool scan_rules_read(Arena *, Diags *, uint32_t file, ScanRules *);
void scan_rules_free(ScanRules *);

/* The rules that are built in, NUL-terminated. */
extern const unsigned char pack_scan[];

#endif
