/* Integer terms of the circuit as terms of Z3. */
#include "base/panic.h"
#include "solver/backend_z3.h"

static Z3_ast condition(Z3Backend *b, Lit lit) {
  if (lit_is_true(lit)) return z3_keep(b, Z3_mk_true(b->z3));
  if (lit_is_false(lit)) return z3_keep(b, Z3_mk_false(b->z3));
  int32_t variable = cnf_variable(b->cnf, lit_gate(lit));
  return z3_literal(b, lit_negated(lit) ? -variable : variable);
}

static Z3_ast number(Z3Backend *b, const char *digits) {
  Z3_sort sort = Z3_mk_int_sort(b->z3);
  z3_keep(b, Z3_sort_to_ast(b->z3, sort));
  return z3_keep(b, Z3_mk_numeral(b->z3, digits, sort));
}

static Z3_ast input(Z3Backend *b, Term t) {
  Z3_sort sort = Z3_mk_int_sort(b->z3);
  z3_keep(b, Z3_sort_to_ast(b->z3, sort));
  const char *name = arena_format(b->memory, "n%u", t.index);
  return z3_keep(b, Z3_mk_const(b->z3, Z3_mk_string_symbol(b->z3, name), sort));
}

/* Z3's `div` leaves a remainder that is not negative; TLA+'s rounds down.  They
   agree for positive divisors, and floor(a / b) = floor(-a / -b). */
static Z3_ast divide(Z3Backend *b, Z3_ast left, Z3_ast right) {
  Z3_ast up = z3_keep(b, Z3_mk_div(b->z3, left, right));
  Z3_ast minus_left = z3_keep(b, Z3_mk_unary_minus(b->z3, left));
  Z3_ast minus_right = z3_keep(b, Z3_mk_unary_minus(b->z3, right));
  Z3_ast down = z3_keep(b, Z3_mk_div(b->z3, minus_left, minus_right));
  Z3_ast positive = z3_keep(b, Z3_mk_lt(b->z3, number(b, "0"), right));
  return z3_keep(b, Z3_mk_ite(b->z3, positive, up, down));
}

static Z3_ast make(Z3Backend *b, Term t) {
  const TermNode *node = circuit_term(b->cnf->circuit, t);
  bool leaf = node->kind == TERM_CONSTANT || node->kind == TERM_INPUT;
  Z3_ast kids[2] = {NULL, NULL};
  if (!leaf) {
    kids[0] = b->terms.at[node->left.index];
    kids[1] = b->terms.at[node->right.index];
  }
  switch (node->kind) {
  case TERM_CONSTANT: return number(b, integer_text(b->memory, node->constant));
  case TERM_INPUT: return input(b, t);
  case TERM_ADD: return z3_keep(b, Z3_mk_add(b->z3, 2, kids));
  case TERM_MULTIPLY: return z3_keep(b, Z3_mk_mul(b->z3, 2, kids));
  case TERM_DIVIDE: return divide(b, kids[0], kids[1]);
  case TERM_MODULO: return z3_keep(b, Z3_mk_mod(b->z3, kids[0], kids[1]));
  case TERM_ITE: {
    Z3_ast test = condition(b, node->condition);
    return z3_keep(b, Z3_mk_ite(b->z3, test, kids[0], kids[1]));
  }
  }
  never("kind of term");
}

/* Children first, without recursion: terms may be very deep. */
static Z3_ast term(Z3Backend *b, Term root) {
  while (b->terms.count < circuit_term_count(b->cnf->circuit)) vec_push(&b->terms, NULL);
  vec(Term) work = {0};
  vec_push(&work, root);
  while (work.count) {
    Term t = *vec_last(&work);
    uint32_t height = work.count;
    const TermNode *node = circuit_term(b->cnf->circuit, t);
    if (!b->terms.at[t.index] && node->kind != TERM_CONSTANT && node->kind != TERM_INPUT) {
      if (!b->terms.at[node->left.index]) vec_push(&work, node->left);
      if (!b->terms.at[node->right.index]) vec_push(&work, node->right);
    }
    if (work.count > height) continue;
    if (!b->terms.at[t.index]) b->terms.at[t.index] = make(b, t);
    work.count--;
  }
  vec_free(&work);
  return b->terms.at[root.index];
}

Z3_ast z3_comparison(Z3Backend *b, uint32_t gate) {
  const Gate *g = circuit_gate(b->cnf->circuit, gate);
  Z3_ast left = term(b, g->left), right = term(b, g->right);
  return g->kind == GATE_LE ? Z3_mk_le(b->z3, left, right) : Z3_mk_eq(b->z3, left, right);
}

bool z3_term_value(void *backend, Term input_term, Integer *found) {
  Z3Backend *b = backend;
  if (input_term.index >= b->terms.count || !b->terms.at[input_term.index]) return false;
  Z3_ast known;
  if (!Z3_model_eval(b->z3, b->model, b->terms.at[input_term.index], true, &known)) return false;
  z3_keep(b, known);
  bool number_found = integer_parse(b->memory, Z3_get_numeral_string(b->z3, known), 10, found);
  if (!number_found) panic("Z3's model has no number for an integer");
  return true;
}
