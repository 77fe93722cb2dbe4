#include "frontend/builtins.h"

#include <string.h>

const BuiltinInfo builtin_infos[BUILTIN_COUNT] = {
#define BUILTIN(name, module, spelling, arity) [BUILTIN_##name] = {module, spelling, arity},
#include "frontend/builtins.def"
#undef BUILTIN
};

/* Asked of each operation and definition: most texts differ in their first character. */
static bool is_same(const char *a, const char *b) { return *a == *b && strcmp(a, b) == 0; }

Builtin builtin_find(const char *module, const char *spelling) {
  for (Builtin b = 0; b < BUILTIN_COUNT; b++)
    if (is_same(builtin_infos[b].spelling, spelling) && is_same(builtin_infos[b].module, module))
      return b;
  return BUILTIN_COUNT;
}

const char *builtin_module_of(const char *spelling) {
  for (Builtin b = 0; b < BUILTIN_COUNT; b++)
    if (*builtin_infos[b].module && strcmp(builtin_infos[b].spelling, spelling) == 0)
      return builtin_infos[b].module;
  return NULL;
}
