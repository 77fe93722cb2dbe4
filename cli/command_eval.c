/* `cairn eval`: the value of an expression, alone or in the context of a module. */
#include <stdio.h>
#include <string.h>

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
static const Node *read_expression(Job *job, const char *text) {
  uint32_t file = diags_add_file(job->session.diags, "expression", text, strlen(text));
  const Syntax *syntax = parse_expression(&job->session, file);
  Definition *d = syntax ? spec_expression(&job->session, &job->spec, syntax) : NULL;
  return d ? spec_call(job->spec, d, d->body->at) : NULL;
}

static ExitStatus evaluate_text(Job *job, const char *text) {
  const Node *node = read_expression(job, text);
  if (!node || !job_bind(job)) return job_error_status(job);
  const Value *value = evaluate(job->evaluator, node, NULL, NULL);
  if (value) return print_value(job, value), STATUS_HOLDS;
  report_fault(job, evaluator_fault(job->evaluator));
  return STATUS_FAULT;
}

ExitStatus command_eval(const Options *o) {
  if (o->words.count < 1 || o->words.count > 2)
    return fputs("cairn: usage: cairn eval EXPRESSION [SPEC.tla]\n", stderr), STATUS_USAGE;
  Job job;
  job_open(&job, o);
  ExitStatus status = STATUS_BAD_SPEC;
  if (o->words.count == 1 || job_load(&job, o->words.at[1]))
    status = evaluate_text(&job, o->words.at[0]);
  else
    status = job_error_status(&job);
  if (job.json && status) report_json(&job, NULL, status);
  job_print_diags(&job);
  job_close(&job);
  return status;
}
