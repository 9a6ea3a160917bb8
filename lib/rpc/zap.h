/* zap.h - who may connect to a socket with keys (ZeroMQ RFC 27). libzmq fails open: where nobody answers its
 * question it lets everybody in, without a name. So a message counts only if its connection was given one here:
 * the peer's public key in hex, which is looked up again for each message. */
#ifndef SHOP_LIB_RPC_ZAP_H
#define SHOP_LIB_RPC_ZAP_H

#include "lib/rpc/limits.h"
#include "lib/rpc/socket.h"

typedef int zap_authenticate(void *userdata, const uint8_t key[RPC_KEY_BYTES], char ret_peer[RPC_PEER_SIZE]);

/* The socket on which libzmq asks; made before any other of its context is bound. */
int shop__zap_open(void *context, void **ret_socket, fault *f);

/* Answer what was asked. Returns how many were refused. */
uint32_t shop__zap_answer(void *socket, zap_authenticate *authenticate, void *userdata);

/* The key of the connection by which a message came. False: it has none. */
bool shop__zap_key_of(zmq_msg_t *part, uint8_t ret_key[RPC_KEY_BYTES]);

#endif
