#include "cli/about.h"

#include "cli/cause.h"

/* The value of a constant; false of an operator with parameters. */
static bool print_constant(const Job *job, const Constant *c, Text *out) {
  if (c->arity) return false;
  const Node *node = c->value;
  if (!node && c->definition) node = c->definition->body;
  const Value *value = node ? evaluate(job->evaluator, node, NULL, NULL) : NULL;
  if (value)
    value_print(value, out);
  else
    text_append(out, symbol_text(c->definition ? c->definition->name : c->name));
  return true;
}

static void print_assumption(const Job *job, const Property *assumption, Text *out) {
  const char *name = symbol_text(assumption->name);
  const Node *node = assumption->node;
  if (*name) text_format(out, "%s == ", name);
  print_source(job, node->kind == NODE_CALL ? node->definition->body : node, out);
}

static const Variable *ranging(const Job *job, uint32_t index) {
  const Spec *spec = job->spec;
  return spec->variables[spec->variable_count - job->model->rigid_count + index];
}

void print_constants(const Job *job, Text *out) {
  uint32_t shown = 0;
  for (uint32_t i = 0; i < job->spec->constant_count; i++) {
    const Constant *c = job->spec->constants[i];
    Text value = {0};
    if (print_constant(job, c, &value))
      text_format(out, "%s%s = %s", shown++ ? ", " : "  for ", symbol_text(c->name),
                  text_string(&value));
    text_free(&value);
  }
  if (shown) text_append(out, "\n");
}

void print_subject(const Job *job, Text *out) {
  text_append(out, symbol_text(job->spec->name));
  if (job->sizing) text_append(out, ", ");
  if (job->sizing) sizing_print(job->sizing, out);
  text_append(out, ": ");
}

void print_about(const Job *job, Text *out) {
  uint32_t rigid = job->model->rigid_count;
  print_constants(job, out);
  for (uint32_t i = 0; i < rigid; i++)
    text_format(out, "%s%s", i ? ", " : "  for every ", symbol_text(ranging(job, i)->name));
  if (rigid) text_format(out, " that %s allows\n", symbol_text(job->model->rigid.name));
  if (job->model->bounds_sequences)
    text_format(out, "  where Seq(S) has the sequences of length up to %u and no others\n",
                job->model->max_seq);
  for (uint32_t i = 0; i < job->spec->assumption_count; i++) {
    text_append(out, "  where ASSUME ");
    print_assumption(job, &job->spec->assumptions[i], out);
    text_append(out, " is true\n");
  }
}

static void write_constants(Json *j, const Job *job) {
  json_key(j, "constants");
  json_open(j, '{');
  for (uint32_t i = 0; i < job->spec->constant_count; i++) {
    Text value = {0};
    if (print_constant(job, job->spec->constants[i], &value)) {
      json_key(j, symbol_text(job->spec->constants[i]->name));
      json_string(j, text_string(&value));
    }
    text_free(&value);
  }
  json_close(j);
}

static void write_assumptions(Json *j, const Job *job) {
  json_key(j, "assumptions");
  json_open(j, '[');
  for (uint32_t i = 0; i < job->spec->assumption_count; i++) {
    Text text = {0};
    print_assumption(job, &job->spec->assumptions[i], &text);
    json_string(j, text_string(&text));
    text_free(&text);
  }
  json_close(j);
}

void json_about(Json *j, const Job *job) {
  json_key(j, "about");
  if (!job->model) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  write_constants(j, job);
  json_key(j, "ranging");
  json_open(j, '[');
  for (uint32_t i = 0; i < job->model->rigid_count; i++)
    json_string(j, symbol_text(ranging(job, i)->name));
  json_close(j);
  json_key(j, "max_seq");
  if (job->model->bounds_sequences)
    json_int(j, job->model->max_seq);
  else
    json_null(j);
  write_assumptions(j, job);
  json_close(j);
}
