/* Ranges of keys: half-open, around their cursors, without gap and overlap. */
#include <inttypes.h>
#include <stdlib.h>

#include "audit/log_parts.h"
#include "base/panic.h"

/* Bounds that are null are infinite. */
static bool in_range(const LogCheck *c, const KeyState *key, const LogValue *cursor) {
  return (key->range->start.kind == LOG_NULL ||
          log_compare_kept(c, &key->range->start, cursor) <= 0) &&
         (key->range->end.kind == LOG_NULL || log_compare_kept(c, &key->range->end, cursor) > 0);
}

static void show_range(LogCheck *c, const KeyState *key) {
  LogValue start = log_kept(&key->range->start), end = log_kept(&key->range->end);
  text_append(&c->note, "[");
  log_show(c, &start);
  text_append(&c->note, ", ");
  log_show(c, &end);
  text_format(&c->note, ") of line %" PRIu64, key->range->at.line);
}

void log_check_in_range(LogCheck *c, const KeyState *key, const LogValue *cursor,
                        const LogValue *at) {
  if (!key->range || !key->range->holds) return;
  bool same_kind = (key->range->start.kind == LOG_NULL || key->range->start.kind == cursor->kind) &&
                   (key->range->end.kind == LOG_NULL || key->range->end.kind == cursor->kind);
  if (!same_kind) return;
  c->tallies[CLAIM_CURSOR_IN_RANGE].seen++;
  if (in_range(c, key, cursor)) return;
  log_note(c, key);
  log_show(c, cursor);
  text_append(&c->note, " is outside of ");
  show_range(c, key);
  log_offend(c, CLAIM_CURSOR_IN_RANGE, at);
}

static bool bound_fits(LogCheck *c, LogField field, const LogKept *before) {
  return c->fields[field].kind == LOG_NULL || log_fits(c, field, c->map->order, before);
}

bool log_check_range(LogCheck *c, KeyState *key) {
  if (!key->range) key->range = calloc(1, sizeof *key->range);
  if (!key->range) panic("out of memory");
  const LogValue *start = &c->fields[LOG_START], *end = &c->fields[LOG_END];
  if (!bound_fits(c, LOG_START, &key->range->start) || !bound_fits(c, LOG_END, &key->range->end))
    return false;
  bool finite = start->kind != LOG_NULL && end->kind != LOG_NULL;
  if (finite && start->kind != end->kind)
    return log_refuse(c, LOG_END, "and the start are not of the same kind");
  c->tallies[CLAIM_RANGE_HALF_OPEN].seen++;
  key->range->holds = !finite || log_value_compare(start, end, c->map->order) < 0;
  if (!key->range->holds) {
    text_append(log_note(c, key), "[");
    log_show(c, start);
    text_append(&c->note, ", ");
    log_show(c, end);
    text_append(&c->note, ") holds no key");
    log_offend(c, CLAIM_RANGE_HALF_OPEN, start);
    return true;
  }
  log_keep(&key->range->start, start);
  log_keep(&key->range->end, end);
  log_keep(&key->range->group, &c->fields[LOG_GROUP]);
  key->range->at = log_mark(c, start);
  if (!key->latest || key->latest->cursor.kind == LOG_ABSENT) return true;
  LogValue cursor = log_kept(&key->latest->cursor);
  log_check_in_range(c, key, &cursor, start);
  return true;
}

/* Ranges of one group, sorted for tiling. */
typedef struct Tile {
  const KeyState *key;
  LogValue start, end, group;
  LogOrder order;
} Tile;

static int compare_group(const Tile *a, const Tile *b) {
  if (a->group.kind != b->group.kind) return a->group.kind < b->group.kind ? -1 : 1;
  return log_value_compare(&a->group, &b->group, LOG_BYTES);
}

static int by_start(const void *a, const void *b) {
  const Tile *x = a, *y = b;
  bool grouped = log_is_value(&x->group) && log_is_value(&y->group);
  int order = grouped ? compare_group(x, y) : log_is_value(&x->group) - log_is_value(&y->group);
  if (order) return order;
  if (x->start.kind == LOG_NULL || y->start.kind == LOG_NULL)
    return (y->start.kind == LOG_NULL) - (x->start.kind == LOG_NULL);
  if (x->start.kind != y->start.kind) return x->start.kind < y->start.kind ? -1 : 1;
  order = log_value_compare(&x->start, &y->start, x->order);
  return order ? order : (x->key->range->at.line > y->key->range->at.line) * 2 - 1;
}

static bool same_group(const Tile *a, const Tile *b) {
  return log_is_value(&a->group) == log_is_value(&b->group) &&
         (!log_is_value(&a->group) || !compare_group(a, b));
}

static uint32_t collect_tiles(const LogCheck *c, Tile *tiles) {
  uint32_t count = 0;
  size_t at = 0;
  for (const KeyState *k; (k = log_table_next(&c->keys, &at));)
    if (k->range && k->range->holds)
      tiles[count++] = (Tile){k, log_kept(&k->range->start), log_kept(&k->range->end),
                              log_kept(&k->range->group), c->map->order};
  qsort(tiles, count, sizeof *tiles, by_start);
  return count;
}

/* Negative: the bounds leave a gap; positive: they overlap. */
static int compare_bounds(const LogCheck *c, const LogValue *end, const LogValue *start) {
  if (end->kind == LOG_NULL) return 1;
  if (start->kind == LOG_NULL) return 1;
  if (end->kind != start->kind) return -1;
  return log_value_compare(end, start, c->map->order);
}

static void check_neighbours(LogCheck *c, const Tile *a, const Tile *b) {
  c->tallies[CLAIM_RANGE_TILES].seen++;
  int order = compare_bounds(c, &a->end, &b->start);
  if (!order) return;
  text_append(log_note(c, b->key), "there is ");
  text_format(&c->note, "%s between it, ", order < 0 ? "a gap" : "an overlap");
  show_range(c, b->key);
  text_append(&c->note, ", and ");
  log_show_key(c, a->key);
  text_append(&c->note, ", ");
  show_range(c, a->key);
  bool later = b->key->range->at.line >= a->key->range->at.line;
  log_offend_before(c, CLAIM_RANGE_TILES, later ? b->key->range->at : a->key->range->at);
}

static void check_edge(LogCheck *c, const Tile *tile, bool first) {
  const LogValue *bound = first ? &tile->start : &tile->end;
  const LogValue *wanted = first ? &c->map->whole_start : &c->map->whole_end;
  bool infinite = bound->kind == LOG_NULL || wanted->kind == LOG_NULL;
  bool same = infinite
                  ? bound->kind == wanted->kind
                  : bound->kind == wanted->kind && !log_value_compare(bound, wanted, c->map->order);
  c->tallies[CLAIM_RANGE_TILES].seen++;
  if (same) return;
  text_format(log_note(c, tile->key), "the %s range ", first ? "first" : "last");
  show_range(c, tile->key);
  text_append(&c->note, first ? " does not start at " : " does not end at ");
  log_show(c, wanted);
  log_offend_before(c, CLAIM_RANGE_TILES, tile->key->range->at);
}

void log_check_tiles(LogCheck *c) {
  Tile *tiles = calloc(c->keys.count + 1, sizeof *tiles);
  if (!tiles) panic("out of memory");
  uint32_t count = collect_tiles(c, tiles);
  for (uint32_t i = 0; i < count; i++) {
    bool first = !i || !same_group(&tiles[i - 1], &tiles[i]);
    bool last = i + 1 == count || !same_group(&tiles[i], &tiles[i + 1]);
    if (!first) check_neighbours(c, &tiles[i - 1], &tiles[i]);
    if (first && c->map->has_whole) check_edge(c, &tiles[i], true);
    if (last && c->map->has_whole) check_edge(c, &tiles[i], false);
  }
  free(tiles);
}
