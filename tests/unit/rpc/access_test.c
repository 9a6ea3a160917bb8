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
    static const char *const strangers[] = {"", "shop", "orders", "Order", "order ", "operator", "gatewa"};
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

static void the_gateway_may_what_is_public(void **state)
{
    (void)state;
    for (unsigned op = 0; op < SHOP__OP_COUNT; op++)
        assert_int_equal(allows(RPC_GATEWAY, op), (shop__ops[op].flags & OP_INTERNAL) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stranger_may_nothing),
        cmocka_unit_test(a_service_may_what_names_it),
        cmocka_unit_test(the_gateway_may_what_is_public),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
