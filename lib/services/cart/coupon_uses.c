/* coupon_uses.c - coupons with a usage limit, by the same two phases as stock: an order reserves a use, then
 * claims it or gives it back. Each move of a use is one guarded statement, and its count on the promotion
 * moves with it in the same transaction. */
#include <stddef.h>
#include <string.h>

#include "lib/core/limits.h"
#include "lib/services/cart/cart_rows.h"
#include "lib/services/cart/generated/handlers.h"
#include "lib/services/cart/words.h"

typedef enum use_state { USE_RESERVED = 1, USE_CLAIMED = 2, USE_RELEASED = 3 } use_state;

typedef struct use_row {
    const char *code;
    int32_t state;
} use_row;

typedef struct limit_row {
    int64_t usage_limit;
} limit_row;

static const column use_columns[] = {COL_TEXT(use_row, code), COL_ENUM(use_row, state)};
static const column limit_columns[] = {COL_INT(limit_row, usage_limit)};

static const statement uses_select = SELECT_INTO(
    use_row, use_columns, "SELECT code, state FROM cart_coupon_uses WHERE order_id = $1 ORDER BY code");
static const statement limit_select = SELECT_INTO(
    limit_row, limit_columns, "SELECT usage_limit FROM cart_promotions WHERE code = $1");
static const statement use_upsert = STATEMENT(
    "INSERT INTO cart_coupon_uses (order_id, code, state) VALUES ($1, $2, 1)"
    " ON CONFLICT (order_id, code) DO UPDATE SET state = 1");
static const statement use_move =
    STATEMENT("UPDATE cart_coupon_uses SET state = $4 WHERE order_id = $1 AND code = $2 AND state = $3");

/* Zero rows: it is used up, or the promotion is gone. */
static const statement take_one =
    STATEMENT("UPDATE cart_promotions SET reserved = reserved + 1"
              " WHERE code = $1 AND used + reserved < usage_limit");
static const statement claim_one = STATEMENT(
    "UPDATE cart_promotions SET reserved = reserved - 1, used = used + 1 WHERE code = $1 AND reserved > 0");

static const statement give_back[] = {
    [USE_RESERVED] =
        STATEMENT("UPDATE cart_promotions SET reserved = reserved - 1 WHERE code = $1 AND reserved > 0"),
    [USE_CLAIMED] = STATEMENT("UPDATE cart_promotions SET used = used - 1 WHERE code = $1 AND used > 0"),
};

static int load_uses(call *c, const char *order_id, const use_row **ret_rows, size_t *ret_count)
{
    return call_all(c, &uses_select, PARAMS(v_id(order_id)), ROWS_MAX, ret_rows, ret_count);
}

static bool holds(const use_row *uses, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(uses[i].code, code) == 0)
            return uses[i].state != USE_RELEASED;
    return false;
}

/* --- reserving -------------------------------------------------------------------------------- */

static int reserve(call *c, const char *order_id, const char *code)
{
    limit_row row;
    int64_t taken;
    int found = call_one(c, &limit_select, PARAMS(v_text(code)), NULL, &row);
    if (found == SHOP_E_NOT_FOUND || (found == 0 && row.usage_limit == 0))
        return 0;
    TRY(found);
    TRY(call_changed(c, &take_one, PARAMS(v_text(code)), &taken));
    ENSURE(taken == 1, call_fail(c, SHOP_E_CONFLICT, "coupon %s is used up", code));
    return call_run(c, &use_upsert, PARAMS(v_id(order_id), v_text(code)));
}

/* In the order of the codes, so that two orders with the same two coupons do not wait for one another. */
static void sort(const char **codes, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && strcmp(codes[j], codes[j - 1]) < 0; j--) {
            const char *code = codes[j];
            codes[j] = codes[j - 1];
            codes[j - 1] = code;
        }
}

int shop__coupon_reserve(call *c, const shop_coupon_reserve_args *args)
{
    const use_row *uses;
    size_t count;
    const char *codes[CART_COUPONS_MAX];
    ENSURE(args->code_count <= CART_COUPONS_MAX,
           call_invalid(c, "codes", "an order has at most %d coupons", CART_COUPONS_MAX));
    TRY(load_uses(c, args->order_id, &uses, &count));
    for (size_t i = 0; i < args->code_count; i++)
        codes[i] = args->codes[i];
    sort(codes, args->code_count);
    for (size_t i = 0; i < args->code_count; i++) {
        bool twice = i > 0 && strcmp(codes[i], codes[i - 1]) == 0;
        if (!twice && !holds(uses, count, codes[i]))
            TRY(reserve(c, args->order_id, codes[i]));
    }
    return 0;
}

/* --- moving on -------------------------------------------------------------------------------- */

static int move(call *c, const char *order_id, const use_row *use, use_state to, const statement *count)
{
    int64_t moved;
    TRY(call_changed(c, &use_move,
                     PARAMS(v_id(order_id), v_text(use->code), v_int(use->state), v_int(to)), &moved));
    return moved == 1 ? call_run(c, count, PARAMS(v_text(use->code))) : 0;
}

static bool named(const char *const *codes, size_t count, const char *code)
{
    return count == 0 || shop__words_have(codes, count, code);
}

int shop__coupon_claim(call *c, const shop_coupon_claim_args *args)
{
    const use_row *uses;
    size_t count;
    TRY(load_uses(c, args->order_id, &uses, &count));
    for (size_t i = 0; i < count; i++)
        if (uses[i].state == USE_RESERVED && named(args->codes, args->code_count, uses[i].code))
            TRY(move(c, args->order_id, &uses[i], USE_CLAIMED, &claim_one));
    return 0;
}

int shop__coupon_release(call *c, const shop_coupon_release_args *args)
{
    const use_row *uses;
    size_t count;
    TRY(load_uses(c, args->order_id, &uses, &count));
    for (size_t i = 0; i < count; i++)
        if (uses[i].state != USE_RELEASED && named(args->codes, args->code_count, uses[i].code))
            TRY(move(c, args->order_id, &uses[i], USE_RELEASED, &give_back[uses[i].state]));
    return 0;
}
