/* inventory_test.c - the contract of inventory: locations, levels, the ledger and what staff
 * sees of reservations. Reserving itself is for services only; tests/unit/services/inventory has
 * it. */
#include <stdio.h>
#include <string.h>

#include "contract.h"

enum { LOCATIONS_MOST = 500, SKUS_MOST = 200 };

static const char someones_order[] = "ord_01h455vb4pex5vsknk084sn02q";

static void put_location(fixture *f, const char *code, int position)
{
    contract_call(f, f->shop, "location.put",
                  "{\"code\":\"%s\",\"name\":\"Store %s\",\"country\":\"DE\",\"position\":%d}",
                  code, code, position);
}

static const char *set_stock(fixture *f, const char *sku, const char *location, int on_hand)
{
    return contract_call(f, f->shop, "stock.set",
                         "{\"sku\":\"%s\",\"location\":\"%s\",\"on_hand\":%d,"
                         "\"reason\":\"count\"}",
                         sku, location, on_hand);
}

/* An order of so many of a SKU that there is at BER, placed by a guest; its id. */
static const char *place_order(fixture *f, const char *sku, int quantity)
{
    contract_product(f, sku, 1000);
    contract_call(f, f->shop, "region.put",
                  "{\"code\":\"de\",\"title\":\"Germany\",\"currency\":\"EUR\","
                  "\"countries\":[\"DE\"]}");
    contract_call(f, f->shop, "shipping_method.put",
                  "{\"region\":\"de\",\"code\":\"post\",\"title\":\"Post\","
                  "\"price\":{\"minor\":490,\"currency\":\"EUR\"}}");
    const char *cart = contract_call(f, f->guest, "cart.create", "{}");
    const char *id = contract_text(f, cart, "id");
    contract_call(f, f->guest, "cart.add_line",
                  "{\"cart_id\":\"%s\",\"sku\":\"%s\",\"quantity\":%d}", id, sku, quantity);
    contract_call(f, f->guest, "cart.set_delivery",
                  "{\"cart_id\":\"%s\",\"country\":\"DE\",\"shipping_method\":\"post\"}", id);
    const char *order = contract_call(
        f, f->guest, "order.place",
        "{\"cart_id\":\"%s\",\"email\":\"ada@shop.example\",\"payment_token\":\"tok_approve\","
        "\"shipping_address\":{\"name\":\"Ada\",\"line1\":\"Street 1\",\"postal_code\":\"10115\","
        "\"city\":\"Berlin\",\"country\":\"DE\"}}",
        id);
    return contract_text(f, order, "id");
}

/* Only staff that works with stock. */
static void for_stock_keepers_only(fixture *f, const char *op, const char *json)
{
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, op, "%s", json);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, op, "%s", json);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, op, "%s", json);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, op, "%s", json);
    contract_call(f, contract_staff(f, "fulfilment"), op, "%s", json);
}

/* Everybody but those who keep the books. */
static void for_everybody(fixture *f, const char *op, const char *json)
{
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, op, "%s", json);
    contract_call(f, f->nobody, op, "%s", json);
    contract_call(f, f->customer, op, "%s", json);
}

/* --- locations -------------------------------------------------------------------------------- */

static void location_put_refuses_what_is_malformed(fixture *f)
{
    static const char *const bad[] = {
        "{}",
        "{\"code\":\"BER\",\"name\":\"Berlin\"}",
        "{\"code\":\"BER LIN\",\"name\":\"Berlin\",\"country\":\"DE\"}",
        "{\"code\":\"B/R\",\"name\":\"Berlin\",\"country\":\"DE\"}",
        "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"de\"}",
        "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DEU\"}",
        "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\",\"position\":-1}",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        contract_refused(f, f->shop, SHOP_E_INVALID, "location.put", "%s", bad[i]);
}

static void location_put_writes_and_replaces(fixture *f)
{
    put_location(f, "BER", 3);
    const char *again = contract_call(f, f->shop, "location.put",
                                      "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"AT\"}");
    assert_string_equal(contract_text(f, again, "name"), "Berlin");
    contract_reopen(f);
    const char *read = contract_call(f, f->shop, "location.get", "{\"code\":\"BER\"}");
    assert_string_equal(read, again);
    assert_string_equal(contract_text(f, read, "country"), "AT");
    assert_int_equal(contract_int(f, read, "position"), 0);
    assert_true(contract_has(f, read, "created_at"));
}

static void location_put_replays(fixture *f)
{
    contract_replays(f, f->shop, "location.put",
                     "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\"}",
                     "{\"code\":\"BER\",\"name\":\"Bern\",\"country\":\"CH\"}");
}

static void location_put_has_a_limit(fixture *f)
{
    char code[16];
    for (int i = 0; i < LOCATIONS_MOST; i++) {
        snprintf(code, sizeof(code), "L%d", i);
        put_location(f, code, i);
    }
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "location.put",
                     "{\"code\":\"MORE\",\"name\":\"One more\",\"country\":\"DE\"}");
    put_location(f, "L7", 0);
}

static void location_put_is_for_stock_keepers(fixture *f)
{
    for_stock_keepers_only(f, "location.put",
                           "{\"code\":\"BER\",\"name\":\"Berlin\",\"country\":\"DE\"}");
}

static void location_get_of_none(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "location.get", "{\"code\":\"BER\"}");
}

static void location_get_is_for_everybody(fixture *f)
{
    put_location(f, "BER", 1);
    for_everybody(f, "location.get", "{\"code\":\"BER\"}");
}

static void location_list_in_the_order_of_positions(fixture *f)
{
    put_location(f, "B", 2);
    put_location(f, "C", 1);
    put_location(f, "A", 2);
    const char *page = contract_call(f, f->shop, "location.list", "{\"limit\":2}");
    assert_int_equal(contract_length(f, page, "items"), 2);
    assert_string_equal(contract_text(f, page, "items[0].code"), "C");
    assert_string_equal(contract_text(f, page, "items[1].code"), "A");
    const char *rest = contract_call(f, f->shop, "location.list", "{\"cursor\":\"%s\"}",
                                     contract_text(f, page, "next_cursor"));
    assert_int_equal(contract_length(f, rest, "items"), 1);
    assert_string_equal(contract_text(f, rest, "items[0].code"), "B");
    assert_false(contract_has(f, rest, "next_cursor"));
}

static void location_list_refuses_a_bad_page(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_INVALID, "location.list", "{\"cursor\":\"nonsense\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "location.list", "{\"cursor\":\"x/BER\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "location.list", "{\"limit\":201}");
}

static void location_list_is_for_everybody(fixture *f)
{
    for_everybody(f, "location.list", "{}");
}

static void location_delete_of_none(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "location.delete", "{\"code\":\"BER\"}");
}

static void location_delete_while_stock_lies_there(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 1);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "location.delete", "{\"code\":\"BER\"}");
    set_stock(f, "A", "BER", 0);
    contract_call(f, f->shop, "location.delete", "{\"code\":\"BER\"}");
    contract_reopen(f);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "location.get", "{\"code\":\"BER\"}");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "stock.get", "{\"sku\":\"A\"}");
    const char *ledger = contract_call(f, f->shop, "movement.list", "{\"sku\":\"A\"}");
    assert_int_equal(contract_length(f, ledger, "items"), 2);
}

static void location_delete_replays(fixture *f)
{
    put_location(f, "BER", 1);
    contract_replays(f, f->shop, "location.delete", "{\"code\":\"BER\"}", "{\"code\":\"OSA\"}");
}

static void location_delete_is_for_stock_keepers(fixture *f)
{
    put_location(f, "BER", 1);
    for_stock_keepers_only(f, "location.delete", "{\"code\":\"BER\"}");
}

/* --- levels ----------------------------------------------------------------------------------- */

static void stock_set_refuses_what_is_malformed(fixture *f)
{
    put_location(f, "BER", 1);
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.set",
                     "{\"location\":\"BER\",\"on_hand\":1}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.set", "{\"sku\":\"A\",\"on_hand\":1}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.set",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"on_hand\":-1}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.set",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"on_hand\":1000000001}");
}

static void stock_set_at_no_location(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "stock.set",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"on_hand\":1}");
}

static void stock_set_writes_the_difference(fixture *f)
{
    put_location(f, "OSA", 2);
    put_location(f, "BER", 1);
    set_stock(f, "A", "OSA", 4);
    set_stock(f, "A", "BER", 10);
    set_stock(f, "A", "BER", 7);
    const char *stock = set_stock(f, "A", "BER", 7);
    assert_int_equal(contract_int(f, stock, "on_hand"), 11);
    assert_int_equal(contract_int(f, stock, "reserved"), 0);
    assert_int_equal(contract_int(f, stock, "available"), 11);
    assert_string_equal(contract_text(f, stock, "levels[0].location"), "BER");
    assert_int_equal(contract_int(f, stock, "levels[0].on_hand"), 7);
    contract_reopen(f);
    assert_string_equal(contract_call(f, f->shop, "stock.get", "{\"sku\":\"A\"}"), stock);
    const char *ledger = contract_call(f, f->shop, "movement.list", "{\"sku\":\"A\"}");
    assert_int_equal(contract_length(f, ledger, "items"), 3);
    assert_int_equal(contract_int(f, ledger, "items[0].quantity"), -3);
    assert_string_equal(contract_text(f, ledger, "items[0].kind"), "correction");
    assert_string_equal(contract_text(f, ledger, "items[0].reason"), "count");
    assert_string_equal(contract_text(f, ledger, "items[2].kind"), "initial");
}

static void stock_set_to_nothing_is_known(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 0);
    const char *stock = contract_call(f, f->shop, "stock.get", "{\"sku\":\"A\"}");
    assert_int_equal(contract_int(f, stock, "available"), 0);
    assert_int_equal(contract_length(f, stock, "levels"), 1);
}

static void stock_set_below_what_is_reserved(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 5);
    place_order(f, "A", 2);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "stock.set",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"on_hand\":1}");
    const char *stock = set_stock(f, "A", "BER", 2);
    assert_int_equal(contract_int(f, stock, "reserved"), 2);
    assert_int_equal(contract_int(f, stock, "available"), 0);
}

static void stock_set_replays(fixture *f)
{
    put_location(f, "BER", 1);
    contract_replays(f, f->shop, "stock.set", "{\"sku\":\"A\",\"location\":\"BER\",\"on_hand\":5}",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"on_hand\":6}");
}

static void stock_set_is_for_stock_keepers(fixture *f)
{
    put_location(f, "BER", 1);
    for_stock_keepers_only(f, "stock.set", "{\"sku\":\"A\",\"location\":\"BER\",\"on_hand\":5}");
}

static void stock_adjust_refuses_what_is_malformed(fixture *f)
{
    put_location(f, "BER", 1);
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.adjust",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":0}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.adjust",
                     "{\"sku\":\"A\",\"location\":\"BER\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.adjust",
                     "{\"location\":\"BER\",\"quantity\":1}");
}

static void stock_adjust_at_no_location(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "stock.adjust",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":1}");
}

static void stock_adjust_beyond_the_limits(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 5);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "stock.adjust",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":-6}");
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "stock.adjust",
                     "{\"sku\":\"B\",\"location\":\"BER\",\"quantity\":-1}");
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "stock.adjust",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":999999996}");
    const char *stock = contract_call(f, f->shop, "stock.get", "{\"sku\":\"A\"}");
    assert_int_equal(contract_int(f, stock, "on_hand"), 5);
}

static void stock_adjust_adds_and_takes(fixture *f)
{
    put_location(f, "BER", 1);
    contract_call(f, f->shop, "stock.adjust",
                  "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":5}");
    const char *stock = contract_call(
        f, f->shop, "stock.adjust",
        "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":-2,\"reason\":\"broken\"}");
    assert_int_equal(contract_int(f, stock, "available"), 3);
    const char *ledger = contract_call(f, f->shop, "movement.list", "{\"sku\":\"A\"}");
    assert_string_equal(contract_text(f, ledger, "items[1].kind"), "initial");
    assert_string_equal(contract_text(f, ledger, "items[0].kind"), "adjustment");
    assert_string_equal(contract_text(f, ledger, "items[0].reason"), "broken");
}

static void stock_adjust_replays_once(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 5);
    contract_replays(f, f->shop, "stock.adjust",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":2}",
                     "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":3}");
    const char *stock = contract_call(f, f->shop, "stock.get", "{\"sku\":\"A\"}");
    assert_int_equal(contract_int(f, stock, "on_hand"), 7);
}

static void stock_adjust_is_for_stock_keepers(fixture *f)
{
    put_location(f, "BER", 1);
    for_stock_keepers_only(f, "stock.adjust",
                           "{\"sku\":\"A\",\"location\":\"BER\",\"quantity\":2}");
}

static void stock_get_of_none(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "stock.get", "{\"sku\":\"A\"}");
}

static void stock_get_is_for_everybody(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 5);
    for_everybody(f, "stock.get", "{\"sku\":\"A\"}");
}

static void stock_list_pages(fixture *f)
{
    put_location(f, "BER", 1);
    put_location(f, "OSA", 2);
    set_stock(f, "B", "BER", 5);
    set_stock(f, "A", "BER", 1);
    set_stock(f, "A", "OSA", 1);
    set_stock(f, "C", "OSA", 9);
    const char *page = contract_call(f, f->shop, "stock.list", "{\"limit\":2}");
    assert_int_equal(contract_length(f, page, "items"), 2);
    assert_string_equal(contract_text(f, page, "items[0].sku"), "A");
    assert_int_equal(contract_length(f, page, "items[0].levels"), 2);
    assert_int_equal(contract_int(f, page, "items[0].available"), 2);
    page = contract_call(f, f->shop, "stock.list", "{\"limit\":2,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_int_equal(contract_length(f, page, "items"), 1);
    assert_string_equal(contract_text(f, page, "items[0].sku"), "C");
    assert_false(contract_has(f, page, "next_cursor"));
}

static void stock_list_of_what_runs_low(fixture *f)
{
    put_location(f, "BER", 1);
    put_location(f, "OSA", 2);
    set_stock(f, "A", "BER", 0);
    set_stock(f, "B", "BER", 2);
    set_stock(f, "B", "OSA", 2);
    set_stock(f, "C", "BER", 3);
    const char *low = contract_call(f, f->shop, "stock.list", "{\"max_available\":3}");
    assert_int_equal(contract_length(f, low, "items"), 2);
    assert_string_equal(contract_text(f, low, "items[0].sku"), "A");
    assert_string_equal(contract_text(f, low, "items[1].sku"), "C");
    const char *none = contract_call(f, f->shop, "stock.list", "{\"max_available\":0}");
    assert_int_equal(contract_length(f, none, "items"), 1);
}

static void stock_list_is_for_stock_keepers(fixture *f)
{
    for_stock_keepers_only(f, "stock.list", "{}");
}

static void stock_check_answers_in_the_order_asked(fixture *f)
{
    put_location(f, "BER", 1);
    put_location(f, "OSA", 2);
    set_stock(f, "A", "BER", 2);
    set_stock(f, "A", "OSA", 3);
    set_stock(f, "B", "BER", 1);
    const char *list = contract_call(f, f->shop, "stock.check",
                                     "{\"skus\":[\"B\",\"NEVER\",\"A\"]}");
    assert_int_equal(contract_length(f, list, "items"), 3);
    assert_string_equal(contract_text(f, list, "items[0].sku"), "B");
    assert_int_equal(contract_int(f, list, "items[1].available"), 0);
    assert_int_equal(contract_int(f, list, "items[2].available"), 5);
}

static void stock_check_has_a_limit(fixture *f)
{
    char json[16 + (SKUS_MOST + 1) * 5] = "{\"skus\":[\"A\"";
    size_t length = strlen(json);
    for (int i = 0; i < SKUS_MOST; i++)
        length += (size_t)snprintf(json + length, sizeof(json) - length, ",\"A\"");
    snprintf(json + length, sizeof(json) - length, "]}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.check", "%s", json);
    contract_refused(f, f->shop, SHOP_E_INVALID, "stock.check", "{}");
}

static void stock_check_is_for_everybody(fixture *f)
{
    for_everybody(f, "stock.check", "{\"skus\":[\"A\"]}");
}

/* --- the ledger ------------------------------------------------------------------------------- */

static void movement_list_pages_newest_first(fixture *f)
{
    put_location(f, "BER", 1);
    for (int level = 1; level <= 5; level++)
        set_stock(f, "A", "BER", level * level);
    const char *page = contract_call(f, f->shop, "movement.list", "{\"sku\":\"A\",\"limit\":3}");
    assert_int_equal(contract_length(f, page, "items"), 3);
    assert_int_equal(contract_int(f, page, "items[0].quantity"), 9);
    page = contract_call(f, f->shop, "movement.list",
                         "{\"sku\":\"A\",\"limit\":3,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_int_equal(contract_length(f, page, "items"), 2);
    assert_int_equal(contract_int(f, page, "items[1].quantity"), 1);
    assert_false(contract_has(f, page, "next_cursor"));
}

static void movement_list_of_none_is_empty(fixture *f)
{
    const char *page = contract_call(f, f->shop, "movement.list", "{\"sku\":\"A\"}");
    assert_false(contract_has(f, page, "items[0]"));
}

static void movement_list_refuses_a_bad_page(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_INVALID, "movement.list",
                     "{\"sku\":\"A\",\"cursor\":\"nonsense\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "movement.list",
                     "{\"sku\":\"A\",\"cursor\":\"mov_01h455vb4pex5vsknk084sn02q\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "movement.list", "{\"sku\":\"A\",\"limit\":-1}");
}

static void movement_list_is_for_stock_keepers(fixture *f)
{
    for_stock_keepers_only(f, "movement.list", "{\"sku\":\"A\"}");
}

/* --- reservations ----------------------------------------------------------------------------- */

static void reservation_get_of_none(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "reservation.get", "{\"order_id\":\"%s\"}",
                     someones_order);
    contract_refused(f, f->shop, SHOP_E_INVALID, "reservation.get", "{\"order_id\":\"nonsense\"}");
}

static void reservation_get_of_an_order(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 5);
    const char *order = place_order(f, "A", 2);
    const char *claimed =
        contract_call(f, f->shop, "reservation.get", "{\"order_id\":\"%s\"}", order);
    assert_string_equal(contract_text(f, claimed, "state"), "claimed");
    assert_int_equal(contract_int(f, claimed, "sold"), 0);
    assert_string_equal(contract_text(f, claimed, "lines[0].location"), "BER");
    assert_int_equal(contract_int(f, claimed, "lines[0].quantity"), 2);
    contract_settle(f);
    contract_reopen(f);
    const char *sold =
        contract_call(f, f->shop, "reservation.get", "{\"order_id\":\"%s\"}", order);
    assert_int_equal(contract_int(f, sold, "sold"), 1);
    const char *stock = contract_call(f, f->shop, "stock.get", "{\"sku\":\"A\"}");
    assert_int_equal(contract_int(f, stock, "on_hand"), 3);
    assert_int_equal(contract_int(f, stock, "reserved"), 0);
    const char *ledger = contract_call(f, f->shop, "movement.list", "{\"sku\":\"A\"}");
    assert_string_equal(contract_text(f, ledger, "items[0].kind"), "sale");
    assert_string_equal(contract_text(f, ledger, "items[0].order_id"), order);
    assert_int_equal(contract_int(f, ledger, "items[0].quantity"), -2);
}

static void reservation_get_is_for_stock_keepers(fixture *f)
{
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "reservation.get",
                     "{\"order_id\":\"%s\"}",
                     someones_order);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "reservation.get", "{\"order_id\":\"%s\"}",
                     someones_order);
}

static void reservation_list_is_empty_at_first(fixture *f)
{
    const char *page = contract_call(f, f->shop, "reservation.list",
                                     "{\"state\":\"held\",\"limit\":5}");
    assert_false(contract_has(f, page, "items[0]"));
}

static void reservation_list_by_state(fixture *f)
{
    put_location(f, "BER", 1);
    set_stock(f, "A", "BER", 5);
    const char *order = place_order(f, "A", 2);
    const char *held = contract_call(f, f->shop, "reservation.list", "{\"state\":\"held\"}");
    assert_false(contract_has(f, held, "items[0]"));
    const char *claimed = contract_call(f, f->shop, "reservation.list", "{\"state\":\"claimed\"}");
    assert_int_equal(contract_length(f, claimed, "items"), 1);
    assert_string_equal(contract_text(f, claimed, "items[0].order_id"), order);
}

static void reservation_list_refuses_a_bad_page(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_INVALID, "reservation.list", "{\"state\":\"lost\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "reservation.list", "{\"cursor\":\"nonsense\"}");
}

static void reservation_list_is_for_stock_keepers(fixture *f)
{
    for_stock_keepers_only(f, "reservation.list", "{}");
}

static void reservation_operations_of_services_are_not_callable(fixture *f)
{
    static const char *const inner[] = {"reservation.reserve", "reservation.extend",
                                        "reservation.take", "reservation.release"};
    for (size_t i = 0; i < sizeof(inner) / sizeof(inner[0]); i++)
        contract_refused(f, f->shop, SHOP_E_USAGE, inner[i], "{}");
}

static void reservation_expire_due_without_any(fixture *f)
{
    const char *report = contract_call(f, f->shop, "reservation.expire_due", "{}");
    assert_int_equal(contract_int(f, report, "done"), 0);
    assert_int_equal(contract_int(f, report, "more"), 0);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "reservation.expire_due", "{}");
    contract_refused(f, contract_staff(f, "fulfilment"), SHOP_E_FORBIDDEN,
                     "reservation.expire_due", "{}");
}

static const contract_case cases[] = {
    {"location.put: refuses what is malformed", location_put_refuses_what_is_malformed},
    {"location.put: writes and replaces", location_put_writes_and_replaces},
    {"location.put: replays", location_put_replays},
    {"location.put: has a limit", location_put_has_a_limit},
    {"location.put: is for stock keepers", location_put_is_for_stock_keepers},
    {"location.get: of none is NOT_FOUND", location_get_of_none},
    {"location.get: is for everybody", location_get_is_for_everybody},
    {"location.list: in the order of positions", location_list_in_the_order_of_positions},
    {"location.list: refuses a bad page", location_list_refuses_a_bad_page},
    {"location.list: is for everybody", location_list_is_for_everybody},
    {"location.delete: of none is NOT_FOUND", location_delete_of_none},
    {"location.delete: CONFLICT while stock lies there", location_delete_while_stock_lies_there},
    {"location.delete: replays", location_delete_replays},
    {"location.delete: is for stock keepers", location_delete_is_for_stock_keepers},
    {"stock.set: refuses what is malformed", stock_set_refuses_what_is_malformed},
    {"stock.set: at no location is NOT_FOUND", stock_set_at_no_location},
    {"stock.set: writes the difference", stock_set_writes_the_difference},
    {"stock.set: a level of 0 is known", stock_set_to_nothing_is_known},
    {"stock.set: below what is reserved is CONFLICT", stock_set_below_what_is_reserved},
    {"stock.set: replays", stock_set_replays},
    {"stock.set: is for stock keepers", stock_set_is_for_stock_keepers},
    {"stock.adjust: refuses what is malformed", stock_adjust_refuses_what_is_malformed},
    {"stock.adjust: at no location is NOT_FOUND", stock_adjust_at_no_location},
    {"stock.adjust: beyond the limits is CONFLICT", stock_adjust_beyond_the_limits},
    {"stock.adjust: adds and takes", stock_adjust_adds_and_takes},
    {"stock.adjust: replays, with its effect once", stock_adjust_replays_once},
    {"stock.adjust: is for stock keepers", stock_adjust_is_for_stock_keepers},
    {"stock.get: of none is NOT_FOUND", stock_get_of_none},
    {"stock.get: is for everybody", stock_get_is_for_everybody},
    {"stock.list: pages", stock_list_pages},
    {"stock.list: of what runs low", stock_list_of_what_runs_low},
    {"stock.list: is for stock keepers", stock_list_is_for_stock_keepers},
    {"stock.check: answers in the order asked", stock_check_answers_in_the_order_asked},
    {"stock.check: has a limit", stock_check_has_a_limit},
    {"stock.check: is for everybody", stock_check_is_for_everybody},
    {"movement.list: pages, newest first", movement_list_pages_newest_first},
    {"movement.list: of none is empty", movement_list_of_none_is_empty},
    {"movement.list: refuses a bad page", movement_list_refuses_a_bad_page},
    {"movement.list: is for stock keepers", movement_list_is_for_stock_keepers},
    {"reservation.get: of none is NOT_FOUND", reservation_get_of_none},
    {"reservation.get: of an order", reservation_get_of_an_order},
    {"reservation.get: is for stock keepers", reservation_get_is_for_stock_keepers},
    {"reservation.list: is empty at first", reservation_list_is_empty_at_first},
    {"reservation.list: by state", reservation_list_by_state},
    {"reservation.list: refuses a bad page", reservation_list_refuses_a_bad_page},
    {"reservation.list: is for stock keepers", reservation_list_is_for_stock_keepers},
    {"reservation.…: what services use is USAGE",
     reservation_operations_of_services_are_not_callable},
    {"reservation.expire_due: nothing to do", reservation_expire_due_without_any},
};

CONTRACT_SUITE(inventory, cases);
