/* states_test.c - which changes of an order's state are legal, and what a change writes: the row, where nobody was
 * faster, and one line of its history. */
#include "tests/unit/services/order/order_desk.h"

#include <limits.h>

enum { STATES = 8 };

/* From each state (a line) to which: unknown, pending, placed, partly, fulfilled, cancelled, failed, returned. */
static const char *const legal[STATES] = {
    ".x......",
    "..x..xx.",
    "...xxx..",
    "...xx...",
    ".......x",
    "........",
    ".x...x..",
    "........",
};

static void only_what_is_legal_may_happen(void **state)
{
    (void)state;
    for (int32_t from = 0; from < STATES; from++)
        for (int32_t to = 0; to < STATES; to++)
            if (shop__order_may_move(from, to) != (legal[from][to] == 'x'))
                fail_msg("%s to %s", shop__order_state_name(from), shop__order_state_name(to));
    assert_false(shop__order_may_move(STATES, SHOP_ORDER_STATE_CANCELLED));
    assert_false(shop__order_may_move(-1, SHOP_ORDER_STATE_PENDING));
}

static void every_number_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(shop__order_state_name(SHOP_ORDER_STATE_PENDING), "pending");
    assert_string_equal(shop__order_state_name(SHOP_ORDER_STATE_RETURNED), "returned");
    assert_string_equal(shop__order_state_name(STATES), "unknown");
    assert_string_equal(shop__order_state_name(-1), "unknown");
    assert_string_equal(shop__order_state_name(INT32_MAX), "unknown");
}

/* One change of an order as it lies in the store, or as somebody remembers it. */
typedef struct change {
    const char *id;
    shop_order_state to;
    int64_t remembered_version; /* 0 = the row's */
    bool record_only;
    int32_t state; /* afterwards, in memory */
    int64_t version;
} change;

static int change_it(call *c, void *userdata)
{
    change *x = userdata;
    order_row row = {0};
    TRY(shop__order_load(c, x->id, &row));
    row.version = x->remembered_version != 0 ? x->remembered_version : row.version;
    row.cause = "a cause";
    int code = x->record_only ? shop__order_record_move(c, &row, x->to, "a note")
                              : shop__order_move(c, &row, x->to, "a note");
    x->state = row.state;
    x->version = row.version;
    return code;
}

static int64_t changes(order_desk *d)
{
    return temp_shop_number(&d->temp, "SELECT count(*) FROM order_history");
}

static void what_is_illegal_changes_nothing(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    change x = {.id = id, .to = SHOP_ORDER_STATE_RETURNED};
    for (int i = 0; i < 2; i++) {
        x.record_only = i == 1;
        assert_int_equal(order_desk_within(d, change_it, &x), SHOP_E_CONFLICT);
        assert_string_equal(shop_error_last()->message, "the order is placed");
        assert_int_equal(x.state, SHOP_ORDER_STATE_PLACED);
        assert_int_equal(x.version, 2);
    }
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2);
    assert_int_equal(changes(d), 2);
}

static void who_remembers_an_older_version_is_refused(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    change x = {.id = id, .to = SHOP_ORDER_STATE_CANCELLED, .remembered_version = 1};
    assert_int_equal(order_desk_within(d, change_it, &x), SHOP_E_CONFLICT);
    assert_int_equal(x.version, 1);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2);
    assert_int_equal(changes(d), 2);
}

static void a_change_is_in_the_row_and_in_the_history(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    change x = {.id = id, .to = SHOP_ORDER_STATE_CANCELLED};
    assert_int_equal(order_desk_within(d, change_it, &x), 0);
    assert_int_equal(x.state, SHOP_ORDER_STATE_CANCELLED);
    assert_int_equal(x.version, 3);
    order_desk_expect(d, id, SHOP_ORDER_STATE_CANCELLED, 3);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_orders WHERE cause = 'a cause'"), 1);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT count(*) FROM order_history WHERE version = 3 AND \"from\" = 2"
                                                " AND \"to\" = 5 AND actor = 'service' AND note = 'a note'"),
                     1);
}

/* The saga writes the row itself, with its progress. */
static void a_recorded_change_leaves_the_row_to_its_saga(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    change x = {.id = id, .to = SHOP_ORDER_STATE_FULFILLED, .record_only = true};
    assert_int_equal(order_desk_within(d, change_it, &x), 0);
    assert_int_equal(x.state, SHOP_ORDER_STATE_FULFILLED);
    assert_int_equal(x.version, 3);
    order_desk_expect(d, id, SHOP_ORDER_STATE_PLACED, 2);
    assert_int_equal(changes(d), 3);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_legal_may_happen),
        cmocka_unit_test(every_number_has_a_name),
        CASE(what_is_illegal_changes_nothing),
        CASE(who_remembers_an_older_version_is_refused),
        CASE(a_change_is_in_the_row_and_in_the_history),
        CASE(a_recorded_change_leaves_the_row_to_its_saga),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
