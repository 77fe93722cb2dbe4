#include "solver/ancestry.h"

#include <stdlib.h>

#include "base/panic.h"
#include "base/vec.h"

/* Pages instead of one array: nothing is moved, and little room is left unused. */
enum { PAGE_BITS = 14, PAGE = 1 << PAGE_BITS };

struct Ancestry {
  vec(Ancestor *) pages;
  uint32_t count;
};

Ancestry *ancestry_create(void) {
  Ancestry *a = calloc(1, sizeof *a);
  if (!a) panic("out of memory");
  return a;
}

void ancestry_destroy(Ancestry *a) {
  if (!a) return;
  for (vec_each(Ancestor *, page, &a->pages)) free(*page);
  vec_free(&a->pages);
  free(a);
}

uint32_t ancestry_add(Ancestry *a, Ancestor ancestor) {
  if (a->count >> PAGE_BITS == a->pages.count) {
    Ancestor *page = malloc(PAGE * sizeof *page);
    if (!page) panic("out of memory for states");
    vec_push(&a->pages, page);
  }
  a->pages.at[a->count >> PAGE_BITS][a->count & (PAGE - 1)] = ancestor;
  return a->count++;
}

Ancestor ancestry_get(const Ancestry *a, uint32_t state) {
  return a->pages.at[state >> PAGE_BITS][state & (PAGE - 1)];
}

uint32_t ancestry_count(const Ancestry *a) { return a->count; }
