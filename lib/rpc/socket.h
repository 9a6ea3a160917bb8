/* socket.h - ZeroMQ sockets as this library uses them: bounded, never waiting, encrypted where a network
 * is between. Messages come and go whole; frames beyond what a message may have are counted and dropped. */
#ifndef SHOP_LIB_RPC_SOCKET_H
#define SHOP_LIB_RPC_SOCKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zmq.h>

#include "lib/base/fault.h"

enum { RPC_KEY_BYTES = 32, FRAMES_MAX = 16 };

/* A message that came in. */
typedef struct frames {
    zmq_msg_t part[FRAMES_MAX];
    size_t count; /* held */
    size_t total; /* that the message had */
} frames;

typedef struct frame {
    const void *bytes;
    size_t size;
} frame;

/* A socket with every bound set; NULL when there are no more. */
void *shop__socket_new(void *context, int type);

bool shop__socket_int(void *socket, int option, int value);

/* This side encrypts, and knows whom it talks to by their keys. */
int shop__socket_as_server(void *socket, const uint8_t secret[RPC_KEY_BYTES], fault *f);
int shop__socket_as_client(void *socket, const uint8_t secret[RPC_KEY_BYTES],
                           const uint8_t server[RPC_KEY_BYTES], fault *f);

/* Take one message if there is one. Close what was taken. */
bool shop__frames_take(void *socket, frames *ret);
void shop__frames_close(frames *m);

/* Send one message, or nothing: 0, EAGAIN (no room, no connection), EHOSTUNREACH (nobody there any more)
 * or another errno. */
int shop__frames_send(void *socket, const frame *parts, size_t count);

static inline frame shop__frame_of(zmq_msg_t *part)
{
    return (frame){zmq_msg_data(part), zmq_msg_size(part)};
}

/* A bell that wakes a thread out of zmq_poll(). -1: there are no more descriptors. */
int shop__bell_new(void);
void shop__bell_ring(int bell);
void shop__bell_hush(int bell);
void shop__bell_close(int bell);

#endif
