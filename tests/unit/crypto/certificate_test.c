/* certificate_test.c - certificates: the one text of their facts, and who has signed it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/crypto/certificate.h"

static raw_pair signer, stranger;

static int make_keys(void **state)
{
    (void)state;
    return shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &signer, NULL) == 0 &&
                   shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &stranger, NULL) == 0
               ? 0
               : -1;
}

static certificate of(const char *service)
{
    certificate c = {.authority = service == NULL,
                     .serial = 0x0123456789abcdef,
                     .not_before_ms = INT64_C(1795348800000),
                     .not_after_ms = INT64_C(1795352400000)};
    (void)snprintf(c.service, sizeof(c.service), "%s", service != NULL ? service : "");
    memset(c.key, 5, sizeof(c.key));
    assert_int_equal(shop__certificate_sign(&c, &signer, NULL), 0);
    return c;
}

static void the_text_is_as_documented(void **state)
{
    static const char expected[] = "libshop certificate 1\n"
                                   "service: order\n"
                                   "serial: 0123456789abcdef\n"
                                   "key: BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU\n"
                                   "not-before: 2026-11-22T12:00:00.000Z\n"
                                   "not-after: 2026-11-22T13:00:00.000Z\n"
                                   "signature: ";
    char text[CERTIFICATE_FILE_MAX];
    certificate c = of("order");
    (void)state;
    size_t size = shop__certificate_print(&c, text);
    assert_int_equal(size, strlen(text));
    assert_int_equal(size, strlen(expected) + SIGNATURE_TEXT_SIZE);
    assert_memory_equal(text, expected, strlen(expected));
    c = of(NULL);
    (void)shop__certificate_print(&c, text);
    assert_memory_equal(text, "libshop authority 1\nserial: ", strlen("libshop authority 1\nserial: "));
}

static void the_longest_name_fits(void **state)
{
    char text[CERTIFICATE_FILE_MAX];
    certificate c = of("a2345678901234567890123456789012"), again;
    (void)state;
    size_t size = shop__certificate_print(&c, text);
    assert_int_equal(shop__certificate_parse(text, size, &again, NULL), 0);
    assert_string_equal(again.service, c.service);
}

static void a_certificate_is_read_as_it_was_written(void **state)
{
    static const char *const services[] = {"order", NULL};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char text[CERTIFICATE_FILE_MAX], second[CERTIFICATE_FILE_MAX];
        certificate c = of(services[i]), again;
        size_t size = shop__certificate_print(&c, text);
        assert_int_equal(shop__certificate_parse(text, size, &again, NULL), 0);
        assert_int_equal(shop__certificate_print(&again, second), size);
        assert_memory_equal(text, second, size);
        assert_int_equal(shop__certificate_verify(&again, signer.public_key, NULL), 0);
    }
}

/* Whatever byte is another, or missing, or one too many: it is no certificate, or not of this authority. */
static void no_byte_can_be_changed(void **state)
{
    char text[CERTIFICATE_FILE_MAX], longer[CERTIFICATE_FILE_MAX + 1];
    certificate c = of("order"), again;
    (void)state;
    size_t size = shop__certificate_print(&c, text);
    for (size_t i = 0; i < size; i++)
        for (unsigned bit = 1; bit < 256; bit <<= 1) {
            text[i] = (char)((unsigned char)text[i] ^ bit);
            int code = shop__certificate_parse(text, size, &again, NULL);
            if (code == 0)
                code = shop__certificate_verify(&again, signer.public_key, NULL);
            assert_true(code == SHOP_E_CORRUPT || code == SHOP_E_FORBIDDEN);
            text[i] = (char)((unsigned char)text[i] ^ bit);
        }
    for (size_t i = 0; i <= size; i++) {
        assert_true(i == size || shop__certificate_parse(text, i, &again, NULL) == SHOP_E_CORRUPT);
        memcpy(longer, text, i);
        longer[i] = '\n';
        memcpy(longer + i + 1, text + i, size - i);
        assert_int_equal(shop__certificate_parse(longer, size + 1, &again, NULL), SHOP_E_CORRUPT);
    }
}

static void a_stranger_signs_nothing(void **state)
{
    certificate c = of("order");
    fault f = {.code = 0};
    (void)state;
    assert_int_equal(shop__certificate_verify(&c, stranger.public_key, &f), SHOP_E_FORBIDDEN);
    assert_non_null(strstr(f.message, "order"));
    assert_int_equal(shop__certificate_sign(&c, &stranger, NULL), 0);
    assert_int_equal(shop__certificate_verify(&c, signer.public_key, NULL), SHOP_E_FORBIDDEN);
}

/* With the same facts the signature of a service's certificate is none of an authority's. */
static void a_service_is_no_authority(void **state)
{
    certificate c = of("order");
    (void)state;
    c.authority = true;
    c.service[0] = '\0';
    assert_int_equal(shop__certificate_verify(&c, signer.public_key, NULL), SHOP_E_FORBIDDEN);
}

static void other_texts_are_refused(void **state)
{
    static const char *const bad[] = {
        "", "\n", "libshop certificate 1\n", "libshop certificate 2\nservice: order\n",
        "libshop certificate 1\nserial: 0123456789abcdef\n", "libshop authority 1\nservice: order\n",
        "-----BEGIN CERTIFICATE-----\n", "{\"service\":\"order\"}\n",
    };
    static char large[4 * CERTIFICATE_FILE_MAX];
    certificate c = {.serial = 7};
    (void)state;
    memset(large, 'a', sizeof(large));
    assert_int_equal(shop__certificate_parse(large, sizeof(large), &c, NULL), SHOP_E_CORRUPT);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(shop__certificate_parse(bad[i], strlen(bad[i]), &c, NULL), SHOP_E_CORRUPT);
    assert_int_equal(c.serial, 7); /* untouched */
}

static void time_does_not_run_backwards(void **state)
{
    char text[CERTIFICATE_FILE_MAX];
    certificate c = of("order"), again;
    (void)state;
    c.not_after_ms = c.not_before_ms - 1000;
    size_t size = shop__certificate_print(&c, text);
    assert_int_equal(shop__certificate_parse(text, size, &again, NULL), SHOP_E_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_is_as_documented),
        cmocka_unit_test(the_longest_name_fits),
        cmocka_unit_test(a_certificate_is_read_as_it_was_written),
        cmocka_unit_test(no_byte_can_be_changed),
        cmocka_unit_test(a_stranger_signs_nothing),
        cmocka_unit_test(a_service_is_no_authority),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(time_does_not_run_backwards),
    };
    return cmocka_run_group_tests(tests, make_keys, NULL);
}
