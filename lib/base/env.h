/* env.h - short names for what the library asks of its environment, so that calls stay readable.
 * Nothing in the library reads a clock, draws randomness, locks or allocates in any other way. */
#ifndef SHOP_LIB_BASE_ENV_H
#define SHOP_LIB_BASE_ENV_H

#include "shop/sys/env.h"

static inline int64_t shop__env_now_ms(const shop_env *env)
{
    return env->now_ms(env->self);
}

static inline int64_t shop__env_monotonic_ns(const shop_env *env)
{
    return env->monotonic_ns(env->self);
}

static inline int shop__env_random(const shop_env *env, void *bytes, size_t size)
{
    return env->random(env->self, bytes, size);
}

/* Zeroed memory, or NULL. */
static inline void *shop__env_alloc(const shop_env *env, size_t size)
{
    return env->allocate(env->self, size);
}

static inline void shop__env_release(const shop_env *env, void *memory)
{
    env->release(env->self, memory);
}

static inline void shop__env_sleep_ns(const shop_env *env, int64_t duration_ns)
{
    env->sleep_ns(env->self, duration_ns);
}

/* Tell the environment where the call stands. 0, or the failure it wants to happen here. */
static inline int shop__env_reach(const shop_env *env, shop_env_point point, const char *detail)
{
    return env->reach == NULL ? 0 : env->reach(env->self, point, detail);
}

static inline void shop__mutex_init(const shop_env *env, shop_mutex *m)
{
    env->mutex_init(env->self, m);
}

static inline void shop__mutex_destroy(const shop_env *env, shop_mutex *m)
{
    env->mutex_destroy(env->self, m);
}

static inline void shop__mutex_lock(const shop_env *env, shop_mutex *m)
{
    env->mutex_lock(env->self, m);
}

static inline void shop__mutex_unlock(const shop_env *env, shop_mutex *m)
{
    env->mutex_unlock(env->self, m);
}

static inline void shop__cond_init(const shop_env *env, shop_cond *c)
{
    env->cond_init(env->self, c);
}

static inline void shop__cond_destroy(const shop_env *env, shop_cond *c)
{
    env->cond_destroy(env->self, c);
}

/* False when until_ns passed; like any condition variable it may also wake for no reason. */
static inline bool shop__cond_wait(const shop_env *env, shop_cond *c, shop_mutex *m,
                                   int64_t until_ns)
{
    return env->cond_wait(env->self, c, m, until_ns);
}

static inline void shop__cond_signal(const shop_env *env, shop_cond *c)
{
    env->cond_signal(env->self, c);
}

static inline void shop__cond_broadcast(const shop_env *env, shop_cond *c)
{
    env->cond_broadcast(env->self, c);
}

static inline int shop__thread_start(const shop_env *env, void (*run)(void *argument),
                                     void *argument, void **ret_thread)
{
    return env->thread_start(env->self, run, argument, ret_thread);
}

static inline void shop__thread_join(const shop_env *env, void *thread)
{
    env->thread_join(env->self, thread);
}

#endif
