/* The patterns of coordination that implementations are searched for. */
#ifndef AUDIT_PATTERN_H
#define AUDIT_PATTERN_H

typedef enum Pattern {
#define PATTERN(name, id, title, about, invariant, scenario, verification, citation) PATTERN_##name,
#include "audit/pattern.def"
#undef PATTERN
} Pattern;

enum { PATTERN_COUNT = PATTERN_BACK_PRESSURE + 1 };

typedef struct PatternInfo {
  const char *id, *title, *about, *invariant, *scenario, *verification, *citation;
} PatternInfo;

extern const PatternInfo pattern_infos[PATTERN_COUNT];

/* PATTERN_COUNT if there is none of this id; NULL has none. */
Pattern pattern_find(const char *id);

#endif
