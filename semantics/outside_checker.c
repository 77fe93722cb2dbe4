/* TLCGet and TLCSet: what the checker knows, and registers. */
#include <string.h>
#include <time.h>

#include "semantics/evaluator.h"

/* ---- registers ---- */

/* Named ones begin with this, as in TLC. */
static bool is_named(const Value *key) {
  return key->kind == VALUE_STRING && !strncmp(symbol_text(key->text), "s:", 2);
}

bool evaluator_is_register(const Value *key) {
  return is_named(key) || (key->kind == VALUE_INTEGER && integer_sign(key->integer) >= 0);
}

static Register *look_up(Evaluator *e, const Value *key) {
  for (vec_each(Register, r, &e->outside.registers))
    if (r->key == key) return r;
  return NULL;
}

static void put_register(Evaluator *e, const Value *key, const Value *v) {
  Register *known = look_up(e, key);
  if (known)
    known->value = v;
  else
    vec_push(&e->outside.registers, ((Register){key, v}));
}

/* ---- counts ---- */

static const Value *counts_key(Evaluator *e) {
  return outside_string(e, "s:_possible", strlen("s:_possible"));
}

/* The record with a number that is greater, or with one field more. */
static const Value *add_count(Evaluator *e, const Value *record, const Count *c) {
  const Value *name = value_string(e->values, c->name);
  const Value *known = record ? value_apply(record, name) : NULL;
  int64_t number = 0;
  uint32_t base = e->operands.count, count = record ? record->domain->count : 0;
  if (known && known->kind == VALUE_INTEGER) integer_is_small(known->integer, &number);
  const Value *sum = value_int(e->values, number + c->more);
  for (uint32_t i = 0; i < count; i++) vec_push(&e->operands, record->domain->items[i]);
  if (!known) vec_push(&e->operands, name);
  uint32_t width = e->operands.count - base;
  const Value *domain = value_set(e->values, width, e->operands.at + base);
  for (uint32_t i = 0; i < width; i++) {
    const Value *field = domain->items[i];
    vec_push(&e->operands, field == name ? sum : value_apply(record, field));
  }
  const Value *all = value_function(e->values, domain, e->operands.at + base + width);
  e->operands.count = base;
  return all;
}

void checker_settle_counts(Evaluator *e) {
  if (!e->outside.counts.count) return;
  const Value *key = counts_key(e);
  const Register *r = look_up(e, key);
  const Value *record = r && value_is_record(r->value) ? r->value : NULL;
  for (vec_each(const Count, c, &e->outside.counts)) record = add_count(e, record, c);
  vec_clear(&e->outside.counts);
  put_register(e, key, record);
}

void evaluator_count(Evaluator *e, Symbol name, bool truth) {
  for (vec_each(Count, c, &e->outside.counts))
    if (c->name == name) {
      c->more += truth;
      return;
    }
  vec_push(&e->outside.counts, ((Count){name, truth}));
}

bool evaluator_has_counted(Evaluator *e, Symbol name) {
  checker_settle_counts(e);
  const Register *r = look_up(e, counts_key(e));
  const Value *count =
      r && value_is_record(r->value) ? value_apply(r->value, value_string(e->values, name)) : NULL;
  return count && count != value_int(e->values, 0);
}

/* ---- reading and writing them ---- */

static Register *find_register(Evaluator *e, const Value *key) {
  checker_settle_counts(e);
  return look_up(e, key);
}

const Value *checker_get_or(Evaluator *e, const Value *key, const Value *otherwise) {
  const Register *r = find_register(e, key);
  e->reads |= READS_CHECKER;
  return r ? r->value : value_normal(e->values, otherwise);
}

static const Value *get_register(Evaluator *e, const Node *n, const Value *key) {
  const Register *r = find_register(e, key);
  e->reads |= READS_CHECKER;
  return r ? r->value : fault_value(e, FAULT_NO_REGISTER, n, key);
}

/* Of each register, the values that the workers have: here there is one. */
static const Value *all_registers(Evaluator *e, bool named) {
  uint32_t base = e->operands.count, count = 0;
  e->reads |= READS_CHECKER;
  checker_settle_counts(e);
  for (vec_each(Register, r, &e->outside.registers))
    if (is_named(r->key) == named) vec_push(&e->operands, r->key);
  const Value *domain = value_set(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  for (uint32_t i = 0; i < domain->count; i++, count++) {
    const Value *value = find_register(e, domain->items[i])->value;
    const Value *workers = value_tuple(e->values, 1, &value);
    vec_push(&e->operands, workers);
  }
  const Value *all = value_function(e->values, domain, e->operands.at + base);
  e->operands.count = base;
  return all;
}

static const Value *set_exit(Evaluator *e, const Node *n, const Value *v) {
  if (v != e->yes && v != e->no) return fault_value(e, FAULT_NOT_BOOLEAN, n, v);
  e->outside.exit_wanted = e->outside.exit_wanted || v == e->yes;
  return e->yes;
}

const Value *checker_set(Evaluator *e, const Node *n, const Value *key, const Value *v) {
  e->reads |= READS_CHECKER;
  if (key->kind == VALUE_STRING && !strcmp(symbol_text(key->text), "exit"))
    return set_exit(e, n, v);
  if (key->kind == VALUE_STRING && !strcmp(symbol_text(key->text), "pause"))
    return fault_at(e, FAULT_UNSUPPORTED, n, "TLCSet(\"pause\", ...)");
  if (!evaluator_is_register(key)) return fault_value(e, FAULT_NO_REGISTER, n, key);
  checker_settle_counts(e);
  put_register(e, key, value_normal(e->values, v));
  return e->yes;
}

/* ---- what the checker knows ---- */

static const Value *number(Evaluator *e, uint64_t n) { return value_int(e->values, (int64_t)n); }

static const Value *string(Evaluator *e, const char *text) {
  return outside_string(e, text, strlen(text));
}

static const Value *get_level(Evaluator *e) {
  e->reads |= READS_NOW | READS_CHECKER;
  int64_t level = e->outside.level;
  return value_int(e->values, e->at.primed && level ? level + 1 : level);
}

static const Value *get_duration(Evaluator *e) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  e->reads |= READS_CHECKER;
  return value_int(e->values, (int64_t)((double)now.tv_sec - e->outside.start));
}

static bool is_simulation(const Evaluator *e) {
  return e->outside.settings.mode && !strcmp(e->outside.settings.mode, "simulate");
}

const Value *checker_ask(Evaluator *e, Inquiry inquiry) {
  e->reads |= READS_CHECKER;
  if (inquiry != INQUIRY_SPEC) e->reads |= READS_NOW;
  AnswerHook *answer = e->outside.answer;
  return answer ? answer(e->outside.answer_env, inquiry, e->at.now) : NULL;
}

static const Value *empty_record(Evaluator *e) { return value_tuple(e->values, 0, NULL); }

static const Value *get_walk(Evaluator *e, const SearchProgress *p) {
  const Value *actions = checker_ask(e, INQUIRY_BEHAVIOR);
  const Field fields[] = {{"id", number(e, p->diameter)},
                          {"actions", actions ? actions : empty_record(e)}};
  return outside_make_record(e, 2, fields);
}

/* What TLC counts only if it is told to is -1 or empty, as there. */
static const Value *walk_statistics(Evaluator *e, const SearchProgress *p) {
  const Value *unknown = value_int(e->values, -1);
  const Field fields[] = {
      {"traces", number(e, p->diameter)},
      {"duration", get_duration(e)},
      {"generated", number(e, p->generated)},
      {"behavior", get_walk(e, p)},
      {"worker", number(e, 0)},
      {"distinct", unknown},
      {"distinctvalues", unknown},
      {"retries", unknown},
      {"actions", empty_record(e)},
      {"levelmean", number(e, p->mean)},
      {"levelvariance", number(e, p->variance)},
  };
  return outside_make_record(e, sizeof fields / sizeof *fields, fields);
}

static const Value *get_statistics(Evaluator *e) {
  const SearchProgress *p = e->outside.progress;
  e->reads |= READS_CHECKER;
  if (is_simulation(e)) return walk_statistics(e, p);
  const Field fields[] = {
      {"duration", get_duration(e)},      {"generated", number(e, p->generated)},
      {"worker", number(e, 0)},           {"distinct", number(e, p->distinct)},
      {"queue", number(e, p->queue)},     {"diameter", number(e, p->diameter)},
      {"initial", number(e, p->initial)},
  };
  return outside_make_record(e, sizeof fields / sizeof *fields, fields);
}

/* Fields that say something about TLC itself are there, for those who list them. */
static const Value *get_settings(Evaluator *e) {
  const SearchSettings *s = &e->outside.settings;
  const Value *seed = string(e, arena_format(e->messages, "%llu", (unsigned long long)s->seed));
  Field fields[] = {
      {"mode", string(e, s->mode)},
      {"deadlock", boolean(e, s->check_deadlock)},
      {"worker", number(e, s->workers)},
      {"seed", seed},
      {"install", string(e, "cairn")},
      {"fingerprint", string(e, "0")},
      {"aril", string(e, "0")},
      {"sched", string(e, "random")},
      {"depth", value_int(e->values, s->depth)},
      {"traces", value_int(e->values, s->traces)},
  };
  if (!is_simulation(e)) return outside_make_record(e, 6, fields);
  fields[5] = fields[9];
  return outside_make_record(e, 9, fields);
}

/* A search does not know which action led to the state that is looked at: TLC, too, says
   this of it, unless it simulates. */
static const Value *get_action(Evaluator *e) {
  const Value *known = checker_ask(e, INQUIRY_ACTION), *zero = number(e, 0);
  const Field place[] = {{"beginLine", zero},
                         {"beginColumn", zero},
                         {"endLine", zero},
                         {"endColumn", zero},
                         {"module", string(e, "--TLA+ BUILTINS--")}};
  if (known) return known;
  const Field fields[] = {{"name", string(e, "UnnamedAction")},
                          {"location", outside_make_record(e, 5, place)}};
  return outside_make_record(e, 2, fields);
}

static const Value *get_spec(Evaluator *e, const Node *n) {
  const Value *known = checker_ask(e, INQUIRY_SPEC);
  return known ? known : fault_at(e, FAULT_UNSUPPORTED, n, "TLCGet(\"spec\") without a search");
}

/* Of the TLC whose meaning is followed: specifications ask whether it is recent enough. */
static const Value *get_revision(Evaluator *e) {
  const Field fields[] = {
      {"count", number(e, 0)},
      {"timestamp", number(e, 1735689600)},
      {"date", string(e, "2025-01-01T00:00:00.0Z")},
      {"tag", string(e, "cairn")},
      {"calver", string(e, "2025.01.01.000000")},
  };
  return outside_make_record(e, 5, fields);
}

/* Properties of TLC's virtual machine: that of \cdot says whether it is understood. */
static const Value *get_property(Evaluator *e, const char *name) {
  return string(e, strcmp(name, "-Dtlc2.tool.impl.Tool.cdot") ? name : "true");
}

typedef enum Numbered { DISTINCT, GENERATED, QUEUE, DIAMETER } Numbered;

static const Value *get_progress(Evaluator *e, const Node *n, const char *name, Numbered which) {
  const SearchProgress *p = e->outside.progress;
  e->reads |= READS_CHECKER;
  if (!p) return fault_at(e, FAULT_UNSUPPORTED, n, "TLCGet(\"%s\") without a search", name);
  const uint64_t numbers[] = {p->distinct, p->generated, p->queue, p->diameter};
  return number(e, numbers[which]);
}

static const Value *get_named(Evaluator *e, const Node *n, const char *name) {
  static const char *const counts[] = {"distinct", "generated", "queue", "diameter"};
  for (Numbered i = DISTINCT; i <= DIAMETER; i++)
    if (!strcmp(name, counts[i])) return get_progress(e, n, name, i);
  if (!strcmp(name, "level")) return get_level(e);
  if (!strcmp(name, "duration")) return get_duration(e);
  if (!strcmp(name, "stats") && e->outside.progress) return get_statistics(e);
  if (!strcmp(name, "config") && e->outside.settings.mode) return get_settings(e);
  if (!strcmp(name, "revision")) return get_revision(e);
  if (!strcmp(name, "action")) return get_action(e);
  if (!strcmp(name, "spec")) return get_spec(e, n);
  if (!strcmp(name, "all")) return all_registers(e, false);
  if (!strcmp(name, "all:named")) return all_registers(e, true);
  if (!strncmp(name, "-D", 2)) return get_property(e, name);
  static const char *const known[] = {"stats", "config"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (!strcmp(name, known[i])) return fault_at(e, FAULT_UNSUPPORTED, n, "TLCGet(\"%s\")", name);
  return fault_at(e, FAULT_NO_REGISTER, n, "\"%s\"", name);
}

const Value *checker_get(Evaluator *e, const Node *n, const Value *key) {
  if (evaluator_is_register(key)) return get_register(e, n, key);
  if (key->kind == VALUE_STRING) return get_named(e, n, symbol_text(key->text));
  return fault_value(e, FAULT_NO_REGISTER, n, key);
}

const Value *evaluator_get(Evaluator *e, const Node *n, const Value *key) {
  return checker_get(e, n, key);
}

const Value *checker_trace(Evaluator *e, const Node *n) {
  const Value *trace = checker_ask(e, INQUIRY_TRACE);
  return trace ? trace
               : fault_at(e, FAULT_UNSUPPORTED, n, "Trace: the states before are not known");
}

/* Without one it is that of an empty execution, as in TLC. */
const Value *checker_counterexample(Evaluator *e) {
  const Field none[] = {{"action", e->empty_set}, {"state", e->empty_set}};
  e->reads |= READS_CHECKER;
  return e->outside.counterexample ? e->outside.counterexample : outside_make_record(e, 2, none);
}

/* The numbered states of a counterexample, in their order. */
const Value *checker_to_trace(Evaluator *e, const Node *n, const Value *counterexample) {
  const Value *v = value_normal(e->values, counterexample);
  const Value *states = value_is_record(v) ? value_apply(v, string(e, "state")) : NULL;
  if (!states || (v != checker_counterexample(e))) return fault_value(e, FAULT_NOT_FUNCTION, n, v);
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < states->count; i++) vec_push(&e->operands, states->items[i]->items[1]);
  const Value *trace = value_tuple(e->values, states->count, e->operands.at + base);
  e->operands.count = base;
  return trace;
}

/* Some number that depends on the value only: TLC's own differ from run to run. */
const Value *checker_fingerprint(Evaluator *e, const Value *v) {
  const Value *normal = value_normal(e->values, v);
  return value_int(e->values, (int32_t)(uint32_t)values_fingerprint(1, &normal));
}
