/* host.c - an open shop as the one who answers; see host.h. */
#include "lib/rpc/host.h"

#include "lib/api/handle.h"

/* What a view refused is told in the thread's last error. */
static int view_as(shop *s, const shop_identity *who, shop **ret, fault *f)
{
    int code = shop_as(s, who, ret);
    if (code != 0)
        shop__fault_field(f, code, shop_error_last()->field, "%s", shop_error_last()->message);
    return code;
}

static int call_route(shop *s, const schema_op *op, call_header *header, const payload *in,
                      const void **ret_block, fault *f)
{
    const route *to = &s->base->routes[op->service];
    ENSURE(to->driver != NULL,
           shop__fault_set(f, SHOP_E_UNAVAILABLE, "the %s service does not run here", shop__services[op->service]));
    header->identity = s->identity;
    return to->driver->call(to->state, op, header, in, PAYLOAD_JSON, ret_block, f);
}

int shop__host_handle(void *userdata, const char *peer, const schema_op *op, call_header *header,
                      const payload *in, const void **ret_block, fault *f)
{
    shop *s = userdata, *view = NULL;
    (void)peer;
    TRY(shop__handle_check(s, f));
    if (header->identity == NULL)
        return call_route(s, op, header, in, ret_block, f);
    TRY(view_as(s, header->identity, &view, f));
    int code = call_route(view, op, header, in, ret_block, f);
    shop_close(view);
    return code;
}
