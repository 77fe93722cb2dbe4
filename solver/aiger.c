#include "solver/aiger.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "solver/claims.h"
#include "solver/layout.h"

enum { MOST_ROUNDS = 200, MOST_BITS = 20000 };

typedef struct Bad {
  Lit lit;
  const char *name;
} Bad;

typedef struct Latch {
  Lit now, next;
  const char *name;
} Latch;

typedef struct Closed {
  Task *task;
  Encoder *encoder;
  Claims claims;
  Arena *memory;
  const char *reason;
  bool binary; /* the format of the file */
  Layout **layouts;
  uint32_t width;
  const Sym **state; /* an arbitrary one of the layouts */
  BitList bits;      /* of it */
  Step initial, step;
  vec(Latch) latches;
  vec(Bad) bads;
} Closed;

/* ---- the layout of the states ---- */

static const char *variable_name(const Closed *c, uint32_t v) {
  return symbol_text(c->task->model->spec->variables[v]->name);
}

/* False if a variable has no layout; `*grown` if a new value has been met. */
static bool join_state(Closed *c, SymState state, bool *grown) {
  uint32_t bits = 0;
  for (uint32_t v = 0; v < c->width; v++) {
    Layout *joined = layout_join(c->encoder, c->layouts[v], state[v]);
    bits += joined ? layout_bits(joined) : 0;
    if (!joined || bits > MOST_BITS) {
      c->reason = arena_format(c->memory, "%s can have too many values", variable_name(c, v));
      return false;
    }
    if (!layout_equal(joined, c->layouts[v])) {
      *grown = true;
      c->reason = arena_format(c->memory, "the values of %s keep growing", variable_name(c, v));
    }
    c->layouts[v] = joined;
  }
  return true;
}

static void make_state(Closed *c) {
  vec_clear(&c->bits);
  c->state = arena_array(c->encoder->memory, const Sym *, c->width);
  for (uint32_t v = 0; v < c->width; v++)
    c->state[v] = layout_value(c->encoder, c->layouts[v], &c->bits);
}

/* Steps from all that is known, until nothing new comes. */
static bool close_states(Closed *c) {
  const Model *model = c->task->model;
  bool grown = false;
  c->initial = encode_initial(c->encoder, model->init);
  if (!join_state(c, c->initial.next, &grown)) return false;
  for (int round = 0; round < MOST_ROUNDS; round++) {
    make_state(c);
    c->step = encode_step(c->encoder, model->next, c->state);
    grown = false;
    if (!join_state(c, c->step.next, &grown)) return false;
    if (!grown) return c->reason = NULL, true;
  }
  return false;
}

/* ---- the circuit ---- */

/* When evaluation fails; what cannot be encoded at all is no answer. */
static Lit failing(Closed *c, Failures failures) {
  Lit any = LIT_FALSE;
  for (vec_each(const Failure, f, &failures)) {
    any = circuit_or(c->encoder->circuit, any, f->when);
    if (fault_is_limit(f->kind)) c->reason = "a part of it cannot be encoded";
  }
  return any;
}

static Lit both(Closed *c, Lit a, Lit b) { return circuit_and(c->encoder->circuit, a, b); }

static void add_bad(Closed *c, Lit lit, const char *about, Symbol name) {
  const char *text = name ? arena_format(c->memory, "%s %s", about, symbol_text(name)) : about;
  vec_push(&c->bads, ((Bad){lit, text}));
}

/* Holds and can be evaluated; if not, that is bad where `when`. */
static Lit holds(Closed *c, const Node *node, SymState now, SymState next, Lit *failed) {
  Predicate p = encode_predicate(c->encoder, node, now, next);
  *failed = failing(c, p.failures);
  return both(c, p.holds, lit_not(*failed));
}

static void add_latch(Closed *c, Lit now, Lit next, const char *name) {
  vec_push(&c->latches, ((Latch){now, next, name}));
}

static void add_claims(Closed *c, const ClaimList *claims, Lit when) {
  Lit failed;
  for (vec_each(Claim, claim, claims)) {
    Lit good = holds(c, claim->node, c->state, NULL, &failed);
    add_bad(c, both(c, when, lit_not(good)), "violation of", claim->name);
  }
}

/* Of the step before: a latch remembers it, so that it is met with the step's last state. */
static void add_step_claims(Closed *c, Lit valid, Lit taken) {
  Lit failed;
  for (vec_each(Claim, claim, &c->claims.steps)) {
    Lit good = holds(c, claim->node, c->state, c->step.next, &failed);
    Lit before = circuit_input(c->encoder->circuit);
    add_bad(c, both(c, valid, before), "violation of", claim->name);
    add_latch(c, before, both(c, taken, lit_not(good)), vec_last(&c->bads)->name);
  }
}

/* All constraints together; that one fails is bad where `when`. */
static Lit within(Closed *c, const PropertyList *constraints, Lit when, SymState now,
                  SymState next) {
  Lit all = LIT_TRUE, failed, any = LIT_FALSE;
  for (vec_each(Property, p, constraints)) {
    all = both(c, all, holds(c, p->node, now, next, &failed));
    any = circuit_or(c->encoder->circuit, any, failed);
  }
  if (constraints->count) add_bad(c, both(c, when, any), "evaluation error in a constraint", NULL);
  return all;
}

typedef struct Naming {
  Closed *closed;
  uint32_t next; /* latch */
} Naming;

static void name_bit(const char *name, void *env) {
  Naming *n = env;
  n->closed->latches.at[n->next++].name = arena_copy(n->closed->memory, name, strlen(name));
}

static void add_state_latches(Closed *c, Lit started) {
  BitList first = {0}, later = {0};
  Naming naming = {c, c->latches.count};
  for (uint32_t v = 0; v < c->width; v++) {
    layout_store(c->encoder, c->layouts[v], c->initial.next[v], &first);
    layout_store(c->encoder, c->layouts[v], c->step.next[v], &later);
  }
  for (uint32_t i = 0; i < c->bits.count; i++) {
    Lit next = circuit_ite(c->encoder->circuit, started, later.at[i], first.at[i]);
    add_latch(c, c->bits.at[i], next, "");
  }
  for (uint32_t v = 0; v < c->width; v++)
    layout_names(c->layouts[v], variable_name(c, v), name_bit, &naming);
  vec_free(&first);
  vec_free(&later);
}

static void add_deadlock(Closed *c, Lit explored) {
  const Model *model = c->task->model;
  if (!model->check_deadlock) return;
  Predicate p = encode_successor(c->encoder, model->next, c->state);
  Lit failed = failing(c, p.failures);
  Lit stuck = both(c, lit_not(p.holds), lit_not(failed));
  add_bad(c, both(c, explored, stuck), "deadlock", NULL);
}

/* `started`: there is a state.  `valid`: it is one of an execution.  `inside`: the step to
   it was within the action constraints, so it may be left again. */
static void make_circuit(Closed *c) {
  const Model *model = c->task->model;
  Circuit *circuit = c->encoder->circuit;
  Lit started = circuit_input(circuit), valid = circuit_input(circuit);
  Lit outside = circuit_input(circuit), fresh = circuit_input(circuit);
  Lit init_failed = failing(c, c->initial.failures);
  Lit step_failed = failing(c, c->step.failures);
  Lit inside = both(c, valid, lit_not(outside));
  Lit explored = both(c, inside, within(c, &model->constraints, inside, c->state, NULL));
  Lit taken = both(c, explored, both(c, c->step.guard, lit_not(step_failed)));
  Lit begun = both(c, c->initial.guard, lit_not(init_failed));
  Lit stays = within(c, &model->action_constraints, taken, c->state, c->step.next);
  add_latch(c, started, LIT_TRUE, "started");
  add_latch(c, valid, circuit_ite(circuit, started, taken, begun), "valid");
  add_latch(c, outside, both(c, started, lit_not(stays)), "outside the action constraints");
  add_latch(c, fresh, lit_not(started), "initial");
  add_state_latches(c, started);
  add_bad(c, both(c, lit_not(started), init_failed), "evaluation error in the initial predicate",
          NULL);
  add_bad(c, both(c, explored, step_failed), "evaluation error in a step", NULL);
  add_claims(c, &c->claims.states, valid);
  add_claims(c, &c->claims.initial, both(c, valid, fresh));
  add_step_claims(c, valid, taken);
  add_deadlock(c, explored);
}

/* ---- the file ---- */

typedef struct Writer {
  const Circuit *circuit;
  Map number_of;        /* gate -> literal of the file */
  vec(uint32_t) inputs; /* gates */
  vec(uint32_t) ands;   /* three literals each */
  uint32_t variables;
} Writer;

static uint32_t number_of(const Writer *w, Lit lit) {
  if (lit_is_constant(lit)) return lit_is_true(lit);
  return (uint32_t)*map_find(&w->number_of, lit_gate(lit)) ^ lit_negated(lit);
}

static void give_variable(Writer *w, uint32_t gate) {
  map_put(&w->number_of, gate, 2 * ++w->variables);
}

static uint32_t add_and(Writer *w, uint32_t a, uint32_t b) {
  uint32_t number = 2 * ++w->variables;
  vec_push(&w->ands, number);
  vec_push(&w->ands, a);
  vec_push(&w->ands, b);
  return number;
}

/* The gate's function from ANDs; exclusive or and conditional take three. */
static void define(Writer *w, uint32_t gate) {
  const Gate *g = circuit_gate(w->circuit, gate);
  uint32_t a = number_of(w, g->inputs[0]), b = number_of(w, g->inputs[1]), number;
  if (g->kind == GATE_AND) {
    number = add_and(w, a, b);
  } else {
    bool ite = g->kind == GATE_ITE;
    uint32_t then = ite ? b : b ^ 1, otherwise = ite ? number_of(w, g->inputs[2]) : b;
    uint32_t left = add_and(w, a, then), right = add_and(w, a ^ 1, otherwise);
    number = add_and(w, left ^ 1, right ^ 1) ^ 1;
  }
  map_put(&w->number_of, gate, number);
}

/* All gates of the cone; false if there are integers among them. */
static bool mark_cone(const Closed *c, bool *seen) {
  vec(Lit) work = {0};
  bool boolean = true;
  for (vec_each(const Latch, l, &c->latches)) vec_push(&work, l->next);
  for (vec_each(const Bad, b, &c->bads)) vec_push(&work, b->lit);
  while (work.count) {
    uint32_t gate = lit_gate(vec_pop(&work));
    const Gate *g = circuit_gate(c->encoder->circuit, gate);
    if (gate == 0 || seen[gate]) continue;
    seen[gate] = true;
    boolean &= g->kind != GATE_LE && g->kind != GATE_EQ;
    if (g->kind != GATE_AND && g->kind != GATE_XOR && g->kind != GATE_ITE) continue;
    for (int i = 0; i < (g->kind == GATE_ITE ? 3 : 2); i++) vec_push(&work, g->inputs[i]);
  }
  vec_free(&work);
  return boolean;
}

/* Inputs, then latches, then gates; operands have smaller indices than their users. */
static void number_all(Writer *w, const Closed *c, const bool *seen) {
  uint32_t gates = circuit_gate_count(w->circuit);
  for (vec_each(const Latch, l, &c->latches)) map_put(&w->number_of, lit_gate(l->now), 0);
  for (uint32_t g = 1; g < gates; g++) {
    if (!seen[g] || circuit_gate(w->circuit, g)->kind != GATE_INPUT) continue;
    if (map_find(&w->number_of, g)) continue;
    give_variable(w, g);
    vec_push(&w->inputs, g);
  }
  for (vec_each(const Latch, l, &c->latches)) give_variable(w, lit_gate(l->now));
  for (uint32_t g = 1; g < gates; g++)
    if (seen[g] && circuit_gate(w->circuit, g)->kind != GATE_INPUT) define(w, g);
}

static void write_names(FILE *out, const Closed *c) {
  for (uint32_t i = 0; i < c->latches.count; i++)
    fprintf(out, "l%" PRIu32 " %s\n", i, c->latches.at[i].name);
  for (uint32_t i = 0; i < c->bads.count; i++)
    fprintf(out, "b%" PRIu32 " %s\n", i, c->bads.at[i].name);
  fprintf(out, "c\n%s: what can happen after k steps can happen at time k + 1\n",
          symbol_text(c->task->model->spec->name));
}

static void write_head(FILE *out, const Writer *w, const Closed *c, const char *format) {
  fprintf(out, "%s %" PRIu32 " %" PRIu32 " %" PRIu32 " 0 %" PRIu32 " %" PRIu32 "\n", format,
          w->variables, w->inputs.count, c->latches.count, w->ands.count / 3, c->bads.count);
}

static void write_text(FILE *out, const Writer *w, const Closed *c) {
  write_head(out, w, c, "aag");
  for (vec_each(const uint32_t, gate, &w->inputs))
    fprintf(out, "%" PRIu32 "\n", number_of(w, (Lit){*gate << 1}));
  for (vec_each(const Latch, l, &c->latches))
    fprintf(out, "%" PRIu32 " %" PRIu32 "\n", number_of(w, l->now), number_of(w, l->next));
  for (vec_each(const Bad, b, &c->bads)) fprintf(out, "%" PRIu32 "\n", number_of(w, b->lit));
  for (uint32_t i = 0; i < w->ands.count; i += 3) {
    const uint32_t *and = w->ands.at + i;
    fprintf(out, "%" PRIu32 " %" PRIu32 " %" PRIu32 "\n", and[0], and[1], and[2]);
  }
}

/* Seven bits for each byte, the least ones first. */
static void write_delta(FILE *out, uint32_t delta) {
  for (; delta >= 0x80; delta >>= 7) fputc((int)(delta & 0x7f) | 0x80, out);
  fputc((int)delta, out);
}

/* Variables are numbered as the binary format wants them, so that they need not be named. */
static void write_binary(FILE *out, const Writer *w, const Closed *c) {
  write_head(out, w, c, "aig");
  for (vec_each(const Latch, l, &c->latches)) fprintf(out, "%" PRIu32 "\n", number_of(w, l->next));
  for (vec_each(const Bad, b, &c->bads)) fprintf(out, "%" PRIu32 "\n", number_of(w, b->lit));
  for (uint32_t i = 0; i < w->ands.count; i += 3) {
    const uint32_t *and = w->ands.at + i;
    uint32_t more = and[1] > and[2] ? and[1] : and[2], less = and[1] > and[2] ? and[2] : and[1];
    write_delta(out, and[0] - more);
    write_delta(out, more - less);
  }
}

static void write_file(FILE *out, const Writer *w, const Closed *c) {
  (c->binary ? write_binary : write_text)(out, w, c);
  write_names(out, c);
}

static bool write_circuit(FILE *out, Closed *c) {
  Writer w = {.circuit = c->encoder->circuit};
  bool *seen = calloc(circuit_gate_count(w.circuit), sizeof *seen);
  if (!seen) panic("out of memory");
  bool boolean = mark_cone(c, seen);
  if (boolean) {
    number_all(&w, c, seen);
    write_file(out, &w, c);
  } else {
    c->reason = "it has integers without bounds";
  }
  free(seen);
  map_free(&w.number_of);
  vec_free(&w.inputs);
  vec_free(&w.ands);
  return boolean;
}

static bool write_closed(Closed *c, FILE *out) {
  const Model *model = c->task->model;
  if (!model->init || !model->next) return c->reason = "there is no behaviour", false;
  if (c->claims.traces.count) return c->reason = "a trace invariant is not one of states", false;
  if (!close_states(c)) return false;
  make_circuit(c);
  return !c->reason && write_circuit(out, c);
}

bool aiger_write(Task *task, const EngineOptions *options, FILE *out, bool binary, Arena *memory,
                 const char **reason) {
  Result *notes = result_create("aiger");
  Closed c = {.task = task, .memory = memory, .binary = binary};
  c.width = task->model->spec->variable_count;
  c.claims = claims_collect(task->model, notes);
  c.encoder = task_encoder(task, &options->limits, NULL);
  c.layouts = arena_array(memory, Layout *, c.width + 1);
  bool written = write_closed(&c, out);
  *reason = c.reason;
  encoder_destroy(c.encoder);
  claims_free(&c.claims);
  vec_free(&c.bits);
  vec_free(&c.latches);
  vec_free(&c.bads);
  result_destroy(notes);
  return written;
}
