#include "audit/record.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

static const char *const form_names[RECORD_FORMS] = {"charter", "madr", "nygard"};

static const char *const field_names[RECORD_FIELDS] = {
    "Problem",    "Approach",         "Provenance",         "Fit",
    "Trade-offs", "Safety invariant", "Liveness invariant", "Verification"};

static const struct {
  const char *rule, *text, *word; /* a word that the tick is known by */
} ticks[RECORD_TICKS] = {
    {"D", "No conflict with D2.1–D2.5, D3.3, Decision A/B", "conflict"},
    {"AP1", "No novel consensus protocols", "novel consensus"},
    {"AP2", "No clock synchronization assumptions", "clock synchroni"},
    {"AP3", "No conflating \"no response\" with \"failure\"", "no response"},
    {"AP4", "No unbounded queues", "unbounded queue"},
    {"AP5", "No wall-clock timeouts for correctness", "wall-clock"},
    {"AP6", "No silent work drops", "silent"},
    {"AP7", "No network reliability assumptions", "network reliab"},
};

const char record_evidence_head[] = "Machine evidence:";

const char *record_form_name(RecordForm form) { return form_names[form]; }
const char *record_field_name(RecordField field) { return field_names[field]; }
const char *record_tick_text(uint32_t tick) { return ticks[tick].text; }
const char *record_tick_rule(uint32_t tick) { return ticks[tick].rule; }

bool record_is_placeholder(const char *text) {
  size_t length = strlen(text);
  if (!length) return true;
  if (*text != '[' || text[length - 1] != ']') return false;
  return !strncmp(text, "[Level N]", 9) || strcspn(text, "]") == length - 1;
}

void records_free(Records *records) {
  for (vec_each(Record, r, &records->all)) {
    vec_free(&r->alternatives);
    vec_free(&r->questions);
  }
  vec_free(&records->all);
}

/* Lines. */

typedef struct Reader {
  Arena *memory;
  Diags *diags;
  Records *records;
  uint32_t file;
  const char *text;
  RecordForm form;
  bool fenced;         /* inside of a block of code */
  char section[64];    /* the last heading, in small letters */
  char option[128];    /* MADR: the option whose pros and cons are listed */
  RecordText *open;    /* what further lines of this section are added to */
  bool gap;            /* the line before was blank */
  uint32_t weighed;    /* MADR: the alternative at hand */
  uint32_t table_rows; /* of the table at hand, with its head */
} Reader;

/* A part of a line. */
typedef struct Slice {
  const char *start, *end;
} Slice;

static Slice trim(Slice s) {
  while (s.start < s.end && isspace((unsigned char)*s.start)) s.start++;
  while (s.end > s.start && isspace((unsigned char)s.end[-1])) s.end--;
  return s;
}

static bool is_blank(Slice s) {
  s = trim(s);
  return s.start == s.end;
}

static bool begins(Slice s, const char *prefix) {
  size_t length = strlen(prefix);
  return (size_t)(s.end - s.start) >= length && !strncasecmp(s.start, prefix, length);
}

static Slice after(Slice s, size_t count) {
  s.start += count;
  return trim(s);
}

static bool contains(Slice s, const char *word) {
  size_t length = strlen(word);
  for (; (size_t)(s.end - s.start) >= length; s.start++)
    if (!strncasecmp(s.start, word, length)) return true;
  return false;
}

static RecordText take(const Reader *r, Slice s) {
  s = trim(s);
  Span at = {r->file, (uint32_t)(s.start - r->text), (uint32_t)(s.end - r->text)};
  return (RecordText){arena_copy(r->memory, s.start, (size_t)(s.end - s.start)), at};
}

/* Adds a line to a text that may have some already. */
static void append(const Reader *r, RecordText *text, Slice line) {
  RecordText more = take(r, line);
  if (!text->text) {
    *text = more;
    return;
  }
  /* What is fenced keeps its blanks. */
  const char *start = r->fenced ? line.start : more.text;
  int length = (int)(r->fenced ? line.end - line.start : (ptrdiff_t)strlen(more.text));
  text->text =
      arena_format(r->memory, "%s%s%.*s", text->text, r->gap ? "\n\n" : "\n", length, start);
  text->at.end = more.at.end;
}

static Record *current(const Reader *r) {
  return r->records->all.count ? vec_last(&r->records->all) : NULL;
}

static void start_record(Reader *r, Slice topic) {
  Record made = {.form = r->form, .topic = take(r, topic)};
  vec_push(&r->records->all, made);
  r->open = NULL;
  r->weighed = 0;
}

/* Fields. */

static bool find_field(Slice name, RecordField *field) {
  for (int i = 0; i < RECORD_FIELDS; i++) {
    bool same = (size_t)(name.end - name.start) == strlen(field_names[i]);
    if (same && begins(name, field_names[i])) return *field = (RecordField)i, true;
  }
  return false;
}

/* `**Name**` at the start of a line or cell, perhaps after a bullet; what is behind it. */
static bool bold_field(Slice s, RecordField *field, Slice *rest) {
  s = trim(s);
  if (begins(s, "- ") || begins(s, "* ")) s = after(s, 2);
  if (!begins(s, "**")) return false;
  const char *end = s.start + 2;
  while (end + 1 < s.end && (end[0] != '*' || end[1] != '*')) end++;
  if (end + 1 >= s.end) return false;
  Slice name = {s.start + 2, end};
  if (name.end > name.start && name.end[-1] == ':') name.end--;
  *rest = trim((Slice){end + 2, s.end});
  if (begins(*rest, ":")) *rest = after(*rest, 1);
  return find_field(trim(name), field);
}

/* Tables. */

enum { CELLS = 4 };

/* A bar in front of which is a backslash is text. */
static uint32_t split_cells(Slice line, Slice cells[CELLS]) {
  uint32_t count = 0;
  line = after(trim(line), 1);
  const char *start = line.start;
  for (const char *c = line.start; c <= line.end && count < CELLS; c++) {
    bool bar = c < line.end && *c == '|' && (c == line.start || c[-1] != '\\');
    if (!bar && c < line.end) continue;
    if (!bar && is_blank((Slice){start, c})) break;
    cells[count++] = trim((Slice){start, c});
    start = c + 1;
  }
  return count;
}

static bool is_rule(Slice cell) {
  for (const char *c = cell.start; c < cell.end; c++)
    if (*c != '-' && *c != ':') return false;
  return cell.end > cell.start;
}

static void read_row(Reader *r, Record *record, Slice line) {
  Slice cells[CELLS];
  uint32_t count = split_cells(line, cells);
  RecordField field;
  Slice rest;
  if (!count || is_rule(cells[0])) return;
  if (bold_field(cells[0], &field, &rest) && count > 1)
    record->fields[field] = take(r, cells[1]);
  else if (r->table_rows && strstr(r->section, "alternatives")) {
    RecordAlternative a = {.option = take(r, cells[0])};
    if (count > 1 && !is_blank(cells[1])) a.reason = take(r, cells[1]);
    if (count > 2 && !is_blank(cells[2])) a.reference = take(r, cells[2]);
    vec_push(&record->alternatives, a);
  }
  r->table_rows++;
}

/* Ticks. */

static bool read_tick(Reader *r, Record *record, Slice line) {
  line = trim(line);
  if (begins(line, "- ") || begins(line, "* ")) line = after(line, 2);
  if (begins(line, "(or ")) line = after(line, 4);
  if (!begins(line, "[x]") && !begins(line, "[ ]")) return false;
  bool ticked = line.start[1] != ' ';
  Slice said = after(line, 3);
  for (int i = 0; i < RECORD_TICKS; i++) {
    if (!contains(said, ticks[i].word)) continue;
    if (!record->ticks[i].present) record->ticks[i] = (RecordTick){true, ticked, take(r, said)};
    return true;
  }
  return true;
}

/* Sections. */

static void keep_section(Reader *r, Slice title) {
  size_t i = 0;
  for (; title.start + i < title.end && i + 1 < sizeof r->section; i++)
    r->section[i] = (char)tolower((unsigned char)title.start[i]);
  r->section[i] = '\0';
  r->table_rows = 0;
}

static const struct {
  RecordForm form;
  const char *section;
  RecordField field;
} section_fields[] = {
    {RECORD_MADR, "context and problem statement", RECORD_PROBLEM},
    {RECORD_MADR, "decision drivers", RECORD_FIT},
    {RECORD_MADR, "decision outcome", RECORD_APPROACH},
    {RECORD_MADR, "consequences", RECORD_TRADE_OFFS},
    {RECORD_MADR, "confirmation", RECORD_VERIFICATION},
    {RECORD_NYGARD, "context", RECORD_PROBLEM},
    {RECORD_NYGARD, "decision", RECORD_APPROACH},
    {RECORD_NYGARD, "consequences", RECORD_TRADE_OFFS},
};

static RecordText *section_text(Reader *r, Record *record) {
  if (r->form == RECORD_CHARTER) return NULL;
  if (!strcmp(r->section, "status")) return &record->status;
  for (size_t i = 0; i < sizeof section_fields / sizeof *section_fields; i++)
    if (section_fields[i].form == r->form && !strcmp(section_fields[i].section, r->section))
      return &record->fields[section_fields[i].field];
  return NULL;
}

static const char charter_title[] = "Distributed Systems Decision:";

/* "12. Title" of Nygard's form. */
static Slice without_number(Slice title) {
  Slice rest = title;
  while (rest.start < rest.end && isdigit((unsigned char)*rest.start)) rest.start++;
  return rest.start > title.start && begins(rest, ".") ? after(rest, 1) : title;
}

/* Options of MADR, which are named in a list, and perhaps weighed below: without the quotes. */
static Slice unquoted(Slice name) {
  name = trim(name);
  bool quoted = name.end - name.start > 1 && strchr("\"'`", *name.start);
  return quoted && name.end[-1] == *name.start ? (Slice){name.start + 1, name.end - 1} : name;
}

static bool same_option(Slice a, Slice b) {
  a = unquoted(a), b = unquoted(b);
  size_t length = (size_t)(a.end - a.start);
  return length == (size_t)(b.end - b.start) && !strncasecmp(a.start, b.start, length);
}

static Slice whole(const char *text) { return (Slice){text, text + strlen(text)}; }

static RecordAlternative *find_option(const Reader *r, Record *record, Slice name) {
  for (vec_each(RecordAlternative, a, &record->alternatives))
    if (same_option(whole(a->option.text), name)) return a;
  RecordAlternative made = {.option = take(r, unquoted(name))};
  vec_push(&record->alternatives, made);
  return vec_last(&record->alternatives);
}

const char *record_chosen(const char *approach, size_t *length) {
  static const char lead[] = "Chosen option:";
  const char *open = strncasecmp(approach, lead, strlen(lead)) ? NULL : strchr(approach, '"');
  const char *close = open ? strchr(open + 1, '"') : NULL;
  *length = close ? (size_t)(close - open - 1) : strcspn(approach, "\n");
  return close ? open + 1 : approach;
}

/* What was chosen is no alternative; what speaks for and against it are its consequences, if those
   are not said. */
static void drop_chosen(Record *record) {
  const char *approach = record->fields[RECORD_APPROACH].text;
  if (record->form != RECORD_MADR || !approach) return;
  size_t length;
  const char *chosen = record_chosen(approach, &length);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < record->alternatives.count; i++) {
    RecordAlternative a = record->alternatives.at[i];
    RecordText *consequences = &record->fields[RECORD_TRADE_OFFS];
    if (!same_option(whole(a.option.text), (Slice){chosen, chosen + length}))
      record->alternatives.at[kept++] = a;
    else if (!consequences->text)
      *consequences = a.reason;
  }
  record->alternatives.count = kept;
}

static bool read_option(Reader *r, Record *record, Slice line) {
  if (r->form != RECORD_MADR || strcmp(r->section, "considered options")) return false;
  Slice rest = line;
  while (rest.start < rest.end && isdigit((unsigned char)*rest.start)) rest.start++;
  bool item =
      rest.start > line.start ? begins(rest, ". ") : begins(line, "- ") || begins(line, "* ");
  if (item) find_option(r, record, after(rest, 2));
  return true;
}

static void read_heading(Reader *r, Slice line) {
  uint32_t level = 0;
  while (line.start < line.end && *line.start == '#') line.start++, level++;
  line = trim(line);
  if (begins(line, charter_title)) {
    start_record(r, after(line, strlen(charter_title)));
    return;
  }
  if (r->form != RECORD_CHARTER && level == 1) {
    start_record(r, without_number(line));
    return;
  }
  Record *record = current(r);
  if (!record) return;
  if (level == 3 && r->form == RECORD_MADR && !strncmp(r->option, "pros", 4)) {
    RecordAlternative *option = find_option(r, record, line);
    r->weighed = (uint32_t)(option - record->alternatives.at);
    r->open = &option->reason;
    return;
  }
  keep_section(r, line);
  r->open = section_text(r, record);
  if (level == 2) strcpy(r->option, strstr(r->section, "pros and cons") ? "pros" : "");
}

/* What belongs to the section of questions, whatever its bullets. */
static bool read_question(Reader *r, Record *record, Slice line) {
  if (strcmp(r->section, "open questions")) return false;
  line = trim(line);
  if (begins(line, "- ") || begins(line, "* ")) line = after(line, 2);
  RecordText question = take(r, line);
  record->asked |= !record_is_placeholder(question.text);
  if (!record_is_placeholder(question.text) && strcasecmp(question.text, "none") &&
      strcasecmp(question.text, "none."))
    vec_push(&record->questions, question);
  return true;
}

/* "**Reference**: ..." below an option of MADR. */
static bool read_reference(Reader *r, Record *record, Slice line) {
  line = trim(line);
  if (begins(line, "- ") || begins(line, "* ")) line = after(line, 2);
  if (!begins(line, "**Reference**:") || r->weighed >= record->alternatives.count) return false;
  record->alternatives.at[r->weighed].reference = take(r, after(line, strlen("**Reference**:")));
  return true;
}

static void read_line(Reader *r, Slice line) {
  Record *record = current(r);
  RecordField field;
  Slice rest;
  if (!record) return;
  if (is_blank(line)) {
    r->gap = true;
    return;
  }
  if (begins(trim(line), record_evidence_head))
    r->open = NULL;
  else if (begins(trim(line), "|"))
    read_row(r, record, line);
  else if (bold_field(line, &field, &rest))
    r->open = &record->fields[field], append(r, r->open, rest);
  else if (begins(line, "Date:"))
    record->date = take(r, after(line, 5));
  else if (!read_reference(r, record, line) && !read_tick(r, record, line) &&
           !read_question(r, record, line) && !read_option(r, record, line) && r->open)
    append(r, r->open, line);
  r->gap = false;
}

/* What is fenced is an example: a text, whatever it looks like. */
static void read_fenced(Reader *r, Slice line) {
  if (!current(r) || !r->open) return;
  append(r, r->open, line);
  r->gap = false;
}

/* MADR's front matter, before the first heading. */
typedef struct Front {
  RecordText status, date;
} Front;

static void read_front(const Reader *r, Slice line, Front *front) {
  line = trim(line);
  if (begins(line, "status:")) front->status = take(r, after(line, 7));
  if (begins(line, "date:")) front->date = take(r, after(line, 5));
}

static void read_lines(Reader *r, const char *end) {
  Front front = {0};
  for (const char *at = r->text; at < end;) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    if (!stop) stop = end;
    Slice line = {at, stop};
    at = stop + 1;
    bool fence = begins(trim(line), "```");
    if (fence && !r->fenced) r->fenced = true, fence = false;
    if (r->fenced) {
      read_fenced(r, line);
      r->fenced = !fence;
      continue;
    }
    if (begins(line, "#"))
      read_heading(r, line);
    else if (!current(r))
      read_front(r, line, &front);
    else
      read_line(r, line);
    Record *record = current(r);
    if (!record || r->form != RECORD_MADR) continue;
    if (!record->status.text) record->status = front.status;
    if (!record->date.text) record->date = front.date;
  }
}

/* A heading of this text, whatever its level and case; what is fenced is an example. */
static bool has_heading(const char *text, const char *title) {
  bool fenced = false;
  for (const char *at = text; at; at = strchr(at, '\n')) {
    at += *at == '\n';
    if (!strncmp(at + strspn(at, " \t"), "```", 3)) fenced = !fenced;
    if (*at != '#' || fenced) continue;
    at += strspn(at, "# ");
    if (!strncasecmp(at, title, strlen(title))) return true;
  }
  return false;
}

static bool find_form(const char *text, RecordForm *form) {
  if (has_heading(text, charter_title)) return *form = RECORD_CHARTER, true;
  if (has_heading(text, "Context and Problem Statement")) return *form = RECORD_MADR, true;
  *form = RECORD_NYGARD;
  return has_heading(text, "Context") && has_heading(text, "Decision");
}

bool records_read(Records *records, Arena *memory, Diags *diags, uint32_t file) {
  size_t length;
  Records found = {0};
  Reader r = {.memory = memory, .diags = diags, .records = &found, .file = file};
  r.text = diags_text(diags, file, &length);
  bool known = find_form(r.text, &r.form);
  if (known) read_lines(&r, r.text + length);
  bool any = found.all.count;
  if (!any) {
    Diag *d = diag_report(diags, DIAG_A0202, (Span){file, 0, 0}, "`%s` has no decision record",
                          diags_path(diags, file));
    diag_help(d, "`cairn audit record new` prints an empty one");
  }
  for (vec_each(Record, record, &found.all)) {
    drop_chosen(record);
    vec_push(&records->all, *record);
  }
  vec_free(&found.all);
  return any;
}
