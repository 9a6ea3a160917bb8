/* x509_test.c - the authority in X.509: OpenSSL believes what it shall and refuses the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/crypto/x509.h"
#include "tests/support/authority.h"

#define SECONDS(ms) ((time_t)((ms) / 1000))

#define CASE(test) cmocka_unit_test_setup_teardown(test, authority_setup, authority_teardown)

static X509 *certificate_in(const authority *a, const char *file)
{
    FILE *f = fopen(authority_path(a, file), "r");
    assert_non_null(f);
    X509 *x = PEM_read_X509(f, NULL, NULL, NULL);
    assert_int_equal(fclose(f), 0);
    assert_non_null(x);
    return x;
}

static X509_CRL *list_in(const authority *a)
{
    FILE *f = fopen(authority_path(a, "revoked.pem"), "r");
    assert_non_null(f);
    X509_CRL *list = PEM_read_X509_CRL(f, NULL, NULL, NULL);
    assert_int_equal(fclose(f), 0);
    assert_non_null(list);
    return list;
}

/* What OpenSSL says of a certificate at a time, as strictly as it can. */
static int verify(const authority *a, const char *file, int purpose, time_t when)
{
    X509 *root = certificate_in(a, "ca.pem"), *x = certificate_in(a, file);
    X509_CRL *list = list_in(a);
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    assert_int_equal(X509_STORE_add_cert(store, root), 1);
    assert_int_equal(X509_STORE_add_crl(store, list), 1);
    assert_int_equal(X509_STORE_CTX_init(context, store, x, NULL), 1);
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_X509_STRICT | X509_V_FLAG_CRL_CHECK);
    X509_VERIFY_PARAM_set_time(parameters, when);
    X509_VERIFY_PARAM_set_purpose(parameters, purpose);
    (void)X509_verify_cert(context);
    int verdict = X509_STORE_CTX_get_error(context);
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    X509_CRL_free(list);
    X509_free(x);
    X509_free(root);
    return verdict;
}

static int verify_now(const authority *a, const char *file)
{
    return verify(a, file, X509_PURPOSE_SSL_SERVER, SECONDS(AUTHORITY_NOW_MS));
}

static void a_service_is_both_ends_of_a_connection(void **state)
{
    authority *a = *state;
    (void)authority_issue(a, "order");
    assert_int_equal(verify_now(a, "order.pem"), X509_V_OK);
    assert_int_equal(verify(a, "order.pem", X509_PURPOSE_SSL_CLIENT, SECONDS(AUTHORITY_NOW_MS)), X509_V_OK);
    assert_int_not_equal(verify(a, "order.pem", X509_PURPOSE_SMIME_SIGN, SECONDS(AUTHORITY_NOW_MS)), X509_V_OK);
}

static void time_and_serial_are_those_of_the_other_certificate(void **state)
{
    authority *a = *state;
    certificate c = authority_issue(a, "order");
    uint64_t serial = 0;
    X509 *x = certificate_in(a, "order.pem");
    assert_int_equal(ASN1_INTEGER_get_uint64(&serial, X509_get_serialNumber(x)), 1);
    assert_int_equal(serial, c.serial);
    X509_free(x);
    int purpose = X509_PURPOSE_SSL_SERVER;
    assert_int_equal(verify(a, "order.pem", purpose, SECONDS(c.not_before_ms)), X509_V_OK);
    assert_int_equal(verify(a, "order.pem", purpose, SECONDS(c.not_after_ms) - 1), X509_V_OK);
    assert_int_equal(verify(a, "order.pem", purpose, SECONDS(c.not_after_ms) + 1), X509_V_ERR_CERT_HAS_EXPIRED);
}

static void the_name_is_the_services_own(void **state)
{
    authority *a = *state;
    (void)authority_issue(a, "order");
    X509 *x = certificate_in(a, "order.pem");
    assert_int_equal(X509_check_host(x, "order", 0, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT, NULL), 1);
    assert_int_equal(X509_check_host(x, "payment", 0, 0, NULL), 0);
    X509_free(x);
}

static void what_is_revoked_is_refused(void **state)
{
    authority *a = *state;
    (void)authority_issue(a, "order");
    (void)authority_issue(a, "cart");
    authority_revoke(a, "order");
    assert_int_equal(verify_now(a, "order.pem"), X509_V_ERR_CERT_REVOKED);
    assert_int_equal(verify_now(a, "cart.pem"), X509_V_OK);
}

static void a_service_signs_nobody(void **state)
{
    authority *a = *state;
    (void)authority_issue(a, "order");
    X509 *x = certificate_in(a, "order.pem");
    assert_int_equal(X509_check_ca(x), 0);
    assert_int_equal(X509_get_extension_flags(x) & EXFLAG_CA, 0);
    X509_free(x);
}

static void another_authoritys_certificate_is_refused(void **state)
{
    authority *a = *state;
    (void)authority_issue(a, "order");
    a->pki.replace = true;
    assert_int_equal(shop__pki_init(&a->pki, NULL), 0);
    assert_int_not_equal(verify_now(a, "order.pem"), X509_V_OK);
}

static void the_key_belongs_to_the_certificate(void **state)
{
    authority *a = *state;
    (void)authority_issue(a, "order");
    X509 *x = certificate_in(a, "order.pem");
    FILE *f = fopen(authority_path(a, "order-key.pem"), "r");
    assert_non_null(f);
    EVP_PKEY *key = PEM_read_PrivateKey(f, NULL, NULL, NULL);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(X509_check_private_key(x, key), 1);
    EVP_PKEY_free(key);
    X509_free(x);
}

static void the_authoritys_key_is_read_as_it_was_written(void **state)
{
    raw_pair p, again;
    pem text;
    (void)state;
    assert_int_equal(shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &p, NULL), 0);
    assert_int_equal(shop__x509_key_print(&p, &text, NULL), 0);
    assert_int_equal(shop__x509_key_parse(&text, &again, NULL), 0);
    assert_memory_equal(&p, &again, sizeof(p));
}

static void other_keys_are_none_of_an_authority(void **state)
{
    static const char *const bad[] = {"", "nonsense", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"};
    authority *a = *state;
    raw_pair p = {.secret_key = {7}};
    pem text;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        fault f = {.code = 0};
        text.size = strlen(bad[i]);
        memcpy(text.text, bad[i], text.size + 1);
        assert_int_equal(shop__x509_key_parse(&text, &p, &f), SHOP_E_INTERNAL);
        assert_non_null(strstr(f.message, "ca.key"));
    }
    (void)authority_issue(a, "order");
    FILE *f = fopen(authority_path(a, "order-key.pem"), "r"); /* a key, but for another curve */
    text.size = fread(text.text, 1, sizeof(text.text), f);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(shop__x509_key_parse(&text, &p, NULL), SHOP_E_INTERNAL);
    assert_int_equal(p.secret_key[0], 7); /* untouched */
}

static void the_longest_list_fits(void **state)
{
    authority *a = *state;
    static revocations l;
    certificate of_authority;
    raw_pair p;
    buf out;
    (void)a;
    l.number = 2;
    for (uint64_t i = 0; i < REVOKED_MAX; i++)
        l.serials[l.count++] = (uint64_t)INT64_MAX - REVOKED_MAX + i;
    assert_int_equal(shop__folder_authority(a->folder, &of_authority, NULL), 0);
    assert_int_equal(shop__raw_pair_new(shop_env_default(), EVP_PKEY_ED25519, &p, NULL), 0);
    shop__buf_init(&out, shop_env_default(), 256 * 1024);
    assert_int_equal(shop__x509_revoked(&p, &of_authority, &l, 0, of_authority.not_after_ms, &out, NULL), 0);
    shop__buf_free(&out);
    shop__buf_init(&out, shop_env_default(), 1024);
    assert_int_equal(shop__x509_revoked(&p, &of_authority, &l, 0, of_authority.not_after_ms, &out, NULL),
                     SHOP_E_NO_MEMORY);
    shop__buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_service_is_both_ends_of_a_connection),
        CASE(time_and_serial_are_those_of_the_other_certificate),
        CASE(the_name_is_the_services_own),
        CASE(what_is_revoked_is_refused),
        CASE(a_service_signs_nobody),
        CASE(another_authoritys_certificate_is_refused),
        CASE(the_key_belongs_to_the_certificate),
        CASE(the_authoritys_key_is_read_as_it_was_written),
        CASE(other_keys_are_none_of_an_authority),
        CASE(the_longest_list_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
