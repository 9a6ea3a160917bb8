/* postgres_connection.c - one connection: how it is made and set, and how commands go out and answers come
 * back, never waiting longer than the transaction may last. What libpq says about a lost connection is not
 * passed on: it may name hosts. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "lib/store/postgres.h"

enum { NS_PER_MS = 1000 * 1000, VERSION_MIN = 150000, SETTINGS_MAX = 512 };

/* --- waiting ---------------------------------------------------------------------------------- */

/* Until the socket is ready: 1 ready, 0 too late, -1 broken. */
static int wait_ready(const pg_connection *c, short events)
{
    int socket = PQsocket(c->conn);

    if (socket < 0)
        return -1;
    for (;;) {
        int64_t left_ns = c->end_ns - shop__env_monotonic_ns(c->env);
        struct pollfd p = {.fd = socket, .events = events};

        if (left_ns <= 0)
            return 0;
        int got = poll(&p, 1, (int)(left_ns / NS_PER_MS) + 1);

        if (got > 0)
            return 1;
        if (got < 0 && errno != EINTR)
            return -1;
    }
}

/* The server may have done what it was asked; only a COMMIT in flight makes that a question. */
static int lost(pg_connection *c, bool late)
{
    c->tx.lost = true;
    c->tx.busy = !late;
    if (late)
        return shop__fault_set(c->tx.fault, SHOP_E_TIMEOUT, "the database has not answered in time");
    return shop__fault_set(c->tx.fault, SHOP_E_UNAVAILABLE, "the connection to the database was lost");
}

bool shop__postgres_alive(const pg_connection *c)
{
    return c->conn != NULL && PQstatus(c->conn) == CONNECTION_OK;
}

/* --- sending and receiving ---------------------------------------------------------------------- */

int shop__postgres_queue(pg_connection *c, const char *sql)
{
    ENSURE(PQsendQueryParams(c->conn, sql, 0, NULL, NULL, NULL, NULL, 1) == 1, lost(c, false));
    c->pending++;
    return 0;
}

static int push(pg_connection *c)
{
    int left;

    while ((left = PQflush(c->conn)) > 0) {
        int ready = wait_ready(c, POLLIN | POLLOUT);

        ENSURE(ready > 0, lost(c, ready == 0));
        ENSURE(PQconsumeInput(c->conn) == 1, lost(c, false));
    }
    return left == 0 ? 0 : lost(c, false);
}

int shop__postgres_flush(pg_connection *c)
{
    ENSURE(PQsendFlushRequest(c->conn) == 1, lost(c, false));
    return push(c);
}

int shop__postgres_result(pg_connection *c, PGresult **ret)
{
    while (PQisBusy(c->conn)) {
        int ready = wait_ready(c, POLLIN);

        ENSURE(ready > 0, lost(c, ready == 0));
        ENSURE(PQconsumeInput(c->conn) == 1, lost(c, false));
    }
    *ret = PQgetResult(c->conn);
    ENSURE(shop__postgres_alive(c), (PQclear(*ret), lost(c, false)));
    return 0;
}

/* A failure breaks the transaction; what the server did not even run says nothing new. */
int shop__postgres_failed(pg_connection *c, const PGresult *failed)
{
    const char *state = PQresultErrorField(failed, PG_DIAG_SQLSTATE);

    if (!shop__postgres_alive(c))
        return lost(c, false);
    if (shop__postgres_code(state) == SHOP_E_OVERLOADED || shop__postgres_code(state) == SHOP_E_UNAVAILABLE)
        c->tx.busy = true;
    return shop__postgres_fault(failed, c->tx.fault);
}

/* One command's result, and the NULL behind it. */
static int settle_one(pg_connection *c)
{
    PGresult *result, *end;

    TRY(shop__postgres_result(c, &result));
    ExecStatusType status = PQresultStatus(result);
    int code = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? 0 : shop__postgres_failed(c, result);

    PQclear(result);
    TRY(code);
    c->pending--;
    TRY(shop__postgres_result(c, &end));
    PQclear(end);
    return 0;
}

int shop__postgres_settle(pg_connection *c)
{
    while (c->pending > 0)
        TRY(settle_one(c));
    return 0;
}

/* Read up to the sync, whatever comes. A command that failed has the others up to the sync left out. */
static int drain(pg_connection *c)
{
    int first = 0;

    c->pending = 0;
    c->trailing = false;
    for (;;) {
        PGresult *result;

        TRY(shop__postgres_result(c, &result));
        ExecStatusType status = result != NULL ? PQresultStatus(result) : PGRES_COMMAND_OK;

        if (status == PGRES_FATAL_ERROR && first == 0)
            first = shop__postgres_failed(c, result);
        PQclear(result);
        if (status == PGRES_PIPELINE_SYNC)
            return first;
    }
}

static int send_sync(pg_connection *c)
{
    ENSURE(PQpipelineSync(c->conn) == 1, lost(c, false));
    return push(c);
}

int shop__postgres_sync(pg_connection *c)
{
    TRY(send_sync(c));
    return drain(c);
}

int shop__postgres_leave(pg_connection *c)
{
    TRY(send_sync(c));
    c->trailing = true;
    return 0;
}

int shop__postgres_return(pg_connection *c)
{
    return c->trailing ? drain(c) : 0;
}

/* --- connecting ------------------------------------------------------------------------------- */

/* No notice goes to stderr: the library writes nothing that it was not asked to. */
static void hear_nothing(void *arg, const PGresult *notice)
{
    (void)arg;
    (void)notice;
}

static int no_connection(pg_connection *c, fault *f)
{
    const char *said = c->conn != NULL ? PQerrorMessage(c->conn) : "no memory";

    return shop__fault_set(f, SHOP_E_UNAVAILABLE, "the database cannot be reached: %.*s",
                           (int)strcspn(said, "\n"), said);
}

static int connect_to(pg_store *s, pg_connection *c, fault *f)
{
    const char *const names[] = {"dbname", "fallback_application_name", "client_encoding", NULL};
    const char *const values[] = {s->url, "libshop", "UTF8", NULL};
    PostgresPollingStatusType next = PGRES_POLLING_WRITING;

    c->conn = PQconnectStartParams(names, values, 1);
    ENSURE(c->conn != NULL && PQstatus(c->conn) != CONNECTION_BAD, no_connection(c, f));
    PQsetNoticeReceiver(c->conn, hear_nothing, NULL);
    while (next != PGRES_POLLING_OK) {
        int ready = wait_ready(c, next == PGRES_POLLING_READING ? POLLIN : POLLOUT);

        ENSURE(ready != 0, shop__fault_set(f, SHOP_E_UNAVAILABLE, "the database has not answered in time"));
        next = PQconnectPoll(c->conn);
        ENSURE(next != PGRES_POLLING_FAILED, no_connection(c, f));
    }
    return 0;
}

static int check_server(pg_connection *c, fault *f)
{
    const char *encoding = PQparameterStatus(c->conn, "server_encoding");

    ENSURE(PQserverVersion(c->conn) >= VERSION_MIN,
           shop__fault_set(f, SHOP_E_UNSUPPORTED, "the server is PostgreSQL %d: 15 or later is needed",
                           PQserverVersion(c->conn) / 10000));
    ENSURE(encoding != NULL && strcmp(encoding, "UTF8") == 0,
           shop__fault_set(f, SHOP_E_UNSUPPORTED, "the database is in %s: create it with ENCODING 'UTF8'",
                           encoding != NULL ? encoding : "an unknown encoding"));
    return 0;
}

/* Whoever dies or hangs in a transaction holds its rows for so long and no longer. */
static int configure(pg_connection *c)
{
    char sql[SETTINGS_MAX];

    (void)snprintf(sql, sizeof(sql),
                   "SELECT set_config('statement_timeout', '%d', false),"
                   " set_config('lock_timeout', '%d', false),"
                   " set_config('idle_in_transaction_session_timeout', '%d', false),"
                   " set_config('jit', 'off', false)",
                   STORE_STATEMENT_MAX_MS, STORE_LOCK_MAX_MS, STORE_IDLE_MAX_MS);
    TRY(shop__postgres_queue(c, sql));
    return shop__postgres_sync(c);
}

static int set_up(pg_store *s, pg_connection *c, fault *f)
{
    TRY(connect_to(s, c, f));
    TRY(check_server(c, f));
    ENSURE(PQsetnonblocking(c->conn, 1) == 0 && PQenterPipelineMode(c->conn) == 1, no_connection(c, f));
    return configure(c);
}

int shop__postgres_connect(pg_store *s, pg_connection *c, fault *f)
{
    if (shop__postgres_alive(c))
        return 0;
    shop__postgres_disconnect(c);
    c->tx.fault = f;
    c->end_ns = shop__env_monotonic_ns(c->env) + (int64_t)STORE_CONNECT_MAX_MS * NS_PER_MS;
    int code = set_up(s, c, f);

    if (code != 0)
        shop__postgres_disconnect(c);
    return code;
}

void shop__postgres_disconnect(pg_connection *c)
{
    if (c->conn != NULL)
        PQfinish(c->conn);
    c->conn = NULL;
    c->pending = c->named = 0;
    c->trailing = false;
    shop__postgres_statements_free(c);
}
