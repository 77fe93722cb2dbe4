/* Operators that look outside: which file has which, and what they share. */
#include "semantics/outside.h"

#include <string.h>
#include <time.h>

#include "base/panic.h"
#include "semantics/evaluator.h"

static double clock_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void outside_open(Outside *o) { *o = (Outside){.seed = 1, .start = clock_now()}; }

void outside_close(Outside *o) {
  vec_free(&o->registers);
  vec_free(&o->kept);
  vec_free(&o->counts);
}

void evaluator_set_level(Evaluator *e, int64_t level) { e->outside.level = level; }

void evaluator_set_progress(Evaluator *e, const SearchProgress *progress) {
  e->outside.progress = progress;
}

void evaluator_set_settings(Evaluator *e, const SearchSettings *settings) {
  e->outside.settings = *settings;
  e->outside.seed = settings->seed;
}

void evaluator_settle_like(Evaluator *e, const Evaluator *other) {
  e->outside.settings = other->outside.settings;
  e->outside.seed = other->outside.seed;
  e->outside.programs = other->outside.programs;
}

void evaluator_set_seed(Evaluator *e, uint64_t seed) { e->outside.seed = seed; }

void evaluator_allow_programs(Evaluator *e, bool allowed) { e->outside.programs = allowed; }

void evaluator_on_inquiry(Evaluator *e, AnswerHook *hook, void *env) {
  e->outside.answer = hook;
  e->outside.answer_env = env;
}

void evaluator_set_counterexample(Evaluator *e, const Value *v) { e->outside.counterexample = v; }

static void copy_registers(RegisterList *to, const RegisterList *from) {
  vec_clear(to);
  for (vec_each(const Register, r, from)) vec_push(to, *r);
}

void evaluator_copy_registers(Evaluator *e, const Evaluator *from) {
  copy_registers(&e->outside.registers, &from->outside.registers);
}

void evaluator_keep_registers(Evaluator *e) {
  checker_settle_counts(e);
  copy_registers(&e->outside.kept, &e->outside.registers);
  e->outside.exit_was_wanted = e->outside.exit_wanted;
}

void evaluator_restore_registers(Evaluator *e) {
  vec_clear(&e->outside.counts);
  copy_registers(&e->outside.registers, &e->outside.kept);
  e->outside.exit_wanted = e->outside.exit_was_wanted;
}

bool evaluator_exit_wanted(const Evaluator *e) { return e->outside.exit_wanted; }

bool evaluator_looked_outside(const Evaluator *e) { return e->outside.last != 0; }

bool evaluator_ever_looked_outside(const Evaluator *e) { return e->outside.ever != 0; }

const char *outside_text(Evaluator *e, const Node *n, const Value *v) {
  if (v->kind == VALUE_STRING) return symbol_text(v->text);
  fault_value(e, FAULT_NOT_STRING, n, v);
  return NULL;
}

const Value *outside_sequence(Evaluator *e, const Node *n, const Value *v) {
  return value_is_sequence(v) ? v : fault_value(e, FAULT_NOT_SEQUENCE, n, v);
}

const Value *outside_record(Evaluator *e, const Node *n, const Value *v) {
  return value_is_record(v) ? v : fault_value(e, FAULT_NOT_FUNCTION, n, v);
}

const Value *outside_string(Evaluator *e, const char *text, size_t length) {
  return value_string(e->values, symbol_intern(e->symbols, text, length));
}

const Value *outside_make_record(Evaluator *e, uint32_t count, const Field *fields) {
  enum { MOST = 16 };
  Symbol names[MOST];
  const Value *items[MOST];
  assert(count <= MOST);
  for (uint32_t i = 0; i < count; i++) {
    names[i] = symbol_intern(e->symbols, fields[i].name, strlen(fields[i].name));
    items[i] = fields[i].value;
  }
  return value_record(e->values, count, names, items);
}

static const Value *model_value(Evaluator *e, const Node *n, const Value *name) {
  if (name->kind != VALUE_STRING) return fault_value(e, FAULT_NOT_STRING, n, name);
  return value_model(e->values, name->text);
}

static const Value *eval_definition(Evaluator *e, const Node *n, const Value *name) {
  if (name->kind != VALUE_STRING) return fault_value(e, FAULT_NOT_STRING, n, name);
  const Definition *d = spec_find(e->spec, name->text);
  e->reads |= READS_NOW | READS_NEXT | READS_CHECKER;
  if (d && d->body && !d->parameter_count)
    return operator_apply(e, n, (Operator){.definition = d}, 0, NULL);
  return fault_at(e, FAULT_UNSUPPORTED, n,
                  "TLCEvalDefinition of `%s`, which is no operator without "
                  "parameters of the root module",
                  symbol_text(name->text));
}

static const Value *seconds(Evaluator *e) {
  e->reads |= READS_CHECKER;
  return value_int(e->values, (int64_t)time(NULL) & INT32_MAX);
}

const Value *builtin_outside(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  switch ((int)builtin) {
  case BUILTIN_JAVA_TIME: return seconds(e);
  case BUILTIN_TLC_GET: return checker_get(e, n, v[0]);
  case BUILTIN_TLC_SET: return checker_set(e, n, v[0], v[1]);
  case BUILTIN_TLC_GET_OR_DEFAULT: return checker_get_or(e, v[0], v[1]);
  case BUILTIN_TLC_MODEL_VALUE: return model_value(e, n, v[0]);
  case BUILTIN_TRACE: return checker_trace(e, n);
  case BUILTIN_COUNTER_EXAMPLE: return checker_counterexample(e);
  case BUILTIN_TO_TRACE: return checker_to_trace(e, n, v[0]);
  case BUILTIN_EVAL_DEFINITION: return eval_definition(e, n, v[0]);
  case BUILTIN_TLC_FP: return checker_fingerprint(e, v[0]);
  case BUILTIN_RANDOM_ELEMENT: return chance_element(e, n, v[0]);
  case BUILTIN_RANDOM_SUBSET: return chance_subset(e, n, v);
  case BUILTIN_RANDOM_SET_OF_SUBSETS: return chance_set_of_subsets(e, n, v);
  case BUILTIN_TO_JSON:
  case BUILTIN_TO_JSON_ARRAY:
  case BUILTIN_TO_JSON_OBJECT:
  case BUILTIN_JSON_SERIALIZE:
  case BUILTIN_JSON_DESERIALIZE:
  case BUILTIN_ND_JSON_SERIALIZE:
  case BUILTIN_ND_JSON_DESERIALIZE: return builtin_json(e, n, builtin, v);
  case BUILTIN_IO_PICKLE:
  case BUILTIN_IO_UNPICKLE: return builtin_pickle(e, n, builtin, v);
  case BUILTIN_IO_SERIALIZE:
  case BUILTIN_IO_DESERIALIZE:
  case BUILTIN_ATOI:
  case BUILTIN_CSV_WRITE:
  case BUILTIN_CSV_WRITE_RECORD:
  case BUILTIN_CSV_RECORDS:
  case BUILTIN_CSV_READ: return builtin_files(e, n, builtin, v);
  case BUILTIN_IO_ENV:
  case BUILTIN_IO_EXEC:
  case BUILTIN_IO_ENV_EXEC:
  case BUILTIN_IO_EXEC_TEMPLATE:
  case BUILTIN_IO_ENV_EXEC_TEMPLATE: return builtin_programs(e, n, builtin, v);
  case BUILTIN_ASSERT_ERROR:
    return fault_at(e, FAULT_UNSUPPORTED, n, "%s as an argument", builtin_infos[builtin].spelling);
  }
  never("operator that looks outside");
}

/* The text that a failed evaluation has in TLC, as far as it is known: of Assert. */
static bool is_text_of_fault(Evaluator *e, const char *text) {
  const Fault *fault = &e->fault;
  if (!strcmp(text, fault->message)) return true;
  if (fault->kind != FAULT_ASSERTION) return false;
  const char *said = strstr(fault->message, ": ");
  const char *full = arena_format(e->messages,
                                  "The first argument of Assert evaluated to FALSE; the second "
                                  "argument was:\n\"%s\"",
                                  said ? said + 2 : "");
  return !strcmp(text, full);
}

const Value *eval_assert_error(Evaluator *e, const Node *n, Frame *f) {
  const Value *text = eval_whole(e, n->kids[0], f);
  if (!text || text->kind != VALUE_STRING)
    return text ? fault_value(e, FAULT_NOT_STRING, n, text) : NULL;
  uint32_t operands = e->operands.count;
  if (eval_whole(e, n->kids[1], f)) return e->no;
  e->operands.count = operands;
  if (is_text_of_fault(e, symbol_text(text->text))) return e->yes;
  if (e->fault.kind == FAULT_ASSERTION) return e->no;
  return fault_at(e, FAULT_UNSUPPORTED, n, "AssertError: TLC's text is not known for `%s`",
                  e->fault.message);
}
