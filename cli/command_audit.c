/* `cairn audit`: which audit is meant. */
#include "cli/command_audit.h"

#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

const CommandRow audit_rows[] = {
    {"bind", COMMAND_AUDIT_BIND, "SPEC.tla", "Propose a binding from the names of a specification.",
     audit_bind},
    {"code", COMMAND_AUDIT_CODE, "PATH ...",
     "Find patterns of coordination in source code, and what may be an anti-pattern.", audit_code},
    {"log", COMMAND_AUDIT_LOG, "EVENTS.ndjson ... --map MAP.json",
     "Hold the events of a real system against what was promised.", audit_log},
    {"record", COMMAND_AUDIT_RECORD, "new TOPIC | check RECORD.md ... | render RECORD.md ...",
     "Begin decision records, check them, write them in other forms.", audit_record},
    {"cite", COMMAND_AUDIT_CITE,
     "add ENTRY.json --refs REFS.json | check [REFS.json ...] | gap [CONCEPT ...]",
     "Check tables of citations, add to them, find what has none.", audit_cite},
    {"rules", COMMAND_AUDIT_RULES, "[RULE] [--pack FILE] [--md [FILE] | --json]",
     "Show the rules and the citations, or what one rule asks for.", audit_rules},
    {"SPEC.tla", COMMAND_AUDIT_SPEC, "--bind BIND.json",
     "Decide what the rules ask of a specification, by proofs and searches.", audit_spec},
};

const uint32_t audit_row_count = sizeof audit_rows / sizeof *audit_rows;

ExitStatus audit_usage(const char *word) {
  const char *lead = "usage:";
  fputs("cairn: ", stderr);
  for (uint32_t i = 0; i < audit_row_count; i++) {
    if (word && strcmp(word, audit_rows[i].word)) continue;
    fprintf(stderr, "%s cairn audit %s %s\n", lead, audit_rows[i].word, audit_rows[i].arguments);
    lead = "             ";
  }
  if (word) fprintf(stderr, "cairn: `cairn help audit %s` says more\n", word);
  return STATUS_USAGE;
}

ExitStatus command_audit(const Options *o) {
  (void)o;
  return audit_usage(NULL);
}
