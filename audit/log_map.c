#include "audit/log_map.h"

#include <string.h>

#include "base/json_tree.h"
#include "base/vec.h"

static const char *const field_names[LOG_FIELDS] = {
    [LOG_EVENT] = "event",         [LOG_KEY] = "key",           [LOG_KEY + 1] = "key",
    [LOG_KEY + 2] = "key",         [LOG_KEY_LAST] = "key",      [LOG_INCARNATION] = "incarnation",
    [LOG_CURSOR] = "cursor.field", [LOG_EPOCH] = "epoch.field", [LOG_OWNER] = "epoch.owner",
    [LOG_START] = "range.start",   [LOG_END] = "range.end",     [LOG_GROUP] = "range.group",
    [LOG_ITEM] = "item.field"};

static const char *const role_names[LOG_ROLES] = {
    [LOG_CHECKPOINTED] = "cursor.in",   [LOG_GRANTED] = "epoch.granted",
    [LOG_USED] = "epoch.used",          [LOG_RANGED] = "range.in",
    [LOG_RANGE_OVER] = "range.until",   [LOG_AT_REST] = "range.at_rest",
    [LOG_SUBMITTED] = "item.submitted", [LOG_ENDED] = "item.ended"};

const char *log_field_name(LogField field) { return field_names[field]; }
const char *log_role_name(LogRole role) { return role_names[role]; }

typedef struct Reader {
  Arena *memory;
  Diags *diags;
  LogMap *map;
  vec(LogName) names;
  bool failed;
} Reader;

static Diag *mistake(Reader *r, const JsonTree *at, const char *what) {
  r->failed = true;
  return diag_report(r->diags, DIAG_A0103, at->at, "%s", what);
}

/* Only known members may be there: a misspelt one would be a check left out. */
static void expect_members(Reader *r, const JsonTree *object, const char *const *known) {
  for (json_tree_each(member, object)) {
    uint32_t i = 0;
    while (known[i] && strcmp(known[i], member->key)) i++;
    if (known[i]) continue;
    r->failed = true;
    Diag *d = diag_report(r->diags, DIAG_A0103, member->key_at, "a mapping has no `%s` here",
                          member->key);
    for (i = 0; known[i]; i++) diag_note(d, "there may be `%s`", known[i]);
  }
}

/* Fields. */

static LogNode *child(Reader *r, LogNode *node, const char *name, size_t length) {
  for (LogNode *n = node->first; n; n = n->next)
    if (n->length == length && !memcmp(n->name, name, length)) return n;
  LogNode *made = arena_new(r->memory, LogNode);
  *made = (LogNode){.name = name, .length = length, .next = node->first};
  return node->first = made;
}

/* One step of a JSON pointer, with ~1 for / and ~0 for ~. */
static const char *unescape(Reader *r, const char *text, size_t length) {
  char *out = arena_copy(r->memory, text, length), *to = out;
  for (const char *from = out; *from; from++) {
    bool escaped = *from == '~' && (from[1] == '0' || from[1] == '1');
    *to++ = escaped ? (from[1] == '0' ? '~' : '/') : *from;
    from += escaped;
  }
  *to = '\0';
  return out;
}

static LogNode *find_path(Reader *r, const char *path) {
  LogNode *node = r->map->fields;
  if (*path != '/') return child(r, node, path, strlen(path));
  while (*path) {
    size_t length = strcspn(++path, "/");
    const char *name = unescape(r, path, length);
    node = child(r, node, name, strlen(name));
    path += length;
  }
  return node;
}

static void read_path(Reader *r, const JsonTree *item, LogField field) {
  if (item->kind != JSON_STRING || !*item->text) {
    mistake(r, item, "the name of a field is needed here, or a JSON pointer");
    return;
  }
  r->map->spelled[field] = item->text;
  find_path(r, item->text)->fields |= 1u << field;
}

/* A member that names a field, if there is one. */
static bool read_field(Reader *r, const JsonTree *object, const char *key, LogField field) {
  const JsonTree *item = json_tree_member(object, key);
  if (item) read_path(r, item, field);
  return item != NULL;
}

static void need_field(Reader *r, const JsonTree *object, const char *key, LogField field) {
  if (read_field(r, object, key, field)) return;
  r->failed = true;
  diag_report(r->diags, DIAG_A0103, object->at, "`%s` is missing: the name of a field", key);
}

static void read_key(Reader *r, const JsonTree *root) {
  const JsonTree *item = json_tree_member(root, "key");
  if (!item || item->kind != JSON_LIST) {
    need_field(r, root, "key", LOG_KEY);
    r->map->key_count = 1;
    return;
  }
  if (!item->count || item->count > LOG_KEYS) mistake(r, item, "a key has one to four fields");
  for (json_tree_each(part, item))
    if (r->map->key_count < LOG_KEYS) read_path(r, part, (LogField)(LOG_KEY + r->map->key_count++));
}

/* Names of events. */

static void add_name(Reader *r, const char *name, LogRole role) {
  for (vec_each(LogName, n, &r->names))
    if (!strcmp(n->name, name)) {
      n->roles |= 1u << role;
      return;
    }
  LogName made = {name, 1u << role};
  vec_push(&r->names, made);
}

static void read_names(Reader *r, const JsonTree *list, LogRole role) {
  if (list->kind != JSON_LIST || !list->count) {
    mistake(r, list, "a list of names of events is needed here");
    return;
  }
  if (!r->map->spelled[LOG_EVENT])
    mistake(r, list, "names of events need `event`: the field that has the name");
  for (json_tree_each(item, list))
    if (item->kind == JSON_STRING)
      add_name(r, item->text, role);
    else
      mistake(r, item, "the name of an event is a text");
}

/* The events of a role: the named ones; if `by_default`, all of them without names. */
static void read_role(Reader *r, const JsonTree *object, const char *key, LogRole role,
                      bool by_default) {
  const JsonTree *list = json_tree_member(object, key);
  if (list) read_names(r, list, role);
  if (!list && by_default) r->map->always |= 1u << role;
  if (list || by_default) r->map->mapped |= 1u << role;
}

/* The parts. */

static const JsonTree *part(Reader *r, const JsonTree *root, const char *key,
                            const char *const *members) {
  const JsonTree *item = json_tree_member(root, key);
  if (!item) return NULL;
  if (item->kind == JSON_OBJECT) {
    expect_members(r, item, members);
    return item;
  }
  mistake(r, item, "an object is needed here");
  return NULL;
}

static void read_cursor(Reader *r, const JsonTree *root) {
  static const char *const members[] = {"field", "in", NULL};
  const JsonTree *cursor = part(r, root, "cursor", members);
  if (!cursor) return;
  need_field(r, cursor, "field", LOG_CURSOR);
  read_role(r, cursor, "in", LOG_CHECKPOINTED, true);
}

static void read_epoch(Reader *r, const JsonTree *root) {
  static const char *const members[] = {"field", "granted", "used", "owner", NULL};
  const JsonTree *epoch = part(r, root, "epoch", members);
  if (!epoch) return;
  need_field(r, epoch, "field", LOG_EPOCH);
  read_field(r, epoch, "owner", LOG_OWNER);
  read_role(r, epoch, "granted", LOG_GRANTED, false);
  read_role(r, epoch, "used", LOG_USED, !json_tree_member(epoch, "granted"));
}

static LogValue read_bound(Reader *r, const JsonTree *whole, const char *key) {
  const JsonTree *item = json_tree_member(whole, key);
  if (!item || item->kind == JSON_NULL) return (LogValue){.kind = LOG_NULL};
  LogValue value = {.kind = item->kind == JSON_STRING   ? LOG_STRING
                            : item->kind == JSON_NUMBER ? LOG_NUMBER
                                                        : LOG_COMPOSITE,
                    .text = item->text,
                    .length = item->text ? strlen(item->text) : 0};
  const char *fault = log_value_fault(&value, r->map->order);
  if (!fault) return value;
  r->failed = true;
  diag_report(r->diags, DIAG_A0103, item->at, "this bound %s", fault);
  return (LogValue){.kind = LOG_NULL};
}

static void read_range(Reader *r, const JsonTree *root) {
  static const char *const members[] = {"start",   "end",   "in",    "until",
                                        "at_rest", "group", "whole", NULL};
  static const char *const bounds[] = {"start", "end", NULL};
  const JsonTree *range = part(r, root, "range", members);
  if (!range) return;
  need_field(r, range, "start", LOG_START);
  need_field(r, range, "end", LOG_END);
  read_field(r, range, "group", LOG_GROUP);
  read_role(r, range, "in", LOG_RANGED, true);
  read_role(r, range, "until", LOG_RANGE_OVER, false);
  read_role(r, range, "at_rest", LOG_AT_REST, false);
  const JsonTree *whole = part(r, range, "whole", bounds);
  if (!whole) return;
  r->map->has_whole = true;
  r->map->whole_start = read_bound(r, whole, "start");
  r->map->whole_end = read_bound(r, whole, "end");
}

static void read_item(Reader *r, const JsonTree *root) {
  static const char *const members[] = {"field", "submitted", "ended", NULL};
  const JsonTree *item = part(r, root, "item", members);
  if (!item) return;
  need_field(r, item, "field", LOG_ITEM);
  for (int i = 1; i < 3; i++)
    if (!json_tree_member(item, members[i]))
      diag_help(mistake(r, item, "an item is submitted and ends: both need names of events"),
                "add `\"%s\": [...]`", members[i]);
  read_role(r, item, "submitted", LOG_SUBMITTED, false);
  read_role(r, item, "ended", LOG_ENDED, false);
}

static void read_order(Reader *r, const JsonTree *root) {
  const JsonTree *item = json_tree_member(root, "order");
  if (!item) return;
  for (int i = 0; i < LOG_ORDER_COUNT; i++)
    if (item->kind == JSON_STRING && !strcmp(item->text, log_order_name((LogOrder)i))) {
      r->map->order = (LogOrder)i;
      return;
    }
  mistake(r, item, "strings are ordered as `bytes`, `hex` or `decimal`");
}

static void read_head(Reader *r, const JsonTree *root) {
  static const char *const members[] = {"schema", "name",  "event", "key",  "incarnation", "order",
                                        "cursor", "epoch", "range", "item", NULL};
  const JsonTree *schema = json_tree_member(root, "schema"), *name = json_tree_member(root, "name");
  int64_t version;
  if (!schema || !json_tree_int(schema, &version) || version != 1)
    mistake(r, schema ? schema : root, "a mapping needs `\"schema\": 1`");
  if (root->kind != JSON_OBJECT) return;
  expect_members(r, root, members);
  if (name && name->kind == JSON_STRING) r->map->name = name->text;
  read_field(r, root, "event", LOG_EVENT);
  read_field(r, root, "incarnation", LOG_INCARNATION);
}

const LogMap *log_map_read(Arena *memory, Diags *diags, uint32_t file) {
  const JsonTree *root = json_tree_read(memory, diags, file);
  if (!root) return NULL;
  LogMap *map = arena_new(memory, LogMap);
  map->fields = arena_new(memory, LogNode);
  Reader r = {.memory = memory, .diags = diags, .map = map};
  read_head(&r, root);
  read_order(&r, root);
  if (root->kind == JSON_OBJECT) {
    read_key(&r, root);
    read_cursor(&r, root);
    read_epoch(&r, root);
    read_range(&r, root);
    read_item(&r, root);
    if (!map->mapped && !r.failed)
      mistake(&r, root, "a mapping needs one of `cursor`, `epoch`, `range` and `item`");
  }
  LogName *names = arena_array(memory, LogName, r.names.count + 1);
  if (r.names.count) memcpy(names, r.names.at, r.names.count * sizeof *names);
  map->names = names;
  map->name_count = r.names.count;
  vec_free(&r.names);
  return r.failed ? NULL : map;
}
