/* Values as bytes: what one table of values has can be made again in another one,
   also on another thread.

   Strings, model values and the domains of functions come again and again; they are
   numbered once in an atlas that all codecs of a run share, so that in most states
   a record costs a byte more than its fields, and a string one byte. */
#ifndef SEMANTICS_CODEC_H
#define SEMANTICS_CODEC_H

#include "base/vec.h"
#include "semantics/eval.h"

typedef struct Atlas Atlas;
typedef struct Codec Codec;
typedef vec(uint8_t) Bytes;

/* May be used by many threads at a time. */
Atlas *atlas_create(void);
void atlas_destroy(Atlas *);

/* Of one thread; borrows both. */
Codec *codec_create(Atlas *, Values *);
void codec_destroy(Codec *);

/* Appends a normal value (no RULE). */
void codec_write(Codec *, const Value *, Bytes *);
/* The value that begins at `*at`, which is moved behind it. */
const Value *codec_read(Codec *, const uint8_t **at);

#endif
