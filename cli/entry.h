/* What is entered line by line. */
#ifndef CLI_ENTRY_H
#define CLI_ENTRY_H

#include <stdbool.h>

/* Does the text want another line: a bracket, LET or IF is open, it ends with an operator
   or the like, or its last line begins with a bullet?  A list of conjuncts ends where
   the reader sees it: at an empty line. */
bool entry_is_unfinished(const char *text);

#endif
