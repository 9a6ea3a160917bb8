/* rpc_bench.c - calls between processes, scripts/bench rpc: calls a second over ipc:// by one caller and by many,
 * whose handler does nothing, beside the same messages through bare ZeroMQ sockets, as many at a time. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "lib/base/env.h"
#include "lib/rpc/server.h"
#include "tests/bench/bench.h"

enum { ROUNDS = 5, CALLERS = 16, HEADER_BYTES = 130, REPLY_BYTES = 60, BARE_FRAMES = 4 };
static const double round_seconds = 0.5;

typedef struct subject {
    int at_a_time;
    shop *shop;
    void *ask, *answer; /* bare sockets */
} subject;

/* --- ours ------------------------------------------------------------------------------------- */

static int handle(void *userdata, const char *peer, const schema_op *op, call_header *header, const payload *in,
                  const void **ret_block, fault *f)
{
    (void)userdata, (void)peer, (void)op, (void)header, (void)in, (void)ret_block, (void)f;
    return 0;
}

typedef struct caller {
    shop *shop;
    double until;
    uint64_t calls;
} caller;

static void call_until(void *argument)
{
    caller *c = argument;
    for (; bench_now() < c->until; c->calls++)
        BENCH_CHECK(shop_call_json(c->shop, "product.list", "{}", NULL) == 0);
}

static double call_round(void *of, double seconds)
{
    subject *s = of;
    const shop_env *env = shop_env_default();
    caller callers[CALLERS] = {0};
    void *threads[CALLERS];
    uint64_t calls = 0;
    double began = bench_now();
    for (int i = 0; i < s->at_a_time; i++) {
        callers[i] = (caller){s->shop, began + seconds, 0};
        BENCH_CHECK(shop__thread_start(env, call_until, &callers[i], &threads[i]) == 0);
    }
    for (int i = 0; i < s->at_a_time; i++) {
        shop__thread_join(env, threads[i]);
        calls += callers[i].calls;
    }
    return (double)calls / (bench_now() - began);
}

/* --- the limit -------------------------------------------------------------------------------- */

/* Answers until it is sent an empty operation. */
static void answer_all(void *of)
{
    const char reply[REPLY_BYTES] = {0};
    const subject *s = of;
    char from[256], body[HEADER_BYTES];
    for (bool over = false; !over;) {
        int from_size = zmq_recv(s->answer, from, sizeof(from), 0);
        over = zmq_recv(s->answer, body, sizeof(body), 0) == 0;
        for (int i = 2; i < BARE_FRAMES; i++)
            (void)zmq_recv(s->answer, body, sizeof(body), 0);
        (void)zmq_send(s->answer, from, (size_t)from_size, ZMQ_SNDMORE);
        (void)zmq_send(s->answer, reply, sizeof(reply), ZMQ_SNDMORE);
        (void)zmq_send(s->answer, "{}", 2, 0);
    }
}

static void ask_one(const subject *s, const char *name)
{
    const char header[HEADER_BYTES] = {0};
    (void)zmq_send(s->ask, name, strlen(name), ZMQ_SNDMORE);
    (void)zmq_send(s->ask, header, sizeof(header), ZMQ_SNDMORE);
    (void)zmq_send(s->ask, "{}", 2, 0);
}

static void take_one(const subject *s)
{
    char body[HEADER_BYTES];
    BENCH_CHECK(zmq_recv(s->ask, body, sizeof(body), 0) == REPLY_BYTES);
    BENCH_CHECK(zmq_recv(s->ask, body, sizeof(body), 0) == 2);
}

static double bare_round(void *of, double seconds)
{
    subject *s = of;
    uint64_t done = 0;
    double began = bench_now();
    for (int i = 0; i < s->at_a_time; i++)
        ask_one(s, "product.list");
    for (; bench_now() < began + seconds; done++) {
        take_one(s);
        ask_one(s, "product.list");
    }
    double ended = bench_now();
    for (int i = 0; i < s->at_a_time; i++)
        take_one(s);
    return (double)done / (ended - began);
}

/* --- both ------------------------------------------------------------------------------------- */

static void compare(const bench *b, const char *name, subject *s, int at_a_time)
{
    s->at_a_time = at_a_time;
    const bench_figure figure = {
        name, "1/s", "the same messages through bare ZeroMQ sockets", {call_round, s}, {bare_round, s}};
    bench_compare(b, &figure);
}

static void run(const bench *b)
{
    char ours[BENCH_PATH_MAX + 8], bare[BENCH_PATH_MAX + 8];
    const char *const endpoints[] = {ours};
    rpc_server_options options = {.endpoints = endpoints, .endpoint_count = 1, .handle = handle};
    rpc_server *server = NULL;
    subject s = {0};
    fault f = {0};
    void *context = zmq_ctx_new(), *thread = NULL;
    snprintf(ours, sizeof(ours), "ipc://%s/ours", b->folder);
    snprintf(bare, sizeof(bare), "ipc://%s/bare", b->folder);
    BENCH_CHECK(shop__rpc_serve(&options, &server, &f) == 0);
    BENCH_CHECK(shop_open(ours, NULL, &s.shop) == 0);
    s.ask = zmq_socket(context, ZMQ_DEALER);
    s.answer = zmq_socket(context, ZMQ_ROUTER);
    BENCH_CHECK(zmq_bind(s.answer, bare) == 0 && zmq_connect(s.ask, bare) == 0);
    BENCH_CHECK(shop__thread_start(shop_env_default(), answer_all, &s, &thread) == 0);
    compare(b, "rpc.one_caller", &s, 1);
    compare(b, "rpc.16_callers", &s, CALLERS);
    ask_one(&s, "");
    take_one(&s);
    shop__thread_join(shop_env_default(), thread);
    zmq_close(s.ask);
    zmq_close(s.answer);
    zmq_ctx_term(context);
    shop_close(s.shop);
    shop__rpc_stop(server);
}

int main(void)
{
    bench b = {.rounds = ROUNDS, .seconds = round_seconds};
    const char *parent = getenv("TMPDIR");
    snprintf(b.folder, sizeof(b.folder), "%.80s/shop-rpc-XXXXXX", parent != NULL ? parent : "/tmp");
    if (mkdtemp(b.folder) == NULL)
        bench_fail("%s cannot be made", b.folder);
    run(&b);
    (void)rmdir(b.folder);
    return 0;
}
