/* carts_test.c - making, listing and throwing away carts: which region a new one is in, pages that show each
 * open cart once, and that nothing of a deleted one is left. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

enum { MANY = 5, DEFAULT_PAGE = 20 };

static const shop_cart_page *list(shop *as, int64_t limit, const char *cursor)
{
    shop_cart_list_args args = SHOP_CART_LIST_INIT;
    const shop_cart_page *page = NULL;
    args.limit = limit;
    args.cursor = cursor;
    assert_int_equal(shop_cart_list(as, &args, &page), 0);
    return page;
}

static int delete(shop *as, const char *cart, int64_t if_version)
{
    shop_cart_delete_args args = SHOP_CART_DELETE_INIT;
    args.cart_id = cart;
    args.if_version = if_version;
    return shop_cart_delete(as, &args);
}

static void expect_region(shop *as, const char *asked, const char *code)
{
    shop_cart_create_args args = SHOP_CART_CREATE_INIT;
    const shop_cart *cart;
    args.region = asked;
    assert_int_equal(shop_cart_create(as, &args, &cart), 0);
    assert_string_equal(cart->region, code);
    shop_free(cart);
}

/* --- listing -------------------------------------------------------------------------------------- */

static void a_cursor_names_a_cart(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    shop_cart_list_args args = SHOP_CART_LIST_INIT;
    const shop_cart_page *page;
    new_cart(s->user, cart);
    args.cursor = s->user_id;
    assert_int_equal(shop_cart_list(s->user, &args, &page), SHOP_E_INVALID);
    cart[strlen(cart) - 1] = '\0';
    args.cursor = cart;
    assert_int_equal(shop_cart_list(s->user, &args, &page), SHOP_E_INVALID);
    args.cursor = "";
    assert_int_equal(shop_cart_list(s->user, &args, &page), 0);
    assert_int_equal(page->item_count, 1);
    shop_free(page);
}

static void pages_show_each_cart_once_the_newest_first(void **state)
{
    cart_shop *s = *state;
    char carts[MANY][SHOP_ID_SIZE], cursor[SHOP_ID_SIZE] = "";
    size_t seen = 0;
    for (size_t i = 0; i < MANY; i++)
        new_cart(s->user, carts[i]);
    for (int pages = 1; pages <= 3; pages++) {
        const shop_cart_page *page = list(s->user, 2, cursor);
        for (size_t i = 0; i < page->item_count; i++)
            assert_string_equal(page->items[i]->id, carts[MANY - 1 - seen++]);
        assert_int_equal(page->next_cursor != NULL, pages < 3);
        if (page->next_cursor != NULL)
            snprintf(cursor, sizeof(cursor), "%s", page->next_cursor);
        shop_free(page);
    }
    assert_int_equal(seen, MANY);
}

static void the_last_page_may_be_full(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE];
    for (int i = 0; i < DEFAULT_PAGE; i++)
        new_cart(s->user, cart);
    const shop_cart_page *page = list(s->user, 0, NULL);
    assert_int_equal(page->item_count, DEFAULT_PAGE);
    assert_null(page->next_cursor);
    shop_free(page);
    new_cart(s->user, cart);
    page = list(s->user, 0, NULL);
    assert_int_equal(page->item_count, DEFAULT_PAGE);
    assert_non_null(page->next_cursor);
    shop_free(page);
}

static void a_list_goes_on_behind_a_cart_that_is_gone(void **state)
{
    cart_shop *s = *state;
    char old[SHOP_ID_SIZE], gone[SHOP_ID_SIZE], newest[SHOP_ID_SIZE];
    new_cart(s->user, old);
    new_cart(s->user, gone);
    new_cart(s->user, newest);
    assert_int_equal(delete(s->user, gone, 0), 0);
    const shop_cart_page *page = list(s->user, 1, gone);
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->id, old);
    shop_free(page);
}

static void carts_that_are_not_open_are_not_listed(void **state)
{
    cart_shop *s = *state;
    char ordering[SHOP_ID_SIZE], merged[SHOP_ID_SIZE], into[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    ready_cart(s, ordering);
    new_cart(s->user, into);
    new_cart(s->guest, merged);
    assert_int_equal(lock(s, ordering, order, NULL), 0);
    assert_int_equal(merge(s, merged, into), 0);
    const shop_cart_page *page = list(s->user, 0, NULL);
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->id, into);
    shop_free(page);
    page = list(s->guest, 0, NULL);
    assert_int_equal(page->item_count, 0);
    shop_free(page);
}

/* --- making and throwing away --------------------------------------------------------------------- */

static void a_new_cart_is_in_the_region_that_was_written_first(void **state)
{
    cart_shop *s = *state;
    put_region(s, "at-home", "USD");
    expect_region(s->user, NULL, "eu");
    expect_region(s->user, "", "eu");
    expect_region(s->user, "at-home", "at-home");
    assert_int_equal(delete_region(s, "eu"), 0);
    expect_region(s->guest, NULL, "at-home");
}

static void nothing_of_a_deleted_cart_is_left(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    ready_cart(s, cart);
    ready_cart(s, other);
    assert_int_equal(add_line(s->user, cart, "TEA", 1), 0);
    assert_int_equal(delete(s->user, cart, version_of(s->user, cart)), 0);
    assert_int_equal(delete(s->user, cart, 0), SHOP_E_NOT_FOUND);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_carts"), 1);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_lines"), 1);
    assert_int_equal(quantity_of(s->user, other, "MUG"), 1);
}

static void a_cart_that_an_order_holds_is_not_deleted(void **state)
{
    cart_shop *s = *state;
    char cart[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    ready_cart(s, cart);
    assert_int_equal(delete(s->user, cart, version_of(s->user, cart) - 1), SHOP_E_VERSION_MISMATCH);
    assert_int_equal(lock(s, cart, order, NULL), 0);
    assert_int_equal(delete(s->user, cart, 0), SHOP_E_CONFLICT);
    assert_int_equal(quantity_of(s->user, cart, "MUG"), 1);
    assert_int_equal(unlock(s, cart, order), 0);
    assert_int_equal(delete(s->user, cart, 0), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_cursor_names_a_cart),
        CASE(pages_show_each_cart_once_the_newest_first),
        CASE(the_last_page_may_be_full),
        CASE(a_list_goes_on_behind_a_cart_that_is_gone),
        CASE(carts_that_are_not_open_are_not_listed),
        CASE(a_new_cart_is_in_the_region_that_was_written_first),
        CASE(nothing_of_a_deleted_cart_is_left),
        CASE(a_cart_that_an_order_holds_is_not_deleted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
