#include "encoder/profile.h"

#include <time.h>

#include "base/map.h"
#include "base/panic.h"
#include "base/vec.h"

struct Profile {
  vec(ProfileRow) rows;
  Map row_of;          /* node -> index */
  const Node *current; /* whose costs those since the last look are */
  uint32_t gates;
  double time;
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

Profile *profile_create(void) {
  Profile *p = calloc(1, sizeof *p);
  if (!p) panic("out of memory");
  p->time = now();
  return p;
}

void profile_destroy(Profile *p) {
  if (!p) return;
  vec_free(&p->rows);
  map_free(&p->row_of);
  free(p);
}

static ProfileRow *row_of(Profile *p, const Node *node) {
  const uint64_t *found = map_find(&p->row_of, (uintptr_t)node);
  if (found) return &p->rows.at[*found];
  map_put(&p->row_of, (uintptr_t)node, p->rows.count);
  vec_push(&p->rows, ((ProfileRow){.node = node}));
  return vec_last(&p->rows);
}

void profile_return(Profile *p, const Circuit *circuit, const Node *node) {
  ProfileRow *row = row_of(p, p->current);
  double time = now();
  row->gates += circuit_gate_count(circuit) - p->gates;
  row->seconds += time - p->time;
  p->gates = circuit_gate_count(circuit);
  p->time = time;
  p->current = node;
}

void profile_enter(Profile *p, const Circuit *circuit, const Node *node) {
  profile_return(p, circuit, node);
  row_of(p, node)->visits++;
}

uint32_t profile_rows(const Profile *p, const ProfileRow **rows) {
  *rows = p->rows.at;
  return p->rows.count;
}
