/* Diagnostics as text for a terminal, in the manner of rustc:

     error[P0002]: `/\` and `\/` need parentheses
      --> Spec.tla:1:23
       |
     1 | Inv == x = 1 /\ y = 2 \/ z
       |              --       ^^
       |              |
       |              this one binds as strongly
       = help: write `(x = 1 /\ y = 2) \/ z`

   Each label becomes one mark, or two if it spans lines: its first and its last.
   Marks are sorted and printed in rows; a row is one line of source, or of a
   very long line a window. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag_parts.h"
#include "base/display.h"
#include "base/text.h"

enum { LONGEST_LINE = 160, WINDOW = 120, BEFORE_MARK = 40 };

static const char ellipsis[] = "...";

#define INK_NONE "\033[0m"
#define INK_BOLD "\033[1m"
#define INK_FRAME "\033[1;34m"

static const char *const words[] = {
    [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
static const char *const inks[] = {[SEVERITY_NOTE] = "\033[1;36m",
                                   [SEVERITY_WARNING] = "\033[1;33m",
                                   [SEVERITY_ERROR] = "\033[1;31m"};

typedef struct Mark {
  Source *file;
  bool elsewhere; /* in another file than the message */
  bool primary;
  Line line;
  const char *from, *to; /* within the line */
  const char *text;
  unsigned column, width; /* in its row, columns from 0 */
} Mark;

typedef struct Printer {
  const Diag *diag;
  FILE *out;
  bool color;
  int gutter; /* digits of the largest line number */
  vec(Mark) marks;
} Printer;

static void ink(const Printer *p, const char *code) {
  if (p->color) fputs(code, p->out);
}

static const char *severity_ink(const Printer *p) {
  return inks[diag_infos[p->diag->code].severity];
}

static void print_inked(const Printer *p, const char *code, const char *text) {
  ink(p, code);
  display_print(p->out, text, text + strlen(text));
  ink(p, INK_NONE);
}

/* What stands left of the source: a line number or nothing, then the sign. */
static void print_gutter(const Printer *p, const char *number, const char *sign) {
  ink(p, INK_FRAME);
  fprintf(p->out, "%*s %s", p->gutter, number, sign);
  ink(p, INK_NONE);
}

/* From labels to marks. */

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && (*at == ' ' || *at == '\t')) at++;
  return at;
}

static const char *earlier(const char *a, const char *b) { return a < b ? a : b; }

/* Cut to the line: a span may reach into the line break or past it. */
static void add_mark(Printer *p, const Label *label, Line line, size_t start, const char *text) {
  const Label *primary = p->diag->labels.at;
  Source *file = &p->diag->owner->files.at[label->at.file];
  Mark mark = {.file = file,
               .elsewhere = label->at.file != primary->at.file,
               .primary = label == primary,
               .line = line,
               .from = earlier(file->lines.text + start, line.end),
               .to = earlier(file->lines.text + label->at.end, line.end),
               .text = text};
  vec_push(&p->marks, mark);
}

static void add_marks(Printer *p, const Label *label) {
  if (!span_has_file(label->at)) return;
  Span at = label->at;
  Lines *lines = &p->diag->owner->files.at[at.file].lines;
  Line first = lines_find(lines, at.start);
  Line last = lines_find(lines, at.end > at.start ? at.end - 1 : at.start);
  if (last.number == first.number) {
    add_mark(p, label, last, at.start, label->text);
    return;
  }
  const char *inside = earlier(skip_blanks(last.start, last.end), lines->text + at.end);
  add_mark(p, label, first, at.start, "");
  add_mark(p, label, last, (size_t)(inside - lines->text), label->text);
}

/* The file of the message first, then the others in the order of the table. */
static int compare_marks(const void *left, const void *right) {
  const Mark *l = left, *r = right;
  if (l->elsewhere != r->elsewhere) return l->elsewhere - r->elsewhere;
  if (l->file != r->file) return l->file < r->file ? -1 : 1;
  if (l->from != r->from) return l->from < r->from ? -1 : 1;
  return (l->to > r->to) - (l->to < r->to);
}

static void collect_marks(Printer *p) {
  for (vec_each(Label, label, &p->diag->labels)) add_marks(p, label);
  if (p->marks.count) qsort(p->marks.at, p->marks.count, sizeof *p->marks.at, compare_marks);
  unsigned largest = 1;
  for (vec_each(Mark, m, &p->marks))
    if (m->line.number > largest) largest = m->line.number;
  p->gutter = snprintf(NULL, 0, "%u", largest);
}

/* Rows. */

typedef struct Row {
  Mark *marks;
  uint32_t count;
  const char *from, *to; /* the window on the line */
} Row;

/* As many marks, beginning with the first, as one window shows. */
static Row make_row(Mark *marks, uint32_t count) {
  const Line *line = &marks->line;
  Row row = {marks, 1, line->start, line->end};
  if (line->end - line->start > LONGEST_LINE) {
    if (marks->from - line->start > BEFORE_MARK)
      row.from = display_boundary(line->start, marks->from - BEFORE_MARK);
    if (line->end - row.from > WINDOW) row.to = display_boundary(row.from, row.from + WINDOW);
  }
  while (row.count < count && marks[row.count].file == marks->file &&
         marks[row.count].line.number == line->number && marks[row.count].from <= row.to)
    row.count++;
  return row;
}

static bool is_cut_before(const Row *row) { return row->from > row->marks->line.start; }

static void place_marks(Row *row) {
  unsigned margin = is_cut_before(row) ? sizeof ellipsis - 1 : 0;
  for (Mark *m = row->marks; m < row->marks + row->count; m++) {
    m->column = margin + display_width(row->from, m->from);
    m->width = display_width(m->from, earlier(m->to, row->to));
    if (!m->width) m->width = 1;
  }
}

static void print_source(const Printer *p, const Row *row) {
  char number[16];
  snprintf(number, sizeof number, "%*u", p->gutter, row->marks->line.number);
  print_gutter(p, number, "|");
  if (row->from < row->to) putc(' ', p->out);
  if (is_cut_before(row)) fputs(ellipsis, p->out);
  display_print(p->out, row->from, row->to);
  if (row->to < row->marks->line.end) fputs(ellipsis, p->out);
  putc('\n', p->out);
}

static void pad(Text *line, unsigned column) {
  while (line->length < column) text_append_char(line, ' ');
}

static void paint(Text *line, const Mark *m, unsigned width, char sign) {
  pad(line, m->column + width);
  assert(line->bytes);
  memset(line->bytes + m->column, sign, width);
}

/* Prints carets in the colour of the message, other signs in that of the frame. */
static void print_painted(const Printer *p, const Text *line) {
  print_gutter(p, "", "| ");
  const char *start = text_string(line), *end = start + line->length;
  for (const char *at = start, *run; at < end; at = run) {
    for (run = at; run < end && *run == *at;) run++;
    if (*at != ' ') ink(p, *at == '^' ? severity_ink(p) : INK_FRAME);
    fwrite(at, 1, (size_t)(run - at), p->out);
    if (*at != ' ') ink(p, INK_NONE);
  }
}

static void print_label_text(const Printer *p, const Mark *m) {
  print_inked(p, m->primary ? severity_ink(p) : INK_FRAME, m->text);
  putc('\n', p->out);
}

/* The mark that has room for its text on the line of the carets. */
static const Mark *find_inline(const Row *row) {
  const Mark *last = &row->marks[row->count - 1];
  if (!*last->text) return NULL;
  for (const Mark *m = row->marks; m < last; m++)
    if (m->column + m->width > last->column + last->width) return NULL;
  return last;
}

static void print_carets(const Printer *p, const Row *row, const Mark *beside) {
  Text line = {0};
  for (unsigned primary = 0; primary <= 1; primary++)
    for (const Mark *m = row->marks; m < row->marks + row->count; m++)
      if (m->primary == primary) paint(&line, m, m->width, primary ? '^' : '-');
  print_painted(p, &line);
  text_free(&line);
  if (beside) {
    putc(' ', p->out);
    print_label_text(p, beside);
  } else {
    putc('\n', p->out);
  }
}

/* Rods from the carets down to the texts of the marks before `end`, as far as the column. */
static void print_rods(const Printer *p, const Row *row, const Mark *end, unsigned column) {
  Text line = {0};
  for (const Mark *m = row->marks; m < end; m++)
    if (*m->text && m->column < column) paint(&line, m, 1, '|');
  pad(&line, column);
  print_painted(p, &line);
  text_free(&line);
}

/* The texts that have no room beside the carets hang below, from right to left. */
static void print_hanging(const Printer *p, const Row *row, const Mark *end) {
  while (end > row->marks && !*end[-1].text) end--;
  if (end == row->marks) return;
  print_rods(p, row, end, end[-1].column + 1);
  putc('\n', p->out);
  for (const Mark *m = end; m-- > row->marks;) {
    if (!*m->text) continue;
    print_rods(p, row, m, m->column);
    print_label_text(p, m);
  }
}

static void print_row(const Printer *p, Row *row) {
  place_marks(row);
  const Mark *beside = find_inline(row);
  print_source(p, row);
  print_carets(p, row, beside);
  print_hanging(p, row, row->marks + row->count - (beside ? 1 : 0));
}

/* Files and whole messages. */

static void print_path(const Printer *p, const Mark *m) {
  const Label *primary = p->diag->labels.at;
  const Lines *lines = &m->file->lines;
  size_t offset = m->elsewhere ? (size_t)(m->from - lines->text) : primary->at.start;
  Line line = lines_find(&m->file->lines, offset);
  ink(p, INK_FRAME);
  fprintf(p->out, "%*s%s ", p->gutter, "", m->elsewhere ? ":::" : "-->");
  ink(p, INK_NONE);
  display_print(p->out, m->file->path, m->file->path + strlen(m->file->path));
  unsigned column = lines_column(lines, &line, offset);
  fprintf(p->out, ":%u:%u\n", line.number, column);
  print_gutter(p, "", "|");
  putc('\n', p->out);
}

static void print_excerpts(const Printer *p) {
  const Mark *before = NULL;
  for (uint32_t i = 0; i < p->marks.count;) {
    Mark *m = &p->marks.at[i];
    if (!before || before->file != m->file)
      print_path(p, m);
    else if (before->line.number + 1 < m->line.number)
      fputs("...\n", p->out);
    Row row = make_row(m, p->marks.count - i);
    print_row(p, &row);
    before = m;
    i += row.count;
  }
}

/* Its further lines stand under the first. */
static void print_remark(const Printer *p, const char *kind, const char *text) {
  print_gutter(p, "", "= ");
  print_inked(p, INK_BOLD, kind);
  fputs(": ", p->out);
  const char *end;
  for (; (end = strchr(text, '\n')); text = end + 1) {
    display_print(p->out, text, end);
    fprintf(p->out, "\n%*s", p->gutter + (int)strlen(kind) + 5, "");
  }
  display_print(p->out, text, text + strlen(text));
  putc('\n', p->out);
}

static void print_remarks(const Printer *p) {
  for (vec_each(Label, label, &p->diag->labels))
    if (!span_has_file(label->at) && *label->text) print_remark(p, "note", label->text);
  for (vec_each(Remark, r, &p->diag->remarks))
    print_remark(p, r->is_help ? "help" : "note", r->text);
}

static void print_diag(const Diag *d, FILE *out, bool color) {
  Printer p = {.diag = d, .out = out, .color = color};
  const DiagInfo *info = &diag_infos[d->code];
  collect_marks(&p);
  ink(&p, severity_ink(&p));
  fprintf(out, "%s[%s]", words[info->severity], info->code);
  ink(&p, INK_NONE);
  ink(&p, INK_BOLD);
  fputs(": ", out);
  print_inked(&p, "", d->message);
  putc('\n', out);
  print_excerpts(&p);
  print_remarks(&p);
  putc('\n', out);
  vec_free(&p.marks);
}

static void print_rest(const Diags *ds, Severity severity, FILE *out) {
  if (ds->counts[severity] <= DIAG_LIMIT) return;
  unsigned rest = ds->counts[severity] - DIAG_LIMIT;
  fprintf(out, "... and %u more %s%s\n", rest, words[severity], rest > 1 ? "s" : "");
}

void diags_print_text(const Diags *ds, FILE *out, bool color) {
  for (vec_each(Diag *, d, &ds->list)) print_diag(*d, out, color);
  for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
    print_rest(ds, (Severity)severity, out);
}
