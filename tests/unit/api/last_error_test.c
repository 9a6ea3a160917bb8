/* last_error_test.c - what shop_error_last() says, and that each thread has its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <pthread.h>

#include "lib/api/last_error.h"

static void success_clears_it(void **state)
{
    fault f = {0};
    (void)state;
    shop__fault_field(&f, SHOP_E_INVALID, "sku", "is too long");
    assert_int_equal(shop__error_keep(SHOP_E_INVALID, &f, NULL), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "sku");
    assert_int_equal(shop__error_keep(0, NULL, NULL), 0);
    assert_int_equal(shop_error_last()->code, 0);
    assert_string_equal(shop_error_last()->message, "");
    assert_string_equal(shop_error_last()->field, "");
}

static void a_code_without_words_gets_its_own(void **state)
{
    (void)state;
    shop__error_keep(SHOP_E_OVERLOADED, NULL, NULL);
    assert_true(strlen(shop_error_last()->message) > 0);
    assert_true(shop_error_last()->retryable);
    assert_int_equal(shop_error_last()->http_status, 503);
    assert_string_equal(shop_error_last()->name, "OVERLOADED");
}

static void the_call_is_named(void **state)
{
    call_header header = {.request_id = "req_1", .used_key = "k"};
    (void)state;
    shop__error_keep(SHOP_E_CONFLICT, NULL, &header);
    assert_string_equal(shop_error_last()->request_id, "req_1");
    assert_string_equal(shop_error_last()->idempotency_key, "k");
}

static void *look(void *argument)
{
    *(int *)argument = shop_error_last()->code;
    return NULL;
}

static void another_thread_has_its_own(void **state)
{
    pthread_t thread;
    int seen = 1;
    (void)state;
    shop__error_keep(SHOP_E_CONFLICT, NULL, NULL);
    assert_int_equal(pthread_create(&thread, NULL, look, &seen), 0);
    pthread_join(thread, NULL);
    assert_int_equal(seen, 0);
    assert_int_equal(shop_error_last()->code, SHOP_E_CONFLICT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_clears_it),
        cmocka_unit_test(a_code_without_words_gets_its_own),
        cmocka_unit_test(the_call_is_named),
        cmocka_unit_test(another_thread_has_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
