/* What the two halves of reading a pack share. */
#ifndef AUDIT_PACK_READ_H
#define AUDIT_PACK_READ_H

#include "audit/pack.h"
#include "base/json_tree.h"

typedef struct PackReader {
  Arena *memory;
  Diags *diags;
} PackReader;

/* A text that has to be there; false after a report. */
bool pack_read_text(const PackReader *, const JsonTree *object, const char *key, const char *where,
                    const char **out);
/* One that may be missing: NULL then. */
bool pack_read_optional(const PackReader *, const JsonTree *object, const char *key,
                        const char *where, const char **out);
/* One of a list of words; `what` says what they are. */
bool pack_read_word(const PackReader *, const JsonTree *object, const char *key, const char *where,
                    uint32_t count, const char *const *words, uint32_t *out);
/* No member is there that is not in the list, which ends with NULL. */
bool pack_check_members(const PackReader *, const JsonTree *object, const char *where,
                        const char *const *known);

/* The obligations of a rule. */
bool pack_read_obligations(const PackReader *, const JsonTree *rule, Rule *);

#endif
