/* sandbox_log.h - what the sandbox did: a log on disk, and an index over as much of it as was read. Several
 * processes append to one log; whoever holds its lock has read all of it. */
#ifndef SHOP_LIB_SERVICES_PAYMENT_SANDBOX_LOG_H
#define SHOP_LIB_SERVICES_PAYMENT_SANDBOX_LOG_H

#include "lib/schema/generated/records.h"
#include "shop/sys/env.h"
#include "shop/sys/payment_provider.h"

/* What became of one key. */
typedef struct deed {
    char *key;
    uint64_t hash;
    int32_t state;  /* shop_provider_state; NOT_FOUND = nothing was done, only asked */
    int32_t asked;  /* questions that were not answered truly */
    char token[48]; /* of an authorization */
    char currency[4];
    int64_t amount_minor;
    int64_t captured_minor; /* of an authorization */
    int64_t refunded_minor;
    char reference[32];
    char reason[96];
    struct deed *next; /* in its chain */
} deed;

typedef struct sandbox_log sandbox_log;

sandbox_log *shop__sandbox_log_new(const shop_env *env, const char *path);
void shop__sandbox_log_free(sandbox_log *g, bool forked);

/* Take the log for oneself and read what others wrote. False (and not taken) when it cannot be read. */
bool shop__sandbox_log_begin(sandbox_log *g);
void shop__sandbox_log_end(sandbox_log *g);

/* NULL = never heard of. Only between begin and end, like all below. */
deed *shop__sandbox_log_find(const sandbox_log *g, const char *key);

/* Append one line and bring the index up to date. NULL when it could not be written: then it did not happen. */
deed *shop__sandbox_log_write(sandbox_log *g, const shop_sandbox_line *line);

#endif
