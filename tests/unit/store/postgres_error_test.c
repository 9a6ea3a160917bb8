/* postgres_error_test.c - PostgreSQL's SQLSTATEs as shop codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/store/postgres.h"

static void every_state_has_its_code(void **state)
{
    static const struct {
        const char *state;
        int code;
    } cases[] = {
        {"40001", SHOP_E_OVERLOADED},     {"40P01", SHOP_E_OVERLOADED},  {"55P03", SHOP_E_OVERLOADED},
        {"40003", SHOP_E_UNKNOWN},        {"23505", SHOP_E_ALREADY_EXISTS}, {"23514", SHOP_E_CONFLICT},
        {"23502", SHOP_E_CONFLICT},       {"57014", SHOP_E_TIMEOUT},     {"57P01", SHOP_E_UNAVAILABLE},
        {"57P03", SHOP_E_UNAVAILABLE},    {"25P03", SHOP_E_UNAVAILABLE}, {"53100", SHOP_E_STORAGE},
        {"53300", SHOP_E_UNAVAILABLE},    {"08006", SHOP_E_UNAVAILABLE}, {"58030", SHOP_E_STORAGE},
        {"54000", SHOP_E_TOO_LARGE},      {"XX001", SHOP_E_CORRUPT},     {"XX002", SHOP_E_CORRUPT},
        {"42501", SHOP_E_STORAGE},        {"42P01", SHOP_E_INTERNAL},    {"25006", SHOP_E_INTERNAL},
        {"", SHOP_E_UNAVAILABLE},         {NULL, SHOP_E_UNAVAILABLE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(shop__postgres_code(cases[i].state), cases[i].code);
}

static void a_result_that_never_came_is_a_loss(void **state)
{
    fault f = {.code = 0};
    (void)state;
    assert_int_equal(shop__postgres_fault(NULL, &f), SHOP_E_UNAVAILABLE);
    assert_int_equal(f.code, SHOP_E_UNAVAILABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_has_its_code),
        cmocka_unit_test(a_result_that_never_came_is_a_loss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
