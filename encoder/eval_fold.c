/* An operator applied to the elements of a set, one after the other in their order.

   Each element that may be there costs one application, skipped where it is not there.  Elements
   that are choices are replaced by the values they can have, which have an order, as long as those
   are not many more; otherwise the least of those that are left is taken again and again. */
#include "encoder/eval.h"
#include "encoder/sym_internal.h"

typedef struct Fold {
  Encoder *e;
  const Operator *op;
  const Sym *result;
} Fold;

static void fold_element(Fold *f, Lit in, const Sym *element) {
  Encoder *e = f->e;
  uint32_t height = assume_save(e);
  if (!assume(e, in)) return;
  const Sym *operands[] = {element, f->result};
  const Sym *next = encode_applied_operator(e, f->op, 2, operands);
  assume_rewind(e, height);
  f->result = sym_ite(e, in, next, f->result);
}

/* The values that the candidates can have, each with when it is one; false if they are too
   many. */
static bool values_of(Encoder *e, uint32_t count, const SymMember *candidates, Alternatives *all) {
  uint32_t most = 2 * count + 8;
  for (uint32_t i = 0; i < count; i++) {
    const Alternative *values;
    uint32_t found = sym_expand(e, candidates[i].value, most, &values);
    if (!found) return false;
    for (uint32_t k = 0; k < found; k++) {
      Lit in = circuit_and(e->circuit, candidates[i].in, values[k].guard);
      vec_push(all, ((Alternative){in, values[k].value}));
    }
  }
  alternatives_unite(e, all);
  return all->count <= most;
}

static void fold_values(Fold *f, const Alternatives *all) {
  for (vec_each(const Alternative, a, all)) fold_element(f, a->guard, sym_value(f->e, a->value));
}

/* Takes `taken` out of the candidates that are left. */
static void take_out(Encoder *e, uint32_t count, const SymMember *candidates, const Sym *taken,
                     Lit *left) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t height = assume_save(e);
    if (!assume(e, left[i])) continue;
    Lit same = sym_equal(e, candidates[i].value, taken);
    assume_rewind(e, height);
    left[i] = circuit_and(e->circuit, left[i], lit_not(same));
  }
}

static void fold_least(Fold *f, uint32_t count, const SymMember *candidates) {
  Encoder *e = f->e;
  Lit *left = arena_array(e->memory, Lit, count);
  for (uint32_t i = 0; i < count; i++) left[i] = candidates[i].in;
  for (uint32_t taken = 0; taken < count; taken++) {
    Lit some = circuit_or_all(e->circuit, count, left);
    uint32_t height = assume_save(e);
    if (!assume(e, some)) break;
    const Sym *least = sym_least(e, count, candidates, left);
    take_out(e, count, candidates, least, left);
    assume_rewind(e, height);
    fold_element(f, some, least);
  }
}

const Sym *encode_fold(Encoder *e, const Operator *op, const Sym *base, const Sym *set) {
  uint32_t count;
  const SymMember *candidates;
  if (!sym_candidates(e, set, &count, &candidates)) return encode_nothing(e);
  Fold fold = {e, op, base};
  Alternatives all = {0};
  if (values_of(e, count, candidates, &all))
    fold_values(&fold, &all);
  else
    fold_least(&fold, count, candidates);
  vec_free(&all);
  return fold.result;
}
