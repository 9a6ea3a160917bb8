/* retry.h - when a call is tried again, and when an instance is left alone. Figures only: who owns one of these
 * guards it. */
#ifndef SHOP_LIB_RPC_RETRY_H
#define SHOP_LIB_RPC_RETRY_H

#include <stdbool.h>
#include <stdint.h>

#include "shop/sys/env.h"

/* An instance that failed RPC_BREAKER_FAILURES times in a row is not asked for RPC_BREAKER_MS; then one call
 * tries. Each call that was allowed ends in one of the other three. */
typedef struct breaker {
    uint32_t failures; /* in a row */
    int64_t open_until_ns;
    bool trying;
} breaker;

bool shop__breaker_allows(const breaker *b, int64_t now_ns);
void shop__breaker_begin(breaker *b, int64_t now_ns); /* a call that was allowed */
void shop__breaker_succeed(breaker *b);
void shop__breaker_fail(breaker *b, int64_t now_ns);
void shop__breaker_abstain(breaker *b); /* the call says nothing about the instance */

/* Retries are at most RPC_RETRY_SHARE of a hundred calls, with RPC_RETRY_SAVED_MAX saved up. */
typedef struct retry_budget {
    uint32_t saved; /* hundredths of a retry */
} retry_budget;

void shop__budget_init(retry_budget *b);
void shop__budget_earn(retry_budget *b);
bool shop__budget_spend(retry_budget *b); /* false: there is none */

/* A random pause before attempt `attempt` (the second is 1), not shorter than the server asked for. */
int64_t shop__retry_pause_ns(const shop_env *env, uint32_t attempt, int64_t retry_after_ms);

#endif
