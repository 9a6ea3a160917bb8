/* harness.h - between contract.c and main.c: a test's surroundings, and what was covered. */
#ifndef SHOP_TESTS_CONTRACT_HARNESS_H
#define SHOP_TESTS_CONTRACT_HARNESS_H

#include <stdbool.h>
#include <stddef.h>

#include "shop/sys/payment_provider.h"

/* patient.c: beside the sandbox. */
extern const shop_payment_provider *const harness_providers[1];

/* backends.c: where the shops live. The first one is the default. */
enum { CONTRACT_URL_MAX = 512 };

typedef struct contract_backend_info {
    const char *name; /* of the suite's closing line: "sqlite" */
    void (*make)(const char *folder, char *url); /* an empty one; the folder is the test's own */
    void (*drop)(const char *url);
    /* Whether these bytes can be found in it, past the library. */
    bool (*holds)(const char *url, const char *bytes);
    void (*end)(void); /* of all tests; may be NULL */
} contract_backend_info;

extern const contract_backend_info contract_backends[];
extern const size_t contract_backend_count;
extern const contract_backend_info *contract_backend; /* the one that is being tested */

int contract_setup(void **state);
int contract_teardown(void **state);

void harness_saw(const char *op, int code);
void harness_saw_replay(const char *op);
void harness_saw_nobody(const char *op); /* an anonymous caller succeeded: everybody has its scope */

#endif
