#include <stdlib.h>
#include <string.h>

#include "frontend/selector.h"

typedef vec(const Syntax *) ArgumentList;

const Syntax *selection_refuse(const Selection *s, const Syntax *selector, const char *why) {
  Diag *d = diag_report(s->place->analysis->session->diags, DIAG_S0111, selector->at, "%s", why);
  diag_help(d, "define the part as an operator of its own and use its name");
  return NULL;
}

const Syntax *selection_before(const Selection *s, const Syntax *part) {
  if (part->kind == SYNTAX_SELECTOR) return part->kids[0];
  return selector_is_label(s->place, part) ? part->qualifier : NULL;
}

static bool has_plain_kids(SyntaxKind kind) {
  static const SyntaxKind kinds[] = {
      SYNTAX_CALL,       SYNTAX_OPERATION,    SYNTAX_CONJUNCTION,   SYNTAX_DISJUNCTION,
      SYNTAX_SET,        SYNTAX_FUNCTION_SET, SYNTAX_RECORD,        SYNTAX_RECORD_SET,
      SYNTAX_TUPLE,      SYNTAX_PRODUCT,      SYNTAX_APPLY,         SYNTAX_IF,
      SYNTAX_ACTION_BOX, SYNTAX_ACTION_ANGLE, SYNTAX_WEAK_FAIRNESS, SYNTAX_STRONG_FAIRNESS};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i] == kind) return true;
  return false;
}

/* The number meant by `2`, `<<` (1) or `>>` (2); 0 if it is another selector. */
static uint64_t operand_number(const char *text) {
  if (strcmp(text, "<<") == 0) return 1;
  if (strcmp(text, ">>") == 0) return 2;
  return strspn(text, "0123456789") == strlen(text) ? strtoull(text, NULL, 10) : 0;
}

/* The string that `.name` stands for. */
static const Syntax *field_name(const Selection *s, const Syntax *field) {
  Arena *memory = s->place->analysis->session->memory;
  Syntax *name = syntax_create(memory, SYNTAX_STRING, field->name_at, 0, NULL);
  name->text = field->name;
  syntax_measure(name);
  return name;
}

static const Syntax *select_operand(Selection *s, const Syntax *from, const Syntax *selector) {
  uint64_t number = operand_number(symbol_text(selector->text));
  if (syntax_payload(from->kind) == PAYLOAD_BOUNDS) {
    if (number >= 1 && number <= from->bounds.count && from->bounds.at[number - 1].set)
      return from->bounds.at[number - 1].set;
  } else if (from->kind == SYNTAX_EXCEPT) {
    if (number == 1) return from->kids[0];
  } else if (from->kind == SYNTAX_FIELD) {
    if (number == 1) return from->kids[0];
    if (number == 2) return field_name(s, from);
  } else if (has_plain_kids(from->kind)) {
    if (number >= 1 && number <= from->kid_count) return from->kids[number - 1];
  }
  return selection_refuse(s, selector, "there is no such part");
}

static void add_parameter(Selection *s, Parameter parameter, const Syntax *argument) {
  vec_push(&s->parameters, parameter);
  if (!s->as_operator) vec_push(&s->arguments, argument);
}

/* `!(e)` or `!@`: the body of a quantifier or the like, its bound names having values or
   becoming parameters. */
static const Syntax *select_body(Selection *s, const Syntax *from, const Syntax *selector) {
  if (syntax_payload(from->kind) != PAYLOAD_BOUNDS)
    return selection_refuse(s, selector, "this part binds no names");
  uint32_t given = 1;
  for (uint32_t i = 0; i < from->bounds.count; i++) {
    const SyntaxBound *b = &from->bounds.at[i];
    for (uint32_t j = 0; j < b->name_count; j++, given++) {
      bool has_value = given < selector->kid_count;
      if (!has_value && !s->as_operator)
        return selection_refuse(s, selector, "too few values are given");
      Parameter parameter = {.name = b->names[j]};
      add_parameter(s, parameter, has_value ? selector->kids[given] : NULL);
    }
  }
  return s->as_operator || given == selector->kid_count
             ? from->kids[0]
             : selection_refuse(s, selector, "too many values are given");
}

/* `!i!j`: the test (1) or the value (2) of the i-th arm of a CASE. */
static const Syntax *select_arm(Selection *s, const Syntax *from, const Syntax *selector) {
  uint64_t number = operand_number(symbol_text(selector->text));
  uint32_t arms = (from->kid_count + 1) / 2;
  if (!s->arm) {
    if (number < 1 || number > arms) return selection_refuse(s, selector, "there is no such arm");
    if (selector == s->whole)
      return selection_refuse(s, selector, "an arm of a CASE has two parts");
    s->arm = (uint32_t)number;
    return from;
  }
  uint32_t first = 2 * (s->arm - 1);
  bool other = first + 1 == from->kid_count;
  s->arm = 0;
  if (number == 2) return from->kids[other ? first : first + 1];
  return number == 1 && !other ? from->kids[first]
                               : selection_refuse(s, selector, "there is no such part");
}

static const Syntax *unlabelled(const Syntax *part) {
  while (part->kind == SYNTAX_LABEL) part = part->kids[0];
  return part;
}

/* Where the text of the operator stands, so far as names of parts need it. */
static Place written_place(const Selection *s) {
  return (Place){.analysis = s->place->analysis,
                 .context = s->context ? s->context : s->place->context,
                 .scope = s->context ? NULL : s->place->scope};
}

/* Of `Op(a)!1!(b)`, the name of a part: a, b. */
static void list_arguments(const Syntax *part, ArgumentList *all) {
  const Syntax *of = part->kind == SYNTAX_SELECTOR ? part->kids[0] : part->qualifier;
  if (of) list_arguments(of, all);
  for (uint32_t i = part->kind == SYNTAX_SELECTOR ? 1 : 0; i < part->kid_count; i++)
    vec_push(all, part->kids[i]);
}

/* In a text that names a part of another operator: one of the arguments of that name; if it has
   none, that part is the only operand. */
static const Syntax *select_from_name(Selection *s, const Syntax *from, const Syntax *selector) {
  ArgumentList all = {0};
  list_arguments(from, &all);
  uint64_t number = operand_number(symbol_text(selector->text));
  const Syntax *found = NULL;
  if (all.count)
    found = number >= 1 && number <= all.count ? all.at[number - 1] : NULL;
  else if (number == 1)
    found = s->named = from;
  vec_free(&all);
  return found ? found : selection_refuse(s, selector, "there is no such part");
}

/* A part of what is given by the name of a part has a longer name. */
static const Syntax *lengthen(Selection *s, const Syntax *name, const Syntax *selector) {
  if (selector->kid_count > 1)
    return selection_refuse(s, selector,
                            "values for bound names cannot be given through another name");
  Syntax *longer =
      syntax_create(s->place->analysis->session->memory, SYNTAX_SELECTOR, selector->at, 1, &name);
  longer->text = selector->text;
  syntax_measure(longer);
  return s->named = longer;
}

static const Syntax *select_part(Selection *s, const Syntax *from, const Syntax *selector) {
  from = unlabelled(from);
  const char *text = symbol_text(selector->text);
  if (from->kind == SYNTAX_LET) {
    if (operand_number(text) != 1)
      return selection_refuse(s, selector, "the only part of LET is its body, 1");
    vec_push(&s->lets, from);
    return from->kids[0];
  }
  if (s->named == from) return lengthen(s, from, selector);
  Place written = written_place(s);
  if (selector_is(&written, from)) return select_from_name(s, from, selector);
  if (from->kind == SYNTAX_CASE) return select_arm(s, from, selector);
  if (strcmp(text, s->as_operator ? "@" : "()") == 0) return select_body(s, from, selector);
  if (operand_number(text)) return select_operand(s, from, selector);
  return selection_refuse(s, selector,
                          s->as_operator
                              ? "a name that stands for an operator has no arguments; `!@` is "
                                "the part below bound names"
                              : "`!@` can only stand in the name of an operator that is an "
                                "argument");
}

/* Pushes the LETs around a part, the outermost first. */
static void push_lets(Selection *s, const LetChain *chain) {
  if (!chain) return;
  push_lets(s, chain->outer);
  vec_push(&s->lets, chain->let);
}

bool selection_add_arguments(Selection *s, uint32_t count, const Parameter *parameters,
                             const Syntax *selector) {
  if (selector->kid_count != (s->as_operator ? 0 : count)) return false;
  for (uint32_t i = 0; i < count; i++)
    add_parameter(s, parameters[i], s->as_operator ? NULL : selector->kids[i]);
  return true;
}

static bool add_head(Selection *s, const Head *head, const Syntax *selector) {
  return selection_add_arguments(s, head->parameter_count, head->parameters, selector);
}

/* `!label(x)`: the labelled part, x standing for a name bound around it. */
static const Syntax *select_labelled(Selection *s, const Syntax *from, const Syntax *selector) {
  LabelTable *own = NULL; /* of a part that no table is kept of */
  LabelTable **table = s->labels ? s->labels : &own;
  Arena *memory = s->place->analysis->session->memory;
  LabelRow *row = label_table_find(table, memory, from, selection_name(s->place, selector));
  if (!row) return selection_refuse(s, selector, "there is no part with this label");
  if (!add_head(s, row->part->lambda, selector))
    return selection_refuse(s, selector, "the label has another number of parameters");
  push_lets(s, row->lets);
  s->labels = &row->inside;
  return row->part;
}

/* `!Op(x)` behind the number of a LET: what Op is defined as there. */
static const Syntax *select_defined(Selection *s, const Syntax *from, const Syntax *selector) {
  from = unlabelled(from);
  for (uint32_t i = 0; from->kind == SYNTAX_LET && i < from->unit_count; i++) {
    const Unit *u = from->units[i];
    if (u->kind != UNIT_OPERATOR || u->head.name.text != selection_name(s->place, selector))
      continue;
    vec_push(&s->lets, from);
    return add_head(s, &u->head, selector)
               ? u->body
               : selection_refuse(s, selector, "the operator has another number of parameters");
  }
  return selection_refuse(s, selector, "a name behind a selector is defined by a LET");
}

static bool is_colon(const Syntax *part) {
  return part->kind == SYNTAX_SELECTOR && strcmp(symbol_text(part->text), ":") == 0;
}

/* `Op` of `F!1!Op` or `F!:!Op`: a definition of a LET. */
static bool is_defined_by_let(const Selection *s, const Syntax *part) {
  const Syntax *selected = selection_is_name(part) ? selection_before(s, part) : NULL;
  return selected && selected->kind == SYNTAX_SELECTOR;
}

/* `!:` is the whole of what an operator is defined as.  After a label it says that a
   definition of a LET follows. */
static bool may_be_whole(const Selection *s, const Syntax *chain, const Syntax *selected) {
  if (!selection_before(s, selected) || is_defined_by_let(s, selected)) return true;
  return selection_is_name(selected) && chain != s->whole;
}

const Syntax *selection_follow(Selection *s, const Syntax *chain, const Syntax *body) {
  const Syntax *selected = selection_before(s, chain);
  bool first = !selection_before(s, selected);
  const Syntax *from = first ? body : selection_follow(s, selected, body);
  if (!from) return NULL;
  bool whole = first || is_defined_by_let(s, selected);
  bool labelled = selection_is_name(chain) && !is_defined_by_let(s, chain);
  if (labelled) return select_labelled(s, whole ? from : from->kids[0], chain);
  if (is_colon(chain) && may_be_whole(s, chain, selected)) return from;
  s->labels = NULL;
  if (is_defined_by_let(s, chain)) return select_defined(s, from, chain);
  if (!is_colon(chain) && !is_colon(selected)) return select_part(s, from, chain);
  return selection_refuse(s, chain,
                          "`!:` stands at the end of a name, or before the name of a definition");
}
