#include "audit/roles.h"

#include <string.h>

const RoleInfo role_infos[ROLE_COUNT] = {
#define ROLE(name, word, meaning, names) {word, meaning, names},
#include "audit/roles.def"
};

const DeedInfo deed_infos[DEED_COUNT] = {
#define DO(name, word, told, names) {word, told, names},
#include "audit/roles.def"
};

static bool is_word(const char *word, const char *name, size_t length) {
  return strlen(word) == length && !strncmp(word, name, length);
}

Role role_find(const char *name, size_t length) {
  int role = 0;
  while (role < ROLE_COUNT && !is_word(role_infos[role].name, name, length)) role++;
  return (Role)role;
}

Deed deed_find(const char *name, size_t length) {
  int deed = 0;
  while (deed < DEED_COUNT && !is_word(deed_infos[deed].name, name, length)) deed++;
  return (Deed)deed;
}

bool role_has_default(Role role) {
  return role == ROLE_ORDER || role == ROLE_NO_EPOCH || role == ROLE_KEY_SPACE ||
         role == ROLE_ENCODABLE;
}

Role role_of_argument(const char *name, size_t length) {
  static const struct {
    const char *word;
    Role set;
  } sets[] = {
      {"worker", ROLE_WORKERS}, {"shard", ROLE_SHARDS}, {"other", ROLE_SHARDS},
      {"key", ROLE_KEYS},       {"item", ROLE_ITEMS},   {"operation", ROLE_OPERATIONS},
      {"token", ROLE_TOKENS},
  };
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
    if (is_word(sets[i].word, name, length)) return sets[i].set;
  return ROLE_COUNT;
}
