/* addresses.c - somebody's address book. It belongs to the user id, also of users whom the
 * application authenticates itself and who have no account here. */
#include <stddef.h>

#include "lib/base/country.h"
#include "lib/base/text.h"
#include "lib/services/user/accounts.h"
#include "lib/services/user/generated/handlers.h"
#include "lib/services/user/limits.h"
#include "lib/services/user/page.h"

typedef struct address_row {
    const char *user_id;
    const char *id;
    shop_address address;
    bool default_shipping;
    bool default_billing;
    int64_t created_at_ms;
    int64_t updated_at_ms;
} address_row;

typedef struct count_row {
    int64_t count;
} count_row;

#define ADDRESS_COLUMNS                                                                            \
    "user_id, id, name, company, line1, line2, postal_code, city, region, country, phone,"         \
    " default_shipping, default_billing, created_at_ms, updated_at_ms"

static const column address_columns[] = {
    COL_ID(address_row, user_id, "usr"),        COL_ID(address_row, id, "adr"),
    COL_TEXT(address_row, address.name),        COL_TEXT(address_row, address.company),
    COL_TEXT(address_row, address.line1),       COL_TEXT(address_row, address.line2),
    COL_TEXT(address_row, address.postal_code), COL_TEXT(address_row, address.city),
    COL_TEXT(address_row, address.region),      COL_TEXT(address_row, address.country),
    COL_TEXT(address_row, address.phone),       COL_BOOL(address_row, default_shipping),
    COL_BOOL(address_row, default_billing),     COL_INT(address_row, created_at_ms),
    COL_INT(address_row, updated_at_ms),
};
static const column count_columns[] = {COL_INT(count_row, count)};

static const statement address_select = SELECT_INTO(
    address_row, address_columns,
    "SELECT " ADDRESS_COLUMNS " FROM user_addresses WHERE user_id = $1 AND id = $2");
static const statement addresses_after = SELECT_INTO(
    address_row, address_columns,
    "SELECT " ADDRESS_COLUMNS " FROM user_addresses WHERE user_id = $1 AND id > $2"
    " ORDER BY id LIMIT $3");
static const statement addresses_count = SELECT_INTO(
    count_row, count_columns, "SELECT count(*) FROM user_addresses WHERE user_id = $1");
static const statement address_upsert = STATEMENT(
    "INSERT INTO user_addresses (" ADDRESS_COLUMNS ")"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
    " ON CONFLICT (user_id, id) DO UPDATE SET name = excluded.name, company = excluded.company,"
    " line1 = excluded.line1, line2 = excluded.line2, postal_code = excluded.postal_code,"
    " city = excluded.city, region = excluded.region, country = excluded.country,"
    " phone = excluded.phone, default_shipping = excluded.default_shipping,"
    " default_billing = excluded.default_billing, updated_at_ms = excluded.updated_at_ms");
static const statement address_delete = STATEMENT(
    "DELETE FROM user_addresses WHERE user_id = $1 AND id = $2");
static const statement shipping_yield = STATEMENT(
    "UPDATE user_addresses SET default_shipping = 0 WHERE user_id = $1 AND id <> $2"
    " AND default_shipping = 1");
static const statement billing_yield = STATEMENT(
    "UPDATE user_addresses SET default_billing = 0 WHERE user_id = $1 AND id <> $2"
    " AND default_billing = 1");

/* --- reading ---------------------------------------------------------------------------------- */

static int load(call *c, const char *user_id, const char *address_id, address_row *ret)
{
    TRY(call_check_owner(c, user_id, "account"));
    return call_one(c, &address_select, PARAMS(v_id(user_id), v_id(address_id)), "address", ret);
}

static int project(call *c, const address_row *row, shop_saved_address *ret)
{
    shop_address *address;
    CALL_NEW(c, address);
    *address = row->address;
    *ret = (shop_saved_address){.id = row->id,
                                .user_id = row->user_id,
                                .address = address,
                                .default_shipping = row->default_shipping,
                                .default_billing = row->default_billing,
                                .created_at_ms = row->created_at_ms,
                                .updated_at_ms = row->updated_at_ms};
    return 0;
}

int shop__address_get(call *c, const shop_address_get_args *args, shop_saved_address *ret)
{
    address_row row;
    TRY(load(c, args->user_id, args->address_id, &row));
    return project(c, &row, ret);
}

int shop__address_list(call *c, const shop_address_list_args *args, shop_saved_address_page *ret)
{
    const address_row *rows;
    const shop_saved_address **items;
    shop_saved_address *entries;
    size_t count;
    page p;
    TRY(call_check_owner(c, args->user_id, "account"));
    TRY(shop__user_page(c, args->cursor, "adr", args->limit, &p));
    TRY(call_all(c, &addresses_after,
                 PARAMS(v_id(args->user_id), v_id(p.after), v_int((int64_t)p.limit + 1)),
                 p.limit + 1, &rows, &count));
    size_t shown = count < p.limit ? count : p.limit;
    CALL_ARRAY(c, items, shown + 1);
    CALL_ARRAY(c, entries, shown + 1);
    for (size_t i = 0; i < shown; i++) {
        TRY(project(c, &rows[i], &entries[i]));
        items[i] = &entries[i];
    }
    ret->items = items;
    ret->item_count = shown;
    ret->next_cursor = count > p.limit ? rows[shown - 1].id : NULL;
    return 0;
}

/* --- writing ---------------------------------------------------------------------------------- */

static const char *filled(const char *text) { return shop__text_empty(text) ? NULL : text; }

/* Whoever was erased stays erased. */
static int expect_not_erased(call *c, const char *user_id)
{
    account_row row;
    int code = shop__account_find(c, user_id, &row);
    if (code == SHOP_E_NOT_FOUND) {
        call_forgive(c);
        return 0;
    }
    TRY(code);
    return shop__account_expect(c, &row, 0);
}

/* A new row's id, or the times of the one that is overwritten. */
static int choose_row(call *c, const shop_address_put_args *args, address_row *ret)
{
    count_row book;
    if (args->address_id != NULL)
        return load(c, args->user_id, args->address_id, ret);
    TRY(call_one(c, &addresses_count, PARAMS(v_id(args->user_id)), NULL, &book));
    ENSURE(book.count < ADDRESSES_MAX,
           call_fail(c, SHOP_E_TOO_LARGE, "an address book holds %d addresses at most",
                     ADDRESSES_MAX));
    ret->created_at_ms = call_now_ms(c);
    return call_new_id(c, "adr", &ret->id);
}

static int write_row(call *c, const address_row *row)
{
    const shop_address *a = &row->address;
    if (row->default_shipping)
        TRY(call_run(c, &shipping_yield, PARAMS(v_id(row->user_id), v_id(row->id))));
    if (row->default_billing)
        TRY(call_run(c, &billing_yield, PARAMS(v_id(row->user_id), v_id(row->id))));
    return call_run(c, &address_upsert,
                    PARAMS(v_id(row->user_id), v_id(row->id), v_text(a->name), v_text(a->company),
                           v_text(a->line1), v_text(a->line2), v_text(a->postal_code),
                           v_text(a->city), v_text(a->region), v_text(a->country), v_text(a->phone),
                           v_int(row->default_shipping), v_int(row->default_billing),
                           v_int(row->created_at_ms), v_int(row->updated_at_ms)));
}

int shop__address_put(call *c, const shop_address_put_args *args, shop_saved_address *ret)
{
    const shop_address_input *in = args->address;
    address_row row = {0};
    TRY(call_check_owner(c, args->user_id, "account"));
    ENSURE(shop__country_known(in->country),
           call_invalid(c, "address.country", "\"%s\" is no ISO 3166-1 country", in->country));
    TRY(expect_not_erased(c, args->user_id));
    TRY(choose_row(c, args, &row));
    row.user_id = args->user_id;
    row.address = (shop_address){.name = in->name,
                                 .company = filled(in->company),
                                 .line1 = in->line1,
                                 .line2 = filled(in->line2),
                                 .postal_code = filled(in->postal_code),
                                 .city = in->city,
                                 .region = filled(in->region),
                                 .country = in->country,
                                 .phone = filled(in->phone)};
    row.default_shipping = args->default_shipping;
    row.default_billing = args->default_billing;
    row.updated_at_ms = call_now_ms(c);
    TRY(write_row(c, &row));
    return project(c, &row, ret);
}

int shop__address_delete(call *c, const shop_address_delete_args *args)
{
    address_row row;
    TRY(load(c, args->user_id, args->address_id, &row));
    return call_run(c, &address_delete, PARAMS(v_id(row.user_id), v_id(row.id)));
}
