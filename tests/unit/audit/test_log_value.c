/* Values of events keep every digit and are ordered as the mapping says. */
#include <criterion/criterion.h>
#include <string.h>

#include "audit/log_value.h"

static LogValue value(LogKind kind, const char *text) {
  return (LogValue){.kind = kind, .text = text, .length = strlen(text)};
}

static int compare(LogKind kind, const char *a, const char *b, LogOrder order) {
  LogValue x = value(kind, a), y = value(kind, b);
  int result = log_value_compare(&x, &y, order);
  return (result > 0) - (result < 0);
}

Test(log_value, integers_are_compared_in_all_their_digits) {
  cr_expect_eq(compare(LOG_NUMBER, "9007199254740993", "9007199254740992", LOG_BYTES), 1);
  cr_expect_eq(compare(LOG_NUMBER, "18446744073709551616", "9", LOG_BYTES), 1);
  cr_expect_eq(compare(LOG_NUMBER, "-2", "1", LOG_BYTES), -1);
  cr_expect_eq(compare(LOG_NUMBER, "-2", "-10", LOG_BYTES), 1);
  cr_expect_eq(compare(LOG_NUMBER, "0", "-0", LOG_BYTES), 0);
}

Test(log_value, strings_are_compared_byte_by_byte_unless_told_otherwise) {
  cr_expect_eq(compare(LOG_STRING, "10", "9", LOG_BYTES), -1);
  cr_expect_eq(compare(LOG_STRING, "10", "9", LOG_DECIMAL), 1);
  cr_expect_eq(compare(LOG_STRING, "007", "7", LOG_DECIMAL), 0);
  cr_expect_eq(compare(LOG_STRING, "a", "ab", LOG_BYTES), -1);
  cr_expect_eq(compare(LOG_STRING, "\xC3\xA9", "z", LOG_BYTES), 1);
  cr_expect_eq(compare(LOG_STRING, "0A", "0a", LOG_HEX), 0);
  cr_expect_eq(compare(LOG_STRING, "ff", "0b", LOG_HEX), 1);
}

Test(log_value, what_cannot_be_ordered_has_a_fault) {
  LogValue float_ = value(LOG_NUMBER, "1.5"), odd = value(LOG_STRING, "abc"),
           word = value(LOG_STRING, "x1"), truth = value(LOG_TRUTH, "true");
  cr_expect_not_null(log_value_fault(&float_, LOG_BYTES));
  cr_expect_not_null(log_value_fault(&odd, LOG_HEX));
  cr_expect_not_null(log_value_fault(&word, LOG_DECIMAL));
  cr_expect_not_null(log_value_fault(&truth, LOG_BYTES));
  cr_expect_null(log_value_fault(&word, LOG_BYTES));
}

Test(log_value, long_ones_are_shown_shortened_and_without_control_characters) {
  char text[200];
  memset(text, 'x', sizeof text);
  text[0] = '\n';
  LogValue v = {.kind = LOG_STRING, .text = text, .length = sizeof text};
  Text out = {0};
  log_value_show(&v, &out);
  cr_expect(out.length < 80);
  cr_expect(!strncmp(text_string(&out), "\"\\u000ax", 8), "%s", text_string(&out));
  cr_expect(strstr(text_string(&out), "...\""));
  text_free(&out);
}
