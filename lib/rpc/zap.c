/* zap.c - who may connect to a socket with keys; see zap.h. */
#include "lib/rpc/zap.h"

#include <string.h>

#include "lib/base/text.h"

enum {
    ZAP_VERSION,
    ZAP_REQUEST,
    ZAP_DOMAIN,
    ZAP_ADDRESS,
    ZAP_ROUTING_ID,
    ZAP_MECHANISM,
    ZAP_KEY,
    ZAP_FRAMES,
    ZAP_ANSWER_FRAMES = 6,
    KEY_HEX = 2 * RPC_KEY_BYTES
};

int shop__zap_open(void *context, void **ret_socket, fault *f)
{
    void *socket = shop__socket_new(context, ZMQ_REP);
    ENSURE(socket != NULL, SHOP_E_NO_MEMORY);
    if (zmq_bind(socket, "inproc://zeromq.zap.01") != 0) {
        zmq_close(socket);
        return shop__fault_set(f, SHOP_E_INTERNAL, "nobody can ask for keys: %s", zmq_strerror(zmq_errno()));
    }
    *ret_socket = socket;
    return 0;
}

static bool is(zmq_msg_t *part, const char *text)
{
    size_t size = strlen(text);
    return zmq_msg_size(part) == size && memcmp(zmq_msg_data(part), text, size) == 0;
}

static bool well_formed(frames *m)
{
    return m->total == ZAP_FRAMES && is(&m->part[ZAP_VERSION], "1.0") && is(&m->part[ZAP_MECHANISM], "CURVE") &&
           zmq_msg_size(&m->part[ZAP_KEY]) == RPC_KEY_BYTES;
}

/* A REP socket owes an answer to everything, also to what is no question. */
static bool answer(void *socket, frames *m, zap_authenticate *authenticate, void *userdata)
{
    char peer[RPC_PEER_SIZE] = "", name[KEY_HEX + 1] = "";
    const uint8_t *key = well_formed(m) ? zmq_msg_data(&m->part[ZAP_KEY]) : NULL;
    bool known = key != NULL && authenticate(userdata, key, peer) == 0;
    if (known)
        shop__hex(key, RPC_KEY_BYTES, name);
    const frame number = m->count > ZAP_REQUEST ? shop__frame_of(&m->part[ZAP_REQUEST]) : (frame){"", 0};
    const frame parts[ZAP_ANSWER_FRAMES] = {
        {"1.0", 3}, number, {known ? "200" : "400", 3}, {known ? "OK" : "refused", known ? 2 : 7},
        {name, strlen(name)}, {"", 0},
    };
    (void)shop__frames_send(socket, parts, ZAP_ANSWER_FRAMES);
    return known;
}

uint32_t shop__zap_answer(void *socket, zap_authenticate *authenticate, void *userdata)
{
    frames m;
    uint32_t refused = 0;
    while (shop__frames_take(socket, &m)) {
        refused += !answer(socket, &m, authenticate, userdata);
        shop__frames_close(&m);
    }
    return refused;
}

static int digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c != '\0' ? strchr(digits, c) : NULL;
    return found != NULL ? (int)(found - digits) : -1;
}

bool shop__zap_key_of(zmq_msg_t *part, uint8_t ret_key[RPC_KEY_BYTES])
{
    const char *name = zmq_msg_gets(part, "User-Id");
    if (name == NULL || strlen(name) != KEY_HEX)
        return false;
    for (size_t i = 0; i < RPC_KEY_BYTES; i++) {
        int high = digit(name[2 * i]), low = digit(name[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        ret_key[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}
