/* Modules: finding their texts, and what they extend and declare. */
#ifndef FRONTEND_MODULES_H
#define FRONTEND_MODULES_H

#include "frontend/facts.h"
#include "frontend/parser.h"
#include "frontend/scope.h"

/* A declared CONSTANT or VARIABLE: what an INSTANCE has to substitute. */
typedef struct Declared {
  Name name;
  uint32_t arity;
  bool variable;
} Declared;

/* An INSTANCE that stands in a module. */
typedef struct ModuleInstance {
  struct ModuleInstance *next;
  const Unit *unit;
  struct Module *module; /* NULL: not found */
} ModuleInstance;

typedef struct Module {
  struct Module *next; /* in the list it was found in */
  Symbol name;
  const SyntaxModule *syntax; /* NULL: missing or mistaken, and that has been reported */
  Context *outer;             /* where a nested module stands; NULL for a file */
  uint32_t extended_count;
  struct Module **extended;
  uint32_t declared_count; /* by itself and by what it extends */
  const Declared *declared;
  Names declared_names; /* their names, in the same order */
  bool has_variables;
  bool standard;
  bool incomplete; /* a module it extends is missing: some names are unknown */
  bool busy;       /* being loaded or analysed: meeting it again is a cycle */
  bool failed;     /* its analysis has reported errors */
  bool visited;    /* by the collection of assumptions */
  Context *context;
  ModuleInstance *instances;      /* the last first */
  const LevelFacts *facts;        /* see facts_of_module */
  bool constant, constancy_known; /* see facts_is_constant */
} Module;

/* The module called `name` as seen from `from`: nested in a module around, in a
   file, or a standard one.  NULL after an error, which is reported once. */
Module *module_find(Analysis *, const Context *from, Name name);

/* The module of this name that is nested around, or in what is extended there; NULL. */
Module *module_find_nested(const Context *from, Symbol name);
Module *module_find_loaded(const Analysis *, Symbol name); /* of a file already read, or NULL */

/* The root module, from a file that has been read. */
Module *module_load_root(Analysis *, uint32_t file);

/* A module nested in another. */
Module *module_nested(Analysis *, Context *outer, const SyntaxModule *);

/* A module made by the program itself. */
Module *module_synthetic(Analysis *, const SyntaxModule *);

void module_report_cycle(Analysis *, const Module *, Span at);

#endif
