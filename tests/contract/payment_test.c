/* payment_test.c - contract of payments, refunds, the ledger and the providers, over real orders. The sandbox's
 * tokens make happen what cannot be asked for (docs/sandbox.md). */
#include <stdio.h>
#include <string.h>

#include "contract.h"

enum { GOODS_MINOR = 2000, SHIPPING_MINOR = 500, TOTAL_MINOR = 2 * GOODS_MINOR + SHIPPING_MINOR };

#define NO_PAYMENT "pay_01h455vb4pex5vsknk084sn02q"

/* --- orders ----------------------------------------------------------------------------------- */

static char sku[16]; /* of the newest order's goods */

/* A shop that can sell, and a cart of the customer's with two of one article. */
static const char *full_cart(fixture *f)
{
    static unsigned serial;
    snprintf(sku, sizeof(sku), "MUG-%u", ++serial);
    contract_product(f, sku, GOODS_MINOR);
    contract_call(f, f->shop, "location.put",
                  "{\"code\":\"berlin\",\"name\":\"Berlin\",\"country\":\"DE\"}");
    contract_call(f, f->shop, "stock.set", "{\"sku\":\"%s\",\"location\":\"berlin\",\"on_hand\":100}", sku);
    contract_call(f, f->shop, "region.put",
                  "{\"code\":\"de\",\"title\":\"Germany\",\"currency\":\"EUR\",\"countries\":[\"DE\"]}");
    contract_call(f, f->shop, "shipping_method.put",
                  "{\"region\":\"de\",\"code\":\"post\",\"title\":\"Post\","
                  "\"price\":{\"minor\":%d,\"currency\":\"EUR\"}}",
                  SHIPPING_MINOR);
    const char *cart = contract_text(f, contract_call(f, f->customer, "cart.create", "{}"), "id");
    contract_call(f, f->customer, "cart.add_line", "{\"cart_id\":\"%s\",\"sku\":\"%s\",\"quantity\":2}",
                  cart, sku);
    contract_call(f, f->customer, "cart.set_delivery",
                  "{\"cart_id\":\"%s\",\"country\":\"DE\",\"shipping_method\":\"post\"}", cart);
    return cart;
}

static const char *place_json(const char *cart, const char *token)
{
    static char json[1024];
    snprintf(json, sizeof(json),
             "{\"cart_id\":\"%s\",\"email\":\"ada@shop.example\",\"payment_token\":\"%s\","
             "\"shipping_address\":{\"name\":\"Ada\",\"line1\":\"Street 1\",\"postal_code\":\"10115\","
             "\"city\":\"Berlin\",\"country\":\"DE\"}}",
             cart, token);
    return json;
}

/* The payment of a new order; the code is what order.place answers. */
static const char *pay(fixture *f, const char *token, int code)
{
    const char *cart = full_cart(f);
    if (code == 0)
        contract_call(f, f->customer, "order.place", "%s", place_json(cart, token));
    else
        contract_refused(f, f->customer, code, "order.place", "%s", place_json(cart, token));
    const char *page = contract_call(f, f->customer, "payment.list", "{\"limit\":1}");
    return contract_text(f, page, "items[0].id");
}

static const char *get(fixture *f, const char *payment, const char *field)
{
    const char *json = contract_call(f, f->shop, "payment.get", "{\"payment_id\":\"%s\"}", payment);
    return contract_text(f, json, field);
}

static int64_t amount(fixture *f, const char *payment, const char *field)
{
    char path[64];
    const char *json = contract_call(f, f->shop, "payment.get", "{\"payment_id\":\"%s\"}", payment);
    snprintf(path, sizeof(path), "%s.minor", field);
    return contract_int(f, json, path);
}

/* In each currency as much on one side as on the other. */
static void books_are_balanced(fixture *f)
{
    const char *sheet = contract_call(f, f->shop, "ledger.balance", "{}");
    int64_t debits = 0, credits = 0;
    for (size_t i = 0; i < contract_length(f, sheet, "accounts"); i++) {
        char path[64];
        snprintf(path, sizeof(path), "accounts[%zu].debits.minor", i);
        debits += contract_int(f, sheet, path);
        snprintf(path, sizeof(path), "accounts[%zu].credits.minor", i);
        credits += contract_int(f, sheet, path);
    }
    assert_int_equal(debits, credits);
}

static void for_managers_only(fixture *f, const char *op, const char *json)
{
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, op, "%s", json);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, op, "%s", json);
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, op, "%s", json);
}

/* --- payment.get, .list, .history --------------------------------------------------------------- */

static void get_shows_the_callers_own(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    const char *json = contract_call(f, f->customer, "payment.get", "{\"payment_id\":\"%s\"}", id);
    assert_string_equal(contract_text(f, json, "state"), "authorized");
    assert_string_equal(contract_text(f, json, "provider"), "sandbox");
    assert_int_equal(contract_int(f, json, "amount.minor"), TOTAL_MINOR);
    assert_int_equal(contract_int(f, json, "captured.minor"), 0);
    contract_call(f, contract_staff(f, "finance"), "payment.get", "{\"payment_id\":\"%s\"}", id);
    contract_reopen(f);
    assert_string_equal(get(f, id, "state"), "authorized");
}

static void get_is_refused(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "payment.get", "{\"payment_id\":\"%s\"}", id);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "payment.get", "{\"payment_id\":\"%s\"}", NO_PAYMENT);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "payment.get", "{\"payment_id\":\"%s\"}", id);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "payment.get",
                     "{\"payment_id\":\"%s\"}", id);
}

static void list_shows_the_callers_own(fixture *f)
{
    const char *first = pay(f, "tok_approve", 0);
    const char *second = pay(f, "tok_approve", 0);
    const char *page = contract_call(f, f->customer, "payment.list", "{\"limit\":1}");
    assert_string_equal(contract_text(f, page, "items[0].id"), second);
    page = contract_call(f, f->customer, "payment.list", "{\"limit\":1,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_string_equal(contract_text(f, page, "items[0].id"), first);
    assert_false(contract_has(f, page, "next_cursor"));
    page = contract_call(f, f->other, "payment.list", "{}");
    assert_int_equal(contract_length(f, page, "items"), 0);
    page = contract_call(f, f->other, "payment.list", "{\"order_id\":\"%s\"}", get(f, first, "order_id"));
    assert_int_equal(contract_length(f, page, "items"), 0);
    page = contract_call(f, contract_staff(f, "support"), "payment.list", "{}");
    assert_int_equal(contract_length(f, page, "items"), 2);
    page = contract_call(f, f->customer, "payment.list", "{\"order_id\":\"%s\"}", get(f, first, "order_id"));
    assert_int_equal(contract_length(f, page, "items"), 1);
    contract_refused(f, f->customer, SHOP_E_INVALID, "payment.list", "{\"cursor\":\"nonsense\"}");
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "payment.list", "{}");
}

static void history_tells_each_step(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    const char *page = contract_call(f, f->customer, "payment.history",
                                     "{\"payment_id\":\"%s\",\"limit\":1}", id);
    assert_string_equal(contract_text(f, page, "items[0].what"), "opened");
    page = contract_call(f, f->customer, "payment.history", "{\"payment_id\":\"%s\",\"cursor\":\"%s\"}", id,
                         contract_text(f, page, "next_cursor"));
    assert_string_equal(contract_text(f, page, "items[0].to"), "authorized");
    contract_refused(f, f->customer, SHOP_E_INVALID, "payment.history",
                     "{\"payment_id\":\"%s\",\"cursor\":\"x\"}", id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "payment.history", "{\"payment_id\":\"%s\"}", id);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "payment.history", "{\"payment_id\":\"%s\"}", id);
}

/* --- payment.capture -------------------------------------------------------------------------- */

static void capture_takes_parts(fixture *f)
{
    char json[256], other[256];
    const char *id = pay(f, "tok_approve", 0);
    shop *finance = contract_staff(f, "finance");
    snprintf(json, sizeof(json), "{\"payment_id\":\"%s\",\"amount\":{\"minor\":1000,\"currency\":\"EUR\"}}",
             id);
    snprintf(other, sizeof(other), "{\"payment_id\":\"%s\"}", id);
    const char *after = contract_replays(f, finance, "payment.capture", json, other);
    assert_string_equal(contract_text(f, after, "state"), "captured");
    assert_int_equal(amount(f, id, "captured"), 1000);
    contract_call(f, finance, "payment.capture", "%s", other);
    assert_int_equal(amount(f, id, "captured"), TOTAL_MINOR);
    contract_refused(f, finance, SHOP_E_CONFLICT, "payment.capture", "%s", other);
    books_are_balanced(f);
}

static void capture_is_one_a_fulfilment(fixture *f)
{
    char parcel[SHOP_ID_SIZE];
    const char *id = pay(f, "tok_approve", 0);
    assert_int_equal(shop_id_new(f->shop, "ful", parcel), 0);
    for (int i = 0; i < 2; i++)
        contract_call(f, f->shop, "payment.capture",
                      "{\"payment_id\":\"%s\",\"fulfilment_id\":\"%s\","
                      "\"amount\":{\"minor\":1000,\"currency\":\"EUR\"}}",
                      id, parcel);
    assert_int_equal(amount(f, id, "captured"), 1000);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "payment.capture",
                     "{\"payment_id\":\"%s\",\"fulfilment_id\":\"%s\","
                     "\"amount\":{\"minor\":999,\"currency\":\"EUR\"}}",
                     id, parcel);
}

static void capture_is_refused(fixture *f)
{
    const char *id = pay(f, "tok_capture_decline", 0);
    char json[128];
    snprintf(json, sizeof(json), "{\"payment_id\":\"%s\"}", id);
    for_managers_only(f, "payment.capture", json);
    contract_refused(f, f->shop, SHOP_E_PAYMENT_DECLINED, "payment.capture", "%s", json);
    assert_string_equal(get(f, id, "state"), "authorized");
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "payment.capture", "{\"payment_id\":\"%s\"}", NO_PAYMENT);
    contract_refused(f, f->shop, SHOP_E_INVALID, "payment.capture",
                     "{\"payment_id\":\"%s\",\"amount\":{\"minor\":1,\"currency\":\"USD\"}}", id);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "payment.capture",
                     "{\"payment_id\":\"%s\",\"amount\":{\"minor\":%d,\"currency\":\"EUR\"}}", id,
                     TOTAL_MINOR + 1);
}

static void capture_of_a_declined_payment_is_a_conflict(fixture *f)
{
    const char *id = pay(f, "tok_decline", SHOP_E_PAYMENT_DECLINED);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "payment.capture", "{\"payment_id\":\"%s\"}", id);
}

/* --- payment.refund, refund.list --------------------------------------------------------------- */

static void refund_pays_back(fixture *f)
{
    char json[256], other[256];
    const char *id = pay(f, "tok_approve", 0);
    shop *finance = contract_staff(f, "finance");
    contract_call(f, finance, "payment.capture", "{\"payment_id\":\"%s\"}", id);
    snprintf(json, sizeof(json),
             "{\"payment_id\":\"%s\",\"reason\":\"broken\",\"amount\":{\"minor\":700,\"currency\":\"EUR\"}}",
             id);
    snprintf(other, sizeof(other), "{\"payment_id\":\"%s\"}", id);
    const char *refund = contract_replays(f, finance, "payment.refund", json, other);
    assert_string_equal(contract_text(f, refund, "state"), "done");
    assert_string_equal(contract_text(f, refund, "reason"), "broken");
    contract_call(f, finance, "payment.refund", "%s", other);
    assert_int_equal(amount(f, id, "refunded"), TOTAL_MINOR);
    contract_refused(f, finance, SHOP_E_CONFLICT, "payment.refund", "%s", other);
    books_are_balanced(f);
}

static void refund_is_refused(fixture *f)
{
    char json[128];
    const char *id = pay(f, "tok_refund_decline", 0);
    snprintf(json, sizeof(json), "{\"payment_id\":\"%s\"}", id);
    for_managers_only(f, "payment.refund", json);
    contract_refused(f, f->shop, SHOP_E_CONFLICT, "payment.refund", "%s", json);
    contract_call(f, f->shop, "payment.capture", "%s", json);
    contract_refused(f, f->shop, SHOP_E_PAYMENT_DECLINED, "payment.refund", "%s", json);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "payment.refund", "{\"payment_id\":\"%s\"}", NO_PAYMENT);
    contract_refused(f, f->shop, SHOP_E_INVALID, "payment.refund",
                     "{\"payment_id\":\"%s\",\"amount\":{\"minor\":1,\"currency\":\"USD\"}}", id);
    const char *page = contract_call(f, f->shop, "refund.list", "{}");
    assert_string_equal(contract_text(f, page, "items[0].state"), "failed");
    assert_int_equal(amount(f, id, "refunded"), 0);
}

static void refund_list_shows_the_callers_own(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    contract_call(f, f->shop, "payment.capture", "{\"payment_id\":\"%s\"}", id);
    for (int i = 1; i <= 3; i++)
        contract_call(f, f->shop, "payment.refund",
                      "{\"payment_id\":\"%s\",\"amount\":{\"minor\":%d,\"currency\":\"EUR\"}}", id, i);
    const char *page = contract_call(f, f->customer, "refund.list",
                                     "{\"payment_id\":\"%s\",\"limit\":2}", id);
    assert_int_equal(contract_int(f, page, "items[0].amount.minor"), 3);
    page = contract_call(f, f->customer, "refund.list", "{\"limit\":2,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_int_equal(contract_length(f, page, "items"), 1);
    page = contract_call(f, f->other, "refund.list", "{\"payment_id\":\"%s\"}", id);
    assert_int_equal(contract_length(f, page, "items"), 0);
    contract_refused(f, f->customer, SHOP_E_INVALID, "refund.list", "{\"cursor\":\"nonsense\"}");
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "refund.list", "{}");
}

/* --- payment.confirm -------------------------------------------------------------------------- */

static void confirm_asks_the_provider(fixture *f)
{
    char json[128], other[128];
    const char *id = pay(f, "tok_3ds", SHOP_E_PAYMENT_ACTION);
    assert_string_equal(get(f, id, "state"), "action_required");
    assert_non_null(strstr(get(f, id, "action_url"), "https://"));
    snprintf(json, sizeof(json), "{\"payment_id\":\"%s\"}", id);
    snprintf(other, sizeof(other), "{\"payment_id\":\"%s\"}", NO_PAYMENT);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "payment.confirm", "%s", json);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "payment.confirm", "%s", json);
    const char *after = contract_replays(f, f->customer, "payment.confirm", json, other);
    assert_string_equal(contract_text(f, after, "state"), "authorized");
    contract_settle(f);
    const char *order = contract_call(f, f->customer, "order.get", "{\"order_id\":\"%s\"}",
                                      contract_text(f, after, "order_id"));
    assert_string_equal(contract_text(f, order, "state"), "placed");
}

static void confirm_of_a_payer_who_does_not(fixture *f)
{
    const char *id = pay(f, "tok_3ds_decline", SHOP_E_PAYMENT_ACTION);
    const char *after = contract_call(f, f->customer, "payment.confirm", "{\"payment_id\":\"%s\"}", id);
    assert_string_equal(contract_text(f, after, "state"), "declined");
    assert_string_equal(contract_text(f, after, "reason"), "the payer did not confirm");
}

static void confirm_without_an_answer_is_to_be_repeated(fixture *f)
{
    const char *id = pay(f, "tok_late", SHOP_E_UNKNOWN);
    contract_refused(f, f->customer, SHOP_E_UNAVAILABLE, "payment.confirm", "{\"payment_id\":\"%s\"}", id);
}

/* --- payment.notify --------------------------------------------------------------------------- */

static void notify_only_makes_the_shop_ask(fixture *f)
{
    const char *id = pay(f, "tok_charged_timeout", SHOP_E_UNKNOWN);
    char json[256];
    assert_string_equal(get(f, id, "state"), "sending");
    snprintf(json, sizeof(json),
             "{\"provider\":\"sandbox\",\"event_id\":\"e1\",\"attempt\":\"%s/1\",\"kind\":\"declined\"}",
             get(f, id, "order_id"));
    contract_call(f, f->nobody, "payment.notify", "%s", json);
    contract_call(f, f->nobody, "payment.notify", "%s", json);
    assert_string_equal(get(f, id, "state"), "authorized");
}

static void notify_twice_captures_once(fixture *f)
{
    const char *id = pay(f, "tok_capture_timeout", 0);
    contract_refused(f, f->shop, SHOP_E_UNKNOWN, "payment.capture", "{\"payment_id\":\"%s\"}", id);
    for (int i = 1; i <= 2; i++)
        contract_call(f, f->nobody, "payment.notify",
                      "{\"provider\":\"sandbox\",\"event_id\":\"e%d\",\"attempt\":\"%s/1\","
                      "\"kind\":\"captured\",\"amount\":{\"minor\":%d,\"currency\":\"EUR\"}}",
                      i, get(f, id, "order_id"), TOTAL_MINOR);
    contract_settle(f);
    assert_int_equal(amount(f, id, "captured"), TOTAL_MINOR);
    books_are_balanced(f);
}

static void notify_of_an_unknown_attempt_is_to_be_repeated(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    contract_refused(f, f->nobody, SHOP_E_UNAVAILABLE, "payment.notify",
                     "{\"provider\":\"sandbox\",\"event_id\":\"e1\",\"attempt\":\"x/1\","
                     "\"kind\":\"authorized\"}");
    contract_refused(f, f->nobody, SHOP_E_UNAVAILABLE, "payment.notify",
                     "{\"provider\":\"sandbox\",\"event_id\":\"e1\",\"attempt\":\"%s/2\","
                     "\"kind\":\"authorized\"}",
                     get(f, id, "order_id"));
    contract_refused(f, f->nobody, SHOP_E_INVALID, "payment.notify",
                     "{\"provider\":\"sandbox\",\"attempt\":\"x/1\",\"kind\":\"authorized\"}");
}

/* --- the ledger ------------------------------------------------------------------------------- */

static void ledger_shows_both_sides(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    contract_call(f, f->shop, "payment.capture", "{\"payment_id\":\"%s\"}", id);
    shop *finance = contract_staff(f, "finance");
    const char *page = contract_call(f, finance, "ledger.list", "{\"payment_id\":\"%s\"}", id);
    assert_int_equal(contract_length(f, page, "items"), 2);
    assert_string_equal(contract_text(f, page, "items[0].account"), "revenue");
    assert_string_equal(contract_text(f, page, "items[0].side"), "credit");
    assert_string_equal(contract_text(f, page, "items[1].account"), "provider_clearing");
    assert_string_equal(contract_text(f, page, "items[1].side"), "debit");
    page = contract_call(f, finance, "ledger.list", "{\"limit\":1}");
    page = contract_call(f, finance, "ledger.list", "{\"limit\":1,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_int_equal(contract_length(f, page, "items"), 1);
    contract_refused(f, finance, SHOP_E_INVALID, "ledger.list", "{\"cursor\":\"nonsense\"}");
    for_managers_only(f, "ledger.list", "{}");
}

static void ledger_balance_adds_up(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    contract_call(f, f->shop, "payment.capture", "{\"payment_id\":\"%s\"}", id);
    const char *sheet = contract_call(f, contract_staff(f, "finance"), "ledger.balance", "{}");
    assert_string_equal(contract_text(f, sheet, "accounts[0].account"), "provider_clearing");
    assert_int_equal(contract_int(f, sheet, "accounts[0].debits.minor"), TOTAL_MINOR);
    assert_int_equal(contract_int(f, sheet, "accounts[1].credits.minor"), TOTAL_MINOR);
    sheet = contract_call(f, f->shop, "ledger.balance", "{\"until\":\"2020-01-01T00:00:00Z\"}");
    assert_int_equal(contract_length(f, sheet, "accounts"), 0);
    for_managers_only(f, "ledger.balance", "{}");
}

/* --- what orders ask for, and jobs -------------------------------------------------------------- */

static void capture_due_takes_what_was_sent(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    const char *order = get(f, id, "order_id");
    contract_call(f, f->shop, "order.fulfil",
                  "{\"order_id\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}", order, sku);
    contract_settle(f);
    contract_call(f, contract_staff(f, "admin"), "payment.capture_due", "{}");
    assert_int_equal(amount(f, id, "captured"), GOODS_MINOR + SHIPPING_MINOR);
    contract_call(f, f->shop, "order.fulfil", "{\"order_id\":\"%s\"}", order);
    contract_settle(f);
    contract_call(f, f->shop, "payment.capture_due", "{}");
    assert_int_equal(amount(f, id, "captured"), TOTAL_MINOR);
    books_are_balanced(f);
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, "payment.capture_due", "{}");
}

static void capture_due_voids_what_was_cancelled(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    contract_call(f, f->customer, "order.cancel", "{\"order_id\":\"%s\"}", get(f, id, "order_id"));
    contract_settle(f);
    contract_call(f, f->shop, "payment.capture_due", "{}");
    assert_string_equal(get(f, id, "state"), "voided");
}

static void recover_due_leaves_the_living_alone(fixture *f)
{
    pay(f, "tok_approve", 0);
    const char *report = contract_call(f, contract_staff(f, "admin"), "payment.recover_due", "{}");
    assert_int_equal(contract_int(f, report, "done"), 0);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "payment.recover_due", "{}");
}

static void provider_list_names_the_sandbox(fixture *f)
{
    const char *list = contract_call(f, f->guest, "provider.list", "{}");
    assert_string_equal(contract_text(f, list, "providers[0].name"), "sandbox");
    assert_true(contract_int(f, list, "providers[0].is_default"));
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "provider.list", "{}");
}

/* --- payment.prune ---------------------------------------------------------------------------- */

static int64_t pruned(fixture *f)
{
    return contract_int(f, contract_call(f, f->shop, "payment.prune", "{}"), "done");
}

static void prune_forgets_what_is_old(fixture *f)
{
    const char *id = pay(f, "tok_approve", 0);
    char json[256];
    snprintf(json, sizeof(json),
             "{\"provider\":\"sandbox\",\"event_id\":\"evt_1\",\"attempt\":\"%s/1\",\"kind\":\"authorized\"}",
             get(f, id, "order_id"));
    contract_call(f, f->nobody, "payment.notify", "%s", json);
    contract_advance(f, 29 * INT64_C(24) * 3600 * 1000);
    assert_int_equal(pruned(f), 0);
    contract_advance(f, 2 * INT64_C(24) * 3600 * 1000);
    assert_int_equal(pruned(f), 1);
    assert_int_equal(pruned(f), 0);
    contract_call(f, f->nobody, "payment.notify", "%s", json); /* as good as new, and harmless */
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "payment.prune", "{}");
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "payment.prune", "{}");
}

static const contract_case cases[] = {
    {"payment.get: shows the caller's own", get_shows_the_callers_own},
    {"payment.get: is refused", get_is_refused},
    {"payment.list: shows the caller's own, staff everybody's", list_shows_the_callers_own},
    {"payment.history: tells each step", history_tells_each_step},
    {"payment.capture: takes parts, until nothing is left", capture_takes_parts},
    {"payment.capture: is one a fulfilment", capture_is_one_a_fulfilment},
    {"payment.capture: is refused", capture_is_refused},
    {"payment.capture: a declined payment is CONFLICT", capture_of_a_declined_payment_is_a_conflict},
    {"payment.refund: pays back, until nothing is left", refund_pays_back},
    {"payment.refund: is refused", refund_is_refused},
    {"refund.list: shows the caller's own", refund_list_shows_the_callers_own},
    {"payment.confirm: asks the provider, and the order goes on", confirm_asks_the_provider},
    {"payment.confirm: a payer who does not is a decline", confirm_of_a_payer_who_does_not},
    {"payment.confirm: no answer is UNAVAILABLE", confirm_without_an_answer_is_to_be_repeated},
    {"payment.notify: only makes the shop ask", notify_only_makes_the_shop_ask},
    {"payment.notify: twice captures once", notify_twice_captures_once},
    {"payment.notify: an unknown attempt is UNAVAILABLE", notify_of_an_unknown_attempt_is_to_be_repeated},
    {"ledger.list: shows both sides", ledger_shows_both_sides},
    {"ledger.balance: adds up", ledger_balance_adds_up},
    {"payment.capture_due: takes what was sent, shipping first", capture_due_takes_what_was_sent},
    {"payment.capture_due: voids what was cancelled", capture_due_voids_what_was_cancelled},
    {"payment.recover_due: leaves the living alone", recover_due_leaves_the_living_alone},
    {"payment.prune: forgets what is old", prune_forgets_what_is_old},
    {"provider.list: names the sandbox", provider_list_names_the_sandbox},
};
CONTRACT_SUITE(payment, cases);
