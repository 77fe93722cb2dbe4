/* The files that a proof is written to. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/panic.h"
#include "base/text.h"
#include "cli/proof_graph.h"
#include "cli/report.h"
#include "cli/report_proof.h"
#include "cli/report_proof_parts.h"

/* Of several proofs the later ones have a number, `graph.2.svg`. */
static const char *path_of(const Job *job, const char *path) {
  if (!job->sizing || !job->sizing->number) return path;
  return report_numbered(job, path, job->sizing->number + 1);
}

static bool write_text(const char *path, const Text *text) {
  FILE *out = fopen(path, "w");
  bool written = out && fwrite(text->bytes, 1, text->length, out) == text->length;
  if (out && fclose(out)) written = false;
  if (!written) fprintf(stderr, "cairn: cannot write `%s`: %s\n", path, strerror(errno));
  return written;
}

static bool write_graph(const Job *job, const Proof *proof) {
  const char *path = job->options->graph;
  if (!path) return true;
  Text text = {0};
  if (text_ends_with(path, ".svg"))
    print_graph_svg(proof, &text);
  else
    print_graph_dot(proof, &text);
  bool written = write_text(path_of(job, path), &text);
  text_free(&text);
  return written;
}

static bool write_page(Job *job, const Proof *proof) {
  if (!job->options->html) return true;
  Text text = {0};
  print_proof_html(job, proof, &text);
  bool written = write_text(path_of(job, job->options->html), &text);
  text_free(&text);
  return written;
}

/* ---- counterexamples ---- */

static bool write_cti(const Job *job, const Proof *proof, CellId id, uint32_t number,
                      const Cti *cti) {
  Text path = {0};
  text_format(&path, "%s/", job->options->out);
  if (job->sizing) text_format(&path, "%u-", job->sizing->number + 1);
  cell_print_name(proof, id, &path);
  text_format(&path, "-%u", number);
  size_t stem = path.length;
  text_append(&path, ".itf.json");
  bool written = report_itf(job, cti->step, text_string(&path));
  if (written && cti->execution) {
    path.length = stem;
    text_append(&path, "-execution.itf.json");
    written = report_itf(job, cti->execution, text_string(&path));
  }
  text_free(&path);
  return written;
}

static bool write_ctis(const Job *job, const Proof *proof) {
  bool written = true;
  if (!job->options->out) return true;
  CellIds all = proof_cells(proof);
  for (vec_each(CellId, id, &all)) {
    uint32_t number = 0;
    for (const Cti *cti = proof_cell(proof, *id)->cti; cti && written; cti = cti->next)
      written = write_cti(job, proof, *id, ++number, cti);
  }
  vec_free(&all);
  return written;
}

bool report_proof_files(Job *job, const Proof *proof) {
  return write_graph(job, proof) && write_page(job, proof) && write_ctis(job, proof);
}
