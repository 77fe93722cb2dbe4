/* Random specifications: the steps that the encoding denotes must be exactly those
   that the concrete evaluator enumerates, and ENABLED must say whether there are
   any.  The same for initial states.

     CAIRN_SEED=n CAIRN_CASES=n    choose the run                             */
#include <stdio.h>
#include <stdlib.h>

#include "world.h"

enum { VARIABLES = 4, MOST_FREE_INPUTS = 10, STATES = 4 };

static const char *const possible[VARIABLES][4] = {
    {"0", "1", "2"},
    {"TRUE", "FALSE"},
    {"{}", "{1}", "{1, 2}", "{2}"},
    {"<<0, 1>>", "<<1, 1>>", "<<2, 0>>"},
};

typedef struct Run {
  World world;
  Random random;
  const Value *domain[VARIABLES][4];
  uint32_t domain_size[VARIABLES];
  const Sym *now[VARIABLES];
  uint64_t compared, agreed_faults, unlisted, given_up, refused, sampled, steps;
  uint32_t wrong;
} Run;

/* UNLISTED: only the symbolic evaluator can choose from the set. */
typedef enum Verdict { AGREE, AGREE_FAULT, UNLISTED, GAVE_UP, DISAGREE } Verdict;

static bool open_run(Run *run) {
  Text module = {0};
  text_format(&module, "%s====\n", tree_module);
  bool open = world_open(&run->world, text_string(&module));
  text_free(&module);
  if (!open) return false;
  for (uint32_t v = 0; v < VARIABLES; v++) {
    run->domain_size[v] = 0;
    for (uint32_t i = 0; i < 4 && possible[v][i]; i++)
      run->domain[v][run->domain_size[v]++] = world_value(&run->world, possible[v][i]);
  }
  return true;
}

static void make_state(Run *run, Random *random) {
  world_renew(&run->world);
  for (uint32_t v = 0; v < VARIABLES; v++)
    run->now[v] =
        world_choice(&run->world, 1 + draw_below(random, run->domain_size[v]), run->domain[v]);
}

/* ---- sets of states, each a tuple ---- */

typedef struct Found {
  Values *values;
  vec(const Value *) states;
  const Value *set; /* of all, when they have been found */
} Found;

static bool add_state(State next, const Action *action, void *env) {
  (void)action;
  Found *found = env;
  const Value *normal[VARIABLES];
  for (uint32_t v = 0; v < VARIABLES; v++) normal[v] = value_normal(found->values, next[v]);
  vec_push(&found->states, value_tuple(found->values, VARIABLES, normal));
  return true;
}

static void finish_found(Found *found) {
  found->set = value_set(found->values, found->states.count, found->states.at);
  vec_free(&found->states);
}

/* ---- all ways that the inputs made by an encoding can be set ---- */

typedef struct Encoded {
  const Node *node;
  Step step;
  Predicate enabled, successor;
  vec(Lit) free; /* inputs that are not the state's */
} Encoded;

static void collect_inputs(Run *run, Encoded *x) {
  const Circuit *c = run->world.encoder->circuit;
  vec_clear(&x->free);
  uint32_t known = 0;
  for (uint32_t gate = 1; gate < circuit_gate_count(c); gate++) {
    if (circuit_gate(c, gate)->kind != GATE_INPUT) continue;
    if (known < run->world.inputs.count)
      known++; /* those of the state were made first */
    else
      vec_push(&x->free, ((Lit){2 * gate}));
  }
}

static Valuation *valuation_of(Run *run, const Encoded *x, uint64_t state, uint64_t free) {
  Valuation *v = world_valuation(&run->world, state);
  for (uint32_t i = 0; i < x->free.count; i++)
    valuation_set(v, x->free.at[i], free >> (i % 64) & 1);
  return v;
}

typedef struct Denoted {
  Found found;
  uint64_t kinds; /* of failures */
  bool all;       /* not just samples */
} Denoted;

static Denoted denoted_states(Run *run, const Encoded *x, uint64_t state) {
  Denoted d = {.found = {.values = run->world.values}};
  d.all = x->free.count <= MOST_FREE_INPUTS;
  uint64_t count = d.all ? (uint64_t)1 << x->free.count : 1 << MOST_FREE_INPUTS;
  for (uint64_t i = 0; i < count; i++) {
    Valuation *v = valuation_of(run, x, state, d.all ? i : draw_next(&run->random));
    uint64_t kinds = failing_kinds(v, x->step.failures);
    d.kinds |= kinds;
    if (!kinds && valuation_lit(v, x->step.guard)) {
      const Value *next[VARIABLES];
      for (uint32_t n = 0; n < VARIABLES; n++)
        next[n] = sym_decode(run->world.encoder, x->step.next[n], v);
      add_state(next, NULL, &d.found);
    }
    valuation_destroy(v);
  }
  finish_found(&d.found);
  return d;
}

/* ---- comparison ---- */

static void print_states(const char *label, const Value *in, const Value *without) {
  Text text = {0};
  for (uint32_t i = 0; i < in->count; i++) {
    if (value_find(without, in->items[i]) >= 0) continue;
    text_append_char(&text, ' ');
    value_print(in->items[i], &text);
  }
  printf("  %s:%s\n", label, text.length ? text_string(&text) : "");
  text_free(&text);
}

static bool includes(const Value *large, const Value *small) {
  for (uint32_t i = 0; i < small->count; i++)
    if (value_find(large, small->items[i]) < 0) return false;
  return true;
}

typedef struct Comparison {
  Found concrete;
  Denoted symbolic;
  bool ok;
  FaultKind fault;
  bool enabled, successor;
  uint64_t enabled_kinds, successor_kinds;
} Comparison;

static Verdict verdict_of(const Comparison *c, bool initial) {
  uint64_t kinds = c->symbolic.kinds | c->enabled_kinds | c->successor_kinds;
  if (!c->ok && c->fault == FAULT_NOT_ENUMERABLE) return UNLISTED;
  if (kinds & GIVEN_UP || (!c->ok && kind_bit(c->fault) & GIVEN_UP)) return GAVE_UP;
  if (!c->ok) {
    bool known = kind_bit(c->fault) & c->symbolic.kinds || !c->symbolic.all;
    /* ENABLED does not mind variables that are left without a value, nor what fails
       where it is true. */
    bool by_enabled = initial || c->fault == FAULT_UNASSIGNED || c->enabled ||
                      kind_bit(c->fault) & c->enabled_kinds;
    bool by_successor = initial || c->fault == FAULT_UNASSIGNED || c->successor ||
                        kind_bit(c->fault) & c->successor_kinds;
    return known && by_enabled && by_successor ? AGREE_FAULT : DISAGREE;
  }
  if (kinds) return DISAGREE;
  bool same = includes(c->concrete.set, c->symbolic.found.set) &&
              (!c->symbolic.all || includes(c->symbolic.found.set, c->concrete.set));
  bool enabled =
      initial || (c->enabled == (c->concrete.set->count > 0) && c->successor == c->enabled);
  return same && enabled ? AGREE : DISAGREE;
}

static void explain(Run *run, const Comparison *c, const Value *const *now) {
  Text text = {0};
  if (now) value_print(value_tuple(run->world.values, VARIABLES, now), &text);
  printf("  from %s\n", now ? text_string(&text) : "nothing");
  text_free(&text);
  if (!c->ok) {
    printf("  concrete:");
    print_kinds(kind_bit(c->fault));
    printf(" %s\n", evaluator_fault(run->world.evaluator)->message);
  }
  printf("  symbolic:");
  print_kinds(c->symbolic.kinds);
  printf("\n  ENABLED: %s", c->enabled ? "TRUE" : "FALSE");
  print_kinds(c->enabled_kinds);
  printf("\n");
  print_states("only concrete", c->concrete.set, c->symbolic.found.set);
  print_states("only symbolic", c->symbolic.found.set, c->concrete.set);
}

static Verdict compare(Run *run, const Encoded *x, uint64_t state, bool initial, bool loud) {
  World *w = &run->world;
  Comparison c = {.concrete = {.values = w->values}};
  const Value *now[VARIABLES];
  Valuation *v = valuation_of(run, x, state, 0);
  for (uint32_t n = 0; n < VARIABLES; n++) now[n] = sym_decode(w->encoder, run->now[n], v);
  if (!initial) {
    c.enabled = valuation_lit(v, x->enabled.holds);
    c.enabled_kinds = failing_kinds(v, x->enabled.failures);
    c.successor = valuation_lit(v, x->successor.holds);
    c.successor_kinds = failing_kinds(v, x->successor.failures);
  }
  valuation_destroy(v);
  c.symbolic = denoted_states(run, x, state);
  c.ok = initial ? each_initial(w->evaluator, x->node, add_state, &c.concrete)
                 : each_successor(w->evaluator, x->node, now, add_state, &c.concrete);
  if (!c.ok) c.fault = evaluator_fault(w->evaluator)->kind;
  finish_found(&c.concrete);
  Verdict verdict = verdict_of(&c, initial);
  if (loud && verdict == DISAGREE) explain(run, &c, initial ? NULL : now);
  run->sampled += !c.symbolic.all;
  run->steps += c.concrete.set->count;
  return verdict;
}

static Verdict judge(Run *run, const char *text, uint64_t seed, bool initial, bool loud) {
  World *w = &run->world;
  Encoded x = {.node = world_expression(w, text)};
  if (!x.node) return GAVE_UP;
  Random random = {seed};
  make_state(run, &random);
  x.step = initial ? encode_initial(w->encoder, x.node) : encode_step(w->encoder, x.node, run->now);
  if (!initial) {
    x.enabled = encode_enabled(w->encoder, x.node, run->now);
    x.successor = encode_successor(w->encoder, x.node, run->now);
  }
  collect_inputs(run, &x);
  Verdict worst = AGREE;
  for (uint32_t i = 0; i < (initial ? 1 : STATES) && worst != DISAGREE; i++) {
    Verdict verdict = compare(run, &x, draw_next(&random), initial, loud);
    if (verdict > worst) worst = verdict;
  }
  vec_free(&x.free);
  return worst;
}

/* ---- a case ---- */

typedef struct Failing {
  Run *run;
  uint64_t seed;
  bool initial;
} Failing;

static Verdict judge_tree(const Tree *tree, const Failing *f, bool loud) {
  Text text = {0};
  tree_print(tree, &text);
  Verdict verdict = judge(f->run, text_string(&text), f->seed, f->initial, loud);
  text_free(&text);
  return verdict;
}

static bool still_fails(const Tree *tree, void *env) {
  return judge_tree(tree, env, false) == DISAGREE;
}

static void report(Tree *tree, Failing *f, uint64_t number) {
  tree_shrink(tree, still_fails, f);
  Text text = {0};
  tree_print(tree, &text);
  printf("not ok: case %lu: %s\n", (unsigned long)number, text_string(&text));
  text_free(&text);
  judge_tree(tree, f, true);
  f->run->wrong++;
}

static bool is_refused(Run *run, const Tree *tree) {
  Text text = {0};
  tree_print(tree, &text);
  if (environment_number("CAIRN_VERBOSE", 0)) {
    printf("%s\n", text_string(&text));
    fflush(stdout);
  }
  bool refused = !world_expression(&run->world, text_string(&text));
  text_free(&text);
  return refused;
}

static void run_case(Run *run, uint64_t number) {
  enum { MOST_DEPTH = 5, ONE_IN_INITIAL = 4 };
  Arena *memory = arena_create();
  bool initial = draw_below(&run->random, ONE_IN_INITIAL) == 0;
  uint32_t depth = 2 + draw_below(&run->random, MOST_DEPTH - 1);
  Tree *tree = tree_generate(memory, &run->random, initial ? TYPE_START : TYPE_STEP, depth);
  Failing f = {run, draw_next(&run->random), initial};
  if (is_refused(run, tree)) {
    run->refused++;
  } else {
    switch (judge_tree(tree, &f, false)) {
    case AGREE: run->compared++; break;
    case AGREE_FAULT: run->agreed_faults++; break;
    case UNLISTED: run->unlisted++; break;
    case GAVE_UP: run->given_up++; break;
    case DISAGREE: report(tree, &f, number); break;
    }
  }
  arena_destroy(memory);
}

enum { CASES_PER_WORLD = 100, MOST_REPORTS = 5 };

int main(void) {
  uint64_t seed = environment_number("CAIRN_SEED", 1);
  uint64_t cases = environment_number("CAIRN_CASES", 2000);
  printf("seed %lu, %lu cases\n", (unsigned long)seed, (unsigned long)cases);
  Run run = {.random = {seed}};
  for (uint64_t i = 0; i < cases && run.wrong < MOST_REPORTS; i++) {
    if (i % CASES_PER_WORLD == 0) {
      if (i) world_close(&run.world);
      if (!open_run(&run)) return 1;
    }
    run_case(&run, i);
  }
  world_close(&run.world);
  printf("%lu same steps, %lu same fault, %lu not to be listed, %lu given up, %lu refused by the "
         "front end, %u wrong; %lu steps, %lu states sampled\n",
         (unsigned long)run.compared, (unsigned long)run.agreed_faults, (unsigned long)run.unlisted,
         (unsigned long)run.given_up, (unsigned long)run.refused, run.wrong,
         (unsigned long)run.steps, (unsigned long)run.sampled);
  bool few = run.given_up * 20 <= cases;
  if (!few) printf("not ok: more than 5 %% given up\n");
  return run.wrong == 0 && few ? 0 : 1;
}
