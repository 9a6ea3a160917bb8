/* socket_test.c - messages come and go whole; sockets are bounded; a bell wakes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <string.h>

#include "lib/rpc/limits.h"
#include "lib/rpc/socket.h"

static void *context, *here, *there;

static int setup(void **state)
{
    (void)state;
    context = zmq_ctx_new();
    here = shop__socket_new(context, ZMQ_PAIR);
    there = shop__socket_new(context, ZMQ_PAIR);
    return zmq_bind(here, "inproc://here") == 0 && zmq_connect(there, "inproc://here") == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    zmq_close(here);
    zmq_close(there);
    return zmq_ctx_term(context);
}

static void nothing_comes_from_nothing(void **state)
{
    frames m;
    (void)state;
    assert_false(shop__frames_take(here, &m));
    assert_int_equal(m.count, 0);
    shop__frames_close(&m);
}

static void a_message_comes_whole(void **state)
{
    frames m;
    const frame parts[] = {{"one", 3}, {"", 0}, {"three", 5}};
    (void)state;
    assert_int_equal(shop__frames_send(there, parts, 3), 0);
    assert_int_equal(shop__frames_send(there, parts, 1), 0);
    assert_true(shop__frames_take(here, &m));
    assert_int_equal(m.total, 3);
    const frame third = shop__frame_of(&m.part[2]);
    assert_int_equal(third.size, 5);
    assert_memory_equal(third.bytes, "three", 5);
    assert_int_equal(shop__frame_of(&m.part[1]).size, 0);
    shop__frames_close(&m);
    assert_true(shop__frames_take(here, &m));
    assert_int_equal(m.total, 1);
    shop__frames_close(&m);
    assert_false(shop__frames_take(here, &m));
}

static void surplus_frames_are_counted_and_dropped(void **state)
{
    frames m;
    frame parts[FRAMES_MAX + 5];
    (void)state;
    for (size_t i = 0; i < FRAMES_MAX + 5; i++)
        parts[i] = (frame){"x", 1};
    assert_int_equal(shop__frames_send(there, parts, FRAMES_MAX + 5), 0);
    assert_true(shop__frames_take(here, &m));
    assert_int_equal(m.total, FRAMES_MAX + 5);
    assert_int_equal(m.count, FRAMES_MAX);
    shop__frames_close(&m);
    assert_false(shop__frames_take(here, &m));
}

static void a_full_socket_takes_no_more(void **state)
{
    const frame part = {"x", 1};
    int sent = 0;
    (void)state;
    while (sent <= 3 * RPC_MESSAGES_MAX && shop__frames_send(there, &part, 1) == 0)
        sent++;
    assert_in_range(sent, RPC_MESSAGES_MAX, 2 * RPC_MESSAGES_MAX);
    assert_int_equal(shop__frames_send(there, &part, 1), EAGAIN);
}

static void every_socket_is_bounded(void **state)
{
    int64_t largest = 0;
    int value = 0;
    size_t size = sizeof(largest);
    (void)state;
    assert_int_equal(zmq_getsockopt(here, ZMQ_MAXMSGSIZE, &largest, &size), 0);
    assert_int_equal(largest, RPC_FRAME_MAX_BYTES);
    size = sizeof(value);
    assert_int_equal(zmq_getsockopt(here, ZMQ_LINGER, &value, &size), 0);
    assert_int_equal(value, 0);
    assert_int_equal(zmq_getsockopt(here, ZMQ_HANDSHAKE_IVL, &value, &size), 0);
    assert_int_equal(value, RPC_HANDSHAKE_MS);
    assert_false(shop__socket_int(here, -1, 1));
    assert_null(shop__socket_new(context, -1));
}

static void a_bell_wakes_until_it_is_hushed(void **state)
{
    int bell = shop__bell_new();
    zmq_pollitem_t item = {NULL, bell, ZMQ_POLLIN, 0};
    (void)state;
    assert_true(bell >= 0);
    assert_int_equal(zmq_poll(&item, 1, 0), 0);
    shop__bell_ring(bell);
    shop__bell_ring(bell);
    assert_int_equal(zmq_poll(&item, 1, -1), 1);
    shop__bell_hush(bell);
    assert_int_equal(zmq_poll(&item, 1, 0), 0);
    shop__bell_hush(bell);
    shop__bell_close(bell);
    shop__bell_close(-1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nothing_comes_from_nothing),  CASE(a_message_comes_whole),   CASE(surplus_frames_are_counted_and_dropped),
        CASE(a_full_socket_takes_no_more), CASE(every_socket_is_bounded), CASE(a_bell_wakes_until_it_is_hushed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
