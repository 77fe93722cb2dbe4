/* What a run cost, as tables. */
#include <inttypes.h>
#include <string.h>

#include "base/display.h"
#include "cli/cause.h"
#include "cli/report.h"

enum { LINES_SHOWN = 20 };

static double mebibytes(uint64_t bytes) { return (double)bytes / (1 << 20); }

static void print_states(const Statistics *s, Text *out) {
  text_append(out, "\ndepth       states  memory MiB   seconds\n");
  for (vec_each(const DepthStatistics, d, &s->depths))
    text_format(out, "%5" PRIu32 " %12" PRIu64 " %11.1f %9.3f\n", d->depth, d->states,
                mebibytes(d->memory), d->seconds);
}

static void print_depths(const Statistics *s, Text *out) {
  text_append(out, "\ndepth      gates   inputs    terms   clauses  queries  solver s  "
                   "memory MiB   seconds\n");
  for (vec_each(const DepthStatistics, d, &s->depths))
    text_format(out,
                "%5" PRIu32 " %10" PRIu64 " %8" PRIu64 " %8" PRIu64 " %9" PRIu64 " %8" PRIu64
                " %9.3f %11.1f %9.3f\n",
                d->depth, d->gates, d->inputs, d->terms, d->clauses, d->queries, d->solver_seconds,
                mebibytes(d->memory), d->seconds);
}

static void print_questions(const Statistics *s, Text *out) {
  if (!s->questions.count) return;
  text_append(out, "\nqueries   seconds  about\n");
  for (vec_each(const QuestionStatistics, q, &s->questions))
    if (q->queries)
      text_format(out, "%7" PRIu64 " %9.3f  %s%s%s\n", q->queries, q->seconds, q->about,
                  q->name ? " " : "", q->name ? q->name : "");
}

static void print_place(const Job *job, Span at, Text *out) {
  const char *path;
  unsigned line, column;
  if (diags_position(job->session.diags, at, &path, &line, &column))
    text_format(out, "%s:%u", path, line);
}

static void print_search(const Statistics *s, Text *out) {
  const Degrees *d = &s->degrees;
  if (d->states)
    text_format(out,
                "\nnew successors of a state: %" PRIu64 " at least, %.2f in the average, %" PRIu64
                " at most, %" PRIu64 " at most of 95 %%\n",
                d->least, d->average, d->most, d->most_of_95);
  if (s->seen_bytes)
    text_format(out,
                "%" PRIu32
                " worker%s; %.1f bytes to know that a state was seen; two states had one "
                "fingerprint with probability %.1e\n",
                s->workers, s->workers == 1 ? "" : "s",
                (double)s->seen_bytes / (double)s->distinct_states, collision_probability(s));
}

/* How often each was taken, where all states were looked at one by one. */
static void print_taken(const Job *job, const Statistics *s, Text *out) {
  text_append(out, "\n     steps   new states  action\n");
  for (vec_each(const ActionStatistics, action, &s->actions)) {
    if (action->taken)
      text_format(out, "%10" PRIu64 " %12" PRIu64 "  %s (", action->taken, action->distinct,
                  action->name);
    else
      text_format(out, "     never            -  %s (", action->name);
    print_place(job, action->at, out);
    text_append(out, ")\n");
  }
}

static void print_actions(const Job *job, const Result *r, Text *out) {
  if (!r->statistics.actions.count) return;
  if (strcmp(r->engine, "symbolic")) {
    print_taken(job, &r->statistics, out);
    return;
  }
  text_append(out, "\nfirst step  action\n");
  for (vec_each(const ActionStatistics, action, &r->statistics.actions)) {
    if (action->first)
      text_format(out, "%10" PRIu32 "  %s", action->first, action->name);
    else
      text_format(out, "     never  %s", action->name);
    text_append(out, " (");
    print_place(job, action->at, out);
    text_append(out, ")\n");
  }
}

static void print_line(const Job *job, const LineStatistics *line, Text *out) {
  text_format(out, "%9" PRIu64 " %9" PRIu64 " %9.3f  ", line->gates, line->visits, line->seconds);
  print_place(job, line->at, out);
  text_append(out, ": ");
  print_source_line(job, line->at, out);
  text_append_char(out, '\n');
}

static void print_lines(const Job *job, const Statistics *s, Text *out) {
  if (!s->lines.count) return;
  text_append(out, "\n    gates    visits   seconds  line\n");
  for (uint32_t i = 0; i < s->lines.count && i < LINES_SHOWN; i++)
    print_line(job, &s->lines.at[i], out);
  if (s->lines.count > LINES_SHOWN)
    text_format(out, "and %" PRIu32 " lines that cost less\n", s->lines.count - LINES_SHOWN);
}

void report_statistics(const Job *job, const Result *r, Text *out) {
  const Statistics *s = &r->statistics;
  if (job->options->stats && s->depths.count) {
    if (s->distinct_states)
      print_states(s, out);
    else
      print_depths(s, out);
  }
  if (job->options->stats) print_search(s, out);
  if (job->options->stats) print_questions(s, out);
  if (job->options->stats || job->options->coverage) print_actions(job, r, out);
  print_lines(job, s, out);
}
