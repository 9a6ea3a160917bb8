/* merge.c - a guest's cart goes into a user's, as after signing in. One transaction on both carts that loses
 * nothing: the guest's cart keeps the name of the one that has its lines, so that a repeated merge finds
 * what the first one did, and a line that is added to it afterwards is refused. */
#include <stddef.h>
#include <string.h>

#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/words.h"

static const statement guest_close = STATEMENT(
    "UPDATE cart_carts SET state = 4, merged_into = $3, version = version + 1, updated_at_ms = $4,"
    " idle_since_ms = 0 WHERE id = $1 AND state = 1 AND version = $2");

/* The user's cart: the named one, the newest, or a new one like the guest's, which nobody can have seen in any
 * version. */
static int find_target(call *c, const shop_cart_merge_args *args, const cart_row *guest, cart_row *ret,
                       bool *ret_new)
{
    *ret_new = false;
    if (args->into_cart_id != NULL)
        return shop__cart_load_open(c, args->into_cart_id, args->if_version, ret);
    int code = shop__cart_load_newest(c, ret);
    if (code == 0)
        return shop__cart_expect_open(c, ret, args->if_version);
    ENSURE(code == SHOP_E_NOT_FOUND, code);
    ENSURE(args->if_version == 0,
           call_fail(c, SHOP_E_VERSION_MISMATCH, "there is no open cart of version %lld to merge into",
                     (long long)args->if_version));
    *ret_new = true;
    return shop__cart_new(c, guest->currency != NULL ? guest->region : NULL, ret);
}

/* Put the lines together, in memory; those that changed into `changed`. */
static int join_lines(call *c, const cart_lines *guest, cart_lines *into, const line_row **changed)
{
    for (size_t i = 0; i < guest->count; i++) {
        const line_row *from = &guest->rows[i];
        line_row *line = shop__cart_find_line(into, from->sku);
        if (line == NULL) {
            line = &into->rows[into->count++];
            *line = *from;
            line->position = into->count > 1 ? line[-1].position + 1 : 1;
            line->quantity = 0;
        }
        line->quantity += from->quantity;
        ENSURE(line->quantity <= CART_QUANTITY_MAX,
               call_fail(c, SHOP_E_TOO_LARGE, "together the carts hold more than %d of %s",
                         CART_QUANTITY_MAX, from->sku));
        changed[i] = line;
    }
    ENSURE(into->count <= CART_LINES_MAX,
           call_fail(c, SHOP_E_TOO_LARGE, "together the carts hold more than %d lines", CART_LINES_MAX));
    return 0;
}

static int join_coupons(call *c, const cart_row *guest, cart_row *into)
{
    const char *const *theirs, *const *own;
    const char *all[2 * CART_COUPONS_MAX];
    size_t their_count, own_count, count = 0;
    TRY(shop__words_split(call_arena(c), guest->coupons, &theirs, &their_count));
    TRY(shop__words_split(call_arena(c), into->coupons, &own, &own_count));
    for (size_t i = 0; i < own_count; i++)
        all[count++] = own[i];
    for (size_t i = 0; i < their_count; i++)
        if (!shop__words_have(own, own_count, theirs[i]))
            all[count++] = theirs[i];
    ENSURE(count <= CART_COUPONS_MAX,
           call_fail(c, SHOP_E_TOO_LARGE, "together the carts hold more than %d coupons",
                     CART_COUPONS_MAX));
    return shop__words_join(call_arena(c), all, count, &into->coupons);
}

/* What the guest said and the user did not. */
static void join_delivery(const cart_row *guest, cart_row *into)
{
    if (into->email == NULL)
        into->email = guest->email;
    if (into->country != NULL || strcmp(into->region, guest->region) != 0)
        return;
    into->country = guest->country;
    if (into->shipping_method == NULL)
        into->shipping_method = guest->shipping_method;
}

static int write_both(call *c, cart_row *guest, cart_row *into, bool is_new,
                      const line_row *const *changed, size_t changed_count)
{
    if (is_new) {
        into->idle_since_ms = call_now_ms(c);
        TRY(shop__cart_insert(c, into));
    } else {
        TRY(shop__cart_save(c, into));
    }
    for (size_t i = 0; i < changed_count; i++)
        TRY(shop__cart_write_line(c, into, changed[i]));
    TRY(shop__cart_drop_lines(c, guest));
    TRY(call_guard(c, &guest_close,
                   PARAMS(v_id(guest->id), v_int(guest->version), v_id(into->id), v_int(call_now_ms(c))),
                   "the guest's cart was changed at the same moment; try again"));
    guest->version++;
    return shop__cart_tell(c, guest);
}

static int merge(call *c, cart_row *guest, cart_row *into, bool is_new, shop_cart *ret)
{
    cart_lines theirs, lines = {NULL, 0};
    const line_row **changed;
    TRY(shop__cart_load_lines(c, guest, 0, &theirs));
    TRY(shop__cart_load_lines(c, into, theirs.count, &lines));
    CALL_ARRAY(c, changed, theirs.count + 1);
    TRY(join_lines(c, &theirs, &lines, changed));
    TRY(join_coupons(c, guest, into));
    join_delivery(guest, into);
    TRY(write_both(c, guest, into, is_new, changed, theirs.count));
    return shop__cart_project(c, into, &lines, ret);
}

/* It was done before: the answer is the cart as it is now. */
static int answer_again(call *c, const shop_cart_merge_args *args, const cart_row *guest, shop_cart *ret)
{
    cart_row into;
    ENSURE(args->into_cart_id == NULL || strcmp(args->into_cart_id, guest->merged_into) == 0,
           call_fail(c, SHOP_E_CONFLICT, "the guest's cart was merged into another one"));
    TRY(shop__cart_load(c, guest->merged_into, &into));
    return shop__cart_read(c, &into, ret);
}

int shop__cart_merge(call *c, const shop_cart_merge_args *args, shop_cart *ret)
{
    cart_row guest, into;
    bool is_new;
    TRY(shop__cart_load_held(c, args->guest_cart_id, args->guest_id, &guest));
    if (guest.state == SHOP_CART_STATE_MERGED)
        return answer_again(c, args, &guest, ret);
    TRY(shop__cart_expect_open(c, &guest, 0));
    TRY(find_target(c, args, &guest, &into, &is_new));
    ENSURE(strcmp(guest.id, into.id) != 0,
           call_invalid(c, "guest_cart_id", "a cart cannot be merged into itself"));
    return merge(c, &guest, &into, is_new, ret);
}
