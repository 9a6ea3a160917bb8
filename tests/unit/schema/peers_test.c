/* peers_test.c - who may call what between processes: what is declared, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/schema/generated/ops.h"
#include "lib/schema/peers.h"

static bool may(const char *peer, unsigned op)
{
    return shop__peer_may(shop__peer(peer), &shop__ops[op]);
}

static void a_stranger_may_nothing(void **state)
{
    static const char *const strangers[] = {"", "ordr", "Order", "order ", "order-2", "ca", "everybody"};
    (void)state;
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        assert_int_equal(shop__peer(strangers[i]), PEER_NONE);
        for (unsigned op = 0; op < SHOP__OP_COUNT; op++)
            assert_false(may(strangers[i], op));
    }
}

static void a_number_out_of_range_is_nobody(void **state)
{
    static const int numbers[] = {-2, PEER_NONE, SHOP__PEER_COUNT, 31, 32, 1000};
    (void)state;
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        assert_null(shop__peer_name(numbers[i]));
        for (unsigned op = 0; op < SHOP__OP_COUNT; op++)
            assert_false(shop__peer_may(numbers[i], &shop__ops[op]));
    }
}

static void names_and_numbers_belong_together(void **state)
{
    (void)state;
    for (int i = 0; i < SHOP__PEER_COUNT; i++)
        assert_int_equal(shop__peer(shop__peer_name(i)), i);
    for (int i = 0; i < SHOP__SERVICE_COUNT; i++)
        assert_string_equal(shop__peer_name(i), shop__services[i]);
}

static void a_service_may_what_lists_it(void **state)
{
    (void)state;
    assert_true(may("order", SHOP__OP_CART_LOCK));
    assert_true(may("order", SHOP__OP_PAYMENT_AUTHORIZE));
    assert_true(may("search", SHOP__OP_PRODUCT_GET));
    assert_true(may("cart", SHOP__OP_VARIANT_OFFERS));
    assert_false(may("cart", SHOP__OP_CART_LOCK)); /* not even its own: that call never travels */
    assert_false(may("search", SHOP__OP_PAYMENT_AUTHORIZE));
    assert_false(may("order", SHOP__OP_PRODUCT_GET));
    assert_false(may("order", SHOP__OP_ORDER_PLACE));
}

static void every_service_may_ask_whose_a_session_is(void **state)
{
    (void)state;
    for (int i = 0; i < SHOP__SERVICE_COUNT; i++)
        assert_int_equal(shop__peer_may(i, &shop__ops[SHOP__OP_SESSION_RESOLVE]), i != SHOP__SERVICE_USER);
}

static void who_is_no_service_may_what_is_not_internal(void **state)
{
    (void)state;
    for (int peer = SHOP__SERVICE_COUNT; peer < SHOP__PEER_COUNT; peer++)
        for (unsigned op = 0; op < SHOP__OP_COUNT; op++)
            assert_int_equal(shop__peer_may(peer, &shop__ops[op]), (shop__ops[op].flags & OP_INTERNAL) == 0);
    assert_true(may("gateway", SHOP__OP_ORDER_PLACE));
    assert_false(may("gateway", SHOP__OP_SESSION_RESOLVE));
    assert_false(may("operator", SHOP__OP_PAYMENT_AUTHORIZE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stranger_may_nothing),
        cmocka_unit_test(a_number_out_of_range_is_nobody),
        cmocka_unit_test(names_and_numbers_belong_together),
        cmocka_unit_test(a_service_may_what_lists_it),
        cmocka_unit_test(every_service_may_ask_whose_a_session_is),
        cmocka_unit_test(who_is_no_service_may_what_is_not_internal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
