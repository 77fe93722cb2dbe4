/* Lines from a person or from a file.  On a terminal they can be edited, names and
   operators are completed, and what was entered before is remembered. */
#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

#include <signal.h>
#include <stdbool.h>

void prompt_open(void);
void prompt_close(void); /* writes the history */

/* The next line without its end, to be freed by the caller; NULL at the end, and when
   Ctrl-C was typed.  `more`: it goes on with what was entered before. */
char *prompt_read(bool more);

/* Set by Ctrl-C on a terminal, until it is taken back. */
const volatile sig_atomic_t *prompt_interrupted(void);
bool prompt_take_interrupt(void);

/* A name to be completed from now on; the text is copied. */
void prompt_know(const char *name);

#endif
