/* market_sound.c - the invariants of a market at rest, as queries over its tables and over the log of its payment
 * provider, which alone says what became of the money. Both are read past the library. */
#include "tests/unit/services/order/order_market.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum { BUSY_MS = 5000 };

/* Each counts what must not be; the states are those of order, reservation, payment and cart. */
static const char *const violations[] = {
    /* I1 */ "SELECT count(*) FROM inventory_stock WHERE reserved < 0 OR reserved > on_hand",
    /* I2 */ "SELECT count(*) FROM inventory_stock s WHERE on_hand <> (SELECT coalesce(sum(quantity), 0)"
             " FROM inventory_movements m WHERE m.sku = s.sku AND m.location = s.location)",
    /* I3 */ "SELECT count(*) FROM inventory_reservations WHERE state NOT IN (1, 2, 3, 4)",
    /* I3 */ "SELECT count(*) FROM inventory_stock s WHERE reserved <> (SELECT coalesce(sum(l.quantity), 0)"
             " FROM inventory_reservation_lines l JOIN inventory_reservations r ON r.order_id = l.order_id"
             " WHERE l.sku = s.sku AND l.location = s.location AND r.state IN (1, 2) AND r.sold = 0)",
    /* I4 */ "SELECT count(*) FROM payment_payments WHERE refunded_minor > captured_minor"
             " OR captured_minor > amount_minor",
    /* I6 */ "SELECT count(*) FROM order_orders WHERE state = 1",
    /* I6 */ "SELECT count(*) FROM payment_payments p JOIN order_orders o ON o.id = p.order_id"
             " WHERE p.state IN (3, 5, 6) AND p.captured_minor > p.refunded_minor - 1 AND o.state IN (5, 6)"
             " AND (p.captured_minor = 0 OR p.captured_minor > p.refunded_minor)",
    /* I6 */ "SELECT count(*) FROM order_orders o WHERE o.state IN (2, 3, 4) AND 1 <> (SELECT count(*)"
             " FROM payment_payments p WHERE p.order_id = o.id AND p.state IN (3, 5, 6))",
    /* I13 */ "SELECT count(*) FROM cart_carts c WHERE state = 2 AND NOT EXISTS (SELECT 1 FROM order_orders o"
              " WHERE o.id = c.order_id AND o.state IN (1, 2, 3, 4, 7))",
    /* I15 */ "SELECT count(*) FROM order_orders o WHERE currency <> '' AND (total_minor <> subtotal_minor"
              " - discount_minor + shipping_minor OR total_minor <> shipping_minor + (SELECT"
              " coalesce(sum(total_minor), 0) FROM order_lines l WHERE l.order_id = o.id))",
    /* I4 */ "SELECT (SELECT coalesce(sum(iif(side = 1, amount_minor, -amount_minor)), 0) FROM payment_ledger"
             " WHERE account = 1) <> (SELECT coalesce(sum(iif(effect = 'captured', minor, -minor)), 0) FROM told"
             " WHERE effect IN ('captured', 'refunded'))",
    /* I5: the provider did each thing once */
    "SELECT count(*) FROM (SELECT 1 FROM told WHERE effect = 'captured'"
    " GROUP BY substr(key, instr(key, 'ful_')) HAVING count(*) > 1)",
    "SELECT count(*) FROM (SELECT 1 FROM told WHERE effect IN ('authorized', 'captured', 'refunded')"
    " GROUP BY key HAVING count(*) > 1)",
    /* I5: it was asked for nothing that the tables do not know, and both know the same amounts */
    "SELECT count(*) FROM told WHERE attempt NOT IN (SELECT key FROM payment_requests WHERE kind = 1)",
    "SELECT count(*) FROM payment_requests r JOIN payment_payments p ON p.id = r.payment_id WHERE r.kind = 1"
    " AND (p.captured_minor <> (SELECT coalesce(sum(t.minor), 0) FROM told t WHERE t.attempt = r.key"
    " AND t.effect = 'captured') OR p.refunded_minor <> (SELECT coalesce(sum(t.minor), 0) FROM told t"
    " WHERE t.attempt = r.key AND t.effect = 'refunded'))",
    /* I5: no more was taken than the order costs */
    "SELECT count(*) FROM order_orders o WHERE o.total_minor < (SELECT coalesce(sum(t.minor), 0)"
    " FROM payment_payments p JOIN payment_requests r ON r.payment_id = p.id AND r.kind = 1"
    " JOIN told t ON t.attempt = r.key AND t.effect = 'captured' WHERE p.order_id = o.id)",
    /* I6: money is held for an order's last attempt only, and only while the order stands; and for each of these */
    "SELECT count(*) FROM held h JOIN order_orders o ON o.id = h.order_id"
    " WHERE NOT h.paid_back AND (o.state NOT IN (2, 3, 4, 7) OR o.attempt <> h.attempt)",
    "SELECT count(*) FROM order_orders o WHERE o.state IN (2, 3, 4) AND o.total_minor > 0 AND NOT EXISTS"
    " (SELECT 1 FROM held h WHERE h.order_id = o.id AND h.minor = o.total_minor)",
};

/* told: a line of the log. held: an authorization that was not given up; paid_back: all that was captured of it. */
static const char prepare[] =
    "CREATE TEMP TABLE told (effect TEXT, key TEXT, attempt TEXT, minor INTEGER);"
    "CREATE INDEX temp.told_attempt ON told (attempt, effect);"
    "CREATE TEMP VIEW held AS SELECT p.order_id, p.attempt, t.minor,"
    " p.captured_minor > 0 AND p.refunded_minor = p.captured_minor AS paid_back FROM told t"
    " JOIN payment_requests r ON r.key = t.attempt AND r.kind = 1 JOIN payment_payments p ON p.id = r.payment_id"
    " WHERE t.effect = 'authorized' AND NOT EXISTS"
    " (SELECT 1 FROM told v WHERE v.attempt = t.attempt AND v.effect = 'voided')";

static void expect_ok(sqlite3 *db, int code, const char *what)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        fail_msg("%s: %s", what, sqlite3_errmsg(db));
}

/* A line that a crash cut short is not JSON; it had no effect. */
static void read_log(const order_market *m, sqlite3 *db)
{
    static const char insert[] = "INSERT INTO told SELECT ?1 ->> 'effect', ?1 ->> 'key', ?1 ->> 'attempt',"
                                 " ?1 ->> '$.amount.minor' WHERE json_valid(?1)";
    char path[200], line[MARKET_TEXT_MAX];
    sqlite3_stmt *s = NULL;
    snprintf(path, sizeof(path), "%s.sandbox", m->path);
    FILE *log = fopen(path, "r");
    expect_ok(db, sqlite3_prepare_v2(db, insert, -1, &s, NULL), insert);
    while (log != NULL && fgets(line, sizeof(line), log) != NULL) {
        sqlite3_bind_text(s, 1, line, (int)strlen(line), SQLITE_STATIC);
        expect_ok(db, sqlite3_step(s), line);
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    if (log != NULL)
        fclose(log);
}

static int64_t count_rows(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s = NULL;
    expect_ok(db, sqlite3_prepare_v2(db, sql, -1, &s, NULL), sql);
    expect_ok(db, sqlite3_step(s), sql);
    int64_t n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

const char *market_violation(const order_market *m)
{
    const char *violated = NULL;
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(m->path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, BUSY_MS);
    expect_ok(db, sqlite3_exec(db, prepare, NULL, NULL, NULL), prepare);
    expect_ok(db, sqlite3_exec(db, "BEGIN", NULL, NULL, NULL), "BEGIN");
    read_log(m, db);
    for (size_t i = 0; i < sizeof(violations) / sizeof(violations[0]) && violated == NULL; i++)
        if (count_rows(db, violations[i]) != 0)
            violated = violations[i];
    sqlite3_close(db);
    return violated;
}

void market_expect_sound(const order_market *m)
{
    const char *violated = market_violation(m);
    if (violated != NULL)
        fail_msg("there are rows that must not be: %s", violated);
}
