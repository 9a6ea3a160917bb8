/* channel_test.c - connections by themselves: how each exchange can end, and which instance gets it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/rpc/channel.h"
#include "party.h"

enum { NS_PER_MS = 1000 * 1000, LONG_MS = 10000, CONNECT_MS = 1500, SHORT_MS = 500, RAW_MS = 10000 };

static party one, two;
static channel *c;

static int setup(void **state)
{
    (void)state;
    party_init(&one);
    party_init(&two);
    party_serve(&one);
    party_serve(&two);
    c = NULL;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    one.does.held = two.does.held = false;
    if (c != NULL)
        shop__channel_close(c);
    party_end(&one);
    party_end(&two);
    return 0;
}

static void connect_to(const char *url)
{
    endpoint_list where;
    fault f = {0};
    assert_int_equal(shop__endpoints_parse(url, &where, &f), 0);
    assert_int_equal(shop__channel_open(shop_env_default(), &where, NULL, NULL, &c, &f), 0);
}

static void connect_to_both(void)
{
    char url[2 * URL_SIZE];
    snprintf(url, sizeof(url), "%s,%s", one.url, two.url);
    connect_to(url);
}

/* How a call with this much time ends. */
static exchange_end ask(int timeout_ms, fault *f)
{
    const shop_env *env = shop_env_default();
    shop_rpc_request request = {.by_operator = true, .deadline_ms = shop__env_now_ms(env) + timeout_ms};
    exchange x = {.op = &shop__ops[SHOP__OP_PRODUCT_LIST], .request = &request, .body = "{}", .body_size = 2,
                  .deadline_ns = shop__env_monotonic_ns(env) + (int64_t)timeout_ms * NS_PER_MS};
    exchange_end end = EXCHANGE_RUNS;
    *f = (fault){0};
    assert_int_equal(shop__channel_exchange(c, &x, &end, f), 0);
    assert_int_equal(x.answer.count, end == EXCHANGE_ANSWERED ? 2 : 0);
    assert_int_equal(f->code != 0, end != EXCHANGE_ANSWERED);
    shop__exchange_close(&x);
    return end;
}

static void a_network_needs_keys(void **state)
{
    endpoint_list where;
    fault f = {0};
    const uint8_t key[RPC_KEY_BYTES] = {0};
    (void)state;
    assert_int_equal(shop__endpoints_parse("tcp://127.0.0.1:1", &where, &f), 0);
    assert_int_equal(shop__channel_open(shop_env_default(), &where, key, NULL, &c, &f), SHOP_E_USAGE);
    assert_int_equal(shop__channel_open(shop_env_default(), &where, NULL, key, &c, &f), SHOP_E_USAGE);
    assert_null(c);
}

static void nobody_there_is_unsent(void **state)
{
    fault f;
    (void)state;
    connect_to("ipc:///proc/no/such");
    assert_int_equal(ask(SHORT_MS, &f), EXCHANGE_UNSENT);
    assert_non_null(strstr(f.message, "ipc:///proc/no/such: cannot be reached"));
}

static void no_answer_is_late(void **state)
{
    fault f;
    channel_figures figures;
    (void)state;
    connect_to(one.url);
    assert_int_equal(ask(LONG_MS, &f), EXCHANGE_ANSWERED);
    one.does.held = true;
    assert_int_equal(ask(SHORT_MS, &f), EXCHANGE_LATE);
    assert_true(party_waits_for(&one.does.begun, 2));
    shop__channel_figures(c, &figures);
    assert_int_equal(figures.late, 1);
    assert_int_equal(figures.sent, 2);
    assert_int_equal(figures.in_flight, 0);
}

/* A server that takes a message and goes. */
static void vanish(void *argument)
{
    raw_peer *raw = argument;
    zmq_pollitem_t item = {raw->socket, 0, ZMQ_POLLIN, 0};
    (void)zmq_poll(&item, 1, RAW_MS);
    zmq_close(raw->socket);
}

static void a_lost_connection_is_cut(void **state)
{
    fault f;
    raw_peer raw = {zmq_ctx_new(), NULL};
    char url[URL_SIZE];
    void *thread = NULL;
    (void)state;
    snprintf(url, sizeof(url), "ipc://%s/raw", one.folder);
    raw.socket = zmq_socket(raw.context, ZMQ_ROUTER);
    assert_int_equal(zmq_bind(raw.socket, url), 0);
    assert_int_equal(shop__thread_start(shop_env_default(), vanish, &raw, &thread), 0);
    connect_to(url);
    assert_int_equal(ask(LONG_MS, &f), EXCHANGE_CUT);
    assert_non_null(strstr(f.message, "connection ended"));
    shop__thread_join(shop_env_default(), thread);
    zmq_ctx_term(raw.context);
}

static void instances_take_turns(void **state)
{
    fault f;
    (void)state;
    connect_to_both();
    for (int i = 0; i < 20; i++)
        assert_int_equal(ask(LONG_MS, &f), EXCHANGE_ANSWERED);
    assert_true(one.does.begun > 0);
    assert_true(two.does.begun > 0);
    assert_int_equal(one.does.begun + two.does.begun, 20);
}

static void one_that_left_is_not_asked(void **state)
{
    fault f;
    (void)state;
    connect_to_both();
    for (int i = 0; i < 4; i++)
        assert_int_equal(ask(LONG_MS, &f), EXCHANGE_ANSWERED);
    int before = two.does.begun;
    party_stop(&one);
    for (int i = 0; i < 10; i++)
        assert_int_equal(ask(LONG_MS, &f), EXCHANGE_ANSWERED);
    assert_int_equal(two.does.begun - before, 10);
}

static void one_that_fails_is_left_alone(void **state)
{
    fault f;
    channel_figures figures;
    exchange_end end = EXCHANGE_LATE;
    (void)state;
    connect_to(one.url);
    assert_int_equal(ask(LONG_MS, &f), EXCHANGE_ANSWERED);
    one.does.held = true;
    for (int i = 0; i < RPC_BREAKER_FAILURES; i++)
        assert_int_equal(ask(SHORT_MS, &f), EXCHANGE_LATE);
    shop__channel_figures(c, &figures);
    assert_int_equal(figures.opened, 1);
    assert_int_equal(ask(SHORT_MS, &f), EXCHANGE_NO_WAY);
    one.does.held = false;
    for (int ms = 0; ms < PATIENCE_MS && end != EXCHANGE_ANSWERED; ms += 100) {
        end = ask(LONG_MS, &f);
        party_sleep_ms(100);
    }
    assert_int_equal(end, EXCHANGE_ANSWERED);
}

static void one_that_said_it_leaves_is_waited_for(void **state)
{
    fault f;
    channel_figures figures;
    (void)state;
    connect_to(one.url);
    assert_int_equal(ask(LONG_MS, &f), EXCHANGE_ANSWERED);
    party_stop(&one);
    for (int i = 0; i < 2 * RPC_BREAKER_FAILURES; i++)
        assert_int_equal(ask(SHORT_MS, &f), EXCHANGE_UNSENT);
    shop__channel_figures(c, &figures);
    assert_int_equal(figures.opened, 0);
    assert_int_equal(figures.connected, 0);
    party_serve(&one);
    assert_int_equal(ask(LONG_MS, &f), EXCHANGE_ANSWERED);
}

static void answers_to_nothing_are_ignored(void **state)
{
    static const char *const headers[] = {
        "", "{}", "{\"version\":1,\"call\":999,\"code\":0}", "{\"version\":1,\"call\":0,\"code\":-2}", "\xff"};
    fault f;
    frames m;
    raw_peer raw = {zmq_ctx_new(), NULL};
    char url[URL_SIZE];
    (void)state;
    snprintf(url, sizeof(url), "ipc://%s/raw", one.folder);
    raw.socket = zmq_socket(raw.context, ZMQ_ROUTER);
    assert_int_equal(zmq_bind(raw.socket, url), 0);
    connect_to(url);
    assert_int_equal(ask(CONNECT_MS, &f), EXCHANGE_LATE);
    assert_true(shop__frames_take(raw.socket, &m));
    for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
        const frame parts[] = {shop__frame_of(&m.part[0]), {headers[i], strlen(headers[i])}, {"{}", 2}, {"x", 1}};
        assert_int_equal(shop__frames_send(raw.socket, parts, 3), 0);
        assert_int_equal(shop__frames_send(raw.socket, parts, 2), 0);
        assert_int_equal(shop__frames_send(raw.socket, parts, 4), 0);
    }
    shop__frames_close(&m);
    assert_int_equal(ask(SHORT_MS, &f), EXCHANGE_LATE); /* it asks still */
    assert_true(shop__frames_take(raw.socket, &m));
    shop__frames_close(&m);
    zmq_close(raw.socket);
    zmq_ctx_term(raw.context);
}

static void one_that_never_called_closes(void **state)
{
    (void)state;
    connect_to_both();
    shop__channel_close(c);
    connect_to_both();
    shop__channel_forget(c);
    c = NULL;
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_network_needs_keys),
        CASE(nobody_there_is_unsent),
        CASE(no_answer_is_late),
        CASE(a_lost_connection_is_cut),
        CASE(instances_take_turns),
        CASE(one_that_left_is_not_asked),
        CASE(one_that_fails_is_left_alone),
        CASE(one_that_said_it_leaves_is_waited_for),
        CASE(answers_to_nothing_are_ignored),
        CASE(one_that_never_called_closes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
