/* server.c - answers calls of other processes; see server.h. Everything here but opening and closing runs on
 * the one thread that owns the sockets; it never waits for anything but them. */
#include "lib/rpc/server.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "lib/api/block.h"
#include "lib/base/env.h"
#include "lib/base/text.h"
#include "lib/rpc/access.h"
#include "lib/rpc/work.h"
#include "lib/rpc/zap.h"
#include "lib/schema/peers.h"

enum { ROUTE, NAME, HEADER, BODY, REQUEST_FRAMES, ROUTE_MAX_BYTES = 15, NS_PER_MS = 1000 * 1000, TAKEN_LOOK_MS = 20 };

typedef struct known_caller {
    uint8_t size;
    char route[ROUTE_MAX_BYTES];
} known_caller;

typedef struct server_counters {
    atomic_uint_fast64_t answered, malformed, overloaded, expired, leaving, strangers, forbidden, lost;
} server_counters;

struct rpc_server {
    const shop_env *env;
    rpc_server_options options;
    uint8_t secret[RPC_KEY_BYTES];
    char endpoints[RPC_ENDPOINTS_MAX][RPC_ENDPOINT_SIZE];
    size_t endpoint_count;
    bool keyed;
    void *context;
    void *router;
    void *zap;
    int bell;
    void *thread;
    atomic_bool stopping;
    int64_t told_at_ns; /* the callers, that it is leaving; 0 = not yet */
    work_pool pool;
    bool pool_runs;
    server_counters counters;
    known_caller callers[RPC_KNOWN_CALLERS];
};

static void count(atomic_uint_fast64_t *counter)
{
    atomic_fetch_add_explicit(counter, 1, memory_order_relaxed);
}

static int64_t since_told_ms(const rpc_server *s)
{
    return s->told_at_ns == 0 ? 0 : (shop__env_monotonic_ns(s->env) - s->told_at_ns) / NS_PER_MS;
}

/* What was sent before the callers heard of it is answered; whoever did not hear is refused for as long again. */
static bool refuses_new(const rpc_server *s)
{
    return since_told_ms(s) >= RPC_LEAVE_MS;
}

/* --- answers ---------------------------------------------------------------------------------- */

static void send_answer(rpc_server *s, job *j)
{
    static const char nothing[] = "{}";
    frame body = {nothing, j->failed ? 0 : sizeof(nothing) - 1};
    if (j->result != NULL && !j->failed)
        body = (frame){j->result, shop__block_size(j->result) - 1};
    const frame parts[] = {shop__frame_of(&j->route), {j->answer.data, j->answer.size}, body};
    if (j->answer.size == 0 || shop__frames_send(s->router, parts, 3) != 0)
        count(&s->counters.lost);
}

static void send_done(rpc_server *s)
{
    job *j;
    while ((j = shop__work_done(&s->pool)) != NULL) {
        count(j->expired ? &s->counters.expired : &s->counters.answered);
        send_answer(s, j);
        shop__job_free(j);
    }
}

static void dismiss(rpc_server *s, job *j)
{
    j->failed = true;
    send_answer(s, j);
    shop__job_free(j);
}

/* Without a route (nobody let the connection in) it is silence. */
static void refuse(rpc_server *s, job *j, int code, const fault *f)
{
    if (zmq_msg_size(&j->route) > 0 && shop__job_answer(j, code, f, NULL) == 0)
        dismiss(s, j);
    else
        shop__job_free(j);
}

/* Good, but not here or not now. */
static void put_off(rpc_server *s, job *j, const fault *f, int64_t retry_after_ms)
{
    if (shop__job_put_off(j, f->code, f, retry_after_ms) == 0)
        dismiss(s, j);
    else
        shop__job_free(j);
}

/* --- requests --------------------------------------------------------------------------------- */

/* Remember who calls, so that it can be told when this server leaves. Two that share a cell displace each
 * other: the one that is not told finds out when the connection ends. */
static void remember_caller(rpc_server *s, zmq_msg_t *from)
{
    size_t size = zmq_msg_size(from);
    if (size > ROUTE_MAX_BYTES)
        return;
    known_caller *cell = &s->callers[shop__text_hash(zmq_msg_data(from), size) % RPC_KNOWN_CALLERS];
    cell->size = (uint8_t)size;
    memcpy(cell->route, zmq_msg_data(from), size);
}

static int stranger(rpc_server *s, fault *f)
{
    count(&s->counters.strangers);
    return shop__fault_set(f, SHOP_E_UNAUTHENTICATED, "no valid certificate belongs to the key of this connection");
}

/* Whose the connection is now, and whether that peer may call this. */
static int admit(rpc_server *s, const uint8_t *key, job *j, fault *f)
{
    if (!s->keyed)
        return 0;
    ENSURE(s->options.authenticate(s->options.userdata, key, j->peer) == 0, stranger(s, f));
    bool allowed = s->options.allow != NULL ? s->options.allow(s->options.userdata, j->peer, j->op)
                                            : shop__peer_may(shop__peer(j->peer), j->op);
    allowed = allowed && shop__access_speaks(j->peer, &j->header);
    if (!allowed)
        count(&s->counters.forbidden);
    ENSURE(allowed, shop__fault_set(f, SHOP_E_FORBIDDEN, "%s may not call %s for this caller", j->peer, j->op->name));
    return 0;
}

static int read_frames(frames *m, job *j, fault *f)
{
    ENSURE(m->total == REQUEST_FRAMES,
           shop__fault_set(f, SHOP_E_INVALID, "a request has 3 frames, not %zu", m->total - 1));
    ENSURE(zmq_msg_size(&m->part[BODY]) <= RPC_BODY_MAX_BYTES,
           shop__fault_set(f, SHOP_E_TOO_LARGE, "arguments have at most %d bytes", (int)RPC_BODY_MAX_BYTES));
    size_t name_size = zmq_msg_size(&m->part[NAME]);
    if (name_size <= RPC_NAME_MAX_BYTES)
        j->op = shop__schema_op(zmq_msg_data(&m->part[NAME]), name_size);
    ENSURE(j->op != NULL, shop__fault_set(f, SHOP_E_UNSUPPORTED, "there is no such operation here"));
    return 0;
}

static int read_message(frames *m, job *j, fault *f)
{
    if (m->count > HEADER)
        TRY(shop__wire_read_request(zmq_msg_data(&m->part[HEADER]), zmq_msg_size(&m->part[HEADER]), &j->memory,
                                    &j->header, f));
    return read_frames(m, j, f);
}

/* From frames to a call that can run. The header first: with its number the caller hears what is wrong. But of a
 * connection that nobody let in nothing is read at all. */
static int read_request(rpc_server *s, frames *m, job *j, fault *f)
{
    uint8_t key[RPC_KEY_BYTES];
    ENSURE(!s->keyed || shop__zap_key_of(&m->part[m->count - 1], key), stranger(s, f));
    zmq_msg_move(&j->route, &m->part[ROUTE]);
    int code = read_message(m, j, f);
    if (code != 0 && code != SHOP_E_NO_MEMORY)
        count(&s->counters.malformed);
    TRY(code);
    TRY(admit(s, key, j, f));
    zmq_msg_move(&j->body, &m->part[BODY]);
    return 0;
}

static void take_request(rpc_server *s, frames *m)
{
    fault f = {0};
    job *j = shop__job_new(s->env);
    if (j == NULL)
        return; /* there is no memory to say so either; the caller has a deadline */
    int code = read_request(s, m, j, &f);
    if (code != 0) {
        refuse(s, j, code, &f);
        return;
    }
    remember_caller(s, &j->route);
    if (refuses_new(s)) {
        count(&s->counters.leaving);
        shop__fault_set(&f, SHOP_E_UNAVAILABLE, "this server is leaving; nothing was done");
        put_off(s, j, &f, 0);
        return;
    }
    if (shop__work_add(&s->pool, j))
        return;
    count(&s->counters.overloaded);
    shop__fault_set(&f, SHOP_E_OVERLOADED, "%u calls wait already; nothing was done", (unsigned)s->pool.queue_max);
    put_off(s, j, &f, RPC_OVERLOAD_MS);
}

static void take_requests(rpc_server *s)
{
    frames m;
    for (int i = 0; i < RPC_TAKE_MAX && shop__frames_take(s->router, &m); i++) {
        take_request(s, &m);
        shop__frames_close(&m);
    }
}

/* --- leaving ---------------------------------------------------------------------------------- */

/* To all who called: an answer to no call, on which they send no more here. */
static void tell_callers(rpc_server *s)
{
    job *j = shop__job_new(s->env);
    fault f = {0};
    shop__fault_set(&f, SHOP_E_UNAVAILABLE, "this server is leaving");
    if (j == NULL || shop__job_answer(j, SHOP_E_UNAVAILABLE, &f, NULL) != 0) {
        if (j != NULL)
            shop__job_free(j);
        return;
    }
    for (size_t i = 0; i < RPC_KNOWN_CALLERS; i++) {
        const known_caller *k = &s->callers[i];
        const frame parts[] = {{k->route, k->size}, {j->answer.data, j->answer.size}, {"", 0}};
        if (k->size > 0)
            (void)shop__frames_send(s->router, parts, 3);
    }
    shop__job_free(j);
}

/* The doors stay open until then: libzmq ends a door's connections with it. */
static bool left(rpc_server *s)
{
    if (!atomic_load(&s->stopping))
        return false;
    if (s->told_at_ns == 0) {
        s->told_at_ns = shop__env_monotonic_ns(s->env);
        tell_callers(s);
    }
    return since_told_ms(s) >= 2 * RPC_LEAVE_MS && shop__work_idle(&s->pool);
}

/* --- the thread ------------------------------------------------------------------------------- */

static void wait_for_work(rpc_server *s)
{
    zmq_pollitem_t items[] = {
        {s->router, 0, ZMQ_POLLIN, 0},
        {NULL, s->bell, ZMQ_POLLIN, 0},
        {s->zap, 0, ZMQ_POLLIN, 0},
    };
    bool stopping = atomic_load(&s->stopping);
    (void)zmq_poll(items, s->zap != NULL ? 3 : 2, stopping ? RPC_LEAVE_MS / 10 : -1);
    shop__bell_hush(s->bell);
}

static void serve(void *argument)
{
    rpc_server *s = argument;
    while (!left(s)) {
        wait_for_work(s);
        if (s->zap != NULL)
            for (uint32_t n = shop__zap_answer(s->zap, s->options.authenticate, s->options.userdata); n > 0; n--)
                count(&s->counters.strangers);
        take_requests(s);
        send_done(s);
    }
}

/* --- opening and closing ---------------------------------------------------------------------- */

static const char ipc[] = "ipc://", tcp[] = "tcp://";

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static int check_options(const rpc_server_options *o, fault *f)
{
    ENSURE(o->endpoint_count > 0 && o->endpoint_count <= RPC_ENDPOINTS_MAX && o->handle != NULL,
           shop__fault_set(f, SHOP_E_USAGE, "a server needs 1 to %d endpoints and a handler", (int)RPC_ENDPOINTS_MAX));
    ENSURE(o->workers <= RPC_WORKERS_MAX,
           shop__fault_field(f, SHOP_E_USAGE, "workers", "at most %d", (int)RPC_WORKERS_MAX));
    bool keyed = o->secret_key != NULL && o->authenticate != NULL;
    size_t networked = 0;
    for (size_t i = 0; i < o->endpoint_count; i++) {
        bool network = begins(o->endpoints[i], tcp);
        ENSURE(network || begins(o->endpoints[i], ipc),
               shop__fault_field(f, SHOP_E_INVALID, "endpoint", "write ipc:///PATH or tcp://ADDRESS:PORT"));
        ENSURE(!network || keyed,
               shop__fault_field(f, SHOP_E_USAGE, "endpoint",
                                 "%s needs a key and somebody who knows the keys of others", o->endpoints[i]));
        networked += network;
    }
    ENSURE(networked == 0 || networked == o->endpoint_count,
           shop__fault_field(f, SHOP_E_USAGE, "endpoint", "ipc:// has no keys and tcp:// has: use two servers"));
    return 0;
}

static bool answers(const char *endpoint)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *path = endpoint + sizeof(ipc) - 1;
    if (!begins(endpoint, ipc) || strlen(path) >= sizeof(address.sun_path))
        return false;
    int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    memcpy(address.sun_path, path, strlen(path) + 1);
    bool taken = probe >= 0 && connect(probe, (const struct sockaddr *)&address, sizeof(address)) == 0;
    if (probe >= 0)
        (void)close(probe);
    return taken;
}

/* libzmq takes the file of an ipc:// socket from whoever listens there. One that a crash left answers nobody, and a
 * server that ends soon does not any more. */
static bool is_taken(const rpc_server *s, const char *endpoint)
{
    int64_t give_up_ns = shop__env_monotonic_ns(s->env) + (int64_t)RPC_TAKEN_MS * NS_PER_MS;
    while (answers(endpoint)) {
        if (shop__env_monotonic_ns(s->env) >= give_up_ns)
            return true;
        shop__env_sleep_ns(s->env, TAKEN_LOOK_MS * (int64_t)NS_PER_MS);
    }
    return false;
}

/* The file of an ipc:// socket decides who may connect: nobody but this user. */
static int bind_one(rpc_server *s, const char *endpoint, fault *f)
{
    char *bound = s->endpoints[s->endpoint_count];
    size_t size = RPC_ENDPOINT_SIZE;
    ENSURE(!is_taken(s, endpoint), shop__fault_field(f, SHOP_E_UNAVAILABLE, "endpoint",
                                                  "cannot listen on %s: another server answers there", endpoint));
    if (strchr(endpoint, '[') != NULL)
        (void)shop__socket_int(s->router, ZMQ_IPV6, 1);
    ENSURE(zmq_bind(s->router, endpoint) == 0,
           shop__fault_field(f, zmq_errno() == EINVAL ? SHOP_E_INVALID : SHOP_E_UNAVAILABLE, "endpoint",
                             "cannot listen on %s: %s", endpoint, zmq_strerror(zmq_errno())));
    ENSURE(zmq_getsockopt(s->router, ZMQ_LAST_ENDPOINT, bound, &size) == 0,
           shop__fault_field(f, SHOP_E_INVALID, "endpoint", "%s is too long", endpoint));
    s->endpoint_count++;
    if (begins(bound, ipc))
        ENSURE(chmod(bound + sizeof(ipc) - 1, S_IRUSR | S_IWUSR) == 0,
               shop__fault_field(f, SHOP_E_UNAVAILABLE, "endpoint", "cannot protect %s", bound));
    return 0;
}

static int open_sockets(rpc_server *s, fault *f)
{
    s->context = zmq_ctx_new();
    ENSURE(s->context != NULL, SHOP_E_NO_MEMORY);
    s->router = shop__socket_new(s->context, ZMQ_ROUTER);
    ENSURE(s->router != NULL && shop__socket_int(s->router, ZMQ_ROUTER_MANDATORY, 1), SHOP_E_NO_MEMORY);
    if (s->keyed) {
        TRY(shop__zap_open(s->context, &s->zap, f));
        TRY(shop__socket_as_server(s->router, s->secret, f));
    }
    for (size_t i = 0; i < s->options.endpoint_count; i++)
        TRY(bind_one(s, s->options.endpoints[i], f));
    return 0;
}

static int start(rpc_server *s, fault *f)
{
    s->bell = shop__bell_new();
    ENSURE(s->bell >= 0, shop__fault_set(f, SHOP_E_UNAVAILABLE, "there are no more descriptors"));
    TRY(open_sockets(s, f));
    s->pool = (work_pool){.env = s->env, .bell = s->bell, .handle = s->options.handle,
                          .userdata = s->options.userdata};
    s->pool.queue_max = s->options.queue_max != 0 ? s->options.queue_max : RPC_QUEUE_MAX;
    s->pool.thread_count = s->options.workers != 0 ? s->options.workers : RPC_WORKERS;
    TRY(shop__work_start(&s->pool));
    s->pool_runs = true;
    return shop__thread_start(s->env, serve, s, &s->thread);
}

/* Answers that were sent get a moment to leave. */
static void close_sockets(rpc_server *s)
{
    if (s->router != NULL) {
        (void)shop__socket_int(s->router, ZMQ_LINGER, RPC_LINGER_MS);
        zmq_close(s->router);
    }
    if (s->zap != NULL)
        zmq_close(s->zap);
    while (s->context != NULL && zmq_ctx_term(s->context) != 0 && zmq_errno() == EINTR)
        continue;
    shop__bell_close(s->bell);
}

static void end(rpc_server *s)
{
    if (s->pool_runs)
        shop__work_end(&s->pool);
    close_sockets(s);
    memset(s->secret, 0, sizeof(s->secret));
    shop__env_release(s->env, s);
}

int shop__rpc_serve(const rpc_server_options *options, rpc_server **ret, fault *f)
{
    const shop_env *env = options->env != NULL ? options->env : shop_env_default();
    TRY(check_options(options, f));
    rpc_server *s = shop__env_alloc(env, sizeof(*s));
    ENSURE(s != NULL, SHOP_E_NO_MEMORY);
    s->env = env;
    s->options = *options;
    s->bell = -1;
    s->keyed = begins(options->endpoints[0], tcp);
    if (s->keyed)
        memcpy(s->secret, options->secret_key, RPC_KEY_BYTES);
    int code = start(s, f);
    s->options.endpoints = NULL;
    s->options.secret_key = NULL;
    if (code != 0) {
        end(s);
        return code;
    }
    *ret = s;
    return 0;
}

void shop__rpc_stop(rpc_server *s)
{
    if (s == NULL)
        return;
    atomic_store(&s->stopping, true);
    shop__bell_ring(s->bell);
    shop__thread_join(s->env, s->thread);
    end(s);
}

const char *shop__rpc_endpoint(const rpc_server *s, size_t i)
{
    return i < s->endpoint_count ? s->endpoints[i] : NULL;
}

void shop__rpc_server_figures(rpc_server *s, rpc_server_figures *ret)
{
    const server_counters *c = &s->counters;
    shop__mutex_lock(s->env, &s->pool.lock);
    *ret = (rpc_server_figures){.waiting = s->pool.waiting.count, .running = s->pool.running};
    shop__mutex_unlock(s->env, &s->pool.lock);
    ret->answered = atomic_load(&c->answered);
    ret->malformed = atomic_load(&c->malformed);
    ret->overloaded = atomic_load(&c->overloaded);
    ret->expired = atomic_load(&c->expired);
    ret->leaving = atomic_load(&c->leaving);
    ret->strangers = atomic_load(&c->strangers);
    ret->forbidden = atomic_load(&c->forbidden);
    ret->lost = atomic_load(&c->lost);
}
