/* crash_test.c - a process that dies at any point of a checkout: whoever comes after it places the order and is
 * paid once, or leaves nothing of it. With each token of the sandbox, in one process and as if in many; and when it
 * is called off, so that money which is held already must be given up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/core/local.h"
#include "tests/unit/services/order/order_market.h"

enum { STOCK = 10, POINTS_MOST = 5000, STRIDE = 11 };

typedef struct crash_case {
    order_market *market;
    const char *token;
    bool split;
    enum { NEVER = 0, WHILE_PAYING, AFTER_THE_CRASH } call_off;
    int stranded; /* crashes that left an authorization of an order that was called off */
    char guest[SHOP_ID_SIZE];
    char cart[SHOP_ID_SIZE];
} crash_case;

static shop *guest_of(const crash_case *k)
{
    shop *view = NULL;
    shop_identity who = SHOP_IDENTITY_INIT;
    who.guest_id = k->guest;
    assert_int_equal(shop_as(k->market->shop, &who, &view), 0);
    return view;
}

static int place(const crash_case *k, shop *as)
{
    return market_call(as, "order.place", NULL,
                       "{\"idempotency_key\":\"k\",\"cart_id\":\"%s\",\"payment_token\":\"%s\"}", k->cart,
                       k->token);
}

static void call_it_off(order_market *m)
{
    char answer[MARKET_TEXT_MAX];
    (void)market_call(m->shop, "order.list", answer, "{\"limit\":1}");
    const char *id = strstr(answer, "ord_");
    if (id != NULL)
        (void)market_call(m->shop, "order.cancel", NULL, "{\"order_id\":\"%.30s\"}", id);
}

/* Whether it did: there may be fewer points. */
static bool dies_at(const crash_case *k, int64_t point)
{
    pid_t child = fork();
    int status = 0;
    assert_true(child >= 0);
    if (child == 0) {
        market_open(k->market, SHOP_OPEN_MANUAL);
        shop__local_split_sagas(k->market->shop, k->split);
        shop *as = guest_of(k);
        k->market->meanwhile = k->call_off == WHILE_PAYING ? call_it_off : NULL;
        atomic_store(&k->market->points_left, point);
        (void)place(k, as);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

static void expect_placed_once(const crash_case *k)
{
    order_market *m = k->market;
    assert_int_equal(market_effects(m, "authorized"), 1);
    assert_int_equal(market_effects(m, "voided"), 0);
    assert_int_equal(market_number(m, "SELECT on_hand FROM inventory_stock WHERE sku = 'SKU0'"), STOCK - 2);
    assert_int_equal(market_number(m, "SELECT state FROM cart_carts"), 3);
}

static void expect_nothing_left(const crash_case *k)
{
    order_market *m = k->market;
    assert_true(market_effects(m, "authorized") == 0 || market_effects(m, "voided") > 0);
    assert_int_equal(market_number(m, "SELECT on_hand FROM inventory_stock WHERE sku = 'SKU0'"), STOCK);
    assert_int_equal(market_number(m, "SELECT state FROM cart_carts"), 1);
}

static void expect_all_or_nothing(const crash_case *k, int64_t point)
{
    order_market *m = k->market;
    int64_t placed = market_number(m, "SELECT count(*) FROM order_orders WHERE state = 2");
    int64_t orders = market_number(m, "SELECT count(*) FROM order_orders");
    if (placed > 1 || orders > 1)
        fail_msg("%s, point %lld: %lld orders, %lld placed", k->token, (long long)point, (long long)orders,
                 (long long)placed);
    assert_int_equal(market_number(m, "SELECT sum(reserved) FROM inventory_stock"), 0);
    market_expect_sound(m);
    if (placed == 1)
        expect_placed_once(k);
    else
        expect_nothing_left(k);
}

/* I9: the same key has the answer of what became of the first call. */
static void expect_same_answer(const crash_case *k)
{
    order_market *m = k->market;
    int64_t orders = market_number(m, "SELECT count(*) FROM order_orders");
    int64_t placed = market_number(m, "SELECT count(*) FROM order_orders WHERE state = 2");
    shop *as = guest_of(k);
    int code = orders == 1 ? place(k, as) : 0;
    shop_close(as);
    assert_int_equal(code == 0, orders == 0 || placed == 1);
    assert_int_equal(market_number(m, "SELECT count(*) FROM order_orders"), orders);
}

/* --- called off --------------------------------------------------------------------------------- */

/* Whether the order is to be called off, as far as the crash has let anybody say so. */
static bool is_unwanted(const crash_case *k)
{
    order_market *m = k->market;
    if (k->call_off == AFTER_THE_CRASH)
        call_it_off(m);
    int64_t unwanted = market_number(m, "SELECT count(*) FROM order_orders WHERE cancel_requested = 1 OR state = 5");
    if (k->call_off == AFTER_THE_CRASH)
        assert_int_equal(market_number(m, "SELECT count(*) FROM order_orders"), unwanted);
    return k->call_off != NEVER && unwanted == 1;
}

/* The crash has left money at the provider that recovery must give up. */
static bool is_stranded(const order_market *m)
{
    return market_effects(m, "authorized") == 1 && market_effects(m, "voided") == 0 &&
           market_number(m, "SELECT count(*) FROM order_orders WHERE state = 1") == 1;
}

/* Wherever it died: the goods are back, the money is given up, and nothing else has become of it. */
static void expect_called_off(const order_market *m)
{
    assert_int_equal(market_number(m, "SELECT count(*) FROM order_orders"), 1);
    assert_int_equal(market_number(m, "SELECT state FROM order_orders"), 5);
    assert_in_range(market_effects(m, "authorized"), 0, 1);
    assert_true(market_effects(m, "authorized") == 0 || market_effects(m, "voided") > 0);
    assert_int_equal(market_effects(m, "captured"), 0);
    assert_int_equal(market_number(m, "SELECT on_hand - reserved FROM inventory_stock WHERE sku = 'SKU0'"), STOCK);
    market_expect_sound(m);
}

/* --- everywhere --------------------------------------------------------------------------------- */

static void expect_right(crash_case *k, int64_t point)
{
    bool unwanted = is_unwanted(k);
    k->stranded += unwanted && is_stranded(k->market);
    market_recover(k->market);
    if (unwanted) {
        expect_called_off(k->market);
    } else {
        expect_all_or_nothing(k, point);
        expect_same_answer(k);
    }
}

static void crash_everywhere(crash_case *k, int64_t first, int64_t stride)
{
    order_market *m = k->market;
    int64_t point = first;
    for (; point < POINTS_MOST; point += stride) {
        market_restore(m);
        atomic_store(&m->ahead_ms, 0);
        if (!dies_at(k, point))
            break;
        market_open(m, SHOP_OPEN_MANUAL);
        shop__local_split_sagas(m->shop, k->split);
        expect_right(k, point);
        market_close(m);
    }
    assert_in_range(point, first + stride, POINTS_MOST - 1);
    market_restore(m);
    market_open(m, SHOP_OPEN_MANUAL);
}

static void prepare(void **state, crash_case *k, bool split)
{
    order_market *m = *state;
    shop *as;
    *k = (crash_case){.market = m, .split = split};
    assert_int_equal(shop_id_new(m->shop, "gst", k->guest), 0);
    market_stock(m, 0, STOCK);
    as = guest_of(k);
    market_cart(as, 0, 2, k->cart);
    shop_close(as);
    market_close(m);
    market_keep(m);
}

static void crash_with_every_token(void **state, bool split)
{
    static const char *const tokens[] = {
        "tok_decline", "tok_insufficient", "tok_3ds",  "tok_3ds_decline", "tok_charged_timeout",
        "tok_timeout", "tok_late",         "tok_slow", "tok_void_timeout"};
    crash_case k;
    prepare(state, &k, split);
    k.token = "tok_approve";
    crash_everywhere(&k, 1, market_full() ? 1 : 2);
    for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
        market_close(k.market);
        k.token = tokens[i];
        crash_everywhere(&k, market_full() ? 1 : 1 + (int64_t)i, market_full() ? 1 : STRIDE);
    }
}

static void a_checkout_survives_a_crash_at_every_point(void **state)
{
    crash_with_every_token(state, false);
}

static void a_checkout_over_many_processes_survives_a_crash_at_every_point(void **state)
{
    crash_with_every_token(state, true);
}

static void crash_when_called_off(void **state, bool split)
{
    crash_case k;
    prepare(state, &k, split);
    k.token = "tok_approve";
    for (k.call_off = WHILE_PAYING; k.call_off <= AFTER_THE_CRASH; k.call_off++) {
        k.stranded = 0;
        crash_everywhere(&k, 1, market_full() ? 1 : 2);
        assert_true(k.stranded > 0);
        market_close(k.market);
    }
    market_open(k.market, SHOP_OPEN_MANUAL);
}

static void what_is_paid_and_called_off_is_given_up_after_a_crash_at_every_point(void **state)
{
    crash_when_called_off(state, false);
}

static void the_same_over_many_processes(void **state)
{
    crash_when_called_off(state, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_checkout_survives_a_crash_at_every_point, market_setup,
                                        market_teardown),
        cmocka_unit_test_setup_teardown(a_checkout_over_many_processes_survives_a_crash_at_every_point,
                                        market_setup, market_teardown),
        cmocka_unit_test_setup_teardown(what_is_paid_and_called_off_is_given_up_after_a_crash_at_every_point,
                                        market_setup, market_teardown),
        cmocka_unit_test_setup_teardown(the_same_over_many_processes, market_setup, market_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
