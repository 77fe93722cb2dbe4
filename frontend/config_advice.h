/* What to write instead of what a configuration cannot have. */
#ifndef FRONTEND_CONFIG_ADVICE_H
#define FRONTEND_CONFIG_ADVICE_H

#include "frontend/config_lexer.h"

/* At a token that does not fit, where `wanted` was expected.  The one before it, if there is
   one, stands before it in the list. */
void config_advise(Diag *, const ConfigTokens *, const ConfigToken *, const char *wanted);

#endif
