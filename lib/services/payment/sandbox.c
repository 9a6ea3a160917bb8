/* sandbox.c - how the sandbox answers. Same key, same effect, once: each function first looks whether the key
 * was seen, then does what the token's script says and writes it down before it answers. */
#include "lib/services/payment/sandbox.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/services/payment/sandbox_log.h"

enum { SLOW_MS = 300, HIDDEN_QUESTIONS = 2, IGNORED_QUESTIONS = 2, NS_PER_MS = 1000 * 1000 };

struct sandbox {
    const shop_env *env;
    sandbox_log *log;
    shop_payment_provider provider;
};

/* What a token makes happen. */
typedef struct script {
    const char *token;
    const char *effect; /* of authorizing */
    const char *reason;
    const char *confirmed; /* effect of the next question, after "action" */
    int32_t slow_ms;
    int32_t ignored;    /* so many requests to authorize have no effect, and no answer */
    int32_t hidden;     /* so many questions after the first find nothing */
    bool lost;          /* the answer to authorizing is lost */
    bool lost_capture;
    bool lost_void;
    const char *refuse_capture;
    const char *refuse_refund;
} script;

static const script scripts[] = {
    {.token = "tok_approve", .effect = "authorized"},
    {.token = "tok_slow", .effect = "authorized", .slow_ms = SLOW_MS},
    {.token = "tok_decline", .effect = "declined", .reason = "the card was declined"},
    {.token = "tok_insufficient", .effect = "declined", .reason = "not enough money on the account"},
    {.token = "tok_3ds", .effect = "action", .confirmed = "authorized"},
    {.token = "tok_3ds_decline", .effect = "action", .confirmed = "declined",
     .reason = "the payer did not confirm"},
    {.token = "tok_charged_timeout", .effect = "authorized", .lost = true},
    {.token = "tok_timeout", .effect = "authorized", .ignored = IGNORED_QUESTIONS},
    {.token = "tok_late", .effect = "authorized", .lost = true, .hidden = HIDDEN_QUESTIONS},
    {.token = "tok_capture_decline", .effect = "authorized", .refuse_capture = "the capture was declined"},
    {.token = "tok_capture_timeout", .effect = "authorized", .lost_capture = true},
    {.token = "tok_refund_decline", .effect = "authorized", .refuse_refund = "the refund was declined"},
    {.token = "tok_void_timeout", .effect = "authorized", .lost_void = true},
};
static const script stranger = {.token = "", .effect = "declined",
                                .reason = "the sandbox knows no such token; see docs/sandbox.md"};

static const script *script_of(const char *token)
{
    for (size_t i = 0; token != NULL && i < sizeof(scripts) / sizeof(scripts[0]); i++)
        if (strcmp(scripts[i].token, token) == 0)
            return &scripts[i];
    return &stranger;
}

/* --- answering and writing down --------------------------------------------------------------- */

/* One question to the sandbox, while it has its log for itself. */
typedef struct question {
    sandbox *s;
    const shop_provider_request *request;
    shop_provider_answer *answer;
    int64_t now_ms;
} question;

static deed *find(const question *q, const char *key)
{
    return shop__sandbox_log_find(q->s->log, key);
}

/* NULL: it could not be written down, so nothing is known. */
static void tell(const question *q, const deed *d)
{
    shop_provider_answer *answer = q->answer;
    if (d == NULL)
        return;
    answer->state = d->state;
    snprintf(answer->reference, sizeof(answer->reference), "%s", d->reference);
    snprintf(answer->reason, sizeof(answer->reason), "%s", d->reason);
    if (d->state == SHOP_PROVIDER_ACTION)
        snprintf(answer->action_url, sizeof(answer->action_url), "https://sandbox.invalid/confirm/%s",
                 d->key);
}

static deed *note_about(const question *q, const char *key, const char *effect, const char *reason)
{
    char reference[32];
    const shop_provider_request *r = q->request;
    const deed *before = find(q, key);
    bool known = before != NULL && before->token[0] != '\0';
    snprintf(reference, sizeof(reference), "sbx_%lld_%c", (long long)q->now_ms, effect[0]);
    const shop_sandbox_line line = {.effect = effect,
                                    .key = key,
                                    .attempt = r->attempt,
                                    .order_id = r->order_id,
                                    .token = known ? before->token : r->token,
                                    .amount = r->amount,
                                    .reference = reference,
                                    .reason = reason,
                                    .at_ms = q->now_ms};
    return shop__sandbox_log_write(q->s->log, &line);
}

static deed *note(const question *q, const char *effect, const char *reason)
{
    return note_about(q, q->request->key, effect, reason);
}

/* The question counts, and is not answered truly. */
static void evade(const question *q, const char *key, int32_t state)
{
    if (note_about(q, key, "asked", NULL) != NULL)
        q->answer->state = state;
}

/* An authorization of which the sandbox does not tell yet. */
static bool hidden(const deed *attempt)
{
    return attempt != NULL && attempt->state == SHOP_PROVIDER_AUTHORIZED &&
           attempt->asked < script_of(attempt->token)->hidden;
}

/* The clock is read before the log is taken: an environment may let others run then. */
static void serve(void *self, const shop_provider_request *request, shop_provider_answer *answer,
                  void (*body)(const question *q))
{
    sandbox *s = self;
    const question q = {s, request, answer, shop__env_now_ms(s->env)};
    if (!shop__sandbox_log_begin(s->log))
        return;
    body(&q);
    shop__sandbox_log_end(s->log);
}

/* --- authorizing, and asking ------------------------------------------------------------------ */

static void authorize_new(const question *q, const deed *before)
{
    const script *how = script_of(q->request->token);
    if ((before != NULL ? before->asked : 0) < how->ignored) {
        evade(q, q->request->key, SHOP_PROVIDER_UNKNOWN);
        return;
    }
    const deed *d = note(q, how->effect, how->confirmed == NULL ? how->reason : NULL);
    if (!how->lost)
        tell(q, d);
}

static void answer_authorize(const question *q)
{
    const deed *d = find(q, q->request->key);
    if (d == NULL || d->state == SHOP_PROVIDER_NOT_FOUND)
        authorize_new(q, d);
    else if (hidden(d))
        evade(q, q->request->key, SHOP_PROVIDER_UNKNOWN);
    else
        tell(q, d);
}

static void answer_lookup(const question *q)
{
    const deed *d = find(q, q->request->key);
    if (d == NULL) {
        q->answer->state = SHOP_PROVIDER_NOT_FOUND;
    } else if (hidden(d)) {
        evade(q, q->request->key, SHOP_PROVIDER_NOT_FOUND);
    } else if (d->state == SHOP_PROVIDER_ACTION) {
        const script *how = script_of(d->token);
        tell(q, note(q, how->confirmed, how->reason));
    } else {
        tell(q, d);
    }
}

/* --- capturing, giving up, paying back -------------------------------------------------------- */

static const char *why_no_capture(const deed *attempt, int64_t minor)
{
    const script *how = script_of(attempt->token);
    if (how->refuse_capture != NULL)
        return how->refuse_capture;
    if (attempt->state != SHOP_PROVIDER_AUTHORIZED)
        return "the authorization does not stand";
    return minor > attempt->amount_minor - attempt->captured_minor ? "more than was authorized" : NULL;
}

static const char *why_no_refund(const deed *attempt, int64_t minor)
{
    const script *how = script_of(attempt->token);
    if (how->refuse_refund != NULL)
        return how->refuse_refund;
    return minor > attempt->captured_minor - attempt->refunded_minor ? "more than was captured" : NULL;
}

/* True when there is nothing left to do: the key was seen before, or there is no authorization to be seen. */
static bool answered_before(const question *q, const deed *attempt)
{
    const deed *d = find(q, q->request->key);
    if (d != NULL)
        tell(q, d);
    else if (attempt == NULL || hidden(attempt))
        q->answer->state = SHOP_PROVIDER_NOT_FOUND;
    return d != NULL || attempt == NULL || hidden(attempt);
}

static void answer_capture(const question *q)
{
    const deed *attempt = find(q, q->request->attempt);
    if (answered_before(q, attempt))
        return;
    const char *no = why_no_capture(attempt, q->request->amount.minor);
    bool lost = no == NULL && script_of(attempt->token)->lost_capture;
    const deed *d = note(q, no != NULL ? "refused" : "captured", no);
    if (!lost)
        tell(q, d);
}

static void answer_refund(const question *q)
{
    const deed *attempt = find(q, q->request->attempt);
    if (answered_before(q, attempt))
        return;
    const char *no = why_no_refund(attempt, q->request->amount.minor);
    tell(q, note(q, no != NULL ? "refused" : "refunded", no));
}

/* A key that was never heard of is given up as well: an authorization that comes after it is void. */
static void answer_cancel(const question *q)
{
    const deed *attempt = find(q, q->request->attempt);
    if (attempt != NULL && hidden(attempt)) {
        evade(q, q->request->attempt, SHOP_PROVIDER_NOT_FOUND);
        return;
    }
    if (attempt != NULL && answered_before(q, attempt))
        return;
    if (attempt != NULL && attempt->captured_minor > 0) {
        q->answer->state = SHOP_PROVIDER_CAPTURED;
        return;
    }
    bool lost = attempt != NULL && attempt->state != SHOP_PROVIDER_VOIDED &&
                script_of(attempt->token)->lost_void;
    const deed *d = note(q, "voided", NULL);
    if (!lost)
        tell(q, d);
}

/* --- the functions of a provider --------------------------------------------------------------- */

static void authorize(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    const sandbox *s = self;
    int32_t slow_ms = script_of(request->token)->slow_ms;
    if (slow_ms > 0)
        shop__env_sleep_ns(s->env, slow_ms * (int64_t)NS_PER_MS);
    serve(self, request, answer, answer_authorize);
}

static void capture(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    serve(self, request, answer, answer_capture);
}

static void cancel(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    serve(self, request, answer, answer_cancel);
}

static void refund(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    serve(self, request, answer, answer_refund);
}

static void lookup(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    serve(self, request, answer, answer_lookup);
}

/* --- beginning and end ------------------------------------------------------------------------- */

sandbox *shop__sandbox_new(const shop_env *env, const char *log_path)
{
    sandbox *s = shop__env_alloc(env, sizeof(*s));
    if (s == NULL)
        return NULL;
    s->env = env;
    s->log = shop__sandbox_log_new(env, log_path);
    s->provider = (shop_payment_provider){sizeof(s->provider), 0,      "sandbox", s,     authorize,
                                          capture,             cancel, refund,    lookup};
    if (s->log == NULL) {
        shop__env_release(env, s);
        return NULL;
    }
    return s;
}

void shop__sandbox_free(sandbox *s, bool forked)
{
    if (s == NULL)
        return;
    shop__sandbox_log_free(s->log, forked);
    shop__env_release(s->env, s);
}

const shop_payment_provider *shop__sandbox_provider(const sandbox *s)
{
    return &s->provider;
}
