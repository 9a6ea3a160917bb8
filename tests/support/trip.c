/* trip.c - a saga that does as it is told; see trip.h. */
#include "tests/support/trip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ORDERS_MAX = 32, NAME_MAX_BYTES = 160 };

typedef struct order_to {
    const char *place;
    trip_act act;
    int code;
    int times;
    void (*hook)(engine *e, void *userdata);
    void *userdata;
} order_to;

static struct {
    engine *e;
    order_to list[ORDERS_MAX];
    size_t count;
} told;

typedef struct trip {
    saga_progress p;
    const char *owner;
    int64_t note;   /* what happened outside, kept for the next step */
    int64_t answer; /* and what came of it */
} trip;

/* --- orders ----------------------------------------------------------------------------------- */

void trip_order(const char *place, trip_act act, int code, int times)
{
    assert_true(told.count < ORDERS_MAX);
    told.list[told.count++] = (order_to){.place = place, .act = act, .code = code, .times = times};
}

void trip_hook(const char *place, void (*hook)(engine *e, void *userdata), void *userdata)
{
    assert_true(told.count < ORDERS_MAX);
    told.list[told.count++] =
        (order_to){.place = place, .times = 1, .hook = hook, .userdata = userdata};
}

static order_to take_order(const char *place)
{
    for (size_t i = 0; i < told.count; i++)
        if (strcmp(told.list[i].place, place) == 0 && told.list[i].times > 0) {
            told.list[i].times--;
            return told.list[i];
        }
    return (order_to){.place = place};
}

static int obey(call *c, trip *t, const char *place)
{
    order_to o = take_order(place);
    if (o.hook != NULL)
        o.hook(told.e, o.userdata);
    switch (o.act) {
    case TRIP_FAIL:
        return call_fail(c, o.code, "told to fail at %s", place);
    case TRIP_REFUSE:
        return call_refuse(c, t, o.code, "told to refuse at %s", place);
    case TRIP_WAIT:
        return call_wait(c, t, call_now_ms(c) + 3600 * 1000, o.code, "told to wait at %s", place);
    case TRIP_FINISH:
        return call_finish(c, t);
    default:
        return 0;
    }
}

static int effect_of(call *c, const char *place, const char *id)
{
    const char *name = call_format(c, "%s/%s", place, id);
    ENSURE(name != NULL, SHOP_E_NO_MEMORY);
    return engine_effect(c, name);
}

/* --- steps ------------------------------------------------------------------------------------ */

static int in_store(call *c, void *state, const char *place)
{
    trip *t = state;
    TRY(effect_of(c, place, t->p.id));
    return obey(c, t, place);
}

static int outside_of(call *c, void *state, const char *place)
{
    trip *t = state;
    char path[ENGINE_PATH_MAX + 16], line[NAME_MAX_BYTES];
    assert(c->root->tx == NULL);
    snprintf(path, sizeof(path), "%s/outside", told.e->folder);
    int length = snprintf(line, sizeof(line), "%s/%s\n", place, t->p.id);
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    bool written = file >= 0 && write(file, line, (size_t)length) == length;
    close(file);
    t->note++;
    return written ? obey(c, t, place) : call_fail(c, SHOP_E_STORAGE, "no file");
}

#define TX_STEP(name, place)                                                                       \
    static int name(call *c, void *state)                                                          \
    {                                                                                              \
        return in_store(c, state, place);                                                          \
    }
TX_STEP(run_a, "a.run")
TX_STEP(undo_a, "a.undo")
TX_STEP(undo_d, "d.undo")
TX_STEP(run_f, "f.run")
TX_STEP(run_x, "x.run")
TX_STEP(undo_x, "x.undo")

/* What was learned outside is stored by the step behind it. */
static int run_d(call *c, void *state)
{
    trip *t = state;
    t->answer += t->note;
    t->note = 0;
    return in_store(c, state, "d.run");
}

static int run_z(call *c, void *state)
{
    trip *t = state;
    t->answer += t->note;
    t->note = 0;
    return in_store(c, state, "z.run");
}

static int run_c(call *c, void *state)
{
    return outside_of(c, state, "c.run");
}

static int run_y(call *c, void *state)
{
    return outside_of(c, state, "y.run");
}

static int run_b(call *c, void *state)
{
    trip *t = state;
    shop_cart_unlock_args args = SHOP_CART_UNLOCK_INIT;
    args.cart_id = "crt_00000000000000000000000000";
    args.order_id = t->p.id;
    TRY(call_op(c, SHOP__OP_CART_UNLOCK, &args, NULL));
    return obey(c, t, "b.run");
}

static int undo_b(call *c, void *state)
{
    trip *t = state;
    shop_reservation_release_args args = SHOP_RESERVATION_RELEASE_INIT;
    args.order_id = t->p.id;
    TRY(call_op(c, SHOP__OP_RESERVATION_RELEASE, &args, NULL));
    return obey(c, t, "b.undo");
}

static int run_e(call *c, void *state)
{
    trip *t = state;
    for (int64_t leg = 1; leg <= TRIP_LEGS; leg++) {
        const shop_payment *paid;
        shop_payment_authorize_args args = SHOP_PAYMENT_AUTHORIZE_INIT;
        args.order_id = t->p.id;
        args.attempt = leg;
        TRY(call_op(c, SHOP__OP_PAYMENT_AUTHORIZE, &args, &paid));
        if (paid->attempt != leg)
            return call_fail(c, SHOP_E_INTERNAL, "the answer of another leg");
    }
    return obey(c, t, "e.run");
}

static int undo_e(call *c, void *state)
{
    const trip *t = state;
    shop_coupon_release_args args = SHOP_COUPON_RELEASE_INIT;
    args.order_id = t->p.id;
    return call_op(c, SHOP__OP_COUPON_RELEASE, &args, NULL);
}

static const saga_step trip_steps[TRIP_STEPS] = {
    {"a", SAGA_TX, run_a, undo_a},      {"b", SAGA_CALL, run_b, undo_b}, {"c", SAGA_OUTSIDE, run_c, NULL},
    {"d", SAGA_TX, run_d, undo_d},      {"e", SAGA_CALL, run_e, undo_e},   {"f", SAGA_TX, run_f, NULL},
};
static const saga_step leg_steps[] = {
    {"x", SAGA_TX, run_x, undo_x},
    {"y", SAGA_OUTSIDE, run_y, NULL},
    {"z", SAGA_TX, run_z, NULL},
};

/* --- the commands that step b calls: done once, however often they are called --------------------- */

static const statement book_once =
    STATEMENT("INSERT INTO things (name, value) VALUES ($1, 1) ON CONFLICT (name) DO NOTHING");

static int once(call *c, const char *what, const char *id)
{
    int64_t changed;
    trip none = {.p = {.id = id}};
    const char *name = call_format(c, "%s/%s", what, id);
    ENSURE(name != NULL, SHOP_E_NO_MEMORY);
    TRY(call_changed(c, &book_once, PARAMS(v_text(name)), &changed));
    if (changed == 1)
        TRY(engine_effect(c, name));
    return obey(c, &none, what);
}

static int book(call *c, const void *arguments, void *ret)
{
    const shop_cart_unlock_args *args = arguments;
    (void)ret;
    return once(c, "book", args->order_id);
}

static int unbook(call *c, const void *arguments, void *ret)
{
    const shop_reservation_release_args *args = arguments;
    (void)ret;
    return once(c, "unbook", args->order_id);
}

static int unbook_legs(call *c, const void *arguments, void *ret)
{
    const shop_coupon_release_args *args = arguments;
    (void)ret;
    return once(c, "e.undo", args->order_id);
}

/* --- rows ------------------------------------------------------------------------------------- */

static const column columns[] = {
    COL_TEXT(trip, p.id),         COL_TEXT(trip, owner),         COL_INT(trip, note),
    COL_INT(trip, answer),        COL_INT(trip, p.step),         COL_INT(trip, p.direction),
    COL_INT(trip, p.epoch),       COL_INT(trip, p.stored_epoch), COL_INT(trip, p.deadline_ms),
    COL_INT(trip, p.outcome),     COL_TEXT(trip, p.reason),      COL_TEXT(trip, p.claim),
    COL_TEXT(trip, p.operation),
};
static const statement select_trip =
    SELECT_INTO(trip, columns,
                "SELECT id, owner, note, answer, step, direction, epoch, epoch, deadline_ms, outcome, reason,"
                " claim, operation FROM sagas WHERE id = $1");
static const statement insert_trip = STATEMENT(
    "INSERT INTO sagas (id, owner, note, answer, step, direction, epoch, deadline_ms, outcome, reason, claim,"
    " operation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
static const statement update_trip = STATEMENT(
    "UPDATE sagas SET owner = $2, note = $3, answer = $4, step = $5, direction = $6, epoch = $7,"
    " deadline_ms = $8, outcome = $9, reason = $10, claim = $11, operation = $12"
    " WHERE id = $1 AND epoch = $13");

static int load(call *c, const char *id, void *state)
{
    trip *t = state;
    TRY(call_one(c, &select_trip, PARAMS(v_text(id)), NULL, t));
    t->p.exists = true;
    return 0;
}

static int save(call *c, void *state)
{
    const trip *t = state;
    const saga_progress *p = &t->p;
    const value params[] = {v_text(p->id),       v_text(t->owner),     v_int(t->note),
                            v_int(t->answer),    v_int(p->step),       v_int(p->direction),
                            v_int(p->epoch),     v_int(p->deadline_ms), v_int(p->outcome),
                            v_text(p->reason),   v_text(p->claim),     v_text(p->operation),
                            v_int(p->stored_epoch)};
    size_t count = sizeof(params) / sizeof(params[0]);
    if (!p->exists)
        return call_run(c, &insert_trip, params, count - 1);
    return call_guard(c, &update_trip, params, count, "somebody else has this trip");
}

static int open_or_new(call *c, const char *id, trip *t)
{
    int code = load(c, id, t);
    if (code != SHOP_E_NOT_FOUND)
        return code;
    t->p.id = id;
    t->owner = call_principal(c)->id;
    return 0;
}

static int trip_open(call *c, const void *arguments, void *state)
{
    const shop_order_confirm_args *args = arguments;
    trip *t = state;
    TRY(open_or_new(c, args->order_id, t));
    return call_check_owner(c, t->owner, "thing");
}

static int trip_reopen(call *c, const void *arguments, void *state)
{
    const shop_order_retry_args *args = arguments;
    trip *t = state;
    TRY(load(c, args->order_id, t));
    TRY(call_check_owner(c, t->owner, "thing"));
    if (t->p.direction != SAGA_ENDED)
        call_continue(c, t);
    return 0;
}

static int leg_open(call *c, const void *arguments, void *state)
{
    const shop_payment_authorize_args *args = arguments;
    const char *id = call_format(c, "%s/%d", args->order_id, (int)args->attempt);
    ENSURE(id != NULL, SHOP_E_NO_MEMORY);
    return open_or_new(c, id, state);
}

static int trip_result(call *c, const void *state, void *ret)
{
    const trip *t = state;
    (void)c;
    *(shop_order *)ret = (shop_order){.id = t->p.id, .version = t->answer};
    return 0;
}

static int leg_result(call *c, const void *state, void *ret)
{
    const trip *t = state;
    (void)c;
    *(shop_payment *)ret = (shop_payment){.attempt = t->p.id[strlen(t->p.id) - 1] - '0'};
    return 0;
}

#define TRIP_SAGA(open_function)                                                                   \
    {.steps = trip_steps,                                                                          \
     .step_count = TRIP_STEPS,                                                                     \
     .state_size = sizeof(trip),                                                                   \
     .lease_ms = TRIP_LEASE_MS,                                                                    \
     .open = (open_function),                                                                      \
     .load = load,                                                                                 \
     .save = save,                                                                                 \
     .result = trip_result}

static const saga begin_saga = TRIP_SAGA(trip_open);
static const saga continue_saga = TRIP_SAGA(trip_reopen);
static const saga leg_saga = {.steps = leg_steps,
                              .step_count = sizeof(leg_steps) / sizeof(leg_steps[0]),
                              .state_size = sizeof(trip),
                              .lease_ms = TRIP_LEASE_MS,
                              .open = leg_open,
                              .load = load,
                              .save = save,
                              .result = leg_result};

/* --- for the tests ---------------------------------------------------------------------------- */

void trip_install(engine *e)
{
    told.e = e;
    told.count = 0;
    engine_saga(e, SHOP__OP_ORDER_CONFIRM, &begin_saga);
    engine_saga(e, SHOP__OP_ORDER_RETRY, &continue_saga);
    engine_saga(e, SHOP__OP_PAYMENT_AUTHORIZE, &leg_saga);
    engine_handle(e, SHOP__OP_CART_UNLOCK, book);
    engine_handle(e, SHOP__OP_RESERVATION_RELEASE, unbook);
    engine_handle(e, SHOP__OP_COUPON_RELEASE, unbook_legs);
}

void trip_id(engine *e, char out[SHOP_ID_SIZE])
{
    assert_int_equal(shop_id_new(e->shop, "ord", out), 0);
}

int trip_begin(engine *e, shop *as, const char *id, const char *key)
{
    const shop_order *order = NULL;
    shop_order_confirm_args args = SHOP_ORDER_CONFIRM_INIT;
    args.order_id = id;
    args.idempotency_key = key;
    int code = shop_order_confirm(as != NULL ? as : e->shop, &args, &order);
    if (code == 0)
        assert_string_equal(order->id, id);
    shop_free(order);
    return code;
}

int trip_continue(engine *e, const char *id, const char *key)
{
    const shop_order *order = NULL;
    shop_order_retry_args args = SHOP_ORDER_RETRY_INIT;
    args.order_id = id;
    args.payment_token = "token";
    args.idempotency_key = key;
    int code = shop_order_retry(e->shop, &args, &order);
    shop_free(order);
    return code;
}

typedef struct resumption {
    const char *operation;
    const char *id;
} resumption;

static int resume(call *c, void *userdata)
{
    const resumption *r = userdata;
    return call_resume(c, r->operation, r->id);
}

int trip_resume(engine *e, const char *id)
{
    resumption r = {strchr(id, '/') != NULL ? "payment.authorize" : "order.confirm", id};
    return engine_within(e, SHOP__SERVICE_ORDER, resume, &r);
}

int64_t trip_effects(engine *e, const char *place, const char *id)
{
    return engine_number(e, "SELECT n FROM effects WHERE name = '%s/%s'", place, id);
}

int64_t trip_column(engine *e, const char *name, const char *id)
{
    return engine_number(e, "SELECT %s FROM sagas WHERE id = '%s'", name, id);
}

int trip_outside(engine *e, const char *key)
{
    char path[ENGINE_PATH_MAX + 16], line[NAME_MAX_BYTES];
    int count = 0;
    snprintf(path, sizeof(path), "%s/outside", e->folder);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        count += strcmp(line, key) == 0;
    }
    if (file != NULL)
        fclose(file);
    return count;
}
