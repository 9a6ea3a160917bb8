/* run_test.c - the life of a call: what is checked before the handler, when it commits, what a failure
 * anywhere leaves (nothing), and the work that it may do outside of its transaction. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/core/local.h"
#include "tests/support/engine.h"

enum { POINTS_MAX = 200 };

static engine e;
static int handler_code;
static int handler_runs;

/* category.put: a command. */
static int put(call *c, const void *arguments, void *ret)
{
    const shop_category_put_args *args = arguments;
    shop_category *out = ret;
    handler_runs++;
    TRY(engine_effect(c, args->slug));
    ENSURE(handler_code == 0, call_fail(c, handler_code, "told to fail"));
    *out = (shop_category){.slug = args->slug, .title = args->title, .position = args->position};
    return 0;
}

/* category.get: a query. */
static int get(call *c, const void *arguments, void *ret)
{
    const shop_category_get_args *args = arguments;
    shop_category *out = ret;
    int64_t n;
    handler_runs++;
    TRY(engine_get(c, args->slug, &n));
    *out = (shop_category){.slug = args->slug, .position = n};
    return handler_code != 0 ? call_fail(c, handler_code, "told to fail") : 0;
}

/* cart.delete has an owner; this one never asks whose it is. */
static int careless(call *c, const void *args, void *ret)
{
    (void)args;
    (void)ret;
    return engine_effect(c, "careless");
}

static int careful(call *c, const void *args, void *ret)
{
    (void)args;
    (void)ret;
    TRY(call_check_owner(c, "gst_01jz0000000000000000000000", "thing"));
    return engine_effect(c, "careful");
}

static int setup(void **state)
{
    *state = &e;
    handler_code = handler_runs = 0;
    engine_init(&e);
    engine_handle(&e, SHOP__OP_CATEGORY_PUT, put);
    engine_handle(&e, SHOP__OP_CATEGORY_GET, get);
    engine_handle(&e, SHOP__OP_CART_DELETE, careless);
    engine_open(&e, SHOP_OPEN_MANUAL);
    return 0;
}

static int put_once(const char *slug, const char *key)
{
    const shop_category *out = NULL;
    shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
    args.slug = slug;
    args.title = "a title";
    args.position = 42;
    args.idempotency_key = key;
    int code = shop_category_put(e.shop, &args, &out);
    if (code == 0) {
        assert_string_equal(out->slug, slug);
        assert_int_equal(out->position, 42);
    } else {
        assert_null(out);
    }
    shop_free(out);
    return code;
}

static int get_once(void)
{
    const shop_category *out = NULL;
    shop_category_get_args args = SHOP_CATEGORY_GET_INIT;
    args.slug = "thing";
    int code = shop_category_get(e.shop, &args, &out);
    shop_free(out);
    return code;
}

/* --- refusals --------------------------------------------------------------------------------- */

static void bad_arguments_never_reach_the_handler(void **state)
{
    (void)state;
    assert_int_equal(put_once(NULL, NULL), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "slug");
    assert_true(strncmp(shop_error_last()->request_id, "req_", 4) == 0);
    assert_int_equal(put_once("slug", "a key with a bell \a"), SHOP_E_INVALID);
    assert_int_equal(handler_runs, 0);
}

static void an_operation_that_forgets_the_owner_fails_closed(void **state)
{
    shop_cart_delete_args args = SHOP_CART_DELETE_INIT;
    (void)state;
    args.cart_id = "crt_01jz0000000000000000000000";
    assert_int_equal(shop_cart_delete(e.shop, &args), SHOP_E_INTERNAL);
    assert_int_equal(engine_effects(&e, "careless"), 0);
}

static void what_is_not_the_callers_is_not_found(void **state)
{
    shop *other, *own;
    shop_identity who = SHOP_IDENTITY_INIT;
    shop_cart_delete_args args = SHOP_CART_DELETE_INIT;
    (void)state;
    engine_close(&e);
    engine_handle(&e, SHOP__OP_CART_DELETE, careful);
    engine_open(&e, SHOP_OPEN_MANUAL);
    args.cart_id = "crt_01jz0000000000000000000000";
    who.guest_id = "gst_01jz0000000000000000000001";
    assert_int_equal(shop_as(e.shop, &who, &other), 0);
    who.guest_id = "gst_01jz0000000000000000000000";
    assert_int_equal(shop_as(e.shop, &who, &own), 0);
    assert_int_equal(shop_cart_delete(other, &args), SHOP_E_NOT_FOUND);
    assert_int_equal(engine_effects(&e, "careful"), 0);
    assert_int_equal(shop_cart_delete(own, &args), 0);
    assert_int_equal(shop_cart_delete(e.shop, &args), 0); /* the operator may */
    assert_int_equal(engine_effects(&e, "careful"), 2);
    shop_close(other);
    shop_close(own);
}

static int pass_time(engine *at, shop_env_point point, const char *detail)
{
    (void)detail;
    if (point == SHOP_POINT_BEGIN)
        engine_advance(at, 2000);
    return point == SHOP_POINT_BEGIN ? SHOP_E_OVERLOADED : 0; /* others hold the store */
}

static void a_deadline_that_passes_does_nothing(void **state)
{
    const shop_category *out = NULL;
    shop_category_put_args args = SHOP_CATEGORY_PUT_INIT;
    (void)state;
    args.slug = "slug";
    args.title = "title";
    args.timeout_ms = 1000;
    e.reach = pass_time;
    assert_int_equal(shop_category_put(e.shop, &args, &out), SHOP_E_TIMEOUT);
    e.reach = NULL;
    assert_int_equal(handler_runs, 0);
    assert_int_equal(engine_effects(&e, "slug"), 0);
}

static void a_failed_command_leaves_nothing(void **state)
{
    (void)state;
    handler_code = SHOP_E_CONFLICT;
    assert_int_equal(put_once("slug", "key"), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message, "told to fail");
    assert_string_equal(shop_error_last()->idempotency_key, "key");
    assert_int_equal(engine_effects(&e, "slug"), 0);
    assert_int_equal(engine_number(&e, "SELECT count(*) FROM core_claims"), 0);
    handler_code = 0;
    assert_int_equal(put_once("slug", "key"), 0);
}

/* --- a failure at each point, and no memory at each allocation -------------------------------- */

static long strike_at;

static int strike(engine *at, shop_env_point point, const char *detail)
{
    (void)point;
    (void)detail;
    return at->points == strike_at ? SHOP_E_UNAVAILABLE : 0;
}

/* Done once or not at all, and with the key one learns which. */
static void a_command_struck_at_any_point_happens_once(void **state)
{
    char slug[32], key[32];
    bool struck = true;
    (void)state;
    e.reach = strike;
    for (int n = 1; struck; n++) {
        snprintf(slug, sizeof(slug), "slug-%d", n);
        snprintf(key, sizeof(key), "key-%d", n);
        strike_at = e.points + n;
        int code = put_once(slug, key);
        struck = e.points >= strike_at;
        int64_t happened = engine_effects(&e, slug);
        assert_true(code == 0 ? happened == 1 : code == SHOP_E_UNKNOWN || happened == 0);
        strike_at = 0;
        assert_int_equal(put_once(slug, key), 0);
        assert_int_equal(engine_effects(&e, slug), 1);
        assert_true(n < POINTS_MAX);
    }
}

static void starve(int (*act)(const char *slug, const char *key))
{
    char slug[32], key[32];
    bool struck = true;
    assert_int_equal(act("warm", "warm"), 0);
    for (int n = 1; struck; n++) {
        long live = e.live;
        snprintf(slug, sizeof(slug), "slug-%d", n);
        snprintf(key, sizeof(key), "key-%d", n);
        e.fail_at = e.allocations + n;
        int code = act(slug, key);
        struck = e.allocations >= e.fail_at;
        e.fail_at = 0;
        assert_int_equal(e.live, live);
        assert_true(struck ? code == SHOP_E_NO_MEMORY || code == SHOP_E_UNKNOWN : code == 0);
        assert_true(n < POINTS_MAX);
        assert_int_equal(act(slug, key), 0);
    }
}

/* The answer is packed after the commit: then the command has happened. */
static int put_starved(const char *slug, const char *key)
{
    int code = put_once(slug, key);
    assert_int_equal(engine_effects(&e, slug), code == 0 || code == SHOP_E_UNKNOWN);
    return code;
}

static void a_command_without_memory_says_so(void **state)
{
    (void)state;
    starve(put_starved);
}

static int get_starved(const char *slug, const char *key)
{
    (void)slug;
    (void)key;
    return get_once();
}

static void a_query_without_memory_says_so(void **state)
{
    (void)state;
    starve(get_starved);
}

static int put_json(const char *slug, const char *key)
{
    char json[128];
    const char *out = NULL;
    snprintf(json, sizeof(json), "{\"slug\":\"%s\",\"title\":\"t\",\"idempotency_key\":\"%s\"}", slug, key);
    int code = shop_call_json(e.shop, "category.put", json, &out);
    shop_free(out);
    return code;
}

static void a_json_call_without_memory_says_so(void **state)
{
    (void)state;
    starve(put_json);
}

/* --- the way a call goes ---------------------------------------------------------------------- */

static void a_command_is_one_commit_and_a_query_none(void **state)
{
    store_stats before, after;
    (void)state;
    shop__store_stats(engine_local(&e)->store, &before);
    assert_int_equal(put_once("slug", "key"), 0);
    assert_int_equal(get_once(), 0);
    shop__store_stats(engine_local(&e)->store, &after);
    assert_int_equal(after.commits - before.commits, 1);
}

static void the_same_call_gives_records_and_json(void **state)
{
    const char *json = NULL;
    (void)state;
    assert_int_equal(shop_call_json(e.shop, "category.put",
                                    "{\"slug\":\"s\",\"title\":\"T\",\"position\":3}", &json),
                     0);
    assert_string_equal(json, "{\"slug\":\"s\",\"title\":\"T\",\"position\":3}");
    shop_free(json);
    assert_int_equal(put_once("s", NULL), 0);
    assert_int_equal(engine_effects(&e, "s"), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, engine_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bad_arguments_never_reach_the_handler),
        TEST(an_operation_that_forgets_the_owner_fails_closed),
        TEST(what_is_not_the_callers_is_not_found),
        TEST(a_deadline_that_passes_does_nothing),
        TEST(a_failed_command_leaves_nothing),
        TEST(a_command_struck_at_any_point_happens_once),
        TEST(a_command_without_memory_says_so),
        TEST(a_query_without_memory_says_so),
        TEST(a_json_call_without_memory_says_so),
        TEST(a_command_is_one_commit_and_a_query_none),
        TEST(the_same_call_gives_records_and_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
