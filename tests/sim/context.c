/* context.c - see context.h. ucontext does the switching; everything else here is bookkeeping for
 * the tools that watch. */
#define _GNU_SOURCE /* MAP_ANONYMOUS, MAP_STACK */
#include "tests/sim/context.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(SIM_ASAN)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#elif defined(SIM_TSAN)
#include <sanitizer/tsan_interface.h>
#endif

#if defined(__has_include)
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif

/* --- what the tools are told ------------------------------------------------------------------ */

static void tell_opened(sim_context *c)
{
#if defined(VALGRIND_STACK_REGISTER)
    c->valgrind_id = (unsigned)VALGRIND_STACK_REGISTER(
        c->stack_bottom, (const uint8_t *)c->stack_bottom + c->stack_bytes);
#endif
    (void)c;
}

static void tell_closed(sim_context *c)
{
#if defined(VALGRIND_STACK_DEREGISTER)
    VALGRIND_STACK_DEREGISTER(c->valgrind_id);
#endif
#if defined(SIM_TSAN)
    if (c->tsan_fiber != NULL)
        __tsan_destroy_fiber(c->tsan_fiber);
#endif
    (void)c;
}

/* The frames that lay on the stack are gone without having cleaned up their red zones. */
static void tell_prepared(sim_context *c)
{
#if defined(SIM_ASAN)
    __asan_unpoison_memory_region(c->stack_bottom, c->stack_bytes);
    c->fake_stack = NULL;
#elif defined(SIM_TSAN)
    if (c->tsan_fiber != NULL)
        __tsan_destroy_fiber(c->tsan_fiber);
    c->tsan_fiber = __tsan_create_fiber(0);
#endif
    (void)c;
}

static void tell_switching(sim_context *from, const sim_context *to, bool for_good)
{
#if defined(SIM_ASAN)
    __sanitizer_start_switch_fiber(for_good ? NULL : &from->fake_stack, to->stack_bottom,
                                   to->stack_bytes);
#elif defined(SIM_TSAN)
    if (from->tsan_fiber == NULL)
        from->tsan_fiber = __tsan_get_current_fiber();
    __tsan_switch_to_fiber(to->tsan_fiber, 0);
#endif
    (void)from;
    (void)to;
    (void)for_good;
}

/* `own`, when given, learns where the thread's own stack is. */
static void tell_switched(sim_context *to, sim_context *own)
{
#if defined(SIM_ASAN)
    if (own != NULL)
        __sanitizer_finish_switch_fiber(to->fake_stack, &own->stack_bottom, &own->stack_bytes);
    else
        __sanitizer_finish_switch_fiber(to->fake_stack, NULL, NULL);
#endif
    (void)to;
    (void)own;
}

/* --- stacks and switches ---------------------------------------------------------------------- */

bool sim_context_open(sim_context *c)
{
    size_t guard = (size_t)sysconf(_SC_PAGESIZE);
    void *memory = mmap(NULL, guard + SIM_STACK_BYTES, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);

    if (memory == MAP_FAILED)
        return false;
    if (mprotect(memory, guard, PROT_NONE) != 0) {
        munmap(memory, guard + SIM_STACK_BYTES);
        return false;
    }
    c->memory = memory;
    c->memory_bytes = guard + SIM_STACK_BYTES;
    c->stack_bottom = c->memory + guard;
    c->stack_bytes = SIM_STACK_BYTES;
    tell_opened(c);
    return true;
}

void sim_context_close(sim_context *c)
{
    tell_closed(c);
    munmap(c->memory, c->memory_bytes);
    c->memory = NULL;
}

typedef struct start {
    void (*entry)(void *argument);
    void *argument;
} start;

/* makecontext() passes ints only. */
static void begin(unsigned high, unsigned low)
{
    start *at = (start *)(((uintptr_t)high << 32) | (uintptr_t)low);

    at->entry(at->argument);
    abort(); /* entry never returns */
}

void sim_context_prepare(sim_context *c, void (*entry)(void *argument), void *argument)
{
    /* The top of the stack is as good a place as any for what begin() needs. */
    start *at = (start *)(void *)(c->memory + c->memory_bytes - sizeof(start));
    uintptr_t where = (uintptr_t)at;

    tell_prepared(c);
    at->entry = entry;
    at->argument = argument;
    if (getcontext(&c->state) != 0)
        abort();
    c->state.uc_stack.ss_sp = c->memory + (c->memory_bytes - c->stack_bytes);
    c->state.uc_stack.ss_size = c->stack_bytes - sizeof(start);
    c->state.uc_link = NULL;
    c->saved_errno = 0;
    makecontext(&c->state, (void (*)(void))begin, 2, (unsigned)(where >> 32), (unsigned)where);
}

static void switch_context(sim_context *from, sim_context *to, bool for_good)
{
    from->saved_errno = errno;
    tell_switching(from, to, for_good);
    if (swapcontext(&from->state, &to->state) != 0)
        abort();
    errno = from->saved_errno;
}

void sim_context_enter(sim_context *own, sim_context *c)
{
    switch_context(own, c, false);
    tell_switched(own, NULL);
}

void sim_context_leave(sim_context *c, sim_context *own, bool for_good)
{
    switch_context(c, own, for_good);
    assert(!for_good);
    tell_switched(c, own);
}

void sim_context_arrived(sim_context *c, sim_context *own)
{
    tell_switched(c, own);
}
