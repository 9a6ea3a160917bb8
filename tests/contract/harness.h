/* harness.h - between contract.c and main.c: a test's surroundings, and what was covered. */
#ifndef SHOP_TESTS_CONTRACT_HARNESS_H
#define SHOP_TESTS_CONTRACT_HARNESS_H

#include <stdbool.h>
#include <stddef.h>

#include "shop/shop.h"
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
    bool split;        /* a service that a saga calls is treated as if it were in another process */
    bool remote;       /* the store is another process's, see remote.c; this one must not open it */
} contract_backend_info;

/* Fail the running test if this process has a store open. */
void expect_no_store(void);

extern const contract_backend_info contract_backends[];
extern const size_t contract_backend_count;
extern const contract_backend_info *contract_backend; /* the one that is being tested */

/* setting.c: how a shop of a test is opened, in whichever process: small passwords, a clock that can be set
 * forward, the provider "patient", mail and the sandbox's log in the test's folder. */
enum { SETTING_PATH_MAX = 320 };

typedef struct harness_setting {
    shop_options options;
    shop_env env;
    char mail_dir[SETTING_PATH_MAX], sandbox_log[SETTING_PATH_MAX];
} harness_setting;

void harness_set(harness_setting *s, const char *folder);
void harness_advance(int64_t ms); /* this process's clock; 0 = back to the true time */

/* Deliver all events and run all due jobs until nothing is left. Returns the code. */
int harness_settle(shop *s);

/* remote.c: a process that answers calls over ZeroMQ, one shop after another. */
enum { REMOTE_ARGUMENT_FD = 2 }; /* argv of the program that serves: --serve FD */
int remote_serve(int fd);        /* its main(): until the other side goes */

/* From the tests' side. What fails there fails the running test. */
void remote_open(const char *folder, const char *url);
void remote_close(void);
void remote_settle(void);
void remote_advance(int64_t ms);
void remote_end(void);

int contract_setup(void **state);
int contract_teardown(void **state);

void harness_saw(const char *op, int code);
void harness_saw_replay(const char *op);
void harness_saw_nobody(const char *op); /* an anonymous caller succeeded: everybody has its scope */

#endif
