/* desk.c - see desk.h. */
#include "tests/unit/services/payment/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/money.h"
#include "shop/payment.h"
#include "tests/support/internal_call.h"

enum { AMOUNT_MINOR = 5000, SETTLE_ROUNDS = 100, LINE_MAX_BYTES = 4096 };

/* --- the clock -------------------------------------------------------------------------------- */

static int64_t now_ms(void *self)
{
    const desk *d = self;
    return shop_env_default()->now_ms(shop_env_default()->self) + d->ahead_ms;
}

/* Jobs are due by this one. */
static int64_t monotonic_ns(void *self)
{
    const desk *d = self;
    return shop_env_default()->monotonic_ns(shop_env_default()->self) + d->ahead_ms * 1000000;
}

/* Until when is told by the clock above; threads wait by the real one. */
static bool cond_wait(void *self, shop_cond *cond, shop_mutex *mutex, int64_t until_ns)
{
    const desk *d = self;
    const shop_env *real = shop_env_default();
    int64_t until_real_ns = until_ns == SHOP_WAIT_FOREVER ? until_ns : until_ns - d->ahead_ms * 1000000;
    return real->cond_wait(real->self, cond, mutex, until_real_ns);
}

/* --- the relay -------------------------------------------------------------------------------- */

static void pass_on(relay *r, const shop_provider_request *q, shop_provider_answer *answer,
                    void (*function)(void *, const shop_provider_request *, shop_provider_answer *))
{
    function(shop__sandbox_provider(r->inner)->self, q, answer);
    if (r->after != NULL)
        r->after(r, q, answer);
}

#define RELAY(verb)                                                                                \
    static void relay_##verb(void *self, const shop_provider_request *q, shop_provider_answer *a)  \
    {                                                                                              \
        relay *r = self;                                                                           \
        pass_on(r, q, a, shop__sandbox_provider(r->inner)->verb);                                  \
    }

RELAY(authorize)
RELAY(capture)
RELAY(cancel)
RELAY(refund)

static void relay_lookup(void *self, const shop_provider_request *q, shop_provider_answer *answer)
{
    relay *r = self;
    const shop_payment_provider *inner = shop__sandbox_provider(r->inner);
    r->lookups++;
    inner->lookup(inner->self, q, answer);
}

/* --- opening ---------------------------------------------------------------------------------- */

void desk_open(desk *d)
{
    shop_options o = SHOP_OPTIONS_INIT;
    d->relay.inner = shop__sandbox_new(&d->env, d->relay_log);
    assert_non_null(d->relay.inner);
    d->relay.provider = (shop_payment_provider){sizeof(shop_payment_provider), 0, "relay", &d->relay,
                                                relay_authorize, relay_capture, relay_cancel,
                                                relay_refund, relay_lookup};
    d->providers[0] = &d->relay.provider;
    o.flags = SHOP_OPEN_MANUAL;
    o.env = &d->env;
    o.sandbox_log = d->log;
    o.providers = d->providers;
    o.provider_count = 1;
    if (shop_open(d->url, &o, &d->shop) != 0)
        fail_msg("cannot open %s: %s", d->url, shop_error_last()->message);
}

void desk_close(desk *d)
{
    shop_close(d->shop);
    shop__sandbox_free(d->relay.inner, false);
    d->shop = NULL;
    d->relay.inner = NULL;
}

int desk_setup(void **state)
{
    desk *d = calloc(1, sizeof(*d));
    if (d == NULL)
        return -1;
    snprintf(d->folder, sizeof(d->folder), "%s/shop-desk-XXXXXX",
             getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    if (mkdtemp(d->folder) == NULL)
        return -1;
    snprintf(d->url, sizeof(d->url), "sqlite:%s/shop.db", d->folder);
    snprintf(d->log, sizeof(d->log), "%s/sandbox.log", d->folder);
    snprintf(d->relay_log, sizeof(d->relay_log), "%s/relay.log", d->folder);
    d->env = *shop_env_default();
    d->env.self = d;
    d->env.now_ms = now_ms;
    d->env.monotonic_ns = monotonic_ns;
    d->env.cond_wait = cond_wait;
    desk_open(d);
    *state = d;
    return 0;
}

int desk_teardown(void **state)
{
    desk *d = *state;
    char path[2 * DESK_PATH_MAX + 2];
    desk_close(d);
    DIR *listing = opendir(d->folder);
    for (const struct dirent *e; listing != NULL && (e = readdir(listing)) != NULL;) {
        snprintf(path, sizeof(path), "%s/%s", d->folder, e->d_name);
        (void)unlink(path);
    }
    if (listing != NULL)
        (void)closedir(listing);
    (void)rmdir(d->folder);
    free(d);
    return 0;
}

/* --- time ------------------------------------------------------------------------------------- */

void desk_settle(desk *d)
{
    int64_t done = 1;
    for (int round = 0; round < SETTLE_ROUNDS && done > 0; round++)
        if (shop_run_pending(d->shop, &done) != 0)
            fail_msg("background work failed");
}

void desk_later(desk *d, int64_t ms)
{
    d->ahead_ms += ms;
    desk_settle(d);
}

/* --- calls ------------------------------------------------------------------------------------ */

void desk_id(desk *d, const char *prefix, char out[SHOP_ID_SIZE])
{
    assert_int_equal(shop_id_new(d->shop, prefix, out), 0);
}

int desk_authorize_at(desk *d, const char *provider, const char *order_id, int64_t attempt,
                      const char *token, const shop_payment **out)
{
    shop_payment_authorize_args args = SHOP_PAYMENT_AUTHORIZE_INIT;
    const shop_payment *payment = NULL;
    args.order_id = order_id;
    args.attempt = attempt;
    args.provider = provider;
    args.token = token;
    args.amount = shop__money(AMOUNT_MINOR, "EUR");
    int code = internal_call(d->shop, SHOP__OP_PAYMENT_AUTHORIZE, &args, &payment);
    if (out != NULL && code == 0)
        *out = payment;
    else
        shop_free(payment);
    return code;
}

int desk_authorize(desk *d, const char *order_id, int64_t attempt, const char *token,
                   const shop_payment **out)
{
    return desk_authorize_at(d, NULL, order_id, attempt, token, out);
}

int desk_cancel(desk *d, const char *order_id, const shop_payment **out)
{
    shop_payment_cancel_args args = SHOP_PAYMENT_CANCEL_INIT;
    const shop_payment *payment = NULL;
    args.order_id = order_id;
    int code = internal_call(d->shop, SHOP__OP_PAYMENT_CANCEL, &args, &payment);
    if (out != NULL && code == 0)
        *out = payment;
    else
        shop_free(payment);
    return code;
}

shop_payment_state desk_paid(desk *d, const char *order_id, int64_t attempt, const char *token,
                             char payment_id[SHOP_ID_SIZE])
{
    const shop_payment *p = NULL;
    if (desk_authorize(d, order_id, attempt, token, &p) != 0)
        fail_msg("%s: %s", token, shop_error_last()->message);
    shop_payment_state state = p->state;
    snprintf(payment_id, SHOP_ID_SIZE, "%s", p->id);
    shop_free(p);
    return state;
}

static const shop_payment *get(desk *d, const char *payment_id)
{
    shop_payment_get_args args = SHOP_PAYMENT_GET_INIT;
    const shop_payment *p = NULL;
    args.payment_id = payment_id;
    assert_int_equal(shop_payment_get(d->shop, &args, &p), 0);
    return p;
}

shop_payment_state desk_state(desk *d, const char *payment_id)
{
    const shop_payment *p = get(d, payment_id);
    shop_payment_state state = p->state;
    shop_free(p);
    return state;
}

void desk_amounts(desk *d, const char *payment_id, int64_t *out_captured, int64_t *out_refunded)
{
    const shop_payment *p = get(d, payment_id);
    *out_captured = p->captured.minor;
    *out_refunded = p->refunded.minor;
    shop_free(p);
}

int desk_capture(desk *d, const char *payment_id, int64_t minor, const char *fulfilment_id)
{
    shop_payment_capture_args args = SHOP_PAYMENT_CAPTURE_INIT;
    const shop_payment *p = NULL;
    args.payment_id = payment_id;
    args.fulfilment_id = fulfilment_id;
    if (minor != 0)
        args.amount = shop__money(minor, "EUR");
    int code = shop_payment_capture(d->shop, &args, &p);
    shop_free(p);
    return code;
}

int desk_refund(desk *d, const char *payment_id, int64_t minor)
{
    shop_payment_refund_args args = SHOP_PAYMENT_REFUND_INIT;
    const shop_refund *r = NULL;
    args.payment_id = payment_id;
    args.reason = "broken";
    if (minor != 0)
        args.amount = shop__money(minor, "EUR");
    int code = shop_payment_refund(d->shop, &args, &r);
    shop_free(r);
    return code;
}

int desk_notify(desk *d, const char *provider, const char *event_id, const char *order_id, int64_t attempt,
                shop_payment_notice kind)
{
    char key[64];
    shop_payment_notify_args args = SHOP_PAYMENT_NOTIFY_INIT;
    snprintf(key, sizeof(key), "%s/%lld", order_id, (long long)attempt);
    args.provider = provider;
    args.event_id = event_id;
    args.attempt = key;
    args.kind = kind;
    return shop_payment_notify(d->shop, &args);
}

/* --- what is true ----------------------------------------------------------------------------- */

int desk_effects(const char *log, const char *effect, const char *within)
{
    char line[LINE_MAX_BYTES], wanted[64];
    int count = 0;
    FILE *f = fopen(log, "r");
    snprintf(wanted, sizeof(wanted), "\"effect\":\"%s\"", effect);
    while (f != NULL && fgets(line, sizeof(line), f) != NULL)
        count += strstr(line, wanted) != NULL && (within == NULL || strstr(line, within) != NULL);
    if (f != NULL)
        (void)fclose(f);
    return count;
}

/* No two lines of an effect have the same key: done once. */
static void check_once(const char *log, const char *effect)
{
    char line[LINE_MAX_BYTES], wanted[64];
    FILE *f = fopen(log, "r");
    snprintf(wanted, sizeof(wanted), "\"effect\":\"%s\"", effect);
    while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
        char *key = strstr(line, "\"key\":");
        if (strstr(line, wanted) == NULL || key == NULL)
            continue;
        key[strcspn(key, ",")] = '\0';
        assert_int_equal(desk_effects(log, effect, key), 1);
    }
    if (f != NULL)
        (void)fclose(f);
}

static void check_ledger(desk *d)
{
    shop_ledger_balance_args args = SHOP_LEDGER_BALANCE_INIT;
    const shop_balance_sheet *sheet = NULL;
    int64_t debits = 0, credits = 0;
    assert_int_equal(shop_ledger_balance(d->shop, &args, &sheet), 0);
    for (size_t i = 0; i < sheet->account_count; i++) {
        assert_string_equal(sheet->accounts[i]->debits.currency, "EUR");
        debits += sheet->accounts[i]->debits.minor;
        credits += sheet->accounts[i]->credits.minor;
    }
    assert_int_equal(debits, credits);
    shop_free(sheet);
}

void desk_check(desk *d)
{
    shop_payment_list_args args = SHOP_PAYMENT_LIST_INIT;
    const shop_payment_page *page = NULL;
    static const char *const effects[] = {"authorized", "captured", "refunded", "voided"};
    args.limit = 200;
    assert_int_equal(shop_payment_list(d->shop, &args, &page), 0);
    for (size_t i = 0; i < page->item_count; i++) {
        const shop_payment *p = page->items[i];
        assert_true(p->refunded.minor >= 0 && p->refunded.minor <= p->captured.minor);
        assert_true(p->captured.minor <= p->amount.minor);
    }
    shop_free(page);
    check_ledger(d);
    for (size_t i = 0; i < sizeof(effects) / sizeof(effects[0]); i++) {
        check_once(d->log, effects[i]);
        check_once(d->relay_log, effects[i]);
    }
}
