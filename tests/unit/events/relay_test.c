/* relay_test.c - on PostgreSQL an event's place in the log is that of its commit, and it gets one place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/events/outbox.h"
#include "tests/support/postgres.h"

extern const migration shop__events_migrations[];
extern const size_t shop__events_migration_count;

enum { ARENA_BYTES = 64 * 1024, SQL_MAX = 256, RELAYS = 6, EVENTS = 60, MIGRATIONS_MOST = 8 };

typedef struct bench {
    char url[POSTGRES_URL_MAX];
    store *store;
    PGconn *one, *two; /* who write events past the library */
    fault fault;
} bench;

static bench b;

static int setup(void **state)
{
    const migration *list[MIGRATIONS_MOST];
    memset(&b, 0, sizeof(b));
    postgres_make(b.url);
    for (size_t i = 0; i < shop__events_migration_count; i++)
        list[i] = &shop__events_migrations[i];
    const store_options options = {.env = shop_env_default(), .url = b.url};
    assert_int_equal(shop__store_open(&options, list, shop__events_migration_count, &b.store, &b.fault), 0);
    b.one = PQconnectdb(b.url);
    b.two = PQconnectdb(b.url);
    *state = &b;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    PQfinish(b.one);
    PQfinish(b.two);
    shop__store_close(b.store);
    postgres_drop(b.url);
    return 0;
}

static void run(PGconn *conn, const char *sql)
{
    PGresult *result = PQexec(conn, sql);
    assert_int_equal(PQresultStatus(result), PGRES_COMMAND_OK);
    PQclear(result);
}

static void tell(PGconn *conn, const char *subject, int version, int time_ms)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql),
             "INSERT INTO events_outbox"
             " VALUES (decode(md5(random()::text), 'hex'), 'catalog', 'x', '%s', %d, %d, '{}')",
             subject, version, time_ms);
    run(conn, sql);
}

static int relay_once(tx *t, void *userdata)
{
    (void)userdata;
    return shop__outbox_relay(t);
}

static int relay(void)
{
    arena scratch;
    fault own = {.code = 0};
    shop__arena_init(&scratch, shop_env_default(), NULL, 0, ARENA_BYTES);
    const work w = {.run = relay_once, .scratch = &scratch, .fault = &own, .read_committed = true};
    int code = shop__store_write(b.store, &w, SHOP_WAIT_FOREVER);
    shop__arena_free(&scratch);
    return code;
}

/* "a1 b2 ": subjects and versions by position. */
static void expect_log(const char *wanted)
{
    char *got = postgres_text(b.url, "SELECT coalesce(string_agg(subject || version || ' ', '' ORDER BY position), '')"
                                     " FROM events_log");
    assert_string_equal(got, wanted);
    free(got);
    assert_int_equal(postgres_number(b.url, "SELECT position - (SELECT coalesce(max(position), 0) FROM events_log)"
                                            " FROM events_relay"),
                     0);
}

static void who_commits_later_stands_behind(void **state)
{
    (void)state;
    run(b.one, "BEGIN");
    tell(b.one, "a", 1, 10);
    tell(b.two, "b", 1, 20);
    assert_int_equal(relay(), 0);
    expect_log("b1 ");
    run(b.one, "COMMIT");
    tell(b.two, "c", 1, 5);
    assert_int_equal(relay(), 0);
    expect_log("b1 c1 a1 ");
    assert_int_equal(postgres_number(b.url, "SELECT count(*) FROM events_outbox"), 0);
}

/* The second one was written by a machine whose clock is behind. */
static void versions_of_a_subject_keep_their_order(void **state)
{
    (void)state;
    tell(b.one, "a", 1, 50);
    tell(b.two, "a", 2, 10);
    tell(b.two, "b", 1, 40);
    tell(b.one, "b", 2, 60);
    assert_int_equal(relay(), 0);
    expect_log("b1 a1 a2 b2 ");
}

static void what_is_undone_gets_no_place(void **state)
{
    (void)state;
    run(b.one, "BEGIN");
    tell(b.one, "a", 1, 10);
    run(b.one, "ROLLBACK");
    assert_int_equal(relay(), 0);
    expect_log("");
}

static void who_finds_another_relay_leaves_it_alone(void **state)
{
    (void)state;
    tell(b.two, "a", 1, 10);
    run(b.one, "BEGIN; UPDATE events_relay SET position = position");
    assert_int_equal(relay(), 0);
    assert_int_equal(postgres_number(b.url, "SELECT count(*) FROM events_log"), 0);
    run(b.one, "COMMIT");
    assert_int_equal(relay(), 0);
    expect_log("a1 ");
}

static void relay_on(void *argument)
{
    int *failed = argument;
    for (int i = 0; i < EVENTS; i++)
        *failed += relay() != 0;
}

static void many_relays_give_each_event_one_place(void **state)
{
    void *threads[RELAYS];
    int failed[RELAYS] = {0};
    (void)state;
    for (int i = 0; i < RELAYS; i++)
        assert_int_equal(shop_env_default()->thread_start(NULL, relay_on, &failed[i], &threads[i]), 0);
    for (int i = 1; i <= EVENTS; i++)
        tell(i % 2 == 0 ? b.one : b.two, i % 3 == 0 ? "a" : "b", i, i);
    for (int i = 0; i < RELAYS; i++) {
        shop_env_default()->thread_join(NULL, threads[i]);
        assert_int_equal(failed[i], 0);
    }
    assert_int_equal(relay(), 0);
    assert_int_equal(postgres_number(b.url, "SELECT count(*) FROM events_log"), EVENTS);
    assert_int_equal(postgres_number(b.url, "SELECT max(position) FROM events_log"), EVENTS);
    assert_int_equal(postgres_number(b.url, "SELECT count(*) FROM events_log x JOIN events_log y"
                                            " ON x.subject = y.subject AND x.version < y.version"
                                            " AND x.position > y.position"),
                     0);
}

/* Its one writer gives the places as it writes. */
static void on_sqlite_there_is_nothing_to_do(void **state)
{
    char path[] = "/tmp/shop-relay-XXXXXX", url[64];
    store *s;
    arena scratch;
    fault own = {.code = 0};
    (void)state;
    assert_non_null(mkdtemp(path));
    snprintf(url, sizeof(url), "sqlite:%s/shop.db", path);
    const store_options options = {.env = shop_env_default(), .url = url};
    assert_int_equal(shop__store_open(&options, NULL, 0, &s, &own), 0);
    shop__arena_init(&scratch, shop_env_default(), NULL, 0, ARENA_BYTES);
    const work w = {.run = relay_once, .scratch = &scratch, .fault = &own};
    assert_int_equal(shop__store_write(s, &w, SHOP_WAIT_FOREVER), 0);
    shop__arena_free(&scratch);
    shop__store_close(s);
    remove(url + strlen("sqlite:"));
    remove(path);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(who_commits_later_stands_behind),
        CASE(versions_of_a_subject_keep_their_order),
        CASE(what_is_undone_gets_no_place),
        CASE(who_finds_another_relay_leaves_it_alone),
        CASE(many_relays_give_each_event_one_place),
        cmocka_unit_test(on_sqlite_there_is_nothing_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
