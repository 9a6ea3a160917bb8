/* rng.c - see rng.h. Nothing here depends on anything but the seed. */
#include "tests/sim/rng.h"

#include <string.h>

uint64_t sim_splitmix(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

sim_rng sim_rng_make(uint64_t seed, uint64_t stream)
{
    uint64_t stream_state = stream;
    uint64_t state = seed ^ sim_splitmix(&stream_state);
    sim_rng r;

    for (size_t i = 0; i < 4; i++)
        r.state[i] = sim_splitmix(&state);
    return r;
}

static uint64_t rotate_left(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

uint64_t sim_rng_next(sim_rng *r)
{
    uint64_t *s = r->state;
    uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    uint64_t shifted = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate_left(s[3], 45);
    return result;
}

uint64_t sim_rng_below(sim_rng *r, uint64_t n)
{
    uint64_t bound, x;

    if (n == 0)
        return 0;
    bound = UINT64_MAX - UINT64_MAX % n; /* a multiple of n: what lies above would favour some */
    do
        x = sim_rng_next(r);
    while (x >= bound);
    return x % n;
}

bool sim_rng_chance(sim_rng *r, uint32_t ppm)
{
    return ppm != 0 && sim_rng_below(r, SIM_PPM) < ppm;
}

void sim_rng_fill(sim_rng *r, void *bytes, size_t size)
{
    uint8_t *to = bytes;

    while (size > 0) {
        uint64_t x = sim_rng_next(r);
        size_t part = size < sizeof x ? size : sizeof x;

        memcpy(to, &x, part);
        to += part;
        size -= part;
    }
}
