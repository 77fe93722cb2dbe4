#include "cli/sizes.h"

#include <stdio.h>
#include <string.h>

#include "base/panic.h"

/* ---- reading ---- */

static bool read_number(const char **text, uint32_t *number) {
  char *end;
  if (**text < '0' || **text > '9') return false;
  unsigned long read = strtoul(*text, &end, 10);
  *text = end;
  *number = (uint32_t)read;
  return read <= INT32_MAX;
}

/* `NAME=N` or `NAME=N..M`. */
static bool read_range(const char *word, SizeRange *range) {
  const char *equals = strchr(word, '=');
  if (!equals || equals == word) return false;
  const char *rest = equals + 1;
  if (!read_number(&rest, &range->from)) return false;
  range->to = range->from;
  if (!strncmp(rest, "..", 2)) {
    rest += 2;
    if (!read_number(&rest, &range->to)) return false;
  }
  char *name = strndup(word, (size_t)(equals - word));
  if (!name) panic("out of memory");
  range->name = name;
  return !*rest && range->from <= range->to;
}

/* 0 if there are more than SIZES_MOST. */
uint32_t sizes_combinations(const SizeRanges *ranges) {
  uint64_t all = 1;
  for (vec_each(const SizeRange, r, ranges)) {
    all *= (uint64_t)r->to - r->from + 1;
    if (all > SIZES_MOST) return 0;
  }
  return (uint32_t)all;
}

bool sizes_read(const TextList *words, SizeRanges *ranges) {
  for (vec_each(const char *, word, words)) {
    SizeRange range = {0};
    bool good = read_range(*word, &range);
    if (range.name) vec_push(ranges, range);
    if (good) continue;
    fprintf(stderr, "cairn: `--sizes` needs ranges such as RM=2..4, not `%s`\n", *word);
    return false;
  }
  if (sizes_combinations(ranges)) return true;
  fprintf(stderr, "cairn: `--sizes` asks for more than %d combinations\n", SIZES_MOST);
  return false;
}

void sizes_free(SizeRanges *ranges) {
  for (vec_each(SizeRange, r, ranges)) free((void *)(uintptr_t)r->name);
  vec_free(ranges);
}

/* ---- one combination ---- */

uint32_t sizing_of(const Sizing *sizing, uint32_t range) {
  uint32_t rest = sizing->number;
  for (uint32_t i = sizing->ranges->count; i-- > 0;) {
    const SizeRange *r = &sizing->ranges->at[i];
    uint32_t count = r->to - r->from + 1;
    if (i == range) return r->from + rest % count;
    rest /= count;
  }
  never("range of sizes");
}

void sizing_print(const Sizing *sizing, Text *out) {
  for (uint32_t i = 0; i < sizing->ranges->count; i++)
    text_format(out, "%s%s = %u", i ? ", " : "", sizing->ranges->at[i].name, sizing_of(sizing, i));
}

/* ---- in a configuration ---- */

static ConfigValue *make_value(Session *session, const ConfigValue *like, const char *text) {
  ConfigValue *value = arena_new(session->memory, ConfigValue);
  *value = (ConfigValue){.kind = like->kind,
                         .at = like->at,
                         .text = symbol_intern(session->symbols, text, strlen(text))};
  return value;
}

static bool has_element(uint32_t count, const ConfigValue *const *items, Symbol text) {
  for (uint32_t i = 0; i < count; i++)
    if (items[i]->text == text) return true;
  return false;
}

/* Like the first element of the set, or else a model value; not among those that are there. */
static const ConfigValue *new_element(Session *session, uint32_t count,
                                      const ConfigValue *const *items, const char *name) {
  static const ConfigValue model_value = {.kind = CONFIG_NAME};
  const ConfigValue *like = count ? items[0] : &model_value;
  bool number = like->kind == CONFIG_NUMBER;
  for (uint32_t n = 1;; n++) {
    const char *text = number ? arena_format(session->memory, "%u", n)
                              : arena_format(session->memory, "%s_%u", name, n);
    const ConfigValue *made = make_value(session, like, text);
    if (!has_element(count, items, made->text)) return made;
  }
}

static const ConfigValue *resize(Session *session, const ConfigValue *set, const char *name,
                                 uint32_t size) {
  ConfigValue *sized = make_value(session, set, "");
  const ConfigValue **items = arena_array(session->memory, const ConfigValue *, size + 1);
  for (uint32_t i = 0; i < size; i++)
    items[i] = i < set->count ? set->items[i] : new_element(session, i, items, name);
  sized->items = items;
  sized->count = size;
  return sized;
}

static bool report_unsized(Session *session, const char *name) {
  Diag *d = diag_report(session->diags, DIAG_C0214, NO_SPAN,
                        "the configuration binds `%s` neither to a number nor to a set", name);
  diag_help(d, "write in the configuration: CONSTANT %s = 1, or CONSTANT %s = {a, b}", name, name);
  return false;
}

static bool apply(Session *session, Config *config, const char *name, uint32_t size) {
  Symbol symbol = symbol_intern(session->symbols, name, strlen(name));
  for (uint32_t i = 0; config && i < config->bindings.count; i++) {
    ConfigBinding *b = &config->bindings.at[i];
    if (b->name.text != symbol || b->argument_count || !b->value) continue;
    if (b->value->kind == CONFIG_NUMBER)
      b->value = make_value(session, b->value, arena_format(session->memory, "%u", size));
    else if (b->value->kind == CONFIG_SET &&
             (!b->value->count || b->value->items[0]->kind != CONFIG_SET))
      b->value = resize(session, b->value, name, size);
    else
      break;
    return true;
  }
  return report_unsized(session, name);
}

bool sizing_apply(Session *session, Config *config, const Sizing *sizing) {
  bool all = true;
  for (uint32_t i = 0; i < sizing->ranges->count; i++)
    all &= apply(session, config, sizing->ranges->at[i].name, sizing_of(sizing, i));
  return all;
}
