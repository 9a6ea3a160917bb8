/* client.c - the driver whose services are other processes; see client.h.
 * Arguments are checked here as the local driver checks them, so that a bad one costs no journey. JSON passes
 * through unread, but for the two members that say how to call. */
#define _GNU_SOURCE
#include "lib/rpc/client.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "lib/api/block.h"
#include "lib/base/env.h"
#include "lib/base/id.h"
#include "lib/codec/field.h"
#include "lib/codec/json.h"
#include "lib/codec/record.h"
#include "lib/rpc/retry.h"

enum { CALL_STACK_BYTES = 4 * 1024, CALL_ARENA_BYTES = 64 * 1024 * 1024, NS_PER_MS = 1000 * 1000 };

typedef struct client {
    const shop_env *env;
    channel *channel;
    uint32_t timeout_ms;
    bool read_only;
    id_pool ids;
    shop_mutex lock;
    retry_budget budget; /* under the lock */
} client;

/* One call with all its attempts. */
typedef struct round_trip {
    client *c;
    const schema_op *op;
    call_header *header;
    payload_form want;
    const char *body;
    size_t body_size;
    shop_rpc_request request;
    int64_t deadline_ns;
    int64_t retry_after_ms;
    bool begun; /* the last attempt was answered by somebody who began the work */
    bool in_doubt; /* an earlier attempt may have done it */
    arena memory;
    buf encoded;
    fault *f;
} round_trip;

/* --- what is sent ----------------------------------------------------------------------------- */

static int encode_record(round_trip *t, const void *from, field_head *ret_head)
{
    const schema_record *r = t->op->args;
    void *args = shop__arena_alloc(&t->memory, r->size);
    ENSURE(args != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__record_import(r, from, &t->memory, args, t->f));
    TRY(shop__record_validate(r, args, t->f));
    memcpy(ret_head, args, sizeof(*ret_head));
    shop__json_encode(r, args, &t->encoded);
    ENSURE(!t->encoded.failed, shop__fault_set(t->f, SHOP_E_TOO_LARGE, "the arguments are too large to be sent"));
    t->body = t->encoded.data;
    t->body_size = t->encoded.size;
    return 0;
}

static bool mentions(const char *text, size_t size, const char *name)
{
    return memmem(text, size, name, strlen(name)) != NULL;
}

static int read_head(round_trip *t, field_head *ret_head)
{
    cJSON *tree = NULL;
    TRY(shop__json_parse(t->body, t->body_size, &tree, t->f));
    const cJSON *key = cJSON_GetObjectItemCaseSensitive(tree, "idempotency_key");
    const cJSON *timeout = cJSON_GetObjectItemCaseSensitive(tree, "timeout_ms");
    if (cJSON_IsString(key) && strlen(key->valuestring) <= RECORD_KEY_MAX)
        ret_head->idempotency_key = shop__arena_text(&t->memory, key->valuestring);
    if (cJSON_IsNumber(timeout) && timeout->valuedouble >= 1 && timeout->valuedouble <= INT32_MAX)
        ret_head->timeout_ms = (uint32_t)timeout->valuedouble;
    cJSON_Delete(tree);
    return 0;
}

static int take_json(round_trip *t, const payload *in, field_head *ret_head)
{
    ENSURE(in->size <= RPC_BODY_MAX_BYTES,
           shop__fault_set(t->f, SHOP_E_TOO_LARGE, "arguments have at most %d bytes", (int)RPC_BODY_MAX_BYTES));
    t->body = in->data;
    t->body_size = in->size;
    if (mentions(t->body, t->body_size, "\"idempotency_key\"") || mentions(t->body, t->body_size, "\"timeout_ms\""))
        return read_head(t, ret_head);
    return 0;
}

static int name_call(round_trip *t)
{
    uint8_t id[ID_BYTES];
    TRY(shop__id_pool_new(&t->c->ids, id));
    shop__id_print(id, "req", t->header->request_id);
    t->request.request_id = t->header->request_id;
    return 0;
}

static int prepare(round_trip *t, const payload *in)
{
    field_head head = {0};
    TRY(in->form == PAYLOAD_JSON ? take_json(t, in, &head) : encode_record(t, in->data, &head));
    const char *key = head.idempotency_key != NULL ? head.idempotency_key : t->header->idempotency_key;
    uint32_t timeout_ms = head.timeout_ms != 0 ? head.timeout_ms : t->header->timeout_ms;
    if (timeout_ms == 0)
        timeout_ms = t->c->timeout_ms;
    t->deadline_ns = shop__env_monotonic_ns(t->c->env) + (int64_t)timeout_ms * NS_PER_MS;
    t->request.deadline_ms = shop__env_now_ms(t->c->env) + timeout_ms;
    t->request.idempotency_key = key;
    if (key != NULL)
        snprintf(t->header->used_key, sizeof(t->header->used_key), "%s", key);
    shop__wire_put_identity(&t->request, t->header->identity);
    return name_call(t);
}

/* --- what comes back -------------------------------------------------------------------------- */

static int json_block(round_trip *t, const frame *body, const void **ret_block)
{
    char *block = shop__block_new(t->c->env, body->size + 1);
    ENSURE(block != NULL, SHOP_E_NO_MEMORY);
    memcpy(block, body->bytes, body->size);
    block[body->size] = '\0';
    *ret_block = block;
    return 0;
}

static int record_block(round_trip *t, const frame *body, const void **ret_block)
{
    const schema_record *r = t->op->result;
    if (r == NULL)
        return 0;
    void *result = shop__arena_alloc(&t->memory, r->size);
    ENSURE(result != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__json_decode(r, body->bytes, body->size, &t->memory, result, t->f));
    *ret_block = shop__block_pack(t->c->env, r, result);
    return *ret_block != NULL ? 0 : SHOP_E_NO_MEMORY;
}

/* An answer that cannot be read leaves in doubt what a call did that writes. */
static int unreadable(round_trip *t, int code)
{
    if (code == 0 || t->op->kind == OP_QUERY)
        return code;
    shop__fault_clear(t->f);
    return shop__fault_set(t->f, SHOP_E_UNKNOWN, "%s was done, but its answer was lost: %s", t->op->name,
                           shop_code_name(code));
}

static int take_refusal(round_trip *t, const shop_rpc_reply *reply)
{
    int code = (int)reply->code;
    if (strcmp(shop_code_name(code), "UNRECOGNISED") == 0)
        code = SHOP_E_INTERNAL;
    t->retry_after_ms = reply->retry_after_ms;
    t->begun = !reply->retryable;
    if (reply->message != NULL)
        shop__fault_field(t->f, code, reply->field != NULL ? reply->field : "", "%s", reply->message);
    if (reply->used_key != NULL)
        snprintf(t->header->used_key, sizeof(t->header->used_key), "%s", reply->used_key);
    return code;
}

static int take_answer(round_trip *t, exchange *x, const void **ret_block)
{
    shop_rpc_reply reply;
    const frame header = shop__frame_of(&x->answer.part[0]), body = shop__frame_of(&x->answer.part[1]);
    int code = shop__wire_read_reply(header.bytes, header.size, &t->memory, &reply, t->f);
    if (code == 0 && reply.code != 0)
        return take_refusal(t, &reply);
    t->begun = true;
    if (code != 0)
        return unreadable(t, code);
    return unreadable(t, t->want == PAYLOAD_JSON ? json_block(t, &body, ret_block) : record_block(t, &body, ret_block));
}

/* --- attempts --------------------------------------------------------------------------------- */

/* The fault says what happened to the message; the code says what that means for the work. */
static int explain(round_trip *t, exchange_end end)
{
    bool writes = t->op->kind != OP_QUERY;
    bool expired = shop__env_monotonic_ns(t->c->env) >= t->deadline_ns;
    int code = end == EXCHANGE_CROWDED ? SHOP_E_OVERLOADED : SHOP_E_UNAVAILABLE;
    if ((end == EXCHANGE_UNSENT && expired) || (end == EXCHANGE_LATE && !writes))
        code = SHOP_E_TIMEOUT;
    else if (end >= EXCHANGE_CUT && writes)
        code = SHOP_E_UNKNOWN;
    if (t->f->code != 0)
        t->f->code = code;
    return code;
}

static int attempt(round_trip *t, const void **ret_block)
{
    exchange x = {.op = t->op, .request = &t->request, .body = t->body, .body_size = t->body_size,
                  .deadline_ns = t->deadline_ns};
    exchange_end end = EXCHANGE_RUNS;
    t->retry_after_ms = 0;
    t->begun = false;
    int code = shop__channel_exchange(t->c->channel, &x, &end, t->f);
    if (code == 0)
        code = end == EXCHANGE_ANSWERED ? take_answer(t, &x, ret_block) : explain(t, end);
    shop__exchange_close(&x);
    return code;
}

/* What provably did not begin can be tried again; what may have only if it is harmless twice. What the work itself
 * has met is the caller's to judge: retries are made at one layer only. */
static bool worth_another(const round_trip *t, int code)
{
    if (t->begun)
        return false;
    if (code == SHOP_E_UNAVAILABLE || code == SHOP_E_OVERLOADED)
        return true;
    return code == SHOP_E_UNKNOWN && t->request.idempotency_key != NULL;
}

static bool budget(client *c, bool (*use)(retry_budget *b))
{
    shop__mutex_lock(c->env, &c->lock);
    bool granted = use(&c->budget);
    shop__mutex_unlock(c->env, &c->lock);
    return granted;
}

static bool earn(retry_budget *b)
{
    shop__budget_earn(b);
    return true;
}

static bool pause(round_trip *t, uint32_t tried)
{
    int64_t pause_ns = shop__retry_pause_ns(t->c->env, tried, t->retry_after_ms);
    if (shop__env_monotonic_ns(t->c->env) + pause_ns >= t->deadline_ns || !budget(t->c, shop__budget_spend))
        return false;
    shop__env_sleep_ns(t->c->env, pause_ns);
    return true;
}

/* Whether an answer settles what an earlier attempt, which was not answered, may have done. */
static bool settles(int code)
{
    return code != SHOP_E_UNAVAILABLE && code != SHOP_E_OVERLOADED && code != SHOP_E_TIMEOUT &&
           code != SHOP_E_NO_MEMORY;
}

static int settle(round_trip *t, int code)
{
    if (code == 0 || !t->in_doubt || settles(code))
        return code;
    shop__fault_clear(t->f);
    return shop__fault_set(t->f, SHOP_E_UNKNOWN, "%s was sent and not answered, and then %s", t->op->name,
                           shop_code_name(code));
}

static int travel(round_trip *t, const void **ret_block)
{
    int code;
    (void)budget(t->c, earn);
    for (uint32_t tried = 1;; tried++) {
        code = attempt(t, ret_block);
        t->in_doubt = t->in_doubt || code == SHOP_E_UNKNOWN;
        if (tried == RPC_ATTEMPTS_MAX || !worth_another(t, code) || !pause(t, tried))
            return settle(t, code);
        shop__fault_clear(t->f);
    }
}

static int check_allowed(const round_trip *t)
{
    ENSURE(!t->c->read_only || t->op->kind == OP_QUERY,
           shop__fault_set(t->f, SHOP_E_FORBIDDEN, "this shop was opened for reading only"));
    return 0;
}

static int call(void *state, const schema_op *op, call_header *header, const payload *in, payload_form want,
                const void **ret_block, fault *f)
{
    round_trip t = {.c = state, .op = op, .header = header, .want = want, .f = f};
    _Alignas(max_align_t) STACK_MEMORY char first[CALL_STACK_BYTES];
    const void *block = NULL;
    shop__arena_init(&t.memory, t.c->env, first, sizeof(first), CALL_ARENA_BYTES);
    shop__buf_init(&t.encoded, t.c->env, RPC_BODY_MAX_BYTES);
    int code = check_allowed(&t);
    if (code == 0)
        code = prepare(&t, in);
    if (code == 0)
        code = travel(&t, &block);
    if (code == 0)
        *ret_block = block;
    shop__buf_free(&t.encoded);
    shop__arena_free(&t.memory);
    return code;
}

/* --- the driver ------------------------------------------------------------------------------- */

/* The background work of these services is done where they run. */
static int run_pending(void *state, int64_t *ret_done, fault *f)
{
    (void)state;
    (void)f;
    *ret_done = 0;
    return 0;
}

static void close_client(void *state)
{
    client *c = state;
    shop__channel_close(c->channel);
    shop__id_pool_destroy(&c->ids);
    shop__mutex_destroy(c->env, &c->lock);
    shop__env_release(c->env, c);
}

static void forget_client(void *state)
{
    client *c = state;
    shop__channel_forget(c->channel);
    shop__env_release(c->env, c);
}

static const driver rpc_driver = {
    .call = call,
    .run_pending = run_pending,
    .close = close_client,
    .forget = forget_client,
};

int shop__rpc_open(const char *url, const shop_options *options, shop_base *base, fault *f)
{
    endpoint_list where;
    channel *made;
    TRY(shop__endpoints_parse(url, &where, f));
    TRY(shop__channel_open(options->env, &where, options->secret_key, options->server_key, &made, f));
    client *c = shop__env_alloc(options->env, sizeof(*c));
    if (c == NULL) {
        shop__channel_close(made);
        return SHOP_E_NO_MEMORY;
    }
    c->env = options->env;
    c->channel = made;
    c->timeout_ms = options->timeout_ms != 0 ? options->timeout_ms : RPC_TIMEOUT_MS;
    c->read_only = (options->flags & SHOP_OPEN_READ_ONLY) != 0;
    shop__id_pool_init(&c->ids, c->env);
    shop__mutex_init(c->env, &c->lock);
    shop__budget_init(&c->budget);
    base->owner = (route){&rpc_driver, c};
    for (size_t i = 0; i < SHOP__SERVICE_COUNT; i++)
        base->routes[i] = base->owner;
    return 0;
}

void shop__rpc_client_figures(const shop *s, channel_figures *ret)
{
    const client *c = s->base->owner.state;
    shop__channel_figures(c->channel, ret);
}
