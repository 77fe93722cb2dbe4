/* The kernel as S-expressions, for tests and for looking at. */
#ifndef FRONTEND_KERNEL_DUMP_H
#define FRONTEND_KERNEL_DUMP_H

#include "base/text.h"
#include "frontend/kernel.h"

/* (+ (local x 0.1) (number 2)): a bound name has the frames up and its slot. */
void kernel_dump_node(const Node *, Text *);

/* One line of heading, then the body, then the end of the line. */
void kernel_dump_definition(const Definition *, Text *);

#endif
