/* merge_test.c - a guest's cart goes into a user's: into which one, in what order, up to which limits, and what
 * the guest's cart is afterwards. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <string.h>

enum { LINES_MOST = 200, QUANTITY_MOST = 1000 };

static int merge_if(cart_shop *s, const char *from, const char *into, int64_t if_version, const shop_cart **out)
{
    shop_cart_merge_args args = SHOP_CART_MERGE_INIT;
    args.guest_cart_id = from;
    args.guest_id = s->guest_id;
    args.into_cart_id = into;
    args.if_version = if_version;
    return shop_cart_merge(s->user, &args, out);
}

/* Lines of this owner's only cart that nobody had to put there one by one: PREFIX1 to PREFIXcount. */
static void fill(cart_shop *s, const char *owner, const char *prefix, int count)
{
    char sql[512];
    snprintf(sql, sizeof(sql),
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO cart_lines"
             " (cart_id, sku, position, product_id, variant_id, title, quantity) SELECT (SELECT id FROM cart_carts"
             " WHERE owner = '%s'), '%s' || i, i, zeroblob(16), zeroblob(16), 'T', 1 FROM n",
             count, owner, prefix);
    temp_shop_sql(&s->temp, sql);
}

static void both_carts(cart_shop *s, char *from, char *into)
{
    new_cart(s->guest, from);
    new_cart(s->user, into);
}

/* --- which cart ----------------------------------------------------------------------------------- */

static void a_version_is_that_of_a_cart_that_is_there(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
    const shop_cart *made = NULL;
    new_cart(s->guest, from);
    assert_int_equal(merge_if(s, from, NULL, 1, &made), SHOP_E_VERSION_MISMATCH);
    assert_int_equal(cart_state_of(s->guest, from), SHOP_CART_STATE_OPEN);
    new_cart(s->user, into);
    assert_int_equal(merge_if(s, from, NULL, 2, &made), SHOP_E_VERSION_MISMATCH);
    assert_int_equal(merge_if(s, from, NULL, 1, &made), 0);
    assert_string_equal(made->id, into);
    assert_int_equal(made->version, 2);
    shop_free(made);
}

static void the_newest_open_cart_is_taken(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], old[SHOP_ID_SIZE], open[SHOP_ID_SIZE], ordering[SHOP_ID_SIZE], order[SHOP_ID_SIZE];
    new_id(s, "ord", order);
    new_cart(s->user, old);
    new_cart(s->user, open);
    ready_cart(s, ordering);
    new_cart(s->guest, from);
    assert_int_equal(add_line(s->guest, from, "TEA", 2), 0);
    assert_int_equal(lock(s, ordering, order, NULL), 0);
    assert_int_equal(merge(s, from, ordering), SHOP_E_CONFLICT);
    assert_int_equal(merge(s, from, NULL), 0);
    assert_int_equal(quantity_of(s->user, open, "TEA"), 2);
    assert_int_equal(version_of(s->user, old), 1);
}

static void a_new_cart_is_where_the_guest_was_if_that_is_still_there(void **state)
{
    cart_shop *s = *state;
    static const char *const regions[] = {"us", "eu"};
    put_region(s, "us", "USD");
    for (size_t i = 0; i < 2; i++) {
        shop_cart_create_args args = SHOP_CART_CREATE_INIT;
        const shop_cart *guests, *made = NULL;
        args.region = "us";
        assert_int_equal(shop_cart_create(s->guest, &args, &guests), 0);
        if (i == 1)
            assert_int_equal(delete_region(s, "us"), 0);
        temp_shop_sql(&s->temp, "DELETE FROM cart_carts WHERE state = 1 AND owner LIKE 'usr_%'");
        assert_int_equal(merge_if(s, guests->id, NULL, 0, &made), 0);
        assert_string_equal(made->region, regions[i]);
        assert_string_equal(made->owner, s->user_id);
        shop_free(guests);
        shop_free(made);
    }
}

/* --- what goes over ------------------------------------------------------------------------------- */

static void the_guests_goods_come_behind_in_their_order(void **state)
{
    static const char *const skus[] = {"TEA", "MUG", "CAN", "ANT"};
    static const int64_t quantities[] = {1, QUANTITY_MOST, 4, 3};
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
    const shop_cart *answer = NULL;
    put_goods(s, "CAN", 100, SHOP_PRODUCT_STATUS_ACTIVE);
    put_goods(s, "ANT", 100, SHOP_PRODUCT_STATUS_ACTIVE);
    both_carts(s, from, into);
    assert_int_equal(add_line(s->user, into, "TEA", 1), 0);
    assert_int_equal(add_line(s->user, into, "MUG", QUANTITY_MOST - 5), 0);
    assert_int_equal(add_line(s->guest, from, "CAN", 4), 0);
    assert_int_equal(add_line(s->guest, from, "MUG", 5), 0);
    assert_int_equal(add_line(s->guest, from, "ANT", 3), 0);
    assert_int_equal(merge_if(s, from, into, 0, &answer), 0);
    const shop_cart *seen = cart_of(s->user, into);
    assert_int_equal(answer->line_count, 4);
    assert_int_equal(seen->line_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(answer->lines[i]->sku, skus[i]);
        assert_string_equal(seen->lines[i]->sku, skus[i]);
        assert_int_equal(seen->lines[i]->quantity, quantities[i]);
    }
    shop_free(answer);
    shop_free(seen);
}

static void two_hundred_lines_fit_and_one_more_does_not(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
    both_carts(s, from, into);
    fill(s, s->guest_id, "A", LINES_MOST / 2 + 1);
    fill(s, s->user_id, "B", LINES_MOST / 2);
    assert_int_equal(merge(s, from, into), SHOP_E_TOO_LARGE);
    assert_int_equal(version_of(s->user, into), 1);
    assert_int_equal(cart_state_of(s->guest, from), SHOP_CART_STATE_OPEN);
    assert_int_equal(set_line(s->guest, from, "A1", 0), 0);
    assert_int_equal(merge(s, from, into), 0);
    const shop_cart *seen = cart_of(s->user, into);
    assert_int_equal(seen->line_count, LINES_MOST);
    assert_string_equal(seen->lines[LINES_MOST / 2]->sku, "A2");
    shop_free(seen);
}

static void ten_coupons_fit_the_users_own_first(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE], code[16];
    both_carts(s, from, into);
    for (int i = 0; i <= 10; i++) { /* the guest has C0 to C5 and C10, the user C5 to C9 */
        snprintf(code, sizeof(code), "C%d", i);
        put_coupon(s, code, 0);
        if (i <= 5 || i == 10)
            assert_int_equal(add_coupon(s->guest, from, code), 0);
        if (i >= 5 && i < 10)
            assert_int_equal(add_coupon(s->user, into, code), 0);
    }
    assert_int_equal(merge(s, from, into), SHOP_E_TOO_LARGE);
    shop_cart_remove_coupon_args args = SHOP_CART_REMOVE_COUPON_INIT;
    const shop_cart *seen;
    args.cart_id = from;
    args.code = "C10";
    assert_int_equal(shop_cart_remove_coupon(s->guest, &args, &seen), 0);
    shop_free(seen);
    assert_int_equal(merge(s, from, into), 0);
    seen = cart_of(s->user, into);
    assert_int_equal(seen->coupon_count, 10);
    assert_string_equal(seen->coupons[0], "C5");
    assert_string_equal(seen->coupons[5], "C0");
    assert_string_equal(seen->coupons[9], "C4");
    shop_free(seen);
}

static void what_the_user_said_of_delivery_stays(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
    shop_cart_set_delivery_args args = SHOP_CART_SET_DELIVERY_INIT;
    const shop_cart *seen = NULL;
    both_carts(s, from, into);
    args.cart_id = from;
    args.country = "DE";
    args.shipping_method = "post";
    args.email = "guest@example.org";
    assert_int_equal(shop_cart_set_delivery(s->guest, &args, &seen), 0);
    shop_free(seen);
    assert_int_equal(deliver_by(s->user, into, "AT", NULL), 0);
    assert_int_equal(merge_if(s, from, into, 0, &seen), 0);
    assert_string_equal(seen->country, "AT");
    assert_null(seen->shipping_method); /* the guest's was for another country */
    assert_string_equal(seen->email, "guest@example.org");
    shop_free(seen);
}

/* --- afterwards ----------------------------------------------------------------------------------- */

static void the_guests_cart_is_closed_and_empty(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
    both_carts(s, from, into);
    assert_int_equal(add_line(s->guest, from, "MUG", 2), 0);
    atomic_fetch_add(&s->now_ms, 5000);
    assert_int_equal(merge(s, from, into), 0);
    const shop_cart *seen = cart_of(s->guest, from);
    assert_int_equal(seen->state, SHOP_CART_STATE_MERGED);
    assert_string_equal(seen->merged_into, into);
    assert_int_equal(seen->version, 3);
    assert_int_equal(seen->updated_at_ms, CART_SHOP_START_MS + 5000);
    assert_int_equal(seen->line_count, 0);
    shop_free(seen);
    assert_int_equal(set_line(s->guest, from, "MUG", 0), SHOP_E_CONFLICT);
    assert_int_equal(merge(s, into, from), SHOP_E_NOT_FOUND); /* the user's is no guest's */
}

static void a_repeat_tells_what_the_cart_is_by_now(void **state)
{
    cart_shop *s = *state;
    char from[SHOP_ID_SIZE], into[SHOP_ID_SIZE];
    shop_cart_delete_args args = SHOP_CART_DELETE_INIT;
    const shop_cart *seen = NULL;
    both_carts(s, from, into);
    assert_int_equal(merge(s, from, into), 0);
    assert_int_equal(add_line(s->user, into, "TEA", 7), 0);
    assert_int_equal(merge_if(s, from, into, 1, &seen), 0); /* it is done: the version was another then */
    assert_int_equal(seen->version, 3);
    assert_int_equal(seen->lines[0]->quantity, 7);
    shop_free(seen);
    args.cart_id = into;
    assert_int_equal(shop_cart_delete(s->user, &args), 0);
    assert_int_equal(merge(s, from, NULL), SHOP_E_NOT_FOUND);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT count(*) FROM cart_carts"), 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, cart_shop_setup, cart_shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_version_is_that_of_a_cart_that_is_there),
        CASE(the_newest_open_cart_is_taken),
        CASE(a_new_cart_is_where_the_guest_was_if_that_is_still_there),
        CASE(the_guests_goods_come_behind_in_their_order),
        CASE(two_hundred_lines_fit_and_one_more_does_not),
        CASE(ten_coupons_fit_the_users_own_first),
        CASE(what_the_user_said_of_delivery_stays),
        CASE(the_guests_cart_is_closed_and_empty),
        CASE(a_repeat_tells_what_the_cart_is_by_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
