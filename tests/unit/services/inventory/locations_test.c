/* locations_test.c - codes and countries, the order of locations and its pages, and what goes with a location
 * that is deleted. */
#include "tests/unit/services/inventory/stockroom.h"

#include <string.h>

enum { CODE_MOST = 32 };

static int put(stockroom *r, const char *code, const char *country)
{
    shop_location_put_args args = SHOP_LOCATION_PUT_INIT;
    const shop_location *made = NULL;
    args.code = args.name = code;
    args.country = country;
    int result = shop_location_put(r->shop, &args, &made);
    shop_free(made);
    return result;
}

static int delete_location(stockroom *r, const char *code)
{
    shop_location_delete_args args = SHOP_LOCATION_DELETE_INIT;
    args.code = code;
    return shop_location_delete(r->shop, &args);
}

static const shop_location *get(stockroom *r, const char *code)
{
    shop_location_get_args args = SHOP_LOCATION_GET_INIT;
    const shop_location *location;
    args.code = code;
    assert_int_equal(shop_location_get(r->shop, &args, &location), 0);
    return location;
}

static int list(stockroom *r, int64_t limit, const char *cursor, const shop_location_page **out)
{
    shop_location_list_args args = SHOP_LOCATION_LIST_INIT;
    args.limit = limit;
    args.cursor = cursor;
    return shop_location_list(r->shop, &args, out);
}

/* --- codes and countries ------------------------------------------------------------------------ */

static void codes_hold_nothing_but_letters_digits_and_two_signs(void **state)
{
    static const char *const bad[] = {"",   "A/",  "A:", "A@", "A[", "A`",
                                      "A{", "A B", "A.", "A,", "A'", "\xc3\x84"};
    stockroom *r = *state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(put(r, bad[i], "DE"), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "code");
    }
    assert_int_equal(put(r, "azAZ09-_", "DE"), 0);
}

static void the_longest_code_is_kept_whole(void **state)
{
    stockroom *r = *state;
    char code[CODE_MOST + 2];
    memset(code, 'L', sizeof(code) - 1);
    code[CODE_MOST + 1] = '\0';
    assert_int_equal(put(r, code, "DE"), SHOP_E_INVALID);
    code[CODE_MOST] = '\0';
    assert_int_equal(put(r, code, "DE"), 0);
    const shop_location *read = get(r, code);
    assert_string_equal(read->code, code);
    shop_free(read);
}

static void countries_are_two_capitals(void **state)
{
    static const char *const bad[] = {"De", "dE", "D1", "@E", "D[", "D", "\xc3\x84"};
    stockroom *r = *state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(put(r, "NEW", bad[i]), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "country");
    }
    assert_int_equal(put(r, "NEW", "AZ"), 0);
}

static void written_again_it_is_as_old_as_before(void **state)
{
    stockroom *r = *state;
    pass(r, 5000);
    put_location(r, "NEAR", 7);
    const shop_location *read = get(r, "NEAR");
    assert_int_equal(read->created_at_ms, STOCKROOM_START_MS);
    assert_int_equal(read->updated_at_ms, STOCKROOM_START_MS + 5000);
    assert_int_equal(read->position, 7);
    shop_free(read);
}

/* --- pages -------------------------------------------------------------------------------------- */

static void a_cursor_that_no_list_gave_is_refused(void **state)
{
    static const char *const bad[] = {"", "1", "/NEAR", "x1/NEAR", "1x/NEAR", " 1/NEAR",
                                      "99999999999999999999/NEAR"};
    stockroom *r = *state;
    const shop_location_page *page;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(list(r, 0, bad[i], &page), SHOP_E_INVALID);
        assert_string_equal(shop_error_last()->field, "cursor");
    }
}

/* NEAR stands at 1, FAR, B and A at 2: one a page, and the page behind the last full one is not offered. */
static void pages_meet_each_location_once_also_at_equal_positions(void **state)
{
    static const char *const wanted[] = {"NEAR", "A", "B", "FAR"};
    enum { LOCATIONS = sizeof(wanted) / sizeof(wanted[0]) };
    stockroom *r = *state;
    const shop_location_page *page, *before = NULL;
    put_location(r, "B", 2);
    put_location(r, "A", 2);
    for (size_t i = 0; i < LOCATIONS; i++) {
        assert_int_equal(list(r, 1, before != NULL ? before->next_cursor : NULL, &page), 0);
        assert_int_equal(page->item_count, 1);
        assert_string_equal(page->items[0]->code, wanted[i]);
        assert_int_equal(page->next_cursor == NULL, i + 1 == LOCATIONS);
        shop_free(before);
        before = page;
    }
    shop_free(before);
}

static void a_page_goes_on_where_its_last_location_was(void **state)
{
    stockroom *r = *state;
    const shop_location_page *first, *rest;
    put_location(r, "MIDDLE", 2);
    assert_int_equal(list(r, 2, NULL, &first), 0);
    assert_string_equal(first->items[1]->code, "FAR");
    assert_int_equal(delete_location(r, "FAR"), 0);
    put_location(r, "EARLY", 0);
    assert_int_equal(list(r, 2, first->next_cursor, &rest), 0);
    assert_int_equal(rest->item_count, 1);
    assert_string_equal(rest->items[0]->code, "MIDDLE");
    shop_free(first);
    shop_free(rest);
}

/* --- deleting ----------------------------------------------------------------------------------- */

static void the_refusal_says_how_many_skus_lie_there(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "FAR", 1);
    set_stock(r, "B", "FAR", 4);
    set_stock(r, "C", "FAR", 0);
    set_stock(r, "D", "NEAR", 9);
    assert_int_equal(delete_location(r, "FAR"), SHOP_E_CONFLICT);
    assert_string_equal(shop_error_last()->message, "2 SKUs have stock at FAR");
    set_stock(r, "A", "FAR", 0);
    set_stock(r, "B", "FAR", 0);
    assert_int_equal(delete_location(r, "FAR"), 0);
    assert_int_equal(delete_location(r, "FAR"), SHOP_E_NOT_FOUND);
}

static void its_levels_go_and_others_stay(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "NEAR", 5);
    set_stock(r, "A", "FAR", 0);
    assert_int_equal(delete_location(r, "FAR"), 0);
    assert_int_equal(available(r, "A"), 5);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT count(*) FROM inventory_stock"), 1);
}

static void one_that_comes_back_begins_without_levels(void **state)
{
    stockroom *r = *state;
    set_stock(r, "A", "FAR", 5);
    set_stock(r, "A", "FAR", 0);
    assert_int_equal(delete_location(r, "FAR"), 0);
    pass(r, 5000);
    put_location(r, "FAR", 2);
    const shop_location *read = get(r, "FAR");
    assert_int_equal(read->created_at_ms, STOCKROOM_START_MS + 5000);
    shop_free(read);
    assert_int_equal(temp_shop_number(&r->temp, "SELECT count(*) FROM inventory_stock"), 0);
    set_stock(r, "A", "FAR", 3); /* the ledger goes on: the teardown adds it up */
    assert_int_equal(available(r, "A"), 3);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stockroom_setup, stockroom_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(codes_hold_nothing_but_letters_digits_and_two_signs),
        CASE(the_longest_code_is_kept_whole),
        CASE(countries_are_two_capitals),
        CASE(written_again_it_is_as_old_as_before),
        CASE(a_cursor_that_no_list_gave_is_refused),
        CASE(pages_meet_each_location_once_also_at_equal_positions),
        CASE(a_page_goes_on_where_its_last_location_was),
        CASE(the_refusal_says_how_many_skus_lie_there),
        CASE(its_levels_go_and_others_stay),
        CASE(one_that_comes_back_begins_without_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
