#include "audit/record_check.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { SHORTEST_TITLE = 12, TITLE_START = 24 }; /* in bytes */

typedef struct Check {
  const Record *record;
  const RecordFacts *facts;
  Arena *memory;
  AuditFindings *findings;
} Check;

static AuditFinding *add(Check *c, const char *rule, const char *obligation, Weight weight, Span at,
                         const char *message) {
  Outcome outcome = weight == WEIGHT_NONE   ? OUTCOME_PASS
                    : weight == WEIGHT_INFO ? OUTCOME_REVIEW
                                            : OUTCOME_FAIL;
  AuditFinding *f = audit_add(c->findings, rule, CHANNEL_DOCUMENT, outcome, weight);
  f->obligation = obligation;
  f->assurance = weight == WEIGHT_NONE ? ASSURANCE_ASSERTED : ASSURANCE_OPEN;
  f->method = "record";
  f->message = message;
  vec_push(&f->places, finding_place(c->facts->diags, at, NULL));
  return f;
}

static void add_open(Check *c, const char *obligation, Span at, const char *message) {
  AuditFinding *f = add(c, "REC", obligation, WEIGHT_NONE, at, message);
  f->outcome = OUTCOME_OPEN;
  f->assurance = ASSURANCE_OPEN;
}

/* Fields. */

static bool is_filled(const RecordText *text) {
  return text->text && !record_is_placeholder(text->text);
}

static void check_fields(Check *c) {
  uint32_t missing = 0;
  for (int i = 0; i < RECORD_FIELDS; i++) {
    const RecordText *field = &c->record->fields[i];
    if (is_filled(field) || i == RECORD_PROVENANCE) continue;
    missing++;
    const char *name = record_field_name((RecordField)i);
    AuditFinding *f =
        add(c, "REC", "REC.fields", WEIGHT_BLOCK, field->text ? field->at : c->record->topic.at,
            arena_format(c->memory, "the field %s is %s", name,
                         field->text ? "not filled" : "missing"));
    if (!field->text && c->record->form != RECORD_CHARTER)
      f->fix = arena_format(c->memory, "say it in a line that starts with `**%s**:`", name);
  }
  if (!missing)
    add(c, "REC", "REC.fields", WEIGHT_NONE, c->record->topic.at, "every field is filled");
}

/* Provenance. */

int record_level(const char *provenance) {
  if (*provenance == '[') provenance++;
  if (strncasecmp(provenance, "level ", 6)) return -1;
  char digit = provenance[6];
  return digit >= '0' && digit <= '5' && !isalnum((unsigned char)provenance[7]) ? digit - '0' : -1;
}

static bool has_word(const char *text, const char *word, size_t length) {
  for (const char *at = text; *at; at++) {
    if (strncasecmp(at, word, length)) continue;
    bool starts = at == text || !isalnum((unsigned char)at[-1]);
    if (starts && !isalnum((unsigned char)at[length])) return true;
  }
  return false;
}

static bool has_author_and_year(const char *text, const Citation *c) {
  char year[16];
  snprintf(year, sizeof year, "%d", c->year);
  return strstr(text, year) && has_word(text, c->authors, strcspn(c->authors, ", "));
}

/* The start of the title, if it says enough. */
static bool has_title(const char *text, const Citation *c) {
  size_t length = strlen(c->title);
  if (length < SHORTEST_TITLE) return false;
  for (; *text; text++)
    if (!strncasecmp(text, c->title, length < TITLE_START ? length : TITLE_START)) return true;
  return false;
}

/* The reference that a text names by its id, its address, or its author and year; NULL. */
static const Citation *record_citation(const Citations *citations, const char *text) {
  for (vec_each(const Citation, c, &citations->all))
    if (has_word(text, c->id, strlen(c->id)) || strstr(text, c->link)) return c;
  for (vec_each(const Citation, c, &citations->all))
    if (has_title(text, c)) return c;
  for (vec_each(const Citation, c, &citations->all))
    if (has_author_and_year(text, c)) return c;
  return NULL;
}

static bool mentions(const char *text, const char *words) {
  size_t length = strlen(words);
  for (; *text; text++)
    if (!strncasecmp(text, words, length)) return true;
  return false;
}

/* Level 0: the three things that are asked for instead of a reference. */
static void check_novel(Check *c, const RecordText *provenance) {
  const RecordText *verification = &c->record->fields[RECORD_VERIFICATION];
  bool tested = is_filled(verification) &&
                (mentions(verification->text, "property test") ||
                 mentions(verification->text, "property-based") ||
                 mentions(verification->text, "proof") || mentions(verification->text, "proved"));
  AuditFinding *f = add(c, "L0", "L0.novel", WEIGHT_BLOCK, provenance->at,
                        "No citation — NOVEL/UNJUSTIFIED: No established reference found");
  f->fix = "This pattern requires: extra review from a second opinion; property-based tests "
           "covering all invariants; consider whether an existing proven pattern could substitute";
  if (!mentions(provenance->text, "second opinion") && !mentions(provenance->text, "reviewed by"))
    add(c, "L0", "L0.review", WEIGHT_BLOCK, provenance->at,
        "NOVEL/UNJUSTIFIED needs extra review from a second opinion, and none is named");
  if (!tested)
    add(c, "L0", "L0.tests", WEIGHT_BLOCK, provenance->at,
        "NOVEL/UNJUSTIFIED needs property-based tests or proofs covering all invariants");
  if (!c->record->alternatives.count)
    add(c, "L0", "L0.substitute", WEIGHT_BLOCK, provenance->at,
        "NOVEL/UNJUSTIFIED needs an existing proven pattern to be considered instead");
}

/* What was proved to be a refinement of a specification of its source is formally verified. */
static bool is_proved_of(const Check *c, const Citation *source) {
  const AuditFindings *evidence = c->facts->evidence;
  for (uint32_t i = 0; evidence && i < evidence->all.count; i++) {
    const AuditFinding *f = &evidence->all.at[i];
    bool proved = f->outcome == OUTCOME_PASS && f->assurance == ASSURANCE_PROVED;
    if (!proved || !f->obligation || strcmp(f->obligation, "AP1.p")) continue;
    for (uint32_t k = 0; k < f->citations.count; k++)
      if (!strcmp(f->citations.at[k], source->id)) return true;
  }
  return false;
}

static void check_level(Check *c, const RecordText *text, int level, const Citation *source) {
  bool earned = level == 5 && level != source->level && is_proved_of(c, source);
  const char *message =
      arena_format(c->memory, "provenance: Level %d (%s), %s%s", level, evidence_level_name(level),
                   source->id, earned ? ": proved to be a refinement of it" : "");
  if (level != source->level && !earned)
    add(c, "REC", "REC.level", WEIGHT_BLOCK, text->at,
        arena_format(c->memory, "Level %d is claimed, but %s is of level %d (%s)", level,
                     source->id, source->level, evidence_level_name(source->level)));
  else if (level <= 2)
    add(c, "REC", "REC.level", WEIGHT_WARN, text->at,
        "Evidence level 1-2 only — consider stronger reference");
  else
    add(c, "REC", "REC.level", WEIGHT_NONE, text->at, message);
  vec_push(&vec_last(&c->findings->all)->citations, source->id);
}

static void check_provenance(Check *c) {
  const RecordText *text = &c->record->fields[RECORD_PROVENANCE];
  if (!is_filled(text)) {
    add(c, "L0", "REC.provenance", WEIGHT_BLOCK, text->text ? text->at : c->record->topic.at,
        arena_format(c->memory, "No citation for %s — NOVEL/UNJUSTIFIED", c->record->topic.text));
    return;
  }
  int level = record_level(text->text);
  const Citation *source = record_citation(c->facts->citations, text->text);
  if (level == 0) {
    check_novel(c, text);
  } else if (level < 0) {
    add(c, "REC", "REC.provenance", WEIGHT_BLOCK, text->at,
        "provenance starts with its level of evidence: Level 5 to Level 0");
  } else if (!source) {
    AuditFinding *f = add(c, "L0", "REC.provenance", WEIGHT_BLOCK, text->at,
                          "this reference is in no table of citations");
    f->fix =
        "add it with `cairn audit cite add`, and name it by its id, its address, or author and "
        "year";
  } else {
    check_level(c, text, level, source);
  }
}

/* Invariants. */

/* The next `name` in backticks; false if there is none. */
static bool next_code(const char **at, const char **start, size_t *length) {
  const char *open = strchr(*at, '`'), *close = open ? strchr(open + 1, '`') : NULL;
  if (!close) return false;
  *start = open + 1;
  *length = (size_t)(close - open - 1);
  *at = close + 1;
  return true;
}

static bool is_name(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (!isalnum((unsigned char)text[i]) && text[i] != '_' && text[i] != '!') return false;
  return length > 0;
}

static bool is_checked(const RecordFacts *facts, const char *name, size_t length) {
  for (uint32_t i = 0; i < facts->checked.count; i++)
    if (strlen(facts->checked.at[i]) == length && !memcmp(facts->checked.at[i], name, length))
      return true;
  return false;
}

/* A finding of an audit that names the property. */
static const AuditFinding *about(const AuditFindings *evidence, const char *name, size_t length,
                                 Outcome outcome) {
  if (!evidence) return NULL;
  for (vec_each(const AuditFinding, f, &evidence->all)) {
    bool named =
        has_word(f->message, name, length) || (f->formula && has_word(f->formula, name, length));
    if (named && f->outcome == outcome) return f;
  }
  return NULL;
}

static void check_property(Check *c, const char *obligation, const RecordText *text,
                           const char *name, size_t length) {
  const AuditFinding *broken = about(c->facts->evidence, name, length, OUTCOME_FAIL);
  const AuditFinding *shown = about(c->facts->evidence, name, length, OUTCOME_PASS);
  int width = (int)length;
  if (broken)
    add(c, "REC", obligation, WEIGHT_BLOCK, text->at,
        arena_format(c->memory, "`%.*s`: %s", width, name, broken->message));
  else if (c->facts->has_config && !is_checked(c->facts, name, length))
    add(c, "REC", obligation, WEIGHT_BLOCK, text->at,
        arena_format(c->memory, "`%.*s` is checked by no configuration that is given", width,
                     name));
  else if (!c->facts->has_config && !shown)
    add_open(c, obligation, text->at,
             arena_format(c->memory,
                          "whether `%.*s` is checked is not known: give --config or "
                          "--evidence",
                          width, name));
  else
    add(c, "REC", obligation, WEIGHT_NONE, text->at,
        arena_format(c->memory, "`%.*s` is checked", width, name))
        ->assurance = shown ? shown->assurance : ASSURANCE_ASSERTED;
}

static uint32_t check_properties(Check *c, const char *obligation, const RecordText *text) {
  const char *at = text->text, *name;
  size_t length;
  uint32_t count = 0;
  while (next_code(&at, &name, &length))
    if (is_name(name, length) && strncmp(name, "WF_", 3) && strncmp(name, "SF_", 3)) {
      check_property(c, obligation, text, name, length);
      count++;
    }
  return count;
}

static bool names_fairness(const char *text) {
  return strstr(text, "WF_") || strstr(text, "SF_") || mentions(text, "fair");
}

static void check_invariants(Check *c) {
  const RecordText *safety = &c->record->fields[RECORD_SAFETY];
  const RecordText *liveness = &c->record->fields[RECORD_LIVENESS];
  if (is_filled(safety) && !check_properties(c, "REC.safety", safety))
    add(c, "REC", "REC.safety", WEIGHT_WARN, safety->at,
        "the safety invariant names no property of a specification, as in `OneOwner`");
  if (!is_filled(liveness)) return;
  check_properties(c, "REC.liveness", liveness);
  if (!names_fairness(liveness->text))
    add(c, "REC", "REC.fairness", WEIGHT_WARN, liveness->at,
        "the liveness invariant names no fairness that it rests on, as in WF_vars(Renew)");
}

/* Verification: what looks like a path is one. */

static bool is_path(const char *text, size_t length) {
  const char *dot = memchr(text, '.', length);
  if (memchr(text, ' ', length)) return false;
  return memchr(text, '/', length) ||
         (dot && dot > text && isalpha((unsigned char)dot[1]) && !memchr(text, '(', length));
}

static bool exists(const Check *c, const char *path, size_t length) {
  const char *beside = arena_format(c->memory, "%s%.*s", c->facts->folder, (int)length, path);
  return !access(beside, F_OK) || !access(arena_format(c->memory, "%.*s", (int)length, path), F_OK);
}

static void check_verification(Check *c) {
  const RecordText *text = &c->record->fields[RECORD_VERIFICATION];
  if (!is_filled(text)) return;
  const char *at = text->text, *path;
  size_t length;
  uint32_t named = 0;
  while (next_code(&at, &path, &length)) {
    named++;
    if (!is_path(path, length)) continue;
    bool there = exists(c, path, length);
    AuditFinding *f =
        add(c, "REC", "REC.verification", there ? WEIGHT_NONE : WEIGHT_BLOCK, text->at,
            arena_format(c->memory, "`%.*s` is %sthere", (int)length, path, there ? "" : "not "));
    if (there) f->assurance = ASSURANCE_TESTED;
  }
  if (!named)
    add(c, "REC", "REC.verification", WEIGHT_WARN, text->at,
        arena_format(c->memory,
                     "Missing verification strategy for %s: no test, proof or log is named "
                     "in backticks",
                     c->record->topic.text));
}

/* Alternatives and questions. */

static void check_alternative(Check *c, const RecordAlternative *a) {
  if (!is_filled(&a->option)) {
    add(c, "REC", "REC.alternatives", WEIGHT_BLOCK, a->option.at, "an alternative has no name");
    return;
  }
  if (!is_filled(&a->reason))
    add(c, "REC", "REC.alternatives", WEIGHT_BLOCK, a->option.at,
        arena_format(c->memory, "%s: why it was rejected is not said", a->option.text));
  if (!is_filled(&a->reference))
    add(c, "REC", "REC.alternatives", WEIGHT_WARN, a->option.at,
        arena_format(c->memory, "%s: there is no reference", a->option.text));
  else if (!record_citation(c->facts->citations, a->reference.text) &&
           !strstr(a->reference.text, "://"))
    add(c, "REC", "REC.alternatives", WEIGHT_WARN, a->reference.at,
        arena_format(c->memory, "%s: its reference is in no table of citations, and no address",
                     a->option.text));
}

static void check_alternatives(Check *c) {
  if (!c->record->alternatives.count)
    add(c, "REC", "REC.alternatives", WEIGHT_BLOCK, c->record->topic.at,
        "no alternative is considered");
  for (vec_each(const RecordAlternative, a, &c->record->alternatives)) check_alternative(c, a);
}

static void check_questions(Check *c) {
  for (vec_each(const RecordText, q, &c->record->questions))
    add(c, "REC", "REC.questions", strstr(q->text, "BLOCK") ? WEIGHT_WARN : WEIGHT_INFO, q->at,
        arena_format(c->memory, "open question: %s", q->text));
  if (c->record->form == RECORD_CHARTER && !c->record->asked)
    add(c, "REC", "REC.questions", WEIGHT_WARN, c->record->topic.at,
        "whether anything is open is not said; `None.` says that nothing is");
}

/* Ticks. */

static bool is_decision(const Pack *pack, const char *rule) {
  for (uint32_t i = 0; i < pack->rule_count; i++)
    if (!strcmp(pack->rules[i].id, rule)) return pack->rules[i].kind == RULE_DECISION;
  return false;
}

static bool decides(const Pack *pack, uint32_t tick, const char *rule) {
  return tick ? !strcmp(record_tick_rule(tick), rule) : is_decision(pack, rule);
}

TickState record_tick_state(const AuditFindings *evidence, const Pack *pack, uint32_t tick,
                            const AuditFinding **why) {
  uint32_t held = 0, open = 0;
  for (uint32_t i = 0; evidence && i < evidence->all.count; i++) {
    const AuditFinding *f = &evidence->all.at[i];
    if (!decides(pack, tick, f->rule)) continue;
    if (f->outcome == OUTCOME_FAIL && f->weight == WEIGHT_BLOCK) return *why = f, TICK_BROKEN;
    held += f->outcome == OUTCOME_PASS || f->outcome == OUTCOME_NOT_APPLICABLE;
    open += f->outcome == OUTCOME_OPEN || f->outcome == OUTCOME_FAIL;
  }
  return held && !open ? TICK_HOLDS : TICK_UNKNOWN;
}

/* What has a reference is no invention. */
bool record_is_cited(const Record *record, const Citations *citations) {
  const char *provenance = record->fields[RECORD_PROVENANCE].text;
  return provenance && record_level(provenance) > 0 && record_citation(citations, provenance);
}

static const char *tick_offence(Check *c, uint32_t tick, const char *rule) {
  return tick ? arena_format(c->memory, "Anti-pattern violation: prohibition #%u", tick)
              : arena_format(c->memory, "Contradicts locked decision %s", rule_short(rule));
}

/* A box that is not ticked says that there is a conflict, or that nobody has looked. */
static const char *unticked(Check *c, uint32_t number, const RecordTick *tick) {
  if (!number && !strncasecmp(tick->said.text, "conflicts", 9))
    return arena_format(c->memory, "Contradicts a locked decision: %s", tick->said.text);
  return arena_format(c->memory, "\"%s\" is not ticked", record_tick_text(number));
}

/* Records in other forms than the charter's, which know nothing of ticks. */
static bool has_ticks(const Record *record) {
  if (record->form == RECORD_CHARTER) return true;
  for (uint32_t i = 0; i < RECORD_TICKS; i++)
    if (record->ticks[i].present) return true;
  return false;
}

static void check_tick(Check *c, uint32_t number) {
  const RecordTick *tick = &c->record->ticks[number];
  const AuditFinding *why = NULL;
  TickState state = record_tick_state(c->facts->evidence, c->facts->pack, number, &why);
  if (number == RECORD_TICK_NOVEL && state == TICK_UNKNOWN &&
      record_is_cited(c->record, c->facts->citations))
    state = TICK_HOLDS;
  const char *rule = number ? record_tick_rule(number) : "REC", *what = record_tick_text(number);
  Span at = tick->present ? tick->said.at : c->record->topic.at;
  if (state == TICK_BROKEN) {
    const char *offence = tick_offence(c, number, why->rule);
    add(c, why->rule, "REC.ticks", WEIGHT_BLOCK, at,
        arena_format(c->memory, "%s: %s", offence, why->message));
  } else if (!tick->present) {
    if (c->record->form == RECORD_CHARTER || (state == TICK_UNKNOWN && has_ticks(c->record)))
      add(c, "REC", "REC.ticks", c->record->form == RECORD_CHARTER ? WEIGHT_BLOCK : WEIGHT_WARN, at,
          arena_format(c->memory, "nothing is said about \"%s\"", what));
  } else if (!tick->ticked) {
    add(c, rule, "REC.ticks", WEIGHT_BLOCK, at, unticked(c, number, tick));
  } else if (state == TICK_UNKNOWN) {
    add(c, "REC", "REC.ticks", WEIGHT_WARN, at,
        arena_format(c->memory, "the tick at \"%s\" has no evidence", what));
  } else {
    add(c, rule, "REC.ticks", WEIGHT_NONE, at, what);
  }
}

void record_check(const Record *record, const RecordFacts *facts, Arena *memory,
                  AuditFindings *findings) {
  Check c = {record, facts, memory, findings};
  for (uint32_t i = 0; i < RECORD_TICKS; i++) check_tick(&c, i);
  if (!has_ticks(record))
    add(&c, "REC", "REC.ticks", WEIGHT_WARN, record->topic.at,
        "neither the check of locked decisions nor that of anti-patterns is there")
        ->fix = "`cairn audit record render --form madr` (or nygard) adds their ticks";
  check_fields(&c);
  check_provenance(&c);
  check_invariants(&c);
  check_verification(&c);
  check_alternatives(&c);
  check_questions(&c);
}
