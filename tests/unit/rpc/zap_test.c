/* zap_test.c - keys: strangers, revoked keys, no key at all, a peer that may not, and nobody who is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/rpc/zap.h"
#include "party.h"

enum { SHORT_MS = 1500, TIMEOUT_MS = 5000 };

static party p;

static int setup(void **state)
{
    (void)state;
    party_init(&p);
    party_network(&p);
    party_serve(&p);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    party_end(&p);
    return 0;
}

static uint64_t strangers(void)
{
    rpc_server_figures figures;
    shop__rpc_server_figures(p.server, &figures);
    return figures.strangers;
}

static void a_known_key_is_a_name(void **state)
{
    shop *s = party_open(&p, 0);
    (void)state;
    assert_int_equal(shop_call_json(s, "product.list", "{}", NULL), 0);
    assert_int_equal(p.does.ended, 1);
    assert_string_equal(p.does.last_peer, "operator");
    assert_int_equal(strangers(), 0);
    shop_close(s);
}

static void a_strangers_key_is_refused(void **state)
{
    (void)state;
    party stranger = p;
    key_pair_new(&stranger.client_keys);
    shop *s = party_open(&stranger, TIMEOUT_MS);
    assert_int_equal(shop_call_json(s, "product.list", "{}", NULL), SHOP_E_UNAVAILABLE);
    assert_non_null(strstr(shop_error_last()->message, "key"));
    assert_int_equal(p.does.begun, 0);
    assert_true(strangers() > 0);
    shop_close(s);
}

static void a_server_with_another_key_is_not_believed(void **state)
{
    (void)state;
    party other = p;
    key_pair_new(&other.server_keys);
    shop *s = party_open(&other, SHORT_MS);
    assert_true(shop_call_json(s, "product.list", "{}", NULL) < 0);
    assert_int_equal(p.does.begun, 0);
    shop_close(s);
}

static void without_a_key_nothing_gets_in(void **state)
{
    raw_peer raw;
    const frame parts[] = {{"product.list", 12}, {"{\"version\":1,\"call\":1,\"deadline_ms\":99}", 40}, {"{}", 2}};
    (void)state;
    raw_open(&raw, &p, ZMQ_DEALER);
    assert_int_equal(raw_ask(&raw, parts, 3, SHORT_MS), 1);
    assert_int_equal(p.does.begun, 0);
    raw_close(&raw);
}

static void a_revoked_key_ends_on_a_live_connection(void **state)
{
    shop *s = party_open(&p, 0);
    (void)state;
    assert_int_equal(shop_call_json(s, "product.list", "{}", NULL), 0);
    p.peer = NULL;
    assert_int_equal(shop_call_json(s, "product.list", "{}", NULL), SHOP_E_UNAUTHENTICATED);
    assert_int_equal(p.does.ended, 1);
    assert_int_equal(strangers(), 1);
    shop_close(s);
}

static void a_peer_may_only_what_is_declared(void **state)
{
    rpc_server_figures figures;
    shop *s = party_open(&p, 0);
    (void)state;
    p.peer = "search";
    assert_int_equal(shop_call_json(s, "order.place", "{}", NULL), SHOP_E_FORBIDDEN);
    assert_non_null(strstr(shop_error_last()->message, "order.place"));
    p.peer = "gateway"; /* it is not the operator, whatever it says */
    assert_int_equal(shop_call_json(s, "product.list", "{}", NULL), SHOP_E_FORBIDDEN);
    assert_int_equal(p.does.begun, 0);
    shop__rpc_server_figures(p.server, &figures);
    assert_int_equal(figures.forbidden, 2);
    shop_close(s);
}

/* What libzmq does when nobody answers its question: it lets the stranger in, but without a name. */
static void a_message_counts_only_with_a_name(void **state)
{
    fault f = {0};
    frames m;
    char where[URL_SIZE];
    size_t size = sizeof(where);
    uint8_t key[RPC_KEY_BYTES];
    void *context = zmq_ctx_new();
    void *server = shop__socket_new(context, ZMQ_ROUTER), *client = shop__socket_new(context, ZMQ_DEALER);
    (void)state;
    assert_int_equal(shop__socket_as_server(server, p.server_keys.secret, &f), 0);
    assert_int_equal(shop__socket_as_client(client, p.client_keys.secret, p.server_keys.public, &f), 0);
    assert_int_equal(zmq_bind(server, "tcp://127.0.0.1:*"), 0);
    assert_int_equal(zmq_getsockopt(server, ZMQ_LAST_ENDPOINT, where, &size), 0);
    assert_int_equal(zmq_connect(client, where), 0);
    assert_int_equal(zmq_send(client, "hello", 5, 0), 5);
    zmq_pollitem_t item = {server, 0, ZMQ_POLLIN, 0};
    if (zmq_poll(&item, 1, SHORT_MS) == 1) {
        assert_true(shop__frames_take(server, &m));
        assert_false(shop__zap_key_of(&m.part[m.count - 1], key));
        shop__frames_close(&m);
    }
    zmq_close(client);
    zmq_close(server);
    zmq_ctx_term(context);
}

static int everybody(void *userdata, const uint8_t key[RPC_KEY_BYTES], char ret_peer[RPC_PEER_SIZE])
{
    (void)userdata;
    (void)key;
    (void)ret_peer;
    return 0;
}

/* The answers to a question of `count` frames. */
static void ask_zap(void *context, void *zap, const frame *parts, size_t count, const char *wanted)
{
    frames m;
    void *asker = shop__socket_new(context, ZMQ_REQ);
    zmq_pollitem_t asked = {zap, 0, ZMQ_POLLIN, 0}, answered = {asker, 0, ZMQ_POLLIN, 0};
    assert_int_equal(zmq_connect(asker, "inproc://zeromq.zap.01"), 0);
    assert_int_equal(shop__frames_send(asker, parts, count), 0);
    assert_int_equal(zmq_poll(&asked, 1, TIMEOUT_MS), 1);
    assert_int_equal(shop__zap_answer(zap, everybody, NULL), wanted[0] != '2');
    assert_int_equal(zmq_poll(&answered, 1, TIMEOUT_MS), 1);
    assert_true(shop__frames_take(asker, &m));
    assert_int_equal(m.total, 6);
    assert_memory_equal(zmq_msg_data(&m.part[2]), wanted, 3);
    assert_int_equal(zmq_msg_size(&m.part[4]), wanted[0] == '2' ? 64 : 0);
    shop__frames_close(&m);
    zmq_close(asker);
}

static void only_a_whole_question_is_answered_well(void **state)
{
    fault f = {0};
    void *zap = NULL, *context = zmq_ctx_new();
    frame parts[] = {{"1.0", 3}, {"1", 1}, {"shop", 4}, {"127.0.0.1", 9}, {"", 0}, {"CURVE", 5},
                     {p.client_keys.public, RPC_KEY_BYTES}, {"", 0}};
    (void)state;
    assert_int_equal(shop__zap_open(context, &zap, &f), 0);
    ask_zap(context, zap, parts, 7, "200");
    ask_zap(context, zap, parts, 1, "400");
    ask_zap(context, zap, parts, 6, "400");
    ask_zap(context, zap, parts, 8, "400");
    parts[5] = (frame){"PLAIN", 5};
    ask_zap(context, zap, parts, 7, "400");
    parts[5] = (frame){"CURVE", 5};
    parts[6].size = RPC_KEY_BYTES - 1;
    ask_zap(context, zap, parts, 7, "400");
    parts[6].size = RPC_KEY_BYTES;
    parts[0] = (frame){"2.0", 3};
    ask_zap(context, zap, parts, 7, "400");
    zmq_close(zap);
    zmq_ctx_term(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_known_key_is_a_name, setup, teardown),
        cmocka_unit_test_setup_teardown(a_strangers_key_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(a_server_with_another_key_is_not_believed, setup, teardown),
        cmocka_unit_test_setup_teardown(without_a_key_nothing_gets_in, setup, teardown),
        cmocka_unit_test_setup_teardown(a_revoked_key_ends_on_a_live_connection, setup, teardown),
        cmocka_unit_test_setup_teardown(a_peer_may_only_what_is_declared, setup, teardown),
        cmocka_unit_test_setup_teardown(a_message_counts_only_with_a_name, setup, teardown),
        cmocka_unit_test_setup_teardown(only_a_whole_question_is_answered_well, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
