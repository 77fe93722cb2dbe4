#include "cli/version.h"

#include <stdio.h>

void print_version(void) {
  printf("cairn %s\n", CAIRN_VERSION);
  printf("compiler %s\n", __VERSION__);
}
