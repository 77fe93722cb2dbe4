/* `cairn audit SPEC.tla --bind BIND.json`: a specification held against the rules. */
#include <string.h>

#include "audit/lint.h"
#include "audit/proof.h"
#include "base/source.h"
#include "cli/audit_output.h"
#include "cli/command_audit.h"
#include "cli/command_model.h"
#include "frontend/graph.h"
#include "frontend/uses.h"

enum { MOST_STATES = 30000, LINT_SECONDS = 60 };

static const AuditBinding *read_binding(Job *job) {
  uint32_t file;
  if (!source_read(job->session.diags, job->options->bind, &file)) return NULL;
  return binding_read(job->session.memory, job->session.diags, file);
}

static bool has_behaviour(Job *job) {
  if (job->model->init && job->model->next) return true;
  Diag *d = diag_report(job->session.diags, DIAG_C0206, NO_SPAN, "there is no behaviour to audit");
  diag_help(d, "define Init and Next, or name them in a configuration");
  return false;
}

static void add_input(AuditContext *context, const char *role, const char *path) {
  AuditInput input = {role, path, NULL};
  if (path) vec_push(&context->inputs, input);
}

static bool decided(const AuditFindings *findings) {
  for (vec_each(const AuditFinding, f, &findings->all))
    if (f->outcome == OUTCOME_PASS || f->outcome == OUTCOME_FAIL) return true;
  return false;
}

/* The modules that the root module needs; what is built in has no file. */
static void add_modules(AuditContext *context, const Graph *graph) {
  for (uint32_t i = 1; i < graph->count; i++)
    if (graph->modules[i].origin == GRAPH_FILE)
      add_input(context, "module", graph->modules[i].path);
}

/* What is found is told by the audit's reports, not as diagnostics. */
static void run_lints(Job *job, const ProofChannel *channel, const EngineOptions *engine,
                      AuditFindings *findings) {
  Task task = job_task(job);
  PropertyList claims = proof_channel_claims(channel);
  LintOptions options = {.engine = *engine,
                         .seconds = job->options->timeout ? 0 : LINT_SECONDS,
                         .path = job->path,
                         .config = job->config,
                         .also = &claims,
                         .used = &channel->used,
                         .no_remarks = true};
  options.no_guards = audit_count(findings, WEIGHT_BLOCK) > 0;
  bool hushed = diags_hush(job->session.diags, true);
  lint_specification(&task, &options, findings);
  diags_hush(job->session.diags, hushed);
  vec_free(&claims);
}

static ExitStatus run_channel(Job *job, ProofChannel *channel, const Graph *graph) {
  AuditFindings findings = {0};
  AuditContext context = {.subject = job->path, .pack = channel->pack};
  add_input(&context, "specification", job->path);
  add_modules(&context, graph);
  add_input(&context, "configuration", job->config_path);
  add_input(&context, "binding", job->options->bind);
  EngineOptions options = engine_options(job->options);
  options.most_states = MOST_STATES;
  options.length = job->options->length > UINT32_MAX ? UINT32_MAX : (uint32_t)job->options->length;
  channel->scenarios = job->options->scenarios;
  channel->config = job->config;
  AuditDocuments documents = {0};
  bool documented = audit_citations(job, &documents.citations);
  channel->citations = &documents.citations;
  Task task = job_task(job);
  proof_channel_run(channel, &task, &options, &findings);
  context.spent = options.deadline > 0 && solver_clock() > options.deadline && !decided(&findings);
  context.unassumed = channel->unassumed;
  run_lints(job, channel, &options, &findings);
  documented &= audit_documents(job, &documents, &context, &findings);
  ExitStatus status = audit_finish(job, &context, &findings);
  if (!documented && status == STATUS_HOLDS) status = STATUS_BAD_INPUT;
  audit_documents_free(&documents);
  vec_free(&context.inputs);
  audit_free(&findings);
  return status;
}

static ExitStatus audit(Job *job, const Pack *pack, const AuditBinding *binding,
                        const Graph *graph) {
  ProofChannel channel;
  bool good = proof_channel_open(&channel, &job->session, job->spec, pack, binding);
  ExitStatus status = STATUS_BAD_INPUT;
  if (good && job_bind(job) && has_behaviour(job))
    status = run_channel(job, &channel, graph);
  else
    status = audit_fail(job, good ? job_error_status(job) : STATUS_BAD_INPUT);
  proof_channel_close(&channel);
  return status;
}

ExitStatus audit_spec(const Options *o) {
  if (o->words.count != 1 || !o->bind) return audit_usage("SPEC.tla");
  Job job;
  job_open(&job, o);
  ExitStatus status;
  Uses uses = {0};
  if (!job_load_noting(&job, o->words.at[0], &uses)) {
    status = audit_fail(&job, job_error_status(&job));
  } else {
    const AuditBinding *binding = read_binding(&job);
    const Pack *pack = binding ? audit_pack(&job) : NULL;
    Graph graph = graph_make(&job.session, &uses);
    status = pack ? audit(&job, pack, binding, &graph) : audit_fail(&job, STATUS_BAD_INPUT);
  }
  uses_free(&uses);
  job_close(&job);
  return status;
}
