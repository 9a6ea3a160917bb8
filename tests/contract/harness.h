/* harness.h - between contract.c and main.c: a test's surroundings, and what was covered. */
#ifndef SHOP_TESTS_CONTRACT_HARNESS_H
#define SHOP_TESTS_CONTRACT_HARNESS_H

#include "shop/sys/payment_provider.h"

/* patient.c: beside the sandbox. */
extern const shop_payment_provider *const harness_providers[1];

int contract_setup(void **state);
int contract_teardown(void **state);

void harness_saw(const char *op, int code);
void harness_saw_replay(const char *op);
void harness_saw_nobody(const char *op); /* an anonymous caller succeeded: everybody has its scope */

#endif
