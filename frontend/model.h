/* From files to a model that an engine can run: the root module, everything it
   extends and instances, elaborated to the kernel, and bound to a configuration. */
#ifndef FRONTEND_MODEL_H
#define FRONTEND_MODEL_H

#include "base/vec.h"
#include "frontend/config.h"
#include "frontend/kernel.h"
#include "frontend/parser.h"

struct Uses;

typedef struct Property {
  Symbol name;
  const Node *node; /* a CALL of the named operator, or the operator's body */
} Property;

/* The result of analysis.  Everything lives in the session's arena. */
typedef struct Spec {
  Symbol name;
  uint32_t variable_count, constant_count, node_count, definition_count;
  Variable *const *variables; /* of the root module, by index */
  Constant *const *constants;
  uint32_t assumption_count;
  const Property *assumptions; /* names may be "" */
  struct Analysis *analysis;   /* what is known beyond the kernel; for the front end alone */
} Spec;

/* Where to look for modules, in this order: the folder of the root file, these
   folders, the embedded standard modules.  Lives as long as the spec. */
typedef struct SearchPath {
  uint32_t count;
  const char *const *folders;
} SearchPath;

/* Read, parse and analyse a root module.  NULL after reported errors. */
Spec *spec_load(Session *, const char *path, const SearchPath *);
/* Also notes what names refer to (frontend/uses.h). */
Spec *spec_load_noting(Session *, const char *path, const SearchPath *, struct Uses *);
/* For those who ask no more than whether it can be read, as SANY does: levels that SANY does not
   see are warned of.  Such a spec is not to be bound or evaluated. */
Spec *spec_read(Session *, const char *path, const SearchPath *, struct Uses *);
/* The same for a file already added to `diags`. */
Spec *spec_analyse(Session *, uint32_t file, const SearchPath *);
Spec *spec_analyse_noting(Session *, uint32_t file, const SearchPath *, struct Uses *);

/* The same for a module that is in no file, as if it were in the folder of another one. */
Spec *spec_analyse_beside(Session *, const Spec *, const char *name, const char *text);

Span spec_behind(const Spec *); /* what stands behind the root module; see Analysis */

/* A definition of the root module by name (also `I!Op`); NULL if there is none. */
Definition *spec_find(const Spec *, Symbol name);

/* What a configuration has put in the place of a definition; if nothing, the definition. */
Definition *spec_effective(Definition *);

/* The operators that the root module itself defines, in order; NULL after the last. */
Definition *spec_definition(const Spec *, uint32_t index);

/* Analyse an expression in the scope of the root module, or, if `spec` is NULL, of
   a module that extends all standard modules.  `*spec` is then set to that
   module.  The expression becomes the body of a definition without parameters. */
Definition *spec_expression(Session *, Spec **spec, const Syntax *expression);

typedef vec(Property) PropertyList;

/* An invariant of whole executions: an operator of one parameter, which stands for the
   sequence of states, records with a field for each variable. */
typedef struct TraceInvariant {
  Symbol name;
  const Definition *definition;
} TraceInvariant;

/* A call of a definition of a module without parameters: what evaluators can run. */
const Node *spec_call(Spec *, Definition *, Span at);

/* What to check: the configuration file, overridden by the command line.
   `simple names` in vectors may be empty. */
typedef struct Model {
  Spec *spec;
  const Node *init; /* NULL: there is no behaviour to check, only assumptions */
  const Node *next;
  PropertyList invariants; /* state predicates, and actions: of each step */
  vec(TraceInvariant) trace_invariants;
  PropertyList properties;  /* temporal; engines say what they do not honour */
  PropertyList constraints; /* state constraints */
  PropertyList action_constraints;
  PropertyList possible;                    /* to be true of a state, or a step, that is found */
  vec(const Node *) symmetry;               /* sets of permutations, constant level */
  const Node *view, *alias, *postcondition; /* NULL if none */
  bool bounds_sequences; /* Seq(S) was read as sequences of length up to `max_seq` */
  uint32_t max_seq;
  uint32_t rigid_count; /* of the variables the last ones: constants that `cinit` lets range */
  Property rigid;       /* what is said of them: true in all states; node NULL if there are none */
  bool check_deadlock;
  bool has_fairness;          /* the SPECIFICATION says more about infinite behaviours */
  vec(const Node *) fairness; /* that */
} Model;

/* Names given on the command line replace what the configuration says. */
typedef struct ModelOptions {
  const char *init, *next;      /* NULL: take the configuration's, else Init and Next */
  vec(const char *) invariants; /* replaces INVARIANT if not empty */
  vec(const char *) properties; /* replaces PROPERTY if not empty; also of states and steps */
  const char *cinit;            /* an operator that says what the constants can be, or NULL:
                                   `C = e` binds C; any other constant it speaks about becomes
                                   a variable that never changes */
  const char *view;             /* replaces VIEW, or NULL */
  bool no_deadlock;
  bool bounds_sequences; /* Seq(S) has sequences of length up to `max_seq` */
  uint32_t max_seq;
} ModelOptions;

/* Bind constants and overrides, find the operators named.  `config` may be NULL
   (no configuration file).  Changes the kernel of `spec` in place: overridden
   definitions are redirected, so a spec is bound once.  NULL after reported
   errors. */
Model *model_bind(Session *, Spec *, const Config *, const ModelOptions *);
void model_destroy(Model *);

/* A view of the model with nothing asked of it: no property of any kind, no deadlock.  Its
   behaviour, constraints, symmetry and view are left.  Not to be destroyed. */
Model model_unasked(const Model *);

#endif
