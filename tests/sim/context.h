/* context.h - a stack of its own to run a function on, and the switch to it and back. Tells the
 * sanitizers and valgrind about each switch, which else take a foreign stack for an overflow. */
#ifndef SHOP_TESTS_SIM_CONTEXT_H
#define SHOP_TESTS_SIM_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <ucontext.h>

#if defined(__SANITIZE_ADDRESS__)
#define SIM_ASAN 1
#elif defined(__SANITIZE_THREAD__)
#define SIM_TSAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SIM_ASAN 1
#elif __has_feature(thread_sanitizer)
#define SIM_TSAN 1
#endif
#endif

#if defined(SIM_ASAN) || defined(SIM_TSAN)
enum { SIM_STACK_BYTES = 1024 * 1024 }; /* red zones and unoptimized frames take more */
#else
enum { SIM_STACK_BYTES = 256 * 1024 };
#endif

typedef struct sim_context {
    ucontext_t state;
    uint8_t *memory; /* a guard page and the stack above it; NULL for the thread's own context */
    size_t memory_bytes;
    const void *stack_bottom;
    size_t stack_bytes;
    int saved_errno;
    void *fake_stack; /* AddressSanitizer's */
    void *tsan_fiber;
    unsigned valgrind_id;
} sim_context;

/* Give a zeroed context its stack. False: no memory. */
bool sim_context_open(sim_context *c);
void sim_context_close(sim_context *c);

/* Let the next sim_context_enter() call entry(argument), which must never return. May be done again
 * at any time while it does not run: what stood on the stack is forgotten. */
void sim_context_prepare(sim_context *c, void (*entry)(void *argument), void *argument);

/* From the thread's own context into c, until c leaves. */
void sim_context_enter(sim_context *own, sim_context *c);
/* From c back. For good: c's stack will never be used again as it stands now. */
void sim_context_leave(sim_context *c, sim_context *own, bool for_good);
/* The first thing that entry() calls. */
void sim_context_arrived(sim_context *c, sim_context *own);

#endif
