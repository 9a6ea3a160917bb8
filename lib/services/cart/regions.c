/* regions.c - regions: the currency, the countries and the taxes that a cart is priced with. */
#include <stddef.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/region_rows.h"
#include "lib/services/cart/words.h"

static const column region_columns[] = {
    COL_TEXT(region_row, code),     COL_INT(region_row, position),   COL_TEXT(region_row, title),
    COL_TEXT(region_row, currency), COL_TEXT(region_row, countries), COL_BOOL(region_row, tax_inclusive),
};
static const column tax_columns[] = {
    COL_TEXT(price_tax, tax_class),
    COL_TEXT(price_tax, title),
    COL_INT(price_tax, rate_ppm),
};

#define REGION_SELECT                                                                              \
    "SELECT code, position, title, currency, countries, tax_inclusive FROM cart_regions"

static const statement region_select =
    SELECT_INTO(region_row, region_columns, REGION_SELECT " WHERE code = $1");
static const statement first_select =
    SELECT_INTO(region_row, region_columns, REGION_SELECT " ORDER BY position LIMIT 1");
static const statement regions_select = SELECT_INTO(
    region_row, region_columns, REGION_SELECT " WHERE position > $1 ORDER BY position LIMIT $2");
static const statement taxes_select =
    SELECT_INTO(price_tax, tax_columns,
                "SELECT tax_class, title, rate_ppm FROM cart_region_taxes"
                " WHERE region = $1 ORDER BY position");
static const statement region_upsert = STATEMENT(
    "INSERT INTO cart_regions (code, position, title, currency, countries, tax_inclusive)"
    " VALUES ($1, (SELECT coalesce(max(position), 0) + 1 FROM cart_regions), $2, $3, $4, $5)"
    " ON CONFLICT (code) DO UPDATE SET title = excluded.title, currency = excluded.currency,"
    " countries = excluded.countries, tax_inclusive = excluded.tax_inclusive");
static const statement tax_insert = STATEMENT(
    "INSERT INTO cart_region_taxes (region, position, tax_class, title, rate_ppm)"
    " VALUES ($1, $2, $3, $4, $5)");
static const statement taxes_delete = STATEMENT("DELETE FROM cart_region_taxes WHERE region = $1");
static const statement region_delete = STATEMENT("DELETE FROM cart_regions WHERE code = $1");

/* --- loading ---------------------------------------------------------------------------------- */

int shop__region_load(call *c, const char *code, region_row *ret)
{
    int result = call_one(c, &region_select, PARAMS(v_text(code)), NULL, ret);
    ENSURE(result != SHOP_E_NOT_FOUND, call_fail(c, SHOP_E_NOT_FOUND, "no such region: %s", code));
    return result;
}

int shop__region_first(call *c, region_row *ret)
{
    int result = call_one(c, &first_select, NO_PARAMS, NULL, ret);
    ENSURE(result != SHOP_E_NOT_FOUND,
           call_fail(c, SHOP_E_CONFLICT, "the shop has no region yet; write one with region.put"));
    return result;
}

int shop__region_taxes(call *c, const char *code, const price_tax **ret_taxes, size_t *ret_count)
{
    return call_all(c, &taxes_select, PARAMS(v_text(code)), PRICING_TAXES_MAX, ret_taxes, ret_count);
}

/* Countries have two letters each, so that they stand at every third place. */
bool shop__region_delivers_to(const region_row *region, const char *country)
{
    size_t length = strlen(region->countries);
    if (strlen(country) != 2)
        return false;
    for (size_t at = 0; at < length; at += 3)
        if (memcmp(region->countries + at, country, 2) == 0)
            return true;
    return false;
}

static int project(call *c, const region_row *row, shop_region *ret)
{
    const price_tax *taxes;
    const shop_region_tax **list;
    shop_region_tax *items;
    size_t count;
    TRY(shop__region_taxes(c, row->code, &taxes, &count));
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = (shop_region_tax){taxes[i].tax_class, taxes[i].title, taxes[i].rate_ppm};
        list[i] = &items[i];
    }
    *ret = (shop_region){.code = row->code,
                         .title = row->title,
                         .currency = row->currency,
                         .tax_inclusive = row->tax_inclusive,
                         .taxes = list,
                         .tax_count = count};
    return shop__words_split(call_arena(c), row->countries, &ret->countries, &ret->country_count);
}

/* --- writing ---------------------------------------------------------------------------------- */

static int check(call *c, const shop_region_put_args *args)
{
    ENSURE(shop__word_valid(args->code, false, "-"),
           call_invalid(c, "code", "may hold a to z, 0 to 9 and '-' only, got \"%s\"", args->code));
    ENSURE(shop__currency_exponent(args->currency) >= 0,
           call_invalid(c, "currency", "\"%s\" is no ISO 4217 currency", args->currency));
    for (size_t i = 0; i < args->country_count; i++)
        ENSURE(strlen(args->countries[i]) == 2 && shop__word_valid(args->countries[i], true, "") &&
                   strpbrk(args->countries[i], "0123456789") == NULL,
               call_invalid(c, "countries", "\"%s\" is no ISO 3166 alpha-2 code", args->countries[i]));
    return 0;
}

/* Prices of shipping methods have no currency of their own. */
static int expect_same_currency(call *c, const shop_region_put_args *args)
{
    region_row old;
    bool offered = false;
    int code = call_one(c, &region_select, PARAMS(v_text(args->code)), NULL, &old);
    if (code == SHOP_E_NOT_FOUND)
        return 0;
    TRY(code);
    if (strcmp(old.currency, args->currency) != 0)
        TRY(shop__shipping_offered(c, args->code, &offered));
    ENSURE(!offered,
           call_fail(c, SHOP_E_CONFLICT, "shipping methods of region %s have prices in %s; delete them first",
                     args->code, old.currency));
    return 0;
}

int shop__region_put(call *c, const shop_region_put_args *args, shop_region *ret)
{
    region_row row = {.code = args->code,
                      .title = args->title,
                      .currency = args->currency,
                      .tax_inclusive = args->tax_inclusive};
    TRY(check(c, args));
    TRY(expect_same_currency(c, args));
    TRY(shop__words_join(call_arena(c), args->countries, args->country_count, &row.countries));
    TRY(call_run(c, &region_upsert,
                 PARAMS(v_text(row.code), v_text(row.title), v_text(row.currency),
                        v_text(row.countries), v_int(row.tax_inclusive))));
    TRY(call_run(c, &taxes_delete, PARAMS(v_text(row.code))));
    for (size_t i = 0; i < args->tax_count; i++)
        TRY(call_run(c, &tax_insert,
                     PARAMS(v_text(row.code), v_int((int64_t)i), v_text(args->taxes[i].tax_class),
                            v_text(args->taxes[i].title), v_int(args->taxes[i].rate_ppm))));
    return project(c, &row, ret);
}

int shop__region_delete(call *c, const shop_region_delete_args *args)
{
    region_row row;
    TRY(shop__region_load(c, args->code, &row));
    TRY(call_run(c, &region_delete, PARAMS(v_text(args->code))));
    TRY(call_run(c, &taxes_delete, PARAMS(v_text(args->code))));
    return shop__shipping_drop_all(c, args->code);
}

/* --- reading ---------------------------------------------------------------------------------- */

int shop__region_get(call *c, const shop_region_get_args *args, shop_region *ret)
{
    region_row row;
    TRY(shop__region_load(c, args->code, &row));
    return project(c, &row, ret);
}

int shop__region_list(call *c, const shop_region_list_args *args, shop_region_page *ret)
{
    const region_row *rows;
    const shop_region **list;
    shop_region *items;
    int64_t behind = 0;
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT, count;
    ENSURE(shop__text_empty(args->cursor) || shop__text_int(args->cursor, &behind),
           call_invalid(c, "cursor", "is not one that region.list gave"));
    TRY(call_all(c, &regions_select, PARAMS(v_int(behind), v_int((int64_t)limit + 1)), limit + 1, &rows,
                 &count));
    if (count > limit) {
        count = limit;
        ret->next_cursor = call_format(c, "%lld", (long long)rows[count - 1].position);
        ENSURE(ret->next_cursor != NULL, SHOP_E_NO_MEMORY);
    }
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        TRY(project(c, &rows[i], &items[i]));
        list[i] = &items[i];
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}
