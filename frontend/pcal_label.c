/* Labels of PlusCal: those that are missing are added, then the statements below each are
   gathered, and IF and EITHER told apart by whether there are labels inside. */
#include <string.h>

#include "frontend/pcal_tree.h"

/* ---- adding labels ---- */

typedef struct Labels {
  Pcal *pcal;
  const char *procedure; /* the one that the statements are in */
} Labels;

static void need_label(Labels *l, PcalNode *node) {
  if (*node->label) return;
  pcal_work(l->pcal, l->pcal->labels.count);
  do node->label = arena_format(l->pcal->memory, "Lbl_%u", l->pcal->next_label++);
  while (pcal_has_name(&l->pcal->labels, node->label));
  pcal_add(l->pcal, &l->pcal->added_labels, (void *)(uintptr_t)node->label);
}

static void unite(Pcal *p, PcalList *names, const PcalList *more) {
  pcal_work(p, names->count * more->count);
  for (uint32_t i = 0; i < more->count; i++)
    if (!pcal_has_name(names, more->at[i])) pcal_add(p, names, more->at[i]);
}

static bool have_common(const PcalList *a, const PcalList *b) {
  for (uint32_t i = 0; i < a->count; i++)
    if (pcal_has_name(b, a->at[i])) return true;
  return false;
}

static PcalList copy_names(Pcal *p, const PcalList *names) {
  PcalList copy = {0};
  pcal_add_all(p, &copy, names);
  return copy;
}

/* What has been assigned since the last label, and whether the next statement needs one. */
typedef struct Step {
  PcalList assigned;
  bool next_needs_label;
  bool had_label;
} Step;

static bool add_labels(Labels *, PcalList *statements, bool first, bool in_with,
                       const PcalList *assigned_before, PcalList *assigned);

static void label_here(Labels *l, Step *s, PcalNode *node) {
  need_label(l, node);
  s->had_label = true;
  s->assigned.count = 0;
}

static void label_if(Labels *l, Step *s, PcalNode *node, bool in_with) {
  PcalList then = {0}, other = {0};
  s->next_needs_label = add_labels(l, &node->body, false, in_with, &s->assigned, &then);
  if (add_labels(l, &node->other, false, in_with, &s->assigned, &other)) s->next_needs_label = true;
  unite(l->pcal, &then, &other);
  s->assigned = then;
}

static void label_either(Labels *l, Step *s, PcalNode *node, bool in_with) {
  PcalList all = {0};
  for (uint32_t i = 0; i < node->parts.count; i++) {
    PcalNode *clause = node->parts.at[i];
    PcalList assigned = {0};
    if (add_labels(l, &clause->body, false, in_with, &s->assigned, &assigned))
      s->next_needs_label = true;
    unite(l->pcal, &assigned, &all);
    all = assigned;
  }
  s->assigned = all;
}

static void label_while(Labels *l, Step *s, PcalNode *node, bool in_with) {
  if (in_with) l->pcal->failed = true;
  label_here(l, s, node);
  PcalList inside = {0};
  add_labels(l, &node->body, false, false, &s->assigned, &inside);
  s->next_needs_label = false;
}

static void label_with(Labels *l, Step *s, PcalNode *node, bool in_with,
                       const PcalList *assigned_before) {
  PcalList inside = {0}, nothing = {0};
  s->next_needs_label =
      add_labels(l, &node->body, false, true, in_with ? assigned_before : &nothing, &inside);
  s->assigned = inside;
  if (!in_with && have_common(assigned_before, &s->assigned)) label_here(l, s, node);
}

/* What a statement assigns that is not made of others. */
static PcalList assigned_by(Labels *l, const PcalNode *node) {
  PcalList names = {0};
  for (uint32_t i = 0; i < node->parts.count; i++) {
    const PcalNode *part = node->parts.at[i];
    PcalList one = {0};
    pcal_add(l->pcal, &one, (void *)(uintptr_t)part->name);
    unite(l->pcal, &names, &one);
  }
  bool calls = node->kind == PCAL_CALL || node->kind == PCAL_CALL_GOTO;
  bool returns = node->kind == PCAL_RETURN || node->kind == PCAL_CALL_RETURN;
  if (calls || returns) pcal_add(l->pcal, &names, (void *)(uintptr_t) "stack");
  if (!returns && !(calls && pcal_same(node->name, l->procedure))) return names;
  for (uint32_t i = 0; i < l->pcal->procedures.count; i++) {
    const PcalUnit *unit = l->pcal->procedures.at[i];
    for (uint32_t k = 0; k < unit->params.count; k++)
      pcal_add(l->pcal, &names, (void *)(uintptr_t)((PcalVariable *)unit->params.at[k])->name);
    for (uint32_t k = 0; k < unit->variables.count; k++)
      pcal_add(l->pcal, &names, (void *)(uintptr_t)((PcalVariable *)unit->variables.at[k])->name);
  }
  return names;
}

static void label_simple(Labels *l, Step *s, PcalNode *node, bool in_with) {
  PcalList assigned = assigned_by(l, node);
  s->next_needs_label = node->kind == PCAL_GOTO || node->kind == PCAL_CALL ||
                        node->kind == PCAL_CALL_GOTO || node->kind == PCAL_RETURN ||
                        node->kind == PCAL_CALL_RETURN;
  if (have_common(&s->assigned, &assigned)) {
    if (in_with) l->pcal->failed = true;
    label_here(l, s, node);
  }
  unite(l->pcal, &s->assigned, &assigned);
}

static void label_statement(Labels *l, Step *s, PcalNode *node, bool in_with,
                            const PcalList *assigned_before) {
  if (node->kind == PCAL_LABEL_IF)
    label_if(l, s, node, in_with);
  else if (node->kind == PCAL_LABEL_EITHER)
    label_either(l, s, node, in_with);
  else if (node->kind == PCAL_WHILE)
    label_while(l, s, node, in_with);
  else if (node->kind == PCAL_WITH)
    label_with(l, s, node, in_with, assigned_before);
  else
    label_simple(l, s, node, in_with);
}

/* True if there are labels inside, or one is needed behind.  Each variable may be assigned
   to once between two labels. */
static bool add_labels(Labels *l, PcalList *statements, bool first, bool in_with,
                       const PcalList *assigned_before, PcalList *assigned) {
  Step s = {copy_names(l->pcal, assigned_before), first, false};
  for (uint32_t i = 0; i < statements->count && !l->pcal->failed; i++) {
    PcalNode *node = statements->at[i];
    if (in_with && (*node->label || s.next_needs_label)) l->pcal->failed = true;
    if (*node->label || s.next_needs_label) label_here(l, &s, node);
    s.next_needs_label = false;
    label_statement(l, &s, node, in_with, assigned_before);
  }
  *assigned = s.assigned;
  return s.had_label || s.next_needs_label;
}

/* ---- gathering statements ---- */

static PcalList gather(Pcal *, PcalList *statements);

/* Moves the statements from the first label on into `labeled`. */
static void split(Pcal *p, PcalList *statements, PcalList *labeled) {
  uint32_t plain = 0;
  while (plain < statements->count && !*((PcalNode *)statements->at[plain])->label) plain++;
  PcalList rest = {0};
  for (uint32_t i = plain; i < statements->count; i++) pcal_add(p, &rest, statements->at[i]);
  statements->count = plain;
  *labeled = gather(p, &rest);
}

static void split_inside(Pcal *p, PcalList *statements) {
  for (uint32_t i = 0; i < statements->count; i++) {
    PcalNode *node = statements->at[i];
    bool splits = node->kind == PCAL_LABEL_IF || node->kind == PCAL_WHILE ||
                  node->kind == PCAL_LABEL_EITHER || node->kind == PCAL_CLAUSE;
    if (!splits) continue;
    split(p, &node->body, &node->labeled);
    split_inside(p, &node->body);
    split(p, &node->other, &node->labeled_other);
    split_inside(p, &node->other);
    split_inside(p, &node->parts);
  }
}

static PcalList gather(Pcal *p, PcalList *statements) {
  PcalList all = {0};
  for (uint32_t i = 0; i < statements->count && !p->failed;) {
    PcalNode *first = statements->at[i];
    if (!*first->label) p->failed = true;
    PcalNode *labeled = pcal_node(p, PCAL_LABELED);
    labeled->name = first->label;
    do pcal_add(p, &labeled->body, statements->at[i++]);
    while (i < statements->count && !*((PcalNode *)statements->at[i])->label);
    split_inside(p, &labeled->body);
    pcal_add(p, &all, labeled);
  }
  return all;
}

/* ---- IF and EITHER without labels ---- */

/* What a statement does at its end. */
typedef enum Ending { GOES_ON, JUMPS, HAS_LABELS } Ending;

static Ending worst(Ending a, Ending b) { return a > b ? a : b; }

static Ending classify(Labels *, PcalList *statements);

static Ending classify_labeled(Labels *l, PcalList *labeled) {
  for (uint32_t i = 0; i < labeled->count; i++) classify(l, &((PcalNode *)labeled->at[i])->body);
  return labeled->count ? HAS_LABELS : GOES_ON;
}

static Ending classify_branches(Labels *l, PcalNode *node) {
  Ending ending = worst(classify(l, &node->body), classify_labeled(l, &node->labeled));
  ending = worst(ending, classify(l, &node->other));
  ending = worst(ending, classify_labeled(l, &node->labeled_other));
  for (uint32_t i = 0; i < node->parts.count; i++)
    ending = worst(ending, classify_branches(l, node->parts.at[i]));
  if (node->kind == PCAL_LABEL_IF && ending != HAS_LABELS) node->kind = PCAL_IF;
  if (node->kind == PCAL_LABEL_EITHER && ending != HAS_LABELS) node->kind = PCAL_EITHER;
  return ending;
}

static Ending classify_statement(Labels *l, PcalNode *node, const PcalNode *next) {
  switch (node->kind) {
  case PCAL_LABEL_IF:
  case PCAL_LABEL_EITHER: return classify_branches(l, node);
  case PCAL_WITH: {
    Ending ending = classify(l, &node->body);
    if (ending == HAS_LABELS) l->pcal->failed = true;
    return ending;
  }
  case PCAL_WHILE:
    classify(l, &node->body);
    classify_labeled(l, &node->labeled);
    return GOES_ON;
  case PCAL_CALL: return next && next->kind == PCAL_RETURN ? GOES_ON : JUMPS;
  case PCAL_RETURN:
  case PCAL_CALL_RETURN:
    if (!l->procedure) l->pcal->failed = true;
    return JUMPS;
  case PCAL_GOTO:
  case PCAL_CALL_GOTO: return JUMPS;
  case PCAL_ASSIGN:
  case PCAL_SINGLE_ASSIGN:
  case PCAL_IF:
  case PCAL_EITHER:
  case PCAL_CLAUSE:
  case PCAL_WHEN:
  case PCAL_PRINT:
  case PCAL_ASSERT:
  case PCAL_SKIP:
  case PCAL_MACRO_CALL:
  case PCAL_LABELED: break;
  }
  return GOES_ON;
}

static Ending classify(Labels *l, PcalList *statements) {
  for (uint32_t i = 0; i < statements->count; i++) {
    bool is_last = i + 1 == statements->count;
    const PcalNode *next = is_last ? NULL : statements->at[i + 1];
    Ending ending = classify_statement(l, statements->at[i], next);
    if (ending == GOES_ON) continue;
    if (!is_last) l->pcal->failed = true;
    return ending;
  }
  return GOES_ON;
}

void pcal_label_statements(Pcal *p, PcalList *statements, const char *procedure) {
  Labels l = {p, procedure};
  PcalList nothing = {0}, assigned = {0};
  add_labels(&l, statements, true, false, &nothing, &assigned);
  *statements = gather(p, statements);
  if (!p->failed) classify_labeled(&l, statements);
}

/* ---- pc ---- */

/* Whether a body is one loop without end and without labels inside. */
static bool is_one_loop(const PcalList *body) {
  if (body->count > 1) return false;
  const PcalNode *labeled = body->at[0];
  const PcalNode *loop = labeled->body.at[0];
  if (labeled->body.count > 1 || loop->kind != PCAL_WHILE || loop->labeled.count) return false;
  const PcalLine *line = loop->expr->lines.at[0];
  if (loop->expr->lines.count != 1 || line->tokens.count != 1) return false;
  if (!pcal_same(((PcalToken *)line->tokens.at[0])->text, "TRUE")) return false;
  for (uint32_t i = 0; i < loop->body.count; i++) {
    const PcalNode *node = loop->body.at[i];
    if (node->kind == PCAL_LABEL_IF || node->kind == PCAL_LABEL_EITHER) return false;
  }
  return true;
}

void pcal_decide_pc(Pcal *p, const PcalList *body) {
  if (body->count && !p->failed && !is_one_loop(body)) p->omits_pc = false;
}
