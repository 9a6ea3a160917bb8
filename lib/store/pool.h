/* pool.h - a pool of connections and the callers that wait for one; for lib/store only. */
#ifndef SHOP_LIB_STORE_POOL_H
#define SHOP_LIB_STORE_POOL_H

#include "lib/base/env.h"
#include "lib/base/fault.h"

/* In what is pooled; `owner` says of what it is a part. */
typedef struct pooled {
    void *owner;
    struct pooled *next;
} pooled;

typedef struct pool_wait pool_wait;

typedef struct pool {
    const shop_env *env;
    shop_mutex lock;
    uint32_t queue_max; /* callers that may wait; the next one is SHOP_E_OVERLOADED */
    /* Under the lock: */
    pooled *free; /* last used first: its caches are the warmest */
    pool_wait *first;
    pool_wait *last;
    uint32_t waiting;
    uint32_t longest; /* queue there ever was */
} pool;

/* Empty; shop__pool_give() puts the first ones in. */
void shop__pool_init(pool *p, const shop_env *env, uint32_t queue_max);
void shop__pool_destroy(pool *p);

/* The one that was used last, or wait for it in the order of arrival. SHOP_E_OVERLOADED,
 * SHOP_E_TIMEOUT. */
int shop__pool_take(pool *p, int64_t deadline_ns, void *ret_owner, fault *f);
void shop__pool_give(pool *p, pooled *one);

#endif
