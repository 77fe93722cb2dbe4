#include "audit/lint.h"

#include <stdarg.h>
#include <string.h>

#include "audit/lint_parts.h"
#include "base/panic.h"
#include "base/text.h"

static const char *advice(DiagCode code) {
  switch ((int)code) {
  case DIAG_W0001: return "say what must not happen in terms of what the actions change";
  case DIAG_W0002: return "make the premise possible, or find out why it never comes about";
  case DIAG_W0003: return "name it as INVARIANT or PROPERTY in a configuration, or delete it";
  case DIAG_W0004: return "mend its guard, or choose constants with which it can happen";
  case DIAG_W0005: return "state the property that the guard is there for, or delete the guard";
  case DIAG_W0006: return "delete it, or state the property that it was recorded for";
  case DIAG_W0007: return "use the tuple of all variables";
  case DIAG_W0008: return "check liveness in a configuration without them";
  }
  never("code of a lint");
}

/* ---- saying what was found ---- */

enum { LONGEST_SOURCE = 60 };

const char *lint_source(const Lint *l, Span at) {
  size_t length;
  const char *text =
      at.file == UINT32_MAX ? "" : diags_text(l->task->session->diags, at.file, &length);
  Text out = {0};
  for (uint32_t i = at.start; *text && i < at.end; i++) {
    bool blank = strchr(" \t\r\n", text[i]) != NULL;
    if (!blank)
      text_append_char(&out, text[i]);
    else if (out.length && text_string(&out)[out.length - 1] != ' ')
      text_append_char(&out, ' ');
  }
  bool cut = out.length > LONGEST_SOURCE;
  const char *copy = arena_format(l->memory, "%.*s%s", cut ? LONGEST_SOURCE - 3 : LONGEST_SOURCE,
                                  text_string(&out), cut ? "..." : "");
  text_free(&out);
  return copy;
}

bool lint_is_generated(const Lint *l, Span at) {
  size_t length;
  if (at.file == UINT32_MAX) return false;
  const char *text = diags_text(l->task->session->diags, at.file, &length);
  const char *begin = strstr(text, "BEGIN TRANSLATION");
  const char *end = begin ? strstr(begin, "END TRANSLATION") : NULL;
  return end && text + at.start > begin && text + at.start < end;
}

const char *lint_limits(const Lint *l, Explored explored, const Result *r) {
  if (explored == EXPLORED_BOUNDED) return arena_format(l->memory, "within %u steps", r->depth);
  if (explored == EXPLORED_ALL && r && r->statistics.distinct_states)
    return arena_format(l->memory, "in all %llu states of this configuration",
                        (unsigned long long)r->statistics.distinct_states);
  return NULL;
}

AuditFinding *lint_report(Lint *l, DiagCode code, Explored explored, const Result *r, Span at,
                          const char *format, ...) {
  bool sure = explored == EXPLORED_ALL;
  AuditFinding *f =
      audit_add(l->findings, diag_infos[code].code, CHANNEL_LINT,
                sure ? OUTCOME_FAIL : OUTCOME_REVIEW, sure ? WEIGHT_WARN : WEIGHT_INFO);
  va_list rest;
  va_start(rest, format);
  f->message = arena_format_list(l->memory, format, rest);
  va_end(rest);
  f->assurance = sure ? ASSURANCE_PROVED : ASSURANCE_BOUNDED;
  f->limits = lint_limits(l, explored, r);
  f->method = r ? r->engine : NULL;
  f->fix = advice(code);
  if (at.file != UINT32_MAX) vec_push(&f->places, finding_place(l->task->session->diags, at, NULL));
  l->diag = sure ? diag_report(l->task->session->diags, code, at, "%s", f->message) : NULL;
  if (l->diag && f->limits) diag_note(l->diag, "%s", f->limits);
  if (l->diag) diag_help(l->diag, "%s", f->fix);
  return f;
}

void lint_add_place(Lint *l, AuditFinding *f, Span at, const char *note) {
  vec_push(&f->places, finding_place(l->task->session->diags, at, note));
  if (l->diag) diag_label(l->diag, at, "%s", note);
}

AuditFinding *lint_report_open(Lint *l, DiagCode code, const char *format, ...) {
  AuditFinding *f =
      audit_add(l->findings, diag_infos[code].code, CHANNEL_LINT, OUTCOME_OPEN, WEIGHT_NONE);
  va_list rest;
  va_start(rest, format);
  f->message = arena_format_list(l->memory, format, rest);
  va_end(rest);
  return f;
}

/* ---- exploring ---- */

enum { MOST_STATES = 200000, SHORTEST_QUESTION = 2 /* seconds */ };

/* A variant that has this many times the states of the specification has no end, as a rule: what
   was left out is what bounds a counter. */
enum { TIMES_AS_MANY = 8, MANY_STATES = 5000 };

static uint32_t most_states(const Lint *l) {
  if (!l->base) return MOST_STATES;
  uint64_t known = l->base->statistics.distinct_states * TIMES_AS_MANY;
  if (l->explored != EXPLORED_ALL || known < MANY_STATES) return MANY_STATES;
  return known < MOST_STATES ? (uint32_t)known : MOST_STATES;
}

bool lint_out_of_time(const Lint *l) {
  double deadline = l->options->engine.deadline, most = l->options->seconds;
  return (deadline > 0 && solver_clock() >= deadline) ||
         (most > 0 && patience_spent(&l->patience) >= most);
}

static Explored judged(const Result *r) {
  if (r->verdict == VERDICT_UNKNOWN) return EXPLORED_UNKNOWN;
  if (r->verdict != VERDICT_HOLDS) return EXPLORED_BROKEN;
  return r->exhaustive ? EXPLORED_ALL : EXPLORED_BOUNDED;
}

/* No single question may take all the time that is left. */
static double share_of(double left) {
  if (left <= SHORTEST_QUESTION) return left;
  return left / 4 > SHORTEST_QUESTION ? left / 4 : SHORTEST_QUESTION;
}

static double deadline_of_one(const Lint *l) {
  double deadline = l->options->engine.deadline, most = l->options->seconds;
  if (deadline > 0) {
    double now = solver_clock();
    deadline = now + share_of(deadline - now);
  }
  if (most <= 0) return deadline;
  double own = patience_deadline(&l->patience, share_of(most - patience_spent(&l->patience)));
  return deadline > 0 && deadline < own ? deadline : own;
}

static bool is_mistake(const Result *r) {
  return r->verdict == VERDICT_FAULT && !fault_is_limit(r->fault->kind);
}

static Explored explore(const Lint *l, const Model *model, bool mistakes_matter, Result **out) {
  Task task = *l->task;
  task.model = (Model *)model;
  EngineOptions options = l->options->engine;
  options.deadline = deadline_of_one(l);
  options.most_states = most_states(l);
  options.workers = 1;
  *out = check_explicit(&task, &options);
  if (result_is_sure(*out) || (mistakes_matter && is_mistake(*out))) return judged(*out);
  result_destroy(*out);
  *out = check_symbolic(&task, &options);
  return judged(*out);
}

Explored lint_explore(const Lint *l, const Model *model, Result **out) {
  return explore(l, model, false, out);
}

Explored lint_explore_without(const Lint *l, const Model *model, Result **out) {
  return explore(l, model, l->explored == EXPLORED_ALL, out);
}

static uint32_t broken_one(const PropertyList *asked, const Result *r) {
  for (uint32_t i = 0; i < asked->count; i++)
    if (asked->at[i].node == r->node) return i;
  return UINT32_MAX;
}

Explored lint_keep_true(const Lint *l, PropertyList *asked, Result **r) {
  for (;;) {
    Model model = model_unasked(l->task->model);
    model.invariants = *asked;
    model.trace_invariants = l->task->model->trace_invariants;
    Explored explored = lint_explore(l, &model, r);
    uint32_t broken = broken_one(asked, *r);
    if (explored != EXPLORED_BROKEN || broken == UINT32_MAX || asked->count == 1) {
      if (explored == EXPLORED_BROKEN && broken != UINT32_MAX) asked->count = 0;
      return explored;
    }
    asked->at[broken] = vec_pop(asked);
    result_destroy(*r);
  }
}

/* As it is: whatever is compared with it must know that nothing is wrong with it, and how
   often its actions happen. */
static void explore_base(Lint *l) {
  LintOptions counting = *l->options;
  counting.engine.coverage = true;
  Lint with_actions = *l;
  with_actions.options = &counting;
  l->explored = lint_explore(&with_actions, l->task->model, &l->base);
}

/* Deadlocks are no concern here: a guard less never makes one. */
void lint_specification(Task *given, const LintOptions *options, AuditFindings *findings) {
  Model model = *given->model;
  model.check_deadlock = false;
  Task task = *given;
  task.model = &model;
  Lint l = {.task = &task,
            .options = options,
            .findings = findings,
            .memory = task.session->memory,
            .patience = patience_begin()};
  evaluator_silence(task.evaluator, true);
  lint_unchecked(&l);
  lint_variables(&l);
  lint_liveness(&l);
  if (!model.init || !model.next) return;
  explore_base(&l);
  lint_properties(&l);
  lint_actions(&l);
  lint_guards(&l);
  result_destroy(l.base);
}
