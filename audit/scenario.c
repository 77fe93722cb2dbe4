#include "audit/scenario.h"

#include <string.h>

#include "audit/transform.h"

static const char *print_value(Arena *memory, const Value *value) {
  Text text = {0};
  value_print(value, &text);
  const char *copy = arena_copy(memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

/* How much of the name of an action is what the specification calls it. */
static size_t scenario_plain_name(const char *name) {
  const char *mark = strstr(name, TRANSFORM_NO_ANSWER);
  return mark ? (size_t)(mark - name) : strlen(name);
}

const char *scenario_action(const Teller *t, const Action *action) {
  if (!action->definition) return "Next";
  Text text = {0};
  const char *name = symbol_text(action->definition->name);
  text_append_bytes(&text, name, scenario_plain_name(name));
  for (uint32_t i = 0; i < action->argument_count; i++) {
    text_append(&text, i ? ", " : "(");
    if (action->arguments[i]) value_print(action->arguments[i], &text);
    if (!action->arguments[i]) text_append(&text, "_");
  }
  if (action->argument_count) text_append(&text, ")");
  const char *copy = arena_copy(t->session->memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

static const DeedBinding *find_deed(const Teller *t, const Action *action, int *which) {
  if (!action->definition) return NULL;
  const char *given = symbol_text(action->definition->name);
  const char *name = arena_copy(t->session->memory, given, scenario_plain_name(given));
  for (*which = 0; *which < DEED_COUNT; ++*which) {
    const DeedBinding *b = binding_operator(t->binding, (Deed)*which, name);
    if (b) return b;
  }
  return NULL;
}

/* What transforms add. */
static const char *find_added(const Action *action) {
  static const char *const added[][2] = {
      {TRANSFORM_STEP_CLOCK, "a clock jumps"},
      {TRANSFORM_STEP_NETWORK, "the network loses, repeats or reorders a message"},
      {TRANSFORM_STEP_CRASH, "somebody crashes, and forgets"}};
  const char *name = action->definition ? symbol_text(action->definition->name) : "";
  for (size_t i = 0; i < sizeof added / sizeof *added; i++)
    if (!strcmp(added[i][0], name)) return added[i][1];
  return NULL;
}

/* The argument that the binding calls by a word; NULL if there is none. */
static const Value *find_argument(const DeedBinding *b, const Action *action, const char *word,
                                  size_t length) {
  for (uint32_t i = 0; i < b->argument_count && i < action->argument_count; i++) {
    size_t size = strcspn(b->arguments[i], " ");
    if (size == length && !strncmp(b->arguments[i], word, length)) return action->arguments[i];
  }
  return NULL;
}

/* Words for what is not known. */
static const char *stand_in(const char *word, size_t length) {
  static const char *const words[][2] = {{"worker", "the worker"}, {"shard", "the shard"},
                                         {"key", "a key"},         {"item", "an item"},
                                         {"other", "another"},     {"operation", "an operation"}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i][0]) == length && !strncmp(words[i][0], word, length)) return words[i][1];
  return "something";
}

/* What the action with these arguments does, in one sentence. */
static const char *scenario_sentence(const Teller *t, const Action *action) {
  int which;
  const DeedBinding *b = find_deed(t, action, &which);
  const char *added = find_added(action);
  if (added) return added;
  if (!b) return arena_format(t->session->memory, "%s happens", scenario_action(t, action));
  Text text = {0};
  for (const char *at = b->told ? b->told : deed_infos[which].told; *at;) {
    size_t plain = strcspn(at, "{");
    text_append_bytes(&text, at, plain);
    at += plain;
    if (!*at) break;
    size_t length = strcspn(at + 1, "}");
    const Value *value = find_argument(b, action, at + 1, length);
    if (value)
      value_print(value, &text);
    else
      text_append(&text, stand_in(at + 1, length));
    at += length + 1 + (at[length + 1] == '}');
  }
  if (scenario_plain_name(symbol_text(action->definition->name)) !=
      strlen(symbol_text(action->definition->name)))
    text_append(&text, ", and the answer is lost");
  const char *copy = arena_copy(t->session->memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

static const char *find_actor(const Teller *t, const Action *action) {
  int which;
  const DeedBinding *b = find_deed(t, action, &which);
  const Value *worker = b ? find_argument(b, action, "worker", strlen("worker")) : NULL;
  return worker ? arena_format(t->session->memory, "worker %s",
                               print_value(t->session->memory, worker))
                : NULL;
}

/* The variables that are different from before, one per line. */
static const char *changed(const Teller *t, const TraceStep *before, const TraceStep *now) {
  Text text = {0};
  for (uint32_t v = 0; v < t->spec->variable_count; v++) {
    if (before && before->state[v] == now->state[v]) continue;
    text_format(&text, "%s%s = ", text.length ? "\n" : "",
                symbol_text(t->spec->variables[v]->name));
    value_print(now->state[v], &text);
  }
  const char *copy =
      text.length ? arena_copy(t->session->memory, text_string(&text), text.length) : NULL;
  text_free(&text);
  return copy;
}

static FindingPlace find_code(const Teller *t, const Definition *d) {
  const char *name = symbol_text(d->name);
  return binding_code(t->binding, arena_copy(t->session->memory, name, scenario_plain_name(name)));
}

void scenario_tell(const Teller *t, const Trace *trace, AuditFinding *finding) {
  for (uint32_t i = 0; i < trace->count; i++) {
    const TraceStep *now = &trace->at[i];
    ScenarioStep step = {.action = "Init",
                         .told = "at first",
                         .state = changed(t, i ? &trace->at[i - 1] : NULL, now)};
    if (i) {
      step.action = scenario_action(t, &now->action);
      step.told = scenario_sentence(t, &now->action);
      step.actor = find_actor(t, &now->action);
      const Definition *d = now->action.definition;
      FindingPlace place = finding_place(t->session->diags, d ? d->at : now->action.at, NULL);
      if (place.path && *place.path != '<') step.place = place; /* else of a transform */
      if (d) step.code = find_code(t, d);
    }
    vec_push(&finding->scenario, step);
  }
}
