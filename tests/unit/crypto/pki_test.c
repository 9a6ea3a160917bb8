/* pki_test.c - an authority at work: what it makes, what it refuses, and what a failure leaves behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/crypto/pki.h"
#include "tests/support/authority.h"

#define DAY_MS INT64_C(86400000)

#define CASE(test) cmocka_unit_test_setup_teardown(test, authority_setup, authority_teardown)

static int init(authority *a)
{
    a->f.code = 0;
    return shop__pki_init(&a->pki, &a->f);
}

static int issue(authority *a, const char *service)
{
    certificate c = {.serial = 7};
    a->f.code = 0;
    int code = shop__pki_issue(&a->pki, service, &c, &a->f);
    assert_int_equal(code, a->f.code);
    assert_int_equal(code != 0, c.serial == 7);
    return code;
}

static int rotate(authority *a, const char *service)
{
    certificate c = {.serial = 7};
    a->f.code = 0;
    int code = shop__pki_rotate(&a->pki, service, &c, &a->f);
    assert_int_equal(code, a->f.code);
    assert_int_equal(code != 0, c.serial == 7);
    return code;
}

static int revoke_it(authority *a, const char *what, size_t *ret_count)
{
    a->f.code = 0;
    return shop__pki_revoke(&a->pki, what, ret_count, &a->f);
}

static certificate read_certificate(const authority *a, const char *file)
{
    static char text[AUTHORITY_TEXT_MAX];
    certificate c = {.serial = 0};
    size_t size = authority_read(a, file, text);
    assert_int_equal(shop__certificate_parse(text, size, &c, NULL), 0);
    return c;
}

static void old_name(const certificate *c, char out[FOLDER_NAME_SIZE])
{
    snprintf(out, FOLDER_NAME_SIZE, "%s.%016llx.crt", c->service, (unsigned long long)c->serial);
}

/* --- init ------------------------------------------------------------------------------------- */

static void a_folder_is_made_for_nobody_else(void **state)
{
    authority *a = *state;
    char path[256];
    snprintf(path, sizeof(path), "%s/inner", a->folder);
    a->pki.folder = path;
    assert_int_equal(init(a), 0);
    assert_int_equal(authority_mode(a, "inner"), 0700);
    static const char *const files[] = {"ca.key", "ca.crt", "ca.pem", "revoked", "revoked.pem"};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        char file[64];
        snprintf(file, sizeof(file), "inner/%s", files[i]);
        assert_int_equal(authority_mode(a, file), i == 0 ? 0600 : 0644);
        authority_remove(a, file);
    }
    assert_int_equal(rmdir(path), 0); /* there is nothing else in it */
}

static void an_authority_is_not_replaced_by_itself(void **state)
{
    authority *a = *state;
    certificate before = read_certificate(a, "ca.crt");
    assert_int_equal(init(a), SHOP_E_ALREADY_EXISTS);
    authority_remove(a, "ca.key"); /* kept elsewhere, as it should be */
    assert_int_equal(init(a), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(read_certificate(a, "ca.crt").serial, before.serial);
    a->pki.replace = true;
    assert_int_equal(init(a), 0);
    assert_int_not_equal(read_certificate(a, "ca.crt").serial, before.serial);
}

static void where_no_folder_can_be_none_is_made(void **state)
{
    authority *a = *state;
    char path[256];
    snprintf(path, sizeof(path), "%s/ca.crt", a->folder);
    a->pki.folder = path;
    assert_int_equal(init(a), SHOP_E_STORAGE);
    snprintf(path, sizeof(path), "%s/none/inner", a->folder);
    assert_int_equal(init(a), SHOP_E_STORAGE);
    a->allocations = 0;
    assert_int_equal(init(a), SHOP_E_NO_MEMORY);
}

/* --- issue ------------------------------------------------------------------------------------ */

static void a_service_gets_two_keys_and_two_certificates(void **state)
{
    authority *a = *state;
    curve_key k;
    assert_int_equal(issue(a, "order"), 0);
    assert_int_equal(authority_mode(a, "order.key"), 0600);
    assert_int_equal(authority_mode(a, "order-key.pem"), 0600);
    assert_int_equal(authority_mode(a, "order.crt"), 0644);
    assert_int_equal(authority_mode(a, "order.pem"), 0644);
    assert_int_equal(shop__curve_load(a->folder, "order", &k, NULL), 0);
    assert_memory_equal(read_certificate(a, "order.crt").key, k.pair.public_key, RAW_KEY_BYTES);
    assert_int_equal(authority_files(a), 5 + 4);
}

static void a_key_is_not_replaced_by_itself(void **state)
{
    authority *a = *state;
    assert_int_equal(issue(a, "order"), 0);
    certificate before = read_certificate(a, "order.crt");
    assert_int_equal(issue(a, "order"), SHOP_E_ALREADY_EXISTS);
    assert_non_null(strstr(a->f.message, "rotate"));
    assert_int_equal(read_certificate(a, "order.crt").serial, before.serial);
    a->pki.replace = true;
    assert_int_equal(issue(a, "order"), 0);
    assert_int_not_equal(read_certificate(a, "order.crt").serial, before.serial);
}

static void validity_is_as_told_and_within_the_authoritys(void **state)
{
    authority *a = *state;
    int64_t now_ms = AUTHORITY_NOW_MS - 500; /* whole seconds */
    certificate authority_one = read_certificate(a, "ca.crt");
    assert_int_equal(authority_one.not_before_ms, now_ms - PKI_SKEW_MS);
    assert_int_equal(authority_one.not_after_ms, now_ms + PKI_AUTHORITY_VALID_MS);
    certificate c = authority_issue(a, "order");
    assert_int_equal(c.not_before_ms, now_ms - PKI_SKEW_MS);
    assert_int_equal(c.not_after_ms, now_ms + PKI_SERVICE_VALID_MS);
    a->pki.valid_ms = DAY_MS;
    assert_int_equal(authority_issue(a, "cart").not_after_ms, now_ms + DAY_MS);
    a->pki.valid_ms = 2 * PKI_AUTHORITY_VALID_MS;
    assert_int_equal(authority_issue(a, "user").not_after_ms, authority_one.not_after_ms);
}

static void wrong_names_are_refused(void **state)
{
    static const char *const bad[] = {"", "ca", "revoked", "../order", "Order", "order.0123456789abcdef"};
    authority *a = *state;
    size_t count = 0;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(issue(a, bad[i]), SHOP_E_INVALID);
        assert_int_equal(rotate(a, bad[i]), SHOP_E_INVALID);
        assert_int_equal(revoke_it(a, bad[i], &count), SHOP_E_INVALID);
    }
    assert_int_equal(authority_files(a), 5);
}

static void without_the_authoritys_key_nothing_is_issued(void **state)
{
    authority *a = *state;
    assert_int_equal(chmod(authority_path(a, "ca.key"), 0644), 0);
    assert_int_equal(issue(a, "order"), SHOP_E_FORBIDDEN);
    authority_remove(a, "ca.key");
    assert_int_equal(issue(a, "order"), SHOP_E_NOT_FOUND);
    authority_write(a, "ca.key", "nonsense");
    assert_int_equal(chmod(authority_path(a, "ca.key"), 0600), 0);
    assert_int_equal(issue(a, "order"), SHOP_E_INTERNAL);
    assert_int_equal(authority_files(a), 5);
}

static void the_key_of_another_authority_issues_nothing(void **state)
{
    authority *a = *state;
    authority_copy(a, "ca.key", "kept");
    a->pki.replace = true;
    assert_int_equal(init(a), 0);
    authority_copy(a, "kept", "ca.key");
    assert_int_equal(chmod(authority_path(a, "ca.key"), 0600), 0);
    assert_int_equal(issue(a, "order"), SHOP_E_CONFLICT);
}

static void an_authority_that_has_ended_issues_nothing(void **state)
{
    authority *a = *state;
    stopped_clock_advance(&a->clock, PKI_AUTHORITY_VALID_MS + 1000);
    assert_int_equal(issue(a, "order"), SHOP_E_CONFLICT);
    assert_non_null(strstr(a->f.message, "--force"));
}

static void where_there_is_no_authority_one_is_to_be_made(void **state)
{
    authority *a = *state;
    char path[256];
    snprintf(path, sizeof(path), "%s/none", a->folder);
    a->pki.folder = path;
    assert_int_equal(issue(a, "order"), SHOP_E_NOT_FOUND);
    assert_non_null(strstr(a->f.message, "shopctl pki init"));
}

static void without_randomness_nothing_is_made(void **state)
{
    authority *a = *state;
    a->no_randomness = true;
    assert_int_equal(issue(a, "order"), SHOP_E_INTERNAL);
    assert_int_equal(authority_files(a), 5);
    a->pki.replace = true;
    certificate before = read_certificate(a, "ca.crt");
    assert_int_equal(init(a), SHOP_E_INTERNAL);
    assert_int_equal(read_certificate(a, "ca.crt").serial, before.serial);
}

/* --- rotate ----------------------------------------------------------------------------------- */

static void who_has_no_key_has_nothing_to_rotate(void **state)
{
    authority *a = *state;
    assert_int_equal(rotate(a, "order"), SHOP_E_NOT_FOUND);
    assert_non_null(strstr(a->f.message, "issue order"));
    assert_int_equal(authority_files(a), 5);
}

static void the_old_certificate_ends_with_the_overlap(void **state)
{
    authority *a = *state;
    char name[FOLDER_NAME_SIZE];
    certificate old = authority_issue(a, "order");
    a->pki.overlap_ms = DAY_MS;
    certificate new = authority_rotate(a, "order");
    assert_memory_not_equal(old.key, new.key, RAW_KEY_BYTES);
    old_name(&old, name);
    certificate kept = read_certificate(a, name);
    assert_memory_equal(kept.key, old.key, RAW_KEY_BYTES);
    assert_int_equal(kept.serial, old.serial);
    assert_int_equal(kept.not_after_ms, AUTHORITY_NOW_MS - 500 + DAY_MS);
    assert_int_equal(read_certificate(a, "order.crt").serial, new.serial);
}

static void an_overlap_lengthens_nothing(void **state)
{
    authority *a = *state;
    char name[FOLDER_NAME_SIZE];
    a->pki.valid_ms = DAY_MS;
    certificate old = authority_issue(a, "order");
    a->pki.overlap_ms = 30 * DAY_MS;
    (void)authority_rotate(a, "order");
    old_name(&old, name);
    assert_int_equal(read_certificate(a, name).not_after_ms, old.not_after_ms);
}

static void without_an_overlap_the_old_key_is_unknown(void **state)
{
    authority *a = *state;
    char name[FOLDER_NAME_SIZE];
    certificate old = authority_issue(a, "order");
    a->pki.overlap_ms = 0;
    (void)authority_rotate(a, "order");
    old_name(&old, name);
    assert_false(authority_has(a, name));
}

static void what_has_ended_is_swept_away(void **state)
{
    authority *a = *state;
    char order[FOLDER_NAME_SIZE], cart[FOLDER_NAME_SIZE];
    certificate old = authority_issue(a, "order"), other = authority_issue(a, "cart");
    (void)authority_rotate(a, "order");
    (void)authority_rotate(a, "cart");
    old_name(&old, order);
    old_name(&other, cart);
    stopped_clock_advance(&a->clock, a->pki.overlap_ms + 1000);
    certificate last = authority_rotate(a, "order");
    assert_false(authority_has(a, order));
    assert_true(authority_has(a, cart)); /* another service's are left alone */
    assert_int_equal(read_certificate(a, "order.crt").serial, last.serial);
}

static void a_revoked_certificate_gets_no_overlap(void **state)
{
    authority *a = *state;
    char name[FOLDER_NAME_SIZE];
    certificate old = authority_issue(a, "order");
    authority_revoke(a, "order");
    (void)authority_rotate(a, "order");
    old_name(&old, name);
    assert_false(authority_has(a, name));
}

/* --- revoke ----------------------------------------------------------------------------------- */

static void revoking_a_service_revokes_all_of_its_certificates(void **state)
{
    authority *a = *state;
    size_t count = 0;
    (void)authority_issue(a, "order");
    (void)authority_issue(a, "cart");
    (void)authority_rotate(a, "order");
    assert_int_equal(revoke_it(a, "order", &count), 0);
    assert_int_equal(count, 2);
    assert_int_equal(revoke_it(a, "order", &count), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(revoke_it(a, "payment", &count), SHOP_E_NOT_FOUND);
}

static void a_serial_is_revoked_with_or_without_its_file(void **state)
{
    authority *a = *state;
    static revocations l;
    size_t count = 0;
    certificate c = authority_issue(a, "order"), root;
    char serial[SERIAL_TEXT_SIZE];
    shop__serial_print(c.serial, serial);
    assert_int_equal(revoke_it(a, serial, &count), 0);
    assert_int_equal(revoke_it(a, serial, &count), SHOP_E_ALREADY_EXISTS);
    assert_int_equal(revoke_it(a, "0000000000000001", &count), 0);
    assert_int_equal(count, 1);
    assert_int_equal(shop__folder_authority(a->folder, &root, NULL), 0);
    assert_int_equal(shop__folder_revoked(&a->clock.env, a->folder, &root, &l, NULL), 0);
    assert_int_equal(l.number, 3);
    assert_int_equal(l.count, 2);
    assert_true(shop__revoked(&l, c.serial) && shop__revoked(&l, 1));
}

/* Of the two forms of the list the second one could not be written; the same command writes it. */
static void a_list_that_is_missing_in_one_form_is_mended(void **state)
{
    authority *a = *state;
    size_t count = 0;
    (void)authority_issue(a, "order");
    authority_revoke(a, "order");
    authority_remove(a, "revoked.pem");
    assert_int_equal(revoke_it(a, "order", &count), SHOP_E_ALREADY_EXISTS);
    assert_true(authority_has(a, "revoked.pem"));
}

/* A failure in the middle leaves the list that was. */
static void without_memory_nothing_is_revoked(void **state)
{
    authority *a = *state;
    size_t count = 0;
    (void)authority_issue(a, "order");
    for (int given = 0; given < 3; given++) {
        a->allocations = given;
        assert_int_equal(revoke_it(a, "order", &count), SHOP_E_NO_MEMORY);
    }
    a->allocations = -1;
    assert_int_equal(revoke_it(a, "order", &count), 0);
    assert_int_equal(count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_folder_is_made_for_nobody_else),
        CASE(an_authority_is_not_replaced_by_itself),
        CASE(where_no_folder_can_be_none_is_made),
        CASE(a_service_gets_two_keys_and_two_certificates),
        CASE(a_key_is_not_replaced_by_itself),
        CASE(validity_is_as_told_and_within_the_authoritys),
        CASE(wrong_names_are_refused),
        CASE(without_the_authoritys_key_nothing_is_issued),
        CASE(the_key_of_another_authority_issues_nothing),
        CASE(an_authority_that_has_ended_issues_nothing),
        CASE(where_there_is_no_authority_one_is_to_be_made),
        CASE(without_randomness_nothing_is_made),
        CASE(who_has_no_key_has_nothing_to_rotate),
        CASE(the_old_certificate_ends_with_the_overlap),
        CASE(an_overlap_lengthens_nothing),
        CASE(without_an_overlap_the_old_key_is_unknown),
        CASE(what_has_ended_is_swept_away),
        CASE(a_revoked_certificate_gets_no_overlap),
        CASE(revoking_a_service_revokes_all_of_its_certificates),
        CASE(a_serial_is_revoked_with_or_without_its_file),
        CASE(a_list_that_is_missing_in_one_form_is_mended),
        CASE(without_memory_nothing_is_revoked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
