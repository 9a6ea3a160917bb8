/* recommendation_test.c - recommendations as their callers see them. What is learned from orders is tested
 * in tests/unit/services/recommendation/, where orders can be told without placing them. */
#include <stdio.h>

#include "contract.h"

static const char unknown[] = "prd_01j00000000000000000000000";

/* --- behaviour.report --------------------------------------------------------------------------- */

static void report_refuses_what_it_cannot_know(fixture *f)
{
    const char *id = contract_product(f, "A", 1000);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "behaviour.report",
                     "{\"product_id\":\"%s\",\"kind\":\"view\"}", unknown);
    contract_refused(f, f->customer, SHOP_E_INVALID, "behaviour.report",
                     "{\"product_id\":\"%s\",\"kind\":\"buy\"}", id);
    contract_refused(f, f->customer, SHOP_E_INVALID, "behaviour.report", "{\"product_id\":\"%s\"}", id);
    contract_refused(f, f->customer, SHOP_E_INVALID, "behaviour.report",
                     "{\"product_id\":\"usr_01j00000000000000000000000\",\"kind\":\"view\"}");
}

static void report_hides_drafts(fixture *f)
{
    const char *draft = contract_call(f, f->shop, "product.put",
                                      "{\"slug\":\"d\",\"title\":\"D\",\"status\":\"draft\","
                                      "\"variants\":[{\"sku\":\"D\"}]}");
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "behaviour.report",
                     "{\"product_id\":\"%s\",\"kind\":\"view\"}", contract_text(f, draft, "id"));
}

static void everybody_may_report(fixture *f)
{
    const char *id = contract_product(f, "A", 1000);
    shop *who[] = {f->customer, f->guest, f->nobody, f->shop};
    for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++)
        contract_call(f, who[i], "behaviour.report", "{\"product_id\":\"%s\",\"kind\":\"like\"}", id);
}

static void report_is_idempotent(fixture *f)
{
    char json[128], other[128];
    const char *id = contract_product(f, "A", 1000);
    snprintf(json, sizeof(json), "{\"product_id\":\"%s\",\"kind\":\"view\"}", id);
    snprintf(other, sizeof(other), "{\"product_id\":\"%s\",\"kind\":\"add\"}", id);
    contract_replays(f, f->customer, "behaviour.report", json, other);
}

static void finance_has_no_business_here(fixture *f)
{
    const char *id = contract_product(f, "A", 1000);
    shop *finance = contract_staff(f, "finance");
    contract_refused(f, finance, SHOP_E_FORBIDDEN, "behaviour.report",
                     "{\"product_id\":\"%s\",\"kind\":\"view\"}", id);
    contract_refused(f, finance, SHOP_E_FORBIDDEN, "recommendation.for_product", "{\"product_id\":\"%s\"}",
                     id);
    contract_refused(f, finance, SHOP_E_FORBIDDEN, "recommendation.for_cart", "{\"product_ids\":[\"%s\"]}",
                     id);
    contract_refused(f, finance, SHOP_E_FORBIDDEN, "recommendation.for_user", "{}");
    contract_refused(f, finance, SHOP_E_FORBIDDEN, "recommendation.popular", "{}");
}

/* --- recommendation.… --------------------------------------------------------------------------- */

static void a_new_shop_recommends_nothing(fixture *f)
{
    const char *id = contract_product(f, "A", 1000);
    contract_call(f, f->customer, "behaviour.report", "{\"product_id\":\"%s\",\"kind\":\"view\"}", id);
    contract_reopen(f);
    assert_int_equal(contract_length(f, contract_call(f, f->guest, "recommendation.for_product",
                                                      "{\"product_id\":\"%s\"}", id), "items"), 0);
    assert_int_equal(contract_length(f, contract_call(f, f->guest, "recommendation.for_cart",
                                                      "{\"product_ids\":[\"%s\",\"%s\"]}", id, unknown),
                                     "items"), 0);
    assert_int_equal(contract_length(f, contract_call(f, f->customer, "recommendation.for_user", "{}"),
                                     "items"), 0);
    assert_int_equal(contract_length(f, contract_call(f, f->nobody, "recommendation.popular", "{}"),
                                     "items"), 0);
}

static void refuses_bad_arguments(fixture *f)
{
    contract_refused(f, f->guest, SHOP_E_INVALID, "recommendation.for_product", "{}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "recommendation.for_product",
                     "{\"product_id\":\"%s\",\"limit\":51}", unknown);
    contract_refused(f, f->guest, SHOP_E_INVALID, "recommendation.for_cart", "{}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "recommendation.for_cart", "{\"product_ids\":[\"x\"]}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "recommendation.for_user", "{\"limit\":-1}");
    contract_refused(f, f->guest, SHOP_E_INVALID, "recommendation.popular", "{\"limit\":51}");
}

/* --- behaviour.prune ---------------------------------------------------------------------------- */

static void prune_leaves_what_is_new(fixture *f)
{
    const char *id = contract_product(f, "A", 1000);
    contract_call(f, f->customer, "behaviour.report", "{\"product_id\":\"%s\",\"kind\":\"view\"}", id);
    assert_int_equal(contract_int(f, contract_call(f, f->shop, "behaviour.prune", "{}"), "done"), 0);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "behaviour.prune", "{}");
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "behaviour.prune", "{}");
}

static const contract_case cases[] = {
    {"behaviour.report: refuses what it cannot know", report_refuses_what_it_cannot_know},
    {"behaviour.report: hides drafts", report_hides_drafts},
    {"behaviour.report: everybody may report", everybody_may_report},
    {"behaviour.report: the same key has its effect once", report_is_idempotent},
    {"behaviour.report: finance has no business here", finance_has_no_business_here},
    {"recommendation.popular: a new shop recommends nothing", a_new_shop_recommends_nothing},
    {"recommendation.for_cart: refuses bad arguments", refuses_bad_arguments},
    {"behaviour.prune: leaves what is new", prune_leaves_what_is_new},
};

CONTRACT_SUITE(recommendation, cases);
