/* locations.c - where stock lies. Orders are served from the location with the lowest position
 * that has enough. */
#include <stddef.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/services/inventory/generated/handlers.h"
#include "lib/services/inventory/stock.h"

typedef struct count_row {
    int64_t count;
} count_row;

static const column location_columns[] = {
    COL_TEXT(shop_location, code),         COL_TEXT(shop_location, name),
    COL_TEXT(shop_location, country),      COL_INT(shop_location, position),
    COL_INT(shop_location, created_at_ms), COL_INT(shop_location, updated_at_ms),
};
static const column count_columns[] = {COL_INT(count_row, count)};

static const statement location_select =
    SELECT_INTO(shop_location, location_columns,
                "SELECT code, name, country, position, created_at_ms, updated_at_ms"
                " FROM inventory_locations WHERE code = $1");
static const statement locations_select =
    SELECT_INTO(shop_location, location_columns,
                "SELECT code, name, country, position, created_at_ms, updated_at_ms"
                " FROM inventory_locations WHERE (position, code) > ($1, $2)"
                " ORDER BY position, code LIMIT $3");
static const statement others_count = SELECT_INTO(
    count_row, count_columns, "SELECT count(*) FROM inventory_locations WHERE code <> $1");
static const statement location_upsert = SELECT_INTO(
    shop_location, location_columns,
    "INSERT INTO inventory_locations (code, name, country, position, created_at_ms, updated_at_ms)"
    " VALUES ($1, $2, $3, $4, $5, $5)"
    " ON CONFLICT (code) DO UPDATE SET name = excluded.name, country = excluded.country,"
    " position = excluded.position, updated_at_ms = excluded.updated_at_ms"
    " RETURNING code, name, country, position, created_at_ms, updated_at_ms");
static const statement stocked_count = SELECT_INTO(
    count_row, count_columns,
    "SELECT count(*) FROM inventory_stock WHERE location = $1 AND on_hand > 0");
static const statement levels_delete = STATEMENT("DELETE FROM inventory_stock WHERE location = $1");
static const statement location_delete =
    STATEMENT("DELETE FROM inventory_locations WHERE code = $1");

static bool letter_or_digit(char letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           (letter >= '0' && letter <= '9');
}

static bool code_valid(const char *code)
{
    for (const char *p = code; *p != '\0'; p++)
        if (!letter_or_digit(*p) && *p != '-' && *p != '_')
            return false;
    return true;
}

static bool country_valid(const char *country)
{
    for (const char *p = country; *p != '\0'; p++)
        if (*p < 'A' || *p > 'Z')
            return false;
    return true;
}

int shop__location_put(call *c, const shop_location_put_args *args, shop_location *ret)
{
    count_row others;
    ENSURE(code_valid(args->code),
           call_invalid(c, "code", "may hold letters, digits, '-' and '_' only, got \"%s\"",
                        args->code));
    ENSURE(country_valid(args->country),
           call_invalid(c, "country", "must be two capital letters, got \"%s\"", args->country));
    TRY(call_one(c, &others_count, PARAMS(v_text(args->code)), NULL, &others));
    ENSURE(others.count < LOCATIONS_MAX,
           call_fail(c, SHOP_E_CONFLICT, "a shop has at most %d locations", LOCATIONS_MAX));
    return call_one(c, &location_upsert,
                    PARAMS(v_text(args->code), v_text(args->name), v_text(args->country),
                           v_int(args->position), v_int(call_now_ms(c))),
                    NULL, ret);
}

int shop__location_get(call *c, const shop_location_get_args *args, shop_location *ret)
{
    return call_one(c, &location_select, PARAMS(v_text(args->code)), "location", ret);
}

/* "10/BER" is the location behind which the next page begins; NULL the very beginning. */
static int read_cursor(call *c, const char *cursor, int64_t *ret_position, const char **ret_code)
{
    const char *slash = cursor != NULL ? strchr(cursor, '/') : NULL;
    *ret_position = -1;
    *ret_code = "";
    if (cursor == NULL)
        return 0;
    ENSURE(slash != NULL, call_invalid(c, "cursor", "is not one that this list gave"));
    const char *position = call_format(c, "%.*s", (int)(slash - cursor), cursor);
    ENSURE(position != NULL, SHOP_E_NO_MEMORY);
    ENSURE(shop__text_int(position, ret_position),
           call_invalid(c, "cursor", "is not one that this list gave"));
    *ret_code = slash + 1;
    return 0;
}

int shop__location_list(call *c, const shop_location_list_args *args, shop_location_page *ret)
{
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT;
    const shop_location *rows;
    const shop_location **items;
    const char *code;
    int64_t position;
    size_t count;
    TRY(read_cursor(c, args->cursor, &position, &code));
    TRY(call_all(c, &locations_select,
                 PARAMS(v_int(position), v_text(code), v_int((int64_t)limit + 1)), limit + 1, &rows,
                 &count));
    bool more = count > limit;
    count = more ? limit : count;
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++)
        items[i] = &rows[i];
    *ret = (shop_location_page){.items = items, .item_count = count};
    if (!more)
        return 0;
    ret->next_cursor =
        call_format(c, "%lld/%s", (long long)rows[count - 1].position, rows[count - 1].code);
    return ret->next_cursor != NULL ? 0 : SHOP_E_NO_MEMORY;
}

int shop__location_delete(call *c, const shop_location_delete_args *args)
{
    shop_location row;
    count_row stocked;
    TRY(call_one(c, &location_select, PARAMS(v_text(args->code)), "location", &row));
    TRY(call_one(c, &stocked_count, PARAMS(v_text(args->code)), NULL, &stocked));
    ENSURE(stocked.count == 0,
           call_fail(c, SHOP_E_CONFLICT, "%lld SKUs have stock at %s", (long long)stocked.count,
                     args->code));
    TRY(call_run(c, &levels_delete, PARAMS(v_text(args->code))));
    return call_run(c, &location_delete, PARAMS(v_text(args->code)));
}
