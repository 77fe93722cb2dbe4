/* The thresholds of the encoding, as measured on the shipped specifications. */
#include "encoder/encoder.h"

const Limits limits_default = {
    .choice = 256,
    .integers = 64,
    .expand = 256,
    .candidates = 100000,
    .listing = 256,
    .constants = 4096,
    .unroll = 200,
    .depth = 4000,
    .bits = 64,
    .expanded = 20000,
    .ways = 4096,
    .effort = 1000000,
    .examples = 200,
};
