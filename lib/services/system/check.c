/* check.c - is the store still what it was written as? The file's own check runs a table at a time,
 * each on a snapshot of its own that ends within a read's time; what the event log must always be
 * is asked in SQL. */
#include <stddef.h>

#include "lib/base/env.h"
#include "lib/core/operate.h"
#include "lib/services/system/generated/handlers.h"

enum {
    PIECE_MS = 500,     /* a call takes no further table after so long */
    TABLES_MAX = 64,    /* in one call */
    PROBLEMS_MAX = 100, /* that one call tells of */
    CLOCK_AHEAD_MS = 60 * 1000
};

typedef struct problem_row {
    const char *part;
    const char *message;
} problem_row;

typedef struct name_row {
    const char *name;
} name_row;

static const column problem_columns[] = {
    COL_TEXT(problem_row, part),
    COL_TEXT(problem_row, message),
};
static const column name_columns[] = {COL_TEXT(name_row, name)};

/* The table of tables stands first: with its name SQLite checks the list of free pages, too. */
static const statement tables_behind = SELECT_INTO_BOTH(
    name_row, name_columns,
    "SELECT name FROM (SELECT 'sqlite_schema' AS name, 0 AS place UNION ALL"
    " SELECT name, 1 FROM sqlite_schema WHERE type = 'table' AND rootpage > 0)"
    " WHERE CAST($1 AS TEXT) IS NULL OR (place = 1 AND ($1 = 'sqlite_schema' OR name > $1))"
    " ORDER BY place, name LIMIT $2",
    "SELECT name FROM (SELECT CAST(tablename AS TEXT) COLLATE \"C\" AS name FROM pg_tables"
    " WHERE schemaname = current_schema()) AS own WHERE CAST($1 AS TEXT) IS NULL OR name > $1 ORDER BY name LIMIT $2");
/* PostgreSQL complains of a damaged page when it reads it, so every row is counted. */
static const statement table_check = SELECT_INTO_BOTH(
    problem_row, problem_columns,
    "SELECT $1, integrity_check FROM pragma_integrity_check($1) WHERE integrity_check <> 'ok'"
    " LIMIT $2",
    "SELECT CAST($1 AS TEXT), CAST(counted AS TEXT)"
    " FROM query_to_xml(format('SELECT count(*) AS n FROM %I', CAST($1 AS TEXT)), true, false, '') AS counted"
    " WHERE CAST(counted AS TEXT) NOT LIKE '%<n>%' LIMIT $2");

/* What holds in every event log, whoever wrote it. */
#define LOG_CHECK(log)                                                                             \
    "SELECT 'cursors', consumer || ' stands at ' || position || ', behind the end of the log'"     \
    " FROM events_cursors WHERE position > (SELECT coalesce(max(position), 0) FROM " log ")"       \
    " UNION ALL SELECT 'dead letters', consumer || ' waits for event ' || position ||"             \
    " ', which is not in the log any more' FROM events_dead d"                                     \
    " WHERE NOT EXISTS (SELECT 1 FROM " log " o WHERE o.position = d.position)"                    \
    " UNION ALL SELECT 'clock', 'event ' || position || ' happened later than now: this machine''s" \
    " clock stands, or stood, wrong' FROM " log                                                    \
    " WHERE position = (SELECT max(position) FROM " log ") AND time_ms > $1 LIMIT $2"

static const statement log_check =
    SELECT_INTO_BOTH(problem_row, problem_columns, LOG_CHECK("events_outbox"), LOG_CHECK("events_log"));

typedef struct check {
    const char *after;
    const char *table; /* the one that is being checked */
    const name_row *tables;
    size_t table_count;
    const problem_row *found;
    size_t found_count;
    const shop_check_problem **problems;
    size_t problem_count;
    const char **unchecked;
    size_t unchecked_count;
} check;

static int list_tables(call *c, void *userdata)
{
    check *k = userdata;
    return call_all(c, &tables_behind, PARAMS(v_text(k->after), v_int(TABLES_MAX)), TABLES_MAX,
                    &k->tables, &k->table_count);
}

static int check_log(call *c, void *userdata)
{
    check *k = userdata;
    int64_t latest_ms = call_now_ms(c) + CLOCK_AHEAD_MS;
    return call_all(c, &log_check, PARAMS(v_int(latest_ms), v_int(PROBLEMS_MAX)), PROBLEMS_MAX,
                    &k->found, &k->found_count);
}

static int check_table(call *c, void *userdata)
{
    check *k = userdata;
    return call_all(c, &table_check, PARAMS(v_text(k->table), v_int(PROBLEMS_MAX)), PROBLEMS_MAX,
                    &k->found, &k->found_count);
}

static int add_problem(call *c, check *k, const char *part, const char *message)
{
    shop_check_problem *problem;
    CALL_NEW(c, problem);
    *problem = (shop_check_problem){.part = part, .message = message};
    if (k->problem_count < PROBLEMS_MAX)
        k->problems[k->problem_count++] = problem;
    return 0;
}

static int keep_found(call *c, check *k)
{
    for (size_t i = 0; i < k->found_count; i++)
        TRY(add_problem(c, k, k->found[i].part, k->found[i].message));
    return 0;
}

static bool deadline_passed(call *c)
{
    int64_t deadline_ns = call_deadline_ns(c);
    return deadline_ns != SHOP_WAIT_FOREVER && shop__env_monotonic_ns(call_env(c)) >= deadline_ns;
}

/* A table that is too large for one read is named, and one that cannot be read is a finding:
 * neither may hide the others. */
static int take_table(call *c, check *k, const char *name)
{
    k->table = name;
    int code = call_look(c, check_table, k);
    if (code == 0)
        return keep_found(c, k);
    bool too_large = code == SHOP_E_TIMEOUT && !deadline_passed(c);
    ENSURE(too_large || code == SHOP_E_CORRUPT, code);
    const char *message = call_format(c, "%s", call_fault(c)->message);
    ENSURE(message != NULL, SHOP_E_NO_MEMORY);
    call_forgive(c);
    if (code == SHOP_E_CORRUPT)
        return add_problem(c, k, name, message);
    k->unchecked[k->unchecked_count++] = name;
    return 0;
}

static bool time_is_up(call *c, int64_t began_ns)
{
    return shop__env_monotonic_ns(call_env(c)) - began_ns > PIECE_MS * INT64_C(1000000);
}

int shop__system_check(call *c, const shop_system_check_args *args, shop_check_report *ret)
{
    check k = {.after = args->after};
    int64_t began_ns = shop__env_monotonic_ns(call_env(c));
    size_t i = 0;
    CALL_ARRAY(c, k.problems, PROBLEMS_MAX);
    CALL_ARRAY(c, k.unchecked, TABLES_MAX);
    if (args->after == NULL) {
        TRY(call_look(c, check_log, &k));
        TRY(keep_found(c, &k));
    }
    TRY(call_look(c, list_tables, &k));
    while (i < k.table_count && (i == 0 || !time_is_up(c, began_ns)))
        TRY(take_table(c, &k, k.tables[i++].name));
    *ret = (shop_check_report){.tables = (int64_t)(i - k.unchecked_count),
                               .problems = k.problems,
                               .problem_count = k.problem_count,
                               .unchecked = k.unchecked,
                               .unchecked_count = k.unchecked_count};
    if (i < k.table_count || k.table_count == TABLES_MAX)
        ret->next = k.tables[i - 1].name;
    return 0;
}
