/* trust_test.c - whose key counts, when, and that nothing that goes wrong makes it more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/base/env.h"
#include "lib/crypto/office.h"
#include "lib/crypto/trust.h"
#include "tests/support/authority.h"

#define HOUR_MS INT64_C(3600000)

#define CASE(test) cmocka_unit_test_setup_teardown(test, authority_setup, authority_teardown)

static trust *load(authority *a)
{
    trust *t = NULL;
    if (shop__trust_load(&a->clock.env, a->folder, &t, &a->f) != 0)
        fail_msg("%s", a->f.message);
    return t;
}

static int reload(trust *t)
{
    fault f = {.code = 0};
    int code = shop__trust_reload(t, &f);
    assert_int_equal(code, f.code);
    return code;
}

static trust_verdict check_at(trust *t, const certificate *c, int64_t now_ms)
{
    char service[SERVICE_NAME_SIZE] = "untouched";
    trust_verdict verdict = shop__trust_check(t, c->key, now_ms, service);
    assert_string_equal(service, verdict == TRUST_GOOD ? c->service : "untouched");
    return verdict;
}

static trust_verdict check(trust *t, const certificate *c)
{
    return check_at(t, c, AUTHORITY_NOW_MS);
}

static void a_key_without_a_certificate_is_unknown(void **state)
{
    authority *a = *state;
    certificate order = authority_issue(a, "order");
    trust *t = load(a);
    certificate stranger = order;
    assert_int_equal(check(t, &order), TRUST_GOOD);
    for (size_t i = 0; i < RAW_KEY_BYTES; i++) {
        stranger.key[i] ^= 1;
        assert_int_equal(check(t, &stranger), TRUST_UNKNOWN);
        stranger.key[i] ^= 1;
    }
    shop__trust_free(t);
}

static void each_key_is_its_own_services(void **state)
{
    static const char *const services[] = {"user", "catalog", "inventory", "cart", "order", "payment", "search"};
    authority *a = *state;
    certificate made[7];
    for (size_t i = 0; i < 7; i++)
        made[i] = authority_issue(a, services[i]);
    trust *t = load(a);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(check(t, &made[i]), TRUST_GOOD);
    shop__trust_free(t);
}

static void time_decides_to_the_millisecond(void **state)
{
    authority *a = *state;
    stopped_clock_advance(&a->clock, HOUR_MS); /* its time begins when the authority's has begun */
    certificate c = authority_issue(a, "order");
    trust *t = load(a);
    assert_int_equal(check_at(t, &c, c.not_before_ms - 1), TRUST_NOT_YET);
    assert_int_equal(check_at(t, &c, c.not_before_ms), TRUST_GOOD);
    assert_int_equal(check_at(t, &c, c.not_after_ms), TRUST_GOOD);
    assert_int_equal(check_at(t, &c, c.not_after_ms + 1), TRUST_EXPIRED);
    shop__trust_free(t);
}

static void what_is_revoked_counts_no_more_after_a_reload(void **state)
{
    authority *a = *state;
    certificate order = authority_issue(a, "order"), cart = authority_issue(a, "cart");
    trust *t = load(a);
    authority_revoke(a, "order");
    assert_int_equal(check(t, &order), TRUST_GOOD); /* it has not been read yet */
    assert_int_equal(reload(t), 0);
    assert_int_equal(check(t, &order), TRUST_REVOKED);
    assert_int_equal(check_at(t, &order, order.not_after_ms + 1), TRUST_REVOKED);
    assert_int_equal(check(t, &cart), TRUST_GOOD);
    shop__trust_free(t);
}

static void an_older_list_gives_nobody_the_key_back(void **state)
{
    authority *a = *state;
    certificate order = authority_issue(a, "order");
    authority_copy(a, "revoked", "revoked.before");
    authority_revoke(a, "order");
    trust *t = load(a);
    authority_copy(a, "revoked.before", "revoked");
    assert_int_equal(reload(t), SHOP_E_CONFLICT);
    assert_int_equal(check(t, &order), TRUST_REVOKED);
    shop__trust_free(t);
}

static void a_reload_that_fails_leaves_everything(void **state)
{
    authority *a = *state;
    certificate order = authority_issue(a, "order");
    trust *t = load(a);
    authority_write(a, "revoked", "libshop revocations 1\n");
    assert_int_equal(reload(t), SHOP_E_CORRUPT);
    authority_remove(a, "revoked");
    assert_int_equal(reload(t), SHOP_E_NOT_FOUND);
    for (a->allocations = 0; a->allocations < 3;) {
        int given = a->allocations;
        int code = reload(t);
        assert_true(code == SHOP_E_NO_MEMORY || code == SHOP_E_NOT_FOUND);
        a->allocations = given + 1;
    }
    assert_int_equal(check(t, &order), TRUST_GOOD);
    shop__trust_free(t);
}

static void without_memory_there_is_no_trust(void **state)
{
    authority *a = *state;
    (void)authority_issue(a, "order");
    for (int given = 0; given < 4; given++) {
        trust *t = NULL;
        fault f = {.code = 0};
        a->allocations = given;
        assert_int_equal(shop__trust_load(&a->clock.env, a->folder, &t, &f), SHOP_E_NO_MEMORY);
        assert_null(t);
    }
    a->allocations = -1;
    shop__trust_free(NULL);
}

static void without_an_authority_or_its_list_there_is_no_trust(void **state)
{
    static const char *const needed[] = {"revoked", "ca.crt"};
    authority *a = *state;
    for (size_t i = 0; i < 2; i++) {
        trust *t = NULL;
        authority_remove(a, needed[i]);
        assert_int_equal(shop__trust_load(&a->clock.env, a->folder, &t, NULL), SHOP_E_NOT_FOUND);
        assert_null(t);
    }
}

static void a_certificate_that_is_no_good_is_left_out_and_told(void **state)
{
    authority *a = *state;
    fault first = {.code = 0};
    certificate order = authority_issue(a, "order"), cart = authority_issue(a, "cart");
    trust *t = load(a);
    assert_int_equal(shop__trust_problems(t, &first), 0);
    assert_int_equal(first.code, 0);
    authority_write(a, "cart.crt", "half a fi");
    assert_int_equal(reload(t), 0);
    assert_int_equal(check(t, &order), TRUST_GOOD);
    assert_int_equal(check(t, &cart), TRUST_UNKNOWN);
    assert_int_equal(shop__trust_problems(t, &first), 1);
    assert_int_equal(first.code, SHOP_E_CORRUPT);
    shop__trust_free(t);
}

/* Another certificate of the same key, as if it had been issued by hand. */
static int certify_again(office *o, void *userdata)
{
    certificate *c = userdata;
    c->serial++;
    TRY(shop__certificate_sign(c, &o->key, o->f));
    char ending[FOLDER_NAME_SIZE], serial[SERIAL_TEXT_SIZE];
    shop__serial_print(c->serial, serial);
    snprintf(ending, sizeof(ending), ".%s.crt", serial);
    return shop__office_certificate(o, ending, c);
}

static void a_key_with_a_revoked_certificate_is_lost(void **state)
{
    authority *a = *state;
    char serial[SERIAL_TEXT_SIZE];
    certificate first = authority_issue(a, "order"), second = first;
    assert_int_equal(shop__office_run(&a->pki, shop__office_open, certify_again, &second, &a->f), 0);
    trust *t = load(a);
    assert_int_equal(shop__trust_problems(t, NULL), 0);
    assert_int_equal(check(t, &first), TRUST_GOOD);
    shop__serial_print(first.serial, serial);
    authority_revoke(a, serial);
    assert_int_equal(reload(t), 0);
    assert_int_equal(check(t, &first), TRUST_REVOKED);
    shop__trust_free(t);
}

/* Whichever of the two stands first. */
static void it_does_not_matter_which_one_was_revoked(void **state)
{
    authority *a = *state;
    char serial[SERIAL_TEXT_SIZE];
    certificate first = authority_issue(a, "order"), second = first;
    assert_int_equal(shop__office_run(&a->pki, shop__office_open, certify_again, &second, &a->f), 0);
    shop__serial_print(second.serial, serial);
    authority_revoke(a, serial);
    trust *t = load(a);
    assert_int_equal(check(t, &first), TRUST_REVOKED);
    shop__trust_free(t);
}

static void one_certificate_of_a_key_that_is_good_is_enough(void **state)
{
    authority *a = *state;
    static const char *const services[] = {"order", "cart"};
    certificate first[2], second[2]; /* the second one ends later, then earlier */
    for (size_t i = 0; i < 2; i++) {
        first[i] = authority_issue(a, services[i]);
        second[i] = first[i];
        second[i].not_after_ms += i == 0 ? HOUR_MS : -HOUR_MS;
        assert_int_equal(shop__office_run(&a->pki, shop__office_open, certify_again, &second[i], &a->f), 0);
    }
    trust *t = load(a);
    for (size_t i = 0; i < 2; i++) {
        int64_t sooner_ms = i == 0 ? first[i].not_after_ms : second[i].not_after_ms;
        assert_int_equal(check_at(t, &first[i], sooner_ms + 1), TRUST_GOOD);
        assert_int_equal(check_at(t, &first[i], sooner_ms + HOUR_MS + 1), TRUST_EXPIRED);
    }
    shop__trust_free(t);
}

static void old_and_new_keys_overlap(void **state)
{
    uint8_t keys[TRUST_KEYS_MAX][RAW_KEY_BYTES];
    authority *a = *state;
    certificate old = authority_issue(a, "order");
    stopped_clock_advance(&a->clock, HOUR_MS);
    certificate new = authority_rotate(a, "order");
    trust *t = load(a);
    int64_t now_ms = AUTHORITY_NOW_MS + HOUR_MS;
    assert_int_equal(check_at(t, &old, now_ms), TRUST_GOOD);
    assert_int_equal(check_at(t, &new, now_ms), TRUST_GOOD);
    assert_int_equal(shop__trust_keys_of(t, "order", now_ms, keys, TRUST_KEYS_MAX), 2);
    assert_memory_equal(keys[0], new.key, RAW_KEY_BYTES);
    assert_memory_equal(keys[1], old.key, RAW_KEY_BYTES);
    assert_int_equal(shop__trust_keys_of(t, "order", now_ms, keys, 1), 1);
    now_ms += HOUR_MS + 1;
    assert_int_equal(check_at(t, &old, now_ms), TRUST_EXPIRED);
    assert_int_equal(check_at(t, &new, now_ms), TRUST_GOOD);
    assert_int_equal(shop__trust_keys_of(t, "order", now_ms, keys, TRUST_KEYS_MAX), 1);
    shop__trust_free(t);
}

static void a_key_to_connect_to_is_good(void **state)
{
    uint8_t keys[TRUST_KEYS_MAX][RAW_KEY_BYTES];
    authority *a = *state;
    certificate order = authority_issue(a, "order");
    (void)authority_issue(a, "cart");
    authority_revoke(a, "cart");
    trust *t = load(a);
    assert_int_equal(shop__trust_keys_of(t, "payment", AUTHORITY_NOW_MS, keys, TRUST_KEYS_MAX), 0);
    assert_int_equal(shop__trust_keys_of(t, "cart", AUTHORITY_NOW_MS, keys, TRUST_KEYS_MAX), 0);
    assert_int_equal(shop__trust_keys_of(t, "order", order.not_after_ms + 1, keys, TRUST_KEYS_MAX), 0);
    assert_int_equal(shop__trust_keys_of(t, "order", AUTHORITY_NOW_MS, keys, 0), 0);
    assert_int_equal(shop__trust_keys_of(t, "order", AUTHORITY_NOW_MS, keys, TRUST_KEYS_MAX), 1);
    assert_memory_equal(keys[0], order.key, RAW_KEY_BYTES);
    shop__trust_free(t);
}

/* Keys that were made in the same millisecond: each is found once. */
static void keys_of_one_moment_are_all_found(void **state)
{
    uint8_t keys[TRUST_KEYS_MAX][RAW_KEY_BYTES];
    authority *a = *state;
    (void)authority_issue(a, "order");
    for (size_t i = 1; i < 5; i++)
        (void)authority_rotate(a, "order");
    trust *t = load(a);
    assert_int_equal(shop__trust_keys_of(t, "order", AUTHORITY_NOW_MS, keys, TRUST_KEYS_MAX), 5);
    for (size_t i = 0; i < 5; i++)
        for (size_t n = 0; n < i; n++)
            assert_memory_not_equal(keys[i], keys[n], RAW_KEY_BYTES);
    shop__trust_free(t);
}

static void an_authority_that_has_ended_ends_everything(void **state)
{
    authority *a = *state;
    certificate root, c = {.serial = 1, .not_before_ms = 0, .not_after_ms = INT64_MAX};
    static const revocations none;
    assert_int_equal(shop__folder_authority(a->folder, &root, NULL), 0);
    assert_int_equal(shop__trust_judge(&c, &root, &none, root.not_before_ms - 1), TRUST_NOT_YET);
    assert_int_equal(shop__trust_judge(&c, &root, &none, root.not_after_ms), TRUST_GOOD);
    assert_int_equal(shop__trust_judge(&c, &root, &none, root.not_after_ms + 1), TRUST_EXPIRED);
}

static void another_authority_begins_anew(void **state)
{
    authority *a = *state;
    certificate old = authority_issue(a, "order");
    authority_revoke(a, "order");
    trust *t = load(a);
    a->pki.replace = true;
    assert_int_equal(shop__pki_init(&a->pki, NULL), 0);
    certificate new = authority_issue(a, "order");
    assert_int_equal(reload(t), 0); /* though its list has a lower number */
    assert_int_equal(check(t, &old), TRUST_UNKNOWN);
    assert_int_equal(check(t, &new), TRUST_GOOD);
    shop__trust_free(t);
}

static void verdicts_have_words(void **state)
{
    (void)state;
    for (int i = 0; i < TRUST_VERDICT_COUNT; i++)
        for (int n = 0; n < i; n++)
            assert_string_not_equal(shop__trust_word((trust_verdict)i), shop__trust_word((trust_verdict)n));
}

/* --- threads ---------------------------------------------------------------------------------- */

typedef struct asker {
    trust *t;
    certificate good, revoked;
    size_t wrong;
} asker;

static void ask(void *argument)
{
    asker *k = argument;
    char service[SERVICE_NAME_SIZE];
    for (int i = 0; i < 2000; i++) {
        k->wrong += shop__trust_check(k->t, k->good.key, AUTHORITY_NOW_MS, service) != TRUST_GOOD;
        k->wrong += shop__trust_check(k->t, k->revoked.key, AUTHORITY_NOW_MS, service) != TRUST_REVOKED;
    }
}

static void reloads_disturb_nobody(void **state)
{
    authority *a = *state;
    asker k = {.good = authority_issue(a, "order"), .revoked = authority_issue(a, "cart")};
    void *thread = NULL;
    authority_revoke(a, "cart");
    k.t = load(a);
    assert_int_equal(shop__thread_start(&a->clock.env, ask, &k, &thread), 0);
    for (int i = 0; i < 20; i++)
        assert_int_equal(reload(k.t), 0);
    shop__thread_join(&a->clock.env, thread);
    assert_int_equal(k.wrong, 0);
    shop__trust_free(k.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_key_without_a_certificate_is_unknown),
        CASE(each_key_is_its_own_services),
        CASE(time_decides_to_the_millisecond),
        CASE(what_is_revoked_counts_no_more_after_a_reload),
        CASE(an_older_list_gives_nobody_the_key_back),
        CASE(a_reload_that_fails_leaves_everything),
        CASE(without_memory_there_is_no_trust),
        CASE(without_an_authority_or_its_list_there_is_no_trust),
        CASE(a_certificate_that_is_no_good_is_left_out_and_told),
        CASE(a_key_with_a_revoked_certificate_is_lost),
        CASE(it_does_not_matter_which_one_was_revoked),
        CASE(one_certificate_of_a_key_that_is_good_is_enough),
        CASE(old_and_new_keys_overlap),
        CASE(a_key_to_connect_to_is_good),
        CASE(keys_of_one_moment_are_all_found),
        CASE(an_authority_that_has_ended_ends_everything),
        CASE(another_authority_begins_anew),
        CASE(verdicts_have_words),
        CASE(reloads_disturb_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
