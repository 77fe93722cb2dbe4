#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

#include "base/symbols.h"

Test(symbols, are_the_same_pointer_for_the_same_name) {
  SymbolTable *table = symbols_create();
  for (int i = 0; i < 5000; i++) {
    char name[16];
    size_t length = (size_t)snprintf(name, sizeof name, "x%d", i);
    Symbol s = symbol_intern(table, name, length);
    cr_assert(eq(ptr, (void *)s, (void *)symbol_intern(table, name, length)));
    cr_assert(eq(str, (char *)symbol_text(s), name));
  }
  symbols_destroy(table);
}

static Symbol intern(SymbolTable *table, const char *name) {
  return symbol_intern(table, name, strlen(name));
}

Test(symbols, are_ordered_as_they_came_and_once_settled_by_their_texts) {
  SymbolTable *table = symbols_create();
  Symbol zebra = intern(table, "zebra"), ant = intern(table, "ant");
  symbols_settle(table);
  Symbol bee = intern(table, "bee"), adder = intern(table, "adder");
  Symbol ascending[] = {zebra, ant, adder, bee};
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 4; j++) {
      int order = symbol_compare(ascending[i], ascending[j]);
      cr_expect(i < j ? order < 0 : i > j ? order > 0 : order == 0, "%d and %d", i, j);
    }
  symbols_destroy(table);
}

Test(symbols, differ_for_a_prefix) {
  SymbolTable *table = symbols_create();
  Symbol whole = symbol_intern(table, "Inv", 3), part = symbol_intern(table, "Inv", 2);
  cr_assert(ne(ptr, (void *)whole, (void *)part));
  cr_assert(eq(str, (char *)symbol_text(part), "In"));
  symbols_destroy(table);
}
