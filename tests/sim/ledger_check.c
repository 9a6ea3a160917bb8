/* ledger_check.c - see ledger_check.h. The provider is right by definition: its log is the money. */
#include "tests/sim/ledger_check.h"

#include <string.h>

#include "tests/sim/look.h"
#include "tests/sim/provider.h"

/* Captured once per fulfilment: keys that name the same one. */
static void expect_one_capture(world *w, const effect *e, unsigned i)
{
    const char *fulfilment = strstr(e[i].key, "ful_");
    if (fulfilment == NULL || e[i].state != SHOP_PROVIDER_CAPTURED)
        return;
    for (unsigned k = 0; k < i; k++) {
        const char *other = strstr(e[k].key, "ful_");
        if (e[k].state == SHOP_PROVIDER_CAPTURED && other != NULL &&
            strncmp(other, fulfilment, 30) == 0)
            world_fail(w, "I5 captured once per fulfilment", "%s and %s", e[k].key, e[i].key);
    }
}

static void check_captures(world *w)
{
    unsigned count;
    const effect *e = provider_effects(w->provider, &count);
    for (unsigned i = 0; i < count; i++)
        expect_one_capture(w, e, i);
}

static int64_t held(const account *a)
{
    bool stands = a->state == SHOP_PROVIDER_AUTHORIZED;
    return stands && a->captured_minor == 0 ? a->minor : a->captured_minor - a->refunded_minor;
}

/* At no time more money than the order costs was taken for it. */
static void expect_not_overcharged(world *w, const char *order_id)
{
    unsigned count;
    int64_t captured = 0;
    const account *a = provider_accounts(w->provider, &count);
    for (unsigned i = 0; i < count; i++)
        if (strcmp(a[i].order_id, order_id) == 0)
            captured += a[i].captured_minor;
    if (captured == 0)
        return;
    int64_t total = look_number(w, "SELECT total_minor FROM order_orders WHERE id = ?1",
                                LOOK_ID(order_id));
    if (captured > total)
        world_fail(w, "I5 charged once", "%s costs %lld, %lld were taken", order_id,
                   (long long)total, (long long)captured);
}

void ledger_check_order(world *w, const char *order_id)
{
    expect_not_overcharged(w, order_id);
}

/* --- at the end ------------------------------------------------------------------------------- */

/* "ord_…/1": the attempt's number. */
static int64_t attempt_of(const account *a)
{
    const char *slash = strchr(a->attempt, '/');
    int64_t n = 0;
    for (const char *c = slash != NULL ? slash + 1 : ""; *c >= '0' && *c <= '9'; c++)
        n = 10 * n + (*c - '0');
    return n;
}

static int64_t payment_number(world *w, const char *sql, const account *a)
{
    char key[PROVIDER_KEY_SIZE + SHOP_ID_SIZE];
    snprintf(key, sizeof key, "%s", a->attempt);
    return look_number(w, sql, LOOK_TEXT(key));
}

/* Both sides know the same amounts. */
static void expect_agreement(world *w, const account *a)
{
    int64_t captured = payment_number(
        w, "SELECT p.captured_minor FROM payment_requests r JOIN payment_payments p"
           " ON p.id = r.payment_id WHERE r.key = ?1", a);
    int64_t refunded = payment_number(
        w, "SELECT p.refunded_minor FROM payment_requests r JOIN payment_payments p"
           " ON p.id = r.payment_id WHERE r.key = ?1", a);
    if (captured != a->captured_minor || refunded != a->refunded_minor)
        world_fail(w, "I5 shop and provider agree",
                   "%s: captured %lld here and %lld there, refunded %lld and %lld", a->attempt,
                   (long long)captured, (long long)a->captured_minor, (long long)refunded,
                   (long long)a->refunded_minor);
}

/* Paid means an order or a refund: money is held by the order's last attempt only, and only when
 * the order was placed. */
static void expect_order_for_money(world *w, const account *a)
{
    int64_t state = look_number(w, "SELECT state FROM order_orders WHERE id = ?1",
                                LOOK_ID(a->order_id));
    int64_t attempt = look_number(w, "SELECT attempt FROM order_orders WHERE id = ?1",
                                  LOOK_ID(a->order_id));
    bool stands = state == 2 || state == 3 || state == 4 || state == 7;
    if (held(a) > 0 && (!stands || attempt != attempt_of(a)))
        world_fail(w, "I6 paid means an order or a refund",
                   "%lld of %s are held, the order is in state %lld at attempt %lld",
                   (long long)held(a), a->attempt, (long long)state, (long long)attempt);
}

static void check_end(world *w)
{
    unsigned count;
    const account *a = provider_accounts(w->provider, &count);
    for (unsigned i = 0; i < count; i++) {
        expect_agreement(w, &a[i]);
        expect_order_for_money(w, &a[i]);
        expect_not_overcharged(w, a[i].order_id);
    }
}

void ledger_check(world *w, bool at_the_end)
{
    check_captures(w);
    if (at_the_end)
        check_end(w);
}
