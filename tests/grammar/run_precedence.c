/* Holds the parser against the table of all pairs of operators, precedence.matrix. */
#include <stdio.h>
#include <string.h>

#include "base/diag_parts.h"
#include "base/text.h"
#include "frontend/parser.h"

enum { COLUMNS_MAX = 128 };

typedef struct Table {
  const char *columns[COLUMNS_MAX];
  uint32_t count;
} Table;

static const Syntax *parse(Session *s, const char *text) {
  return parse_expression(s, diags_add_file(s->diags, "pair", text, strlen(text)));
}

static bool is_conflict(const Session *s, const Syntax *e) {
  return !e && s->diags->list.count == 1 && s->diags->list.at[0]->code == DIAG_P0002;
}

/* An operand to the right for an infix operator. */
static const char *operand(const char *column) {
  return !strcmp(column, "'") || !strcmp(column, "^+") || !strcmp(column, "^*") ||
                 !strcmp(column, "^#")
             ? ""
             : "c";
}

static bool is_grouped(Session *s, const Syntax *e, const char *left, const char *row,
                       const char *column, char relation) {
  const char *text =
      relation == '<'
          ? arena_format(s->memory, "(%s %s b) %s %s", left, row, column, operand(column))
          : arena_format(s->memory, "%s %s (b %s %s)", left, row, column, operand(column));
  const Syntax *grouped = parse(s, text);
  return grouped && syntax_equal(e, grouped);
}

static bool holds(Session *s, const char *left, const char *row, const char *column,
                  char relation) {
  bool prefix = relation == '.' || relation == '~';
  const char *text =
      prefix ? arena_format(s->memory, "%s %s %s b", left, row, column)
             : arena_format(s->memory, "%s %s b %s %s", left, row, column, operand(column));
  const Syntax *e = parse(s, text);
  switch (relation) {
  case 'x': return is_conflict(s, e);
  case '~':
  case '.': return e != NULL;
  case '=': return e && e->kind == SYNTAX_PRODUCT && e->kid_count == 3;
  case '<':
  case '>': return e && is_grouped(s, e, left, row, column, relation);
  default: return false;
  }
}

static bool check_pair(const char *left, const char *row, const char *column, char relation) {
  Session s = {arena_create(), symbols_create(), diags_create()};
  bool ok = holds(&s, left, row, column, relation);
  if (!ok) printf("# not `%c`: %s %s b %s\n", relation, left, row, column);
  diags_destroy(s.diags);
  symbols_destroy(s.symbols);
  arena_destroy(s.memory);
  return ok;
}

/* "infix + <<xx> >>>> ..x" */
static bool check_row(const Table *t, char *line) {
  const char *left = strcmp(strtok(line, " "), "infix") == 0 ? "a" : "";
  const char *row = strtok(NULL, " "), *cells;
  uint32_t column = 0, group = 0;
  bool ok = true;
  for (; (cells = strtok(NULL, " ")); group++)
    for (; *cells && column < t->count; cells++, column++)
      ok &= check_pair(left, row, t->columns[column], *cells);
  return ok && column == t->count;
}

int main(int count, char **words) {
  FILE *file = count == 2 ? fopen(words[1], "r") : NULL;
  char line[1024], names[1024];
  Table table = {0};
  unsigned run = 0, failed = 0;
  while (file && fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "columns ", 8) == 0) {
      strcpy(names, line + 8);
      for (char *word = strtok(names, " "); word && table.count < COLUMNS_MAX;
           word = strtok(NULL, " "))
        table.columns[table.count++] = word;
    } else if (*line && *line != '#') {
      char name[32];
      snprintf(name, sizeof name, "%.24s", line);
      bool ok = check_row(&table, line);
      failed += !ok;
      printf("%s %u - %s\n", ok ? "ok" : "not ok", ++run, name);
    }
  }
  if (file) fclose(file);
  printf("1..%u\n%u passed, %u failed\n", run, run - failed, failed);
  return failed || run == 0 ? 1 : 0;
}
