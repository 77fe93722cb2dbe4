/* Where the printer needs parentheses. */
#include "base/panic.h"
#include "frontend/printer_state.h"

static bool is_fixity(const Syntax *e, Fixity fixity) {
  return e->kind == SYNTAX_OPERATION && !e->qualifier && op_infos[e->op].fixity == fixity;
}

/* When are parentheses needed?

   An operation with operator `c` is the left operand of `op` without parentheses
   if `c` takes its right operand before `op` does; and the right one if `op`
   leaves it to `c`.  What follows the whole, `next`, only matters to prefix
   operators and to forms that reach as far to the right as they can: infix
   operators on the right are tighter than the ones above them. */

static bool leaves(Op outer, Op inner) {
  return !op_binds_before(outer, inner) && op_binds_before(inner, outer);
}

/* Forms without an end of their own. */
static bool is_open(const Syntax *e) {
  switch (e->kind) {
  case SYNTAX_FORALL:
  case SYNTAX_EXISTS:
  case SYNTAX_TEMPORAL_FORALL:
  case SYNTAX_TEMPORAL_EXISTS:
  case SYNTAX_CHOOSE:
  case SYNTAX_IF:
  case SYNTAX_CASE:
  case SYNTAX_LET:
  case SYNTAX_LAMBDA:
  case SYNTAX_LABEL: return true;
  case SYNTAX_ERROR:
  case SYNTAX_NUMBER:
  case SYNTAX_DECIMAL:
  case SYNTAX_STRING:
  case SYNTAX_CALL:
  case SYNTAX_OPERATION:
  case SYNTAX_OPERATOR:
  case SYNTAX_SELECTOR:
  case SYNTAX_CONJUNCTION:
  case SYNTAX_DISJUNCTION:
  case SYNTAX_SET:
  case SYNTAX_FILTER:
  case SYNTAX_MAP:
  case SYNTAX_FUNCTION:
  case SYNTAX_FUNCTION_SET:
  case SYNTAX_RECORD:
  case SYNTAX_RECORD_SET:
  case SYNTAX_TUPLE:
  case SYNTAX_PRODUCT:
  case SYNTAX_EXCEPT:
  case SYNTAX_AT:
  case SYNTAX_APPLY:
  case SYNTAX_FIELD:
  case SYNTAX_ACTION_BOX:
  case SYNTAX_ACTION_ANGLE:
  case SYNTAX_WEAK_FAIRNESS:
  case SYNTAX_STRONG_FAIRNESS: return false;
  case SYNTAX_KIND_COUNT: break;
  }
  never("kind of syntax");
}

static bool is_list(const Syntax *e) {
  return e->kind == SYNTAX_CONJUNCTION || e->kind == SYNTAX_DISJUNCTION;
}

/* The operator that an operand shows to its surroundings; OP_COUNT if none. */
static Op top_op(const Syntax *e) {
  if (e->kind == SYNTAX_PRODUCT) return OP_TIMES;
  return e->kind == SYNTAX_OPERATION && !e->qualifier ? e->op : OP_COUNT;
}

/* Would a postfix operator in `f'[x].a` be drawn into a conflict with `left`? */
static bool has_conflicting_postfix(const Syntax *e, Op left) {
  while (is_fixity(e, FIXITY_POSTFIX) || e->kind == SYNTAX_APPLY || e->kind == SYNTAX_FIELD) {
    if (e->kind == SYNTAX_OPERATION && !leaves(left, e->op)) return true;
    e = e->kids[0];
  }
  return false;
}

/* Is `e` a prefix operation or an open form that `next` would be drawn into? */
static bool meets_next(const Syntax *e, Context context) {
  if (context.next == OP_COUNT) return false;
  return is_open(e) || (is_fixity(e, FIXITY_PREFIX) && !op_binds_before(e->op, context.next));
}

bool print_left_needs_parentheses(const Syntax *e, Op op) {
  if (is_list(e) || is_open(e)) return true;
  Op own = top_op(e);
  if (own == OP_COUNT || op_infos[own].fixity == FIXITY_POSTFIX) return false;
  return (own == OP_TIMES && op == OP_TIMES) || !op_binds_before(own, op);
}

bool print_right_needs_parentheses(const Syntax *e, Op op, Context context) {
  if (is_list(e) || e->kind == SYNTAX_LABEL || meets_next(e, context)) return true;
  if (has_conflicting_postfix(e, op)) return true;
  Op own = top_op(e);
  if (own == OP_COUNT || op_infos[own].fixity == FIXITY_POSTFIX) return false;
  if (op_infos[own].fixity == FIXITY_INFIX) return !leaves(op, own);
  return own == OP_NEGATIVE && op_infos[op].fixity == FIXITY_INFIX && !leaves(op, own);
}

bool print_base_needs_parentheses(const Syntax *e) {
  Op own = top_op(e);
  bool tight = own == OP_COUNT || op_infos[own].fixity == FIXITY_POSTFIX;
  return !tight || is_list(e) || is_open(e);
}

/* Does the text of `e` start like the bound `x \in` or `<<x>> \in`? */
bool print_starts_like_bound(const Syntax *e) {
  while (is_fixity(e, FIXITY_INFIX) && !print_left_needs_parentheses(e->kids[0], e->op)) {
    const Syntax *left = e->kids[0];
    bool name = left->kind == SYNTAX_CALL && left->kid_count == 0 && !left->qualifier;
    if (e->op == OP_IN && (name || left->kind == SYNTAX_TUPLE)) return true;
    e = left;
  }
  return false;
}
