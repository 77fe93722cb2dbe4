/* The command line: words in, exit status out. */
#include <stdio.h>

int main(void) {
  puts("cairn");
  return 0;
}
