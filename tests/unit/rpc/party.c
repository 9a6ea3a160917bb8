/* party.c - a server and those who call it; see party.h. */
#include "party.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/api/block.h"
#include "lib/rpc/wire.h"
#include "tests/support/folder.h"

enum { NS_PER_MS = 1000 * 1000, STEP_MS = 2, Z85_SIZE = 41, PATH_SIZE = 512 };

void party_sleep_ms(int ms)
{
    const shop_env *env = shop_env_default();
    env->sleep_ns(env->self, (int64_t)ms * NS_PER_MS);
}

bool party_waits_for(const atomic_int *what, int least)
{
    for (int ms = 0; ms < PATIENCE_MS && *what < least; ms += STEP_MS)
        party_sleep_ms(STEP_MS);
    return *what >= least;
}

static void note(behaviour *b, const char *peer, const call_header *header)
{
    const shop_identity *who = header->identity;
    snprintf(b->last_peer, sizeof(b->last_peer), "%s", peer);
    snprintf(b->last_user, sizeof(b->last_user), "%s", who != NULL && who->user_id != NULL ? who->user_id : "");
    snprintf(b->last_key, sizeof(b->last_key), "%s",
             header->idempotency_key != NULL ? header->idempotency_key : "");
    b->last_operator = who == NULL;
}

static int fail_as_told(behaviour *b, fault *f)
{
    int code = b->code;
    if (code == 0 || (b->failures != 0 && b->failed >= b->failures))
        return 0;
    b->failed++;
    return shop__fault_field(f, code, "lines[2].sku", "told to fail");
}

int party_handle(void *userdata, const char *peer, const schema_op *op, call_header *header, const payload *in,
                 const void **ret_block, fault *f)
{
    party *p = userdata;
    behaviour *b = &p->does;
    (void)op;
    (void)in;
    if (atomic_fetch_add(&b->begun, 1) == 0)
        note(b, peer, header);
    while (b->held)
        party_sleep_ms(STEP_MS);
    int code = fail_as_told(b, f);
    const char *result = b->result;
    if (code == 0 && result != NULL) {
        size_t size = strlen(result) + 1;
        void *block = shop__block_new(shop_env_default(), size);
        memcpy(block, result, size);
        *ret_block = block;
    }
    b->ended++;
    return code;
}

static int authenticate(void *userdata, const uint8_t key[RPC_KEY_BYTES], char ret_peer[RPC_PEER_SIZE])
{
    const party *p = userdata;
    const char *peer = p->peer;
    if (peer == NULL || memcmp(key, p->client_keys.public, RPC_KEY_BYTES) != 0)
        return SHOP_E_UNAUTHENTICATED;
    snprintf(ret_peer, RPC_PEER_SIZE, "%s", peer);
    return 0;
}

void key_pair_new(key_pair *k)
{
    char public[Z85_SIZE], secret[Z85_SIZE];
    assert_int_equal(zmq_curve_keypair(public, secret), 0);
    assert_non_null(zmq_z85_decode(k->public, public));
    assert_non_null(zmq_z85_decode(k->secret, secret));
}

void party_init(party *p)
{
    const char *parent = getenv("TMPDIR");
    memset(p, 0, sizeof(*p));
    snprintf(p->folder, sizeof(p->folder), "%.80s/rpc-XXXXXX", parent != NULL ? parent : "/tmp");
    assert_non_null(mkdtemp(p->folder));
    snprintf(p->url, sizeof(p->url), "ipc://%s/s", p->folder);
    p->options = (rpc_server_options){.handle = party_handle, .userdata = p, .endpoint_count = 1};
}

void party_network(party *p)
{
    key_pair_new(&p->server_keys);
    key_pair_new(&p->client_keys);
    p->peer = "operator";
    p->options.secret_key = p->server_keys.secret;
    p->options.authenticate = authenticate;
    snprintf(p->url, sizeof(p->url), "tcp://127.0.0.1:*");
}

void party_serve(party *p)
{
    fault f = {0};
    const char *const endpoints[] = {p->url};
    p->options.endpoints = endpoints;
    if (shop__rpc_serve(&p->options, &p->server, &f) != 0)
        fail_msg("%s: %s", p->url, f.message);
    p->options.endpoints = NULL;
    assert_null(shop__rpc_endpoint(p->server, 1));
    snprintf(p->url, sizeof(p->url), "%s", shop__rpc_endpoint(p->server, 0));
}

void party_stop(party *p)
{
    shop__rpc_stop(p->server);
    p->server = NULL;
}

void party_end(party *p)
{
    p->does.held = false;
    party_stop(p);
    folder_remove(p->folder);
}

shop *party_open(const party *p, uint32_t timeout_ms)
{
    shop_options options = SHOP_OPTIONS_INIT;
    shop *s = NULL;
    options.flags = SHOP_OPEN_MANUAL;
    options.timeout_ms = timeout_ms;
    options.secret_key = p->client_keys.secret;
    options.server_key = p->server_keys.public;
    if (shop_open(p->url, &options, &s) != 0)
        fail_msg("%s: %s", p->url, shop_error_last()->message);
    return s;
}

/* --- raw sockets ------------------------------------------------------------------------------ */

void raw_open(raw_peer *r, const party *p, int type)
{
    const int none = 0;
    r->context = zmq_ctx_new();
    r->socket = zmq_socket(r->context, type);
    assert_non_null(r->socket);
    zmq_setsockopt(r->socket, ZMQ_LINGER, &none, sizeof(none));
    assert_int_equal(zmq_connect(r->socket, p->url), 0);
}

void raw_close(raw_peer *r)
{
    zmq_close(r->socket);
    zmq_ctx_term(r->context);
}

static bool take_in_time(void *socket, frames *m, int patience_ms)
{
    zmq_pollitem_t item = {socket, 0, ZMQ_POLLIN, 0};
    return zmq_poll(&item, 1, patience_ms) == 1 && shop__frames_take(socket, m);
}

int raw_ask(raw_peer *r, const frame *parts, size_t count, int patience_ms)
{
    frames m;
    arena a;
    shop_rpc_reply reply;
    for (size_t i = 0; i < count; i++)
        zmq_send(r->socket, parts[i].bytes, parts[i].size, i + 1 < count ? ZMQ_SNDMORE : 0);
    if (!take_in_time(r->socket, &m, patience_ms))
        return 1;
    shop__arena_init(&a, shop_env_default(), NULL, 0, RPC_HEADER_MAX_BYTES);
    assert_int_equal(m.total, 2);
    const frame header = shop__frame_of(&m.part[0]);
    assert_int_equal(shop__wire_read_reply(header.bytes, header.size, &a, &reply, NULL), 0);
    shop__arena_free(&a);
    shop__frames_close(&m);
    return (int)reply.code;
}
