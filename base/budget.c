#include "base/budget.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

double budget_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

uint64_t budget_memory_in_use(void) {
  FILE *in = fopen("/proc/self/statm", "r");
  if (!in) return 0;
  char line[100] = "", *rest = line;
  bool read = fgets(line, sizeof line, in);
  fclose(in);
  if (!read) return 0;
  strtoull(line, &rest, 10); /* all pages; the resident ones follow */
  return strtoull(rest, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE);
}

bool budget_look(Budget *b) {
  if (b->spent) return false;
  if (b->unwanted && *b->unwanted)
    b->spent = "it was interrupted";
  else if (b->deadline > 0 && budget_clock() > b->deadline)
    b->spent = "the time limit was reached";
  else if (b->memory && budget_memory_in_use() > b->memory)
    b->spent = "the memory limit was reached";
  return !b->spent;
}
