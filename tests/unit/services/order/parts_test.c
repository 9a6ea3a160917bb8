/* parts_test.c - dealing goods out: what can be taken, from which lines, and that all pieces of a line together
 * cost what the line does, however they are dealt. */
#include "tests/unit/services/order/order_desk.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/order/parts.h"

enum { LINES = 3 };

static int64_t gone(const order_line_row *line)
{
    return line->fulfilled;
}

static int64_t left(const order_line_row *line)
{
    return line->quantity - line->fulfilled;
}

static const part_kind kind = {gone, left};

/* Two lines of A and one of B; what is dealt out of them is copied out of the call. */
typedef struct dealing {
    order_line_row lines[LINES];
    shop_fulfilment_line_input goods[2];
    size_t goods_count;
    order_line_row taken[LINES];
    size_t count;
} dealing;

static dealing three_lines(void)
{
    return (dealing){.lines = {{.position = 1, .sku = "A", .quantity = 3, .total_minor = 1000},
                               {.position = 2, .sku = "B", .quantity = 7, .total_minor = 100},
                               {.position = 3, .sku = "A", .quantity = 2, .total_minor = 602}}};
}

static int deal(call *c, void *userdata)
{
    dealing *d = userdata;
    order_line_row *taken = NULL;
    TRY(shop__part_allot(c, d->lines, LINES, &kind, d->goods, d->goods_count, &taken, &d->count));
    memcpy(d->taken, taken, d->count * sizeof(*taken));
    return 0;
}

static void want(dealing *d, const char *sku, int64_t quantity)
{
    d->goods[d->goods_count] = (shop_fulfilment_line_input)SHOP_FULFILMENT_LINE_INPUT_INIT;
    d->goods[d->goods_count].sku = sku;
    d->goods[d->goods_count++].quantity = quantity;
}

static void expect_taken(const dealing *d, size_t i, int64_t position, int64_t quantity, int64_t minor)
{
    assert_in_range(i, 0, d->count - 1);
    assert_int_equal(d->taken[i].position, position);
    assert_int_equal(d->taken[i].quantity, quantity);
    assert_int_equal(d->taken[i].total_minor, minor);
}

static void goods_that_were_not_ordered_are_refused(void **state)
{
    dealing d = three_lines();
    want(&d, "A", 1);
    want(&d, "C", 1);
    assert_int_equal(order_desk_within(*state, deal, &d), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "lines");
    assert_non_null(strstr(shop_error_last()->message, "no SKU C"));
}

static void more_than_is_left_is_refused(void **state)
{
    dealing d = three_lines();
    d.lines[0].fulfilled = 1;
    want(&d, "A", 5);
    assert_int_equal(order_desk_within(*state, deal, &d), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "only 4 of SKU A"));
    d.goods_count = 0;
    want(&d, "A", 3);
    want(&d, "A", 2);
    assert_int_equal(order_desk_within(*state, deal, &d), SHOP_E_CONFLICT);
    d.goods[1].quantity = 1;
    assert_int_equal(order_desk_within(*state, deal, &d), 0);
}

static void where_nothing_is_left_nothing_is_dealt(void **state)
{
    dealing d = three_lines();
    for (size_t i = 0; i < LINES; i++)
        d.lines[i].fulfilled = d.lines[i].quantity;
    assert_int_equal(order_desk_within(*state, deal, &d), SHOP_E_CONFLICT);
    assert_non_null(strstr(shop_error_last()->message, "nothing of this order is left"));
}

static void without_names_all_that_is_left_is_dealt(void **state)
{
    dealing d = three_lines();
    d.lines[0].fulfilled = 3;
    d.lines[1].fulfilled = 6;
    assert_int_equal(order_desk_within(*state, deal, &d), 0);
    assert_int_equal(d.count, 2);
    expect_taken(&d, 0, 2, 1, 14);
    expect_taken(&d, 1, 3, 2, 602);
}

static void goods_on_two_lines_are_taken_from_the_first_one_first(void **state)
{
    dealing d = three_lines();
    d.lines[0].fulfilled = 1;
    want(&d, "A", 3);
    assert_int_equal(order_desk_within(*state, deal, &d), 0);
    assert_int_equal(d.count, 2);
    expect_taken(&d, 0, 1, 2, 667);
    expect_taken(&d, 1, 3, 1, 301);
}

/* One by one, or in any other way: 100 by 7 pieces, and the largest total there is. */
static void pieces_cost_together_what_their_line_does(void **state)
{
    static const int64_t totals[] = {100, 0, 1, INT64_MAX};
    static const int64_t steps[][7] = {{1, 1, 1, 1, 1, 1, 1}, {2, 2, 3}, {6, 1}, {7}};
    for (size_t t = 0; t < sizeof(totals) / sizeof(totals[0]); t++)
        for (size_t s = 0; s < sizeof(steps) / sizeof(steps[0]); s++) {
            uint64_t sum = 0;
            dealing d = three_lines();
            d.lines[1].total_minor = totals[t];
            for (size_t i = 0; i < 7 && steps[s][i] > 0; i++) {
                d.goods_count = 0;
                want(&d, "B", steps[s][i]);
                assert_int_equal(order_desk_within(*state, deal, &d), 0);
                assert_true(d.taken[0].total_minor >= 0);
                sum += (uint64_t)d.taken[0].total_minor;
                d.lines[1].fulfilled += steps[s][i];
            }
            assert_int_equal(sum, totals[t]);
        }
}

/* --- in the store --------------------------------------------------------------------------------- */

static const char order[] = "ord_01h455vb4pex5vsknk084sn02q";
static const char parcel[] = "ful_01h455vb4pex5vsknk084sn02q";
static const char other[] = "ret_01h455vb4pex5vsknk084sn03r";

typedef struct stored {
    size_t written, read, of_other;
    bool in_order;
} stored;

static int write_and_read(call *c, void *userdata)
{
    stored *x = userdata;
    part_line lines[ORDER_LINES_MAX];
    const shop_fulfilment_line *const *rows = NULL;
    for (size_t i = 0; i < x->written; i++) {
        lines[i].sku = call_format(c, "Z%zu", x->written - i);
        lines[i].quantity = (int64_t)i + 1;
    }
    TRY(shop__part_write(c, order, parcel, lines, x->written));
    TRY(shop__part_read(c, order, other, &rows, &x->of_other));
    TRY(shop__part_read(c, order, parcel, &rows, &x->read));
    x->in_order = true;
    for (size_t i = 0; i < x->read; i++)
        x->in_order = x->in_order && strcmp(rows[i]->sku, lines[i].sku) == 0 && rows[i]->quantity == lines[i].quantity;
    return 0;
}

static void a_part_is_read_back_in_its_order(void **state)
{
    static const size_t sizes[] = {0, ORDER_LINES_MAX};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        stored x = {.written = sizes[i]};
        assert_int_equal(order_desk_within(*state, write_and_read, &x), 0);
        assert_int_equal(x.read, sizes[i]);
        assert_int_equal(x.of_other, 0);
        assert_true(x.in_order);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goods_that_were_not_ordered_are_refused),
        cmocka_unit_test(more_than_is_left_is_refused),
        cmocka_unit_test(where_nothing_is_left_nothing_is_dealt),
        cmocka_unit_test(without_names_all_that_is_left_is_dealt),
        cmocka_unit_test(goods_on_two_lines_are_taken_from_the_first_one_first),
        cmocka_unit_test(pieces_cost_together_what_their_line_does),
        cmocka_unit_test(a_part_is_read_back_in_its_order),
    };
    return cmocka_run_group_tests(tests, order_desk_setup, order_desk_teardown);
}
