/* How deep recursion may go.  Whoever follows the structure of its input, however
   deep that is, asks now and then and reports a limit instead of overflowing. */
#ifndef BASE_STACK_H
#define BASE_STACK_H

#include <stdbool.h>
#include <stdint.h>

/* The lowest address that recursion which starts here may use: five eighths of the
   stack of the thread, since the rest is for callers and for leaves. */
uintptr_t stack_limit(void);

static inline bool stack_is_used_up(uintptr_t limit) {
  return (uintptr_t)__builtin_frame_address(0) < limit;
}

#endif
