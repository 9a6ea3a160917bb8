/* user_address_test.c - address books. */
#include "user_people.h"

enum { ADDRESSES_MAX = 50 };

/* --- addresses -------------------------------------------------------------------------------- */

static const char *new_address(fixture *f, const char *flags)
{
    return contract_call(f, f->customer, "address.put", "{\"user_id\":\"%s\",\"address\":%s%s}",
                         f->customer_id, USER_ADDRESS, flags);
}

static const char *get_address(fixture *f, const char *id)
{
    return contract_call(f, f->customer, "address.get",
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->customer_id, id);
}

static void address_put_writes_and_overwrites(fixture *f)
{
    const char *made = new_address(f, ",\"default_billing\":true");
    const char *id = contract_text(f, made, "id");
    assert_string_equal(contract_text(f, made, "address.line1"), "Ring 1");
    assert_int_equal(contract_int(f, made, "default_billing"), 1);
    assert_int_equal(contract_int(f, made, "default_shipping"), 0);
    assert_string_equal(get_address(f, id), made);
    contract_call(
        f, f->customer, "address.put",
        "{\"user_id\":\"%s\",\"address_id\":\"%s\",\"address\":{\"name\":\"Bob\",\"line1\":\"2\","
        "\"city\":\"Graz\",\"country\":\"AT\"}}",
        f->customer_id, id);
    contract_reopen(f);
    const char *now = get_address(f, id);
    assert_string_equal(contract_text(f, now, "address.name"), "Bob");
    assert_false(contract_has(f, now, "address.postal_code"));
    assert_int_equal(contract_int(f, now, "default_billing"), 0);
}

static void address_put_keeps_one_default_a_kind(fixture *f)
{
    const char *one = new_address(f, ",\"default_shipping\":true,\"default_billing\":true");
    const char *two = new_address(f, ",\"default_shipping\":true");
    const char *first = get_address(f, contract_text(f, one, "id"));
    assert_int_equal(contract_int(f, first, "default_shipping"), 0);
    assert_int_equal(contract_int(f, first, "default_billing"), 1);
    assert_int_equal(
        contract_int(f, get_address(f, contract_text(f, two, "id")), "default_shipping"), 1);
}

static void address_put_refuses(fixture *f)
{
    const char *id = contract_text(f, new_address(f, ""), "id");
    contract_refused(
        f, f->customer, SHOP_E_INVALID, "address.put",
        "{\"user_id\":\"%s\",\"address\":{\"name\":\"A\",\"line1\":\"1\",\"city\":\"C\","
        "\"country\":\"XX\"}}",
        f->customer_id);
    assert_string_equal(shop_error_last()->field, "address.country");
    contract_refused(
        f, f->customer, SHOP_E_INVALID, "address.put",
        "{\"user_id\":\"%s\",\"address\":{\"name\":\"A\",\"city\":\"C\",\"country\":\"AT\"}}",
        f->customer_id);
    contract_refused(f, f->customer, SHOP_E_INVALID, "address.put", "{\"user_id\":\"%s\"}",
                     f->customer_id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "address.put",
                     "{\"user_id\":\"%s\",\"address\":%s}", f->customer_id, USER_ADDRESS);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "address.put",
                     "{\"user_id\":\"%s\",\"address_id\":\"%s\",\"address\":%s}", f->other_id, id,
                     USER_ADDRESS);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, "address.put",
                     "{\"user_id\":\"%s\",\"address\":%s}", f->customer_id, USER_ADDRESS);
}

static void address_put_is_bounded(fixture *f)
{
    for (int i = 0; i < ADDRESSES_MAX; i++)
        new_address(f, "");
    contract_refused(f, f->customer, SHOP_E_TOO_LARGE, "address.put",
                     "{\"user_id\":\"%s\",\"address\":%s}", f->customer_id, USER_ADDRESS);
}

static void address_put_replays(fixture *f)
{
    char rest[USER_ARGS_MAX], text[USER_ARGS_MAX], other[USER_ARGS_MAX];
    snprintf(rest, sizeof(rest), ",\"address\":%s", USER_ADDRESS);
    user_args(text, f->customer_id, rest);
    snprintf(rest, sizeof(rest), ",\"default_billing\":true,\"address\":%s", USER_ADDRESS);
    user_args(other, f->customer_id, rest);
    contract_replays(f, f->customer, "address.put", text, other);
    const char *book = contract_call(f, f->customer, "address.list", "{\"user_id\":\"%s\"}",
                                     f->customer_id);
    assert_int_equal(contract_length(f, book, "items"), 1);
}

static void address_list_pages(fixture *f)
{
    for (int i = 0; i < 3; i++)
        new_address(f, "");
    const char *one = contract_call(f, f->customer, "address.list",
                                    "{\"user_id\":\"%s\",\"limit\":2}", f->customer_id);
    assert_int_equal(contract_length(f, one, "items"), 2);
    const char *two = contract_call(f, f->customer, "address.list",
                                    "{\"user_id\":\"%s\",\"limit\":2,\"cursor\":\"%s\"}",
                                    f->customer_id, contract_text(f, one, "next_cursor"));
    assert_int_equal(contract_length(f, two, "items"), 1);
    contract_call(f, contract_staff(f, "support"), "address.list", "{\"user_id\":\"%s\"}",
                  f->customer_id);
    contract_refused(f, f->other, SHOP_E_NOT_FOUND, "address.list", "{\"user_id\":\"%s\"}",
                     f->customer_id);
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, "address.list", "{\"user_id\":\"%s\"}",
                     f->customer_id);
}

static void address_get_and_delete(fixture *f)
{
    const char *id = contract_text(f, new_address(f, ""), "id");
    static const char *const ops[] = {"address.get", "address.delete"};
    for (size_t i = 0; i < 2; i++) {
        contract_refused(f, f->other, SHOP_E_NOT_FOUND, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->customer_id, id);
        contract_refused(f, f->other, SHOP_E_NOT_FOUND, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->other_id, id);
        contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->customer_id, id);
    }
    contract_call(f, f->customer, "address.delete", "{\"user_id\":\"%s\",\"address_id\":\"%s\"}",
                  f->customer_id, id);
    for (size_t i = 0; i < 2; i++)
        contract_refused(f, f->customer, SHOP_E_NOT_FOUND, ops[i],
                         "{\"user_id\":\"%s\",\"address_id\":\"%s\"}", f->customer_id, id);
}

static void address_delete_replays(fixture *f)
{
    char rest[128], text[USER_ARGS_MAX], other[USER_ARGS_MAX];
    const char *one = contract_text(f, new_address(f, ""), "id");
    const char *two = contract_text(f, new_address(f, ""), "id");
    snprintf(rest, sizeof(rest), ",\"address_id\":\"%s\"", one);
    user_args(text, f->customer_id, rest);
    snprintf(rest, sizeof(rest), ",\"address_id\":\"%s\"", two);
    user_args(other, f->customer_id, rest);
    contract_replays(f, f->customer, "address.delete", text, other);
    get_address(f, two);
}

/* --- the suite -------------------------------------------------------------------------------- */

USER_CASE(address_put_writes_and_overwrites)
USER_CASE(address_put_keeps_one_default_a_kind)
USER_CASE(address_put_refuses)
USER_CASE(address_put_is_bounded)
USER_CASE(address_put_replays)
USER_CASE(address_list_pages)
USER_CASE(address_get_and_delete)
USER_CASE(address_delete_replays)

static const contract_case cases[] = {
    {"address.put: writes and overwrites", run_address_put_writes_and_overwrites},
    {"address.put: keeps one default a kind", run_address_put_keeps_one_default_a_kind},
    {"address.put: refuses", run_address_put_refuses},
    {"address.put: is bounded", run_address_put_is_bounded},
    {"address.put: replays", run_address_put_replays},
    {"address.list: pages", run_address_list_pages},
    {"address.get, address.delete: of the owner only", run_address_get_and_delete},
    {"address.delete: replays", run_address_delete_replays},
};

CONTRACT_SUITE(user_address, cases);
