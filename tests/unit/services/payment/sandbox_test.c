/* sandbox_test.c - the sandbox does each thing once, also for two processes and after a crash, and misbehaves
 * exactly as its manual says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/money.h"
#include "lib/services/payment/sandbox.h"
#include "tests/unit/services/payment/desk.h"

typedef struct bench {
    char path[256];
    sandbox *s;
    shop_provider_answer answer;
} bench;

static int setup(void **state)
{
    bench *b = calloc(1, sizeof(*b));
    if (b == NULL)
        return -1;
    snprintf(b->path, sizeof(b->path), "%s/shop-sandbox-XXXXXX",
             getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    int fd = mkstemp(b->path);
    if (fd < 0)
        return -1;
    (void)close(fd);
    b->s = shop__sandbox_new(shop_env_default(), b->path);
    *state = b;
    return b->s != NULL ? 0 : -1;
}

static int teardown(void **state)
{
    bench *b = *state;
    shop__sandbox_free(b->s, false);
    (void)unlink(b->path);
    free(b);
    return 0;
}

typedef enum verb { AUTHORIZE, CAPTURE, CANCEL, REFUND, LOOKUP } verb;

static int32_t ask_of(bench *b, sandbox *s, verb v, const char *key, const char *attempt, const char *token,
                      int64_t minor)
{
    const shop_payment_provider *p = shop__sandbox_provider(s);
    const shop_provider_request q = {.struct_size = sizeof(q),
                                     .timeout_ms = 1000,
                                     .key = key,
                                     .attempt = attempt,
                                     .token = token,
                                     .order_id = "ord_x",
                                     .amount = shop__money(minor, "EUR")};
    void (*const functions[])(void *, const shop_provider_request *, shop_provider_answer *) = {
        p->authorize, p->capture, p->cancel, p->refund, p->lookup};
    memset(&b->answer, 0, sizeof(b->answer));
    functions[v](p->self, &q, &b->answer);
    return b->answer.state;
}

static int32_t ask(bench *b, verb v, const char *key, const char *token, int64_t minor)
{
    return ask_of(b, b->s, v, key, "o/1", token, minor);
}

/* --- refusals --------------------------------------------------------------------------------- */

static void unknown_keys_are_not_found(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, LOOKUP, "o/1", NULL, 100), SHOP_PROVIDER_NOT_FOUND);
    assert_int_equal(ask(b, CAPTURE, "o/1/c", NULL, 100), SHOP_PROVIDER_NOT_FOUND);
    assert_int_equal(ask(b, REFUND, "o/1/r", NULL, 100), SHOP_PROVIDER_NOT_FOUND);
}

static void limits_hold(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_approve", 100), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(ask(b, CAPTURE, "o/1/c1", NULL, 60), SHOP_PROVIDER_CAPTURED);
    assert_int_equal(ask(b, CAPTURE, "o/1/c2", NULL, 41), SHOP_PROVIDER_DECLINED);
    assert_int_equal(ask(b, CAPTURE, "o/1/c2", NULL, 1), SHOP_PROVIDER_DECLINED); /* same key, same answer */
    assert_int_equal(ask(b, CANCEL, "o/1/v1", NULL, 0), SHOP_PROVIDER_CAPTURED);
    assert_int_equal(ask(b, REFUND, "o/1/r1", NULL, 61), SHOP_PROVIDER_DECLINED);
    assert_int_equal(ask(b, REFUND, "o/1/r2", NULL, 60), SHOP_PROVIDER_REFUNDED);
    assert_int_equal(ask(b, REFUND, "o/1/r3", NULL, 1), SHOP_PROVIDER_DECLINED);
}

static void log_that_cannot_be_written_answers_nothing(void **state)
{
    bench *b = *state;
    sandbox *s = shop__sandbox_new(shop_env_default(), "/nonexistent/folder/log");
    assert_int_equal(ask_of(b, s, AUTHORIZE, "o/1", "o/1", "tok_approve", 100), SHOP_PROVIDER_UNKNOWN);
    shop__sandbox_free(s, false);
}

/* --- once ------------------------------------------------------------------------------------- */

static void same_key_has_one_effect(void **state)
{
    bench *b = *state;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_approve", 100), SHOP_PROVIDER_AUTHORIZED);
        assert_int_equal(ask(b, CAPTURE, "o/1/c", NULL, 60), SHOP_PROVIDER_CAPTURED);
        assert_int_equal(ask(b, REFUND, "o/1/r", NULL, 60), SHOP_PROVIDER_REFUNDED);
    }
    assert_int_equal(desk_effects(b->path, "authorized", NULL), 1);
    assert_int_equal(desk_effects(b->path, "captured", NULL), 1);
    assert_int_equal(desk_effects(b->path, "refunded", NULL), 1);
}

static void two_readers_of_one_log_agree(void **state)
{
    bench *b = *state;
    sandbox *other = shop__sandbox_new(shop_env_default(), b->path);
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_approve", 100), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(ask_of(b, other, LOOKUP, "o/1", "o/1", NULL, 0), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(ask_of(b, other, CAPTURE, "o/1/c", "o/1", NULL, 100), SHOP_PROVIDER_CAPTURED);
    assert_int_equal(ask(b, CAPTURE, "o/1/d", NULL, 1), SHOP_PROVIDER_DECLINED);
    assert_int_equal(ask_of(b, other, AUTHORIZE, "o/1", "o/1", "tok_approve", 100), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(desk_effects(b->path, "authorized", NULL), 1);
    shop__sandbox_free(other, false);
}

static void many_deeds_are_found_again(void **state)
{
    enum { MANY = 1000 };
    bench *b = *state;
    char key[32];
    for (int i = 0; i < MANY; i++) {
        snprintf(key, sizeof(key), "o/%d", i);
        assert_int_equal(ask_of(b, b->s, AUTHORIZE, key, key, "tok_approve", i + 1), SHOP_PROVIDER_AUTHORIZED);
    }
    shop__sandbox_free(b->s, false);
    b->s = shop__sandbox_new(shop_env_default(), b->path);
    for (int i = 0; i < MANY; i++) {
        snprintf(key, sizeof(key), "o/%d", i);
        assert_int_equal(ask_of(b, b->s, LOOKUP, key, key, NULL, 0), SHOP_PROVIDER_AUTHORIZED);
    }
}

static void torn_line_is_passed_over(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_approve", 100), SHOP_PROVIDER_AUTHORIZED);
    FILE *f = fopen(b->path, "a");
    assert_non_null(f);
    fputs("{\"effect\":\"captured\",\"key\":\"o/1/c\",\"att", f);
    (void)fclose(f);
    assert_int_equal(ask(b, LOOKUP, "o/1/c", NULL, 0), SHOP_PROVIDER_NOT_FOUND);
    assert_int_equal(ask(b, CAPTURE, "o/1/c", NULL, 100), SHOP_PROVIDER_CAPTURED);
    shop__sandbox_free(b->s, false);
    b->s = shop__sandbox_new(shop_env_default(), b->path);
    assert_int_equal(ask(b, LOOKUP, "o/1/c", NULL, 0), SHOP_PROVIDER_CAPTURED);
}

/* --- as the manual says ------------------------------------------------------------------------- */

static void given_up_keys_cannot_be_authorized(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, CANCEL, "o/1/v", NULL, 0), SHOP_PROVIDER_VOIDED);
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_approve", 100), SHOP_PROVIDER_VOIDED);
    assert_int_equal(desk_effects(b->path, "authorized", NULL), 0);
}

static void timeout_does_nothing_twice(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_timeout", 100), SHOP_PROVIDER_UNKNOWN);
    assert_int_equal(ask(b, LOOKUP, "o/1", NULL, 100), SHOP_PROVIDER_NOT_FOUND);
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_timeout", 100), SHOP_PROVIDER_UNKNOWN);
    assert_int_equal(desk_effects(b->path, "authorized", NULL), 0);
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_timeout", 100), SHOP_PROVIDER_AUTHORIZED);
}

static void late_turns_up_after_two_questions(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_late", 100), SHOP_PROVIDER_UNKNOWN);
    assert_int_equal(ask(b, LOOKUP, "o/1", NULL, 100), SHOP_PROVIDER_NOT_FOUND);
    assert_int_equal(ask(b, CANCEL, "o/1/v", NULL, 0), SHOP_PROVIDER_NOT_FOUND);
    assert_int_equal(ask(b, LOOKUP, "o/1", NULL, 100), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(desk_effects(b->path, "authorized", NULL), 1);
}

static void payer_is_asked_first(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_3ds", 100), SHOP_PROVIDER_ACTION);
    assert_string_equal(b->answer.action_url, "https://sandbox.invalid/confirm/o/1");
    assert_int_equal(ask(b, LOOKUP, "o/1", NULL, 100), SHOP_PROVIDER_AUTHORIZED);
    assert_int_equal(ask(b, CAPTURE, "o/1/c", NULL, 100), SHOP_PROVIDER_CAPTURED);
}

static void strangers_are_declined(void **state)
{
    bench *b = *state;
    assert_int_equal(ask(b, AUTHORIZE, "o/1", "tok_unheard_of", 100), SHOP_PROVIDER_DECLINED);
    assert_non_null(strstr(b->answer.reason, "docs/sandbox.md"));
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH(unknown_keys_are_not_found),
        WITH(limits_hold),
        WITH(log_that_cannot_be_written_answers_nothing),
        WITH(same_key_has_one_effect),
        WITH(two_readers_of_one_log_agree),
        WITH(many_deeds_are_found_again),
        WITH(torn_line_is_passed_over),
        WITH(given_up_keys_cannot_be_authorized),
        WITH(timeout_does_nothing_twice),
        WITH(late_turns_up_after_two_questions),
        WITH(payer_is_asked_first),
        WITH(strangers_are_declined),
    };
    return cmocka_run_group_tests_name("payment.sandbox", tests, NULL, NULL);
}
