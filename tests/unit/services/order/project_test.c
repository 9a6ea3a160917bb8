/* project_test.c - rows as their readers see them: every field from its own column, amounts in the order's currency,
 * and nothing where there is nothing. */
#include "tests/unit/services/order/order_desk.h"

static void expect_money(shop_money money, int64_t minor, const char *currency)
{
    assert_int_equal(money.minor, minor);
    assert_string_equal(money.currency, currency);
}

static void an_order_that_was_never_quoted_has_no_amounts(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    row.currency = "";
    row.coupons = row.region = row.email = row.shipping_address = row.billing_address = row.cause = NULL;
    order_desk_put(d, &row, NULL, 0, id);
    const shop_order *order = order_desk_read(d, id);
    expect_money(order->total, 0, "");
    expect_money(order->subtotal, 0, "");
    expect_money(order->tax, 0, "");
    assert_int_equal(order->line_count + order->coupon_count, 0);
    assert_null(order->shipping_address);
    assert_null(order->billing_address);
    assert_null(order->region);
    assert_null(order->reason);
    shop_free(order);
}

static void an_order_s_fields_are_those_of_its_row(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    order_desk_put(d, &row, NULL, 0, id);
    const shop_order *order = order_desk_read(d, id);
    assert_string_equal(order->id, id);
    assert_string_equal(order->number, row.number);
    assert_int_equal(order->state, row.state);
    assert_string_equal(order->owner, row.owner);
    assert_string_equal(order->email, row.email);
    assert_string_equal(order->cart_id, row.cart_id);
    assert_string_equal(order->region, row.region);
    assert_string_equal(order->country, row.country);
    assert_string_equal(order->shipping_method, row.shipping_method);
    assert_string_equal(order->reason, row.cause);
    assert_int_equal(order->attempt, row.attempt);
    assert_int_equal(order->version, row.version);
    assert_int_equal(order->created_at_ms, row.created_at_ms);
    assert_int_equal(order->placed_at_ms, row.placed_at_ms);
    assert_int_equal(order->updated_at_ms, row.updated_at_ms);
    shop_free(order);
}

static void its_amounts_have_its_currency(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    row.currency = "USD";
    order_desk_put(d, &row, NULL, 0, id);
    const shop_order *order = order_desk_read(d, id);
    expect_money(order->subtotal, row.subtotal_minor, "USD");
    expect_money(order->discount, row.discount_minor, "USD");
    expect_money(order->shipping, row.shipping_minor, "USD");
    expect_money(order->tax, row.tax_minor, "USD");
    expect_money(order->total, row.total_minor, "USD");
    shop_free(order);
}

static void its_coupons_are_told_apart(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    order_desk_put(d, &row, NULL, 0, id);
    const shop_order *order = order_desk_read(d, id);
    assert_int_equal(order->coupon_count, 2);
    assert_string_equal(order->coupons[0], "ONE");
    assert_string_equal(order->coupons[1], "TWO");
    shop_free(order);
}

static void each_address_is_its_own(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    order_desk_put(d, &row, NULL, 0, id);
    const shop_order *order = order_desk_read(d, id);
    assert_string_equal(order->shipping_address->name, "Ann");
    assert_string_equal(order->shipping_address->line1, "Way 1");
    assert_null(order->shipping_address->company);
    assert_string_equal(order->billing_address->name, "Firm");
    assert_string_equal(order->billing_address->line1, "Way 2");
    shop_free(order);
    row = order_desk_row();
    row.shipping_address = NULL;
    order_desk_put(d, &row, NULL, 0, id);
    order = order_desk_read(d, id);
    assert_null(order->shipping_address);
    assert_string_equal(order->billing_address->name, "Firm");
    shop_free(order);
}

static void expect_line(const shop_order_line *line, const order_line_row *row)
{
    assert_string_equal(line->sku, row->sku);
    assert_string_equal(line->product_id, row->product_id);
    assert_string_equal(line->variant_id, row->variant_id);
    assert_string_equal(line->title, row->title);
    assert_int_equal(line->quantity, row->quantity);
    expect_money(line->unit, row->unit_minor, "EUR");
    expect_money(line->subtotal, row->subtotal_minor, "EUR");
    expect_money(line->discount, row->discount_minor, "EUR");
    expect_money(line->tax, row->tax_minor, "EUR");
    expect_money(line->total, row->total_minor, "EUR");
}

static void a_line_s_fields_are_those_of_its_row(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    const order_line_row line = order_desk_line(1);
    order_desk_put(d, &row, &line, 1, id);
    temp_shop_sql(&d->temp, "UPDATE order_lines SET fulfilled = 5, returned = 2");
    const shop_order *order = order_desk_read(d, id);
    assert_int_equal(order->line_count, 1);
    expect_line(order->lines[0], &line);
    assert_int_equal(order->lines[0]->fulfilled, 5);
    assert_int_equal(order->lines[0]->returned, 2);
    shop_free(order);
}

static void in_a_list_an_order_has_no_lines(void **state)
{
    order_desk *d = *state;
    char id[SHOP_ID_SIZE];
    order_row row = order_desk_row();
    const order_line_row line = order_desk_line(1);
    shop_order_list_args args = SHOP_ORDER_LIST_INIT;
    const shop_order_page *page = NULL;
    order_desk_put(d, &row, &line, 1, id);
    args.limit = 1;
    assert_int_equal(shop_order_list(d->shop, &args, &page), 0);
    assert_string_equal(page->items[0]->id, id);
    assert_int_equal(page->items[0]->line_count, 0);
    expect_money(page->items[0]->total, row.total_minor, "EUR");
    assert_string_equal(page->items[0]->shipping_address->name, "Ann");
    shop_free(page);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, order_desk_setup, order_desk_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_order_that_was_never_quoted_has_no_amounts),
        CASE(an_order_s_fields_are_those_of_its_row),
        CASE(its_amounts_have_its_currency),
        CASE(its_coupons_are_told_apart),
        CASE(each_address_is_its_own),
        CASE(a_line_s_fields_are_those_of_its_row),
        CASE(in_a_list_an_order_has_no_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
