#include "cli/cause.h"

enum { SHOWN = 120 }; /* characters of source text */

bool find_cause(Job *job, const Result *r, Blame *blame) {
  const Trace *t = &r->trace;
  if (r->verdict != VERDICT_VIOLATED || r->of_trace || !t->count || !r->node) return false;
  bool step = r->node->level >= LEVEL_ACTION && t->count > 1;
  State last = t->at[t->count - 1].state;
  State now = step ? t->at[t->count - 2].state : last;
  return evaluate_blame(job->evaluator, job->session.memory, r->node, now, step ? last : NULL,
                        blame);
}

void print_source(const Job *job, const Node *node, Text *out) {
  size_t length;
  const char *text = diags_text(job->session.diags, node->at.file, &length);
  size_t shown = 0;
  bool blank = false;
  for (uint32_t i = node->at.start; i < node->at.end; i++) {
    bool space = text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r';
    if (!space && blank && shown) text_append_char(out, ' ');
    if (!space) text_append_char(out, text[i]);
    blank = space;
    if (++shown < SHOWN || ((unsigned char)text[i + 1] & 0xc0) == 0x80) continue;
    text_append(out, " ...");
    return;
  }
}

void print_source_line(const Job *job, Span at, Text *out) {
  size_t length;
  const char *text = diags_text(job->session.diags, at.file, &length);
  size_t start = at.start, end = at.start;
  while (start > 0 && text[start - 1] != '\n') start--;
  while (end < length && text[end] != '\n' && text[end] != '\r') end++;
  while (start < end && (text[start] == ' ' || text[start] == '\t')) start++;
  text_append_bytes(out, text + start, end - start);
}

void print_cause(Job *job, const Result *r, Text *out) {
  Blame blame;
  const char *path;
  unsigned line, column;
  if (!find_cause(job, r, &blame)) return;
  if (!diags_position(job->session.diags, blame.node->at, &path, &line, &column)) return;
  text_format(out, "  false at %s:%u:%u: ", path, line, column);
  print_source(job, blame.node, out);
  text_append_char(out, '\n');
  for (uint32_t i = 0; i < blame.binding_count; i++) {
    text_append(out, i ? ", " : "  where ");
    text_format(out, "%s = ", symbol_text(blame.bindings[i].name));
    value_print(blame.bindings[i].value, out);
  }
  if (blame.binding_count) text_append_char(out, '\n');
}
