/* invariants.c - the table of what must hold; see invariants.h. A query finds what breaks the rule
 * and says what it is; "%s" in it is where one subject is asked for. */
#include "tests/sim/invariants.h"

#include <stdlib.h>
#include <string.h>

#include "tests/sim/ledger_check.h"
#include "tests/sim/look.h"

typedef enum occasion { ALWAYS = 0, AT_THE_END } occasion;

typedef struct invariant {
    const char *name;
    subject_kind kind;
    occasion when;
    const char *sql;
    const char *subject; /* the condition on one subject; NULL: never asked for one */
} invariant;

#define ORDER_NAME "'order ' || hex(o.id) || ' in state ' || o.state"

static const invariant invariants[] = {
    /* --- stock ---------------------------------------------------------------------------------- */
    {"I1 0 <= reserved <= on hand", SUBJECT_SKU, ALWAYS,
     "SELECT s.sku || ' at ' || s.location || ': ' || s.reserved || ' of ' || s.on_hand"
     " FROM inventory_stock s WHERE NOT s.reserved BETWEEN 0 AND s.on_hand%s",
     " AND s.sku = ?1"},
    {"I1 reserved is what reservations hold", SUBJECT_SKU, ALWAYS,
     "SELECT s.sku || ' at ' || s.location || ': ' || s.reserved FROM inventory_stock s"
     " WHERE s.reserved <> (SELECT coalesce(sum(l.quantity), 0) FROM inventory_reservation_lines l"
     " JOIN inventory_reservations r ON r.order_id = l.order_id"
     " WHERE l.sku = s.sku AND l.location = s.location"
     " AND (r.state = 1 OR (r.state = 2 AND r.sold = 0)))%s",
     " AND s.sku = ?1"},
    {"I2 the movements are the stock", SUBJECT_SKU, ALWAYS,
     "SELECT s.sku || ' at ' || s.location || ': ' || s.on_hand FROM inventory_stock s"
     " WHERE s.on_hand <> (SELECT coalesce(sum(m.quantity), 0) FROM inventory_movements m"
     " WHERE m.sku = s.sku AND m.location = s.location)%s",
     " AND s.sku = ?1"},
    {"I2 the movements are the stock", SUBJECT_NONE, ALWAYS,
     "SELECT m.sku || ' at ' || m.location FROM inventory_movements m WHERE NOT EXISTS"
     " (SELECT 1 FROM inventory_stock s WHERE s.sku = m.sku AND s.location = m.location)",
     NULL},
    {"I3 a reservation is held, claimed, released or expired", SUBJECT_ORDER, ALWAYS,
     "SELECT hex(r.order_id) || ' in state ' || r.state FROM inventory_reservations r"
     " WHERE (r.state NOT BETWEEN 1 AND 4 OR (r.sold = 1 AND r.state IN (1, 4)) OR NOT EXISTS"
     " (SELECT 1 FROM inventory_reservation_lines l WHERE l.order_id = r.order_id))%s",
     " AND r.order_id = ?1"},
    {"I3 an order that is placed has claimed its stock", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE o.state IN (2, 3, 4, 7) AND NOT EXISTS"
     " (SELECT 1 FROM inventory_reservations r WHERE r.order_id = o.id AND r.state = 2)%s",
     " AND o.id = ?1"},
    {"I3 an order that came to nothing holds no stock", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " FROM order_orders o JOIN inventory_reservations r"
     " ON r.order_id = o.id WHERE o.state IN (5, 6) AND o.placed_at_ms = 0 AND r.state IN (1, 2)%s",
     " AND o.id = ?1"},
    {"I3 what is reserved is what was ordered", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " || ': ' || l.sku FROM order_orders o JOIN order_lines l"
     " ON l.order_id = o.id JOIN inventory_reservations r ON r.order_id = o.id"
     " WHERE r.state IN (1, 2) AND (SELECT sum(x.quantity) FROM order_lines x"
     " WHERE x.order_id = o.id AND x.sku = l.sku) <>"
     " (SELECT coalesce(sum(x.quantity), 0) FROM inventory_reservation_lines x"
     " WHERE x.order_id = o.id AND x.sku = l.sku)%s",
     " AND o.id = ?1"},
    /* --- coupons and carts ---------------------------------------------------------------------- */
    {"a coupon is not used more often than it may", SUBJECT_PROMOTION, ALWAYS,
     "SELECT p.code || ': ' || p.used || ' + ' || p.reserved FROM cart_promotions p"
     " WHERE p.usage_limit > 0 AND (p.used + p.reserved > p.usage_limit OR p.used <>"
     " (SELECT count(*) FROM cart_coupon_uses u WHERE u.code = p.code AND u.state = 2) OR"
     " p.reserved <> (SELECT count(*) FROM cart_coupon_uses u WHERE u.code = p.code"
     " AND u.state = 1))%s",
     " AND p.code = ?1"},
    {"a coupon's orders are as many as it may have", SUBJECT_NONE, ALWAYS,
     "SELECT p.code || ' in ' || count(*) || ' orders' FROM cart_promotions p"
     " JOIN order_orders o ON o.state IN (2, 3, 4, 7) AND o.coupons IS NOT NULL"
     " AND instr(char(10) || o.coupons || char(10), char(10) || p.code || char(10)) > 0"
     " JOIN cart_coupon_uses u ON u.order_id = o.id AND u.code = p.code"
     " WHERE p.usage_limit > 0 GROUP BY p.code HAVING count(*) > p.usage_limit",
     NULL},
    {"a coupon is held only while its order is being placed", SUBJECT_NONE, AT_THE_END,
     "SELECT u.code || ' for order ' || hex(u.order_id) FROM cart_coupon_uses u WHERE u.state = 1",
     NULL},
    {"I10 a cart that was merged is empty and says where its lines are", SUBJECT_CART, ALWAYS,
     "SELECT hex(c.id) FROM cart_carts c WHERE c.state = 4 AND (c.merged_into IS NULL OR EXISTS"
     " (SELECT 1 FROM cart_lines l WHERE l.cart_id = c.id))%s",
     " AND c.id = ?1"},
    {"a cart in checkout has its order", SUBJECT_CART, ALWAYS,
     "SELECT hex(c.id) || ' in state ' || c.state FROM cart_carts c LEFT JOIN order_orders o"
     " ON o.id = c.order_id WHERE c.state IN (2, 3) AND (o.id IS NULL OR o.cart_id <> c.id)%s",
     " AND c.id = ?1"},
    {"one cart, one order", SUBJECT_NONE, ALWAYS,
     "SELECT hex(cart_id) || ' became ' || count(*) || ' orders' FROM order_orders"
     " WHERE placed_at_ms > 0 GROUP BY cart_id HAVING count(*) > 1",
     NULL},
    {"a cart is closed or open as its order came to an end", SUBJECT_NONE, AT_THE_END,
     "SELECT hex(c.id) || ' in state ' || c.state || ', its order in ' || o.state"
     " FROM cart_carts c JOIN order_orders o ON o.id = c.order_id"
     " WHERE (c.state = 2) OR (c.state = 3 AND o.placed_at_ms = 0)",
     NULL},
    /* --- orders --------------------------------------------------------------------------------- */
    {"I15 the total is the sum of its parts", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " || ': ' || o.total_minor FROM order_orders o JOIN cart_regions g"
     " ON g.code = o.region WHERE o.total_minor <> o.subtotal_minor - o.discount_minor"
     " + o.shipping_minor + iif(g.tax_inclusive, 0, o.tax_minor)%s",
     " AND o.id = ?1"},
    {"I15 the total is the sum of its lines", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " || ': ' || o.total_minor FROM order_orders o JOIN cart_regions g"
     " ON g.code = o.region JOIN (SELECT order_id, sum(subtotal_minor) AS subtotal,"
     " sum(discount_minor) AS discount, sum(tax_minor) AS tax, sum(total_minor) AS total"
     " FROM order_lines GROUP BY order_id) l ON l.order_id = o.id"
     " WHERE (l.subtotal <> o.subtotal_minor OR l.discount <> o.discount_minor"
     " OR l.tax > o.tax_minor OR o.total_minor <> l.total + o.shipping_minor"
     " + iif(g.tax_inclusive, 0, o.tax_minor - l.tax))%s",
     " AND o.id = ?1"},
    {"I15 a line is quantity times price", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " || ': ' || l.sku FROM order_orders o JOIN order_lines l"
     " ON l.order_id = o.id WHERE (l.subtotal_minor <> l.quantity * l.unit_minor"
     " OR l.discount_minor NOT BETWEEN 0 AND l.subtotal_minor)%s",
     " AND o.id = ?1"},
    {"I15 an order has lines", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE o.placed_at_ms > 0 AND NOT EXISTS"
     " (SELECT 1 FROM order_lines l WHERE l.order_id = o.id)%s",
     " AND o.id = ?1"},
    {"I13 an order makes legal moves only", SUBJECT_ORDER, ALWAYS,
     "SELECT 'order ' || hex(h.order_id) || ' from ' || h.\"from\" || ' to ' || h.\"to\""
     " FROM order_history h WHERE (h.\"from\", h.\"to\") NOT IN (VALUES (0, 1), (1, 2), (1, 5),"
     " (1, 6), (2, 3), (2, 4), (2, 5), (3, 3), (3, 4), (4, 7), (6, 1), (6, 5))%s",
     " AND h.order_id = ?1"},
    {"I13 an order's history is without a gap", SUBJECT_ORDER, ALWAYS,
     "SELECT 'order ' || hex(h.order_id) || ' at version ' || h.version FROM order_history h"
     " WHERE h.\"from\" > 1 AND h.\"from\" <> coalesce((SELECT b.\"to\" FROM order_history b"
     " WHERE b.order_id = h.order_id AND b.version < h.version ORDER BY b.version DESC LIMIT 1),"
     " -1)%s",
     " AND h.order_id = ?1"},
    {"I13 an order stands where its history ends", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE o.state <> coalesce((SELECT h.\"to\""
     " FROM order_history h WHERE h.order_id = o.id ORDER BY h.version DESC LIMIT 1), 1)%s",
     " AND o.id = ?1"},
    {"an order's goods are sent and come back at most once", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " || ': ' || l.sku FROM order_orders o JOIN order_lines l"
     " ON l.order_id = o.id WHERE (NOT (0 <= l.returned AND l.returned <= l.fulfilled"
     " AND l.fulfilled <= l.quantity) OR (l.fulfilled > 0 AND o.state NOT IN (3, 4, 7)))%s",
     " AND o.id = ?1"},
    {"what was sent is what its parcels hold", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE (SELECT coalesce(sum(l.fulfilled), 0)"
     " FROM order_lines l WHERE l.order_id = o.id) <> (SELECT coalesce(sum(p.quantity), 0)"
     " FROM order_parts p JOIN order_fulfilments f ON f.order_id = p.order_id AND f.id = p.part"
     " WHERE p.order_id = o.id)%s",
     " AND o.id = ?1"},
    {"an order that was called off is not placed", SUBJECT_NONE, AT_THE_END,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE o.cancel_requested = 1"
     " AND o.state NOT IN (5, 6)",
     NULL},
    {"I6 nothing stays stuck", SUBJECT_NONE, AT_THE_END,
     "SELECT " ORDER_NAME " || ' at step ' || o.step FROM order_orders o"
     " WHERE o.state = 1 OR o.deadline_ms > 0 OR o.direction <> 2",
     NULL},
    /* --- money ---------------------------------------------------------------------------------- */
    {"I4 refunded <= captured <= authorized", SUBJECT_PAYMENT, ALWAYS,
     "SELECT hex(p.id) || ': ' || p.refunded_minor || ', ' || p.captured_minor || ', '"
     " || p.amount_minor FROM payment_payments p"
     " WHERE NOT (0 <= p.refunded_minor AND p.refunded_minor + p.refunding_minor <="
     " p.captured_minor AND p.captured_minor + p.capturing_minor <= p.amount_minor)%s",
     " AND p.id = ?1"},
    {"I4 debits are credits", SUBJECT_NONE, ALWAYS,
     "SELECT currency FROM payment_ledger GROUP BY currency"
     " HAVING sum(iif(side = 1, amount_minor, -amount_minor)) <> 0",
     NULL},
    {"I4 a booking has two sides", SUBJECT_NONE, ALWAYS,
     "SELECT request_key FROM payment_ledger GROUP BY request_key HAVING count(*) <> 2 OR"
     " sum(iif(side = 1, amount_minor, -amount_minor)) <> 0",
     NULL},
    {"I4 the books say what was captured and paid back", SUBJECT_PAYMENT, ALWAYS,
     "SELECT hex(p.id) FROM payment_payments p WHERE p.captured_minor - p.refunded_minor <>"
     " (SELECT coalesce(sum(iif(l.side = 1, l.amount_minor, -l.amount_minor)), 0)"
     " FROM payment_ledger l WHERE l.payment_id = p.id AND l.account = 1)%s",
     " AND p.id = ?1"},
    {"I5 a fulfilment is captured once", SUBJECT_NONE, ALWAYS,
     "SELECT hex(payment_id) || ' captures ' || fulfilment FROM (SELECT payment_id, substr(key,"
     " instr(key, 'ful_'), 30) AS fulfilment FROM payment_requests WHERE kind = 2 AND state = 3"
     " AND answer = 4 AND instr(key, 'ful_') > 0) GROUP BY payment_id, fulfilment"
     " HAVING count(*) > 1",
     NULL},
    {"I13 a payment makes legal moves only", SUBJECT_PAYMENT, ALWAYS,
     "SELECT 'payment ' || hex(h.payment_id) || ' from ' || h.from_state || ' to ' || h.to_state"
     " FROM payment_history h WHERE (h.from_state, h.to_state) NOT IN (VALUES (0, 1), (1, 2),"
     " (1, 3), (2, 3), (1, 4), (2, 4), (7, 4), (3, 5), (6, 5), (5, 6), (5, 3), (1, 7), (2, 7),"
     " (3, 7), (4, 7), (8, 7), (9, 7), (1, 8), (2, 8), (3, 8), (7, 8), (9, 8), (7, 9), (5, 5),"
     " (6, 6), (7, 7))%s",
     " AND h.payment_id = ?1"},
    {"I13 a payment's history is without a gap", SUBJECT_PAYMENT, ALWAYS,
     "SELECT 'payment ' || hex(h.payment_id) || ' at version ' || h.version"
     " FROM payment_history h WHERE h.from_state > 1 AND h.from_state <> coalesce("
     "(SELECT b.to_state FROM payment_history b WHERE b.payment_id = h.payment_id"
     " AND b.version < h.version ORDER BY b.version DESC LIMIT 1), -1)%s",
     " AND h.payment_id = ?1"},
    {"I6 a placed order is paid", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE o.state IN (2, 3, 4, 7)"
     " AND o.total_minor > 0 AND NOT EXISTS (SELECT 1 FROM payment_payments p"
     " WHERE p.order_id = o.id AND p.attempt = o.attempt AND p.state IN (3, 5, 6))%s",
     " AND o.id = ?1"},
    {"I6 no money for an order that came to nothing", SUBJECT_NONE, AT_THE_END,
     "SELECT " ORDER_NAME " || ', payment in state ' || p.state FROM order_orders o"
     " JOIN payment_payments p ON p.order_id = o.id WHERE o.state IN (5, 6)"
     " AND (p.state IN (1, 2, 3, 5, 7, 9) OR p.captured_minor <> p.refunded_minor)",
     NULL},
    {"I6 one attempt at a time", SUBJECT_ORDER, ALWAYS,
     "SELECT 'order ' || hex(p.order_id) FROM payment_payments p WHERE p.state IN (1, 2, 3, 5, 6)%s"
     " GROUP BY p.order_id HAVING count(*) > 1",
     " AND p.order_id = ?1"},
    {"I6 no request to a provider is left", SUBJECT_NONE, AT_THE_END,
     "SELECT r.key || ' in state ' || r.state || ', payment in ' || p.state"
     " FROM payment_requests r JOIN payment_payments p ON p.id = r.payment_id"
     " WHERE r.deadline_ms > 0 OR (r.state < 3 AND p.state NOT IN (4, 8))",
     NULL},
    /* --- events ---------------------------------------------------------------------------------- */
    {"I8 a subject's events are in order", SUBJECT_NONE, ALWAYS,
     "SELECT subject || ' at ' || version FROM (SELECT subject, version, lag(version) OVER"
     " (PARTITION BY subject ORDER BY position) AS before FROM events_outbox)"
     " WHERE before >= version",
     NULL},
    {"I8 no event is dead", SUBJECT_NONE, ALWAYS,
     "SELECT consumer || ' at ' || position || ': ' || code || ' ' || reason FROM events_dead",
     NULL},
    {"I8 a sale is booked once", SUBJECT_ORDER, ALWAYS,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE -(SELECT coalesce(sum(m.quantity), 0)"
     " FROM inventory_movements m WHERE m.order_id = o.id AND m.kind = 3) >"
     " (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id)%s",
     " AND o.id = ?1"},
    {"I8 each order's sale is booked", SUBJECT_NONE, AT_THE_END,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE o.state IN (2, 3, 4, 7) AND"
     " -(SELECT coalesce(sum(m.quantity), 0) FROM inventory_movements m"
     " WHERE m.order_id = o.id AND m.kind = 3) <>"
     " (SELECT sum(l.quantity) FROM order_lines l WHERE l.order_id = o.id)",
     NULL},
    {"I8 each cancelled order's stock is free", SUBJECT_NONE, AT_THE_END,
     "SELECT " ORDER_NAME " FROM order_orders o JOIN inventory_reservations r"
     " ON r.order_id = o.id WHERE o.state = 5 AND (r.state NOT IN (3, 4) OR"
     " (SELECT coalesce(sum(m.quantity), 0) FROM inventory_movements m"
     " WHERE m.order_id = o.id) <> 0)",
     NULL},
    {"I8 what came back to be sold is in the stock", SUBJECT_NONE, AT_THE_END,
     "SELECT " ORDER_NAME " FROM order_orders o WHERE o.state IN (2, 3, 4, 7) AND"
     " (SELECT coalesce(sum(p.quantity), 0) FROM order_returns r JOIN order_parts p"
     " ON p.order_id = r.order_id AND p.part = r.id WHERE r.order_id = o.id AND r.state = 2"
     " AND r.restock = 1) <> (SELECT coalesce(sum(m.quantity), 0) FROM inventory_movements m"
     " WHERE m.order_id = o.id AND m.kind = 4)",
     NULL},
    {"I8 each placed order's cart is closed", SUBJECT_NONE, AT_THE_END,
     "SELECT " ORDER_NAME " FROM order_orders o JOIN cart_carts c ON c.id = o.cart_id"
     " WHERE o.placed_at_ms > 0 AND (c.state <> 3 OR c.order_id <> o.id)",
     NULL},
    {"I8 every consumer has seen everything", SUBJECT_NONE, AT_THE_END,
     "SELECT consumer || ' stands at ' || position FROM events_cursors"
     " WHERE position < (SELECT max(position) FROM events_outbox)",
     NULL},
    /* --- idempotency ----------------------------------------------------------------------------- */
    {"I9 no call is left unanswered", SUBJECT_NONE, AT_THE_END,
     "SELECT name FROM core_claims WHERE state = 1", NULL},
    {"I9 one key, one order", SUBJECT_NONE, ALWAYS,
     "SELECT claim || ' made ' || count(*) || ' orders' FROM order_orders"
     " WHERE claim LIKE '%%/order.place/%%' GROUP BY claim HAVING count(*) > 1",
     NULL},
    /* --- people and goods ------------------------------------------------------------------------- */
    {"an e-mail is one account's", SUBJECT_NONE, ALWAYS,
     "SELECT hex(a.id) FROM user_accounts a LEFT JOIN user_emails e ON e.email = a.email"
     " WHERE a.state = 1 AND (e.user_id IS NULL OR e.user_id <> a.id)",
     NULL},
    {"a SKU is one variant's", SUBJECT_NONE, ALWAYS,
     "SELECT k.sku FROM catalog_skus k LEFT JOIN catalog_variants v"
     " ON v.product_id = k.product_id AND v.position = k.position"
     " WHERE v.sku IS NULL OR v.sku <> k.sku",
     NULL},
    {"I14 search finds what is on sale, and nothing else", SUBJECT_NONE, AT_THE_END,
     "SELECT coalesce(p.slug, d.slug) FROM (SELECT * FROM catalog_products WHERE status = 2) p"
     " FULL JOIN search_documents d ON d.product_id = p.id"
     " WHERE p.id IS NULL OR d.product_id IS NULL OR d.title <> p.title",
     NULL},
    {"I14 search knows the prices", SUBJECT_NONE, AT_THE_END,
     "SELECT d.slug || ' in ' || s.currency || ' for ' || s.minor FROM search_documents d"
     " JOIN search_prices s ON s.document = d.document WHERE s.minor <> (SELECT min(c.minor)"
     " FROM catalog_prices c WHERE c.product_id = d.product_id AND c.currency = s.currency)",
     NULL},
};
enum { COUNT = sizeof invariants / sizeof invariants[0], SQL_MAX = 1500 };

/* Each query twice: for the whole and for one subject. One process runs one world. */
static char sqls[COUNT][2][SQL_MAX];

static const char *sql_of(size_t i, bool one)
{
    char *sql = sqls[i][one];
    const char *from = invariants[i].sql, *mark = strstr(from, "%s");
    if (sql[0] != '\0')
        return sql;
    if (mark == NULL)
        snprintf(sql, SQL_MAX, "%s", from);
    else
        snprintf(sql, SQL_MAX, "%.*s%s%s", (int)(mark - from), from,
                 one ? invariants[i].subject : "", mark + 2);
    for (char *twice = strstr(sql, "%%"); twice != NULL; twice = strstr(sql, "%%"))
        memmove(twice, twice + 1, strlen(twice));
    return sql;
}

static void check(world *w, size_t i, bool one, look_key key)
{
    char found[LOOK_TEXT_MAX];
    if (look_text(w, sql_of(i, one), key, found))
        world_fail(w, invariants[i].name, "%s", found);
}

void invariants_touched(world *w, subject_kind kind, const char *subject)
{
    bool is_text = kind == SUBJECT_SKU || kind == SUBJECT_PROMOTION;
    if (subject == NULL || subject[0] == '\0')
        return;
    for (size_t i = 0; i < COUNT; i++)
        if (invariants[i].kind == kind && invariants[i].when == ALWAYS)
            check(w, i, true, is_text ? LOOK_TEXT(subject) : LOOK_ID(subject));
    if (kind == SUBJECT_ORDER)
        ledger_check_order(w, subject);
}

static void check_all(world *w, bool at_the_end)
{
    for (size_t i = 0; i < COUNT; i++)
        if (at_the_end || invariants[i].when == ALWAYS)
            check(w, i, false, LOOK_ALL);
    ledger_check(w, at_the_end);
}

void invariants_all(world *w)
{
    if (w->look == NULL)
        return; /* the shop is being furnished */
    w->checked_at = w->calls;
    check_all(w, false);
}

void invariants_end(world *w)
{
    check_all(w, true);
}
