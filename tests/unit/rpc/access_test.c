/* access_test.c - which service may call what: declared, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rpc/access.h"

static bool allows(const char *peer, unsigned op)
{
    return shop__access_allows(peer, &shop__ops[op]);
}

static void a_stranger_may_nothing(void **state)
{
    static const char *const strangers[] = {"", "shop", "orders", "Order", "order ", "operators", "gatewa"};
    (void)state;
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++)
        for (unsigned op = 0; op < SHOP__OP_COUNT; op++)
            assert_false(allows(strangers[i], op));
}

static void a_service_may_what_names_it(void **state)
{
    (void)state;
    assert_true(allows("order", SHOP__OP_CART_LOCK));
    assert_false(allows("search", SHOP__OP_CART_LOCK));
    assert_false(allows("cart", SHOP__OP_CART_LOCK));
    assert_true(allows("search", SHOP__OP_PRODUCT_GET) || allows("search", SHOP__OP_PRODUCT_LIST));
}

static void a_peer_that_is_no_service_may_what_is_public(void **state)
{
    (void)state;
    for (unsigned op = 0; op < SHOP__OP_COUNT; op++) {
        assert_int_equal(allows("gateway", op), (shop__ops[op].flags & OP_INTERNAL) == 0);
        assert_int_equal(allows("operator", op), (shop__ops[op].flags & OP_INTERNAL) == 0);
    }
}

static void the_gateway_carries_in_what_its_callers_have(void **state)
{
    const shop_rpc_request nobody = {0}, signed_in = {.session = "t"}, guest = {.guest_id = "gst_1"},
                           said = {.user_id = "usr_1"}, role = {.role = "support"}, all = {.by_operator = true};
    (void)state;
    assert_true(shop__access_speaks("gateway", &nobody));
    assert_true(shop__access_speaks("gateway", &signed_in));
    assert_true(shop__access_speaks("gateway", &guest));
    assert_false(shop__access_speaks("gateway", &said));
    assert_false(shop__access_speaks("gateway", &role));
    assert_false(shop__access_speaks("gateway", &all));
    assert_true(shop__access_speaks("operator", &all));
    assert_true(shop__access_speaks("order", &said));
    assert_false(shop__access_speaks("stranger", &nobody));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stranger_may_nothing),
        cmocka_unit_test(a_service_may_what_names_it),
        cmocka_unit_test(the_gateway_carries_in_what_its_callers_have),
        cmocka_unit_test(a_peer_that_is_no_service_may_what_is_public),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
