/* JSON that is read keeps what is in it and where it stands. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/json_tree.h"

static Arena *memory;
static Diags *diags;
static uint32_t file;

static const JsonTree *read(const char *text) {
  memory = arena_create();
  diags = diags_create();
  file = diags_add_file(diags, "a.json", text, strlen(text));
  return json_tree_read(memory, diags, file);
}

static void finish(void) {
  diags_destroy(diags);
  arena_destroy(memory);
}

static void expect_mistake(const char *text, const char *message, unsigned line, unsigned column) {
  cr_expect_null(read(text));
  char *printed;
  size_t size;
  FILE *out = open_memstream(&printed, &size);
  Json *j = json_create(out, false);
  diags_print_json(diags, j);
  json_destroy(j);
  fclose(out);
  char place[64];
  snprintf(place, sizeof place, "\"line\":%u,\"column\":%u,", line, column);
  cr_expect(strstr(printed, message), "%s", printed);
  cr_expect(strstr(printed, place), "%s", printed);
  free(printed);
  finish();
}

Test(json_tree, keeps_every_kind_of_value) {
  const JsonTree *root = read("{\"a\": [1, true, null, \"x\\ny\"], \"b\": {}}");
  cr_assert(root && root->kind == JSON_OBJECT && root->count == 2);
  const JsonTree *list = json_tree_member(root, "a");
  cr_assert(list && list->kind == JSON_LIST && list->count == 4);
  const JsonTree *item = list->first;
  cr_expect_str_eq(item->text, "1");
  item = item->next;
  cr_expect(item->kind == JSON_BOOLEAN && item->truth);
  item = item->next;
  cr_expect(item->kind == JSON_NULL);
  cr_expect_str_eq(item->next->text, "x\ny");
  cr_expect(json_tree_member(root, "b")->kind == JSON_OBJECT);
  cr_expect_null(json_tree_member(root, "c"));
  finish();
}

Test(json_tree, knows_where_each_value_stands) {
  const JsonTree *root = read("{ \"key\" :\n  [10 , \"text\"] }");
  const JsonTree *list = root->first;
  cr_expect(list->key_at.start == 2 && list->key_at.end == 7);
  cr_expect(list->at.start == 12 && list->at.end == 25);
  cr_expect(list->first->at.start == 13 && list->first->at.end == 15);
  cr_expect(list->first->next->at.start == 18 && list->first->next->at.end == 24);
  cr_expect(root->at.start == 0 && root->at.end == 27);
  finish();
}

Test(json_tree, loses_no_digit_of_a_large_integer) {
  const JsonTree *root = read("[9007199254740993, 123456789012345678901234567890, 1.5]");
  int64_t value = 0;
  cr_expect(json_tree_int(root->first, &value) && value == 9007199254740993);
  cr_expect_str_eq(root->first->next->text, "123456789012345678901234567890");
  cr_expect_not(json_tree_int(root->first->next, &value));
  cr_expect_not(json_tree_int(root->first->next->next, &value));
  finish();
}

Test(json_tree, reads_a_number_alone) {
  const JsonTree *root = read(" 42");
  cr_assert(root && root->kind == JSON_NUMBER);
  cr_expect_str_eq(root->text, "42");
  cr_expect(root->at.start == 1 && root->at.end == 3);
  finish();
}

Test(json_tree, shows_what_is_not_json_at_its_place) {
  expect_mistake("{\n  \"a\": 1,\n  b\n}", "this is not JSON", 3, 3);
  expect_mistake("[1, 2", "this is not JSON", 1, 6);
  expect_mistake("", "this is not JSON", 1, 1);
  expect_mistake("[1] 2", "this is not JSON", 1, 5);
}

Test(json_tree, refuses_invalid_utf8) { expect_mistake("[\"ab\xff\"]", "0xFF is not UTF-8", 1, 5); }

Test(json_tree, shows_both_places_of_a_repeated_key) {
  expect_mistake("{\"a\": 1, \"b\": 2, \"a\": 3}", "has the key `a` twice", 1, 18);
}

Test(json_tree, is_bounded_in_depth) {
  char text[2 * JSON_TREE_DEPTH + 3] = {0};
  memset(text, '[', JSON_TREE_DEPTH + 1);
  memset(text + JSON_TREE_DEPTH + 1, ']', JSON_TREE_DEPTH + 1);
  expect_mistake(text, "nested more than 200 levels deep", 1, JSON_TREE_DEPTH + 1);
  memset(text, '[', JSON_TREE_DEPTH);
  memset(text + JSON_TREE_DEPTH, ']', JSON_TREE_DEPTH);
  text[2 * JSON_TREE_DEPTH] = 0;
  cr_expect_not_null(read(text));
  finish();
}

Test(json_tree, refuses_characters_that_would_be_lost) {
  expect_mistake("{\"a\": \"x\\u0000y\"}", "has no place in this text", 1, 7);
  expect_mistake("{\"a\\u0000b\": 1}", "has no place in this text", 1, 2);
  expect_mistake("[\n\"\\ud800\"]", "is half of a pair", 2, 2);
  expect_mistake("[\"\\udc00\\ud800\"]", "is half of a pair", 1, 3);
  cr_expect_not_null(read("[\"\\ud83d\\ude00 \\\\ud800\"]"));
  finish();
}

Test(json_tree, refuses_what_is_not_utf8) {
  expect_mistake("[\"\xed\xa0\x80\"]", "0xED is not UTF-8", 1, 3);
  expect_mistake("[\"\xc0\xaf\"]", "0xC0 is not UTF-8", 1, 3);
}
