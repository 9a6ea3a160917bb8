/* checkout.c - see checkout.h. Its rows are a table that only the tests know. */
#include "tests/unit/services/payment/checkout.h"

#include <stdio.h>
#include <string.h>

#include "lib/core/local.h"
#include "lib/services/generated/calls.h"
#include "tests/unit/services/payment/till.h"
/* Its type names would be shadowed by the parameters of calls.h, so it comes last. */
#include "lib/core/core.h"

enum { LEASE_MS = 60 * 1000, TIMEOUT_MS = 600 * 1000, AMOUNT_MINOR = 5000, DUE_MAX = 10 };

typedef struct checkout {
    saga_progress progress;
    const char *token;
    int64_t refuse;
    int64_t state;
} checkout;

static const column columns[] = {
    COL_TEXT(checkout, progress.id),        COL_TEXT(checkout, token),
    COL_INT(checkout, refuse),              COL_INT(checkout, state),
    COL_INT(checkout, progress.step),       COL_INT(checkout, progress.direction),
    COL_INT(checkout, progress.epoch),      COL_INT(checkout, progress.deadline_ms),
    COL_INT(checkout, progress.outcome),    COL_TEXT(checkout, progress.reason),
    COL_TEXT(checkout, progress.claim),     COL_TEXT(checkout, progress.operation),
};

#define COLUMN_LIST                                                                                \
    "id, token, refuse, state, step, direction, epoch, deadline_ms, outcome, reason, claim, operation"

static const statement create = STATEMENT(
    "CREATE TABLE IF NOT EXISTS test_checkouts (id TEXT PRIMARY KEY, token TEXT, refuse INTEGER,"
    " state INTEGER, step INTEGER, direction INTEGER, epoch INTEGER, deadline_ms INTEGER,"
    " outcome INTEGER, reason TEXT, claim TEXT, operation TEXT)");
static const statement select_one =
    SELECT_INTO(checkout, columns, "SELECT " COLUMN_LIST " FROM test_checkouts WHERE id = $1");
static const statement select_due = SELECT_INTO(
    checkout, columns, "SELECT " COLUMN_LIST " FROM test_checkouts WHERE deadline_ms > 0 AND deadline_ms <= $1");
static const statement insert =
    STATEMENT("INSERT INTO test_checkouts (" COLUMN_LIST ")"
              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
static const statement update = STATEMENT(
    "UPDATE test_checkouts SET state = $4, step = $5, direction = $6, epoch = $7, deadline_ms = $8,"
    " outcome = $9, reason = $10, claim = $11, operation = $12 WHERE id = $1 AND epoch = $13");

static struct {
    const char *token;
    const char *provider;
    bool refuse;
} wanted;

/* --- the saga --------------------------------------------------------------------------------- */

static int claim_step(call *c, void *state)
{
    (void)c;
    ((checkout *)state)->state = CHECKOUT_PENDING;
    return 0;
}

static int fail_step(call *c, void *state)
{
    (void)c;
    ((checkout *)state)->state = CHECKOUT_FAILED;
    return 0;
}

static int authorize_step(call *c, void *state)
{
    checkout *o = state;
    const shop_payment *payment;
    shop_payment_authorize_args args = SHOP_PAYMENT_AUTHORIZE_INIT;
    args.order_id = o->progress.id;
    args.attempt = 1;
    args.token = o->token;
    args.provider = wanted.provider;
    args.amount = shop__money(AMOUNT_MINOR, "EUR");
    TRY(call_payment_authorize(c, &args, &payment));
    if (payment->state == SHOP_PAYMENT_STATE_AUTHORIZED)
        return 0;
    return call_refuse(c, o, SHOP_E_PAYMENT_DECLINED, "declined");
}

static int void_step(call *c, void *state)
{
    shop_payment_cancel_args args = SHOP_PAYMENT_CANCEL_INIT;
    args.order_id = ((checkout *)state)->progress.id;
    return call_payment_cancel(c, &args, NULL);
}

static int confirm_step(call *c, void *state)
{
    checkout *o = state;
    ENSURE(!o->refuse, call_fail(c, SHOP_E_OUT_OF_STOCK, "there is nothing left"));
    o->state = CHECKOUT_PLACED;
    return 0;
}

static const saga_step steps[] = {
    {"claim", SAGA_TX, claim_step, fail_step},
    {"authorize", SAGA_CALL, authorize_step, void_step},
    {"confirm", SAGA_TX, confirm_step, NULL},
};

static int checkout_open(call *c, const void *arguments, void *state)
{
    const shop_payment_capture_args *args = arguments;
    checkout *o = state;
    char *id = call_alloc(c, SHOP_ID_SIZE);
    ENSURE(id != NULL, SHOP_E_NO_MEMORY);
    TRY(call_check_owner(c, NULL, "thing"));
    checkout_order_id(args->payment_id, id);
    *o = (checkout){.progress = {.id = id}, .token = wanted.token, .refuse = wanted.refuse};
    return 0;
}

static int checkout_load(call *c, const char *id, void *state)
{
    checkout *o = state;
    TRY(call_check_owner(c, NULL, "thing"));
    TRY(call_one(c, &select_one, PARAMS(v_text(id)), "checkout", o));
    o->progress.exists = true;
    o->progress.stored_epoch = o->progress.epoch;
    return 0;
}

static int checkout_save(call *c, void *state)
{
    const checkout *o = state;
    const saga_progress *p = &o->progress;
    const value params[] = {v_text(p->id),     v_text(o->token),     v_int(o->refuse), v_int(o->state),
                            v_int(p->step),    v_int(p->direction),  v_int(p->epoch),  v_int(p->deadline_ms),
                            v_int(p->outcome), v_text(p->reason),    v_text(p->claim), v_text(p->operation),
                            v_int(p->stored_epoch)};
    enum { COUNT = sizeof(params) / sizeof(params[0]) };
    if (!p->exists)
        return call_run(c, &insert, params, COUNT - 1);
    return call_guard(c, &update, params, COUNT, "somebody else goes on with it");
}

static const saga checkout_saga = {.steps = steps,
                                   .step_count = sizeof(steps) / sizeof(steps[0]),
                                   .state_size = sizeof(checkout),
                                   .lease_ms = LEASE_MS,
                                   .open = checkout_open,
                                   .load = checkout_load,
                                   .save = checkout_save};

/* --- from the tests --------------------------------------------------------------------------- */

static int create_table(call *c, void *userdata)
{
    (void)userdata;
    return call_run(c, &create, NO_PARAMS);
}

void checkout_install(desk *d, bool split)
{
    static const service_handler handler = {.op = SHOP__OP_PAYMENT_CAPTURE, .saga = &checkout_saga};
    local *l = d->shop->base->owner.state;
    l->handlers[SHOP__OP_PAYMENT_CAPTURE] = &handler;
    shop__local_split_sagas(d->shop, split);
    assert_int_equal(till_transact(d, create_table, NULL), 0);
}

void checkout_provider(const char *name)
{
    wanted.provider = name;
}

void checkout_order_id(const char *id, char out[SHOP_ID_SIZE])
{
    snprintf(out, SHOP_ID_SIZE, "ord_%s", strchr(id, '_') + 1);
}

int checkout_place(desk *d, const char *id, const char *token, bool refuse, const char *idempotency_key)
{
    shop_payment_capture_args args = SHOP_PAYMENT_CAPTURE_INIT;
    const shop_payment *p = NULL;
    wanted.token = token;
    wanted.refuse = refuse;
    args.payment_id = id;
    args.idempotency_key = idempotency_key;
    args.timeout_ms = TIMEOUT_MS;
    int code = shop_payment_capture(d->shop, &args, &p);
    shop_free(p);
    return code;
}

typedef struct due_list {
    char ids[DUE_MAX][SHOP_ID_SIZE];
    size_t count;
    checkout found;
    const char *id;
} due_list;

static int collect_due(call *c, void *userdata)
{
    due_list *due = userdata;
    const checkout *rows;
    TRY(call_all(c, &select_due, PARAMS(v_int(call_now_ms(c))), DUE_MAX, &rows, &due->count));
    for (size_t i = 0; i < due->count; i++)
        snprintf(due->ids[i], SHOP_ID_SIZE, "%s", rows[i].progress.id);
    return 0;
}

static int resume(call *c, void *userdata)
{
    const char *id = userdata;
    return call_resume(c, "payment.capture", id);
}

void checkout_recover(desk *d, int64_t ms)
{
    due_list due = {.count = 0};
    d->ahead_ms += ms;
    assert_int_equal(till_transact(d, collect_due, &due), 0);
    for (size_t i = 0; i < due.count; i++)
        (void)till_within(d, resume, due.ids[i]);
    desk_settle(d);
}

static int look(call *c, void *userdata)
{
    due_list *due = userdata;
    return call_one(c, &select_one, PARAMS(v_text(due->id)), NULL, &due->found);
}

checkout_state checkout_look(desk *d, const char *id)
{
    char order[SHOP_ID_SIZE];
    due_list due = {.id = order};
    checkout_order_id(id, order);
    int code = till_transact(d, look, &due);
    if (code == SHOP_E_NOT_FOUND)
        return CHECKOUT_NONE;
    assert_int_equal(code, 0);
    assert_true(due.found.progress.direction != SAGA_ENDED || due.found.progress.deadline_ms == 0);
    return (checkout_state)due.found.state;
}
