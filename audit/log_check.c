#include "audit/log_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/display.h"
#include "base/panic.h"

typedef struct ClaimRow {
  const char *rule, *obligation, *pattern, *holds, *offence;
  uint32_t needs; /* roles */
} ClaimRow;

static const ClaimRow claims[] = {
#define CLAIM(name, rule, obligation, pattern, holds, offence, needs) \
  {rule, obligation, pattern, holds, offence, needs},
#include "audit/log_claims.def"
#undef CLAIM
};

LogCheck *log_check_create(Arena *memory, const LogMap *map, const char *path) {
  LogCheck *c = calloc(1, sizeof *c);
  if (!c) panic("out of memory");
  c->memory = memory;
  c->map = map;
  c->path = path;
  c->keys.record = sizeof(KeyState);
  c->progress.record = sizeof(Progress);
  c->items.record = sizeof(ItemState);
  return c;
}

static void free_keys(LogCheck *c) {
  size_t at = 0;
  for (KeyState *k; (k = log_table_next(&c->keys, &at));) {
    log_drop(&k->epoch);
    log_drop(&k->owner);
    if (k->range) {
      log_drop(&k->range->start);
      log_drop(&k->range->end);
      log_drop(&k->range->group);
    }
    free(k->range);
  }
  log_table_free(&c->keys);
}

void log_check_destroy(LogCheck *c) {
  if (!c) return;
  free_keys(c);
  size_t at = 0;
  for (Progress *p; (p = log_table_next(&c->progress, &at));) log_drop(&p->cursor);
  log_table_free(&c->progress);
  log_table_free(&c->items);
  text_free(&c->key);
  text_free(&c->note);
  free(c);
}

uint64_t log_check_keys(const LogCheck *c) { return c->keys.count; }

/* Places and offences. */

static uint32_t column_of(const LogCheck *c, uint32_t byte) {
  return display_length(c->place.text, c->place.text + byte) + 1;
}

LogMark log_mark(const LogCheck *c, const LogValue *value) {
  return (LogMark){c->place.line, column_of(c, value->start)};
}

/* Starts the note of an offence: "shard s7: ". */
Text *log_note(LogCheck *c, const KeyState *key) {
  text_clear(&c->note);
  if (key) log_show_key(c, key);
  if (key) text_append(&c->note, ": ");
  return &c->note;
}

void log_show(LogCheck *c, const LogValue *value) { log_value_show(value, &c->note); }

static void add_place(LogCheck *c, Claim claim, FindingPlace place) {
  Tally *t = &c->tallies[claim];
  t->broken++;
  if (t->place_count == LOG_SHOWN) return;
  place.path = c->path;
  place.note = arena_copy(c->memory, text_string(&c->note), c->note.length);
  t->places[t->place_count++] = place;
}

/* The note is written; the offence is at a value of this line. */
void log_offend(LogCheck *c, Claim claim, const LogValue *at) {
  uint32_t line = (uint32_t)c->place.line;
  FindingPlace place = {.line = line, .column = column_of(c, at->start), .end_line = line};
  place.end_column = column_of(c, at->end);
  add_place(c, claim, place);
}

void log_offend_before(LogCheck *c, Claim claim, LogMark at) {
  uint32_t line = (uint32_t)at.line;
  add_place(c, claim, (FindingPlace){.line = line, .column = at.column, .end_line = line});
}

bool log_refuse(LogCheck *c, LogField field, const char *what) {
  const LogValue *value = &c->fields[field];
  snprintf(c->fault->message, sizeof c->fault->message, "`%s` (%.60s) %s", c->map->spelled[field],
           log_field_name(field), what);
  c->fault->start = value->start;
  c->fault->end = value->end;
  return false;
}

/* A value that can be compared, and with the one before it if there is one. */
bool log_fits(LogCheck *c, LogField field, LogOrder order, const LogKept *before) {
  const LogValue *value = &c->fields[field];
  const char *fault = log_value_fault(value, order);
  if (fault) return log_refuse(c, field, fault);
  bool kept = before && (before->kind == LOG_NUMBER || before->kind == LOG_STRING);
  if (kept && before->kind != value->kind && order != LOG_DECIMAL)
    return log_refuse(c, field,
                      value->kind == LOG_NUMBER ? "is a number, but was a string before"
                                                : "is a string, but was a number before");
  return true;
}

/* Keys. */

static void append_part(Text *key, const LogValue *value) {
  text_format(key, "%c%zu:", value->kind == LOG_NUMBER ? '#' : '"', value->length);
  text_append_bytes(key, value->text, value->length);
}

static bool build_key(LogCheck *c) {
  text_clear(&c->key);
  for (uint32_t i = 0; i < c->map->key_count; i++) {
    LogField field = (LogField)(LOG_KEY + i);
    if (!log_is_value(&c->fields[field]))
      return log_refuse(c, field,
                        "is needed: a string or number that says what the event is about");
    append_part(&c->key, &c->fields[field]);
  }
  return true;
}

/* A part as it was appended, `"3:abc` or `#2:12`; `*at` goes behind it. */
static LogValue read_part(const char **at) {
  char *colon;
  LogValue value = {.kind = **at == '#' ? LOG_NUMBER : LOG_STRING};
  value.length = strtoull(*at + 1, &colon, 10);
  value.text = colon + 1;
  *at = value.text + value.length;
  return value;
}

void log_show_key(LogCheck *c, const KeyState *key) {
  size_t length;
  const char *at = log_table_key(key, &length);
  for (uint32_t i = 0; i < c->map->key_count; i++) {
    LogValue part = read_part(&at);
    text_format(&c->note, "%s%s ", i ? ", " : "", c->map->spelled[LOG_KEY + i]);
    log_show(c, &part);
  }
}

static KeyState *find_key(LogCheck *c) {
  return log_table_get(&c->keys, c->key.bytes, c->key.length);
}

static Progress *find_progress(LogCheck *c) {
  const LogValue *incarnation = &c->fields[LOG_INCARNATION];
  if (log_is_value(incarnation)) append_part(&c->key, incarnation);
  return log_table_get(&c->progress, c->key.bytes, c->key.length);
}

/* Cursors. */

int log_compare_kept(const LogCheck *c, const LogKept *kept, const LogValue *value) {
  LogValue before = log_kept(kept);
  return log_value_compare(&before, value, c->map->order);
}

static void check_kept(LogCheck *c, const KeyState *key, const Progress *p) {
  const LogValue *at = &c->fields[LOG_CURSOR];
  if (p->cursor.kind == LOG_ABSENT) return;
  c->tallies[CLAIM_CURSOR_KEPT].seen++;
  LogValue before = log_kept(&p->cursor);
  log_show(c, (log_note(c, key), &before));
  text_format(&c->note, " of line %" PRIu64 " becomes ", p->at.line);
  log_show(c, at);
  log_offend(c, CLAIM_CURSOR_KEPT, at);
}

static bool check_cursor(LogCheck *c, KeyState *key) {
  const LogValue *cursor = &c->fields[LOG_CURSOR];
  Progress *p = find_progress(c);
  key->latest = p;
  if (!log_is_value(cursor) && (cursor->kind == LOG_NULL || cursor->kind == LOG_ABSENT))
    return check_kept(c, key, p), true;
  if (!log_fits(c, LOG_CURSOR, c->map->order, &p->cursor)) return false;
  bool later = p->cursor.kind != LOG_ABSENT;
  c->tallies[CLAIM_CURSOR_KEPT].seen += later;
  c->tallies[CLAIM_CURSOR_MONOTONE].seen += later;
  if (later && log_compare_kept(c, &p->cursor, cursor) > 0) {
    LogValue before = log_kept(&p->cursor);
    log_show(c, (log_note(c, key), cursor));
    text_append(&c->note, " comes after ");
    log_show(c, &before);
    text_format(&c->note, " of line %" PRIu64, p->at.line);
    log_offend(c, CLAIM_CURSOR_MONOTONE, cursor);
  }
  log_check_in_range(c, key, cursor, cursor);
  log_keep(&p->cursor, cursor);
  p->at = log_mark(c, cursor);
  return true;
}

/* Epochs. */

static int compare_epoch(const KeyState *key, const LogValue *epoch) {
  LogValue before = log_kept(&key->epoch);
  return log_value_compare(&before, epoch, LOG_DECIMAL);
}

static void keep_epoch(LogCheck *c, KeyState *key) {
  log_keep(&key->epoch, &c->fields[LOG_EPOCH]);
  log_keep(&key->owner, &c->fields[LOG_OWNER]);
  key->epoch_at = log_mark(c, &c->fields[LOG_EPOCH]);
}

static void offend_epoch(LogCheck *c, const KeyState *key, Claim claim, const char *what) {
  LogValue before = log_kept(&key->epoch);
  log_show(c, (log_note(c, key), &c->fields[LOG_EPOCH]));
  text_format(&c->note, " %s ", what);
  log_show(c, &before);
  text_format(&c->note, " of line %" PRIu64, key->epoch_at.line);
  log_offend(c, claim, &c->fields[LOG_EPOCH]);
}

static bool check_grant(LogCheck *c, KeyState *key) {
  if (!log_fits(c, LOG_EPOCH, LOG_DECIMAL, NULL)) return false;
  bool later = key->epoch.kind != LOG_ABSENT;
  c->tallies[CLAIM_EPOCH_UNIQUE].seen += later;
  int order = later ? compare_epoch(key, &c->fields[LOG_EPOCH]) : -1;
  if (order >= 0)
    offend_epoch(c, key, CLAIM_EPOCH_UNIQUE,
                 order ? "is granted after" : "is granted again, after");
  if (order <= 0) keep_epoch(c, key);
  return true;
}

static void check_owner(LogCheck *c, KeyState *key) {
  const LogValue *owner = &c->fields[LOG_OWNER];
  if (!log_is_value(owner)) return;
  LogValue before = log_kept(&key->owner);
  if (before.kind == LOG_ABSENT) {
    log_keep(&key->owner, owner);
    return;
  }
  c->tallies[CLAIM_EPOCH_OWNED].seen++;
  if (before.length == owner->length && !memcmp(before.text, owner->text, owner->length)) return;
  text_append(log_note(c, key), "epoch ");
  log_show(c, &c->fields[LOG_EPOCH]);
  text_append(&c->note, " is used by ");
  log_show(c, owner);
  text_append(&c->note, ", and belongs to ");
  log_show(c, &before);
  text_format(&c->note, " since line %" PRIu64, key->epoch_at.line);
  log_offend(c, CLAIM_EPOCH_OWNED, owner);
}

static bool check_use(LogCheck *c, KeyState *key) {
  if (!log_fits(c, LOG_EPOCH, LOG_DECIMAL, NULL)) return false;
  bool granted = c->map->mapped & 1u << LOG_GRANTED;
  if (key->epoch.kind == LOG_ABSENT) return keep_epoch(c, key), true;
  c->tallies[CLAIM_EPOCH_CURRENT].seen++;
  int order = compare_epoch(key, &c->fields[LOG_EPOCH]);
  if (order > 0)
    offend_epoch(c, key, CLAIM_EPOCH_CURRENT, "is used after");
  else if (order < 0 && granted)
    offend_epoch(c, key, CLAIM_EPOCH_CURRENT, "is used, but the last one granted is");
  else if (order < 0)
    keep_epoch(c, key);
  else
    check_owner(c, key);
  return true;
}

/* Items. */

static bool build_item(LogCheck *c) {
  const LogValue *item = &c->fields[LOG_ITEM];
  if (!log_is_value(item))
    return log_refuse(c, LOG_ITEM, "is needed: a string or number that names the item");
  text_clear(&c->key);
  append_part(&c->key, item);
  return true;
}

/* Submitting an item again that is at work changes nothing: messages may come twice. */
static bool check_submitted(LogCheck *c) {
  if (!build_item(c)) return false;
  c->tallies[CLAIM_ITEM_ENDS].seen++;
  ItemState *item = log_table_get(&c->items, c->key.bytes, c->key.length);
  if (!item->at.line) item->at = log_mark(c, &c->fields[LOG_ITEM]);
  return true;
}

static bool check_ended(LogCheck *c) {
  if (!build_item(c)) return false;
  c->tallies[CLAIM_ITEM_KNOWN].seen++;
  ItemState *item = log_table_find(&c->items, c->key.bytes, c->key.length);
  if (item) {
    log_table_remove(&c->items, item);
    return true;
  }
  log_show(c, (log_note(c, NULL), &c->fields[LOG_ITEM]));
  text_append(&c->note, " was never submitted, or has ended before");
  log_offend(c, CLAIM_ITEM_KNOWN, &c->fields[LOG_ITEM]);
  return true;
}

static int by_line(const void *a, const void *b) {
  const ItemState *x = *(const ItemState *const *)a, *y = *(const ItemState *const *)b;
  return (x->at.line > y->at.line) - (x->at.line < y->at.line);
}

static void show_item(LogCheck *c, const ItemState *item) {
  size_t length;
  const char *key = log_table_key(item, &length);
  LogValue value = read_part(&key);
  log_show(c, (log_note(c, NULL), &value));
  text_append(&c->note, " is submitted here and never ends");
}

static void check_items_left(LogCheck *c) {
  const ItemState **left = calloc(c->items.count + 1, sizeof *left);
  if (!left) panic("out of memory");
  size_t at = 0, count = 0;
  for (ItemState *item; (item = log_table_next(&c->items, &at));) left[count++] = item;
  qsort(left, count, sizeof *left, by_line);
  for (size_t i = 0; i < count; i++) {
    show_item(c, left[i]);
    log_offend_before(c, CLAIM_ITEM_ENDS, left[i]->at);
  }
  free(left);
}

/* Events. */

static bool find_roles(LogCheck *c, uint32_t *roles) {
  *roles = c->map->always;
  if (!c->map->spelled[LOG_EVENT]) return true;
  const LogValue *event = &c->fields[LOG_EVENT];
  if (event->kind != LOG_STRING)
    return log_refuse(c, LOG_EVENT, "is needed: the name of the event");
  for (uint32_t i = 0; i < c->map->name_count; i++)
    if (strlen(c->map->names[i].name) == event->length &&
        !memcmp(c->map->names[i].name, event->text, event->length))
      *roles |= c->map->names[i].roles;
  return true;
}

/* A role of events of any name is only that of those that have the field. */
static bool concerns(const LogCheck *c, uint32_t roles, LogRole role, LogField field) {
  bool always = c->map->always >> role & 1;
  return roles >> role & 1 && (!always || c->fields[field].kind != LOG_ABSENT);
}

static bool check_roles(LogCheck *c, KeyState *key, uint32_t roles) {
  bool ok = true;
  if (concerns(c, roles, LOG_GRANTED, LOG_EPOCH)) ok &= check_grant(c, key);
  if (ok && concerns(c, roles, LOG_USED, LOG_EPOCH)) ok &= check_use(c, key);
  if (ok && concerns(c, roles, LOG_RANGED, LOG_START)) ok &= log_check_range(c, key);
  if (ok && concerns(c, roles, LOG_CHECKPOINTED, LOG_CURSOR)) ok &= check_cursor(c, key);
  if (roles >> LOG_RANGE_OVER & 1 && key->range) key->range->holds = false;
  return ok;
}

static uint32_t roles_of_keys(void) {
  return 1u << LOG_GRANTED | 1u << LOG_USED | 1u << LOG_RANGED | 1u << LOG_CHECKPOINTED |
         1u << LOG_RANGE_OVER;
}

bool log_check_event(LogCheck *c, const LogValue *fields, LogPlace place, LogFault *fault) {
  c->fields = fields;
  c->place = place;
  c->fault = fault;
  *fault = (LogFault){0};
  uint32_t roles;
  c->events++;
  if (!find_roles(c, &roles)) return false;
  for (int role = 0; role < LOG_ROLES; role++) c->roles_seen[role] += roles >> role & 1;
  bool ok = true;
  if (roles & roles_of_keys()) ok = build_key(c) && check_roles(c, find_key(c), roles);
  if (ok && roles >> LOG_SUBMITTED & 1) ok = check_submitted(c);
  if (ok && roles >> LOG_ENDED & 1) ok = check_ended(c);
  if (roles >> LOG_AT_REST & 1) log_check_tiles(c);
  return ok;
}

/* AuditFindings. */

static void add_finding(LogCheck *c, Claim claim, AuditFindings *findings) {
  const ClaimRow *row = &claims[claim];
  const Tally *t = &c->tallies[claim];
  bool broken = t->broken;
  AuditFinding *f =
      audit_add(findings, row->rule, CHANNEL_LOG, broken ? OUTCOME_FAIL : OUTCOME_PASS,
                broken ? WEIGHT_BLOCK : WEIGHT_NONE);
  f->obligation = row->obligation;
  f->pattern = row->pattern;
  f->assurance = broken ? ASSURANCE_OPEN : ASSURANCE_TRACED;
  f->method = "log";
  f->limits = arena_format(c->memory, "%" PRIu64 " event%s of %s", t->seen, t->seen == 1 ? "" : "s",
                           c->path);
  f->message = broken ? arena_format(c->memory, "%s: %" PRIu64 " of %" PRIu64 " times",
                                     row->offence, t->broken, t->seen)
                      : row->holds;
  for (uint32_t i = 0; i < t->place_count; i++) vec_push(&f->places, t->places[i]);
  vec_push(&f->evidence, c->path);
}

static void add_open(const ClaimRow *row, const char *why, AuditFindings *findings) {
  AuditFinding *f = audit_add(findings, row->rule, CHANNEL_LOG, OUTCOME_OPEN, WEIGHT_NONE);
  f->obligation = row->obligation;
  f->pattern = row->pattern;
  f->method = "log";
  f->message = why;
}

/* No event plays this role. */
static void add_missing(LogCheck *c, LogRole role, AuditFindings *findings) {
  static const Claim about[LOG_ROLES] = {
      [LOG_CHECKPOINTED] = CLAIM_CURSOR_MONOTONE, [LOG_GRANTED] = CLAIM_EPOCH_UNIQUE,
      [LOG_USED] = CLAIM_EPOCH_CURRENT,           [LOG_RANGED] = CLAIM_RANGE_TILES,
      [LOG_RANGE_OVER] = CLAIM_RANGE_TILES,       [LOG_AT_REST] = CLAIM_RANGE_TILES,
      [LOG_SUBMITTED] = CLAIM_ITEM_ENDS,          [LOG_ENDED] = CLAIM_ITEM_KNOWN};
  add_open(&claims[about[role]],
           arena_format(c->memory, "no event of %s is what the mapping calls `%s`", c->path,
                        log_role_name(role)),
           findings);
}

/* Its events are there, but none of them could have broken it. */
static bool is_vacuous(const LogCheck *c, Claim claim) {
  if (c->tallies[claim].seen || (claim == CLAIM_EPOCH_OWNED && !c->map->spelled[LOG_OWNER]))
    return false;
  for (int role = 0; role < LOG_ROLES; role++)
    if (claims[claim].needs >> role & 1 && !(c->map->mapped >> role & 1 && c->roles_seen[role]))
      return false;
  return true;
}

static void add_vacuous(LogCheck *c, Claim claim, AuditFindings *findings) {
  const ClaimRow *row = &claims[claim];
  add_open(row,
           arena_format(c->memory, "not tried: %s; nothing in %s could have broken it", row->holds,
                        c->path),
           findings);
}

void log_check_finish(LogCheck *c, AuditFindings *findings) {
  if (c->map->mapped >> LOG_RANGED & 1) log_check_tiles(c);
  check_items_left(c);
  for (int claim = 0; claim < CLAIM_COUNT; claim++)
    if (c->tallies[claim].seen)
      add_finding(c, (Claim)claim, findings);
    else if (is_vacuous(c, (Claim)claim))
      add_vacuous(c, (Claim)claim, findings);
  for (int role = 0; role < LOG_ROLES; role++)
    if (c->map->mapped >> role & 1 && !c->roles_seen[role] && role != LOG_RANGE_OVER)
      add_missing(c, (LogRole)role, findings);
}
