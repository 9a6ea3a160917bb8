/* shipping_methods.c - ways of delivery within a region, with prices in the region's currency. */
#include <stddef.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/region_rows.h"
#include "lib/services/cart/words.h"

typedef struct offered_row {
    bool offered;
} offered_row;

static const column shipping_columns[] = {
    COL_TEXT(shipping_row, region),     COL_TEXT(shipping_row, code),
    COL_TEXT(shipping_row, title),      COL_INT(shipping_row, price_minor),
    COL_INT(shipping_row, free_from_minor), COL_TEXT(shipping_row, tax_class),
};
static const column offered_columns[] = {COL_BOOL(offered_row, offered)};

#define SHIPPING_SELECT                                                                            \
    "SELECT region, code, title, price_minor, coalesce(free_from_minor, -1), tax_class"            \
    " FROM cart_shipping_methods"

static const statement shipping_select = SELECT_INTO(
    shipping_row, shipping_columns, SHIPPING_SELECT " WHERE region = $1 AND code = $2");
static const statement methods_select =
    SELECT_INTO(shipping_row, shipping_columns,
                SHIPPING_SELECT " WHERE region = $1 AND code > $2 ORDER BY code LIMIT $3");
static const statement offered_select = SELECT_INTO(
    offered_row, offered_columns,
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM cart_shipping_methods WHERE region = $1)"
    " THEN 1 ELSE 0 END");
static const statement shipping_upsert = STATEMENT(
    "INSERT INTO cart_shipping_methods (region, code, title, price_minor, free_from_minor, tax_class)"
    " VALUES ($1, $2, $3, $4, $5, $6)"
    " ON CONFLICT (region, code) DO UPDATE SET title = excluded.title,"
    " price_minor = excluded.price_minor, free_from_minor = excluded.free_from_minor,"
    " tax_class = excluded.tax_class");
static const statement shipping_delete =
    STATEMENT("DELETE FROM cart_shipping_methods WHERE region = $1 AND code = $2");
static const statement methods_delete =
    STATEMENT("DELETE FROM cart_shipping_methods WHERE region = $1");

int shop__shipping_load(call *c, const char *region, const char *code, shipping_row *ret)
{
    int result = call_one(c, &shipping_select, PARAMS(v_text(region), v_text(code)), NULL, ret);
    ENSURE(result != SHOP_E_NOT_FOUND,
           call_fail(c, SHOP_E_NOT_FOUND, "region %s has no shipping method %s", region, code));
    return result;
}

int shop__shipping_offered(call *c, const char *region, bool *ret)
{
    offered_row row;
    TRY(call_one(c, &offered_select, PARAMS(v_text(region)), NULL, &row));
    *ret = row.offered;
    return 0;
}

int shop__shipping_drop_all(call *c, const char *region)
{
    return call_run(c, &methods_delete, PARAMS(v_text(region)));
}

static int check_amount(call *c, const char *field, shop_money amount, const char *currency)
{
    ENSURE(strcmp(amount.currency, currency) == 0,
           call_invalid(c, field, "must be in the region's currency, %s", currency));
    ENSURE(amount.minor >= 0, call_invalid(c, field, "must not be negative"));
    return 0;
}

static int check_tax_class(call *c, const char *region, const char *tax_class)
{
    const price_tax *taxes;
    size_t count;
    if (shop__text_empty(tax_class))
        return 0;
    TRY(shop__region_taxes(c, region, &taxes, &count));
    for (size_t i = 0; i < count; i++)
        if (strcmp(taxes[i].tax_class, tax_class) == 0)
            return 0;
    return count == 0 ? 0
                      : call_invalid(c, "tax_class", "region %s has no tax class %s", region, tax_class);
}

static int check(call *c, const shop_shipping_method_put_args *args, const region_row *region)
{
    ENSURE(shop__word_valid(args->code, false, "-"),
           call_invalid(c, "code", "may hold a to z, 0 to 9 and '-' only, got \"%s\"", args->code));
    TRY(check_amount(c, "price", args->price, region->currency));
    if (args->free_from.currency[0] != '\0')
        TRY(check_amount(c, "free_from", args->free_from, region->currency));
    return check_tax_class(c, region->code, args->tax_class);
}

static shop_shipping_method project(const shipping_row *row, const char *currency)
{
    shop_shipping_method method = {.region = row->region,
                                   .code = row->code,
                                   .title = row->title,
                                   .price = shop__money(row->price_minor, currency),
                                   .tax_class = row->tax_class};
    if (row->free_from_minor >= 0)
        method.free_from = shop__money(row->free_from_minor, currency);
    return method;
}

int shop__shipping_method_put(call *c, const shop_shipping_method_put_args *args,
                              shop_shipping_method *ret)
{
    region_row region;
    TRY(shop__region_load(c, args->region, &region));
    TRY(check(c, args, &region));
    bool ever_free = args->free_from.currency[0] != '\0';
    const shipping_row row = {
        .region = args->region,
        .code = args->code,
        .title = args->title,
        .price_minor = args->price.minor,
        .free_from_minor = ever_free ? args->free_from.minor : -1,
        .tax_class = shop__text_empty(args->tax_class) ? NULL : args->tax_class,
    };
    TRY(call_run(c, &shipping_upsert,
                 PARAMS(v_text(row.region), v_text(row.code), v_text(row.title), v_int(row.price_minor),
                        ever_free ? v_int(row.free_from_minor) : v_null(), v_text(row.tax_class))));
    *ret = project(&row, region.currency);
    return 0;
}

int shop__shipping_method_list(call *c, const shop_shipping_method_list_args *args,
                               shop_shipping_method_page *ret)
{
    region_row region;
    const shipping_row *rows;
    const shop_shipping_method **list;
    shop_shipping_method *items;
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT, count;
    const char *behind = args->cursor != NULL ? args->cursor : "";
    TRY(shop__region_load(c, args->region, &region));
    TRY(call_all(c, &methods_select, PARAMS(v_text(args->region), v_text(behind), v_int((int64_t)limit + 1)),
                 limit + 1, &rows, &count));
    if (count > limit) {
        count = limit;
        ret->next_cursor = rows[count - 1].code;
    }
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = project(&rows[i], region.currency);
        list[i] = &items[i];
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}

int shop__shipping_method_delete(call *c, const shop_shipping_method_delete_args *args)
{
    int64_t changed;
    TRY(call_changed(c, &shipping_delete, PARAMS(v_text(args->region), v_text(args->code)), &changed));
    ENSURE(changed == 1, call_fail(c, SHOP_E_NOT_FOUND, "region %s has no shipping method %s",
                                   args->region, args->code));
    return 0;
}
