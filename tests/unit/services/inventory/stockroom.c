/* stockroom.c - see stockroom.h. */
#include "tests/unit/services/inventory/stockroom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the environment -------------------------------------------------------------------------- */

static int64_t stopped_clock_ms(void *self)
{
    return atomic_load(&((stockroom *)self)->now_ms);
}

static bool begins(const char *text, const char *words)
{
    return strncmp(text, words, strlen(words)) == 0;
}

/* `detail` is the first words of a statement. */
static int count_statements(void *self, shop_env_point point, const char *detail)
{
    stockroom *r = self;
    if (point != SHOP_POINT_STATEMENT)
        return 0;
    atomic_fetch_add(&r->statements, 1);
    if (begins(detail, "UPDATE inventory_stock") ||
        begins(detail, "INSERT INTO inventory_movements"))
        atomic_fetch_add(&r->stock_writes, 1);
    return 0;
}

void put_location(stockroom *r, const char *code, int64_t position)
{
    shop_location_put_args args = SHOP_LOCATION_PUT_INIT;
    const shop_location *location;
    args.code = args.name = code;
    args.country = "DE";
    args.position = position;
    assert_int_equal(shop_location_put(r->shop, &args, &location), 0);
    shop_free(location);
}

/* The functions of the default environment do not look at `self`. */
int stockroom_setup(void **state)
{
    stockroom *r = calloc(1, sizeof(*r));
    if (r == NULL)
        return -1;
    r->env = *shop_env_default();
    r->env.self = r;
    r->env.now_ms = stopped_clock_ms;
    r->env.reach = count_statements;
    atomic_store(&r->now_ms, STOCKROOM_START_MS);
    temp_shop_open(&r->temp, &r->env);
    r->shop = r->temp.shop;
    put_location(r, "NEAR", 1);
    put_location(r, "FAR", 2);
    *state = r;
    return 0;
}

int stockroom_teardown(void **state)
{
    stockroom *r = *state;
    expect_sound(r);
    temp_shop_close(&r->temp);
    free(r);
    return 0;
}

void pass(stockroom *r, int64_t ms)
{
    atomic_fetch_add(&r->now_ms, ms);
}

void new_order(stockroom *r, char *out)
{
    assert_int_equal(shop_id_new(r->shop, "ord", out), 0);
}

/* --- stock ------------------------------------------------------------------------------------ */

void set_stock(stockroom *r, const char *sku, const char *location, int64_t level)
{
    shop_stock_set_args args = SHOP_STOCK_SET_INIT;
    const shop_stock *stock;
    args.sku = sku;
    args.location = location;
    args.on_hand = level;
    assert_int_equal(shop_stock_set(r->shop, &args, &stock), 0);
    shop_free(stock);
}

int64_t available(stockroom *r, const char *sku)
{
    shop_stock_get_args args = SHOP_STOCK_GET_INIT;
    const shop_stock *stock;
    args.sku = sku;
    assert_int_equal(shop_stock_get(r->shop, &args, &stock), 0);
    int64_t number = stock->available;
    shop_free(stock);
    return number;
}

static int64_t level(stockroom *r, const char *column, const char *sku, const char *location)
{
    char sql[256];
    snprintf(sql, sizeof(sql),
             "SELECT sum(%s) FROM inventory_stock WHERE sku = '%s' AND location = '%s'", column,
             sku, location);
    return temp_shop_number(&r->temp, sql);
}

int64_t on_hand(stockroom *r, const char *sku, const char *location)
{
    return level(r, "on_hand", sku, location);
}

int64_t reserved(stockroom *r, const char *sku, const char *location)
{
    return level(r, "reserved", sku, location);
}

/* --- reservations ----------------------------------------------------------------------------- */

int reserve(stockroom *r, const char *order, int64_t ms, const want *wants,
            const shop_reservation **out)
{
    shop_reservation_line_input lines[STOCKROOM_LINES_MAX];
    shop_reservation_reserve_args args = SHOP_RESERVATION_RESERVE_INIT;
    size_t count = 0;
    for (; wants[count].sku != NULL; count++) {
        assert_true(count < STOCKROOM_LINES_MAX);
        lines[count] = (shop_reservation_line_input)SHOP_RESERVATION_LINE_INPUT_INIT;
        lines[count].sku = wants[count].sku;
        lines[count].quantity = wants[count].quantity;
    }
    args.order_id = order;
    args.lines = lines;
    args.line_count = count;
    args.expires_at_ms = atomic_load(&r->now_ms) + ms;
    return internal_call(r->shop, SHOP__OP_RESERVATION_RESERVE, &args, out);
}

int reserve_one(stockroom *r, const char *order, const char *sku, int64_t quantity)
{
    const want wants[] = {{sku, quantity}, {NULL, 0}};
    return reserve(r, order, 1000, wants, NULL);
}

int extend(stockroom *r, const char *order, int64_t ms)
{
    shop_reservation_extend_args args = SHOP_RESERVATION_EXTEND_INIT;
    args.order_id = order;
    args.expires_at_ms = atomic_load(&r->now_ms) + ms;
    return internal_call(r->shop, SHOP__OP_RESERVATION_EXTEND, &args, NULL);
}

int release(stockroom *r, const char *order)
{
    shop_reservation_release_args args = SHOP_RESERVATION_RELEASE_INIT;
    args.order_id = order;
    return internal_call(r->shop, SHOP__OP_RESERVATION_RELEASE, &args, NULL);
}

shop_reservation_state take(stockroom *r, const char *order)
{
    shop_reservation_take_args args = SHOP_RESERVATION_TAKE_INIT;
    const shop_reservation *answer;
    args.order_id = order;
    assert_int_equal(internal_call(r->shop, SHOP__OP_RESERVATION_TAKE, &args, &answer), 0);
    assert_string_equal(answer->order_id, order);
    shop_reservation_state state = answer->state;
    shop_free(answer);
    return state;
}

int64_t expire_due(stockroom *r)
{
    shop_reservation_expire_due_args args = SHOP_RESERVATION_EXPIRE_DUE_INIT;
    const shop_job_report *report;
    assert_int_equal(shop_reservation_expire_due(r->shop, &args, &report), 0);
    int64_t done = report->done;
    shop_free(report);
    return done;
}

shop_reservation_state state_of(stockroom *r, const char *order)
{
    shop_reservation_get_args args = SHOP_RESERVATION_GET_INIT;
    const shop_reservation *reservation;
    args.order_id = order;
    int code = shop_reservation_get(r->shop, &args, &reservation);
    if (code == SHOP_E_NOT_FOUND)
        return SHOP_RESERVATION_STATE_UNKNOWN;
    assert_int_equal(code, 0);
    shop_reservation_state state = reservation->state;
    shop_free(reservation);
    return state;
}

/* --- events ----------------------------------------------------------------------------------- */

void tell_order(stockroom *r, unsigned event, const char *order, const want *wants, bool restock)
{
    shop_order_event_line lines[STOCKROOM_LINES_MAX];
    const shop_order_event_line *list[STOCKROOM_LINES_MAX];
    shop_order_event data = {.order_id = order, .lines = list, .restock = restock};
    for (; wants[data.line_count].sku != NULL; data.line_count++) {
        size_t i = data.line_count;
        assert_true(i < STOCKROOM_LINES_MAX);
        lines[i] = (shop_order_event_line){.sku = wants[i].sku, .quantity = wants[i].quantity};
        list[i] = &lines[i];
    }
    int64_t version = atomic_fetch_add(&r->order_version, 1) + 1;
    assert_int_equal(internal_emit(r->shop, event, order, version, &data), 0);
}

void deliver(stockroom *r)
{
    int64_t done = 1;
    while (done > 0)
        assert_int_equal(shop_run_pending(r->shop, &done), 0);
}

void claim(stockroom *r, char *order, const want *wants)
{
    new_order(r, order);
    assert_int_equal(reserve(r, order, 1000, wants, NULL), 0);
    assert_int_equal(take(r, order), SHOP_RESERVATION_STATE_CLAIMED);
}

void sell(stockroom *r, char *order, const want *wants)
{
    claim(r, order, wants);
    tell_order(r, SHOP__EVENT_ORDER_CREATED, order, wants, false);
    deliver(r);
}

int64_t told(stockroom *r, const char *type, const char *subject, int64_t version)
{
    char sql[256];
    snprintf(sql, sizeof(sql),
             "SELECT count(*) FROM events_outbox WHERE type = '%s' AND subject = '%s' AND version = %lld", type,
             subject, (long long)version);
    return temp_shop_number(&r->temp, sql);
}

int64_t dead_events(stockroom *r)
{
    return temp_shop_number(
        &r->temp, "SELECT count(*) FROM events_dead WHERE consumer = 'inventory.sales'");
}

/* --- what must always hold -------------------------------------------------------------------- */

/* Each counts rows that break an invariant. */
static const char *const violations[] = {
    "SELECT count(*) FROM inventory_stock WHERE reserved < 0 OR reserved > on_hand",

    "SELECT count(*) FROM inventory_stock s WHERE s.reserved <>"
    " (SELECT coalesce(sum(l.quantity), 0) FROM inventory_reservation_lines l"
    " JOIN inventory_reservations r ON r.order_id = l.order_id"
    " WHERE l.sku = s.sku AND l.location = s.location AND r.state IN (1, 2) AND r.sold = 0)",

    "SELECT count(*) FROM inventory_stock s WHERE s.on_hand <>"
    " (SELECT coalesce(sum(m.quantity), 0) FROM inventory_movements m"
    " WHERE m.sku = s.sku AND m.location = s.location)",

    "SELECT count(*) FROM (SELECT sum(m.quantity) AS total FROM inventory_movements m"
    " WHERE NOT EXISTS (SELECT 1 FROM inventory_stock s"
    " WHERE s.sku = m.sku AND s.location = m.location) GROUP BY m.sku, m.location)"
    " WHERE total <> 0",

    "SELECT count(*) FROM inventory_reservations WHERE state NOT IN (1, 2, 3, 4)",

    "SELECT count(*) FROM inventory_reservations r WHERE NOT EXISTS"
    " (SELECT 1 FROM inventory_reservation_lines l WHERE l.order_id = r.order_id)",

    "SELECT count(*) FROM inventory_reservations r WHERE r.sold = 1 AND"
    " (SELECT sum(quantity - returned) FROM inventory_reservation_lines l"
    " WHERE l.order_id = r.order_id) <>"
    " (SELECT -sum(m.quantity) FROM inventory_movements m WHERE m.order_id = r.order_id)",
};

void expect_sound(stockroom *r)
{
    for (size_t i = 0; i < sizeof(violations) / sizeof(violations[0]); i++)
        if (temp_shop_number(&r->temp, violations[i]) != 0)
            fail_msg("not sound: %s", violations[i]);
}
