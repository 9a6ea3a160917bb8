/* setup.c - furnishing the shop: locations, regions, delivery, promotions, goods, stock. Each step
 * is a deed of the operator's, so that a crash in the middle is one more crash. */
#include "tests/sim/book.h"
#include "tests/sim/cast.h"

#define TAXES(standard)                                                                            \
    "\"taxes\":[{\"tax_class\":\"standard\",\"rate_ppm\":" #standard ",\"title\":\"VAT\"},"        \
    "{\"tax_class\":\"reduced\",\"rate_ppm\":70000,\"title\":\"Reduced\"}]"

/* What is the same in each world. */
static const struct {
    const char *op, *json;
} fixed[] = {
    {"location.put", "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\",\"position\":1}"},
    {"location.put", "{\"code\":\"OSA\",\"name\":\"Osaka\",\"country\":\"JP\",\"position\":2}"},
    {"category.put", "{\"slug\":\"goods\",\"title\":\"Goods\"}"},
    {"category.put", "{\"slug\":\"odd\",\"title\":\"Odd\",\"parent\":\"goods\"}"},
    {"region.put", "{\"code\":\"de\",\"title\":\"Germany\",\"currency\":\"EUR\","
                   "\"countries\":[\"DE\",\"AT\"],\"tax_inclusive\":true," TAXES(190000) "}"},
    {"region.put", "{\"code\":\"us\",\"title\":\"States\",\"currency\":\"USD\","
                   "\"countries\":[\"US\"],\"tax_inclusive\":false," TAXES(72500) "}"},
    {"shipping_method.put",
     "{\"region\":\"de\",\"code\":\"post\",\"title\":\"Post\",\"tax_class\":\"standard\","
     "\"price\":{\"minor\":490,\"currency\":\"EUR\"},"
     "\"free_from\":{\"minor\":7500,\"currency\":\"EUR\"}}"},
    {"shipping_method.put",
     "{\"region\":\"us\",\"code\":\"post\",\"title\":\"Post\",\"tax_class\":\"standard\","
     "\"price\":{\"minor\":990,\"currency\":\"USD\"}}"},
    {"promotion.put", "{\"code\":\"TENTH\",\"title\":\"A tenth\",\"kind\":\"percent\","
                      "\"percent_ppm\":100000,\"starts_at\":\"2020-01-01T00:00:00Z\","
                      "\"ends_at\":\"2040-01-01T00:00:00Z\"}"},
    {"promotion.put", "{\"code\":\"ODDS\",\"title\":\"Odd goods\",\"kind\":\"percent\","
                      "\"percent_ppm\":33333,\"category\":\"odd\",\"automatic\":true,"
                      "\"starts_at\":\"2020-01-01T00:00:00Z\","
                      "\"ends_at\":\"2040-01-01T00:00:00Z\"}"},
};
enum { FIXED_COUNT = sizeof fixed / sizeof fixed[0] };

/* Steps of a SKU: its product, its stock at each location. */
static const char *const locations[] = {"BER", "OSA"};
enum { STEPS_OF_SKU = 3 };

static int64_t price_of(unsigned i)
{
    return 199 + 637 * (int64_t)i;
}

static void put_product(actor *a, unsigned i)
{
    const char *sku = a->w->skus[i];
    actor_do(a, 0, "product.put",
             "{\"slug\":\"p%u\",\"title\":\"Thing %u\",\"category\":\"%s\",\"tax_class\":\"%s\","
             "\"variants\":[{\"sku\":\"%s\",\"weight_grams\":100,\"prices\":"
             "[{\"minor\":%lld,\"currency\":\"EUR\"},{\"minor\":%lld,\"currency\":\"USD\"}]}]}",
             i, i, i % 3 == 1 ? "odd" : "goods", i % 4 == 2 ? "reduced" : "standard", sku,
             (long long)price_of(i), (long long)price_of(i) + 50);
}

static void put_stock(actor *a, unsigned i, unsigned location)
{
    actor_do(a, 0, "stock.set",
             "{\"sku\":\"%s\",\"location\":\"%s\",\"on_hand\":%lld,\"reason\":\"first count\"}",
             a->w->skus[i], locations[location], (long long)a->w->plan.stock);
}

static void put_sku(actor *a, unsigned step)
{
    unsigned i = step / STEPS_OF_SKU, part = step % STEPS_OF_SKU;
    if (part > 0) {
        put_stock(a, i, part - 1);
        return;
    }
    a->w->shelves[i] = (shelf){.minor = price_of(i), .active = true};
    put_product(a, i);
}

static void put_coupon(actor *a)
{
    actor_do(a, 0, "promotion.put",
             "{\"code\":\"FIRST\",\"title\":\"The first\",\"kind\":\"fixed\",\"usage_limit\":%lld,"
             "\"amount\":{\"minor\":150,\"currency\":\"EUR\"},"
             "\"starts_at\":\"2020-01-01T00:00:00Z\",\"ends_at\":\"2040-01-01T00:00:00Z\"}",
             (long long)a->w->plan.coupon_limit);
}

void setup_run(actor *a)
{
    world *w = a->w;
    actor_resume(a);
    for (unsigned i = 0; i < w->plan.skus; i++)
        snprintf(w->skus[i], WORLD_SKU_SIZE, "SKU-%02u", i);
    while (w->set_up < FIXED_COUNT)
        actor_do(a, 0, fixed[w->set_up].op, "%s", fixed[w->set_up].json);
    if (w->set_up == FIXED_COUNT)
        put_coupon(a);
    while (w->set_up <= FIXED_COUNT + STEPS_OF_SKU * w->plan.skus)
        put_sku(a, w->set_up - FIXED_COUNT - 1);
}
