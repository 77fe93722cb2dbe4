#include "solver/inputs.h"

Inputs inputs_begin(const Encoder *e) {
  return (Inputs){.gates_from = circuit_gate_count(e->circuit),
                  .terms_from = circuit_term_count(e->circuit)};
}

void inputs_end(const Encoder *e, Inputs *inputs) {
  inputs->gates_to = circuit_gate_count(e->circuit);
  inputs->terms_to = circuit_term_count(e->circuit);
}

void inputs_fix(Circuit *circuit, const Inputs *inputs, Valuation *model, Lits *fixed) {
  for (uint32_t gate = inputs->gates_from; gate < inputs->gates_to; gate++) {
    Lit input = {gate << 1};
    if (circuit_gate(circuit, gate)->kind == GATE_INPUT)
      vec_push(fixed, lit_xor_sign(input, !valuation_lit(model, input)));
  }
  for (uint32_t t = inputs->terms_from; t < inputs->terms_to; t++) {
    Term term = {t};
    if (circuit_term(circuit, term)->kind != TERM_INPUT) continue;
    Term value = circuit_constant(circuit, valuation_term(model, term));
    vec_push(fixed, circuit_eq(circuit, term, value));
  }
}
