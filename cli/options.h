/* Command line options, from the table options.def. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/vec.h"

typedef enum Command {
  COMMAND_CHECK = 1,
  COMMAND_SIMULATE = 2,
  COMMAND_EVAL = 4,
  COMMAND_PARSE = 8,
  COMMAND_AUDIT_SPEC = 16,
  COMMAND_PROVE = 32,
  COMMAND_EXPLAIN = 64,
  COMMAND_REPL = 128,
  COMMAND_LINT = 256,
  COMMAND_AUDIT_BIND = 512,
  COMMAND_AUDIT_CODE = 1024,
  COMMAND_AUDIT_LOG = 2048,
  COMMAND_AUDIT_RECORD = 4096,
  COMMAND_AUDIT_CITE = 8192,
  COMMAND_AUDIT_RULES = 16384,
  COMMAND_AUDITS = COMMAND_AUDIT_SPEC | COMMAND_AUDIT_CODE | COMMAND_AUDIT_LOG |
                   COMMAND_AUDIT_RECORD | COMMAND_AUDIT_CITE, /* those that find something */
  COMMAND_AUDIT = COMMAND_AUDITS | COMMAND_AUDIT_BIND | COMMAND_AUDIT_RULES,
  COMMAND_MODEL = COMMAND_CHECK | COMMAND_SIMULATE, /* those that run a model */
  COMMAND_ANY = COMMAND_MODEL | COMMAND_EVAL | COMMAND_PARSE | COMMAND_AUDIT | COMMAND_PROVE |
                COMMAND_EXPLAIN | COMMAND_REPL | COMMAND_LINT
} Command;

typedef vec(const char *) TextList;

enum { SEQ_NONE = INT32_MAX, SEQ_MOST = 1000 }; /* of --max-seq: not given; as far as it goes */

typedef struct Options {
#define FIELD_TEXT const char *
#define FIELD_LIST TextList
#define FIELD_KIND const char *
#define FIELD_FILE const char *
#define FIELD_UINT uint64_t
#define FIELD_FLAG bool
#define OPTION(field, word, letter, type, initial, metavar, help, commands) FIELD_##type field;
#include "cli/options.def"
#undef OPTION
  TextList words; /* what is not an option, in order */
} Options;

typedef enum OptionType {
  OPTION_TEXT,
  OPTION_LIST,
  OPTION_KIND, /* text or json, or nothing: text */
  OPTION_FILE, /* to be written, or nothing: standard output */
  OPTION_UINT,
  OPTION_FLAG
} OptionType;

typedef struct OptionRow {
  const char *word;
  char letter; /* 0: none */
  OptionType type;
  size_t offset;
  const char *metavar, *help;
  unsigned commands;
} OptionRow;

extern const OptionRow option_rows[];
extern const uint32_t option_row_count;

/* Read the words after the command.  False after a message on standard error. */
bool options_parse(Command, int count, char **words, Options *) MUST_USE;
void options_free(Options *);

/* Help, manual page and completion, from the same table; to standard output. */
struct CommandRow;
void print_usage(void);
void print_help(const struct CommandRow *);
void print_manual(void);
void print_completion(void);

#endif
