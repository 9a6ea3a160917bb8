/* cart_shop.c - see cart_shop.h. */
#include "tests/unit/services/cart/cart_shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the environment ---------------------------------------------------------------------------- */

static int64_t stopped_clock_ms(void *self)
{
    return atomic_load(&((cart_shop *)self)->now_ms);
}

static int count_statements(void *self, shop_env_point point, const char *detail)
{
    (void)detail;
    if (point == SHOP_POINT_STATEMENT)
        atomic_fetch_add(&((cart_shop *)self)->statements, 1);
    return 0;
}

static void open_view(cart_shop *s, const char *user, const char *guest, shop **out)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    who.user_id = user;
    who.guest_id = guest;
    assert_int_equal(shop_as(s->shop, &who, out), 0);
}

/* The functions of the default environment do not look at `self`. */
int cart_shop_setup(void **state)
{
    cart_shop *s = calloc(1, sizeof(*s));
    if (s == NULL)
        return -1;
    s->env = *shop_env_default();
    s->env.self = s;
    s->env.now_ms = stopped_clock_ms;
    s->env.reach = count_statements;
    atomic_store(&s->now_ms, CART_SHOP_START_MS);
    temp_shop_open(&s->temp, &s->env);
    s->shop = s->temp.shop;
    new_id(s, "usr", s->user_id);
    new_id(s, "gst", s->guest_id);
    open_view(s, s->user_id, NULL, &s->user);
    open_view(s, NULL, s->guest_id, &s->guest);
    put_region(s, "eu", "EUR");
    assert_int_equal(put_method(s, "eu", "post", (shop_money){.minor = 600, .currency = "EUR"}), 0);
    put_goods(s, "MUG", 1000, SHOP_PRODUCT_STATUS_ACTIVE);
    put_goods(s, "TEA", 500, SHOP_PRODUCT_STATUS_ACTIVE);
    *state = s;
    return 0;
}

/* What promotions count is what orders hold. */
static void expect_sound(cart_shop *s)
{
    assert_int_equal(
        temp_shop_number(&s->temp,
                         "SELECT count(*) FROM cart_promotions p WHERE reserved <> (SELECT count(*) FROM"
                         " cart_coupon_uses u WHERE u.code = p.code AND u.state = 1) OR used <> (SELECT"
                         " count(*) FROM cart_coupon_uses u WHERE u.code = p.code AND u.state = 2)"),
        0);
}

int cart_shop_teardown(void **state)
{
    cart_shop *s = *state;
    expect_sound(s);
    shop_close(s->user);
    shop_close(s->guest);
    temp_shop_close(&s->temp);
    free(s);
    return 0;
}

void new_id(cart_shop *s, const char *prefix, char *out)
{
    assert_int_equal(shop_id_new(s->shop, prefix, out), 0);
}

int drop(int code, const void *result)
{
    if (code == 0)
        shop_free(result);
    return code;
}

/* --- regions, goods and coupons ----------------------------------------------------------------- */

void put_region(cart_shop *s, const char *code, const char *currency)
{
    static const char *const countries[] = {"DE", "AT"};
    static const shop_region_tax_input taxes[] = {
        {sizeof(shop_region_tax_input), 0, "standard", "VAT 20 %", 200000}};
    shop_region_put_args args = SHOP_REGION_PUT_INIT;
    const shop_region *region;
    args.code = args.title = code;
    args.currency = currency;
    args.countries = countries;
    args.country_count = 2;
    args.tax_inclusive = true;
    args.taxes = taxes;
    args.tax_count = 1;
    assert_int_equal(shop_region_put(s->shop, &args, &region), 0);
    shop_free(region);
}

int delete_region(cart_shop *s, const char *code)
{
    shop_region_delete_args args = SHOP_REGION_DELETE_INIT;
    args.code = code;
    return shop_region_delete(s->shop, &args);
}

int put_method(cart_shop *s, const char *region, const char *code, shop_money price)
{
    shop_shipping_method_put_args args = SHOP_SHIPPING_METHOD_PUT_INIT;
    const shop_shipping_method *made = NULL;
    args.region = region;
    args.code = args.title = code;
    args.tax_class = "standard";
    args.price = price;
    int result = shop_shipping_method_put(s->shop, &args, &made);
    return drop(result, made);
}

void put_goods(cart_shop *s, const char *sku, int64_t minor, shop_product_status status)
{
    const shop_price_input price = {sizeof(price), 0, minor, "EUR"};
    const shop_variant_input variant = {.struct_size = sizeof(variant), .sku = sku, .prices = &price,
                                        .price_count = 1, .weight_grams = 300};
    shop_product_put_args args = SHOP_PRODUCT_PUT_INIT;
    const shop_product *made;
    char slug[64];
    snprintf(slug, sizeof(slug), "goods-%s", sku);
    for (char *p = slug; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    args.slug = slug;
    args.title = sku;
    args.status = status;
    args.variants = &variant;
    args.variant_count = 1;
    assert_int_equal(shop_product_put(s->shop, &args, &made), 0);
    shop_free(made);
}

shop_promotion_put_args ten_percent(const char *code)
{
    shop_promotion_put_args args = SHOP_PROMOTION_PUT_INIT;
    args.code = args.title = code;
    args.kind = SHOP_PROMOTION_KIND_PERCENT;
    args.percent_ppm = 100000;
    return args;
}

int put_promotion(cart_shop *s, const shop_promotion_put_args *args)
{
    const shop_promotion *made = NULL;
    int code = shop_promotion_put(s->shop, args, &made);
    return drop(code, made);
}

void put_coupon(cart_shop *s, const char *code, int64_t limit)
{
    shop_promotion_put_args args = ten_percent(code);
    args.usage_limit = limit;
    assert_int_equal(put_promotion(s, &args), 0);
}

/* --- operations --------------------------------------------------------------------------------- */

void new_cart(shop *as, char *out)
{
    const shop_cart_create_args args = SHOP_CART_CREATE_INIT;
    const shop_cart *cart;
    assert_int_equal(shop_cart_create(as, &args, &cart), 0);
    snprintf(out, SHOP_ID_SIZE, "%s", cart->id);
    shop_free(cart);
}

int add_line(shop *as, const char *cart, const char *sku, int64_t quantity)
{
    shop_cart_add_line_args args = SHOP_CART_ADD_LINE_INIT;
    const shop_cart *ret = NULL;
    args.cart_id = cart;
    args.sku = sku;
    args.quantity = quantity;
    int code = shop_cart_add_line(as, &args, &ret);
    return drop(code, ret);
}

int set_line(shop *as, const char *cart, const char *sku, int64_t quantity)
{
    shop_cart_set_line_args args = SHOP_CART_SET_LINE_INIT;
    const shop_cart *ret = NULL;
    args.cart_id = cart;
    args.sku = sku;
    args.has_quantity = true;
    args.quantity = quantity;
    int code = shop_cart_set_line(as, &args, &ret);
    return drop(code, ret);
}

int merge(cart_shop *s, const char *from, const char *into)
{
    shop_cart_merge_args args = SHOP_CART_MERGE_INIT;
    const shop_cart *ret = NULL;
    args.guest_cart_id = from;
    args.guest_id = s->guest_id;
    args.into_cart_id = into;
    int code = shop_cart_merge(s->user, &args, &ret);
    return drop(code, ret);
}

int add_coupon(shop *as, const char *cart, const char *code)
{
    shop_cart_add_coupon_args args = SHOP_CART_ADD_COUPON_INIT;
    const shop_cart *ret = NULL;
    args.cart_id = cart;
    args.code = code;
    int result = shop_cart_add_coupon(as, &args, &ret);
    return drop(result, ret);
}

int deliver_by(shop *as, const char *cart, const char *country, const char *method)
{
    shop_cart_set_delivery_args args = SHOP_CART_SET_DELIVERY_INIT;
    const shop_cart *ret = NULL;
    args.cart_id = cart;
    args.country = country;
    args.shipping_method = method;
    int code = shop_cart_set_delivery(as, &args, &ret);
    return drop(code, ret);
}

int lock(cart_shop *s, const char *cart, const char *order, const shop_quote **out)
{
    shop_cart_lock_args args = SHOP_CART_LOCK_INIT;
    args.cart_id = cart;
    args.order_id = order;
    return internal_call(s->shop, SHOP__OP_CART_LOCK, &args, out);
}

int unlock(cart_shop *s, const char *cart, const char *order)
{
    shop_cart_unlock_args args = SHOP_CART_UNLOCK_INIT;
    args.cart_id = cart;
    args.order_id = order;
    return internal_call(s->shop, SHOP__OP_CART_UNLOCK, &args, NULL);
}

void ready_cart(cart_shop *s, char *out)
{
    new_cart(s->user, out);
    assert_int_equal(add_line(s->user, out, "MUG", 1), 0);
    assert_int_equal(deliver_by(s->user, out, "DE", "post"), 0);
}

/* --- looking at a cart -------------------------------------------------------------------------- */

const shop_cart *cart_of(shop *as, const char *cart)
{
    shop_cart_get_args args = SHOP_CART_GET_INIT;
    const shop_cart *ret = NULL;
    args.cart_id = cart;
    assert_int_equal(shop_cart_get(as, &args, &ret), 0);
    return ret;
}

const shop_quote *quote_of(shop *as, const char *cart)
{
    shop_cart_quote_args args = SHOP_CART_QUOTE_INIT;
    const shop_quote *ret = NULL;
    args.cart_id = cart;
    assert_int_equal(shop_cart_quote(as, &args, &ret), 0);
    return ret;
}

shop_cart_state cart_state_of(shop *as, const char *cart)
{
    const shop_cart *seen = cart_of(as, cart);
    shop_cart_state state = seen->state;
    shop_free(seen);
    return state;
}

int64_t version_of(shop *as, const char *cart)
{
    const shop_cart *seen = cart_of(as, cart);
    int64_t version = seen->version;
    shop_free(seen);
    return version;
}

int64_t quantity_of(shop *as, const char *cart, const char *sku)
{
    const shop_cart *seen = cart_of(as, cart);
    int64_t quantity = 0;
    for (size_t i = 0; i < seen->line_count; i++)
        if (strcmp(seen->lines[i]->sku, sku) == 0)
            quantity += seen->lines[i]->quantity;
    shop_free(seen);
    return quantity;
}
