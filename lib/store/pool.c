/* pool.c - whoever waits longest is served first, straight from the hand of who gives back: a caller
 * that has just come cannot overtake. */
#include "lib/store/pool.h"

#include <assert.h>
#include <string.h>

#include "lib/store/engine.h"

/* A caller that waits, on its own stack. */
struct pool_wait {
    pooled *given;
    shop_cond wake;
    pool_wait *before;
    pool_wait *after;
};

void shop__pool_init(pool *p, const shop_env *env, uint32_t queue_max)
{
    *p = (pool){.env = env, .queue_max = queue_max};
    shop__mutex_init(env, &p->lock);
}

void shop__pool_destroy(pool *p)
{
    assert(p->first == NULL);
    shop__mutex_destroy(p->env, &p->lock);
}

static void append(pool *p, pool_wait *w)
{
    w->after = NULL;
    w->before = p->last;
    *(p->last != NULL ? &p->last->after : &p->first) = w;
    p->last = w;
    if (++p->waiting > p->longest)
        p->longest = p->waiting;
}

static void take_out(pool *p, pool_wait *w)
{
    *(w->before != NULL ? &w->before->after : &p->first) = w->after;
    *(w->after != NULL ? &w->after->before : &p->last) = w->before;
    p->waiting--;
}

/* Under the lock. NULL when the deadline passed. */
static pooled *wait_for_one(pool *p, int64_t deadline_ns)
{
    pool_wait w = {.given = NULL};

    shop__cond_init(p->env, &w.wake);
    append(p, &w);
    while (w.given == NULL && !shop__expired(p->env, deadline_ns))
        (void)shop__cond_wait(p->env, &w.wake, &p->lock, deadline_ns);
    if (w.given == NULL)
        take_out(p, &w);
    shop__cond_destroy(p->env, &w.wake);
    return w.given;
}

int shop__pool_take(pool *p, int64_t deadline_ns, void *ret_owner, fault *f)
{
    pooled *one = NULL;
    bool full = false;

    shop__mutex_lock(p->env, &p->lock);
    if (p->free != NULL) {
        one = p->free;
        p->free = one->next;
    } else {
        full = p->waiting >= p->queue_max;
        one = full ? NULL : wait_for_one(p, deadline_ns);
    }
    shop__mutex_unlock(p->env, &p->lock);
    ENSURE(!full, shop__fault_set(f, SHOP_E_OVERLOADED, "%u callers wait for the store already",
                                  (unsigned)p->queue_max));
    ENSURE(one != NULL, shop__fault_set(f, SHOP_E_TIMEOUT,
                                        "the deadline passed while waiting for the store"));
    memcpy(ret_owner, &one->owner, sizeof(one->owner));
    return 0;
}

void shop__pool_give(pool *p, pooled *one)
{
    pool_wait *w;

    shop__mutex_lock(p->env, &p->lock);
    w = p->first;
    if (w != NULL) {
        take_out(p, w);
        w->given = one;
        shop__cond_signal(p->env, &w->wake);
    } else {
        one->next = p->free;
        p->free = one;
    }
    shop__mutex_unlock(p->env, &p->lock);
}
