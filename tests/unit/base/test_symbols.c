#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

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

Test(symbols, differ_for_a_prefix) {
  SymbolTable *table = symbols_create();
  Symbol whole = symbol_intern(table, "Inv", 3), part = symbol_intern(table, "Inv", 2);
  cr_assert(ne(ptr, (void *)whole, (void *)part));
  cr_assert(eq(str, (char *)symbol_text(part), "In"));
  symbols_destroy(table);
}
