/* value_test.c - parameters: NULL is SQL NULL, ids of any type become their 16 bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lib/store/store.h"

static void null_gives_sql_null(void **state)
{
    (void)state;
    assert_int_equal(v_text(NULL).kind, VALUE_NULL);
    assert_int_equal(v_blob(NULL, 5).kind, VALUE_NULL);
    assert_int_equal(v_id(NULL).kind, VALUE_NULL);
    assert_int_equal(v_null().kind, VALUE_NULL);
}

static void text_and_blob_are_borrowed(void **state)
{
    const char *text = "hello";

    (void)state;
    assert_int_equal(v_text(text).kind, VALUE_TEXT);
    assert_ptr_equal(v_text(text).bytes, text);
    assert_int_equal(v_text(text).size, 5);
    assert_int_equal(v_blob(text, 2).kind, VALUE_BLOB);
    assert_ptr_equal(v_blob(text, 2).bytes, text);
    assert_int_equal(v_blob(text, 2).size, 2);
    assert_int_equal(v_int(-7).integer, -7);
}

static void an_id_of_any_prefix_becomes_its_bytes(void **state)
{
    static const char *const prefixes[] = {"o", "ord", "prod"};
    uint8_t id[ID_BYTES];
    char text[ID_TEXT_MAX];

    (void)state;
    assert_int_equal(shop__id_new(shop_env_default(), id), 0);
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        (void)shop__id_print(id, prefixes[i], text);
        value v = v_id(text);

        assert_int_equal(v.kind, VALUE_ID);
        assert_memory_equal(v.id, id, ID_BYTES);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_gives_sql_null),
        cmocka_unit_test(text_and_blob_are_borrowed),
        cmocka_unit_test(an_id_of_any_prefix_becomes_its_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
