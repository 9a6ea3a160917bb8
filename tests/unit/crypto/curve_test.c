/* curve_test.c - CURVE keys of services: names, the file's one form, and whose eyes it is for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/crypto/curve.h"
#include "tests/support/authority.h"

static void other_words_are_no_names_of_services(void **state)
{
    static const char *const bad[] = {"",       "ca",      "revoked", "Order",   "1st",  "-order", "order-",
                                      "or der", "or.der",  "or/der",  "../order", "örder", "order\n", "or_der",
                                      "a23456789012345678901234567890123"};
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        curve_key k = {.service = "untouched"};
        fault f = {.code = 0};
        assert_false(shop__service_name_valid(bad[i]));
        assert_int_equal(shop__curve_new(shop_env_default(), bad[i], &k, &f), SHOP_E_INVALID);
        assert_string_equal(f.field, "service");
        assert_string_equal(k.service, "untouched");
    }
    assert_true(shop__service_name_valid("a"));
    assert_true(shop__service_name_valid("order-2"));
    assert_true(shop__service_name_valid("a2345678901234567890123456789012"));
}

static void a_key_is_read_as_it_was_written(void **state)
{
    char text[CURVE_FILE_MAX];
    curve_key k, again;
    (void)state;
    assert_int_equal(shop__curve_new(shop_env_default(), "order", &k, NULL), 0);
    size_t size = shop__curve_print(&k, text);
    assert_int_equal(size, strlen(text));
    assert_int_equal(shop__curve_parse(text, size, &again, NULL), 0);
    assert_memory_equal(&k, &again, sizeof(k));
}

/* A byte that cannot stand there, at every place; and a text that ends there. */
static void a_key_with_a_wrong_byte_is_refused(void **state)
{
    char text[CURVE_FILE_MAX];
    curve_key k, again;
    (void)state;
    assert_int_equal(shop__curve_new(shop_env_default(), "order", &k, NULL), 0);
    size_t size = shop__curve_print(&k, text);
    for (size_t i = 0; i < size; i++) {
        fault f = {.code = 0};
        char right = text[i];
        text[i] = '\x01';
        assert_int_equal(shop__curve_parse(text, size, &again, &f), SHOP_E_CORRUPT);
        assert_int_equal(shop__curve_parse(text, i, &again, NULL), SHOP_E_CORRUPT); /* and cut off here */
        text[i] = right;
    }
}

static void halves_of_two_keys_are_refused(void **state)
{
    char text[CURVE_FILE_MAX];
    fault f = {.code = 0};
    curve_key k, other;
    (void)state;
    assert_int_equal(shop__curve_new(shop_env_default(), "order", &k, NULL), 0);
    assert_int_equal(shop__curve_new(shop_env_default(), "order", &other, NULL), 0);
    memcpy(k.pair.public_key, other.pair.public_key, RAW_KEY_BYTES);
    size_t size = shop__curve_print(&k, text);
    assert_int_equal(shop__curve_parse(text, size, &other, &f), SHOP_E_CORRUPT);
    assert_non_null(strstr(f.message, "public key"));
}

static void a_service_finds_its_own_key_only(void **state)
{
    authority *a = *state;
    curve_key k = {.service = "untouched"};
    fault f = {.code = 0};
    assert_int_equal(shop__curve_load(a->folder, "order", &k, &f), SHOP_E_NOT_FOUND);
    certificate c = authority_issue(a, "order");
    authority_copy(a, "order.key", "payment.key");
    assert_int_equal(chmod(authority_path(a, "payment.key"), 0600), 0);
    f.code = 0;
    assert_int_equal(shop__curve_load(a->folder, "payment", &k, &f), SHOP_E_CORRUPT);
    assert_string_equal(k.service, "untouched");
    assert_int_equal(shop__curve_load(a->folder, "order", &k, NULL), 0);
    assert_memory_equal(k.pair.public_key, c.key, RAW_KEY_BYTES);
}

static void a_key_that_others_can_read_is_refused(void **state)
{
    authority *a = *state;
    curve_key k;
    fault f = {.code = 0};
    (void)authority_issue(a, "order");
    assert_int_equal(chmod(authority_path(a, "order.key"), 0640), 0);
    assert_int_equal(shop__curve_load(a->folder, "order", &k, &f), SHOP_E_FORBIDDEN);
    assert_non_null(strstr(f.message, "chmod 600"));
}

static void names_are_checked_before_a_file_is_opened(void **state)
{
    authority *a = *state;
    curve_key k;
    assert_int_equal(shop__curve_load(a->folder, "../order", &k, NULL), SHOP_E_INVALID);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, authority_setup, authority_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_words_are_no_names_of_services),
        cmocka_unit_test(a_key_is_read_as_it_was_written),
        cmocka_unit_test(a_key_with_a_wrong_byte_is_refused),
        cmocka_unit_test(halves_of_two_keys_are_refused),
        CASE(a_service_finds_its_own_key_only),
        CASE(a_key_that_others_can_read_is_refused),
        CASE(names_are_checked_before_a_file_is_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
