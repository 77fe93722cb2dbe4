/* Rule packs: what an audit holds a design against, as data.

   A pack is a JSON file: `schema` (1), `name`, `title` and `rules`, each with `id`,
   `kind` (decision, anti-pattern, evidence-level), `title` and `statement`.  A team
   can write its own. */
#ifndef AUDIT_PACK_H
#define AUDIT_PACK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"

typedef enum RuleKind { RULE_DECISION, RULE_ANTI_PATTERN, RULE_EVIDENCE_LEVEL } RuleKind;

enum { RULE_KIND_COUNT = RULE_EVIDENCE_LEVEL + 1 };

typedef struct Rule {
  const char *id;
  RuleKind kind;
  const char *title, *statement;
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

/* The rules as tables in Markdown, one table per kind. */
void pack_print_markdown(const Pack *, FILE *out);
void pack_print_json(const Pack *, Json *);

#endif
