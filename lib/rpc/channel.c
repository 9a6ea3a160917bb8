/* channel.c - connections to the instances of services; see channel.h.
 * A message that was given to a connection may have arrived, one that was not has not: so a connection takes
 * messages only while it stands (ZMQ_IMMEDIATE), and its end is heard from the socket's monitor. */
#include "lib/rpc/channel.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/rpc/retry.h"

enum {
    EVENT_BYTES = 6, /* number and value */
    MONITOR_SIZE = 48,
    HEADER_ARENA_BYTES = 4 * RPC_HEADER_MAX_BYTES,
    POLL_ITEMS = 1 + 2 * RPC_ENDPOINTS_MAX,
    REPLY_FRAMES = 2,
    NS_PER_MS = 1000 * 1000
};
_Static_assert((RPC_SLOTS & (RPC_SLOTS - 1)) == 0, "a call's slot is its number's low bits");
_Static_assert(RPC_SLOTS >= RPC_IN_FLIGHT_MAX * SHOP__SERVICE_COUNT, "every service has its slots");

typedef struct line {
    const char *address;
    void *socket;
    void *monitor;
    bool up;
    bool leaving; /* the instance said so: it gets no more until it is back */
    int64_t left_ns;
    bool refused; /* it does not know our key */
    breaker health;
    exchange *first; /* not sent yet */
    exchange *last;
} line;

struct channel {
    const shop_env *env;
    endpoint_list where;
    bool keyed;
    uint8_t secret_key[RPC_KEY_BYTES], server_key[RPC_KEY_BYTES];
    shop_mutex lock; /* of all that follows */
    shop_cond room;
    line lines[RPC_ENDPOINTS_MAX];
    size_t next; /* the line whose turn it is */
    exchange *slots[RPC_SLOTS];
    uint64_t numbers;
    uint32_t in_flight[SHOP__SERVICE_COUNT];
    channel_figures figures;
    bool started, stopping;
    void *context;
    int bell;
    void *thread;
};

/* --- exchanges, under the lock ---------------------------------------------------------------- */

static void queue(line *l, exchange *x)
{
    x->next = NULL;
    if (l->last != NULL)
        l->last->next = x;
    else
        l->first = x;
    l->last = x;
}

static void unqueue(line *l, const exchange *x)
{
    exchange *before = NULL;
    exchange **at = &l->first;
    for (; *at != NULL && *at != x; at = &(*at)->next)
        before = *at;
    if (*at == NULL)
        return;
    *at = x->next;
    if (l->last == x)
        l->last = before;
}

static void finish(channel *c, exchange *x, exchange_end end)
{
    x->end = end;
    shop__cond_signal(c->env, &x->ended);
}

static exchange *exchange_of(const channel *c, int64_t number)
{
    exchange *x = c->slots[(uint64_t)number & (RPC_SLOTS - 1)];
    return x != NULL && x->request->call == number && x->end == EXCHANGE_RUNS ? x : NULL;
}

/* --- the thread: what comes in ---------------------------------------------------------------- */

static void take_reply(channel *c, line *l, frames *m)
{
    arena a;
    _Alignas(max_align_t) char room[RPC_JOB_TEXT_BYTES];
    shop_rpc_reply reply;
    const frame header = shop__frame_of(&m->part[0]);
    shop__arena_init(&a, c->env, room, sizeof(room), HEADER_ARENA_BYTES);
    bool understood = m->total == REPLY_FRAMES &&
                      shop__wire_read_reply(header.bytes, header.size, &a, &reply, NULL) == 0;
    shop__mutex_lock(c->env, &c->lock);
    exchange *x = understood ? exchange_of(c, reply.call) : NULL;
    if (x != NULL && x->to == l && x->sent) {
        for (x->answer.count = 0; x->answer.count < REPLY_FRAMES; x->answer.count++) {
            zmq_msg_init(&x->answer.part[x->answer.count]);
            zmq_msg_move(&x->answer.part[x->answer.count], &m->part[x->answer.count]);
        }
        finish(c, x, EXCHANGE_ANSWERED);
    } else if (understood && reply.call == 0 && reply.code == SHOP_E_UNAVAILABLE) {
        l->leaving = true;
        l->left_ns = shop__env_monotonic_ns(c->env);
    }
    shop__mutex_unlock(c->env, &c->lock);
    shop__arena_free(&a);
}

static void take_replies(channel *c, line *l)
{
    frames m;
    while (shop__frames_take(l->socket, &m)) {
        take_reply(c, l, &m);
        shop__frames_close(&m);
    }
}

/* Calls that went by a connection that ended will not be answered. */
static void line_down(channel *c, line *l)
{
    take_replies(c, l);
    shop__mutex_lock(c->env, &c->lock);
    l->up = false;
    for (size_t i = 0; i < RPC_SLOTS; i++) {
        exchange *x = c->slots[i];
        if (x != NULL && x->to == l && x->sent && x->end == EXCHANGE_RUNS)
            finish(c, x, EXCHANGE_CUT);
    }
    shop__mutex_unlock(c->env, &c->lock);
}

/* Whoever finishes a handshake lives, however often it failed before. */
static void line_up(channel *c, line *l)
{
    shop__mutex_lock(c->env, &c->lock);
    l->up = true;
    l->leaving = l->refused = false;
    shop__breaker_succeed(&l->health);
    shop__mutex_unlock(c->env, &c->lock);
}

static void line_refused(channel *c, line *l)
{
    shop__mutex_lock(c->env, &c->lock);
    l->refused = true;
    for (exchange *x = l->first; x != NULL; x = x->next)
        finish(c, x, EXCHANGE_UNSENT);
    l->first = l->last = NULL;
    shop__mutex_unlock(c->env, &c->lock);
}

static const struct {
    uint16_t event;
    void (*heard)(channel *c, line *l);
} events[] = {
    {ZMQ_EVENT_DISCONNECTED, line_down},
    {ZMQ_EVENT_HANDSHAKE_SUCCEEDED, line_up},
    {ZMQ_EVENT_HANDSHAKE_FAILED_AUTH, line_refused},
    {ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL, line_refused},
};
enum { EVENTS = sizeof(events) / sizeof(events[0]) };

static int wanted_events(void)
{
    int all = 0;
    for (size_t i = 0; i < EVENTS; i++)
        all |= events[i].event;
    return all;
}

static void take_events(channel *c, line *l)
{
    frames m;
    while (shop__frames_take(l->monitor, &m)) {
        uint16_t event = 0;
        if (zmq_msg_size(&m.part[0]) == EVENT_BYTES)
            memcpy(&event, zmq_msg_data(&m.part[0]), sizeof(event));
        shop__frames_close(&m);
        for (size_t i = 0; i < EVENTS; i++)
            if (events[i].event == event)
                events[i].heard(c, l);
    }
}

/* --- the thread: what goes out ---------------------------------------------------------------- */

static void send_queued(channel *c, line *l)
{
    shop__mutex_lock(c->env, &c->lock);
    while (l->first != NULL && l->up && !l->leaving) {
        exchange *x = l->first;
        const frame parts[] = {
            {x->op->name, strlen(x->op->name)}, {x->header.data, x->header.size}, {x->body, x->body_size}};
        if (shop__frames_send(l->socket, parts, 3) != 0)
            break;
        x->sent = true;
        c->figures.sent++;
        unqueue(l, x);
    }
    shop__mutex_unlock(c->env, &c->lock);
}

static int fill_items(channel *c, zmq_pollitem_t *items)
{
    int count = 0;
    shop__mutex_lock(c->env, &c->lock);
    items[count++] = (zmq_pollitem_t){NULL, c->bell, ZMQ_POLLIN, 0};
    for (size_t i = 0; i < c->where.count; i++) {
        const line *l = &c->lines[i];
        bool sends = l->first != NULL && l->up && !l->leaving;
        items[count++] = (zmq_pollitem_t){l->socket, 0, (short)(ZMQ_POLLIN | (sends ? ZMQ_POLLOUT : 0)), 0};
        items[count++] = (zmq_pollitem_t){l->monitor, 0, ZMQ_POLLIN, 0};
    }
    count = c->stopping ? 0 : count;
    shop__mutex_unlock(c->env, &c->lock);
    return count;
}

static void carry(void *argument)
{
    channel *c = argument;
    zmq_pollitem_t items[POLL_ITEMS];
    int count;
    while ((count = fill_items(c, items)) > 0) {
        (void)zmq_poll(items, count, -1);
        shop__bell_hush(c->bell);
        for (size_t i = 0; i < c->where.count; i++) {
            line *l = &c->lines[i];
            take_events(c, l);
            take_replies(c, l);
            send_queued(c, l);
        }
    }
}

/* --- opening and closing ---------------------------------------------------------------------- */

static int open_line(channel *c, size_t i, fault *f)
{
    line *l = &c->lines[i];
    char name[MONITOR_SIZE];
    snprintf(name, sizeof(name), "inproc://monitor-%zu", i);
    l->address = c->where.at[i];
    l->socket = shop__socket_new(c->context, ZMQ_DEALER);
    l->monitor = shop__socket_new(c->context, ZMQ_PAIR);
    ENSURE(l->socket != NULL && l->monitor != NULL, SHOP_E_NO_MEMORY);
    bool set = shop__socket_int(l->socket, ZMQ_IMMEDIATE, 1) &&
               shop__socket_int(l->socket, ZMQ_HEARTBEAT_IVL, RPC_HEARTBEAT_MS) &&
               shop__socket_int(l->socket, ZMQ_HEARTBEAT_TIMEOUT, RPC_SILENCE_MS) &&
               (strchr(l->address, '[') == NULL || shop__socket_int(l->socket, ZMQ_IPV6, 1));
    if (c->keyed)
        TRY(shop__socket_as_client(l->socket, c->secret_key, c->server_key, f));
    ENSURE(set && zmq_socket_monitor(l->socket, name, wanted_events()) == 0 && zmq_connect(l->monitor, name) == 0 &&
               zmq_connect(l->socket, l->address) == 0,
           shop__fault_set(f, SHOP_E_UNAVAILABLE, "cannot connect to %s: %s", l->address, zmq_strerror(zmq_errno())));
    return 0;
}

static void close_sockets(channel *c)
{
    for (size_t i = 0; i < c->where.count; i++) {
        line *l = &c->lines[i];
        if (l->monitor != NULL)
            zmq_close(l->monitor);
        if (l->socket != NULL)
            zmq_close(l->socket);
        l->monitor = l->socket = NULL;
    }
    while (c->context != NULL && zmq_ctx_term(c->context) != 0 && zmq_errno() == EINTR)
        continue;
    c->context = NULL;
    shop__bell_close(c->bell);
    c->bell = -1;
}

static int open_sockets(channel *c, fault *f)
{
    c->bell = shop__bell_new();
    c->context = zmq_ctx_new();
    ENSURE(c->bell >= 0 && c->context != NULL,
           shop__fault_set(f, SHOP_E_UNAVAILABLE, "there are no more descriptors"));
    for (size_t i = 0; i < c->where.count; i++)
        TRY(open_line(c, i, f));
    return shop__thread_start(c->env, carry, c, &c->thread);
}

/* Under the lock, by the first call. */
static int start(channel *c, fault *f)
{
    if (c->started)
        return 0;
    int code = open_sockets(c, f);
    if (code != 0)
        close_sockets(c);
    c->started = code == 0;
    return code;
}

int shop__channel_open(const shop_env *env, const endpoint_list *where, const uint8_t *secret_key,
                       const uint8_t *server_key, channel **ret, fault *f)
{
    ENSURE(!where->network || (secret_key != NULL && server_key != NULL),
           shop__fault_field(f, SHOP_E_USAGE, "url", "tcp:// needs the keys of both sides"));
    channel *c = shop__env_alloc(env, sizeof(*c));
    ENSURE(c != NULL, SHOP_E_NO_MEMORY);
    c->env = env;
    c->where = *where;
    c->bell = -1;
    c->keyed = where->network;
    if (c->keyed) {
        memcpy(c->secret_key, secret_key, RPC_KEY_BYTES);
        memcpy(c->server_key, server_key, RPC_KEY_BYTES);
    }
    shop__mutex_init(env, &c->lock);
    shop__cond_init(env, &c->room);
    *ret = c;
    return 0;
}

void shop__channel_close(channel *c)
{
    shop__mutex_lock(c->env, &c->lock);
    c->stopping = true;
    shop__mutex_unlock(c->env, &c->lock);
    if (c->started) {
        shop__bell_ring(c->bell);
        shop__thread_join(c->env, c->thread);
        close_sockets(c);
    }
    shop__cond_destroy(c->env, &c->room);
    shop__mutex_destroy(c->env, &c->lock);
    shop__channel_forget(c);
}

void shop__channel_forget(channel *c)
{
    memset(c->secret_key, 0, sizeof(c->secret_key));
    shop__env_release(c->env, c);
}

/* --- the caller ------------------------------------------------------------------------------- */

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A slow service must not take all callers with it: it gets so many, and the others wait only a moment. */
static bool wait_for_room(channel *c, const exchange *x)
{
    int64_t until_ns = earlier(x->deadline_ns, x->begun_ns + (int64_t)RPC_ROOM_MS * NS_PER_MS);
    while (c->in_flight[x->op->service] >= RPC_IN_FLIGHT_MAX)
        if (!shop__cond_wait(c->env, &c->room, &c->lock, until_ns))
            return c->in_flight[x->op->service] < RPC_IN_FLIGHT_MAX;
    return true;
}

/* The next instance that is connected and healthy, or one that may become so. */
static line *choose_line(channel *c)
{
    line *fallback = NULL;
    int64_t now_ns = shop__env_monotonic_ns(c->env);
    for (size_t i = 0; i < c->where.count; i++) {
        line *l = &c->lines[(c->next + i) % c->where.count];
        if (!shop__breaker_allows(&l->health, now_ns))
            continue;
        if (l->up && !l->leaving) {
            fallback = l;
            break;
        }
        if (fallback == NULL)
            fallback = l;
    }
    c->next++;
    if (fallback != NULL)
        shop__breaker_begin(&fallback->health, now_ns);
    return fallback;
}

/* There is a free slot: there are more than calls that were let in. */
static void number(channel *c, exchange *x)
{
    do
        c->numbers++;
    while (c->slots[c->numbers & (RPC_SLOTS - 1)] != NULL);
    c->slots[c->numbers & (RPC_SLOTS - 1)] = x;
    x->request->call = (int64_t)c->numbers;
    c->in_flight[x->op->service]++;
    c->figures.in_flight++;
}

static void leave(channel *c, exchange *x)
{
    c->slots[(uint64_t)x->request->call & (RPC_SLOTS - 1)] = NULL;
    c->in_flight[x->op->service]--;
    c->figures.in_flight--;
    if (!x->sent)
        unqueue(x->to, x);
    shop__cond_broadcast(c->env, &c->room);
}

/* Whether the end says something about the instance. A caller in a hurry proves nothing, and one that is started
 * anew said so before. */
static bool tells(const exchange *x, int64_t now_ns)
{
    const line *l = x->to;
    if (x->end == EXCHANGE_UNSENT && l->leaving && now_ns - l->left_ns < (int64_t)RPC_AWAY_MS * NS_PER_MS)
        return false;
    return x->end == EXCHANGE_CUT || now_ns - x->begun_ns >= (int64_t)RPC_SLOW_MS * NS_PER_MS;
}

static void judge(channel *c, const exchange *x)
{
    breaker *b = &x->to->health;
    int64_t now_ns = shop__env_monotonic_ns(c->env);
    bool was_closed = b->failures < RPC_BREAKER_FAILURES;
    c->figures.cut += x->end == EXCHANGE_CUT;
    c->figures.late += x->end == EXCHANGE_LATE;
    if (x->end == EXCHANGE_ANSWERED)
        shop__breaker_succeed(b);
    else if (tells(x, now_ns))
        shop__breaker_fail(b, now_ns);
    else
        shop__breaker_abstain(b);
    c->figures.opened += was_closed && b->failures >= RPC_BREAKER_FAILURES;
}

static void wait_for_end(channel *c, exchange *x)
{
    int64_t connected_by_ns = earlier(x->deadline_ns, x->begun_ns + (int64_t)RPC_CONNECT_MS * NS_PER_MS);
    while (x->end == EXCHANGE_RUNS) {
        int64_t until_ns = x->sent ? x->deadline_ns + (int64_t)RPC_GRACE_MS * NS_PER_MS : connected_by_ns;
        if (shop__cond_wait(c->env, &x->ended, &c->lock, until_ns) || x->end != EXCHANGE_RUNS)
            continue;
        if (!x->sent)
            x->end = EXCHANGE_UNSENT;
        else if (shop__env_monotonic_ns(c->env) >= x->deadline_ns + (int64_t)RPC_GRACE_MS * NS_PER_MS)
            x->end = EXCHANGE_LATE;
    }
}

static const char *const ends[] = {
    [EXCHANGE_CROWDED] = "too many calls to this service are under way",
    [EXCHANGE_NO_WAY] = "every instance failed just now and is left alone for a moment",
    [EXCHANGE_UNSENT] = "cannot be reached",
    [EXCHANGE_CUT] = "the connection ended before the answer",
    [EXCHANGE_LATE] = "no answer in time",
};

/* The code is the caller's to say: it knows whether the work may be in doubt. */
static void tell(const exchange *x, fault *f)
{
    const char *who = x->to != NULL ? x->to->address : x->op->name;
    bool key = x->end == EXCHANGE_UNSENT && x->to->refused;
    shop__fault_set(f, SHOP_E_UNAVAILABLE, "%s: %s", who, key ? "refuses this side's key" : ends[x->end]);
}

/* Room, a line and a number; false: x->end says why not. */
static bool begin(channel *c, exchange *x)
{
    if (!wait_for_room(c, x)) {
        x->end = EXCHANGE_CROWDED;
        return false;
    }
    x->to = choose_line(c);
    if (x->to == NULL) {
        x->end = EXCHANGE_NO_WAY;
        return false;
    }
    number(c, x);
    return true;
}

static void run(channel *c, exchange *x)
{
    if (!begin(c, x))
        return;
    if (shop__wire_write_request(x->request, &x->header) != 0) {
        x->end = EXCHANGE_UNSENT;
    } else {
        queue(x->to, x);
        shop__bell_ring(c->bell);
        wait_for_end(c, x);
    }
    leave(c, x);
    judge(c, x);
}

int shop__channel_exchange(channel *c, exchange *x, exchange_end *ret_end, fault *f)
{
    x->end = EXCHANGE_RUNS;
    x->begun_ns = shop__env_monotonic_ns(c->env);
    shop__buf_init(&x->header, c->env, RPC_HEADER_MAX_BYTES);
    shop__cond_init(c->env, &x->ended);
    shop__mutex_lock(c->env, &c->lock);
    int code = start(c, f);
    if (code == 0)
        run(c, x);
    if (code == 0 && x->end != EXCHANGE_ANSWERED)
        tell(x, f);
    shop__mutex_unlock(c->env, &c->lock);
    shop__cond_destroy(c->env, &x->ended);
    *ret_end = x->end;
    return code;
}

void shop__exchange_close(exchange *x)
{
    shop__frames_close(&x->answer);
    shop__buf_free(&x->header);
}

void shop__channel_figures(channel *c, channel_figures *ret)
{
    shop__mutex_lock(c->env, &c->lock);
    *ret = c->figures;
    for (size_t i = 0; i < c->where.count; i++)
        ret->connected += c->lines[i].up;
    shop__mutex_unlock(c->env, &c->lock);
}
