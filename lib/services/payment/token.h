/* token.h - what stands for a payer's instrument, and what must never stand there. */
#ifndef SHOP_LIB_SERVICES_PAYMENT_TOKEN_H
#define SHOP_LIB_SERVICES_PAYMENT_TOKEN_H

#include <stdbool.h>

/* Whether a card number stands in the text: 13 to 19 digits, perhaps with spaces or hyphens between them, that
 * pass Luhn's check (ISO/IEC 7812-1). */
bool shop__token_has_card(const char *text);

#endif
