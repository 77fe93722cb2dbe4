/* Looking up primitive operators. */
#ifndef FRONTEND_BUILTINS_H
#define FRONTEND_BUILTINS_H

#include "frontend/kernel.h"

/* BUILTIN_COUNT if `module` ("" for the language) has no such primitive. */
Builtin builtin_find(const char *module, const char *spelling);

/* A standard module that has an operator of this name, or NULL. */
const char *builtin_module_of(const char *spelling);

#endif
