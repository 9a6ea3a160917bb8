/* internal_call.c - calls past the door; see internal_call.h. The same steps as
 * shop__local_call(), but for the question who may call. */
#include "tests/support/internal_call.h"

#include <string.h>

#include "lib/api/block.h"
#include "lib/api/handle.h"
#include "lib/api/last_error.h"
#include "lib/codec/field.h"
#include "lib/codec/record.h"
#include "lib/core/core.h"

static int import(root *r, const schema_op *op, const void *from, void **ret_args)
{
    field_head head;
    void *args = shop__arena_alloc(&r->scratch, op->args->size);
    ENSURE(args != NULL, SHOP_E_NO_MEMORY);
    TRY(shop__record_import(op->args, from, &r->scratch, args, &r->fault));
    TRY(shop__record_validate(op->args, args, &r->fault));
    memcpy(&head, args, sizeof(head));
    r->idempotency_key = head.idempotency_key;
    *ret_args = args;
    return 0;
}

static int run(root *r, unsigned op, const void *from, const void **ret_block)
{
    const schema_op *o = &shop__ops[op];
    call c = {.root = r, .op = o, .service = o->service};
    void *args, *ret = NULL;
    TRY(import(r, o, from, &args));
    if (o->result != NULL) {
        ret = shop__arena_alloc(&r->scratch, o->result->size);
        ENSURE(ret != NULL, SHOP_E_NO_MEMORY);
    }
    TRY(shop__run(&c, r->l->handlers[op], args, ret));
    if (o->result == NULL)
        return 0;
    *ret_block = shop__block_pack(r->l->env, o->result, ret);
    return *ret_block != NULL ? 0 : SHOP_E_NO_MEMORY;
}

int internal_call(shop *s, unsigned op, const void *args, void *out)
{
    root r;
    call_header header = {0};
    const void *block = NULL;
    _Alignas(max_align_t) char first[CALL_STACK_BYTES];
    shop__root_begin(&r, s->base->owner.state, &header, first, sizeof(first));
    shop__root_as_service(&r);
    int code = run(&r, op, args, &block);
    shop__error_keep(code, &r.fault, &header);
    shop__root_end(&r);
    if (out != NULL && code == 0)
        memcpy(out, &block, sizeof(block));
    else
        shop_free(block);
    return code;
}

int internal_within(shop *s, unsigned service, int (*body)(call *c, void *userdata), void *userdata)
{
    root r;
    call_header header = {0};
    _Alignas(max_align_t) char first[CALL_STACK_BYTES];
    shop__root_begin(&r, s->base->owner.state, &header, first, sizeof(first));
    shop__root_as_service(&r);
    call c = {.root = &r, .service = service};
    int code = shop__transact(&(transaction){&c, body, userdata}, true);
    shop__error_keep(code, &r.fault, &header);
    shop__root_end(&r);
    return code;
}

typedef struct news {
    unsigned number;
    const char *about;
    int64_t version;
    const void *data;
} news;

static int emit(call *c, void *userdata)
{
    const news *n = userdata;
    return call_emit(c, n->number, n->about, n->version, n->data);
}

int internal_emit(shop *s, unsigned number, const char *about, int64_t version, const void *data)
{
    news n = {number, about, version, data};
    return internal_within(s, shop__events[number].service, emit, &n);
}
