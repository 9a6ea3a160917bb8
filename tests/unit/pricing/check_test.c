/* check_test.c - what the pricing function refuses, and which field it blames. */
#include "tests/unit/pricing/till.h"

/* One cart that can be priced; each test spoils one thing of it. */
typedef struct sound {
    price_line line;
    price_tax tax;
    price_shipping shipping;
    price_promotion promotion;
    const char *code;
    const char *category;
    price_input input;
} sound;

static void make_sound(sound *s)
{
    *s = (sound){ .line = goods("A", "standard", 1, 100),
                  .tax = { "standard", "VAT", 190000 },
                  .shipping = { "std", "Standard", 490, -1, "standard" },
                  .promotion = percent_off("SALE", 10),
                  .code = "SALE",
                  .category = "shoes" };
    s->line.categories = &s->category;
    s->line.category_count = 1;
    s->input = (price_input){ .lines = &s->line,
                              .line_count = 1,
                              .region = { "de", "EUR", true, &s->tax, 1 },
                              .shipping = &s->shipping,
                              .promotions = &s->promotion,
                              .promotion_count = 1,
                              .codes = &s->code,
                              .code_count = 1 };
}

static void accepts_the_cart_that_the_others_spoil(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    assert_int_equal(till_try(&s.input), 0);
}

static void refuses_a_line_without_sku(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.line.sku = "";
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].sku");
    s.line.sku = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].sku");
}

static void refuses_quantities_out_of_range(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.line.quantity = 0;
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].quantity");
    s.line.quantity = -1;
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].quantity");
    s.line.quantity = PRICING_QUANTITY_MAX + 1;
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].quantity");
    s.line.quantity = PRICING_QUANTITY_MAX;
    assert_int_equal(till_try(&s.input), 0);
}

static void refuses_negative_amounts(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.line.unit_minor = -1;
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].unit_minor");
    make_sound(&s);
    s.line.weight_grams = -1;
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].weight_grams");
    make_sound(&s);
    s.shipping.price_minor = -1;
    assert_refused(&s.input, SHOP_E_INVALID, "shipping.price_minor");
    make_sound(&s);
    s.shipping.free_from_minor = -2;
    assert_refused(&s.input, SHOP_E_INVALID, "shipping.free_from_minor");
}

static void refuses_a_tax_class_that_the_region_does_not_list(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.line.tax_class = "standrad";
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].tax_class");
    s.line.tax_class = "";
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].tax_class");
    make_sound(&s);
    s.shipping.tax_class = "postage";
    assert_refused(&s.input, SHOP_E_INVALID, "shipping.tax_class");
    s.input.region.tax_count = 0;
    assert_int_equal(till_try(&s.input), 0);
}

static void refuses_a_region_that_is_not_described(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.input.region.code = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "region.code");
    make_sound(&s);
    s.input.region.currency = "XXY";
    assert_refused(&s.input, SHOP_E_INVALID, "region.currency");
    s.input.region.currency = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "region.currency");
}

static void refuses_taxes_that_cannot_be(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.tax.rate_ppm = -1;
    assert_refused(&s.input, SHOP_E_INVALID, "region.taxes[0].rate_ppm");
    s.tax.rate_ppm = PRICING_RATE_MAX_PPM + 1;
    assert_refused(&s.input, SHOP_E_INVALID, "region.taxes[0].rate_ppm");
    make_sound(&s);
    s.tax.tax_class = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "region.taxes[0].tax_class");
    make_sound(&s);
    s.tax.title = "";
    assert_refused(&s.input, SHOP_E_INVALID, "region.taxes[0].title");
}

static void refuses_a_shipping_method_without_name(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.shipping.code = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "shipping.code");
    make_sound(&s);
    s.shipping.title = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "shipping.title");
}

static void refuses_promotions_that_lost_a_field(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.promotion.code = "";
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].code");
    make_sound(&s);
    s.promotion.category = "";
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].category");
    make_sound(&s);
    s.promotion.title = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].title");
    make_sound(&s);
    s.promotion.kind = 0;
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].kind");
}

static void refuses_promotions_out_of_range(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.promotion.percent_ppm = PRICING_WHOLE_PPM + 1;
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].percent_ppm");
    s.promotion.percent_ppm = -1;
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].percent_ppm");
    s.promotion = amount_off(NULL, -1);
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].amount_minor");
    make_sound(&s);
    s.promotion.minimum_minor = -1;
    assert_refused(&s.input, SHOP_E_INVALID, "promotions[0].minimum_minor");
}

static void refuses_empty_codes_and_categories(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.code = "";
    assert_refused(&s.input, SHOP_E_INVALID, "codes");
    make_sound(&s);
    s.category = NULL;
    assert_refused(&s.input, SHOP_E_INVALID, "lines[0].categories");
}

static void refuses_more_than_the_limits(void **state)
{
    sound s;

    (void)state;
    make_sound(&s);
    s.input.line_count = PRICING_LINES_MAX + 1;
    assert_refused(&s.input, SHOP_E_TOO_LARGE, "lines");
    make_sound(&s);
    s.line.category_count = PRICING_CATEGORIES_MAX + 1;
    assert_refused(&s.input, SHOP_E_TOO_LARGE, "lines[0].categories");
    make_sound(&s);
    s.input.region.tax_count = PRICING_TAXES_MAX + 1;
    assert_refused(&s.input, SHOP_E_TOO_LARGE, "region.taxes");
    make_sound(&s);
    s.input.promotion_count = PRICING_PROMOTIONS_MAX + 1;
    assert_refused(&s.input, SHOP_E_TOO_LARGE, "promotions");
    make_sound(&s);
    s.input.code_count = PRICING_CODES_MAX + 1;
    assert_refused(&s.input, SHOP_E_TOO_LARGE, "codes");
}

static void needs_no_fault_to_refuse(void **state)
{
    sound s;
    price_result result;
    arena a;
    char memory[64];

    (void)state;
    make_sound(&s);
    s.line.sku = NULL;
    shop__arena_init(&a, shop_env_default(), memory, sizeof(memory), sizeof(memory));
    assert_int_equal(shop__price_cart(&s.input, &a, NULL, &result), SHOP_E_INVALID);
    shop__arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_a_line_without_sku),
        cmocka_unit_test(refuses_quantities_out_of_range),
        cmocka_unit_test(refuses_negative_amounts),
        cmocka_unit_test(refuses_a_tax_class_that_the_region_does_not_list),
        cmocka_unit_test(refuses_a_region_that_is_not_described),
        cmocka_unit_test(refuses_taxes_that_cannot_be),
        cmocka_unit_test(refuses_a_shipping_method_without_name),
        cmocka_unit_test(refuses_promotions_that_lost_a_field),
        cmocka_unit_test(refuses_promotions_out_of_range),
        cmocka_unit_test(refuses_empty_codes_and_categories),
        cmocka_unit_test(refuses_more_than_the_limits),
        cmocka_unit_test(needs_no_fault_to_refuse),
        cmocka_unit_test(accepts_the_cart_that_the_others_spoil),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
