/* provider.c - accounts, effects, and how a request goes wrong; see provider.h. */
#include "tests/sim/provider.h"

#include <stdlib.h>
#include <string.h>

#include "tests/sim/provider_private.h"

enum { LATE_MS_MAX = 9000, TOO_LATE_MS_MAX = 4 * 60 * 1000, BEGINS_MS_MAX = 10 * 60 * 1000 };

/* No seed without a fault: when nothing has gone wrong by then, something does. */
enum { FINE_MOST = 10 };

/* What becomes of a request. */
typedef enum mishap {
    FINE = 0,
    LATE,       /* done, and answered after a while */
    TOO_LATE,   /* done after a while, longer than anybody waits for */
    LOST,       /* done, but the answer never arrives */
    DROPPED,    /* never arrives here */
    BEGINS,     /* no answer, not known for a while, then done */
    WRONG,      /* an authorization that is called declined and is made */
    TOLD_FIRST, /* the shop hears of it by an event before it has the answer */
    MISHAP_COUNT
} mishap;

static const char *const mishap_names[MISHAP_COUNT] = {"fine", "late", "too late", "lost",
                                                       "dropped", "begins later", "wrong",
                                                       "told first"};

static bool goes_wrong(provider *p)
{
    bool surely = p->requests++ == FINE_MOST && p->faults == 0;
    return world_chance(p->w, p->w->plan.provider_ppm) || surely;
}

static mishap draw(provider *p, const char *what, const char *key)
{
    mishap m = FINE;
    if (!p->honest && goes_wrong(p))
        m = (mishap)(1 + world_draw(p->w, MISHAP_COUNT - 1));
    if (m != FINE)
        p->faults++;
    sim_note(p->w->sim, "provider %s %s: %s", what, key, mishap_names[m]);
    return m;
}

static void wait(provider *p, uint64_t most_ms)
{
    sim_sleep(p->w->sim, (int64_t)(1 + world_draw(p->w, most_ms)));
}

static int64_t begin_time(provider *p, mishap m)
{
    return m == BEGINS ? sim_now(p->w->sim) + 1 + (int64_t)world_draw(p->w, BEGINS_MS_MAX) : 0;
}

static void answer(shop_provider_answer *a, shop_provider_state state)
{
    a->state = (int32_t)state;
    if (state == SHOP_PROVIDER_DECLINED)
        snprintf(a->reason, sizeof a->reason, "the bank said no");
    if (state == SHOP_PROVIDER_ACTION)
        snprintf(a->action_url, sizeof a->action_url, "https://pay.example/confirm");
}

/* --- accounts --------------------------------------------------------------------------------- */

static account *find_account(provider *p, const char *attempt)
{
    for (unsigned i = 0; i < p->account_count; i++)
        if (strcmp(p->accounts[i].attempt, attempt) == 0)
            return &p->accounts[i];
    return NULL;
}

static void account_begin(provider *p, account *a)
{
    a->begins_ms = 0;
    a->state = a->then;
    provider_note(p, a->attempt, a->attempt, a->state, false);
}

static account *open_account(provider *p, const shop_provider_request *r, mishap m)
{
    bool declines = r->token != NULL && strcmp(r->token, "tok_decline") == 0;
    bool asks = r->token != NULL && strcmp(r->token, "tok_action") == 0;
    if (p->account_count == ACCOUNTS_MAX)
        world_fail(p->w, "sim", "the provider has no room for another account");
    account *a = &p->accounts[p->account_count++];
    snprintf(a->attempt, sizeof a->attempt, "%s", r->key);
    snprintf(a->order_id, sizeof a->order_id, "%s", r->order_id);
    memcpy(a->currency, r->amount.currency, sizeof a->currency);
    a->minor = r->amount.minor;
    a->state = SHOP_PROVIDER_NOT_FOUND;
    a->then = declines ? SHOP_PROVIDER_DECLINED
              : asks   ? SHOP_PROVIDER_ACTION
                       : SHOP_PROVIDER_AUTHORIZED;
    a->begins_ms = begin_time(p, m);
    if (a->begins_ms == 0)
        account_begin(p, a);
    return a;
}

/* The same key with another amount would be another charge. */
static void expect_same(provider *p, const account *a, const shop_provider_request *r)
{
    if (a->minor != r->amount.minor || strcmp(a->order_id, r->order_id) != 0)
        world_fail(p->w, "I5 charged once", "%s was %lld for %s and is asked for again as %lld for %s",
                   r->key, (long long)a->minor, a->order_id, (long long)r->amount.minor,
                   r->order_id);
}

static void authorize(void *self, const shop_provider_request *r, shop_provider_answer *ret)
{
    provider *p = self;
    mishap m = draw(p, "authorize", r->key);
    if (m == DROPPED)
        return;
    if (m == TOO_LATE)
        wait(p, TOO_LATE_MS_MAX);
    account *a = find_account(p, r->key);
    if (a == NULL)
        a = open_account(p, r, m);
    expect_same(p, a, r);
    if (a->begins_ms != 0 && m != BEGINS)
        account_begin(p, a);
    if (m == LATE || m == TOLD_FIRST)
        wait(p, LATE_MS_MAX);
    if (m == LOST || m == BEGINS || m == TOO_LATE)
        return;
    if (m == WRONG && a->state == SHOP_PROVIDER_AUTHORIZED) {
        provider_note(p, a->attempt, a->attempt, a->state, true);
        world_sight(p->w, SIGHT_PAID_FOR_NOTHING);
        answer(ret, SHOP_PROVIDER_DECLINED);
        return;
    }
    answer(ret, a->state);
}

bool provider_payer_decides(provider *p, const char *order_id, bool yes)
{
    for (unsigned i = 0; i < p->account_count; i++) {
        account *a = &p->accounts[i];
        if (strcmp(a->order_id, order_id) != 0 || a->state != SHOP_PROVIDER_ACTION)
            continue;
        a->state = yes ? SHOP_PROVIDER_AUTHORIZED : SHOP_PROVIDER_DECLINED;
        sim_note(p->w->sim, "payer %s: %s", a->attempt, yes ? "yes" : "no");
        provider_note(p, a->attempt, a->attempt, a->state, false);
        return true;
    }
    return false;
}

/* --- effects on an account -------------------------------------------------------------------- */

static effect *find_effect(provider *p, const char *key)
{
    for (unsigned i = 0; i < p->effect_count; i++)
        if (strcmp(p->effects[i].key, key) == 0)
            return &p->effects[i];
    return NULL;
}

static shop_provider_state take(account *a, int64_t minor)
{
    if (a->state != SHOP_PROVIDER_AUTHORIZED || a->captured_minor + minor > a->minor)
        return SHOP_PROVIDER_DECLINED;
    a->captured_minor += minor;
    return SHOP_PROVIDER_CAPTURED;
}

static shop_provider_state give_up(account *a)
{
    if (a->captured_minor > 0)
        return SHOP_PROVIDER_CAPTURED;
    if (a->state == SHOP_PROVIDER_NOT_FOUND)
        return SHOP_PROVIDER_NOT_FOUND;
    if (a->state == SHOP_PROVIDER_DECLINED)
        return SHOP_PROVIDER_VOIDED;
    a->state = SHOP_PROVIDER_VOIDED;
    return SHOP_PROVIDER_VOIDED;
}

static shop_provider_state pay_back(account *a, int64_t minor)
{
    if (a->refunded_minor + minor > a->captured_minor)
        return SHOP_PROVIDER_DECLINED;
    a->refunded_minor += minor;
    return SHOP_PROVIDER_REFUNDED;
}

static void effect_begin(provider *p, effect *e)
{
    account *a = &p->accounts[e->account];
    e->begins_ms = 0;
    switch (e->wanted) {
    case SHOP_PROVIDER_CAPTURED: e->state = take(a, e->minor); break;
    case SHOP_PROVIDER_VOIDED: e->state = give_up(a); break;
    case SHOP_PROVIDER_REFUNDED: e->state = pay_back(a, e->minor); break;
    default: break;
    }
    provider_note(p, a->attempt, e->key, e->state, false);
}

static effect *make_effect(provider *p, const account *a, const shop_provider_request *r,
                           shop_provider_state wanted, mishap m)
{
    if (p->effect_count == EFFECTS_MAX)
        world_fail(p->w, "sim", "the provider has no room for another request");
    effect *e = &p->effects[p->effect_count++];
    snprintf(e->key, sizeof e->key, "%s", r->key);
    e->account = (unsigned)(a - p->accounts);
    e->minor = r->amount.minor;
    e->wanted = wanted;
    e->state = SHOP_PROVIDER_NOT_FOUND;
    e->begins_ms = begin_time(p, m);
    if (e->begins_ms == 0)
        effect_begin(p, e);
    return e;
}

/* A void of something that is not here is not remembered: it may be here next time. */
static void request(provider *p, const shop_provider_request *r, shop_provider_state wanted,
                    const char *what, shop_provider_answer *ret)
{
    mishap m = draw(p, what, r->key);
    if (m == DROPPED)
        return;
    if (m == TOO_LATE)
        wait(p, TOO_LATE_MS_MAX);
    account *a = find_account(p, r->attempt);
    effect *e = find_effect(p, r->key);
    if (a == NULL || (e == NULL && a->state == SHOP_PROVIDER_NOT_FOUND)) {
        answer(ret, SHOP_PROVIDER_NOT_FOUND);
        return;
    }
    if (e == NULL)
        e = make_effect(p, a, r, wanted, m);
    else if (e->begins_ms != 0 && m != BEGINS)
        effect_begin(p, e);
    if (m == LATE || m == TOLD_FIRST)
        wait(p, LATE_MS_MAX);
    if (m != LOST && m != BEGINS && m != TOO_LATE)
        answer(ret, e->state);
}

static void capture(void *self, const shop_provider_request *r, shop_provider_answer *ret)
{
    request(self, r, SHOP_PROVIDER_CAPTURED, "capture", ret);
}

static void cancel(void *self, const shop_provider_request *r, shop_provider_answer *ret)
{
    request(self, r, SHOP_PROVIDER_VOIDED, "cancel", ret);
}

static void refund(void *self, const shop_provider_request *r, shop_provider_answer *ret)
{
    request(self, r, SHOP_PROVIDER_REFUNDED, "refund", ret);
}

/* --- questions -------------------------------------------------------------------------------- */

static void lookup(void *self, const shop_provider_request *r, shop_provider_answer *ret)
{
    provider *p = self;
    mishap m = draw(p, "lookup", r->key);
    if (m == LATE || m == TOO_LATE)
        wait(p, LATE_MS_MAX);
    if (m == LOST || m == DROPPED || m == BEGINS)
        return;
    const account *a = find_account(p, r->key);
    const effect *e = find_effect(p, r->key);
    if (a != NULL)
        answer(ret, a->captured_minor > 0 ? SHOP_PROVIDER_CAPTURED : a->state);
    else
        answer(ret, e != NULL ? e->state : SHOP_PROVIDER_NOT_FOUND);
}

void provider_age(provider *p)
{
    int64_t now_ms = sim_now(p->w->sim);
    for (unsigned i = 0; i < p->account_count; i++)
        if (p->accounts[i].begins_ms != 0 && p->accounts[i].begins_ms <= now_ms)
            account_begin(p, &p->accounts[i]);
    for (unsigned i = 0; i < p->effect_count; i++)
        if (p->effects[i].begins_ms != 0 && p->effects[i].begins_ms <= now_ms)
            effect_begin(p, &p->effects[i]);
}

/* --- life ------------------------------------------------------------------------------------- */

provider *provider_new(world *w)
{
    provider *p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    p->w = w;
    p->vtable = (shop_payment_provider){.struct_size = sizeof p->vtable,
                                        .name = WORLD_PROVIDER,
                                        .self = p,
                                        .authorize = authorize,
                                        .capture = capture,
                                        .cancel = cancel,
                                        .refund = refund,
                                        .lookup = lookup};
    return p;
}

void provider_free(provider *p)
{
    free(p);
}

const shop_payment_provider *provider_vtable(provider *p)
{
    return &p->vtable;
}

uint32_t provider_faults(const provider *p)
{
    return p->faults;
}

void provider_be_honest(provider *p)
{
    p->honest = true;
}

const account *provider_accounts(const provider *p, unsigned *ret_count)
{
    *ret_count = p->account_count;
    return p->accounts;
}

const effect *provider_effects(const provider *p, unsigned *ret_count)
{
    *ret_count = p->effect_count;
    return p->effects;
}
