/* The thresholds of the encoding, as measured on the shipped specifications. */
#include "encoder/encoder.h"

bool encoder_may_go_on(Encoder *e) {
  if (!e->budget) return true;
  if (circuit_gate_count(e->circuit) > e->limits.gates && !e->budget->spent)
    e->budget->spent = "the circuit has too many gates";
  bool on = budget_left(e->budget);
  if (!on && !e->spent_at) e->spent_at = e->place;
  return on;
}

const Limits limits_default = {
    .choice = 256,
    .integers = 64,
    .expand = 256,
    .candidates = 100000,
    .listing = 256,
    .constants = 4096,
    .gates = 500000000,
    .unroll = 200,
    .depth = 4000,
    .bits = 64,
    .expanded = 20000,
    .ways = 4096,
    .effort = 1000000,
    .examples = 200,
};
