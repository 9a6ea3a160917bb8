/* pricing_test.c - whole carts: sums by hand in three currencies, shipping, sums that do not fit,
 * and thousands of random carts against the oracle and the promises of pricing.h. */
#include "tests/unit/pricing/till.h"

#include <stdlib.h>

#include "tests/unit/pricing/carts.h"
#include "tests/unit/pricing/oracle.h"

enum { RANDOM_CARTS = 20000, SHUFFLED_CARTS = 4000 };

static void refuses_a_line_that_does_not_fit(void **state)
{
    price_line line = goods("A", NULL, 2, INT64_MAX);
    price_input in = { .lines = &line, .line_count = 1, .region = tax_free() };

    (void)state;
    assert_refused(&in, SHOP_E_INVALID, "lines");
    line = goods("A", NULL, 2, 1);
    line.weight_grams = INT64_MAX;
    assert_refused(&in, SHOP_E_INVALID, "lines");
}

static void refuses_a_sum_that_does_not_fit(void **state)
{
    price_line lines[] = { goods("A", NULL, 1, INT64_MAX), goods("B", NULL, 1, 1) };
    price_input in = { .lines = lines, .line_count = 2, .region = tax_free() };

    (void)state;
    assert_refused(&in, SHOP_E_INVALID, "lines");
}

static void refuses_shipping_and_tax_that_do_not_fit(void **state)
{
    price_line line = goods("A", "standard", 1, INT64_MAX);
    price_shipping shipping = { "std", "Standard", 1, -1, NULL };
    price_input in = { .lines = &line, .line_count = 1, .region = tenth_on_top() };

    (void)state;
    assert_refused(&in, SHOP_E_INVALID, "lines");
    in.region = tax_free();
    in.shipping = &shipping;
    assert_refused(&in, SHOP_E_INVALID, "lines");
    in.region = germany();
    shipping.tax_class = "standard";
    assert_refused(&in, SHOP_E_INVALID, "lines");
}

static void leaves_the_result_alone_when_memory_runs_out(void **state)
{
    static _Alignas(16) char memory[16 * 1024];
    price_result before, result;
    cart c;
    int code = SHOP_E_NO_MEMORY;
    size_t failures = 0;

    (void)state;
    draw_cart(&c, 7);
    memset(&before, 0x5a, sizeof(before));
    for (size_t size = 0; code != 0 && size <= sizeof(memory); size += 16) {
        fault f = { 0 };
        arena a;

        memcpy(&result, &before, sizeof(result));
        shop__arena_init(&a, shop_env_default(), memory, size, size);
        code = shop__price_cart(&c.input, &a, &f, &result);
        shop__arena_free(&a);
        if (code == 0)
            continue;
        failures++;
        assert_int_equal(code, SHOP_E_NO_MEMORY);
        assert_int_equal(f.code, SHOP_E_NO_MEMORY);
        assert_memory_equal(&result, &before, sizeof(result));
    }
    assert_int_equal(code, 0);
    assert_true(failures > 10);
}

static void prices_an_empty_cart(void **state)
{
    price_input in = { .region = germany(), .explain = true };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->total_minor, 0);
    assert_int_equal(r->line_count + r->tax_count + r->reason_count + r->coupon_count, 0);
}

static void prices_the_largest_amount_there_is(void **state)
{
    price_line line = goods("A", "standard", 1, INT64_MAX);
    price_input in = { .lines = &line, .line_count = 1, .region = germany() };
    const price_result *r = till(&in);

    (void)state;
    assert_true(r->total_minor == INT64_MAX);
    assert_true(r->tax_minor == 1472639232775132272); /* (2^63 - 1) * 19 / 119 */
}

/* 2 books at 12.90 (7 %), 3 mugs at 9.99 (19 %), shipping 4.90 (19 %), tax included.
 * 7 %: 2580 * 7 / 107 = 168.79. 19 %: (2997 + 490) * 19 / 119 = 556.75, shared 478.73 : 78.27. */
static void prices_euros_with_tax_included(void **state)
{
    price_line lines[] = { goods("BOOK", "reduced", 2, 1290), goods("MUG", "standard", 3, 999) };
    price_shipping shipping = { "dhl", "Parcel", 490, -1, "standard" };
    price_input in = {
        .lines = lines, .line_count = 2, .region = germany(), .shipping = &shipping
    };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->subtotal_minor, 5577);
    assert_int_equal(r->discount_minor, 0);
    assert_int_equal(r->tax_minor, 726);
    assert_int_equal(r->total_minor, 6067);
    assert_int_equal(r->lines[0].tax_minor, 169);
    assert_int_equal(r->lines[0].net_minor, 2411);
    assert_int_equal(r->lines[0].total_minor, 2580);
    assert_int_equal(r->lines[1].tax_minor, 479);
    assert_int_equal(r->lines[1].net_minor, 2518);
    assert_int_equal(r->shipping.tax_minor, 78);
    assert_int_equal(r->shipping.net_minor, 412);
    assert_int_equal(r->shipping.total_minor, 490);
    assert_int_equal(r->tax_count, 2);
    assert_string_equal(r->taxes[0].tax_class, "standard");
    assert_int_equal(r->taxes[0].net_minor, 2930);
    assert_int_equal(r->taxes[0].tax_minor, 557);
    assert_int_equal(r->taxes[1].net_minor, 2411);
    assert_int_equal(r->taxes[1].tax_minor, 169);
}

/* A shirt at 19.99 and 2 caps at 14.50, 7.25 % on top, shipping 5.99 untaxed.
 * 4899 * 0.0725 = 355.18, shared 144.86 : 210.14. */
static void prices_dollars_with_tax_on_top(void **state)
{
    price_line lines[] = { goods("SHIRT", "standard", 1, 1999), goods("CAP", "standard", 2, 1450) };
    price_shipping shipping = { "ups", "Ground", 599, -1, NULL };
    price_input in = {
        .lines = lines, .line_count = 2, .region = california(), .shipping = &shipping
    };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->subtotal_minor, 4899);
    assert_int_equal(r->tax_minor, 355);
    assert_int_equal(r->total_minor, 5853);
    assert_int_equal(r->lines[0].tax_minor, 145);
    assert_int_equal(r->lines[0].total_minor, 2144);
    assert_int_equal(r->lines[1].tax_minor, 210);
    assert_int_equal(r->lines[1].total_minor, 3110);
    assert_int_equal(r->shipping.total_minor, 599);
    assert_int_equal(r->tax_count, 2);
    assert_int_equal(r->taxes[0].net_minor, 4899);
    assert_string_equal(r->taxes[1].tax_class, "");
    assert_int_equal(r->taxes[1].net_minor, 599);
    assert_int_equal(r->taxes[1].tax_minor, 0);
}

/* 3 bags of rice at 498 (8 %), sake at 1980 and shipping 550 (10 %), tax included, whole yen.
 * 1494 * 8 / 108 = 110.67. 2530 * 10 / 110 = 230, shared 180 : 50. */
static void prices_yen_without_decimals(void **state)
{
    price_line lines[] = { goods("RICE", "food", 3, 498), goods("SAKE", "standard", 1, 1980) };
    price_shipping shipping = { "jp", "Post", 550, -1, "standard" };
    price_input in = { .lines = lines, .line_count = 2, .region = japan(), .shipping = &shipping };
    const price_result *r = till(&in);

    (void)state;
    assert_int_equal(r->total_minor, 4024);
    assert_int_equal(r->tax_minor, 341);
    assert_int_equal(r->lines[0].tax_minor, 111);
    assert_int_equal(r->lines[1].tax_minor, 180);
    assert_int_equal(r->shipping.tax_minor, 50);
}

static void ships_free_from_the_threshold_on(void **state)
{
    price_line line = goods("A", "standard", 1, 4999);
    price_shipping shipping = { "std", "Standard", 490, 5000, "standard" };
    price_input in = {
        .lines = &line, .line_count = 1, .region = germany(), .shipping = &shipping
    };

    (void)state;
    assert_int_equal(till(&in)->total_minor, 4999 + 490);
    line.unit_minor = 5000;
    assert_int_equal(till(&in)->total_minor, 5000);
    assert_int_equal(till(&in)->shipping.price_minor, 490);
    assert_int_equal(till(&in)->shipping.discount_minor, 490);
    assert_int_equal(till(&in)->shipping.tax_minor, 0);
    shipping.free_from_minor = -1;
    assert_int_equal(till(&in)->total_minor, 5490);
}

static void compares_the_threshold_with_the_discounted_goods(void **state)
{
    price_line line = goods("A", "standard", 1, 5500);
    price_shipping shipping = { "std", "Standard", 490, 5000, NULL };
    price_promotion promotion = amount_off(NULL, 501);
    price_input in = { .lines = &line,
                       .line_count = 1,
                       .region = tenth_on_top(), /* tax on top does not count */
                       .shipping = &shipping,
                       .promotions = &promotion,
                       .promotion_count = 1 };

    (void)state;
    assert_int_equal(till(&in)->shipping.total_minor, 490);
    promotion.amount_minor = 500;
    assert_int_equal(till(&in)->shipping.total_minor, 0);
}

static void weighs_the_goods(void **state)
{
    price_line lines[] = { goods("A", NULL, 3, 1), goods("B", NULL, 1, 1) };
    price_input in = { .lines = lines, .line_count = 2, .region = tax_free() };

    (void)state;
    lines[0].weight_grams = 250;
    lines[1].weight_grams = 1000;
    assert_int_equal(till(&in)->weight_grams, 1750);
}

static void prices_the_same_article_on_one_line_or_two_alike(void **state)
{
    price_line one[] = { goods("A", "standard", 5, 333), goods("B", "standard", 1, 777) };
    price_line two[] = { goods("A", "standard", 2, 333), goods("B", "standard", 1, 777),
                         goods("A", "standard", 3, 333) };
    price_promotion promotion = percent_off(NULL, 15);
    price_input in = { .lines = one,
                       .line_count = 2,
                       .region = germany(),
                       .promotions = &promotion,
                       .promotion_count = 1 };
    price_result together = *till(&in);

    (void)state;
    in.lines = two;
    in.line_count = 3;
    assert_int_equal(till(&in)->total_minor, together.total_minor);
    assert_int_equal(till(&in)->discount_minor, together.discount_minor);
    assert_int_equal(till(&in)->tax_minor, together.tax_minor);
}

/* I15 and every other sum of pricing.h. */
static void check_sums(const price_input *in, const price_result *r)
{
    priced_line sum = { 0 };
    int64_t tax_minor = 0, tax_extra = in->region.tax_inclusive ? 0 : r->tax_minor;

    for (size_t i = 0; i < r->line_count; i++) {
        const priced_line *line = &r->lines[i];

        assert_true(line->discount_minor >= 0 && line->net_minor >= 0 && line->tax_minor >= 0);
        assert_true(line->discount_minor <= line->subtotal_minor);
        assert_true(line->subtotal_minor == in->lines[i].quantity * in->lines[i].unit_minor);
        assert_true(line->total_minor == line->net_minor + line->tax_minor);
        assert_true((in->region.tax_inclusive ? line->total_minor : line->net_minor) ==
                    line->subtotal_minor - line->discount_minor);
        sum.subtotal_minor += line->subtotal_minor;
        sum.discount_minor += line->discount_minor;
        sum.tax_minor += line->tax_minor;
        sum.total_minor += line->total_minor;
    }
    for (size_t i = 0; i < r->tax_count; i++)
        tax_minor += r->taxes[i].tax_minor;
    assert_true(r->shipping.net_minor >= 0 && r->shipping.tax_minor >= 0);
    assert_true(r->shipping.total_minor == r->shipping.net_minor + r->shipping.tax_minor);
    assert_true(sum.subtotal_minor == r->subtotal_minor);
    assert_true(sum.discount_minor == r->discount_minor);
    assert_true(sum.tax_minor + r->shipping.tax_minor == r->tax_minor);
    assert_true(tax_minor == r->tax_minor);
    assert_true(sum.total_minor + r->shipping.total_minor == r->total_minor);
    assert_true(r->subtotal_minor - r->discount_minor + r->shipping.price_minor -
                    r->shipping.discount_minor + tax_extra ==
                r->total_minor);
}

static void check_oracle(const oracle *o, const price_result *r)
{
    bool exclusive = !o->in->region.tax_inclusive;

    for (size_t i = 0; i < r->line_count; i++) {
        assert_true(r->lines[i].discount_minor == o->price[i] - o->left[i]);
        assert_true(r->lines[i].tax_minor == o->tax[i]);
        assert_true(r->lines[i].total_minor == o->left[i] + (exclusive ? o->tax[i] : 0));
    }
    assert_true(r->discount_minor == o->discount);
    assert_true(r->tax_minor == o->total_tax);
    assert_true(r->total_minor == o->total);
}

static void check_coupons(const price_input *in, const price_result *r)
{
    assert_int_equal(r->coupon_count, in->code_count);
    for (size_t i = 0; i < r->coupon_count; i++) {
        assert_ptr_equal(r->coupons[i].code, in->codes[i]);
        assert_true((r->coupons[i].status == PRICE_COUPON_APPLIED) ==
                    (r->coupons[i].discount_minor > 0));
        assert_true(r->coupons[i].discount_minor <= r->discount_minor);
    }
}

static void check_reasons(const price_input *in, const price_result *r)
{
    int64_t sum = 0;

    for (size_t i = 0; i < r->reason_count; i++) {
        const price_reason *reason = &r->reasons[i];
        bool counts = reason->kind != PRICE_REASON_ROUNDING &&
                      (reason->kind != PRICE_REASON_TAX || !in->region.tax_inclusive);

        assert_true(reason->text[0] != '\0' && reason->subject != NULL);
        sum += counts ? reason->amount_minor : 0;
    }
    assert_true(sum == r->total_minor);
}

static void random_carts_hold_every_promise(void **state)
{
    static cart c;
    static oracle o;

    (void)state;
    for (uint64_t seed = 1; seed <= RANDOM_CARTS; seed++) {
        const price_result *r;

        draw_cart(&c, seed);
        r = till(&c.input);
        oracle_price(&o, &c.input);
        check_sums(&c.input, r);
        check_oracle(&o, r);
        check_coupons(&c.input, r);
        check_reasons(&c.input, r);
    }
}

/* A result's numbers without its pointers, for comparison. */
typedef struct totals {
    int64_t subtotal_minor, discount_minor, tax_minor, total_minor, weight_grams;
    priced_shipping shipping;
    size_t tax_count, reason_count;
    int64_t taxes[CART_TAXES + 1][2];
    price_coupon coupons[CART_CODES];
} totals;

static void take_totals(const price_result *r, totals *ret)
{
    memset(ret, 0, sizeof(*ret));
    ret->subtotal_minor = r->subtotal_minor;
    ret->discount_minor = r->discount_minor;
    ret->tax_minor = r->tax_minor;
    ret->total_minor = r->total_minor;
    ret->weight_grams = r->weight_grams;
    ret->shipping = r->shipping;
    ret->tax_count = r->tax_count;
    ret->reason_count = r->reason_count;
    for (size_t i = 0; i < r->tax_count; i++) {
        ret->taxes[i][0] = r->taxes[i].net_minor;
        ret->taxes[i][1] = r->taxes[i].tax_minor;
    }
    for (size_t i = 0; i < r->coupon_count; i++)
        memcpy(&ret->coupons[i], &r->coupons[i], sizeof(price_coupon));
}

static void gives_the_same_answer_twice(void **state)
{
    static cart c;
    static priced_line lines[CART_LINES];
    totals first, second;

    (void)state;
    for (uint64_t seed = 1; seed <= SHUFFLED_CARTS; seed++) {
        const price_result *r;

        draw_cart(&c, seed);
        r = till(&c.input);
        take_totals(r, &first);
        memcpy(lines, r->lines, r->line_count * sizeof(lines[0]));
        r = till(&c.input);
        take_totals(r, &second);
        assert_memory_equal(&first, &second, sizeof(first));
        assert_memory_equal(lines, r->lines, r->line_count * sizeof(lines[0]));
    }
}

static void swap_lines(cart *c, size_t a, size_t b)
{
    price_line line = c->lines[a];

    c->lines[a] = c->lines[b];
    c->lines[b] = line;
}

static bool same_line(const price_line *a, const price_line *b)
{
    return a->sku == b->sku && a->quantity == b->quantity;
}

/* Lines that say the same may swap their odd cents, so a line is looked up by its content. */
static void check_moved_lines(const cart *c, const price_line *was, const priced_line *priced,
                              const price_result *r)
{
    bool taken[CART_LINES] = { false };

    for (size_t i = 0; i < r->line_count; i++) {
        size_t match = r->line_count;

        for (size_t j = 0; j < r->line_count && match == r->line_count; j++)
            if (!taken[j] && same_line(&c->lines[i], &was[j]) &&
                memcmp(&r->lines[i], &priced[j], sizeof(priced[j])) == 0)
                match = j;
        assert_true(match < r->line_count);
        taken[match] = true;
    }
}

static void another_order_moves_the_lines_and_nothing_else(void **state)
{
    static cart c;
    static price_line was[CART_LINES];
    static priced_line priced[CART_LINES];
    totals first, second;

    (void)state;
    for (uint64_t seed = 1; seed <= SHUFFLED_CARTS; seed++) {
        const price_result *r;

        draw_cart(&c, seed);
        r = till(&c.input);
        take_totals(r, &first);
        memcpy(was, c.lines, sizeof(was));
        memcpy(priced, r->lines, r->line_count * sizeof(priced[0]));
        for (size_t i = c.input.line_count; i > 1; i--)
            swap_lines(&c, i - 1, (size_t)draw(&c, (int64_t)i));
        for (size_t i = c.input.promotion_count; i > 1; i--) {
            size_t other = (size_t)draw(&c, (int64_t)i);
            price_promotion moved = c.promotions[i - 1];

            c.promotions[i - 1] = c.promotions[other];
            c.promotions[other] = moved;
        }
        r = till(&c.input);
        take_totals(r, &second);
        assert_memory_equal(&first, &second, sizeof(first));
        check_moved_lines(&c, was, priced, r);
    }
}

static void prices_as_many_lines_as_are_allowed(void **state)
{
    static price_line lines[PRICING_LINES_MAX];
    static char skus[PRICING_LINES_MAX][24];
    static oracle o;
    price_promotion promotion = amount_off(NULL, 12345);
    price_input in = { .lines = lines,
                       .line_count = PRICING_LINES_MAX,
                       .region = quebec(),
                       .promotions = &promotion,
                       .promotion_count = 1,
                       .explain = true };

    (void)state;
    for (size_t i = 0; i < PRICING_LINES_MAX; i++) {
        snprintf(skus[i], sizeof(skus[i]), "%zu", PRICING_LINES_MAX - i);
        lines[i] = goods(skus[i], "standard", 1, 99);
    }
    oracle_price(&o, &in);
    check_sums(&in, till(&in));
    check_oracle(&o, till(&in));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_a_line_that_does_not_fit),
        cmocka_unit_test(refuses_a_sum_that_does_not_fit),
        cmocka_unit_test(refuses_shipping_and_tax_that_do_not_fit),
        cmocka_unit_test(leaves_the_result_alone_when_memory_runs_out),
        cmocka_unit_test(prices_an_empty_cart),
        cmocka_unit_test(prices_the_largest_amount_there_is),
        cmocka_unit_test(prices_euros_with_tax_included),
        cmocka_unit_test(prices_dollars_with_tax_on_top),
        cmocka_unit_test(prices_yen_without_decimals),
        cmocka_unit_test(ships_free_from_the_threshold_on),
        cmocka_unit_test(compares_the_threshold_with_the_discounted_goods),
        cmocka_unit_test(weighs_the_goods),
        cmocka_unit_test(prices_the_same_article_on_one_line_or_two_alike),
        cmocka_unit_test(random_carts_hold_every_promise),
        cmocka_unit_test(gives_the_same_answer_twice),
        cmocka_unit_test(another_order_moves_the_lines_and_nothing_else),
        cmocka_unit_test(prices_as_many_lines_as_are_allowed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
