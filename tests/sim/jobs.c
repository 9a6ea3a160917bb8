/* jobs.c - background work: a shop that was opened without a thread delivers its events and runs its
 * jobs when somebody asks it to; here some actors do, one at a time. Rescuers run the jobs of recovery
 * as another process would: also while a slow provider keeps the first one busy, and its callers. */
#include "tests/sim/cast.h"

enum { REST_MS = 12000, NAME_SIZE = 24 };

static void live(actor *a)
{
    world *w = a->w;
    while (cast_is_served(w)) {
        int64_t done = 0;
        int code = shop_run_pending(w->shop, &done);
        a->acted = true;
        if (sim_dead(w->sim))
            sim_yield(w->sim);
        sim_note(w->sim, "pending %s %lld", shop_code_name(code), (long long)done);
        if (code != 0 && !shop_code_retryable(code) && !w->plan.storage_fails)
            world_fail(w, "background work fails", "%s", shop_code_name(code));
        sim_sleep(w->sim, (int64_t)world_draw(w, REST_MS));
    }
}

static void learn(actor *a, const deed *d, const cJSON *answer)
{
    (void)a;
    (void)d;
    (void)answer;
}

static const role jobs_role = {live, learn};

static void rescue(actor *a, const char *job)
{
    world *w = a->w;
    a->view = w->shop;
    while (cast_is_served(w)) {
        cJSON_Delete(actor_ask(a, job, "{}"));
        sim_sleep(w->sim, (int64_t)world_draw(w, REST_MS));
    }
    a->view = NULL; /* it is the operator's */
}

static void rescue_orders(actor *a)
{
    rescue(a, "order.recover_due");
}

static void rescue_payments(actor *a)
{
    rescue(a, "payment.recover_due");
}

static const role order_rescuer = {rescue_orders, learn};
static const role payment_rescuer = {rescue_payments, learn};

void rescuers_make(world *w)
{
    actor_new(w, "orders", &order_rescuer, NULL);
    actor_new(w, "payments", &payment_rescuer, NULL);
}

actor *jobs_make(world *w, unsigned number)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "jobs%u", number);
    return actor_new(w, name, &jobs_role, NULL);
}
