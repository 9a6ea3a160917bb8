/* folder_test.c - what is found in an authority's folder, and why some of it counts for nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/crypto/folder.h"
#include "tests/support/authority.h"

#define CASE(test) cmocka_unit_test_setup_teardown(test, authority_setup, authority_teardown)

static const folder_entry *find(const folder_entry *entries, size_t count, const char *file)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(entries[i].file, file) == 0)
            return &entries[i];
    fail_msg("%s is not among the entries", file);
    return entries; /* not reached */
}

static size_t look(authority *a, folder_entry **ret)
{
    certificate root;
    size_t count = 0;
    assert_int_equal(shop__folder_authority(a->folder, &root, NULL), 0);
    assert_int_equal(shop__folder_certificates(&a->clock.env, a->folder, &root, ret, &count, NULL), 0);
    return count;
}

static void an_authority_signs_itself(void **state)
{
    authority *a = *state;
    static char text[AUTHORITY_TEXT_MAX];
    certificate c = {.serial = 7};
    (void)authority_issue(a, "order");
    size_t size = authority_read(a, "ca.crt", text);
    char *key = strstr(text, "\nkey: ") + strlen("\nkey: ");
    *key = *key == 'A' ? 'B' : 'A';
    assert_true(size > 0);
    authority_write(a, "ca.crt", text);
    assert_int_equal(shop__folder_authority(a->folder, &c, NULL), SHOP_E_FORBIDDEN);
    authority_copy(a, "order.crt", "ca.crt");
    assert_int_equal(shop__folder_authority(a->folder, &c, NULL), SHOP_E_CORRUPT);
    authority_remove(a, "ca.crt");
    assert_int_equal(shop__folder_authority(a->folder, &c, NULL), SHOP_E_NOT_FOUND);
    assert_int_equal(c.serial, 7); /* untouched */
}

static void without_a_list_nothing_is_known_to_be_good(void **state)
{
    authority *a = *state;
    static revocations l;
    certificate root;
    assert_int_equal(shop__folder_authority(a->folder, &root, NULL), 0);
    assert_int_equal(shop__folder_revoked(&a->clock.env, a->folder, &root, &l, NULL), 0);
    assert_int_equal(l.number, 1);
    authority_write(a, "revoked", "");
    assert_int_equal(shop__folder_revoked(&a->clock.env, a->folder, &root, &l, NULL), SHOP_E_CORRUPT);
    authority_remove(a, "revoked");
    assert_int_equal(shop__folder_revoked(&a->clock.env, a->folder, &root, &l, NULL), SHOP_E_NOT_FOUND);
    a->allocations = 0;
    assert_int_equal(shop__folder_revoked(&a->clock.env, a->folder, &root, &l, NULL), SHOP_E_NO_MEMORY);
}

static void certificates_come_by_their_names(void **state)
{
    authority *a = *state;
    folder_entry *entries = NULL;
    (void)authority_issue(a, "payment");
    (void)authority_issue(a, "cart");
    (void)authority_issue(a, "order");
    authority_write(a, ".hidden.crt", "x");
    authority_write(a, "notes.txt", "x");
    assert_int_equal(look(a, &entries), 3);
    assert_string_equal(entries[0].file, "cart.crt");
    assert_string_equal(entries[1].file, "order.crt");
    assert_string_equal(entries[2].file, "payment.crt");
    assert_string_equal(entries[1].certificate.service, "order");
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(entries[i].fault.code, 0);
    shop__env_release(&a->clock.env, entries);
}

/* One file that is no good takes nothing from the others. */
static void what_is_no_good_is_told(void **state)
{
    authority *a = *state;
    folder_entry *entries = NULL;
    char old[64];
    certificate c = authority_issue(a, "order");
    snprintf(old, sizeof(old), "order.%016llx.crt", (unsigned long long)c.serial);
    authority_copy(a, "order.crt", "payment.crt");
    authority_copy(a, "ca.crt", "cart.crt");
    authority_copy(a, "order.crt", "order.0000000000000001.crt");
    authority_copy(a, "order.crt", old);
    authority_write(a, "user.crt", "nonsense");
    size_t count = look(a, &entries);
    assert_int_equal(count, 6);
    assert_int_equal(find(entries, count, "order.crt")->fault.code, 0);
    assert_int_equal(find(entries, count, old)->fault.code, 0);
    assert_int_equal(find(entries, count, "payment.crt")->fault.code, SHOP_E_FORBIDDEN);
    assert_int_equal(find(entries, count, "cart.crt")->fault.code, SHOP_E_FORBIDDEN);
    assert_non_null(strstr(find(entries, count, "cart.crt")->fault.message, "authority's"));
    assert_int_equal(find(entries, count, "order.0000000000000001.crt")->fault.code, SHOP_E_FORBIDDEN);
    assert_int_equal(find(entries, count, "user.crt")->fault.code, SHOP_E_CORRUPT);
    shop__env_release(&a->clock.env, entries);
}

static void another_authoritys_certificates_are_no_good(void **state)
{
    authority *a = *state;
    folder_entry *entries = NULL;
    (void)authority_issue(a, "order");
    a->pki.replace = true;
    assert_int_equal(shop__pki_init(&a->pki, &a->f), 0);
    assert_int_equal(look(a, &entries), 1);
    assert_int_equal(entries[0].fault.code, SHOP_E_FORBIDDEN);
    shop__env_release(&a->clock.env, entries);
}

static void a_folder_has_a_bound(void **state)
{
    authority *a = *state;
    folder_entry *entries = NULL;
    certificate root;
    size_t count = 0;
    char name[32];
    fault f = {.code = 0};
    for (int i = 0; i <= FOLDER_CERTIFICATES_MAX; i++) {
        snprintf(name, sizeof(name), "s%d.crt", i);
        authority_write(a, name, "x");
    }
    assert_int_equal(shop__folder_authority(a->folder, &root, NULL), 0);
    assert_int_equal(shop__folder_certificates(&a->clock.env, a->folder, &root, &entries, &count, &f),
                     SHOP_E_TOO_LARGE);
    authority_remove(a, "s0.crt");
    assert_int_equal(look(a, &entries), FOLDER_CERTIFICATES_MAX);
    shop__env_release(&a->clock.env, entries);
}

static void a_folder_that_is_not_there_is_not_found(void **state)
{
    authority *a = *state;
    certificate root = {.serial = 1};
    folder_entry *entries = NULL;
    size_t count = 0;
    assert_int_equal(shop__folder_certificates(&a->clock.env, authority_path(a, "none"), &root, &entries, &count,
                                               NULL),
                     SHOP_E_NOT_FOUND);
    a->allocations = 0;
    assert_int_equal(shop__folder_certificates(&a->clock.env, a->folder, &root, &entries, &count, NULL),
                     SHOP_E_NO_MEMORY);
    assert_null(entries);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(an_authority_signs_itself),
        CASE(without_a_list_nothing_is_known_to_be_good),
        CASE(certificates_come_by_their_names),
        CASE(what_is_no_good_is_told),
        CASE(another_authoritys_certificates_are_no_good),
        CASE(a_folder_has_a_bound),
        CASE(a_folder_that_is_not_there_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
