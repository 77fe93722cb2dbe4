/* What this build is. */
#ifndef CLI_VERSION_H
#define CLI_VERSION_H

extern const char cairn_version[]; /* "0.1.0" */

void print_version(void);

#endif
