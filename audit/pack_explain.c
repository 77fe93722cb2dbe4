/* One rule, for whoever has met its id in a report. */
#include <string.h>

#include "audit/pack.h"

static void print_line(FILE *out, const char *lead, const char *text) {
  if (text) fprintf(out, "  %-11s %s\n", lead, text);
}

static void print_obligation(const Obligation *o, FILE *out) {
  fprintf(out, "\n%s: %s\n", o->id, o->title);
  print_line(out, "form:", obligation_form_name(o->form));
  if (o->form == FORM_TRANSFORM) print_line(out, "world:", transform_name(o->transform));
  if (o->role != ROLE_COUNT) print_line(out, "role:", role_infos[o->role].name);
  for (uint32_t i = 0; o->range && i < o->range->count; i++)
    fprintf(out, "  %-11s %s \\in %s\n", i ? "" : "for all:", o->range->names[i],
            o->range->sets[i]);
  if (o->range) print_line(out, "assuming:", o->range->assume);
  if (o->range) print_line(out, "step:", o->range->step);
  print_line(out, "holds:", o->formula);
  print_line(out, "speaks of:", o->when);
}

static void print_source(const Citations *citations, const char *id, FILE *out) {
  const Citation *c = citation_find(citations, id);
  if (c)
    fprintf(out, "  %-11s %s: %s, %s (%d), Level %d, %s\n", "source:", c->id, c->authors, c->title,
            c->year, c->level, c->link);
  else
    print_line(out, "source:", id);
}

/* Logs and code have ids of their own, such as D2.3.t and D2.3.s, of the same rule. */
static bool is_about(const Rule *rule, const char *id, const Obligation **one) {
  const char *dot = strrchr(id, '.');
  size_t length = strlen(rule->id);
  *one = NULL;
  if (!strcmp(rule->id, id)) return true;
  if (dot && length == (size_t)(dot - id) && !strncmp(rule->id, id, length) &&
      (!strcmp(dot, ".t") || !strcmp(dot, ".s")))
    return true;
  for (uint32_t i = 0; i < rule->obligation_count && !*one; i++)
    if (!strcmp(rule->obligations[i].id, id)) *one = &rule->obligations[i];
  return *one;
}

bool pack_explain(const Pack *pack, const Citations *citations, const char *id, FILE *out) {
  const Obligation *one;
  uint32_t r = 0;
  while (r < pack->rule_count && !is_about(&pack->rules[r], id, &one)) r++;
  if (r == pack->rule_count) return false;
  const Rule *rule = &pack->rules[r];
  fprintf(out, "%s: %s (%s, %s)\n", rule->id, rule->title, rule_kind_name(rule->kind),
          weight_name(rule->severity));
  print_line(out, "asks:", rule->statement);
  print_line(out, "pattern:", rule->pattern);
  print_line(out, "rests on:", rule->reference);
  for (uint32_t i = 0; i < rule->source_count; i++) print_source(citations, rule->sources[i], out);
  print_line(out, "fix:", rule->fix);
  for (uint32_t i = 0; i < rule->obligation_count; i++)
    if (!one || one == &rule->obligations[i]) print_obligation(&rule->obligations[i], out);
  return true;
}
