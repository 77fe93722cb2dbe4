#include "solver/arbitrary.h"

#include "solver/failed.h"

/* A set that cannot be evaluated whatever the state, since no variable has a value yet. */
static const Failure *always_failing(Failures failures) {
  for (vec_each(const Failure, f, &failures))
    if (lit_is_true(f->when)) return f;
  return NULL;
}

static void report_unbounded(Task *task, const Failure *failure) {
  Diag *d =
      diag_report(task->session->diags, DIAG_C0215, failure->node->at,
                  "the values that this allows cannot be laid out: %s", fault_title(failure->kind));
  diag_help(d, "`--max-seq N` bounds the length of sequences in Seq(S); let other sets be finite, "
               "or Int or Nat");
}

static bool refuse(Arbitrary *a, Task *task, const Encoder *e, const Failed *all,
                   const Failure *always) {
  if (e->budget && e->budget->spent)
    a->reason = e->budget->spent;
  else if (lit_is_true(all->limit))
    report_unbounded(task, all->first);
  else
    a->reason = failed_reason(task->session->memory, always ? always : all->first);
  return false;
}

bool arbitrary_begin(Arbitrary *a, Task *task, Encoder *e, const Node *shape) {
  *a = (Arbitrary){.inputs = inputs_begin(e)};
  Step drawn = encode_initial(e, shape);
  inputs_end(e, &a->inputs);
  Failed all = failures_sort(e->circuit, drawn.failures);
  const Failure *always = always_failing(drawn.failures);
  if (always || !lit_is_false(all.limit)) return refuse(a, task, e, &all, always);
  a->values = drawn.next;
  a->fits = circuit_and(e->circuit, drawn.guard, lit_not(all.error));
  return true;
}
