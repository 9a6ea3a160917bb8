/* revocation_test.c - the list of what is revoked: its order, its bounds, and who has signed it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/crypto/revocation.h"

#define NOW_MS INT64_C(1795348800500)

static raw_pair signer, stranger;

static int make_keys(void **state)
{
    (void)state;
    return shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &signer, NULL) == 0 &&
                   shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &stranger, NULL) == 0
               ? 0
               : -1;
}

static revocations *empty(void)
{
    static revocations l;
    memset(&l, 0, sizeof(l));
    l.number = 1;
    l.issued_ms = NOW_MS - 500;
    return &l;
}

/* Freed with shop__buf_free(). */
static buf print(const revocations *l)
{
    buf b;
    shop__buf_init(&b, shop_env_default(), REVOKED_FILE_MAX);
    assert_int_equal(shop__revocations_print(l, &signer, &b, NULL), 0);
    return b;
}

static int parse(const char *text, size_t size, revocations *ret, fault *f)
{
    return shop__revocations_parse(text, size, signer.public_key, ret, f);
}

static void serials_are_kept_in_order(void **state)
{
    static const uint64_t given[] = {5, 1, 9, 3, 7};
    revocations *l = empty();
    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(shop__revoke(l, given[i], NOW_MS, NULL), 0);
    assert_int_equal(l->count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(l->serials[i], 2 * i + 1);
        assert_true(shop__revoked(l, 2 * i + 1));
        assert_false(shop__revoked(l, 2 * i));
    }
    assert_false(shop__revoked(l, 10));
}

static void the_number_grows_with_every_change_only(void **state)
{
    revocations *l = empty();
    (void)state;
    assert_int_equal(shop__revoke(l, 5, NOW_MS, NULL), 0);
    assert_int_equal(l->number, 2);
    assert_int_equal(shop__revoke(l, 5, NOW_MS, NULL), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(l->number, 2);
    assert_int_equal(l->count, 1);
}

static void a_list_has_a_bound_and_the_longest_can_be_read(void **state)
{
    static revocations again;
    revocations *l = empty();
    (void)state;
    l->number = INT64_MAX - REVOKED_MAX;
    for (uint64_t i = 0; i < REVOKED_MAX; i++)
        assert_int_equal(shop__revoke(l, (uint64_t)INT64_MAX - i, NOW_MS, NULL), 0);
    assert_int_equal(shop__revoke(l, 1, NOW_MS, NULL), SHOP_E_TOO_LARGE);
    buf b = print(l);
    assert_true(b.size < REVOKED_FILE_MAX);
    assert_int_equal(parse(b.data, b.size, &again, NULL), 0);
    assert_memory_equal(&again, l, sizeof(again));
    shop__buf_free(&b);
}

static void the_text_is_as_documented(void **state)
{
    static const char expected[] = "libshop revocations 1\n"
                                   "number: 2\n"
                                   "issued: 2026-11-22T12:00:00.000Z\n"
                                   "revoked: 0000000000000005\n"
                                   "signature: ";
    revocations *l = empty();
    (void)state;
    assert_int_equal(shop__revoke(l, 5, NOW_MS, NULL), 0);
    buf b = print(l);
    assert_memory_equal(b.data, expected, strlen(expected));
    assert_int_equal(b.size, strlen(expected) + SIGNATURE_TEXT_SIZE);
    shop__buf_free(&b);
}

static void no_byte_can_be_changed(void **state)
{
    static revocations again;
    revocations *l = empty();
    (void)state;
    assert_int_equal(shop__revoke(l, 5, NOW_MS, NULL), 0);
    assert_int_equal(shop__revoke(l, 6, NOW_MS, NULL), 0);
    buf b = print(l);
    for (size_t i = 0; i < b.size; i++) {
        b.data[i] = (char)(b.data[i] ^ 1);
        int code = parse(b.data, b.size, &again, NULL);
        assert_true(code == SHOP_E_CORRUPT || code == SHOP_E_FORBIDDEN);
        b.data[i] = (char)(b.data[i] ^ 1);
        assert_int_equal(parse(b.data, i, &again, NULL), SHOP_E_CORRUPT);
    }
    shop__buf_free(&b);
}

static void a_strangers_list_is_refused(void **state)
{
    static revocations again;
    fault f = {.code = 0};
    (void)state;
    buf b = print(empty());
    assert_int_equal(shop__revocations_parse(b.data, b.size, stranger.public_key, &again, &f), SHOP_E_FORBIDDEN);
    assert_true(f.message[0] != '\0');
    shop__buf_free(&b);
}

static void serials_out_of_order_or_twice_are_refused(void **state)
{
    static revocations again;
    static const uint64_t orders[][2] = {{6, 5}, {5, 5}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        revocations *l = empty();
        l->count = 2;
        memcpy(l->serials, orders[i], sizeof(orders[i]));
        buf b = print(l); /* signed, and yet not the one text of its facts */
        assert_int_equal(parse(b.data, b.size, &again, NULL), SHOP_E_CORRUPT);
        shop__buf_free(&b);
    }
}

static void a_list_that_does_not_fit_is_not_written(void **state)
{
    buf b;
    fault f = {.code = 0};
    (void)state;
    shop__buf_init(&b, shop_env_default(), 100);
    assert_int_equal(shop__revocations_print(empty(), &signer, &b, &f), SHOP_E_NO_MEMORY);
    shop__buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(serials_are_kept_in_order),
        cmocka_unit_test(the_number_grows_with_every_change_only),
        cmocka_unit_test(a_list_has_a_bound_and_the_longest_can_be_read),
        cmocka_unit_test(the_text_is_as_documented),
        cmocka_unit_test(no_byte_can_be_changed),
        cmocka_unit_test(a_strangers_list_is_refused),
        cmocka_unit_test(serials_out_of_order_or_twice_are_refused),
        cmocka_unit_test(a_list_that_does_not_fit_is_not_written),
    };
    return cmocka_run_group_tests(tests, make_keys, NULL);
}
