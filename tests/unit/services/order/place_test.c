/* place_test.c - the holes of a checkout, one test each, in one process and as if each service were in its own.
 * docs/checkout.md says which test holds which line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/core/local.h"
#include "tests/unit/services/order/order_market.h"

enum { STOCK = 3, HOUR_MS = 3600 * 1000, SLOW_ENOUGH_US = 1000, POINTS_MOST = 200 };

static int place(shop *as, const char *cart, const char *token, char *answer)
{
    return market_call(as, "order.place", answer,
                       "{\"idempotency_key\":\"k\",\"cart_id\":\"%s\",\"payment_token\":\"%s\"}", cart, token);
}

static void newest(order_market *m, char id[SHOP_ID_SIZE])
{
    market_make(m->shop, "order.list", id, "{\"limit\":1}");
}

static int64_t state_of_order(const order_market *m)
{
    return market_number(m, "SELECT state FROM order_orders ORDER BY id DESC LIMIT 1");
}

static void expect_nothing_left(order_market *m)
{
    market_recover(m);
    market_expect_sound(m);
    assert_int_equal(market_number(m, "SELECT count(*) FROM order_orders WHERE state = 2"), 0);
    assert_int_equal(market_number(m, "SELECT on_hand - reserved FROM inventory_stock"), STOCK);
    assert_int_equal(market_number(m, "SELECT count(*) FROM cart_carts WHERE state <> 1"), 0);
}

static void expect_one_placed(order_market *m)
{
    market_recover(m);
    market_expect_sound(m);
    assert_int_equal(market_number(m, "SELECT count(*) FROM order_orders WHERE state = 2"), 1);
    assert_int_equal(market_effects(m, "authorized"), 1);
    assert_int_equal(market_effects(m, "voided"), 0);
    assert_int_equal(market_number(m, "SELECT on_hand - reserved FROM inventory_stock"), STOCK - 1);
}

/* --- the lines ------------------------------------------------------------------------------------ */

static void two_placements_of_one_cart(order_market *m, shop *as, const char *cart)
{
    assert_int_equal(place(as, cart, "tok_approve", NULL), 0);
    assert_int_equal(market_call(as, "order.place", NULL,
                                 "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\"}", cart),
                     SHOP_E_CONFLICT);
    expect_one_placed(m);
}

static char meanwhile_cart[SHOP_ID_SIZE];

static void change_the_cart(order_market *m)
{
    assert_int_equal(market_call(m->shop, "cart.add_line", NULL,
                                 "{\"cart_id\":\"%s\",\"sku\":\"SKU0\",\"quantity\":1}", meanwhile_cart),
                     SHOP_E_CONFLICT);
}

static void cart_changed_meanwhile(order_market *m, shop *as, const char *cart)
{
    snprintf(meanwhile_cart, sizeof(meanwhile_cart), "%s", cart);
    m->meanwhile = change_the_cart;
    assert_int_equal(place(as, cart, "tok_approve", NULL), 0);
    expect_one_placed(m);
}

static void raise_the_price(order_market *m)
{
    char id[SHOP_ID_SIZE];
    market_make(m->shop, "product.put", id,
                "{\"slug\":\"sku0\",\"title\":\"Goods 0\",\"variants\":[{\"sku\":\"SKU0\",\"prices\":"
                "[{\"minor\":9999,\"currency\":\"EUR\"}]}]}");
}

static void price_changes_while_paying(order_market *m, shop *as, const char *cart)
{
    m->meanwhile = raise_the_price;
    assert_int_equal(place(as, cart, "tok_approve", NULL), 0);
    assert_int_equal(market_number(m, "SELECT total_minor FROM order_orders"), 1500);
    assert_int_equal(market_number(m, "SELECT amount_minor FROM payment_payments"), 1500);
    expect_one_placed(m);
}

typedef struct second_call {
    shop *as;
    const char *cart;
    char answer[MARKET_TEXT_MAX];
    int code;
} second_call;

static void *call_again(void *argument)
{
    second_call *s = argument;
    s->code = place(s->as, s->cart, "tok_slow", s->answer);
    return NULL;
}

static void same_key_while_the_first_call_is_in_flight(order_market *m, shop *as, const char *cart)
{
    second_call first = {.as = as, .cart = cart}, second = first;
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, call_again, &first), 0);
    usleep(SLOW_ENOUGH_US);
    call_again(&second);
    pthread_join(thread, NULL);
    assert_int_equal(first.code, 0);
    assert_int_equal(second.code, 0);
    assert_string_equal(first.answer, second.answer);
    expect_one_placed(m);
}

/* Let a child die at the given point of its call. */
static bool dies_at(order_market *m, const char *cart, int64_t point)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        market_open(m, SHOP_OPEN_MANUAL);
        atomic_store(&m->points_left, point);
        (void)place(m->shop, cart, "tok_approve", NULL);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

static void die_while_stock_is_held(order_market *m, const char *cart)
{
    for (int64_t point = 1; point < POINTS_MOST; point++) {
        assert_true(dies_at(m, cart, point));
        if (market_number(m, "SELECT count(*) FROM inventory_reservations WHERE state = 1") == 1)
            return;
        market_recover(m);
        if (market_number(m, "SELECT count(*) FROM order_orders") > 0)
            fail_msg("stock is never held before the end");
    }
    fail_msg("stock is never held");
}

static void reservation_orphaned(order_market *m, shop *as, const char *cart)
{
    (void)as;
    die_while_stock_is_held(m, cart);
    atomic_fetch_add(&m->ahead_ms, HOUR_MS);
    assert_int_equal(market_call(m->shop, "reservation.expire_due", NULL, "{}"), 0);
    assert_int_equal(market_number(m, "SELECT reserved FROM inventory_stock"), 0);
    expect_one_placed(m); /* there is enough: recovery reserves again */
}

static void let_it_expire(order_market *m)
{
    atomic_fetch_add(&m->ahead_ms, HOUR_MS);
    assert_int_equal(market_call(m->shop, "reservation.expire_due", NULL, "{}"), 0);
    assert_int_equal(market_number(m, "SELECT state FROM inventory_reservations"), 4);
}

static void reservation_expires_while_paying(order_market *m, shop *as, const char *cart)
{
    m->meanwhile = let_it_expire;
    assert_int_equal(place(as, cart, "tok_approve", NULL), 0);
    expect_one_placed(m);
}

static void let_it_expire_and_sell(order_market *m)
{
    let_it_expire(m);
    market_stock(m, 0, 0);
}

static void expiry_against_claim(order_market *m, shop *as, const char *cart)
{
    m->meanwhile = let_it_expire_and_sell;
    assert_int_equal(place(as, cart, "tok_approve", NULL), SHOP_E_OUT_OF_STOCK);
    market_stock(m, 0, STOCK);
    expect_nothing_left(m);
    assert_int_equal(market_effects(m, "voided"), 1);
}

static void dispatcher_lags(order_market *m, shop *as, const char *cart)
{
    assert_int_equal(place(as, cart, "tok_approve", NULL), 0);
    atomic_fetch_add(&m->ahead_ms, 24 * HOUR_MS);
    assert_int_equal(market_call(m->shop, "reservation.expire_due", NULL, "{}"), 0);
    assert_int_equal(market_number(m, "SELECT reserved FROM inventory_stock"), 1);
    expect_one_placed(m);
}

static void double_charge(order_market *m, shop *as, const char *cart)
{
    static const char token[] = "tok_charged_timeout";
    int code = place(as, cart, token, NULL);
    assert_true(code == 0 || code == SHOP_E_UNKNOWN);
    market_recover(m);
    assert_int_equal(place(as, cart, token, NULL), 0);
    expect_one_placed(m);
}

static void take_it_for_dead(order_market *m)
{
    atomic_fetch_add(&m->ahead_ms, 2 * MARKET_MINUTE_MS);
    market_jobs(m);
}

static void recovery_against_a_slow_handler(order_market *m, shop *as, const char *cart)
{
    m->meanwhile = take_it_for_dead;
    int code = place(as, cart, "tok_approve", NULL);
    assert_true(code == 0 || code == SHOP_E_UNKNOWN || code == SHOP_E_IN_PROGRESS);
    market_recover(m);
    assert_int_equal(place(as, cart, "tok_approve", NULL), 0);
    expect_one_placed(m);
}

static void retry_after_a_decline(order_market *m, shop *as, const char *cart)
{
    char id[SHOP_ID_SIZE];
    assert_int_equal(place(as, cart, "tok_decline", NULL), SHOP_E_PAYMENT_DECLINED);
    newest(m, id);
    raise_the_price(m);
    assert_int_equal(market_call(as, "order.retry", NULL,
                                 "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", id),
                     0);
    assert_int_equal(market_call(as, "order.retry", NULL,
                                 "{\"order_id\":\"%s\",\"payment_token\":\"tok_approve\"}", id),
                     SHOP_E_CONFLICT);
    assert_int_equal(market_number(m, "SELECT total_minor FROM order_orders"), 1500);
    expect_one_placed(m);
}

static void call_it_off(order_market *m)
{
    char id[SHOP_ID_SIZE];
    newest(m, id);
    assert_int_equal(market_call(m->shop, "order.cancel", NULL, "{\"order_id\":\"%s\"}", id), 0);
}

static void cancel_against_place(order_market *m, shop *as, const char *cart)
{
    m->meanwhile = call_it_off;
    assert_int_equal(place(as, cart, "tok_approve", NULL), SHOP_E_CONFLICT);
    assert_int_equal(state_of_order(m), 5);
    expect_nothing_left(m);
    assert_int_equal(market_effects(m, "voided"), 1);
}

static void cancel_against_fulfil(order_market *m, shop *as, const char *cart)
{
    char id[SHOP_ID_SIZE];
    assert_int_equal(place(as, cart, "tok_approve", NULL), 0);
    newest(m, id);
    assert_int_equal(market_call(as, "order.cancel", NULL, "{\"order_id\":\"%s\"}", id), 0);
    assert_int_equal(market_call(m->shop, "order.fulfil", NULL, "{\"order_id\":\"%s\"}", id), SHOP_E_CONFLICT);
    market_recover(m);
    market_expect_sound(m);
    assert_int_equal(market_effects(m, "captured"), 0);
}

static void use_the_coupon(order_market *m, shop *as, const char *cart, const char *token, int code)
{
    assert_int_equal(
        market_call(as, "cart.add_coupon", NULL, "{\"cart_id\":\"%s\",\"code\":\"ONCE\"}", cart), 0);
    assert_int_equal(market_call(as, "order.place", NULL, "{\"cart_id\":\"%s\",\"payment_token\":\"%s\"}", cart,
                                 token),
                     code);
    (void)m;
}

static void coupon_raced(order_market *m, shop *as, const char *cart)
{
    char id[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    market_make(m->shop, "promotion.put", id,
                "{\"code\":\"ONCE\",\"title\":\"Once\",\"kind\":\"percent\",\"percent_ppm\":100000,"
                "\"usage_limit\":1}");
    market_cart(as, 0, 1, other);
    assert_int_equal(market_call(as, "cart.add_coupon", NULL, "{\"cart_id\":\"%s\",\"code\":\"ONCE\"}", other), 0);
    use_the_coupon(m, as, cart, "tok_decline", SHOP_E_PAYMENT_DECLINED);
    use_the_coupon(m, as, cart, "tok_approve", 0);
    assert_int_equal(market_number(m, "SELECT used FROM cart_promotions"), 1);
    assert_int_equal(market_number(m, "SELECT reserved FROM cart_promotions"), 0);
    int code = market_call(as, "order.place", NULL, "{\"cart_id\":\"%s\",\"payment_token\":\"tok_approve\","
                           "\"total\":{\"minor\":1400,\"currency\":\"EUR\"}}", other);
    assert_true(code == SHOP_E_CONFLICT || code == SHOP_E_PRICE_CHANGED);
    expect_one_placed(m);
}

/* --- both ways -------------------------------------------------------------------------------------- */

static void run(void **state, bool split, void (*body)(order_market *m, shop *as, const char *cart))
{
    order_market *m = *state;
    char cart[SHOP_ID_SIZE];
    market_stock(m, 0, STOCK);
    shop *as = market_guest(m);
    market_cart(as, 0, 1, cart);
    shop__local_split_sagas(m->shop, split);
    body(m, as, cart);
    shop_close(as);
}

#define BOTH_WAYS(body)                                                                            \
    static void body##_in_one_process(void **state)                                                \
    {                                                                                              \
        run(state, false, body);                                                                   \
    }                                                                                              \
    static void body##_over_many(void **state)                                                     \
    {                                                                                              \
        run(state, true, body);                                                                    \
    }
#define TEST(name) cmocka_unit_test_setup_teardown(name, market_setup, market_teardown)
#define TESTS(body) TEST(body##_in_one_process), TEST(body##_over_many)

BOTH_WAYS(two_placements_of_one_cart)
BOTH_WAYS(cart_changed_meanwhile)
BOTH_WAYS(price_changes_while_paying)
BOTH_WAYS(same_key_while_the_first_call_is_in_flight)
BOTH_WAYS(reservation_orphaned)
BOTH_WAYS(reservation_expires_while_paying)
BOTH_WAYS(expiry_against_claim)
BOTH_WAYS(dispatcher_lags)
BOTH_WAYS(double_charge)
BOTH_WAYS(recovery_against_a_slow_handler)
BOTH_WAYS(retry_after_a_decline)
BOTH_WAYS(cancel_against_place)
BOTH_WAYS(cancel_against_fulfil)
BOTH_WAYS(coupon_raced)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TESTS(two_placements_of_one_cart),
        TESTS(cart_changed_meanwhile),
        TESTS(price_changes_while_paying),
        TESTS(same_key_while_the_first_call_is_in_flight),
        TESTS(reservation_orphaned),
        TESTS(reservation_expires_while_paying),
        TESTS(expiry_against_claim),
        TESTS(dispatcher_lags),
        TESTS(double_charge),
        TESTS(recovery_against_a_slow_handler),
        TESTS(retry_after_a_decline),
        TESTS(cancel_against_place),
        TESTS(cancel_against_fulfil),
        TESTS(coupon_raced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
