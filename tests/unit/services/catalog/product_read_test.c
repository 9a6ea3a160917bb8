/* product_read_test.c - from rows to records: every list goes to the variant that it belongs to, the largest
 * product comes back whole, and who may not see a draft cannot tell that there is one. */
#include "tests/unit/services/catalog/shelf.h"

#include <stdio.h>
#include <string.h>

enum { VARIANTS_MAX = 250, OPTIONS_MAX = 16, PRICES_MAX = 32, ATTRIBUTES_MAX = 64, MEDIA_MAX = 32 };

static const char *const currencies[PRICES_MAX] = {
    "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "THB",
    "USD"};

static const shop_product_variant *variant_of(shop *as, const char *sku)
{
    shop_variant_get_args args = SHOP_VARIANT_GET_INIT;
    const shop_product_variant *found = NULL;
    args.sku = sku;
    assert_int_equal(shop_variant_get(as, &args, &found), 0);
    return found;
}

/* What is read with its product is what is read by itself. */
static void expect_same_by_sku(shelf *s, const shop_variant *v)
{
    const shop_product_variant *found = variant_of(s->shop, v->sku);
    const shop_variant *own = found->variant;
    assert_string_equal(own->id, v->id);
    assert_int_equal(own->position, v->position);
    assert_int_equal(own->option_count, v->option_count);
    assert_int_equal(own->price_count, v->price_count);
    for (size_t i = 0; i < v->option_count; i++)
        assert_string_equal(own->options[i]->value, v->options[i]->value);
    for (size_t i = 0; i < v->price_count; i++)
        assert_int_equal(own->prices[i]->minor, v->prices[i]->minor);
    shop_free(found);
}

static void a_stranger_cannot_tell_a_draft_from_nothing(void **state)
{
    shelf *s = *state;
    char id[SHOP_ID_SIZE];
    shelf_product(s, "plan", ",\"status\":\"draft\"");
    shelf_id(s, "plan", id);
    shelf_refused(s->guest, SHOP_E_NOT_FOUND, "no such product", "product.find", "{\"slug\":\"none\"}");
    shelf_refused(s->guest, SHOP_E_NOT_FOUND, "no such product", "product.find", "{\"slug\":\"plan\"}");
    shelf_refused(s->guest, SHOP_E_NOT_FOUND, "no such product", "product.get", "{\"product_id\":\"%s\"}", id);
    char *last = id + strlen(id) - 1;
    *last = *last == '0' ? '1' : '0';
    shelf_refused(s->guest, SHOP_E_NOT_FOUND, "no such product", "product.get", "{\"product_id\":\"%s\"}", id);
}

/* The product itself, the first, the third and the last variant lack something. */
static void lists_go_to_whom_they_belong(void **state)
{
    shelf *s = *state;
    shelf_call(s, "product.put",
               "{\"slug\":\"p\",\"title\":\"P\",\"variants\":["
               "{\"sku\":\"v1\",\"prices\":[{\"minor\":1,\"currency\":\"EUR\"}]},"
               "{\"sku\":\"v2\",\"options\":[{\"name\":\"z\",\"value\":\"2z\"},{\"name\":\"a\",\"value\":\"2a\"}],"
               "\"prices\":[{\"minor\":22,\"currency\":\"USD\"},{\"minor\":2,\"currency\":\"EUR\"}]},"
               "{\"sku\":\"v3\",\"options\":[{\"name\":\"z\",\"value\":\"3z\"}]},"
               "{\"sku\":\"v4\",\"prices\":[{\"minor\":4,\"currency\":\"JPY\"}]}]}");
    const shop_product *p = shelf_find(s->guest, "p");
    assert_int_equal(p->attribute_count, 0);
    assert_int_equal(p->variants[0]->option_count, 0);
    assert_int_equal(p->variants[0]->prices[0]->minor, 1);
    assert_int_equal(p->variants[1]->option_count, 2);
    assert_string_equal(p->variants[1]->options[0]->value, "2z");
    assert_string_equal(p->variants[1]->options[1]->value, "2a");
    assert_int_equal(p->variants[2]->option_count, 1);
    assert_string_equal(p->variants[2]->options[0]->value, "3z");
    assert_int_equal(p->variants[2]->price_count, 0);
    assert_int_equal(p->variants[3]->option_count, 0);
    assert_int_equal(p->variants[3]->prices[0]->minor, 4);
    for (size_t i = 0; i < p->variant_count; i++)
        expect_same_by_sku(s, p->variants[i]);
    shop_free(p);
}

static void prices_stand_by_currency_however_they_came(void **state)
{
    shelf *s = *state;
    shelf_product(s, "p", "");
    shelf_call(s, "price.set", "{\"sku\":\"p\",\"currency\":\"USD\",\"minor\":1}");
    shelf_call(s, "price.set", "{\"sku\":\"p\",\"currency\":\"EUR\",\"minor\":2}");
    shelf_call(s, "price.set", "{\"sku\":\"p\",\"currency\":\"JPY\",\"minor\":3}");
    const shop_product *p = shelf_find(s->guest, "p");
    assert_int_equal(p->variants[0]->price_count, 3);
    assert_string_equal(p->variants[0]->prices[0]->currency, "EUR");
    assert_string_equal(p->variants[0]->prices[1]->currency, "JPY");
    assert_string_equal(p->variants[0]->prices[2]->currency, "USD");
    expect_same_by_sku(s, p->variants[0]);
    shop_free(p);
}

static void what_is_absent_stays_absent(void **state)
{
    shelf *s = *state;
    shelf_product(s, "p", "");
    const shop_product *p = shelf_find(s->guest, "p");
    assert_null(p->description);
    assert_null(p->brand);
    assert_null(p->category);
    assert_null(p->variants[0]->title);
    assert_int_equal(p->variants[0]->weight_grams, 0);
    assert_int_equal(p->attribute_count + p->media_count, 0);
    assert_int_equal(p->variants[0]->option_count + p->variants[0]->price_count, 0);
    shop_free(p);
}

/* --- the largest product ------------------------------------------------------------------------ */

typedef struct largest {
    char skus[VARIANTS_MAX][8];
    shop_variant_input variants[VARIANTS_MAX];
    shop_attribute_input attributes[ATTRIBUTES_MAX];
    shop_media_input media[MEDIA_MAX];
    shop_price_input prices[PRICES_MAX];
} largest;

static void fill(largest *all)
{
    for (size_t i = 0; i < ATTRIBUTES_MAX; i++)
        all->attributes[i] = (shop_attribute_input){sizeof(shop_attribute_input), 0, "name", "value"};
    for (size_t i = 0; i < MEDIA_MAX; i++)
        all->media[i] = (shop_media_input){sizeof(shop_media_input), 0, "https://shop.example/1", NULL};
    for (size_t i = 0; i < PRICES_MAX; i++)
        all->prices[i] = (shop_price_input){sizeof(shop_price_input), 0, (int64_t)i, currencies[i]};
    for (size_t i = 0; i < VARIANTS_MAX; i++) {
        snprintf(all->skus[i], sizeof(all->skus[i]), "s%zu", i);
        all->variants[i] = (shop_variant_input){.struct_size = sizeof(shop_variant_input),
                                                .sku = all->skus[i],
                                                .options = all->attributes,
                                                .option_count = OPTIONS_MAX,
                                                .prices = all->prices,
                                                .price_count = PRICES_MAX};
    }
}

static void the_largest_product_comes_back_whole(void **state)
{
    shelf *s = *state;
    static largest all;
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    const shop_product *p;
    fill(&all);
    args.slug = args.title = "p";
    args.attributes = all.attributes;
    args.attribute_count = ATTRIBUTES_MAX;
    args.media = all.media;
    args.media_count = MEDIA_MAX;
    args.variants = all.variants;
    args.variant_count = VARIANTS_MAX;
    if (shop_product_put(s->shop, &args, &p) != 0)
        fail_msg("%s: %s", shop_error_last()->field, shop_error_last()->message);
    shop_free(p);
    p = shelf_find(s->guest, "p");
    assert_int_equal(p->attribute_count, ATTRIBUTES_MAX);
    assert_int_equal(p->media_count, MEDIA_MAX);
    assert_int_equal(p->variant_count, VARIANTS_MAX);
    for (size_t i = 0; i < VARIANTS_MAX; i++) {
        assert_string_equal(p->variants[i]->sku, all.skus[i]);
        assert_int_equal(p->variants[i]->option_count, OPTIONS_MAX);
        assert_int_equal(p->variants[i]->price_count, PRICES_MAX);
        assert_int_equal(p->variants[i]->prices[PRICES_MAX - 1]->minor, PRICES_MAX - 1);
    }
    expect_same_by_sku(s, p->variants[VARIANTS_MAX - 1]);
    shop_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_CASE(a_stranger_cannot_tell_a_draft_from_nothing),
        SHELF_CASE(lists_go_to_whom_they_belong),
        SHELF_CASE(prices_stand_by_currency_however_they_came),
        SHELF_CASE(what_is_absent_stays_absent),
        SHELF_CASE(the_largest_product_comes_back_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
