/* A proof as a page of its own: the matrix, the graph, and all there is to say about each
   cell.  It needs nothing beside itself, is read on narrow and wide, light and dark screens,
   and by people who cannot see colours. */
#include "base/markup.h"
#include "base/panic.h"
#include "cli/about.h"
#include "cli/proof_graph.h"
#include "cli/report_proof.h"
#include "cli/report_proof_parts.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

static const char style[] =
    "<style>\n"
    ":root{color-scheme:light dark;--ink:#111827;--paper:#fff;--line:#d1d5db;--soft:#f3f4f6;"
    "--good:#166534;--bad:#b91c1c;--doubt:#92400e}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#f3f4f6;--paper:#111827;--line:#4b5563;"
    "--soft:#1f2937;--good:#86efac;--bad:#fca5a5;--doubt:#fcd34d}}\n"
    "body{margin:0 auto;padding:1rem;max-width:70rem;font:16px/1.5 system-ui,sans-serif;"
    "color:var(--ink);background:var(--paper);overflow-wrap:anywhere}\n"
    "h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;white-space:nowrap;overflow-wrap:normal}\n"
    "th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;font-weight:normal}\n"
    ".core{white-space:normal;min-width:8rem}\n"
    "thead th{background:var(--soft)}\n"
    "tbody th{position:sticky;left:0;background:var(--soft)}\n"
    "td small{display:block;opacity:.75}\n"
    ".proved{color:var(--good)}.refuted{color:var(--bad);font-weight:bold}"
    ".unknown{color:var(--doubt)}\n"
    "details{border:1px solid var(--line);border-radius:.4rem;margin:.4rem 0;padding:.3rem .6rem}\n"
    "summary{cursor:pointer}\n"
    "pre{overflow-x:auto;font:13px/1.45 ui-monospace,monospace}\n"
    "svg{max-width:none}\n"
    "</style>\n";

/* ---- cells ---- */

static const char *row_of(const Proof *proof, CellId id) {
  const char *property = cell_property(proof, id);
  if (property) return property;
  return id.kind == CELL_DEFINED ? "can be evaluated" : "can be taken";
}

static const char *column_of(const Proof *proof, CellId id) {
  switch (id.kind) {
  case CELL_INITIAL:
  case CELL_STARTS: return "Init";
  case CELL_SAFE: return "follows";
  case CELL_STEP:
  case CELL_STEPS:
  case CELL_DEFINED:
  case CELL_ENABLED: return symbol_text(proof->actions[id.row].action.name);
  }
  never("kind of cell");
}

static void print_anchor(CellId id, Text *out) {
  text_format(out, "c%d-%u-%u", (int)id.kind, id.row, id.lemma);
}

static void print_core(const Proof *proof, const Cell *cell, Text *out) {
  for (uint32_t i = 0; i < cell->used_count; i++) {
    text_append(out, i ? ", " : "");
    markup_append(symbol_text(proof->lemmas[cell->used[i]].name), out);
  }
}

static void print_square(const Proof *proof, CellId id, Text *out) {
  const Cell *cell = proof_cell(proof, id);
  text_format(out, "<td class=\"%s\"><a href=\"#", cell_word(cell->verdict));
  print_anchor(id, out);
  text_format(out, "\" class=\"%s\">%s</a><small>%.3f s</small>", cell_word(cell->verdict),
              cell_word(cell->verdict), cell->seconds);
  if (cell->used_count) {
    text_append(out, "<small class=\"core\">");
    print_core(proof, cell, out);
    text_append(out, "</small>");
  }
  text_append(out, "</td>");
}

static void print_row_head(const char *name, Text *out) {
  text_append(out, "<tr><th scope=\"row\">");
  markup_append(name, out);
  text_append(out, "</th>");
}

static void print_matrix_row(const Proof *proof, const char *name, CellId initial, CellId step,
                             Text *out) {
  print_row_head(name, out);
  print_square(proof, initial, out);
  for (; step.row < proof->action_count; step.row++) print_square(proof, step, out);
  text_append(out, "</tr>\n");
}

static void print_matrix(const Proof *proof, Text *out) {
  text_append(out, "<h2>Matrix</h2>\n<div class=\"wide\"><table>\n<thead><tr>"
                   "<th scope=\"col\">lemma</th><th scope=\"col\">Init</th>");
  for (uint32_t a = 0; a < proof->action_count; a++) {
    text_append(out, "<th scope=\"col\">");
    markup_append(symbol_text(proof->actions[a].action.name), out);
    text_append(out, "</th>");
  }
  text_append(out, "</tr></thead>\n<tbody>\n");
  for (uint32_t i = 0; i < proof->lemma_count; i++)
    print_matrix_row(proof, symbol_text(proof->lemmas[i].name), (CellId){CELL_INITIAL, 0, i},
                     (CellId){CELL_STEP, 0, i}, out);
  for (uint32_t i = 0; i < proof->step_count; i++)
    print_matrix_row(proof, symbol_text(proof->steps[i].name), (CellId){CELL_STARTS, 0, i},
                     (CellId){CELL_STEPS, 0, i}, out);
  text_append(out, "</tbody></table></div>\n");
}

static void print_safety(const Proof *proof, Text *out) {
  if (!proof->safety_count) return;
  text_append(out, "<h2>Safety</h2>\n<div class=\"wide\"><table>\n<tbody>\n");
  for (uint32_t i = 0; i < proof->safety_count; i++) {
    print_row_head(symbol_text(proof->safety[i].name), out);
    print_square(proof, (CellId){CELL_SAFE, 0, i}, out);
    text_append(out, "</tr>\n");
  }
  text_append(out, "</tbody></table></div>\n");
}

/* ---- each cell in full ---- */

static void print_examples(Job *job, CellId id, const Cell *cell, Text *out) {
  for (const Cti *cti = cell->cti; cti; cti = cti->next) {
    Text words = {0};
    print_cti(job, cti, id.kind == CELL_INITIAL || id.kind == CELL_STARTS, &words);
    text_append(out, "<pre class=\"cti\">");
    markup_append(text_string(&words), out);
    text_append(out, "</pre>\n");
    text_free(&words);
  }
}

static void print_cell(Job *job, const Proof *proof, CellId id, Text *out) {
  const Cell *cell = proof_cell(proof, id);
  text_append(out, "<details id=\"");
  print_anchor(id, out);
  text_append(out, cell->cti ? "\" open><summary>" : "\"><summary>");
  markup_append(row_of(proof, id), out);
  text_append(out, " &middot; ");
  markup_append(column_of(proof, id), out);
  text_format(out, ": <span class=\"%s\">%s</span></summary>\n<p>%.3f s", cell_word(cell->verdict),
              cell_word(cell->verdict), cell->seconds);
  if (cell->cached) text_append(out, ", proved before");
  if (cell->used_count) text_append(out, "; rests on ");
  print_core(proof, cell, out);
  if (cell->reason) text_append(out, "; ");
  if (cell->reason) markup_append(cell->reason, out);
  text_append(out, "</p>\n");
  print_examples(job, id, cell, out);
  text_append(out, "</details>\n");
}

static void print_cells(Job *job, const Proof *proof, Text *out) {
  CellIds all = proof_cells(proof);
  text_append(out, "<h2>Cells</h2>\n");
  for (vec_each(CellId, id, &all)) print_cell(job, proof, *id, out);
  vec_free(&all);
}

/* ---- the page ---- */

static void print_title(const Job *job, Text *out) {
  text_append(out, "<title>");
  markup_append(symbol_text(job->spec->name), out);
  text_append(out, ": proof</title>\n");
}

void print_proof_html(Job *job, const Proof *proof, Text *out) {
  Text verdict = {0}, about = {0};
  print_proof_verdict(job, proof, &verdict);
  print_about(job, &about);
  text_append(out, head);
  print_title(job, out);
  text_append(out, style);
  text_append(out, "</head>\n<body>\n<h1>");
  markup_append(text_string(&verdict), out);
  text_append(out, "</h1>\n<pre>");
  markup_append(text_string(&about), out);
  text_append(out, "</pre>\n");
  print_matrix(proof, out);
  print_safety(proof, out);
  text_append(out, "<h2>What rests on what</h2>\n<div class=\"wide\">");
  print_graph_svg(proof, out);
  text_append(out, "</div>\n");
  print_cells(job, proof, out);
  text_append(out, "</body>\n</html>\n");
  text_free(&verdict);
  text_free(&about);
}
