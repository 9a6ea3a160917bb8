/* product_write_test.c - writing a whole product: what is refused before anything is written, what a second
 * writing keeps, and where SKUs may go. */
#include "tests/unit/services/catalog/shelf.h"

#include <stdio.h>
#include <string.h>

enum { SLUG_MAX = 120, VARIANTS_MAX = 250, DESCRIPTION_MAX = 20000, LATER_MS = 5000 };

static void variant_id(shelf *s, const char *sku, char *out)
{
    shop_variant_get_args args = SHOP_VARIANT_GET_INIT;
    const shop_product_variant *found;
    args.sku = sku;
    assert_int_equal(shop_variant_get(s->shop, &args, &found), 0);
    snprintf(out, SHOP_ID_SIZE, "%s", found->variant->id);
    shop_free(found);
}

static int put_named(shelf *s, const char *slug)
{
    return shelf_try(s->shop, "product.put", "{\"slug\":\"%s\",\"title\":\"P\",\"variants\":[{\"sku\":\"%s\"}]}",
                     slug, "p");
}

static int put_with_variants(shelf *s, size_t count)
{
    static char skus[VARIANTS_MAX + 1][24];
    static shop_variant_input variants[VARIANTS_MAX + 1];
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    const shop_product *p = NULL;
    for (size_t i = 0; i < count; i++) {
        snprintf(skus[i], sizeof(skus[i]), "s%zu", i);
        variants[i] = (shop_variant_input){.struct_size = sizeof(shop_variant_input), .sku = skus[i]};
    }
    args.slug = args.title = "many";
    args.variants = variants;
    args.variant_count = count;
    int code = shop_product_put(s->shop, &args, &p);
    shop_free(p);
    return code;
}

static void a_slug_is_what_may_stand_in_an_address(void **state)
{
    shelf *s = *state;
    static const char *const wrong[] = {"A", "a_b", "a.b", "a/b", "a b", "a?", "\xc3\xa4", "`", "{", ":", "a%20"};
    char longest[SLUG_MAX + 2];
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(put_named(s, wrong[i]), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "slug");
    }
    memset(longest, 'z', sizeof(longest));
    longest[SLUG_MAX + 1] = '\0';
    assert_int_equal(put_named(s, longest), SHOP_E_INVALID);
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_products"), 0);
    longest[SLUG_MAX] = '\0';
    assert_int_equal(put_named(s, longest), 0);
    shelf_product(s, "az-09", "");
}

static void there_are_1_to_250_variants(void **state)
{
    shelf *s = *state;
    assert_int_equal(put_with_variants(s, 0), SHOP_E_INVALID);
    assert_int_equal(put_with_variants(s, VARIANTS_MAX + 1), SHOP_E_INVALID);
    assert_int_equal(put_with_variants(s, VARIANTS_MAX), 0);
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_skus"), VARIANTS_MAX);
    assert_int_equal(put_with_variants(s, 1), 0);
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_skus"), 1);
}

static void the_sku_with_two_prices_of_a_currency_is_named(void **state)
{
    shelf *s = *state;
    shelf_refused(s->shop, SHOP_E_INVALID, "SKU b has two prices in USD", "product.put",
                  "{\"slug\":\"p\",\"title\":\"P\",\"variants\":["
                  "{\"sku\":\"a\",\"prices\":[{\"minor\":1,\"currency\":\"EUR\"}]},"
                  "{\"sku\":\"b\",\"prices\":[{\"minor\":1,\"currency\":\"USD\"},"
                  "{\"minor\":1,\"currency\":\"EUR\"},{\"minor\":2,\"currency\":\"USD\"}]}]}");
    shelf_refused(s->shop, SHOP_E_INVALID, "SKU a is named twice", "product.put",
                  "{\"slug\":\"p\",\"title\":\"P\",\"variants\":[{\"sku\":\"a\"},{\"sku\":\"b\"},{\"sku\":\"a\"}]}");
    shelf_call(s, "product.put",
               "{\"slug\":\"p\",\"title\":\"P\",\"variants\":["
               "{\"sku\":\"a\",\"prices\":[{\"minor\":1,\"currency\":\"EUR\"}]},"
               "{\"sku\":\"A\",\"prices\":[{\"minor\":1,\"currency\":\"EUR\"}]}]}");
}

/* Its second SKU belongs to somebody else. */
static void a_refused_product_stays_as_it_was(void **state)
{
    shelf *s = *state;
    shelf_product(s, "mug", ",\"brand\":\"Tind\",\"attributes\":[{\"name\":\"a\",\"value\":\"b\"}]");
    shelf_product(s, "tea", "");
    shelf_refused(s->shop, SHOP_E_ALREADY_EXISTS, "SKU tea", "product.put",
                  "{\"slug\":\"mug\",\"title\":\"New\",\"variants\":[{\"sku\":\"new\"},{\"sku\":\"tea\"}]}");
    const shop_product *mug = shelf_find(s->guest, "mug");
    assert_int_equal(mug->version, 1);
    assert_string_equal(mug->title, "mug");
    assert_string_equal(mug->brand, "Tind");
    assert_int_equal(mug->attribute_count, 1);
    assert_int_equal(mug->variant_count, 1);
    shop_free(mug);
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_skus WHERE sku = 'new'"), 0);
    assert_int_equal(shelf_told(s, "product.updated"), 0);
}

static void only_the_version_that_was_meant_is_written_over(void **state)
{
    shelf *s = *state;
    assert_int_equal(shelf_try(s->shop, "product.put",
                               "{\"slug\":\"p\",\"title\":\"P\",\"if_version\":1,\"variants\":[{\"sku\":\"p\"}]}"),
                     SHOP_E_VERSION_MISMATCH);
    assert_int_equal(shelf_number(s, "SELECT count(*) FROM catalog_slugs"), 0);
    shelf_product(s, "p", "");
    shelf_product(s, "p", ",\"if_version\":1");
    shelf_refused(s->shop, SHOP_E_VERSION_MISMATCH, "version 2", "product.put",
                  "{\"slug\":\"p\",\"title\":\"P\",\"if_version\":1,\"variants\":[{\"sku\":\"p\"}]}");
    shelf_product(s, "p", ",\"if_version\":2");
    assert_int_equal(shelf_told(s, "product.updated"), 2);
}

/* Of a product that was written again LATER_MS after the first time; frees it. */
static void expect_fallbacks(const shop_product *p)
{
    assert_int_equal(p->status, SHOP_PRODUCT_STATUS_ACTIVE);
    assert_string_equal(p->tax_class, "standard");
    assert_null(p->category);
    assert_int_equal(p->created_at_ms, SHELF_START_MS);
    assert_int_equal(p->updated_at_ms, SHELF_START_MS + LATER_MS);
    shop_free(p);
}

static void what_is_not_said_falls_back(void **state)
{
    shelf *s = *state;
    shop_variant_input variant = SHOP_VARIANT_INPUT_INIT;
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    const shop_product *p;
    shelf_category(s, "home", NULL);
    shelf_product(s, "p", ",\"category\":\"home\",\"status\":\"archived\",\"tax_class\":\"reduced\"");
    stopped_clock_advance(&s->clock, LATER_MS);
    args.slug = args.title = variant.sku = "p";
    args.category = args.tax_class = "";
    args.variants = &variant;
    args.variant_count = 1;
    assert_int_equal(shop_product_put(s->shop, &args, &p), 0);
    expect_fallbacks(p);
    p = shelf_find(s->guest, "p");
    expect_fallbacks(p);
    assert_int_equal(shelf_try(s->shop, "category.delete", "{\"slug\":\"home\"}"), 0);
}

static void variants_change_places_with_their_ids(void **state)
{
    shelf *s = *state;
    char a[SHOP_ID_SIZE], b[SHOP_ID_SIZE];
    shelf_call(s, "product.put",
               "{\"slug\":\"p\",\"title\":\"P\",\"variants\":["
               "{\"sku\":\"a\",\"options\":[{\"name\":\"size\",\"value\":\"A\"}]},{\"sku\":\"b\"}]}");
    variant_id(s, "a", a);
    variant_id(s, "b", b);
    shelf_call(s, "product.put",
               "{\"slug\":\"p\",\"title\":\"P\",\"variants\":[{\"sku\":\"c\"},{\"sku\":\"b\"},"
               "{\"sku\":\"a\",\"options\":[{\"name\":\"size\",\"value\":\"AA\"}]}]}");
    const shop_product *p = shelf_find(s->guest, "p");
    assert_int_equal(p->variant_count, 3);
    assert_string_equal(p->variants[1]->id, b);
    assert_string_equal(p->variants[2]->id, a);
    assert_int_equal(p->variants[2]->position, 3);
    assert_string_equal(p->variants[2]->options[0]->value, "AA");
    assert_string_not_equal(p->variants[0]->id, a);
    assert_int_equal(p->variants[0]->option_count, 0);
    shop_free(p);
}

/* As another variant: whoever kept the old id means what was there before. */
static void a_sku_that_was_given_up_is_free(void **state)
{
    shelf *s = *state;
    char first[SHOP_ID_SIZE], second[SHOP_ID_SIZE], third[SHOP_ID_SIZE];
    shelf_product(s, "a", "");
    variant_id(s, "a", first);
    shelf_call(s, "product.put", "{\"slug\":\"a\",\"title\":\"A\",\"variants\":[{\"sku\":\"other\"}]}");
    shelf_call(s, "product.put", "{\"slug\":\"b\",\"title\":\"B\",\"variants\":[{\"sku\":\"a\"}]}");
    variant_id(s, "a", second);
    assert_string_not_equal(second, first);
    assert_int_equal(put_named(s, "b"), 0);
    shelf_product(s, "a", "");
    variant_id(s, "a", third);
    assert_string_not_equal(third, first);
    assert_string_not_equal(third, second);
}

static void the_longest_description_is_kept(void **state)
{
    shelf *s = *state;
    static char text[DESCRIPTION_MAX + 2], more[DESCRIPTION_MAX + 64];
    memset(text, 'x', DESCRIPTION_MAX + 1);
    snprintf(more, sizeof(more), ",\"description\":\"%s\"", text);
    assert_int_equal(shelf_try(s->shop, "product.put",
                               "{\"slug\":\"p\",\"title\":\"P\",\"variants\":[{\"sku\":\"p\"}]%s}", more),
                     SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "description");
    memcpy(text + DESCRIPTION_MAX - 2, "\xc3\xbc", sizeof("\xc3\xbc"));
    snprintf(more, sizeof(more), ",\"description\":\"%s\"", text);
    shelf_product(s, "p", more);
    const shop_product *p = shelf_find(s->guest, "p");
    assert_string_equal(p->description, text);
    shop_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_CASE(a_slug_is_what_may_stand_in_an_address),
        SHELF_CASE(there_are_1_to_250_variants),
        SHELF_CASE(the_sku_with_two_prices_of_a_currency_is_named),
        SHELF_CASE(a_refused_product_stays_as_it_was),
        SHELF_CASE(only_the_version_that_was_meant_is_written_over),
        SHELF_CASE(what_is_not_said_falls_back),
        SHELF_CASE(variants_change_places_with_their_ids),
        SHELF_CASE(a_sku_that_was_given_up_is_free),
        SHELF_CASE(the_longest_description_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
