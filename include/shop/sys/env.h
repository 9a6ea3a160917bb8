/**
 * @file env.h
 * @brief Clock, randomness, threads, waiting and memory as one table of functions.
 *
 * The library reaches all of these through a shop_env only, so that a simulator can replace them and
 * replay a run from a seed. Applications leave it NULL and get the operating system's.
 */
#ifndef SHOP_SYS_ENV_H
#define SHOP_SYS_ENV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shop/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Storage for a mutex; what is in it is the environment's business. */
typedef struct shop_mutex {
    uint64_t space[8]; /**< Opaque. */
} shop_mutex;

/** Storage for a condition variable; what is in it is the environment's business. */
typedef struct shop_cond {
    uint64_t space[8]; /**< Opaque. */
} shop_cond;

/** Where a call stands; a simulator may switch, fail or crash at each. */
typedef enum shop_env_point {
    SHOP_POINT_BEGIN = 1, /**< Before a transaction begins. */
    SHOP_POINT_STATEMENT, /**< Before a statement runs. */
    SHOP_POINT_COMMIT,    /**< Before a commit. */
    SHOP_POINT_COMMITTED, /**< After a commit, before anybody was told. */
    SHOP_POINT_RETURN,    /**< Before a call returns to its caller. */
    SHOP_POINT_OUTSIDE    /**< Before and after I/O to another party. */
} shop_env_point;

/** The environment. Must outlive every shop, view and result that was made with it. */
typedef struct shop_env {
    uint32_t struct_size;   /**< sizeof(shop_env). */
    uint32_t reserved;      /**< Zero. */
    void *self;             /**< Passed to every function. */
    const char *sqlite_vfs; /**< Name of a registered SQLite VFS, or NULL for the default. */

    /** Wall clock, milliseconds since 1970-01-01 UTC. */
    int64_t (*now_ms)(void *self);
    /** A clock that never goes back, nanoseconds from an arbitrary start. */
    int64_t (*monotonic_ns)(void *self);
    /** Fill with cryptographically strong random bytes. @return 0 or a shop_code. */
    int (*random)(void *self, void *bytes, size_t size);

    /** Zeroed memory, or NULL. */
    void *(*allocate)(void *self, size_t size);
    /** Give memory back; NULL is ignored. */
    void (*release)(void *self, void *memory);

    /** Make a mutex in zeroed or used-up storage. */
    void (*mutex_init)(void *self, shop_mutex *mutex);
    /** End a mutex that nobody holds. */
    void (*mutex_destroy)(void *self, shop_mutex *mutex);
    /** Wait for a mutex and take it. */
    void (*mutex_lock)(void *self, shop_mutex *mutex);
    /** Give a mutex back. */
    void (*mutex_unlock)(void *self, shop_mutex *mutex);
    /** Make a condition variable. */
    void (*cond_init)(void *self, shop_cond *cond);
    /** End a condition variable on which nobody waits. */
    void (*cond_destroy)(void *self, shop_cond *cond);
    /** Give the mutex back, wait, take it again. @return false when until_ns (monotonic) passed. */
    bool (*cond_wait)(void *self, shop_cond *cond, shop_mutex *mutex, int64_t until_ns);
    /** Wake one waiter. */
    void (*cond_signal)(void *self, shop_cond *cond);
    /** Wake all waiters. */
    void (*cond_broadcast)(void *self, shop_cond *cond);

    /** Start a thread with all signals blocked. @return 0 or a shop_code. */
    int (*thread_start)(void *self, void (*run)(void *argument), void *argument, void **out_thread);
    /** Wait for a thread's end and release it. */
    void (*thread_join)(void *self, void *thread);
    /** Sleep; a simulator lets others run meanwhile. */
    void (*sleep_ns)(void *self, int64_t duration_ns);

    /** A place where a call may be suspended or failed; NULL = never. @return 0 or a shop_code. */
    int (*reach)(void *self, shop_env_point point, const char *detail);
} shop_env;

/** `until_ns` of cond_wait() that never passes. */
#define SHOP_WAIT_FOREVER INT64_MAX

/** The operating system's environment. Static, never NULL. */
SHOP_API const shop_env *shop_env_default(void);

#ifdef __cplusplus
}
#endif
#endif
