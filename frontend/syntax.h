/* The syntax tree: one module as it was written, before any name is looked up.

   Nodes are immutable and live in the arena of the session.  All children of
   all kinds are in `kids`, so a pass names the kinds it cares about and treats
   the rest alike; syntax.def says what the children of each kind are. */
#ifndef FRONTEND_SYNTAX_H
#define FRONTEND_SYNTAX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/symbols.h"
#include "frontend/operators.h"

typedef enum SyntaxKind {
#define SYNTAX(kind, noun, kids) SYNTAX_##kind,
#include "frontend/syntax.def"
#undef SYNTAX
  SYNTAX_KIND_COUNT
} SyntaxKind;

typedef struct Syntax Syntax;
typedef struct Unit Unit;

/* A name where it is introduced. */
typedef struct Name {
  Symbol text;
  Span at;
} Name;

/* One `x, y \in S` (several names), `<<x, y>> \in S` (tuple) or `x` (no set). */
typedef struct SyntaxBound {
  uint32_t name_count;
  const Name *names;
  bool tuple;
  const Syntax *set; /* NULL if unbounded */
} SyntaxBound;

typedef struct SyntaxBounds {
  uint32_t count;
  const SyntaxBound *at;
} SyntaxBounds;

/* How many values they bind; a tuple of names takes one apart. */
uint32_t syntax_bound_count(SyntaxBounds);

/* A parameter: `x` has arity 0, `F(_, _)` and `_+_` arity 2.  A symbolic one is
   named by its canonical spelling (operators.def), unary minus by "-.". */
typedef struct Parameter {
  Name name;
  uint32_t arity;
} Parameter;

/* Name and parameters of a definition, a LAMBDA (no name) or a label. */
typedef struct Head {
  Name name;
  uint32_t parameter_count;
  const Parameter *parameters;
} Head;

/* An update of EXCEPT.  Its steps follow each other in `kids`: an index
   expression each (several indices of one `[a, b]` are a TUPLE), or a STRING for
   `.field`; the value comes after them. */
typedef struct SyntaxUpdate {
  Span at;
  uint32_t step_count;
} SyntaxUpdate;

/* No tree is higher, which makes every recursive pass safe. */
enum { SYNTAX_HEIGHT_MAX = 1000 };

struct Syntax {
  SyntaxKind kind;
  uint32_t height; /* one more than that of its highest part */
  Span at;         /* without parentheses around it */
  union {
    Symbol text; /* NUMBER, DECIMAL, STRING, SELECTOR */
    struct {     /* CALL, FIELD, OPERATOR */
      union {
        Symbol name;
        Op op; /* OPERATOR, OPERATION */
      };
      const Syntax *qualifier;
      Span name_at; /* where the name or operator symbol itself stands */
    };
    SyntaxBounds bounds;
    struct { /* RECORD, RECORD_SET: one name per kid */
      const Name *fields;
    };
    struct { /* EXCEPT */
      uint32_t update_count;
      const SyntaxUpdate *updates;
    };
    struct { /* LET */
      uint32_t unit_count;
      const Unit *const *units;
    };
    const Head *lambda; /* LAMBDA, LABEL */
  };
  uint32_t kid_count;
  const Syntax *kids[];
};

typedef enum UnitKind {
  UNIT_CONSTANTS,  /* parameters */
  UNIT_VARIABLES,  /* parameters, all of arity 0 */
  UNIT_RECURSIVE,  /* parameters */
  UNIT_OPERATOR,   /* head, body */
  UNIT_FUNCTION,   /* head (name only), bounds, body: `f[x \in S] == e` */
  UNIT_INSTANCE,   /* head (no name if not named), instance */
  UNIT_ASSUMPTION, /* head (name may be absent), body */
  UNIT_THEOREM,    /* head (name may be absent), body; NULL body for ASSUME/PROVE */
  UNIT_MODULE,     /* module */
} UnitKind;

/* `WITH name <- value`; a value that is a bare operator is an OPERATOR node. */
typedef struct Substitution {
  Name name;
  const Syntax *value;
} Substitution;

struct Unit {
  UnitKind kind;
  Span at;
  bool local;
  Head head;
  uint32_t parameter_count; /* of a declaration */
  const Parameter *parameters;
  SyntaxBounds bounds;
  const Syntax *body;
  Name instance; /* the instanced module */
  uint32_t substitution_count;
  const Substitution *substitutions;
  const struct SyntaxModule *module;
  /* Of a theorem, see proof.h; kept apart: no part of what is printed or compared. */
  const struct Sequent *sequent; /* ASSUME ... PROVE */
  const struct Proof *proof;     /* NULL if there is none, or none that can be taken apart */
};

typedef struct SyntaxModule {
  Name name;
  Span at;
  uint32_t file;
  uint32_t extends_count;
  const Name *extends;
  uint32_t unit_count;
  const Unit *const *units;
  uint32_t use_count; /* USE and HIDE, kept apart like proofs */
  const struct ModuleUse *uses;
} SyntaxModule;

/* A node with its children; the caller fills in the rest of it and then calls
   syntax_measure, which sets `height`. */
Syntax *syntax_create(Arena *, SyntaxKind, Span at, uint32_t kid_count, const Syntax *const *kids);
void syntax_measure(Syntax *);

/* Which field of the union belongs to a kind. */
typedef enum SyntaxPayload {
  PAYLOAD_NONE,
  PAYLOAD_TEXT,
  PAYLOAD_NAME, /* with qualifier and name_at */
  PAYLOAD_OP,   /* with qualifier and name_at */
  PAYLOAD_BOUNDS,
  PAYLOAD_FIELDS,
  PAYLOAD_UPDATES,
  PAYLOAD_UNITS,
  PAYLOAD_LAMBDA,
} SyntaxPayload;

SyntaxPayload syntax_payload(SyntaxKind);

/* Equal but for where they stand. */
bool syntax_equal(const Syntax *, const Syntax *);
bool syntax_module_equal(const SyntaxModule *, const SyntaxModule *);

/* Walking: `enter` sees each expression before its children and says how to go
   on.  Bound sets are visited before the body; LET definitions before theirs. */
typedef enum Walk { WALK_ON, WALK_PAST_KIDS, WALK_STOP } Walk;
typedef Walk SyntaxEnter(const Syntax *, void *env);

bool syntax_walk(const Syntax *root, SyntaxEnter *enter, void *env); /* false: stopped */

#endif
