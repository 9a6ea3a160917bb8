/* rows_test.c - an order's row: what is saved is what is read, what a saga may change of it, and who may not save:
 * whoever was replaced, or was overtaken by somebody who calls the order off. */
#include "tests/unit/services/order/order_desk.h"

#include <stdio.h>
#include <string.h>

/* A field by its place in the row, and whether it changes after the row was begun. */
typedef struct row_field {
    const char *name;
    size_t offset;
    bool changes;
} row_field;

#define FIELD(field, changes) {#field, offsetof(order_row, field), changes}

static const row_field texts[] = {
    FIELD(number, false),         FIELD(owner, false),           FIELD(email, true),
    FIELD(cart_id, false),        FIELD(region, true),           FIELD(country, true),
    FIELD(shipping_method, true), FIELD(currency, true),         FIELD(coupons, true),
    FIELD(cause, true),           FIELD(shipping_address, false), FIELD(billing_address, false),
    FIELD(provider, true),        FIELD(token, true),            FIELD(progress.reason, true),
    FIELD(progress.claim, true),  FIELD(progress.operation, true),
};
static const row_field numbers[] = {
    FIELD(cart_version, true),       FIELD(subtotal_minor, true),       FIELD(discount_minor, true),
    FIELD(shipping_minor, true),     FIELD(tax_minor, true),            FIELD(total_minor, true),
    FIELD(attempt, true),            FIELD(attempt_at_ms, true),        FIELD(version, true),
    FIELD(stored_version, true),     FIELD(created_at_ms, false),       FIELD(placed_at_ms, true),
    FIELD(updated_at_ms, true),      FIELD(progress.step, true),        FIELD(progress.direction, false),
    FIELD(progress.epoch, true),     FIELD(progress.stored_epoch, true), FIELD(progress.deadline_ms, true),
    FIELD(progress.outcome, true),
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]), NUMBERS = sizeof(numbers) / sizeof(numbers[0]) };

static const char **text_of(order_row *row, size_t i)
{
    return (const char **)(void *)((char *)row + texts[i].offset);
}

static int64_t *number_of(order_row *row, size_t i)
{
    return (int64_t *)(void *)((char *)row + numbers[i].offset);
}

static const char *difference(order_row *a, order_row *b)
{
    for (size_t i = 0; i < TEXTS; i++) {
        const char *x = *text_of(a, i), *y = *text_of(b, i);
        if ((x == NULL) != (y == NULL) || (x != NULL && strcmp(x, y) != 0))
            return texts[i].name;
    }
    for (size_t i = 0; i < NUMBERS; i++)
        if (*number_of(a, i) != *number_of(b, i))
            return numbers[i].name;
    return a->state != b->state ? "state" : a->waiting != b->waiting ? "waiting" : NULL;
}

typedef struct comparison {
    order_row wanted;
    const char *different;
    bool exists;
} comparison;

static int compare(call *c, void *userdata)
{
    comparison *x = userdata;
    order_row row = {0};
    TRY(shop__order_load(c, x->wanted.progress.id, &row));
    x->different = difference(&x->wanted, &row);
    x->exists = row.progress.exists;
    return 0;
}

static void expect_row(order_desk *d, const order_row *wanted)
{
    comparison x = {.wanted = *wanted};
    x.wanted.progress.stored_epoch = wanted->progress.epoch;
    assert_int_equal(order_desk_within(d, compare, &x), 0);
    if (x.different != NULL)
        fail_msg("%s was not read as it was saved", x.different);
    assert_true(x.exists);
}

static int save(call *c, void *userdata)
{
    return shop__order_save(c, userdata);
}

/* As a saga that has read the row saves it. */
static order_row begun(order_desk *d, char *id)
{
    order_row row = order_desk_row();
    order_desk_put(d, &row, NULL, 0, id);
    row.progress.exists = true;
    row.progress.stored_epoch = row.progress.epoch;
    return row;
}

static void what_is_not_there_cannot_be_loaded(void **state)
{
    char id[SHOP_ID_SIZE];
    order_desk *d = *state;
    comparison x = {.wanted = order_desk_row()};
    x.wanted.progress.id = id;
    assert_int_equal(shop_id_new(d->shop, "ord", id), 0);
    assert_int_equal(order_desk_within(d, compare, &x), SHOP_E_NOT_FOUND);
    assert_string_equal(shop_error_last()->message, "no such order");
}

/* Whoever asks for ids at random may not learn which there are. */
static void another_s_order_sounds_as_if_it_were_not_there(void **state)
{
    static const char ask[] = "{\"order_id\":\"%s\"}";
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_desk_buy(d, 1, 0, id);
    order_desk_refused(d->bob, SHOP_E_NOT_FOUND, "no such order", "order.get", ask, id);
    assert_int_equal(shop_id_new(d->shop, "ord", id), 0);
    order_desk_refused(d->bob, SHOP_E_NOT_FOUND, "no such order", "order.get", ask, id);
}

static void a_new_order_is_read_as_it_was_saved(void **state)
{
    char id[SHOP_ID_SIZE];
    order_row row = begun(*state, id);
    assert_int_equal(row.stored_version, row.version);
    expect_row(*state, &row);
}

static void a_saga_changes_all_but_what_it_was_begun_with(void **state)
{
    char id[SHOP_ID_SIZE];
    order_row row = begun(*state, id), changed = row;
    for (size_t i = 0; i < TEXTS; i++)
        *text_of(&changed, i) = texts[i].changes ? texts[i].name : "never";
    for (size_t i = 0; i < NUMBERS; i++)
        *number_of(&changed, i) += 1000;
    changed.owner = row.owner;
    changed.cart_id = row.cart_id;
    changed.state = SHOP_ORDER_STATE_PLACED;
    changed.waiting = false;
    changed.stored_version = row.stored_version;
    changed.progress.direction = row.progress.direction;
    changed.progress.stored_epoch = row.progress.stored_epoch;
    assert_int_equal(order_desk_within(*state, save, &changed), 0);
    for (size_t i = 0; i < TEXTS; i++)
        *text_of(&changed, i) = texts[i].changes ? texts[i].name : *text_of(&row, i);
    changed.created_at_ms = row.created_at_ms;
    expect_row(*state, &changed);
}

static void who_was_replaced_or_overtaken_saves_nothing(void **state)
{
    char id[SHOP_ID_SIZE];
    order_row row = begun(*state, id), replaced = row, overtaken = row;
    row.progress.exists = true;
    replaced.progress.stored_epoch--;
    overtaken.stored_version--;
    replaced.email = overtaken.email = "late@example.org";
    assert_int_equal(order_desk_within(*state, save, &replaced), SHOP_E_CONFLICT);
    assert_int_equal(order_desk_within(*state, save, &overtaken), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message, "somebody else goes on with this order");
    expect_row(*state, &row);
}

static void who_was_called_off_is_not_placed(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = begun(d, id);
    temp_shop_sql(&d->temp, "UPDATE order_orders SET cancel_requested = 1");
    row.state = SHOP_ORDER_STATE_PLACED;
    assert_int_equal(order_desk_within(d, save, &row), SHOP_E_CONFLICT);
    row.state = SHOP_ORDER_STATE_CANCELLED;
    assert_int_equal(order_desk_within(d, save, &row), 0);
    assert_int_equal(temp_shop_number(&d->temp, "SELECT cancel_requested FROM order_orders"), 1);
}

/* Who goes forward and waits is due at once; who turns back, or does not wait, has its time. */
static void who_waits_and_was_called_off_is_due_at_once(void **state)
{
    static const struct {
        saga_direction direction;
        int64_t outcome;
        int64_t deadline_ms;
    } cases[] = {{SAGA_FORWARD, 0, 5000}, {SAGA_BACK, SHOP_E_CONFLICT, 5000}, {SAGA_FORWARD, SHOP_E_PAYMENT_ACTION, 1}};
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = begun(d, id);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        row.progress.direction = cases[i].direction;
        row.progress.outcome = cases[i].outcome;
        row.progress.deadline_ms = 5000;
        temp_shop_sql(&d->temp, "UPDATE order_orders SET cancel_requested = 0");
        assert_int_equal(order_desk_within(d, save, &row), 0);
        assert_int_equal(temp_shop_number(&d->temp, "SELECT deadline_ms FROM order_orders"), 5000);
        temp_shop_sql(&d->temp, "UPDATE order_orders SET cancel_requested = 1");
        assert_int_equal(order_desk_within(d, save, &row), 0);
        assert_int_equal(temp_shop_number(&d->temp, "SELECT deadline_ms FROM order_orders"), cases[i].deadline_ms);
    }
}

/* --- lines and coupons ----------------------------------------------------------------------------- */

static void lines_have_their_order_and_are_written_once(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    order_line_row lines[] = {order_desk_line(3), order_desk_line(1), order_desk_line(2), order_desk_line(1)};
    lines[0].sku = "C";
    lines[1].sku = "A";
    lines[2].sku = "B";
    lines[3].sku = "again";
    order_desk_put(d, &row, lines, 4, id);
    const shop_order *order = order_desk_read(d, id);
    assert_int_equal(order->line_count, 3);
    assert_string_equal(order->lines[0]->sku, "A");
    assert_string_equal(order->lines[1]->sku, "B");
    assert_string_equal(order->lines[2]->sku, "C");
    shop_free(order);
}

typedef struct splitting {
    const char *coupons;
    size_t count;
    char joined[64];
} splitting;

static int split(call *c, void *userdata)
{
    splitting *x = userdata;
    const char *const *codes = NULL;
    TRY(shop__order_split_coupons(c, x->coupons, &codes, &x->count));
    x->joined[0] = '\0';
    for (size_t i = 0; i < x->count; i++)
        snprintf(x->joined + strlen(x->joined), sizeof(x->joined) - strlen(x->joined), "%s,", codes[i]);
    return 0;
}

static void coupons_are_split_at_their_ends(void **state)
{
    static const struct {
        const char *coupons, *joined;
        size_t count;
    } cases[] = {{NULL, "", 0}, {"", "", 0}, {"A", "A,", 1}, {"A\nBC\nD", "A,BC,D,", 3}, {"A\nB\n", "A,B,", 2}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        splitting x = {.coupons = cases[i].coupons};
        assert_int_equal(order_desk_within(*state, split, &x), 0);
        assert_int_equal(x.count, cases[i].count);
        assert_string_equal(x.joined, cases[i].joined);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_is_not_there_cannot_be_loaded),
        CASE(another_s_order_sounds_as_if_it_were_not_there),
        CASE(a_new_order_is_read_as_it_was_saved),
        CASE(a_saga_changes_all_but_what_it_was_begun_with),
        CASE(who_was_replaced_or_overtaken_saves_nothing),
        CASE(who_was_called_off_is_not_placed),
        CASE(who_waits_and_was_called_off_is_due_at_once),
        CASE(lines_have_their_order_and_are_written_once),
        CASE(coupons_are_split_at_their_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
