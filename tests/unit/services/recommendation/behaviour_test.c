/* behaviour_test.c - what people did: whose is kept, how much of it and for how long, and who is forgotten. */
#include "tests/unit/services/recommendation/shelf.h"

#include <stdio.h>

enum { KEPT_MOST = 200, BATCH = 100, SQL_SIZE = 512 };
#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define KEPT_MS (183 * DAY_MS)

static int64_t kept(shelf *s)
{
    return temp_shop_number(&s->temp, "SELECT count(*) FROM recommendation_behaviour");
}

static int64_t kept_of(shelf *s, const char *owner)
{
    char sql[SQL_SIZE];
    (void)snprintf(sql, sizeof(sql), "SELECT count(*) FROM recommendation_behaviour WHERE owner = '%s'", owner);
    return temp_shop_number(&s->temp, sql);
}

/* So many products, each looked at a millisecond before the one ahead of it, the newest just before `at_ms`. */
static void looked_at(shelf *s, const char *owner, int count, int64_t at_ms)
{
    char sql[SQL_SIZE];
    (void)snprintf(sql, sizeof(sql),
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                   " INSERT INTO recommendation_behaviour (owner, product_id, kind, at_ms)"
                   " SELECT '%s', randomblob(16), 1, %lld - i FROM n",
                   count, owner, (long long)at_ms);
    temp_shop_sql(&s->temp, sql);
}

static void prune(shelf *s, int64_t done, bool more)
{
    shop_behaviour_prune_args args = SHOP_BEHAVIOUR_PRUNE_INIT;
    const shop_job_report *answer;
    assert_int_equal(shop_behaviour_prune(s->shop, &args, &answer), 0);
    assert_int_equal(answer->done, done);
    assert_int_equal(answer->more, more);
    shop_free(answer);
}

/* --- whose -------------------------------------------------------------------------------------- */

static void what_is_refused_is_not_kept(void **state)
{
    shelf *s = *state;
    char unknown[SHOP_ID_SIZE];
    assert_int_equal(shop_id_new(s->shop, "prd", unknown), 0);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_BUY), SHOP_E_INVALID);
    assert_string_equal(shop_error_last()->field, "kind");
    assert_int_equal(report(s->user, unknown, SHOP_BEHAVIOUR_KIND_BUY), SHOP_E_INVALID);
    assert_int_equal(report(s->user, unknown, SHOP_BEHAVIOUR_KIND_VIEW), SHOP_E_NOT_FOUND);
    put(s, 0, SHOP_PRODUCT_STATUS_DRAFT);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), SHOP_E_NOT_FOUND);
    assert_int_equal(kept(s), 0);
}

static void only_people_with_an_id_are_remembered(void **state)
{
    shelf *s = *state;
    assert_int_equal(report(s->shop, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    assert_int_equal(report(s->nobody, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    order(s, "01", NULL);
    order(s, "01", "key_01h455vb4pex5vsknk084sn02q");
    assert_int_equal(kept(s), 0);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    assert_int_equal(report(s->guest, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    order(s, "01", s->guest_id);
    assert_int_equal(kept_of(s, s->user_id), 1);
    assert_int_equal(kept_of(s, s->guest_id), 3);
}

/* --- how much ----------------------------------------------------------------------------------- */

static void the_same_again_is_newer_and_not_more(void **state)
{
    shelf *s = *state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
        s->now_ms += 1000;
    }
    assert_int_equal(kept(s), 1);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT at_ms FROM recommendation_behaviour"),
                     SHELF_START_MS + 1000);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_LIKE), 0);
    assert_int_equal(kept(s), 2);
}

static void the_oldest_make_room_and_nobody_elses(void **state)
{
    shelf *s = *state;
    looked_at(s, s->user_id, KEPT_MOST - 1, SHELF_START_MS);
    looked_at(s, s->guest_id, KEPT_MOST + 1, SHELF_START_MS);
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    assert_int_equal(kept_of(s, s->user_id), KEPT_MOST);
    s->now_ms++;
    assert_int_equal(report(s->user, s->ids[1], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    assert_int_equal(kept_of(s, s->user_id), KEPT_MOST);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT min(at_ms) FROM recommendation_behaviour"
                                                " WHERE owner LIKE 'usr_%'"),
                     SHELF_START_MS - (KEPT_MOST - 2));
    assert_int_equal(kept_of(s, s->guest_id), KEPT_MOST + 1);
}

/* --- for how long ------------------------------------------------------------------------------- */

static void half_a_year_and_no_longer(void **state)
{
    shelf *s = *state;
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    s->now_ms += KEPT_MS;
    assert_int_equal(report(s->user, s->ids[1], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    prune(s, 0, false);
    s->now_ms++;
    prune(s, 1, false);
    assert_int_equal(temp_shop_number(&s->temp, "SELECT at_ms FROM recommendation_behaviour"),
                     SHELF_START_MS + KEPT_MS);
}

static void a_hundred_at_a_time_the_oldest_first(void **state)
{
    shelf *s = *state;
    looked_at(s, s->user_id, BATCH, SHELF_START_MS - KEPT_MS);
    looked_at(s, s->guest_id, BATCH / 2, SHELF_START_MS - KEPT_MS - DAY_MS);
    prune(s, BATCH, true);
    assert_int_equal(kept_of(s, s->guest_id), 0);
    assert_int_equal(kept_of(s, s->user_id), BATCH / 2);
    prune(s, BATCH / 2, false);
    assert_int_equal(kept(s), 0);
}

static void background_work_forgets_what_is_old(void **state)
{
    shelf *s = *state;
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_VIEW), 0);
    s->now_ms += KEPT_MS + 1;
    settle(s);
    assert_int_equal(kept(s), 0);
}

static void one_who_is_erased_is_forgotten_and_nobody_else(void **state)
{
    shelf *s = *state;
    shop_user_event erased = {.user_id = s->user_id};
    assert_int_equal(report(s->user, s->ids[0], SHOP_BEHAVIOUR_KIND_LIKE), 0);
    assert_int_equal(report(s->guest, s->ids[0], SHOP_BEHAVIOUR_KIND_LIKE), 0);
    order(s, "12", s->user_id);
    for (int64_t version = 1; version <= 2; version++) {
        assert_int_equal(internal_emit(s->shop, SHOP__EVENT_USER_ERASED, s->user_id, version, &erased), 0);
        settle(s);
        assert_int_equal(kept_of(s, s->user_id), 0);
    }
    assert_int_equal(kept_of(s, s->guest_id), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shelf_setup, shelf_teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_is_refused_is_not_kept),
        TEST(only_people_with_an_id_are_remembered),
        TEST(the_same_again_is_newer_and_not_more),
        TEST(the_oldest_make_room_and_nobody_elses),
        TEST(half_a_year_and_no_longer),
        TEST(a_hundred_at_a_time_the_oldest_first),
        TEST(background_work_forgets_what_is_old),
        TEST(one_who_is_erased_is_forgotten_and_nobody_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
