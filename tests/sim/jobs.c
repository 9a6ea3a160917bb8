/* jobs.c - background work: a shop that was opened without a thread delivers its events and runs its
 * jobs when somebody asks it to; here some actors do, now and then at the same time. */
#include "tests/sim/cast.h"

enum { REST_MS = 12000, NAME_SIZE = 24 };

static void live(actor *a)
{
    world *w = a->w;
    while (!w->closing) {
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

actor *jobs_make(world *w, unsigned number)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "jobs%u", number);
    return actor_new(w, name, &jobs_role, NULL);
}
