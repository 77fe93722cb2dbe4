/* The standard modules, as TLA+ texts inside the program. */
#ifndef FRONTEND_STANDARD_H
#define FRONTEND_STANDARD_H

#include <stddef.h>

typedef struct StandardModule {
  const char *name, *text;
  size_t length;
} StandardModule;

/* Sorted by name; made from frontend/standard/ by cmake/standard.cmake. */
extern const StandardModule standard_modules[];
extern const size_t standard_module_count;

const StandardModule *standard_find(const char *name); /* NULL if there is none */

#endif
