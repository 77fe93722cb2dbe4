/* Random specifications, checked as a whole: the symbolic engine must find a mistake after
   as many steps, or none, whether it sweeps the states or not, whether it looks ahead or
   not, and whenever an exhaustive search up to that length does.

     CAIRN_SEED=n CAIRN_CASES=n    choose the run                             */
#include <stdio.h>
#include <string.h>

#include "frontend/config.h"
#include "solver/engine.h"
#include "tree.h"

/* Small enough for all numbers to stay small, too. */
enum { LENGTH = 5, MOST_STATES = 3000, MOST_SECONDS = 5 };

typedef struct Outcome {
  Verdict verdict;
  uint32_t depth;
} Outcome;

typedef Result *Engine(Task *, const EngineOptions *);

/* How the symbolic engine goes about it. */
typedef enum Manner { MANNER_USUAL, MANNER_UNSWEPT, MANNER_FORESIGHT } Manner;

static Outcome unknown(void) { return (Outcome){VERDICT_UNKNOWN, 0}; }

/* What only the explicit engine cannot list is no mistake of the specification. */
static Outcome run_model(Session *session, Spec *spec, Engine *engine, Manner manner) {
  ModelOptions bound = {0};
  vec_push(&bound.invariants, "Inv");
  Model *model = model_bind(session, spec, NULL, &bound);
  vec_free(&bound.invariants);
  if (!model) return unknown();
  Task task = {session, model, values_create(), NULL};
  task.evaluator = evaluator_create(task.values, session->symbols, spec);
  EngineOptions options = {.length = LENGTH,
                           .deadline = solver_clock() + MOST_SECONDS,
                           .limits = limits_default,
                           .bounded = true,
                           .workers = 1,
                           .most_states = MOST_STATES,
                           .unswept = manner == MANNER_UNSWEPT,
                           .foresight = manner == MANNER_FORESIGHT ? 2 : 0};
  Result *result = engine(&task, &options);
  Outcome outcome = {result->verdict, result->depth};
  bool unlisted = result->fault && result->fault->kind == FAULT_NOT_ENUMERABLE;
  if (engine == check_explicit && unlisted) outcome = unknown();
  result_destroy(result);
  evaluator_destroy(task.evaluator);
  values_destroy(task.values);
  model_destroy(model);
  return outcome;
}

/* UNKNOWN as well if the text is no specification. */
static Outcome check(const char *text, Engine *engine, Manner manner) {
  Session session = {arena_create(), symbols_create(), diags_create()};
  uint32_t file = diags_add_file(session.diags, "Test.tla", text, strlen(text));
  Spec *spec = spec_analyse(&session, file, &(SearchPath){0});
  Outcome outcome = spec ? run_model(&session, spec, engine, manner) : unknown();
  diags_destroy(session.diags);
  symbols_destroy(session.symbols);
  arena_destroy(session.memory);
  return outcome;
}

static bool is_bad(Outcome x) { return x.verdict != VERDICT_HOLDS && x.verdict != VERDICT_UNKNOWN; }

/* Of several mistakes after as many steps each search may report another one. */
static bool agree_on_depth(Outcome a, Outcome b) {
  if (a.verdict == VERDICT_UNKNOWN || b.verdict == VERDICT_UNKNOWN) return true;
  return is_bad(a) == is_bad(b) && (!is_bad(a) || a.depth == b.depth);
}

/* What fails in the step from one state is found together with what its other steps lead to. */
static bool agree_with_list(Outcome symbolic, Outcome listed) {
  if (symbolic.verdict == VERDICT_FAULT && is_bad(listed) && listed.depth == symbolic.depth + 1)
    return true;
  return agree_on_depth(symbolic, listed);
}

static void print_outcome(const char *label, Outcome x) {
  printf("  %s: %s, %u steps\n", label, verdict_word(x.verdict), x.depth);
}

typedef struct Tally {
  uint32_t swept, known, bad, wrong;
} Tally;

static void run_case(Random *random, uint64_t number, Tally *tally) {
  enum { DEPTH_INIT = 3, DEPTH_NEXT = 5, DEPTH_INVARIANT = 4 };
  Arena *memory = arena_create();
  Text text = {0};
  text_append(&text, tree_module);
  text_append(&text, "Init == ");
  tree_print(tree_generate(memory, random, TYPE_START, DEPTH_INIT), &text);
  text_append(&text, "\nNext == ");
  tree_print(tree_generate(memory, random, TYPE_STEP, DEPTH_NEXT), &text);
  text_append(&text, " \\/ ");
  tree_print(tree_generate(memory, random, TYPE_STEP, DEPTH_NEXT), &text);
  text_append(&text, "\nInv == ");
  tree_print(tree_generate(memory, random, TYPE_BOOL, DEPTH_INVARIANT), &text);
  text_append(&text, " \\/ i < 2\n====\n");
  Outcome swept = check(text_string(&text), check_symbolic, MANNER_USUAL);
  Outcome plain = check(text_string(&text), check_symbolic, MANNER_UNSWEPT);
  Outcome ahead = check(text_string(&text), check_symbolic, MANNER_FORESIGHT);
  Outcome listed = check(text_string(&text), check_explicit, MANNER_USUAL);
  if (!agree_on_depth(swept, plain) || !agree_on_depth(swept, ahead) ||
      !agree_with_list(swept, listed)) {
    printf("not ok: case %lu\n%s\n", (unsigned long)number,
           text_string(&text) + strlen(tree_module));
    print_outcome("swept", swept);
    print_outcome("not swept", plain);
    print_outcome("looking ahead", ahead);
    print_outcome("explicit", listed);
    tally->wrong++;
  }
  tally->swept += swept.verdict != VERDICT_UNKNOWN && plain.verdict != VERDICT_UNKNOWN &&
                  ahead.verdict != VERDICT_UNKNOWN;
  tally->known += swept.verdict != VERDICT_UNKNOWN && listed.verdict != VERDICT_UNKNOWN;
  tally->bad += is_bad(swept);
  text_free(&text);
  arena_destroy(memory);
}

int main(void) {
  enum { MOST_REPORTS = 5 };
  uint64_t seed = environment_number("CAIRN_SEED", 1);
  uint64_t cases = environment_number("CAIRN_CASES", 200);
  printf("seed %lu, %lu cases\n", (unsigned long)seed, (unsigned long)cases);
  Random random = {seed};
  Tally tally = {0};
  for (uint64_t i = 0; i < cases && tally.wrong < MOST_REPORTS; i++) run_case(&random, i, &tally);
  printf("%u decided with and without sweeping and looking ahead, %u by both engines, %u with a "
         "mistake, %u wrong\n",
         tally.swept, tally.known, tally.bad, tally.wrong);
  bool many = tally.swept * 2 >= cases && tally.known * 3 >= cases;
  if (!many) printf("not ok: too few are decided\n");
  return tally.wrong == 0 && many ? 0 : 1;
}
