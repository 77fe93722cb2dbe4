/* The thresholds of the encoding, as measured on the shipped specifications. */
#include "encoder/encoder.h"

const Limits limits_default = {
    .choice = 256,
    .integers = 64,
    .expand = 256,
    .candidates = 100000,
    .unroll = 200,
    .bits = 64,
};
