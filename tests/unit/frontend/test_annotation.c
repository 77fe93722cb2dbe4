#include "frontend/annotation.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "base/text.h"

static void print_type(const Type *t, Text *out) {
  static const char *const names[] = {
      [TYPE_INT] = "Int",     [TYPE_BOOL] = "Bool",    [TYPE_STR] = "Str",
      [TYPE_SET] = "Set",     [TYPE_SEQ] = "Seq",      [TYPE_FUNCTION] = "Function",
      [TYPE_TUPLE] = "Tuple", [TYPE_RECORD] = "Record"};
  text_append(out, names[t->kind]);
  for (uint32_t i = 0; i < t->count; i++) {
    text_append(out, i ? ", " : "(");
    if (t->names) text_format(out, "%s: ", t->names[i]);
    print_type(t->parts[i], out);
  }
  if (t->count) text_append(out, ")");
}

/* The type of the name `x` that stands first in a text after a `|`. */
static void expect(const char *text, const char *type) {
  Diags *diags = diags_create();
  Arena *memory = arena_create();
  uint32_t at = (uint32_t)(strchr(text, '|') - text);
  Text plain = {0}, printed = {0};
  text_format(&plain, "%.*s%s", (int)at, text, text + at + 1);
  Span name = {diags_add_file(diags, "X.tla", text_string(&plain), plain.length), at, at + 1};
  const Type *found = annotation_find(memory, diags, name);
  if (found) print_type(found, &printed);
  cr_assert(eq(str, (char *)text_string(&printed), (char *)type), "%s", text);
  text_free(&plain);
  text_free(&printed);
  arena_destroy(memory);
  diags_destroy(diags);
}

Test(annotation, stands_in_the_comment_before_a_name) {
  expect("VARIABLE\n  \\* @type: Int;\n  |x", "Int");
  expect("VARIABLE (* @type: Bool; *) |x", "Bool");
  expect("VARIABLES a,\n  \\* the \"name\" of it\n  \\* @type: Str;\n\n  |x", "Str");
  expect("VARIABLES \\* @type: Int;\n a, \\* @type: Bool;\n |x", "Bool");
}

Test(annotation, of_another_name_does_not_count) {
  expect("VARIABLES\n  \\* @type: Int;\n  a,\n  |x", "");
  expect("VARIABLE |x \\* @type: Int;", "");
  expect("VARIABLE |x", "");
  expect("|x", "");
}

Test(annotation, says_what_kind_of_value_it_is) {
  expect("\\* @type: Set(Seq(Int));\n|x", "Set(Seq(Int))");
  expect("\\* @type: Int -> Bool -> Str;\n|x", "Function(Int, Function(Bool, Str))");
  expect("\\* @type: (Int -> Int) -> <<Int, Bool>>;\n|x",
         "Function(Function(Int, Int), Tuple(Int, Bool))");
  expect("\\* @type: Set({a: Int, b: [c: Str]});\n|x", "Set(Record(a: Int, b: Record(c: Str)))");
}

Test(annotation, may_go_over_several_lines) {
  expect("\\* @type: Set(\n\\*   Int);\n|x", "Set(Int)");
}

Test(annotation, uses_the_aliases_of_its_file) {
  expect("\\* @typeAlias: pair = <<Int, $flag>>;\n\\* @typeAlias: flag = Bool;\nVARIABLE\n"
         "  \\* @type: Set($pair);\n  |x",
         "Set(Tuple(Int, Bool))");
  expect("\\* @typeAlias: loop = Set($loop);\n\\* @type: $loop;\n|x", "");
}

Test(annotation, that_is_not_understood_says_nothing) {
  expect("\\* @type: Set(PROC);\n|x", "");
  expect("\\* @type: Set(Int;\n|x", "");
  expect("\\* @type: a => Int;\n|x", "");
  expect("\\* @type: ;\n|x", "");
}
