/* token_test.c - card numbers are found wherever they stand; tokens of providers are not taken for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/services/payment/token.h"

static void card_numbers_are_found(void **state)
{
    (void)state;
    assert_true(shop__token_has_card("4111111111111111"));
    assert_true(shop__token_has_card("4111 1111 1111 1111"));
    assert_true(shop__token_has_card("4111-1111-1111-1111"));
    assert_true(shop__token_has_card("card 378282246310005"));
    assert_true(shop__token_has_card("4222222222222"));        /* 13 digits */
    assert_true(shop__token_has_card("6304000000000000000"));  /* 19 digits */
    assert_true(shop__token_has_card("tok_5555555555554444x"));
}

static void tokens_are_not_card_numbers(void **state)
{
    (void)state;
    assert_false(shop__token_has_card(NULL));
    assert_false(shop__token_has_card(""));
    assert_false(shop__token_has_card("tok_approve"));
    assert_false(shop__token_has_card("4111111111111112")); /* fails Luhn's check */
    assert_false(shop__token_has_card("422222222222"));     /* 12 digits */
    assert_false(shop__token_has_card("41111111111111110000")); /* 20 digits */
    assert_false(shop__token_has_card("4111a1111b1111c1111"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(card_numbers_are_found),
        cmocka_unit_test(tokens_are_not_card_numbers),
    };
    return cmocka_run_group_tests_name("payment.token", tests, NULL, NULL);
}
