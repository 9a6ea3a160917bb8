/* payment_rows_test.c - payments as rows: what a new one begins with, how one is found again, and how much of it
 * can still be taken or paid back. */
#include "tests/unit/services/payment/till.h"

#include <stdio.h>
#include <string.h>

#define SOME_PAYMENT "pay_01arz3ndektsv4rrffq69g5fav"
#define SOME_ORDER "ord_01arz3ndektsv4rrffq69g5fav"

static payment_row made(void)
{
    return (payment_row){.id = SOME_PAYMENT,
                         .order_id = SOME_ORDER,
                         .attempt = 1,
                         .provider = "relay",
                         .owner = "usr_01arz3ndektsv4rrffq69g5fav",
                         .currency = "EUR",
                         .amount_minor = 5000,
                         .captured_minor = 1,                    /* a new payment has none of these, */
                         .extra_minor = 2,                       /* whatever the row says */
                         .state = SHOP_PAYMENT_STATE_CAPTURED,
                         .version = 9,
                         .created_at_ms = 1234,
                         .updated_at_ms = 9999};
}

static int insert(call *c, void *userdata)
{
    return shop__payment_insert(c, userdata);
}

/* What is to be found, and what was: texts are copied because they end with the call. */
typedef struct search {
    const char *payment_id; /* or else by order and attempt */
    int64_t attempt;
    payment_row row;
    char id[SHOP_ID_SIZE];
    char owner[SHOP_ID_SIZE];
} search;

static int look(call *c, void *userdata)
{
    search *s = userdata;
    if (s->payment_id != NULL)
        TRY(shop__payment_load(c, s->payment_id, &s->row));
    else
        TRY(shop__payment_find_attempt(c, SOME_ORDER, s->attempt, &s->row));
    snprintf(s->id, sizeof(s->id), "%s", s->row.id);
    snprintf(s->owner, sizeof(s->owner), "%s", s->row.owner != NULL ? s->row.owner : "nobody");
    return 0;
}

static void what_is_not_there_is_not_found(void **state)
{
    desk *d = *state;
    search s = {.payment_id = SOME_PAYMENT, .row = {.attempt = 77}};
    assert_int_equal(till_transact(d, look, &s), SHOP_E_NOT_FOUND);
    till_expect_said("no such payment");
    s.payment_id = NULL;
    assert_int_equal(till_transact(d, look, &s), SHOP_E_NOT_FOUND);
    assert_int_equal(s.row.attempt, 77);
}

static void a_new_payment_is_sending_whatever_its_row_says(void **state)
{
    desk *d = *state;
    payment_row row = made();
    search s = {.payment_id = SOME_PAYMENT};
    assert_int_equal(till_transact(d, insert, &row), 0);
    assert_int_equal(till_transact(d, look, &s), 0);
    assert_int_equal(s.row.state, SHOP_PAYMENT_STATE_SENDING);
    assert_int_equal(s.row.version, 1);
    assert_int_equal(s.row.amount_minor, 5000);
    assert_int_equal(s.row.captured_minor + s.row.extra_minor, 0);
    assert_int_equal(s.row.created_at_ms, 1234);
    assert_int_equal(s.row.updated_at_ms, 1234);
    assert_string_equal(s.owner, row.owner);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_history WHERE version = 1 AND to_state = 1"
                                    " AND what = 'opened' AND amount_minor = 5000 AND at_ms = 1234"), 1);
}

static void an_attempt_is_made_once(void **state)
{
    desk *d = *state;
    payment_row row = made();
    assert_int_equal(till_transact(d, insert, &row), 0);
    row.id = "pay_01arz3ndektsv4rrffq69g5faw";
    assert_int_not_equal(till_transact(d, insert, &row), 0);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_history"), 1);
    row.attempt = 0;
    assert_int_not_equal(till_transact(d, insert, &row), 0);
    row.attempt = 2;
    row.amount_minor = -1;
    assert_int_not_equal(till_transact(d, insert, &row), 0);
    assert_int_equal(till_number(d, "SELECT count(*) FROM payment_payments"), 1);
}

/* Ten comes behind nine, also for those who would compare texts. */
static void attempt_nothing_is_the_newest(void **state)
{
    static const struct {
        const char *id;
        int64_t attempt;
    } table[] = {{"pay_01arz3ndektsv4rrffq69g5fa1", 9}, {"pay_01arz3ndektsv4rrffq69g5fa0", 10}};
    desk *d = *state;
    payment_row row = made();
    row.owner = NULL;
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        row.id = table[i].id;
        row.attempt = table[i].attempt;
        assert_int_equal(till_transact(d, insert, &row), 0);
    }
    search s = {.attempt = 0};
    assert_int_equal(till_transact(d, look, &s), 0);
    assert_string_equal(s.id, table[1].id);
    assert_string_equal(s.owner, "nobody");
    s.attempt = 9;
    assert_int_equal(till_transact(d, look, &s), 0);
    assert_string_equal(s.id, table[0].id);
    s.attempt = 1;
    assert_int_equal(till_transact(d, look, &s), SHOP_E_NOT_FOUND);
}

static void what_is_on_its_way_is_not_left(void **state)
{
    payment_row row = {.amount_minor = 5000};
    (void)state;
    assert_int_equal(shop__payment_capturable(&row), 5000);
    assert_int_equal(shop__payment_refundable(&row), 0);
    row.captured_minor = 3000;
    row.capturing_minor = 1500;
    row.refunded_minor = 1000;
    row.refunding_minor = 700;
    assert_int_equal(shop__payment_capturable(&row), 500);
    assert_int_equal(shop__payment_refundable(&row), 1300);
    row = (payment_row){.amount_minor = INT64_MAX, .captured_minor = INT64_MAX, .refunded_minor = INT64_MAX};
    assert_int_equal(shop__payment_capturable(&row), 0);
    assert_int_equal(shop__payment_refundable(&row), 0);
}

/* Amounts on their way are nobody's business: an amount counts when it has arrived. */
static void people_see_what_has_arrived(void **state)
{
    payment_row row = made();
    shop_payment p;
    (void)state;
    row.captured_minor = 3000;
    row.capturing_minor = 1500;
    row.refunded_minor = 1000;
    row.refunding_minor = 700;
    row.reason = "why";
    row.action_url = "https://bank";
    shop__payment_project(&row, &p);
    assert_int_equal(p.amount.minor, 5000);
    assert_int_equal(p.captured.minor, 3000);
    assert_int_equal(p.refunded.minor, 1000);
    assert_string_equal(p.refunded.currency, "EUR");
    assert_int_equal(p.state, SHOP_PAYMENT_STATE_CAPTURED);
    assert_string_equal(p.reason, "why");
    assert_string_equal(p.action_url, "https://bank");
    assert_int_equal(p.version, 9);
    assert_int_equal(p.created_at_ms, 1234);
    assert_int_equal(p.updated_at_ms, 9999);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TILL_CASE(what_is_not_there_is_not_found),
        TILL_CASE(a_new_payment_is_sending_whatever_its_row_says),
        TILL_CASE(an_attempt_is_made_once),
        TILL_CASE(attempt_nothing_is_the_newest),
        cmocka_unit_test(what_is_on_its_way_is_not_left),
        cmocka_unit_test(people_see_what_has_arrived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
