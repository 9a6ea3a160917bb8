/* checkout.h - the least saga that pays: claim (TX), authorize (CALL payment), confirm (TX). It stands where the
 * order service stands, so that the engine and payments are tested together without a whole shop. It takes
 * the place of payment.capture's saga, whose name and arguments it borrows. */
#ifndef SHOP_TESTS_UNIT_SERVICES_PAYMENT_CHECKOUT_H
#define SHOP_TESTS_UNIT_SERVICES_PAYMENT_CHECKOUT_H

#include "tests/unit/services/payment/desk.h"

typedef enum checkout_state { CHECKOUT_NONE = 0, CHECKOUT_PENDING, CHECKOUT_PLACED, CHECKOUT_FAILED } checkout_state;

/* Put the saga in place; `split` makes its calls those of another process. */
void checkout_install(desk *d, bool split);

/* With which provider orders are paid from now on; NULL = the default. */
void checkout_provider(const char *name);

/* Place order "ord_" + what follows the prefix of `id`; the confirming step refuses where `refuse`. */
int checkout_place(desk *d, const char *id, const char *token, bool refuse, const char *idempotency_key);

/* Go on with whatever is due: the orders', then the payments' recovery; set the clock forward before. */
void checkout_recover(desk *d, int64_t ms);

/* From the store; and of the order's only payment. */
checkout_state checkout_look(desk *d, const char *id);

/* "ord_…" of "pay_…". */
void checkout_order_id(const char *id, char out[SHOP_ID_SIZE]);

#endif
