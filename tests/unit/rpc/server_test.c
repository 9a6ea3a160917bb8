/* server_test.c - a server under raw sockets: garbage, limits, deadlines, a full queue, and how it leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "lib/base/env.h"
#include "lib/rpc/wire.h"
#include "party.h"

enum { SOON_MS = 10000, JUNK_BYTES = 4096, JUNK_ROUNDS = 20, FAR_MS = 60000 };

static party p;
static raw_peer raw;
static buf header;

static int setup(void **state)
{
    (void)state;
    party_init(&p);
    p.options.workers = 1;
    p.options.queue_max = 1;
    party_serve(&p);
    raw_open(&raw, &p, ZMQ_DEALER);
    shop__buf_init(&header, shop_env_default(), RPC_HEADER_MAX_BYTES);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    shop__buf_free(&header);
    raw_close(&raw);
    party_end(&p);
    return 0;
}

static rpc_server_figures figures(void)
{
    rpc_server_figures now;
    shop__rpc_server_figures(p.server, &now);
    return now;
}

static const frame *good(int64_t call, int64_t in_ms)
{
    static frame parts[3];
    const shop_rpc_request request = {.call = call, .by_operator = true,
                                      .deadline_ms = shop__env_now_ms(shop_env_default()) + in_ms};
    shop__buf_clear(&header);
    assert_int_equal(shop__wire_write_request(&request, &header), 0);
    parts[0] = (frame){"product.list", 12};
    parts[1] = (frame){header.data, header.size};
    parts[2] = (frame){"{}", 2};
    return parts;
}

static void assert_it_lives(void)
{
    assert_int_equal(raw_ask(&raw, good(1, FAR_MS), 3, SOON_MS), 0);
}

/* --- what is no request ----------------------------------------------------------------------- */

static void a_wrong_number_of_frames_is_refused(void **state)
{
    frame many[FRAMES_MAX + 4];
    (void)state;
    for (size_t i = 0; i < FRAMES_MAX + 4; i++)
        many[i] = good(1, FAR_MS)[i < 3 ? i : 2];
    assert_int_equal(raw_ask(&raw, many, 1, SOON_MS), SHOP_E_INVALID);
    assert_int_equal(raw_ask(&raw, many, 2, SOON_MS), SHOP_E_INVALID);
    assert_int_equal(raw_ask(&raw, many, 4, SOON_MS), SHOP_E_INVALID);
    assert_int_equal(raw_ask(&raw, many, FRAMES_MAX + 4, SOON_MS), SHOP_E_INVALID);
    assert_int_equal(figures().malformed, 4);
    assert_int_equal(p.does.begun, 0);
    assert_it_lives();
}

static void an_unknown_operation_is_refused(void **state)
{
    char name[RPC_NAME_MAX_BYTES + 1];
    frame parts[3];
    static const char *const names[] = {"", "product", "product.lis", "product.list ", "Product.list", "\xff\xfe"};
    (void)state;
    memcpy(parts, good(1, FAR_MS), sizeof(parts));
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        parts[0] = (frame){names[i], strlen(names[i])};
        assert_int_equal(raw_ask(&raw, parts, 3, SOON_MS), SHOP_E_UNSUPPORTED);
    }
    memset(name, 'a', sizeof(name));
    parts[0] = (frame){name, sizeof(name)};
    assert_int_equal(raw_ask(&raw, parts, 3, SOON_MS), SHOP_E_UNSUPPORTED);
    assert_it_lives();
}

static void a_broken_header_is_refused(void **state)
{
    frame parts[3];
    (void)state;
    memcpy(parts, good(1, FAR_MS), sizeof(parts));
    for (size_t size = 0; size < header.size; size++) {
        parts[1].size = size;
        assert_int_equal(raw_ask(&raw, parts, 3, SOON_MS), SHOP_E_INVALID);
    }
    assert_int_equal(p.does.begun, 0);
    assert_it_lives();
}

static void random_frames_are_refused(void **state)
{
    static uint8_t junk[JUNK_BYTES];
    frame parts[5];
    (void)state;
    for (int round = 0; round < JUNK_ROUNDS; round++) {
        assert_int_equal(shop__env_random(shop_env_default(), junk, sizeof(junk)), 0);
        size_t count = 1 + junk[0] % 5;
        for (size_t i = 0; i < count; i++)
            parts[i] = (frame){junk + i, junk[i + 1]};
        assert_true(raw_ask(&raw, parts, count, SOON_MS) < 0);
    }
    assert_int_equal(p.does.begun, 0);
    assert_int_equal(figures().malformed, JUNK_ROUNDS);
    assert_it_lives();
}

static int plain_connection(void)
{
    struct sockaddr_un place = {.sun_family = AF_UNIX};
    int to = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    snprintf(place.sun_path, sizeof(place.sun_path), "%.100s/s", p.folder);
    assert_int_equal(connect(to, (const struct sockaddr *)&place, sizeof(place)), 0);
    return to;
}

static void idle_connections_are_closed(void **state)
{
    enum { IDLE = 100 };
    int idle[IDLE];
    char byte;
    const struct timeval patience = {.tv_sec = PATIENCE_MS / 1000};
    (void)state;
    for (int i = 0; i < IDLE; i++)
        idle[i] = plain_connection();
    assert_it_lives();
    for (int i = 0; i < IDLE; i++) {
        assert_int_equal(setsockopt(idle[i], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)), 0);
        while (recv(idle[i], &byte, 1, 0) > 0)
            continue; /* the greeting */
        assert_int_equal(recv(idle[i], &byte, 1, MSG_DONTWAIT), 0); /* closed, and not only silent */
        assert_int_equal(close(idle[i]), 0);
    }
    assert_it_lives();
}

/* Bytes that are no ZeroMQ at all. */
static void a_connection_of_junk_harms_nobody(void **state)
{
    char junk[JUNK_BYTES];
    (void)state;
    for (int round = 0; round < JUNK_ROUNDS; round++) {
        int to = plain_connection();
        assert_int_equal(shop__env_random(shop_env_default(), junk, sizeof(junk)), 0);
        junk[0] = round % 2 == 0 ? (char)0xff : junk[0]; /* half of them begin like a greeting */
        (void)send(to, junk, sizeof(junk), MSG_NOSIGNAL);
        assert_int_equal(close(to), 0);
    }
    assert_it_lives();
}

/* --- limits ----------------------------------------------------------------------------------- */

static char large[RPC_FRAME_MAX_BYTES + 1];

static void a_large_body_is_refused(void **state)
{
    frame parts[3];
    (void)state;
    memcpy(parts, good(1, FAR_MS), sizeof(parts));
    parts[2] = (frame){large, RPC_BODY_MAX_BYTES + 1};
    assert_int_equal(raw_ask(&raw, parts, 3, SOON_MS), SHOP_E_TOO_LARGE);
    parts[2] = (frame){large, RPC_BODY_MAX_BYTES};
    assert_int_equal(raw_ask(&raw, parts, 3, SOON_MS), 0);
}

static void a_large_header_is_refused(void **state)
{
    frame parts[3];
    (void)state;
    memcpy(parts, good(1, FAR_MS), sizeof(parts));
    parts[1] = (frame){large, RPC_HEADER_MAX_BYTES + 1};
    assert_int_equal(raw_ask(&raw, parts, 3, SOON_MS), SHOP_E_TOO_LARGE);
    assert_it_lives();
}

static void an_oversize_frame_ends_its_connection_only(void **state)
{
    frame parts[3];
    raw_peer other;
    (void)state;
    memcpy(parts, good(1, FAR_MS), sizeof(parts));
    parts[2] = (frame){large, sizeof(large)};
    raw_open(&other, &p, ZMQ_DEALER);
    assert_int_equal(raw_ask(&other, parts, 3, 300), 1);
    raw_close(&other);
    assert_int_equal(p.does.begun, 0);
    assert_it_lives();
}

static void what_has_expired_does_not_run(void **state)
{
    (void)state;
    assert_int_equal(raw_ask(&raw, good(1, -1), 3, SOON_MS), SHOP_E_TIMEOUT);
    assert_int_equal(p.does.begun, 0);
    assert_int_equal(figures().expired, 1);
}

static void send_only(const frame *parts)
{
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(zmq_send(raw.socket, parts[i].bytes, parts[i].size, i < 2 ? ZMQ_SNDMORE : 0),
                         (int)parts[i].size);
}

static bool waiting(uint32_t wanted)
{
    for (int ms = 0; ms < PATIENCE_MS && figures().waiting != wanted; ms++)
        party_sleep_ms(1);
    return figures().waiting == wanted;
}

static void a_full_queue_refuses_at_once(void **state)
{
    (void)state;
    p.does.held = true;
    send_only(good(1, FAR_MS));
    assert_true(party_waits_for(&p.does.begun, 1));
    send_only(good(2, FAR_MS));
    assert_true(waiting(1));
    assert_int_equal(raw_ask(&raw, good(3, FAR_MS), 3, SOON_MS), SHOP_E_OVERLOADED);
    assert_int_equal(figures().overloaded, 1);
    assert_int_equal(figures().running, 1);
    p.does.held = false;
    assert_true(party_waits_for(&p.does.ended, 2));
}

static void a_result_that_is_too_large_is_not_sent(void **state)
{
    static char result[RPC_BODY_MAX_BYTES + 2];
    (void)state;
    memset(result, 'x', sizeof(result) - 1);
    p.does.result = result;
    assert_int_equal(raw_ask(&raw, good(1, FAR_MS), 3, SOON_MS), SHOP_E_TOO_LARGE);
}

/* --- leaving ---------------------------------------------------------------------------------- */

static bool take_code(int *ret_code, int64_t *ret_call)
{
    frames m;
    arena a;
    shop_rpc_reply reply;
    zmq_pollitem_t item = {raw.socket, 0, ZMQ_POLLIN, 0};
    if (zmq_poll(&item, 1, SOON_MS) != 1 || !shop__frames_take(raw.socket, &m))
        return false;
    const frame head = shop__frame_of(&m.part[0]);
    shop__arena_init(&a, shop_env_default(), NULL, 0, RPC_HEADER_MAX_BYTES);
    assert_int_equal(shop__wire_read_reply(head.bytes, head.size, &a, &reply, NULL), 0);
    *ret_code = (int)reply.code;
    *ret_call = reply.call;
    shop__arena_free(&a);
    shop__frames_close(&m);
    return true;
}

static void release_later(void *argument)
{
    (void)argument;
    party_sleep_ms(50);
    p.does.held = false;
}

static void what_runs_and_waits_is_answered_before_the_end(void **state)
{
    int code, answered = 0, told = 0;
    int64_t call;
    void *thread = NULL;
    (void)state;
    p.does.held = true;
    send_only(good(1, FAR_MS));
    assert_true(party_waits_for(&p.does.begun, 1));
    send_only(good(2, FAR_MS));
    assert_true(waiting(1));
    assert_int_equal(shop__thread_start(shop_env_default(), release_later, NULL, &thread), 0);
    party_stop(&p);
    shop__thread_join(shop_env_default(), thread);
    for (int i = 0; i < 3; i++) {
        assert_true(take_code(&code, &call));
        answered += call > 0 && code == 0;
        told += call == 0 && code == SHOP_E_UNAVAILABLE;
    }
    assert_int_equal(answered, 2);
    assert_int_equal(told, 1);
}

/* --- opening ---------------------------------------------------------------------------------- */

static void assert_not_served(const char *const *endpoints, size_t count, int wanted)
{
    fault f = {0};
    rpc_server *made = NULL;
    rpc_server_options options = {.handle = party_handle, .userdata = &p, .endpoints = endpoints,
                                  .endpoint_count = count};
    assert_int_equal(shop__rpc_serve(&options, &made, &f), wanted);
    assert_null(made);
    assert_true(f.message[0] != '\0');
}

static void what_cannot_be_served_is_said(void **state)
{
    const char *const endpoints[] = {"tcp://127.0.0.1:*", "inproc://x", "ipc:///proc/no/such", p.url, ""};
    (void)state;
    assert_not_served(endpoints, 0, SHOP_E_USAGE);
    assert_not_served(endpoints, RPC_ENDPOINTS_MAX + 1, SHOP_E_USAGE);
    assert_not_served(endpoints, 1, SHOP_E_USAGE); /* no keys */
    assert_not_served(endpoints + 1, 1, SHOP_E_INVALID);
    assert_not_served(endpoints + 2, 1, SHOP_E_UNAVAILABLE);
    assert_not_served(endpoints + 4, 1, SHOP_E_INVALID);
}

static int nobody(void *userdata, const uint8_t key[RPC_KEY_BYTES], char ret_peer[RPC_PEER_SIZE])
{
    (void)userdata;
    (void)key;
    (void)ret_peer;
    return SHOP_E_UNAUTHENTICATED;
}

static void a_network_needs_keys_on_every_door(void **state)
{
    fault f = {0};
    rpc_server *made = NULL, *second = NULL;
    const char *both[] = {"tcp://127.0.0.1:*", p.url};
    key_pair keys;
    key_pair_new(&keys);
    rpc_server_options options = {.handle = party_handle, .endpoints = both, .endpoint_count = 2,
                                  .secret_key = keys.secret};
    (void)state;
    assert_int_equal(shop__rpc_serve(&options, &made, &f), SHOP_E_USAGE); /* nobody knows the keys of others */
    options.authenticate = nobody;
    f = (fault){0};
    assert_int_equal(shop__rpc_serve(&options, &made, &f), SHOP_E_USAGE); /* one door without */
    options.endpoint_count = 1;
    f = (fault){0};
    assert_int_equal(shop__rpc_serve(&options, &made, &f), 0);
    both[0] = shop__rpc_endpoint(made, 0);
    assert_int_equal(shop__rpc_serve(&options, &second, &f), SHOP_E_UNAVAILABLE); /* taken */
    shop__rpc_stop(made);
    shop__rpc_stop(NULL);
}

/* libzmq alone would take the file from the first; a file that nobody listens at is in nobody's way. */
static void one_server_answers_at_a_place(void **state)
{
    const char *where = shop__rpc_endpoint(p.server, 0);
    char kept[RPC_ENDPOINT_SIZE];
    rpc_server *second = NULL;
    fault f = {0};
    const rpc_server_options options = {.handle = party_handle, .userdata = &p, .endpoints = &where,
                                        .endpoint_count = 1};
    (void)state;
    assert_int_equal(shop__rpc_serve(&options, &second, &f), SHOP_E_UNAVAILABLE);
    assert_it_lives();
    snprintf(kept, sizeof(kept), "%s.left", where);
    FILE *left = fopen(kept + strlen("ipc://"), "w");
    assert_non_null(left);
    fclose(left);
    where = kept;
    f = (fault){0};
    assert_int_equal(shop__rpc_serve(&options, &second, &f), 0);
    shop__rpc_stop(second);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(one_server_answers_at_a_place),
        CASE(a_wrong_number_of_frames_is_refused),
        CASE(an_unknown_operation_is_refused),
        CASE(a_broken_header_is_refused),
        CASE(random_frames_are_refused),
        CASE(idle_connections_are_closed),
        CASE(a_connection_of_junk_harms_nobody),
        CASE(a_large_body_is_refused),
        CASE(a_large_header_is_refused),
        CASE(an_oversize_frame_ends_its_connection_only),
        CASE(what_has_expired_does_not_run),
        CASE(a_full_queue_refuses_at_once),
        CASE(a_result_that_is_too_large_is_not_sent),
        CASE(what_runs_and_waits_is_answered_before_the_end),
        CASE(what_cannot_be_served_is_said),
        CASE(a_network_needs_keys_on_every_door),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
