/* sqlite_error_test.c - SQLite's results as shop codes, with messages that say the mend. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/store/sqlite.h"

static void every_result_has_its_code(void **state)
{
    static const struct {
        int result;
        int code;
    } cases[] = {
        {SQLITE_OK, 0},
        {SQLITE_CONSTRAINT_UNIQUE, SHOP_E_ALREADY_EXISTS},
        {SQLITE_CONSTRAINT_PRIMARYKEY, SHOP_E_ALREADY_EXISTS},
        {SQLITE_CONSTRAINT_ROWID, SHOP_E_ALREADY_EXISTS},
        {SQLITE_CONSTRAINT_CHECK, SHOP_E_CONFLICT},
        {SQLITE_CONSTRAINT_FOREIGNKEY, SHOP_E_CONFLICT},
        {SQLITE_CONSTRAINT, SHOP_E_CONFLICT},
        {SQLITE_BUSY, SHOP_E_OVERLOADED},
        {SQLITE_BUSY_SNAPSHOT, SHOP_E_OVERLOADED},
        {SQLITE_BUSY_RECOVERY, SHOP_E_OVERLOADED},
        {SQLITE_LOCKED, SHOP_E_OVERLOADED},
        {SQLITE_FULL, SHOP_E_STORAGE},
        {SQLITE_CORRUPT, SHOP_E_CORRUPT},
        {SQLITE_CORRUPT_INDEX, SHOP_E_CORRUPT},
        {SQLITE_NOTADB, SHOP_E_CORRUPT},
        {SQLITE_NOMEM, SHOP_E_NO_MEMORY},
        {SQLITE_IOERR_NOMEM, SHOP_E_NO_MEMORY},
        {SQLITE_IOERR_FSYNC, SHOP_E_STORAGE},
        {SQLITE_IOERR_READ, SHOP_E_STORAGE},
        {SQLITE_READONLY, SHOP_E_STORAGE},
        {SQLITE_CANTOPEN, SHOP_E_STORAGE},
        {SQLITE_TOOBIG, SHOP_E_TOO_LARGE},
        {SQLITE_INTERRUPT, SHOP_E_TIMEOUT},
        {SQLITE_ERROR, SHOP_E_INTERNAL},
        {SQLITE_MISUSE, SHOP_E_INTERNAL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fault f = {.code = 0};

        assert_int_equal(shop__sqlite_code(cases[i].result), cases[i].code);
        if (cases[i].code != 0)
            assert_int_equal(shop__sqlite_fault(NULL, cases[i].result, &f), cases[i].code);
    }
}

static void a_full_disk_says_the_mend(void **state)
{
    fault f = {.code = 0};

    (void)state;
    (void)shop__sqlite_fault(NULL, SQLITE_FULL, &f);
    assert_non_null(strstr(f.message, "free some space"));
}

static void a_commit_that_may_lie_in_the_wal_is_unknown(void **state)
{
    (void)state;
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_IOERR_FSYNC, NULL), SHOP_E_UNKNOWN);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_IOERR_WRITE, NULL), SHOP_E_UNKNOWN);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_NOMEM, NULL), SHOP_E_UNKNOWN);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_FULL, NULL), SHOP_E_STORAGE);
    assert_int_equal(shop__sqlite_commit_fault(NULL, SQLITE_BUSY, NULL), SHOP_E_OVERLOADED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_result_has_its_code),
        cmocka_unit_test(a_full_disk_says_the_mend),
        cmocka_unit_test(a_commit_that_may_lie_in_the_wal_is_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
