#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/source.h"

static char folder[64];

static void create_folder(void) {
  strcpy(folder, "/tmp/cairn-source-XXXXXX");
  cr_assert(mkdtemp(folder) != NULL);
  cr_assert(zero(int, chdir(folder)));
}

static void remove_folder(void) {
  unlink("file");
  rmdir(folder);
}

TestSuite(source, .init = create_folder, .fini = remove_folder);

static void write_file(const void *bytes, size_t length) {
  FILE *out = fopen("file", "wb");
  cr_assert(eq(sz, fwrite(bytes, 1, length, out), length));
  fclose(out);
}

static void expect_refusal(const char *path, const char *want) {
  Diags *ds = diags_create();
  uint32_t file;
  cr_assert(not(source_read(ds, path, &file)));
  char *got = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&got, &size);
  diags_print_text(ds, stream, false);
  fclose(stream);
  cr_assert(eq(str, got, (char *)want));
  free(got);
  diags_destroy(ds);
}

Test(source, is_read_into_the_file_table) {
  write_file("---- MODULE A ----\n", 19);
  Diags *ds = diags_create();
  uint32_t file;
  size_t length;
  cr_assert(source_read(ds, "file", &file));
  cr_assert(eq(str, (char *)diags_text(ds, file, &length), "---- MODULE A ----\n"));
  cr_assert(eq(sz, length, 19));
  diags_destroy(ds);
}

Test(source, may_be_empty) {
  write_file("", 0);
  Diags *ds = diags_create();
  uint32_t file;
  size_t length;
  cr_assert(source_read(ds, "file", &file));
  cr_assert(eq(str, (char *)diags_text(ds, file, &length), ""));
  diags_destroy(ds);
}

Test(source, may_start_with_a_byte_order_mark_that_is_left_out) {
  write_file("\xEF\xBB\xBF{}\n", 6);
  Diags *ds = diags_create();
  uint32_t file;
  size_t length;
  cr_assert(source_read(ds, "file", &file));
  cr_assert(eq(str, (char *)diags_text(ds, file, &length), "{}\n"));
  diags_destroy(ds);
}

Test(source, in_another_encoding_can_be_read_all_the_same) {
  write_file("caf\xE9 \xC3\xA9\n", 8);
  Diags *ds = diags_create();
  uint32_t file;
  size_t length;
  cr_assert(source_read_any(ds, "file", &file));
  cr_assert(eq(str, (char *)diags_text(ds, file, &length), "caf? \xC3\xA9\n"));
  diags_destroy(ds);
}

Test(source, that_is_missing_is_reported_with_the_reason) {
  expect_refusal("missing.tla",
                 "error[X0001]: cannot read `missing.tla`: No such file or directory\n\n");
}

Test(source, that_is_a_directory_is_reported) {
  expect_refusal(".", "error[X0002]: `.` is a directory\n\n");
}

Test(source, over_64_mebibytes_is_refused) {
  write_file("", 0);
  cr_assert(zero(int, truncate("file", SOURCE_LIMIT + 1)));
  expect_refusal("file", "error[X0003]: `file` has more than 64 MiB\n\n");
}

Test(source, with_a_nul_byte_is_refused_at_its_place) {
  write_file("ab\ncd\0e\n", 8);
  expect_refusal("file", "error[X0004]: `file` is binary: it has a NUL byte\n"
                         " --> file:2:3\n"
                         "  |\n"
                         "2 | cd\xEF\xBF\xBD"
                         "e\n"
                         "  |   ^ byte 0x00, number 6 of the file, in line 2\n\n");
}

Test(source, that_is_not_utf8_is_refused_at_its_place) {
  write_file("(* caf\xE9 *)\n", 11);
  expect_refusal("file", "error[X0004]: `file` is not UTF-8\n"
                         " --> file:1:7\n"
                         "  |\n"
                         "1 | (* caf\xEF\xBF\xBD *)\n"
                         "  |       ^ byte 0xE9, number 7 of the file, in line 1\n"
                         "  = help: save the file in the encoding UTF-8\n\n");
}

Test(source, that_is_a_pipe_without_a_writer_is_empty, .timeout = 5) {
  cr_assert(zero(int, mkfifo("file", 0600)));
  Diags *ds = diags_create();
  uint32_t file;
  size_t length;
  cr_assert(source_read(ds, "file", &file));
  diags_text(ds, file, &length);
  cr_assert(eq(sz, length, 0));
  diags_destroy(ds);
}
