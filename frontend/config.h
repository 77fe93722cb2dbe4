/* TLC's configuration files (.cfg), as written. */
#ifndef FRONTEND_CONFIG_H
#define FRONTEND_CONFIG_H

#include "base/vec.h"
#include "frontend/parser.h"

/* A value in a configuration: a number, a string, TRUE or FALSE, a name (a
   model value), or a set of values. */
typedef enum ConfigValueKind {
  CONFIG_NUMBER, /* text: digits, maybe a sign */
  CONFIG_STRING,
  CONFIG_BOOLEAN, /* text: TRUE or FALSE */
  CONFIG_NAME,
  CONFIG_SET
} ConfigValueKind;

typedef struct ConfigValue {
  ConfigValueKind kind;
  Span at;
  Symbol text;
  uint32_t count;
  const struct ConfigValue *const *items;
} ConfigValue;

/* `name = value`, `name(arguments) = value`, `name <- other` or `name <-[Module] other`. */
typedef struct ConfigBinding {
  Name name;
  uint32_t argument_count;
  const ConfigValue *const *arguments;
  Name module;              /* text NULL if none was given */
  const ConfigValue *value; /* NULL: an override by `other` */
  Name other;
} ConfigBinding;

typedef vec(Name) NameList;

typedef struct Config {
  uint32_t file;
  Name init, next, specification, view, alias; /* text NULL if absent */
  NameList invariants, properties, constraints, action_constraints, symmetry, postconditions;
  NameList possible; /* _POSSIBLE */
  vec(ConfigBinding) bindings;
  bool has_check_deadlock, check_deadlock;
} Config;

/* Read a .cfg file.  NULL after reported errors. */
Config *config_load(Session *, const char *path);
/* The same for a file already added to `diags`. */
Config *config_read(Session *, uint32_t file);
/* The same for a block `---- CONFIG NAME ---- ... ====` that stands behind a module; `*found`
   tells whether there is one. */
Config *config_read_block(Session *, Span behind, Symbol name, bool *found);
void config_destroy(Config *);

/* The keyword most like a name, or NULL if none is near. */
const char *config_guess_keyword(const char *name);

#endif
