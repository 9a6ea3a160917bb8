/* socket.c - ZeroMQ sockets as this library uses them; see socket.h.
 * A socket's descriptor is never waited for by itself: it is edge-triggered, and an event that came with a send
 * would be missed. zmq_poll() looks at the socket's own state each time. */
#include "lib/rpc/socket.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "lib/rpc/limits.h"

enum { Z85_SIZE = 41 };

static const struct {
    int option, value;
} bounds[] = {
    {ZMQ_LINGER, 0},
    {ZMQ_SNDHWM, RPC_MESSAGES_MAX},
    {ZMQ_RCVHWM, RPC_MESSAGES_MAX},
    {ZMQ_HANDSHAKE_IVL, RPC_HANDSHAKE_MS},
    {ZMQ_RECONNECT_IVL, RPC_RECONNECT_MS},
    {ZMQ_RECONNECT_IVL_MAX, RPC_RECONNECT_MAX_MS},
    {ZMQ_TCP_KEEPALIVE, 1},
};

bool shop__socket_int(void *socket, int option, int value)
{
    return zmq_setsockopt(socket, option, &value, sizeof(value)) == 0;
}

void *shop__socket_new(void *context, int type)
{
    const int64_t largest = RPC_FRAME_MAX_BYTES;
    void *socket = zmq_socket(context, type);
    if (socket == NULL)
        return NULL;
    bool set = zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &largest, sizeof(largest)) == 0;
    for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++)
        set = set && shop__socket_int(socket, bounds[i].option, bounds[i].value);
    if (set)
        return socket;
    zmq_close(socket);
    return NULL;
}

static int set_key(void *socket, int option, const void *key, fault *f)
{
    ENSURE(zmq_setsockopt(socket, option, key, RPC_KEY_BYTES) == 0,
           shop__fault_set(f, SHOP_E_UNSUPPORTED, "the installed libzmq cannot encrypt"));
    return 0;
}

int shop__socket_as_server(void *socket, const uint8_t secret[RPC_KEY_BYTES], fault *f)
{
    static const char domain[] = "shop"; /* without one libzmq asks nobody */
    ENSURE(zmq_setsockopt(socket, ZMQ_ZAP_DOMAIN, domain, sizeof(domain) - 1) == 0,
           shop__fault_set(f, SHOP_E_INTERNAL, "no domain: %s", zmq_strerror(zmq_errno())));
    ENSURE(shop__socket_int(socket, ZMQ_CURVE_SERVER, 1),
           shop__fault_set(f, SHOP_E_UNSUPPORTED, "the installed libzmq cannot encrypt"));
    return set_key(socket, ZMQ_CURVE_SECRETKEY, secret, f);
}

int shop__socket_as_client(void *socket, const uint8_t secret[RPC_KEY_BYTES],
                           const uint8_t server[RPC_KEY_BYTES], fault *f)
{
    char secret_text[Z85_SIZE], public_text[Z85_SIZE];
    uint8_t public_key[RPC_KEY_BYTES];
    ENSURE(zmq_z85_encode(secret_text, secret, RPC_KEY_BYTES) != NULL &&
               zmq_curve_public(public_text, secret_text) == 0 && zmq_z85_decode(public_key, public_text) != NULL,
           shop__fault_set(f, SHOP_E_UNSUPPORTED, "the installed libzmq cannot encrypt"));
    TRY(set_key(socket, ZMQ_CURVE_PUBLICKEY, public_key, f));
    TRY(set_key(socket, ZMQ_CURVE_SECRETKEY, secret, f));
    return set_key(socket, ZMQ_CURVE_SERVERKEY, server, f);
}

/* --- messages --------------------------------------------------------------------------------- */

static bool take_part(void *socket, zmq_msg_t *part)
{
    zmq_msg_init(part);
    if (zmq_msg_recv(part, socket, ZMQ_DONTWAIT) >= 0)
        return true;
    zmq_msg_close(part);
    return false;
}

/* Frames of one message arrive together: once the first is there, so are the others. */
bool shop__frames_take(void *socket, frames *ret)
{
    bool more = true;
    ret->count = ret->total = 0;
    while (more) {
        zmq_msg_t part;
        if (!take_part(socket, &part))
            break;
        more = zmq_msg_more(&part) != 0;
        ret->total++;
        if (ret->count < FRAMES_MAX) {
            zmq_msg_init(&ret->part[ret->count]);
            zmq_msg_move(&ret->part[ret->count++], &part);
        }
        zmq_msg_close(&part);
    }
    return ret->total > 0;
}

void shop__frames_close(frames *m)
{
    for (size_t i = 0; i < m->count; i++)
        zmq_msg_close(&m->part[i]);
    m->count = 0;
}

int shop__frames_send(void *socket, const frame *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int more = i + 1 < count ? ZMQ_SNDMORE : 0;
        if (zmq_send(socket, parts[i].bytes, parts[i].size, ZMQ_DONTWAIT | more) < 0)
            return zmq_errno();
    }
    return 0;
}

/* --- a bell ----------------------------------------------------------------------------------- */

int shop__bell_new(void)
{
    return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

void shop__bell_ring(int bell)
{
    const uint64_t one = 1;
    ssize_t written = write(bell, &one, sizeof(one)); /* full = rung already */
    (void)written;
}

void shop__bell_hush(int bell)
{
    uint64_t rung;
    ssize_t got = read(bell, &rung, sizeof(rung));
    (void)got;
}

void shop__bell_close(int bell)
{
    if (bell >= 0)
        (void)close(bell);
}
