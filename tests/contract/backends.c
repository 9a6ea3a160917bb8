/* backends.c - the stores on which the suite runs. Each test gets an empty one: a file, or a database that
 * is emptied. */
#include <stdio.h>
#include <stdlib.h>

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

static char database[POSTGRES_URL_MAX];
static char *emptying; /* SQL that makes the database as it was when it was new */

/* What migrations put into tables is kept aside, to be put in again. */
static const char keep_rows[] =
    "CREATE SCHEMA made; DO $$ DECLARE t text; BEGIN"
    " FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP"
    " EXECUTE format('CREATE TABLE made.%1$I AS TABLE public.%1$I', t); END LOOP; END $$";
static const char write_emptying[] =
    "SELECT string_agg(format('DELETE FROM %1$I; INSERT INTO %1$I TABLE made.%1$I;', tablename), '')"
    " FROM pg_tables WHERE schemaname = 'public'";

static void make_first(void)
{
    shop *s;
    shop_options options = SHOP_OPTIONS_INIT;
    options.flags = SHOP_OPEN_MANUAL;
    postgres_make(database);
    if (shop_open(database, &options, &s) != 0)
        fail_msg("cannot open %s: %s", database, shop_error_last()->message);
    shop_close(s);
    postgres_sql(database, keep_rows);
    emptying = postgres_text(database, write_emptying);
}

/* To make a database takes half a second, to empty it some milliseconds. */
static void make_database(const char *folder, char *url)
{
    (void)folder;
    if (database[0] == '\0')
        make_first();
    else
        postgres_sql(database, emptying);
    snprintf(url, CONTRACT_URL_MAX, "%s", database);
}

static void keep_database(const char *url)
{
    (void)url;
}

static void drop_database(void)
{
    if (database[0] != '\0')
        postgres_drop(database);
    free(emptying);
}

const contract_backend_info contract_backends[] = {
    {"sqlite", make_file, drop_file, NULL},
    {"postgresql", make_database, keep_database, drop_database},
};
const size_t contract_backend_count = sizeof(contract_backends) / sizeof(contract_backends[0]);
