/* ledger_test.c - the books: every movement once, as a debit and an equal credit on the right accounts, and sums
 * by account, currency and time. */
#include "tests/unit/services/payment/till.h"

#include <string.h>

/* A movement of a payment that is in another currency than the sale, or in none of its. */
typedef struct movement {
    const char *key;
    request_kind kind;
    int64_t minor;
    const char *currency;
} movement;

static int book(call *c, void *userdata)
{
    const movement *m = userdata;
    const payment_row payment = {.id = "pay_01arz3ndektsv4rrffq69g5fav",
                                 .order_id = "ord_01arz3ndektsv4rrffq69g5fav",
                                 .currency = m->currency};
    const request_row row = {.progress = {.id = m->key}, .kind = m->kind, .minor = m->minor};
    return shop__ledger_book(c, &payment, &row);
}

static const shop_balance_sheet *balance(desk *d, int64_t since_ms, int64_t until_ms)
{
    shop_ledger_balance_args args = SHOP_LEDGER_BALANCE_INIT;
    const shop_balance_sheet *sheet = NULL;
    args.since_ms = since_ms;
    args.until_ms = until_ms;
    assert_int_equal(shop_ledger_balance(d->shop, &args, &sheet), 0);
    return sheet;
}

static size_t balance_count(desk *d, int64_t since_ms, int64_t until_ms)
{
    const shop_balance_sheet *sheet = balance(d, since_ms, until_ms);
    size_t count = sheet->account_count;
    shop_free(sheet);
    return count;
}

static void a_movement_is_not_booked_twice(void **state)
{
    desk *d = *state;
    movement m = {"o/1/capture/a", REQUEST_CAPTURE, 100, "EUR"};
    assert_int_equal(till_transact(d, book, &m), 0);
    assert_int_not_equal(till_transact(d, book, &m), 0);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_ledger"), 2);
}

static void nothing_is_no_movement(void **state)
{
    desk *d = *state;
    movement m = {"o/1/capture/a", REQUEST_CAPTURE, 0, "EUR"};
    assert_int_not_equal(till_transact(d, book, &m), 0);
    m.minor = -1;
    assert_int_not_equal(till_transact(d, book, &m), 0);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_ledger"), 0);
}

/* The newest first: the credit of the refund, its debit, and behind them those of the capture. */
static void money_in_and_out_goes_through_clearing(void **state)
{
    static const struct {
        shop_ledger_side side;
        shop_ledger_account account;
        int64_t minor;
        const char *request;
    } expected[] = {
        {SHOP_LEDGER_SIDE_CREDIT, SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING, 30, "o/1/refund/b"},
        {SHOP_LEDGER_SIDE_DEBIT, SHOP_LEDGER_ACCOUNT_REFUNDS, 30, "o/1/refund/b"},
        {SHOP_LEDGER_SIDE_CREDIT, SHOP_LEDGER_ACCOUNT_REVENUE, 100, "o/1/capture/a"},
        {SHOP_LEDGER_SIDE_DEBIT, SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING, 100, "o/1/capture/a"},
    };
    desk *d = *state;
    shop_ledger_list_args args = SHOP_LEDGER_LIST_INIT;
    const shop_ledger_entry_page *page = NULL;
    movement in = {"o/1/capture/a", REQUEST_CAPTURE, 100, "EUR"};
    movement out = {"o/1/refund/b", REQUEST_REFUND, 30, "EUR"};
    assert_int_equal(till_transact(d, book, &in), 0);
    assert_int_equal(till_transact(d, book, &out), 0);
    assert_int_equal(shop_ledger_list(d->shop, &args, &page), 0);
    assert_int_equal(page->item_count, 4);
    for (size_t i = 0; i < page->item_count; i++) {
        assert_int_equal(page->items[i]->side, expected[i].side);
        assert_int_equal(page->items[i]->account, expected[i].account);
        assert_int_equal(page->items[i]->amount.minor, expected[i].minor);
        assert_string_equal(page->items[i]->request, expected[i].request);
        assert_string_equal(page->items[i]->payment_id, "pay_01arz3ndektsv4rrffq69g5fav");
        assert_string_equal(page->items[i]->order_id, "ord_01arz3ndektsv4rrffq69g5fav");
    }
    shop_free(page);
}

static void a_list_of_one_payment_has_only_its_entries(void **state)
{
    desk *d = *state;
    sale s;
    shop_ledger_list_args args = SHOP_LEDGER_LIST_INIT;
    const shop_ledger_entry_page *page = NULL;
    movement other = {"o/1/capture/a", REQUEST_CAPTURE, 100, "EUR"};
    till_sold(d, NULL, "tok_approve", &s);
    assert_int_equal(till_transact(d, book, &other), 0);
    args.payment_id = s.payment;
    args.limit = 2;
    assert_int_equal(shop_ledger_list(d->shop, &args, &page), 0);
    assert_int_equal(page->item_count, 2);
    assert_null(page->next_cursor);
    assert_string_equal(page->items[0]->payment_id, s.payment);
    assert_int_equal(page->items[1]->amount.minor, TILL_AMOUNT_MINOR);
    shop_free(page);
}

/* A yen is no cent, so nothing is summed over currencies. */
static void each_currency_has_sums_of_its_own(void **state)
{
    static const struct {
        const char *currency;
        int64_t debits, credits;
        shop_ledger_account account;
    } expected[] = {
        {"EUR", 105, 30, SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING}, {"EUR", 0, 105, SHOP_LEDGER_ACCOUNT_REVENUE},
        {"EUR", 30, 0, SHOP_LEDGER_ACCOUNT_REFUNDS},             {"JPY", 7, 0, SHOP_LEDGER_ACCOUNT_PROVIDER_CLEARING},
        {"JPY", 0, 7, SHOP_LEDGER_ACCOUNT_REVENUE},
    };
    static const movement movements[] = {{"o/1/capture/a", REQUEST_CAPTURE, 100, "EUR"},
                                         {"o/1/capture/b", REQUEST_CAPTURE, 7, "JPY"},
                                         {"o/1/refund/c", REQUEST_REFUND, 30, "EUR"},
                                         {"o/1/capture/d", REQUEST_CAPTURE, 5, "EUR"}};
    desk *d = *state;
    for (size_t i = 0; i < sizeof(movements) / sizeof(movements[0]); i++) {
        movement m = movements[i];
        assert_int_equal(till_transact(d, book, &m), 0);
    }
    const shop_balance_sheet *sheet = balance(d, 0, 0);
    assert_int_equal(sheet->account_count, sizeof(expected) / sizeof(expected[0]));
    for (size_t i = 0; i < sheet->account_count; i++) {
        assert_string_equal(sheet->accounts[i]->debits.currency, expected[i].currency);
        assert_int_equal(sheet->accounts[i]->account, expected[i].account);
        assert_int_equal(sheet->accounts[i]->debits.minor, expected[i].debits);
        assert_int_equal(sheet->accounts[i]->credits.minor, expected[i].credits);
    }
    shop_free(sheet);
}

static void a_balance_has_its_first_moment_and_not_its_last(void **state)
{
    desk *d = *state;
    movement m = {"o/1/capture/a", REQUEST_CAPTURE, 100, "EUR"};
    assert_int_equal(till_transact(d, book, &m), 0);
    till_sql(d, "UPDATE payment_ledger SET at_ms = 1000");
    assert_int_equal(balance_count(d, 1000, 1001), 2);
    assert_int_equal(balance_count(d, 1000, 0), 2);
    assert_int_equal(balance_count(d, 1001, 0), 0);
    assert_int_equal(balance_count(d, 0, 1000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(a_movement_is_not_booked_twice),
        TILL_CASE(nothing_is_no_movement),
        TILL_CASE(money_in_and_out_goes_through_clearing),
        TILL_CASE(a_list_of_one_payment_has_only_its_entries),
        TILL_CASE(each_currency_has_sums_of_its_own),
        TILL_CASE(a_balance_has_its_first_moment_and_not_its_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
