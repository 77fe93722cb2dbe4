#include "cli/command_k.h"

#include <stdio.h>

#include "base/panic.h"
#include "cli/about.h"
#include "cli/report_json.h"
#include "solver/kinduction.h"

static ExitStatus status_of(const KProof *proof) {
  switch (proof->verdict) {
  case K_PROVED: return STATUS_HOLDS;
  case K_REFUTED: return result_status(proof->execution);
  case K_UNKNOWN: return STATUS_UNKNOWN;
  }
  never("verdict of a k-induction");
}

static const char *word_of(const KProof *proof) {
  switch (proof->verdict) {
  case K_PROVED: return "proved";
  case K_REFUTED: return "refuted";
  case K_UNKNOWN: return "unknown";
  }
  never("verdict of a k-induction");
}

static void print_properties(const PropertyList *properties, Text *out) {
  for (vec_each(Property, p, properties))
    text_format(out, "%s%s", p == properties->at ? "" : ", ", symbol_text(p->name));
}

static void report_text_of(Job *job, const KProof *proof, const PropertyList *properties) {
  Text out = {0};
  print_subject(job, &out);
  if (proof->verdict == K_PROVED) {
    print_properties(properties, &out);
    text_format(&out, " %s in executions of every length (by %u-induction)\n",
                properties->count == 1 ? "holds" : "hold", proof->k);
    print_about(job, &out);
  } else if (proof->reason) {
    text_format(&out, "unknown: %s\n", proof->reason);
  } else {
    text_format(&out, "unknown: not proved by k-induction with k up to %u\n", proof->k);
  }
  text_format(&out, "\nk-induction (%s), %llu queries, %.3f s\n", proof->solver,
              (unsigned long long)proof->queries, proof->seconds);
  fwrite(out.bytes, 1, out.length, stdout);
  text_free(&out);
}

static void report_json_of(Job *job, const KProof *proof, ExitStatus status) {
  Json *j = json_begin_report(job);
  json_about(j, job);
  json_text(j, "verdict", word_of(proof));
  json_number(j, "k", proof->k);
  json_text(j, "reason", proof->reason);
  json_text(j, "solver", proof->solver);
  json_number(j, "queries", proof->queries);
  json_key(j, "seconds");
  json_double(j, proof->seconds, 6);
  json_end_report(j, job, status);
}

/* A refutation is told as `check` would tell it. */
static void report(Job *job, const KProof *proof, const PropertyList *properties,
                   ExitStatus status) {
  if (proof->verdict == K_REFUTED && job->json)
    report_json(job, proof->execution, status);
  else if (proof->verdict == K_REFUTED)
    report_text(job, proof->execution);
  else if (job->json)
    report_json_of(job, proof, status);
  else
    report_text_of(job, proof, properties);
}

ExitStatus prove_with_k(Job *job, const PropertyList *properties, const EngineOptions *engine) {
  Task task = job_task(job);
  KOptions options = {.engine = *engine,
                      .limit = (uint32_t)job->options->k,
                      .simple_path = !job->options->any_path};
  KProof *proof = prove_by_k_induction(&task, properties, &options);
  if (!proof) {
    ExitStatus status = job_error_status(job);
    if (job->json) report_json(job, NULL, status);
    return status;
  }
  ExitStatus status = status_of(proof);
  report(job, proof, properties, status);
  kproof_destroy(proof);
  return status;
}
