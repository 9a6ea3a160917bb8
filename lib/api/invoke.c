/* invoke.c - from a typed or JSON call to the route of its service, and back to the caller's thread. */
#include "lib/api/invoke.h"

#include <string.h>

#include "lib/api/block.h"
#include "lib/api/handle.h"
#include "lib/api/last_error.h"
#include "lib/base/env.h"
#include "lib/base/id.h"

static int send(shop *s, const schema_op *op, const payload *in, payload_form want, const void **ret_block,
                call_header *header, fault *f)
{
    TRY(shop__handle_check(s, f));
    const route *to = &s->base->routes[op->service];
    header->identity = s->identity;
    ENSURE(to->driver != NULL,
           shop__fault_set(f, SHOP_E_UNAVAILABLE, "no route to the %s service is configured",
                           shop__services[op->service]));
    return to->driver->call(to->state, op, header, in, want, ret_block, f);
}

int shop__invoke(shop *s, unsigned op, const void *args, void *out)
{
    fault f = {0};
    call_header header;
    header.idempotency_key = NULL;
    header.timeout_ms = 0;
    header.request_id[0] = header.used_key[0] = '\0';
    const void *block = NULL;
    const payload in = {PAYLOAD_RECORD, args, 0};
    const schema_op *o = &shop__ops[op];
    int code;
    if (args == NULL)
        code = shop__fault_set(&f, SHOP_E_USAGE, "args is NULL");
    else if (o->result != NULL && out == NULL)
        code = shop__fault_set(&f, SHOP_E_USAGE, "out is NULL");
    else
        code = send(s, o, &in, PAYLOAD_RECORD, &block, &header, &f);
    if (code == 0 && out != NULL)
        memcpy(out, &block, sizeof(block));
    return shop__error_keep(code, &f, &header);
}

int shop_call_json(shop *s, const char *op, const char *json, const char **out_json)
{
    fault f = {0};
    call_header header = {0};
    const void *block = NULL;
    const char *text = json != NULL ? json : "{}";
    const schema_op *o = op != NULL ? shop__schema_op(op, strlen(op)) : NULL;
    if (o == NULL || (o->flags & OP_INTERNAL) != 0) {
        shop__fault_set(&f, SHOP_E_USAGE, "there is no operation \"%s\"", op != NULL ? op : "");
        return shop__error_keep(SHOP_E_USAGE, &f, NULL);
    }
    const payload in = {PAYLOAD_JSON, text, strlen(text)};
    int code = send(s, o, &in, PAYLOAD_JSON, &block, &header, &f);
    if (code == 0 && out_json != NULL)
        *out_json = block;
    else
        shop_free(block);
    return shop__error_keep(code, &f, &header);
}

int shop_run_pending(shop *s, int64_t *out_done)
{
    fault f = {0};
    int64_t done = 0;
    int code = shop__handle_check(s, &f);
    if (code == 0 && s->identity != NULL)
        code = shop__fault_set(&f, SHOP_E_USAGE, "only the operator's handle runs background work");
    if (code == 0)
        code = s->base->owner.driver->run_pending(s->base->owner.state, &done, &f);
    if (code == 0 && out_done != NULL)
        *out_done = done;
    return shop__error_keep(code, &f, NULL);
}

static bool is_prefix(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    size_t length = text != NULL ? strnlen(text, ID_PREFIX_MAX + 1) : 0;
    return length >= ID_PREFIX_MIN && length <= ID_PREFIX_MAX && strspn(text, letters) == length;
}

int shop_id_new(shop *s, const char *prefix, char *out)
{
    fault f = {0};
    uint8_t id[ID_BYTES];
    int code = shop__handle_check(s, &f);
    if (code == 0 && (out == NULL || !is_prefix(prefix)))
        code = shop__fault_set(&f, SHOP_E_USAGE, "an id's prefix has 2 to 4 lower-case letters");
    if (code == 0)
        code = shop__id_new(s->base->env, id);
    if (code == 0)
        shop__id_print(id, prefix, out);
    return shop__error_keep(code, &f, NULL);
}

bool shop_operation(size_t index, shop_operation_info *out)
{
    static const char *const kinds[] = {"", "query", "command", "saga", "task"};
    if (index >= SHOP__OP_COUNT || out == NULL)
        return false;
    const schema_op *op = &shop__ops[index];
    const char *scope = "";
    for (size_t i = 0; i < SHOP__SCOPE_COUNT; i++)
        if (op->scope == UINT64_C(1) << i)
            scope = shop__scopes[i];
    *out = (shop_operation_info){.name = op->name,
                                 .service = shop__services[op->service],
                                 .kind = kinds[op->kind],
                                 .scope = scope,
                                 .http_method = op->http_method != NULL ? op->http_method : "",
                                 .http_path = op->http_path != NULL ? op->http_path : "",
                                 .internal = (op->flags & OP_INTERNAL) != 0,
                                 .job_ms = op->every_ms,
                                 .owner = op->owner >= 0 ? op->args->fields[op->owner].name : "",
                                 .errors = op->errors,
                                 .error_count = op->error_count};
    return true;
}

uint32_t shop_version(void)
{
    return SHOP_VERSION_NUMBER;
}
