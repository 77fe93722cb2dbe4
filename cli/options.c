#include "cli/options.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/guess.h"
#include "base/panic.h"

const OptionRow option_rows[] = {
#define OPTION(field, word, letter, type, initial, metavar, help, commands) \
  {word, letter, OPTION_##type, offsetof(Options, field), metavar, help, commands},
#include "cli/options.def"
#undef OPTION
};

const uint32_t option_row_count = sizeof option_rows / sizeof *option_rows;

/* Lists own copies of their words, because a word may be split at its commas. */
static void list_add(TextList *list, const char *text, size_t length) {
  char *copy = strndup(text, length);
  if (!copy) panic("out of memory");
  vec_push(list, copy);
}

static void list_add_all(TextList *list, const char *text) {
  for (const char *comma; (comma = strchr(text, ',')); text = comma + 1)
    list_add(list, text, (size_t)(comma - text));
  list_add(list, text, strlen(text));
}

static bool read_unsigned(const char *text, uint64_t *value) {
  char *end;
  errno = 0;
  unsigned long long read = strtoull(text, &end, 10);
  if (*text < '0' || *text > '9' || *end || errno || read > INT64_MAX) return false;
  *value = read;
  return true;
}

/* A flag may be spelled out: `--no-deadlock=1`. */
static bool read_flag(const char *text, bool *value) {
  if (!strcmp(text, "") || !strcmp(text, "1") || !strcmp(text, "true")) return *value = true;
  *value = false;
  return !strcmp(text, "0") || !strcmp(text, "false");
}

static bool store(Options *o, const OptionRow *row, const char *value) {
  void *field = (char *)o + row->offset;
  switch (row->type) {
  case OPTION_TEXT: *(const char **)field = value; return true;
  case OPTION_FILE: *(const char **)field = *value ? value : "-"; return true;
  case OPTION_KIND: *(const char **)field = *value ? value : "text"; return true;
  case OPTION_LIST: list_add_all(field, value); return true;
  case OPTION_UINT:
    if (read_unsigned(value, field)) return true;
    fprintf(stderr, "cairn: `--%s` needs a number, not `%s`\n", row->word, value);
    return false;
  case OPTION_FLAG:
    if (read_flag(value, field)) return true;
    fprintf(stderr, "cairn: `--%s` is on or off, `%s` is neither\n", row->word, value);
    return false;
  }
  never("option type");
}

static const OptionRow *find_word(Command command, const char *word, size_t length) {
  for (const OptionRow *r = option_rows; r < option_rows + option_row_count; r++)
    if (r->commands & command && strlen(r->word) == length && !memcmp(r->word, word, length))
      return r;
  return NULL;
}

/* What users of other checkers type for one of our options. */
typedef struct Habit {
  const char *theirs, *ours;
} Habit;

static const Habit habits[] = {
#define HABIT(theirs, ours) {theirs, ours},
#include "cli/habits.def"
#undef HABIT
};

static const OptionRow *find_habit(Command command, const char *word) {
  for (const Habit *h = habits; h < habits + sizeof habits / sizeof *habits; h++)
    if (!strcmp(h->theirs, word)) return find_word(command, h->ours, strlen(h->ours));
  return NULL;
}

static void print_guess(Command command, const char *wanted) {
  Guess guess = guess_start(wanted);
  for (uint32_t i = 0; i < option_row_count; i++)
    if (option_rows[i].commands & command) guess_consider(&guess, option_rows[i].word);
  if (guess.best) fprintf(stderr, "; did you mean `--%s`?", guess.best);
}

static bool report_unknown(Command command, const char *word, size_t length) {
  char *wanted = strndup(word, length);
  if (!wanted) panic("out of memory");
  fprintf(stderr, "cairn: no option `--%s` here", wanted);
  const OptionRow *meant = find_habit(command, wanted);
  if (meant)
    fprintf(stderr, "; it is `--%s%s%s`", meant->word, *meant->metavar ? "=" : "", meant->metavar);
  else
    print_guess(command, wanted);
  fputc('\n', stderr);
  free(wanted);
  return false;
}

static const OptionRow *find_letter(Command command, char letter) {
  for (const OptionRow *r = option_rows; r < option_rows + option_row_count; r++)
    if (r->commands & command && r->letter == letter) return r;
  return NULL;
}

/* Words still to be read. */
typedef struct Words {
  int count;
  char **at;
} Words;

static bool is_kind(const char *word) { return !strcmp(word, "text") || !strcmp(word, "json"); }

static bool take_value(Options *o, const OptionRow *row, const char *value, Words *rest) {
  bool last = !rest->count || (**rest->at == '-' && (*rest->at)[1]);
  bool alone = row->type == OPTION_FLAG || (row->type == OPTION_FILE && last) ||
               (row->type == OPTION_KIND && !(rest->count && is_kind(*rest->at)));
  if (value || alone) return store(o, row, value ? value : "");
  if (!rest->count) {
    fprintf(stderr, "cairn: `--%s` needs a value: --%s=%s\n", row->word, row->word, row->metavar);
    return false;
  }
  rest->count--;
  return store(o, row, *rest->at++);
}

static bool parse_long(Command command, const char *word, Options *o, Words *rest) {
  const char *equals = strchr(word, '=');
  size_t length = equals ? (size_t)(equals - word) : strlen(word);
  const OptionRow *row = find_word(command, word, length);
  if (!row) return report_unknown(command, word, length);
  return take_value(o, row, equals ? equals + 1 : NULL, rest);
}

/* TLC's options are words after one dash: `-config` must not be read as `-c onfig`. */
static bool is_word_after_one_dash(Command command, const char *letters) {
  if (!letters[1]) return false;
  const OptionRow *row = find_word(command, letters, strlen(letters));
  if (!row) row = find_habit(command, letters);
  if (!row) return false;
  fprintf(stderr, "cairn: `-%s` is `--%s%s%s` here\n", letters, row->word, *row->metavar ? "=" : "",
          row->metavar);
  return true;
}

static bool parse_short(Command command, const char *letters, Options *o, Words *rest) {
  const OptionRow *row = find_letter(command, *letters);
  if (!row) return fprintf(stderr, "cairn: no option `-%c` here\n", *letters), false;
  if (row->type != OPTION_FLAG) return take_value(o, row, letters[1] ? letters + 1 : NULL, rest);
  if (!store(o, row, "")) return false;
  return !letters[1] || parse_short(command, letters + 1, o, rest);
}

/* Options that take one of a few words. */
static bool fits(const char *option, const char *value, const char *a, const char *b,
                 const char *c) {
  if (!strcmp(value, a) || !strcmp(value, b) || !strcmp(value, c)) return true;
  fprintf(stderr, "cairn: `--%s` is %s, %s%s%s; `%s` is neither\n", option, a, b,
          strcmp(b, c) ? " or " : "", strcmp(b, c) ? c : "", value);
  return false;
}

bool options_parse(Command command, int count, char **words, Options *o) {
  *o = (Options) {
#define OPTION(field, word, letter, type, initial, metavar, help, commands) .field = initial,
#include "cli/options.def"
#undef OPTION
  };
  Words rest = {count, words};
  bool only_words = false;
  while (rest.count) {
    rest.count--;
    const char *word = *rest.at++;
    bool ok = true;
    if (only_words || word[0] != '-' || !word[1])
      list_add(&o->words, word, strlen(word));
    else if (!strcmp(word, "--"))
      only_words = true;
    else if (word[1] == '-')
      ok = parse_long(command, word + 2, o, &rest);
    else
      ok = !is_word_after_one_dash(command, word + 1) && parse_short(command, word + 1, o, &rest);
    if (!ok) return false;
  }
  if (o->stats && !fits("stats", o->stats, "text", "json", "json")) return false;
  if (o->json || (o->stats && !strcmp(o->stats, "json"))) o->format = "json";
  const char *graph = command == COMMAND_PARSE ? "dot" : "json";
  return fits("form", o->form, "charter", "madr", "nygard") &&
         fits("mode", o->mode, "auto", "design", "implementation") &&
         fits("fail-on", o->fail_on, "block", "warn", "open") &&
         fits("format", o->format, "text", "json", graph) &&
         fits("color", o->color, "auto", "always", "never");
}

static void list_free(TextList *list) {
  for (uint32_t i = 0; i < list->count; i++) free((void *)(uintptr_t)list->at[i]);
  vec_free(list);
}

void options_free(Options *o) {
#define FREE_TEXT(field) (void)0
#define FREE_KIND(field) (void)0
#define FREE_FILE(field) (void)0
#define FREE_UINT(field) (void)0
#define FREE_FLAG(field) (void)0
#define FREE_LIST(field) list_free(&o->field)
#define OPTION(field, word, letter, type, initial, metavar, help, commands) FREE_##type(field);
#include "cli/options.def"
#undef OPTION
  list_free(&o->words);
}
