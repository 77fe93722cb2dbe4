/* `cairn parse`: is this a correct specification, and what does it define? */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/deps.h"
#include "cli/report.h"
#include "frontend/tree.h"

static void write_names(Json *j, const char *key, uint32_t count, const char *const *names) {
  json_key(j, key);
  json_open(j, '[');
  for (uint32_t i = 0; i < count; i++) json_string(j, names[i]);
  json_close(j);
}

static void write_facts(Json *j, Job *job) {
  const Spec *s = job->spec;
  const char **names =
      arena_array(job->session.memory, const char *, s->constant_count + s->variable_count + 1);
  for (uint32_t i = 0; i < s->constant_count; i++) names[i] = symbol_text(s->constants[i]->name);
  write_names(j, "constants", s->constant_count, names);
  for (uint32_t i = 0; i < s->variable_count; i++) names[i] = symbol_text(s->variables[i]->name);
  write_names(j, "variables", s->variable_count, names);
}

static void print_json(Job *job, const Uses *uses, ExitStatus status) {
  Json *j = json_create(stdout, true);
  json_open(j, '{');
  json_key(j, "schema");
  json_int(j, 1);
  json_key(j, "spec");
  json_string(j, job->path);
  json_key(j, "module");
  if (job->spec)
    json_string(j, symbol_text(job->spec->name));
  else
    json_null(j);
  if (job->spec) {
    write_facts(j, job);
    tree_write(&job->session, uses, j);
  }
  json_key(j, "exit_status");
  json_int(j, status);
  json_key(j, "diagnostics");
  diags_print_json(job->session.diags, j);
  json_close(j);
  json_destroy(j);
}

static const char *plural(uint32_t count) { return count == 1 ? "" : "s"; }

static void print_text(const Spec *s) {
  printf("%s: no errors; %u constant%s, %u variable%s, %u assumption%s\n", symbol_text(s->name),
         s->constant_count, plural(s->constant_count), s->variable_count, plural(s->variable_count),
         s->assumption_count, plural(s->assumption_count));
}

static void print(Job *job, const Uses *uses, ExitStatus status) {
  if (job->options->deps) {
    Graph graph = graph_make(&job->session, uses);
    deps_print(job, &graph, status);
  } else if (job->json) {
    print_json(job, uses, status);
  } else if (job->spec) {
    print_text(job->spec);
  }
}

static ExitStatus parse_one(const Options *o, const char *word) {
  Job job;
  Uses uses = {0};
  job_open(&job, o);
  bool noted = job.json || o->deps;
  bool correct = job_read(&job, word, noted ? &uses : NULL);
  ExitStatus status = correct ? STATUS_HOLDS : job_error_status(&job);
  print(&job, &uses, status);
  job_print_diags(&job);
  uses_free(&uses);
  job_close(&job);
  return status;
}

/* The status is that of the first mistaken one. */
ExitStatus command_parse(const Options *o) {
  if (!o->words.count)
    return fputs("cairn: a specification is needed: SPEC.tla\n", stderr), STATUS_USAGE;
  if (!strcmp(o->format, "dot") && !o->deps)
    return fputs("cairn: `--format=dot` is for --deps\n", stderr), STATUS_USAGE;
  ExitStatus status = STATUS_HOLDS;
  for (uint32_t i = 0; i < o->words.count; i++) {
    ExitStatus one = parse_one(o, o->words.at[i]);
    if (status == STATUS_HOLDS) status = one;
  }
  return status;
}
