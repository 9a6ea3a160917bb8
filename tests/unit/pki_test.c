/* pki_test.c - include/shop/pki.h: what it refuses, and that the last error tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "shop/error.h"
#include "shop/pki.h"
#include "tests/support/authority.h"

#define CASE(test) cmocka_unit_test_setup_teardown(test, authority_setup, authority_teardown)

static shop_pki of(authority *a)
{
    shop_pki p = SHOP_PKI_INIT;
    p.folder = a->folder;
    p.env = &a->clock.env;
    return p;
}

/* Every function, called in the same way. */
static void expect_all(const shop_pki *p, int code)
{
    size_t count = 7;
    char serial[SHOP_PKI_SERIAL_SIZE] = "untouched";
    assert_int_equal(shop_pki_issue(p, "order", serial), code);
    assert_int_equal(shop_error_last()->code, code);
    assert_int_equal(shop_pki_rotate(p, "order", serial), code);
    assert_int_equal(shop_error_last()->code, code);
    assert_int_equal(shop_pki_revoke(p, "order", &count), code);
    assert_int_equal(shop_error_last()->code, code);
    assert_true(shop_error_last()->message[0] != '\0');
    assert_string_equal(serial, "untouched");
    assert_int_equal(count, 7);
}

static void wrong_structs_are_refused(void **state)
{
    shop_pki p = of(*state);
    static const uint32_t sizes[] = {0, 4, 12, sizeof(shop_pki) + 8};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        p.struct_size = sizes[i];
        expect_all(&p, SHOP_E_USAGE);
        assert_int_equal(shop_pki_init(&p), SHOP_E_USAGE);
    }
    p = of(*state);
    p.flags = 2;
    expect_all(&p, SHOP_E_USAGE);
}

static void times_have_bounds(void **state)
{
    shop_pki p = of(*state);
    p.valid_ms = -1;
    expect_all(&p, SHOP_E_INVALID);
    p.valid_ms = INT64_MAX;
    expect_all(&p, SHOP_E_INVALID);
    p.valid_ms = 0;
    p.overlap_ms = -1;
    expect_all(&p, SHOP_E_INVALID);
    p.overlap_ms = INT64_MAX;
    expect_all(&p, SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "overlap_ms");
}

static void nulls_are_refused(void **state)
{
    shop_pki p = of(*state);
    assert_int_equal(shop_pki_issue(&p, NULL, NULL), SHOP_E_USAGE);
    assert_int_equal(shop_pki_rotate(&p, NULL, NULL), SHOP_E_USAGE);
    assert_int_equal(shop_pki_revoke(&p, NULL, NULL), SHOP_E_USAGE);
    assert_int_equal(shop_pki_list(&p, NULL, NULL), SHOP_E_USAGE);
}

static void what_there_is_not_is_told(void **state)
{
    authority *a = *state;
    shop_pki p = of(a);
    authority_remove(a, "ca.crt");
    expect_all(&p, SHOP_E_NOT_FOUND);
}

static void what_was_made_is_told(void **state)
{
    shop_pki p = of(*state);
    char one[SHOP_PKI_SERIAL_SIZE], two[SHOP_PKI_SERIAL_SIZE];
    size_t count = 0;
    assert_int_equal(shop_pki_init(&p), SHOP_E_ALREADY_EXISTS);
    p.flags = SHOP_PKI_REPLACE;
    assert_int_equal(shop_pki_init(&p), 0);
    assert_int_equal(shop_error_last()->code, 0);
    assert_int_equal(shop_pki_issue(&p, "order", one), 0);
    assert_int_equal(shop_pki_rotate(&p, "order", two), 0);
    assert_string_not_equal(one, two);
    assert_int_equal(shop_pki_revoke(&p, one, &count), 0);
    assert_int_equal(count, 1);
    assert_int_equal(shop_pki_revoke(&p, "order", NULL), 0); /* the other one */
    assert_int_equal(shop_pki_issue(&p, "cart", NULL), 0);
}

/* An application that was compiled when the struct ended with the folder. */
static void a_shorter_struct_has_defaults(void **state)
{
    authority *a = *state;
    shop_pki p = of(a);
    certificate c = authority_issue(a, "order");
    p.overlap_ms = 0;
    p.struct_size = offsetof(shop_pki, valid_ms);
    assert_int_equal(shop_pki_rotate(&p, "order", NULL), 0);
    char old[64];
    snprintf(old, sizeof(old), "order.%016llx.crt", (unsigned long long)c.serial);
    assert_true(authority_has(a, old)); /* the default has an overlap */
}

/* --- list ------------------------------------------------------------------------------------- */

typedef struct found {
    size_t count, stop_at;
    shop_pki_certificate rows[8]; /* texts are gone, but for the files' names */
    char files[8][64];
    char problems[8];
} found;

static int keep(void *userdata, const shop_pki_certificate *c)
{
    found *f = userdata;
    if (f->count == 8 || (f->stop_at > 0 && f->count == f->stop_at))
        return SHOP_E_CONFLICT;
    f->rows[f->count] = *c;
    f->problems[f->count] = c->problem[0];
    snprintf(f->files[f->count++], sizeof(f->files[0]), "%s", c->file);
    assert_int_equal(strlen(c->serial), c->state == SHOP_PKI_BROKEN ? 0 : SHOP_PKI_SERIAL_SIZE - 1);
    return 0;
}

static void the_list_tells_what_each_counts_for(void **state)
{
    static const shop_pki_state expected[] = {SHOP_PKI_GOOD, SHOP_PKI_BROKEN, SHOP_PKI_REVOKED, SHOP_PKI_GOOD};
    authority *a = *state;
    shop_pki p = of(a);
    found f = {.count = 0};
    (void)authority_issue(a, "order");
    (void)authority_issue(a, "zebra");
    authority_revoke(a, "order");
    authority_write(a, "cart.crt", "nonsense");
    assert_int_equal(shop_pki_list(&p, keep, &f), 0);
    assert_int_equal(f.count, 4);
    for (size_t i = 0; i < f.count; i++) {
        assert_int_equal(f.rows[i].state, expected[i]);
        assert_int_equal(f.rows[i].authority, i == 0);
        assert_int_equal(f.problems[i] != '\0', expected[i] == SHOP_PKI_BROKEN);
    }
    assert_string_equal(f.files[0], "ca.crt");
    assert_string_equal(f.files[2], "order.crt");
    assert_int_equal(f.rows[2].peer, 1);
    assert_int_equal(f.rows[3].peer, 0); /* no service is called zebra */
}

static void the_list_tells_the_time(void **state)
{
    authority *a = *state;
    shop_pki p = of(a);
    found early = {.count = 0}, late = {.count = 0};
    (void)authority_issue(a, "order");
    stopped_clock_advance(&a->clock, -2 * PKI_SKEW_MS);
    assert_int_equal(shop_pki_list(&p, keep, &early), 0);
    assert_int_equal(early.rows[1].state, SHOP_PKI_NOT_YET);
    stopped_clock_advance(&a->clock, 2 * PKI_SERVICE_VALID_MS);
    assert_int_equal(shop_pki_list(&p, keep, &late), 0);
    assert_int_equal(late.rows[0].state, SHOP_PKI_GOOD);
    assert_int_equal(late.rows[1].state, SHOP_PKI_EXPIRED);
}

static void a_list_ends_when_it_is_told_to(void **state)
{
    authority *a = *state;
    shop_pki p = of(a);
    found f = {.stop_at = 1};
    (void)authority_issue(a, "order");
    assert_int_equal(shop_pki_list(&p, keep, &f), SHOP_E_CONFLICT);
    assert_int_equal(f.count, 1);
    a->allocations = 1;
    assert_int_equal(shop_pki_list(&p, keep, &f), SHOP_E_NO_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(wrong_structs_are_refused),
        CASE(times_have_bounds),
        CASE(nulls_are_refused),
        CASE(what_there_is_not_is_told),
        CASE(what_was_made_is_told),
        CASE(a_shorter_struct_has_defaults),
        CASE(the_list_tells_what_each_counts_for),
        CASE(the_list_tells_the_time),
        CASE(a_list_ends_when_it_is_told_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
