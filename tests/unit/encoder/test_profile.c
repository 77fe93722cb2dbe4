#include "encoder/profile.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(profile, costs_belong_to_the_innermost_node) {
  Circuit *c = circuit_create();
  Profile *p = profile_create();
  Node outer = {.kind = NODE_AND}, inner = {.kind = NODE_OR};
  profile_enter(p, c, &outer);
  Lit a = circuit_input(c);
  profile_enter(p, c, &inner);
  Lit b = circuit_input(c);
  circuit_and(c, a, b);
  profile_return(p, c, &outer);
  circuit_input(c);
  profile_return(p, c, NULL);
  const ProfileRow *rows;
  uint32_t count = profile_rows(p, &rows), seen = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (!rows[i].node) continue;
    cr_assert(eq(u64, rows[i].gates, 2));
    cr_assert(eq(u64, rows[i].visits, 1));
    seen++;
  }
  cr_assert(eq(u32, seen, 2));
  profile_destroy(p);
  circuit_destroy(c);
}
