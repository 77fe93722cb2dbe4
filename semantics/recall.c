#include "semantics/recall.h"

#include <string.h>

#include "base/panic.h"

enum { FIRST_ROOM = 64, LAST_ROOM = 8192, TRIAL = 1024 };

static uint32_t stride(const Recall *recall) { return recall->sources.count + 1; }

static void make_room(Evaluator *e, Recall *recall, uint32_t room) {
  recall->room = room;
  recall->lost = 0;
  recall->entries = arena_array(e->prepared, uint64_t, (size_t)room * stride(recall));
}

Recall *recall_create(Evaluator *e, const Sources *sources) {
  Recall *recall = arena_new(e->prepared, Recall);
  recall->sources = *sources;
  make_room(e, recall, FIRST_ROOM);
  return recall;
}

/* ---- sources ---- */

/* Rules are not kept for long enough to be told apart by where they are. */
static const Value *stored(const Value *v) { return v && v->kind != VALUE_RULE ? v : NULL; }

/* An argument that has not been needed yet may never be. */
static const Value *read_name(Evaluator *e, SourceName name, Frame *f) {
  const Slot *slot = &frame_up(f, name.up)->slots[name.slot];
  if (slot->kind == SLOT_VALUE) return stored(slot->value);
  if (slot->kind != SLOT_THUNK) return NULL;
  const Thunk *thunk = slot->thunk;
  if (memo_valid(e, &thunk->memo)) {
    e->reads |= thunk->memo.reads;
    return stored(thunk->memo.value);
  }
  return !thunk->definition && thunk->node->kind == NODE_VARIABLE
             ? stored(eval(e, thunk->node, thunk->frame))
             : NULL;
}

static const Value *read_source(Evaluator *e, const Source *source, Frame *f) {
  if (!source->variable) return read_name(e, source->name, f);
  const Value *v = e->at.now ? e->at.now[source->variable->index] : NULL;
  e->reads |= READS_NOW;
  if (!v || !source->keyed) return v;
  const Value *key = source->literal ? eval(e, source->literal, f) : read_name(e, source->name, f);
  return key && v->kind == VALUE_FUNCTION ? value_apply(v, key) : NULL;
}

/* ---- the table ---- */

/* Is enough found to pay for the looking? */
static void account(Recall *recall) {
  if (++recall->asked < TRIAL) return;
  recall->given_up = recall->found < recall->asked / 2;
  recall->asked = recall->found = 0;
}

static uint64_t *entry_at(const Recall *recall, uint64_t hash) {
  return recall->entries + (hash >> 32 & (recall->room - 1)) * stride(recall);
}

/* A table that loses much is given up for a larger one. */
static uint64_t *replace(Evaluator *e, Recall *recall, uint64_t hash, const uint64_t *values) {
  if (recall->lost > recall->room && recall->room < LAST_ROOM)
    make_room(e, recall, 4 * recall->room);
  uint64_t *entry = entry_at(recall, hash);
  recall->lost += entry[0] != 0;
  entry[0] = 0;
  for (uint32_t i = 0; i < recall->sources.count; i++) entry[i + 1] = values[i];
  return entry;
}

static bool is_for(const Recall *recall, const uint64_t *entry, const uint64_t *values) {
  for (uint32_t i = 0; i < recall->sources.count; i++)
    if (entry[i + 1] != values[i]) return false;
  return true;
}

uint64_t *recall_find(Evaluator *e, Recall *recall, Frame *f) {
  uint64_t values[SOURCES_MOST], hash = 0;
  if (e->at.now_stand) return NULL; /* no source */
  for (uint32_t i = 0; i < recall->sources.count; i++) {
    values[i] = (uintptr_t)read_source(e, &recall->sources.at[i], f);
    if (!values[i]) return NULL;
    hash = (hash ^ values[i] ^ hash >> 29) * 0x9e3779b97f4a7c15u;
  }
  account(recall);
  uint64_t *entry = entry_at(recall, hash);
  if (!entry[0] || !is_for(recall, entry, values)) return replace(e, recall, hash, values);
  recall->found++;
  return entry;
}

/* ---- expressions ---- */

static bool repeats(const Node *n) {
  switch ((int)n->kind) {
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_CHOOSE:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION: return true;
  }
  return false;
}

bool recall_suits(Evaluator *e, const Node *n) {
  Sources sources = {0};
  if (!repeats(n) || !sources_add(&sources, n, &(SourceScope){0}, false)) return false;
  Recall *recall = recall_create(e, &sources);
  evaluator_fact(e, n)->recall = recall;
  return true;
}

/* Back to the code that remembers nothing. */
static void give_up(Evaluator *e, const Node *n) {
  Fact *fact = evaluator_fact(e, n);
  fact->code = code_of(n);
  fact->test = test_of(n);
}

const Value *eval_recalled(Evaluator *e, const Node *n, Frame *f) {
  Recall *recall = evaluator_fact(e, n)->recall;
  if (recall->given_up) give_up(e, n);
  const uint64_t *known = recall_find(e, recall, f);
  if (known && *known) return (const Value *)(uintptr_t)*known;
  const Value *v = code_of(n)(e, n, f);
  uint64_t *entry = stored(v) ? recall_find(e, recall, f) : NULL;
  if (entry) *entry = (uintptr_t)v;
  return v;
}

Answer test_recalled(Evaluator *e, const Node *n, Frame *f) {
  return truth_of(e, n, eval_recalled(e, n, f));
}

/* ---- predicates ---- */

static Recall *recall_of_predicate(Evaluator *e, const Node *n) {
  Sources sources = {0};
  Recall *recall = evaluator_fact(e, n)->recall;
  if (recall) return recall;
  bool known = sources_add(&sources, n, &(SourceScope){0}, true);
  recall = recall_create(e, &sources);
  recall->given_up = !known;
  evaluator_fact(e, n)->recall = recall;
  return recall;
}

/* A conjunct by itself, in no frame. */
static Answer test_conjunct(Evaluator *e, const Node *n) {
  Recall *recall = recall_of_predicate(e, n);
  Frame *f = frame_for(e, n);
  if (recall->given_up) return eval_truth(e, n, f);
  const uint64_t *known = recall_find(e, recall, f);
  if (known && *known) return *known == (uintptr_t)e->yes ? ANSWER_YES : ANSWER_NO;
  Answer answer = eval_truth(e, n, f);
  uint64_t *entry = answer == ANSWER_FAULT ? NULL : recall_find(e, recall, f);
  if (entry) *entry = (uintptr_t)answer_value(e, answer);
  return answer;
}

static Answer test_predicate(Evaluator *e, const Node *n) {
  while (source_is_plain_call(n) && n->definition->parameter_count == 0) n = n->definition->body;
  if (n->kind != NODE_AND) return test_conjunct(e, n);
  Answer answer = ANSWER_YES;
  for (uint32_t i = 0; answer == ANSWER_YES && i < n->kid_count; i++)
    answer = test_predicate(e, n->kids[i]);
  return answer;
}

bool evaluate_predicate(Evaluator *e, const Node *n, State now, bool *truth) {
  Entry entry = evaluator_enter(e, now, NULL);
  Answer answer = test_predicate(e, n);
  evaluator_leave(e, &entry, true);
  *truth = answer == ANSWER_YES;
  if (answer != ANSWER_FAULT) return true;
  /* Registers may be others already. */
  return !evaluator_looked_outside(e) && evaluate_truth(e, n, now, NULL, truth);
}
