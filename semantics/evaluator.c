/* The evaluator as an object: its life, its memory, entering and leaving it. */
#include "semantics/evaluator.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/panic.h"

/* Five eighths of the stack are ours; the rest is for callers and for leaves. */
static uintptr_t stack_budget(void) {
  enum { USUAL = 8 * 1024 * 1024 };
  struct rlimit limit;
  uintptr_t size = USUAL;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < USUAL) size = limit.rlim_cur;
  return size / 8 * 5;
}

Evaluator *evaluator_create(Values *values, SymbolTable *symbols, const Spec *spec) {
  Evaluator *e = calloc(1, sizeof *e);
  if (!e) panic("out of memory");
  e->values = values;
  e->symbols = symbols;
  e->spec = spec;
  e->yes = value_boolean(values, true);
  e->no = value_boolean(values, false);
  e->empty_set = value_set(values, 0, NULL);
  e->pin_owner = UINT64_MAX;
  e->stack_budget = stack_budget();
  e->prepared = arena_create();
  e->numbers = arena_create();
  e->messages = arena_create();
  outside_open(&e->outside);
  symbols_settle(symbols);
  return e;
}

Evaluator *evaluator_fork(const Evaluator *e, Values *values) {
  Evaluator *fork = evaluator_create(values, e->symbols, e->spec);
  fork->print = e->print;
  fork->print_env = e->print_env;
  evaluator_settle_like(fork, e);
  return fork;
}

void evaluator_silence(Evaluator *e, bool silent) {
  if (silent) e->silenced = e->print;
  e->print = silent ? NULL : e->silenced;
}

void evaluator_name_arguments(Evaluator *e, bool named) { e->unnamed = !named; }

static void drop_rules(Evaluator *e, RegionMark mark) {
  while (e->rules.count && (*vec_last(&e->rules))->position >= mark)
    map_free(&vec_pop(&e->rules)->memo);
}

void evaluator_destroy(Evaluator *e) {
  if (!e) return;
  drop_rules(e, 0);
  vec_free(&e->rules);
  region_free(&e->region);
  vec_free(&e->operands);
  vec_free(&e->facts);
  vec_free(&e->memos);
  map_free(&e->cached);
  arena_destroy(e->prepared);
  outside_close(&e->outside);
  arena_destroy(e->numbers);
  arena_destroy(e->messages);
  free(e);
}

const Fault *evaluator_fault(const Evaluator *e) { return &e->fault; }

void evaluator_on_print(Evaluator *e, PrintHook *hook, void *env) {
  e->print = hook;
  e->print_env = env;
}

void evaluator_set_budget(Evaluator *e, Budget *budget) { e->budget = budget; }

bool evaluator_out_of_budget(Evaluator *e, const Node *n) {
  fault_at(e, FAULT_LIMIT, n, "%s", e->budget->spent);
  return false;
}

void evaluator_release_carefully(Evaluator *e, RegionMark mark) {
  if (mark < e->floor) mark = e->floor;
  if (e->pin_owner >= mark) {
    e->pin_owner = UINT64_MAX;
    e->pin_top = 0;
  } else if (e->pin_top > mark) {
    mark = e->pin_top;
  }
  drop_rules(e, mark);
  region_release(&e->region, mark);
}

void evaluator_pin(Evaluator *e, RegionMark owner) {
  if (owner < e->pin_owner) e->pin_owner = owner;
  e->pin_top = region_mark(&e->region);
}

Entry evaluator_enter(Evaluator *e, State now, State next) {
  if (e->nesting++ == 0) {
    evaluator_release(e, 0);
    e->stack_low = (uintptr_t)__builtin_frame_address(0) - e->stack_budget;
  }
  Entry entry = {.at = e->at,
                 .reads = e->reads,
                 .operands = e->operands.count,
                 .mark = region_mark(&e->region),
                 .outer = e->entry,
                 .stack_low = e->stack_low,
                 .chance = e->outside.chance};
  e->at =
      (Moment){.now = now, .next = next, .now_stamp = e->stamps + 1, .next_stamp = e->stamps + 2};
  e->stamps += 2;
  e->reads = 0;
  e->entry = entry.mark;
  e->outside.chance = (Chance){.state = now};
  return entry;
}

void evaluator_leave(Evaluator *e, const Entry *entry, bool release) {
  e->nesting--;
  e->at = entry->at;
  e->outside.last = e->reads & READS_OUTSIDE;
  e->outside.ever |= e->outside.last;
  e->outside.chance = entry->chance;
  e->reads = entry->reads;
  e->operands.count = entry->operands;
  e->entry = entry->outer;
  if (release) evaluator_release(e, entry->mark);
}

void evaluator_grow_facts(Evaluator *e, const Node *node) {
  while (e->facts.count <= node->id)
    vec_push(&e->facts, ((Fact){.code = eval_first, .test = test_first}));
}

Memo *evaluator_memo(Evaluator *e, const Definition *definition) {
  while (e->memos.count <= definition->id) vec_push(&e->memos, (Memo){0});
  return &e->memos.at[definition->id];
}

const Value *evaluate(Evaluator *e, const Node *node, State now, State next) {
  Entry entry = evaluator_enter(e, now, next);
  const Value *v = eval(e, node, frame_for(e, node));
  if (v && v->kind == VALUE_RULE) v = rule_listed_if_possible(e, node, v);
  if (v) v = value_normal(e->values, v);
  evaluator_leave(e, &entry, !v || v->kind != VALUE_RULE);
  return v;
}

bool evaluate_truth(Evaluator *e, const Node *node, State now, State next, bool *truth) {
  Entry entry = evaluator_enter(e, now, next);
  Answer answer = eval_truth(e, node, frame_for(e, node));
  evaluator_leave(e, &entry, true);
  *truth = answer == ANSWER_YES;
  return answer != ANSWER_FAULT;
}

bool evaluate_applied(Evaluator *e, const Definition *d, uint32_t count,
                      const Value *const *arguments, bool *truth) {
  Entry entry = evaluator_enter(e, NULL, NULL);
  const Value *v = operator_apply(e, d->body, (Operator){.definition = d}, count, arguments);
  Answer answer = v ? truth_of(e, d->body, v) : ANSWER_FAULT;
  evaluator_leave(e, &entry, true);
  *truth = answer == ANSWER_YES;
  return answer != ANSWER_FAULT;
}
