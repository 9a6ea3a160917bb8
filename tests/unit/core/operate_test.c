/* operate_test.c - the engine's side of the system service: dead letters are delivered again, each once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/core/local.h"
#include "lib/core/operate.h"
#include "tests/support/engine.h"

enum { THREADS = 4, EVENTS = 5 };

static engine e;
static int refusals; /* so many more */

static int take(call *c, const event *ev, const void *data)
{
    (void)data;
    if (refusals > 0) {
        refusals--;
        return call_fail(c, SHOP_E_INVALID, "not today");
    }
    const char *name = call_format(c, "%s/%lld", ev->subject, (long long)ev->version);
    ENSURE(name != NULL, SHOP_E_NO_MEMORY);
    return engine_effect(c, name);
}

static const service_reaction reactions[] = {{SHOP__EVENT_PRODUCT_UPDATED, take}};
static const service_consumer consumer_list[] = {{"test.one", reactions, 1}};

static int tell(call *c, void *userdata)
{
    const shop_product_event data = {0};
    for (int64_t version = 1; version <= EVENTS; version++)
        TRY(call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, userdata, version, &data));
    return 0;
}

/* All events of one subject are dead letters. */
static int setup(void **state)
{
    static char about[] = "thing";
    int64_t done = 1;
    *state = &e;
    engine_init(&e);
    engine_consumers(&e, SHOP__SERVICE_SEARCH, consumer_list, 1);
    engine_open(&e, SHOP_OPEN_MANUAL);
    refusals = 2;
    assert_int_equal(engine_transact(&e, tell, about, true), 0);
    while (done > 0)
        assert_int_equal(shop_run_pending(e.shop, &done), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_dead"), EVENTS);
    return 0;
}

static int redeliver_all(call *c, void *userdata)
{
    (void)userdata;
    for (int64_t position = 1; position <= EVENTS; position++)
        TRY(call_redeliver(c, "test.one", position));
    return 0;
}

static int redeliver_elsewhere(call *c, void *userdata)
{
    return call_redeliver(c, userdata, 1);
}

static void a_consumer_that_is_not_there_is_not_found(void **state)
{
    static char nobody[] = "test.nobody";
    (void)state;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_SYSTEM, redeliver_elsewhere, nobody),
                     SHOP_E_NOT_FOUND);
}

static void a_letter_that_fails_again_stays(void **state)
{
    (void)state;
    refusals = 1;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_SYSTEM, redeliver_all, NULL), SHOP_E_INVALID);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_dead"), EVENTS);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM effects"), 0);
}

static void expect_all_once(void)
{
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_dead"), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM effects WHERE n = 1"), EVENTS);
    assert_int_equal(engine_number(&e, "SELECT sum(n) FROM effects"), EVENTS);
}

static void letters_are_delivered_and_forgotten_together(void **state)
{
    (void)state;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_SYSTEM, redeliver_all, NULL), 0);
    assert_int_equal(engine_within(&e, SHOP__SERVICE_SYSTEM, redeliver_all, NULL), 0);
    expect_all_once();
}

static atomic_int failures;

static void redeliver_in_a_thread(void *argument)
{
    (void)argument;
    failures += engine_within(&e, SHOP__SERVICE_SYSTEM, redeliver_all, NULL) != 0;
}

static void two_that_replay_at_once_deliver_once(void **state)
{
    void *threads[THREADS];
    (void)state;
    failures = 0;
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(&e.env, redeliver_in_a_thread, NULL, &threads[i]), 0);
    for (size_t i = 0; i < THREADS; i++)
        shop__thread_join(&e.env, threads[i]);
    assert_int_equal(failures, 0);
    expect_all_once();
}

static int list_consumers(call *c, void *userdata)
{
    (void)userdata;
    assert_true(call_knows_consumer(c, "test.one"));
    assert_false(call_knows_consumer(c, "test"));
    assert_string_equal(call_consumer_name(c, 0), "test.one");
    assert_null(call_consumer_name(c, 1));
    return 0;
}

static void consumers_are_known_by_name(void **state)
{
    (void)state;
    assert_int_equal(engine_within(&e, SHOP__SERVICE_SYSTEM, list_consumers, NULL), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_consumer_that_is_not_there_is_not_found),
        TEST(a_letter_that_fails_again_stays),
        TEST(letters_are_delivered_and_forgotten_together),
        TEST(two_that_replay_at_once_deliver_once),
        TEST(consumers_are_known_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
