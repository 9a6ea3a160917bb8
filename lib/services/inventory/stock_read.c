/* stock_read.c - how much there is of a SKU: by location, of many SKUs at once, and of all that
 * run low. */
#include <stddef.h>

#include "lib/core/limits.h"
#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/stock.h"

typedef struct sku_row {
    const char *sku;
} sku_row;

static const column level_columns[] = {
    COL_TEXT(shop_stock_level, location),
    COL_INT(shop_stock_level, on_hand),
    COL_INT(shop_stock_level, reserved),
};
static const column sku_columns[] = {COL_TEXT(sku_row, sku)};
static const column available_columns[] = {COL_INT(shop_availability, available)};

static const statement levels_select =
    SELECT_INTO(shop_stock_level, level_columns,
                "SELECT s.location, s.on_hand, s.reserved FROM inventory_stock s"
                " JOIN inventory_locations l ON l.code = s.location"
                " WHERE s.sku = $1 ORDER BY l.position, l.code");
static const statement skus_select =
    SELECT_INTO(sku_row, sku_columns,
                "SELECT sku FROM inventory_stock WHERE sku > $1 GROUP BY sku"
                " HAVING CAST(sum(on_hand - reserved) AS BIGINT) <= $2 ORDER BY sku LIMIT $3");
static const statement available_select =
    SELECT_INTO(shop_availability, available_columns,
                "SELECT CAST(coalesce(sum(on_hand - reserved), 0) AS BIGINT)"
                " FROM inventory_stock WHERE sku = $1");

int shop__stock_load(call *c, const char *sku, shop_stock *ret)
{
    const shop_stock_level *rows;
    const shop_stock_level **levels;
    size_t count;
    TRY(call_all(c, &levels_select, PARAMS(v_text(sku)), LOCATIONS_MAX, &rows, &count));
    CALL_ARRAY(c, levels, count + 1);
    *ret = (shop_stock){.sku = sku, .levels = levels, .level_count = count};
    for (size_t i = 0; i < count; i++) {
        levels[i] = &rows[i];
        ret->on_hand += rows[i].on_hand;
        ret->reserved += rows[i].reserved;
    }
    ret->available = ret->on_hand - ret->reserved;
    return 0;
}

int shop__stock_get(call *c, const shop_stock_get_args *args, shop_stock *ret)
{
    TRY(shop__stock_load(c, args->sku, ret));
    ENSURE(ret->level_count > 0,
           call_fail(c, SHOP_E_NOT_FOUND, "no stock of SKU %s is known", args->sku));
    return 0;
}

int shop__stock_list(call *c, const shop_stock_list_args *args, shop_stock_page *ret)
{
    int64_t most = args->has_max_available ? args->max_available : INT64_MAX;
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT;
    const char *after = args->cursor != NULL ? args->cursor : "";
    const sku_row *rows;
    const shop_stock **items;
    shop_stock *stocks;
    size_t count;
    TRY(call_all(c, &skus_select, PARAMS(v_text(after), v_int(most), v_int((int64_t)limit + 1)),
                 limit + 1, &rows, &count));
    bool more = count > limit;
    count = more ? limit : count;
    CALL_ARRAY(c, items, count + 1);
    CALL_ARRAY(c, stocks, count + 1);
    for (size_t i = 0; i < count; i++) {
        TRY(shop__stock_load(c, rows[i].sku, &stocks[i]));
        items[i] = &stocks[i];
    }
    *ret = (shop_stock_page){.items = items,
                             .item_count = count,
                             .next_cursor = more ? rows[count - 1].sku : NULL};
    return 0;
}

int shop__stock_check(call *c, const shop_stock_check_args *args, shop_availability_list *ret)
{
    const shop_availability **items;
    shop_availability *rows;
    CALL_ARRAY(c, items, args->sku_count);
    CALL_ARRAY(c, rows, args->sku_count);
    for (size_t i = 0; i < args->sku_count; i++) {
        TRY(call_one(c, &available_select, PARAMS(v_text(args->skus[i])), NULL, &rows[i]));
        rows[i].sku = args->skus[i];
        items[i] = &rows[i];
    }
    *ret = (shop_availability_list){.items = items, .item_count = args->sku_count};
    return 0;
}
