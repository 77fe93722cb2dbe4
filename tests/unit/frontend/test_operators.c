#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "frontend/operators.h"

static Op find(const char *spelling) { return op_find(spelling, strlen(spelling)); }

Test(operators, have_ranges_within_those_of_the_language) {
  for (Op op = 0; op < OP_COUNT; op++) {
    const OpInfo *info = &op_infos[op];
    cr_assert(info->low >= 10 && info->low <= info->high && info->high <= 150, "%s", info->ascii);
    cr_assert(info->assoc == ASSOC_NONE || info->fixity == FIXITY_INFIX, "%s", info->ascii);
  }
}

Test(operators, are_found_by_each_of_their_spellings) {
  for (Op op = 0; op < OP_COUNT; op++) {
    cr_assert(eq(int, find(op_infos[op].ascii), op), "%s", op_infos[op].ascii);
    if (*op_infos[op].unicode) cr_assert(eq(int, find(op_infos[op].unicode), op));
  }
  cr_assert(eq(int, find("\\land"), OP_AND));
  cr_assert(eq(int, find("#"), OP_NE));
  cr_assert(eq(int, find("=<"), OP_LE));
  cr_assert(eq(int, find("-"), OP_MINUS));
  cr_assert(eq(int, find("-."), OP_NEGATIVE));
  cr_assert(eq(int, find(""), OP_COUNT));
  cr_assert(eq(int, find("\\mod"), OP_COUNT));
}

Test(operators, of_other_languages_come_with_advice) {
  cr_assert(eq(str, (char *)op_advice(OP_AMP_AMP), "TLA+ writes `and` as `/\\`"));
  cr_assert(ne(ptr, (void *)op_advice(OP_BAR_BAR), NULL));
  cr_assert(ne(ptr, (void *)op_advice(OP_ASSIGN), NULL));
  cr_assert(eq(ptr, (void *)op_advice(OP_PLUS), NULL));
}

Test(operators, bind_by_their_ranges) {
  cr_assert(op_binds_before(OP_STAR, OP_PLUS));
  cr_assert(not(op_binds_before(OP_PLUS, OP_STAR)));
  cr_assert(op_binds_before(OP_PLUS, OP_PLUS), "left-associative");
  cr_assert(not(op_binds_before(OP_EQ, OP_EQ)), "not associative");
  cr_assert(op_binds_before(OP_MINUS, OP_PLUS), "11 against 10");
}

Test(operators, of_overlapping_ranges_bind_neither_way) {
  cr_assert(not(op_binds_before(OP_AND, OP_OR)));
  cr_assert(not(op_binds_before(OP_OR, OP_AND)));
  cr_assert(not(op_binds_before(OP_BOX, OP_EQ)));
  cr_assert(not(op_binds_before(OP_EQ, OP_BOX)));
}
