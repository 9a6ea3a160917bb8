/* heap.h - memory of the simulated process: counted, able to fail at a chosen allocation, and given
 * back as a whole when the process dies. */
#ifndef SHOP_TESTS_SIM_HEAP_H
#define SHOP_TESTS_SIM_HEAP_H

#include <stddef.h>
#include <stdint.h>

typedef struct sim_block sim_block;

typedef struct sim_heap {
    sim_block *blocks;
    size_t allocated_bytes; /* out now */
    uint64_t allocations;   /* ever asked for */
    uint64_t fail_in;       /* allocations left until one fails; 0 = none will */
} sim_heap;

/* Zeroed memory, or NULL. */
void *sim_heap_allocate(sim_heap *h, size_t size);
void sim_heap_release(sim_heap *h, void *memory); /* NULL is fine */
/* Release everything that is out. */
void sim_heap_clear(sim_heap *h);

#endif
