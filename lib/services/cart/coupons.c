/* coupons.c - coupon codes of a cart. Whether a coupon applies is the quote's business; here only those are
 * refused that can never apply any more. */
#include <stddef.h>
#include <string.h>

#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/promotion_rows.h"
#include "lib/services/cart/words.h"

/* Customers type codes as they like; in the store they are capitals. */
static int capitals(call *c, const char *code, const char **ret)
{
    char *text = shop__arena_text(call_arena(c), code);
    ENSURE(text != NULL, SHOP_E_NO_MEMORY);
    for (char *p = text; *p != '\0'; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
    *ret = text;
    return 0;
}

static int expect_usable(call *c, const char *code)
{
    promotion_row p;
    TRY(shop__promotion_load(c, code, &p));
    ENSURE(!p.automatic, call_fail(c, SHOP_E_NOT_FOUND, "no such coupon"));
    ENSURE(p.ends_at_ms == 0 || call_now_ms(c) < p.ends_at_ms,
           call_fail(c, SHOP_E_CONFLICT, "coupon %s is over", code));
    ENSURE(!p.used_up, call_fail(c, SHOP_E_CONFLICT, "coupon %s is used up", code));
    return 0;
}

static int write_codes(call *c, cart_row *cart, const char *const *codes, size_t count, shop_cart *ret)
{
    TRY(shop__words_join(call_arena(c), codes, count, &cart->coupons));
    TRY(shop__cart_save(c, cart));
    return shop__cart_read(c, cart, ret);
}

int shop__cart_add_coupon(call *c, const shop_cart_add_coupon_args *args, shop_cart *ret)
{
    cart_row cart;
    const char *code;
    const char *const *old;
    const char *codes[CART_COUPONS_MAX];
    size_t count;
    TRY(capitals(c, args->code, &code));
    TRY(shop__cart_load_open(c, args->cart_id, args->if_version, &cart));
    TRY(shop__words_split(call_arena(c), cart.coupons, &old, &count));
    if (shop__words_have(old, count, code))
        return shop__cart_read(c, &cart, ret);
    TRY(expect_usable(c, code));
    ENSURE(count < CART_COUPONS_MAX,
           call_fail(c, SHOP_E_TOO_LARGE, "a cart has at most %d coupons", CART_COUPONS_MAX));
    for (size_t i = 0; i < count; i++)
        codes[i] = old[i];
    codes[count] = code;
    return write_codes(c, &cart, codes, count + 1, ret);
}

int shop__cart_remove_coupon(call *c, const shop_cart_remove_coupon_args *args, shop_cart *ret)
{
    cart_row cart;
    const char *code;
    const char *const *old;
    const char *codes[CART_COUPONS_MAX];
    size_t count, kept = 0;
    TRY(capitals(c, args->code, &code));
    TRY(shop__cart_load_open(c, args->cart_id, args->if_version, &cart));
    TRY(shop__words_split(call_arena(c), cart.coupons, &old, &count));
    for (size_t i = 0; i < count && i < CART_COUPONS_MAX; i++)
        if (strcmp(old[i], code) != 0)
            codes[kept++] = old[i];
    if (kept == count)
        return shop__cart_read(c, &cart, ret);
    return write_codes(c, &cart, codes, kept, ret);
}
