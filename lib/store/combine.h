/* combine.h - flat combining: callers queue their works, one of them leads, runs many works in one
 * transaction, commits once and wakes the others. Knows no engine; see combine.c for the rules. */
#ifndef SHOP_LIB_STORE_COMBINE_H
#define SHOP_LIB_STORE_COMBINE_H

#include "lib/store/engine.h"

/* What the leader does with the one writer. Those that answer a code set the fault; from begin()
 * and commit() SHOP_E_OVERLOADED means that others hold the store: the group runs again. */
typedef struct combine_ops {
    int (*begin)(tx *t, fault *f);
    int (*commit)(tx *t, fault *f);   /* SHOP_E_UNKNOWN: it may have happened */
    void (*rollback)(tx *t);          /* also when nothing is open any more */
    int (*check)(tx *t);              /* deferred constraints of the member that just ran */
    int (*save)(tx *t);               /* SAVEPOINT */
    int (*release)(tx *t, bool keep); /* RELEASE, after ROLLBACK TO unless the member is kept */
} combine_ops;

typedef struct member member;

typedef struct combiner {
    const shop_env *env;
    const combine_ops *ops;
    tx *writer; /* used by the leader only */
    shop_mutex lock;
    /* Under the lock: */
    member *first; /* waiting, oldest first */
    member *last;
    uint32_t waiting;
    bool led;      /* somebody leads */
    bool lingers;  /* the leader waits for more to come, before it commits */
    shop_cond arrival;
    uint32_t crowd; /* how many wrote at the same time of late */
    uint32_t lonely; /* groups that do not wait, because one did in vain */
    store_stats stats;
} combiner;

void shop__combine_init(combiner *q, const shop_env *env, const combine_ops *ops, tx *writer);
void shop__combine_destroy(combiner *q);

/* Run a work in a shared transaction, durable when this returns 0. */
int shop__combine(combiner *q, const work *w, int64_t deadline_ns);

void shop__combine_stats(combiner *q, store_stats *ret);

#endif
