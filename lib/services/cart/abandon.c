/* abandon.c - carts that were left, and carts of somebody who is gone.
 *
 * A change of a cart does not move its idle_since_ms. So the job meets carts that were touched since, gives
 * those their true time, and tells of the others; a cart of which it told is looked at again only after
 * its next change. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/generated/calls.h"

#define ABANDONED_AFTER_MS (INT64_C(24) * 3600 * 1000)

typedef struct idle_row {
    const char *id;
    const char *owner;
    const char *email;
    int32_t state;
    int64_t version;
    int64_t updated_at_ms;
    bool has_lines;
} idle_row;

static const column idle_columns[] = {
    COL_ID(idle_row, id, "crt"),      COL_TEXT(idle_row, owner),
    COL_TEXT(idle_row, email),        COL_ENUM(idle_row, state),
    COL_INT(idle_row, version),       COL_INT(idle_row, updated_at_ms),
    COL_BOOL(idle_row, has_lines),
};
static const statement idle_select = SELECT_INTO(
    idle_row, idle_columns,
    "SELECT id, owner, email, state, version, updated_at_ms,"
    " CASE WHEN EXISTS (SELECT 1 FROM cart_lines l WHERE l.cart_id = cart_carts.id) THEN 1 ELSE 0 END"
    " FROM cart_carts WHERE idle_since_ms > 0 AND idle_since_ms <= $1"
    " ORDER BY idle_since_ms LIMIT $2");
static const statement idle_set =
    STATEMENT("UPDATE cart_carts SET idle_since_ms = $2 WHERE id = $1");
static const statement cart_abandon =
    STATEMENT("UPDATE cart_carts SET idle_since_ms = 0, version = version + 1"
              " WHERE id = $1 AND state = 1 AND version = $2");
static const statement lines_erase = STATEMENT(
    "DELETE FROM cart_lines WHERE cart_id IN"
    " (SELECT id FROM cart_carts WHERE owner = $1 AND state IN (1, 4))");
static const statement carts_erase =
    STATEMENT("DELETE FROM cart_carts WHERE owner = $1 AND state IN (1, 4)");
static const statement emails_erase =
    STATEMENT("UPDATE cart_carts SET email = NULL WHERE owner = $1 AND email IS NOT NULL");

static int tell(call *c, const idle_row *cart)
{
    const shop_cart_event data = {cart->id, cart->owner, cart->email};
    int64_t changed;
    TRY(call_changed(c, &cart_abandon, PARAMS(v_id(cart->id), v_int(cart->version)), &changed));
    return changed == 1 ? emit_cart_abandoned(c, cart->id, cart->version + 1, &data) : 0;
}

/* A checkout takes minutes: what stands in one is looked at again, as if it had just been touched. */
static int look_at(call *c, const idle_row *cart, int64_t since_ms)
{
    if (cart->state == SHOP_CART_STATE_CHECKOUT)
        return call_run(c, &idle_set, PARAMS(v_id(cart->id), v_int(call_now_ms(c))));
    if (cart->updated_at_ms > since_ms)
        return call_run(c, &idle_set, PARAMS(v_id(cart->id), v_int(cart->updated_at_ms)));
    if (cart->state != SHOP_CART_STATE_OPEN || !cart->has_lines)
        return call_run(c, &idle_set, PARAMS(v_id(cart->id), v_int(0)));
    return tell(c, cart);
}

int shop__cart_abandon_due(call *c, const shop_cart_abandon_due_args *args, shop_job_report *ret)
{
    int64_t since_ms = call_now_ms(c) - (args->idle_ms > 0 ? args->idle_ms : ABANDONED_AFTER_MS);
    const idle_row *carts;
    size_t count;
    TRY(call_all(c, &idle_select, PARAMS(v_int(since_ms), v_int(JOB_BATCH)), JOB_BATCH, &carts, &count));
    for (size_t i = 0; i < count; i++)
        TRY(look_at(c, &carts[i], since_ms));
    ret->done = (int64_t)count;
    ret->more = count == JOB_BATCH;
    return 0;
}

/* Carts go, but for those of orders: there only what says who it was. */
int shop__cart_people_on_user_erased(call *c, const event *e, const shop_user_event *data)
{
    (void)e;
    TRY(call_run(c, &lines_erase, PARAMS(v_text(data->user_id))));
    TRY(call_run(c, &carts_erase, PARAMS(v_text(data->user_id))));
    return call_run(c, &emails_erase, PARAMS(v_text(data->user_id)));
}
