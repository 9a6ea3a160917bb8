/* cart_configuration_test.c - the contract of what prices need: regions with taxes, shipping methods,
 * promotions. */
#include <stdio.h>
#include <string.h>

#include "contract.h"

#define REGION "\"code\":\"eu\",\"title\":\"Europe\",\"currency\":\"EUR\",\"countries\":[\"DE\",\"AT\"]"
#define TAXES                                                                                      \
    "\"tax_inclusive\":true,\"taxes\":[{\"tax_class\":\"standard\",\"title\":\"VAT\",\"rate_ppm\":190000}]"
#define POST "\"region\":\"eu\",\"code\":\"post\",\"title\":\"Post\""
#define TEN "\"code\":\"TEN\",\"title\":\"Ten\",\"kind\":\"percent\",\"percent_ppm\":100000"

static void put_region(fixture *f)
{
    contract_call(f, f->shop, "region.put", "{" REGION "," TAXES "}");
}

static void put_post(fixture *f)
{
    contract_call(f, f->shop, "shipping_method.put",
                  "{" POST ",\"price\":{\"minor\":500,\"currency\":\"EUR\"}}");
}

static void each_invalid(fixture *f, const char *op, const char *const *bad, size_t count)
{
    for (size_t i = 0; i < count; i++)
        contract_refused(f, f->shop, SHOP_E_INVALID, op, "{%s}", bad[i]);
}

/* Changes are for who keeps prices; reading is for everybody. */
static void for_merchandisers_only(fixture *f, const char *op, const char *json)
{
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, op, "%s", json);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, op, "%s", json);
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, op, "%s", json);
    contract_call(f, contract_staff(f, "merchandiser"), op, "%s", json);
}

/* --- regions ------------------------------------------------------------------------------------ */

static void region_put_refuses_what_is_malformed(fixture *f)
{
    static const char *const bad[] = {
        "\"title\":\"T\",\"currency\":\"EUR\",\"countries\":[\"DE\"]",
        "\"code\":\"E U\",\"title\":\"T\",\"currency\":\"EUR\",\"countries\":[\"DE\"]",
        "\"code\":\"eu\",\"title\":\"T\",\"currency\":\"EUR\"",
        "\"code\":\"eu\",\"title\":\"T\",\"currency\":\"XXQ\",\"countries\":[\"DE\"]",
        "\"code\":\"eu\",\"title\":\"T\",\"currency\":\"EUR\",\"countries\":[\"DEU\"]",
        "\"code\":\"eu\",\"title\":\"T\",\"currency\":\"EUR\",\"countries\":[\"de\"]",
        "\"code\":\"eu\",\"title\":\"T\",\"currency\":\"EUR\",\"countries\":[\"D1\"]",
        REGION ",\"taxes\":[{\"tax_class\":\"standard\"}]",
        REGION ",\"taxes\":[{\"tax_class\":\"standard\",\"title\":\"V\",\"rate_ppm\":-1}]",
    };
    each_invalid(f, "region.put", bad, sizeof(bad) / sizeof(bad[0]));
    for_merchandisers_only(f, "region.put", "{" REGION "}");
}

static void region_put_replaces_the_whole(fixture *f)
{
    contract_replays(f, f->shop, "region.put", "{" REGION "," TAXES "}", "{" REGION "}");
    contract_call(f, f->shop, "region.put", "{" REGION "}");
    contract_reopen(f);
    const char *seen = contract_call(f, f->nobody, "region.get", "{\"code\":\"eu\"}");
    assert_false(contract_has(f, seen, "taxes[0]"));
    assert_int_equal(contract_int(f, seen, "tax_inclusive"), 0);
    assert_string_equal(contract_text(f, seen, "countries[1]"), "AT");
}

static void region_put_keeps_the_currency_of_shipping(fixture *f)
{
    put_region(f);
    put_post(f);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "region.put",
                     "{\"code\":\"eu\",\"title\":\"E\",\"currency\":\"USD\",\"countries\":[\"DE\"]}");
    put_region(f);
    contract_call(f, f->shop, "shipping_method.delete", "{\"region\":\"eu\",\"code\":\"post\"}");
    contract_call(f, f->shop, "region.put",
                  "{\"code\":\"eu\",\"title\":\"E\",\"currency\":\"USD\",\"countries\":[\"DE\"]}");
}

static void region_get_shows_taxes(fixture *f)
{
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "region.get", "{\"code\":\"eu\"}");
    put_region(f);
    const char *seen = contract_call(f, f->guest, "region.get", "{\"code\":\"eu\"}");
    assert_int_equal(contract_int(f, seen, "taxes[0].rate_ppm"), 190000);
}

static void region_list_is_in_the_order_of_making(fixture *f)
{
    static const char *const codes[] = {"z", "a", "m"};
    for (size_t i = 0; i < 3; i++)
        contract_call(f, f->shop, "region.put",
                      "{\"code\":\"%s\",\"title\":\"T\",\"currency\":\"EUR\",\"countries\":[\"DE\"]}",
                      codes[i]);
    const char *page = contract_call(f, f->nobody, "region.list", "{\"limit\":2}");
    assert_int_equal(contract_length(f, page, "items"), 2);
    assert_string_equal(contract_text(f, page, "items[0].code"), "z");
    page = contract_call(f, f->nobody, "region.list", "{\"limit\":2,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_string_equal(contract_text(f, page, "items[0].code"), "m");
    assert_false(contract_has(f, page, "next_cursor"));
    contract_refused(f, f->nobody, SHOP_E_INVALID, "region.list", "{\"cursor\":\"x\"}");
}

static void region_delete_takes_everything_along(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "region.delete", "{\"code\":\"eu\"}");
    put_region(f);
    put_post(f);
    for_merchandisers_only(f, "region.delete", "{\"code\":\"eu\"}");
    contract_reopen(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "region.get", "{\"code\":\"eu\"}");
    put_region(f);
    const char *left = contract_call(f, f->shop, "shipping_method.list", "{\"region\":\"eu\"}");
    assert_false(contract_has(f, left, "items[0]"));
    contract_replays(f, f->shop, "region.delete", "{\"code\":\"eu\"}", "{\"code\":\"us\"}");
}

/* --- shipping methods --------------------------------------------------------------------------- */

static void shipping_put_refuses_what_does_not_fit_the_region(fixture *f)
{
    static const char *const bad[] = {
        POST,
        "\"region\":\"eu\",\"code\":\"P\",\"title\":\"P\",\"price\":{\"minor\":1,\"currency\":\"EUR\"}",
        POST ",\"price\":{\"minor\":1,\"currency\":\"USD\"}",
        POST ",\"price\":{\"minor\":-1,\"currency\":\"EUR\"}",
        POST ",\"price\":{\"minor\":1,\"currency\":\"EUR\"},\"free_from\":{\"minor\":1,\"currency\":\"USD\"}",
        POST ",\"price\":{\"minor\":1,\"currency\":\"EUR\"},\"tax_class\":\"other\"",
    };
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "shipping_method.put",
                     "{" POST ",\"price\":{\"minor\":500,\"currency\":\"EUR\"}}");
    put_region(f);
    each_invalid(f, "shipping_method.put", bad, sizeof(bad) / sizeof(bad[0]));
    for_merchandisers_only(f, "shipping_method.put", "{" POST ",\"price\":{\"minor\":500,\"currency\":\"EUR\"}}");
}

static void shipping_put_replaces_the_whole(fixture *f)
{
    put_region(f);
    contract_replays(f, f->shop, "shipping_method.put",
                     "{" POST ",\"price\":{\"minor\":500,\"currency\":\"EUR\"},\"tax_class\":\"standard\","
                     "\"free_from\":{\"minor\":0,\"currency\":\"EUR\"}}",
                     "{" POST ",\"price\":{\"minor\":501,\"currency\":\"EUR\"}}");
    contract_reopen(f);
    const char *seen = contract_call(f, f->nobody, "shipping_method.list", "{\"region\":\"eu\"}");
    assert_string_equal(contract_text(f, seen, "items[0].tax_class"), "standard");
    assert_int_equal(contract_int(f, seen, "items[0].free_from.minor"), 0);
    put_post(f);
    seen = contract_call(f, f->nobody, "shipping_method.list", "{\"region\":\"eu\"}");
    assert_false(contract_has(f, seen, "items[0].free_from"));
    assert_int_equal(contract_length(f, seen, "items"), 1);
}

static void shipping_list_has_pages(fixture *f)
{
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "shipping_method.list", "{\"region\":\"eu\"}");
    put_region(f);
    put_post(f);
    contract_call(f, f->shop, "shipping_method.put",
                  "{\"region\":\"eu\",\"code\":\"air\",\"title\":\"Air\","
                  "\"price\":{\"minor\":1,\"currency\":\"EUR\"}}");
    const char *page = contract_call(f, f->nobody, "shipping_method.list", "{\"region\":\"eu\",\"limit\":1}");
    assert_string_equal(contract_text(f, page, "items[0].code"), "air");
    page = contract_call(f, f->nobody, "shipping_method.list", "{\"region\":\"eu\",\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_string_equal(contract_text(f, page, "items[0].code"), "post");
}

static void shipping_delete_removes_one(fixture *f)
{
    put_region(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "shipping_method.delete",
                     "{\"region\":\"eu\",\"code\":\"post\"}");
    put_post(f);
    for_merchandisers_only(f, "shipping_method.delete", "{\"region\":\"eu\",\"code\":\"post\"}");
    put_post(f);
    contract_replays(f, f->shop, "shipping_method.delete", "{\"region\":\"eu\",\"code\":\"post\"}",
                     "{\"region\":\"eu\",\"code\":\"air\"}");
}

/* --- promotions --------------------------------------------------------------------------------- */

static void promotion_put_refuses_what_makes_no_sense(fixture *f)
{
    static const char *const bad[] = {
        "\"code\":\"ten\",\"title\":\"T\",\"kind\":\"percent\",\"percent_ppm\":1",
        "\"code\":\"TEN\",\"title\":\"T\",\"percent_ppm\":1",
        "\"code\":\"TEN\",\"title\":\"T\",\"kind\":\"percent\"",
        "\"code\":\"TEN\",\"title\":\"T\",\"kind\":\"percent\",\"percent_ppm\":1000001",
        TEN ",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}",
        "\"code\":\"TEN\",\"title\":\"T\",\"kind\":\"fixed\"",
        "\"code\":\"TEN\",\"title\":\"T\",\"kind\":\"fixed\",\"amount\":{\"minor\":0,\"currency\":\"EUR\"}",
        "\"code\":\"TEN\",\"title\":\"T\",\"kind\":\"fixed\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},"
        "\"percent_ppm\":1",
        "\"code\":\"TEN\",\"title\":\"T\",\"kind\":\"fixed\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},"
        "\"minimum\":{\"minor\":1,\"currency\":\"USD\"}",
        TEN ",\"minimum\":{\"minor\":-1,\"currency\":\"EUR\"}",
        TEN ",\"starts_at\":\"2026-01-01T00:00:00Z\",\"ends_at\":\"2026-01-01T00:00:00Z\"",
        TEN ",\"automatic\":true,\"usage_limit\":1",
    };
    each_invalid(f, "promotion.put", bad, sizeof(bad) / sizeof(bad[0]));
    for_merchandisers_only(f, "promotion.put", "{" TEN "}");
}

static void promotion_put_replaces_the_whole(fixture *f)
{
    contract_replays(f, f->shop, "promotion.put",
                     "{\"code\":\"HELLO\",\"title\":\"Hello\",\"kind\":\"fixed\","
                     "\"amount\":{\"minor\":1000,\"currency\":\"EUR\"},\"minimum\":{\"minor\":8000,"
                     "\"currency\":\"EUR\"},\"category\":\"knitwear\",\"usage_limit\":5}",
                     "{" TEN "}");
    contract_reopen(f);
    const char *seen = contract_call(f, f->shop, "promotion.get", "{\"code\":\"HELLO\"}");
    assert_int_equal(contract_int(f, seen, "amount.minor"), 1000);
    assert_int_equal(contract_int(f, seen, "minimum.minor"), 8000);
    assert_int_equal(contract_int(f, seen, "usage_limit"), 5);
    contract_call(f, f->shop, "promotion.put",
                  "{\"code\":\"HELLO\",\"title\":\"Hello\",\"kind\":\"percent\",\"percent_ppm\":1}");
    seen = contract_call(f, f->shop, "promotion.get", "{\"code\":\"HELLO\"}");
    assert_false(contract_has(f, seen, "amount"));
    assert_false(contract_has(f, seen, "category"));
}

static void promotion_put_bounds_the_automatic_ones(fixture *f)
{
    for (int i = 0; i < 100; i++)
        contract_call(f, f->shop, "promotion.put",
                      "{\"code\":\"A%d\",\"title\":\"T\",\"kind\":\"percent\",\"percent_ppm\":1,\"automatic\":true}",
                      i);
    contract_refused(f, f->shop, SHOP_E_TOO_LARGE, "promotion.put", "{" TEN ",\"automatic\":true}");
    contract_call(f, f->shop, "promotion.put",
                  "{\"code\":\"A0\",\"title\":\"Again\",\"kind\":\"percent\",\"percent_ppm\":1,\"automatic\":true}");
}

static void promotion_get_tells_customers_no_figures(fixture *f)
{
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, "promotion.get", "{\"code\":\"TEN\"}");
    contract_call(f, f->shop, "promotion.put", "{" TEN ",\"usage_limit\":7}");
    const char *seen = contract_call(f, f->nobody, "promotion.get", "{\"code\":\"TEN\"}");
    assert_int_equal(contract_int(f, seen, "usage_limit"), 0);
    seen = contract_call(f, contract_staff(f, "merchandiser"), "promotion.get", "{\"code\":\"TEN\"}");
    assert_int_equal(contract_int(f, seen, "usage_limit"), 7);
}

static void promotion_list_keeps_codes_from_customers(fixture *f)
{
    contract_call(f, f->shop, "promotion.put", "{" TEN "}");
    contract_call(f, f->shop, "promotion.put",
                  "{\"code\":\"ALL\",\"title\":\"T\",\"kind\":\"percent\",\"percent_ppm\":1,\"automatic\":true}");
    const char *page = contract_call(f, f->nobody, "promotion.list", "{}");
    assert_int_equal(contract_length(f, page, "items"), 1);
    assert_string_equal(contract_text(f, page, "items[0].code"), "ALL");
    page = contract_call(f, f->shop, "promotion.list", "{\"limit\":1}");
    page = contract_call(f, f->shop, "promotion.list", "{\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_string_equal(contract_text(f, page, "items[0].code"), "TEN");
}

static void promotion_delete_removes_one(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "promotion.delete", "{\"code\":\"TEN\"}");
    contract_call(f, f->shop, "promotion.put", "{" TEN "}");
    for_merchandisers_only(f, "promotion.delete", "{\"code\":\"TEN\"}");
    contract_call(f, f->shop, "promotion.put", "{" TEN "}");
    contract_replays(f, f->shop, "promotion.delete", "{\"code\":\"TEN\"}", "{\"code\":\"NINE\"}");
    contract_reopen(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "promotion.get", "{\"code\":\"TEN\"}");
}

static const contract_case cases[] = {
    {"region.put: refuses what is malformed", region_put_refuses_what_is_malformed},
    {"region.put: replaces the whole", region_put_replaces_the_whole},
    {"region.put: keeps the currency of shipping", region_put_keeps_the_currency_of_shipping},
    {"region.get: shows taxes", region_get_shows_taxes},
    {"region.list: is in the order of making", region_list_is_in_the_order_of_making},
    {"region.delete: takes everything along", region_delete_takes_everything_along},
    {"shipping_method.put: refuses what does not fit the region", shipping_put_refuses_what_does_not_fit_the_region},
    {"shipping_method.put: replaces the whole", shipping_put_replaces_the_whole},
    {"shipping_method.list: has pages", shipping_list_has_pages},
    {"shipping_method.delete: removes one", shipping_delete_removes_one},
    {"promotion.put: refuses what makes no sense", promotion_put_refuses_what_makes_no_sense},
    {"promotion.put: replaces the whole", promotion_put_replaces_the_whole},
    {"promotion.put: bounds the automatic ones", promotion_put_bounds_the_automatic_ones},
    {"promotion.get: tells customers no figures", promotion_get_tells_customers_no_figures},
    {"promotion.list: keeps codes from customers", promotion_list_keeps_codes_from_customers},
    {"promotion.delete: removes one", promotion_delete_removes_one},
};

CONTRACT_SUITE(cart_configuration, cases);
