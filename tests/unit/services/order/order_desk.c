/* order_desk.c - see order_desk.h. */
#include "tests/unit/services/order/order_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int order_desk_setup(void **state)
{
    void *market = NULL;
    order_desk *d = calloc(1, sizeof(*d));
    if (d == NULL || market_setup(&market) != 0)
        return -1;
    d->market = market;
    d->shop = d->market->shop;
    snprintf(d->temp.path, sizeof(d->temp.path), "%s", d->market->path);
    market_stock(d->market, 0, ORDER_DESK_STOCK);
    market_stock(d->market, 1, ORDER_DESK_STOCK);
    d->ann = market_guest(d->market);
    d->bob = market_guest(d->market);
    *state = d;
    return 0;
}

int order_desk_teardown(void **state)
{
    order_desk *d = *state;
    void *market = d->market;
    shop_close(d->ann);
    shop_close(d->bob);
    free(d);
    return market_teardown(&market);
}

/* --- calls -------------------------------------------------------------------------------------- */

int order_desk_place(order_desk *d, shop *as, int first, int second, const char *token, char *id)
{
    char cart[SHOP_ID_SIZE], none[SHOP_ID_SIZE];
    market_cart(as, 0, first, cart);
    if (second > 0)
        market_make(as, "cart.add_line", none, "{\"cart_id\":\"%s\",\"sku\":\"SKU1\",\"quantity\":%d}", cart, second);
    int code = market_call(as, "order.place", NULL, "{\"cart_id\":\"%s\",\"payment_token\":\"%s\"}", cart, token);
    market_make(d->shop, "order.list", id, "{\"limit\":1}");
    return code;
}

void order_desk_buy(order_desk *d, int first, int second, char *id)
{
    assert_int_equal(order_desk_place(d, d->ann, first, second, "tok_approve", id), 0);
}

void order_desk_sent(order_desk *d, int first, int second, char *id)
{
    char parcel[SHOP_ID_SIZE];
    order_desk_buy(d, first, second, id);
    market_make(d->shop, "order.fulfil", parcel, "{\"order_id\":\"%s\"}", id);
}

void order_desk_send(order_desk *d, const char *order, int quantity, char *id)
{
    market_make(d->shop, "order.fulfil", id, "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":%d}]}",
                order, quantity);
}

void order_desk_return(order_desk *d, const char *order, int quantity, char *id)
{
    market_make(d->ann, "return.request", id, "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"SKU0\",\"quantity\":%d}]}",
                order, quantity);
}

void order_desk_refused(shop *as, int code, const char *message, const char *op, const char *format, ...)
{
    char json[MARKET_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(json, sizeof(json), format, args);
    va_end(args);
    int answer = market_call(as, op, NULL, "%s", json);
    const char *said = answer != 0 ? shop_error_last()->message : "";
    if (answer != code || strstr(said, message) == NULL)
        fail_msg("%s %s: %s: %s", op, json, shop_code_name(answer), said);
}

const shop_order *order_desk_read(order_desk *d, const char *id)
{
    const shop_order *order = NULL;
    shop_order_get_args args = SHOP_ORDER_GET_INIT;
    args.order_id = id;
    assert_int_equal(shop_order_get(d->shop, &args, &order), 0);
    return order;
}

void order_desk_expect(order_desk *d, const char *id, shop_order_state state, int64_t version)
{
    const shop_order *order = order_desk_read(d, id);
    assert_int_equal(order->state, state);
    assert_int_equal(order->version, version);
    shop_free(order);
}

int64_t order_desk_told(order_desk *d, const char *event)
{
    char sql[128];
    snprintf(sql, sizeof(sql), "SELECT count(*) FROM events_outbox WHERE type = '%s'", event);
    return temp_shop_number(&d->temp, sql);
}

int order_desk_within(order_desk *d, int (*body)(call *c, void *userdata), void *userdata)
{
    return internal_transact(d->shop, SHOP__SERVICE_ORDER, body, userdata);
}

/* --- rows --------------------------------------------------------------------------------------- */

order_row order_desk_row(void)
{
    return (order_row){
        .progress = {.step = 2, .direction = SAGA_BACK, .epoch = 3, .deadline_ms = 4,
                     .outcome = SHOP_E_UNKNOWN, .reason = "a reason", .claim = "a claim", .operation = "order.retry"},
        .number = "AAAA-BBBB-CCCC",
        .state = SHOP_ORDER_STATE_PENDING,
        .owner = "gst_owner",
        .email = "ann@example.org",
        .cart_id = "crt_01h455vb4pex5vsknk084sn02q",
        .cart_version = 5,
        .region = "eu",
        .country = "DE",
        .shipping_method = "post",
        .currency = "EUR",
        .subtotal_minor = 1006,
        .discount_minor = 107,
        .shipping_minor = 508,
        .tax_minor = 209,
        .total_minor = 1407,
        .coupons = "ONE\nTWO",
        .shipping_address = "{\"name\":\"Ann\",\"line1\":\"Way 1\",\"city\":\"Ulm\",\"country\":\"DE\"}",
        .billing_address = "{\"name\":\"Firm\",\"line1\":\"Way 2\",\"city\":\"Ulm\",\"country\":\"DE\"}",
        .provider = "sandbox",
        .token = "tok_approve",
        .attempt = 6,
        .attempt_at_ms = 7001,
        .waiting = true,
        .cause = "a cause",
        .version = 8,
        .created_at_ms = 7002,
        .placed_at_ms = 7003,
    };
}

order_line_row order_desk_line(int64_t position)
{
    return (order_line_row){.position = position,
                            .sku = "SKU0",
                            .product_id = "prd_01h455vb4pex5vsknk084sn02q",
                            .variant_id = "var_01h455vb4pex5vsknk084sn02q",
                            .title = "Goods 0",
                            .quantity = 9,
                            .unit_minor = 111,
                            .subtotal_minor = 999,
                            .discount_minor = 33,
                            .tax_minor = 154,
                            .total_minor = 966};
}

typedef struct putting {
    order_row *row;
    const order_line_row *lines;
    size_t count;
} putting;

static int put(call *c, void *userdata)
{
    const putting *p = userdata;
    TRY(shop__order_save(c, p->row));
    for (size_t i = 0; i < p->count; i++)
        TRY(shop__order_insert_line(c, p->row->progress.id, &p->lines[i]));
    return 0;
}

void order_desk_put(order_desk *d, order_row *row, const order_line_row *lines, size_t count, char *id)
{
    putting p = {row, lines, count};
    assert_int_equal(shop_id_new(d->shop, "ord", id), 0);
    row->progress.id = id;
    if (order_desk_within(d, put, &p) != 0)
        fail_msg("cannot put an order: %s", shop_error_last()->message);
}
