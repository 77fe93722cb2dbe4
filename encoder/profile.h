/* What each expression costs: the gates made and the time spent while it was being
   evaluated, without those of the expressions inside it. */
#ifndef ENCODER_PROFILE_H
#define ENCODER_PROFILE_H

#include "encoder/circuit.h"
#include "frontend/kernel.h"

typedef struct ProfileRow {
  const Node *node; /* NULL: outside of all expressions */
  uint64_t gates, visits;
  double seconds;
} ProfileRow;

typedef struct Profile Profile;

Profile *profile_create(void);
void profile_destroy(Profile *);

/* From here on, costs are the node's. */
void profile_enter(Profile *, const Circuit *, const Node *);
/* The same when coming back to it. */
void profile_return(Profile *, const Circuit *, const Node *);

/* One row for each node seen, until the next call. */
uint32_t profile_rows(const Profile *, const ProfileRow **rows);

#endif
