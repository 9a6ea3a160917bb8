/* provider_events.c - what the provider tells of its own accord: now and then twice, out of order,
 * before its answer, and again until the shop has taken it. */
#include <string.h>

#include "tests/sim/cast.h"
#include "tests/sim/provider_private.h"

enum {
    TELL_MS_MAX = 20 * 1000,
    TELL_AGAIN_MS = 15 * 1000,
    TWICE_PPM = 300000,
    TELL_EVERY_MS = 1500,
    JSON_MAX = 800
};

static const char *kind_of(shop_provider_state state)
{
    switch (state) {
    case SHOP_PROVIDER_AUTHORIZED: return "authorized";
    case SHOP_PROVIDER_DECLINED: return "declined";
    case SHOP_PROVIDER_VOIDED: return "voided";
    case SHOP_PROVIDER_CAPTURED: return "captured";
    case SHOP_PROVIDER_REFUNDED: return "refunded";
    default: return NULL;
    }
}

void provider_note(provider *p, const char *attempt, const char *key, shop_provider_state state,
                   bool surely)
{
    const char *kind = kind_of(state);
    bool tells = surely || world_chance(p->w, p->w->plan.webhook_ppm);
    if (kind == NULL || !tells || p->notice_count == NOTICES_MAX)
        return;
    notice *n = &p->notices[p->notice_count];
    n->number = p->notice_count++;
    snprintf(n->attempt, sizeof n->attempt, "%s", attempt);
    snprintf(n->key, sizeof n->key, "%s", key);
    n->kind = kind;
    n->due_ms = sim_now(p->w->sim) + (int64_t)world_draw(p->w, TELL_MS_MAX);
    n->times = n->times_in_all = world_chance(p->w, TWICE_PPM) ? 2 : 1;
}

/* A void or decline says nothing of a request that the shop could look for by its key. */
static bool names_request(const notice *n)
{
    return strcmp(n->kind, "captured") == 0 || strcmp(n->kind, "refunded") == 0;
}

static int tell(provider *p, const notice *n, shop *view)
{
    char json[JSON_MAX];
    snprintf(json, sizeof json,
             "{\"provider\":\"%s\",\"event_id\":\"evt-%u\",\"attempt\":\"%s\",\"kind\":\"%s\"%s%s%s}",
             WORLD_PROVIDER, n->number, n->attempt, n->kind,
             names_request(n) ? ",\"key\":\"" : "", names_request(n) ? n->key : "",
             names_request(n) ? "\"" : "");
    p->w->calls++;
    int code = shop_call_json(view, "payment.notify", json, NULL);
    if (sim_dead(p->w->sim))
        sim_yield(p->w->sim);
    sim_note(p->w->sim, "notify %s %s: %s", n->kind, n->key, shop_code_name(code));
    if (code != 0 && !shop_code_retryable(code) &&
        !(code == SHOP_E_STORAGE && p->w->plan.storage_fails))
        world_fail(p->w, "unexpected answer", "payment.notify %s: %s: %s", json,
                   shop_code_name(code), shop_error_last()->message);
    return code;
}

bool provider_tell(provider *p, shop *view)
{
    bool told = false;
    provider_age(p);
    for (unsigned i = p->told; i < p->notice_count; i++) {
        notice *n = &p->notices[i];
        if (n->times == 0 || n->due_ms > sim_now(p->w->sim))
            continue;
        n->due_ms = sim_now(p->w->sim) + (int64_t)world_draw(p->w, TELL_AGAIN_MS);
        told = true;
        if (tell(p, n, view) != 0)
            continue;
        if (n->times-- < n->times_in_all)
            world_sight(p->w, SIGHT_TOLD_TWICE);
    }
    while (p->told < p->notice_count && p->notices[p->told].times == 0)
        p->told++;
    return told;
}

bool provider_busy(const provider *p)
{
    for (unsigned i = p->told; i < p->notice_count; i++)
        if (p->notices[i].times > 0)
            return true;
    for (unsigned i = 0; i < p->account_count; i++)
        if (p->accounts[i].begins_ms != 0)
            return true;
    for (unsigned i = 0; i < p->effect_count; i++)
        if (p->effects[i].begins_ms != 0)
            return true;
    return false;
}

/* --- who brings it ---------------------------------------------------------------------------- */

static void live(actor *a)
{
    const shop_identity nobody = SHOP_IDENTITY_INIT;
    if (shop_as(a->w->shop, &nobody, &a->view) != 0)
        world_fail(a->w, "sim", "no view");
    while (cast_is_served(a->w)) {
        a->acted = provider_tell(a->w->provider, a->view) || a->acted;
        sim_sleep(a->w->sim, (int64_t)world_draw(a->w, TELL_EVERY_MS));
    }
}

static void learn(actor *a, const deed *d, const cJSON *answer)
{
    (void)a;
    (void)d;
    (void)answer;
}

static const role messenger_role = {live, learn};

actor *messenger_make(world *w)
{
    return actor_new(w, "messenger", &messenger_role, NULL);
}
