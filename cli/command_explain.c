/* `cairn explain CODE`: what a diagnostic means, by an example of wrong and right.
   The examples are in cli/explain/examples.txt. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/job.h"

extern const unsigned char explain_examples[];

/* Some lines of the examples. */
typedef struct Passage {
  const char *start;
  size_t length;
} Passage;

static const char *next_line(const char *line) {
  const char *end = strchr(line, '\n');
  return end ? end + 1 : line + strlen(line);
}

static bool is_line(const char *line, const char *word) {
  size_t length = strlen(word);
  return strncmp(line, word, length) == 0 && line[length] == '\n';
}

static bool starts_section(const char *line) { return strncmp(line, "### ", 4) == 0; }

/* The first line after `### CODE`; NULL if there is none. */
static const char *find_section(const char *code) {
  for (const char *line = (const char *)explain_examples; *line; line = next_line(line))
    if (starts_section(line) && is_line(line + 4, code)) return next_line(line);
  return NULL;
}

/* What follows the line `word` of a section, without blank lines at its end. */
static Passage find_passage(const char *section, const char *word) {
  const char *line = section;
  while (line && *line && !starts_section(line) && !is_line(line, word)) line = next_line(line);
  if (!line || !*line || starts_section(line)) return (Passage){0};
  const char *start = line = next_line(line);
  while (*line && !starts_section(line) && !is_line(line, "right")) line = next_line(line);
  while (line > start && line[-1] == '\n') line--;
  return (Passage){start, (size_t)(line - start)};
}

static void print_indented(const char *text, const char *end) {
  for (const char *line = text; line < end; line = next_line(line)) {
    const char *stop = next_line(line);
    int length = (int)((stop < end ? stop : end + 1) - line) - 1;
    if (strncmp(line, "@@@ ", 4) == 0)
      printf("  (%.*s)\n", length - 4, line + 4);
    else
      printf("  %.*s\n", length, line);
  }
}

static void print_passage(const char *title, Passage passage) {
  if (!passage.start) return;
  printf("\n%s\n\n", title);
  print_indented(passage.start, passage.start + passage.length);
}

static void print_text(const DiagInfo *info) {
  static const char *const severities[] = {
      [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
  const char *section = find_section(info->code);
  printf("%s[%s]: %s\n\n%s\n", severities[info->severity], info->code, info->title,
         info->explanation);
  print_passage("Wrong:", find_passage(section, "wrong"));
  print_passage("Right:", find_passage(section, "right"));
}

static void write_passage(Json *j, const char *key, Passage passage) {
  Text text = {0};
  json_key(j, key);
  if (passage.start) {
    text_append_bytes(&text, passage.start, passage.length);
    text_append_char(&text, '\n');
    json_string(j, text_string(&text));
  } else {
    json_null(j);
  }
  text_free(&text);
}

static void write_code(Json *j, const DiagInfo *info) {
  const char *section = find_section(info->code);
  json_open(j, '{');
  json_key(j, "code");
  json_string(j, info->code);
  json_key(j, "severity");
  json_string(j, info->severity == SEVERITY_ERROR ? "error" : "warning");
  json_key(j, "title");
  json_string(j, info->title);
  json_key(j, "explanation");
  json_string(j, info->explanation);
  write_passage(j, "wrong", find_passage(section, "wrong"));
  write_passage(j, "right", find_passage(section, "right"));
  json_close(j);
}

static bool is_wanted(const Options *o, const DiagInfo *info) {
  for (uint32_t i = 0; i < o->words.count; i++)
    if (strcasecmp(o->words.at[i], info->code) == 0) return true;
  return o->words.count == 0;
}

static void print_json(const Options *o) {
  Json *j = json_create(stdout, true);
  json_open(j, '{');
  json_key(j, "schema");
  json_int(j, 1);
  json_key(j, "codes");
  json_open(j, '[');
  for (DiagCode code = 0; code < DIAG_COUNT; code++)
    if (is_wanted(o, &diag_infos[code])) write_code(j, &diag_infos[code]);
  json_close(j);
  json_close(j);
  json_destroy(j);
}

static bool is_code(const char *word) {
  for (DiagCode code = 0; code < DIAG_COUNT; code++)
    if (strcasecmp(word, diag_infos[code].code) == 0) return true;
  fprintf(stderr, "cairn: no diagnostic has the code `%s`; `cairn explain` lists them\n", word);
  return false;
}

ExitStatus command_explain(const Options *o) {
  for (uint32_t i = 0; i < o->words.count; i++)
    if (!is_code(o->words.at[i])) return STATUS_USAGE;
  if (!strcmp(o->format, "json")) {
    print_json(o);
    return STATUS_HOLDS;
  }
  bool first = true;
  for (DiagCode code = 0; code < DIAG_COUNT; code++) {
    const DiagInfo *info = &diag_infos[code];
    if (!is_wanted(o, info)) continue;
    if (o->words.count == 0) {
      printf("%s  %s\n", info->code, info->title);
    } else {
      if (!first) printf("\n");
      print_text(info);
    }
    first = false;
  }
  return STATUS_HOLDS;
}
