/* rows.c - SQL of orders and their lines. */
#include <stddef.h>
#include <string.h>

#include "lib/services/order/order_rows.h"

#define ORDER_COLUMNS                                                                              \
    "id, number, state, owner, email, cart_id, cart_version, region, country, shipping_method,"    \
    " currency, subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor, coupons,"  \
    " shipping_address, billing_address, provider, token, attempt, attempt_at_ms, waiting,"         \
    " cancel_requested, cause,"                                                                    \
    " version, version, created_at_ms, placed_at_ms, updated_at_ms, step, direction, epoch, epoch," \
    " deadline_ms, outcome, reason, claim, operation"

const column shop__order_columns[] = {
    COL_ID(order_row, progress.id, "ord"),
    COL_TEXT(order_row, number),
    COL_ENUM(order_row, state),
    COL_TEXT(order_row, owner),
    COL_TEXT(order_row, email),
    COL_ID(order_row, cart_id, "crt"),
    COL_INT(order_row, cart_version),
    COL_TEXT(order_row, region),
    COL_TEXT(order_row, country),
    COL_TEXT(order_row, shipping_method),
    COL_TEXT(order_row, currency),
    COL_INT(order_row, subtotal_minor),
    COL_INT(order_row, discount_minor),
    COL_INT(order_row, shipping_minor),
    COL_INT(order_row, tax_minor),
    COL_INT(order_row, total_minor),
    COL_TEXT(order_row, coupons),
    COL_TEXT(order_row, shipping_address),
    COL_TEXT(order_row, billing_address),
    COL_TEXT(order_row, provider),
    COL_TEXT(order_row, token),
    COL_INT(order_row, attempt),
    COL_INT(order_row, attempt_at_ms),
    COL_BOOL(order_row, waiting),
    COL_BOOL(order_row, cancel_requested),
    COL_TEXT(order_row, cause),
    COL_INT(order_row, version),
    COL_INT(order_row, stored_version),
    COL_INT(order_row, created_at_ms),
    COL_INT(order_row, placed_at_ms),
    COL_INT(order_row, updated_at_ms),
    COL_INT(order_row, progress.step),
    COL_INT(order_row, progress.direction),
    COL_INT(order_row, progress.epoch),
    COL_INT(order_row, progress.stored_epoch),
    COL_INT(order_row, progress.deadline_ms),
    COL_INT(order_row, progress.outcome),
    COL_TEXT(order_row, progress.reason),
    COL_TEXT(order_row, progress.claim),
    COL_TEXT(order_row, progress.operation),
};
static const column line_columns[] = {
    COL_INT(order_line_row, position),       COL_TEXT(order_line_row, sku),
    COL_ID(order_line_row, product_id, "prd"), COL_ID(order_line_row, variant_id, "var"),
    COL_TEXT(order_line_row, title),         COL_INT(order_line_row, quantity),
    COL_INT(order_line_row, unit_minor),     COL_INT(order_line_row, subtotal_minor),
    COL_INT(order_line_row, discount_minor), COL_INT(order_line_row, tax_minor),
    COL_INT(order_line_row, total_minor),    COL_INT(order_line_row, fulfilled),
    COL_INT(order_line_row, returned),
};

static const statement order_select =
    SELECT_INTO(order_row, shop__order_columns,
                "SELECT " ORDER_COLUMNS " FROM order_orders WHERE id = $1");
static const statement order_insert = STATEMENT(
    "INSERT INTO order_orders (id, number, state, owner, email, cart_id, cart_version, region, country,"
    " shipping_method, currency, subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor,"
    " coupons, shipping_address, billing_address, provider, token, attempt, attempt_at_ms, waiting,"
    " cause, version, created_at_ms, placed_at_ms, updated_at_ms, step, direction, epoch, deadline_ms,"
    " outcome, reason, claim, operation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
    " $14, $15, $16,"
    " $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35,"
    " $36, $37)");
/* cancel_requested is not among them: it is set by others while the saga runs, keeps the order from being placed,
 * and wakes a saga that waits. */
static const statement order_update = STATEMENT(
    "UPDATE order_orders SET state = $3, email = $4, cart_version = $5, region = $6, country = $7,"
    " shipping_method = $8, currency = $9, subtotal_minor = $10, discount_minor = $11,"
    " shipping_minor = $12, tax_minor = $13, total_minor = $14, coupons = $15, provider = $16,"
    " token = $17, attempt = $18, cause = $19, version = $20, placed_at_ms = $21, updated_at_ms = $22,"
    " step = $23, direction = $24, epoch = $25, outcome = $27, reason = $28,"
    " deadline_ms = CASE WHEN $24 = 0 AND $27 <> 0 AND cancel_requested = 1 THEN 1 ELSE $26 END,"
    " claim = $29, operation = $30, attempt_at_ms = $31, waiting = $32"
    " WHERE id = $1 AND epoch = $2 AND version = $33 AND ($3 <> 2 OR cancel_requested = 0)");
static const statement lines_select =
    SELECT_INTO(order_line_row, line_columns,
                "SELECT position, sku, product_id, variant_id, title, quantity, unit_minor,"
                " subtotal_minor, discount_minor, tax_minor, total_minor, fulfilled, returned"
                " FROM order_lines WHERE order_id = $1 ORDER BY position");
static const statement line_insert = STATEMENT(
    "INSERT INTO order_lines (order_id, position, sku, product_id, variant_id, title, quantity,"
    " unit_minor, subtotal_minor, discount_minor, tax_minor, total_minor)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    " ON CONFLICT (order_id, position) DO NOTHING");

int shop__order_load(call *c, const char *order_id, order_row *ret)
{
    TRY(call_one(c, &order_select, PARAMS(v_id(order_id)), "order", ret));
    ret->progress.exists = true;
    return 0;
}

int shop__order_load_own(call *c, const char *order_id, order_row *ret)
{
    order_row row = {0};
    TRY(shop__order_load(c, order_id, &row));
    TRY(call_check_owner(c, row.owner, "order"));
    *ret = row;
    return 0;
}

int shop__order_load_lines(call *c, const char *order_id, const order_line_row **ret_lines,
                           size_t *ret_count)
{
    return call_all(c, &lines_select, PARAMS(v_id(order_id)), ORDER_LINES_MAX, ret_lines, ret_count);
}

int shop__order_insert_line(call *c, const char *order_id, const order_line_row *l)
{
    return call_run(c, &line_insert,
                    PARAMS(v_id(order_id), v_int(l->position), v_text(l->sku), v_id(l->product_id),
                           v_id(l->variant_id), v_text(l->title), v_int(l->quantity),
                           v_int(l->unit_minor), v_int(l->subtotal_minor), v_int(l->discount_minor),
                           v_int(l->tax_minor), v_int(l->total_minor)));
}

static int insert(call *c, const order_row *o)
{
    const saga_progress *p = &o->progress;
    return call_run(
        c, &order_insert,
        PARAMS(v_id(p->id), v_text(o->number), v_int(o->state), v_text(o->owner), v_text(o->email),
               v_id(o->cart_id), v_int(o->cart_version), v_text(o->region), v_text(o->country),
               v_text(o->shipping_method), v_text(o->currency), v_int(o->subtotal_minor),
               v_int(o->discount_minor), v_int(o->shipping_minor), v_int(o->tax_minor),
               v_int(o->total_minor), v_text(o->coupons), v_text(o->shipping_address),
               v_text(o->billing_address), v_text(o->provider), v_text(o->token), v_int(o->attempt),
               v_int(o->attempt_at_ms), v_int(o->waiting), v_text(o->cause), v_int(o->version),
               v_int(o->created_at_ms), v_int(o->placed_at_ms), v_int(o->updated_at_ms), v_int(p->step),
               v_int(p->direction), v_int(p->epoch),
               v_int(p->deadline_ms), v_int(p->outcome), v_text(p->reason), v_text(p->claim),
               v_text(p->operation)));
}

static int update(call *c, const order_row *o)
{
    const saga_progress *p = &o->progress;
    return call_guard(
        c, &order_update,
        PARAMS(v_id(p->id), v_int(p->stored_epoch), v_int(o->state), v_text(o->email),
               v_int(o->cart_version), v_text(o->region), v_text(o->country),
               v_text(o->shipping_method), v_text(o->currency), v_int(o->subtotal_minor),
               v_int(o->discount_minor), v_int(o->shipping_minor), v_int(o->tax_minor),
               v_int(o->total_minor), v_text(o->coupons), v_text(o->provider), v_text(o->token),
               v_int(o->attempt), v_text(o->cause), v_int(o->version), v_int(o->placed_at_ms),
               v_int(o->updated_at_ms), v_int(p->step), v_int(p->direction), v_int(p->epoch),
               v_int(p->deadline_ms), v_int(p->outcome), v_text(p->reason), v_text(p->claim),
               v_text(p->operation), v_int(o->attempt_at_ms), v_int(o->waiting),
               v_int(o->stored_version)),
        "somebody else goes on with this order");
}

int shop__order_save(call *c, void *state)
{
    order_row *o = state;
    o->updated_at_ms = call_now_ms(c);
    TRY(o->progress.exists ? update(c, o) : insert(c, o));
    o->stored_version = o->version;
    return 0;
}

int shop__order_split_coupons(call *c, const char *coupons, const char *const **ret_codes,
                              size_t *ret_count)
{
    const char **codes;
    size_t count = 0, most = 1;
    for (const char *p = coupons; p != NULL && *p != '\0'; p++)
        most += *p == '\n';
    CALL_ARRAY(c, codes, most);
    for (const char *p = coupons; p != NULL && *p != '\0';) {
        size_t length = strcspn(p, "\n");
        codes[count] = shop__arena_bytes(call_arena(c), p, length);
        ENSURE(codes[count] != NULL, SHOP_E_NO_MEMORY);
        count++;
        p += length + (p[length] == '\n');
    }
    *ret_codes = codes;
    *ret_count = count;
    return 0;
}
