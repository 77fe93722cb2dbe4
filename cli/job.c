#include "cli/job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "semantics/transplant.h"

static bool wants_color(const char *when, FILE *out) {
  if (!strcmp(when, "always")) return true;
  const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
  if (!strcmp(when, "never") || (no_color && *no_color)) return false;
  return isatty(fileno(out)) && !(terminal && !strcmp(terminal, "dumb"));
}

void job_open(Job *job, const Options *options) {
  *job = (Job){.options = options, .json = !strcmp(options->format, "json")};
  job->session =
      (Session){.memory = arena_create(), .symbols = symbols_create(), .diags = diags_create()};
  job->color = wants_color(options->color, stdout);
}

void job_close(Job *job) {
  evaluator_destroy(job->evaluator);
  values_destroy(job->values);
  model_destroy(job->model);
  config_destroy(job->config);
  diags_destroy(job->session.diags);
  symbols_destroy(job->session.symbols);
  arena_destroy(job->session.memory);
}

static uint32_t count_parts(const char *list) {
  uint32_t count = 1;
  while ((list = strchr(list, ':'))) list++, count++;
  return count;
}

/* The folders of --library, then those of the variable TLA_PATH. */
static const SearchPath *search_path(const Job *job) {
  Arena *memory = job->session.memory;
  const TextList *given = &job->options->library;
  const char *rest = getenv("TLA_PATH");
  if (!rest) rest = "";
  SearchPath *search = arena_new(memory, SearchPath);
  const char **all = arena_array(memory, const char *, given->count + count_parts(rest));
  for (uint32_t i = 0; i < given->count; i++) all[search->count++] = given->at[i];
  while (*rest) {
    size_t length = strcspn(rest, ":");
    if (length) all[search->count++] = arena_copy(memory, rest, length);
    rest += length + (rest[length] == ':');
  }
  search->folders = all;
  return search;
}

/* The named file, or SPEC.cfg beside the module if there is one. */
static const char *find_config(const Job *job) {
  if (job->options->config) return job->options->config;
  size_t stem = strlen(job->path) - (text_ends_with(job->path, ".tla") ? 4 : 0);
  const char *path = arena_format(job->session.memory, "%.*s.cfg", (int)stem, job->path);
  return access(path, F_OK) == 0 ? path : NULL;
}

/* Names in values are ordered by where they stand first, and as for TLC that is in the
   configuration.  What is wrong with it is said when it is read for good. */
static void note_names(const Job *job) {
  const char *path = find_config(job);
  if (!path) return;
  Session scratch = job->session;
  scratch.diags = diags_create();
  config_destroy(config_load(&scratch, path));
  diags_destroy(scratch.diags);
}

bool job_load(Job *job, const char *word) { return job_load_noting(job, word, NULL); }

static void find_file(Job *job, const char *word) {
  bool plain = text_ends_with(word, ".tla") || access(word, F_OK) == 0;
  job->path = arena_format(job->session.memory, "%s%s", word, plain ? "" : ".tla");
  note_names(job);
}

bool job_load_noting(Job *job, const char *word, struct Uses *uses) {
  find_file(job, word);
  job->spec = spec_load_noting(&job->session, job->path, search_path(job), uses);
  return job->spec != NULL;
}

bool job_read(Job *job, const char *word, struct Uses *uses) {
  find_file(job, word);
  job->spec = spec_read(&job->session, job->path, search_path(job), uses);
  return job->spec != NULL;
}

bool job_load_text(Job *job, const char *path, const char *text) {
  uint32_t file = diags_add_file(job->session.diags, path, text, strlen(text));
  job->path = path;
  job->spec = spec_analyse(&job->session, file, search_path(job));
  return job->spec != NULL;
}

static Model *bind(Job *job) {
  const Options *o = job->options;
  ModelOptions wanted = {.init = o->init,
                         .next = o->next,
                         .cinit = o->cinit,
                         .view = o->view,
                         .no_deadlock = o->no_deadlock};
  wanted.bounds_sequences = o->max_seq <= SEQ_MOST;
  wanted.max_seq = wanted.bounds_sequences ? (uint32_t)o->max_seq : 0;
  for (uint32_t i = 0; i < o->invariants.count; i++)
    vec_push(&wanted.invariants, o->invariants.at[i]);
  const TextList *properties[] = {&o->safe, &o->refines};
  for (int i = 0; i < 2; i++)
    for (vec_each(const char *, name, properties[i])) vec_push(&wanted.properties, *name);
  Model *model = model_bind(&job->session, job->spec, job->config, &wanted);
  vec_free(&wanted.invariants);
  vec_free(&wanted.properties);
  return model;
}

/* What Print and PrintT say goes to standard output, unless that is for JSON. */
static void print_line(const char *text, void *env) {
  const Job *job = env;
  fprintf(job->json ? stderr : stdout, "%s\n", text);
}

/* From its file, or from behind the module in the file of that. */
static bool load_config(Job *job) {
  const char *path = job->path ? find_config(job) : job->options->config;
  job->config_path = path;
  if (path) return (job->config = config_load(&job->session, path)) != NULL;
  if (!job->spec) return true;
  bool found;
  job->config = config_read_block(&job->session, spec_behind(job->spec), job->spec->name, &found);
  return job->config || !found;
}

bool job_bind(Job *job) {
  if (!load_config(job)) return false;
  if (job->sizing && !sizing_apply(&job->session, job->config, job->sizing)) return false;
  if (!(job->model = bind(job))) return false;
  job->values = values_create();
  job->evaluator = evaluator_create(job->values, job->session.symbols, job->spec);
  evaluator_on_print(job->evaluator, print_line, job);
  evaluator_allow_programs(job->evaluator, job->options->allow_exec);
  if (job->before) evaluator_transplant_registers(job->evaluator, job->before->evaluator);
  return true;
}

ExitStatus job_error_status(const Job *job) {
  char group = diags_error_group(job->session.diags);
  if (group == 'R') return STATUS_FAULT;
  if (group == 'M') return STATUS_USAGE;
  bool config = group == 'C' || (group == 'X' && job->spec); /* the last file to be read */
  return config ? STATUS_BAD_CONFIG : STATUS_BAD_SPEC;
}

void job_print_diags(const Job *job) {
  if (!job->json)
    diags_print_text(job->session.diags, stderr, wants_color(job->options->color, stderr));
}

Task job_task(Job *job) {
  return (Task){.session = &job->session,
                .model = job->model,
                .values = job->values,
                .evaluator = job->evaluator};
}
