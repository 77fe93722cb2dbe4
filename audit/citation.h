/* Tables of citations: CSL-JSON (https://citationstyles.org) in which each item also says,
   under `custom`, at which level of evidence it stands (0 to 5) and for which concepts. */
#ifndef AUDIT_CITATION_H
#define AUDIT_CITATION_H

#include <stdio.h>

#include "audit/finding.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

typedef struct Citation {
  const char *id, *type, *title;
  const char *authors; /* "Gray, Cheriton"; "Corbett and others" */
  const char *source;  /* where it appeared; NULL */
  int year;
  const char *link; /* URL, or made from the DOI */
  int level;
  const char *section; /* of a list of references; NULL */
  uint32_t concept_count;
  const char *const *concepts;
  Span at;
} Citation;

typedef struct Citations {
  vec(Citation) all;
} Citations;

/* The table that is built in, NUL-terminated. */
extern const unsigned char pack_citations[];

/* Adds the items of a file that was added to the diagnostics: a list, or one item.  False after
   reported errors; what is right was added nonetheless. */
bool citations_read(Citations *, Arena *, Diags *, uint32_t file) MUST_USE;
void citations_free(Citations *);

const Citation *citation_find(const Citations *, const char *id); /* NULL if absent */

/* The best one for a concept: by name or by a word of it, whatever its case; NULL if there is
   none. */
const Citation *citation_for(const Citations *, const char *concept);

/* The charter's table of one suggested addition. */
void citation_print_addition(const Citation *, FILE *);
/* The section and the table, to be filled in. */
void citation_print_blank_addition(FILE *);
/* All as a table in Markdown, by section. */
void citations_print_markdown(const Citations *, FILE *);

/* What to search for where a concept has no citation: four queries, and an empty row. */
void citation_print_gap(const char *concept, FILE *);

/* "Peer-reviewed", ... of levels 0 to 5. */
const char *evidence_level_name(int level);

#endif
