#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "frontend/pluscal.h"

/* f4530c9f is the CRC-32 of "x == 1y == 2". */
#define RIGHT "f4530c9f"

static unsigned warnings(const char *begin, const char *translation, const char *end) {
  Diags *diags = diags_create();
  char text[1000];
  int length =
      snprintf(text, sizeof text, "---- MODULE M ----\n(* --algorithm A { } *)\n%s\n%s\n%s\n====\n",
               begin, translation, end);
  uint32_t file = diags_add_file(diags, "M.tla", text, (size_t)length);
  pluscal_check(diags, (Span){file, 0, (uint32_t)length});
  unsigned count = diags_warnings(diags);
  cr_assert(zero(u32, diags_errors(diags)));
  diags_destroy(diags);
  return count;
}

static unsigned of_sum(const char *sums) {
  char begin[256];
  snprintf(begin, sizeof begin, "\\* BEGIN TRANSLATION %s", sums);
  return warnings(begin, "x == 1\ny == 2", "\\* END TRANSLATION");
}

Test(pluscal, knows_a_translation_by_its_checksum) {
  cr_assert(zero(u32, of_sum("(chksum(pcal) = \"1\" /\\ chksum(tla) = \"" RIGHT "\")")));
  cr_assert(eq(u32, of_sum("(chksum(pcal) = \"1\" /\\ chksum(tla) = \"f4530c9e\")"), 1));
}

Test(pluscal, reads_the_checksum_in_all_its_spellings) {
  static const char *const spellings[] = {
      "(checksum(PlusCal) = \"1\" /\\ checksum(TLA+) = \"%s\")",
      "( ChkSum(pcal)  \\in STRING  /\\  CHKSUM(tla)=\"%s\" )",
      "(chksum(pcal) = \"1\" /\\ checksum(tla) = \"%s\") kept by hand"};
  for (int i = 0; i < 3; i++) {
    char right[200], wrong[200];
    snprintf(right, sizeof right, spellings[i], RIGHT);
    snprintf(wrong, sizeof wrong, spellings[i], "0");
    cr_assert(zero(u32, of_sum(right)), "%s", right);
    cr_assert(eq(u32, of_sum(wrong), 1), "%s", wrong);
  }
}

Test(pluscal, says_nothing_where_no_checksum_is_wanted) {
  cr_assert(zero(u32, of_sum("")));
  cr_assert(zero(u32, of_sum("(chksum(pcal) \\in STRING /\\ chksum(tla) \\in STRING)")));
  cr_assert(zero(u32, of_sum("(chksum(pcal) = \"1\")")));
  cr_assert(zero(u32, of_sum("(chksum(tla) = \"1\")")));
  cr_assert(zero(u32, warnings("", "x == 1", "")));
  cr_assert(
      zero(u32, warnings("\\* BEGIN TRANSLATION (chksum(pcal) = \"1\" /\\ chksum(tla) = \"1\")",
                         "x == 1", "")));
}

Test(pluscal, takes_no_sum_that_cannot_be_one) {
  cr_assert(eq(u32, of_sum("(chksum(pcal) = \"1\" /\\ chksum(tla) = \"\")"), 1));
  cr_assert(eq(u32, of_sum("(chksum(pcal) = \"\" /\\ chksum(tla) = \"" RIGHT "\")"), 1));
  cr_assert(eq(u32, of_sum("(chksum(pcal) \\in STRING /\\ chksum(tla) = \"" RIGHT "0\")"), 1));
  cr_assert(eq(u32, of_sum("(chksum(pcal) = \"123456789\" /\\ chksum(tla) \\in STRING)"), 1));
  cr_assert(eq(u32, of_sum("(chksum(pcal) \\in STRING /\\ chksum(tla) = \"F4530C9F\")"), 1));
  cr_assert(eq(u32, of_sum("(chksum(pcal) = \"01\" /\\ chksum(tla) \\in STRING)"), 1));
}

Test(pluscal, does_not_count_how_lines_end) {
  const char *begin =
      "\\* BEGIN TRANSLATION (chksum(pcal) = \"1\" /\\ chksum(tla) = \"" RIGHT "\")";
  cr_assert(zero(u32, warnings(begin, "x == 1\r\ny == 2\r", "\\* END TRANSLATION")));
  cr_assert(eq(u32, warnings(begin, "x == 1\ny ==  2", "\\* END TRANSLATION"), 1));
}
