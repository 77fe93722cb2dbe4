/* Analysis of modules: from syntax trees to the kernel.

   A module is analysed in a context.  The modules that the user wrote are
   analysed at once and in order, so that a name is known only after its
   definition and all mistakes are found.  Standard modules and the copies that
   INSTANCE makes have been checked already or will be; there an operator is
   elaborated when something refers to it, after those that stand before it. */
#ifndef FRONTEND_ELABORATE_H
#define FRONTEND_ELABORATE_H

#include "frontend/facts.h"
#include "frontend/model.h"
#include "frontend/modules.h"
#include "frontend/proof.h"
#include "frontend/scope.h"
#include "frontend/uses.h"

/* Instances of instances, and names of parts of parts, could make more without end. */
enum { DEFINITIONS_MAX = 250000 };

/* Where definitions live: one per operator. */
struct Frame {
  const Frame *parent;
  Operator *op;
  uint32_t depth;
};

/* What is known about a parameter of an operator from its body. */
typedef struct ParameterFacts {
  bool raises; /* does the level of an argument show in the level of a call? */
  bool opaque; /* see facts.h */
  Level most;  /* allowed for an argument */
} ParameterFacts;

typedef enum OperatorState {
  OPERATOR_DECLARED, /* RECURSIVE, not yet defined */
  OPERATOR_PENDING,  /* to be elaborated on demand */
  OPERATOR_BUSY,
  OPERATOR_DONE
} OperatorState;

/* The definitions of one LET, with those that its instances contribute. */
typedef struct LetGroup {
  vec(Definition *) definitions;
} LetGroup;

/* A definition and what only the analysis knows about it. */
struct Operator {
  Definition definition; /* first: see operator_of() */
  Entity entity;
  OperatorState state;
  Context *context; /* of its body */
  const Unit *unit; /* NULL if it is synthetic */
  Frame frame;
  uint32_t prefix_count; /* parameters of the instances around it, before its own */
  const Entity *const *prefix;
  ParameterFacts *facts;
  LevelFacts levels;
  LetGroup *group;           /* that it joins when it is elaborated, or NULL */
  bool self_reference;       /* has been referred to while busy */
  struct LabelTable *labels; /* of its body; NULL until needed */
  Operator *override;        /* by the configuration */
  Operator *next;            /* of all, in order of creation */
  Operator *next_pending;
  Operator *next_in_context;
};

/* What encloses definitions: for those of a copy made by an INSTANCE inside a
   LET its frame and group, and the parameters of all parameterised instances
   around, which become their first parameters. */
typedef struct Surroundings {
  const Frame *base;
  LetGroup *group;
  uint32_t prefix_count;
  const Entity *const *prefix;
} Surroundings;

/* A module as it is meant in one place: itself, or the copy made by an INSTANCE. */
struct Context {
  Module *module;
  Context *outer; /* of a nested module */
  Names names;
  Module *nested;
  Names modules;      /* those and the ones nested in what it extends */
  Instance *instance; /* whose copy it is, or NULL */
  bool eager;
  bool incomplete;          /* names may be missing: what would define them is mistaken */
  uint32_t open_recursions; /* declared RECURSIVE and not yet defined */
  Instance *instances;
  Operator *operators, *last_operator; /* all whose bodies stand in it, by next_in_context */
  Operator *pending, *last_pending;
  Operator *assumptions, *last_assumption; /* by next_pending */
  Surroundings around;
};

/* Where an expression stands. */
typedef struct Limit {
  Level level;    /* the most allowed here */
  const char *by; /* the construct that says so; NULL if the language does */
  Span at;        /* of that construct */
} Limit;

/* What `@` means. */
typedef struct AtSign {
  const Frame *frame;
  uint32_t slot;
} AtSign;

/* The labels of a definition, or of what stands below a label. */
typedef struct LabelScope {
  const Scope *scope; /* around it */
  Names names;
} LabelScope;

typedef struct Place {
  Analysis *analysis;
  Context *context;
  const Frame *frame;
  const Scope *scope;
  LetGroup *group;
  const AtSign *at_sign; /* NULL outside EXCEPT */
  LabelScope *labels;    /* NULL where none can stand */
  Limit limit;
  bool quiet;   /* names bound here have been found to be free before */
  bool proving; /* inside a proof, where steps, theorems and definitions have parts, too */
} Place;

struct Instance {
  Entity entity;
  Instance *next; /* in the same context */
  Place place;    /* where it is written */
  const Unit *unit;
  Module *module;
  uint32_t parameter_count; /* its own */
  const Entity *const *parameters;
  Surroundings around;
  bool substituted;
  Names substitutions; /* declared name of the module -> what it stands for */
  Map written;         /* while substituting: name -> index of its substitution */
  bool broken;         /* reported: using it says nothing more */
  Context *context;    /* of the module; NULL until needed */
  struct CopiedModule *copies;
};

struct Analysis {
  Session *session;
  Spec spec;
  const char *folder; /* of the root module, with its final slash, or "" */
  Span behind_root;   /* where its file may hold more modules; NO_SPAN: it has no file */
  const SearchPath *search;
  Uses *uses;    /* to be filled, or NULL */
  Module *files; /* all modules that are not nested */
  Names file_names;
  uintptr_t stack_low; /* the lowest address for recursion */
  Module *root;
  bool lenient;              /* levels as SANY sees them; see loose.def */
  bool too_large;            /* reported */
  uint32_t open_recursions;  /* in all modules and LETs that are being analysed */
  Operator *first_recursive; /* the first of them */
  Operator *first_operator, *last_operator;
  Symbol nameless, at_sign, true_name, false_name, boolean_name, string_name;
  Names language;                   /* names that cannot be introduced */
  struct Told *told;                /* of unknown names; see unknown.c */
  Operator *op_operators[OP_COUNT]; /* for passing them as arguments; made on demand */
};

/* False, and reported once, if there is too much of everything or it is too deep. */
bool analysis_goes_on(Analysis *, Span at);
void analysis_add_language_names(Analysis *);
bool analysis_is_language_name(const Analysis *, Symbol); /* TRUE, `=`, ... */
Operator *analysis_language_operator(Analysis *, Op);     /* for passing it on */

/* A node outside all frames that calls a definition without parameters (spec.c). */
const char *spec_guess(const Spec *, const char *name); /* the root's name most like it, or NULL */

/* Contexts and their units (elaborate_module.c). */
Context *context_of_module(Analysis *, Module *); /* elaborates it */
Context *context_of_copy(Analysis *, Module *, Instance *);
const Entity *context_find(const Context *, Symbol); /* here and in modules around */
bool context_is_silent(const Context *); /* names may be missing for a reported reason */

/* Instances (instance.c). */
Entity *instance_create(const Place *, const Unit *);
Context *instance_context(Instance *); /* NULL if it is broken */
/* False: reported (instance_check.c). */
bool instance_check_substitution(const Instance *, const Declared *, const Entity *value, Span at);
void instance_check_flows(Instance *); /* from one substitution to another */
/* For an ENABLED or \cdot in a place: what stands for variables there and is none. */
void instance_list_for_variables(const Place *, Node *);

/* Operators (operator.c). */
typedef struct OperatorShape {
  Name name;
  uint32_t parameter_count;
  const Parameter *parameters;
  const Unit *unit;
} OperatorShape;

OperatorShape operator_shape(const Unit *);
OperatorShape operator_recursive_shape(Analysis *, const Unit *, uint32_t index);

/* An operator of the module itself, or of a LET or LAMBDA in a place. */
Operator *operator_create(Analysis *, Context *, const Surroundings *, OperatorShape);
Operator *operator_create_inside(const Place *, OperatorShape);
static inline Operator *operator_of(Definition *d) { return (Operator *)d; }
bool operator_is_formula(const Entity *);  /* a named assumption or theorem */
uint32_t operator_arity(const Operator *); /* without the prefix */
/* Of an operator, or of an instance with parameters; 0 for what has none. */
uint32_t entity_arity(const Entity *);
Place operator_inside(const Operator *, const Place *around); /* for its body */
void operator_elaborate(Operator *, Place inside, uint32_t count, const Parameter *,
                        const Syntax *body);
void operator_elaborate_unit(Operator *, const Place *around);
void operator_finish(Analysis *, Operator *, const Node *body);
bool operator_adopt(Analysis *, Operator *,
                    const Unit *); /* one declared RECURSIVE; false: reported */
void operator_report_undefined(Analysis *, const Operator *);
Operator *operator_declare_recursive(Analysis *, Operator *); /* returns its argument */
void operator_complete_recursive(Analysis *);                 /* one of them is defined */
void operator_ensure(Analysis *, Operator *);                 /* that a pending one is elaborated */
void operator_make_builtin(Analysis *, Operator *, Builtin);

/* Expressions (elaborate*.c, place.c). */
const Node *elaborate(const Place *, const Syntax *);
const Node *elaborate_argument(const Place *, const Syntax *, uint32_t arity);
const Node *elaborate_operation(const Place *, const Syntax *);
const Node *elaborate_selector(const Place *, const Syntax *);
const Node *elaborate_selector_argument(const Place *, const Syntax *, uint32_t arity);
bool selector_is(const Place *, const Syntax *); /* the name of a part */
/* The operator that such a name without arguments stands for; NULL: reported. */
const Entity *selector_operator(const Place *, const Syntax *);
bool selector_is_label(const Place *, const Syntax *);         /* `Op!label` */
const Node *elaborate_junction(const Place *, const Syntax *); /* a bulleted list */
const Node *elaborate_bounded(const Place *, NodeKind, const Syntax *);
const Node *elaborate_function(const Place *, LabelScope *of_result, Span at, SyntaxBounds,
                               const Syntax *result);
const Node *elaborate_except(const Place *, const Syntax *);
const Node *elaborate_let(const Place *, const Syntax *);
void elaborate_let_unit(Place *, const Unit *);             /* one definition of it */
const Node *elaborate_label(const Place *, const Syntax *); /* label.c */
const Node *elaborate_mistake(const Place *, Span at);
Diag *place_report(const Place *, DiagCode, Span at, const char *text);
Place place_limited(const Place *, Level most, const char *by, Span at);
Place place_absorbed(const Place *, Level most, const char *by, Span at);

/* Introduce a name in the scope of a place, which must not be in use there. */
void place_declare(Place *, const Entity *);
void place_bind(Place *, Name name, uint32_t slot, uint32_t arity);
const Entity *place_find(const Place *, Symbol);           /* NULL if unknown */
void place_note(const Place *, Span name, const Entity *); /* that a name there means this */
bool name_is_free(const Place *, Name name);               /* false: reported */

/* Proofs (elaborate_proof.c): checked where they stand, and nothing else. */
void proof_elaborate(Analysis *, Context *, const Unit *theorem, Level of_theorem);
void proof_elaborate_use(Analysis *, Context *, const ModuleUse *);
const char *proof_step_noun(const Entity *); /* of a step that is no expression */

/* Unknown names (unknown.c). */
/* Once for each name of a module, and once for all that a standard module would bring. */
void unknown_report(const Place *, Symbol, Span at);
void unknown_explain_in(const Place *, Diag *, const Context *instance, Symbol); /* `I!Op` */
static inline bool name_is_visible(const NameEntry *e) { return !e->local && !e->substituted; }

/* References (reference.c). */
typedef struct Binding { /* of parameters of instances on the way to a name */
  const struct Binding *next;
  const Entity *parameter;
  const Node *value;
} Binding;

/* A name as written. */
typedef struct Mention {
  Symbol name;
  const Syntax *qualifier;
  Span at, whole; /* of the name; with its arguments */
  bool bare;      /* after DEF or as an argument: instances with parameters have no arguments */
} Mention;

typedef struct Reference {
  const Entity *entity;
  const char *text; /* as the user knows it: `I!Op` */
  Mention mention;
  const Binding *bindings;
} Reference;

bool reference_find(const Place *, Mention, Reference *); /* false: reported */
const Node *reference_call(const Place *, const Reference *, uint32_t count,
                           const Syntax *const *arguments);
/* As an argument where an operator with `arity` parameters is wanted. */
const Node *reference_pass(const Place *, const Reference *, uint32_t arity);

/* Nodes and levels (level.c). */
Node *node_new(Analysis *, NodeKind, Span at, uint32_t kid_count);
const Node *node_level(Node *); /* computes the level; returns its argument */
Level level_of(const Node *);
void level_refresh(Operator *first); /* recursive definitions: of it and all later ones */
void level_recompute(Operator *);    /* of one whose body has changed */
void level_loosen(Operator *);       /* what SANY does not see of it */
const char *level_noun(Level);
bool level_fits(const Place *, Level, Span at, const char *what); /* false: reported */
void level_report_argument(Analysis *, const Node *, const char *of, Level most);
bool level_check_mixture(const Place *, const Node *, const char *what);

#endif
