/* addresses_test.c - an address book: whose it is, what overwriting keeps, one default a kind, how full it gets,
 * and where its pages begin. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/user/limits.h"

enum { NAME_MOST = 200, PHONE_MOST = 40 };

static shop_address_input somewhere(void)
{
    return (shop_address_input){.struct_size = sizeof(shop_address_input), .name = "Ada", .line1 = "Ring 1",
                                .city = "Wien", .country = "AT"};
}

/* An address of its user's; `id` NULL = a new one. `out` may be NULL. */
static int put(shop *as, const char *user, const char *id, const shop_address_input *what,
               const shop_saved_address **out)
{
    shop_address_put_args args = SHOP_ADDRESS_PUT_INIT;
    const shop_address_input usual = somewhere();
    const shop_saved_address *made = NULL;
    args.user_id = user;
    args.address_id = id;
    args.address = what != NULL ? what : &usual;
    int code = shop_address_put(as, &args, &made);
    if (out != NULL && code == 0)
        *out = made;
    else
        shop_free(made);
    return code;
}

/* A new one that is both defaults; its id into a buffer. */
static void put_default(lobby *l, const char *user, char *out_id)
{
    shop_address_put_args args = SHOP_ADDRESS_PUT_INIT;
    const shop_address_input usual = somewhere();
    const shop_saved_address *made = NULL;
    args.user_id = user;
    args.address = &usual;
    args.default_shipping = args.default_billing = true;
    assert_int_equal(shop_address_put(l->shop, &args, &made), 0);
    (void)snprintf(out_id, SHOP_ID_SIZE, "%s", made->id);
    shop_free(made);
}

static const shop_saved_address *look(lobby *l, const char *user, const char *id)
{
    shop_address_get_args args = SHOP_ADDRESS_GET_INIT;
    const shop_saved_address *found = NULL;
    args.user_id = user;
    args.address_id = id;
    assert_int_equal(shop_address_get(l->shop, &args, &found), 0);
    return found;
}

static int list(shop *as, const char *user, int64_t limit, const char *cursor, const shop_saved_address_page **out)
{
    shop_address_list_args args = SHOP_ADDRESS_LIST_INIT;
    args.user_id = user;
    args.limit = limit;
    args.cursor = cursor;
    return shop_address_list(as, &args, out);
}

static int64_t book(lobby *l)
{
    return temp_shop_number(&l->temp, "SELECT count(*) FROM user_addresses");
}

/* --- refusals ----------------------------------------------------------------------------------- */

static void what_is_no_country_is_refused(void **state)
{
    static const char *const bad[] = {"XX", "at", "A1", "  "};
    lobby *l = *state;
    char user[SHOP_ID_SIZE];
    shop_address_input what = somewhere();
    assert_int_equal(shop_id_new(l->shop, "usr", user), 0);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        what.country = bad[i];
        assert_int_equal(put(l->shop, user, NULL, &what, NULL), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "address.country");
    }
    assert_int_equal(book(l), 0);
}

static void whoever_was_erased_gets_no_address_again(void **state)
{
    lobby *l = *state;
    char user[SHOP_ID_SIZE];
    const shop_saved_address *made = NULL;
    lobby_register(l, LOBBY_ADA, user);
    assert_int_equal(put(l->shop, user, NULL, NULL, &made), 0);
    assert_int_equal(lobby_erase(l->shop, user), 0);
    assert_int_equal(book(l), 0);
    assert_int_equal(put(l->shop, user, NULL, NULL, NULL), SHOP_E_NOT_FOUND);
    assert_int_equal(put(lobby_as(l, user, NULL), user, made->id, NULL, NULL), SHOP_E_NOT_FOUND);
    assert_int_equal(book(l), 0);
    shop_free(made);
}

static void an_address_is_found_in_its_own_book_only(void **state)
{
    lobby *l = *state;
    char user[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    const shop_saved_address *made = NULL;
    shop_address_delete_args gone = SHOP_ADDRESS_DELETE_INIT;
    assert_int_equal(shop_id_new(l->shop, "usr", user), 0);
    assert_int_equal(shop_id_new(l->shop, "usr", other), 0);
    assert_int_equal(put(lobby_as(l, user, NULL), user, NULL, NULL, &made), 0);
    assert_int_equal(put(l->shop, other, made->id, NULL, NULL), SHOP_E_NOT_FOUND);
    gone.user_id = other;
    gone.address_id = made->id;
    assert_int_equal(shop_address_delete(l->shop, &gone), SHOP_E_NOT_FOUND);
    assert_int_equal(book(l), 1);
    shop_free(made);
}

static void a_full_book_can_be_rewritten_but_not_grow(void **state)
{
    lobby *l = *state;
    char user[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    const shop_saved_address *last = NULL;
    shop_address_delete_args gone = SHOP_ADDRESS_DELETE_INIT;
    assert_int_equal(shop_id_new(l->shop, "usr", user), 0);
    assert_int_equal(shop_id_new(l->shop, "usr", other), 0);
    for (int i = 1; i < ADDRESSES_MAX; i++)
        assert_int_equal(put(l->shop, user, NULL, NULL, NULL), 0);
    assert_int_equal(put(l->shop, user, NULL, NULL, &last), 0);
    assert_int_equal(put(l->shop, user, NULL, NULL, NULL), SHOP_E_TOO_LARGE);
    assert_int_equal(put(l->shop, user, last->id, NULL, NULL), 0);
    assert_int_equal(put(l->shop, other, NULL, NULL, NULL), 0);
    gone.user_id = user;
    gone.address_id = last->id;
    assert_int_equal(shop_address_delete(l->shop, &gone), 0);
    assert_int_equal(put(l->shop, user, NULL, NULL, NULL), 0);
    shop_free(last);
}

/* --- what is written ---------------------------------------------------------------------------- */

static void the_longest_texts_are_kept_and_empty_ones_are_not(void **state)
{
    lobby *l = *state;
    char user[SHOP_ID_SIZE], name[NAME_MOST + 2], phone[PHONE_MOST + 1];
    shop_address_input what = somewhere();
    const shop_saved_address *made = NULL;
    assert_int_equal(shop_id_new(l->shop, "usr", user), 0);
    memset(name, 'n', sizeof(name));
    name[NAME_MOST + 1] = '\0';
    memset(phone, '7', PHONE_MOST);
    phone[PHONE_MOST] = '\0';
    what.name = name;
    what.phone = phone;
    what.company = what.line2 = what.postal_code = what.region = "";
    assert_int_equal(put(l->shop, user, NULL, &what, NULL), SHOP_E_INVALID);
    name[NAME_MOST] = '\0';
    assert_int_equal(put(l->shop, user, NULL, &what, &made), 0);
    const shop_saved_address *found = look(l, user, made->id);
    assert_string_equal(found->address->name, name);
    assert_string_equal(found->address->phone, phone);
    assert_null(found->address->company);
    assert_null(found->address->line2);
    assert_null(found->address->postal_code);
    assert_null(found->address->region);
    shop_free(found);
    shop_free(made);
}

static void overwriting_keeps_the_id_and_when_it_was_made(void **state)
{
    lobby *l = *state;
    char user[SHOP_ID_SIZE];
    shop_address_input what = somewhere();
    const shop_saved_address *made = NULL;
    assert_int_equal(shop_id_new(l->shop, "usr", user), 0);
    assert_int_equal(put(l->shop, user, NULL, NULL, &made), 0);
    l->now_ms += 5;
    what.city = "Graz";
    assert_int_equal(put(l->shop, user, made->id, &what, NULL), 0);
    const shop_saved_address *found = look(l, user, made->id);
    assert_string_equal(found->address->city, "Graz");
    assert_string_equal(found->user_id, user);
    assert_int_equal(found->created_at_ms, LOBBY_START_MS);
    assert_int_equal(found->updated_at_ms, LOBBY_START_MS + 5);
    assert_int_equal(book(l), 1);
    shop_free(found);
    shop_free(made);
}

static void a_default_yields_to_the_next_of_the_same_person_only(void **state)
{
    lobby *l = *state;
    char user[SHOP_ID_SIZE], other[SHOP_ID_SIZE], first[SHOP_ID_SIZE], second[SHOP_ID_SIZE], theirs[SHOP_ID_SIZE];
    assert_int_equal(shop_id_new(l->shop, "usr", user), 0);
    assert_int_equal(shop_id_new(l->shop, "usr", other), 0);
    put_default(l, user, first);
    put_default(l, other, theirs);
    put_default(l, user, second);
    const shop_saved_address *yielded = look(l, user, first), *now = look(l, user, second);
    const shop_saved_address *kept = look(l, other, theirs);
    assert_false(yielded->default_shipping || yielded->default_billing);
    assert_true(now->default_shipping && now->default_billing);
    assert_true(kept->default_shipping && kept->default_billing);
    shop_free(yielded);
    shop_free(now);
    shop_free(kept);
}

/* --- pages -------------------------------------------------------------------------------------- */

static void pages_are_of_one_book_oldest_first(void **state)
{
    lobby *l = *state;
    char user[SHOP_ID_SIZE], other[SHOP_ID_SIZE];
    const shop_saved_address *made[3] = {NULL};
    const shop_saved_address_page *one = NULL, *two = NULL;
    assert_int_equal(shop_id_new(l->shop, "usr", user), 0);
    assert_int_equal(shop_id_new(l->shop, "usr", other), 0);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(put(l->shop, user, NULL, NULL, &made[i]), 0);
        assert_int_equal(put(l->shop, other, NULL, NULL, NULL), 0);
    }
    assert_int_equal(list(l->shop, user, 2, user, &one), SHOP_E_INVALID); /* no address's id */
    assert_int_equal(list(l->shop, user, 2, NULL, &one), 0);
    assert_int_equal(one->item_count, 2);
    assert_string_equal(one->items[0]->id, made[0]->id);
    assert_string_equal(one->next_cursor, made[1]->id);
    assert_int_equal(list(l->shop, user, 1, one->next_cursor, &two), 0);
    assert_int_equal(two->item_count, 1);
    assert_string_equal(two->items[0]->id, made[2]->id);
    assert_string_equal(two->items[0]->address->line1, "Ring 1");
    assert_null(two->next_cursor);
    shop_free(one);
    shop_free(two);
    for (size_t i = 0; i < 3; i++)
        shop_free(made[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(what_is_no_country_is_refused),
        LOBBY_CASE(whoever_was_erased_gets_no_address_again),
        LOBBY_CASE(an_address_is_found_in_its_own_book_only),
        LOBBY_CASE(a_full_book_can_be_rewritten_but_not_grow),
        LOBBY_CASE(the_longest_texts_are_kept_and_empty_ones_are_not),
        LOBBY_CASE(overwriting_keeps_the_id_and_when_it_was_made),
        LOBBY_CASE(a_default_yields_to_the_next_of_the_same_person_only),
        LOBBY_CASE(pages_are_of_one_book_oldest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
