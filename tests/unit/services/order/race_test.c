/* race_test.c - many checkouts at once, on one unit and on many articles, and processes that are killed among
 * them: no unit is sold twice, nothing acknowledged is lost, and the invariants hold. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/core/local.h"
#include "tests/unit/services/order/order_market.h"

enum {
    ONE_UNIT_THREADS = 100,
    LOAD_THREADS = 32,
    LOAD_MS = 2000,
    LOAD_FULL_MS = 30 * 1000,
    PLENTY = 400, /* of each SKU: it is sold out before the end */
    PLENTY_FULL = 15 * PLENTY,
    KILL_THREADS = 4,
    KILL_CYCLES = 5,
    KILL_FULL_CYCLES = 200,
    KILL_AFTER_MOST_US = 250 * 1000,
    SMALL_STACK_BYTES = 512 * 1024
};

typedef struct shopper {
    order_market *market;
    shop *as;
    unsigned seed;
    int64_t until_ns;
    int acknowledge; /* a file descriptor for ids of placed orders, or -1 */
    char cart[SHOP_ID_SIZE];
    char sent[SHOP_ID_SIZE]; /* an order that was sent and is to be paid back, or "" */
    int codes[64]; /* how often, by -code */
    int unexpected; /* the first code that no shopper may see */
    int differing;  /* repeated calls with another answer */
} shopper;

static int64_t now_ns(void)
{
    return shop_env_default()->monotonic_ns(NULL);
}

static void run_all(shopper *all, size_t count, void *(*body)(void *))
{
    pthread_t *threads = calloc(count, sizeof(*threads));
    pthread_attr_t attributes;
    assert_non_null(threads);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, SMALL_STACK_BYTES);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(pthread_create(&threads[i], &attributes, body, &all[i]), 0);
    for (size_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    pthread_attr_destroy(&attributes);
    free(threads);
}

/* --- one unit ----------------------------------------------------------------------------------- */

static void *buy_the_unit(void *argument)
{
    shopper *s = argument;
    int code = market_call(s->as, "order.place", NULL,
                           "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", s->cart);
    s->codes[-code]++;
    return NULL;
}

static void race_for_one_unit(order_market *m)
{
    shopper *all = calloc(ONE_UNIT_THREADS, sizeof(*all));
    int won = 0, late = 0;
    assert_non_null(all);
    market_stock(m, 0, 1);
    for (int i = 0; i < ONE_UNIT_THREADS; i++) {
        all[i].as = market_guest(m);
        market_cart(all[i].as, 0, 1, all[i].cart);
    }
    run_all(all, ONE_UNIT_THREADS, buy_the_unit);
    for (int i = 0; i < ONE_UNIT_THREADS; i++) {
        won += all[i].codes[0];
        late += all[i].codes[-SHOP_E_OUT_OF_STOCK];
        shop_close(all[i].as);
    }
    free(all);
    assert_int_equal(won, 1);
    assert_int_equal(late, ONE_UNIT_THREADS - 1);
    market_recover(m);
    market_expect_sound(m);
    assert_int_equal(market_number(m, "SELECT on_hand FROM inventory_stock WHERE sku = 'SKU0'"), 0);
}

static void a_hundred_callers_and_one_unit_make_one_order(void **state)
{
    race_for_one_unit(*state);
}

static void the_same_over_many_processes(void **state)
{
    order_market *m = *state;
    shop__local_split_sagas(m->shop, true);
    race_for_one_unit(m);
}

/* --- one cart ----------------------------------------------------------------------------------- */

static void a_cart_that_many_place_is_sold_once(void **state)
{
    order_market *m = *state;
    shopper all[LOAD_THREADS] = {0};
    char cart[SHOP_ID_SIZE];
    int won = 0;
    shop *as = market_guest(m);
    market_stock(m, 0, PLENTY);
    market_cart(as, 0, 1, cart);
    for (int i = 0; i < LOAD_THREADS; i++) {
        all[i].as = as;
        memcpy(all[i].cart, cart, sizeof(cart));
    }
    run_all(all, LOAD_THREADS, buy_the_unit);
    for (int i = 0; i < LOAD_THREADS; i++) {
        won += all[i].codes[0];
        assert_int_equal(all[i].codes[0] + all[i].codes[-SHOP_E_CONFLICT], 1);
    }
    shop_close(as);
    assert_int_equal(won, 1);
    assert_int_equal(market_number(m, "SELECT count(*) FROM order_orders"), 1);
}

/* --- everything at once --------------------------------------------------------------------------- */

static bool expected(int code)
{
    return code == 0 || code == SHOP_E_OUT_OF_STOCK || code == SHOP_E_PAYMENT_DECLINED ||
           code == SHOP_E_PAYMENT_ACTION;
}

/* The first id in an answer, or "". */
static void first_id(const char *answer, char id[SHOP_ID_SIZE])
{
    const char *at = strstr(answer, "\"id\":\"");
    snprintf(id, SHOP_ID_SIZE, "%.30s", at != NULL ? at + 6 : "");
}

static void tell(const shopper *s, const char *answer)
{
    char id[SHOP_ID_SIZE], line[SHOP_ID_SIZE + 2];
    first_id(answer, id);
    if (s->acknowledge < 0 || id[0] == '\0')
        return;
    snprintf(line, sizeof(line), "%s\n", id);
    if (write(s->acknowledge, line, strlen(line)) < 0)
        abort();
}

/* Something is captured for it by and by; until then there is nothing to pay back. */
static void pay_back(shopper *s)
{
    char payment[SHOP_ID_SIZE], answer[MARKET_TEXT_MAX];
    (void)market_call(s->market->shop, "payment.list", answer, "{\"order_id\":\"%s\"}", s->sent);
    first_id(answer, payment);
    if (market_call(s->market->shop, "payment.refund", NULL, "{\"payment_id\":\"%s\"}", payment) == 0)
        s->sent[0] = '\0';
}

/* Anything may follow an order: the same call again, calling off, sending, paying back what was sent before. */
static void follow_up(shopper *s, unsigned what, const char *json, const char *first, int first_code)
{
    char id[SHOP_ID_SIZE], again[MARKET_TEXT_MAX];
    first_id(first, id);
    if (what == 0 && first_code != SHOP_E_OUT_OF_STOCK) {
        int code = market_call(s->as, "order.place", again, "%s", json);
        s->differing += code != first_code || strcmp(first, again) != 0;
    } else if (what == 1 && id[0] != '\0') {
        (void)market_call(s->as, "order.cancel", NULL, "{\"order_id\":\"%s\"}", id);
    } else if (what == 2 && id[0] != '\0') {
        if (market_call(s->market->shop, "order.fulfil", NULL, "{\"order_id\":\"%s\"}", id) == 0)
            snprintf(s->sent, sizeof(s->sent), "%s", id);
    } else if (what == 3 && s->sent[0] != '\0') {
        pay_back(s);
    }
}

static int fill(shopper *s, char cart[SHOP_ID_SIZE])
{
    char answer[MARKET_TEXT_MAX];
    int code = market_call(s->as, "cart.create", answer, "{}");
    if (code != 0)
        return code;
    first_id(answer, cart);
    for (int i = 0; i < 3 && code == 0; i++)
        code = market_call(s->as, "cart.add_line", NULL, "{\"cart_id\":\"%s\",\"sku\":\"SKU%d\",\"quantity\":%d}",
                           cart, rand_r(&s->seed) % MARKET_SKUS, 1 + rand_r(&s->seed) % 3);
    return code != 0 ? code
                     : market_call(s->as, "cart.set_delivery", NULL,
                                   "{\"cart_id\":\"%s\",\"country\":\"DE\",\"shipping_method\":\"post\"}", cart);
}

static void *go_shopping(void *argument)
{
    static const char *const tokens[] = {"tok_approve", "tok_approve", "tok_approve",
                                         "tok_approve", "tok_decline", "tok_3ds"};
    shopper *s = argument;
    char cart[SHOP_ID_SIZE], json[256], answer[MARKET_TEXT_MAX];
    for (int n = 0; now_ns() < s->until_ns; n++) {
        int code = fill(s, cart);
        if (code == 0) {
            snprintf(json, sizeof(json),
                     "{\"idempotency_key\":\"k%d\",\"cart_id\":\"%s\",\"payment_token\":\"%s\"}", n, cart,
                     tokens[(unsigned)rand_r(&s->seed) % 6]);
            code = market_call(s->as, "order.place", answer, "%s", json);
            if (code == 0)
                tell(s, answer);
            if (expected(code))
                follow_up(s, (unsigned)rand_r(&s->seed) % 5, json, answer, code);
        }
        s->codes[-code]++;
        if (!expected(code) && s->unexpected == 0)
            s->unexpected = code;
    }
    return NULL;
}

static void stock_everything(order_market *m)
{
    for (int i = 0; i < MARKET_SKUS; i++)
        market_stock(m, i, market_full() ? PLENTY_FULL : PLENTY);
}

static void start_shoppers(order_market *m, shopper *all, size_t count, int64_t for_ms, int acknowledge)
{
    for (size_t i = 0; i < count; i++)
        all[i] = (shopper){.market = m,
                           .as = market_guest(m),
                           .seed = (unsigned)i * 7919 + 1,
                           .until_ns = now_ns() + for_ms * INT64_C(1000000),
                           .acknowledge = acknowledge};
    run_all(all, count, go_shopping);
    for (size_t i = 0; i < count; i++)
        shop_close(all[i].as);
}

static void shop_under_load(order_market *m, bool split)
{
    shopper *all = calloc(LOAD_THREADS, sizeof(*all));
    int placed = 0, refused = 0;
    assert_non_null(all);
    stock_everything(m);
    market_close(m);
    market_open(m, 0); /* with the thread that delivers events */
    shop__local_split_sagas(m->shop, split);
    start_shoppers(m, all, LOAD_THREADS, (market_full() ? LOAD_FULL_MS : LOAD_MS) / (split ? 2 : 1), -1);
    for (size_t i = 0; i < LOAD_THREADS; i++) {
        if (all[i].unexpected != 0)
            fail_msg("a caller was told %s", shop_code_name(all[i].unexpected));
        assert_int_equal(all[i].differing, 0);
        placed += all[i].codes[0];
        refused += all[i].codes[-SHOP_E_OUT_OF_STOCK];
    }
    free(all);
    assert_true(placed > 0);
    market_close(m);
    market_open(m, SHOP_OPEN_MANUAL);
    market_recover(m);
    market_expect_sound(m);
    print_message("%d placed, %d out of stock; %d authorized, %d voided, %d captured, %d refunded\n", placed, refused,
                  market_effects(m, "authorized"), market_effects(m, "voided"), market_effects(m, "captured"),
                  market_effects(m, "refunded"));
    assert_true(market_effects(m, "captured") > 0);
}

static void invariants_hold_under_load(void **state)
{
    shop_under_load(*state, false);
}

static void invariants_hold_under_load_over_many_processes(void **state)
{
    shop_under_load(*state, true);
}

/* --- killed -------------------------------------------------------------------------------------- */

static void shop_until_killed(order_market *m, int acknowledge)
{
    shopper all[KILL_THREADS];
    market_open(m, 0);
    start_shoppers(m, all, KILL_THREADS, LOAD_FULL_MS, acknowledge);
    _exit(1);
}

static int expect_acknowledged(order_market *m, int from)
{
    char id[SHOP_ID_SIZE];
    int count = 0;
    FILE *lines = fdopen(from, "r");
    assert_non_null(lines);
    while (fscanf(lines, "%31s", id) == 1) {
        if (market_call(m->shop, "order.get", NULL, "{\"order_id\":\"%s\"}", id) != 0)
            fail_msg("order %s was acknowledged and is lost", id);
        count++;
    }
    fclose(lines);
    return count;
}

static int kill_once(order_market *m, unsigned *seed)
{
    int ends[2], status = 0;
    market_close(m);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        shop_until_killed(m, ends[1]);
    }
    close(ends[1]);
    usleep(20 * 1000 + (unsigned)rand_r(seed) % KILL_AFTER_MOST_US);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    market_open(m, SHOP_OPEN_MANUAL);
    int count = expect_acknowledged(m, ends[0]);
    market_recover(m);
    market_expect_sound(m);
    return count;
}

static void what_was_acknowledged_survives_kill(void **state)
{
    order_market *m = *state;
    unsigned seed = 1;
    int acknowledged = 0, cycles = market_full() ? KILL_FULL_CYCLES : KILL_CYCLES;
    for (int i = 0; i < MARKET_SKUS; i++)
        market_stock(m, i, 1000 * 1000);
    for (int i = 0; i < cycles; i++)
        acknowledged += kill_once(m, &seed);
    print_message("%d orders acknowledged in %d cycles\n", acknowledged, cycles);
    assert_true(acknowledged > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_hundred_callers_and_one_unit_make_one_order, market_setup,
                                        market_teardown),
        cmocka_unit_test_setup_teardown(the_same_over_many_processes, market_setup, market_teardown),
        cmocka_unit_test_setup_teardown(a_cart_that_many_place_is_sold_once, market_setup, market_teardown),
        cmocka_unit_test_setup_teardown(invariants_hold_under_load, market_setup, market_teardown),
        cmocka_unit_test_setup_teardown(invariants_hold_under_load_over_many_processes, market_setup,
                                        market_teardown),
        cmocka_unit_test_setup_teardown(what_was_acknowledged_survives_kill, market_setup, market_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
