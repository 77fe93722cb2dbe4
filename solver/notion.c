#include "solver/notion.h"

#include <ctype.h>
#include <string.h>

#include "frontend/build.h"
#include "solver/value_node.h"

/* ---- instances ---- */

static const Node *place_node(Spec *spec, const NotionPlace *place, const Value *key) {
  const Node *variable = build_variable(spec, place->variable);
  if (!place->applied) return variable;
  return build_node(spec, NODE_APPLY, 2, (const Node *[]){variable, value_node(spec, key)});
}

const Node *notion_instance(const Notion *n, const Value *const *values) {
  Spec *spec = n->spec;
  if (n->left.variable) {
    const Node *sides[] = {place_node(spec, &n->left, n->parameter_count ? values[0] : NULL),
                           place_node(spec, &n->right, values[n->left.applied ? 1 : 0])};
    return build_builtin(spec, BUILTIN_LE, 2, sides);
  }
  vec(const Node *) nodes = {0};
  for (uint32_t i = 0; i < n->parameter_count; i++) vec_push(&nodes, value_node(spec, values[i]));
  const Node *instance =
      build_inside(spec, n->definition, n->formula, n->parameter_count, n->slots, nodes.at);
  vec_free(&nodes);
  return instance;
}

/* ---- text ---- */

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* Is what stands there the name of a field? */
static bool is_field(const char *text, const char *word, const char *end) {
  if (word > text && word[-1] == '.') return true;
  while (*end == ' ') end++;
  return end[0] == '|' && end[1] == '-';
}

static int64_t find_name(const Notion *n, const char *word, size_t length) {
  for (uint32_t i = 0; i < n->parameter_count; i++) {
    const char *name = symbol_text(n->names[i]);
    if (strlen(name) == length && !memcmp(name, word, length)) return i;
  }
  return -1;
}

static const char *after_string(const char *at) {
  for (at++; *at && *at != '"'; at++)
    if (*at == '\\' && at[1]) at++;
  return *at ? at + 1 : at;
}

/* The text with values in the place of names; TLA+ lets no name be bound twice, so that each
   occurrence of a name is meant. */
static void print_text(const Notion *n, const Value *const *values, Text *out) {
  for (const char *at = n->text; *at;) {
    const char *end = at;
    if (*at == '"')
      end = after_string(at);
    else if (!is_word(*at))
      end++;
    else
      while (is_word(*end)) end++;
    bool name = is_word(*at) && !is_field(n->text, at, end);
    int64_t index = name ? find_name(n, at, (size_t)(end - at)) : -1;
    if (index >= 0)
      value_print(values[index], out);
    else
      text_append_bytes(out, at, (size_t)(end - at));
    at = end;
  }
}

bool notion_has_word(const Notion *n, const char *word) {
  size_t length = strlen(word);
  if (n->left.variable || find_name(n, word, length) >= 0) return false;
  for (const char *at = strstr(n->text, word); at; at = strstr(at + 1, word))
    if (!is_word(at[length]) && (at == n->text || !is_word(at[-1]))) return true;
  return false;
}

static void print_place(const NotionPlace *place, const Value *key, Text *out) {
  text_append(out, symbol_text(place->variable->name));
  if (!place->applied) return;
  text_append(out, "[");
  value_print(key, out);
  text_append(out, "]");
}

static void print_order(const Notion *n, const Value *const *values, bool holds, Text *out) {
  const Value *left = n->parameter_count ? values[0] : NULL;
  const Value *right = n->right.applied ? values[n->left.applied ? 1 : 0] : NULL;
  if (holds) {
    print_place(&n->left, left, out);
    text_append(out, " <= ");
    print_place(&n->right, right, out);
  } else {
    print_place(&n->right, right, out);
    text_append(out, " < ");
    print_place(&n->left, left, out);
  }
}

void notion_print(const Notion *n, const Value *const *values, bool holds, Text *out) {
  if (n->left.variable) {
    print_order(n, values, holds, out);
    return;
  }
  bool call = n->formula->kind == NODE_CALL;
  text_append(out, holds ? (call ? "" : "(") : call ? "~" : "~(");
  print_text(n, values, out);
  text_append(out, call ? "" : ")");
}
