/* Lines from a person or from a file.  On a terminal they can be edited, names and
   operators are completed, and what was entered before is remembered. */
#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

void prompt_open(void);
void prompt_close(void); /* writes the history */

/* The next line without its end, to be freed by the caller; NULL at the end. */
char *prompt_read(void);

/* A name to be completed from now on; the text is copied. */
void prompt_know(const char *name);

#endif
