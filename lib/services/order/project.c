/* project.c - order rows as public records. */
#include <string.h>

#include "lib/base/money.h"
#include "lib/codec/json.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/order/order_rows.h"

static int project_address(call *c, const char *json, const shop_address **ret)
{
    shop_address *address;
    if (json == NULL)
        return 0;
    CALL_NEW(c, address);
    TRY(shop__json_decode(&shop__record_address, json, strlen(json), call_arena(c), address,
                          call_fault(c)));
    *ret = address;
    return 0;
}

/* Absent until the cart is quoted: over many processes an order is there before its currency is known. */
static shop_money amount(const order_row *o, int64_t minor)
{
    return o->currency[0] != '\0' ? shop__money(minor, o->currency) : (shop_money){.minor = 0};
}

int shop__order_project_header(call *c, const order_row *o, shop_order *ret)
{
    *ret = (shop_order){
        .id = o->progress.id,
        .number = o->number,
        .state = (shop_order_state)o->state,
        .owner = o->owner,
        .email = o->email,
        .cart_id = o->cart_id,
        .region = o->region,
        .country = o->country,
        .shipping_method = o->shipping_method,
        .subtotal = amount(o, o->subtotal_minor),
        .discount = amount(o, o->discount_minor),
        .shipping = amount(o, o->shipping_minor),
        .tax = amount(o, o->tax_minor),
        .total = amount(o, o->total_minor),
        .attempt = o->attempt,
        .reason = o->cause,
        .version = o->version,
        .created_at_ms = o->created_at_ms,
        .placed_at_ms = o->placed_at_ms,
        .updated_at_ms = o->updated_at_ms,
    };
    TRY(shop__order_split_coupons(c, o->coupons, &ret->coupons, &ret->coupon_count));
    TRY(project_address(c, o->shipping_address, &ret->shipping_address));
    return project_address(c, o->billing_address, &ret->billing_address);
}

static shop_order_line line_of(const order_line_row *l, const char *currency)
{
    return (shop_order_line){.sku = l->sku,
                             .product_id = l->product_id,
                             .variant_id = l->variant_id,
                             .title = l->title,
                             .quantity = l->quantity,
                             .unit = shop__money(l->unit_minor, currency),
                             .subtotal = shop__money(l->subtotal_minor, currency),
                             .discount = shop__money(l->discount_minor, currency),
                             .tax = shop__money(l->tax_minor, currency),
                             .total = shop__money(l->total_minor, currency),
                             .fulfilled = l->fulfilled,
                             .returned = l->returned};
}

int shop__order_project_lines(call *c, const order_row *o, const order_line_row *rows, size_t count,
                              shop_order *ret)
{
    const shop_order_line **list;
    shop_order_line *lines;
    TRY(shop__order_project_header(c, o, ret));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, lines, count + 1);
    for (size_t i = 0; i < count; i++) {
        lines[i] = line_of(&rows[i], o->currency);
        list[i] = &lines[i];
    }
    ret->lines = list;
    ret->line_count = count;
    return 0;
}

int shop__order_project(call *c, const order_row *o, shop_order *ret)
{
    const order_line_row *rows = NULL;
    size_t count = 0;
    TRY(shop__order_load_lines(c, o->progress.id, &rows, &count));
    return shop__order_project_lines(c, o, rows, count, ret);
}
