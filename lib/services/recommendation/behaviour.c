/* behaviour.c - keeping and forgetting what people did. */
#include "lib/services/recommendation/behaviour.h"

#include <string.h>

#include "lib/core/limits.h"
#include "lib/services/generated/calls.h"
#include "lib/services/recommendation/generated/handlers.h"

#define BEHAVIOUR_KEEP_MS (INT64_C(183) * 24 * 3600 * 1000)

typedef struct old_row {
    const char *owner;
    const char *product_id;
    int32_t kind;
} old_row;

static const column behaviour_columns[] = {COL_ID(behaviour_row, product_id, "prd"),
                                           COL_ENUM(behaviour_row, kind)};
static const column old_columns[] = {COL_TEXT(old_row, owner), COL_ID(old_row, product_id, "prd"),
                                     COL_ENUM(old_row, kind)};

static const statement behaviour_put = STATEMENT(
    "INSERT INTO recommendation_behaviour (owner, product_id, kind, at_ms) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (owner, product_id, kind) DO UPDATE SET at_ms = excluded.at_ms");
static const statement behaviour_bound = STATEMENT(
    "DELETE FROM recommendation_behaviour WHERE owner = $1 AND at_ms <"
    " (SELECT at_ms FROM recommendation_behaviour WHERE owner = $1 ORDER BY at_ms DESC LIMIT 1 OFFSET $2)");
static const statement behaviour_select = SELECT_INTO(
    behaviour_row, behaviour_columns,
    "SELECT product_id, kind FROM recommendation_behaviour WHERE owner = $1"
    " ORDER BY at_ms DESC, product_id DESC, kind LIMIT $2");
static const statement behaviour_erase =
    STATEMENT("DELETE FROM recommendation_behaviour WHERE owner = $1");
static const statement old_select = SELECT_INTO(
    old_row, old_columns,
    "SELECT owner, product_id, kind FROM recommendation_behaviour WHERE at_ms < $1 ORDER BY at_ms LIMIT $2");
static const statement old_delete = STATEMENT(
    "DELETE FROM recommendation_behaviour WHERE owner = $1 AND product_id = $2 AND kind = $3");

static bool is_person(const char *owner)
{
    return owner != NULL && (strncmp(owner, "usr_", 4) == 0 || strncmp(owner, "gst_", 4) == 0);
}

int shop__behaviour_keep(call *c, const char *owner, const char *const *product_ids, size_t count,
                         shop_behaviour_kind kind, int64_t at_ms)
{
    if (!is_person(owner) || count == 0)
        return 0;
    for (size_t i = 0; i < count; i++)
        TRY(call_run(c, &behaviour_put,
                     PARAMS(v_text(owner), v_id(product_ids[i]), v_int((int64_t)kind), v_int(at_ms))));
    return call_run(c, &behaviour_bound, PARAMS(v_text(owner), v_int(BEHAVIOUR_MAX - 1)));
}

int shop__behaviour_of(call *c, const char *owner, const behaviour_row **ret_rows, size_t *ret_count)
{
    *ret_count = 0;
    if (!is_person(owner))
        return 0;
    return call_all(c, &behaviour_select, PARAMS(v_text(owner), v_int(BEHAVIOUR_MAX)), BEHAVIOUR_MAX,
                    ret_rows, ret_count);
}

int shop__behaviour_report(call *c, const shop_behaviour_report_args *args)
{
    shop_product_get_args get = SHOP_PRODUCT_GET_INIT;
    const shop_product *product = NULL;
    ENSURE(args->kind != SHOP_BEHAVIOUR_KIND_BUY,
           call_invalid(c, "kind", "\"buy\" is learned from orders and cannot be reported"));
    get.product_id = args->product_id;
    TRY(call_catalog_product_get(c, &get, &product));
    return shop__behaviour_keep(c, call_principal(c)->id, &args->product_id, 1, args->kind, call_now_ms(c));
}

int shop__behaviour_prune(call *c, const shop_behaviour_prune_args *args, shop_job_report *ret)
{
    const old_row *rows = NULL;
    size_t count = 0;
    (void)args;
    TRY(call_all(c, &old_select, PARAMS(v_int(call_now_ms(c) - BEHAVIOUR_KEEP_MS), v_int(JOB_BATCH)),
                 JOB_BATCH, &rows, &count));
    for (size_t i = 0; i < count; i++)
        TRY(call_run(c, &old_delete,
                     PARAMS(v_text(rows[i].owner), v_id(rows[i].product_id), v_int(rows[i].kind))));
    ret->done = (int64_t)count;
    ret->more = count == JOB_BATCH;
    return 0;
}

int shop__recommendation_learn_on_user_erased(call *c, const event *e, const shop_user_event *data)
{
    (void)e;
    return call_run(c, &behaviour_erase, PARAMS(v_text(data->user_id)));
}
