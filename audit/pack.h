/* Rule packs: what an audit holds a design against, as data.

   A pack is a JSON file: `schema` (1), `name`, `title` and `rules`, each with `id`,
   `kind`, `title` and `statement`, and with obligations: what can be decided about a
   specification.  A team can write its own; docs/audit.md describes it. */
#ifndef AUDIT_PACK_H
#define AUDIT_PACK_H

#include "audit/citation.h"
#include "audit/finding.h"
#include "audit/roles.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"

typedef enum RuleKind {
  RULE_DECISION,
  RULE_ANTI_PATTERN,
  RULE_PATTERN, /* of implementations */
  RULE_EVIDENCE_LEVEL
} RuleKind;

enum { RULE_KIND_COUNT = RULE_EVIDENCE_LEVEL + 1 };

/* As people call it: "Decision B" of the rule `DB`, else the id; and "B" behind "decision". */
const char *rule_spelled(const char *id);
const char *rule_short(const char *id);

typedef enum ObligationForm {
  FORM_STATE,    /* a predicate of all states that can be reached */
  FORM_ACTION,   /* a predicate of all steps */
  FORM_CONSTANT, /* a fact about values: an algebra */
  FORM_COMPOSE, /* nothing but the variable itself depends on a role: two executions side by side */
  FORM_PUMP,    /* the length of a queue has a bound */
  FORM_TRANSFORM, /* all that holds of states and steps holds of a changed specification, too */
  FORM_UNIVERSAL, /* a fact about all values, also those that no configuration has */
  FORM_COVER,     /* a role changes by the actions that are bound, and by no others */
  FORM_LOCAL,     /* no worker reads or writes what a role has for another one */
  FORM_REFINE     /* each step is one of a reference specification, which is cited */
} ObligationForm;

enum { FORM_COUNT = FORM_REFINE + 1 };

typedef enum Transform {
  TRANSFORM_CLOCK_FREE,       /* no guard looks at a clock */
  TRANSFORM_CLOCK_HAVOC,      /* clocks jump */
  TRANSFORM_SPURIOUS_TIMEOUT, /* whoever suspects a failure may be wrong */
  TRANSFORM_AMBIGUOUS_REPLY,  /* what was asked for is done, and nobody is told */
  TRANSFORM_LOSSY_NETWORK,    /* messages are lost, duplicated and reordered */
  TRANSFORM_CRASH             /* volatile variables are set back */
} Transform;

enum { TRANSFORM_COUNT = TRANSFORM_CRASH + 1 };

/* What a universal formula speaks of: any values of its names, and a step if it speaks of
   one.  The step is taken from any state of the role `universe` in which `assume` is true. */
typedef struct Range {
  uint32_t count;
  const char *const *names;
  const char *const *sets;
  const char *assume, *step; /* NULL */
} Range;

/* One thing that can be decided.  `formula` and `when` are TLA+ in which a role stands in
   braces, `{cursor}[shard_]`, and `{action checkpoint}` for the action that does that. */
typedef struct Obligation {
  const char *id, *title;
  ObligationForm form;
  Transform transform; /* of TRANSFORM */
  const char *formula; /* NULL if the form has none */
  const char *when;    /* what must be possible, or the formula says nothing; may be NULL */
  Role role;           /* of COMPOSE, COVER, LOCAL; else ROLE_COUNT */
  const Range *range;  /* of UNIVERSAL; else NULL */
  uint32_t by_count;   /* of COVER: what may change the role; 0: whatever is bound */
  const Deed *by;
  Span at; /* of the formula */
} Obligation;

typedef struct Rule {
  const char *id;
  RuleKind kind;
  const char *title, *statement;
  Weight severity;       /* of an offence */
  const char *pattern;   /* NULL if of none */
  const char *fix;       /* NULL */
  const char *reference; /* what it rests on, in words; NULL */
  uint32_t source_count, obligation_count;
  const char *const *sources; /* ids of citations */
  const Obligation *obligations;
} Rule;

/* Everything lives in the arena it was read into. */
typedef struct Pack {
  const char *name, *title;
  uint32_t rule_count;
  const Rule *rules;
} Pack;

/* Read a pack from a file already added to the diagnostics; NULL after reported
   errors. */
const Pack *pack_read(Arena *, Diags *, uint32_t file);

/* The text of the pack that is built in, NUL-terminated. */
extern const unsigned char pack_coordination[];

const char *rule_kind_name(RuleKind);
const char *obligation_form_name(ObligationForm);
const char *transform_name(Transform);

/* The rules as tables in Markdown, one table per kind, with their sources. */
void pack_print_markdown(const Pack *, const Citations *, FILE *out);
void pack_print_json(const Pack *, Json *);

/* What is known of a rule or of one of its obligations, by its id: what it asks for, as which
   formula, what it rests on, what to do.  False if there is none of that id. */
bool pack_explain(const Pack *, const Citations *, const char *id, FILE *out) MUST_USE;

#endif
