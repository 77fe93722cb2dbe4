/* Records are found by their keys, whatever was added and removed in between. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "audit/log_table.h"

static uint32_t *get(LogTable *t, unsigned number) {
  char key[32];
  return log_table_get(t, key, (size_t)snprintf(key, sizeof key, "key %u", number));
}

static uint32_t *find(LogTable *t, unsigned number) {
  char key[32];
  return log_table_find(t, key, (size_t)snprintf(key, sizeof key, "key %u", number));
}

Test(log_table, finds_what_was_added_and_not_removed) {
  LogTable t = {.record = sizeof(uint32_t)};
  for (unsigned i = 0; i < 5000; i++) *get(&t, i) = i;
  for (unsigned i = 0; i < 5000; i += 3) log_table_remove(&t, find(&t, i));
  for (unsigned i = 0; i < 5000; i++)
    if (i % 3)
      cr_assert(find(&t, i) && *find(&t, i) == i, "%u", i);
    else
      cr_assert_null(find(&t, i), "%u", i);
  size_t at = 0, seen = 0;
  while (log_table_next(&t, &at)) seen++;
  cr_expect_eq(seen, t.count);
  log_table_free(&t);
}

Test(log_table, keys_may_hold_any_byte) {
  LogTable t = {.record = sizeof(uint32_t)};
  *(uint32_t *)log_table_get(&t, "a\0b", 3) = 1;
  *(uint32_t *)log_table_get(&t, "a\0c", 3) = 2;
  *(uint32_t *)log_table_get(&t, "", 0) = 3;
  size_t length;
  uint32_t *first = log_table_find(&t, "a\0b", 3);
  cr_expect_eq(*first, 1);
  cr_expect(!memcmp(log_table_key(first, &length), "a\0b", 3) && length == 3);
  cr_expect_eq(*(uint32_t *)log_table_find(&t, "", 0), 3);
  cr_expect_eq(t.count, 3);
  log_table_free(&t);
}
