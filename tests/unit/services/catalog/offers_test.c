/* offers_test.c - what a cart is told about SKUs: those on sale only, in the order asked for, by the price of
 * one currency. Needs what only the cart service may call. */
#include "tests/unit/services/catalog/shelf.h"

#include <string.h>

enum { SKUS_MAX = 500 };

static int ask(shelf *s, const char *const *skus, size_t count, const char *currency, bool prices_only,
               const shop_offer_list **out)
{
    shop_variant_offers_args args = SHOP_VARIANT_OFFERS_INIT;
    args.skus = skus;
    args.sku_count = count;
    args.currency = currency;
    args.prices_only = prices_only;
    return internal_call(s->shop, SHOP__OP_VARIANT_OFFERS, &args, out);
}

static const shop_offer_list *offers_of(shelf *s, const char *const *skus, size_t count, const char *currency)
{
    const shop_offer_list *list = NULL;
    assert_int_equal(ask(s, skus, count, currency, false, &list), 0);
    return list;
}

static const shop_offer_list *offer_of(shelf *s, const char *sku, const char *currency)
{
    const shop_offer_list *list = offers_of(s, &sku, 1, currency);
    assert_int_equal(list->offer_count, 1);
    assert_string_equal(list->offers[0]->sku, sku);
    return list;
}

static void what_cannot_be_answered_is_refused(void **state)
{
    shelf *s = *state;
    static const char *skus[SKUS_MAX + 1];
    for (size_t i = 0; i <= SKUS_MAX; i++)
        skus[i] = "mug";
    shelf_product(s, "mug", "");
    assert_int_equal(ask(s, skus, 1, "XXQ", true, NULL), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "currency");
    assert_int_equal(ask(s, skus, 0, "EUR", true, NULL), SHOP_E_INVALID);
    assert_int_equal(ask(s, skus, SKUS_MAX + 1, "EUR", true, NULL), SHOP_E_INVALID);
    const shop_offer_list *list = offers_of(s, skus, SKUS_MAX, "EUR");
    assert_int_equal(list->offer_count, SKUS_MAX);
    assert_string_equal(list->offers[SKUS_MAX - 1]->product_id, list->offers[0]->product_id);
    shop_free(list);
}

static void only_what_is_on_sale_in_the_order_asked_for(void **state)
{
    shelf *s = *state;
    static const char *const skus[] = {"tea", "plan", "none", "mug", "old", "MUG", "tea"};
    shelf_product(s, "mug", "");
    shelf_product(s, "tea", "");
    shelf_product(s, "plan", ",\"status\":\"draft\"");
    shelf_product(s, "old", ",\"status\":\"archived\"");
    const shop_offer_list *list = offers_of(s, skus, sizeof(skus) / sizeof(skus[0]), "EUR");
    assert_int_equal(list->offer_count, 3);
    assert_string_equal(list->offers[0]->sku, "tea");
    assert_string_equal(list->offers[1]->sku, "mug");
    assert_string_equal(list->offers[2]->sku, "tea");
    shop_free(list);
}

static void free_of_charge_is_not_the_same_as_not_sold(void **state)
{
    shelf *s = *state;
    shelf_product(s, "mug", "");
    shelf_call(s, "price.set", "{\"sku\":\"mug\",\"currency\":\"EUR\",\"minor\":0}");
    const shop_offer_list *list = offer_of(s, "mug", "EUR");
    assert_string_equal(list->offers[0]->price.currency, "EUR");
    assert_int_equal(list->offers[0]->price.minor, 0);
    shop_free(list);
    list = offer_of(s, "mug", "USD");
    assert_string_equal(list->offers[0]->price.currency, "");
    shop_free(list);
}

static void each_variant_has_its_own_price_weight_and_title(void **state)
{
    shelf *s = *state;
    static const char *const skus[] = {"L", "S"};
    shelf_call(s, "product.put",
               "{\"slug\":\"lamp\",\"title\":\"Lamp\",\"tax_class\":\"reduced\",\"variants\":["
               "{\"sku\":\"S\",\"weight_grams\":10,\"prices\":[{\"minor\":100,\"currency\":\"EUR\"}]},"
               "{\"sku\":\"L\",\"title\":\"Large\",\"weight_grams\":20,\"prices\":["
               "{\"minor\":900,\"currency\":\"USD\"},{\"minor\":200,\"currency\":\"EUR\"}]}]}");
    const shop_offer_list *list = offers_of(s, skus, 2, "EUR");
    assert_int_equal(list->offers[0]->price.minor, 200);
    assert_int_equal(list->offers[0]->weight_grams, 20);
    assert_string_equal(list->offers[0]->title, "Lamp, Large");
    assert_string_equal(list->offers[0]->tax_class, "reduced");
    assert_int_equal(list->offers[1]->price.minor, 100);
    assert_int_equal(list->offers[1]->weight_grams, 10);
    assert_string_equal(list->offers[1]->title, "Lamp");
    assert_string_not_equal(list->offers[0]->variant_id, list->offers[1]->variant_id);
    shop_free(list);
}

static void an_empty_title_is_none(void **state)
{
    shelf *s = *state;
    shelf_call(s, "product.put",
               "{\"slug\":\"mug\",\"title\":\"Mug\",\"variants\":[{\"sku\":\"mug\",\"title\":\"\"}]}");
    const shop_offer_list *list = offer_of(s, "mug", "EUR");
    assert_string_equal(list->offers[0]->title, "Mug");
    shop_free(list);
}

static void categories_go_up_to_the_top_or_are_left_out(void **state)
{
    shelf *s = *state;
    static const char *const skus[] = {"mug", "tea"};
    const shop_offer_list *list;
    shelf_category(s, "home", NULL);
    shelf_category(s, "kitchen", "home");
    shelf_product(s, "mug", ",\"category\":\"kitchen\"");
    shelf_product(s, "tea", "");
    list = offers_of(s, skus, 2, "EUR");
    assert_int_equal(list->offers[0]->category_count, 2);
    assert_string_equal(list->offers[0]->categories[0], "kitchen");
    assert_string_equal(list->offers[0]->categories[1], "home");
    assert_int_equal(list->offers[1]->category_count, 0);
    shop_free(list);
    assert_int_equal(ask(s, skus, 2, "EUR", true, &list), 0);
    assert_int_equal(list->offer_count, 2);
    assert_int_equal(list->offers[0]->category_count, 0);
    shop_free(list);
}

/* The variants changed places, one went and one came. */
static void offers_follow_the_product(void **state)
{
    shelf *s = *state;
    static const char *const skus[] = {"a", "b", "c"};
    shelf_call(s, "product.put",
               "{\"slug\":\"p\",\"title\":\"P\",\"variants\":["
               "{\"sku\":\"a\",\"prices\":[{\"minor\":1,\"currency\":\"EUR\"}]},"
               "{\"sku\":\"b\",\"prices\":[{\"minor\":2,\"currency\":\"EUR\"}]}]}");
    shelf_call(s, "product.put",
               "{\"slug\":\"p\",\"title\":\"Q\",\"variants\":["
               "{\"sku\":\"c\",\"prices\":[{\"minor\":3,\"currency\":\"EUR\"}]},"
               "{\"sku\":\"a\",\"prices\":[{\"minor\":4,\"currency\":\"EUR\"}]}]}");
    const shop_offer_list *list = offers_of(s, skus, 3, "EUR");
    assert_int_equal(list->offer_count, 2);
    assert_string_equal(list->offers[0]->sku, "a");
    assert_int_equal(list->offers[0]->price.minor, 4);
    assert_string_equal(list->offers[0]->title, "Q");
    assert_string_equal(list->offers[1]->sku, "c");
    assert_int_equal(list->offers[1]->price.minor, 3);
    shop_free(list);
    shelf_call(s, "price.set", "{\"sku\":\"a\",\"currency\":\"EUR\"}");
    list = offer_of(s, "a", "EUR");
    assert_string_equal(list->offers[0]->price.currency, "");
    shop_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_CASE(what_cannot_be_answered_is_refused),
        SHELF_CASE(only_what_is_on_sale_in_the_order_asked_for),
        SHELF_CASE(free_of_charge_is_not_the_same_as_not_sold),
        SHELF_CASE(each_variant_has_its_own_price_weight_and_title),
        SHELF_CASE(an_empty_title_is_none),
        SHELF_CASE(categories_go_up_to_the_top_or_are_left_out),
        SHELF_CASE(offers_follow_the_product),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
