/* What the names of a specification mean while it is being analysed: entities,
   the tables of modules, and the chain of names bound inside an expression. */
#ifndef FRONTEND_SCOPE_H
#define FRONTEND_SCOPE_H

#include "base/guess.h"
#include "frontend/kernel.h"
#include "frontend/syntax.h"

typedef struct Analysis Analysis;
typedef struct Context Context;
typedef struct Instance Instance;
typedef struct Operator Operator;
typedef struct Frame Frame;

typedef enum EntityKind {
  ENTITY_VARIABLE,
  ENTITY_CONSTANT,
  ENTITY_OPERATOR,
  ENTITY_LOCAL,     /* a parameter or a bound name: a slot of a frame */
  ENTITY_PARAMETER, /* of an instance `I(p) == INSTANCE M`: the first slots of each
                       operator of the copy of M */
  ENTITY_INSTANCE,
  ENTITY_THEOREM /* with ASSUME and PROVE, or a step of a proof: a name, but no expression */
} EntityKind;

typedef struct Entity {
  EntityKind kind;
  Name name;
  union {
    Variable *variable;
    Constant *constant;
    Operator *op;
    Instance *instance;
    const struct ProofStep *step; /* THEOREM: NULL if it is none */
    struct {                      /* LOCAL, PARAMETER */
      const Frame *frame;
      uint32_t slot, arity;
    };
  };
} Entity;

/* A name of a module.  It may differ from the name of its entity where an
   INSTANCE substitutes one name for another. */
typedef struct NameEntry {
  Symbol name;
  union {
    const Entity *entity;
    struct Module *module; /* in a table of modules */
  };
  bool local;       /* not seen by modules that extend or instance this one */
  bool substituted; /* of a copy: stands for a declared name, not seen through the INSTANCE */
} NameEntry;

/* Names in the order in which they came, each once.  Zeroed: empty. */
typedef struct Names {
  NameEntry *entries;
  uint32_t count, room;
  uint32_t *slots; /* open addressing: index of an entry + 1, at most half full */
} Names;

NameEntry *names_find(const Names *, Symbol); /* NULL if absent; until the next add */
void names_add(Arena *, Names *, NameEntry);  /* must be absent */

/* Names bound inside an expression, the innermost first. */
enum { SCOPE_DEPTH_MAX = 4000 };

typedef struct Scope {
  const struct Scope *outer;
  Symbol name; /* of the entity */
  const Entity *entity;
  uint32_t depth;
} Scope;

const Entity *scope_find(const Scope *, Symbol);

/* Candidates for a misspelt name. */
void guess_consider_names(Guess *, const Names *);
void guess_consider_scope(Guess *, const Scope *);

#endif
