/* Random expressions over symbolic variables, encoded once and then compared with
   the concrete evaluator on the states that the variables stand for.

   Where the symbolic evaluator records no failure, the values must be the same;
   where it records some, the fault of the concrete one must be among them.

     CAIRN_SEED=n CAIRN_CASES=n    choose the run                             */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "world.h"

static const char module[] = "---- MODULE Test ----\n"
                             "EXTENDS Integers, Sequences, FiniteSets, TLC, TLCExt, Bags, "
                             "FiniteSetsExt, SequencesExt, Functions\n"
                             "VARIABLES i, k, b, t, s, w, z, f, g, q, r, p, u, m, v, h\n"
                             "Below == {n \\in 0..3 : n < i}\n"
                             "Parts == {n \\in 1..3 : 6 \\div (i - n) < 7}\n"
                             "Positive(S) == {n \\in S : n > 0}\n"
                             "Short(S) == {c \\in Seq(S) : Len(c) < 2}\n"
                             "Mod == TLCModelValue(\"m1\")\n"
                             "====\n";

enum { VARIABLES = 16, SAMPLES = 12 };

/* Values that each variable may have, in the order of their declaration. */
static const char *const possible[VARIABLES][6] = {
    {"0", "1", "2", "3", "-1"},
    {"0", "5", "-2", "9", "100"},
    {"TRUE", "FALSE"},
    {"\"a\"", "\"b\"", "\"c\""},
    {"{}", "{1}", "{2, 3}", "{1, 2, 3}", "{0, 2}"},
    {"{}", "{\"a\"}", "{\"a\", \"c\"}"},
    {"{}", "{{1}}", "{{}, {1, 2}}", "{{2}, {1, 2, 3}}"},
    {"<<0, 1, 2>>", "<<1, 1, 0>>", "<<3, 0, 2>>"},
    {"<<1>>", "<<2, 0>>", "[x \\in {0, 2} |-> x]", "<<>>", "(1 :> 3)"},
    {"<<>>", "<<1>>", "<<2, 0>>", "<<0, 1, 1>>", "<<3, 2>>"},
    {"[a |-> 0, b |-> TRUE]", "[a |-> 2, b |-> FALSE]", "[a |-> 1, b |-> TRUE]"},
    {"<<1, 2>>", "<<2, 2>>", "<<0, 1>>"},
    {"1", "\"a\"", "{1}", "<<1, 2>>", "TRUE", "[a |-> 1]"},
    {"[k |-> 1]", "[k |-> 2, v |-> {1}]", "<<>>", "{}", "0"},
    {"<<>>", "<<[a |-> 1, b |-> TRUE]>>", "<<[a |-> 2, b |-> TRUE], [a |-> 0, b |-> FALSE]>>"},
    {"<<[a |-> 1, c |-> {}], [a |-> 2, c |-> {1}]>>", "<<[a |-> 0, c |-> {1, 2}]>>",
     "[x \\in {0, 2} |-> [a |-> x, c |-> {x}]]"},
};

/* How often a construct was the reason to give up. */
typedef struct Refusal {
  const char *construct;
  FaultKind kind;
  uint32_t count;
} Refusal;

typedef struct Run {
  World world;
  Random random;
  const Value *domain[VARIABLES][6];
  uint32_t domain_size[VARIABLES];
  const Sym *state[VARIABLES];
  uint64_t compared, agreed_faults, given_up, refused;
  uint32_t wrong;
  vec(Refusal) refusals;
} Run;

/* ---- symbolic states ---- */

static bool open_run(Run *run) {
  if (!world_open(&run->world, module)) return false;
  for (uint32_t v = 0; v < VARIABLES; v++) {
    run->domain_size[v] = 0;
    for (uint32_t i = 0; i < 6 && possible[v][i]; i++) {
      const Value *value = world_value(&run->world, possible[v][i]);
      if (!value) return printf("no value: %s\n", possible[v][i]), false;
      run->domain[v][run->domain_size[v]++] = value;
    }
  }
  return true;
}

/* A set, function or sequence whose parts are chosen independently. */
static const Sym *random_set(World *w) {
  SymMember members[3];
  for (int64_t i = 0; i < 3; i++)
    members[i] = (SymMember){world_input(w), sym_int(w->encoder, i + 1)};
  return sym_set(w->encoder, 3, members);
}

static const Sym *random_integer(World *w, int64_t low) {
  const Value *two[] = {value_int(w->values, low), value_int(w->values, low + 2)};
  return world_choice(w, 2, two);
}

static const Sym *random_function(World *w) {
  Entry entries[3];
  for (int64_t i = 0; i < 3; i++)
    entries[i] = (Entry){value_int(w->values, i + 1), LIT_TRUE, random_integer(w, i - 1)};
  return sym_function(w->encoder, 3, entries, true);
}

static const Sym *random_sequence(World *w) {
  const Sym *s = sym_tuple(w->encoder, 0, NULL);
  for (int64_t i = 0; i < 2; i++)
    s = sym_ite(w->encoder, world_input(w), sym_append(w->encoder, s, random_integer(w, i)), s);
  return s;
}

static const Sym *random_record(World *w) {
  Symbol names[] = {symbol_intern(w->session.symbols, "a", 1),
                    symbol_intern(w->session.symbols, "b", 1)};
  const Sym *items[] = {random_integer(w, 0), sym_truth(w->encoder, world_input(w))};
  return sym_record(w->encoder, 2, names, items);
}

static const Sym *random_records(World *w) {
  const Sym *s = sym_tuple(w->encoder, 0, NULL);
  for (int64_t i = 0; i < 2; i++)
    s = sym_ite(w->encoder, world_input(w), sym_append(w->encoder, s, random_record(w)), s);
  return s;
}

static const Sym *random_nest(World *w) {
  Symbol names[] = {symbol_intern(w->session.symbols, "a", 1),
                    symbol_intern(w->session.symbols, "c", 1)};
  const Sym *items[2];
  for (int64_t i = 0; i < 2; i++) {
    const Sym *fields[] = {random_integer(w, i), random_set(w)};
    items[i] = sym_record(w->encoder, 2, names, fields);
  }
  return sym_tuple(w->encoder, 2, items);
}

static const Sym *by_parts(World *w, uint32_t variable) {
  switch (variable) {
  case 4: return random_set(w);
  case 7: return random_function(w);
  case 9: return random_sequence(w);
  case 10: return random_record(w);
  case 14: return random_records(w);
  case 15: return random_nest(w);
  }
  return NULL;
}

static void make_state(Run *run) {
  World *w = &run->world;
  world_renew(w);
  for (uint32_t v = 0; v < VARIABLES; v++) {
    const Sym *value = draw_below(&run->random, 2) ? by_parts(w, v) : NULL;
    uint32_t size = 1 + draw_below(&run->random, run->domain_size[v]);
    run->state[v] = value ? value : world_choice(w, size, run->domain[v]);
  }
}

/* ---- comparison ---- */

typedef enum Verdict { AGREE, AGREE_FAULT, GAVE_UP, DISAGREE } Verdict;

typedef struct Encoding {
  const Node *node;
  const Sym *value;
  Failures failures;
} Encoding;

static void print_value(const char *label, const Value *value) {
  Text text = {0};
  if (value) value_print(value, &text);
  printf("  %s %s\n", label, value ? text_string(&text) : "nothing");
  text_free(&text);
}

static void explain(Run *run, const Value *const *state, const Value *concrete,
                    const Value *decoded, uint64_t kinds) {
  printf("  state:\n");
  for (uint32_t v = 0; v < VARIABLES; v++)
    print_value(symbol_text(run->world.spec->variables[v]->name), state[v]);
  if (concrete) {
    print_value("concrete:", concrete);
  } else {
    printf("  concrete:");
    print_kinds(kind_bit(evaluator_fault(run->world.evaluator)->kind));
    printf(" %s\n", evaluator_fault(run->world.evaluator)->message);
  }
  if (!kinds) print_value("symbolic:", decoded);
  if (kinds) printf("  symbolic:");
  print_kinds(kinds);
  printf("\n");
}

static void count_refusal(Run *run, const Encoding *x, Valuation *valuation) {
  const Failure *first = NULL;
  for (uint32_t i = 0; i < x->failures.count && !first; i++)
    if (fault_is_limit(x->failures.at[i].kind) && valuation_lit(valuation, x->failures.at[i].when))
      first = &x->failures.at[i];
  if (!first) return;
  const char *construct = node_construct(run->world.session.memory, first->node);
  if (environment_number("CAIRN_VERBOSE", 0)) printf("  given up at %s\n", construct);
  for (vec_each(Refusal, r, &run->refusals))
    if (!strcmp(r->construct, construct) && r->kind == first->kind) {
      r->count++;
      return;
    }
  vec_push(&run->refusals, ((Refusal){strdup(construct), first->kind, 1}));
}

static void print_refusals(const Run *run) {
  for (vec_each(const Refusal, r, &run->refusals))
    printf("  given up: %u of %s: %s\n", r->count, r->construct, fault_title(r->kind));
}

static void free_refusals(Run *run) {
  for (vec_each(Refusal, r, &run->refusals)) free((void *)(uintptr_t)r->construct);
  vec_free(&run->refusals);
}

static Verdict compare(Run *run, const Encoding *x, uint64_t bits, bool loud) {
  World *w = &run->world;
  Valuation *valuation = world_valuation(w, bits);
  const Value *state[VARIABLES];
  for (uint32_t v = 0; v < VARIABLES; v++)
    state[v] = sym_decode(w->encoder, run->state[v], valuation);
  uint64_t kinds = failing_kinds(valuation, x->failures);
  const Value *concrete = evaluate(w->evaluator, x->node, state, NULL), *decoded = NULL;
  Verdict verdict;
  if (kinds & GIVEN_UP || (concrete && concrete->kind == VALUE_RULE)) {
    verdict = GAVE_UP;
    if (loud) count_refusal(run, x, valuation);
  } else if (kinds) {
    bool found = !concrete && kinds & kind_bit(evaluator_fault(w->evaluator)->kind);
    verdict = found ? AGREE_FAULT : DISAGREE;
  } else {
    decoded = value_normal(w->values, sym_decode(w->encoder, x->value, valuation));
    bool same = concrete && decoded == value_normal(w->values, concrete);
    verdict = same ? AGREE : DISAGREE;
  }
  if (loud && verdict == DISAGREE) explain(run, state, concrete, decoded, kinds);
  valuation_destroy(valuation);
  return verdict;
}

static bool encode_text(Run *run, const char *text, Encoding *out) {
  World *w = &run->world;
  out->node = world_expression(w, text);
  if (!out->node) return false;
  uint32_t mark = w->encoder->failures.count;
  out->value = encode(w->encoder, out->node, run->state, NULL);
  out->failures = failures_after(w, mark);
  return true;
}

/* The worst verdict over samples of valuations. */
static Verdict judge(Run *run, const char *text, uint64_t seed, bool loud) {
  Encoding x;
  if (!encode_text(run, text, &x)) return GAVE_UP;
  Random random = {seed};
  Verdict worst = AGREE;
  for (uint32_t i = 0; i < SAMPLES && worst != DISAGREE; i++) {
    Verdict verdict = compare(run, &x, draw_next(&random), loud);
    if (verdict > worst) worst = verdict;
  }
  return worst;
}

/* ---- a case ---- */

typedef struct Failing {
  Run *run;
  uint64_t seed;
} Failing;

static bool still_fails(const Tree *tree, void *env) {
  Failing *f = env;
  Text text = {0};
  tree_print(tree, &text);
  bool fails = judge(f->run, text_string(&text), f->seed, false) == DISAGREE;
  text_free(&text);
  return fails;
}

static void report(Run *run, Tree *tree, uint64_t seed, uint64_t number) {
  Failing f = {run, seed};
  tree_shrink(tree, still_fails, &f);
  Text text = {0};
  tree_print(tree, &text);
  printf("not ok: case %lu: %s\n", (unsigned long)number, text_string(&text));
  judge(run, text_string(&text), seed, true);
  text_free(&text);
  run->wrong++;
}

enum { MOST_DEPTH = 4 };

static void run_case(Run *run, uint64_t number) {
  if (number % 8 == 0) make_state(run);
  Arena *memory = arena_create();
  Type type = (Type)draw_below(&run->random, TYPE_EXPRESSIONS);
  uint32_t depth = 1 + draw_below(&run->random, MOST_DEPTH);
  Tree *tree = tree_generate(memory, &run->random, type, depth);
  Text text = {0};
  tree_print(tree, &text);
  uint64_t seed = draw_next(&run->random);
  if (environment_number("CAIRN_VERBOSE", 0)) {
    printf("%lu: %s\n", (unsigned long)number, text_string(&text));
    fflush(stdout);
  }
  if (!world_expression(&run->world, text_string(&text))) {
    run->refused++;
  } else {
    switch (judge(run, text_string(&text), seed, false)) {
    case AGREE: run->compared++; break;
    case AGREE_FAULT: run->agreed_faults++; break;
    case GAVE_UP:
      run->given_up++;
      judge(run, text_string(&text), seed, true);
      break;
    case DISAGREE: report(run, tree, seed, number); break;
    }
  }
  text_free(&text);
  arena_destroy(memory);
}

enum { CASES_PER_WORLD = 400, MOST_REPORTS = 5 };

int main(void) {
  uint64_t seed = environment_number("CAIRN_SEED", 1);
  uint64_t cases = environment_number("CAIRN_CASES", 20000);
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
  printf("%lu same value, %lu same fault, %lu given up, %lu refused by the front end, %u wrong\n",
         (unsigned long)run.compared, (unsigned long)run.agreed_faults, (unsigned long)run.given_up,
         (unsigned long)run.refused, run.wrong);
  print_refusals(&run);
  free_refusals(&run);
  bool few = (run.given_up + run.refused) * 20 <= cases;
  if (!few) printf("not ok: more than 5 %% given up\n");
  return run.wrong == 0 && few ? 0 : 1;
}
