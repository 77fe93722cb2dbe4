/* What this build is. */
#ifndef CLI_VERSION_H
#define CLI_VERSION_H

#define CAIRN_VERSION "0.1.0"

void print_version(void);

#endif
