/* process.c - the process id in a page that the kernel empties in a child: whoever reads 0 there asks again.
 * Needs no handler of fork(), which a library that may be unloaded must not leave behind. The page is the one
 * state of the whole process, never freed; where there is none the system is asked each time. */
#define _GNU_SOURCE
#include "lib/base/process.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE_BYTES = 4096 };

static _Atomic(_Atomic(pid_t) *) remembered;
static atomic_bool refused; /* this kernel empties no pages */

static _Atomic(pid_t) *make_page(void)
{
#ifdef MADV_WIPEONFORK
    _Atomic(pid_t) *none = NULL;
    void *page = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return NULL;
    bool empties = madvise(page, PAGE_BYTES, MADV_WIPEONFORK) == 0;
    if (empties && atomic_compare_exchange_strong(&remembered, &none, page))
        return page;
    atomic_store(&refused, !empties);
    (void)munmap(page, PAGE_BYTES);
    return none; /* another thread's, which was faster */
#else
    return NULL;
#endif
}

pid_t shop__process_id(void)
{
    _Atomic(pid_t) *page = atomic_load_explicit(&remembered, memory_order_acquire);
    if (page == NULL && !atomic_load_explicit(&refused, memory_order_relaxed))
        page = make_page();
    if (page == NULL)
        return getpid();
    pid_t id = atomic_load_explicit(page, memory_order_relaxed);
    if (id == 0) {
        id = getpid();
        atomic_store_explicit(page, id, memory_order_relaxed);
    }
    return id;
}
