#include "semantics/codec.h"

#include <pthread.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "semantics/value_table.h"

/* The first byte of a value.  Numbers below FIRST_TAG stand for themselves, and so do
   the first atoms and the functions on the first domains. */
enum {
  FIRST_TAG = 128,
  TAG_FALSE = FIRST_TAG,
  TAG_TRUE,
  TAG_INTEGER,  /* zigzag number */
  TAG_BIG,      /* length, decimal digits with sign */
  TAG_ATOM,     /* number in the atlas */
  TAG_SET,      /* count, elements */
  TAG_SEQUENCE, /* count, items */
  TAG_FUNCTION, /* number of the domain in the atlas, results */
  TAG_MAPPING,  /* the domain itself, results */
  TAG_INTERVAL, /* low, high */
  TAG_LAZY,     /* kind, part count, parts, names of records */
  NEAR_ATOMS = 160,
  NEAR_FUNCTIONS = 208,
  NEAR_END = 256
};

/* Domains beyond this number are written out each time. */
enum { DOMAINS_SHARED = 4096 };

/* A string, a model value, or a set that is the domain of functions. */
typedef struct Entry {
  ValueKind kind;
  Symbol text;
  const uint8_t *bytes; /* of the set */
} Entry;

typedef vec(Entry) EntryList;

struct Atlas {
  pthread_mutex_t lock;
  Arena *memory;
  EntryList entries;
  Map ids; /* hash of the value -> id */
  uint32_t domain_count;
};

struct Codec {
  Atlas *atlas;
  Values *values;
  vec(const Value *) known; /* by id; NULL where it has not been needed */
  Map ids;                  /* value -> id */
  vec(const Value *) parts; /* a stack */
};

Atlas *atlas_create(void) {
  Atlas *a = calloc(1, sizeof *a);
  if (!a) panic("out of memory");
  pthread_mutex_init(&a->lock, NULL);
  a->memory = arena_create();
  return a;
}

void atlas_destroy(Atlas *a) {
  if (!a) return;
  pthread_mutex_destroy(&a->lock);
  arena_destroy(a->memory);
  vec_free(&a->entries);
  map_free(&a->ids);
  free(a);
}

Codec *codec_create(Atlas *atlas, Values *values) {
  Codec *c = calloc(1, sizeof *c);
  if (!c) panic("out of memory");
  c->atlas = atlas;
  c->values = values;
  return c;
}

void codec_destroy(Codec *c) {
  if (!c) return;
  vec_free(&c->known);
  map_free(&c->ids);
  vec_free(&c->parts);
  free(c);
}

/* ---- numbers ---- */

static void bytes_put_number(Bytes *out, uint64_t n) {
  for (; n >= 0x80; n >>= 7) vec_push(out, (uint8_t)(n | 0x80));
  vec_push(out, (uint8_t)n);
}

/* Numbers of any size, small ones in few bytes (LEB128). */
static uint64_t bytes_get_number(const uint8_t **at) {
  uint64_t n = 0;
  for (unsigned shift = 0;; shift += 7) {
    uint8_t byte = *(*at)++;
    n |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return n;
  }
}

static void put_tagged(Bytes *out, uint8_t tag, uint64_t n) {
  vec_push(out, tag);
  bytes_put_number(out, n);
}

/* ---- the atlas ---- */

static void learn(Codec *c, uint32_t id, const Value *v) {
  while (c->known.count <= id) vec_push(&c->known, NULL);
  c->known.at[id] = v;
  map_put(&c->ids, (uintptr_t)v, id);
}

enum { NO_ID = UINT32_MAX };

static uint32_t add_entry(Atlas *a, const Value *v, const Bytes *bytes) {
  bool domain = v->kind == VALUE_SET;
  if (domain && a->domain_count == DOMAINS_SHARED) return NO_ID;
  a->domain_count += domain;
  Entry entry = {.kind = v->kind};
  if (domain) {
    uint8_t *copy = arena_array(a->memory, uint8_t, bytes->count);
    memcpy(copy, bytes->at, bytes->count);
    entry.bytes = copy;
  } else {
    entry.text = v->text;
  }
  vec_push(&a->entries, entry);
  map_put(&a->ids, v->hash, a->entries.count - 1);
  return a->entries.count - 1;
}

/* A domain is written before the lock is taken, for that may need the atlas, too. */
static uint32_t find_in_atlas(Codec *c, const Value *v) {
  Bytes bytes = {0};
  if (v->kind == VALUE_SET) codec_write(c, v, &bytes);
  pthread_mutex_lock(&c->atlas->lock);
  const uint64_t *found = map_find(&c->atlas->ids, v->hash);
  uint32_t id = found ? (uint32_t)*found : add_entry(c->atlas, v, &bytes);
  pthread_mutex_unlock(&c->atlas->lock);
  vec_free(&bytes);
  if (id != NO_ID) learn(c, id, v);
  return id;
}

static uint32_t id_of(Codec *c, const Value *v) {
  const uint64_t *known = map_find(&c->ids, (uintptr_t)v);
  return known ? (uint32_t)*known : find_in_atlas(c, v);
}

static const Value *make_entry(Codec *c, Entry entry) {
  if (entry.kind == VALUE_STRING) return value_string(c->values, entry.text);
  if (entry.kind == VALUE_MODEL) return value_model(c->values, entry.text);
  const uint8_t *at = entry.bytes;
  return codec_read(c, &at);
}

static const Value *value_of_id(Codec *c, uint32_t id) {
  if (id < c->known.count && c->known.at[id]) return c->known.at[id];
  pthread_mutex_lock(&c->atlas->lock);
  Entry entry = c->atlas->entries.at[id];
  pthread_mutex_unlock(&c->atlas->lock);
  const Value *v = make_entry(c, entry);
  learn(c, id, v);
  return v;
}

/* ---- writing ---- */

static void write_all(Codec *c, uint32_t count, const Value *const *items, Bytes *out) {
  for (uint32_t i = 0; i < count; i++) codec_write(c, items[i], out);
}

static void write_integer(Integer i, Bytes *out) {
  if (!i.big && i.small >= 0 && i.small < FIRST_TAG) {
    vec_push(out, (uint8_t)i.small);
  } else if (!i.big) {
    uint64_t sign = i.small < 0 ? UINT64_MAX : 0;
    put_tagged(out, TAG_INTEGER, (uint64_t)i.small << 1 ^ sign);
  } else {
    Arena *scratch = arena_create();
    const char *digits = integer_text(scratch, i);
    put_tagged(out, TAG_BIG, strlen(digits));
    for (; *digits; digits++) vec_push(out, (uint8_t)*digits);
    arena_destroy(scratch);
  }
}

/* One byte if the number is small, `tag` and the number otherwise. */
static void write_id(uint32_t id, int near, int near_end, uint8_t tag, Bytes *out) {
  if (id < (uint32_t)(near_end - near))
    vec_push(out, (uint8_t)(near + (int)id));
  else
    put_tagged(out, tag, id);
}

static void write_function(Codec *c, const Value *v, Bytes *out) {
  if (v->domain->sequence_domain) {
    put_tagged(out, TAG_SEQUENCE, v->count);
  } else {
    uint32_t id = id_of(c, v->domain);
    if (id == NO_ID) {
      vec_push(out, (uint8_t)TAG_MAPPING);
      codec_write(c, v->domain, out);
    } else {
      write_id(id, NEAR_FUNCTIONS, NEAR_END, TAG_FUNCTION, out);
    }
  }
  write_all(c, v->count, v->items, out);
}

static void write_lazy(Codec *c, const Value *v, Bytes *out) {
  if (v->lazy == LAZY_INTERVAL) {
    vec_push(out, (uint8_t)TAG_INTERVAL);
    write_integer(v->low, out);
    write_integer(v->high, out);
    return;
  }
  put_tagged(out, TAG_LAZY, (uint64_t)v->lazy);
  bytes_put_number(out, v->part_count);
  write_all(c, v->part_count, v->parts, out);
  if (v->lazy == LAZY_RECORDS) write_all(c, v->part_count, v->names, out);
}

void codec_write(Codec *c, const Value *v, Bytes *out) {
  switch (v->kind) {
  case VALUE_BOOLEAN: vec_push(out, (uint8_t)(v->truth ? TAG_TRUE : TAG_FALSE)); return;
  case VALUE_INTEGER: write_integer(v->integer, out); return;
  case VALUE_STRING:
  case VALUE_MODEL: write_id(id_of(c, v), NEAR_ATOMS, NEAR_FUNCTIONS, TAG_ATOM, out); return;
  case VALUE_SET:
    put_tagged(out, TAG_SET, v->count);
    write_all(c, v->count, v->items, out);
    return;
  case VALUE_FUNCTION: write_function(c, v, out); return;
  case VALUE_LAZY: write_lazy(c, v, out); return;
  case VALUE_RULE: break;
  }
  never("a rule in a state");
}

/* ---- reading ---- */

/* Pushes values; the caller pops them. */
static const Value **read_all(Codec *c, uint32_t count, const uint8_t **at) {
  for (uint32_t i = 0; i < count; i++) {
    const Value *v = codec_read(c, at);
    vec_push(&c->parts, v);
  }
  return c->parts.at + (c->parts.count - count);
}

static const Value *read_set(Codec *c, const uint8_t **at) {
  uint32_t count = (uint32_t)bytes_get_number(at), base = c->parts.count;
  const Value *v = values_sorted_set(c->values, count, read_all(c, count, at));
  c->parts.count = base;
  return v;
}

static const Value *read_function(Codec *c, const Value *domain, const uint8_t **at) {
  uint32_t base = c->parts.count;
  const Value *v = value_function(c->values, domain, read_all(c, domain->count, at));
  c->parts.count = base;
  return v;
}

static Integer read_big(Codec *c, const uint8_t **at) {
  size_t length = bytes_get_number(at);
  char *digits = arena_copy(c->values->memory, (const char *)*at, length);
  *at += length;
  Integer i;
  if (!integer_parse(c->values->memory, digits, 10, &i)) never("digits of a big integer");
  return i;
}

static const Value *read_interval(Codec *c, const uint8_t **at) {
  const Value *low = codec_read(c, at), *high = codec_read(c, at);
  return value_interval(c->values, low->integer, high->integer);
}

static const Value *read_lazy(Codec *c, const uint8_t **at) {
  LazyKind kind = (LazyKind)bytes_get_number(at);
  uint32_t count = (uint32_t)bytes_get_number(at), base = c->parts.count;
  read_all(c, count, at);
  if (kind != LAZY_RECORDS) {
    const Value *v = value_lazy(c->values, kind, count, c->parts.at + base);
    c->parts.count = base;
    return v;
  }
  Symbol *names = calloc((size_t)count + 1, sizeof *names);
  if (!names) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) names[i] = codec_read(c, at)->text;
  const Value *v = value_record_set(c->values, count, names, c->parts.at + base);
  free(names);
  c->parts.count = base;
  return v;
}

static const Value *read_tagged(Codec *c, uint8_t tag, const uint8_t **at) {
  switch (tag) {
  case TAG_FALSE: return value_boolean(c->values, false);
  case TAG_TRUE: return value_boolean(c->values, true);
  case TAG_INTEGER: {
    uint64_t n = bytes_get_number(at);
    return value_int(c->values, (int64_t)(n >> 1 ^ (0 - (n & 1))));
  }
  case TAG_BIG: return value_integer(c->values, read_big(c, at));
  case TAG_ATOM: return value_of_id(c, (uint32_t)bytes_get_number(at));
  case TAG_SET: return read_set(c, at);
  case TAG_SEQUENCE:
    return read_function(c, values_sequence_domain(c->values, (uint32_t)bytes_get_number(at)), at);
  case TAG_FUNCTION: return read_function(c, value_of_id(c, (uint32_t)bytes_get_number(at)), at);
  case TAG_MAPPING: return read_function(c, codec_read(c, at), at);
  case TAG_INTERVAL: return read_interval(c, at);
  case TAG_LAZY: return read_lazy(c, at);
  }
  never("tag of a value");
}

const Value *codec_read(Codec *c, const uint8_t **at) {
  uint8_t tag = *(*at)++;
  if (tag < FIRST_TAG) return value_int(c->values, tag);
  if (tag >= NEAR_FUNCTIONS) return read_function(c, value_of_id(c, tag - NEAR_FUNCTIONS), at);
  if (tag >= NEAR_ATOMS) return value_of_id(c, tag - NEAR_ATOMS);
  return read_tagged(c, tag, at);
}
