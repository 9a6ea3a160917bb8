/* session_read_test.c - whose a token is, until when, also when another process ended it or the clock was set
 * back; and pages of where somebody is signed in. */
#include "tests/unit/services/user/lobby.h"

#include <stdio.h>
#include <string.h>

#include "lib/core/limits.h"
#include "lib/services/user/limits.h"

static int resolve(lobby *l, const char *token, const shop_session_principal **out)
{
    shop_session_resolve_args args = SHOP_SESSION_RESOLVE_INIT;
    args.token = token;
    return internal_call(l->shop, SHOP__OP_SESSION_RESOLVE, &args, out);
}

static const shop_session *new_session(lobby *l)
{
    const shop_session *made = NULL;
    assert_int_equal(lobby_try(l->shop, LOBBY_ADA, LOBBY_PASSWORD, &made), 0);
    return made;
}

static void end_elsewhere(lobby *l, const char *session_id)
{
    shop_session_delete_args args = SHOP_SESSION_DELETE_INIT;
    args.session_id = session_id;
    assert_int_equal(shop_session_delete(lobby_open_other(l, 8), &args), 0);
}

/* --- tokens ------------------------------------------------------------------------------------- */

static void a_token_of_nobodys_is_refused(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE], token[64];
    lobby_register(l, LOBBY_ADA, id);
    const shop_session *made = new_session(l);
    (void)snprintf(token, sizeof(token), "%s", made->token);
    token[0] = token[0] == 'A' ? 'B' : 'A';
    assert_int_equal(resolve(l, token, NULL), SHOP_E_UNAUTHENTICATED);
    token[0] = '\0';
    assert_int_not_equal(resolve(l, token, NULL), 0);
    assert_int_equal(resolve(l, made->id, NULL), SHOP_E_UNAUTHENTICATED);
    shop_free(made);
}

static void a_token_is_good_until_the_moment_that_it_expires(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    const shop_session_principal *who = NULL;
    lobby_register(l, LOBBY_ADA, id);
    const shop_session *made = new_session(l);
    l->now_ms += SESSION_KEEP_MS - 1;
    assert_int_equal(resolve(l, made->token, &who), 0);
    assert_string_equal(who->user_id, id);
    assert_string_equal(who->session_id, made->id);
    assert_int_equal(who->expires_at_ms, made->expires_at_ms);
    assert_int_equal(who->read_at_ms, l->now_ms);
    l->now_ms += 1;
    assert_int_equal(resolve(l, made->token, NULL), SHOP_E_UNAUTHENTICATED);
    shop_free(who);
    shop_free(made);
}

static void the_role_is_the_accounts_present_one(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    const shop_session_principal *who = NULL;
    lobby_register(l, LOBBY_ADA, id);
    const shop_session *made = new_session(l);
    assert_string_equal(made->role, "customer");
    temp_shop_sql(&l->temp, "UPDATE user_accounts SET role = 'finance'");
    assert_int_equal(resolve(l, made->token, &who), 0);
    assert_string_equal(who->role, "finance");
    temp_shop_sql(&l->temp, "UPDATE user_accounts SET state = 2"); /* erased, with a session left over */
    assert_int_equal(resolve(l, made->token, NULL), SHOP_E_UNAUTHENTICATED);
    shop_free(who);
    shop_free(made);
}

static void an_expired_session_is_refused_though_it_was_used(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    shop *ada = lobby_sign_in(l, l->shop, LOBBY_ADA, NULL);
    l->now_ms += SESSION_KEEP_MS - SESSION_TRUST_MS / 2;
    assert_int_equal(lobby_use(ada, id), 0);
    l->now_ms += SESSION_TRUST_MS / 2;
    assert_int_equal(lobby_use(ada, id), SHOP_E_UNAUTHENTICATED);
}

/* Ada's session is ended by another process, which this one asks again when its clock has moved by so much. */
static void expect_noticed(lobby *l, int64_t moved_ms)
{
    char id[SHOP_ID_SIZE], session_id[SHOP_ID_SIZE];
    lobby_register(l, LOBBY_ADA, id);
    shop *ada = lobby_sign_in(l, l->shop, LOBBY_ADA, session_id);
    assert_int_equal(lobby_use(ada, id), 0);
    end_elsewhere(l, session_id);
    l->now_ms += moved_ms;
    assert_int_equal(lobby_use(ada, id), SHOP_E_UNAUTHENTICATED);
}

static void another_process_notices_within_a_second(void **state)
{
    expect_noticed(*state, SESSION_TRUST_MS);
}

static void a_clock_set_back_does_not_prolong_trust(void **state)
{
    expect_noticed(*state, -LOBBY_DAY_MS);
}

/* --- the list ----------------------------------------------------------------------------------- */

static int list(lobby *l, const char *user_id, int64_t limit, const char *cursor, const shop_session_page **out)
{
    shop_session_list_args args = SHOP_SESSION_LIST_INIT;
    args.user_id = user_id;
    args.limit = limit;
    args.cursor = cursor;
    return shop_session_list(l->shop, &args, out);
}

static void the_list_is_of_the_living_oldest_first(void **state)
{
    lobby *l = *state;
    char ada[SHOP_ID_SIZE], bob[SHOP_ID_SIZE];
    const shop_session_page *page = NULL;
    lobby_register(l, LOBBY_ADA, ada);
    lobby_register(l, LOBBY_BOB, bob);
    shop_free(new_session(l));
    l->now_ms += 1;
    const shop_session *first = new_session(l), *second = new_session(l);
    assert_int_equal(lobby_try(l->shop, LOBBY_BOB, LOBBY_PASSWORD, NULL), 0);
    l->now_ms += SESSION_KEEP_MS - 1;
    assert_int_equal(list(l, ada, 2, NULL, &page), 0);
    assert_int_equal(page->item_count, 2);
    assert_string_equal(page->items[0]->id, first->id);
    assert_string_equal(page->items[1]->id, second->id);
    assert_null(page->items[0]->token);
    assert_null(page->next_cursor);
    shop_free(page);
    shop_free(first);
    shop_free(second);
}

static void a_page_goes_on_where_the_last_one_ended_though_that_is_gone(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    const shop_session_page *one = NULL, *two = NULL;
    lobby_register(l, LOBBY_ADA, id);
    for (int i = 0; i <= PAGE_DEFAULT; i++)
        shop_free(new_session(l));
    assert_int_equal(list(l, id, 0, NULL, &one), 0);
    assert_int_equal(one->item_count, PAGE_DEFAULT);
    assert_string_equal(one->next_cursor, one->items[PAGE_DEFAULT - 1]->id);
    end_elsewhere(l, one->next_cursor);
    assert_int_equal(list(l, id, 1, one->next_cursor, &two), 0);
    assert_int_equal(two->item_count, 1);
    assert_true(strcmp(two->items[0]->id, one->next_cursor) > 0);
    assert_null(two->next_cursor);
    shop_free(one);
    shop_free(two);
}

static void who_has_no_session_has_an_empty_page(void **state)
{
    lobby *l = *state;
    char id[SHOP_ID_SIZE];
    const shop_session_page *page = NULL;
    assert_int_equal(shop_id_new(l->shop, "usr", id), 0);
    assert_int_equal(list(l, id, 0, id, &page), SHOP_E_INVALID); /* a cursor of the list of accounts */
    assert_int_equal(list(l, id, 0, NULL, &page), 0);
    assert_int_equal(page->item_count, 0);
    assert_null(page->next_cursor);
    shop_free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOBBY_CASE(a_token_of_nobodys_is_refused),
        LOBBY_CASE(a_token_is_good_until_the_moment_that_it_expires),
        LOBBY_CASE(the_role_is_the_accounts_present_one),
        LOBBY_CASE(an_expired_session_is_refused_though_it_was_used),
        LOBBY_CASE(another_process_notices_within_a_second),
        LOBBY_CASE(a_clock_set_back_does_not_prolong_trust),
        LOBBY_CASE(the_list_is_of_the_living_oldest_first),
        LOBBY_CASE(a_page_goes_on_where_the_last_one_ended_though_that_is_gone),
        LOBBY_CASE(who_has_no_session_has_an_empty_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
