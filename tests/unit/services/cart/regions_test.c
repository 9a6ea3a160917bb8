/* regions_test.c - regions: where they deliver to, the order of their taxes, their places in the list, and what
 * goes with one that is deleted. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/cart/region_rows.h"

enum { COUNTRIES_MOST = 250, TAXES_MOST = 64, TAX_TEXT = 16 };

static shop_region_put_args in_germany(const char *code)
{
    static const char *const germany[] = {"DE"};
    shop_region_put_args args = SHOP_REGION_PUT_INIT;
    args.code = args.title = code;
    args.currency = "EUR";
    args.countries = germany;
    args.country_count = 1;
    return args;
}

static int put(cart_shop *s, const shop_region_put_args *args)
{
    const shop_region *made = NULL;
    int code = shop_region_put(s->shop, args, &made);
    return drop(code, made);
}

static const shop_region *get(cart_shop *s, const char *code)
{
    shop_region_get_args args = SHOP_REGION_GET_INIT;
    const shop_region *found = NULL;
    args.code = code;
    assert_int_equal(shop_region_get(s->user, &args, &found), 0);
    return found;
}

static void a_country_is_found_whole(void **state)
{
    const region_row region = {.countries = "DE AT CH"}, none = {.countries = ""};
    (void)state;
    assert_true(shop__region_delivers_to(&region, "DE"));
    assert_true(shop__region_delivers_to(&region, "AT"));
    assert_true(shop__region_delivers_to(&region, "CH"));
    assert_false(shop__region_delivers_to(&region, "E "));
    assert_false(shop__region_delivers_to(&region, "TC"));
    assert_false(shop__region_delivers_to(&region, ""));
    assert_false(shop__region_delivers_to(&region, "D"));
    assert_false(shop__region_delivers_to(&region, "DE AT"));
    assert_false(shop__region_delivers_to(&none, "DE"));
}

static void a_refused_change_leaves_the_region(void **state)
{
    static const char *const bad[] = {"DE", "A\xc3"};
    cart_shop *s = *state;
    shop_region_put_args args = in_germany("eu");
    args.currency = "USD";
    assert_int_equal(put(s, &args), SHOP_E_CONFLICT); /* delivery has prices in EUR */
    assert_non_null(strstr(shop_error_last()->message, "EUR"));
    args.currency = "eur";
    assert_int_equal(put(s, &args), SHOP_E_INVALID);
    args.currency = "EUR";
    args.countries = bad;
    args.country_count = 2;
    assert_int_equal(put(s, &args), SHOP_E_INVALID);
    const shop_region *seen = get(s, "eu");
    assert_string_equal(seen->currency, "EUR");
    assert_int_equal(seen->country_count, 2);
    assert_int_equal(seen->tax_count, 1);
    shop_free(seen);
}

static void without_methods_the_currency_may_change(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_region_put_args args = in_germany("eu");
    shop_shipping_method_delete_args method = SHOP_SHIPPING_METHOD_DELETE_INIT;
    new_cart(s->user, cart);
    method.region = "eu";
    method.code = "post";
    assert_int_equal(shop_shipping_method_delete(s->shop, &method), 0);
    args.currency = "CHF";
    assert_int_equal(put(s, &args), 0);
    const shop_cart *seen = cart_of(s->user, cart);
    assert_string_equal(seen->currency, "CHF");
    shop_free(seen);
    assert_int_equal(add_line(s->user, cart, "MUG", 1), SHOP_E_CONFLICT); /* it has a price in EUR only */
}

static void all_the_taxes_stay_in_their_order(void **state)
{
    static char texts[TAXES_MOST][TAX_TEXT];
    shop_region_tax_input taxes[TAXES_MOST];
    cart_shop *s = *state;
    shop_region_put_args args = in_germany("eu");
    for (int i = 0; i < TAXES_MOST; i++) {
        snprintf(texts[i], TAX_TEXT, "T%d", TAXES_MOST - i);
        taxes[i] = (shop_region_tax_input){sizeof(taxes[i]), 0, i < 2 ? "standard" : texts[i], texts[i], i};
    }
    args.taxes = taxes;
    args.tax_count = TAXES_MOST;
    assert_int_equal(put(s, &args), 0);
    const shop_region *seen = get(s, "eu");
    assert_int_equal(seen->tax_count, TAXES_MOST);
    for (int i = 0; i < TAXES_MOST; i++) {
        assert_string_equal(seen->taxes[i]->title, texts[i]);
        assert_int_equal(seen->taxes[i]->rate_ppm, i);
    }
    assert_string_equal(seen->taxes[1]->tax_class, "standard"); /* both of one class are due */
    shop_free(seen);
    args.tax_count = 3;
    assert_int_equal(put(s, &args), 0);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_region_taxes"), 3);
}

static void all_the_countries_are_delivered_to(void **state)
{
    static char codes[COUNTRIES_MOST][3];
    const char *countries[COUNTRIES_MOST];
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_region_put_args args = in_germany("eu");
    for (int i = 0; i < COUNTRIES_MOST; i++) {
        codes[i][0] = (char)('A' + i / 26);
        codes[i][1] = (char)('A' + i % 26);
        countries[i] = codes[i];
    }
    args.countries = countries;
    args.country_count = COUNTRIES_MOST;
    assert_int_equal(put(s, &args), 0);
    const shop_region *seen = get(s, "eu");
    assert_int_equal(seen->country_count, COUNTRIES_MOST);
    assert_string_equal(seen->countries[COUNTRIES_MOST - 1], codes[COUNTRIES_MOST - 1]);
    shop_free(seen);
    new_cart(s->user, cart);
    assert_int_equal(deliver_by(s->user, cart, codes[COUNTRIES_MOST - 1], NULL), 0);
    assert_int_equal(deliver_by(s->user, cart, "ZZ", NULL), SHOP_E_INVALID);
}

/* The codes in pages of two. */
static void expect_pages(cart_shop *s, const char *expected)
{
    char codes[128] = "", cursor[32] = "";
    size_t length = 0;
    bool more = true;
    while (more) {
        shop_region_list_args args = SHOP_REGION_LIST_INIT;
        const shop_region_page *page = NULL;
        args.limit = 2;
        args.cursor = cursor;
        assert_int_equal(shop_region_list(s->user, &args, &page), 0);
        for (size_t i = 0; i < page->item_count; i++)
            length += (size_t)snprintf(codes + length, sizeof(codes) - length, "%s ", page->items[i]->code);
        length += (size_t)snprintf(codes + length, sizeof(codes) - length, "| ");
        more = page->next_cursor != NULL;
        if (more)
            snprintf(cursor, sizeof(cursor), "%s", page->next_cursor);
        shop_free(page);
    }
    assert_string_equal(codes, expected);
}

static void a_region_keeps_its_place_until_it_is_deleted(void **state)
{
    cart_shop *s = *state;
    shop_region_put_args args = in_germany("z");
    assert_int_equal(put(s, &args), 0);
    expect_pages(s, "eu z | ");
    args = in_germany("a");
    assert_int_equal(put(s, &args), 0);
    put_region(s, "eu", "EUR");
    expect_pages(s, "eu z | a | ");
    assert_int_equal(delete_region(s, "eu"), 0);
    expect_pages(s, "z a | ");
    put_region(s, "eu", "EUR");
    expect_pages(s, "z a | eu | ");
}

static void a_deleted_region_takes_only_what_is_its_own(void **state)
{
    cart_shop *s = *state;
    put_region(s, "e", "EUR");
    assert_int_equal(put_method(s, "e", "post", (shop_money){.minor = 1, .currency = "EUR"}), 0);
    assert_int_equal(delete_region(s, "eu"), 0);
    assert_int_equal(delete_region(s, "eu"), SHOP_E_NOT_FOUND);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_region_taxes WHERE region = 'e'"), 1);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_shipping_methods WHERE region = 'e'"), 1);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT (SELECT count(*) FROM cart_region_taxes)"
                                                " + (SELECT count(*) FROM cart_shipping_methods)"),
                     2);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_country_is_found_whole),
        CASE(a_refused_change_leaves_the_region),
        CASE(without_methods_the_currency_may_change),
        CASE(all_the_taxes_stay_in_their_order),
        CASE(all_the_countries_are_delivered_to),
        CASE(a_region_keeps_its_place_until_it_is_deleted),
        CASE(a_deleted_region_takes_only_what_is_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
