/* rng.h - the numbers that a seed stands for: xoshiro256** seeded by splitmix64, both after the
 * published algorithms of Blackman and Vigna. Each part of the simulator draws from a stream of its
 * own, so that one more draw in one part does not change what the others see. */
#ifndef SHOP_TESTS_SIM_RNG_H
#define SHOP_TESTS_SIM_RNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SIM_PPM = 1000000 }; /* rates are in parts per million: SIM_PPM means always */

typedef struct sim_rng {
    uint64_t state[4];
} sim_rng;

/* One step of splitmix64. */
uint64_t sim_splitmix(uint64_t *state);

/* The stream with this number of this seed. */
sim_rng sim_rng_make(uint64_t seed, uint64_t stream);

uint64_t sim_rng_next(sim_rng *r);

/* A number from 0 to n - 1, all equally likely; 0 when n is 0. */
uint64_t sim_rng_below(sim_rng *r, uint64_t n);

/* True ppm times in a million. Draws nothing when ppm is 0. */
bool sim_rng_chance(sim_rng *r, uint32_t ppm);

void sim_rng_fill(sim_rng *r, void *bytes, size_t size);

#endif
