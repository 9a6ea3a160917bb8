/* patient.c - a payment provider whose payers never come back: every authorization wants a confirmation, for
 * ever, and can be given up. It has no memory, because it never answers anything else. */
#include "harness.h"

#include <stdio.h>

static void wants_action(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    (void)self;
    answer->state = SHOP_PROVIDER_ACTION;
    snprintf(answer->action_url, sizeof(answer->action_url), "https://patient.invalid/%s", request->attempt);
}

static void gives_up(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    (void)self;
    (void)request;
    answer->state = SHOP_PROVIDER_VOIDED;
}

static void refuses(void *self, const shop_provider_request *request, shop_provider_answer *answer)
{
    (void)self;
    (void)request;
    answer->state = SHOP_PROVIDER_DECLINED;
}

static const shop_payment_provider patient = {
    sizeof(patient), 0, "patient", NULL, wants_action, refuses, gives_up, refuses, wants_action};

const shop_payment_provider *const harness_providers[1] = {&patient};
