/* postgres.c - see postgres.h. */
#include "tests/support/postgres.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <libpq-fe.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SQL_MAX = 256 };

static const char *server(void)
{
    const char *url = getenv("SHOP_TEST_POSTGRES");
    if (url == NULL || url[0] == '\0')
        fail_msg("no server: export SHOP_TEST_POSTGRES=$(tests/support/postgres-server start FOLDER), or let"
                 " scripts/test do it");
    return url;
}

static void hear_nothing(void *arg, const PGresult *notice)
{
    (void)arg;
    (void)notice;
}

static PGresult *execute(PGconn *conn, const char *sql)
{
    PGresult *result = PQexec(conn, sql);
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail_msg("%s: %s", sql, PQerrorMessage(conn));
    return result;
}

static PGconn *connect_to(const char *url)
{
    PGconn *conn = PQconnectdb(url);
    if (PQstatus(conn) != CONNECTION_OK)
        fail_msg("%s: %s", url, PQerrorMessage(conn));
    PQsetNoticeReceiver(conn, hear_nothing, NULL);
    return conn;
}

void postgres_sql(const char *url, const char *sql)
{
    PGconn *conn = connect_to(url);
    PQclear(execute(conn, sql));
    PQfinish(conn);
}

char *postgres_text(const char *url, const char *sql)
{
    PGconn *conn = connect_to(url);
    PGresult *result = execute(conn, sql);
    if (PQntuples(result) != 1)
        fail_msg("%s: %d rows", sql, PQntuples(result));
    char *text = strdup(PQgetvalue(result, 0, 0));
    PQclear(result);
    PQfinish(conn);
    return text;
}

int64_t postgres_number(const char *url, const char *sql)
{
    char *text = postgres_text(url, sql);
    int64_t number = strtoll(text, NULL, 10);
    free(text);
    return number;
}

/* What stands behind the last slash of a URL. */
static const char *name_in(const char *url)
{
    return strrchr(url, '/') + 1;
}

void postgres_make(char url[POSTGRES_URL_MAX])
{
    static _Atomic unsigned made;
    const char *at = server();
    char sql[SQL_MAX];
    snprintf(url, POSTGRES_URL_MAX, "%.*sshop_%ld_%u", (int)(name_in(at) - at), at, (long)getpid(), ++made);
    snprintf(sql, sizeof(sql), "CREATE DATABASE %s TEMPLATE template0", name_in(url));
    postgres_sql(at, sql);
}

void postgres_drop(const char *url)
{
    char sql[SQL_MAX];
    snprintf(sql, sizeof(sql), "DROP DATABASE %s WITH (FORCE)", name_in(url));
    postgres_sql(server(), sql);
}
