/* backends.c - the stores on which the suite runs. Each test gets an empty one: a file, or a database that
 * is emptied. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shop/shop.h"
#include "tests/contract/contract.h"
#include "tests/contract/harness.h"
#include "tests/support/postgres.h"

enum { FDS_MAX = 256 };

const contract_backend_info *contract_backend;

static void make_file(const char *folder, char *url)
{
    snprintf(url, CONTRACT_URL_MAX, "sqlite:%s/shop.db", folder);
}

static void drop_file(const char *url)
{
    (void)url; /* it goes with its folder */
}

/* Whether a file holds these bytes. */
static bool file_holds(const char *path, const char *bytes)
{
    FILE *file = fopen(path, "rb");
    size_t length = strlen(bytes);
    bool found = false;
    if (file == NULL)
        return false;
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    char *all = malloc(size + 1);
    assert_non_null(all);
    rewind(file);
    assert_int_equal(fread(all, 1, size, file), size);
    fclose(file);
    for (size_t i = 0; i + length <= size && !found; i++)
        found = memcmp(all + i, bytes, length) == 0;
    free(all);
    return found;
}

static bool file_store_holds(const char *url, const char *bytes)
{
    char log[CONTRACT_URL_MAX + 8];
    const char *path = strchr(url, ':') + 1;
    snprintf(log, sizeof(log), "%s-wal", path);
    return file_holds(path, bytes) || file_holds(log, bytes);
}

/* The store of another process, which answers all tests in one place. Nothing of it may be open here. */
static char remote_folder[] = "/tmp/shop-contract-rpc-XXXXXX", remote_file[CONTRACT_URL_MAX];

static void make_remote(const char *folder, char *url)
{
    if (strstr(remote_folder, "XXXXXX") != NULL && mkdtemp(remote_folder) == NULL)
        fail_msg("no folder can be made");
    snprintf(url, CONTRACT_URL_MAX, "ipc://%s/rpc", remote_folder);
    make_file(folder, remote_file);
}

static bool remote_store_holds(const char *url, const char *bytes)
{
    (void)url;
    return file_store_holds(remote_file, bytes);
}

static void end_remote(void)
{
    remote_end();
    rmdir(remote_folder);
}

void expect_no_store(void)
{
    char link[64], target[CONTRACT_URL_MAX];
    for (int fd = 0; fd < FDS_MAX; fd++) {
        snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
        ssize_t size = readlink(link, target, sizeof(target) - 1);
        target[size > 0 ? size : 0] = '\0';
        if (strstr(target, "shop.db") != NULL)
            fail_msg("this process has opened a store: %s", target);
    }
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

/* Looks at each row of each table as text, and at bytes as hexadecimal digits. */
static bool database_holds(const char *url, const char *bytes)
{
    char sql[1024], quoted[256];
    size_t size = 0;
    for (const char *at = bytes; *at != '\0' && size < sizeof(quoted) - 3; at++) {
        if (*at == '\'')
            quoted[size++] = '\'';
        quoted[size++] = *at;
    }
    quoted[size] = '\0';
    snprintf(sql, sizeof(sql),
             "SELECT count(*) FROM pg_tables, query_to_xml(format('SELECT 1 FROM %%1$I AS t"
             " WHERE position(%%2$L IN t::text) > 0 OR position(encode(%%2$L, ''hex'') IN t::text) > 0',"
             " tablename, '%s'), true, true, '') AS found WHERE schemaname = 'public' AND found::text <> ''",
             quoted);
    return postgres_number(url, sql) > 0;
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
    {.name = "sqlite", .make = make_file, .drop = drop_file, .holds = file_store_holds},
    {.name = "split", .make = make_file, .drop = drop_file, .holds = file_store_holds, .split = true},
    {.name = "postgresql", .make = make_database, .drop = keep_database, .holds = database_holds, .end = drop_database},
    {.name = "zmq", .make = make_remote, .drop = drop_file, .holds = remote_store_holds, .end = end_remote,
     .remote = true},
};
const size_t contract_backend_count = sizeof(contract_backends) / sizeof(contract_backends[0]);
