/* cart_test.c - the contract of carts: lines, delivery, coupons, merging, quoting. What only other services
 * call (lock, coupon uses) is in tests/unit/services/cart. */
#include <stdio.h>
#include <string.h>

#include "contract.h"

enum { LINES_MOST = 200 };

static const char nobodys_cart[] = "crt_01h455vb4pex5vsknk084sn02q";

/* --- a small shop ------------------------------------------------------------------------------ */

static void put_region(fixture *f, const char *code, const char *currency, const char *countries, bool inclusive)
{
    contract_call(f, f->shop, "region.put",
                  "{\"code\":\"%s\",\"title\":\"Region %s\",\"currency\":\"%s\",\"countries\":[%s],"
                  "\"tax_inclusive\":%s,\"taxes\":[{\"tax_class\":\"standard\",\"title\":\"VAT 20 %%\","
                  "\"rate_ppm\":200000}]}",
                  code, code, currency, countries, inclusive ? "true" : "false");
}

static void put_shipping(fixture *f, const char *region, const char *code, int minor, const char *currency)
{
    contract_call(f, f->shop, "shipping_method.put",
                  "{\"region\":\"%s\",\"code\":\"%s\",\"title\":\"Ship %s\",\"tax_class\":\"standard\","
                  "\"price\":{\"minor\":%d,\"currency\":\"%s\"}}",
                  region, code, code, minor, currency);
}

static void put_product(fixture *f, const char *sku, const char *status, const char *prices)
{
    contract_call(f, f->shop, "product.put",
                  "{\"slug\":\"only-one\",\"title\":\"The %s\",\"status\":\"%s\",\"variants\":[{\"sku\":\"%s\","
                  "\"title\":\"Blue\",\"weight_grams\":100,\"prices\":[%s]}]}",
                  sku, status, sku, prices);
}

/* Regions eu (the first) and us, shipping in both, goods: MUG at 10.00, TEA at 5.00 EUR. */
static void prepare(fixture *f)
{
    put_region(f, "eu", "EUR", "\"DE\",\"AT\"", true);
    put_region(f, "us", "USD", "\"US\"", false);
    put_shipping(f, "eu", "post", 600, "EUR");
    put_shipping(f, "us", "mail", 900, "USD");
    contract_product(f, "MUG", 1000);
    contract_product(f, "TEA", 500);
}

static const char *create(fixture *f, shop *as)
{
    return contract_text(f, contract_call(f, as, "cart.create", "{}"), "id");
}

static const char *add(fixture *f, shop *as, const char *cart, const char *sku, int quantity)
{
    return contract_call(f, as, "cart.add_line",
                         "{\"cart_id\":\"%s\",\"sku\":\"%s\",\"quantity\":%d}", cart, sku, quantity);
}

static const char *get(fixture *f, shop *as, const char *cart)
{
    return contract_call(f, as, "cart.get", "{\"cart_id\":\"%s\"}", cart);
}

static const char *quote(fixture *f, shop *as, const char *cart)
{
    return contract_call(f, as, "cart.quote", "{\"cart_id\":\"%s\"}", cart);
}

/* A guest's cart that was merged into a customer's: it is not open any more. */
static const char *merged_cart(fixture *f)
{
    const char *cart = create(f, f->guest);
    contract_call(f, f->other, "cart.merge", "{\"guest_cart_id\":\"%s\",\"guest_id\":\"%s\"}", cart,
                  f->guest_id);
    return cart;
}

/* What every operation on a cart refuses. `rest` is further arguments, beginning with a comma. */
static void refuses_what_is_not_the_callers(fixture *f, const char *op, const char *cart, const char *rest)
{
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, op, "{\"cart_id\":\"%s\"%s}", nobodys_cart, rest);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, op, "{\"cart_id\":\"%s\"%s}", cart, rest);
    contract_refused(f, f->guest, SHOP_E_NOT_FOUND, op, "{\"cart_id\":\"%s\"%s}", cart, rest);
    contract_refused(f, f->nobody, SHOP_E_NOT_FOUND, op, "{\"cart_id\":\"%s\"%s}", cart, rest);
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, op, "{\"cart_id\":\"%s\"%s}",
                     cart, rest);
    contract_refused(f, f->customer, SHOP_E_INVALID, op, "{\"cart_id\":\"crt_nonsense\"%s}", rest);
}

/* And every change of one, in a shop that has MUG. */
static void changes_open_carts_of_this_version_only(fixture *f, const char *op, const char *cart,
                                                    const char *rest)
{
    contract_refused(f, f->guest, SHOP_E_CONFLICT, op, "{\"cart_id\":\"%s\"%s}", merged_cart(f), rest);
    contract_refused(f, f->customer, SHOP_E_VERSION_MISMATCH, op, "{\"cart_id\":\"%s\",\"if_version\":99%s}",
                     cart, rest);
}

static void replays(fixture *f, const char *op, const char *cart, const char *rest, const char *other_rest)
{
    char json[512], other[512];
    snprintf(json, sizeof(json), "{\"cart_id\":\"%s\"%s}", cart, rest);
    snprintf(other, sizeof(other), "{\"cart_id\":\"%s\"%s}", cart, other_rest);
    contract_replays(f, f->customer, op, json, other);
}

/* --- creating, reading, listing, throwing away --------------------------------------------------- */

static void create_needs_a_region(fixture *f)
{
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "cart.create", "{}");
    prepare(f);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.create", "{\"region\":\"mars\"}");
}

static void create_is_for_somebody_who_can_come_back(fixture *f)
{
    prepare(f);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "cart.create", "{}");
    contract_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, "cart.create", "{}");
    const char *guests = contract_call(f, f->guest, "cart.create", "{}");
    assert_string_equal(contract_text(f, guests, "owner"), f->guest_id);
}

static void create_makes_an_empty_cart(fixture *f)
{
    prepare(f);
    const char *cart = contract_call(f, f->customer, "cart.create", "{}");
    assert_string_equal(contract_text(f, cart, "owner"), f->customer_id);
    assert_string_equal(contract_text(f, cart, "state"), "open");
    assert_string_equal(contract_text(f, cart, "region"), "eu");
    assert_string_equal(contract_text(f, cart, "currency"), "EUR");
    assert_int_equal(contract_int(f, cart, "version"), 1);
    cart = contract_call(f, f->customer, "cart.create", "{\"region\":\"us\"}");
    assert_string_equal(contract_text(f, cart, "currency"), "USD");
    assert_false(contract_has(f, cart, "country"));
}

static void create_replays(fixture *f)
{
    prepare(f);
    contract_replays(f, f->customer, "cart.create", "{}", "{\"region\":\"us\"}");
    assert_int_equal(contract_length(f, contract_call(f, f->customer, "cart.list", "{}"), "items"), 1);
}

static void get_is_for_the_owner_and_support(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    refuses_what_is_not_the_callers(f, "cart.get", cart, "");
    get(f, contract_staff(f, "support"), cart);
}

static void get_shows_lines_as_they_were_added(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    put_product(f, "LAMP", "active", "{\"minor\":100,\"currency\":\"EUR\"}");
    add(f, f->customer, cart, "TEA", 2);
    add(f, f->customer, cart, "LAMP", 1);
    add(f, f->customer, cart, "MUG", 3);
    add(f, f->customer, cart, "TEA", 1);
    contract_reopen(f);
    const char *seen = get(f, f->customer, cart);
    assert_int_equal(contract_length(f, seen, "lines"), 3);
    assert_string_equal(contract_text(f, seen, "lines[0].sku"), "TEA");
    assert_int_equal(contract_int(f, seen, "lines[0].quantity"), 3);
    assert_string_equal(contract_text(f, seen, "lines[1].title"), "The LAMP, Blue");
    assert_string_equal(contract_text(f, seen, "lines[2].sku"), "MUG");
    assert_int_equal(contract_int(f, seen, "version"), 5);
}

static void list_refuses_other_peoples(fixture *f)
{
    prepare(f);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.list", "{\"owner\":\"%s\"}", f->other_id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "cart.list", "{}");
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, "cart.list", "{}");
    contract_refused(f, f->customer, SHOP_E_INVALID, "cart.list", "{\"cursor\":\"nonsense\"}");
}

static void list_shows_open_carts_the_newest_first(fixture *f)
{
    prepare(f);
    const char *first = create(f, f->customer), *second = create(f, f->customer);
    create(f, f->other);
    add(f, f->customer, first, "MUG", 1);
    const char *page = contract_call(f, f->customer, "cart.list", "{\"limit\":1}");
    assert_int_equal(contract_length(f, page, "items"), 1);
    assert_string_equal(contract_text(f, page, "items[0].id"), second);
    page = contract_call(f, f->customer, "cart.list", "{\"limit\":1,\"cursor\":\"%s\"}",
                         contract_text(f, page, "next_cursor"));
    assert_string_equal(contract_text(f, page, "items[0].id"), first);
    assert_string_equal(contract_text(f, page, "items[0].lines[0].sku"), "MUG");
    assert_false(contract_has(f, page, "next_cursor"));
    contract_call(f, f->customer, "cart.delete", "{\"cart_id\":\"%s\"}", second);
    page = contract_call(f, contract_staff(f, "support"), "cart.list", "{\"owner\":\"%s\"}", f->customer_id);
    assert_int_equal(contract_length(f, page, "items"), 1);
}

static void delete_refuses(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    refuses_what_is_not_the_callers(f, "cart.delete", cart, "");
    changes_open_carts_of_this_version_only(f, "cart.delete", cart, "");
}

static void delete_throws_the_cart_away(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    add(f, f->customer, cart, "MUG", 1);
    replays(f, "cart.delete", cart, "", ",\"if_version\":2");
    contract_reopen(f);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.get", "{\"cart_id\":\"%s\"}", cart);
}

/* --- lines -------------------------------------------------------------------------------------- */

static void add_line_refuses(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer), *mug = ",\"sku\":\"MUG\",\"quantity\":1";
    refuses_what_is_not_the_callers(f, "cart.add_line", cart, mug);
    changes_open_carts_of_this_version_only(f, "cart.add_line", cart, mug);
    static const char *const bad[] = {
        ",\"sku\":\"MUG\"",
        ",\"quantity\":1",
        ",\"sku\":\"MUG\",\"quantity\":0",
        ",\"sku\":\"MUG\",\"quantity\":-1",
        ",\"sku\":\"MUG\",\"quantity\":1001",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        contract_refused(f, f->customer, SHOP_E_INVALID, "cart.add_line", "{\"cart_id\":\"%s\"%s}", cart,
                         bad[i]);
    assert_int_equal(contract_int(f, get(f, f->customer, cart), "version"), 1);
}

static void add_line_sells_what_is_on_sale_in_the_currency(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer), *rest = "\"sku\":\"LAMP\",\"quantity\":1";
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.add_line", "{\"cart_id\":\"%s\",%s}", cart, rest);
    put_product(f, "LAMP", "draft", "{\"minor\":100,\"currency\":\"EUR\"}");
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.add_line", "{\"cart_id\":\"%s\",%s}", cart, rest);
    put_product(f, "LAMP", "active", "{\"minor\":100,\"currency\":\"USD\"}");
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "cart.add_line", "{\"cart_id\":\"%s\",%s}", cart, rest);
    put_product(f, "LAMP", "active", "{\"minor\":100,\"currency\":\"EUR\"}");
    contract_call(f, f->customer, "cart.add_line", "{\"cart_id\":\"%s\",%s}", cart, rest);
}

static void add_line_keeps_to_the_limits(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    add(f, f->customer, cart, "MUG", 999);
    contract_refused(f, f->customer, SHOP_E_TOO_LARGE, "cart.add_line",
                     "{\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":2}", cart);
    const char *full = add(f, f->customer, cart, "MUG", 1);
    assert_int_equal(contract_int(f, full, "lines[0].quantity"), 1000);
    for (int i = 1; i < LINES_MOST; i++) {
        char sku[16];
        snprintf(sku, sizeof(sku), "S-%03d", i);
        contract_product(f, sku, 100);
        full = add(f, f->customer, cart, sku, 1);
    }
    assert_int_equal(contract_length(f, full, "lines"), LINES_MOST);
    contract_refused(f, f->customer, SHOP_E_TOO_LARGE, "cart.add_line",
                     "{\"cart_id\":\"%s\",\"sku\":\"TEA\",\"quantity\":1}", cart);
    contract_refused(f, f->customer, SHOP_E_TOO_LARGE, "cart.set_line",
                     "{\"cart_id\":\"%s\",\"sku\":\"TEA\",\"quantity\":1}", cart);
    assert_int_equal(contract_length(f, quote(f, f->customer, cart), "lines"), LINES_MOST);
}

static void add_line_replays_once(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    replays(f, "cart.add_line", cart, ",\"sku\":\"MUG\",\"quantity\":2", ",\"sku\":\"MUG\",\"quantity\":3");
    contract_reopen(f);
    assert_int_equal(contract_int(f, get(f, f->customer, cart), "lines[0].quantity"), 2);
}

static void set_line_refuses(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer), *mug = ",\"sku\":\"MUG\",\"quantity\":1";
    refuses_what_is_not_the_callers(f, "cart.set_line", cart, mug);
    changes_open_carts_of_this_version_only(f, "cart.set_line", cart, mug);
    contract_refused(f, f->customer, SHOP_E_INVALID, "cart.set_line", "{\"cart_id\":\"%s\",\"sku\":\"MUG\"}",
                     cart);
    contract_refused(f, f->customer, SHOP_E_INVALID, "cart.set_line",
                     "{\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":1001}", cart);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.set_line",
                     "{\"cart_id\":\"%s\",\"sku\":\"NONE\",\"quantity\":1}", cart);
}

static void set_line_has_exactly_so_many(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    add(f, f->customer, cart, "MUG", 5);
    add(f, f->customer, cart, "TEA", 5);
    replays(f, "cart.set_line", cart, ",\"sku\":\"MUG\",\"quantity\":2", ",\"sku\":\"MUG\",\"quantity\":3");
    const char *seen = contract_call(f, f->customer, "cart.set_line",
                                     "{\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":0}", cart);
    assert_int_equal(contract_length(f, seen, "lines"), 1);
    assert_string_equal(contract_text(f, seen, "lines[0].sku"), "TEA");
    int64_t version = contract_int(f, seen, "version");
    seen = contract_call(f, f->customer, "cart.set_line",
                         "{\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":0}", cart);
    assert_int_equal(contract_int(f, seen, "version"), version);
    seen = contract_call(f, f->customer, "cart.set_line",
                         "{\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":7}", cart);
    assert_string_equal(contract_text(f, seen, "lines[1].sku"), "MUG");
    contract_reopen(f);
    assert_int_equal(contract_int(f, get(f, f->customer, cart), "lines[1].quantity"), 7);
}

/* --- delivery ----------------------------------------------------------------------------------- */

static void set_delivery_refuses(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer), *rest = ",\"country\":\"DE\"";
    refuses_what_is_not_the_callers(f, "cart.set_delivery", cart, rest);
    changes_open_carts_of_this_version_only(f, "cart.set_delivery", cart, rest);
    static const char *const bad[] = {
        "\"country\":\"US\"",   "\"country\":\"D\"",        "\"country\":\"de\"", "\"country\":\" A\"",
        "\"region\":\"\"",      "\"email\":\"nobody\"",     "\"email\":\"@x\"",   "\"email\":\"a@b@c\"",
        "\"email\":\"a b@c.d\"", "\"region\":\"us\",\"country\":\"DE\"",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        contract_refused(f, f->customer, SHOP_E_INVALID, "cart.set_delivery", "{\"cart_id\":\"%s\",%s}", cart,
                         bad[i]);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.set_delivery",
                     "{\"cart_id\":\"%s\",\"region\":\"mars\"}", cart);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.set_delivery",
                     "{\"cart_id\":\"%s\",\"shipping_method\":\"mail\"}", cart);
}

static void set_delivery_leaves_what_is_absent(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    replays(f, "cart.set_delivery", cart,
            ",\"country\":\"AT\",\"shipping_method\":\"post\",\"email\":\"ann@example.org\"",
            ",\"country\":\"DE\"");
    contract_call(f, f->customer, "cart.set_delivery", "{\"cart_id\":\"%s\",\"country\":\"DE\"}", cart);
    contract_reopen(f);
    const char *seen = get(f, f->customer, cart);
    assert_string_equal(contract_text(f, seen, "country"), "DE");
    assert_string_equal(contract_text(f, seen, "shipping_method"), "post");
    assert_string_equal(contract_text(f, seen, "email"), "ann@example.org");
    seen = contract_call(f, f->customer, "cart.set_delivery", "{\"cart_id\":\"%s\",\"shipping_method\":\"\"}",
                         cart);
    assert_false(contract_has(f, seen, "shipping_method"));
}

static void set_delivery_to_another_region_starts_anew(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    contract_call(f, f->customer, "cart.set_delivery",
                  "{\"cart_id\":\"%s\",\"country\":\"AT\",\"shipping_method\":\"post\"}", cart);
    const char *seen = contract_call(f, f->customer, "cart.set_delivery",
                                     "{\"cart_id\":\"%s\",\"region\":\"us\",\"country\":\"US\"}", cart);
    assert_string_equal(contract_text(f, seen, "currency"), "USD");
    assert_string_equal(contract_text(f, seen, "country"), "US");
    assert_false(contract_has(f, seen, "shipping_method"));
}

/* --- coupons ------------------------------------------------------------------------------------ */

static void put_coupon(fixture *f, const char *code, const char *rest)
{
    contract_call(f, f->shop, "promotion.put",
                  "{\"code\":\"%s\",\"title\":\"Coupon %s\",\"kind\":\"percent\",\"percent_ppm\":100000%s}",
                  code, code, rest);
}

static void add_coupon_refuses(fixture *f)
{
    prepare(f);
    put_coupon(f, "TEN", "");
    put_coupon(f, "OVER", ",\"ends_at\":\"2020-01-01T00:00:00Z\"");
    put_coupon(f, "ALL", ",\"automatic\":true");
    const char *cart = create(f, f->customer), *rest = ",\"code\":\"TEN\"";
    refuses_what_is_not_the_callers(f, "cart.add_coupon", cart, rest);
    changes_open_carts_of_this_version_only(f, "cart.add_coupon", cart, rest);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.add_coupon",
                     "{\"cart_id\":\"%s\",\"code\":\"NONE\"}", cart);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.add_coupon",
                     "{\"cart_id\":\"%s\",\"code\":\"ALL\"}", cart);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "cart.add_coupon",
                     "{\"cart_id\":\"%s\",\"code\":\"OVER\"}", cart);
    contract_refused(f, f->customer, SHOP_E_NOT_FOUND, "cart.add_coupon",
                     "{\"cart_id\":\"%s\",\"code\":\"TEN TEN\"}", cart);
}

static void add_coupon_takes_ten(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    for (int i = 0; i <= 10; i++) {
        char code[16];
        snprintf(code, sizeof(code), "C%d", i);
        put_coupon(f, code, "");
        if (i < 10)
            contract_call(f, f->customer, "cart.add_coupon", "{\"cart_id\":\"%s\",\"code\":\"%s\"}", cart,
                          code);
    }
    contract_refused(f, f->customer, SHOP_E_TOO_LARGE, "cart.add_coupon",
                     "{\"cart_id\":\"%s\",\"code\":\"C10\"}", cart);
}

static void coupons_are_entered_once_and_taken_back(fixture *f)
{
    prepare(f);
    put_coupon(f, "TEN", "");
    put_coupon(f, "MORE", "");
    const char *cart = create(f, f->customer);
    replays(f, "cart.add_coupon", cart, ",\"code\":\"ten\"", ",\"code\":\"MORE\"");
    contract_call(f, f->customer, "cart.add_coupon", "{\"cart_id\":\"%s\",\"code\":\"TEN\"}", cart);
    const char *seen = contract_call(f, f->customer, "cart.add_coupon",
                                     "{\"cart_id\":\"%s\",\"code\":\"MORE\"}", cart);
    assert_int_equal(contract_length(f, seen, "coupons"), 2);
    assert_string_equal(contract_text(f, seen, "coupons[0]"), "TEN");
    assert_int_equal(contract_int(f, seen, "version"), 3);
    replays(f, "cart.remove_coupon", cart, ",\"code\":\"Ten\"", ",\"code\":\"MORE\"");
    contract_reopen(f);
    seen = get(f, f->customer, cart);
    assert_int_equal(contract_length(f, seen, "coupons"), 1);
    assert_string_equal(contract_text(f, seen, "coupons[0]"), "MORE");
}

static void remove_coupon_refuses(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer), *rest = ",\"code\":\"TEN\"";
    refuses_what_is_not_the_callers(f, "cart.remove_coupon", cart, rest);
    changes_open_carts_of_this_version_only(f, "cart.remove_coupon", cart, rest);
    const char *same = contract_call(f, f->customer, "cart.remove_coupon",
                                     "{\"cart_id\":\"%s\",\"code\":\"TEN\"}", cart);
    assert_int_equal(contract_int(f, same, "version"), 1);
}

/* --- merging ------------------------------------------------------------------------------------ */

static const char *merge(fixture *f, shop *as, const char *from, const char *rest)
{
    return contract_call(f, as, "cart.merge", "{\"guest_cart_id\":\"%s\",\"guest_id\":\"%s\"%s}", from,
                         f->guest_id, rest);
}

static void merge_refused(fixture *f, shop *as, int code, const char *from, const char *guest, const char *rest)
{
    contract_refused(f, as, code, "cart.merge", "{\"guest_cart_id\":\"%s\",\"guest_id\":\"%s\"%s}", from,
                     guest, rest);
}

static void merge_is_for_who_held_the_cart(fixture *f)
{
    char into[128];
    prepare(f);
    const char *from = create(f, f->guest), *others = create(f, f->other);
    merge_refused(f, f->customer, SHOP_E_NOT_FOUND, nobodys_cart, f->guest_id, "");
    merge_refused(f, f->customer, SHOP_E_NOT_FOUND, from, "gst_01h455vb4pex5vsknk084sn02q", "");
    merge_refused(f, f->customer, SHOP_E_NOT_FOUND, others, f->guest_id, "");
    merge_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, from, f->guest_id, "");
    merge_refused(f, contract_staff(f, "merchandiser"), SHOP_E_FORBIDDEN, from, f->guest_id, "");
    snprintf(into, sizeof(into), ",\"into_cart_id\":\"%s\"", others);
    merge_refused(f, f->customer, SHOP_E_NOT_FOUND, from, f->guest_id, into);
    snprintf(into, sizeof(into), ",\"into_cart_id\":\"%s\"", from);
    merge_refused(f, f->guest, SHOP_E_INVALID, from, f->guest_id, into);
    const char *own = create(f, f->customer);
    snprintf(into, sizeof(into), ",\"into_cart_id\":\"%s\",\"if_version\":9", own);
    merge_refused(f, f->customer, SHOP_E_VERSION_MISMATCH, from, f->guest_id, into);
}

static void merge_adds_up(fixture *f)
{
    prepare(f);
    put_coupon(f, "TEN", "");
    const char *from = create(f, f->guest), *own = create(f, f->customer);
    add(f, f->guest, from, "TEA", 2);
    add(f, f->guest, from, "MUG", 1);
    contract_call(f, f->guest, "cart.add_coupon", "{\"cart_id\":\"%s\",\"code\":\"TEN\"}", from);
    contract_call(f, f->guest, "cart.set_delivery",
                  "{\"cart_id\":\"%s\",\"country\":\"AT\",\"shipping_method\":\"post\"}", from);
    add(f, f->customer, own, "MUG", 3);
    const char *seen = merge(f, f->customer, from, "");
    assert_string_equal(contract_text(f, seen, "id"), own);
    assert_int_equal(contract_length(f, seen, "lines"), 2);
    assert_string_equal(contract_text(f, seen, "lines[0].sku"), "MUG");
    assert_int_equal(contract_int(f, seen, "lines[0].quantity"), 4);
    assert_int_equal(contract_int(f, seen, "lines[1].quantity"), 2);
    assert_string_equal(contract_text(f, seen, "coupons[0]"), "TEN");
    assert_string_equal(contract_text(f, seen, "country"), "AT");
    contract_reopen(f);
    assert_string_equal(get(f, f->customer, own), seen);
    const char *left = get(f, f->guest, from);
    assert_string_equal(contract_text(f, left, "state"), "merged");
    assert_string_equal(contract_text(f, left, "merged_into"), own);
    assert_false(contract_has(f, left, "lines[0]"));
}

static void merge_again_changes_nothing(fixture *f)
{
    char into[128];
    prepare(f);
    const char *from = create(f, f->guest);
    add(f, f->guest, from, "TEA", 2);
    const char *first = merge(f, f->customer, from, "");
    assert_string_equal(merge(f, f->customer, from, ""), first);
    const char *second = create(f, f->customer);
    assert_string_equal(merge(f, f->customer, from, ""), first);
    snprintf(into, sizeof(into), ",\"into_cart_id\":\"%s\"", second);
    merge_refused(f, f->customer, SHOP_E_CONFLICT, from, f->guest_id, into);
    merge_refused(f, f->other, SHOP_E_NOT_FOUND, from, f->guest_id, "");
    contract_refused(f, f->guest, SHOP_E_CONFLICT, "cart.add_line",
                     "{\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":1}", from);
}

static void merge_replays(fixture *f)
{
    char json[256], other[256];
    prepare(f);
    const char *from = create(f, f->guest);
    add(f, f->guest, from, "TEA", 2);
    snprintf(json, sizeof(json), "{\"guest_cart_id\":\"%s\",\"guest_id\":\"%s\"}", from, f->guest_id);
    snprintf(other, sizeof(other), "{\"guest_cart_id\":\"%s\",\"guest_id\":\"%s\",\"if_version\":1}", from,
             f->guest_id);
    const char *seen = contract_replays(f, f->customer, "cart.merge", json, other);
    assert_int_equal(contract_int(f, seen, "lines[0].quantity"), 2);
}

static void merge_that_does_not_fit_loses_nothing(fixture *f)
{
    prepare(f);
    const char *from = create(f, f->guest), *own = create(f, f->customer);
    add(f, f->guest, from, "MUG", 600);
    add(f, f->customer, own, "MUG", 600);
    const char *guests = get(f, f->guest, from), *customers = get(f, f->customer, own);
    merge_refused(f, f->customer, SHOP_E_TOO_LARGE, from, f->guest_id, "");
    assert_string_equal(get(f, f->guest, from), guests);
    assert_string_equal(get(f, f->customer, own), customers);
}

/* --- quoting ------------------------------------------------------------------------------------ */

static void quote_is_for_the_owner(fixture *f)
{
    prepare(f);
    const char *cart = create(f, f->customer);
    refuses_what_is_not_the_callers(f, "cart.quote", cart, "");
    contract_call(f, f->shop, "region.delete", "{\"code\":\"eu\"}");
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "cart.quote", "{\"cart_id\":\"%s\"}", cart);
    contract_refused(f, f->customer, SHOP_E_CONFLICT, "cart.add_line",
                     "{\"cart_id\":\"%s\",\"sku\":\"MUG\",\"quantity\":1}", cart);
    contract_call(f, f->customer, "cart.set_delivery", "{\"cart_id\":\"%s\",\"region\":\"us\"}", cart);
    quote(f, f->customer, cart);
}

static void quote_of_an_empty_cart_is_nothing(fixture *f)
{
    prepare(f);
    const char *seen = quote(f, f->customer, create(f, f->customer));
    assert_int_equal(contract_int(f, seen, "total.minor"), 0);
    assert_string_equal(contract_text(f, seen, "total.currency"), "EUR");
    assert_false(contract_has(f, seen, "problems[0]"));
}

static void quote_includes_tax_or_adds_it(fixture *f)
{
    prepare(f);
    put_coupon(f, "TEN", "");
    const char *cart = create(f, f->customer);
    add(f, f->customer, cart, "MUG", 2);
    add(f, f->customer, cart, "TEA", 1);
    contract_call(f, f->customer, "cart.add_coupon", "{\"cart_id\":\"%s\",\"code\":\"TEN\"}", cart);
    contract_call(f, f->customer, "cart.set_delivery",
                  "{\"cart_id\":\"%s\",\"country\":\"DE\",\"shipping_method\":\"post\"}", cart);
    const char *q = quote(f, f->customer, cart);
    assert_int_equal(contract_int(f, q, "subtotal.minor"), 2500);
    assert_int_equal(contract_int(f, q, "discount.minor"), 250);
    assert_int_equal(contract_int(f, q, "shipping.minor"), 600);
    assert_int_equal(contract_int(f, q, "total.minor"), 2850);
    assert_int_equal(contract_int(f, q, "tax.minor"), 475);
    assert_int_equal(contract_int(f, q, "taxes[0].base.minor"), 2375);
    assert_string_equal(contract_text(f, q, "coupons[0].state"), "applied");
    assert_int_equal(contract_int(f, q, "weight_grams"), 750);
    assert_int_equal(contract_int(f, q, "lines[0].total.minor"), 1800);
    assert_true(contract_has(f, q, "explanation[0]"));
    contract_call(f, f->customer, "cart.set_delivery",
                  "{\"cart_id\":\"%s\",\"region\":\"us\",\"shipping_method\":\"mail\"}", cart);
    q = quote(f, f->customer, cart);
    assert_int_equal(contract_int(f, q, "subtotal.minor"), 2800);
    assert_int_equal(contract_int(f, q, "discount.minor"), 280);
    assert_int_equal(contract_int(f, q, "tax.minor"), 684);
    assert_int_equal(contract_int(f, q, "shipping_tax.minor"), 180);
    assert_int_equal(contract_int(f, q, "total.minor"), 2520 + 900 + 684);
}

static void quote_names_what_cannot_be_bought(fixture *f)
{
    prepare(f);
    put_product(f, "LAMP", "active",
                "{\"minor\":100,\"currency\":\"EUR\"},{\"minor\":120,\"currency\":\"USD\"}");
    const char *cart = create(f, f->customer);
    add(f, f->customer, cart, "LAMP", 1);
    add(f, f->customer, cart, "MUG", 1);
    contract_call(f, f->customer, "cart.set_delivery", "{\"cart_id\":\"%s\",\"shipping_method\":\"post\"}",
                  cart);
    put_product(f, "LAMP", "active", "{\"minor\":120,\"currency\":\"USD\"}");
    const char *q = quote(f, f->customer, cart);
    assert_int_equal(contract_length(f, q, "lines"), 1);
    assert_string_equal(contract_text(f, q, "problems[0]"), "The LAMP, Blue (LAMP) is not sold in EUR");
    put_product(f, "LAMP", "archived", "{\"minor\":100,\"currency\":\"EUR\"}");
    contract_call(f, f->shop, "shipping_method.delete", "{\"region\":\"eu\",\"code\":\"post\"}");
    q = quote(f, f->customer, cart);
    assert_string_equal(contract_text(f, q, "problems[0]"), "The LAMP, Blue (LAMP) is no longer sold");
    assert_true(contract_has(f, q, "problems[1]"));
    assert_int_equal(contract_int(f, q, "total.minor"), 1000);
}

static void quote_says_what_became_of_coupons(fixture *f)
{
    prepare(f);
    put_coupon(f, "LATER", ",\"starts_at\":\"2090-01-01T00:00:00Z\"");
    put_coupon(f, "DOLLARS", ",\"minimum\":{\"minor\":1,\"currency\":\"USD\"}");
    put_coupon(f, "BIG", ",\"minimum\":{\"minor\":100000,\"currency\":\"EUR\"}");
    put_coupon(f, "SOCKS", ",\"category\":\"socks\"");
    put_coupon(f, "GONE", "");
    put_coupon(f, "EVERYBODY", ",\"automatic\":true,\"priority\":-1");
    static const char *const expected[][2] = {{"LATER", "not_yet_valid"},
                                              {"DOLLARS", "other_currency"},
                                              {"BIG", "minimum_not_reached"},
                                              {"SOCKS", "no_matching_goods"},
                                              {"GONE", "unknown"}};
    const char *cart = create(f, f->customer);
    add(f, f->customer, cart, "MUG", 1);
    for (size_t i = 0; i < 5; i++)
        contract_call(f, f->customer, "cart.add_coupon", "{\"cart_id\":\"%s\",\"code\":\"%s\"}", cart,
                      expected[i][0]);
    contract_call(f, f->shop, "promotion.delete", "{\"code\":\"GONE\"}");
    const char *q = quote(f, f->customer, cart);
    for (int i = 0; i < 5; i++) {
        char path[32];
        snprintf(path, sizeof(path), "coupons[%d].state", i);
        assert_string_equal(contract_text(f, q, path), expected[i][1]);
    }
    assert_int_equal(contract_int(f, q, "total.minor"), 900);
}

/* --- abandoned carts ---------------------------------------------------------------------------- */

static void abandon_due_is_for_the_operator(fixture *f)
{
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, "cart.abandon_due", "{}");
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "cart.abandon_due", "{}");
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, "cart.abandon_due", "{}");
    const char *report = contract_call(f, contract_staff(f, "admin"), "cart.abandon_due", "{}");
    assert_int_equal(contract_int(f, report, "done"), 0);
}

static void abandon_due_leaves_young_carts_alone(fixture *f)
{
    prepare(f);
    add(f, f->customer, create(f, f->customer), "MUG", 1);
    const char *report = contract_call(f, f->shop, "cart.abandon_due", "{}");
    assert_int_equal(contract_int(f, report, "done"), 0);
    contract_settle(f);
}

static const contract_case cases[] = {
    {"cart.create: a shop without regions, an unknown region", create_needs_a_region},
    {"cart.create: is for somebody who can come back", create_is_for_somebody_who_can_come_back},
    {"cart.create: makes an empty cart", create_makes_an_empty_cart},
    {"cart.create: replays", create_replays},
    {"cart.get: is for the owner and support", get_is_for_the_owner_and_support},
    {"cart.get: shows lines as they were added", get_shows_lines_as_they_were_added},
    {"cart.list: refuses other people's", list_refuses_other_peoples},
    {"cart.list: shows open carts, the newest first", list_shows_open_carts_the_newest_first},
    {"cart.delete: refuses", delete_refuses},
    {"cart.delete: throws the cart away", delete_throws_the_cart_away},
    {"cart.add_line: refuses", add_line_refuses},
    {"cart.add_line: sells what is on sale in the currency", add_line_sells_what_is_on_sale_in_the_currency},
    {"cart.add_line: keeps to the limits", add_line_keeps_to_the_limits},
    {"cart.add_line: replays once", add_line_replays_once},
    {"cart.set_line: refuses", set_line_refuses},
    {"cart.set_line: has exactly so many", set_line_has_exactly_so_many},
    {"cart.set_delivery: refuses", set_delivery_refuses},
    {"cart.set_delivery: leaves what is absent", set_delivery_leaves_what_is_absent},
    {"cart.set_delivery: another region starts anew", set_delivery_to_another_region_starts_anew},
    {"cart.add_coupon: refuses", add_coupon_refuses},
    {"cart.add_coupon: takes ten", add_coupon_takes_ten},
    {"cart.remove_coupon: entered once and taken back", coupons_are_entered_once_and_taken_back},
    {"cart.remove_coupon: refuses", remove_coupon_refuses},
    {"cart.merge: is for who held the cart", merge_is_for_who_held_the_cart},
    {"cart.merge: adds up", merge_adds_up},
    {"cart.merge: again changes nothing", merge_again_changes_nothing},
    {"cart.merge: replays", merge_replays},
    {"cart.merge: one that does not fit loses nothing", merge_that_does_not_fit_loses_nothing},
    {"cart.quote: is for the owner", quote_is_for_the_owner},
    {"cart.quote: of an empty cart is nothing", quote_of_an_empty_cart_is_nothing},
    {"cart.quote: includes tax or adds it", quote_includes_tax_or_adds_it},
    {"cart.quote: names what cannot be bought", quote_names_what_cannot_be_bought},
    {"cart.quote: says what became of coupons", quote_says_what_became_of_coupons},
    {"cart.abandon_due: is for the operator", abandon_due_is_for_the_operator},
    {"cart.abandon_due: leaves young carts alone", abandon_due_leaves_young_carts_alone},
};

CONTRACT_SUITE(cart, cases);
