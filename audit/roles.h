/* What rules speak of: roles, which are expressions of a specification, and the things that
   its actions do. */
#ifndef AUDIT_ROLES_H
#define AUDIT_ROLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Role {
#define ROLE(name, word, meaning, names) ROLE_##name,
#include "audit/roles.def"
  ROLE_COUNT
} Role;

/* What an action does. */
typedef enum Deed {
#define DO(name, word, told, names) DEED_##name,
#include "audit/roles.def"
  DEED_COUNT
} Deed;

typedef struct RoleInfo {
  const char *name, *meaning;
  const char *names; /* that it often has, by `|` */
} RoleInfo;

typedef struct DeedInfo {
  const char *name, *told, *names;
} DeedInfo;

extern const RoleInfo role_infos[ROLE_COUNT];
extern const DeedInfo deed_infos[DEED_COUNT];

/* By the first `length` characters of a name; ROLE_COUNT or DEED_COUNT if there is none. */
/* Is something else meant where nobody says what it is? */
bool role_has_default(Role);

Role role_find(const char *name, size_t length);
Deed deed_find(const char *name, size_t length);

/* The set that arguments of this name are drawn from: a worker from the workers;
   ROLE_COUNT if it says nothing. */
Role role_of_argument(const char *name, size_t length);

#endif
