/* party.h - for tests of lib/rpc: a server in a folder of its own, or on a free port, whose handler does what its
 * caller's arguments say, and shops opened on it. */
#ifndef SHOP_TESTS_UNIT_RPC_PARTY_H
#define SHOP_TESTS_UNIT_RPC_PARTY_H

#include <stdatomic.h>

#include "lib/rpc/client.h"
#include "lib/rpc/server.h"
#include "shop/shop.h"

enum { PATIENCE_MS = 20000, URL_SIZE = 300 };

/* What the handler does; the test sets it, worker threads read and count. */
typedef struct behaviour {
    atomic_int code;        /* 0 = the result */
    atomic_int failures;    /* so many calls fail with `code`; 0 = all */
    atomic_int failed;
    atomic_bool held;       /* calls wait until it is false */
    atomic_int begun;       /* calls that reached the handler */
    atomic_int ended;
    const char *_Atomic result; /* JSON; NULL = {} */
    char last_peer[RPC_PEER_SIZE];
    char last_user[64];
    char last_key[64];
    bool last_operator;
} behaviour;

typedef struct key_pair {
    uint8_t secret[RPC_KEY_BYTES];
    uint8_t public[RPC_KEY_BYTES];
} key_pair;

typedef struct party {
    char folder[128];
    char url[URL_SIZE];
    behaviour does;
    rpc_server *server;
    rpc_server_options options;
    key_pair server_keys;
    key_pair client_keys; /* known to the server as `peer` */
    const char *_Atomic peer; /* NULL: its certificate was revoked */
} party;

void party_init(party *p);   /* ipc:// in a new folder; nothing runs yet */
void party_network(party *p); /* tcp:// on a free port instead, with keys */
void party_serve(party *p);
void party_stop(party *p);
void party_end(party *p);

/* A shop at the party's place; its calls time out after `timeout_ms`. */
shop *party_open(const party *p, uint32_t timeout_ms);

void key_pair_new(key_pair *k);

/* The handler. */
int party_handle(void *userdata, const char *peer, const schema_op *op, call_header *header, const payload *in,
                 const void **ret_block, fault *f);

/* False: it did not come to that in a long time. */
bool party_waits_for(const atomic_int *what, int least);

void party_sleep_ms(int ms);

/* A socket that says what it likes to the party's server; close both. */
typedef struct raw_peer {
    void *context;
    void *socket;
} raw_peer;

void raw_open(raw_peer *r, const party *p, int type);
void raw_close(raw_peer *r);

/* The reply's code after sending these frames; 1 = there was none in `patience_ms`. */
int raw_ask(raw_peer *r, const frame *parts, size_t count, int patience_ms);

#endif
