/* `cairn audit`: which audit is meant. */
#include "cli/command_audit.h"

#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

static const AuditCommand audit_commands[] = {
    {"bind", "SPEC.tla", audit_bind},
    {"cite", "add ENTRY.json --refs REFS.json | check [REFS.json ...] | gap [CONCEPT ...]",
     audit_cite},
    {"code", "PATH ... [--code-rules FILE] [--evidence REPORT.json] [--bind BIND.json]", audit_code},
    {"log", "EVENTS.ndjson ... --map MAP.json", audit_log},
    {"record", "new TOPIC | check RECORD.md ... | render RECORD.md ...", audit_record},
    {"rules", "[--pack FILE] [--md [FILE] | --json]", audit_rules},
    {"SPEC.tla", "--bind BIND.json [--config FILE]", audit_spec}, /* last: of any other word */
};

enum { AUDIT_COMMANDS = sizeof audit_commands / sizeof *audit_commands };

ExitStatus audit_usage(const char *word) {
  const char *lead = "usage:";
  fputs("cairn: ", stderr);
  for (int i = 0; i < AUDIT_COMMANDS; i++) {
    if (word && strcmp(word, audit_commands[i].word)) continue;
    fprintf(stderr, "%s cairn audit %s %s\n", lead, audit_commands[i].word,
            audit_commands[i].usage);
    lead = "             ";
  }
  return STATUS_USAGE;
}

ExitStatus command_audit(const Options *o) {
  const char *word = o->words.count ? o->words.at[0] : "";
  for (int i = 0; i < AUDIT_COMMANDS; i++)
    if (!strcmp(word, audit_commands[i].word)) return audit_commands[i].run(o);
  return *word ? audit_spec(o) : audit_usage(NULL);
}
