/* last_error_test.c - what is known about the last failed call, thread by thread. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "lib/api/last_error.h"
#include "lib/base/env.h"
#include "lib/base/fault.h"

static void an_unset_fault_has_the_codes_own_words(void **state)
{
    fault f = {0};
    (void)state;
    assert_int_equal(shop__error_keep(SHOP_E_NO_MEMORY, &f, NULL), SHOP_E_NO_MEMORY);
    assert_string_equal(shop_error_last()->message, "memory could not be allocated; nothing was done");
    assert_int_equal(shop__error_keep(SHOP_E_TIMEOUT, NULL, NULL), SHOP_E_TIMEOUT);
    assert_string_equal(shop_error_last()->name, "TIMEOUT");
    assert_true(shop_error_last()->message[0] != '\0');
}

static void every_code_has_words_of_its_own(void **state)
{
    static const int codes[] = {
#define CODE_OF(name, number, http, retryable, text) number,
        SHOP_ERRORS(CODE_OF)
#undef CODE_OF
    };
    static const char *const texts[] = {
#define TEXT_OF(name, number, http, retryable, text) text,
        SHOP_ERRORS(TEXT_OF)
#undef TEXT_OF
    };
    (void)state;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        (void)shop__error_keep(codes[i], NULL, NULL);
        assert_string_equal(shop_error_last()->message, texts[i]);
    }
    (void)shop__error_keep(-1000, NULL, NULL);
    assert_string_equal(shop_error_last()->message, "");
}

static void a_fault_of_another_code_is_not_told(void **state)
{
    fault f = {0};
    (void)state;
    (void)shop__fault_field(&f, SHOP_E_INVALID, "slug", "is wrong");
    assert_int_equal(shop__error_keep(SHOP_E_STORAGE, &f, NULL), SHOP_E_STORAGE);
    assert_string_equal(shop_error_last()->field, "");
    assert_string_equal(shop_error_last()->message, "the store failed, for example on a full disk");
}

static void a_failure_is_told_whole(void **state)
{
    fault f = {0};
    call_header header = {.request_id = "req_1", .used_key = "key"};
    (void)state;
    (void)shop__fault_field(&f, SHOP_E_INVALID, "lines[2].sku", "is not known");
    assert_int_equal(shop__error_keep(SHOP_E_INVALID, &f, &header), SHOP_E_INVALID);
    const shop_error *last = shop_error_last();
    assert_int_equal(last->code, SHOP_E_INVALID);
    assert_int_equal(last->http_status, 400);
    assert_false(last->retryable);
    assert_string_equal(last->name, "INVALID");
    assert_string_equal(last->message, "is not known");
    assert_string_equal(last->field, "lines[2].sku");
    assert_string_equal(last->request_id, "req_1");
    assert_string_equal(last->idempotency_key, "key");
}

static void success_clears_and_reading_does_not(void **state)
{
    fault f = {0};
    (void)state;
    (void)shop__fault_set(&f, SHOP_E_UNAVAILABLE, "away");
    (void)shop__error_keep(SHOP_E_UNAVAILABLE, &f, NULL);
    assert_true(shop_error_last()->retryable);
    shop_free(NULL);
    shop_close(NULL);
    assert_int_equal(shop_error_last()->code, SHOP_E_UNAVAILABLE);
    assert_int_equal(shop__error_keep(0, &f, NULL), 0);
    const shop_error *last = shop_error_last();
    assert_int_equal(last->code, 0);
    assert_int_equal(last->http_status, 200);
    assert_false(last->retryable);
    assert_string_equal(last->name, "OK");
    assert_string_equal(last->message, "");
    assert_string_equal(last->field, "");
    assert_string_equal(last->request_id, "");
    assert_string_equal(last->idempotency_key, "");
}

static int seen_by_another;

static void look(void *argument)
{
    (void)argument;
    seen_by_another = shop_error_last()->code;
    (void)shop__error_keep(SHOP_E_CORRUPT, NULL, NULL);
}

static void each_thread_has_its_own(void **state)
{
    void *thread;
    const shop_env *env = shop_env_default();
    (void)state;
    (void)shop__error_keep(SHOP_E_CONFLICT, NULL, NULL);
    assert_int_equal(shop__thread_start(env, look, NULL, &thread), 0);
    shop__thread_join(env, thread);
    assert_int_equal(seen_by_another, 0);
    assert_int_equal(shop_error_last()->code, SHOP_E_CONFLICT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unset_fault_has_the_codes_own_words),
        cmocka_unit_test(every_code_has_words_of_its_own),
        cmocka_unit_test(a_fault_of_another_code_is_not_told),
        cmocka_unit_test(a_failure_is_told_whole),
        cmocka_unit_test(success_clears_and_reading_does_not),
        cmocka_unit_test(each_thread_has_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
