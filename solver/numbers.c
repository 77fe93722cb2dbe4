/* Counterexamples with small numbers.  A solver gives any solution: tickets such as 7720
   where 1 would do.  Other numbers are tried instead, first with smaller gaps between them (in
   their order, which is often all that is compared), then each by itself.  Whether they are
   still a solution is computed, gate by gate, and no solver is asked: so it costs little,
   works behind every back end, and depends on nothing but the solution. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "solver/bmc.h"

enum {
  ROUNDS = 4,        /* what one number becomes makes room for others */
  EFFORT = 100000000 /* gates that are computed at most */
};

static const int64_t FAR = (int64_t)1 << 60; /* numbers beyond that stay as they are */

typedef struct Lowering {
  Bmc *bmc;
  Valuation *model;
  Lit asked; /* true in it, with all that is asserted */
  uint32_t count;
  const Sym **inputs;
  int64_t *now, *trial;
  uint64_t effort;
  bool changed;
} Lowering;

/* ---- trying ---- */

static void put(Valuation *model, const Sym *input, int64_t number) {
  if (input->kind == SYM_TERM) valuation_set_term(model, input->term, integer_from(number));
  for (uint32_t i = 0; input->kind == SYM_INTEGER && i < input->count; i++)
    if (!lit_is_constant(input->bits[i]))
      valuation_set(model, input->bits[i], (uint64_t)number >> i & 1);
}

static bool has_time(const Lowering *l) {
  double deadline = l->bmc->run.options->deadline;
  return l->effort < EFFORT && !(deadline > 0 && solver_clock() > deadline);
}

static void put_all(Lowering *l, const int64_t *numbers) {
  valuation_forget(l->model);
  for (uint32_t i = 0; i < l->count; i++) put(l->model, l->inputs[i], numbers[i]);
}

static bool fits(const Lowering *l) {
  for (uint32_t i = 0; i < l->count; i++) {
    const Sym *input = l->inputs[i];
    bool vector = input->kind == SYM_INTEGER;
    if (vector && (l->trial[i] < input->low || l->trial[i] > input->high)) return false;
  }
  return true;
}

/* The numbers of `trial` from now on, if they are a solution as well. */
static bool accept(Lowering *l) {
  bool good = has_time(l) && fits(l);
  if (good) {
    put_all(l, l->trial);
    l->effort += circuit_gate_count(l->bmc->encoder->circuit);
    good = valuation_lit(l->model, l->asked) && solver_accepts(l->bmc->solver, l->model);
  }
  if (good)
    memcpy(l->now, l->trial, l->count * sizeof *l->now);
  else
    memcpy(l->trial, l->now, l->count * sizeof *l->now);
  l->changed |= good;
  return good;
}

typedef bool Try(Lowering *, uint32_t index, int64_t to);

/* Something from `least` on, smaller than `most`, which is what it is now. */
static void lower(Lowering *l, uint32_t index, int64_t least, int64_t most, Try *attempt) {
  for (int64_t step = 1; least < most; step *= 2) {
    int64_t to = step < most - least ? least + step - 1 : most - 1;
    if (attempt(l, index, to)) {
      most = to;
      break;
    }
    least = to + 1;
  }
  while (least < most) {
    int64_t middle = least + (most - least) / 2;
    if (attempt(l, index, middle))
      most = middle;
    else
      least = middle + 1;
  }
}

/* ---- gaps ---- */

static int compare_numbers(const void *a, const void *b) {
  const int64_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

/* The magnitudes on one side of 0, sorted, from 0 on; how many there are. */
static uint32_t magnitudes(const Lowering *l, int64_t side, int64_t *out) {
  uint32_t count = 0, kept = 0;
  out[count++] = 0;
  for (uint32_t i = 0; i < l->count; i++)
    if (l->now[i] * side > 0) out[count++] = l->now[i] * side;
  qsort(out, count, sizeof *out, compare_numbers);
  for (uint32_t i = 1; i < count; i++)
    if (out[i] != out[kept]) out[++kept] = out[i];
  return kept + 1;
}

static bool set_gap(Lowering *l, int64_t side, uint32_t index, int64_t gap) {
  int64_t *sorted = calloc(l->count + 1, sizeof *sorted);
  if (!sorted) panic("out of memory");
  uint32_t known = magnitudes(l, side, sorted);
  assert(index < known);
  (void)known;
  int64_t from = sorted[index], by = from - sorted[index - 1] - gap;
  for (uint32_t i = 0; i < l->count; i++)
    if (l->now[i] * side >= from) l->trial[i] = l->now[i] - by * side;
  free(sorted);
  return accept(l);
}

static bool set_gap_above(Lowering *l, uint32_t index, int64_t gap) {
  return set_gap(l, 1, index, gap);
}

static bool set_gap_below(Lowering *l, uint32_t index, int64_t gap) {
  return set_gap(l, -1, index, gap);
}

static void narrow_gaps(Lowering *l, int64_t side) {
  int64_t *sorted = calloc(l->count + 1, sizeof *sorted);
  if (!sorted) panic("out of memory");
  uint32_t count = magnitudes(l, side, sorted);
  for (uint32_t i = 1; i < count && has_time(l); i++) {
    lower(l, i, 1, sorted[i] - sorted[i - 1], side > 0 ? set_gap_above : set_gap_below);
    magnitudes(l, side, sorted);
  }
  free(sorted);
}

/* ---- one by one ---- */

static bool set_number(Lowering *l, uint32_t index, int64_t to) {
  l->trial[index] = to;
  return accept(l);
}

static bool set_negative(Lowering *l, uint32_t index, int64_t magnitude) {
  return set_number(l, index, -magnitude);
}

static void lower_number(Lowering *l, uint32_t index) {
  int64_t number = l->now[index];
  if (number >= 0) {
    lower(l, index, 0, number, set_number);
  } else if (set_number(l, index, 1) || set_number(l, index, -number)) {
    lower(l, index, 0, l->now[index], set_number);
  } else {
    lower(l, index, 0, -number, set_negative);
  }
}

/* ---- all ---- */

static bool is_far(const Value *number) {
  int64_t small;
  return !integer_is_small(number->integer, &small) || small > FAR || small < -FAR;
}

static void collect(Lowering *l) {
  const Encoder *e = l->bmc->encoder;
  for (const NumberInput *n = e->numbers; n; n = n->before) l->count++;
  l->inputs = arena_array(l->bmc->run.result->memory, const Sym *, l->count + 1);
  l->now = arena_array(l->bmc->run.result->memory, int64_t, l->count + 1);
  l->trial = arena_array(l->bmc->run.result->memory, int64_t, l->count + 1);
  uint32_t place = l->count;
  for (const NumberInput *n = e->numbers; n; n = n->before) l->inputs[--place] = n->input;
}

static void read_numbers(Lowering *l) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < l->count; i++) {
    const Value *number = sym_decode(l->bmc->encoder, l->inputs[i], l->model);
    if (is_far(number)) continue;
    integer_is_small(number->integer, &l->now[kept]);
    l->trial[kept] = l->now[kept];
    l->inputs[kept++] = l->inputs[i];
  }
  l->count = kept;
}

void numbers_lower(Bmc *b, Lit asked) {
  Lowering l = {.bmc = b, .model = bmc_model(b), .asked = asked};
  collect(&l);
  if (!l.count) return;
  read_numbers(&l);
  l.changed = true;
  for (int round = 0; round < ROUNDS && l.changed; round++) {
    l.changed = false;
    narrow_gaps(&l, 1);
    narrow_gaps(&l, -1);
    for (uint32_t i = 0; i < l.count && has_time(&l); i++) lower_number(&l, i);
  }
  put_all(&l, l.now);
}
