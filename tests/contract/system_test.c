/* system_test.c - the contract of the system service: the event log, dead letters, figures, pruning and
 * the store's check of itself. A consumer cannot be made to fail from outside, so that dead letters that
 * are there are tested in tests/unit/services/system. */
#include <stdio.h>
#include <string.h>

#include "contract.h"

/* Only who runs the shop. */
static void for_operators_only(fixture *f, const char *op, const char *json)
{
    contract_refused(f, f->nobody, SHOP_E_UNAUTHENTICATED, op, "%s", json);
    contract_refused(f, f->guest, SHOP_E_UNAUTHENTICATED, op, "%s", json);
    contract_refused(f, f->customer, SHOP_E_FORBIDDEN, op, "%s", json);
    contract_refused(f, contract_staff(f, "support"), SHOP_E_FORBIDDEN, op, "%s", json);
    contract_refused(f, contract_staff(f, "finance"), SHOP_E_FORBIDDEN, op, "%s", json);
    contract_call(f, contract_staff(f, "admin"), op, "%s", json);
}

/* The name of some consumer, and how many there are. */
static const char *a_consumer(fixture *f, size_t *ret_count)
{
    const char *stats = contract_call(f, f->shop, "system.stats", "{}");
    *ret_count = contract_length(f, stats, "consumers");
    assert_true(*ret_count > 0);
    return contract_text(f, stats, "consumers[0].consumer");
}

/* --- the event log ---------------------------------------------------------------------------- */

static void event_list_of_a_new_shop(fixture *f)
{
    const char *log = contract_call(f, f->shop, "event.list", "{}");
    assert_int_equal(contract_length(f, log, "events"), 0);
    assert_int_equal(contract_int(f, log, "end"), 0);
    assert_int_equal(contract_int(f, log, "next"), 0);
}

static void event_list_goes_on_where_it_stopped(fixture *f)
{
    const char *first = contract_product(f, "A", 100);
    const char *second = contract_product(f, "B", 100);
    contract_settle(f);
    contract_reopen(f);
    const char *log = contract_call(f, f->shop, "event.list", "{\"limit\":1}");
    assert_int_equal(contract_length(f, log, "events"), 1);
    assert_string_equal(contract_text(f, log, "events[0].type"), "product.created");
    assert_string_equal(contract_text(f, log, "events[0].service"), "catalog");
    assert_string_equal(contract_text(f, log, "events[0].subject"), first);
    assert_string_equal(contract_text(f, log, "events[0].data.product_id"), first);
    assert_int_equal(contract_int(f, log, "events[0].version"), 1);
    assert_int_equal(contract_int(f, log, "end"), 2);
    const char *rest = contract_call(f, f->shop, "event.list", "{\"after\":%lld}",
                                     (long long)contract_int(f, log, "next"));
    assert_int_equal(contract_length(f, rest, "events"), 1);
    assert_string_equal(contract_text(f, rest, "events[0].subject"), second);
    const char *none = contract_call(f, f->shop, "event.list", "{\"after\":%lld}",
                                     (long long)contract_int(f, rest, "next"));
    assert_int_equal(contract_length(f, none, "events"), 0);
    assert_int_equal(contract_int(f, none, "next"), contract_int(f, rest, "next"));
}

static void event_list_has_limits(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_INVALID, "event.list", "{\"limit\":201}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "event.list", "{\"after\":-1}");
    for_operators_only(f, "event.list", "{\"limit\":200}");
}

/* --- dead letters ----------------------------------------------------------------------------- */

static void event_dead_of_a_sound_shop(fixture *f)
{
    size_t count;
    contract_product(f, "A", 100);
    contract_settle(f);
    const char *all = contract_call(f, f->shop, "event.dead", "{}");
    assert_int_equal(contract_length(f, all, "items"), 0);
    const char *one =
        contract_call(f, f->shop, "event.dead", "{\"consumer\":\"%s\"}", a_consumer(f, &count));
    assert_int_equal(contract_length(f, one, "items"), 0);
    contract_refused(f, f->shop, SHOP_E_INVALID, "event.dead", "{\"limit\":201}");
    for_operators_only(f, "event.dead", "{}");
}

static void event_replay_of_nothing(fixture *f)
{
    size_t count;
    char json[160];
    snprintf(json, sizeof(json), "{\"consumer\":\"%s\"}", a_consumer(f, &count));
    const char *report = contract_call(f, f->shop, "event.replay", "%s", json);
    assert_int_equal(contract_int(f, report, "delivered"), 0);
    assert_int_equal(contract_int(f, report, "left"), 0);
    for_operators_only(f, "event.replay", json);
}

static void event_replay_needs_a_consumer(fixture *f)
{
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "event.replay", "{\"consumer\":\"nobody\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "event.replay", "{}");
}

/* --- cursors ---------------------------------------------------------------------------------- */

static void event_rewind_sets_a_consumer_back(fixture *f)
{
    size_t count;
    contract_product(f, "A", 100);
    contract_product(f, "B", 100);
    contract_settle(f);
    int64_t end = contract_int(f, contract_call(f, f->shop, "system.stats", "{}"), "log_end");
    const char *name = a_consumer(f, &count);
    const char *cursor = contract_call(f, f->shop, "event.rewind",
                                       "{\"consumer\":\"%s\",\"position\":1}", name);
    assert_string_equal(contract_text(f, cursor, "consumer"), name);
    assert_int_equal(contract_int(f, cursor, "lag"), end - 1);
    contract_reopen(f);
    const char *stats = contract_call(f, f->shop, "system.stats", "{}");
    assert_int_equal(contract_int(f, stats, "consumers[0].position"), 1);
    contract_settle(f);
    stats = contract_call(f, f->shop, "system.stats", "{}");
    assert_int_equal(contract_int(f, stats, "consumers[0].lag"), 0);
}

static void event_rewind_refuses_what_is_not_there(fixture *f)
{
    size_t count;
    const char *name = a_consumer(f, &count);
    contract_refused(f, f->shop, SHOP_E_NOT_FOUND, "event.rewind", "{\"consumer\":\"nobody\"}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "event.rewind", "{\"position\":0}");
    contract_refused(f, f->shop, SHOP_E_INVALID, "event.rewind",
                     "{\"consumer\":\"%s\",\"position\":1}", name);
    assert_string_equal(shop_error_last()->field, "position");
    contract_refused(f, f->shop, SHOP_E_INVALID, "event.rewind",
                     "{\"consumer\":\"%s\",\"position\":-1}", name);
}

static void event_rewind_replays(fixture *f)
{
    size_t count;
    char json[160], other[160];
    contract_product(f, "A", 100);
    const char *name = a_consumer(f, &count);
    snprintf(json, sizeof(json), "{\"consumer\":\"%s\",\"position\":0}", name);
    snprintf(other, sizeof(other), "{\"consumer\":\"%s\",\"position\":1}", name);
    contract_replays(f, f->shop, "event.rewind", json, other);
    for_operators_only(f, "event.rewind", json);
}

/* --- figures ---------------------------------------------------------------------------------- */

static void system_stats_counts(fixture *f)
{
    const char *before = contract_call(f, f->shop, "system.stats", "{}");
    assert_int_equal(contract_int(f, before, "log_end"), 0);
    contract_product(f, "A", 100);
    const char *after = contract_call(f, f->shop, "system.stats", "{}");
    assert_int_equal(contract_int(f, after, "log_end"), 1);
    assert_int_equal(contract_int(f, after, "dead"), 0);
    assert_int_equal(contract_int(f, after, "store.commits"),
                     contract_int(f, before, "store.commits") + 1);
    assert_int_equal(contract_int(f, after, "store.members"),
                     contract_int(f, before, "store.members") + 1);
}

static void system_stats_show_every_consumer(fixture *f)
{
    size_t count;
    contract_product(f, "A", 100);
    (void)a_consumer(f, &count);
    const char *before = contract_call(f, f->shop, "system.stats", "{}");
    contract_settle(f);
    const char *after = contract_call(f, f->shop, "system.stats", "{}");
    assert_int_equal(contract_length(f, after, "consumers"), count);
    for (size_t i = 0; i < count; i++) {
        char path[64];
        snprintf(path, sizeof(path), "consumers[%zu].lag", i);
        assert_int_equal(contract_int(f, before, path), 1);
        assert_int_equal(contract_int(f, after, path), 0);
    }
    for_operators_only(f, "system.stats", "{}");
}

/* --- keeping house ---------------------------------------------------------------------------- */

static void system_prune_keeps_what_is_new(fixture *f)
{
    contract_product(f, "A", 100);
    contract_product(f, "B", 100);
    contract_settle(f);
    const char *report = contract_call(f, f->shop, "system.prune", "{}");
    assert_int_equal(contract_int(f, report, "done"), 0);
    assert_int_equal(contract_int(f, report, "more"), 0);
    const char *log = contract_call(f, f->shop, "event.list", "{}");
    assert_int_equal(contract_length(f, log, "events"), 2);
    for_operators_only(f, "system.prune", "{}");
}

static void system_check_finds_nothing_in_a_sound_shop(fixture *f)
{
    contract_product(f, "A", 100);
    contract_settle(f);
    const char *report = contract_call(f, f->shop, "system.check", "{}");
    assert_true(contract_int(f, report, "tables") > 0);
    assert_int_equal(contract_length(f, report, "problems"), 0);
    assert_int_equal(contract_length(f, report, "unchecked"), 0);
    for_operators_only(f, "system.check", "{}");
}

/* How many tables are checked from a place on, piece by piece; "" = all. */
static int64_t tables_behind(fixture *f, const char *after)
{
    int64_t all = 0;
    const char *piece = contract_call(f, f->shop, "system.check", "{\"after\":\"%s\"}", after);
    for (; contract_has(f, piece, "next");
         piece = contract_call(f, f->shop, "system.check", "{\"after\":\"%s\"}",
                               contract_text(f, piece, "next")))
        all += contract_int(f, piece, "tables");
    return all + contract_int(f, piece, "tables");
}

/* Behind the last table there is nothing. */
static void system_check_goes_on_behind_a_table(fixture *f)
{
    const char *rest = contract_call(f, f->shop, "system.check", "{\"after\":\"zzzz\"}");
    assert_int_equal(contract_int(f, rest, "tables"), 0);
    assert_false(contract_has(f, rest, "next"));
    int64_t all = tables_behind(f, "");
    assert_true(tables_behind(f, "order_orders") > 0);
    assert_true(tables_behind(f, "order_orders") < all);
}

static const contract_case cases[] = {
    {"event.list: a new shop has no events", event_list_of_a_new_shop},
    {"event.list: goes on where it stopped", event_list_goes_on_where_it_stopped},
    {"event.list: limits, and only for operators", event_list_has_limits},
    {"event.dead: nothing in a sound shop", event_dead_of_a_sound_shop},
    {"event.replay: nothing to do", event_replay_of_nothing},
    {"event.replay: of a consumer that does not exist", event_replay_needs_a_consumer},
    {"event.rewind: sets a consumer back", event_rewind_sets_a_consumer_back},
    {"event.rewind: refuses what is not there", event_rewind_refuses_what_is_not_there},
    {"event.rewind: replays, and only for operators", event_rewind_replays},
    {"system.stats: counts", system_stats_counts},
    {"system.stats: shows every consumer", system_stats_show_every_consumer},
    {"system.prune: keeps what is new", system_prune_keeps_what_is_new},
    {"system.check: finds nothing in a sound shop", system_check_finds_nothing_in_a_sound_shop},
    {"system.check: goes on behind a table", system_check_goes_on_behind_a_table},
};

CONTRACT_SUITE(system, cases);
