/* A proof as one JSON object.  docs/json.md describes it. */
#include "cli/about.h"
#include "cli/report_json.h"
#include "cli/report_proof.h"

static void write_names(Json *j, const char *key, uint32_t count, const uint32_t *used,
                        const Property *lemmas) {
  json_key(j, key);
  json_open(j, '[');
  for (uint32_t i = 0; i < count; i++) json_string(j, symbol_text(lemmas[used[i]].name));
  json_close(j);
}

static const char *triage_word(const Cti *cti) {
  switch (cti->triage) {
  case TRIAGE_UNKNOWN: return "unknown";
  case TRIAGE_REACHED: return "reachable";
  case TRIAGE_BLOCKED: return "excluded";
  }
  return NULL;
}

static void write_facts(Json *j, const FactList *facts) {
  json_key(j, "facts");
  json_open(j, '[');
  for (uint32_t i = 0; i < facts->count; i++) {
    Text text = {0};
    fact_print(&facts->at[i], &text);
    json_string(j, text_string(&text));
    text_free(&text);
  }
  json_close(j);
}

static void write_lemma(Json *j, const Cti *cti) {
  Text text = {0};
  if (cti->triage == TRIAGE_BLOCKED) facts_print_excluded(&cti->blocked_by, &text);
  json_text(j, "lemma", text.length ? text_string(&text) : NULL);
  text_free(&text);
}

static void write_cti(Json *j, Job *job, const Cti *cti) {
  if (!cti) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  json_fault(j, job, cti->step->fault);
  json_cause(j, job, cti->step);
  json_trace(j, job, &cti->step->trace, cti->step->trace.count > 1);
  write_facts(j, &cti->facts);
  json_text(j, "first_state", triage_word(cti));
  json_number(j, "searched", cti->depth);
  write_lemma(j, cti);
  json_key(j, "execution");
  if (cti->execution) {
    json_open(j, '{');
    json_trace(j, job, &cti->execution->trace, false);
    json_close(j);
  } else {
    json_null(j);
  }
  json_close(j);
}

static void write_cell(Json *j, Job *job, const Proof *proof, const char *row, const char *column,
                       const Cell *cell) {
  json_open(j, '{');
  json_text(j, "lemma", row);
  json_text(j, "action", column);
  json_text(j, "verdict", cell_word(cell->verdict));
  json_key(j, "seconds");
  json_double(j, cell->seconds, 6);
  write_names(j, "rests_on", cell->used_count, cell->used, proof->lemmas);
  json_key(j, "minimal");
  if (cell->verdict == CELL_PROVED)
    json_bool(j, cell->minimal);
  else
    json_null(j);
  json_text(j, "certified", cell->certified);
  json_key(j, "drat");
  json_bool(j, cell->drat);
  json_key(j, "cached");
  json_bool(j, cell->cached);
  json_text(j, "reason", cell->reason);
  json_key(j, "counterexample");
  write_cti(j, job, cell->cti);
  json_key(j, "more_counterexamples");
  json_open(j, '[');
  for (const Cti *cti = cell->cti ? cell->cti->next : NULL; cti; cti = cti->next)
    write_cti(j, job, cti);
  json_close(j);
  json_close(j);
}

/* Columns are Init, the actions, and null for what is to follow from the invariant; a
   row of null is about the action itself. */
static void write_cells(Json *j, Job *job, const Proof *proof) {
  json_key(j, "cells");
  json_open(j, '[');
  for (uint32_t i = 0; i < proof->lemma_count; i++)
    write_cell(j, job, proof, symbol_text(proof->lemmas[i].name), "Init", &proof->initial[i]);
  for (uint32_t i = 0; i < proof->step_count; i++)
    if (proof->steps[i].initial.node)
      write_cell(j, job, proof, symbol_text(proof->steps[i].name), "Init",
                 &proof->steps[i].at_init);
  for (uint32_t a = 0; a < proof->action_count; a++) {
    const ActionRow *row = &proof->actions[a];
    const char *action = symbol_text(row->action.name);
    write_cell(j, job, proof, NULL, action, &row->defined);
    for (uint32_t i = 0; i < proof->lemma_count; i++)
      write_cell(j, job, proof, symbol_text(proof->lemmas[i].name), action, &row->cells[i]);
    for (uint32_t i = 0; i < proof->step_count; i++)
      if (proof->steps[i].step.node)
        write_cell(j, job, proof, symbol_text(proof->steps[i].name), action,
                   &proof->steps[i].cells[a]);
  }
  for (uint32_t i = 0; i < proof->safety_count; i++)
    write_cell(j, job, proof, symbol_text(proof->safety[i].name), NULL, &proof->safe[i]);
  json_close(j);
}

static void write_properties(Json *j, const char *key, uint32_t count, const Property *all) {
  json_key(j, key);
  json_open(j, '[');
  for (uint32_t i = 0; i < count; i++) json_string(j, symbol_text(all[i].name));
  json_close(j);
}

static void write_steps(Json *j, const Proof *proof) {
  json_key(j, "steps");
  json_open(j, '[');
  for (uint32_t i = 0; i < proof->step_count; i++) {
    json_open(j, '{');
    json_text(j, "name", symbol_text(proof->steps[i].name));
    json_key(j, "whole");
    json_bool(j, proof->steps[i].whole);
    json_close(j);
  }
  json_close(j);
}

static void write_actions(Json *j, const Proof *proof) {
  json_key(j, "actions");
  json_open(j, '[');
  for (uint32_t a = 0; a < proof->action_count; a++) {
    json_open(j, '{');
    json_text(j, "name", symbol_text(proof->actions[a].action.name));
    json_key(j, "enabled");
    if (proof->actions[a].enabled.verdict == CELL_PROVED ||
        proof->actions[a].enabled.verdict == CELL_REFUTED)
      json_bool(j, proof->actions[a].enabled.verdict == CELL_PROVED);
    else
      json_null(j);
    json_close(j);
  }
  json_close(j);
}

static void write_redundant(Json *j, const Proof *proof) {
  bool known =
      proof->verdict == PROOF_PROVED && !proof->partial && proof->safety_count + proof->step_count;
  json_key(j, "redundant");
  json_open(j, '[');
  for (uint32_t i = 0; i < proof->lemma_count && known; i++)
    if (proof_is_redundant(proof, i)) json_string(j, symbol_text(proof->lemmas[i].name));
  json_close(j);
}

static const char *reason_of(const Proof *proof) {
  if (proof->verdict != PROOF_VACUOUS) return proof->reason;
  return proof->satisfiable.verdict == CELL_REFUTED ? "no state satisfies the invariant"
                                                    : "no state satisfies Init";
}

static void write_proof(Json *j, Job *job, const Proof *proof) {
  json_text(j, "verdict", proof_word(proof->verdict));
  json_text(j, "reason", reason_of(proof));
  json_key(j, "partial");
  json_bool(j, proof->partial);
  json_key(j, "interrupted");
  json_bool(j, proof->interrupted);
  write_properties(j, "lemmas", proof->lemma_count, proof->lemmas);
  write_properties(j, "safety", proof->safety_count, proof->safety);
  write_steps(j, proof);
  write_actions(j, proof);
  write_cells(j, job, proof);
  write_redundant(j, proof);
  json_text(j, "solver", proof->solver);
  json_number(j, "queries", proof->queries);
  json_key(j, "seconds");
  json_double(j, proof->seconds, 6);
}

static void write_no_proof(Json *j, const char *verdict) {
  static const char *const keys[] = {"reason",    "partial", "interrupted", "lemmas",
                                     "safety",    "steps",   "actions",     "cells",
                                     "redundant", "solver",  "queries",     "seconds"};
  json_text(j, "verdict", verdict);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) json_text(j, keys[i], NULL);
}

static void write_found(Json *j, const Found *found, const TextLines *lines) {
  json_key(j, "found");
  if (!found) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  json_key(j, "lemmas");
  json_open(j, '[');
  for (uint32_t i = 0; i < lines->count; i++) json_string(j, lines->at[i]);
  json_close(j);
  json_number(j, "clauses", found->lemma_count);
  json_number(j, "frames", found->frames);
  json_number(j, "clear", found->clear);
  json_number(j, "queries", found->queries);
  json_key(j, "seconds");
  json_double(j, found->seconds, 6);
  json_text(j, "reason", found->reason);
  json_close(j);
}

void report_found_json(Job *job, const Proof *proof, const Found *found, const TextLines *lines,
                       ExitStatus status) {
  Json *j = json_begin_report(job);
  json_about(j, job);
  if (proof)
    write_proof(j, job, proof);
  else
    write_no_proof(j, found ? "unknown" : "error");
  write_found(j, found, lines);
  json_end_report(j, job, status);
}

void report_proof_json(Job *job, const Proof *proof, ExitStatus status) {
  report_found_json(job, proof, NULL, NULL, status);
}
