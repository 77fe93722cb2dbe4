#include "frontend/printer.h"

#include <string.h>

#include "base/panic.h"
#include "frontend/lexer_scan.h"
#include "frontend/printer_state.h"
#include "frontend/syntax_dump.h"

static const Context nothing_follows = {OP_COUNT, false};

void print_whole(const Syntax *e, Text *out) { print_in(e, nothing_follows, out); }

static void print_parenthesised(const Syntax *e, Text *out) {
  text_append_char(out, '(');
  print_whole(e, out);
  text_append_char(out, ')');
}

static void print_left(const Syntax *e, Op op, Text *out) {
  if (print_left_needs_parentheses(e, op))
    print_parenthesised(e, out);
  else
    print_in(e, (Context){op, false}, out);
}

static void print_right(const Syntax *e, Op op, Context context, Text *out) {
  if (print_right_needs_parentheses(e, op, context))
    print_parenthesised(e, out);
  else
    print_in(e, context, out);
}

/* The operand of a postfix operator, of `[...]` or of `.field`. */
static void print_base(const Syntax *e, Text *out) {
  if (print_base_needs_parentheses(e))
    print_parenthesised(e, out);
  else
    print_whole(e, out);
}

/* The first expression in square brackets, where a bound would be seen first. */
static void print_first(const Syntax *e, Text *out) {
  if (print_starts_like_bound(e))
    print_parenthesised(e, out);
  else
    print_whole(e, out);
}

/* Layout. */

/* columns before the next character */
static uint32_t print_column(const Text *out) {
  size_t start = out->length;
  while (start > 0 && out->bytes[start - 1] != '\n') start--;
  uint32_t bytes = (uint32_t)(out->length - start);
  return bytes ? bytes - scan_continuation_bytes(out->bytes + start, bytes) : 0;
}

/* a new line, and blanks up to the column */
static void print_line(Text *out, uint32_t column) { text_format(out, "\n%*s", (int)column, ""); }

static void print_list(const Syntax *e, Context context, Text *out) {
  uint32_t column = print_column(out);
  for (uint32_t i = 0; i < e->kid_count; i++) {
    if (i) print_line(out, column);
    text_append(out, e->kind == SYNTAX_CONJUNCTION ? "/\\ " : "\\/ ");
    print_in(e->kids[i], (Context){OP_COUNT, context.arms}, out);
  }
}

static void print_items(const Syntax *e, uint32_t from, uint32_t to, Text *out) {
  for (uint32_t i = from; i < to; i++) {
    if (i > from) text_append(out, ", ");
    print_whole(e->kids[i], out);
  }
}

static void print_between(const char *open, const Syntax *e, const char *close, Text *out) {
  text_append(out, open);
  print_items(e, 0, e->kid_count, out);
  text_append(out, close);
}

/* References and operations. */

static void print_arguments(const Syntax *e, uint32_t from, Text *out) {
  text_append_char(out, '(');
  print_items(e, from, e->kid_count, out);
  text_append_char(out, ')');
}

static void print_qualifier(const Syntax *qualifier, Text *out) {
  if (!qualifier) return;
  print_whole(qualifier, out);
  text_append_char(out, '!');
}

/* `I!+`, but `I! !!`, which would be `!!` and `!` without the blank, and `I! =`. */
static void print_qualified_op(const Syntax *e, Text *out) {
  print_qualifier(e->qualifier, out);
  const char *spelling = op_infos[e->op].ascii;
  if (e->qualifier && strchr("!=", *spelling)) text_append_char(out, ' ');
  text_append(out, spelling);
}

static void print_call(const Syntax *e, Text *out) {
  print_qualifier(e->qualifier, out);
  text_append(out, symbol_text(e->name));
  if (e->kid_count) print_arguments(e, 0, out);
}

static void print_selector(const Syntax *e, Text *out) {
  print_qualifier(e->kids[0], out);
  const char *text = symbol_text(e->text);
  if (*text == '(')
    print_arguments(e, 1, out);
  else
    text_append(out, text);
  if (*text == ':') text_append_char(out, ' '); /* `:>` is an operator */
}

static void print_prefixed(const Syntax *e, Context context, Text *out) {
  const char *spelling = e->op == OP_NEGATIVE ? "-" : op_infos[e->op].ascii;
  bool word = scan_is_word(spelling[0]), twice = e->kids[0]->kind == SYNTAX_OPERATION &&
                                                 e->op == OP_NEGATIVE && e->kids[0]->op == e->op;
  text_append(out, spelling);
  if (word || twice) text_append_char(out, ' ');
  print_right(e->kids[0], e->op, context, out);
}

static void print_operation(const Syntax *e, Context context, Text *out) {
  const OpInfo *info = &op_infos[e->op];
  if (e->qualifier) {
    print_qualified_op(e, out);
    print_arguments(e, 0, out);
  } else if (info->fixity == FIXITY_PREFIX) {
    print_prefixed(e, context, out);
  } else if (info->fixity == FIXITY_POSTFIX) {
    print_base(e->kids[0], out);
    text_append(out, info->ascii);
  } else {
    print_left(e->kids[0], e->op, out);
    text_format(out, " %s ", info->ascii);
    print_right(e->kids[1], e->op, context, out);
  }
}

/* `F( + )`: without the blanks, `(+)` would be an operator. */
static void print_bare_operator(const Syntax *e, Text *out) {
  if (!e->qualifier) text_append_char(out, ' ');
  print_qualified_op(e, out);
  text_append_char(out, ' ');
}

static void print_product(const Syntax *e, Context context, Text *out) {
  for (uint32_t i = 0; i < e->kid_count; i++) {
    if (i) text_append(out, " \\X ");
    if (i == 0)
      print_left(e->kids[i], OP_TIMES, out);
    else if (i + 1 == e->kid_count)
      print_right(e->kids[i], OP_TIMES, context, out);
    else
      print_right(e->kids[i], OP_TIMES, (Context){OP_TIMES, false}, out);
  }
}

/* Bounds. */

static void print_names(uint32_t count, const Name *names, bool tuple, Text *out) {
  if (tuple) text_append(out, "<<");
  for (uint32_t i = 0; i < count; i++)
    text_format(out, "%s%s", i ? ", " : "", symbol_text(names[i].text));
  if (tuple) text_append(out, ">>");
}

void print_bounds(const SyntaxBounds *bounds, Text *out) {
  for (uint32_t i = 0; i < bounds->count; i++) {
    const SyntaxBound *b = &bounds->at[i];
    if (i) text_append(out, ", ");
    print_names(b->name_count, b->names, b->tuple, out);
    if (b->set) text_append(out, " \\in "), print_whole(b->set, out);
  }
}

static void print_bound_form(const char *word, const Syntax *e, Context context, Text *out) {
  text_append(out, word);
  print_bounds(&e->bounds, out);
  text_append(out, " : ");
  print_in(e->kids[0], context, out);
}

/* The bound of a filter is parsed as a membership, so its set is an operand. */
static void print_filter(const Syntax *e, Text *out) {
  const SyntaxBound *b = &e->bounds.at[0];
  text_append_char(out, '{');
  print_names(b->name_count, b->names, b->tuple, out);
  text_append(out, " \\in ");
  print_right(b->set, OP_IN, nothing_follows, out);
  text_append(out, " : ");
  print_whole(e->kids[0], out);
  text_append_char(out, '}');
}

static void print_map(const Syntax *e, Text *out) {
  text_append_char(out, '{');
  print_first(e->kids[0], out);
  text_append(out, " : ");
  print_bounds(&e->bounds, out);
  text_append_char(out, '}');
}

static void print_function(const Syntax *e, Text *out) {
  text_append_char(out, '[');
  print_bounds(&e->bounds, out);
  text_append(out, " |-> ");
  print_whole(e->kids[0], out);
  text_append_char(out, ']');
}

/* Brackets. */

static void print_fields(const Syntax *e, const char *arrow, Text *out) {
  for (uint32_t i = 0; i < e->kid_count; i++) {
    text_format(out, "%s%s%s", i ? ", " : "[", symbol_text(e->fields[i].text), arrow);
    print_whole(e->kids[i], out);
  }
  text_append_char(out, ']');
}

static bool is_field_name(const char *text) {
  uint32_t length = (uint32_t)strlen(text);
  return scan_word(text, length) == length && scan_has_letter(text, length) &&
         strncmp(text, "WF_", 3) != 0 && strncmp(text, "SF_", 3) != 0;
}

static void print_step(const Syntax *step, Text *out) {
  if (step->kind == SYNTAX_STRING && is_field_name(symbol_text(step->text))) {
    text_format(out, ".%s", symbol_text(step->text));
    return;
  }
  bool several = step->kind == SYNTAX_TUPLE && step->kid_count > 1;
  text_append_char(out, '[');
  if (several)
    print_items(step, 0, step->kid_count, out);
  else
    print_whole(step, out);
  text_append_char(out, ']');
}

static void print_except(const Syntax *e, Text *out) {
  uint32_t kid = 1;
  text_append_char(out, '[');
  print_first(e->kids[0], out);
  text_append(out, " EXCEPT ");
  for (uint32_t i = 0; i < e->update_count; i++) {
    text_append(out, i ? ", !" : "!");
    for (uint32_t s = 0; s < e->updates[i].step_count; s++) print_step(e->kids[kid++], out);
    text_append(out, " = ");
    print_whole(e->kids[kid++], out);
  }
  text_append_char(out, ']');
}

static bool names_part(const Syntax *call) {
  while (call && call->kind == SYNTAX_CALL) call = call->qualifier;
  return call != NULL;
}

static void print_subscript(const Syntax *e, Text *out) {
  if ((e->kind == SYNTAX_CALL && !names_part(e)) || e->kind == SYNTAX_TUPLE)
    print_whole(e, out);
  else
    print_parenthesised(e, out);
}

static void print_action(const char *open, const Syntax *e, const char *close, Text *out) {
  text_append(out, open);
  print_first(e->kids[0], out);
  text_append(out, close);
  print_subscript(e->kids[1], out);
}

static void print_fairness(const char *word, const Syntax *e, Text *out) {
  text_append(out, word);
  print_subscript(e->kids[0], out);
  print_parenthesised(e->kids[1], out);
}

/* Words. */

static void print_if(const Syntax *e, Context context, Text *out) {
  text_append(out, "IF ");
  print_whole(e->kids[0], out);
  text_append(out, " THEN ");
  print_whole(e->kids[1], out);
  text_append(out, " ELSE ");
  print_in(e->kids[2], context, out);
}

static void print_case(const Syntax *e, Context context, Text *out) {
  for (uint32_t i = 0; i < e->kid_count; i += 2) {
    text_append(out, i ? " [] " : "CASE ");
    bool other = i + 1 == e->kid_count;
    if (other)
      text_append(out, "OTHER");
    else
      print_whole(e->kids[i], out);
    text_append(out, " -> ");
    const Syntax *value = e->kids[other ? i : i + 1];
    bool last = i + 2 >= e->kid_count;
    Context inner = {OP_COUNT, last ? context.arms : true};
    print_in(value, inner, out);
  }
}

static void print_let(const Syntax *e, Context context, Text *out) {
  uint32_t column = print_column(out);
  text_append(out, "LET ");
  for (uint32_t i = 0; i < e->unit_count; i++) {
    if (i) print_line(out, column + 4);
    print_unit(e->units[i], out);
  }
  print_line(out, column);
  text_append(out, "IN ");
  print_in(e->kids[0], context, out);
}

static void print_lambda(const Syntax *e, Context context, Text *out) {
  text_append(out, "LAMBDA ");
  for (uint32_t i = 0; i < e->lambda->parameter_count; i++)
    text_format(out, "%s%s", i ? ", " : "", symbol_text(e->lambda->parameters[i].name.text));
  text_append(out, ": ");
  print_in(e->kids[0], context, out);
}

static void print_label(const Syntax *e, Context context, Text *out) {
  text_append(out, symbol_text(e->lambda->name.text));
  for (uint32_t i = 0; i < e->lambda->parameter_count; i++)
    text_format(out, "%s%s", i ? ", " : "(", symbol_text(e->lambda->parameters[i].name.text));
  text_append(out, e->lambda->parameter_count ? ") :: " : " :: ");
  print_in(e->kids[0], context, out);
}

static void print_open(const Syntax *e, Context context, Text *out) {
  switch ((int)e->kind) {
  case SYNTAX_FORALL: print_bound_form("\\A ", e, context, out); return;
  case SYNTAX_EXISTS: print_bound_form("\\E ", e, context, out); return;
  case SYNTAX_TEMPORAL_FORALL: print_bound_form("\\AA ", e, context, out); return;
  case SYNTAX_TEMPORAL_EXISTS: print_bound_form("\\EE ", e, context, out); return;
  case SYNTAX_CHOOSE: print_bound_form("CHOOSE ", e, context, out); return;
  case SYNTAX_IF: print_if(e, context, out); return;
  case SYNTAX_CASE:
    if (context.arms)
      print_parenthesised(e, out);
    else
      print_case(e, context, out);
    return;
  case SYNTAX_LET: print_let(e, context, out); return;
  case SYNTAX_LAMBDA: print_lambda(e, context, out); return;
  case SYNTAX_LABEL: print_label(e, context, out); return;
  }
  never("open form");
}

void print_in(const Syntax *e, Context context, Text *out) {
  switch (e->kind) {
  case SYNTAX_ERROR: text_append(out, "?"); return;
  case SYNTAX_NUMBER:
  case SYNTAX_DECIMAL: text_append(out, symbol_text(e->text)); return;
  case SYNTAX_STRING: syntax_quote(symbol_text(e->text), out); return;
  case SYNTAX_CALL: print_call(e, out); return;
  case SYNTAX_OPERATION: print_operation(e, context, out); return;
  case SYNTAX_OPERATOR: print_bare_operator(e, out); return;
  case SYNTAX_SELECTOR: print_selector(e, out); return;
  case SYNTAX_CONJUNCTION:
  case SYNTAX_DISJUNCTION: print_list(e, context, out); return;
  case SYNTAX_SET: print_between("{", e, "}", out); return;
  case SYNTAX_FILTER: print_filter(e, out); return;
  case SYNTAX_MAP: print_map(e, out); return;
  case SYNTAX_FUNCTION: print_function(e, out); return;
  case SYNTAX_FUNCTION_SET:
    text_append_char(out, '[');
    print_first(e->kids[0], out);
    text_append(out, " -> ");
    print_whole(e->kids[1], out);
    text_append_char(out, ']');
    return;
  case SYNTAX_RECORD: print_fields(e, " |-> ", out); return;
  case SYNTAX_RECORD_SET: print_fields(e, " : ", out); return;
  case SYNTAX_TUPLE: print_between("<<", e, ">>", out); return;
  case SYNTAX_PRODUCT: print_product(e, context, out); return;
  case SYNTAX_EXCEPT: print_except(e, out); return;
  case SYNTAX_AT: text_append_char(out, '@'); return;
  case SYNTAX_APPLY:
    print_base(e->kids[0], out);
    text_append_char(out, '[');
    print_items(e, 1, e->kid_count, out);
    text_append_char(out, ']');
    return;
  case SYNTAX_FIELD:
    print_base(e->kids[0], out);
    text_format(out, ".%s", symbol_text(e->name));
    return;
  case SYNTAX_ACTION_BOX: print_action("[", e, "]_", out); return;
  case SYNTAX_ACTION_ANGLE: print_action("<<", e, ">>_", out); return;
  case SYNTAX_WEAK_FAIRNESS: print_fairness("WF_", e, out); return;
  case SYNTAX_STRONG_FAIRNESS: print_fairness("SF_", e, out); return;
  case SYNTAX_FORALL:
  case SYNTAX_EXISTS:
  case SYNTAX_TEMPORAL_FORALL:
  case SYNTAX_TEMPORAL_EXISTS:
  case SYNTAX_CHOOSE:
  case SYNTAX_IF:
  case SYNTAX_CASE:
  case SYNTAX_LET:
  case SYNTAX_LAMBDA:
  case SYNTAX_LABEL: print_open(e, context, out); return;
  case SYNTAX_KIND_COUNT: break;
  }
  never("kind of syntax");
}

void print_expression(const Syntax *e, Text *out) { print_whole(e, out); }
