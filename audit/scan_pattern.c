#include "audit/scan_pattern.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

enum { MOST_REST = 60, MOST_DEEP = 160, LONGEST_WORD = 120 };

/* ---- reading ---- */

regex_t *scan_regex_compile(const char *text, size_t length, Arena *memory, const char **mistake) {
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
    pattern->count++;
    at += length;
  }
  *mistake = "the pattern is empty";
  return pattern->count > 0;
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

static bool match(const ScanPattern *p, uint32_t element, const ScanText *s, uint32_t token,
                  uint32_t limit, uint32_t *end);

static bool match_gap(const ScanPattern *p, uint32_t element, const ScanText *s, uint32_t token,
                      uint32_t limit, uint32_t *end) {
  bool deep = p->elements[element].kind == ELEMENT_DEEP;
  uint32_t most = deep ? MOST_DEEP : MOST_REST;
  for (uint32_t i = token; i <= limit && i - token <= most; i++) {
    if (match(p, element + 1, s, i, limit, end)) return true;
    if (i < limit && !deep && ends_statement(s, i)) return false;
  }
  return false;
}

static bool match(const ScanPattern *p, uint32_t element, const ScanText *s, uint32_t token,
                  uint32_t limit, uint32_t *end) {
  if (element == p->count) return *end = token ? token - 1 : 0, true;
  const ScanElement *e = &p->elements[element];
  if (e->kind == ELEMENT_REST || e->kind == ELEMENT_DEEP)
    return match_gap(p, element, s, token, limit, end);
  if (e->kind == ELEMENT_START)
    return starts_statement(s, token) && match(p, element + 1, s, token, limit, end);
  return token < limit && fits(e, s, token) && match(p, element + 1, s, token + 1, limit, end);
}

bool scan_pattern_match(const ScanPattern *p, const ScanText *s, uint32_t token, uint32_t limit,
                        uint32_t *end) {
  return match(p, 0, s, token, limit, end);
}
