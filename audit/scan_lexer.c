#include "audit/scan_lexer.h"

#include <ctype.h>
#include <string.h>

static const char *const language_names[LANGUAGE_COUNT] = {[LANGUAGE_C] = "c",
                                                           [LANGUAGE_CPP] = "cpp",
                                                           [LANGUAGE_GO] = "go",
                                                           [LANGUAGE_JAVA] = "java",
                                                           [LANGUAGE_PYTHON] = "python",
                                                           [LANGUAGE_RUST] = "rust",
                                                           [LANGUAGE_TYPESCRIPT] = "typescript"};

const char *language_name(Language language) { return language_names[language]; }

Language language_find(const char *name) {
  for (int i = 0; i < LANGUAGE_COUNT; i++)
    if (!strcmp(name, language_names[i])) return (Language)i;
  return LANGUAGE_COUNT;
}

Language language_of_path(const char *path) {
  static const struct {
    const char *end;
    Language language;
  } rows[] = {
      {".c", LANGUAGE_C},
      {".h", LANGUAGE_C},
      {".cc", LANGUAGE_CPP},
      {".cpp", LANGUAGE_CPP},
      {".cxx", LANGUAGE_CPP},
      {".hh", LANGUAGE_CPP},
      {".hpp", LANGUAGE_CPP},
      {".hxx", LANGUAGE_CPP},
      {".go", LANGUAGE_GO},
      {".java", LANGUAGE_JAVA},
      {".py", LANGUAGE_PYTHON},
      {".rs", LANGUAGE_RUST},
      {".ts", LANGUAGE_TYPESCRIPT},
      {".tsx", LANGUAGE_TYPESCRIPT},
      {".js", LANGUAGE_TYPESCRIPT},
      {".jsx", LANGUAGE_TYPESCRIPT},
      {".mjs", LANGUAGE_TYPESCRIPT},
      {".cjs", LANGUAGE_TYPESCRIPT},
      {".mts", LANGUAGE_TYPESCRIPT},
      {".cts", LANGUAGE_TYPESCRIPT},
  };
  const char *end = strrchr(path, '.');
  for (size_t i = 0; end && i < sizeof rows / sizeof *rows; i++)
    if (!strcmp(end, rows[i].end)) return rows[i].language;
  return LANGUAGE_COUNT;
}

/* A header may be of either language: only one of them has classes, templates and scopes. */
Language language_of_text(Language language, const char *path, const char *text) {
  size_t length = strlen(path);
  bool header = language == LANGUAGE_C && length > 2 && !strcmp(path + length - 2, ".h");
  static const char *const words[] = {"\nclass ", "\ntemplate", "\nnamespace ",
                                      "std::", "\npublic:"};
  for (size_t i = 0; header && i < sizeof words / sizeof *words; i++)
    if (strstr(text, words[i])) return LANGUAGE_CPP;
  return language;
}

typedef struct Lexer {
  ScanText *out;
  const char *at, *end;
  bool line_start;
  uint32_t indent;
  vec(uint32_t) open;
  uint32_t open_of[3]; /* how many of those are (, [, { */
} Lexer;

static bool starts(const Lexer *l, const char *text) {
  size_t length = strlen(text);
  return (size_t)(l->end - l->at) >= length && !memcmp(l->at, text, length);
}

static bool is_word_char(char c) {
  return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static void add(Lexer *l, ScanKind kind, const char *from) {
  ScanToken token = {.kind = kind,
                     .start = (uint32_t)(from - l->out->text),
                     .end = (uint32_t)(l->at - l->out->text),
                     .mate = NO_TOKEN,
                     .indent = l->line_start ? l->indent : NO_TOKEN};
  vec_push(&l->out->tokens, token);
  if (kind != SCAN_END) l->line_start = false;
}

/* ---- comments ---- */

static void skip_line(Lexer *l) {
  while (l->at < l->end && *l->at != '\n') l->at++;
}

static void skip_block(Lexer *l) {
  int depth = 0;
  do {
    bool opens = starts(l, "/*"), closes = starts(l, "*/");
    if (opens && (!depth || l->out->language == LANGUAGE_RUST)) depth++;
    if (closes) depth--;
    l->at += opens || closes ? 2 : 1;
  } while (depth && l->at < l->end);
}

static bool skip_comment(Lexer *l) {
  if (l->out->language == LANGUAGE_PYTHON) {
    if (*l->at != '#') return false;
    skip_line(l);
  } else if (starts(l, "//")) {
    skip_line(l);
  } else if (starts(l, "/*")) {
    skip_block(l);
  } else {
    return false;
  }
  return true;
}

/* ---- strings ---- */

/* Up to the closing text; a backslash hides the next character unless the string is raw, and
   a line break ends a string that has to stand on one line. */
static void finish_string(Lexer *l, const char *close, bool raw, bool lines) {
  size_t length = strlen(close);
  while (l->at < l->end && !starts(l, close)) {
    if (*l->at == '\n' && !lines) return;
    l->at += !raw && *l->at == '\\' && l->at + 1 < l->end ? 2 : 1;
  }
  if (l->at < l->end) l->at += length;
}

/* r"...", r#"..."#, br##"..."##: false if it is none. */
static bool rust_raw(Lexer *l) {
  const char *at = l->at;
  if (*at == 'b') at++;
  if (*at != 'r') return false;
  const char *hashes = ++at;
  while (*at == '#') at++;
  if (*at != '"' || at - hashes > 30) return false;
  char close[34] = "\"";
  memcpy(close + 1, hashes, (size_t)(at - hashes));
  l->at = at + 1;
  finish_string(l, close, true, true);
  return true;
}

/* R"delimiter(...)delimiter" */
static bool cpp_raw(Lexer *l) {
  if (!starts(l, "R\"")) return false;
  const char *from = l->at + 2, *open = from;
  while (open < l->end && open - from <= 16 && *open != '(') open++;
  if (open >= l->end || *open != '(') return false;
  char close[20] = ")";
  memcpy(close + 1, from, (size_t)(open - from));
  strcat(close, "\"");
  l->at = open + 1;
  finish_string(l, close, true, true);
  return true;
}

/* A quote of Rust starts a character, or a lifetime: 'a is one, 'a' the other. */
static bool is_lifetime(const Lexer *l) {
  if (l->out->language != LANGUAGE_RUST || *l->at != '\'' || l->at + 2 >= l->end) return false;
  return l->at[1] != '\\' && l->at[2] != '\'' && !((unsigned char)l->at[1] & 0x80);
}

static bool triple(Lexer *l, const char *quotes) {
  if (!starts(l, quotes)) return false;
  l->at += 3;
  finish_string(l, quotes, false, true);
  return true;
}

enum { DEEPEST_TEMPLATE = 100 };

/* A template of TypeScript: `${...}` holds code, with brackets, strings and templates of its own.
 */
static void finish_template(Lexer *l, int depth);

static void skip_hole(Lexer *l, int depth) {
  uint32_t braces = 1;
  while (l->at < l->end && braces) {
    char c = *l->at++;
    braces += c == '{';
    braces -= c == '}';
    char close[2] = {c, 0};
    if (c == '`' && depth < DEEPEST_TEMPLATE) finish_template(l, depth + 1);
    if (c == '"' || c == '\'') finish_string(l, close, false, false);
  }
}

static void finish_template(Lexer *l, int depth) {
  while (l->at < l->end && *l->at != '`') {
    bool hole = starts(l, "${");
    l->at += hole || (*l->at == '\\' && l->at + 1 < l->end) ? 2 : 1;
    if (hole) skip_hole(l, depth);
  }
  if (l->at < l->end) l->at++;
}

/* A slash of JavaScript starts a regular expression where no operand stands before it. */
static bool regex_literal(Lexer *l) {
  if (l->out->language != LANGUAGE_TYPESCRIPT || *l->at != '/' || l->at + 1 >= l->end) return false;
  const ScanToken *last = l->out->tokens.count ? vec_last(&l->out->tokens) : NULL;
  const char *before = last ? l->out->text + last->start : "";
  bool operand = last && (last->kind == SCAN_NUMBER || last->kind == SCAN_STRING ||
                          (last->kind == SCAN_WORD && strncmp(before, "return", 6) != 0 &&
                           strncmp(before, "case", 4) != 0) ||
                          (last->kind == SCAN_SIGN && strchr(")]}<", *before)));
  const char *at = l->at + 1;
  bool class = false;
  while (!operand && at < l->end && *at != '\n' && (class || *at != '/')) {
    if (*at == '[') class = true;
    if (*at == ']') class = false;
    at += *at == '\\' && at + 1 < l->end ? 2 : 1;
  }
  if (operand || at >= l->end || *at != '/') return false;
  l->at = at + 1;
  return true;
}

static bool quoted(Lexer *l) {
  Language language = l->out->language;
  bool python = language == LANGUAGE_PYTHON;
  if ((python || language == LANGUAGE_JAVA) && triple(l, "\"\"\"")) return true;
  if (python && triple(l, "'''")) return true;
  char quote = *l->at;
  bool back = quote == '`' && (language == LANGUAGE_GO || language == LANGUAGE_TYPESCRIPT);
  if (quote != '"' && quote != '\'' && !back) return false;
  char close[2] = {quote, 0};
  l->at++;
  if (back && language == LANGUAGE_TYPESCRIPT)
    finish_template(l, 0);
  else
    finish_string(l, close, back, back || language == LANGUAGE_RUST);
  return true;
}

/* The letters of r"..", b"..", f"..", u8"..": as many as there are before a quote. */
static size_t prefix_length(const Lexer *l) {
  size_t length = 0;
  while (l->at + length < l->end && length < 3 && isalnum((unsigned char)l->at[length])) length++;
  const char *quote = l->at + length;
  bool fits = length && quote < l->end && (*quote == '"' || (*quote == '\'' && length <= 2));
  return fits && strspn(l->at, "rRbBfFuUL8c") >= length ? length : 0;
}

static bool read_string(Lexer *l) {
  const char *from = l->at;
  Language language = l->out->language;
  bool found =
      (language == LANGUAGE_RUST && rust_raw(l)) || (language == LANGUAGE_CPP && cpp_raw(l));
  if (!found) {
    bool prefixed = language == LANGUAGE_PYTHON || language == LANGUAGE_RUST ||
                    language == LANGUAGE_CPP || language == LANGUAGE_C;
    l->at += prefixed ? prefix_length(l) : 0;
    found = (!is_lifetime(l) && quoted(l)) || regex_literal(l);
  }
  if (found)
    add(l, SCAN_STRING, from);
  else
    l->at = from;
  return found;
}

/* ---- the rest ---- */

static bool read_word(Lexer *l) {
  const char *from = l->at;
  if (is_lifetime(l)) l->at++;
  if (!is_word_char(*l->at)) return l->at = from, false;
  ScanKind kind = isdigit((unsigned char)*l->at) ? SCAN_NUMBER : SCAN_WORD;
  bool quotes = kind == SCAN_NUMBER && l->out->language <= LANGUAGE_CPP; /* 1'000'000 */
  while (l->at < l->end && (is_word_char(*l->at) || (quotes && *l->at == '\'' &&
                                                     l->at + 1 < l->end && is_word_char(l->at[1]))))
    l->at++;
  add(l, kind, from);
  return true;
}

static size_t sign_length(const Lexer *l) {
  static const char *const signs[] = {
      "..=", "...", "===", "!==", "<<=", ">>=", "<=", ">=", "==", "!=", "::", "->",
      "=>",  ":=",  "<-",  "&&",  "||",  "..",  "??", "?.", "+=", "-=", "++", "--"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (starts(l, signs[i])) return strlen(signs[i]);
  return 1;
}

static const char openers[] = "([{", closers[] = ")]}";

static size_t kind_of(const char *brackets, char bracket) {
  return (size_t)(strchr(brackets, bracket) - brackets);
}

static void open_bracket(Lexer *l, uint32_t token, char bracket) {
  vec_push(&l->open, token);
  l->open_of[kind_of(openers, bracket)]++;
}

/* Brackets that do not fit are left alone, up to one that does. */
static void close_bracket(Lexer *l, uint32_t token, char bracket) {
  size_t kind = kind_of(closers, bracket);
  while (l->open_of[kind]) {
    uint32_t opener = l->open.at[--l->open.count];
    ScanToken *open = &l->out->tokens.at[opener];
    size_t opened = kind_of(openers, l->out->text[open->start]);
    l->open_of[opened]--;
    if (opened != kind) continue;
    open->mate = token;
    l->out->tokens.at[token].mate = opener;
    return;
  }
}

static void read_sign(Lexer *l) {
  const char *from = l->at;
  l->at += sign_length(l);
  add(l, SCAN_SIGN, from);
  uint32_t token = l->out->tokens.count - 1;
  if (*from && strchr(openers, *from)) open_bracket(l, token, *from);
  if (*from && strchr(closers, *from)) close_bracket(l, token, *from);
}

static bool inside_list(const Lexer *l) {
  if (!l->open.count) return false;
  return l->out->text[l->out->tokens.at[*vec_last(&l->open)].start] != '{';
}

/* Go puts a semicolon after a line that ends with a name, a literal or a closing bracket. */
static bool ends_go(const Lexer *l) {
  const ScanToken *last = vec_last(&l->out->tokens);
  if (last->kind != SCAN_SIGN) return true;
  const char *sign = l->out->text + last->start;
  return strchr(")]}", *sign) || !strncmp(sign, "++", 2) || !strncmp(sign, "--", 2);
}

/* A line of TypeScript goes on if the next one starts with something that cannot start a
   statement, or if it ends with a sign that wants more. */
static bool ends_typescript(const Lexer *l) {
  const char *next = l->at;
  while (next < l->end && isspace((unsigned char)*next)) next++;
  if (next < l->end && strchr(".?:,+*/=&|<>)]", *next)) return false;
  const ScanToken *last = vec_last(&l->out->tokens);
  return last->kind != SCAN_SIGN || strchr(")]}", l->out->text[last->start]);
}

/* A colon opens a block, which goes on with it. */
static bool ends_python(const Lexer *l) {
  return !inside_list(l) && l->at[-1] != '\\' &&
         l->out->text[vec_last(&l->out->tokens)->start] != ':';
}

static void end_line(Lexer *l) {
  Language language = l->out->language;
  if (!l->out->tokens.count || vec_last(&l->out->tokens)->kind == SCAN_END) return;
  bool ends = language == LANGUAGE_PYTHON       ? ends_python(l)
              : language == LANGUAGE_GO         ? !inside_list(l) && ends_go(l)
              : language == LANGUAGE_TYPESCRIPT ? !inside_list(l) && ends_typescript(l)
                                                : false;
  if (ends) add(l, SCAN_END, l->at);
}

static void skip_blank(Lexer *l) {
  if (*l->at == '\n') {
    end_line(l);
    l->line_start = true;
    l->indent = 0;
  } else if (l->line_start) {
    l->indent += *l->at == '\t' ? 8 - l->indent % 8 : 1;
  }
  l->at++;
}

ScanText scan_text(Language language, const char *text, uint32_t length) {
  ScanText out = {.language = language, .text = text, .length = length};
  Lexer l = {.out = &out, .at = text, .end = text + length, .line_start = true};
  while (l.at < l.end) {
    if (isspace((unsigned char)*l.at))
      skip_blank(&l);
    else if (!skip_comment(&l) && !read_string(&l) && !read_word(&l))
      read_sign(&l);
  }
  vec_free(&l.open);
  return out;
}

void scan_text_free(ScanText *text) { vec_free(&text->tokens); }

bool scan_is(const ScanText *text, uint32_t token, const char *word) {
  const ScanToken *t = &text->tokens.at[token];
  size_t length = t->end - t->start;
  bool textual = t->kind != SCAN_STRING && t->kind != SCAN_END;
  return textual && strlen(word) == length && !memcmp(text->text + t->start, word, length);
}
