/* The parts of definitions that names such as `Op(x)!2!(y)` mean. */
#ifndef FRONTEND_SELECTOR_H
#define FRONTEND_SELECTOR_H

#include "frontend/elaborate.h"
#include "frontend/label_table.h"

/* The way from an operator's name to a part of what it is defined as. */
typedef struct Selection {
  const Place *place;
  Context *context; /* of the operator; NULL: a LET around the place defines it */
  const Syntax *whole;
  vec(Parameter) parameters;
  vec(const Syntax *) arguments;
  vec(const Syntax *) lets; /* around the part, the outermost first */
  uint32_t arm;             /* of a CASE, chosen by the selector before; 0: none */
  bool as_operator;         /* there are no arguments */
  const Syntax *named;      /* the part that has been reached, if it is given by its name there */
  LabelTable **labels;      /* of the part that has been reached, or NULL */
} Selection;

/* Names (selector.c). */

bool selection_is_name(const Syntax *); /* `Op`, `I!Op(x)`, `I!+`, `I!+(x, y)` */
Symbol selection_name(const Place *, const Syntax *);

/* Parts (selector_parts.c). */

const Syntax *selection_refuse(const Selection *, const Syntax *selector,
                               const char *why); /* NULL */
/* What a selector or a label selects from; NULL for the operator's name. */
const Syntax *selection_before(const Selection *, const Syntax *part);
/* Of an operator or label, for its parameters; false if their number is wrong. */
bool selection_add_arguments(Selection *, uint32_t count, const Parameter *,
                             const Syntax *selector);
/* The part of a body that is meant by a chain of selectors; NULL: reported. */
const Syntax *selection_follow(Selection *, const Syntax *chain, const Syntax *body);

#endif
