#include "solver/cell_cache.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "solver/obligation.h"

/* The first line of a file; another one stands for other rules. */
static const char format[] = "cairn cell 1";

/* What the question asks without any lemma: that names the file. */
static void add_goal(const Induction *p, const Question *q, Lits *all) {
  vec_push(all, p->arbitrary.fits);
  vec_push(all, q->step ? q->step->guard : LIT_TRUE);
  vec_push(all, q->bad);
}

/* Questions that are decided by a look are not worth a file. */
static bool is_worth_it(const Lits *goal) {
  for (vec_each(const Lit, lit, goal))
    if (lit_is_false(*lit)) return false;
  return true;
}

static void name_question(const Induction *p, const Question *q, uint32_t count,
                          const uint32_t *used, char name[SHA256_TEXT]) {
  Lits all = {0};
  add_goal(p, q, &all);
  for (uint32_t i = 0; i < count; i++) vec_push(&all, p->lemmas[used[i]]);
  obligation_name(p->encoder->circuit, all.count, all.at, name);
  vec_free(&all);
}

/* False if there is no file for it. */
static bool make_path(const Induction *p, const Question *q, Text *path) {
  Lits goal = {0};
  char name[SHA256_TEXT];
  add_goal(p, q, &goal);
  bool worth = p->options->cache && is_worth_it(&goal);
  if (worth) obligation_name(p->encoder->circuit, goal.count, goal.at, name);
  if (worth) text_format(path, "%s/%s", p->options->cache, name);
  vec_free(&goal);
  return worth;
}

/* ---- reading ---- */

/* Without its end; NULL after the last one. */
static const char *read_line(FILE *in, Text *line) {
  text_clear(line);
  int c = getc(in);
  if (c == EOF) return NULL;
  for (; c != EOF && c != '\n'; c = getc(in)) text_append_char(line, (char)c);
  return text_string(line);
}

static bool find_lemma(const Proof *proof, const char *name, uint32_t *lemma) {
  for (uint32_t i = 0; i < proof->lemma_count; i++)
    if (!strcmp(symbol_text(proof->lemmas[i].name), name)) return *lemma = i, true;
  return false;
}

/* The lemmas that are named, in their order; false if one is not there any more. */
static bool read_lemmas(FILE *in, const Induction *p, Text *line, Cell *cell) {
  const char *name;
  uint32_t *used = arena_array(p->proof->memory, uint32_t, p->proof->lemma_count + 1);
  uint32_t count = 0;
  while ((name = read_line(in, line))) {
    uint32_t lemma;
    if (count == p->proof->lemma_count || !find_lemma(p->proof, name, &lemma)) return false;
    used[count++] = lemma;
  }
  cell->used = used;
  cell->used_count = count;
  return true;
}

static bool read_cell(FILE *in, const Induction *p, const Question *q, Cell *cell) {
  Text line = {0};
  char kept[SHA256_TEXT] = "", today[SHA256_TEXT];
  const char *text = read_line(in, &line);
  bool good = text && !strcmp(text, format) && (text = read_line(in, &line));
  cell->minimal = good && !strcmp(text, "minimal");
  good = good && (text = read_line(in, &line)) && strlen(text) + 1 == sizeof kept;
  if (good) memcpy(kept, text, sizeof kept);
  good = good && read_lemmas(in, p, &line, cell);
  if (good) name_question(p, q, cell->used_count, cell->used, today);
  text_free(&line);
  return good && !strcmp(kept, today);
}

bool cell_cache_find(const Induction *p, const Question *q, Cell *cell) {
  Text path = {0};
  Cell found = *cell;
  FILE *in = make_path(p, q, &path) ? fopen(text_string(&path), "r") : NULL;
  text_free(&path);
  if (!in) return false;
  bool same = read_cell(in, p, q, &found);
  fclose(in);
  if (!same) return false;
  *cell = found;
  cell->verdict = CELL_PROVED;
  cell->cached = true;
  return true;
}

/* ---- writing ---- */

static bool write_cell(FILE *out, const Induction *p, const Question *q, const Cell *cell) {
  char name[SHA256_TEXT];
  name_question(p, q, cell->used_count, cell->used, name);
  fprintf(out, "%s\n%s\n%s\n", format, cell->minimal ? "minimal" : "-", name);
  for (uint32_t i = 0; i < cell->used_count; i++)
    fprintf(out, "%s\n", symbol_text(p->proof->lemmas[cell->used[i]].name));
  bool good = !ferror(out);
  return !fclose(out) && good;
}

/* Whoever reads sees all of a file or nothing of it. */
void cell_cache_keep(const Induction *p, const Question *q, const Cell *cell) {
  Text path = {0}, new = {0};
  if (make_path(p, q, &path)) {
    text_format(&new, "%s.%ld", text_string(&path), (long)getpid());
    FILE *out = fopen(text_string(&new), "w");
    bool good = out && write_cell(out, p, q, cell);
    if (out && (!good || rename(text_string(&new), text_string(&path)))) remove(text_string(&new));
  }
  text_free(&path);
  text_free(&new);
}
