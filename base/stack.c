#include "base/stack.h"

#include <sys/resource.h>

uintptr_t stack_limit(void) {
  enum { USUAL = 8 * 1024 * 1024 };
  struct rlimit limit;
  uintptr_t size = USUAL;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < USUAL) size = limit.rlim_cur;
  return (uintptr_t)__builtin_frame_address(0) - size / 8 * 5;
}
