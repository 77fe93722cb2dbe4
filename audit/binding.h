/* Bindings: which names of a specification play the roles that rules speak of, what its
   actions do, and where the code is that they stand for.  One small JSON file, the only
   thing that has to be written for an audit; docs/audit.md describes it.

   A role that is not mentioned leaves the obligations that need it open.  One that is null
   with a reason makes them not applicable. */
#ifndef AUDIT_BINDING_H
#define AUDIT_BINDING_H

#include "audit/finding.h"
#include "audit/roles.h"
#include "base/json_tree.h"
#include "frontend/model.h"

typedef enum BoundState { BOUND_NOT, BOUND, BOUND_ABSENT } BoundState;

/* One role.  Those that stand for variables may have several. */
typedef struct RoleBinding {
  BoundState state;
  const char *text;   /* an expression; of several variables the first */
  const char *reason; /* ABSENT: why there is no such thing */
  uint32_t variable_count;
  const char *const *variables; /* of roles that stand for variables */
  Span at;
} RoleBinding;

/* What does something; several operators may do the same. */
typedef struct DeedBinding {
  BoundState state;
  const char *name;   /* of an operator */
  const char *reason; /* ABSENT */
  uint32_t argument_count;
  const char *const *arguments; /* "worker", "shard", ..., or "x \in S" */
  bool request;                 /* asked for by somebody who may never get the answer */
  const char *shown_epoch;      /* of a request that carries it, as `m.epoch`; NULL */
  const char *shown_worker, *shown_shard;
  const char *told;               /* instead of the usual words; may be NULL */
  const struct DeedBinding *next; /* another operator that does it; NULL */
  Span at;
} DeedBinding;

/* A variable that a crash sets back. */
typedef struct VolatileBinding {
  const char *variable, *initial; /* its value after the crash, as an expression */
  bool asked; /* of those who are asked, not of those who ask: knows what no answer told */
  Span at;
} VolatileBinding;

typedef enum NetworkKind {
  NETWORK_SET,      /* of messages */
  NETWORK_SEQUENCE, /* of messages */
  NETWORK_CHANNELS, /* a function to sequences of messages */
  NETWORK_BAG       /* a function: how many there are of each message */
} NetworkKind;

enum { NETWORK_KIND_COUNT = NETWORK_BAG + 1 };

typedef struct NetworkBinding {
  BoundState state;
  const char *variable, *reason;
  NetworkKind kind;
  uint32_t longest; /* of a sequence: no duplicate is made beyond */
  Span at;
} NetworkBinding;

/* Where the design is from: a reference, and as far as there is one a specification of it of
   which this one is a refinement. */
typedef struct SourceBinding {
  BoundState state;
  const char *spec;     /* as `Reference!Spec`; NULL */
  const char *citation; /* id of a citation */
  const char *reason;   /* ABSENT */
  Span at;
} SourceBinding;

typedef struct CodeBinding {
  const char *name; /* of an operator */
  FindingPlace place;
  Span at;
} CodeBinding;

/* Everything lives in the arena it was read into. */
typedef struct AuditBinding {
  const char *path;
  RoleBinding roles[ROLE_COUNT];
  DeedBinding deeds[DEED_COUNT];
  BoundState crashes; /* of `volatiles` */
  const char *crashes_reason;
  uint32_t volatile_count, code_count, inductive_count;
  const VolatileBinding *volatiles;
  const CodeBinding *code;
  const char *const *inductive; /* invariants that are inductive together */
  Span inductive_at;
  NetworkBinding network;
  SourceBinding refines;
} AuditBinding;

/* Read a binding from a file already added to the diagnostics; NULL after reported
   errors. */
const AuditBinding *binding_read(Arena *, Diags *, uint32_t file);

/* Is all that is named there in the specification?  False after reported errors. */
bool binding_check(Session *, Spec *, const AuditBinding *) MUST_USE;

/* How an operator of this name does something; NULL if it does not. */
const DeedBinding *binding_operator(const AuditBinding *, Deed, const char *name);

/* The same after a configuration has put other operators in the place of some: these do what
   those are said to do. */
const AuditBinding *binding_configured(Session *, const Spec *, const AuditBinding *);

const char *network_kind_name(NetworkKind);

/* Roles that stand for variables, one or several. */
bool role_is_of_variables(Role);
/* Roles that stand for operators that take arguments. */
uint32_t role_arity(Role);

/* Where the code of an operator is; path NULL if nobody has said so. */
FindingPlace binding_code(const AuditBinding *, const char *name);

#endif
