/* sandbox.h - the built-in payment provider: no money, but all that can go wrong with it. It stands for another
 * company's computer: what it did is in its own append-only log and nowhere else.
 *
 *   tok_approve             authorized
 *   tok_slow                authorized, after 300 ms
 *   tok_decline             declined
 *   tok_insufficient        declined: not enough money
 *   tok_3ds                 the payer must confirm; the next question finds that the payer has
 *   tok_3ds_decline         the payer must confirm; the next question finds that the payer has not
 *   tok_charged_timeout     authorized, but the answer is lost (UNKNOWN)
 *   tok_timeout             the first 2 times nothing happens and the answer is UNKNOWN; then authorized
 *   tok_late                authorized, but the answer is UNKNOWN and the next 2 questions find nothing
 *   tok_capture_decline     authorized; captures are refused
 *   tok_capture_timeout     authorized; captures are done, but their answers are lost
 *   tok_refund_decline      authorized; refunds are refused
 *   tok_void_timeout        authorized; it is given up when asked, but the answer is lost
 *
 * Any other token is declined. docs/sandbox.md tells the same to users, and what stands in the log. */
#ifndef SHOP_LIB_SERVICES_PAYMENT_SANDBOX_H
#define SHOP_LIB_SERVICES_PAYMENT_SANDBOX_H

#include "shop/sys/env.h"
#include "shop/sys/payment_provider.h"

typedef struct sandbox sandbox;

/* Opens the log when first used. NULL: no memory. */
sandbox *shop__sandbox_new(const shop_env *env, const char *log_path);
void shop__sandbox_free(sandbox *s, bool forked);

/* The provider, as long as the sandbox lives. */
const shop_payment_provider *shop__sandbox_provider(const sandbox *s);

#endif
