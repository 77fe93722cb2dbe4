/* `cairn prove --auto`: safety without an invariant. */
#include "cli/command_auto.h"

#include <stdio.h>
#include <string.h>

#include "cli/about.h"
#include "cli/emission.h"
#include "cli/report.h"
#include "cli/report_proof.h"
#include "cli/typing.h"
#include "solver/lemma.h"

static PropertyList joined(const PropertyList *a, const PropertyList *b) {
  PropertyList all = {0};
  for (vec_each(Property, p, a)) vec_push(&all, *p);
  for (vec_each(Property, p, b)) vec_push(&all, *p);
  return all;
}

static PropertyList lemma_properties(Job *job, const Found *found) {
  PropertyList lemmas = {0};
  for (uint32_t i = 0; i < found->lemma_count; i++) {
    const char *name = arena_format(job->session.memory, "Found%u", i + 1);
    Symbol symbol = symbol_intern(job->session.symbols, name, strlen(name));
    vec_push(&lemmas, ((Property){symbol, lemma_node(job->spec, &found->lemmas[i])}));
  }
  return lemmas;
}

/* ---- outcomes ---- */

static const char *module_name(Job *job) {
  const char *path = job->options->emit;
  if (!path) return "Found";
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *dot = strstr(name, ".tla");
  return arena_copy(job->session.memory, name, dot ? (size_t)(dot - name) : strlen(name));
}

/* What cannot be written as TLA+ is proved as it was found. */
static Proof *prove_as_found(Job *job, const Found *found, const Typing *typing,
                             const PropertyList *safety, const ProofOptions *options) {
  Task task = job_task(job);
  PropertyList lemmas = lemma_properties(job, found),
               types = joined(&typing->types, &typing->guessed);
  PropertyList given = joined(&types, safety), inductive = joined(&given, &lemmas);
  Proof *proof = prove_induction(&task, &inductive, safety, options);
  vec_free(&lemmas);
  vec_free(&types);
  vec_free(&given);
  vec_free(&inductive);
  return proof;
}

static void write_module(Job *job, const Emission *emission, bool writable, ExitStatus *status) {
  const char *path = job->options->emit;
  if (!writable)
    fprintf(stderr,
            "cairn: %s is not written: the invariant mentions model values, which TLA+ cannot "
            "name\n",
            path);
  else if (!emission_write(path, text_string(&emission->text)))
    *status = STATUS_BAD_INPUT;
}

static ExitStatus report_proof_of(Job *job, const Proof *proof, const Found *found,
                                  const TextLines *lines) {
  ExitStatus status = proof ? proof_status(proof) : job_error_status(job);
  if (job->json)
    report_found_json(job, proof, found, lines, status);
  else if (proof)
    report_found_text(job, proof, found, lines);
  return status;
}

static ExitStatus report_found(Job *job, const Found *found, const Typing *typing,
                               const PropertyList *safety, const ProofOptions *options) {
  Task task = job_task(job);
  TextLines lines = {0};
  for (vec_each(const char *const, text, &typing->texts)) vec_push(&lines, *text);
  const Invented invented = {&typing->types, safety, &lines};
  bool writable = lemmas_as_text(&task, found, &lines);
  Emission emission = emission_make(job, module_name(job), &invented);
  Options bound;
  Job reader = {0};
  Proof *proof = NULL;
  if (writable) proof = emission_prove(job, &emission, options, &bound, &reader);
  writable = writable && proof;
  if (!proof) proof = prove_as_found(job, found, typing, safety, options);
  ExitStatus status = report_proof_of(job, proof, found, &lines);
  if (job->options->emit) write_module(job, &emission, writable, &status);
  proof_destroy(proof);
  if (reader.options) job_close(&reader);
  text_free(&emission.text);
  vec_free(&lines);
  return status;
}

static ExitStatus report_unknown(Job *job, const Found *found, const char *reason) {
  if (job->json) {
    report_found_json(job, NULL, found, &(TextLines){0}, STATUS_UNKNOWN);
    return STATUS_UNKNOWN;
  }
  Text subject = {0};
  print_subject(job, &subject);
  printf("%sunknown: %s\n", text_string(&subject), reason);
  text_free(&subject);
  if (found->clear)
    printf("  no violation in executions of up to %u steps; no longer one was excluded\n",
           found->clear);
  printf("\nreachability, %llu queries, %.3f s\n", (unsigned long long)found->queries,
         found->seconds);
  return STATUS_UNKNOWN;
}

static bool has_property(const PropertyList *some, const char *name) {
  for (vec_each(const Property, p, some))
    if (name && !strcmp(symbol_text(p->name), name)) return true;
  return false;
}

static const char *left_behind(Job *job, const Typing *typing, const char *property) {
  for (uint32_t i = 0; i < typing->guessed.count; i++)
    if (!strcmp(symbol_text(typing->guessed.at[i].name), property))
      return arena_format(
          job->session.memory,
          "a step leaves `%s`, which was guessed from the states seen first; name a "
          "type invariant with --inv",
          typing->texts.at[i]);
  return arena_format(job->session.memory,
                      "a step leaves `%s`, which was taken for the type invariant; name another "
                      "one with --inv",
                      property);
}

/* The execution that was found to exist is looked for again by bounded model checking,
   which finds a shortest one and has it replayed.  That types which nobody asked about are
   left is no violation: then the search has looked at too few states. */
static ExitStatus report_refuted(Job *job, const Found *found, const PropertyList *all,
                                 const PropertyList *asked, const Typing *typing,
                                 const ProofOptions *options) {
  Task task = job_task(job);
  Model model = model_unasked(job->model);
  EngineOptions engine = options->engine;
  engine.length = found->depth;
  model.invariants = *all;
  task.model = &model;
  Result *result = check_symbolic(&task, &engine);
  ExitStatus status = result_status(result);
  bool beside = result->verdict == VERDICT_VIOLATED && !has_property(asked, result->property);
  if (result->verdict == VERDICT_HOLDS)
    status = report_unknown(job, found, "the search found an execution that does not exist");
  else if (beside)
    status = report_unknown(job, found, left_behind(job, typing, result->property));
  else if (job->json)
    report_json(job, result, status);
  else
    report_text(job, result);
  result_destroy(result);
  return status;
}

ExitStatus prove_automatically(Job *job, const PropertyList *types, const PropertyList *safety,
                               const ProofOptions *options) {
  Task task = job_task(job);
  Typing typing = typing_complete(job, types, safety);
  PropertyList known = joined(&typing.types, &typing.guessed);
  PropertyList all = joined(&known, safety), asked = joined(types, safety);
  Found *found = find_invariant(&task, &all, safety, &options->engine);
  ExitStatus status = STATUS_UNKNOWN;
  if (!found) {
    status = job_error_status(job);
    if (job->json) report_proof_json(job, NULL, status);
  } else {
    switch (found->verdict) {
    case SEARCH_PROVED: status = report_found(job, found, &typing, safety, options); break;
    case SEARCH_REFUTED: status = report_refuted(job, found, &all, &asked, &typing, options); break;
    case SEARCH_UNKNOWN:
      status = report_unknown(job, found, found->reason ? found->reason : "no reason given");
      break;
    }
  }
  found_destroy(found);
  typing_free(&typing);
  vec_free(&known);
  vec_free(&all);
  vec_free(&asked);
  return status;
}
