/* serve.c - include/shop/serve.h: a shop, the server of lib/rpc in front of it, and the keys that count. */
#include "shop/serve.h"

#include <string.h>

#include "lib/api/handle.h"
#include "lib/api/last_error.h"
#include "lib/base/env.h"
#include "lib/crypto/curve.h"
#include "lib/crypto/trust.h"
#include "lib/rpc/host.h"
#include "lib/rpc/server.h"

_Static_assert((int)RPC_KEY_BYTES == (int)RAW_KEY_BYTES, "keys of ZeroMQ have another length");
_Static_assert((int)RPC_PEER_SIZE >= (int)SERVICE_NAME_SIZE, "a peer's name does not fit");

struct shop_server {
    const shop_env *env;
    shop *shop;
    trust *trust; /* NULL without tcp: */
    rpc_server *server;
};

static int import(const shop_serve_options *from, shop_serve_options *ret, fault *f)
{
    *ret = (shop_serve_options)SHOP_SERVE_OPTIONS_INIT;
    ENSURE(from != NULL && from->struct_size >= 2 * sizeof(uint32_t) && from->struct_size <= sizeof(*ret) &&
               from->struct_size % sizeof(void *) == 0,
           shop__fault_field(f, SHOP_E_USAGE, "options",
                             "start from SHOP_SERVE_OPTIONS_INIT, of headers not newer than the library"));
    memcpy(ret, from, from->struct_size);
    ENSURE((ret->pki == NULL) == (ret->service == NULL),
           shop__fault_field(f, SHOP_E_USAGE, "pki", "a folder of keys and the service whose key is used go together"));
    return 0;
}

static int handle(void *userdata, const char *peer, const schema_op *op, call_header *header, const payload *in,
                  const void **ret_block, fault *f)
{
    const shop_server *server = userdata;
    return shop__host_handle(server->shop, peer, op, header, in, ret_block, f);
}

static int authenticate(void *userdata, const uint8_t key[RPC_KEY_BYTES], char ret_peer[RPC_PEER_SIZE])
{
    const shop_server *server = userdata;
    return shop__trust_check(server->trust, key, shop__env_now_ms(server->env), ret_peer) == TRUST_GOOD
               ? 0
               : SHOP_E_FORBIDDEN;
}

static int begin(shop_server *server, const shop_serve_options *o, fault *f)
{
    curve_key own = {.service = ""};
    rpc_server_options options = {.env = server->env,
                                  .endpoints = o->endpoints,
                                  .endpoint_count = o->endpoint_count,
                                  .workers = o->workers,
                                  .queue_max = o->queue_max,
                                  .userdata = server,
                                  .handle = handle};
    if (o->pki != NULL) {
        TRY(shop__trust_load(server->env, o->pki, &server->trust, f));
        TRY(shop__curve_load(o->pki, o->service, &own, f));
        options.secret_key = own.pair.secret_key;
        options.authenticate = authenticate;
    }
    int code = shop__rpc_serve(&options, &server->server, f);
    shop__curve_wipe(&own);
    return code;
}

static void end(shop_server *server)
{
    shop__rpc_stop(server->server);
    shop__trust_free(server->trust);
    shop__env_release(server->env, server);
}

static int serve(shop *s, const shop_serve_options *from, shop_server **out, fault *f)
{
    shop_serve_options options;
    TRY(import(from, &options, f));
    TRY(shop__handle_check(s, f));
    ENSURE(out != NULL, shop__fault_set(f, SHOP_E_USAGE, "out is NULL"));
    ENSURE(s->identity == NULL, shop__fault_set(f, SHOP_E_USAGE, "serve the operator's handle, not a view"));
    shop_server *server = shop__env_alloc(s->base->env, sizeof(*server));
    ENSURE(server != NULL, SHOP_E_NO_MEMORY);
    *server = (shop_server){.env = s->base->env, .shop = s};
    int code = begin(server, &options, f);
    if (code != 0) {
        end(server);
        return code;
    }
    *out = server;
    return 0;
}

int shop_serve(shop *s, const shop_serve_options *options, shop_server **out)
{
    fault f = {.code = 0};
    int code = serve(s, options, out, &f);
    return shop__error_keep(code, &f, NULL);
}

const char *shop_server_endpoint(const shop_server *server, size_t index)
{
    return server != NULL ? shop__rpc_endpoint(server->server, index) : NULL;
}

int shop_server_reload(shop_server *server)
{
    fault f = {.code = 0};
    int code = server != NULL && server->trust != NULL ? shop__trust_reload(server->trust, &f) : 0;
    return shop__error_keep(code, &f, NULL);
}

void shop_server_stop(shop_server *server)
{
    if (server != NULL)
        end(server);
}
