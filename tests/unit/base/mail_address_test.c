/* mail_address_test.c - which addresses may stand in a header. */
#include "lib/base/mail_address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static void what_could_forge_a_header_is_refused(void **state)
{
    static const char *const bad[] = {"",      "@",      "a@",     "@b",       "a",         "a@b@c",      "a b@c",
                                      "a@b;c", "a\t@b", "\"a\"@b", "a@b\nTo:c", "a@b\x7f", "<a@b.c>", "a@[1.2.3.4]"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (shop__mail_address_ok(bad[i]))
            fail_msg("taken: %s", bad[i]);
}

static void an_address_is_at_most_so_long(void **state)
{
    char longest[MAIL_ADDRESS_MAX_BYTES + 2];
    (void)state;
    memset(longest, 'a', sizeof(longest) - 1);
    longest[1] = '@';
    longest[MAIL_ADDRESS_MAX_BYTES + 1] = '\0';
    assert_false(shop__mail_address_ok(longest));
    longest[MAIL_ADDRESS_MAX_BYTES] = '\0';
    assert_true(shop__mail_address_ok(longest));
}

static void plain_addresses_are_taken(void **state)
{
    (void)state;
    assert_true(shop__mail_address_ok("a@b"));
    assert_true(shop__mail_address_ok("ada+shop@müller.example"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_could_forge_a_header_is_refused),
        cmocka_unit_test(an_address_is_at_most_so_long),
        cmocka_unit_test(plain_addresses_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
