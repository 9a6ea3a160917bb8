/* cart_rows.c - SQL of carts and their lines, and from rows to the public record. */
#include "lib/services/cart/cart_rows.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/cart/words.h"
#include "lib/services/generated/calls.h"

static const column cart_columns[] = {
    COL_ID(cart_row, id, "crt"),
    COL_TEXT(cart_row, owner),
    COL_ENUM(cart_row, state),
    COL_INT(cart_row, version),
    COL_TEXT(cart_row, region),
    COL_TEXT(cart_row, country),
    COL_TEXT(cart_row, shipping_method),
    COL_TEXT(cart_row, email),
    COL_TEXT(cart_row, coupons),
    COL_ID(cart_row, order_id, "ord"),
    COL_ID(cart_row, merged_into, "crt"),
    COL_INT(cart_row, idle_since_ms),
    COL_INT(cart_row, created_at_ms),
    COL_INT(cart_row, updated_at_ms),
    COL_TEXT(cart_row, currency),
    COL_BOOL(cart_row, tax_inclusive),
    COL_TEXT(cart_row, shipping_title),
    COL_INT(cart_row, shipping_minor),
    COL_INT(cart_row, shipping_free_from_minor),
    COL_TEXT(cart_row, shipping_tax_class),
};
static const column line_columns[] = {
    COL_TEXT(line_row, sku),
    COL_INT(line_row, position),
    COL_ID(line_row, product_id, "prd"),
    COL_ID(line_row, variant_id, "var"),
    COL_TEXT(line_row, title),
    COL_INT(line_row, quantity),
};

#define CART_SELECT                                                                                \
    "SELECT c.id, c.owner, c.state, c.version, c.region, c.country, c.shipping_method, c.email,"   \
    " c.coupons, c.order_id, c.merged_into, c.idle_since_ms, c.created_at_ms, c.updated_at_ms,"    \
    " r.currency, coalesce(r.tax_inclusive, 0), s.title, coalesce(s.price_minor, 0),"              \
    " coalesce(s.free_from_minor, -1), s.tax_class FROM cart_carts c"                              \
    " LEFT JOIN cart_regions r ON r.code = c.region"                                               \
    " LEFT JOIN cart_shipping_methods s ON s.region = c.region AND s.code = c.shipping_method"
#define CART_BY_ID CART_SELECT " WHERE c.id = $1"
#define CART_NEWEST CART_SELECT " WHERE c.owner = $1 AND c.state = 1 ORDER BY c.id DESC LIMIT 1"

static const statement cart_select = SELECT_INTO(cart_row, cart_columns, CART_BY_ID);
static const statement cart_select_to_change = {
    .sql = CART_BY_ID,
    .postgres = CART_BY_ID " FOR UPDATE OF c",
    .columns = cart_columns,
    .column_count = sizeof(cart_columns) / sizeof(cart_columns[0]),
    .row_size = sizeof(cart_row),
};
static const statement newest_select_to_change = {
    .sql = CART_NEWEST,
    .postgres = CART_NEWEST " FOR UPDATE OF c",
    .columns = cart_columns,
    .column_count = sizeof(cart_columns) / sizeof(cart_columns[0]),
    .row_size = sizeof(cart_row),
};
static const statement owned_select = SELECT_INTO(
    cart_row, cart_columns,
    CART_SELECT " WHERE c.owner = $1 AND c.state = 1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3");
static const statement lines_select =
    SELECT_INTO(line_row, line_columns,
                "SELECT sku, position, product_id, variant_id, title, quantity FROM cart_lines"
                " WHERE cart_id = $1");
static const statement cart_insert = STATEMENT(
    "INSERT INTO cart_carts (id, owner, state, version, region, country, shipping_method, email,"
    " coupons, idle_since_ms, created_at_ms, updated_at_ms)"
    " VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $10)");
static const statement cart_touch =
    STATEMENT("UPDATE cart_carts SET version = version + 1, updated_at_ms = $3"
              " WHERE id = $1 AND state = 1 AND version = $2");
static const statement cart_update =
    STATEMENT("UPDATE cart_carts SET version = version + 1, updated_at_ms = $3, region = $4,"
              " country = $5, shipping_method = $6, email = $7, coupons = $8, idle_since_ms = $9"
              " WHERE id = $1 AND state = 1 AND version = $2");
static const statement line_upsert = STATEMENT(
    "INSERT INTO cart_lines (cart_id, sku, position, product_id, variant_id, title, quantity)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)"
    " ON CONFLICT (cart_id, sku) DO UPDATE SET quantity = excluded.quantity");
static const statement line_delete =
    STATEMENT("DELETE FROM cart_lines WHERE cart_id = $1 AND sku = $2");
static const statement lines_delete = STATEMENT("DELETE FROM cart_lines WHERE cart_id = $1");

static const char too_late[] = "the cart was changed at the same moment; read it again";

/* --- loading ---------------------------------------------------------------------------------- */

/* The one loader of carts. */
static int load(call *c, const statement *how, const char *cart_id, cart_row *ret)
{
    cart_row row;
    TRY(call_one(c, how, PARAMS(v_id(cart_id)), "cart", &row));
    TRY(call_check_owner(c, row.owner, "cart"));
    *ret = row;
    return 0;
}

int shop__cart_load(call *c, const char *cart_id, cart_row *ret)
{
    return load(c, &cart_select, cart_id, ret);
}

int shop__cart_load_to_change(call *c, const char *cart_id, cart_row *ret)
{
    return load(c, &cart_select_to_change, cart_id, ret);
}

int shop__cart_load_held(call *c, const char *cart_id, const char *guest_id, cart_row *ret)
{
    cart_row row;
    TRY(call_one(c, &cart_select_to_change, PARAMS(v_id(cart_id)), "cart", &row));
    ENSURE(strcmp(row.owner, guest_id) == 0, call_fail(c, SHOP_E_NOT_FOUND, "no such cart"));
    *ret = row;
    return 0;
}

int shop__cart_expect_open(call *c, const cart_row *cart, int64_t version)
{
    static const char *const refusals[] = {
        [SHOP_CART_STATE_CHECKOUT] = "an order is being placed with the cart",
        [SHOP_CART_STATE_ORDERED] = "the cart was ordered; make a new one",
        [SHOP_CART_STATE_MERGED] = "the cart was merged into another one",
    };
    ENSURE(cart->state == SHOP_CART_STATE_OPEN,
           call_fail(c, SHOP_E_CONFLICT, "%s", refusals[cart->state]));
    ENSURE(version == 0 || version == cart->version,
           call_fail(c, SHOP_E_VERSION_MISMATCH, "the cart has version %lld by now",
                     (long long)cart->version));
    return 0;
}

int shop__cart_load_open(call *c, const char *cart_id, int64_t if_version, cart_row *ret)
{
    TRY(shop__cart_load_to_change(c, cart_id, ret));
    return shop__cart_expect_open(c, ret, if_version);
}

int shop__cart_load_newest(call *c, cart_row *ret)
{
    const char *owner;
    TRY(shop__cart_owner(c, &owner));
    TRY(call_check_owner(c, owner, "cart"));
    return call_one(c, &newest_select_to_change, PARAMS(v_text(owner)), NULL, ret);
}

int shop__cart_load_owned(call *c, const char *owner, blob below, size_t max, const cart_row **ret_rows,
                          size_t *ret_count)
{
    return call_all(c, &owned_select,
                    PARAMS(v_text(owner), v_blob(below.data, below.size), v_int((int64_t)max)), max,
                    ret_rows, ret_count);
}

static int by_position(const void *left, const void *right)
{
    const line_row *a = left, *b = right;
    return (a->position > b->position) - (a->position < b->position);
}

/* Few rows: SQLite's sorter would cost more than reading them. */
int shop__cart_load_lines(call *c, const cart_row *cart, size_t extra, cart_lines *ret)
{
    line_row *rows, *all;
    size_t count;
    TRY(call_all(c, &lines_select, PARAMS(v_id(cart->id)), CART_LINES_MAX, &rows, &count));
    CALL_ARRAY(c, all, count + extra + 1);
    if (count > 0)
        memcpy(all, rows, count * sizeof(*rows));
    qsort(all, count, sizeof(*all), by_position);
    *ret = (cart_lines){all, count};
    return 0;
}

line_row *shop__cart_find_line(const cart_lines *lines, const char *sku)
{
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->rows[i].sku, sku) == 0)
            return &lines->rows[i];
    return NULL;
}

/* --- changing --------------------------------------------------------------------------------- */

int shop__cart_insert(call *c, const cart_row *cart)
{
    return call_run(c, &cart_insert,
                    PARAMS(v_id(cart->id), v_text(cart->owner), v_int(cart->version),
                           v_text(cart->region), v_text(cart->country),
                           v_text(cart->shipping_method), v_text(cart->email),
                           v_text(cart->coupons), v_int(cart->idle_since_ms),
                           v_int(cart->created_at_ms)));
}

int shop__cart_save(call *c, cart_row *cart)
{
    int64_t now_ms = call_now_ms(c);
    if (cart->idle_since_ms == 0)
        cart->idle_since_ms = now_ms;
    TRY(call_guard(c, &cart_update,
                   PARAMS(v_id(cart->id), v_int(cart->version), v_int(now_ms),
                          v_text(cart->region), v_text(cart->country),
                          v_text(cart->shipping_method), v_text(cart->email),
                          v_text(cart->coupons), v_int(cart->idle_since_ms)),
                   too_late));
    cart->version++;
    cart->updated_at_ms = now_ms;
    return shop__cart_tell(c, cart);
}

int shop__cart_touch(call *c, cart_row *cart)
{
    int64_t now_ms = call_now_ms(c);
    if (cart->idle_since_ms == 0)
        return shop__cart_save(c, cart);
    TRY(call_guard(c, &cart_touch, PARAMS(v_id(cart->id), v_int(cart->version), v_int(now_ms)),
                   too_late));
    cart->version++;
    cart->updated_at_ms = now_ms;
    return shop__cart_tell(c, cart);
}

int shop__cart_write_line(call *c, const cart_row *cart, const line_row *line)
{
    return call_run(c, &line_upsert,
                    PARAMS(v_id(cart->id), v_text(line->sku), v_int(line->position),
                           v_id(line->product_id), v_id(line->variant_id), v_text(line->title),
                           v_int(line->quantity)));
}

int shop__cart_drop_line(call *c, const cart_row *cart, const char *sku)
{
    return call_run(c, &line_delete, PARAMS(v_id(cart->id), v_text(sku)));
}

int shop__cart_drop_lines(call *c, const cart_row *cart)
{
    return call_run(c, &lines_delete, PARAMS(v_id(cart->id)));
}

/* An event costs a row, and waking and moving every consumer costs a commit: too much for each line that
 * somebody adds, while no service wants to know. */
int shop__cart_tell(call *c, const cart_row *cart)
{
    if (shop__events[SHOP__EVENT_CART_UPDATED].consumers == 0)
        return 0;
    const shop_cart_event data = {cart->id, cart->owner, cart->email};
    return emit_cart_updated(c, cart->id, cart->version, &data);
}

/* --- the public record ------------------------------------------------------------------------ */

static int project_lines(call *c, const cart_lines *lines, shop_cart *ret)
{
    const shop_cart_line **list;
    shop_cart_line *items;
    CALL_ARRAY(c, list, lines->count + 1);
    CALL_ARRAY(c, items, lines->count + 1);
    for (size_t i = 0; i < lines->count; i++) {
        const line_row *row = &lines->rows[i];
        items[i] = (shop_cart_line){row->sku, row->title, row->quantity, row->product_id,
                                    row->variant_id};
        list[i] = &items[i];
    }
    ret->lines = list;
    ret->line_count = lines->count;
    return 0;
}

int shop__cart_project(call *c, const cart_row *cart, const cart_lines *lines, shop_cart *ret)
{
    *ret = (shop_cart){.id = cart->id,
                       .owner = cart->owner,
                       .state = (shop_cart_state)cart->state,
                       .version = cart->version,
                       .region = cart->region,
                       .currency = cart->currency,
                       .country = cart->country,
                       .shipping_method = cart->shipping_method,
                       .email = cart->email,
                       .order_id = cart->order_id,
                       .merged_into = cart->merged_into,
                       .created_at_ms = cart->created_at_ms,
                       .updated_at_ms = cart->updated_at_ms};
    TRY(shop__words_split(call_arena(c), cart->coupons, &ret->coupons, &ret->coupon_count));
    return project_lines(c, lines, ret);
}

int shop__cart_read(call *c, const cart_row *cart, shop_cart *ret)
{
    cart_lines lines;
    TRY(shop__cart_load_lines(c, cart, 0, &lines));
    return shop__cart_project(c, cart, &lines, ret);
}
