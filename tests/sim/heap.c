/* heap.c - see heap.h. A header before each block keeps it on a list; the system's malloc does the
 * rest, so that the sanitizers see every block. */
#include "tests/sim/heap.h"

#include <assert.h>
#include <stdalign.h>
#include <stdlib.h>

struct sim_block {
    alignas(max_align_t) sim_heap *heap;
    sim_block *next;
    sim_block **link; /* what points here */
    size_t size;
};

void *sim_heap_allocate(sim_heap *h, size_t size)
{
    sim_block *b;

    h->allocations++;
    if ((h->fail_in != 0 && --h->fail_in == 0) || size > SIZE_MAX - sizeof *b)
        return NULL;
    b = calloc(1, sizeof *b + size);
    if (b == NULL)
        return NULL;
    b->heap = h;
    b->size = size;
    b->next = h->blocks;
    b->link = &h->blocks;
    if (b->next != NULL)
        b->next->link = &b->next;
    h->blocks = b;
    h->allocated_bytes += size;
    return b + 1;
}

void sim_heap_release(sim_heap *h, void *memory)
{
    sim_block *b;

    if (memory == NULL)
        return;
    b = (sim_block *)memory - 1;
    assert(b->heap == h); /* else it is not from here, or was given back before */
    *b->link = b->next;
    if (b->next != NULL)
        b->next->link = b->link;
    h->allocated_bytes -= b->size;
    b->heap = NULL;
    free(b);
}

void sim_heap_clear(sim_heap *h)
{
    while (h->blocks != NULL)
        sim_heap_release(h, h->blocks + 1);
}
