#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "base/sha256.h"

static void expect(const char *text, uint32_t times, const char *name) {
  char found[SHA256_TEXT];
  Sha256 h = sha256_begin();
  for (uint32_t i = 0; i < times; i++) sha256_add(&h, text, strlen(text));
  sha256_end(&h, found);
  cr_assert(eq(str, found, (char *)name));
}

/* The examples of FIPS 180-2, appendix B. */
Test(sha256, is_that_of_the_standard) {
  expect("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  expect("a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

Test(sha256, does_not_depend_on_how_bytes_are_added) {
  char once[SHA256_TEXT], split[SHA256_TEXT];
  Sha256 a = sha256_begin(), b = sha256_begin();
  sha256_add(&a, "ab\0\1\0\0\0", 7);
  sha256_add_text(&b, "ab");
  sha256_add_number(&b, 1);
  sha256_end(&a, once);
  sha256_end(&b, split);
  cr_assert(eq(str, once, split));
}
