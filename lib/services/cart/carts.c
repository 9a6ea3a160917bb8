/* carts.c - making, reading, listing and throwing away carts. A cart belongs to a user or to a guest with
 * an id; nobody else could find it again. */
#include <stddef.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/region_rows.h"

static const statement cart_delete =
    STATEMENT("DELETE FROM cart_carts WHERE id = $1 AND state = 1 AND version = $2");

int shop__cart_owner(call *c, const char **ret_owner)
{
    const principal *who = call_principal(c);
    ENSURE(who->kind != PRINCIPAL_GUEST || strncmp(who->id, "gst_", 4) == 0,
           call_fail(c, SHOP_E_UNAUTHENTICATED,
                     "carts need somebody to belong to: sign in, or give the guest an id (gst_…)"));
    *ret_owner = who->id;
    return 0;
}

int shop__cart_new(call *c, const char *region, cart_row *ret)
{
    region_row found;
    cart_row cart = {.state = SHOP_CART_STATE_OPEN, .version = 1, .created_at_ms = call_now_ms(c)};
    TRY(shop__cart_owner(c, &cart.owner));
    TRY(shop__text_empty(region) ? shop__region_first(c, &found)
                                 : shop__region_load(c, region, &found));
    TRY(call_new_id(c, "crt", &cart.id));
    cart.region = found.code;
    cart.currency = found.currency;
    cart.tax_inclusive = found.tax_inclusive;
    cart.updated_at_ms = cart.created_at_ms;
    *ret = cart;
    return 0;
}

int shop__cart_create(call *c, const shop_cart_create_args *args, shop_cart *ret)
{
    cart_row cart;
    const cart_lines none = {NULL, 0};
    TRY(shop__cart_new(c, args->region, &cart));
    TRY(shop__cart_insert(c, &cart));
    return shop__cart_project(c, &cart, &none, ret);
}

int shop__cart_get(call *c, const shop_cart_get_args *args, shop_cart *ret)
{
    cart_row cart;
    TRY(shop__cart_load(c, args->cart_id, &cart));
    return shop__cart_read(c, &cart, ret);
}

/* Whose carts are listed: the caller's own, or anybody's for staff. */
static int listed_owner(call *c, const char *asked, const char **ret_owner)
{
    if (shop__text_empty(asked))
        return shop__cart_owner(c, ret_owner);
    *ret_owner = asked;
    return call_check_owner(c, asked, "user");
}

/* The id behind which the page begins; without a cursor one above all others. */
static int page_start(call *c, const char *cursor, uint8_t id[ID_BYTES])
{
    memset(id, 0xff, ID_BYTES);
    ENSURE(shop__text_empty(cursor) || shop__id_parse(cursor, "crt", id),
           call_invalid(c, "cursor", "is not one that cart.list gave"));
    return 0;
}

int shop__cart_list(call *c, const shop_cart_list_args *args, shop_cart_page *ret)
{
    const char *owner;
    uint8_t below[ID_BYTES];
    const cart_row *rows;
    const shop_cart **list;
    shop_cart *carts;
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT, count;
    TRY(listed_owner(c, args->owner, &owner));
    TRY(page_start(c, args->cursor, below));
    TRY(shop__cart_load_owned(c, owner, (blob){below, sizeof(below)}, limit + 1, &rows, &count));
    if (count > limit) {
        count = limit;
        ret->next_cursor = rows[count - 1].id;
    }
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, carts, count + 1);
    for (size_t i = 0; i < count; i++) {
        TRY(shop__cart_read(c, &rows[i], &carts[i]));
        list[i] = &carts[i];
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

int shop__cart_delete(call *c, const shop_cart_delete_args *args)
{
    cart_row cart;
    TRY(shop__cart_load_open(c, args->cart_id, args->if_version, &cart));
    TRY(call_guard(c, &cart_delete, PARAMS(v_id(cart.id), v_int(cart.version)),
                   "the cart was changed at the same moment; read it again"));
    return shop__cart_drop_lines(c, &cart);
}
