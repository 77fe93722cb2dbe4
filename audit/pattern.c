#include "audit/pattern.h"

#include <string.h>

const PatternInfo pattern_infos[PATTERN_COUNT] = {
#define PATTERN(name, id, title, about, invariant, scenario, verification, citation) \
  {id, title, about, invariant, scenario, verification, citation},
#include "audit/pattern.def"
#undef PATTERN
};

Pattern pattern_find(const char *id) {
  for (int i = 0; id && i < PATTERN_COUNT; i++)
    if (!strcmp(id, pattern_infos[i].id)) return (Pattern)i;
  return (Pattern)PATTERN_COUNT;
}
