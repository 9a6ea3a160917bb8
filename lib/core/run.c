/* run.c - the life of a call inside one process: import, validate, authorize, idempotency, run, commit,
 * pack. Every operation of every service goes through here; nothing here knows one by name. */
#include <assert.h>
#include <string.h>

#include "lib/api/block.h"
#include "lib/base/text.h"
#include "lib/codec/json.h"
#include "lib/codec/record.h"
#include "lib/core/core.h"
#include "lib/core/local.h"

/* --- a root ----------------------------------------------------------------------------------- */

void shop__root_begin(root *r, local *l, call_header *header, void *first, size_t first_size)
{
    memset(r, 0, sizeof(*r));
    r->l = l;
    r->header = header;
    shop__arena_init(&r->scratch, l->env, first, first_size, CALL_SCRATCH_MAX_BYTES);
    shop__arena_init(&r->kept, l->env, NULL, 0, CALL_KEPT_MAX_BYTES);
    r->now_ms = shop__env_now_ms(l->env);
    uint32_t timeout_ms = header->timeout_ms != 0 ? header->timeout_ms : l->options.timeout_ms;
    r->deadline_ns = shop__env_monotonic_ns(l->env) + (int64_t)timeout_ms * 1000000;
    r->locale = "en";
    if (header->identity != NULL) {
        r->traceparent = header->identity->traceparent;
        if (header->identity->locale != NULL)
            r->locale = header->identity->locale;
    }
}

void shop__root_end(root *r)
{
    shop__arena_free(&r->scratch);
    shop__arena_free(&r->kept);
}

void shop__root_as_service(root *r)
{
    r->who = (principal){PRINCIPAL_SERVICE, "service", NULL, UINT64_MAX, UINT64_MAX};
}

/* --- transactions ----------------------------------------------------------------------------- */

static int transaction_body(tx *t, void *userdata)
{
    const transaction *wanted = userdata;
    root *r = wanted->call->root;
    r->tx = t;
    /* What an earlier run noted went with its arena. */
    r->changed = r->depends = NULL;
    r->pending = NULL;
    r->suspended = NULL;
    int code = wanted->body(wanted->call, wanted->userdata);
    r->tx = NULL;
    return code;
}

/* The outside work for which a transaction was given up. How it ends is told to whoever asked for it,
 * when that runs again. */
static void do_pending(call *c)
{
    outside *o = c->root->pending;
    c->root->pending = NULL;
    shop__fault_clear(&c->root->fault);
    o->code = o->work(c, o->in, o->result);
    o->fault = c->root->fault;
    o->done = true;
}

static void publish_changes(root *r)
{
    if (r->changed == NULL)
        return;
    uint64_t at = shop__cache_change(r->l->cache);
    for (const subject *s = r->changed; s != NULL; s = s->next)
        shop__cache_forget(r->l->cache, s->hash, at);
    r->changed = NULL;
    shop__background_wake(r->l);
}

int shop__transact(const transaction *t, bool write)
{
    root *r = t->call->root;
    assert(r->tx == NULL);
    const work w = {.run = transaction_body, .userdata = (void *)(uintptr_t)t, .scratch = &r->scratch,
                    .fault = &r->fault};
    for (;;) {
        int code = write ? shop__store_write(r->l->store, &w, r->deadline_ns)
                         : shop__store_read(r->l->store, &w, r->deadline_ns);
        if (code == CALL_SUSPENDED && r->pending != NULL) {
            do_pending(t->call);
            continue;
        }
        if (code == 0)
            publish_changes(r);
        return code;
    }
}

/* --- the kinds -------------------------------------------------------------------------------- */

typedef struct invocation {
    const service_handler *handler;
    const void *args;
    void *ret;
    const claim *claim;
} invocation;

static void clear_result(const call *c, void *ret)
{
    if (ret != NULL)
        memset(ret, 0, c->op->result->size);
}

/* An operation on somebody's object that never asked whose it is would be a leak: fail closed. */
static int expect_owner_checked(call *c)
{
    ENSURE(c->op->owner < 0 || c->owner_checked,
           call_fail(c, SHOP_E_INTERNAL, "%s did not check the owner of its object", c->op->name));
    return 0;
}

static int run_handler(call *c, void *userdata)
{
    const invocation *v = userdata;
    clear_result(c, v->ret);
    c->owner_checked = false;
    TRY(v->handler->run(c, v->args, v->ret));
    return expect_owner_checked(c);
}

static int run_claimed(call *c, void *userdata)
{
    const invocation *v = userdata;
    claim_row row;
    const char *answer;
    TRY(shop__claim_read(c, v->claim, &row));
    if (row.state == CLAIM_DONE)
        return shop__claim_answer(c, &row, v->ret);
    TRY(run_handler(c, userdata));
    TRY(shop__claim_encode(c, v->ret, &answer));
    return shop__claim_insert(c, v->claim, NULL, 0, answer, CLAIM_DONE,
                              shop__claim_person(c, v->ret));
}

static int run_command(call *c, invocation *v)
{
    claim k;
    if (!shop__claim_wanted(c->root, c->op))
        return shop__transact(&(transaction){c, run_handler, v}, true);
    TRY(shop__claim_name(c, v->args, &k));
    v->claim = &k;
    return shop__transact(&(transaction){c, run_claimed, v}, true);
}

int shop__run(call *c, const service_handler *handler, const void *args, void *ret)
{
    invocation v = {handler, args, ret, NULL};
    ENSURE(handler != NULL, call_fail(c, SHOP_E_UNSUPPORTED, "nobody here answers %s", c->op->name));
    if (c->root->tx != NULL)
        return handler->saga != NULL ? shop__saga_nested(c, handler->saga, args, ret)
                                     : run_handler(c, &v);
    if (handler->saga != NULL)
        return shop__saga_run(c, handler->saga, args, ret);
    switch (c->op->kind) {
    case OP_QUERY:
        return shop__transact(&(transaction){c, run_handler, &v}, false);
    case OP_COMMAND:
        return run_command(c, &v);
    default:
        c->root->idempotency_key = NULL; /* it is the task's, not that of what the task calls */
        return run_handler(c, &v);
    }
}

/* --- from outside ----------------------------------------------------------------------------- */

/* The arguments as a full record in the scratch arena, from a caller's struct or from JSON. */
static int import_args(root *r, const schema_op *op, const payload *in, void **ret_args)
{
    void *args = shop__arena_alloc(&r->scratch, op->args->size);
    ENSURE(args != NULL, SHOP_E_NO_MEMORY);
    if (in->form == PAYLOAD_JSON)
        TRY(shop__json_decode(op->args, in->data, in->size, &r->scratch, args, &r->fault));
    else
        TRY(shop__record_import(op->args, in->data, &r->scratch, args, &r->fault));
    TRY(shop__record_validate(op->args, args, &r->fault));
    *ret_args = args;
    return 0;
}

/* timeout_ms and idempotency_key stand behind struct_size in every args record. */
typedef struct args_head {
    uint32_t struct_size;
    uint32_t timeout_ms;
    const char *idempotency_key;
} args_head;

static void take_head(root *r, const void *args)
{
    args_head head;
    memcpy(&head, args, sizeof(head));
    r->idempotency_key = head.idempotency_key != NULL ? head.idempotency_key : r->header->idempotency_key;
    if (head.timeout_ms != 0)
        r->deadline_ns = shop__env_monotonic_ns(r->l->env) + (int64_t)head.timeout_ms * 1000000;
    if (r->idempotency_key != NULL) {
        size_t length = strnlen(r->idempotency_key, sizeof(r->header->used_key) - 1);
        memcpy(r->header->used_key, r->idempotency_key, length);
        r->header->used_key[length] = '\0';
    }
}

static int json_block(const shop_env *env, const schema_record *record, const void *result,
                      const void **ret_block)
{
    buf out;
    shop__buf_init_head(&out, env, BLOCK_MAX_BYTES, BLOCK_HEAD_BYTES);
    if (record != NULL)
        shop__json_encode(record, result, &out);
    else
        shop__buf_text(&out, "{}");
    if (out.failed) {
        shop__buf_free(&out);
        return SHOP_E_NO_MEMORY;
    }
    *ret_block = shop__block_adopt(env, out.data - BLOCK_HEAD_BYTES, out.size + 1);
    return 0;
}

static int pack_result(root *r, const schema_op *op, const void *ret, payload_form want,
                       const void **ret_block)
{
    if (want == PAYLOAD_JSON)
        return json_block(r->l->env, op->result, ret, ret_block);
    if (op->result == NULL)
        return 0;
    *ret_block = shop__block_pack(r->l->env, op->result, ret);
    return *ret_block != NULL ? 0 : SHOP_E_NO_MEMORY;
}

/* --- shared results --------------------------------------------------------------------------- */

/* What a shared result depends on beside its subjects: operation, form, arguments, language and what the
 * caller may see. Never on who the caller is. */
static int cache_key(root *r, const schema_op *op, const void *args, payload_form want, buf *key)
{
    const uint64_t head[] = {(uint64_t)(op - shop__ops), (uint64_t)want, r->who.scopes, r->who.any};
    shop__buf_bytes(key, head, sizeof(head));
    shop__buf_text(key, r->locale);
    shop__buf_char(key, '\n');
    shop__json_encode(op->args, args, key);
    return key->failed ? SHOP_E_NO_MEMORY : 0;
}

/* After a commit no failure may say that nothing was done. */
static int answer_lost(root *r, const schema_op *op, int code)
{
    if (code == 0 || op->kind == OP_QUERY)
        return code;
    shop__fault_clear(&r->fault);
    return shop__fault_set(&r->fault, SHOP_E_UNKNOWN, "%s was done, but its answer was lost: %s",
                           op->name, shop_code_name(code));
}

static int execute(call *c, const void *args, payload_form want, const void **ret_block)
{
    void *ret = NULL;
    if (c->op->result != NULL) {
        ret = shop__arena_alloc(&c->root->scratch, c->op->result->size);
        ENSURE(ret != NULL, SHOP_E_NO_MEMORY);
    }
    TRY(shop__run(c, c->root->l->handlers[c->op - shop__ops], args, ret));
    return answer_lost(c->root, c->op, pack_result(c->root, c->op, ret, want, ret_block));
}

int shop__cache_catch_up(local *l)
{
    uint64_t foreign;
    if (!shop__store_tells(l->store)) {
        shop__cache_forget_all(l->cache);
        return 0;
    }
    TRY(shop__store_foreign(l->store, &foreign));
    if (foreign != atomic_load_explicit(&l->foreign, memory_order_acquire)) {
        shop__cache_forget_all(l->cache);
        atomic_store_explicit(&l->foreign, foreign, memory_order_release);
    }
    return 0;
}

static int execute_cached(call *c, const void *args, payload_form want, const void **ret_block)
{
    root *r = c->root;
    cache *k = r->l->cache;
    buf key;
    TRY(shop__cache_catch_up(r->l));
    shop__buf_init(&key, r->l->env, JSON_SIZE_MAX);
    int code = cache_key(r, c->op, args, want, &key);
    uint64_t hash = code == 0 ? shop__text_hash(key.data, key.size) : 0;
    *ret_block = code == 0 ? shop__cache_get(k, hash, key.data, key.size) : NULL;
    if (code == 0 && *ret_block == NULL) {
        uint64_t read_at = shop__cache_now(k);
        r->cacheable = true;
        code = execute(c, args, want, ret_block);
        if (code == 0 && r->cacheable)
            shop__cache_put(k, hash, key.data, key.size, *ret_block, r->depends, read_at);
    }
    shop__buf_free(&key);
    return code;
}

static int serve(root *r, const schema_op *op, const payload *in, payload_form want,
                 const void **ret_block)
{
    void *args;
    call c = {.root = r, .op = op, .service = op->service};
    TRY(import_args(r, op, in, &args));
    take_head(r, args);
    TRY(shop__authorize(r, op));
    /* Where others may have committed unheard, keeping would be for nothing. */
    if ((op->flags & OP_CACHED) != 0 && shop__store_tells(r->l->store))
        return execute_cached(&c, args, want, ret_block);
    return execute(&c, args, want, ret_block);
}

int shop__local_call(void *state, const schema_op *op, call_header *header, const payload *in,
                     payload_form want, const void **ret_block, fault *f)
{
    local *l = state;
    root r;
    _Alignas(max_align_t) STACK_MEMORY char first[CALL_STACK_BYTES];
    uint8_t id[ID_BYTES];
    const void *block = NULL;
    shop__root_begin(&r, l, header, first, sizeof(first));
    int code = serve(&r, op, in, want, &block);
    if (code == 0)
        code = answer_lost(&r, op, shop__env_reach(l->env, SHOP_POINT_RETURN, op->name));
    assert(code <= 0);
    shop__tally_add(&l->tallies[op - shop__ops], code);
    if (code != 0) {
        shop_free(block);
        *f = r.fault;
        if (shop__id_pool_new(&l->ids, id) == 0)
            shop__id_print(id, "req", header->request_id);
    } else {
        *ret_block = block;
    }
    shop__root_end(&r);
    return code;
}
