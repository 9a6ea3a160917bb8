/* till.c - see till.h. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

#include "lib/api/handle.h"
#include "lib/api/last_error.h"
#include "lib/core/core.h"
#include "tests/support/temp_shop.h"

enum { SQL_MAX = 1024 };

/* --- calls ------------------------------------------------------------------------------------ */

int till_within(desk *d, int (*body)(call *c, void *userdata), void *userdata)
{
    root r;
    call_header header = {0};
    shop__root_begin(&r, d->shop->base->owner.state, &header, NULL, 0);
    shop__root_as_service(&r);
    call c = {.root = &r, .op = &shop__ops[SHOP__OP_PAYMENT_RECOVER_DUE], .service = SHOP__SERVICE_PAYMENT};
    int code = body(&c, userdata);
    shop__error_keep(code, &r.fault, &header);
    shop__root_end(&r);
    return code;
}

typedef struct task {
    int (*body)(call *c, void *userdata);
    void *userdata;
} task;

static int transact(call *c, void *userdata)
{
    const task *w = userdata;
    return shop__transact(&(transaction){c, w->body, w->userdata}, true);
}

int till_transact(desk *d, int (*body)(call *c, void *userdata), void *userdata)
{
    task w = {body, userdata};
    return till_within(d, transact, &w);
}

/* --- payments --------------------------------------------------------------------------------- */

static void find_payment(desk *d, sale *s)
{
    shop_payment_list_args args = SHOP_PAYMENT_LIST_INIT;
    const shop_payment_page *page = NULL;
    args.order_id = s->order;
    assert_int_equal(shop_payment_list(d->shop, &args, &page), 0);
    assert_int_equal(page->item_count, 1);
    snprintf(s->payment, sizeof(s->payment), "%s", page->items[0]->id);
    shop_free(page);
}

void till_sale(desk *d, const char *provider, const char *token, sale *out)
{
    desk_id(d, "ord", out->order);
    (void)desk_authorize_at(d, provider, out->order, 1, token, NULL);
    snprintf(out->key, sizeof(out->key), "%s/1", out->order);
    find_payment(d, out);
}

void till_sold(desk *d, const char *provider, const char *token, sale *out)
{
    till_sale(d, provider, token, out);
    assert_int_equal(desk_capture(d, out->payment, 0, NULL), 0);
}

void till_give(const desk *d, const char *key, const char *user_id)
{
    till_sql(d,
             "UPDATE payment_payments SET owner = '%s'"
             " WHERE id = (SELECT payment_id FROM payment_requests WHERE key = '%s')",
             user_id, key);
}

shop *till_view(desk *d, const char *user_id, const char *role)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *view = NULL;
    who.user_id = user_id;
    who.role = role;
    assert_int_equal(shop_as(d->shop, &who, &view), 0);
    return view;
}

typedef struct hearsay {
    const char *key;
    shop_provider_answer answer;
} hearsay;

static int hear(call *c, void *userdata)
{
    const hearsay *h = userdata;
    request_row row;
    payment_row payment;
    TRY(shop__request_find(c, h->key, &row));
    TRY(shop__payment_find(c, row.payment_id, &payment));
    return shop__payment_apply(c, &payment, &row, &h->answer);
}

int till_hear(desk *d, const char *key, shop_provider_state state, const char *reason)
{
    hearsay h = {.key = key, .answer = {.state = (int32_t)state}};
    if (reason != NULL)
        snprintf(h.answer.reason, sizeof(h.answer.reason), "%s", reason);
    return till_transact(d, hear, &h);
}

typedef struct wish {
    const sale *sale;
    request_kind kind;
    const char *reference;
    int64_t minor;
} wish;

static int queue(call *c, void *userdata)
{
    const wish *w = userdata;
    payment_row payment;
    TRY(shop__payment_find(c, w->sale->payment, &payment));
    return shop__request_queue(c, &payment, w->kind, w->reference, w->minor, call_now_ms(c), NULL);
}

int till_queue(desk *d, const sale *s, request_kind kind, const char *reference, int64_t minor)
{
    wish w = {s, kind, reference, minor};
    return till_transact(d, queue, &w);
}

void till_key(const sale *s, const char *kind, const char *reference, char *out)
{
    int length = snprintf(out, TILL_KEY_MAX, "%s/%s/%s", s->key, kind, reference);
    assert_in_range(length, 1, TILL_KEY_MAX - 1);
}

/* --- looking ---------------------------------------------------------------------------------- */

static temp_shop store_of(const desk *d)
{
    temp_shop t = {.shop = d->shop};
    snprintf(t.path, sizeof(t.path), "%.120s/shop.db", d->folder);
    return t;
}

int64_t till_number(const desk *d, const char *format, ...)
{
    char sql[SQL_MAX];
    va_list args;
    temp_shop t = store_of(d);
    va_start(args, format);
    vsnprintf(sql, sizeof(sql), format, args);
    va_end(args);
    return temp_shop_number(&t, sql);
}

void till_sql(const desk *d, const char *format, ...)
{
    char sql[SQL_MAX];
    va_list args;
    temp_shop t = store_of(d);
    va_start(args, format);
    vsnprintf(sql, sizeof(sql), format, args);
    va_end(args);
    temp_shop_sql(&t, sql);
}

int64_t till_count(const desk *d, const char *table, const char *field, const char *text)
{
    return till_number(d, "SELECT count(*) FROM %s WHERE %s = '%s'", table, field, text);
}

void till_expect_said(const char *text)
{
    const char *message = shop_error_last()->message;
    if (strstr(message, text) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", message, text);
}
