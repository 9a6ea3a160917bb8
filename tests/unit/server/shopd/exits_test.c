/* exits_test.c - every failure of the library has an exit status that the manual lists. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "server/shopd/exits.h"
#include "shop/error.h"

static bool is_listed(int status)
{
    for (const exit_row *row = exits; row->meaning != NULL; row++)
        if (row->status == status)
            return true;
    return false;
}

static void every_code_has_its_status(void **state)
{
    static const int codes[] = {
#define CODE(name, code, http, retryable, text) code,
        SHOP_ERRORS(CODE)
#undef CODE
    };
    (void)state;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        assert_int_not_equal(exit_of_code(codes[i]), 0);
        assert_true(is_listed(exit_of_code(codes[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_its_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
