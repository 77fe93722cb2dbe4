/* The result of a proof: its rows and columns, its verdict, and what rests on what. */
#include <ctype.h>
#include <string.h>

#include "base/panic.h"
#include "frontend/parts.h"
#include "solver/actions.h"
#include "solver/induction_run.h"

/* ---- rows and columns ---- */

static const Property *keep(Proof *proof, const PropertyList *list) {
  Property *kept = arena_array(proof->memory, Property, list->count + 1);
  if (list->count) memcpy(kept, list->at, list->count * sizeof *kept);
  return kept;
}

static Cell *make_cells(Proof *proof, uint32_t count) {
  Cell *cells = arena_array(proof->memory, Cell, count + 1);
  memset(cells, 0, (count + 1) * sizeof *cells);
  return cells;
}

/* The actions of a model whose constants may range keep those, each of them. */
static PropertyList list_actions(Task *task) {
  const Model *model = task->model;
  const Node *all = model->next, *formula = all;
  if (model->rigid_count) formula = all->definition->body->kids[0];
  PropertyList actions = actions_by_name(task->session, model->spec, formula);
  for (vec_each(Property, action, &actions)) {
    if (!model->rigid_count) break;
    const Node *both[] = {action->node, all->definition->body->kids[1]};
    action->node = parts_conjunction(model->spec, 2, both, action->node->at);
  }
  return actions;
}

Proof *proof_create(Task *task, const PropertyList *lemmas) {
  Arena *memory = arena_create();
  Proof *proof = arena_new(memory, Proof);
  *proof = (Proof){.memory = memory, .lemma_count = lemmas->count};
  proof->lemmas = keep(proof, lemmas);
  proof->shapes = arena_array(memory, bool, lemmas->count + 1);
  memset(proof->shapes, 0, lemmas->count + 1);
  PropertyList actions = list_actions(task);
  proof->action_count = actions.count;
  proof->actions = arena_array(memory, ActionRow, actions.count + 1);
  for (uint32_t i = 0; i < actions.count; i++)
    proof->actions[i] =
        (ActionRow){.action = actions.at[i], .cells = make_cells(proof, lemmas->count)};
  vec_free(&actions);
  proof->initial = make_cells(proof, lemmas->count);
  return proof;
}

CellIds proof_cells(const Proof *proof) {
  CellIds all = {0};
  for (uint32_t i = 0; i < proof->lemma_count; i++)
    vec_push(&all, ((CellId){.kind = CELL_INITIAL, .lemma = i}));
  for (uint32_t i = 0; i < proof->step_count; i++)
    if (proof->steps[i].initial.node) vec_push(&all, ((CellId){.kind = CELL_STARTS, .lemma = i}));
  for (uint32_t a = 0; a < proof->action_count; a++) {
    vec_push(&all, ((CellId){.kind = CELL_DEFINED, .row = a}));
    vec_push(&all, ((CellId){.kind = CELL_ENABLED, .row = a}));
    for (uint32_t i = 0; i < proof->lemma_count; i++)
      vec_push(&all, ((CellId){.kind = CELL_STEP, .row = a, .lemma = i}));
    for (uint32_t i = 0; i < proof->step_count; i++)
      if (proof->steps[i].step.node)
        vec_push(&all, ((CellId){.kind = CELL_STEPS, .row = a, .lemma = i}));
  }
  for (uint32_t i = 0; i < proof->safety_count; i++)
    vec_push(&all, ((CellId){.kind = CELL_SAFE, .lemma = i}));
  return all;
}

Cell *proof_cell(const Proof *proof, CellId id) {
  switch (id.kind) {
  case CELL_INITIAL: return &proof->initial[id.lemma];
  case CELL_DEFINED: return &proof->actions[id.row].defined;
  case CELL_ENABLED: return &proof->actions[id.row].enabled;
  case CELL_STEP: return &proof->actions[id.row].cells[id.lemma];
  case CELL_SAFE: return &proof->safe[id.lemma];
  case CELL_STARTS: return &proof->steps[id.lemma].at_init;
  case CELL_STEPS: return &proof->steps[id.lemma].cells[id.row];
  }
  never("kind of cell");
}

/* ---- the verdict ---- */

typedef struct Tally {
  bool refuted, reached, unknown;
} Tally;

static void tally(const Cell *cell, bool initial, Tally *t) {
  t->unknown |= cell->verdict == CELL_UNKNOWN || cell->verdict == CELL_OPEN;
  t->refuted |= cell->verdict == CELL_REFUTED;
  if (cell->verdict != CELL_REFUTED) return;
  for (const Cti *cti = cell->cti; cti; cti = cti->next)
    t->reached |= initial || cti->triage == TRIAGE_REACHED;
}

static void tally_asked(const Cell *cell, bool initial, bool partial, Tally *t) {
  if (!partial || cell->verdict != CELL_OPEN) tally(cell, initial, t);
}

/* Whether an action is ever enabled is no obligation. */
static Tally tally_all(const Proof *proof) {
  Tally t = {0};
  CellIds cells = proof_cells(proof);
  for (vec_each(CellId, id, &cells)) {
    bool initial = id->kind == CELL_INITIAL || id->kind == CELL_STARTS;
    if (id->kind != CELL_ENABLED) tally_asked(proof_cell(proof, *id), initial, proof->partial, &t);
  }
  vec_free(&cells);
  return t;
}

void proof_conclude(Proof *proof) {
  Tally t = tally_all(proof);
  if (proof->satisfiable.verdict == CELL_REFUTED || proof->started.verdict == CELL_REFUTED)
    proof->verdict = PROOF_VACUOUS;
  else if (t.reached)
    proof->verdict = PROOF_REFUTED;
  else if (t.refuted)
    proof->verdict = PROOF_NOT_INDUCTIVE;
  else if (t.unknown || proof->satisfiable.verdict != CELL_PROVED ||
           proof->started.verdict != CELL_PROVED)
    proof->verdict = PROOF_UNKNOWN;
  else
    proof->verdict = PROOF_PROVED;
  if (proof->verdict == PROOF_UNKNOWN && !proof->reason)
    proof->reason = proof->interrupted ? "interrupted" : "not all cells could be decided";
}

/* ---- the result ---- */

static void print_name(const char *name, Text *out) {
  for (; *name; name++)
    text_append_char(out, isalnum((unsigned char)*name) || *name == '.' ? *name : '_');
}

const char *cell_property(const Proof *proof, CellId id) {
  switch (id.kind) {
  case CELL_INITIAL:
  case CELL_STEP: return symbol_text(proof->lemmas[id.lemma].name);
  case CELL_SAFE: return symbol_text(proof->safety[id.lemma].name);
  case CELL_STARTS:
  case CELL_STEPS: return symbol_text(proof->steps[id.lemma].name);
  case CELL_DEFINED:
  case CELL_ENABLED: return NULL;
  }
  never("kind of cell");
}

static const char *row_of(const Proof *proof, CellId id) {
  const char *property = cell_property(proof, id);
  if (property) return property;
  return id.kind == CELL_DEFINED ? "evaluation" : "enabled";
}

static const char *column_of(const Proof *proof, CellId id) {
  if (id.kind == CELL_SAFE) return "safety";
  if (id.kind == CELL_INITIAL || id.kind == CELL_STARTS) return "Init";
  return symbol_text(proof->actions[id.row].action.name);
}

void cell_print_name(const Proof *proof, CellId id, Text *out) {
  print_name(row_of(proof, id), out);
  text_append(out, "-");
  print_name(column_of(proof, id), out);
}

static void destroy_cell(const Cell *cell) {
  for (const Cti *cti = cell->cti; cti; cti = cti->next) {
    result_destroy(cti->step);
    if (cti->execution) result_destroy(cti->execution);
  }
}

void proof_destroy(Proof *proof) {
  if (!proof) return;
  CellIds cells = proof_cells(proof);
  for (vec_each(CellId, id, &cells)) destroy_cell(proof_cell(proof, *id));
  vec_free(&cells);
  arena_destroy(proof->memory);
}

const char *proof_word(ProofVerdict verdict) {
  switch (verdict) {
  case PROOF_PROVED: return "proved";
  case PROOF_REFUTED: return "refuted";
  case PROOF_NOT_INDUCTIVE: return "not_inductive";
  case PROOF_VACUOUS: return "vacuous";
  case PROOF_ASSUMPTION: return "assumption_false";
  case PROOF_UNKNOWN: return "unknown";
  }
  never("verdict of a proof");
}

const char *cell_word(CellVerdict verdict) {
  switch (verdict) {
  case CELL_OPEN: return "open";
  case CELL_PROVED: return "proved";
  case CELL_REFUTED: return "refuted";
  case CELL_UNKNOWN: return "unknown";
  }
  never("verdict of a cell");
}

/* ---- what rests on what ---- */

/* Marks what the cell rests on; true if that is news. */
static bool mark_used(const Cell *cell, bool *needed) {
  bool news = false;
  for (uint32_t i = 0; i < cell->used_count; i++) {
    news |= !needed[cell->used[i]];
    needed[cell->used[i]] = true;
  }
  return news;
}

static bool mark_step(const Proof *proof, bool *needed) {
  bool news = false;
  for (uint32_t a = 0; a < proof->action_count; a++)
    for (uint32_t i = 0; i < proof->lemma_count; i++)
      if (needed[i]) news |= mark_used(&proof->actions[a].cells[i], needed);
  return news;
}

void proof_needed(const Proof *proof, bool *needed) {
  memcpy(needed, proof->shapes, proof->lemma_count * sizeof *needed);
  for (uint32_t i = 0; i < proof->safety_count; i++) mark_used(&proof->safe[i], needed);
  for (uint32_t a = 0; a < proof->action_count; a++) mark_used(&proof->actions[a].defined, needed);
  for (uint32_t i = 0; i < proof->step_count; i++)
    for (uint32_t a = 0; a < proof->action_count; a++) mark_used(&proof->steps[i].cells[a], needed);
  while (mark_step(proof, needed)) continue;
}

bool proof_is_redundant(const Proof *proof, uint32_t lemma) {
  bool *needed = calloc(proof->lemma_count + 1, sizeof *needed);
  if (!needed) panic("out of memory");
  proof_needed(proof, needed);
  bool redundant = !needed[lemma];
  free(needed);
  return redundant;
}
