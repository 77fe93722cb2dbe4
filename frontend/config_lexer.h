/* Words of configuration files, which are those of TLA+ as far as they go. */
#ifndef FRONTEND_CONFIG_LEXER_H
#define FRONTEND_CONFIG_LEXER_H

#include "frontend/config.h"

typedef enum ConfigTokenKind {
  CONFIG_TOKEN_END,
  CONFIG_TOKEN_NAME,
  CONFIG_TOKEN_INTEGER, /* text: digits, maybe after a minus */
  CONFIG_TOKEN_TEXT,    /* text: without quotes, escapes replaced */
  CONFIG_TOKEN_EQUALS,
  CONFIG_TOKEN_ARROW,
  CONFIG_TOKEN_OPEN_BRACKET,
  CONFIG_TOKEN_CLOSE_BRACKET,
  CONFIG_TOKEN_OPEN_BRACE,
  CONFIG_TOKEN_CLOSE_BRACE,
  CONFIG_TOKEN_OPEN_PAREN,
  CONFIG_TOKEN_CLOSE_PAREN,
  CONFIG_TOKEN_COMMA,
  CONFIG_TOKEN_BANG,
  CONFIG_TOKEN_OTHER /* a symbol of TLA+ that configurations do not have */
} ConfigTokenKind;

typedef struct ConfigToken {
  ConfigTokenKind kind;
  Span at;
  Symbol text; /* as written, but see INTEGER and TEXT */
} ConfigToken;

typedef vec(ConfigToken) ConfigTokens;

/* All tokens of a range, with an END.  Mistakes are reported and left out. */
void config_scan(Session *, Span range, ConfigTokens *);

#endif
