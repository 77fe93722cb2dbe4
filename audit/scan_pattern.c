#include "audit/scan_pattern.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

enum {
  MOST_REST = 60,
  MOST_DEEP = 160,
  LONGEST_WORD = 120,
  LONGEST_REGEX = 1000,
  MOST_REPEATED = 100,
  MOST_ELEMENTS = 64,
  MOST_GAPS = 6,
  REACH = MOST_GAPS * (MOST_DEEP + 1) + MOST_ELEMENTS /* tokens from the first one to the last */
};

/* ---- reading ---- */

/* What an expression may not have, since the C library would need gigabytes or hours for it; NULL
   if it has nothing of the kind. */
static const char *excess(const char *text, size_t length) {
  if (length > LONGEST_REGEX) return "the expression is too long";
  bool repeated = false;
  for (size_t i = 0; i < length; i++) {
    bool escaped = text[i] == '\\' && i + 1 < length;
    if (escaped && isdigit((unsigned char)text[i + 1]))
      return "an expression cannot refer back to what it has matched";
    if (escaped) i++;
    if (escaped || text[i] != '{') continue;
    if (repeated) return "an expression has one `{...}` at most";
    repeated = true;
    for (const char *at = text + i + 1; at < text + length && *at != '}'; at++)
      if (isdigit((unsigned char)*at) && strtol(at, NULL, 10) > MOST_REPEATED)
        return "nothing is repeated more than 100 times";
  }
  return NULL;
}

regex_t *scan_regex_compile(const char *text, size_t length, Arena *memory, const char **mistake) {
  const char *too_much = excess(text, length);
  if (too_much) return *mistake = too_much, NULL;
  regex_t *regex = malloc(sizeof *regex);
  if (!regex) panic("out of memory");
  int code = regcomp(regex, arena_copy(memory, text, length), REG_EXTENDED | REG_NOSUB);
  if (!code) return regex;
  char said[128];
  regerror(code, regex, said, sizeof said);
  *mistake = arena_copy(memory, said, strlen(said));
  free(regex);
  return NULL;
}

void scan_regex_free(regex_t *regex) {
  if (!regex) return;
  regfree(regex);
  free(regex);
}

static bool equals(const char *text, size_t length, const char *word) {
  return strlen(word) == length && !memcmp(text, word, length);
}

static bool read_element(Arena *memory, const char *text, size_t length, ScanElement *out,
                         const char **mistake) {
  *out = (ScanElement){.kind = ELEMENT_TOKEN};
  if (equals(text, length, "$")) {
    out->kind = ELEMENT_WORD;
  } else if (equals(text, length, "<>")) {
    out->kind = ELEMENT_COMPARISON;
  } else if (equals(text, length, "...")) {
    out->kind = ELEMENT_REST;
  } else if (equals(text, length, "***")) {
    out->kind = ELEMENT_DEEP;
  } else if (equals(text, length, "^")) {
    out->kind = ELEMENT_START;
  } else if (length > 3 && !memcmp(text, "$/", 2) && text[length - 1] == '/') {
    out->kind = ELEMENT_REGEX;
    out->regex = scan_regex_compile(text + 2, length - 3, memory, mistake);
    return out->regex;
  } else {
    out->text = arena_copy(memory, text, length);
  }
  return true;
}

bool scan_pattern_compile(Arena *memory, const char *text, ScanPattern *pattern,
                          const char **mistake) {
  *pattern = (ScanPattern){.elements = arena_array(memory, ScanElement, strlen(text) / 2 + 1)};
  for (const char *at = text; *at;) {
    size_t blanks = strspn(at, " "), length = strcspn(at + blanks, " ");
    at += blanks;
    if (!length) break;
    if (!read_element(memory, at, length, &pattern->elements[pattern->count], mistake)) {
      scan_pattern_free(pattern);
      return false;
    }
    ScanElementKind kind = pattern->elements[pattern->count++].kind;
    pattern->gaps += kind == ELEMENT_REST || kind == ELEMENT_DEEP;
    at += length;
  }
  if (!pattern->count) return *mistake = "the pattern is empty", false;
  if (pattern->count <= MOST_ELEMENTS && pattern->gaps <= MOST_GAPS) return true;
  *mistake = pattern->gaps > MOST_GAPS ? "a pattern has at most 6 of `...` and `***`"
                                       : "a pattern has at most 64 elements";
  scan_pattern_free(pattern);
  return false;
}

void scan_pattern_free(ScanPattern *pattern) {
  for (uint32_t i = 0; i < pattern->count; i++) scan_regex_free(pattern->elements[i].regex);
  pattern->count = 0;
}

/* ---- matching ---- */

/* `fenceEpoch` and `FENCE_EPOCH` are `fence_epoch`. */
static void in_parts(const char *word, size_t length, char *out) {
  size_t count = 0;
  for (size_t i = 0; i < length && count + 2 < LONGEST_WORD; i++) {
    bool upper = isupper((unsigned char)word[i]),
         after_upper = i && isupper((unsigned char)word[i - 1]);
    bool before_lower = i + 1 < length && islower((unsigned char)word[i + 1]);
    bool parts = upper && i && word[i - 1] != '_' && (!after_upper || before_lower);
    if (parts) out[count++] = '_';
    out[count++] = (char)tolower((unsigned char)word[i]);
  }
  out[count] = 0;
}

bool scan_regex_match(const regex_t *regex, const ScanText *s, uint32_t token) {
  const ScanToken *t = &s->tokens.at[token];
  if (t->kind != SCAN_WORD) return false;
  char parts[LONGEST_WORD];
  in_parts(s->text + t->start, t->end - t->start, parts);
  return regexec(regex, parts, 0, NULL, 0) == 0;
}

static bool ends_statement(const ScanText *s, uint32_t token) {
  if (s->tokens.at[token].kind == SCAN_END) return true;
  return scan_is(s, token, ";") || scan_is(s, token, "{") || scan_is(s, token, "}");
}

static bool starts_statement(const ScanText *s, uint32_t token) {
  return !token || ends_statement(s, token - 1) || scan_is(s, token - 1, ":") ||
         scan_is(s, token - 1, "=>");
}

/* `List<Lease>` compares nothing; where types have no such brackets, blanks do not matter. */
static bool is_comparison(const ScanText *s, uint32_t token) {
  if (scan_is(s, token, "<=") || scan_is(s, token, ">=")) return true;
  if (!scan_is(s, token, "<") && !scan_is(s, token, ">")) return false;
  bool generic = s->language == LANGUAGE_CPP || s->language == LANGUAGE_JAVA ||
                 s->language == LANGUAGE_RUST || s->language == LANGUAGE_TYPESCRIPT;
  return !generic || !token || s->tokens.at[token - 1].end < s->tokens.at[token].start;
}

static bool fits(const ScanElement *e, const ScanText *s, uint32_t token) {
  if (e->kind == ELEMENT_WORD) return s->tokens.at[token].kind == SCAN_WORD;
  if (e->kind == ELEMENT_REGEX) return scan_regex_match(e->regex, s, token);
  if (e->kind == ELEMENT_COMPARISON) return is_comparison(s, token);
  return scan_is(s, token, e->text);
}

/* One attempt from one token.  With several gaps the same rest would be tried again and again. */
typedef struct Attempt {
  const ScanPattern *pattern;
  const ScanText *text;
  uint32_t from, limit;
  uint32_t end;                                  /* of the match */
  uint64_t failed[MOST_GAPS][(REACH + 63) / 64]; /* by gap: what follows it, by token */
} Attempt;

static bool match(Attempt *a, uint32_t element, uint32_t gap, uint32_t token);

static bool match_after_gap(Attempt *a, uint32_t element, uint32_t gap, uint32_t token) {
  if (a->pattern->gaps < 2) return match(a, element + 1, gap + 1, token);
  uint64_t *word = &a->failed[gap][(token - a->from) / 64], bit = UINT64_C(1)
                                                                  << (token - a->from) % 64;
  if (*word & bit) return false;
  *word |= bit;
  return match(a, element + 1, gap + 1, token);
}

static bool match_gap(Attempt *a, uint32_t element, uint32_t gap, uint32_t token) {
  bool deep = a->pattern->elements[element].kind == ELEMENT_DEEP;
  uint32_t most = deep ? MOST_DEEP : MOST_REST;
  for (uint32_t i = token; i <= a->limit && i - token <= most; i++) {
    if (match_after_gap(a, element, gap, i)) return true;
    if (i < a->limit && !deep && ends_statement(a->text, i)) return false;
  }
  return false;
}

/* The elements from this one on; `gap` is how many gaps are before it. */
static bool match(Attempt *a, uint32_t element, uint32_t gap, uint32_t token) {
  if (element == a->pattern->count) return a->end = token ? token - 1 : 0, true;
  const ScanElement *e = &a->pattern->elements[element];
  if (e->kind == ELEMENT_REST || e->kind == ELEMENT_DEEP) return match_gap(a, element, gap, token);
  if (e->kind == ELEMENT_START)
    return starts_statement(a->text, token) && match(a, element + 1, gap, token);
  return token < a->limit && fits(e, a->text, token) && match(a, element + 1, gap, token + 1);
}

bool scan_pattern_match(const ScanPattern *p, const ScanText *s, uint32_t token, uint32_t limit,
                        uint32_t *end) {
  const ScanElement *first = &p->elements[0];
  bool plain = first->kind < ELEMENT_REST;
  if (plain && (token >= limit || !fits(first, s, token))) return false;
  Attempt a; /* only what is needed is cleared: this is called for each token */
  a.pattern = p;
  a.text = s;
  a.from = token;
  a.limit = limit;
  if (p->gaps > 1) memset(a.failed, 0, p->gaps * sizeof *a.failed);
  if (!match(&a, 0, 0, token)) return false;
  *end = a.end;
  return true;
}
