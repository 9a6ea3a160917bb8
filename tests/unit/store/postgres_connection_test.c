/* postgres_connection_test.c - whom a store connects to, how each session is set, and what it says when nobody
 * answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/store/limits.h"
#include "tests/unit/store/fixture.h"

static void nobody_there_is_said_at_once(void **state)
{
    fixture *f = *state;
    char url[POSTGRES_URL_MAX + 16];
    store *s = NULL;
    store_options options = {.env = &f->env, .url = "postgresql://postgres@127.0.0.1:1/shop"};
    assert_int_equal(shop__store_open(&options, fixture_migrations, 1, &s, &f->fault), SHOP_E_UNAVAILABLE);
    assert_non_null(strstr(f->fault.message, "cannot be reached"));
    snprintf(url, sizeof(url), "%s_of_nobody", f->url);
    options.url = url;
    assert_int_equal(shop__store_open(&options, fixture_migrations, 1, &s, &f->fault), SHOP_E_UNAVAILABLE);
    assert_non_null(strstr(f->fault.message, "does not exist"));
    options.url = "postgresql://[";
    assert_int_not_equal(shop__store_open(&options, fixture_migrations, 1, &s, &f->fault), 0);
    assert_null(s);
}

static void a_database_of_another_encoding_is_refused(void **state)
{
    fixture *f = *state;
    char url[POSTGRES_URL_MAX + 16], sql[2 * POSTGRES_URL_MAX];
    store *s = NULL;
    snprintf(url, sizeof(url), "%s_latin", f->url);
    const char *name = strrchr(url, '/') + 1;
    snprintf(sql, sizeof(sql), "CREATE DATABASE %s TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'", name);
    postgres_sql(f->url, sql);
    store_options options = {.env = &f->env, .url = url};
    assert_int_equal(shop__store_open(&options, fixture_migrations, 1, &s, &f->fault), SHOP_E_UNSUPPORTED);
    assert_non_null(strstr(f->fault.message, "UTF8"));
    postgres_drop(url);
}

typedef struct setting {
    int64_t ms;
} setting;

static int read_setting(tx *t, void *userdata)
{
    static const column columns[] = {COL_INT(setting, ms)};
    static const statement ask =
        SELECT_INTO(setting, columns, "SELECT CAST(setting AS BIGINT) FROM pg_settings WHERE name = $1");
    const char *name = *(const char **)userdata;
    setting row;
    TRY(shop__tx_one(t, &ask, PARAMS(v_text(name)), &row));
    *(int64_t *)userdata = row.ms;
    return 0;
}

/* Whoever hangs in a transaction holds its rows for so long and no longer. */
static void every_session_is_bounded(void **state)
{
    static const struct {
        const char *name;
        int64_t ms;
    } settings[] = {{"statement_timeout", STORE_STATEMENT_MAX_MS},
                    {"lock_timeout", STORE_LOCK_MAX_MS},
                    {"idle_in_transaction_session_timeout", STORE_IDLE_MAX_MS}};
    fixture *f = *state;
    assert_int_equal(fixture_open(f), 0);
    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
        union {
            const char *name;
            int64_t ms;
        } asked = {.name = settings[i].name};
        assert_int_equal(fixture_read(f, read_setting, &asked), 0);
        assert_int_equal(asked.ms, settings[i].ms);
    }
}

static void end_sessions(const fixture *f)
{
    postgres_sql(f->url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                         " WHERE datname = current_database() AND pid <> pg_backend_pid()");
}

static void a_lost_connection_is_made_anew(void **state)
{
    fixture *f = *state;
    int64_t count = -1;
    assert_int_equal(fixture_open(f), 0);
    for (int round = 0; round < 3; round++) {
        end_sessions(f);
        assert_int_equal(fixture_write(f, insert_named, round == 0 ? "a" : round == 1 ? "b" : "c"), 0);
        end_sessions(f);
        assert_int_equal(fixture_read(f, count_things, &count), 0);
        assert_int_equal(count, round + 1);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup_postgres, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nobody_there_is_said_at_once),
        CASE(a_database_of_another_encoding_is_refused),
        CASE(every_session_is_bounded),
        CASE(a_lost_connection_is_made_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
