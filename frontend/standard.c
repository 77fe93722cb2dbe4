#include "frontend/standard.h"

#include <string.h>

const StandardModule *standard_find(const char *name) {
  for (size_t i = 0; i < standard_module_count; i++)
    if (strcmp(standard_modules[i].name, name) == 0) return &standard_modules[i];
  return NULL;
}
