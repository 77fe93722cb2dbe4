/* `cairn eval`: the value of an expression, alone or in the context of a module. */
#include <stdio.h>
#include <string.h>

#include "cli/command_eval.h"
#include "cli/commands.h"
#include "cli/report.h"

static void print_value(const Job *job, const Value *value) {
  Text text = {0};
  value_print(value, &text);
  if (job->json) {
    Json *j = json_create(stdout, true);
    json_open(j, '{');
    json_key(j, "schema");
    json_int(j, 1);
    json_key(j, "text");
    json_string(j, text_string(&text));
    json_key(j, "value");
    json_value(j, value);
    json_close(j);
    json_destroy(j);
  } else {
    puts(text_string(&text));
  }
  text_free(&text);
}

/* The expression as an operator of the module, or of one that extends all standard
   modules. */
static const Node *read_expression(Job *job, uint32_t file) {
  const Syntax *syntax = parse_expression(&job->session, file);
  Definition *d = syntax ? spec_expression(&job->session, &job->spec, syntax) : NULL;
  return d ? spec_call(job->spec, d, d->body->at) : NULL;
}

/* The first initial state, for as long as it is visited. */
typedef struct AtInit {
  Job *job;
  const Node *node;
  const Value *value;
  bool visited;
} AtInit;

static bool evaluate_there(State state, const Action *action, void *env) {
  (void)action;
  AtInit *at = env;
  at->visited = true;
  at->value = evaluate(at->job->evaluator, at->node, state, state);
  return false;
}

static const Value *evaluate_at_init(Job *job, const Node *node) {
  AtInit at = {.job = job, .node = node};
  if (!job->model->init) {
    diag_report(job->session.diags, DIAG_C0206, NO_SPAN, "there is no initial predicate");
    return NULL;
  }
  bool good = each_initial(job->evaluator, job->model->init, evaluate_there, &at);
  if (at.value) return at.value;
  if (!good || at.visited)
    report_fault(job, evaluator_fault(job->evaluator));
  else
    diag_report(job->session.diags, DIAG_C0206, NO_SPAN, "there is no initial state");
  return NULL;
}

Budget evaluation_budget(const Options *o) {
  return (Budget){.deadline = o->timeout ? budget_clock() + (double)o->timeout : 0,
                  .memory = (uint64_t)o->memory << 20};
}

const Value *evaluate_text(Job *job, uint32_t file, Budget *budget) {
  const Node *node = read_expression(job, file);
  if (!node || !job_bind(job)) return NULL;
  evaluator_set_budget(job->evaluator, budget);
  if (job->options->at_init) return evaluate_at_init(job, node);
  const Value *value = evaluate(job->evaluator, node, NULL, NULL);
  if (!value) report_fault(job, evaluator_fault(job->evaluator));
  return value;
}

ExitStatus command_eval(const Options *o) {
  if (o->words.count < 1 || o->words.count > 2)
    return fputs("cairn: usage: cairn eval EXPRESSION [SPEC.tla]\n", stderr), STATUS_USAGE;
  Job job;
  job_open(&job, o);
  bool loaded = o->words.count == 1 || job_load(&job, o->words.at[1]);
  Budget budget = evaluation_budget(o);
  const char *text = o->words.at[0];
  uint32_t file = diags_add_file(job.session.diags, "expression", text, strlen(text));
  const Value *value = loaded ? evaluate_text(&job, file, &budget) : NULL;
  ExitStatus status = value ? STATUS_HOLDS : job_error_status(&job);
  if (budget.spent) status = STATUS_UNKNOWN;
  if (value) print_value(&job, value);
  if (job.json && status) report_json(&job, NULL, status);
  job_print_diags(&job);
  job_close(&job);
  return status;
}
