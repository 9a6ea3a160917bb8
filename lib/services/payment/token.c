/* token.c - finding card numbers where a provider's token should be. */
#include "lib/services/payment/token.h"

#include <stddef.h>

enum { CARD_DIGITS_MIN = 13, CARD_DIGITS_MAX = 19 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* From the last digit on, each second one is doubled; the sum of all digits ends in 0. */
static bool passes_luhn(const char *digits, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = digits[count - 1 - i] - '0';
        int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += i % 2 == 1 ? doubled : digit;
    }
    return sum % 10 == 0;
}

bool shop__token_has_card(const char *text)
{
    char digits[CARD_DIGITS_MAX];
    size_t count = 0;
    bool card = false;
    for (const char *p = text; p != NULL && !card; p++) {
        if (is_digit(*p)) {
            if (count < CARD_DIGITS_MAX)
                digits[count] = *p;
            count++;
        } else if ((*p != ' ' && *p != '-') || count == 0) {
            card = count >= CARD_DIGITS_MIN && count <= CARD_DIGITS_MAX && passes_luhn(digits, count);
            count = 0;
        }
        if (*p == '\0')
            break;
    }
    return card;
}
