#include "solver/smtlib.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <z3.h>

#include "solver/solver.h"

static char *written(const Circuit *c, Lit lit) {
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  smtlib_write(out, c, NULL, 1, &lit, NULL);
  fclose(out);
  return text;
}

static void expect_answer(const char *text, const char *answer) {
  Z3_config config = Z3_mk_config();
  Z3_context z3 = Z3_mk_context(config);
  Z3_eval_smtlib2_string(z3, text);
  cr_assert(eq(str, (char *)Z3_eval_smtlib2_string(z3, "(check-sat)"), (char *)answer), "%s", text);
  Z3_del_context(z3);
  Z3_del_config(config);
}

Test(smtlib, a_query_reads_as_its_circuit) {
  Circuit *c = circuit_create();
  Lit a = circuit_input(c), b = circuit_input(c);
  char *text = written(c, circuit_and(c, a, lit_not(b)));
  cr_assert(eq(str, text,
               "(declare-const in2 Bool)\n(declare-const in1 Bool)\n"
               "(define-fun g3 () Bool (and in1 (not in2)))\n(assert g3)\n"));
  free(text);
  circuit_destroy(c);
}

/* -7 \div 2 = -4 and 7 \div -2 = -4 in TLA+, but not in SMT-LIB. */
Test(smtlib, division_rounds_down) {
  Circuit *c = circuit_create();
  Term n = circuit_integer(c), two = circuit_constant(c, integer_from(2));
  Term minus_two = circuit_constant(c, integer_from(-2));
  Term minus_four = circuit_constant(c, integer_from(-4));
  Term seven = circuit_constant(c, integer_from(7));
  Lit is_seven = circuit_eq(c, n, seven);
  Lit floor = circuit_eq(c, circuit_divide(c, n, minus_two), minus_four);
  Lit other = circuit_eq(c, circuit_divide(c, n, two), circuit_constant(c, integer_from(3)));
  char *text = written(c, circuit_and(c, is_seven, circuit_and(c, floor, other)));
  expect_answer(text, "sat\n");
  free(text);
  text = written(c, circuit_and(c, is_seven, lit_not(floor)));
  expect_answer(text, "unsat\n");
  free(text);
  circuit_destroy(c);
}

Test(smtlib, each_query_is_written_to_the_folder_with_its_answer) {
  char folder[] = "/tmp/cairn-test-XXXXXX", path[64], text[1000] = "";
  cr_assert(ne(ptr, mkdtemp(folder), NULL));
  Circuit *c = circuit_create();
  Lit a = circuit_input(c), both = circuit_and(c, a, circuit_input(c));
  SolverOptions options = {.kind = SOLVER_Z3, .smt_folder = folder};
  Solver *s = solver_open(c, &options);
  cr_assert(solver_check(s, 1, &both, 0) == ANSWER_SAT);
  solver_close(s);
  snprintf(path, sizeof path, "%s/query-0001.smt2", folder);
  FILE *in = fopen(path, "r");
  cr_assert(ne(ptr, in, NULL));
  cr_assert(gt(sz, fread(text, 1, sizeof text - 1, in), 0));
  fclose(in);
  cr_assert(ne(ptr, strstr(text, "(check-sat)\n; z3 (finite domains): sat in "), NULL));
  remove(path);
  remove(folder);
  circuit_destroy(c);
}
