/* What a run costs, by question and by line of the specification. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "solver/bmc.h"

static bool same_text(const char *a, const char *b) { return a == b || (a && b && !strcmp(a, b)); }

uint32_t costs_question(Bmc *b, const char *about, const char *name) {
  Statistics *all = &b->run.result->statistics;
  for (uint32_t i = 0; i < all->questions.count; i++) {
    const QuestionStatistics *q = &all->questions.at[i];
    if (same_text(q->about, about) && same_text(q->name, name)) return i;
  }
  vec_push(&all->questions, ((QuestionStatistics){.about = about, .name = name}));
  return all->questions.count - 1;
}

static void add_row(Statistics *all, Map *line_of, const Diags *diags, const ProfileRow *row) {
  const char *path;
  unsigned line, column;
  if (!row->node || !diags_position(diags, row->node->at, &path, &line, &column)) return;
  uint64_t key = hash_combine(row->node->at.file, line);
  const uint64_t *found = map_find(line_of, key);
  if (!found) {
    map_put(line_of, key, all->lines.count);
    vec_push(&all->lines, ((LineStatistics){.at = row->node->at}));
    found = map_find(line_of, key);
  }
  LineStatistics *account = &all->lines.at[*found];
  account->gates += row->gates;
  account->visits += row->visits;
  account->seconds += row->seconds;
}

static int by_gates(const void *left, const void *right) {
  const LineStatistics *a = left, *b = right;
  if (a->gates != b->gates) return a->gates < b->gates ? 1 : -1;
  if (a->at.file != b->at.file) return a->at.file < b->at.file ? -1 : 1;
  return (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

void costs_of_lines(Bmc *b) {
  const ProfileRow *rows;
  if (!b->encoder->profile) return;
  uint32_t count = profile_rows(b->encoder->profile, &rows);
  Statistics *all = &b->run.result->statistics;
  Map line_of = {0};
  for (uint32_t i = 0; i < count; i++)
    add_row(all, &line_of, b->run.task->session->diags, &rows[i]);
  map_free(&line_of);
  if (all->lines.count) qsort(all->lines.at, all->lines.count, sizeof *all->lines.at, by_gates);
}
