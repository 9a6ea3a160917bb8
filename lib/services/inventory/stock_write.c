/* stock_write.c - changing a level by hand: to what a count found, or by so many. The level is
 * read, then written only while it is still what was read. */
#include <stddef.h>

#include "lib/services/generated/calls.h"
#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/stock.h"

typedef struct level_row {
    bool known; /* the SKU has a level there, maybe of 0 */
    int64_t on_hand;
    int64_t reserved;
} level_row;

typedef struct told_row {
    int64_t version;
    int64_t available;
} told_row;

/* What somebody wants of a level. */
typedef struct change {
    const char *sku;
    const char *location;
    const char *reason;
    shop_movement_kind kind;
    level_row old;
    int64_t on_hand; /* the new level */
} change;

static const column level_columns[] = {
    COL_BOOL(level_row, known),
    COL_INT(level_row, on_hand),
    COL_INT(level_row, reserved),
};
static const column told_columns[] = {COL_INT(told_row, version), COL_INT(told_row, available)};

static const statement level_select =
    SELECT_INTO(level_row, level_columns,
                "SELECT s.sku IS NOT NULL, coalesce(s.on_hand, 0), coalesce(s.reserved, 0)"
                " FROM inventory_locations l"
                " LEFT JOIN inventory_stock s ON s.location = l.code AND s.sku = $1"
                " WHERE l.code = $2");
static const statement level_insert =
    STATEMENT("INSERT INTO inventory_stock (sku, location, on_hand, reserved)"
              " VALUES ($1, $2, $3, 0)"
              " ON CONFLICT (sku, location) DO NOTHING");
static const statement level_update =
    STATEMENT("UPDATE inventory_stock SET on_hand = $3"
              " WHERE sku = $1 AND location = $2 AND on_hand = $4 AND reserved <= $3");
static const statement version_bump = SELECT_INTO(
    told_row, told_columns,
    "INSERT INTO inventory_skus (sku, version) VALUES ($1, 1)"
    " ON CONFLICT (sku) DO UPDATE SET version = inventory_skus.version + 1"
    " RETURNING version, (SELECT CAST(coalesce(sum(s.on_hand - s.reserved), 0) AS BIGINT)"
    " FROM inventory_stock s WHERE s.sku = $1)");

int shop__stock_tell(call *c, const char *sku)
{
    told_row row;
    TRY(call_one(c, &version_bump, PARAMS(v_text(sku)), NULL, &row));
    const shop_stock_event data = {.sku = sku, .available = row.available};
    const char *subject = call_format(c, "stock/%s", sku);
    ENSURE(subject != NULL, SHOP_E_NO_MEMORY);
    return emit_stock_changed(c, subject, row.version, &data);
}

static int write_movement(call *c, const change *w)
{
    shop_movement m = {.sku = w->sku,
                       .location = w->location,
                       .quantity = w->on_hand - w->old.on_hand,
                       .kind = w->old.known ? w->kind : SHOP_MOVEMENT_KIND_INITIAL,
                       .reason = w->reason};
    if (m.quantity == 0)
        return 0;
    TRY(call_new_id(c, "mov", &m.id));
    return shop__movement_write(c, &m);
}

static int write_level(call *c, const change *w)
{
    static const char refusal[] = "the stock was changed meanwhile; look again";
    const value level[] = {v_text(w->sku), v_text(w->location), v_int(w->on_hand),
                           v_int(w->old.on_hand)};
    return w->old.known ? call_guard(c, &level_update, level, 4, refusal)
                        : call_guard(c, &level_insert, level, 3, refusal);
}

static int apply(call *c, const change *w, shop_stock *ret)
{
    ENSURE(w->on_hand >= w->old.reserved,
           call_fail(c, SHOP_E_CONFLICT, "%lld of SKU %s are reserved at %s, so it cannot be %lld",
                     (long long)w->old.reserved, w->sku, w->location, (long long)w->on_hand));
    if (!w->old.known || w->on_hand != w->old.on_hand) {
        TRY(write_movement(c, w));
        TRY(write_level(c, w));
        TRY(shop__stock_tell(c, w->sku));
    }
    return shop__stock_load(c, w->sku, ret);
}

static int load_level(call *c, const char *sku, const char *location, level_row *ret)
{
    return call_one(c, &level_select, PARAMS(v_text(sku), v_text(location)), "location", ret);
}

int shop__stock_set(call *c, const shop_stock_set_args *args, shop_stock *ret)
{
    change w = {.sku = args->sku,
                .location = args->location,
                .reason = args->reason,
                .kind = SHOP_MOVEMENT_KIND_CORRECTION,
                .on_hand = args->on_hand};
    TRY(load_level(c, w.sku, w.location, &w.old));
    return apply(c, &w, ret);
}

int shop__stock_adjust(call *c, const shop_stock_adjust_args *args, shop_stock *ret)
{
    change w = {.sku = args->sku,
                .location = args->location,
                .reason = args->reason,
                .kind = SHOP_MOVEMENT_KIND_ADJUSTMENT};
    ENSURE(args->quantity != 0, call_invalid(c, "quantity", "must not be 0"));
    TRY(load_level(c, w.sku, w.location, &w.old));
    w.on_hand = w.old.on_hand + args->quantity;
    ENSURE(w.on_hand <= ON_HAND_MAX,
           call_fail(c, SHOP_E_CONFLICT, "a level cannot be beyond %d", ON_HAND_MAX));
    return apply(c, &w, ret);
}
