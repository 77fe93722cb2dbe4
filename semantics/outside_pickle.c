/* Values in files as TLC pickles them, for IOSerialize and IODeserialize of IOUtils: a byte
   for the kind, then numbers with the highest byte first; what comes again is written as
   the number of its first coming.  Compressed files are gzip's.

   The format is that of TLC's ValueOutputStream.  A number has 32 bits there, and a
   character 8.  Model values are numbered in the order of the configuration. */
#include <string.h>
#include <zlib.h>

#include "base/panic.h"
#include "semantics/evaluator.h"

enum {
  KIND_BOOLEAN = 0,
  KIND_INTEGER = 1,
  KIND_STRING = 3,
  KIND_RECORD = 4,
  KIND_SET = 5,
  KIND_TUPLE = 7,
  KIND_FUNCTION = 9,
  KIND_MODEL_VALUE = 21,
  KIND_INTERVAL = 23,
  KIND_AGAIN = 26
};

/* How the domain of a function is written. */
enum { DOMAIN_INTERVAL = 0, DOMAIN_LISTED = 2 };

/* ---- model values ---- */

typedef struct Mention {
  Span at;
  Symbol text;
} Mention;
typedef vec(Mention) MentionList;

static void collect(const Node *n, void *env) {
  MentionList *list = env;
  if (n->kind == NODE_MODEL_VALUE) vec_push(list, ((Mention){n->at, n->text}));
  node_children(n, collect, env);
}

static int by_place(const void *left, const void *right) {
  const Mention *a = left, *b = right;
  return (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

/* The distinct model values, in the order of the configuration. */
static MentionList model_values(const Evaluator *e) {
  MentionList list = {0};
  uint32_t count = 0;
  for (uint32_t i = 0; e->spec && i < e->spec->constant_count; i++)
    if (e->spec->constants[i]->value) collect(e->spec->constants[i]->value, &list);
  if (list.count) qsort(list.at, list.count, sizeof *list.at, by_place);
  for (uint32_t i = 0; i < list.count; i++) {
    bool known = false;
    for (uint32_t k = 0; k < count; k++) known = known || list.at[k].text == list.at[i].text;
    if (!known) list.at[count++] = list.at[i];
  }
  list.count = count;
  return list;
}

/* ---- writing ---- */

typedef struct Pickler {
  Evaluator *e;
  const Node *at;
  MentionList names; /* of model values */
  Map seen;          /* what has been written: its key -> when */
  Text *out;
} Pickler;

static void put_byte(Pickler *p, unsigned byte) { text_append_char(p->out, (char)byte); }

static void put_short(Pickler *p, uint32_t n) {
  put_byte(p, n >> 8 & 0xff);
  put_byte(p, n & 0xff);
}

static void put_int(Pickler *p, uint32_t n) {
  put_short(p, n >> 16);
  put_short(p, n & 0xffff);
}

static void put_natural(Pickler *p, uint32_t n) {
  if (n > INT16_MAX)
    put_int(p, 0 - n);
  else
    put_short(p, n);
}

static bool no_room(Pickler *p, const Value *v, const char *why) {
  fault_at(p->e, FAULT_UNSUPPORTED, p->at, "IOSerialize of %s: %s", fault_print(p->e, v), why);
  return false;
}

/* True if this has been written before: then its number is enough. */
static bool put_again(Pickler *p, uint64_t key) {
  const uint64_t *known = map_find(&p->seen, key);
  if (!known) {
    map_put(&p->seen, key, p->seen.count);
    return false;
  }
  put_byte(p, KIND_AGAIN);
  put_natural(p, (uint32_t)*known);
  return true;
}

/* TLC's own numbers for the string stand in front of it; a reader passes over them. */
static bool put_text(Pickler *p, const Value *string) {
  const char *text = symbol_text(string->text);
  size_t length = strlen(text);
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)text[i] > 0x7f)
      return no_room(p, string, "TLC writes 8 bits of a character");
  put_byte(p, KIND_STRING);
  put_int(p, 0);
  put_int(p, UINT32_MAX);
  put_int(p, (uint32_t)length);
  text_append_bytes(p->out, text, length);
  return true;
}

/* A field is not the string of the same name: readers keep the two apart. */
static bool put_field_name(Pickler *p, const Value *name) {
  return put_again(p, (uintptr_t)name | 1) || put_text(p, name);
}

static bool put_value(Pickler *, const Value *);

static bool put_record(Pickler *p, const Value *v) {
  put_byte(p, KIND_RECORD);
  put_int(p, 0 - v->count); /* not in TLC's order */
  for (uint32_t i = 0; i < v->count; i++)
    if (!put_field_name(p, v->domain->items[i]) || !put_value(p, v->items[i])) return false;
  return true;
}

static bool put_function(Pickler *p, const Value *v) {
  if (put_again(p, (uintptr_t)v)) return true;
  if (value_is_record(v)) return put_record(p, v);
  bool sequence = value_is_sequence(v);
  put_byte(p, sequence ? KIND_TUPLE : KIND_FUNCTION);
  put_natural(p, v->count);
  if (!sequence) put_byte(p, DOMAIN_LISTED);
  for (uint32_t i = 0; i < v->count; i++)
    if ((!sequence && !put_value(p, v->domain->items[i])) || !put_value(p, v->items[i]))
      return false;
  return true;
}

static bool put_set(Pickler *p, const Value *v) {
  if (put_again(p, (uintptr_t)v)) return true;
  put_byte(p, KIND_SET);
  put_int(p, 0 - v->count); /* not in TLC's order */
  for (uint32_t i = 0; i < v->count; i++)
    if (!put_value(p, v->items[i])) return false;
  return true;
}

static bool put_integer(Pickler *p, const Value *v) {
  Integer i = v->integer;
  if (i.big || i.small < INT32_MIN || i.small > INT32_MAX)
    return no_room(p, v, "TLC's integers have 32 bits");
  put_byte(p, KIND_INTEGER);
  put_int(p, (uint32_t)(int32_t)i.small);
  return true;
}

static bool put_model_value(Pickler *p, const Value *v) {
  for (uint32_t i = 0; i < p->names.count && i <= INT16_MAX; i++)
    if (p->names.at[i].text == v->text) {
      put_byte(p, KIND_MODEL_VALUE);
      put_short(p, i);
      return true;
    }
  return no_room(p, v, "the configuration has no such model value");
}

static bool put_value(Pickler *p, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN:
    put_byte(p, KIND_BOOLEAN);
    put_byte(p, v->truth);
    return true;
  case VALUE_INTEGER: return put_integer(p, v);
  case VALUE_STRING: return put_again(p, (uintptr_t)v) || put_text(p, v);
  case VALUE_MODEL: return put_model_value(p, v);
  case VALUE_SET: return put_set(p, v);
  case VALUE_FUNCTION: return put_function(p, v);
  case VALUE_LAZY: return no_room(p, v, "the set cannot be listed");
  case VALUE_RULE: break;
  }
  never("a rule in a normal value");
}

/* ---- reading ---- */

typedef struct Unpickler {
  Evaluator *e;
  const Node *at;
  MentionList names;
  const char *path;
  const unsigned char *bytes, *end;
  vec(const Value *) seen; /* by when; NULL while they are being read */
} Unpickler;

static const Value *no_value(Unpickler *u) {
  return fault_at(u->e, FAULT_BAD_FILE, u->at, "%s: no value that TLC has written", u->path);
}

static bool get_number(Unpickler *u, size_t size, uint32_t *number) {
  *number = 0;
  if ((size_t)(u->end - u->bytes) < size) return no_value(u) != NULL;
  for (; size; size--) *number = *number << 8 | *u->bytes++;
  return true;
}

static bool get_natural(Unpickler *u, uint32_t *number) {
  uint32_t low;
  if (!get_number(u, 2, number)) return false;
  if (*number <= INT16_MAX) return true;
  if (!get_number(u, 2, &low)) return false;
  *number = 0 - (*number << 16 | low);
  return true;
}

/* How many parts follow; each has a byte at least. */
static bool get_count(Unpickler *u, bool natural, uint32_t *count) {
  if (natural ? !get_natural(u, count) : !get_number(u, 4, count)) return false;
  if (!natural && (int32_t)*count < 0) *count = 0 - *count;
  return *count <= (size_t)(u->end - u->bytes) || no_value(u);
}

static uint32_t reserve(Unpickler *u) {
  vec_push(&u->seen, NULL);
  return u->seen.count - 1;
}

static const Value *get_again(Unpickler *u) {
  uint32_t number;
  if (!get_natural(u, &number)) return NULL;
  if (number >= u->seen.count || !u->seen.at[number]) return no_value(u);
  return u->seen.at[number];
}

static const Value *get_text(Unpickler *u) {
  uint32_t ignored, length;
  uint32_t place = reserve(u);
  if (!get_number(u, 4, &ignored) || !get_number(u, 4, &ignored) || !get_number(u, 4, &length))
    return NULL;
  if (length > (size_t)(u->end - u->bytes)) return no_value(u);
  const Value *v = outside_string(u->e, (const char *)u->bytes, length);
  u->bytes += length;
  u->seen.at[place] = v;
  return v;
}

static const Value *get_value(Unpickler *);

/* Pushes the operands; the caller pops them. */
static bool get_values(Unpickler *u, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    const Value *v = get_value(u);
    if (!v) return false;
    vec_push(&u->e->operands, v);
  }
  return true;
}

static const Value *get_record(Unpickler *u, uint32_t count) {
  Symbol *names = arena_array(u->e->messages, Symbol, (size_t)count + 1);
  uint32_t base = u->e->operands.count;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t kind;
    if (!get_number(u, 1, &kind)) return NULL;
    const Value *name = kind == KIND_AGAIN ? get_again(u) : get_text(u);
    if (!name || name->kind != VALUE_STRING) return name ? no_value(u) : NULL;
    names[i] = name->text;
    if (!get_values(u, 1)) return NULL;
  }
  return value_record(u->e->values, count, names, u->e->operands.at + base);
}

/* Keys and results in turn, in any order. */
static const Value *make_function(Unpickler *u, uint32_t count, const Value *const *pairs) {
  Evaluator *e = u->e;
  const Value **sorted = arena_array(e->messages, const Value *, (size_t)count + 1);
  for (uint32_t i = 0; i < count; i++) sorted[i] = pairs[2 * (size_t)i];
  const Value *domain = value_set(e->values, count, sorted);
  if (domain->count < count) return no_value(u);
  for (uint32_t i = 0; i < count; i++)
    sorted[value_find(domain, pairs[2 * (size_t)i])] = pairs[2 * (size_t)i + 1];
  return value_function(e->values, domain, sorted);
}

static const Value *get_function(Unpickler *u, uint32_t count) {
  uint32_t how, low = 0, high, base = u->e->operands.count;
  if (!get_number(u, 1, &how)) return NULL;
  bool interval = how == DOMAIN_INTERVAL;
  if (interval && (!get_number(u, 4, &low) || !get_number(u, 4, &high))) return NULL;
  for (uint32_t i = 0; i < count; i++) {
    if (interval) vec_push(&u->e->operands, value_int(u->e->values, (int64_t)(int32_t)low + i));
    if (!get_values(u, interval ? 1 : 2)) return NULL;
  }
  return make_function(u, count, u->e->operands.at + base);
}

static const Value *get_parts(Unpickler *u, uint32_t kind, uint32_t count) {
  Evaluator *e = u->e;
  uint32_t base = e->operands.count;
  if (kind == KIND_RECORD) return get_record(u, count);
  if (kind == KIND_FUNCTION) return get_function(u, count);
  if (!get_values(u, count)) return NULL;
  return kind == KIND_SET ? value_set(e->values, count, e->operands.at + base)
                          : value_tuple(e->values, count, e->operands.at + base);
}

static const Value *get_composite(Unpickler *u, uint32_t kind) {
  uint32_t count, place = reserve(u), base = u->e->operands.count;
  if (!get_count(u, kind == KIND_TUPLE || kind == KIND_FUNCTION, &count)) return NULL;
  const Value *v = get_parts(u, kind, count);
  u->e->operands.count = base;
  if (v && v->depth > VALUE_DEPTH_LIMIT) return no_value(u);
  u->seen.at[place] = v;
  return v;
}

static const Value *get_model_value(Unpickler *u) {
  uint32_t number;
  if (!get_number(u, 2, &number)) return NULL;
  if (number < u->names.count) return value_model(u->e->values, u->names.at[number].text);
  return fault_at(u->e, FAULT_BAD_FILE, u->at,
                  "%s: model value number %u, but the configuration has %u", u->path, number,
                  u->names.count);
}

static const Value *get_interval(Unpickler *u) {
  uint32_t low, high;
  if (!get_number(u, 4, &low) || !get_number(u, 4, &high)) return NULL;
  const Value *v =
      value_interval(u->e->values, integer_from((int32_t)low), integer_from((int32_t)high));
  return value_normal(u->e->values, v);
}

static const Value *get_value(Unpickler *u) {
  uint32_t kind, number;
  if (!get_number(u, 1, &kind)) return NULL;
  if (evaluator_too_deep(u->e)) return no_value(u);
  switch (kind) {
  case KIND_BOOLEAN: return get_number(u, 1, &number) ? boolean(u->e, number != 0) : NULL;
  case KIND_INTEGER:
    return get_number(u, 4, &number) ? value_int(u->e->values, (int32_t)number) : NULL;
  case KIND_STRING: return get_text(u);
  case KIND_RECORD:
  case KIND_SET:
  case KIND_TUPLE:
  case KIND_FUNCTION: return get_composite(u, kind);
  case KIND_MODEL_VALUE: return get_model_value(u);
  case KIND_INTERVAL: return get_interval(u);
  case KIND_AGAIN: return get_again(u);
  }
  return no_value(u);
}

/* ---- compression ---- */

enum { GZIP = 15 + 16 }; /* window bits, and the header of gzip */

static void deflate_text(const Text *in, Text *out) {
  z_stream z = {.next_in = (Bytef *)in->bytes, .avail_in = (uInt)in->length};
  unsigned char block[4096];
  int status = deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP, 8, Z_DEFAULT_STRATEGY);
  if (status != Z_OK) panic("out of memory");
  do {
    z.next_out = block;
    z.avail_out = sizeof block;
    status = deflate(&z, Z_FINISH);
    text_append_bytes(out, (const char *)block, sizeof block - z.avail_out);
  } while (status == Z_OK);
  deflateEnd(&z);
}

static bool inflate_text(const Text *in, Text *out) {
  z_stream z = {.next_in = (Bytef *)in->bytes, .avail_in = (uInt)in->length};
  unsigned char block[4096];
  int status = inflateInit2(&z, GZIP);
  if (status != Z_OK) panic("out of memory");
  do {
    z.next_out = block;
    z.avail_out = sizeof block;
    status = inflate(&z, Z_NO_FLUSH);
    text_append_bytes(out, (const char *)block, sizeof block - z.avail_out);
  } while (status == Z_OK);
  inflateEnd(&z);
  return status == Z_STREAM_END;
}

/* ---- the operators ---- */

static bool is_truth(Evaluator *e, const Node *n, const Value *v) {
  return v == e->yes || v == e->no || fault_value(e, FAULT_NOT_BOOLEAN, n, v);
}

static const Value *pickle(Evaluator *e, const Node *n, const Value *const *v) {
  const char *path = outside_text(e, n, v[1]);
  if (!path || !is_truth(e, n, v[2])) return NULL;
  Text text = {0}, packed = {0};
  Pickler p = {.e = e, .at = n, .names = model_values(e), .out = &text};
  bool good = put_value(&p, value_normal(e->values, v[0]));
  if (good && v[2]->truth) deflate_text(&text, &packed);
  good = good && file_write(e, n, path, v[2]->truth ? &packed : &text, "w");
  map_free(&p.seen);
  vec_free(&p.names);
  text_free(&packed);
  text_free(&text);
  return good ? e->yes : NULL;
}

static const Value *unpickle_text(Evaluator *e, const Node *n, const char *path, const Text *text) {
  const unsigned char *bytes = (const unsigned char *)text_string(text);
  Unpickler u = {.e = e,
                 .at = n,
                 .names = model_values(e),
                 .path = path,
                 .bytes = bytes,
                 .end = bytes + text->length};
  uint32_t base = e->operands.count;
  const Value *v = get_value(&u);
  e->operands.count = base;
  vec_free(&u.seen);
  vec_free(&u.names);
  return v;
}

static const Value *unpickle(Evaluator *e, const Node *n, const Value *const *v) {
  const char *path = outside_text(e, n, v[0]);
  const Value *result = NULL;
  if (!path || !is_truth(e, n, v[1])) return NULL;
  Text text = {0}, plain = {0};
  if (!file_read(e, n, path, &text)) {
  } else if (!v[1]->truth) {
    result = unpickle_text(e, n, path, &text);
  } else if (inflate_text(&text, &plain)) {
    result = unpickle_text(e, n, path, &plain);
  } else {
    fault_at(e, FAULT_BAD_FILE, n, "%s: not compressed by gzip, or cut off", path);
  }
  text_free(&plain);
  text_free(&text);
  return result;
}

const Value *builtin_pickle(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  return builtin == BUILTIN_IO_PICKLE ? pickle(e, n, v) : unpickle(e, n, v);
}
