/* server.h - answers calls of other processes. One thread owns the sockets, workers run the calls; what does
 * not fit the queue is refused at once. On tcp:// every peer has a key, and is asked for at every message. */
#ifndef SHOP_LIB_RPC_SERVER_H
#define SHOP_LIB_RPC_SERVER_H

#include "lib/api/driver.h"
#include "lib/rpc/limits.h"
#include "lib/rpc/socket.h"

typedef struct rpc_server rpc_server;

typedef struct rpc_server_options {
    const shop_env *env; /* NULL = the operating system's */
    const char *const *endpoints; /* "ipc:///path", "tcp://127.0.0.1:*"; borrowed until the server runs */
    size_t endpoint_count;
    uint32_t workers;   /* 0 = RPC_WORKERS */
    uint32_t queue_max; /* 0 = RPC_QUEUE_MAX */
    const uint8_t *secret_key; /* RPC_KEY_BYTES; needed for tcp://; copied */
    void *userdata; /* of the functions below */

    /* Run one call, on a worker's thread. *ret_block is a block of JSON, or NULL for {}. `peer` is a service's
     * name, "" where the socket's file decides who may connect. */
    int (*handle)(void *userdata, const char *peer, const schema_op *op, call_header *header, const payload *in,
                  const void **ret_block, fault *f);
    /* Whose key this is, into ret_peer; anything but 0 refuses. Asked on the server's thread at every
     * connection and every message, so that a revoked key ends at once. */
    int (*authenticate)(void *userdata, const uint8_t key[RPC_KEY_BYTES], char ret_peer[RPC_PEER_SIZE]);
    /* Whether it may call this; NULL = what the schema declares. Not asked where there are no keys. */
    bool (*allow)(void *userdata, const char *peer, const schema_op *op);
} rpc_server_options;

typedef struct rpc_server_figures {
    uint64_t answered;   /* calls that ran, however they ended */
    uint64_t malformed;  /* not a request: frames, header, operation */
    uint64_t overloaded; /* the queue was full */
    uint64_t expired;    /* the deadline had passed */
    uint64_t leaving;    /* came while the server was ending */
    uint64_t strangers;  /* no key, or one that is not (any longer) known */
    uint64_t forbidden;  /* a known peer, but not for this operation */
    uint64_t lost;       /* answers whose caller had gone */
    uint32_t waiting;
    uint32_t running;
} rpc_server_figures;

/* SHOP_E_USAGE (options, tcp:// without keys), SHOP_E_INVALID (an endpoint), SHOP_E_UNAVAILABLE (it is taken). */
int shop__rpc_serve(const rpc_server_options *options, rpc_server **ret, fault *f);

/* Where it listens, with the port that was given; NULL behind the last. */
const char *shop__rpc_endpoint(const rpc_server *s, size_t i);

void shop__rpc_server_figures(rpc_server *s, rpc_server_figures *ret);

/* Accept nothing new, answer what runs and waits, then end. NULL is ignored. */
void shop__rpc_stop(rpc_server *s);

#endif
