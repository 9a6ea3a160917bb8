/* account_read_test.c - accounts as they are read: one, erased or not, pages of them, and what other services
 * may know. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <string.h>

#include "lib/services/user/limits.h"

static int list(lobby *l, const char *email, int64_t limit, const char *cursor, const shop_account_page **out)
{
    shop_account_list_args args = SHOP_ACCOUNT_LIST_INIT;
    args.email = email;
    args.limit = limit;
    args.cursor = cursor;
    return shop_account_list(l->shop, &args, out);
}

static int contact(lobby *l, const char *user_id, const shop_contact **out)
{
    shop_account_contact_args args = SHOP_ACCOUNT_CONTACT_INIT;
    args.user_id = user_id;
    return internal_call(l->shop, SHOP__OP_ACCOUNT_CONTACT, &args, out);
}

static const shop_credential *credential(lobby *l, const char *email)
{
    shop_account_credential_args args = SHOP_ACCOUNT_CREDENTIAL_INIT;
    const shop_credential *found = NULL;
    args.email = email;
    assert_int_equal(internal_call(l->shop, SHOP__OP_ACCOUNT_CREDENTIAL, &args, &found), 0);
    return found;
}

/* --- one ---------------------------------------------------------------------------------------- */

static void who_has_no_account_reads_none(void **state)
{
    lobby *l = *state;
    char ada[SHOP_ID_SIZE], nobody[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, ada);
    assert_int_equal(shop_id_new(l->shop, "usr", nobody), 0);
    assert_int_equal(lobby_use(lobby_as(l, nobody, NULL), nobody), SHOP_E_NOT_FOUND);
    assert_int_equal(lobby_use(lobby_as(l, nobody, NULL), ada), SHOP_E_NOT_FOUND);
    assert_int_equal(lobby_use(lobby_as(l, nobody, "support"), ada), 0);
}

static void of_an_erased_account_only_a_pseudonym_is_read(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    l->now_ms += 5;
    assert_int_equal(lobby_erase(l->shop, id), 0);
    const shop_account *left = lobby_account(l, id);
    assert_string_equal(left->id, id);
    assert_int_equal(left->state, SHOP_ACCOUNT_STATE_ERASED);
    assert_null(left->email);
    assert_null(left->name);
    assert_null(left->locale);
    assert_int_equal(left->created_at_ms, LOBBY_START_MS);
    assert_int_equal(left->updated_at_ms, LOBBY_START_MS + 5);
    shop_free(left);
}

/* --- pages -------------------------------------------------------------------------------------- */

static void a_page_that_just_holds_all_is_the_last(void **state)
{
    lobby *l = *state;
    char ids[3][SHOP_ID_SIZE], email[64];
    const shop_account_page *page = NULL;
    assert_int_equal(list(l, NULL, 0, NULL, &page), 0);
    assert_int_equal(page->item_count, 0);
    assert_null(page->next_cursor);
    shop_free(page);
    for (int i = 0; i < 3; i++) {
        (void)snprintf(email, sizeof(email), "p%d@example.org", 3 - i); /* not in the order of ids */
        lobby_register(l, email, ids[i]);
    }
    assert_int_equal(list(l, NULL, 3, NULL, &page), 0);
    assert_int_equal(page->item_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(page->items[i]->id, ids[i]);
    assert_null(page->next_cursor);
    shop_free(page);
}

static void every_account_is_on_one_page_also_when_it_is_erased(void **state)
{
    enum { ACCOUNTS = 4 };
    lobby *l = *state;
    char ids[ACCOUNTS][SHOP_ID_SIZE], email[64], cursor[SHOP_ID_SIZE] = "";
    for (int i = 0; i < ACCOUNTS; i++) {
        (void)snprintf(email, sizeof(email), "p%d@example.org", i);
        lobby_register(l, email, ids[i]);
    }
    assert_int_equal(lobby_erase(l->shop, ids[1]), 0);
    for (size_t i = 0; i < ACCOUNTS; i++) {
        const shop_account_page *page = NULL;
        assert_int_equal(list(l, NULL, 1, cursor, &page), 0);
        assert_int_equal(page->item_count, 1);
        assert_string_equal(page->items[0]->id, ids[i]);
        assert_int_equal(page->next_cursor != NULL, i + 1 < ACCOUNTS);
        if (page->next_cursor != NULL)
            (void)snprintf(cursor, sizeof(cursor), "%s", page->next_cursor);
        shop_free(page);
    }
}

static void an_email_finds_who_has_it_now(void **state)
{
    lobby *l = *state;
    char ada[SHOP_ID_SIZE], again[SHOP_ID_SIZE];
    const shop_account_page *page = NULL;
    lobby_register(l, LOBBY_ADA, ada);
    assert_int_equal(list(l, "ada", 0, NULL, &page), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "email");
    assert_int_equal(lobby_erase(l->shop, ada), 0);
    assert_int_equal(list(l, LOBBY_ADA, 0, NULL, &page), 0);
    assert_int_equal(page->item_count, 0);
    shop_free(page);
    lobby_register(l, LOBBY_ADA, again);
    assert_string_not_equal(again, ada);
    assert_int_equal(list(l, " ADA@example.org", 0, NULL, &page), 0);
    assert_int_equal(page->item_count, 1);
    assert_string_equal(page->items[0]->id, again);
    assert_null(page->next_cursor);
    shop_free(page);
}

/* --- for other services ------------------------------------------------------------------------- */

static void nobody_is_reached_who_is_unknown_or_erased(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    const shop_contact *found = NULL;
    assert_int_equal(shop_id_new(l->shop, "usr", id), 0);
    assert_int_equal(contact(l, id, &found), SHOP_E_NOT_FOUND);
    lobby_register(l, LOBBY_ADA, id);
    assert_int_equal(contact(l, id, &found), 0);
    assert_string_equal(found->user_id, id);
    assert_string_equal(found->email, LOBBY_ADA);
    assert_null(found->name);
    assert_string_equal(found->locale, "en");
    shop_free(found);
    assert_int_equal(lobby_erase(l->shop, id), 0);
    assert_int_equal(contact(l, id, &found), SHOP_E_NOT_FOUND);
}

static void a_credential_says_of_a_lock_whether_somebody_has_the_email_or_not(void **state)
{
    static const char *const emails[] = {LOBBY_ADA, LOBBY_BOB};
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    for (size_t e = 0; e < 2; e++) {
        const shop_credential *before = credential(l, emails[e]);
        assert_int_equal(before->locked_until_ms, 0);
        for (int i = 0; i < LOGIN_FREE_FAILURES; i++)
            assert_int_equal(lobby_try(l->shop, emails[e], "wrong", NULL), SHOP_E_UNAUTHENTICATED);
        const shop_credential *locked = credential(l, emails[e]);
        assert_int_equal(locked->locked_until_ms, LOBBY_START_MS + LOGIN_LOCK_MS);
        assert_int_equal(locked->password_hash != NULL, e == 0);
        assert_int_equal(locked->user_id != NULL && strcmp(locked->user_id, id) == 0, e == 0);
        shop_free(before);
        shop_free(locked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(who_has_no_account_reads_none),
        LOBBY_CASE(of_an_erased_account_only_a_pseudonym_is_read),
        LOBBY_CASE(a_page_that_just_holds_all_is_the_last),
        LOBBY_CASE(every_account_is_on_one_page_also_when_it_is_erased),
        LOBBY_CASE(an_email_finds_who_has_it_now),
        LOBBY_CASE(nobody_is_reached_who_is_unknown_or_erased),
        LOBBY_CASE(a_credential_says_of_a_lock_whether_somebody_has_the_email_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
