/* deliveries_test.c - messages as rows: whose they are, how a list goes through them, which are tried again, and
 * what an erasure leaves. */
#include "tests/unit/services/notification/post_office.h"

#include <stdio.h>
#include <string.h>

#include "shop/error.h"

enum { MINUTE_MS = 60 * 1000, STATES = SHOP_DELIVERY_STATE_DEAD };

static char ada[SHOP_ID_SIZE];

static int setup(void **state)
{
    if (post_office_setup(state) != 0)
        return -1;
    const post_office *p = *state;
    return shop_id_new(p->shop, "usr", ada);
}

static shop *view_of(post_office *p, const char *user_id)
{
    shop_identity who = SHOP_IDENTITY_INIT;
    shop *view = NULL;
    who.user_id = user_id;
    assert_int_equal(shop_as(p->shop, &who, &view), 0);
    return view;
}

static int retry(post_office *p, const char *id)
{
    shop_delivery_retry_args args = SHOP_DELIVERY_RETRY_INIT;
    const shop_delivery *d = NULL;
    args.delivery_id = id;
    int code = shop_delivery_retry(p->shop, &args, &d);
    shop_free(d);
    return code;
}

static void send_with(post_office *p, int answer, char id[SHOP_ID_SIZE])
{
    p->answer = answer;
    post_office_write(p, NULL, ada, id);
    post_office_later(p, 0);
}

/* One message to Ada in each state; that which is pending last. */
static void one_of_each(post_office *p, char ids[STATES + 1][SHOP_ID_SIZE])
{
    send_with(p, 0, ids[SHOP_DELIVERY_STATE_SENT]);
    send_with(p, SHOP_E_TIMEOUT, ids[SHOP_DELIVERY_STATE_FAILED]);
    send_with(p, SHOP_E_INVALID, ids[SHOP_DELIVERY_STATE_DEAD]);
    post_office_write(p, NULL, ada, ids[SHOP_DELIVERY_STATE_SENDING]);
    shop_free(post_office_claim(p));
    post_office_write(p, NULL, ada, ids[SHOP_DELIVERY_STATE_PENDING]);
    for (int state = 1; state <= STATES; state++)
        post_office_expect(p, ids[state], (shop_delivery_state)state, state != SHOP_DELIVERY_STATE_PENDING);
}

static const shop_delivery_page *list(shop *as, const char *user_id, shop_delivery_state state, int64_t limit,
                                      const char *cursor)
{
    shop_delivery_list_args args = SHOP_DELIVERY_LIST_INIT;
    const shop_delivery_page *page = NULL;
    args.user_id = user_id;
    args.state = state;
    args.limit = limit;
    args.cursor = cursor;
    assert_int_equal(shop_delivery_list(as, &args, &page), 0);
    return page;
}

/* --- whose ------------------------------------------------------------------------------------------ */

static void a_message_to_no_account_is_nobodys_own(void **state)
{
    post_office *p = *state;
    shop_delivery_get_args args = SHOP_DELIVERY_GET_INIT;
    const shop_delivery *d = NULL;
    char nobodys[SHOP_ID_SIZE], adas[SHOP_ID_SIZE];
    post_office_write(p, NULL, ada, adas);
    post_office_write(p, NULL, NULL, nobodys);
    shop *view = view_of(p, ada);
    args.delivery_id = nobodys;
    assert_int_equal(shop_delivery_get(view, &args, &d), SHOP_E_NOT_FOUND);
    for (int named = 0; named < 2; named++) {
        const shop_delivery_page *own = list(view, named ? ada : NULL, 0, 0, NULL);
        assert_int_equal(own->item_count, 1);
        assert_string_equal(own->items[0]->id, adas);
        assert_null(own->items[0]->text); /* lists are without */
        shop_free(own);
    }
    shop_close(view);
}

/* --- lists ------------------------------------------------------------------------------------------ */

static void other_cursors_are_refused(void **state)
{
    static const char *const bad[] = {"ord_01j00000000000000000000000", "dlv_", "dlv_81j00000000000000000000000",
                                      "dlv_01j000000000000000000000000"};
    post_office *p = *state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        shop_delivery_list_args args = SHOP_DELIVERY_LIST_INIT;
        const shop_delivery_page *page = NULL;
        args.cursor = bad[i];
        assert_int_equal(shop_delivery_list(p->shop, &args, &page), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "cursor");
    }
}

static void a_list_of_a_state_has_only_that(void **state)
{
    post_office *p = *state;
    char ids[STATES + 1][SHOP_ID_SIZE];
    one_of_each(p, ids);
    for (int s = 1; s <= STATES; s++) {
        const shop_delivery_page *of_all = list(p->shop, NULL, (shop_delivery_state)s, 0, NULL);
        const shop_delivery_page *of_ada = list(p->shop, ada, (shop_delivery_state)s, 0, NULL);
        assert_int_equal(of_all->item_count, 1);
        assert_int_equal(of_ada->item_count, 1);
        assert_string_equal(of_all->items[0]->id, ids[s]);
        assert_string_equal(of_ada->items[0]->id, ids[s]);
        shop_free(of_all);
        shop_free(of_ada);
    }
}

/* Two of Ada, then one of nobody, and so on; her pages hold hers only, and the last one says that it is the
 * last also when it is full. */
static void pages_of_a_person_are_full_and_end(void **state)
{
    post_office *p = *state;
    char ids[6][SHOP_ID_SIZE], cursor[SHOP_ID_SIZE] = "";
    for (int i = 0; i < 6; i++)
        post_office_write(p, NULL, i % 3 == 2 ? NULL : ada, ids[i]);
    static const int wanted[] = {4, 3, 1, 0};
    for (size_t at = 0; at < 4; at += 2) {
        const shop_delivery_page *page = list(p->shop, ada, 0, 2, cursor);
        assert_int_equal(page->item_count, 2);
        assert_string_equal(page->items[0]->id, ids[wanted[at]]);
        assert_string_equal(page->items[1]->id, ids[wanted[at + 1]]);
        assert_int_equal(page->next_cursor == NULL, at == 2);
        (void)snprintf(cursor, sizeof(cursor), "%s", page->next_cursor != NULL ? page->next_cursor : "");
        shop_free(page);
    }
}

static void what_is_written_meanwhile_moves_no_page(void **state)
{
    post_office *p = *state;
    char ids[4][SHOP_ID_SIZE], later[SHOP_ID_SIZE];
    for (int i = 0; i < 4; i++)
        post_office_write(p, NULL, NULL, ids[i]);
    const shop_delivery_page *first = list(p->shop, NULL, 0, 2, NULL);
    post_office_write(p, NULL, NULL, later);
    const shop_delivery_page *second = list(p->shop, NULL, 0, 2, first->next_cursor);
    assert_string_equal(first->items[1]->id, ids[2]);
    assert_string_equal(second->items[0]->id, ids[1]);
    assert_string_equal(second->items[1]->id, ids[0]);
    assert_null(second->next_cursor);
    shop_free(first);
    shop_free(second);
}

static void a_list_is_twenty_long_unless_asked(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    for (int i = 0; i < 21; i++)
        post_office_write(p, NULL, NULL, id);
    const shop_delivery_page *page = list(p->shop, NULL, 0, 0, NULL);
    assert_int_equal(page->item_count, 20);
    assert_non_null(page->next_cursor);
    shop_free(page);
    page = list(p->shop, NULL, 0, 21, NULL);
    assert_int_equal(page->item_count, 21);
    assert_null(page->next_cursor);
    shop_free(page);
}

/* --- trying again ------------------------------------------------------------------------------------ */

static void only_what_went_wrong_is_tried_again(void **state)
{
    post_office *p = *state;
    char ids[STATES + 1][SHOP_ID_SIZE];
    one_of_each(p, ids);
    for (int s = 1; s <= STATES; s++) {
        bool wrong = s == SHOP_DELIVERY_STATE_FAILED || s == SHOP_DELIVERY_STATE_DEAD;
        assert_int_equal(retry(p, ids[s]), wrong ? 0 : SHOP_E_CONFLICT);
        assert_int_equal(retry(p, ids[s]), SHOP_E_CONFLICT); /* pending by now */
        post_office_expect(p, ids[s], wrong ? SHOP_DELIVERY_STATE_PENDING : (shop_delivery_state)s,
                           !wrong && s != SHOP_DELIVERY_STATE_PENDING);
    }
}

static void what_is_tried_again_is_due_with_all_attempts(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    send_with(p, SHOP_E_INVALID, id);
    p->now_ms += MINUTE_MS;
    assert_int_equal(retry(p, id), 0);
    const shop_delivery *d = post_office_read(p, id);
    assert_null(d->reason);
    assert_int_equal(d->version, 4); /* written, taken, given up, asked for again */
    assert_int_equal(d->updated_at_ms, d->created_at_ms + MINUTE_MS);
    shop_free(d);
    p->answer = SHOP_E_TIMEOUT;
    for (int attempt = 1; attempt < 8; attempt++) {
        post_office_later(p, attempt == 1 ? 0 : (int64_t)MINUTE_MS << (attempt - 2));
        post_office_expect(p, id, SHOP_DELIVERY_STATE_FAILED, attempt);
    }
}

/* --- erasing ------------------------------------------------------------------------------------------ */

static void an_erasure_ends_all_and_sent_stays_sent(void **state)
{
    post_office *p = *state;
    char ids[STATES + 1][SHOP_ID_SIZE];
    one_of_each(p, ids);
    size_t before = p->sent;
    p->answer = 0;
    post_office_erase(p, ada, 1);
    post_office_later(p, 1000 * MINUTE_MS);
    assert_int_equal(p->sent, before);
    for (int s = 1; s <= STATES; s++) {
        const shop_delivery *d = post_office_read(p, ids[s]);
        assert_int_equal(d->state, s == SHOP_DELIVERY_STATE_SENT ? s : SHOP_DELIVERY_STATE_DEAD);
        assert_int_equal(strlen(d->recipient) + strlen(d->subject) + strlen(d->text), 0);
        assert_null(d->reason);
        assert_string_equal(d->user_id, ada);
        shop_free(d);
        assert_int_equal(retry(p, ids[s]), SHOP_E_CONFLICT);
    }
}

static void a_sender_that_comes_back_after_it_changes_nothing(void **state)
{
    post_office *p = *state;
    char id[SHOP_ID_SIZE];
    post_office_write(p, NULL, ada, id);
    shop_free(post_office_claim(p));
    post_office_erase(p, ada, 1);
    post_office_settle(p, id, 1, SHOP_E_UNAVAILABLE);
    const shop_delivery *d = post_office_read(p, id);
    assert_int_equal(d->state, SHOP_DELIVERY_STATE_DEAD);
    assert_null(d->reason);
    shop_free(d);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, post_office_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_message_to_no_account_is_nobodys_own),
        TEST(other_cursors_are_refused),
        TEST(a_list_of_a_state_has_only_that),
        TEST(pages_of_a_person_are_full_and_end),
        TEST(what_is_written_meanwhile_moves_no_page),
        TEST(a_list_is_twenty_long_unless_asked),
        TEST(only_what_went_wrong_is_tried_again),
        TEST(what_is_tried_again_is_due_with_all_attempts),
        TEST(an_erasure_ends_all_and_sent_stays_sent),
        TEST(a_sender_that_comes_back_after_it_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
