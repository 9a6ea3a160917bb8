/* promotions.c - price reductions: written by who keeps the shop, read by every quote. How often one was used
 * is coupon_uses.c's. */
#include <stddef.h>
#include <string.h>

#include "lib/base/money.h"
#include "lib/base/text.h"
#include "lib/core/limits.h"
#include "lib/schema/generated/ops.h"
#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/promotion_rows.h"
#include "lib/services/cart/words.h"

typedef struct count_row {
    int64_t count;
} count_row;

static const column promotion_columns[] = {
    COL_TEXT(promotion_row, code),         COL_TEXT(promotion_row, title),
    COL_ENUM(promotion_row, kind),         COL_INT(promotion_row, percent_ppm),
    COL_INT(promotion_row, amount_minor),  COL_INT(promotion_row, minimum_minor),
    COL_TEXT(promotion_row, currency),     COL_TEXT(promotion_row, category),
    COL_INT(promotion_row, starts_at_ms),  COL_INT(promotion_row, ends_at_ms),
    COL_BOOL(promotion_row, automatic),    COL_INT(promotion_row, priority),
    COL_INT(promotion_row, usage_limit),   COL_INT(promotion_row, used),
    COL_INT(promotion_row, reserved),      COL_BOOL(promotion_row, used_up),
};
static const column count_columns[] = {COL_INT(count_row, count)};

#define PROMOTION_COLUMNS                                                                          \
    "SELECT code, title, kind, percent_ppm, amount_minor, minimum_minor, currency, category,"      \
    " starts_at_ms, ends_at_ms, automatic, priority, usage_limit, used, reserved,"
#define FULL "usage_limit > 0 AND used + reserved >= usage_limit"

static const statement promotion_select = SELECT_INTO(
    promotion_row, promotion_columns,
    PROMOTION_COLUMNS " CASE WHEN " FULL " AND NOT EXISTS (SELECT 1 FROM cart_coupon_uses u"
                      " WHERE u.order_id = $2 AND u.code = cart_promotions.code AND u.state < 3)"
                      " THEN 1 ELSE 0 END FROM cart_promotions WHERE code = $1");
static const statement automatic_select = SELECT_INTO(
    promotion_row, promotion_columns,
    PROMOTION_COLUMNS " 0 FROM cart_promotions WHERE automatic = 1 AND starts_at_ms <= $1"
                      " AND (ends_at_ms = 0 OR ends_at_ms > $1)");
static const statement promotions_select = SELECT_INTO(
    promotion_row, promotion_columns,
    PROMOTION_COLUMNS " CASE WHEN " FULL " THEN 1 ELSE 0 END FROM cart_promotions"
                      " WHERE code > $1 AND automatic >= $2 ORDER BY code LIMIT $3");
static const statement automatic_count = SELECT_INTO(
    count_row, count_columns,
    "SELECT count(*) FROM cart_promotions WHERE automatic = 1 AND code <> $1");
static const statement promotion_upsert = STATEMENT(
    "INSERT INTO cart_promotions (code, title, kind, percent_ppm, amount_minor, minimum_minor, currency,"
    " category, starts_at_ms, ends_at_ms, automatic, priority, usage_limit)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    " ON CONFLICT (code) DO UPDATE SET title = excluded.title, kind = excluded.kind,"
    " percent_ppm = excluded.percent_ppm, amount_minor = excluded.amount_minor,"
    " minimum_minor = excluded.minimum_minor, currency = excluded.currency,"
    " category = excluded.category, starts_at_ms = excluded.starts_at_ms,"
    " ends_at_ms = excluded.ends_at_ms, automatic = excluded.automatic,"
    " priority = excluded.priority, usage_limit = excluded.usage_limit");
static const statement promotion_delete = STATEMENT("DELETE FROM cart_promotions WHERE code = $1");
static const statement uses_delete = STATEMENT("DELETE FROM cart_coupon_uses WHERE code = $1");

/* --- loading ---------------------------------------------------------------------------------- */

static int load(call *c, const char *code, const char *order_id, promotion_row *ret)
{
    return call_one(c, &promotion_select, PARAMS(v_text(code), v_id(order_id)), NULL, ret);
}

int shop__promotion_load(call *c, const char *code, promotion_row *ret)
{
    int result = load(c, code, NULL, ret);
    ENSURE(result != SHOP_E_NOT_FOUND, call_fail(c, SHOP_E_NOT_FOUND, "no such coupon"));
    return result;
}

int shop__promotions_for(call *c, const char *const *codes, size_t count, const char *order_id,
                         const promotion_row **ret_rows, size_t *ret_count)
{
    promotion_row *automatic, *rows;
    size_t found;
    TRY(call_all(c, &automatic_select, PARAMS(v_int(call_now_ms(c))), PROMOTIONS_AUTOMATIC_MAX, &automatic,
                 &found));
    CALL_ARRAY(c, rows, found + count + 1);
    if (found > 0)
        memcpy(rows, automatic, found * sizeof(*rows));
    for (size_t i = 0; i < count; i++) {
        int code = load(c, codes[i], order_id, &rows[found]);
        if (code == SHOP_E_NOT_FOUND)
            continue;
        TRY(code);
        found += !rows[found].automatic;
    }
    *ret_rows = rows;
    *ret_count = found;
    return 0;
}

/* How often one was used is for who may change it. */
static shop_promotion project(const call *c, const promotion_row *row)
{
    bool all = call_may(c, SHOP__SCOPE_CONFIG_WRITE);
    shop_promotion p = {.code = row->code,
                        .title = row->title,
                        .kind = (shop_promotion_kind)row->kind,
                        .percent_ppm = row->percent_ppm,
                        .category = row->category,
                        .starts_at_ms = row->starts_at_ms,
                        .ends_at_ms = row->ends_at_ms,
                        .automatic = row->automatic,
                        .priority = row->priority,
                        .usage_limit = all ? row->usage_limit : 0,
                        .used = all ? row->used : 0,
                        .reserved = all ? row->reserved : 0};
    bool fixed = row->kind == SHOP_PROMOTION_KIND_FIXED;
    if (fixed)
        p.amount = shop__money(row->amount_minor, row->currency);
    if (row->minimum_minor > 0 || (!fixed && row->currency != NULL)) /* a minimum of 0 restricts, too */
        p.minimum = shop__money(row->minimum_minor, row->currency);
    return p;
}

/* --- writing ---------------------------------------------------------------------------------- */

static int check_amounts(call *c, const shop_promotion_put_args *args)
{
    bool fixed = args->kind == SHOP_PROMOTION_KIND_FIXED;
    bool has_amount = args->amount.currency[0] != '\0', has_minimum = args->minimum.currency[0] != '\0';
    ENSURE(fixed == has_amount,
           call_invalid(c, "amount", fixed ? "is required for kind fixed" : "is for kind fixed only"));
    ENSURE(!has_amount || args->amount.minor > 0, call_invalid(c, "amount", "must be more than 0"));
    ENSURE(!has_minimum || args->minimum.minor >= 0, call_invalid(c, "minimum", "must not be negative"));
    ENSURE(!has_amount || !has_minimum || strcmp(args->amount.currency, args->minimum.currency) == 0,
           call_invalid(c, "minimum", "must be in the currency of the amount, %s", args->amount.currency));
    ENSURE(fixed == (args->percent_ppm == 0),
           call_invalid(c, "percent_ppm", fixed ? "is for kind percent only" : "is required for kind percent"));
    return 0;
}

static int check(call *c, const shop_promotion_put_args *args)
{
    count_row automatic;
    ENSURE(shop__word_valid(args->code, true, "-_"),
           call_invalid(c, "code", "may hold A to Z, 0 to 9, '-' and '_' only, got \"%s\"", args->code));
    TRY(check_amounts(c, args));
    ENSURE(args->starts_at_ms == 0 || args->ends_at_ms == 0 || args->starts_at_ms < args->ends_at_ms,
           call_invalid(c, "ends_at", "must be later than starts_at"));
    if (!args->automatic)
        return 0;
    ENSURE(args->usage_limit == 0,
           call_invalid(c, "usage_limit", "is for promotions with a code to enter, not for automatic ones"));
    TRY(call_one(c, &automatic_count, PARAMS(v_text(args->code)), NULL, &automatic));
    ENSURE(automatic.count < PROMOTIONS_AUTOMATIC_MAX,
           call_fail(c, SHOP_E_TOO_LARGE, "there are %d automatic promotions", PROMOTIONS_AUTOMATIC_MAX));
    return 0;
}

static promotion_row next_row(const shop_promotion_put_args *args, const promotion_row *old)
{
    bool has_amount = args->amount.currency[0] != '\0', has_minimum = args->minimum.currency[0] != '\0';
    return (promotion_row){
        .code = args->code,
        .title = args->title,
        .kind = (int32_t)args->kind,
        .percent_ppm = args->percent_ppm,
        .amount_minor = args->amount.minor,
        .minimum_minor = args->minimum.minor,
        .currency = has_amount    ? args->amount.currency
                    : has_minimum ? args->minimum.currency
                                  : NULL,
        .category = shop__text_empty(args->category) ? NULL : args->category,
        .starts_at_ms = args->starts_at_ms,
        .ends_at_ms = args->ends_at_ms,
        .automatic = args->automatic,
        .priority = args->priority,
        .usage_limit = args->usage_limit,
        .used = old->used,
        .reserved = old->reserved,
    };
}

int shop__promotion_put(call *c, const shop_promotion_put_args *args, shop_promotion *ret)
{
    promotion_row old = {0};
    TRY(check(c, args));
    int code = load(c, args->code, NULL, &old);
    ENSURE(code == 0 || code == SHOP_E_NOT_FOUND, code);
    ENSURE(args->usage_limit == 0 || args->usage_limit >= old.used + old.reserved,
           call_invalid(c, "usage_limit", "%s was used %lld times already and is reserved %lld times",
                        args->code, (long long)old.used, (long long)old.reserved));
    const promotion_row row = next_row(args, &old);
    TRY(call_run(c, &promotion_upsert,
                 PARAMS(v_text(row.code), v_text(row.title), v_int(row.kind), v_int(row.percent_ppm),
                        v_int(row.amount_minor), v_int(row.minimum_minor), v_text(row.currency),
                        v_text(row.category), v_int(row.starts_at_ms), v_int(row.ends_at_ms),
                        v_int(row.automatic), v_int(row.priority), v_int(row.usage_limit))));
    *ret = project(c, &row);
    return 0;
}

/* With its uses: they shall not count for a later promotion of the same code. */
int shop__promotion_delete(call *c, const shop_promotion_delete_args *args)
{
    promotion_row row;
    TRY(shop__promotion_load(c, args->code, &row));
    TRY(call_run(c, &promotion_delete, PARAMS(v_text(args->code))));
    return call_run(c, &uses_delete, PARAMS(v_text(args->code)));
}

/* --- reading ---------------------------------------------------------------------------------- */

int shop__promotion_get(call *c, const shop_promotion_get_args *args, shop_promotion *ret)
{
    promotion_row row;
    TRY(shop__promotion_load(c, args->code, &row));
    *ret = project(c, &row);
    return 0;
}

int shop__promotion_list(call *c, const shop_promotion_list_args *args, shop_promotion_page *ret)
{
    const promotion_row *rows;
    const shop_promotion **list;
    shop_promotion *items;
    size_t limit = args->limit > 0 ? (size_t)args->limit : PAGE_DEFAULT, count;
    const char *behind = args->cursor != NULL ? args->cursor : "";
    bool all = call_may(c, SHOP__SCOPE_CONFIG_WRITE);
    TRY(call_all(c, &promotions_select, PARAMS(v_text(behind), v_int(!all), v_int((int64_t)limit + 1)),
                 limit + 1, &rows, &count));
    if (count > limit) {
        count = limit;
        ret->next_cursor = rows[count - 1].code;
    }
    CALL_ARRAY(c, list, count + 1);
    CALL_ARRAY(c, items, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = project(c, &rows[i]);
        list[i] = &items[i];
    }
    ret->items = list;
    ret->item_count = count;
    return 0;
}
