/* `cairn repl`: expressions and definitions, line by line.

   Each entry is evaluated by itself, in the context of the module and of the definitions
   that were kept: whatever goes wrong in one leaves nothing behind for the next.  TLC's
   registers go on. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "cli/command_eval.h"
#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/prompt.h"
#include "cli/report.h"

typedef struct Kept {
  char *name, *text;
} Kept;

typedef struct Repl {
  const Options *options;
  vec(Kept) kept; /* definitions, in order */
  Job *last;      /* that evaluated something: it has the registers; or NULL */
  Text entry;     /* lines that belong together, so far */
} Repl;

/* ---- what a line is ---- */

static bool is_name_part(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* The `==` of a definition: not in a string, and not behind a LET. */
static const char *find_defines(const char *line) {
  bool quoted = false;
  for (const char *at = line; *at; at++) {
    if (*at == '"') quoted = !quoted;
    if (*at == '\\' && quoted && at[1]) at++;
    if (quoted) continue;
    if (!strncmp(at, "LET", 3) && (at == line || !is_name_part(at[-1])) && !is_name_part(at[3]))
      return NULL;
    if (at[0] == '=' && at[1] == '=') return at;
  }
  return NULL;
}

/* RECURSIVE goes with definitions, too. */
static bool is_definition(const char *line) {
  return !strncmp(line, "RECURSIVE ", 10) || find_defines(line);
}

/* What a definition is replaced by: everything up to a parameter or the `==`. */
static char *name_of(const char *line) {
  size_t length = 0;
  if (!strncmp(line, "RECURSIVE ", 10)) return strdup(line);
  while (is_name_part(line[length])) length++;
  const char *defines = find_defines(line);
  if (!length) length = (size_t)(defines - line);
  char *name = strdup(line);
  if (name) name[length] = 0;
  return name;
}

/* ---- evaluating ---- */

/* What is evaluated: an entry below the definitions that were kept, so that its columns stay what
   they are.  Each text of its own counts its lines from 1. */
typedef struct Context {
  Text text;
  vec(uint32_t) begins; /* of each of them */
} Context;

static void add_entry(Context *c, const char *text) {
  vec_push(&c->begins, (uint32_t)c->text.length);
  text_format(&c->text, "%s\n", text);
}

static Context make_context(const Repl *r, const char *definition, const char *entry) {
  Context c = {0};
  bool any = r->kept.count || definition;
  if (any) text_append(&c.text, "LET\n");
  for (vec_each(const Kept, k, &r->kept)) add_entry(&c, k->text);
  if (definition) add_entry(&c, definition);
  if (any) text_append(&c.text, "IN\n");
  add_entry(&c, entry);
  return c;
}

static uint32_t add_context(Diags *diags, const Context *c) {
  uint32_t file = diags_add_file(diags, "expression", text_string(&c->text), c->text.length);
  for (vec_each(const uint32_t, begin, &c->begins)) diags_restart_lines(diags, file, *begin);
  return file;
}

static void close_job(Job *job) {
  if (job) job_close(job);
  free(job);
}

static void print_result(const Value *value) {
  Text printed = {0};
  value_print(value, &printed);
  puts(text_string(&printed));
  text_free(&printed);
}

static bool evaluate_line(Repl *r, const char *definition, const char *line) {
  Job *job = calloc(1, sizeof *job);
  if (!job) panic("out of memory");
  Context context = make_context(r, definition, line);
  job_open(job, r->options);
  job->before = r->last;
  Budget budget = evaluation_budget(r->options);
  budget.unwanted = prompt_interrupted();
  bool loaded = !r->options->words.count || job_load(job, r->options->words.at[0]);
  uint32_t file = add_context(job->session.diags, &context);
  const Value *value = loaded ? evaluate_text(job, file, &budget) : NULL;
  if (value && !definition) print_result(value);
  fflush(stdout);
  job_print_diags(job);
  prompt_take_interrupt();
  text_free(&context.text);
  vec_free(&context.begins);
  bool evaluated = job->evaluator != NULL;
  close_job(evaluated ? r->last : job);
  if (evaluated) r->last = job;
  return value != NULL;
}

static void forget(Repl *r, const char *name) {
  uint32_t left = 0;
  for (uint32_t i = 0; i < r->kept.count; i++) {
    Kept k = r->kept.at[i];
    if (strcmp(k.name, name)) {
      r->kept.at[left++] = k;
    } else {
      free(k.name);
      free(k.text);
    }
  }
  r->kept.count = left;
}

/* A definition is kept if it can be read.  One of the same name goes, since a name cannot be
   defined twice. */
static void define(Repl *r, const char *line, const char *text) {
  Kept k = {name_of(line), strdup(text)};
  if (!k.name || !k.text) return;
  forget(r, k.name);
  bool declared = !strncmp(line, "RECURSIVE ", 10);
  if (declared || evaluate_line(r, text, "TRUE")) {
    vec_push(&r->kept, k);
    prompt_know(k.name);
  } else {
    free(k.name);
    free(k.text);
  }
}

/* ---- commands ---- */

static void help(void) {
  puts("EXPRESSION     its value; what is open goes on in the next line, up to an empty one\n"
       "x == e         keep a definition, also f(a) == e; a second one replaces the first\n"
       "               (TLCSet(1, e) keeps a value in a register, for TLCGet(1))\n"
       ":definitions   show what was defined\n"
       ":forget        forget all of it\n"
       ":help          this text\n"
       ":quit          leave, as the end of the input does");
}

static void forget_all(Repl *r) {
  while (r->kept.count) forget(r, vec_last(&r->kept)->name);
}

/* False at the end. */
static bool run_command(Repl *r, const char *word) {
  if (!strcmp(word, ":quit") || !strcmp(word, ":q")) return false;
  if (!strcmp(word, ":help")) {
    help();
  } else if (!strcmp(word, ":definitions")) {
    for (vec_each(const Kept, k, &r->kept)) puts(k->text);
  } else if (!strcmp(word, ":forget")) {
    forget_all(r);
  } else {
    fprintf(stderr, "cairn: no command `%s`; `:help` lists them\n", word);
  }
  fflush(stdout);
  return true;
}

static const char *behind_spaces(const char *text) { return text + strspn(text, " \t\r\n"); }

static void cut_end(Text *text) {
  while (text->length && isspace((unsigned char)text->bytes[text->length - 1]))
    text->bytes[--text->length] = 0;
}

/* Columns matter: it is evaluated with the spaces it begins with. */
static void run_entry(Repl *r) {
  cut_end(&r->entry);
  const char *text = text_string(&r->entry), *start = behind_spaces(text);
  if (!*start || !strncmp(start, "\\*", 2)) {
  } else if (is_definition(start)) {
    define(r, start, text);
  } else {
    evaluate_line(r, NULL, text);
  }
  text_clear(&r->entry);
}

/* False at the end.  An empty line ends an entry. */
static bool run_line(Repl *r, char *line) {
  bool first = !r->entry.length, empty = !*behind_spaces(line);
  if (!first) text_append_char(&r->entry, '\n');
  text_append(&r->entry, line);
  if (first && *behind_spaces(line) == ':') {
    cut_end(&r->entry);
    bool on = run_command(r, behind_spaces(text_string(&r->entry)));
    text_clear(&r->entry);
    return on;
  }
  if (empty || !entry_is_unfinished(text_string(&r->entry))) run_entry(r);
  return true;
}

/* The names of the module, to be completed; what is wrong with it is said at once. */
static bool learn_names(const Options *o) {
  Job job;
  job_open(&job, o);
  bool good = !o->words.count || job_load(&job, o->words.at[0]);
  for (uint32_t i = 0; good && job.spec && spec_definition(job.spec, i); i++)
    prompt_know(symbol_text(spec_definition(job.spec, i)->name));
  for (uint32_t i = 0; good && job.spec && i < job.spec->constant_count; i++)
    prompt_know(symbol_text(job.spec->constants[i]->name));
  for (uint32_t i = 0; good && job.spec && i < job.spec->variable_count; i++)
    prompt_know(symbol_text(job.spec->variables[i]->name));
  job_print_diags(&job);
  job_close(&job);
  return good;
}

ExitStatus command_repl(const Options *o) {
  Repl r = {.options = o};
  if (o->words.count > 1)
    return fputs("cairn: usage: cairn repl [SPEC.tla]\n", stderr), STATUS_USAGE;
  prompt_open();
  bool good = learn_names(o), on = good;
  while (on) {
    char *line = prompt_read(r.entry.length != 0);
    if (line) {
      on = run_line(&r, line);
    } else {
      on = prompt_take_interrupt();
      if (on) puts("");
      if (on) text_clear(&r.entry);
    }
    free(line);
  }
  run_entry(&r);
  prompt_close();
  close_job(r.last);
  text_free(&r.entry);
  forget_all(&r);
  vec_free(&r.kept);
  return good ? STATUS_HOLDS : STATUS_BAD_SPEC;
}
