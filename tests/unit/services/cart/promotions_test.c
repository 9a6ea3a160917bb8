/* promotions_test.c - promotions as they are written, listed, and found for a quote. How often one was used is
 * in coupon_uses_test.c. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/cart/promotion_rows.h"

enum { WHOLE_PPM = 1000000 };

static shop_promotion_put_args two_euros(const char *code)
{
    shop_promotion_put_args args = SHOP_PROMOTION_PUT_INIT;
    args.code = args.title = code;
    args.kind = SHOP_PROMOTION_KIND_FIXED;
    args.amount = (shop_money){.minor = 200, .currency = "EUR"};
    return args;
}

static const shop_promotion *get(shop *as, const char *code)
{
    shop_promotion_get_args args = SHOP_PROMOTION_GET_INIT;
    const shop_promotion *found = NULL;
    args.code = code;
    assert_int_equal(shop_promotion_get(as, &args, &found), 0);
    return found;
}

static void put_automatic(cart_shop *s, const char *code, int64_t starts_at_ms, int64_t ends_at_ms)
{
    shop_promotion_put_args args = ten_percent(code);
    args.automatic = true;
    args.starts_at_ms = starts_at_ms;
    args.ends_at_ms = ends_at_ms;
    assert_int_equal(put_promotion(s, &args), 0);
}

/* --- writing -------------------------------------------------------------------------------------- */

static void a_promotion_takes_more_than_nothing_for_a_while(void **state)
{
    cart_shop *s = *state;
    shop_promotion_put_args percent = ten_percent("P"), fixed = two_euros("F");
    percent.percent_ppm = WHOLE_PPM + 1;
    assert_int_equal(put_promotion(s, &percent), SHOP_E_INVALID);
    percent.percent_ppm = WHOLE_PPM;
    percent.starts_at_ms = percent.ends_at_ms = CART_SHOP_START_MS;
    assert_int_equal(put_promotion(s, &percent), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "ends_at");
    percent.ends_at_ms++;
    assert_int_equal(put_promotion(s, &percent), 0);
    fixed.amount.minor = 0;
    assert_int_equal(put_promotion(s, &fixed), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "amount");
    fixed.amount.minor = 1;
    assert_int_equal(put_promotion(s, &fixed), 0);
}

static void a_refused_change_leaves_the_promotion(void **state)
{
    cart_shop *s = *state;
    shop_promotion_put_args args = two_euros("TWO");
    assert_int_equal(put_promotion(s, &args), 0);
    args.title = "Other";
    args.minimum = (shop_money){.minor = 1, .currency = "USD"};
    assert_int_equal(put_promotion(s, &args), SHOP_E_INVALID);
    assert_non_null(strstr(shop_error_last()->message, "EUR"));
    const shop_promotion *seen = get(s->shop, "TWO");
    assert_string_equal(seen->title, "TWO");
    assert_int_equal(seen->minimum.minor, 0);
    shop_free(seen);
}

/* Else nobody could see why it does not apply to carts in another currency. */
static void a_minimum_of_nothing_shows_its_currency(void **state)
{
    cart_shop *s = *state;
    shop_promotion_put_args args = ten_percent("EUROS");
    args.minimum = (shop_money){.minor = 0, .currency = "EUR"};
    assert_int_equal(put_promotion(s, &args), 0);
    const shop_promotion *seen = get(s->shop, "EUROS");
    assert_string_equal(seen->minimum.currency, "EUR");
    assert_int_equal(seen->minimum.minor, 0);
    shop_free(seen);
    args = ten_percent("EUROS");
    assert_int_equal(put_promotion(s, &args), 0);
    seen = get(s->shop, "EUROS");
    assert_string_equal(seen->minimum.currency, "");
    shop_free(seen);
}

static void what_is_not_written_again_is_gone(void **state)
{
    cart_shop *s = *state;
    shop_promotion_put_args args = two_euros("CODE");
    args.category = "kitchen";
    args.minimum = (shop_money){.minor = 500, .currency = "EUR"};
    args.priority = -7;
    assert_int_equal(put_promotion(s, &args), 0);
    args = ten_percent("CODE");
    args.category = "";
    assert_int_equal(put_promotion(s, &args), 0);
    const shop_promotion *seen = get(s->shop, "CODE");
    assert_int_equal(seen->kind, SHOP_PROMOTION_KIND_PERCENT);
    assert_string_equal(seen->amount.currency, "");
    assert_string_equal(seen->minimum.currency, "");
    assert_null(seen->category);
    assert_int_equal(seen->priority, 0);
    shop_free(seen);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(currency) FROM cart_promotions"), 0);
}

/* --- listing -------------------------------------------------------------------------------------- */

/* The codes that somebody sees in pages of this size. */
static void expect_pages(shop *as, int64_t limit, const char *expected)
{
    char codes[128] = "", cursor[48] = "";
    size_t length = 0;
    bool more = true;
    while (more) {
        shop_promotion_list_args args = SHOP_PROMOTION_LIST_INIT;
        const shop_promotion_page *page = NULL;
        args.limit = limit;
        args.cursor = cursor;
        assert_int_equal(shop_promotion_list(as, &args, &page), 0);
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

static void customers_page_through_the_automatic_ones(void **state)
{
    cart_shop *s = *state;
    put_coupon(s, "B", 0);
    put_coupon(s, "E", 0);
    put_automatic(s, "D", 0, 0);
    put_automatic(s, "A", 0, 0);
    put_automatic(s, "C", 0, 0);
    expect_pages(s->user, 2, "A C | D | ");
    expect_pages(s->user, 3, "A C D | ");
    expect_pages(s->shop, 2, "A B | C D | E | ");
}

/* --- for a quote ---------------------------------------------------------------------------------- */

typedef struct search {
    const char *codes[4];
    char found[128];
} search;

static int find(call *c, void *userdata)
{
    search *wanted = userdata;
    const promotion_row *rows;
    size_t count, length = 0;
    TRY(shop__promotions_for(c, wanted->codes, 4, NULL, &rows, &count));
    wanted->found[0] = '\0';
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(wanted->found + length, sizeof(wanted->found) - length, "%s%s ", rows[i].code,
                                   rows[i].used_up ? "!" : "");
    return 0;
}

static void a_quote_finds_what_runs_and_the_codes_that_exist(void **state)
{
    cart_shop *s = *state;
    search wanted = {.codes = {"ZED", "NONE", "AUTO", "LATER"}};
    put_coupon(s, "ZED", 0);
    put_coupon(s, "OTHER", 0);
    put_automatic(s, "AUTO", 0, 0);
    put_automatic(s, "SOON", CART_SHOP_START_MS + 1, 0);
    put_automatic(s, "ENDS", 0, CART_SHOP_START_MS + 1);
    shop_promotion_put_args later = ten_percent("LATER");
    later.starts_at_ms = CART_SHOP_START_MS + 1000;
    assert_int_equal(put_promotion(s, &later), 0);
    assert_int_equal(internal_transact(s->shop, SHOP__SERVICE_CART, find, &wanted), 0);
    assert_string_equal(wanted.found, "AUTO ENDS ZED LATER ");
    atomic_fetch_add(&s->now_ms, 1);
    assert_int_equal(internal_transact(s->shop, SHOP__SERVICE_CART, find, &wanted), 0);
    assert_string_equal(wanted.found, "AUTO SOON ZED LATER ");
}

static void a_quote_sees_which_are_used_up(void **state)
{
    cart_shop *s = *state;
    search wanted = {.codes = {"ONCE", "TWICE", "FREE", "NONE"}};
    char order[SHOP_ID_SIZE];
    shop_coupon_reserve_args args = SHOP_COUPON_RESERVE_INIT;
    new_id(s, "ord", order);
    put_coupon(s, "ONCE", 1);
    put_coupon(s, "TWICE", 2);
    put_coupon(s, "FREE", 0);
    args.order_id = order;
    args.codes = wanted.codes;
    args.code_count = 3;
    assert_int_equal(internal_call(s->shop, SHOP__OP_COUPON_RESERVE, &args, NULL), 0);
    assert_int_equal(internal_transact(s->shop, SHOP__SERVICE_CART, find, &wanted), 0);
    assert_string_equal(wanted.found, "ONCE! TWICE FREE ");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_promotion_takes_more_than_nothing_for_a_while),
        CASE(a_refused_change_leaves_the_promotion),
        CASE(a_minimum_of_nothing_shows_its_currency),
        CASE(what_is_not_written_again_is_gone),
        CASE(customers_page_through_the_automatic_ones),
        CASE(a_quote_finds_what_runs_and_the_codes_that_exist),
        CASE(a_quote_sees_which_are_used_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
