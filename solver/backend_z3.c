/* Z3's two solvers behind clauses: the finite-domain one for Booleans, the SMT
   core where there are integers. */
#include "solver/backend_z3.h"

#include "base/panic.h"

static void on_z3_error(Z3_context z3, Z3_error_code code) {
  panic("Z3: %s", Z3_get_error_msg(z3, code));
}

static Z3_solver new_solver(Z3Backend *b) {
  if (b->integers) return Z3_mk_simple_solver(b->z3);
  return Z3_mk_solver_for_logic(b->z3, Z3_mk_string_symbol(b->z3, "QF_FD"));
}

/* The SMT core gets clauses, so that all of a query matters, and comparisons between few
   integers: without the search for what is relevant, and with the older simplex, proofs
   and searches take a half to two thirds of the time. */
static void set_core_parameters(const Z3Backend *b, Z3_params params) {
  Z3_params_set_uint(b->z3, params, Z3_mk_string_symbol(b->z3, "relevancy"), 0);
  Z3_params_set_uint(b->z3, params, Z3_mk_string_symbol(b->z3, "arith.solver"), 2);
}

static void set_parameters(Z3Backend *b, unsigned timeout) {
  Z3_params params = Z3_mk_params(b->z3);
  Z3_params_inc_ref(b->z3, params);
  Z3_params_set_uint(b->z3, params, Z3_mk_string_symbol(b->z3, "timeout"), timeout);
  Z3_params_set_uint(b->z3, params, Z3_mk_string_symbol(b->z3, "random_seed"), b->seed);
  if (b->integers) set_core_parameters(b, params);
  Z3_solver_set_params(b->z3, b->solver, params);
  Z3_params_dec_ref(b->z3, params);
}

static void *open_z3(const Cnf *cnf, uint32_t seed, bool integers) {
  Z3Backend *b = calloc(1, sizeof *b);
  if (!b) panic("out of memory");
  b->cnf = cnf;
  b->integers = integers;
  b->seed = seed;
  b->memory = arena_create();
  Z3_config config = Z3_mk_config();
  b->z3 = Z3_mk_context_rc(config);
  Z3_del_config(config);
  Z3_set_error_handler(b->z3, on_z3_error);
  b->kept = Z3_mk_ast_vector(b->z3);
  Z3_ast_vector_inc_ref(b->z3, b->kept);
  b->solver = new_solver(b);
  Z3_solver_inc_ref(b->z3, b->solver);
  vec_push(&b->variables, (Z3Literal){0});
  return b;
}

static void *open_finite(const Cnf *cnf, uint32_t seed) { return open_z3(cnf, seed, false); }
static void *open_integer(const Cnf *cnf, uint32_t seed) { return open_z3(cnf, seed, true); }

static void drop_model(Z3Backend *b) {
  if (b->model) Z3_model_dec_ref(b->z3, b->model);
  b->model = NULL;
}

static void close_z3(void *backend) {
  Z3Backend *b = backend;
  drop_model(b);
  Z3_solver_dec_ref(b->z3, b->solver);
  Z3_ast_vector_dec_ref(b->z3, b->kept);
  Z3_del_context(b->z3);
  vec_free(&b->variables);
  vec_free(&b->terms);
  vec_free(&b->scratch);
  vec_free(&b->core);
  arena_destroy(b->memory);
  free(b);
}

/* Variables of comparisons are left open: take_comparisons fills them in. */
static void take_variables(Z3Backend *b, const Cnf *cnf) {
  Z3_sort sort = Z3_mk_bool_sort(b->z3);
  z3_keep(b, Z3_sort_to_ast(b->z3, sort));
  for (uint32_t v = b->variables.count; v < cnf->gate_of.count; v++) {
    GateKind kind = circuit_gate(cnf->circuit, cnf->gate_of.at[v])->kind;
    Z3Literal literal = {0};
    if (kind != GATE_LE && kind != GATE_EQ) {
      Z3_symbol name = Z3_mk_int_symbol(b->z3, (int)v);
      literal.positive = z3_keep(b, Z3_mk_const(b->z3, name, sort));
      literal.negative = z3_keep(b, Z3_mk_not(b->z3, literal.positive));
    }
    vec_push(&b->variables, literal);
  }
}

static int by_gate(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return (a > b) - (a < b);
}

/* In the order of the circuit, so that a comparison inside the condition of a
   term is there before the term is. */
static void take_comparisons(Z3Backend *b, Cnf *cnf) {
  if (!cnf->comparisons.count) return;
  qsort(cnf->comparisons.at, cnf->comparisons.count, sizeof *cnf->comparisons.at, by_gate);
  for (vec_each(uint32_t, gate, &cnf->comparisons)) {
    Z3_ast meaning = z3_keep(b, z3_comparison(b, *gate));
    Z3_ast negation = z3_keep(b, Z3_mk_not(b->z3, meaning));
    b->variables.at[cnf_variable(cnf, *gate)] = (Z3Literal){meaning, negation};
  }
  vec_clear(&cnf->comparisons);
}

Z3_ast z3_literal(Z3Backend *b, int32_t literal) {
  const Z3Literal *l = &b->variables.at[abs(literal)];
  assert(l->positive);
  return literal < 0 ? l->negative : l->positive;
}

static void assert_scratch(Z3Backend *b) {
  unsigned count = b->scratch.count;
  Z3_ast clause = count == 1 ? b->scratch.at[0] : Z3_mk_or(b->z3, count, b->scratch.at);
  Z3_inc_ref(b->z3, clause);
  Z3_solver_assert(b->z3, b->solver, clause);
  Z3_dec_ref(b->z3, clause);
  vec_clear(&b->scratch);
}

static void take(void *backend, Cnf *cnf) {
  Z3Backend *b = backend;
  take_variables(b, cnf);
  take_comparisons(b, cnf);
  for (vec_each(int32_t, literal, &cnf->clauses)) {
    if (*literal)
      vec_push(&b->scratch, z3_literal(b, *literal));
    else
      assert_scratch(b);
  }
  vec_clear(&cnf->clauses);
}

/* Z3 counts milliseconds from the start of the check; UINT_MAX is none. */
static unsigned milliseconds_until(double deadline) {
  if (deadline <= 0) return UINT32_MAX;
  double left = (deadline - solver_clock()) * 1000;
  if (left < 1) return 1;
  return left > 2e9 ? 2000000000U : (unsigned)left;
}

/* Which assumptions it needed; all of them live as long as the solver. */
static void keep_core(Z3Backend *b) {
  Z3_ast_vector core = Z3_solver_get_unsat_core(b->z3, b->solver);
  Z3_ast_vector_inc_ref(b->z3, core);
  for (unsigned i = 0; i < Z3_ast_vector_size(b->z3, core); i++)
    vec_push(&b->core, Z3_ast_vector_get(b->z3, core, i));
  Z3_ast_vector_dec_ref(b->z3, core);
}

static Answer check(void *backend, uint32_t count, const int32_t *assumptions, double deadline) {
  Z3Backend *b = backend;
  drop_model(b);
  vec_clear(&b->core);
  set_parameters(b, milliseconds_until(deadline));
  vec_clear(&b->scratch);
  for (uint32_t i = 0; i < count; i++) vec_push(&b->scratch, z3_literal(b, assumptions[i]));
  Z3_lbool truth = Z3_solver_check_assumptions(b->z3, b->solver, count, b->scratch.at);
  vec_clear(&b->scratch);
  switch (truth) {
  case Z3_L_FALSE: keep_core(b); return ANSWER_UNSAT;
  case Z3_L_UNDEF: return ANSWER_UNKNOWN;
  case Z3_L_TRUE:
    b->model = Z3_solver_get_model(b->z3, b->solver);
    Z3_model_inc_ref(b->z3, b->model);
    return ANSWER_SAT;
  }
  never("truth value from Z3");
}

static bool value(void *backend, int32_t variable) {
  Z3Backend *b = backend;
  Z3_func_decl name = Z3_get_app_decl(b->z3, Z3_to_app(b->z3, b->variables.at[variable].positive));
  Z3_ast found = Z3_model_get_const_interp(b->z3, b->model, name);
  return found && Z3_get_bool_value(b->z3, found) == Z3_L_TRUE;
}

static bool no_term_value(void *backend, Term input, Integer *found) {
  (void)backend, (void)input, (void)found;
  return false;
}

static bool failed(void *backend, int32_t assumption) {
  Z3Backend *b = backend;
  Z3_ast literal = z3_literal(b, assumption);
  for (uint32_t i = 0; i < b->core.count; i++)
    if (b->core.at[i] == literal) return true;
  return false;
}

static const char *reason(const void *backend) {
  const Z3Backend *b = backend;
  return Z3_solver_get_reason_unknown(b->z3, b->solver);
}

static void interrupt(void *backend) {
  Z3Backend *b = backend;
  Z3_interrupt(b->z3);
}

static const char *version(void) { return Z3_get_full_version(); }

const BackendKind backend_z3_finite = {
    .name = "z3 (finite domains)",
    .version = version,
    .integers = false,
    .open = open_finite,
    .close = close_z3,
    .take = take,
    .check = check,
    .value = value,
    .term_value = no_term_value,
    .failed = failed,
    .reason = reason,
    .interrupt = interrupt,
};

const BackendKind backend_z3_integer = {
    .name = "z3 (integers)",
    .version = version,
    .integers = true,
    .open = open_integer,
    .close = close_z3,
    .take = take,
    .check = check,
    .value = value,
    .term_value = z3_term_value,
    .failed = failed,
    .reason = reason,
    .interrupt = interrupt,
};
