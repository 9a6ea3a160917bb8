/* consume_test.c - every event takes effect once with every consumer, whatever one of them does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/core/local.h"
#include "tests/support/engine.h"

enum { MANY = 600, SETTLE_ROUNDS = 400, SUBJECTS = 3 };

static engine e;

/* Which event "first" cannot take. */
static struct {
    const char *subject;
    int64_t version;
    int code;
    int times;
    bool wrote;
    int tried;
} trouble;

static int take(call *c, const event *e_, const char *who)
{
    const char *name = call_format(c, "%s/%s/%lld", who, e_->subject, (long long)e_->version);
    int64_t last;
    ENSURE(name != NULL, SHOP_E_NO_MEMORY);
    const char *order = call_format(c, "%s/%s", who, e_->subject);
    TRY(engine_get(c, order, &last));
    if (last >= e_->version)
        TRY(engine_effect(c, "out of order"));
    TRY(engine_put(c, order, e_->version));
    return engine_effect(c, name);
}

static int first(call *c, const event *ev, const void *data)
{
    (void)data;
    bool fails = trouble.times > 0 && strcmp(ev->subject, trouble.subject) == 0 &&
                 ev->version == trouble.version;
    if (fails) {
        trouble.times--;
        trouble.tried++;
        if (trouble.wrote)
            TRY(take(c, ev, "first"));
        return call_fail(c, trouble.code, "first cannot take it");
    }
    return take(c, ev, "first");
}

static int second(call *c, const event *ev, const void *data)
{
    (void)data;
    return take(c, ev, "second");
}

static int third(call *c, const event *ev, const void *data)
{
    const shop_stock_event *stock = data;
    if (stock->available != ev->version * 10)
        return call_fail(c, SHOP_E_INTERNAL, "the event's data is not what was told");
    return take(c, ev, "third");
}

static const service_reaction first_reactions[] = {{SHOP__EVENT_PRODUCT_UPDATED, first}};
static const service_reaction second_reactions[] = {{SHOP__EVENT_PRODUCT_UPDATED, second}};
static const service_reaction third_reactions[] = {{SHOP__EVENT_STOCK_CHANGED, third}};
static const service_consumer consumer_list[] = {
    {"test.first", first_reactions, 1},
    {"test.second", second_reactions, 1},
    {"test.third", third_reactions, 1},
};

static int setup(void **state)
{
    *state = &e;
    memset(&trouble, 0, sizeof(trouble));
    engine_init(&e);
    engine_consumers(&e, SHOP__SERVICE_SEARCH, consumer_list, 3);
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

typedef struct news {
    const char *subject;
    int64_t version;
} news;

static int tell_product(call *c, void *userdata)
{
    const news *n = userdata;
    const shop_product_event data = {0};
    return call_emit(c, SHOP__EVENT_PRODUCT_UPDATED, n->subject, n->version, &data);
}

static int tell_stock(call *c, void *userdata)
{
    const news *n = userdata;
    const shop_stock_event data = {.sku = n->subject, .available = n->version * 10};
    c->service = SHOP__SERVICE_INVENTORY;
    return call_emit(c, SHOP__EVENT_STOCK_CHANGED, n->subject, n->version, &data);
}

static void tell(const char *about, int64_t version)
{
    news n = {about, version};
    assert_int_equal(engine_transact(&e, tell_product, &n, true), 0);
}

static void settle(void)
{
    int64_t done = 1;
    for (int i = 0; i < SETTLE_ROUNDS && done > 0; i++)
        assert_int_equal(shop_run_pending(e.shop, &done), 0);
    assert_int_equal(done, 0);
}

static void fail_first_at(const char *about, int64_t version, int code, int times, bool wrote)
{
    trouble.subject = about;
    trouble.version = version;
    trouble.code = code;
    trouble.times = times;
    trouble.wrote = wrote;
    trouble.tried = 0;
}

static void expect_taken(const char *who, const char *about, int64_t version, int64_t count)
{
    int64_t found = engine_number(&e, "SELECT n FROM effects WHERE name = '%s/%s/%lld'", who, about,
                                  (long long)version);
    if (found != count)
        fail_msg("%s took %s %lld %lld times", who, about, (long long)version, (long long)found);
}

static int64_t dead(const char *who)
{
    return engine_number(&e, "SELECT count(*) FROM events_dead WHERE consumer = 'test.%s'", who);
}

/* Three subjects, taking turns. */
static void tell_series(int64_t versions)
{
    static const char *const subjects[SUBJECTS] = {"a", "b", "c"};
    for (int64_t v = 1; v <= versions; v++)
        for (size_t s = 0; s < SUBJECTS; s++)
            tell(subjects[s], v);
}

static void expect_series(const char *who, int64_t versions)
{
    for (int64_t v = 1; v <= versions; v++) {
        expect_taken(who, "a", v, 1);
        expect_taken(who, "b", v, 1);
        expect_taken(who, "c", v, 1);
    }
    assert_int_equal(engine_effects(&e, "out of order"), 0);
}

/* --- trouble ---------------------------------------------------------------------------------- */

/* What stood before the failing event in its batch was rolled back with it. */
static void a_passing_trouble_loses_and_doubles_nothing(void **state)
{
    (void)state;
    tell_series(4);
    fail_first_at("b", 3, SHOP_E_UNAVAILABLE, 2, true);
    settle();
    expect_series("second", 4);
    expect_taken("first", "b", 3, 0);
    engine_advance(&e, EVENT_RETRY_MS * 2);
    settle();
    engine_advance(&e, EVENT_RETRY_MS * 4);
    settle();
    expect_series("first", 4);
    assert_int_equal(dead("first"), 0);
}

static void a_refused_event_parks_its_subject_for_that_consumer(void **state)
{
    (void)state;
    tell_series(4);
    fail_first_at("b", 2, SHOP_E_INVALID, 100, true);
    settle();
    expect_series("second", 4);
    for (int64_t v = 1; v <= 4; v++) {
        expect_taken("first", "a", v, 1);
        expect_taken("first", "c", v, 1);
        expect_taken("first", "b", v, v == 1);
    }
    assert_int_equal(dead("first"), 3);
    assert_int_equal(dead("second"), 0);
    assert_int_equal(trouble.tried, 2);
    assert_int_equal(engine_number(&e, "SELECT code FROM events_dead ORDER BY position LIMIT 1"),
                     SHOP_E_INVALID);
    tell("b", 5);
    settle();
    expect_taken("first", "b", 5, 0);
    assert_int_equal(dead("first"), 4);
}

static void five_attempts_with_growing_pauses(void **state)
{
    (void)state;
    tell("a", 1);
    fail_first_at("a", 1, SHOP_E_UNAVAILABLE, 100, false);
    for (int attempt = 1; attempt < EVENT_ATTEMPTS; attempt++) {
        settle();
        assert_int_equal(trouble.tried, attempt);
        assert_int_equal(dead("first"), 0);
        engine_advance(&e, (EVENT_RETRY_MS << (attempt - 1)) + 1);
    }
    settle();
    assert_int_equal(trouble.tried, EVENT_ATTEMPTS);
    assert_int_equal(dead("first"), 1);
    expect_taken("second", "a", 1, 1);
}

static void a_store_in_trouble_is_not_the_events_fault(void **state)
{
    (void)state;
    tell("a", 1);
    fail_first_at("a", 1, SHOP_E_STORAGE, 3, false);
    for (int i = 0; i < EVENT_ATTEMPTS; i++) {
        settle();
        engine_advance(&e, EVENT_RETRY_MS << EVENT_ATTEMPTS);
    }
    assert_int_equal(dead("first"), 0);
    expect_taken("first", "a", 1, 1);
}

/* While one consumer rests the others go on. */
static void others_go_on_while_one_rests(void **state)
{
    (void)state;
    tell("a", 1);
    fail_first_at("a", 1, SHOP_E_UNAVAILABLE, 2, false);
    settle();
    tell("a", 2);
    tell("b", 1);
    settle();
    expect_taken("second", "a", 2, 1);
    expect_taken("second", "b", 1, 1);
    expect_taken("first", "b", 1, 0);
    engine_advance(&e, EVENT_RETRY_MS + 1);
    settle();
    engine_advance(&e, 2 * EVENT_RETRY_MS + 1);
    settle();
    expect_taken("first", "a", 1, 1);
    expect_taken("first", "a", 2, 1);
    expect_taken("first", "b", 1, 1);
    assert_int_equal(engine_effects(&e, "out of order"), 0);
}

static int strike_code;
static long strike_at;

static int strike(engine *at, shop_env_point point, const char *detail)
{
    (void)point;
    (void)detail;
    return strike_at != 0 && at->points == strike_at ? strike_code : 0;
}

/* The store fails at each point of a delivery in turn. */
static void a_failure_at_any_point_loses_and_doubles_nothing(void **state)
{
    bool struck = true;
    int64_t version = 0;
    (void)state;
    for (long n = 1; struck; n++) {
        int64_t done;
        tell("a", ++version);
        tell("b", version);
        strike_at = e.points + n;
        strike_code = n % 2 == 0 ? SHOP_E_STORAGE : SHOP_E_UNAVAILABLE;
        e.reach = strike;
        (void)shop_run_pending(e.shop, &done);
        struck = e.points >= strike_at;
        e.reach = NULL;
        for (int i = 0; i < EVENT_ATTEMPTS; i++) {
            engine_advance(&e, EVENT_RETRY_MS << EVENT_ATTEMPTS);
            settle();
        }
        expect_taken("first", "a", version, 1);
        expect_taken("second", "b", version, 1);
        assert_true(n < 200);
    }
    assert_true(version > 8);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM events_dead"), 0);
    assert_int_equal(engine_effects(&e, "out of order"), 0);
}

/* --- no trouble ------------------------------------------------------------------------------- */

static int tell_many(call *c, void *userdata)
{
    news n = {"many", 0};
    (void)userdata;
    for (n.version = 1; n.version <= MANY; n.version++)
        TRY(tell_product(c, &n));
    return 0;
}

static void more_events_than_a_batch_arrive_in_order(void **state)
{
    (void)state;
    assert_int_equal(engine_transact(&e, tell_many, NULL, true), 0);
    settle();
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM effects WHERE n = 1"), 2 * MANY);
    assert_int_equal(engine_effects(&e, "out of order"), 0);
}

static void consumers_get_what_they_asked_for(void **state)
{
    news n = {"sku", 7};
    (void)state;
    assert_int_equal(engine_transact(&e, tell_stock, &n, true), 0);
    settle();
    expect_taken("third", "sku", 7, 1);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM effects"), 1);
    assert_int_equal(engine_number(&e, "SELECT count(DISTINCT position) FROM events_cursors"), 1);
}

static void delivery_goes_on_where_it_was_after_reopening(void **state)
{
    (void)state;
    tell_series(2);
    settle();
    engine_close(&e);
    engine_open(&e, SHOP_OPEN_MANUAL);
    settle();
    expect_series("first", 2);
    expect_series("second", 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_passing_trouble_loses_and_doubles_nothing),
        TEST(a_refused_event_parks_its_subject_for_that_consumer),
        TEST(five_attempts_with_growing_pauses),
        TEST(a_store_in_trouble_is_not_the_events_fault),
        TEST(others_go_on_while_one_rests),
        TEST(a_failure_at_any_point_loses_and_doubles_nothing),
        TEST(more_events_than_a_batch_arrive_in_order),
        TEST(consumers_get_what_they_asked_for),
        TEST(delivery_goes_on_where_it_was_after_reopening),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
