/* client_test.c - calls through shop_open("ipc:…"): results, errors, deadlines, what is tried again and what must
 * not be, and what a call's code says about its work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/env.h"
#include "party.h"

enum { THREADS = 100, CALLS_EACH = 5, SHORT_MS = 300, LONG_MS = 15000 };

static party p;
static shop *s;

static int setup(void **state)
{
    (void)state;
    party_init(&p);
    party_serve(&p);
    s = party_open(&p, LONG_MS);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    p.does.held = false;
    shop_close(s);
    party_end(&p);
    return 0;
}

static int list(const char *json)
{
    return shop_call_json(s, "product.list", json, NULL);
}

static int create(const char *json)
{
    return shop_call_json(s, "cart.create", json, NULL);
}

/* --- one call --------------------------------------------------------------------------------- */

static void an_error_has_its_message_field_and_names(void **state)
{
    (void)state;
    p.does.code = SHOP_E_CONFLICT;
    assert_int_equal(create("{\"idempotency_key\":\"k1\"}"), SHOP_E_CONFLICT);
    const shop_error *e = shop_error_last();
    assert_string_equal(e->message, "told to fail");
    assert_string_equal(e->field, "lines[2].sku");
    assert_string_equal(e->idempotency_key, "k1");
    assert_memory_equal(e->request_id, "req_", 4);
    assert_int_equal(e->http_status, 409);
    assert_int_equal(p.does.ended, 1);
    assert_string_equal(p.does.last_key, "k1");
}

static void a_bad_argument_costs_no_journey(void **state)
{
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    const shop_product *product = NULL;
    (void)state;
    args.product_id = "nonsense";
    assert_int_equal(shop_product_get(s, &args, &product), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "product_id");
    assert_null(product);
    assert_int_equal(p.does.begun, 0);
}

static void a_result_is_a_record(void **state)
{
    shop_product_get_args args = SHOP_PRODUCT_GET_INIT;
    const shop_product *product = NULL;
    (void)state;
    p.does.result = "{\"id\":\"prd_0000000000000000000000000a\",\"title\":\"Mug\",\"from_the_future\":{},"
                    "\"created_at\":\"2026-11-22T15:02:03.004Z\",\"variants\":[{\"sku\":\"A\"},{\"sku\":\"B\"}]}";
    args.product_id = "prd_0000000000000000000000000a";
    assert_int_equal(shop_product_get(s, &args, &product), 0);
    assert_string_equal(product->title, "Mug");
    assert_int_equal(product->created_at_ms, INT64_C(1795359723004));
    assert_int_equal(product->variant_count, 2);
    assert_string_equal(product->variants[1]->sku, "B");
    shop_free(product);
    assert_int_equal(p.does.ended, 1);
    assert_true(p.does.last_operator);
}

static void json_passes_as_it_is(void **state)
{
    const char *json = NULL;
    (void)state;
    p.does.result = "{ \"whatever\" : 1.50 }";
    assert_int_equal(shop_call_json(s, "product.list", "{}", &json), 0);
    assert_string_equal(json, p.does.result);
    shop_free(json);
    p.does.result = NULL;
    assert_int_equal(shop_call_json(s, "product.list", "{}", &json), 0);
    assert_string_equal(json, "{}");
    shop_free(json);
}

static void who_asks_is_told(void **state)
{
    shop *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    (void)state;
    who.user_id = "usr_0000000000000000000000000a";
    assert_int_equal(shop_as(s, &who, &view), 0);
    assert_int_equal(shop_call_json(view, "product.list", "{}", NULL), 0);
    assert_int_equal(p.does.ended, 1);
    assert_false(p.does.last_operator);
    assert_string_equal(p.does.last_user, who.user_id);
    shop_close(view);
}

static void an_unreadable_result_leaves_a_write_in_doubt(void **state)
{
    shop_cart_create_args create_args = SHOP_CART_CREATE_INIT;
    shop_product_list_args list_args = SHOP_PRODUCT_LIST_INIT;
    const shop_cart *cart = NULL;
    const shop_product_summary_page *page = NULL;
    (void)state;
    p.does.result = "{\"id\":";
    assert_int_equal(shop_cart_create(s, &create_args, &cart), SHOP_E_UNKNOWN);
    assert_int_equal(shop_product_list(s, &list_args, &page), SHOP_E_INVALID);
    assert_null(cart);
    assert_null(page);
}

static void a_shop_for_reading_sends_no_writes(void **state)
{
    shop_options options = SHOP_OPTIONS_INIT;
    shop *reader = NULL;
    (void)state;
    options.flags = SHOP_OPEN_READ_ONLY;
    assert_int_equal(shop_open(p.url, &options, &reader), 0);
    assert_int_equal(shop_call_json(reader, "cart.create", "{}", NULL), SHOP_E_FORBIDDEN);
    assert_int_equal(p.does.begun, 0);
    assert_int_equal(shop_call_json(reader, "product.list", "{}", NULL), 0);
    shop_close(reader);
}

static void background_work_is_not_done_here(void **state)
{
    int64_t done = 7;
    (void)state;
    assert_int_equal(shop_run_pending(s, &done), 0);
    assert_int_equal(done, 0);
}

/* --- time ------------------------------------------------------------------------------------- */

static void what_is_not_answered_is_unknown_if_it_writes(void **state)
{
    (void)state;
    assert_int_equal(list("{}"), 0);
    p.does.held = true;
    assert_int_equal(create("{\"timeout_ms\":500}"), SHOP_E_UNKNOWN);
    assert_true(shop_error_last()->retryable);
    assert_int_equal(list("{\"timeout_ms\":500}"), SHOP_E_TIMEOUT);
    shop_cart_create_args args = SHOP_CART_CREATE_INIT;
    const shop_cart *cart = NULL;
    args.timeout_ms = 500;
    assert_int_equal(shop_cart_create(s, &args, &cart), SHOP_E_UNKNOWN);
    assert_null(cart);
    assert_true(party_waits_for(&p.does.begun, 4));
}

static void nobody_there_means_nothing_was_done(void **state)
{
    (void)state;
    party_stop(&p);
    shop *alone = party_open(&p, LONG_MS);
    assert_int_equal(shop_call_json(alone, "cart.create", "{\"timeout_ms\":500}", NULL), SHOP_E_TIMEOUT);
    assert_int_equal(shop_call_json(alone, "cart.create", "{}", NULL), SHOP_E_UNAVAILABLE);
    assert_non_null(strstr(shop_error_last()->message, p.url));
    shop_close(alone);
}

/* --- again ------------------------------------------------------------------------------------ */

/* One worker that is held and one call that waits: the server takes no more. */
typedef struct crowd {
    void *threads[2];
    uint64_t refused; /* until it was complete */
} crowd;

static void list_once(void *argument)
{
    (void)argument;
    assert_int_equal(list("{}"), 0);
}

static rpc_server_figures figures(void)
{
    rpc_server_figures now;
    shop__rpc_server_figures(p.server, &now);
    return now;
}

static void fill_server(crowd *c)
{
    party_stop(&p);
    p.options.workers = p.options.queue_max = 1;
    p.does.held = true;
    party_serve(&p);
    for (int i = 0; i < 2; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), list_once, NULL, &c->threads[i]), 0);
    for (int ms = 0; ms < PATIENCE_MS && figures().waiting + figures().running < 2; ms++)
        party_sleep_ms(1);
    assert_int_equal(figures().waiting + figures().running, 2);
    assert_true(party_waits_for(&p.does.begun, 1));
    c->refused = figures().overloaded;
}

static void free_server(crowd *c)
{
    p.does.held = false;
    for (int i = 0; i < 2; i++)
        shop__thread_join(shop_env_default(), c->threads[i]);
}

static void release_soon(void *argument)
{
    (void)argument;
    party_sleep_ms(RPC_OVERLOAD_MS / 2);
    p.does.held = false;
}

static void what_did_not_begin_is_tried_again(void **state)
{
    crowd c;
    void *thread = NULL;
    (void)state;
    fill_server(&c);
    assert_int_equal(shop__thread_start(shop_env_default(), release_soon, NULL, &thread), 0);
    assert_int_equal(create("{}"), 0);
    assert_true(figures().overloaded > c.refused);
    shop__thread_join(shop_env_default(), thread);
    free_server(&c);
}

static void only_so_often(void **state)
{
    crowd c;
    (void)state;
    fill_server(&c);
    assert_int_equal(create("{}"), SHOP_E_OVERLOADED);
    assert_int_equal(figures().overloaded - c.refused, RPC_ATTEMPTS_MAX);
    free_server(&c);
}

static void retries_are_few_beside_calls(void **state)
{
    crowd c;
    uint64_t calls = 30;
    (void)state;
    fill_server(&c);
    for (uint64_t i = 0; i < calls; i++)
        assert_int_equal(list("{\"timeout_ms\":9000}"), SHOP_E_OVERLOADED);
    uint64_t attempts = figures().overloaded - c.refused;
    assert_in_range(attempts, calls + 1, calls + RPC_RETRY_SAVED_MAX + (calls + 2) * RPC_RETRY_SHARE / 100);
    free_server(&c);
}

/* Retries are made at one layer only: what the work itself has met is told. */
static void what_the_work_has_met_is_not_tried_again(void **state)
{
    static const int codes[] = {SHOP_E_INVALID, SHOP_E_INTERNAL, SHOP_E_UNAVAILABLE, SHOP_E_OVERLOADED, SHOP_E_UNKNOWN};
    (void)state;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        p.does.code = codes[i];
        assert_int_equal(create("{\"idempotency_key\":\"k\"}"), codes[i]);
    }
    assert_int_equal(p.does.begun, (int)(sizeof(codes) / sizeof(codes[0])));
}

/* A server that takes one message and is gone; a good one comes in its place. */
static void vanish_and_return(void *argument)
{
    void *socket = argument;
    zmq_pollitem_t item = {socket, 0, ZMQ_POLLIN, 0};
    (void)zmq_poll(&item, 1, PATIENCE_MS);
    zmq_close(socket);
    party_serve(&p);
}

static int call_cut(const char *json)
{
    void *thread = NULL, *context = zmq_ctx_new(), *socket = zmq_socket(context, ZMQ_ROUTER);
    party_stop(&p);
    assert_int_equal(zmq_bind(socket, p.url), 0);
    assert_int_equal(shop__thread_start(shop_env_default(), vanish_and_return, socket, &thread), 0);
    int code = create(json);
    shop__thread_join(shop_env_default(), thread);
    zmq_ctx_term(context);
    return code;
}

static void what_was_lost_is_tried_again_with_a_key_only(void **state)
{
    (void)state;
    assert_int_equal(call_cut("{}"), SHOP_E_UNKNOWN);
    assert_int_equal(p.does.begun, 0);
    assert_int_equal(call_cut("{\"idempotency_key\":\"k\"}"), 0);
    assert_int_equal(p.does.ended, 1);
}

/* --- many ------------------------------------------------------------------------------------- */

static atomic_int answered, otherwise;

static void call_often(void *argument)
{
    (void)argument;
    for (int i = 0; i < CALLS_EACH; i++) {
        int code = list("{\"timeout_ms\":60000}");
        answered += code == 0;
        otherwise += code != 0 && code != SHOP_E_OVERLOADED;
    }
}

static void many_threads_share_a_connection(void **state)
{
    void *threads[THREADS];
    channel_figures figures;
    (void)state;
    answered = otherwise = 0;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), call_often, NULL, &threads[i]), 0);
    for (int i = 0; i < THREADS; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    assert_int_equal(otherwise, 0);
    assert_true(answered > 0);
    assert_int_equal(answered, p.does.ended);
    shop__rpc_client_figures(s, &figures);
    assert_int_equal(figures.connected, 1);
    assert_int_equal(figures.in_flight, 0);
}

static void search_once(void *argument)
{
    (void)argument;
    int code = shop_call_json(s, "search.query", "{}", NULL);
    answered += code == 0;
    otherwise += code != 0;
}

static bool in_flight(uint32_t wanted)
{
    channel_figures figures = {0};
    for (int ms = 0; ms < PATIENCE_MS && figures.in_flight != wanted; ms++) {
        party_sleep_ms(1);
        shop__rpc_client_figures(s, &figures);
    }
    return figures.in_flight == wanted;
}

static void one_slow_service_does_not_take_all(void **state)
{
    void *threads[RPC_IN_FLIGHT_MAX];
    (void)state;
    answered = otherwise = 0;
    p.does.held = true;
    for (int i = 0; i < RPC_IN_FLIGHT_MAX; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), search_once, NULL, &threads[i]), 0);
    assert_true(in_flight(RPC_IN_FLIGHT_MAX));
    assert_int_equal(shop_call_json(s, "search.query", "{\"timeout_ms\":1000}", NULL), SHOP_E_OVERLOADED);
    assert_int_equal(create("{\"timeout_ms\":500}"), SHOP_E_UNKNOWN); /* sent, as there is room for carts */
    p.does.held = false;
    for (int i = 0; i < RPC_IN_FLIGHT_MAX; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    assert_int_equal(answered, RPC_IN_FLIGHT_MAX);
}

/* --- restarts --------------------------------------------------------------------------------- */

static void a_restart_is_not_noticed(void **state)
{
    (void)state;
    assert_int_equal(create("{}"), 0);
    party_stop(&p);
    party_serve(&p);
    assert_int_equal(create("{}"), 0);
    assert_int_equal(list("{}"), 0);
    assert_int_equal(p.does.ended, 3);
}

static atomic_bool over;

static void call_until_over(void *argument)
{
    (void)argument;
    while (!over) {
        int code = create("{}");
        answered += code == 0;
        otherwise += code != 0;
    }
}

static void restarts_under_load_lose_no_call(void **state)
{
    enum { CALLERS = 8, RESTARTS = 3 };
    void *threads[CALLERS];
    (void)state;
    answered = otherwise = 0;
    over = false;
    for (int i = 0; i < CALLERS; i++)
        assert_int_equal(shop__thread_start(shop_env_default(), call_until_over, NULL, &threads[i]), 0);
    for (int i = 0; i < RESTARTS; i++) {
        int before = p.does.ended;
        assert_true(party_waits_for(&p.does.ended, before + CALLERS));
        party_stop(&p);
        party_serve(&p);
    }
    over = true;
    for (int i = 0; i < CALLERS; i++)
        shop__thread_join(shop_env_default(), threads[i]);
    assert_int_equal(otherwise, 0);
    assert_int_equal(answered, p.does.ended);
}

/* --- fork ------------------------------------------------------------------------------------- */

/* The child is killed, for a memory checker would hear of the parent's thread there, which nobody can free. */
static void a_child_is_told_and_can_close(void **state)
{
    int status = 0;
    (void)state;
    assert_int_equal(list("{}"), 0);
    pid_t child = fork();
    if (child == 0) {
        int code = list("{}");
        shop_close(s);
        (void)kill(getpid(), code == SHOP_E_USAGE ? SIGKILL : SIGTERM);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGKILL);
    assert_int_equal(list("{}"), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_error_has_its_message_field_and_names),
        CASE(a_bad_argument_costs_no_journey),
        CASE(a_result_is_a_record),
        CASE(json_passes_as_it_is),
        CASE(who_asks_is_told),
        CASE(an_unreadable_result_leaves_a_write_in_doubt),
        CASE(a_shop_for_reading_sends_no_writes),
        CASE(background_work_is_not_done_here),
        CASE(what_is_not_answered_is_unknown_if_it_writes),
        CASE(nobody_there_means_nothing_was_done),
        CASE(what_did_not_begin_is_tried_again),
        CASE(only_so_often),
        CASE(retries_are_few_beside_calls),
        CASE(what_the_work_has_met_is_not_tried_again),
        CASE(what_was_lost_is_tried_again_with_a_key_only),
        CASE(many_threads_share_a_connection),
        CASE(one_slow_service_does_not_take_all),
        CASE(a_restart_is_not_noticed),
        CASE(restarts_under_load_lose_no_call),
        CASE(a_child_is_told_and_can_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
