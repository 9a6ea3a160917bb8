/* operator.c - who opens the shop at the start of each life, lets everybody in, and when all went
 * home waits until the shop has come to rest. */
#include <string.h>

#include "tests/sim/book.h"
#include "tests/sim/cast.h"
#include "tests/sim/invariants.h"
#include "tests/sim/look.h"
#include "tests/sim/mail.h"
#include "tests/sim/provider.h"

enum {
    OPEN_TRIES = 50,
    OPEN_AGAIN_MS = 200,
    LOOK_EVERY_MS = 1000,
    QUIET_ROUNDS_MAX = 3000,
    QUIET_ROUND_MS = 30 * 1000,
    PASSWORD_KIB = 8
};

static void open_shop(world *w)
{
    const shop_payment_provider *const providers[] = {provider_vtable(w->provider)};
    const shop_channel *const channels[] = {mail_channel()};
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL;
    options.env = sim_env(w->sim);
    options.password_memory_kib = PASSWORD_KIB;
    options.password_passes = 1;
    options.timeout_ms = w->plan.timeout_ms;
    options.providers = providers;
    options.provider_count = 1;
    options.channels = channels;
    options.channel_count = 1;
    int code = SHOP_E_OVERLOADED;
    for (int i = 0; i < OPEN_TRIES && code != 0; i++) {
        code = shop_open(WORLD_URL, &options, &w->shop);
        if (sim_dead(w->sim))
            sim_yield(w->sim);
        sim_note(w->sim, "open %s", shop_code_name(code));
        if (code != 0)
            sim_sleep(w->sim, OPEN_AGAIN_MS);
    }
    if (code != 0)
        world_fail(w, "the shop does not open", "%s: %s", shop_code_name(code),
                   shop_error_last()->message);
}

static void let_in(world *w)
{
    for (unsigned i = 1; i < w->actor_count; i++)
        actor_wake(w->actors[i]);
    while (w->at_work > 1) { /* the operator is one of them */
        if (w->calls >= w->plan.calls)
            w->closing = true;
        sim_sleep(w->sim, LOOK_EVERY_MS);
    }
}

/* --- the end ---------------------------------------------------------------------------------- */

/* Why the shop has not come to rest; false when it has. */
static bool is_busy(world *w, char ret[LOOK_TEXT_MAX])
{
    if (provider_busy(w->provider)) {
        snprintf(ret, LOOK_TEXT_MAX, "the provider has something to tell");
        return true;
    }
    if (look_text(w,
                  "SELECT c.consumer || ' stands at ' || c.position FROM events_cursors c"
                  " WHERE c.position < (SELECT max(position) FROM events_outbox)",
                  LOOK_ALL, ret) ||
        look_text(w, "SELECT 'held reservation ' || hex(order_id) FROM inventory_reservations"
                     " WHERE state = 1", LOOK_ALL, ret))
        return true;
    if (look_text(w, "SELECT 'order ' || hex(id) || ' is in state ' || state || ' at step ' || step"
                     " FROM order_orders WHERE deadline_ms > 0 OR state = 1", LOOK_ALL, ret))
        return true;
    return look_text(w, "SELECT key || ' is in state ' || state FROM payment_requests"
                        " WHERE deadline_ms > 0", LOOK_ALL, ret) ||
           look_text(w, "SELECT 'payment of order ' || hex(order_id) || ' is in state ' || state"
                        " FROM payment_payments WHERE state IN (1, 2, 5, 7)", LOOK_ALL, ret);
}

/* Time passes, the provider tells what it has, background work is done, until nothing is left. */
void operator_come_to_rest(world *w)
{
    char why[LOOK_TEXT_MAX];
    int rounds = 0;
    provider_be_honest(w->provider);
    do {
        int64_t done = 0;
        sim_sleep(w->sim, QUIET_ROUND_MS);
        provider_tell(w->provider, w->shop);
        int code = shop_run_pending(w->shop, &done);
        if (code != 0)
            world_fail(w, "background work fails", "at rest: %s", shop_code_name(code));
        if (++rounds > QUIET_ROUNDS_MAX)
            world_fail(w, "I6 nothing stays stuck", "%s", why);
    } while (is_busy(w, why));
}

static void live(actor *a)
{
    world *w = a->w;
    open_shop(w);
    a->view = w->shop;
    w->closing = w->calls >= w->plan.calls;
    setup_run(a);
    look_open(w);
    book_check(w);
    let_in(w);
    if (sim_incarnation(w->sim) == 0)
        sim_die(w->sim); /* no seed without a crash */
    w->quiet = true;
    sim_calm(w->sim, true);
    operator_come_to_rest(w);
    book_check(w);
    invariants_end(w);
    look_close(w->look);
    w->look = NULL;
    for (unsigned i = 1; i < w->actor_count; i++)
        shop_close(w->actors[i]->view);
    shop_close(w->shop);
}

static void learn(actor *a, const deed *d, const cJSON *answer)
{
    (void)answer;
    if (d->code != 0)
        world_fail(a->w, "the shop cannot be set up", "%s %s: %s", d->op, d->json,
                   shop_code_name(d->code));
    a->w->set_up++;
}

static const role operator_role = {live, learn};

actor *operator_make(world *w)
{
    return actor_new(w, "operator", &operator_role, NULL);
}
