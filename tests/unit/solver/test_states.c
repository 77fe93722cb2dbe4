#include "solver/states.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(states, each_is_kept_once_and_numbered_as_it_comes) {
  Values *values = values_create();
  States *states = states_create(2, 0);
  for (uint32_t round = 0; round < 2; round++)
    for (uint32_t i = 0; i < 20000; i++) {
      const Value *state[] = {value_int(values, i / 100), value_int(values, i % 100)};
      cr_assert(states_add(states, state, NULL, i ? i - 1 : STATES_NO_PARENT) == !round);
    }
  cr_assert(eq(u32, states_count(states), 20000));
  State found = states_get(states, 12345);
  cr_assert(eq(ptr, (void *)found[0], (void *)value_int(values, 123)));
  cr_assert(eq(ptr, (void *)found[1], (void *)value_int(values, 45)));
  cr_assert(eq(u32, states_parent(states, 12345), 12344));
  states_destroy(states);
  values_destroy(values);
}

Test(states, with_keys_of_their_own_differ_by_these_only) {
  Values *values = values_create();
  States *states = states_create(1, 1);
  const Value *one = value_int(values, 1), *two = value_int(values, 2);
  cr_assert(states_add(states, &one, &two, STATES_NO_PARENT));
  cr_assert(not(states_add(states, &two, &two, STATES_NO_PARENT)));
  cr_assert(states_add(states, &one, &one, STATES_NO_PARENT));
  cr_assert(eq(ptr, (void *)states_get(states, 0)[0], (void *)one));
  states_destroy(states);
  values_destroy(values);
}

Test(states, of_no_variables_are_all_the_same) {
  States *states = states_create(0, 0);
  const Value *const nothing[1] = {NULL};
  cr_assert(states_add(states, nothing, NULL, STATES_NO_PARENT));
  cr_assert(not(states_add(states, nothing, NULL, 0)));
  states_destroy(states);
}
