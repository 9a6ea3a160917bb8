/* order_shop.c - see order_shop.h. */
#include "order_shop.h"

#include <stdio.h>
#include <string.h>

static void put_goods(fixture *f, const char *sku, int64_t minor, int on_hand)
{
    contract_product(f, sku, minor);
    contract_call(f, f->shop, "stock.set", "{\"sku\":\"%s\",\"location\":\"BER\",\"on_hand\":%d}", sku,
                  on_hand);
}

static void put_region(fixture *f, const char *code, const char *currency, const char *country,
                       bool included, int rate_ppm, int delivery_minor)
{
    contract_call(f, f->shop, "region.put",
                  "{\"code\":\"%s\",\"title\":\"%s\",\"currency\":\"%s\",\"countries\":[\"%s\"],"
                  "\"tax_inclusive\":%s,\"taxes\":[{\"tax_class\":\"standard\",\"title\":\"Tax\","
                  "\"rate_ppm\":%d}]}",
                  code, code, currency, country, included ? "true" : "false", rate_ppm);
    contract_call(f, f->shop, "shipping_method.put",
                  "{\"region\":\"%s\",\"code\":\"post\",\"title\":\"Post\",\"price\":{\"minor\":%d,"
                  "\"currency\":\"%s\"},\"tax_class\":\"standard\"}",
                  code, delivery_minor, currency);
}

void order_world(fixture *f)
{
    put_region(f, "de", "EUR", "DE", true, 190000, 490);
    put_region(f, "us", "USD", "US", false, 72500, 990);
    contract_call(f, f->shop, "location.put",
                  "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\"}");
    put_goods(f, "MUG", 1999, 10);
    put_goods(f, "PEN", 333, 100);
    put_goods(f, "BOX", 500, 5);
}

static void fill(fixture *f, shop *as, const char *cart, const char *goods)
{
    while (*goods != '\0') {
        char sku[16];
        size_t length = strcspn(goods, ":");
        size_t end = strcspn(goods, " ");
        snprintf(sku, sizeof(sku), "%.*s", (int)length, goods);
        contract_call(f, as, "cart.add_line", "{\"cart_id\":\"%s\",\"sku\":\"%s\",\"quantity\":%.*s}", cart,
                      sku, (int)(end - length - 1), goods + length + 1);
        goods += end;
        goods += strspn(goods, " ");
    }
}

const char *order_cart_in(fixture *f, shop *as, const char *region, const char *goods)
{
    const char *cart = contract_text(
        f, contract_call(f, as, "cart.create", "{\"region\":\"%s\"}", region), "id");
    fill(f, as, cart, goods);
    contract_call(f, as, "cart.set_delivery",
                  "{\"cart_id\":\"%s\",\"country\":\"%s\",\"shipping_method\":\"post\"}", cart,
                  strcmp(region, "de") == 0 ? "DE" : "US");
    return cart;
}

const char *order_cart(fixture *f, shop *as, const char *goods)
{
    return order_cart_in(f, as, "de", goods);
}

const char *order_place(fixture *f, shop *as, const char *cart, const char *token)
{
    return contract_call(f, as, "order.place",
                         "{\"cart_id\":\"%s\",\"payment_token\":\"%s\",\"email\":\"me@example.com\"}",
                         cart, token);
}

const char *order_placed(fixture *f, shop *as, const char *goods)
{
    return contract_text(f, order_place(f, as, order_cart(f, as, goods), "tok_approve"), "id");
}

const char *order_sent(fixture *f, shop *as, const char *goods)
{
    const char *order = order_placed(f, as, goods);
    contract_call(f, f->shop, "order.fulfil", "{\"order_id\":\"%s\"}", order);
    return order;
}

static const char *order_that(fixture *f, shop *as, const char *goods, const char *token, int code)
{
    contract_refused(f, as, code, "order.place", "{\"cart_id\":\"%s\",\"payment_token\":\"%s\"}",
                     order_cart(f, as, goods), token);
    return order_newest(f, as);
}

const char *order_declined(fixture *f, shop *as, const char *goods)
{
    return order_that(f, as, goods, "tok_decline", SHOP_E_PAYMENT_DECLINED);
}

const char *order_waiting(fixture *f, shop *as, const char *goods, const char *token)
{
    return order_that(f, as, goods, token, SHOP_E_PAYMENT_ACTION);
}

void order_settle(fixture *f)
{
    contract_settle(f);
    contract_call(f, f->shop, "payment.capture_due", "{}");
    contract_call(f, f->shop, "payment.recover_due", "{}");
    contract_settle(f);
}

const char *order_newest(fixture *f, shop *as)
{
    return contract_text(f, contract_call(f, as, "order.list", "{\"limit\":1}"), "items[0].id");
}

void order_expect_state(fixture *f, const char *order, const char *state)
{
    const char *json = contract_call(f, f->shop, "order.get", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, json, "state"), state);
}

void order_expect_cart(fixture *f, const char *cart, const char *state)
{
    const char *json = contract_call(f, f->shop, "cart.get", "{\"cart_id\":\"%s\"}", cart);
    assert_string_equal(contract_text(f, json, "state"), state);
}

void order_expect_stock(fixture *f, const char *sku, int64_t on_hand, int64_t reserved)
{
    const char *json = contract_call(f, f->shop, "stock.get", "{\"sku\":\"%s\"}", sku);
    assert_int_equal(contract_int(f, json, "on_hand"), on_hand);
    assert_int_equal(contract_int(f, json, "reserved"), reserved);
}

void order_expect_sums(fixture *f, const char *json, bool tax_included)
{
    int64_t lines = 0, subtotal = 0, discount = 0;
    char path[48];
    for (size_t i = 0; i < contract_length(f, json, "lines"); i++) {
        snprintf(path, sizeof(path), "lines[%zu].total.minor", i);
        lines += contract_int(f, json, path);
        snprintf(path, sizeof(path), "lines[%zu].subtotal.minor", i);
        subtotal += contract_int(f, json, path);
        snprintf(path, sizeof(path), "lines[%zu].discount.minor", i);
        discount += contract_int(f, json, path);
    }
    int64_t total = contract_int(f, json, "total.minor");
    int64_t tax = tax_included ? 0 : contract_int(f, json, "tax.minor");
    assert_int_equal(contract_int(f, json, "subtotal.minor"), subtotal);
    assert_int_equal(contract_int(f, json, "discount.minor"), discount);
    assert_int_equal(total, subtotal - discount + contract_int(f, json, "shipping.minor") + tax);
    if (tax_included)
        assert_int_equal(total, lines + contract_int(f, json, "shipping.minor"));
}
