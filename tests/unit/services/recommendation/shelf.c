/* shelf.c - see shelf.h. */
#include "tests/unit/services/recommendation/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t stopped_clock_ms(void *self)
{
    return ((shelf *)self)->now_ms;
}

void put(shelf *s, size_t product, shop_product_status status)
{
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    shop_variant_input variant = SHOP_VARIANT_INPUT_INIT;
    const shop_product *p = NULL;
    char slug[32];
    (void)snprintf(slug, sizeof(slug), "product-%zu", product);
    variant.sku = slug;
    args.slug = args.title = slug;
    args.status = status;
    args.variants = &variant;
    args.variant_count = 1;
    assert_int_equal(shop_product_put(s->shop, &args, &p), 0);
    (void)snprintf(s->ids[product], sizeof(s->ids[product]), "%s", p->id);
    shop_free(p);
}

static void open_views(shelf *s)
{
    shop_identity user = SHOP_IDENTITY_INIT, guest = SHOP_IDENTITY_INIT, nobody = SHOP_IDENTITY_INIT;
    assert_int_equal(shop_id_new(s->shop, "usr", s->user_id), 0);
    assert_int_equal(shop_id_new(s->shop, "gst", s->guest_id), 0);
    user.user_id = s->user_id;
    guest.guest_id = s->guest_id;
    assert_int_equal(shop_as(s->shop, &user, &s->user), 0);
    assert_int_equal(shop_as(s->shop, &guest, &s->guest), 0);
    assert_int_equal(shop_as(s->shop, &nobody, &s->nobody), 0);
}

/* The functions of the default environment do not look at `self`. */
int shelf_setup(void **state)
{
    shelf *s = calloc(1, sizeof(*s));
    if (s == NULL)
        return -1;
    s->env = *shop_env_default();
    s->env.self = s;
    s->env.now_ms = stopped_clock_ms;
    s->now_ms = SHELF_START_MS;
    temp_shop_open(&s->temp, &s->env);
    s->shop = s->temp.shop;
    open_views(s);
    for (size_t i = 0; i < SHELF_PRODUCTS; i++)
        put(s, i, SHOP_PRODUCT_STATUS_ACTIVE);
    *state = s;
    return 0;
}

int shelf_teardown(void **state)
{
    shelf *s = *state;
    shop_close(s->user);
    shop_close(s->guest);
    shop_close(s->nobody);
    temp_shop_close(&s->temp);
    free(s);
    return 0;
}

void settle(shelf *s)
{
    int64_t done = 1;
    while (done > 0)
        assert_int_equal(shop_run_pending(s->shop, &done), 0);
}

void order(shelf *s, const char *products, const char *owner)
{
    shop_order_event_line lines[SHELF_LINES_MAX];
    const shop_order_event_line *list[SHELF_LINES_MAX];
    shop_order_event event = {.owner = owner, .lines = list, .line_count = strlen(products)};
    char id[SHOP_ID_SIZE];
    for (size_t i = 0; i < event.line_count; i++) {
        lines[i] = (shop_order_event_line){.product_id = s->ids[products[i] - '0'], .quantity = 2};
        list[i] = &lines[i];
    }
    assert_int_equal(shop_id_new(s->shop, "ord", id), 0);
    event.order_id = id;
    assert_int_equal(internal_emit(s->shop, SHOP__EVENT_ORDER_CREATED, id, 1, &event), 0);
    settle(s);
}

int report(shop *as, const char *product_id, shop_behaviour_kind kind)
{
    shop_behaviour_report_args args = SHOP_BEHAVIOUR_REPORT_INIT;
    args.product_id = product_id;
    args.kind = kind;
    return shop_behaviour_report(as, &args);
}

/* --- answers as text ---------------------------------------------------------------------------- */

static void expect(const shelf *s, const shop_recommendations *r, const char *wanted)
{
    char got[64] = "";
    size_t at = 0;
    bool popular = false;
    for (size_t i = 0; i < r->item_count; i++) {
        if (!popular && r->items[i]->reason == SHOP_RECOMMENDATION_REASON_POPULAR) {
            popular = true;
            got[at++] = '|';
        }
        for (size_t k = 0; k < SHELF_PRODUCTS; k++)
            if (strcmp(s->ids[k], r->items[i]->product_id) == 0)
                got[at++] = (char)('0' + k);
        assert_true(r->items[i]->score > 0);
    }
    shop_free(r);
    assert_string_equal(got, wanted);
}

void expect_for_product(shelf *s, size_t product, const char *wanted)
{
    shop_recommendation_for_product_args args = SHOP_RECOMMENDATION_FOR_PRODUCT_INIT;
    const shop_recommendations *r = NULL;
    args.product_id = s->ids[product];
    assert_int_equal(shop_recommendation_for_product(s->user, &args, &r), 0);
    expect(s, r, wanted);
}

void expect_for_cart(shelf *s, const char *products, int64_t limit, const char *wanted)
{
    shop_recommendation_for_cart_args args = SHOP_RECOMMENDATION_FOR_CART_INIT;
    const shop_recommendations *r = NULL;
    const char *list[SHELF_LINES_MAX];
    for (size_t i = 0; products[i] != '\0'; i++)
        list[args.product_id_count++] = s->ids[products[i] - '0'];
    args.product_ids = list;
    args.limit = limit;
    assert_int_equal(shop_recommendation_for_cart(s->user, &args, &r), 0);
    expect(s, r, wanted);
}

void expect_for_user(shelf *s, const char *wanted)
{
    shop_recommendation_for_user_args args = SHOP_RECOMMENDATION_FOR_USER_INIT;
    const shop_recommendations *r = NULL;
    assert_int_equal(shop_recommendation_for_user(s->user, &args, &r), 0);
    expect(s, r, wanted);
}

void expect_popular(shelf *s, const char *wanted)
{
    shop_recommendation_popular_args args = SHOP_RECOMMENDATION_POPULAR_INIT;
    const shop_recommendations *r = NULL;
    assert_int_equal(shop_recommendation_popular(s->user, &args, &r), 0);
    expect(s, r, wanted);
}
