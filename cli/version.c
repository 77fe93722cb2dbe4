#include "cli/version.h"

#include <stdio.h>

const char cairn_version[] = CAIRN_VERSION;

void print_version(void) {
  printf("cairn %s\n", cairn_version);
  printf("compiler %s\n", __VERSION__);
}
