/* actor.c - see actor.h. */
#include "tests/sim/actor.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/invariants.h"

enum {
    JSON_MAX = 4000,
    MESSAGE_MAX = 300,
    TRIES_MAX = 400,
    WAIT_FIRST_MS = 20,
    WAIT_DOUBLINGS = 9,
    ASK_TRIES = 4,
    DIE_WITHIN_POINTS = 700,
    DIE_WITHIN_IO = 200,
    PAUSE_MS = 4000,
    LONG_PAUSE_MS = 12 * 60 * 1000
};

actor *actor_new(world *w, const char *name, const role *r, void *self)
{
    actor *a = calloc(1, sizeof *a);
    if (a == NULL || w->actor_count == WORLD_ACTORS_MAX) {
        fprintf(stderr, "sim: no memory, or too many actors\n");
        exit(1);
    }
    a->w = w;
    a->role = r;
    a->self = self;
    a->number = w->actor_count;
    snprintf(a->name, sizeof a->name, "%s", name);
    w->actors[w->actor_count++] = a;
    return a;
}

static void deed_clear(deed *d)
{
    free(d->json);
    free(d->answer);
    *d = (deed){0};
}

void actor_free(actor *a)
{
    deed_clear(&a->now);
    for (int i = 0; i < DEED_PAST; i++)
        deed_clear(&a->past[i]);
    free(a->self);
    free(a);
}

static void live(void *argument)
{
    actor *a = argument;
    a->role->live(a);
    a->w->at_work--;
}

void actor_wake(actor *a)
{
    a->view = NULL;
    a->w->at_work++;
    sim_spawn(a->w->sim, a->name, live, a);
}

/* --- one call --------------------------------------------------------------------------------- */

/* Crashes come at numbers of calls that the plan has drawn. */
static void arm_crash(world *w)
{
    if (w->crashes_armed >= w->plan.crashes || w->calls < w->plan.crash_at[w->crashes_armed])
        return;
    w->crashes_armed++;
    if (world_draw(w, 3) == 0)
        sim_fault_at(w->sim, SIM_FAULT_DIE, 1 + world_draw(w, DIE_WITHIN_IO));
    else
        sim_die_at(w->sim, 1 + world_draw(w, DIE_WITHIN_POINTS));
}

/* What no call of an actor may be answered with: it would be a bug here or there. */
static bool is_unexpected(const world *w, int code)
{
    switch (code) {
    case SHOP_E_USAGE:
    case SHOP_E_INVALID:
    case SHOP_E_UNAUTHENTICATED:
    case SHOP_E_FORBIDDEN:
    case SHOP_E_IDEMPOTENCY_MISMATCH:
    case SHOP_E_UNSUPPORTED:
    case SHOP_E_CORRUPT:
    case SHOP_E_NO_MEMORY:
    case SHOP_E_INTERNAL: return true;
    case SHOP_E_STORAGE: return !w->plan.storage_fails;
    default: return false;
    }
}

/* Whether the manual names this answer of this operation, or names it for all of them. */
static bool is_documented(const char *op, int code)
{
    shop_operation_info info;
    switch (code) {
    case 0:
    case SHOP_E_IN_PROGRESS:
    case SHOP_E_OVERLOADED:
    case SHOP_E_UNAVAILABLE:
    case SHOP_E_TIMEOUT:
    case SHOP_E_UNKNOWN:
    case SHOP_E_STORAGE: return true;
    default: break;
    }
    for (size_t i = 0; shop_operation(i, &info); i++)
        for (size_t n = 0; strcmp(info.name, op) == 0 && n < info.error_count; n++)
            if (info.errors[n] == code)
                return true;
    return false;
}

/* Outcomes that are worth counting. */
static const struct {
    const char *op;
    int code;
    const char *says; /* in the message, or NULL */
    sight is;
} outcomes[] = {
    {"order.place", SHOP_E_OUT_OF_STOCK, NULL, SIGHT_LAST_UNIT},
    {"order.place", SHOP_E_PRICE_CHANGED, NULL, SIGHT_PRICE_CHANGED},
    {"order.place", SHOP_E_CONFLICT, "used up", SIGHT_COUPON_USED_UP},
    {"cart.add_coupon", SHOP_E_CONFLICT, "used up", SIGHT_COUPON_USED_UP},
    {"payment.refund", SHOP_E_CONFLICT, "left to pay back", SIGHT_REFUND_TOO_MUCH},
};

static void count_outcome(world *w, const char *op, int code, const char *message)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
        if (outcomes[i].code == code && strcmp(outcomes[i].op, op) == 0 &&
            (outcomes[i].says == NULL || strstr(message, outcomes[i].says) != NULL))
            world_sight(w, outcomes[i].is);
}

/* The answer is a copy that survives the incarnation. */
static int call_once(actor *a, const char *op, const char *json, char **ret)
{
    world *w = a->w;
    const char *answer = NULL;
    char message[MESSAGE_MAX] = "";
    w->calls++;
    a->acted = true;
    arm_crash(w);
    sim_note(w->sim, "call %u %s", w->calls, op);
    int code = shop_call_json(a->view, op, json, &answer);
    if (code != 0)
        snprintf(message, sizeof message, "%s %s", shop_error_last()->field,
                 shop_error_last()->message);
    if (sim_dead(w->sim))
        sim_yield(w->sim); /* for ever: nobody hears this answer */
    sim_note(w->sim, "%s %s%s", op, shop_code_name(code), message);
    if (is_unexpected(w, code))
        world_fail(w, "unexpected answer", "%s: %s %s: %s: %s", a->name, op, json,
                   shop_code_name(code), message);
    if (!is_documented(op, code))
        world_fail(w, "undocumented answer", "%s: %s %s: %s: %s", a->name, op, json,
                   shop_code_name(code), message);
    count_outcome(w, op, code, message);
    *ret = code == 0 ? strdup(answer) : NULL;
    shop_free(answer);
    if (w->calls - w->checked_at >= INVARIANTS_EVERY)
        invariants_all(w);
    return code;
}

/* --- deeds ------------------------------------------------------------------------------------ */

static bool in_doubt(int code)
{
    return shop_code_retryable(code) || code == SHOP_E_STORAGE;
}

static cJSON *parse(const world *w, const char *json)
{
    cJSON *parsed = json != NULL ? cJSON_Parse(json) : NULL;
    if (json != NULL && parsed == NULL)
        world_fail(w, "an answer is not JSON", "%s", json);
    return parsed;
}

static void conclude(actor *a, int code, char *answer)
{
    deed *d = &a->now;
    cJSON *parsed = parse(a->w, answer);
    d->code = code;
    d->answer = answer;
    d->open = false;
    a->deeds++;
    deed_clear(&a->past[a->deeds % DEED_PAST]);
    a->past[a->deeds % DEED_PAST] = *d;
    *d = (deed){0};
    a->role->learn(a, &a->past[a->deeds % DEED_PAST], parsed);
    cJSON_Delete(parsed);
}

static void wait_and_see(actor *a)
{
    unsigned doublings = a->now.tries < WAIT_DOUBLINGS ? a->now.tries : WAIT_DOUBLINGS;
    uint64_t most_ms = (uint64_t)WAIT_FIRST_MS << doublings;
    sim_sleep(a->w->sim, (int64_t)(1 + world_draw(a->w, most_ms)));
}

static int drive(actor *a)
{
    for (;;) {
        char *answer = NULL;
        int code = call_once(a, a->now.op, a->now.json, &answer);
        a->now.tries++;
        if (!in_doubt(code)) {
            conclude(a, code, answer);
            return code;
        }
        if (a->now.tries >= TRIES_MAX)
            world_fail(a->w, "no answer", "%s: %s %s: still %s after %u tries", a->name, a->now.op,
                       a->now.json, shop_code_name(code), a->now.tries);
        wait_and_see(a);
    }
}

/* {"a":1} and a key become {"idempotency_key":"…","a":1}. */
static void begin(actor *a, const char *op, const char *body)
{
    deed *d = &a->now;
    size_t size = strlen(body) + DEED_KEY_SIZE + 32;
    snprintf(d->op, sizeof d->op, "%s", op);
    snprintf(d->key, sizeof d->key, "%s-%u", a->name, a->deeds + 1);
    d->json = malloc(size);
    if (d->json == NULL)
        world_fail(a->w, "sim", "no memory");
    snprintf(d->json, size, "{\"idempotency_key\":\"%s\"%s%s", d->key,
             body[1] == '}' ? "" : ",", body + 1);
    d->open = true;
}

static int do_deed(actor *a, const char *op, const char *format, va_list arguments)
{
    char body[JSON_MAX];
    vsnprintf(body, sizeof body, format, arguments);
    begin(a, op, body);
    int code = drive(a);
    if (world_chance(a->w, a->w->plan.repeat_ppm))
        actor_repeat(a);
    return code;
}

int actor_do(actor *a, int purpose, const char *op, const char *format, ...)
{
    va_list arguments;
    a->now = (deed){.purpose = purpose};
    va_start(arguments, format);
    int code = do_deed(a, op, format, arguments);
    va_end(arguments);
    return code;
}

int actor_do_about(actor *a, int purpose, const char *subject, int64_t value, const char *op,
                   const char *format, ...)
{
    va_list arguments;
    a->now = (deed){.purpose = purpose, .value = value};
    snprintf(a->now.subject, sizeof a->now.subject, "%s", subject);
    va_start(arguments, format);
    int code = do_deed(a, op, format, arguments);
    va_end(arguments);
    return code;
}

void actor_resume(actor *a)
{
    if (a->now.open)
        drive(a);
}

/* I9. A refusal of a command leaves nothing behind, so it may be another one now; an order that was
 * declined was stored. */
void actor_repeat(actor *a)
{
    const deed *d = &a->past[(a->deeds + world_draw(a->w, DEED_PAST)) % DEED_PAST];
    char *answer = NULL;
    if (d->json == NULL || (d->code != 0 && d->code != SHOP_E_PAYMENT_DECLINED))
        return;
    int code = call_once(a, d->op, d->json, &answer);
    if (!in_doubt(code) &&
        (code != d->code || (code == 0 && strcmp(answer, d->answer) != 0)))
        world_fail(a->w, "I9 same key, same answer", "%s: %s %s: first %s %s, now %s %s", a->name,
                   d->op, d->json, shop_code_name(d->code), d->answer != NULL ? d->answer : "",
                   shop_code_name(code), answer != NULL ? answer : "");
    if (!in_doubt(code))
        world_sight(a->w, SIGHT_REPLAYED);
    free(answer);
}

cJSON *actor_ask(actor *a, const char *op, const char *format, ...)
{
    char body[JSON_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(body, sizeof body, format, arguments);
    va_end(arguments);
    for (int i = 0; i < ASK_TRIES; i++) {
        char *answer = NULL;
        int code = call_once(a, op, body, &answer);
        cJSON *parsed = parse(a->w, answer);
        free(answer);
        a->asked = code;
        if (!in_doubt(code))
            return parsed;
        sim_sleep(a->w->sim, (int64_t)(1 + world_draw(a->w, WAIT_FIRST_MS)));
    }
    return NULL;
}

void actor_pause(actor *a)
{
    bool is_long = world_chance(a->w, a->w->plan.pause_ppm);
    sim_sleep(a->w->sim, (int64_t)world_draw(a->w, is_long ? LONG_PAUSE_MS : PAUSE_MS));
}

/* --- reading answers -------------------------------------------------------------------------- */

const char *answer_text(const cJSON *answer, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(answer, name));
    return text != NULL ? text : "";
}

int64_t answer_number(const cJSON *answer, const char *name)
{
    const cJSON *n = cJSON_GetObjectItemCaseSensitive(answer, name);
    return cJSON_IsNumber(n) ? (int64_t)n->valuedouble : 0;
}

int64_t answer_minor(const cJSON *answer, const char *name)
{
    return answer_number(cJSON_GetObjectItemCaseSensitive(answer, name), "minor");
}

bool answer_true(const cJSON *answer, const char *name)
{
    return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(answer, name));
}
