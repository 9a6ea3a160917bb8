/* access_test.c - for whom a peer may call. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/rpc/access.h"

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
        cmocka_unit_test(the_gateway_carries_in_what_its_callers_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
