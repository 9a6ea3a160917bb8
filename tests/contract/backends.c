/* backends.c - the stores on which the suite runs. Each test gets an empty one: a file, or a database copied
 * from one that was migrated once. */
#include <stdio.h>

#include "shop/shop.h"
#include "tests/contract/contract.h"
#include "tests/contract/harness.h"
#include "tests/support/postgres.h"

const contract_backend_info *contract_backend;

static void make_file(const char *folder, char *url)
{
    snprintf(url, CONTRACT_URL_MAX, "sqlite:%s/shop.db", folder);
}

static void drop_file(const char *url)
{
    (void)url; /* it goes with its folder */
}

static char model[POSTGRES_URL_MAX];

static void make_model(void)
{
    shop *s;
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL;
    postgres_make(NULL, model);
    if (shop_open(model, &options, &s) != 0)
        fail_msg("cannot open %s: %s", model, shop_error_last()->message);
    shop_close(s);
}

static void make_database(const char *folder, char *url)
{
    (void)folder;
    if (model[0] == '\0')
        make_model();
    postgres_make(model, url);
}

static void drop_model(void)
{
    if (model[0] != '\0')
        postgres_drop(model);
}

const contract_backend_info contract_backends[] = {
    {"sqlite", make_file, drop_file, NULL},
    {"postgresql", make_database, postgres_drop, drop_model},
};
const size_t contract_backend_count = sizeof(contract_backends) / sizeof(contract_backends[0]);
