/* retry.c - when a call is tried again, and when an instance is left alone; see retry.h. */
#include "lib/rpc/retry.h"

#include "lib/base/env.h"
#include "lib/rpc/limits.h"

enum { HUNDREDTHS = 100, NS_PER_MS = 1000 * 1000, DOUBLINGS_MAX = 8 };

static bool open_or_trying(const breaker *b)
{
    return b->failures >= RPC_BREAKER_FAILURES;
}

bool shop__breaker_allows(const breaker *b, int64_t now_ns)
{
    return !open_or_trying(b) || (!b->trying && now_ns >= b->open_until_ns);
}

void shop__breaker_begin(breaker *b, int64_t now_ns)
{
    if (open_or_trying(b) && now_ns >= b->open_until_ns)
        b->trying = true;
}

void shop__breaker_succeed(breaker *b)
{
    *b = (breaker){0};
}

void shop__breaker_fail(breaker *b, int64_t now_ns)
{
    b->trying = false;
    b->failures += b->failures < RPC_BREAKER_FAILURES;
    if (open_or_trying(b))
        b->open_until_ns = now_ns + (int64_t)RPC_BREAKER_MS * NS_PER_MS;
}

void shop__breaker_abstain(breaker *b)
{
    b->trying = false;
}

void shop__budget_init(retry_budget *b)
{
    b->saved = RPC_RETRY_SAVED_MAX * HUNDREDTHS;
}

void shop__budget_earn(retry_budget *b)
{
    b->saved += RPC_RETRY_SHARE;
    if (b->saved > RPC_RETRY_SAVED_MAX * HUNDREDTHS)
        b->saved = RPC_RETRY_SAVED_MAX * HUNDREDTHS;
}

bool shop__budget_spend(retry_budget *b)
{
    if (b->saved < HUNDREDTHS)
        return false;
    b->saved -= HUNDREDTHS;
    return true;
}

int64_t shop__retry_pause_ns(const shop_env *env, uint32_t attempt, int64_t retry_after_ms)
{
    uint32_t doublings = attempt < DOUBLINGS_MAX ? attempt : DOUBLINGS_MAX;
    int64_t bound_ms = (int64_t)RPC_RETRY_FIRST_MS << (doublings > 0 ? doublings - 1 : 0);
    int64_t least_ms = retry_after_ms < RPC_RETRY_MAX_MS ? retry_after_ms : RPC_RETRY_MAX_MS;
    uint64_t dice = 0;
    if (bound_ms > RPC_RETRY_MAX_MS)
        bound_ms = RPC_RETRY_MAX_MS;
    /* Without randomness the whole pause is still right, only not spread. */
    if (shop__env_random(env, &dice, sizeof(dice)) != 0)
        dice = UINT64_MAX;
    return least_ms * NS_PER_MS + (int64_t)(dice % (uint64_t)(bound_ms * NS_PER_MS));
}
