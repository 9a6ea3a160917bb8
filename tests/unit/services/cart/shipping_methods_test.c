/* shipping_methods_test.c - ways of delivery: prices and tax classes that fit their region, and methods of one
 * code in several regions that know nothing of each other. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/cart/region_rows.h"

static shop_shipping_method_put_args courier(int64_t minor)
{
    shop_shipping_method_put_args args = SHOP_SHIPPING_METHOD_PUT_INIT;
    args.region = "eu";
    args.code = args.title = "courier";
    args.price = (shop_money){.minor = minor, .currency = "EUR"};
    return args;
}

static int put(cart_shop *s, const shop_shipping_method_put_args *args)
{
    const shop_shipping_method *made = NULL;
    int code = shop_shipping_method_put(s->shop, args, &made);
    return drop(code, made);
}

static int delete(cart_shop *s, const char *region, const char *code)
{
    shop_shipping_method_delete_args args = SHOP_SHIPPING_METHOD_DELETE_INIT;
    args.region = region;
    args.code = code;
    return shop_shipping_method_delete(s->shop, &args);
}

static const shop_shipping_method_page *list(cart_shop *s, const char *region, int64_t limit, const char *cursor)
{
    shop_shipping_method_list_args args = SHOP_SHIPPING_METHOD_LIST_INIT;
    const shop_shipping_method_page *page = NULL;
    args.region = region;
    args.limit = limit;
    args.cursor = cursor;
    assert_int_equal(shop_shipping_method_list(s->user, &args, &page), 0);
    return page;
}

static int64_t methods(cart_shop *s)
{
    return temp_shop_number(&s->temp, "SELECT count(*) FROM cart_shipping_methods");
}

static void amounts_are_the_regions_money_and_not_negative(void **state)
{
    cart_shop *s = *state;
    shop_shipping_method_put_args args = courier(-1);
    assert_int_equal(put(s, &args), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "price");
    args = courier(1);
    args.free_from = (shop_money){.minor = -1, .currency = "EUR"};
    assert_int_equal(put(s, &args), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "free_from");
    args.free_from = (shop_money){.minor = 100, .currency = "USD"};
    assert_int_equal(put(s, &args), SHOP_E_INVALID);
    assert_non_null(strstr(shop_error_last()->message, "EUR"));
    assert_int_equal(methods(s), 1);
    args = courier(0);
    assert_int_equal(put(s, &args), 0);
    assert_int_equal(methods(s), 2);
}

/* Where a region taxes nothing there is no class to misspell. */
static void a_tax_class_is_one_of_the_regions_if_it_has_any(void **state)
{
    static const char *const countries[] = {"DE"};
    cart_shop *s = *state;
    shop_shipping_method_put_args args = courier(100);
    shop_region_put_args region = SHOP_REGION_PUT_INIT;
    const shop_region *made = NULL;
    args.tax_class = "standar";
    assert_int_equal(put(s, &args), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "tax_class");
    args.tax_class = "standard";
    assert_int_equal(put(s, &args), 0);
    args.tax_class = "";
    assert_int_equal(put(s, &args), 0);
    region.code = region.title = "free";
    region.currency = "EUR";
    region.countries = countries;
    region.country_count = 1;
    assert_int_equal(shop_region_put(s->shop, &region, &made), 0);
    shop_free(made);
    args.region = "free";
    args.tax_class = "standar";
    assert_int_equal(put(s, &args), 0);
}

static void free_from_nothing_is_not_never_free(void **state)
{
    cart_shop *s = *state;
    shop_shipping_method_put_args args = courier(100);
    args.free_from = (shop_money){.minor = 0, .currency = "EUR"};
    args.tax_class = "standard";
    assert_int_equal(put(s, &args), 0);
    const shop_shipping_method_page *page = list(s, "eu", 0, NULL);
    assert_string_equal(page->items[0]->code, "courier");
    assert_string_equal(page->items[0]->free_from.currency, "EUR");
    assert_int_equal(page->items[0]->free_from.minor, 0);
    shop_free(page);
    args = courier(100);
    assert_int_equal(put(s, &args), 0);
    page = list(s, "eu", 0, NULL);
    assert_string_equal(page->items[0]->free_from.currency, "");
    assert_null(page->items[0]->tax_class);
    assert_int_equal(page->item_count, 2);
    shop_free(page);
}

static void regions_share_codes_but_not_methods(void **state)
{
    cart_shop *s = *state;
    put_region(s, "us", "USD");
    assert_int_equal(put_method(s, "us", "post", (shop_money){.minor = 900, .currency = "USD"}), 0);
    assert_int_equal(put_method(s, "us", "post", (shop_money){.minor = 950, .currency = "USD"}), 0);
    assert_int_equal(delete(s, "us", "courier"), SHOP_E_NOT_FOUND);
    assert_non_null(strstr(shop_error_last()->message, "region us has no shipping method courier"));
    const shop_shipping_method_page *page = list(s, "eu", 0, NULL);
    assert_int_equal(page->item_count, 1);
    assert_int_equal(page->items[0]->price.minor, 600);
    shop_free(page);
    assert_int_equal(delete(s, "eu", "post"), 0);
    assert_int_equal(delete(s, "eu", "post"), SHOP_E_NOT_FOUND);
    page = list(s, "us", 0, NULL);
    assert_int_equal(page->item_count, 1);
    assert_int_equal(page->items[0]->price.minor, 950);
    assert_string_equal(page->items[0]->price.currency, "USD");
    shop_free(page);
}

static void pages_go_by_code_and_end(void **state)
{
    cart_shop *s = *state;
    shop_shipping_method_list_args args = SHOP_SHIPPING_METHOD_LIST_INIT;
    const shop_shipping_method_page *page = NULL;
    args.region = "mars";
    assert_int_equal(shop_shipping_method_list(s->user, &args, &page), SHOP_E_NOT_FOUND);
    assert_int_equal(put_method(s, "eu", "air", (shop_money){.minor = 1, .currency = "EUR"}), 0);
    assert_int_equal(put_method(s, "eu", "sea", (shop_money){.minor = 1, .currency = "EUR"}), 0);
    page = list(s, "eu", 2, NULL);
    assert_int_equal(page->item_count, 2);
    assert_string_equal(page->items[0]->code, "air");
    assert_string_equal(page->next_cursor, "post");
    shop_free(page);
    assert_int_equal(delete(s, "eu", "post"), 0);
    page = list(s, "eu", 1, "post"); /* which is gone: the list goes on behind it */
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->code, "sea");
    assert_null(page->next_cursor);
    shop_free(page);
    page = list(s, "eu", 0, "sea");
    assert_int_equal(page->item_count, 0);
    shop_free(page);
}

typedef struct look {
    const char *region;
    bool offered;
} look;

static int drop_all(call *c, void *userdata)
{
    look *l = userdata;
    TRY(shop__shipping_drop_all(c, l->region));
    return shop__shipping_offered(c, l->region, &l->offered);
}

static int offered(call *c, void *userdata)
{
    look *l = userdata;
    return shop__shipping_offered(c, l->region, &l->offered);
}

static void a_region_offers_delivery_until_all_is_dropped(void **state)
{
    cart_shop *s = *state;
    look eu = {.region = "eu"}, us = {.region = "us", .offered = true};
    put_region(s, "us", "USD");
    assert_int_equal(internal_transact(s->shop, SHOP__SERVICE_CART, offered, &us), 0);
    assert_false(us.offered);
    assert_int_equal(put_method(s, "us", "mail", (shop_money){.minor = 900, .currency = "USD"}), 0);
    assert_int_equal(internal_transact(s->shop, SHOP__SERVICE_CART, offered, &eu), 0);
    assert_true(eu.offered);
    assert_int_equal(internal_transact(s->shop, SHOP__SERVICE_CART, drop_all, &eu), 0);
    assert_false(eu.offered);
    assert_int_equal(internal_transact(s->shop, SHOP__SERVICE_CART, offered, &us), 0);
    assert_true(us.offered);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(amounts_are_the_regions_money_and_not_negative),
        CASE(a_tax_class_is_one_of_the_regions_if_it_has_any),
        CASE(free_from_nothing_is_not_never_free),
        CASE(regions_share_codes_but_not_methods),
        CASE(pages_go_by_code_and_end),
        CASE(a_region_offers_delivery_until_all_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
