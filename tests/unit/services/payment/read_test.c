/* read_test.c - who sees which payments in which order, and their history: page by page, each with its own
 * cursor, and nobody's with nobody. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"

#define ADA "usr_01arz3ndektsv4rrffq69g5fav"
#define BOB "usr_01arz3ndektsv4rrffq69g5faw"
#define NO_PAYMENT "pay_01arz3ndektsv4rrffq69g5fav"

enum { SHOWN_MAX = 8, STEPS_WRITTEN = 250 };

static const shop_payment_change_page *history(desk *d, const char *payment_id, int64_t limit, const char *cursor)
{
    shop_payment_history_args args = SHOP_PAYMENT_HISTORY_INIT;
    const shop_payment_change_page *page = NULL;
    args.payment_id = payment_id;
    args.limit = limit;
    args.cursor = cursor;
    assert_int_equal(shop_payment_history(d->shop, &args, &page), 0);
    return page;
}

/* How many steps a page has, where it begins, and whether it says that there are more. */
static void expect_steps(desk *d, const char *payment_id, int64_t limit, const char *cursor, size_t count,
                         int64_t first, const char *next)
{
    const shop_payment_change_page *page = history(d, payment_id, limit, cursor);
    assert_int_equal(page->item_count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(page->items[i]->version, first + (int64_t)i);
    if (next == NULL)
        assert_null(page->next_cursor);
    else
        assert_string_equal(page->next_cursor, next);
    shop_free(page);
}

/* Attempts as they are listed, "3 2 1": a page after another, each of `limit`. */
static const char *listed(shop *as, const char *order_id, int64_t limit)
{
    static char text[SHOWN_MAX * 24];
    char cursor[SHOP_ID_SIZE] = "";
    size_t length = 0;
    text[0] = '\0';
    do {
        shop_payment_list_args args = SHOP_PAYMENT_LIST_INIT;
        const shop_payment_page *page = NULL;
        args.order_id = order_id;
        args.limit = limit;
        args.cursor = cursor;
        assert_int_equal(shop_payment_list(as, &args, &page), 0);
        assert_in_range(page->item_count, 0, (uintmax_t)limit);
        for (size_t i = 0; i < page->item_count; i++)
            length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%lld", length > 0 ? " " : "",
                                       (long long)page->items[i]->attempt);
        assert_in_range(length, 0, sizeof(text) - 1);
        snprintf(cursor, sizeof(cursor), "%s", page->next_cursor != NULL ? page->next_cursor : "");
        shop_free(page);
    } while (cursor[0] != '\0');
    return text;
}

/* Three attempts at one order, of Ada, Bob and nobody; and, in between, one at another order, which is Ada's and
 * has the number 9. */
static void four_payments(desk *d, sale *s)
{
    char key[TILL_KEY_MAX], other[SHOP_ID_SIZE], id[SHOP_ID_SIZE];
    till_sale(d, NULL, "tok_decline", s);
    till_give(d, s->key, ADA);
    desk_id(d, "ord", other);
    desk_paid(d, other, 9, "tok_approve", id);
    snprintf(key, sizeof(key), "%s/9", other);
    till_give(d, key, ADA);
    desk_paid(d, s->order, 2, "tok_decline", id);
    snprintf(key, sizeof(key), "%s/2", s->order);
    till_give(d, key, BOB);
    desk_paid(d, s->order, 3, "tok_approve", id);
}

/* --- payments --------------------------------------------------------------------------------- */

static void what_is_not_there_has_no_history(void **state)
{
    desk *d = *state;
    shop_payment_history_args history_args = SHOP_PAYMENT_HISTORY_INIT;
    shop_payment_get_args get_args = SHOP_PAYMENT_GET_INIT;
    const shop_payment_change_page *page = NULL;
    const shop_payment *p = NULL;
    history_args.payment_id = get_args.payment_id = NO_PAYMENT;
    assert_int_equal(shop_payment_history(d->shop, &history_args, &page), SHOP_E_NOT_FOUND);
    assert_int_equal(shop_payment_get(d->shop, &get_args, &p), SHOP_E_NOT_FOUND);
    assert_string_equal(listed(d->shop, NULL, 1), "");
}

static void nobodys_payment_is_seen_by_staff_only(void **state)
{
    desk *d = *state;
    sale s;
    shop_payment_get_args get_args = SHOP_PAYMENT_GET_INIT;
    shop_payment_history_args history_args = SHOP_PAYMENT_HISTORY_INIT;
    const shop_payment_change_page *page = NULL;
    const shop_payment *p = NULL;
    till_sale(d, NULL, "tok_approve", &s);
    shop *ada = till_view(d, ADA, NULL);
    get_args.payment_id = history_args.payment_id = s.payment;
    assert_int_equal(shop_payment_get(ada, &get_args, &p), SHOP_E_NOT_FOUND);
    assert_int_equal(shop_payment_history(ada, &history_args, &page), SHOP_E_NOT_FOUND);
    assert_string_equal(listed(ada, NULL, 1), "");
    assert_string_equal(listed(ada, s.order, 1), "");
    shop_close(ada);
    assert_string_equal(listed(d->shop, NULL, 1), "1");
}

static void everybody_sees_what_is_theirs_newest_first(void **state)
{
    desk *d = *state;
    sale s;
    four_payments(d, &s);
    shop *ada = till_view(d, ADA, NULL);
    shop *support = till_view(d, BOB, "support");
    for (int limit = 1; limit <= 4; limit++) {
        assert_string_equal(listed(ada, NULL, limit), "9 1");
        assert_string_equal(listed(support, NULL, limit), "3 2 9 1");
    }
    shop_close(support);
    shop_close(ada);
}

/* One order may have attempts of several people: a guest's that was claimed, and another's. */
static void of_an_order_everybody_sees_their_own_attempts(void **state)
{
    desk *d = *state;
    sale s;
    four_payments(d, &s);
    shop *ada = till_view(d, ADA, NULL);
    shop *bob = till_view(d, BOB, NULL);
    for (int limit = 1; limit <= 3; limit++) {
        assert_string_equal(listed(d->shop, s.order, limit), "3 2 1");
        assert_string_equal(listed(ada, s.order, limit), "1");
        assert_string_equal(listed(bob, s.order, limit), "2");
    }
    shop_close(bob);
    shop_close(ada);
}

/* --- history ---------------------------------------------------------------------------------- */

static void a_cursor_that_is_no_version_is_refused(void **state)
{
    static const char *const cursors[] = {"x", "1x", " 1", "1.0", "-", "9223372036854775808", NO_PAYMENT};
    desk *d = *state;
    sale s;
    shop_payment_history_args args = SHOP_PAYMENT_HISTORY_INIT;
    const shop_payment_change_page *page = NULL;
    till_sale(d, NULL, "tok_approve", &s);
    args.payment_id = s.payment;
    for (size_t i = 0; i < sizeof(cursors) / sizeof(cursors[0]); i++) {
        args.cursor = cursors[i];
        assert_int_equal(shop_payment_history(d->shop, &args, &page), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "cursor");
        assert_null(page);
    }
}

static void history_goes_on_behind_its_cursor(void **state)
{
    desk *d = *state;
    sale s;
    till_sold(d, NULL, "tok_approve", &s); /* opened, authorized, capture begun, captured */
    expect_steps(d, s.payment, 1, NULL, 1, 1, "1");
    expect_steps(d, s.payment, 2, "1", 2, 2, "3");
    expect_steps(d, s.payment, 3, "1", 3, 2, NULL);
    expect_steps(d, s.payment, 4, "", 4, 1, NULL);
    expect_steps(d, s.payment, 1, "3", 1, 4, NULL);
    expect_steps(d, s.payment, 1, "4", 0, 0, NULL);
    expect_steps(d, s.payment, 1, "9223372036854775807", 0, 0, NULL);
}

static void history_comes_by_twenty_and_by_two_hundred_at_most(void **state)
{
    desk *d = *state;
    sale s;
    till_sale(d, NULL, "tok_approve", &s); /* two steps */
    till_sql(d,
             "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
             " INSERT INTO payment_history SELECT payment_id, n.i, 5, 5, 'waited', 1, 'EUR', NULL, 1"
             " FROM payment_history, n WHERE version = 1",
             STEPS_WRITTEN);
    expect_steps(d, s.payment, 0, NULL, PAGE_DEFAULT, 1, "20");
    expect_steps(d, s.payment, PAGE_MAX, NULL, PAGE_MAX, 1, "200");
    expect_steps(d, s.payment, PAGE_MAX, "50", PAGE_MAX, 51, NULL);
    expect_steps(d, s.payment, PAGE_MAX, "49", PAGE_MAX, 50, "249");
}

static void a_step_says_whence_why_and_over_how_much(void **state)
{
    desk *d = *state;
    sale s, other;
    till_sale(d, NULL, "tok_approve", &s);
    till_sold(d, NULL, "tok_approve", &other);
    assert_int_equal(desk_capture(d, s.payment, 1200, NULL), 0);
    desk_later(d, 60000);
    assert_int_equal(desk_refund(d, s.payment, 300), 0);
    const shop_payment_change_page *page = history(d, s.payment, 0, NULL);
    assert_int_equal(page->item_count, 6);
    assert_int_equal(page->items[0]->from, SHOP_PAYMENT_STATE_UNKNOWN);
    assert_int_equal(page->items[0]->to, SHOP_PAYMENT_STATE_SENDING);
    assert_int_equal(page->items[0]->amount.minor, TILL_AMOUNT_MINOR);
    assert_int_equal(page->items[2]->from, SHOP_PAYMENT_STATE_AUTHORIZED);
    assert_int_equal(page->items[2]->to, SHOP_PAYMENT_STATE_CAPTURING);
    assert_int_equal(page->items[2]->amount.minor, 1200);
    assert_null(page->items[3]->reason);
    assert_string_equal(page->items[4]->reason, "broken");
    assert_int_equal(page->items[4]->from, page->items[4]->to);
    assert_int_equal(page->items[4]->amount.minor, 300);
    assert_string_equal(page->items[4]->amount.currency, "EUR");
    assert_true(page->items[4]->at_ms > page->items[3]->at_ms);
    shop_free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(what_is_not_there_has_no_history),
        TILL_CASE(nobodys_payment_is_seen_by_staff_only),
        TILL_CASE(everybody_sees_what_is_theirs_newest_first),
        TILL_CASE(of_an_order_everybody_sees_their_own_attempts),
        TILL_CASE(a_cursor_that_is_no_version_is_refused),
        TILL_CASE(history_goes_on_behind_its_cursor),
        TILL_CASE(history_comes_by_twenty_and_by_two_hundred_at_most),
        TILL_CASE(a_step_says_whence_why_and_over_how_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
