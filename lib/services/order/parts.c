/* parts.c - dealing an order's goods out to parcels and returns. */
#include "lib/services/order/parts.h"

#include <stddef.h>
#include <string.h>

#include "lib/base/money.h"

static const column part_columns[] = {COL_TEXT(shop_fulfilment_line, sku),
                                      COL_INT(shop_fulfilment_line, quantity)};
static const statement part_insert = STATEMENT(
    "INSERT INTO order_parts (order_id, part, position, sku, quantity) VALUES ($1, $2, $3, $4, $5)");
static const statement part_select =
    SELECT_INTO(shop_fulfilment_line, part_columns,
                "SELECT sku, quantity FROM order_parts WHERE order_id = $1 AND part = $2"
                " ORDER BY position");

int shop__part_write(call *c, const char *order_id, const char *part, const part_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        TRY(call_run(c, &part_insert,
                     PARAMS(v_id(order_id), v_id(part), v_int((int64_t)i), v_text(lines[i].sku),
                            v_int(lines[i].quantity))));
    return 0;
}

int shop__part_read(call *c, const char *order_id, const char *part,
                    const shop_fulfilment_line *const **ret_lines, size_t *ret_count)
{
    const shop_fulfilment_line *rows = NULL;
    const shop_fulfilment_line **list;
    size_t count = 0;
    TRY(call_all(c, &part_select, PARAMS(v_id(order_id), v_id(part)), ORDER_LINES_MAX, &rows, &count));
    CALL_ARRAY(c, list, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = &rows[i];
    *ret_lines = list;
    *ret_count = count;
    return 0;
}

/* How much of a SKU was named, over all entries. */
static int64_t wanted_of(const char *sku, const shop_fulfilment_line_input *goods, size_t count)
{
    int64_t wanted = 0;
    for (size_t i = 0; i < count; i++)
        wanted += strcmp(goods[i].sku, sku) == 0 ? goods[i].quantity : 0;
    return wanted;
}

static int check_goods(call *c, const order_line_row *lines, size_t count,
                       const part_kind *kind, const shop_fulfilment_line_input *goods, size_t goods_count)
{
    for (size_t g = 0; g < goods_count; g++) {
        int64_t free = 0;
        bool known = false;
        for (size_t i = 0; i < count; i++) {
            bool same = strcmp(lines[i].sku, goods[g].sku) == 0;
            known = known || same;
            free += same ? kind->open(&lines[i]) : 0;
        }
        ENSURE(known, call_invalid(c, "lines", "the order has no SKU %s", goods[g].sku));
        ENSURE(wanted_of(goods[g].sku, goods, goods_count) <= free,
               call_fail(c, SHOP_E_CONFLICT, "only %lld of SKU %s are left for this", (long long)free,
                         goods[g].sku));
    }
    return 0;
}

/* What so many pieces more of a line cost, given how many went before: the difference of two exact shares, so
 * that all pieces together cost exactly what the line does. */
static int price_pieces(const order_line_row *line, int64_t before, int64_t pieces, int64_t *ret_minor)
{
    int64_t first, last;
    TRY(shop__scale(line->total_minor, before, line->quantity, &first));
    TRY(shop__scale(line->total_minor, before + pieces, line->quantity, &last));
    *ret_minor = last - first;
    return 0;
}

int shop__part_allot(call *c, const order_line_row *lines, size_t count, const part_kind *kind,
                     const shop_fulfilment_line_input *goods, size_t goods_count,
                     order_line_row **ret_taken, size_t *ret_count)
{
    order_line_row *taken;
    size_t n = 0;
    TRY(check_goods(c, lines, count, kind, goods, goods_count));
    CALL_ARRAY(c, taken, count + 1);
    for (size_t i = 0; i < count; i++) {
        int64_t take = kind->open(&lines[i]);
        if (goods_count > 0) {
            int64_t before = 0; /* what earlier lines of the same SKU have given */
            for (size_t j = 0; j < n; j++)
                before += strcmp(taken[j].sku, lines[i].sku) == 0 ? taken[j].quantity : 0;
            int64_t wanted = wanted_of(lines[i].sku, goods, goods_count) - before;
            take = take < wanted ? take : wanted;
        }
        if (take <= 0)
            continue;
        taken[n] = lines[i];
        taken[n].quantity = take;
        TRY(price_pieces(&lines[i], kind->before(&lines[i]), take, &taken[n++].total_minor));
    }
    ENSURE(n > 0, call_fail(c, SHOP_E_CONFLICT, "nothing of this order is left for this"));
    *ret_taken = taken;
    *ret_count = n;
    return 0;
}
