/* What the body of an operator says about the levels of its parameters, of those of the
   operators around it, and of constants: the constraints of SANY's level checking
   (Lamport, level-checking rules of TLA+ Version 2).

   A parameter shows in the level of a body unless an operator such as prime absorbs it.
   It has a highest level.  An operator parameter is applied to arguments: its floors are
   their levels, and a flow says that another parameter shows in one of them.  A
   parameter is opaque if equals cannot be replaced by equals there, as below ENABLED. */
#ifndef FRONTEND_FACTS_H
#define FRONTEND_FACTS_H

#include "frontend/kernel.h"

struct Operator;
struct Analysis;
struct Module;

typedef struct LevelKey {
  const void *owner; /* an Operator, of its parameter `slot`; or a Constant */
  uint32_t slot;
} LevelKey;

typedef struct LevelUse {
  LevelKey key;
  bool shows, opaque;
  Level most;
  uint32_t arity;
  Level *floors; /* one per argument of an operator parameter */
} LevelUse;

/* `value` shows in the argument of this number of `op`. */
typedef struct LevelFlow {
  LevelKey op;
  uint32_t argument;
  LevelKey value;
} LevelFlow;

typedef struct LevelFacts {
  uint32_t use_count, flow_count;
  const LevelUse *uses;
  const LevelFlow *flows;
} LevelFacts;

const LevelUse *facts_find(const LevelFacts *, LevelKey); /* NULL if absent */

/* How facts are gathered: from a body, or from the facts of several operators. */
typedef enum FactsMode {
  FACTS_SILENT,
  FACTS_REPORT, /* operators passed as arguments that do not fit */
  FACTS_VERIFY  /* these and levels, for recursive definitions */
} FactsMode;

/* Of the body that an operator has now; sets its `levels` and the `facts` of its parameters. */
void facts_of_body(struct Analysis *, struct Operator *, FactsMode);

/* What a module says about its constants: all its operators and all that it instances. */
const LevelFacts *facts_of_module(struct Analysis *, struct Module *);

/* Can constants be replaced by expressions of any level?  Not if the module has variables or
   speaks of states itself. */
bool facts_is_constant(struct Analysis *, struct Module *);

/* The highest level that argument `i` of an operator may have. */
Level facts_most(const struct Operator *, uint32_t i);

/* Is no parameter of the operator opaque? */
bool facts_is_leibniz(const struct Operator *);

#endif
